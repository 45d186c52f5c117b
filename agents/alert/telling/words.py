"""Words cut to what their forms have in common, and names to what they have in common across scripts."""

from __future__ import annotations

import re

from agents.text import script

STEM = 5  # letters of a word that are compared, in Latin and Cyrillic
_UNSPACED = re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]")
_ARABIC_HEAD = re.compile(r"^(?:[وف]?(?:بال|كال|وال|لل|ال)|[وفبلك](?=\w{3}))")
_ARABIC_TAIL = re.compile(r"(?<=\w{3})(?:ات|ون|ين|ان|ها|هم|يه|ه)$")
_HEBREW_HEAD = re.compile(r"^[והבלמשכ]{1,2}(?=\w{3})")


def stem(word: str) -> str:
    """A folded word without its endings, cut roughly; the same for most of its forms."""
    kind = script(word)
    if kind == "Arab":
        return bare(word)
    if kind == "Hebr":
        return _HEBREW_HEAD.sub("", word)
    return word[:STEM]


def bare(word: str) -> str:
    """A folded Arabic word without article, attached particles and the ending of its number."""
    return _ARABIC_TAIL.sub("", _ARABIC_HEAD.sub("", word))


def pieces(word: str) -> list[str]:
    """A word, or in a script without word spaces its pairs of characters."""
    if not _UNSPACED.search(word):
        return [word]
    return [word[at : at + 2] for at in range(len(word) - 1)]


_SOUNDS = str.maketrans(
    {
        **dict.fromkeys("aeiouyhаеиоуыэюяйіїєьъw", ""),
        **dict.fromkeys("ايوهءعحאעוהיחʿ'", ""),
        **dict.fromkeys("pбпبپבפ", "b"),
        **dict.fromkeys("вvфفڤ", "f"),
        **dict.fromkeys("ckqкقכקخхك", "k"),
        **dict.fromkeys("zsxзсшщжцчصسشزذثظجچژצסשזчj", "s"),
        **dict.fromkeys("gгґغگג", "g"),
        **dict.fromkeys("dдدضד", "d"),
        **dict.fromkeys("tтتطטת", "t"),
        **{
            "л": "l",
            "ل": "l",
            "ל": "l",
            "м": "m",
            "م": "m",
            "מ": "m",
            "ם": "m",
            "н": "n",
            "ن": "n",
            "נ": "n",
            "ן": "n",
        },
        **{"р": "r", "ر": "r", "ר": "r", "ף": "b", "ץ": "s", "ך": "k"},
    }
)
_DOUBLE = re.compile(r"(.)\1+")
SOUNDS = 3  # consonants from which a name says something across scripts


def sounds(word: str) -> str:
    """A folded name's consonants, the same in Latin, Cyrillic, Arabic and Hebrew letters; "" where they are too few."""
    found = _DOUBLE.sub(r"\1", word.translate(_SOUNDS))
    return found[:4] if len(found) >= SOUNDS else ""

"""Guessing the language of a text, a sentence being enough: by script, by letters, by its smallest words.

The word lists are written by hand: words so common that one of them stands in almost every sentence. A word that
several languages have counts for each of them in part.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cache

from agents.folding import fold
from agents.words import ENDINGS, LETTERS, WORDS

_LATIN = "en de fr es pt it nl pl tr ro cs sk hr sv da no fi hu id vi az sq ca"
_FAMILIES = {"Latn": _LATIN.split(), "Cyrl": ["ru", "uk", "bg", "sr", "be"], "Arab": ["ar", "fa", "ur", "ps", "ckb"]}
_ALONE = {"Hebr": "he", "Hang": "ko", "Kana": "ja", "Hani": "zh", "Grek": "el", "Deva": "hi", "Thai": "th"}
_ALONE |= {"Geor": "ka", "Armn": "hy", "Beng": "bn"}
_SCRIPTS = {
    "Latn": "A-Za-z\u00c0-\u024f\u1e00-\u1eff",
    "Cyrl": "\u0400-\u052f",
    "Arab": "\u0600-\u06ff\u0750-\u077f",
    "Hebr": "\u0590-\u05ff",
    "Hang": "\uac00-\ud7af",
    "Kana": "\u3040-\u30ff",
    "Hani": "\u3400-\u4dbf\u4e00-\u9fff",
    "Grek": "\u0370-\u03ff",
    "Deva": "\u0900-\u097f",
    "Thai": "\u0e00-\u0e7f",
    "Geor": "\u10a0-\u10ff",
    "Armn": "\u0530-\u058f",
    "Beng": "\u0980-\u09ff",
}
_COUNTED = [(name, re.compile(f"[{characters}]")) for name, characters in _SCRIPTS.items()]
_WEIGHTS = {"Hani": 2.5, "Kana": 3.0, "Hang": 2.0}  # a character of these says as much as several letters
_TOKEN = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
_HEAD = 300  # characters that are looked at
_SCRIPT_HEAD = 150  # of which the script is told
_CLEAR = 3.0  # score from which, and twice the next, words alone decide

_LETTER, _ENDING, _LONE = 0.5, 0.35, 0.5  # weights of a letter, of an ending, of a word of one letter


def _shares() -> dict[str, dict[str, tuple[tuple[str, float], ...]]]:
    """For each script: word, and what it counts for each language that has it."""
    made: dict[str, dict[str, tuple[tuple[str, float], ...]]] = {}
    for family, langs in _FAMILIES.items():
        owners: dict[str, list[str]] = defaultdict(list)
        for lang in langs:
            for word in WORDS[lang]:
                owners[word].append(lang)
        made[family] = {word: tuple((lang, _share(word, held)) for lang in held) for word, held in owners.items()}
    return made


def _share(word: str, held: list[str]) -> float:
    return float((1.0 if len(word) > 1 else _LONE) / len(held) ** 0.7)


_SHARES = _shares()
_MARKS = {
    family: {
        letter: [lang for lang in langs if letter in LETTERS.get(lang, "")]
        for letter in {letter for lang in langs for letter in LETTERS.get(lang, "")}
    }
    for family, langs in _FAMILIES.items()
}
_ENDS = {
    family: {
        ending: [lang for lang in langs if ending in ENDINGS.get(lang, "").split()]
        for ending in {ending for lang in langs for ending in ENDINGS.get(lang, "").split()}
    }
    for family, langs in _FAMILIES.items()
}


@cache
def _commonest(lang: str) -> frozenset[str]:
    return _FOLDED[lang] | _FOLDED["en"]


def longest_common(lang: str) -> int:
    """Characters of the longest of a language's commonest words."""
    return _LONGEST.get(lang, _LONGEST["en"])


def commonest(lang: str) -> frozenset[str]:
    """The folded words of a language (and of English) that stand in almost every sentence."""
    return _commonest(lang) if lang in _FOLDED else _FOLDED["en"]


_FOLDED = {lang: frozenset(map(fold, words)) for lang, words in WORDS.items()}
_LONGEST = {lang: max(map(len, words | _FOLDED["en"])) for lang, words in _FOLDED.items()}


_UNTOLD = {"und", "unk", "unknown", "mul", "mis", "zxx", "none", "null", "xx"}
_OTHER = """
eng en english en ara ar arabic ar fas fa per fa heb he iw he rus ru russian ru ukr uk ua uk pol pl tur tr fra fr fre fr
french fr spa es spanish es deu de ger de german de zho zh chi zh cmn zh chinese zh cn zh ita it por pt jpn ja jp ja
kor ko kr ko nb no nn no nob no in id ind id dut nl nld nl swe sv gr el
"""
_OTHER_CODES = dict(zip(_OTHER.split()[::2], _OTHER.split()[1::2], strict=True))


def of_texts(texts: Iterable[str], told: str = "") -> str:
    """The language told, else that of the first of some texts that says enough."""
    if known := language("", told):
        return known
    return next((found for text in texts if (found := language(text))), "")


def language(text: str, told: str = "") -> str:
    """The language told (its first part: `pt` of pt-BR), else a guess; "" where the text says too little."""
    if (known := told.strip().lower().replace("_", "-").partition("-")[0]) and known not in _UNTOLD:
        return _OTHER_CODES.get(known, known)
    head = text[:_HEAD]
    family = "Latn" if head.isascii() else _family(head[:_SCRIPT_HEAD])
    if family == "Latn" and sum(map(str.isalpha, head)) < 2:
        return ""
    return _ALONE[family] if family in _ALONE else _guess(family, head)


def _family(head: str) -> str:
    """The script, or group of scripts, that most of a text is in."""
    counts = {name: len(pattern.findall(head)) * _WEIGHTS.get(name, 1.0) for name, pattern in _COUNTED}
    if counts["Kana"] and counts["Kana"] * 8 > counts["Hani"]:
        return "Kana"
    return max(counts, key=lambda name: counts[name])


def _guess(family: str, head: str) -> str:
    scores: dict[str, float] = defaultdict(float)
    lower = head.lower().replace("’", "'").replace("i\u0307", "i")
    words = _TOKEN.findall(lower)
    shares = _SHARES[family]
    parts = _TOKEN.findall(lower.replace("'", " ")) + words if "'" in lower else words
    for word in parts:
        for lang, share in shares.get(word, ()):
            scores[lang] += share
    first, second, *_ = sorted((*scores.values(), 0.0, 0.0), reverse=True)
    if first < _CLEAR or first < 2 * second:
        _count_endings(family, words, scores)
        _count_letters(family, lower, scores)
    return _best(family, scores, len(words))


def _count_endings(family: str, words: list[str], scores: dict[str, float]) -> None:
    ends = _ENDS[family]
    for word in words:
        for size in (2, 3, 4, 5):
            for lang in ends.get(word[-size:], ()) if len(word) > size + 2 else ():
                scores[lang] += _ENDING * (size - 1) / 2 / len(ends[word[-size:]])


def _count_letters(family: str, lower: str, scores: dict[str, float]) -> None:
    marks = _MARKS[family]
    for letter in sorted(marks.keys() & set(lower), key=lambda letter: (len(marks[letter]), -ord(letter))):
        langs = marks[letter]  # the rarest first: of languages that come to the same, the first counts
        for lang in langs:
            scores[lang] += _LETTER * min(lower.count(letter), 6) / len(langs)


def _best(family: str, scores: dict[str, float], words: int) -> str:
    if family != "Latn":
        return max(_FAMILIES[family], key=lambda lang: scores[lang])  # of equals the first: ru, ar
    best = max(scores, key=lambda lang: scores[lang], default="")
    return best if best and scores[best] >= min(0.3, 0.1 * words) else ""

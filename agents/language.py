"""Guessing the language of a text, a sentence being enough: by script, by letters, by its smallest words.

The word lists are written by hand: words so common that one of them stands in almost every sentence. A word that
several languages have counts for each of them in part.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from agents.text import fold
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
_HEAD = 1_500  # characters that are looked at

_LETTER, _ENDING = 0.5, 0.35


def _shares() -> dict[str, dict[str, dict[str, float]]]:
    """For each script: word, and what it counts for each language that has it."""
    made: dict[str, dict[str, dict[str, float]]] = {}
    for family, langs in _FAMILIES.items():
        owners: dict[str, list[str]] = defaultdict(list)
        for lang in langs:
            for word in WORDS[lang]:
                owners[word].append(lang)
        made[family] = {word: {lang: 1 / len(held) ** 0.7 for lang in held} for word, held in owners.items()}
    return made


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


def commonest(lang: str) -> frozenset[str]:
    """The folded words of a language (and of English) that stand in almost every sentence."""
    return _FOLDED[lang] | _FOLDED["en"] if lang in _FOLDED else _FOLDED["en"]


_FOLDED = {lang: frozenset(map(fold, words)) for lang, words in WORDS.items()}


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
    counts = {name: len(pattern.findall(head)) * _WEIGHTS.get(name, 1.0) for name, pattern in _COUNTED}
    if counts["Kana"] and counts["Hani"] and counts["Kana"] * 8 > counts["Hani"]:
        return "ja"
    family = max(counts, key=lambda name: counts[name])
    if counts[family] < 2:
        return ""
    return _ALONE[family] if family in _ALONE else _guess(family, head)


def _guess(family: str, head: str) -> str:
    scores: dict[str, float] = defaultdict(float)
    words = _TOKEN.findall(head.replace("’", "'").lower().replace("i\u0307", "i"))
    for word in words:
        for part in (word, *word.split("'")) if "'" in word else (word,):
            for lang, share in _SHARES[family].get(part, {}).items():
                scores[lang] += share
        for size in (2, 3, 4, 5):
            for lang in _ENDS[family].get(word[-size:], ()) if len(word) > size + 2 else ():
                scores[lang] += _ENDING * (size - 1) / 2 / len(_ENDS[family][word[-size:]])
    for letter, langs in _MARKS[family].items():
        if number := head.lower().count(letter):
            for lang in langs:
                scores[lang] += _LETTER * min(number, 6) / len(langs)
    return _best(family, scores, len(words))


def _best(family: str, scores: dict[str, float], words: int) -> str:
    if family != "Latn":
        return max(_FAMILIES[family], key=lambda lang: scores[lang])  # of equals the first: ru, ar
    best = max(scores, key=lambda lang: scores[lang], default="")
    return best if best and scores[best] >= min(0.3, 0.1 * words) else ""

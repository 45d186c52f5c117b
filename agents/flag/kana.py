"""Other spellings of a name in katakana: writers differ in where a vowel is long (ムハンディス, ムハンディース)."""

from __future__ import annotations

import re
from unicodedata import normalize

_LONG = "\u30fc"
_LEAST = 5  # letters of the shortest name of which this is said: ビル is not ビール
_NAME = re.compile("[\u30a1-\u30fa\u30fb\u30fc=]+")
_OPEN = re.compile(
    "(?<=[^\u30fb=\u30c3\u30f3\u30fc])(?![\u30a1\u30a3\u30a5\u30a7\u30a9\u30c3\u30e3\u30e5\u30e7\u30fc])"
)
# Behind any letter but ッ, ン and ー, and not before a small one, with which it is one sound.


def long_vowels(name: str) -> set[str]:
    """A name with one long vowel more, with one less, and with none; nothing for short names and other letters."""
    plain = normalize("NFKC", name)
    if not _NAME.fullmatch(plain) or len(plain) < _LEAST:
        return set()
    places = [found.start() for found in _OPEN.finditer(plain)]
    made = {plain[:at] + _LONG + plain[at:] for at in places}
    made |= {plain[:at] + plain[at + 1 :] for at, letter in enumerate(plain) if letter == _LONG}
    return (made | {plain.replace(_LONG, "")}) - {plain}

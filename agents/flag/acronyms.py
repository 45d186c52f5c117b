"""Acronyms that an article explains itself: "Islamic Revolutionary Guard Corps (IRGC)" makes IRGC a name in it.

Only where the letters are the initials of the words before the bracket and the name found there covers at least
two words and half of them: "Iraq (AFP)" or "the Government of Iraq (GOI)" explain no name of Iraq.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

_BRACKET = re.compile(r"[’']?s?\s?[(（]\s?([^\W\d_](?:[^\W\d_]|[.&-]){1,9})\s?[)）]")
_BEFORE = 120  # characters looked back for the words that the letters stand for
_SMALL = 3  # letters up to which a word without capital may be passed over: of, the, de, для


def explained(text: str, start: int, end: int) -> str:
    """The acronym in brackets after a name at `start` to `end`, where it abbreviates it; else ""."""
    bracket = _BRACKET.match(text, end)
    if bracket is None:
        return ""
    acronym = bracket.group(1)
    letters = [letter for letter in acronym if letter.isalpha()]
    if len(letters) < 2 or sum(map(str.isupper, letters)) < len(letters) - 1:
        return ""
    first = _first_word(text, end, letters)
    own = len(re.findall(r"[^\W_]+", text[start:end]))
    return acronym if first is not None and own >= 2 and own * 2 >= len(letters) else ""


def _first_word(text: str, end: int, letters: list[str]) -> int | None:
    """Where the words begin of which these are the initials, read backwards from `end`."""
    words = list(re.finditer(r"[^\W_]+", text[max(0, end - _BEFORE) : end]))
    wanted = [letter.casefold() for letter in letters]
    while wanted and words:
        word = words.pop()
        if word.group()[0].casefold() == wanted[-1]:
            wanted.pop()
        elif word.group()[0].isupper() or len(word.group()) > _SMALL:
            return None
        if not wanted:
            return word.start()
    return None


def places(texts: Mapping[str, str], acronyms: Iterable[str]) -> Iterator[tuple[str, str, int, int]]:
    """Where acronyms stand as words of their own, in these very letters: acronym, field, start, end."""
    for acronym in acronyms:
        pattern = re.compile(rf"(?<![^\W_]){re.escape(acronym)}(?![^\W_])")
        for field, text in texts.items():
            for match in pattern.finditer(text):
                yield acronym, field, match.start(), match.end()

"""Acronyms that an article explains itself: "Islamic Revolutionary Guard Corps (IRGC)" makes IRGC a name in it.

Only where the letters are the initials of the words before the bracket and the name found there covers at least
two words and half of them: "Iraq (AFP)" or "the Government of Iraq (GOI)" explain no name of Iraq.
And where the article explains a watched acronym as something else, "Yuma Proving Ground (YPG)", it is not that name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from agents.text import fold, words_like

_BRACKET = re.compile(r"[’']?s?\s?[(（]\s?([^\W\d_](?:[^\W\d_]|[.&-]){1,9})\s?[)）]")
_AHEAD = re.compile(r"(?:\(|,? or |,? (?:also )?(?:known as|called|abbreviated) )(?:the )?$")
_LINK = 24  # characters of the longest of them
_BEHIND = re.compile(
    r"(?: \(|, (?:(?:or|that is|i\.e\.|soit|czyli|то есть),? )?"
    r"|,? (?:stands for|stood for|short for|which means|steht für|kurz für|significa|signifie|staat voor) )"
    r"(?:the |a |an |die |der |das |le |la |les |el |il |lo |de |het )?",
    re.IGNORECASE,
)
_STEM = 4  # letters by which two words count as one: Israel, Israeli
_LEAST = 3  # letters of an acronym that says what it stands for: IS is two, and stands before anything
_BEFORE = 120  # characters looked back for the words that the letters stand for
_WORD = re.compile(r"[^\W_]+")
_LONG = re.compile(r"[^\W_]{2,}")
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


def meaning(text: str, start: int, end: int) -> list[str]:
    """The words that the text says, right beside it, the acronym at `start` to `end` is short for; or none."""
    letters = [letter for letter in text[start:end] if letter.isalpha()]
    if len(letters) < _LEAST:
        return []
    return _words_before(text, start, letters) or _words_behind(text, end, letters)


def foreign(words: list[str], own: Iterable[str]) -> bool:
    """Whether words are not those of a thing's names (`own`, folded): the first, or most of them, are in none."""
    stems = {word[:_STEM] for word in own}
    known = [fold(word)[:_STEM] in stems for word in words]
    return bool(known) and not (known[0] and 2 * sum(known) >= len(known))


def _words_before(text: str, start: int, letters: list[str]) -> list[str]:
    """The words before an acronym of which its letters are the initials; with nothing between, capitalised ones."""
    said = _AHEAD.search(text, max(0, start - _LINK), start)
    end = said.start() if said else start - 1
    first = _first_word(text, end, letters) if said or text[end : end + 1] == " " else None
    words = [] if first is None else _LONG.findall(text[first:end])
    return words if said or all(word[0].isupper() or len(word) <= _SMALL for word in words) else []


def _words_behind(text: str, end: int, letters: list[str]) -> list[str]:
    """The words behind an acronym of which its letters are the initials, one each."""
    said = _BEHIND.match(text, end)
    if said is None:
        return []
    words = _WORD.findall(text[said.end() : said.end() + _BEFORE])
    taken = [word for word in words if len(word) > _SMALL or word[0].isupper()][: len(letters)]
    return taken if [w[0].casefold() for w in taken] == [letter.casefold() for letter in letters] else []


def _first_word(text: str, end: int, letters: list[str]) -> int | None:
    """Where the words begin of which these are the initials, read backwards from `end`."""
    words = list(_WORD.finditer(text, max(0, end - _BEFORE), end))
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
        for field, text in texts.items():
            for start, end in words_like(text, acronym):
                yield acronym, field, start, end

"""A name that only begins a longer one: the Typhoon of "Typhoon Haiyan", the Arrow of "Arrow Electronics".

A name that is explained as something of no known kind ("Reaper, a sound program,") is that.
A name with an age ("Emad, 24, fled") is a person's.

Asked for ambiguous names of one word alone. A capitalised neighbour that the watchlist knows (a context word, another
name) does not make a longer name, nor does an acronym, a word with a digit, or one in a headline where every word is
capitalised.
"""

from __future__ import annotations

import re
from collections.abc import Callable

_AFTER = re.compile(r"[ -]([^\W\d_][^\W_]*)")
_APPOSED = re.compile(r", (?:an?|une?|eine?|una|uma) ((?:[^\W_]+[ -]){0,4}[^\W_]+)")
_OF_WAR = re.compile(
    r"weapon|soviet|syst|made|built|design|arme|arma|waffe|launch|\b(?:mots?|words?|wort)\b", re.IGNORECASE
)
_AGED = re.compile(r"(?: [^\W\d_]+)?, \d\d?[,)]| \(\d\d?\)")  # Emad, 24, fled
_WORD = re.compile(r"[^\W\d_]{2,}")
_SMALL = """
the a an this that these those its his her their our your my some any no one two three four five in on of at
to from by with for and or but as after before when while if der die das den dem ein eine le la les l un une
des du el los las il lo i gli os um uma
"""
_NO_NAMES = frozenset(_SMALL.split())
_LONGEST_LOW = 6  # letters of a word without a capital in such a line
_HEADLINE = 0.6  # share of capitalised words above which capitals say nothing

Known = Callable[[int, int], bool]


def aged(text: str, end: int) -> bool:
    """Whether an age stands behind the name that ends at `end`, a surname between them perhaps: a person's."""
    return _AGED.match(text, end) is not None


def contained(text: str, start: int, end: int, known: Known) -> bool:
    """Whether the name at `start` to `end` is part of a longer capitalised name that `known` does not explain."""
    if aged(text, end):
        return True
    after = _AFTER.match(text, end)
    if after and _names(after.group(1)) and not known(*after.span(1)):
        return not headline(text, start)
    return False


def apposed(text: str, end: int, known: Known) -> bool:
    """Whether a name that ends at `end` is explained as "a ..." of which `known` knows no word."""
    said = _APPOSED.match(text, end)
    if said is None or said.group(1).split()[0] in _NO_NAMES:  # ", a los que": a Spanish "to"
        return False
    return not _OF_WAR.search(said.group(1)) and not known(*said.span(1))


def _names(word: str) -> bool:
    return word[0].isupper() and word[1:].islower() and word.casefold() not in _NO_NAMES


def headline(text: str, at: int, least: int = 4) -> bool:
    """Whether the line is written With Capitals Everywhere; of fewer than `least` words none is said to be."""
    first = text.rfind("\n", 0, at) + 1
    last = text.find("\n", at)
    words: list[str] = _WORD.findall(text[max(first, at - 150) : min(last if last >= 0 else len(text), at + 150)])
    if len(words) < least or any(word.islower() and len(word) > _LONGEST_LOW for word in words):
        return False
    return sum(word[0].isupper() for word in words) > _HEADLINE * len(words)

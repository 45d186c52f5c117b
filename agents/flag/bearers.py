"""Other bearers of a name: a surname behind somebody else's given name or trade, a street, a firm or a pub that has it.

"Emily Nasrallah", "midfielder Rouhani", "Khamenei Street", "Global Hawk Insurance", "the Patriot pub".
"""

from __future__ import annotations

import re
from functools import lru_cache

from agents.flag.containment import headline
from agents.flag.given import (
    BEHIND,
    GIVEN,
    HEADS,
    HIGH_TITLES,
    LOW_HEADS,
    NAMED,
    PETS,
    PLACES_TOO,
    POSSESSED,
    SURNAMES,
    TITLES,
    TRADES,
)
from agents.text import Folded, fold

_ENDING = re.compile(r"(?:ого|[оеи][йм]|[ое]ю|ию|ии|ия|ья|[уаеиыяюі])$")
_APPOSED = re.compile(r", (?:an?|une?|eine?|una) ((?:[^\W\d_]+[ -]?){1,5})")
_PARTICLES = frozenset({"al", "el", "ul", "ول"})
_VOWELS = str.maketrans("eiouqcgаеиоуыэюяі", "iiuukkkаииууииуаи")
_FIRST = re.compile(r"[aiuаиу]")
_INNER = re.compile(r"[aiuаиуhjyйьъ]+")
_TWICE = re.compile(r"(.)\1+")
_STEM = 3
_HEADLINE = 6  # words of a line from which its capitals say nothing: "Trump Furniture Tariffs Hit All Stores"


def _stem(word: str) -> str:
    stem = _ENDING.sub("", word)
    return stem if len(stem) >= _STEM else word


_NAMES = frozenset(_stem(fold(name)) for name in GIVEN)
_TRADES = frozenset(fold(word) for word in TRADES)
_TITLES = frozenset(fold(word) for word in TITLES)
_SURNAMES = frozenset(fold(name) for name in SURNAMES | BEHIND)
_NAMED = frozenset(fold(word) for word in NAMED)
_PETS = frozenset(fold(word) for word in PETS)
_POSSESSED = frozenset(fold(word) for word in POSSESSED)
NO_PERSON = ""
"""Among the `own` words of a thing that is no person: a rank or a title before its name makes it somebody's."""
UNSURE = "?"
"""Among the `own` words of an ambiguous name: a mountain or a lake of that name is another thing too."""
_LAND = frozenset({"mount", "mt", "lake", "fort"})


@lru_cache(maxsize=20_000)
def spelled(word: str) -> str:
    """What the spellings of a given name have in common: Hassan and Hasan, Esmail and Ismael, Qassem and Kasim."""
    plain = word.translate(_VOWELS)
    first = _FIRST.search(plain)
    after = first.end() if first else 1
    return _TWICE.sub(r"\1", plain[:after] + _INNER.sub("", plain[after:]))


PLACES = frozenset(fold(name) for name in PLACES_TOO)
"""Given names that are places or plain words too: before the name of no person they say nothing."""


def given(name: str) -> bool:
    """Whether a name begins with a given name."""
    return _stem(fold(name).partition(" ")[0]) in _NAMES


@lru_cache(maxsize=4_096)
def _spelled(words: frozenset[str]) -> frozenset[str]:
    return frozenset(map(spelled, words))


def of_another(text: Folded, start: int, own: frozenset[str]) -> bool:
    """Whether a given name not a person's own, or a trade, stands right before a folded place.

    `own`: the words of the entity's own names, folded, and NO_PERSON among them for what is none.
    """
    folded = text.text
    end = start - 1
    if end <= 0 or folded[end] != " ":
        return False
    first = folded.rfind(" ", 0, end) + 1
    word = folded[first:end]
    while first > 1 and (word in _PARTICLES or (len(word.rstrip(".")) == 1 and _high(text, first))):
        end = first - 1
        first = folded.rfind(" ", 0, end) + 1
        word = folded[first:end]
    if word in _NAMED:
        return folded[folded.rfind(" ", 0, max(first - 1, 0)) + 1 : max(first - 1, 0)] in _PETS
    if word in _TRADES:
        return spelled(word) not in _spelled(own)
    if NO_PERSON in own and (word in _TITLES or (word in HIGH_TITLES and _high(text, first))):
        return UNSURE in own or word not in _LAND
    bare = word.lstrip("(\"'[-«“„")
    if not bare or _stem(bare) not in _NAMES or spelled(bare) in _spelled(own) or (bare in PLACES and NO_PERSON in own):
        return False
    letter = text.original[text.span(end - len(bare), end)[0]]
    return letter.isupper() or not letter.islower()


_LETTERS = re.compile(r"[^\W\d_]+")


def lent(text: Folded, end: int) -> bool:
    """Whether a street, a firm, a pub or the like is called by the name that ends at a folded place, or the name is
    somebody of a trade: "Rouhani, a wrestler", "Rouhani's Rugs"."""
    folded = text.text
    if folded[end : end + 1] == ",":
        said = _APPOSED.match(folded, end)
        return said is not None and not _TRADES.isdisjoint(said.group(1).split())
    if folded.startswith(("'s ", "’s "), end):
        return _word(folded, end + 3) in _POSSESSED and _high(text, end + 3)
    if folded[end : end + 1] != " ":
        return False
    start = end + 1
    if folded.startswith(("& ", "and "), start):
        start = folded.index(" ", start) + 1
        return folded.startswith(("partners", "sons", "associates", "co."), start) and _high(text, start)
    word = _word(folded, start)
    if word in LOW_HEADS:
        return True
    return (
        word in HEADS and _high(text, start) and not headline(text.original, text.span(start, start + 1)[0], _HEADLINE)
    )


def surnamed(text: Folded, end: int) -> bool:
    """Whether the name that ends at a folded place is the given name of somebody: "Isis Fernández", "Jordan Taylor"."""
    start = end + 1
    return text.text[end:start] == " " and _word(text.text, start) in _SURNAMES and _high(text, start)


def _word(folded: str, start: int) -> str:
    word = _LETTERS.match(folded, start)
    return word.group() if word else ""


def _high(text: Folded, at: int) -> bool:
    return text.original[text.span(at, at + 1)[0]].isupper()

"""Other bearers of a name: a surname behind somebody else's given name or trade, a street, a firm or a pub that has it.

"Emily Nasrallah", "midfielder Rouhani", "Khamenei Street", "Global Hawk Insurance", "the Patriot pub".
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from agents.flag.containment import headline
from agents.flag.given import (
    BEHIND,
    FIRMS,
    GIVEN,
    HEADS,
    HIGH_TITLES,
    LOW_HEADS,
    MEMBERS,
    NAMED,
    PETS,
    PLACES_TOO,
    POSSESSED,
    SAINTS,
    SURNAMES,
    TITLES,
    TRADES,
)
from agents.flag.given_world import RELATED, STREETS, VENUES, WORLD, WORLD_TRADES
from agents.folding import fold

if TYPE_CHECKING:
    from agents.text import Folded  # numpy, which whoever only reads a watchlist can spare

_ENDING = re.compile(r"(?:ого|[оеи][йм]|[ое]ю|ию|ии|ия|ья|[уаеиыяюі])$")
_APPOSED = re.compile(r", (?:an?|une?|eine?|una) ((?:[^\W\d_]+[ -]?){1,5})")
_OF_A_PET = re.compile(r", (?:an?|the|our|my|une?|notre|eine?|una|der|die|das|il|la|el|le|o) ((?:[^\W\d_]+[ -]?){1,4})")
_BARE_APPOSED = re.compile(r", ([^\W\d_]+)\b")  # Nasrallah, notaire à Lyon
QUOTES = "\"'«“„‹「『"
_PARTICLES = frozenset({"al", "el", "ul", "ول"})
_VOWELS = str.maketrans("eiouqcgwłаеиоуыэюяі", "iiuukkkvlаииууииуаи")
_FIRST = re.compile(r"[aiuаиу]")
_INNER = re.compile(r"[aiuаиуhjyйьъ]+")
_TWICE = re.compile(r"(.)\1+")
_STEM = 3
_HEADLINE = 6  # words of a line from which its capitals say nothing: "Trump Furniture Tariffs Hit All Stores"


def _stem(word: str) -> str:
    stem = word if word.isascii() else _ENDING.sub("", word)
    return stem if len(stem) >= _STEM else word


_NO_PETS = frozenset("at по band song choir quartet boat yacht pub cocktail sandwich".split())  # noqa: SIM905
_NAMES = frozenset(_stem(fold(name)) for name in GIVEN | WORLD)
STREETS_ = frozenset(fold(word) for word in STREETS)
VENUES_ = frozenset(fold(word) for word in VENUES) | STREETS_
_TRADES = frozenset(fold(word) for word in TRADES | WORLD_TRADES) - VENUES_
_LONG_TRADES = tuple(word for word in _TRADES if len(word) >= 6)
_RELATED = frozenset(fold(word) for word in RELATED)
_CIVIL = frozenset(fold(word) for word in MEMBERS)
_SAINTS = frozenset(fold(word) for word in SAINTS)
_FIRMS = frozenset(fold(word) for word in FIRMS)
_TITLES = frozenset(fold(word) for word in TITLES)
_SURNAMES = frozenset(fold(name) for name in SURNAMES | BEHIND)
_NAMED = frozenset(fold(word) for word in NAMED)
_PETS = frozenset(fold(word) for word in PETS)
PETS_ALONE = frozenset(fold(word) for word in PETS) - _NO_PETS
_POSSESSED = frozenset(fold(word) for word in POSSESSED)
NO_PERSON = ""
"""Among the `own` words of a thing that is no person: a rank or a title before its name makes it somebody's."""
SOMEBODY, SOMETHING = "somebody", "something"
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


_BEFORE = _NAMED | _TRADES | VENUES_ | PETS_ALONE | _CIVIL | _SAINTS | _RELATED | _TITLES | HIGH_TITLES | _PARTICLES


def bears(word: str) -> bool:
    """Whether a folded word right before a name may say that another bears it; where not, `of_another` finds none."""
    if len(word.rstrip(".")) <= 1 or word in _BEFORE or word[1:] in _BEFORE:
        return True
    return _stem(word.lstrip("(\"'[-«“„")) in _NAMES


def of_another(text: Folded, start: int, own: frozenset[str]) -> str:
    """Who or what else bears a name, as the word right before a folded place says: SOMEBODY, SOMETHING or "".

    `own`: the words of the entity's own names, folded, and NO_PERSON among them for what is none.
    """
    folded = text.text
    end = start - 1
    if end > 0 and folded[end] in QUOTES and folded[end - 1] == " ":
        return SOMETHING if word_before(folded, end - 1)[0] in VENUES_ else ""
    if end <= 0 or folded[end] != " ":
        return ""
    word, first = word_before(folded, end)
    initial = ""
    while word and (word in _PARTICLES or (len(word.rstrip(".")) == 1 and _high(text, first))):
        initial = word if word.endswith(".") else initial
        end = first - 1
        word, first = word_before(folded, end)
    if word in _NAMED:
        return SOMETHING if word_before(folded, first - 1)[0] in _PETS else ""
    if word in _TRADES:
        return SOMEBODY if spelled(word) not in _spelled(own) else ""
    if word in VENUES_ or (word in PETS_ALONE and NO_PERSON not in own):
        return SOMETHING if word not in own else ""
    return _titled(text, word, first, own) or _christened(text, word, end, own) or _initialled(initial, word, own)


def word_before(folded: str, end: int) -> tuple[str, int]:
    """The word that ends at a place, and where it begins."""
    first = folded.rfind(" ", 0, max(end, 0)) + 1
    return folded[first : max(end, 0)], first


def _titled(text: Folded, word: str, first: int, own: frozenset[str]) -> str:
    """Whether a title makes the name somebody's: any before the name of no person, a doctor's before a person's."""
    if NO_PERSON not in own:
        return (
            SOMEBODY if (word in _CIVIL or word in _SAINTS) and word not in own and word.rstrip(".") not in own else ""
        )
    if word in _RELATED:
        return SOMEBODY
    if word in _TITLES or word in _CIVIL or (word in HIGH_TITLES and _high(text, first)):
        return SOMEBODY if UNSURE in own or word not in _LAND else ""
    return ""


def _christened(text: Folded, word: str, end: int, own: frozenset[str]) -> str:
    """Whether a word is a given name, and not of the one who is watched."""
    bare = word.lstrip("(\"'[-«“„")
    if not bare or _stem(bare) not in _NAMES or spelled(bare) in _spelled(own) or (bare in PLACES and NO_PERSON in own):
        return ""
    letter = text.original[text.span(end - len(bare), end)[0]]
    return SOMEBODY if letter.isupper() or not letter.islower() else ""


def _initialled(initial: str, word: str, own: frozenset[str]) -> str:
    """Whether an initial stands between a name and a word that is not its own, and is none of its own: A. Nasrallah."""
    if not initial or NO_PERSON in own or (word and (word in own or spelled(word) in _spelled(own))):
        return ""
    known = _initials(own)
    return SOMEBODY if known and initial[0] not in known else ""


@lru_cache(maxsize=4_096)
def _initials(words: frozenset[str]) -> frozenset[str]:
    """Those of the given names among some words."""
    return frozenset(word[0] for word in words if word and _stem(word) in _NAMES)


_LETTERS = re.compile(r"[^\W\d_]+")
_BEHIND = _SURNAMES | LOW_HEADS | HEADS | _FIRMS | {"and"}


def heads(word: str) -> bool:
    """Whether a folded word right behind a name may make it another's; where not, `lent` and `surnamed` find none."""
    return word in _BEHIND


def lent(text: Folded, end: int, place: bool = False) -> bool:
    """Whether a street, a firm, a pub or the like is called by the name that ends at a folded place, or the name is
    somebody of a trade: "Rouhani, a wrestler", "Rouhani's Rugs". A `place` has streets and hotels of its own."""
    folded = text.text
    said = _OF_A_PET.match(folded, end)
    if said is not None and not PETS_ALONE.isdisjoint(said.group(1).split()):
        return True
    if place:
        word = _word(folded, end + 1) if folded[end : end + 1] == " " else ""
        return word in _FIRMS and _high(text, end + 1) and not _titles_line(text, end + 1)
    if folded[end : end + 1] == ",":
        return _of_trade(folded, end)
    if folded.startswith(("'s ", "’s "), end):
        return _word(folded, end + 3) in _POSSESSED and _high(text, end + 3)
    return folded[end : end + 1] == " " and _heads(text, end + 1)


def _heads(text: Folded, start: int) -> bool:
    """Whether a folded place begins the word of a firm, a street or a pub: "Hawk Insurance", "Hawk & Sons"."""
    folded = text.text
    if folded.startswith(("& ", "and "), start):
        start = folded.index(" ", start) + 1
        return folded.startswith(("partner", "sons", "associates", "co.", "söhne", "fils"), start) and _high(
            text, start
        )
    word = _word(folded, start)
    return word in LOW_HEADS or (
        (word in HEADS or word in _FIRMS) and _high(text, start) and not _titles_line(text, start)
    )


def _titles_line(text: Folded, at: int) -> bool:
    return headline(text.original, text.span(at, at + 1)[0], _HEADLINE)


_ONCE = frozenset("former ex onetime ancien ancienne antiguo ehemaliger früherer".split())  # noqa: SIM905
_SETTLED = frozenset("hamlet village suburb creek hameau aldea pueblo aldeia dorf weiler frazione borgo dorp".split())  # noqa: SIM905


_CATALOGUED = re.compile(r", ([^\W\d_]+)(?=[.:;(]| \()")  # Hajizadeh, Leyla: Carpets


def catalogued(text: Folded, end: int, own: frozenset[str]) -> bool:
    """Whether a surname that ends at a folded place stands before another's given name, as catalogues have it."""
    said = _CATALOGUED.match(text.text, end)
    if said is None or _stem(said.group(1)) not in _NAMES:
        return False
    return spelled(said.group(1)) not in _spelled(own) and _high(text, said.start(1))


def of_trade(word: str) -> bool:
    """Whether a folded word ends in a trade: Damenfriseur, Kirchenorganist."""
    return word.endswith(_LONG_TRADES)


_OF_A_TRADE = _TRADES | _SETTLED


def _of_trade(folded: str, end: int) -> bool:
    """Whether what stands behind a comma is a trade: "Rouhani, a wrestler", "Nasrallah, notaire à Lyon"."""
    said = _APPOSED.match(folded, end)
    if said is not None:
        words = said.group(1).split()
        return words[0] not in _ONCE and not _OF_A_TRADE.isdisjoint(words)
    bare = _BARE_APPOSED.match(folded, end)
    return bare is not None and bare.group(1) in _TRADES


def surnamed(text: Folded, end: int) -> bool:
    """Whether the name that ends at a folded place is the given name of somebody: "Isis Fernández", "Jordan Taylor"."""
    start = end + 1
    return text.text[end:start] == " " and _word(text.text, start) in _SURNAMES and _high(text, start)


def _word(folded: str, start: int) -> str:
    word = _LETTERS.match(folded, start)
    return word.group() if word else ""


def _high(text: Folded, at: int) -> bool:
    return text.original[text.span(at, at + 1)[0]].isupper()

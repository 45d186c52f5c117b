"""What a title or lead says that keeps two events apart, or shows that they are one: figures, dates, places, names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from agents.alert.telling import figures, places
from agents.alert.telling.plain import COMMONPLACE, FUNCTION, NOTHING
from agents.alert.telling.tokens import Token
from agents.alert.telling.words import bare, sounds, stem
from agents.text import script


class Marks(msgspec.Struct, frozen=True):
    """Names and what is counted stand as stems."""

    numbers: frozenset[str] = frozenset()
    counted: frozenset[tuple[str, str]] = frozenset()  # what, how many
    ordinals: frozenset[int] = frozenset()
    dates: frozenset[tuple[int, int]] = frozenset()  # month, day
    weekdays: frozenset[int] = frozenset()
    located: frozenset[str] = frozenset()  # entities said to be where it happened
    places: frozenset[str] = frozenset()  # names after "in", "at", "near" that are no entities
    names: frozenset[str] = frozenset()  # all capitalised words that are no entities, the places among them
    sounds: frozenset[str] = frozenset()  # of the names, the same in every script


def join(parts: Iterable[Marks]) -> Marks:
    """The marks of a title and of a lead together."""
    several = list(parts)
    fields = {name: frozenset().union(*(getattr(one, name) for one in several)) for name in Marks.__struct_fields__}
    return Marks(**fields)


def read(words: list[Token], lang: str) -> Marks:
    """The marks of a text's words."""
    taken: set[int] = set()
    dates = frozenset(figures.dates(words, taken, lang))
    ordinals = frozenset(figures.ordinals(words, taken, lang))
    counted = list(figures.counted(words, taken, lang))
    quiet = lang != "de" and places.titled(
        words
    )  # German writes every noun with a capital: a noun is no name elsewhere
    placed = [] if quiet else list(places.places(words, lang))
    named = [] if quiet else [*placed, *places.names(words, lang)]
    return Marks(
        numbers=frozenset(value for value, _ in counted),
        counted=frozenset((unit, value) for value, units in counted for unit in units),
        ordinals=ordinals,
        dates=dates,
        weekdays=frozenset(day for token in words if (day := figures.weekday(token)) is not None),
        located=frozenset(places.located(words, lang)),
        places=frozenset(map(stem, placed)),
        names=frozenset(map(stem, named)),
        sounds=frozenset(filter(None, map(sounds, [*(placed if lang == "de" else named), *_uncased(words, lang)]))),
    )


def _uncased(words: list[Token], lang: str) -> Iterator[str]:
    """In a script without capitals every word that is not common may be a name."""
    function, commonplace = FUNCTION.get(lang, NOTHING), COMMONPLACE.get(lang, NOTHING)
    for token in words:
        if script(token.word) in {"Arab", "Hebr"} and not token.entity and token.word not in function | commonplace:
            yield token.word
            yield bare(token.word)

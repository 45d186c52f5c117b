"""Telling what is wrong in a watchlist: each fault at its place, with what to write instead."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterable
from typing import Any

from agents.errors import Fault
from agents.lined import Lined, Place, Rows

MOST = 200  # faults that are told; the rest is counted


class Faults:
    """The faults and warnings of a watchlist as they are found."""

    def __init__(self) -> None:
        self.errors: list[Fault] = []
        self.warnings: list[Fault] = []

    def tell(self, place: Place, what: str, fix: str = "") -> None:
        """Something that must be changed."""
        self.errors.append(Fault(place[0], place[1], what, fix))

    def warn(self, place: Place, what: str, fix: str = "") -> None:
        """Something that does not do what its author thinks."""
        self.warnings.append(Fault(place[0], place[1], what, fix))

    def sorted(self) -> list[Fault]:
        """The errors by file and line; after the first 200 a count of the others."""
        ordered = sorted(dict.fromkeys(self.errors), key=lambda fault: (fault.file, fault.line))
        if (more := len(ordered) - MOST) > 0:
            return [*ordered[:MOST], Fault("", 0, f"and {more} more")]
        return ordered

    def unknown(self, entry: Lined, known: Collection[str], where: str) -> None:
        """A key that means nothing is a fault: it was meant to mean something."""
        for key in entry:
            if key not in known:
                self.tell(entry.place_of(key), f"`{key}` is not known in {where}", nearest(key, known))

    def words(self, value: Any, place: Place, where: str) -> list[tuple[str, Place]]:
        """A list of words, each with its place; one word may stand without brackets."""
        if value is None:
            return []
        rows = value if isinstance(value, Rows) else Rows([value], [place])
        if isinstance(value, Lined):
            self.tell(place, f"{where} is not a list of words", "write [one, two]")
            return []
        if all_words(rows):
            return list(zip(rows, rows.places, strict=True))
        made = []
        for row, at in zip(rows, rows.places, strict=True):
            word = self.word(row, at, where)
            if word is not None:
                made.append((word, at))
        return made

    def word(self, value: Any, place: Place, where: str) -> str | None:
        """A text; what YAML takes for something else must stand in quotes."""
        if isinstance(value, Lined | list):
            self.tell(place, f"{where} is not a list of words", "write [one, two]")
            return None
        if value is None or isinstance(value, bool | float):
            told = "nothing" if value is None else f"the {'word' if isinstance(value, bool) else 'number'} {value}"
            self.tell(place, f"{where} has a word that YAML reads as {told}", "put it in quotes")
            return None
        if not str(value).strip(" *"):
            self.tell(place, f"{where} has an empty word {str(value)!r}")
            return None
        return str(value)

    def flag(self, entry: Lined, key: str, default: bool, where: str) -> bool:
        """true or false."""
        value = entry.get(key, default)
        if not isinstance(value, bool):
            self.tell(entry.place_of(key), f"{where}: `{key}: {value}`", "write true or false")
            return default
        return value

    def mapping(self, entry: Lined, key: str, example: str, where: str) -> Lined:
        """The mapping under a key, empty where there is none."""
        if entry.get(key) is not None and not isinstance(entry[key], Lined):
            self.tell(entry.place_of(key), f"{where}: `{key}` is not a mapping", f"write {key}: {example}")
        return entry.mapping(key)

    def choice(self, entry: Lined, key: str, allowed: Collection[str], default: str, where: str) -> str:
        """One of some words."""
        value = str(entry.get(key, default))
        if value not in allowed:
            self.tell(
                entry.place_of(key),
                f"{where}: {key} {value!r} is not one of {', '.join(allowed)}",
                close(value, allowed),
            )
            return default
        return value


def all_words(rows: Rows) -> bool:
    """Whether all of a list's items are words at a glance, which is what most lists are."""
    return all([type(row) is str and row.strip(" *") for row in rows])  # noqa: C419 -- half the time


def close(word: str, known: Iterable[str]) -> str:
    """The known word that is meant, as a question; "" where none is near."""
    found = difflib.get_close_matches(word, list(known), 1, 0.6)
    return f"did you mean `{found[0]}`?" if found else ""


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word that is meant, or all there are."""
    known = sorted(known)
    return close(word, known) or f"it knows {', '.join(known)}"

"""Mappings and lists that remember their lines, so that every error can name one."""

from __future__ import annotations

from typing import Any

Place = tuple[str, int]  # file and line, counted from 1


_NOWHERE: dict[str, Place] = {}  # shared by all that have nothing from elsewhere, and never written


class Lined(dict[str, Any]):
    """A mapping with the line of each key (`lines`), its own (`line`) and its file.

    `elsewhere` holds the places of keys that came from another mapping.
    """

    __slots__ = ("elsewhere", "file", "line", "lines")

    def __init__(self, line: int, file: str = "") -> None:
        self.line = line
        self.file = file
        self.lines: dict[str, int] = {}
        self.elsewhere = _NOWHERE

    def mapping(self, key: str) -> Lined:
        """The mapping under a key, or an empty one."""
        value = self.get(key)
        return value if isinstance(value, Lined) else Lined(self.line, self.file)

    def line_of(self, key: str) -> int:
        """The line of a key, or of the mapping."""
        return self.lines.get(key, self.line)

    def place_of(self, key: str) -> Place:
        """File and line of a key, or of the mapping."""
        return self.elsewhere.get(key) or (self.file, self.line_of(key))

    @property
    def place(self) -> Place:
        """File and line of the mapping itself."""
        return self.file, self.line

    def put(self, key: str, value: Any, place: Place) -> None:
        """Set a key to what stands at another place."""
        self[key] = value
        if self.elsewhere is _NOWHERE:
            self.elsewhere = {}
        self.elsewhere[key] = place

    def copy(self) -> Lined:
        """The same mapping, to be changed; what is in it is shared."""
        made = Lined(self.line, self.file)
        made.update(self)
        made.lines = dict(self.lines)
        made.elsewhere = dict(self.elsewhere) if self.elsewhere else _NOWHERE
        return made


class Rows(list[Any]):
    """A list with the place of each of its items."""

    __slots__ = ("places",)

    def __init__(self, items: list[Any], places: list[Place]) -> None:
        super().__init__(items)
        self.places = places

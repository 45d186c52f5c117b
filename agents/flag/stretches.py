"""Stretches of an article's fields, and which of them touch another, found without looking at all of them."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator
from operator import itemgetter
from typing import Any, Generic, TypeVar

_START = itemgetter(0)
T = TypeVar("T")


class Stretches(Generic[T]):
    """Things with a field, a start and an end, in any unit."""

    def __init__(self, rows: Iterable[tuple[Any, int, int, T]] = ()) -> None:
        self._by_field: dict[Any, list[tuple[int, int, T]]] = {}
        self._widest = 0
        for field, start, end, thing in rows:
            self._by_field.setdefault(field, []).append((start, end, thing))
            self._widest = max(self._widest, end - start)
        for held in self._by_field.values():
            held.sort(key=_START)

    def add(self, field: Any, start: int, end: int, thing: T) -> None:
        """One more."""
        insort(self._by_field.setdefault(field, []), (start, end, thing), key=_START)
        self._widest = max(self._widest, end - start)

    def touches(self, field: Any, start: int, end: int) -> bool:
        """Whether anything shares a place with `start` to `end`."""
        return next(self.touching(field, start, end), self) is not self

    def touching(self, field: Any, start: int, end: int) -> Iterator[T]:
        """Those that share a place with `start` to `end`, in the order of their starts."""
        held = self._by_field.get(field, [])
        for row in range(bisect_left(held, start - self._widest, key=_START), len(held)):
            first, last, thing = held[row]
            if first >= end:
                return
            if last > start:
                yield thing

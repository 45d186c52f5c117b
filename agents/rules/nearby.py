"""Occurrences by the places of their words: those near a name are found without looking at all.

An article of 260,000 characters may say one name and one word of its context 20,000 times each.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from operator import attrgetter

from agents.rules.evaluate import Found


class Nearby:
    """Occurrences of one article, to be asked by field and word numbers."""

    def __init__(self, founds: Iterable[Found]) -> None:
        self._by_field: dict[str, list[Found]] = defaultdict(list)
        for found in founds:
            self._by_field[found.field].append(found)
        self._words: dict[str, list[int]] = {}
        self._widest: dict[str, int] = {}
        for field, held in self._by_field.items():
            held.sort(key=attrgetter("word", "start"))
            self._words[field] = [found.word for found in held]
            self._widest[field] = max(found.last - found.word for found in held)

    def within(self, place: Found, distance: int) -> Iterator[Found]:
        """Those in the field of `place` of which no more than `distance` words lead to it, in their order."""
        words = self._words.get(place.field)
        if words is None:
            return
        first, last = place.word - distance, place.last + distance
        begin = bisect_left(words, first - self._widest[place.field])
        for found in self._by_field[place.field][begin : bisect_right(words, last)]:
            if found.last >= first:
                yield found

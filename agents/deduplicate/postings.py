"""Which near articles share a key with a new one: sorted arrays of 8 bytes a key, newest rows first.

A row is the number under which the window wrote an article. Rows come in ascending order; they are
gathered in a dictionary and, 1,024 at a time, sorted into segments that are merged as they grow
(the logarithmic method, Bentley and Saxe 1980). A sieve of bits keeps keys that nobody has from
being looked for in every segment.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Any

import numpy as np

CROWD = 64  # articles under one key that are looked at: boilerplate keeps the newest
BUFFER = 1_024  # rows in the dictionary
MOST_ROWS = 1 << 17  # of a segment: a merge of two takes some 50 ms, and so much is kept too long at most
SPARSE = 8  # bits of the sieve for each key in it
RECENT = 160  # bytes that a key in the dictionary takes, about
CHUNK = 256  # postings of one key that are looked at together

Keys = np.ndarray[Any, np.dtype[np.uint32]]
_Wide = np.ndarray[Any, np.dtype[np.uint64]]
_HALF = np.uint64(32)
_ROW = np.uint64(0xFFFFFFFF)


def narrow(keys: Iterable[int]) -> Keys:
    """A sketch's keys as they are kept: their lower 32 bits, whose lowest tells the kind of key."""
    wide = np.fromiter(keys, dtype=np.uint64)
    return np.unique((wide & _ROW).astype(np.uint32))


class Segment:
    """Postings of consecutive rows: key in the upper half, row (counted from `first`) in the lower, sorted."""

    def __init__(self, first: int, postings: _Wide, alive: np.ndarray[Any, np.dtype[np.bool_]]) -> None:
        self.first = first
        self.postings = postings
        self.alive = alive
        self.live = int(alive.sum())
        self.built = self.live

    @classmethod
    def of(cls, rows: list[int], keys: list[Keys]) -> Segment:
        """From rows in ascending order and the keys of each."""
        first = rows[0]
        offsets = np.array(rows, dtype=np.uint64) - np.uint64(first)
        owners = np.repeat(offsets, np.fromiter(map(len, keys), dtype=np.int64, count=len(keys)))
        postings = np.sort((np.concatenate(keys).astype(np.uint64) << _HALF) | owners)
        alive = np.zeros(rows[-1] - first + 1, dtype=np.bool_)
        alive[offsets.astype(np.int64)] = True
        return cls(first, postings, alive)

    @property
    def cost(self) -> int:
        """Bytes in memory."""
        return int(self.postings.nbytes + self.alive.nbytes)

    def remove(self, row: int) -> None:
        """Forget a row; its postings go with the next merge."""
        at = row - self.first
        if 0 <= at < self.alive.size and self.alive[at]:
            self.alive[at] = False
            self.live -= 1

    def living(self) -> _Wide:
        """The postings whose rows are still there."""
        if self.live == self.alive.size:
            return self.postings
        return self.postings[self.alive[(self.postings & _ROW).astype(np.int64)]]

    def merged(self, later: Segment) -> Segment:
        """Both in one. The stable sort merges two sorted runs in linear time."""
        shift = np.uint64(later.first - self.first)
        postings = np.concatenate((self.living(), later.living() + shift))
        postings.sort(kind="stable")
        alive = np.zeros(int(shift) + later.alive.size, dtype=np.bool_)
        alive[: self.alive.size] = self.alive
        alive[int(shift) :] = later.alive
        return Segment(self.first, postings, alive)

    def thinned(self) -> Segment:
        """Without the postings of rows that are gone."""
        return Segment(self.first, self.living().copy(), self.alive)

    def find(self, keys: _Wide) -> Iterator[tuple[int, int, int]]:
        """Which of the keys (shifted up) are here: their places among them, the first posting, one after the last."""
        starts = self.postings.searchsorted(keys)
        there = starts < self.postings.size
        there[there] = (self.postings[starts[there]] ^ keys[there]) <= _ROW
        for place in np.flatnonzero(there).tolist():
            end = int(self.postings.searchsorted(keys[place] | _ROW, side="right"))
            yield place, int(starts[place]), end

    def newest(self, start: int, end: int, most: int) -> list[int]:
        """The newest living rows among these postings, the newest first."""
        found: list[int] = []
        while end > start and len(found) < most:
            begin = max(start, end - CHUNK)
            offsets = (self.postings[begin:end] & _ROW).astype(np.int64)[::-1]
            found += (offsets[self.alive[offsets]] + self.first).tolist()
            end = begin
        return found[:most]


class Sieve:
    """Tells of most keys that they are in no segment: one bit a key (a Bloom filter with one hash)."""

    def __init__(self) -> None:
        self.clear(0)

    def clear(self, expected: int) -> None:
        """Empty, with room for so many keys."""
        self.log = max(16, (max(1, expected * 2) * SPARSE - 1).bit_length())
        self.log = min(self.log, 32)
        self.bits = np.zeros(1 << (self.log - 3), dtype=np.uint8)
        self.held = 0

    @property
    def full(self) -> bool:
        """Whether it lets too much through."""
        return self.log < 32 and self.held * SPARSE > 1 << self.log

    def _places(self, keys: Keys) -> tuple[Any, Any]:
        places = keys >> np.uint32(32 - self.log)
        return places >> np.uint32(3), (places & np.uint32(7)).astype(np.uint8)

    def add(self, postings: _Wide) -> None:
        """The keys of these postings, a million at a time to keep what is made on the way small."""
        for begin in range(0, postings.size, 1 << 20):
            byte, bit = self._places((postings[begin : begin + (1 << 20)] >> _HALF).astype(np.uint32))
            np.bitwise_or.at(self.bits, byte, np.uint8(1) << bit)
        self.held += postings.size

    def passing(self, keys: Keys) -> Keys:
        """Those of the keys that may be in a segment."""
        byte, bit = self._places(keys)
        there: Keys = keys[(self.bits[byte] >> bit & np.uint8(1)).astype(np.bool_)]
        return there


class Postings:
    """The index. Rows are added in ascending order."""

    def __init__(self) -> None:
        self.recent: dict[int, list[int]] = {}
        self.unsorted: list[int] = []  # rows whose keys are not yet in `recent`: nobody has looked since
        self.fresh: dict[int, Keys] = {}
        self.added = 0
        self.segments: list[Segment] = []
        self.sieve = Sieve()
        self.crowded = 0  # keys looked up that more articles share than are looked at

    @property
    def cost(self) -> int:
        """Bytes in memory, about."""
        return sum(part.cost for part in self.segments) + self.sieve.bits.nbytes + RECENT * len(self.recent)

    def add(self, row: int, keys: Keys) -> None:
        """An article with its keys."""
        self.fresh[row] = keys
        self.unsorted.append(row)
        self.added += 1
        if self.added >= BUFFER:
            self._settle()

    def load(self, rows: list[int], keys: list[Keys]) -> None:
        """Many articles at once, of later rows than any before."""
        if not rows:
            return
        self.segments.append(Segment.of(rows, keys))
        self._tidy(self.segments[-1].postings)

    def remove(self, row: int) -> None:
        """Forget an article; one that is not here is no error."""
        if self.fresh.pop(row, None) is not None:
            return
        for segment in reversed(self.segments):
            if segment.first <= row:
                segment.remove(row)
                return

    def votes(self, keys: Keys) -> dict[int, int]:
        """The rows that share keys with an article: 2 for each odd key (10 words), 1 for each even (5 words)."""
        votes: dict[int, int] = {}
        for key, rows in self._rows(keys).items():
            weight = 2 if key & 1 else 1
            for row in rows:
                votes[row] = votes.get(row, 0) + weight
        return votes

    def _rows(self, keys: Keys) -> dict[int, list[int]]:
        """Of each key the newest living rows."""
        self._sort()
        found: dict[int, list[int]] = {}
        for key in keys.tolist():
            if rows := self.recent.get(key):
                living = [row for row in reversed(rows) if row in self.fresh]
                self.crowded += len(living) > CROWD
                found[key] = living[:CROWD]
        possible = self.sieve.passing(keys)
        if possible.size:
            self._settled(possible, found)
        return found

    def _sort(self) -> None:
        for row in self.unsorted:
            if (keys := self.fresh.get(row)) is not None:
                for key in keys.tolist():
                    self.recent.setdefault(key, []).append(row)
        self.unsorted.clear()

    def _settled(self, keys: Keys, found: dict[int, list[int]]) -> None:
        shifted, told = keys.astype(np.uint64) << _HALF, keys.tolist()
        for segment in reversed(self.segments):
            for place, start, end in segment.find(shifted):
                rows = found.setdefault(told[place], [])
                room = CROWD - len(rows)
                self.crowded += end - start > room >= 0
                if room > 0:
                    rows += segment.newest(start, end, room)

    def _settle(self) -> None:
        """The dictionary becomes a segment."""
        rows, keys = list(self.fresh), list(self.fresh.values())
        self.recent, self.fresh, self.added = {}, {}, 0
        self.unsorted.clear()
        self.load(rows, keys)

    def _tidy(self, postings: _Wide) -> None:
        """Drop segments that nobody is left in, thin those half gone, merge neighbours; follow it in the sieve."""
        kept = [part if part.live * 2 > part.built else part.thinned() for part in self.segments if part.live]
        self.segments = kept
        while (at := self._mergeable()) is not None:
            self.segments[at : at + 2] = [self.segments[at].merged(self.segments[at + 1])]
        total = sum(part.postings.size for part in self.segments)
        self.sieve.add(postings)
        if self.sieve.full or self.sieve.held > 2 * total:
            self.sieve.clear(total)
            for part in self.segments:
                self.sieve.add(part.postings)

    def _mergeable(self) -> int | None:
        """The last two neighbours of which the later is more than half as large, together not too large."""
        pairs = [
            at
            for at, (one, later) in enumerate(pairwise(self.segments))
            if one.live < 2 * later.live and one.live + later.live <= MOST_ROWS
        ]
        return pairs[-1] if pairs else None

"""Candidate keys and a fingerprint: under which earlier articles might an article be a copy of?

Keys: of the 10-word shingles every one whose hash falls below 1/48 of the range (modulo sampling:
containment holds whatever the lengths, Broder 1997; Irber 2022), at least the 6 smallest of the text
and of its first 80 tokens; the same of the 5-word shingles, which survive when words are edited.
Fingerprint: winnowing of the 5-word shingles, w = 8 (Schleimer, Wilkerson, Aiken 2003).
Nothing is judged by hashes: `verify.py` compares the tokens themselves.
"""

from __future__ import annotations

from typing import NamedTuple
from zlib import crc32

import numpy as np

SKETCH = 3
"""Version of keys and fingerprint; versions are never mixed within a window."""

STRONG = 10
WEAK = 5
KEPT = 6
LEAD = 80
SAMPLED = np.uint64((1 << 64) // 48)
MOST_KEYS = 64
WINDOW = 8

Hashes = np.ndarray[tuple[int], np.dtype[np.uint64]]

_MULTIPLIER = np.uint64(0x9E3779B97F4A7C15)
_PRIME = np.uint64(0x100000001B3)
_ONE = np.uint64(1)


class Sketch(NamedTuple):
    """Keys to look up (odd: 10-word, one is enough; even: 5-word, two are needed) and the fingerprint's bytes."""

    keys: tuple[int, ...]
    fingerprint: bytes


def sketch(tokens: list[str]) -> Sketch:
    """The same tokens give the same sketch on every machine."""
    if not tokens:
        return Sketch((), b"")
    hashes = np.fromiter(map(crc32, map(str.encode, tokens)), dtype=np.uint64, count=len(tokens))
    mixed = (hashes + _ONE) * _MULTIPLIER
    weak = _shingles(mixed, WEAK)
    strong = _shingles(mixed, STRONG)
    keys = [key | 1 for key in _keys(strong, LEAD - STRONG + 1)] + [key & ~1 for key in _keys(weak, LEAD - WEAK + 1)]
    return Sketch(tuple(keys), _winnowed(weak).tobytes())


def resemblance(one: bytes, other: bytes) -> float:
    """The share of the smaller fingerprint that the other holds too, 0 to 1."""
    first, second = np.frombuffer(one, dtype=np.uint32), np.frombuffer(other, dtype=np.uint32)
    smaller = min(first.size, second.size)
    return np.intersect1d(first, second, assume_unique=True).size / smaller if smaller else 0.0


def _shingles(mixed: Hashes, size: int) -> Hashes:
    """The hashes of the runs of `size` tokens; one for all of a shorter text."""
    count = max(1, mixed.size - size + 1)
    total = np.zeros(count, dtype=np.uint64)
    for offset in range(min(size, mixed.size)):
        total = total * _PRIME + mixed[offset : offset + count]
    total = (total ^ (total >> np.uint64(31))) * np.uint64(0xBF58476D1CE4E5B9)
    return total ^ (total >> np.uint64(29))


def _keys(shingles: Hashes, lead: int) -> list[int]:
    ordered = np.sort(shingles)
    below = int(np.searchsorted(ordered, SAMPLED))
    chosen = np.concatenate((ordered[: min(MOST_KEYS, max(below, KEPT))], np.sort(shingles[:lead])[:KEPT]))
    return sorted(set(chosen.tolist()))


def _winnowed(shingles: Hashes) -> np.ndarray[tuple[int], np.dtype[np.uint32]]:
    small = (shingles >> np.uint64(32)).astype(np.uint32)
    count = small.size - WINDOW + 1
    if count < 1:
        return np.unique(small)
    least = small[:count]
    for offset in range(1, WINDOW):
        least = np.minimum(least, small[offset : offset + count])
    runs = np.concatenate((least[:1], least[1:][least[1:] != least[:-1]]))  # most windows share their neighbour's
    return np.unique(runs)

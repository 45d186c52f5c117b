"""Candidate keys: under which earlier articles might an article be a copy of?

The 6 smallest hashes of the 10-word shingles of the whole text, and the 6 smallest of those of its
first 80 tokens (bottom-k sampling, Broder 1997): two texts that share a long passage share a key.
Nothing is judged by hashes: `verify.py` compares the tokens themselves.
"""

from __future__ import annotations

from zlib import crc32

import numpy as np

SKETCH = 1
"""Version of these keys; versions are never mixed within a window."""

SHINGLE = 10
KEPT = 6
LEAD = 80

_MULTIPLIER = np.uint64(0x9E3779B97F4A7C15)
_WEIGHTS = np.array([pow(0x100000001B3, power, 1 << 64) for power in range(SHINGLE)], dtype=np.uint64)


def keys(tokens: list[str]) -> list[int]:
    """About 10 distinct 64-bit keys; the same tokens give the same keys on every machine."""
    hashes = np.fromiter((crc32(token.encode()) for token in tokens), dtype=np.uint64, count=len(tokens))
    mixed = (hashes + np.uint64(1)) * _MULTIPLIER
    count = len(tokens) - SHINGLE + 1
    if count < 1:
        return _finish((mixed * _WEIGHTS[: len(tokens)]).sum(keepdims=True)).tolist() if tokens else []
    windows = np.lib.stride_tricks.sliding_window_view(mixed, SHINGLE)
    shingles = _finish((windows * _WEIGHTS).sum(axis=1, dtype=np.uint64))
    smallest = {int(value) for part in (shingles, shingles[: max(1, LEAD - SHINGLE + 1)]) for value in _smallest(part)}
    return sorted(smallest)


def _smallest(values: np.ndarray[tuple[int], np.dtype[np.uint64]]) -> np.ndarray[tuple[int], np.dtype[np.uint64]]:
    distinct = np.unique(values)
    return distinct[:KEPT]


def _finish(value: np.ndarray[tuple[int], np.dtype[np.uint64]]) -> np.ndarray[tuple[int], np.dtype[np.uint64]]:
    value = (value ^ (value >> np.uint64(31))) * np.uint64(0xBF58476D1CE4E5B9)
    return value ^ (value >> np.uint64(29))

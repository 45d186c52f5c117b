"""Where two texts run together: the stretches of tokens that both share, found greedily in the order of one.

A linear stand-in for a full alignment: each stretch begins at a shared 3-gram, where the last
stretch would go on if it can, and goes as far as both agree (greedy string tiling, Wise 1993).
"""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from typing import NamedTuple

SEED = 3
NEARBY = 24  # tokens from where the last stretch would go on
PLACES = 16  # of one 3-gram that are tried: "of the United States" does not make it quadratic


class Block(NamedTuple):
    """A shared stretch: its first token in one text, in the other, and its length in tokens."""

    here: int
    there: int
    size: int


def blocks(tokens: list[str], other: list[str]) -> list[Block]:
    """The shared stretches of at least 3 tokens, in the order of `tokens`."""
    places: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for at, gram in enumerate(zip(other, other[1:], other[2:], strict=False)):
        if len(places[gram]) < PLACES:
            places[gram].append(at)
    found: list[Block] = []
    here, shift = 0, 0
    while here < len(tokens) - SEED + 1:
        spots = places.get((tokens[here], tokens[here + 1], tokens[here + 2]), ())
        best = max((_run(tokens, other, here, spot, here + shift) for spot in spots), default=None)
        if best is None:
            here += 1
            continue
        _, size, _, there = best
        found.append(Block(here, there, size))
        shift = there - here
        here += size
    return found


def _run(tokens: list[str], other: list[str], here: int, there: int, after: int) -> tuple[bool, int, int, int]:
    size, most = SEED, min(len(tokens) - here, len(other) - there)
    while size < most and tokens[here + size] == other[there + size]:
        size += 1
    return abs(there - after) <= NEARBY, size, -abs(there - after), there


class Coverage(NamedTuple):
    """What the stretches leave: share covered, longest stretch, own tokens at the edges and in wide gaps between."""

    share: float
    longest: int
    edges: int
    wide: int
    inside: int


WIDE = 16  # own tokens in a row that no editing of single words makes


def coverage(found: list[Block], count: int) -> Coverage:
    """Measure the stretches in a text of `count` tokens."""
    if not found or not count:
        return Coverage(0.0, 0, count, count, 0)
    covered = sum(block.size for block in found)
    gaps = [after.here - before.here - before.size for before, after in pairwise(found)]
    edges = found[0].here + count - found[-1].here - found[-1].size
    wide = sum(gap for gap in (*gaps, found[0].here, count - found[-1].here - found[-1].size) if gap >= WIDE)
    return Coverage(covered / count, max(block.size for block in found), edges, wide, count - edges)


def straight(found: list[Block]) -> list[Block]:
    """The stretches without short ones that stand elsewhere in the other text: small words, met by chance."""
    kept: list[Block] = []
    for block in found:
        shift = kept[-1].there - kept[-1].here if kept else 0
        if block.size >= 2 * SEED or abs(block.there - block.here - shift) <= 2 * SEED:
            kept.append(block)
    return kept


def core(found: list[Block], count: int) -> list[Block]:
    """The stretches without stray short ones at the edges: where a copied middle begins and ends."""
    solid = [at for at, block in enumerate(found) if block.size >= 2 * SEED]
    return found[solid[0] : solid[-1] + 1] if solid and count else []

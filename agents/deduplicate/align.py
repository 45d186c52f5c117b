"""Where two texts run together: the stretches of tokens that both share, found greedily in the order of one.

A linear stand-in for a full alignment: each stretch begins at a shared 3-gram, where the last
stretch would go on if it can, and goes as far as both agree (greedy string tiling, Wise 1993).
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from itertools import pairwise
from typing import Any, NamedTuple

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


def chain(tokens: list[str], other: list[str]) -> list[Block]:
    """The stretches that both share in one order: a longest common subsequence of 3-grams (Hunt, Szymanski 1977)."""
    places: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for at, gram in enumerate(zip(other, other[1:], other[2:], strict=False)):
        if len(places[gram]) < PLACES:
            places[gram].append(at)
    ends: list[int] = []  # the smallest end in the other text of a common subsequence of each length
    links: list[tuple[int, int, Any]] = []
    for here, gram in enumerate(zip(tokens, tokens[1:], tokens[2:], strict=False)):
        for there in reversed(places.get(gram, ())):
            at = bisect_left(ends, there)
            link = (here, there, links[at - 1] if at else None)
            if at == len(ends):
                ends.append(there)
                links.append(link)
            else:
                ends[at], links[at] = there, link
    return _stretches(links[-1] if links else None)


def _stretches(link: Any) -> list[Block]:
    """Linked 3-grams, the last first, as the stretches they make."""
    found: list[Block] = []
    while link is not None:
        here, there, link = link
        after = found[-1] if found else None
        if after and after.here == here + 1 and after.there == there + 1:
            found[-1] = Block(here, there, after.size + 1)
        else:  # neighbours may overlap by a token or two: the earlier ends where the later begins
            room = min(after.here - here, after.there - there) if after else SEED
            found.append(Block(here, there, min(SEED, room)))
    return found[::-1]


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

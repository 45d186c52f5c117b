"""Evaluating a rule on what was found: every way in which it holds, as the occurrences that make it hold."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import pairwise, product
from typing import Any

import msgspec

from agents.rules.grammar import AtLeast, Atom, Join, Node, Not

WAYS = 40  # ways of one node that are followed: evidence, not statistics


class Found(msgspec.Struct, frozen=True, order=True):
    """One occurrence of an atom. `start`, `end`: code points of the field; `word`, `last`: word numbers in it."""

    field: Any  # records.Field, or "" for what stands nowhere (lang:)
    start: int
    end: int
    word: int
    last: int
    sentence: int
    paragraph: int
    ref: str
    surface: str


Way = tuple[Found, ...]
Find = Callable[[Atom], Iterable[Found]]


def ways(node: Node, find: Find) -> list[Way]:
    """The ways in which a tree holds, at most `WAYS`; none where it does not. `find` gives an atom's occurrences.

    An empty way, `()`, is one that rests on nothing that could be shown (NOT, lang:).
    """
    if isinstance(node, Atom):
        occurrences: list[Way] = [(found,) if found.field else () for found in find(node)]
        return occurrences[:WAYS]
    if isinstance(node, Not):
        return [] if ways(node.operand, find) else [()]
    each = [ways(operand, find) for operand in node.operands]
    if isinstance(node, AtLeast):
        held = [some for some in each if some]
        return _together(held[: node.count]) if len(held) >= node.count else []
    if node.operator == "OR":
        return [way for some in each for way in some][:WAYS]
    if not all(each):
        return []
    return _together(each) if node.operator == "AND" else _near(node, each)


def _together(each: list[list[Way]]) -> list[Way]:
    """AND: every way of each operand once, with the first way of the others."""
    most = max(len(some) for some in each)
    joined = (tuple(found for some in each for found in some[min(row, len(some) - 1)]) for row in range(most))
    return list(dict.fromkeys(joined))[:WAYS]


def _near(node: Join, each: list[list[Way]]) -> list[Way]:
    fits = _FITS[node.operator]
    kept: list[Way] = []
    for combination in product(*each):
        if all(fits(one, other, node.distance) for one, other in pairwise(combination)):
            kept.append(tuple(found for way in combination for found in way))
            if len(kept) == WAYS:
                break
    return kept


def _extent(way: Way) -> tuple[str, int, int] | None:
    """A way's field, first and last word, where it lies in one field."""
    fields = {found.field for found in way}
    if len(fields) != 1:
        return None
    return fields.pop(), min(found.word for found in way), max(found.last for found in way)


def _within(one: Way, other: Way, distance: int) -> bool:
    a, b = _extent(one), _extent(other)
    if a is None or b is None or a[0] != b[0]:
        return False
    between = max(a[1], b[1]) - min(a[2], b[2]) - 1
    return between < distance and not set(one) & set(other)


def _ordered(one: Way, other: Way, distance: int) -> bool:
    a, b = _extent(one), _extent(other)
    return a is not None and b is not None and a[2] < b[1] and _within(one, other, distance)


def _same_sentence(one: Way, other: Way, _: int) -> bool:
    return len({(found.field, found.sentence) for found in (*one, *other)}) == 1


def _same_paragraph(one: Way, other: Way, _: int) -> bool:
    return len({(found.field, found.paragraph) for found in (*one, *other)}) == 1


_FITS: dict[str, Callable[[Way, Way, int], bool]] = {
    "NEAR": _within,
    "ONEAR": _ordered,
    "W/S": _same_sentence,
    "W/P": _same_paragraph,
}

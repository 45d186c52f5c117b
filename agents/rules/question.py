"""Whether a rule may hold, asked before the ways in which it does are looked for: most rules end here.

It never says no to a tree that holds; a property test holds it against `reference.py`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from operator import attrgetter
from typing import Any

from agents.rules.evaluate import Find, Found
from agents.rules.nearby import Nearby
from agents.rules.tree import PROXIMITY, Apart, Atom, Join, Node

Question = Callable[[Find], bool]
Standing = Callable[[Any], Sequence[Found]]
"""Where an atom stands, of what finds it."""

Resolve = Callable[[Atom], Standing]

_SAME: dict[str, Callable[[Found], int]] = {"W/S": attrgetter("sentence"), "W/P": attrgetter("paragraph")}


def looked_up(atom: Atom) -> Standing:
    """An atom's places by asking for them."""
    return lambda find: find(atom)


def question(node: Node, resolve: Resolve = looked_up) -> Question:
    """A tree made into a question of the places where its atoms stand; `resolve` says how they are had."""
    if isinstance(node, Atom):
        standing = resolve(node)
        return lambda find: bool(standing(find))
    if isinstance(node, Apart):
        return question(node.operand, resolve)
    if not isinstance(node, Join):
        return _always
    if node.operator in PROXIMITY:
        return _all([_pair(node, first, second, resolve) for first, second in pairwise(node.operands)])
    asked = [question(operand, resolve) for operand in node.operands]
    return _all(asked) if node.operator == "AND" else _any(asked)


def _always(_find: Find) -> bool:
    return True


def _all(asked: list[Question]) -> Question:
    asked = [one for one in asked if one is not _always]
    match asked:
        case []:
            return _always
        case [one]:
            return one
        case [one, other]:
            return lambda find: one(find) and other(find)
    return lambda find: all(one(find) for one in asked)


def _any(asked: list[Question]) -> Question:
    return _always if _always in asked else lambda find: any(one(find) for one in asked)


def _pair(node: Join, first: Node, second: Node, resolve: Resolve) -> Question:
    """Whether two neighbours of a proximity stand together somewhere."""
    one, other = _standing(first, resolve), _standing(second, resolve)
    if one is None or other is None:
        return _always
    place = _SAME.get(node.operator)
    if place is None:
        return lambda find: _close(one(find), other(find), node.distance)
    return lambda find: _share(one(find), other(find), place)


def _standing(node: Node, resolve: Resolve) -> Standing | None:
    """The places of an atom, or of the atoms of an OR; None for what is more than that."""
    if isinstance(node, Atom):
        return resolve(node)
    if not isinstance(node, Join) or node.operator != "OR":
        return None
    each = [one for operand in node.operands if (one := _standing(operand, resolve)) is not None]
    if len(each) < len(node.operands):
        return None
    return lambda find: [found for one in each for found in one(find)]


_MANY = 400  # pairs from which sorting costs less than comparing


def _close(some: Sequence[Found], others: Sequence[Found], distance: int) -> bool:
    if len(some) * len(others) > _MANY:
        near = Nearby(others)
        return any(True for one in some for _ in near.within(one, distance))
    for one in some:
        first, last = one.word - distance, one.last + distance
        for other in others:
            if other.word <= last and first <= other.last and other.field == one.field:
                return True
    return False


def _share(some: Sequence[Found], others: Sequence[Found], place: Callable[[Found], int]) -> bool:
    if len(some) * len(others) > _MANY:
        return not {(one.field, place(one)) for one in some}.isdisjoint((one.field, place(one)) for one in others)
    for one in some:
        where = place(one)
        for other in others:
            if place(other) == where and other.field == one.field:
                return True
    return False

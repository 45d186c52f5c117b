"""Evaluating a rule on what was found: every way in which it holds, as the occurrences that make it hold.

Truth is decided on positions. Under a distance each node is a set of spans (from its first to its last atom);
spans with one extent are one, so that a long article costs no more than its places. `reference.py` says the
same slowly, and a property test holds the two against each other.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from itertools import combinations, islice
from operator import attrgetter
from typing import Any

import msgspec

from agents.rules.tree import PROXIMITY, Apart, AtLeast, Atom, Join, Node, Not, Several

MOST = 4_000  # spans of one node that are followed: far more than an article has, a bound for hostile ones
SHOWN = 12  # occurrences that one span is shown to rest on
TRIES = 40 * MOST  # pairs of spans of one node that are looked at


class Found(msgspec.Struct, frozen=True, order=True, gc=False):
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
Keep = Callable[[Atom, Found], bool]


class Span(msgspec.Struct, frozen=True, gc=False):
    """A stretch of a field from its first to its last atom, with the occurrences it rests on."""

    field: Any
    start: int
    end: int
    word: int
    last: int
    sentences: tuple[int, int]
    paragraphs: tuple[int, int]
    way: Way

    @property
    def place(self) -> tuple[Any, int, int]:
        """What tells spans apart."""
        return self.field, self.start, self.end


def ways(node: Node, find: Find, keep: Keep | None = None) -> list[Way]:
    """The ways in which a tree holds, none where it does not; `find` gives an atom's occurrences.

    An occurrence that `keep` refuses makes nothing hold; under NOT it still counts.
    An empty way, `()`, is one that rests on nothing that could be shown (NOT, lang:).
    """
    return _Evaluation(find, keep).ways(node)


class _Evaluation:
    def __init__(self, find: Find, keep: Keep | None) -> None:
        self.find = find
        self.keep = keep

    def occurrences(self, atom: Atom) -> Iterator[Found]:
        for found in self.find(atom):
            if self.keep is None or self.keep(atom, found):
                yield found

    def ways(self, node: Node) -> list[Way]:  # noqa: PLR0911 -- one way out for each kind of node
        if isinstance(node, Atom):
            return [(found,) if found.field else () for found in self.occurrences(node)]
        if isinstance(node, Not):
            return [] if _Evaluation(self.find, None).ways(node.operand) else [()]
        if isinstance(node, Apart) or (isinstance(node, Join) and node.operator in PROXIMITY):
            quick = two(node, self.occurrences) if isinstance(node, Join) else None
            return [span.way for span in self.spans(node)] if quick is None else quick
        if isinstance(node, Join) and node.operator == "AND":
            return self._all(node.operands)
        each = [self.ways(operand) for operand in node.operands]
        if isinstance(node, AtLeast):
            return _counted(each, node.count)
        if isinstance(node, Several):
            held = [some for some in each if some]
            return _together(held) if len(held) >= node.count else []
        return list(dict.fromkeys(way for some in each for way in some))

    def _all(self, operands: Iterable[Node]) -> list[Way]:
        """AND: nothing, as soon as one of them does not hold."""
        each = []
        for operand in operands:
            if not (some := self.ways(operand)):
                return []
            each.append(some)
        return _together(each)

    def spans(self, node: Node) -> list[Span]:
        """A node's stretches in order, each place once, at most `MOST`."""
        made: dict[tuple[Any, int, int], Span] = {}
        for span in self._spans(node):
            if (same := made.get(span.place)) is not None:
                made[span.place] = _merged(same, span.way)
                continue
            made[span.place] = span
            if len(made) >= MOST:
                break
        return sorted(made.values(), key=attrgetter("field", "start", "end"))

    def _spans(self, node: Node) -> Iterable[Span]:
        if isinstance(node, Atom):
            return (_single(found) for found in self.occurrences(node) if found.field)
        if isinstance(node, Apart):
            return self._apart(node)
        if isinstance(node, Several):
            chosen = combinations(node.operands, node.count)
            return (span for some in chosen for span in self.spans(Join("AND", some)))
        if isinstance(node, Join):
            each = [self.spans(operand) for operand in node.operands]
            return (span for some in each for span in some) if node.operator == "OR" else _chain(node, each)
        raise TypeError(f"stands at no place: {node}")  # the grammar refuses it

    def _apart(self, node: Apart) -> Iterable[Span]:
        others = _Sorted(node.operator, _Evaluation(self.find, None).spans(node.other), node.distance)
        return (span for span in self.spans(node.operand) if next(others.near(span), None) is None)


def two(node: Join, occurrences: Callable[[Atom], Iterable[Found]]) -> list[Way] | None:
    """The ways of two atoms under a proximity, told without spans, as most rules that hold are; else None."""
    if len(node.operands) != 2:
        return None
    first, second = node.operands
    if not isinstance(first, Atom) or not isinstance(second, Atom):
        return None
    some, others = list(occurrences(first)), list(occurrences(second))
    if len(some) * len(others) > _FEW:
        return None
    made: dict[tuple[Any, int, int], Way] = {}
    for one in some:
        for other in others:
            if one.field == other.field and one.field and _fits(node, one, other):
                place = one.field, min(one.start, other.start), max(one.end, other.end)
                if place in made:
                    return None  # a stretch that rests on several
                made[place] = one, other
    return [made[place] for place in sorted(made)]


_FEW = 400  # pairs


def _fits(node: Join, one: Found, other: Found) -> bool:
    """Whether two occurrences in one field are as near as a proximity asks."""
    if node.operator == "W/S":
        return one.sentence == other.sentence
    if node.operator == "W/P":
        return one.paragraph == other.paragraph
    if node.operator == "ONEAR" and one.last >= other.word:
        return False
    return _within(one, other, node.distance)


def _single(found: Found) -> Span:
    sentences, paragraphs = (found.sentence, found.sentence), (found.paragraph, found.paragraph)
    return Span(found.field, found.start, found.end, found.word, found.last, sentences, paragraphs, (found,))


def _merged(one: Span, other: Way) -> Span:
    """A stretch that rests on another way too, as far as that is worth showing."""
    if len(one.way) >= SHOWN or all(found in one.way for found in other):
        return one
    more = tuple(found for found in other if found not in one.way)
    return msgspec.structs.replace(one, way=(one.way + more)[:SHOWN])


def joined(one: Span, other: Span) -> Span:
    """From the first atom of both to their last; both lie in one field."""
    a, b, c, d = one.sentences, other.sentences, one.paragraphs, other.paragraphs
    return Span(
        one.field,
        one.start if one.start < other.start else other.start,
        one.end if one.end > other.end else other.end,
        one.word if one.word < other.word else other.word,
        one.last if one.last > other.last else other.last,
        a if a == b else (min(a[0], b[0]), max(a[1], b[1])),
        c if c == d else (min(c[0], d[0]), max(c[1], d[1])),
        one.way if one is other else one.way + other.way,
    )


def _chain(node: Join, each: list[list[Span]]) -> Iterator[Span]:
    """Operands one after the other, each fitting to the one before it (with AND: all in one field)."""
    reached = [(span, span) for span in each[0]]  # a stretch, and its newest operand
    for some in each[1:]:
        fitting = _Sorted(node.operator, some, node.distance)
        grown: dict[tuple[Any, ...], tuple[Span, Span]] = {}
        pairs = ((stretch, span) for stretch, newest in reached for span in fitting.near(newest))
        for stretch, span in islice(pairs, TRIES):
            key = (min(stretch.start, span.start), max(stretch.end, span.end), span.field, span.start, span.end)
            if key not in grown:
                grown[key] = joined(stretch, span), span
                if len(grown) >= MOST:
                    break
            elif len(grown[key][0].way) < SHOWN:
                grown[key] = _merged(grown[key][0], stretch.way), span
        reached = list(grown.values())
    yield from (stretch for stretch, _ in reached)


class _Sorted:
    """Spans by the place where an operator looks for them."""

    def __init__(self, operator: str, spans: list[Span], distance: int) -> None:
        self.operator = operator
        self.distance = distance
        self.by_place: dict[Any, list[Span]] = defaultdict(list)
        for span in spans:
            if (where := self._where(span)) is not None:
                self.by_place[where].append(span)
        self.starts: dict[Any, list[int]] = {}
        self.widest: dict[Any, int] = {}
        if operator in {"NEAR", "ONEAR"}:
            for where, some in self.by_place.items():
                some.sort(key=attrgetter("word"))
                self.starts[where] = [span.word for span in some]
                self.widest[where] = max(span.last - span.word for span in some)

    def _where(self, span: Span) -> Any:
        if self.operator in {"W/S", "W/P"}:
            first, last = span.sentences if self.operator == "W/S" else span.paragraphs
            return (span.field, first) if first == last else None
        return span.field

    def near(self, span: Span) -> Iterator[Span]:
        """Those that fit to a span."""
        where = self._where(span)
        some = self.by_place.get(where, []) if where is not None else []
        if self.operator not in {"NEAR", "ONEAR"}:
            yield from some
            return
        if some:
            starts = self.starts[where]
            first = bisect_left(starts, span.word - self.distance - self.widest[where])
            for other in some[first : bisect_right(starts, span.last + self.distance)]:
                if _within(span, other, self.distance) and (self.operator == "NEAR" or span.last < other.word):
                    yield other


def _within(one: Span | Found, other: Span | Found, distance: int) -> bool:
    """Fewer than so many words lie between two stretches, and they are not the same stretch."""
    between = max(one.word, other.word) - min(one.last, other.last) - 1
    return between < distance and (one.start, one.end, one.field) != (other.start, other.end, other.field)


def _counted(each: list[list[Way]], count: int) -> list[Way]:
    """ATLEAST: all places, where they are enough; one place is counted once whatever is found there."""
    found = {(one.field, one.start, one.end): one for some in each for way in some for one in way}
    return [(one,) for one in found.values()] if len(found) >= count else []


def _together(each: list[list[Way]]) -> list[Way]:
    """AND: every way of each operand at least once, beside one of each of the others."""
    most = max(len(some) for some in each)
    rows = (tuple(found for some in each for found in some[min(row, len(some) - 1)]) for row in range(most))
    return list(dict.fromkeys(rows))

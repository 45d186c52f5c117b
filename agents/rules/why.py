"""Why a rule does not hold: its first clause for which that is so, in words."""

from __future__ import annotations

from collections.abc import Callable
from itertools import product
from operator import itemgetter

from agents.rules.evaluate import Find, Found, Keep, Span, joined, ways
from agents.rules.tree import PROXIMITY, Apart, AtLeast, Atom, Join, Node, Not, Several, atoms, written

_MOST = 60  # spans of each side that are compared for the nearest


def why_not(node: Node, find: Find, keep: Keep | None = None) -> tuple[str, str]:  # noqa: PLR0911 -- one a kind
    """The first clause that does not hold, as its author wrote it, and what is the matter; ("", "") where all hold."""
    if ways(node, find, keep):
        return "", ""
    if isinstance(node, Atom):
        return written(node), _missing(node, find)
    if isinstance(node, Not):
        (way, *_) = ways(node.operand, find)
        there = f": {_shown(way[0])}" if way else ""
        return written(node), f"{written(node.operand)} is there{there}"
    if isinstance(node, Several):
        held = [written(operand) for operand in node.operands if ways(operand, find, keep)]
        return written(node), f"only {len(held)} of {node.count} hold" + (f": {', '.join(held)}" if held else "")
    if isinstance(node, AtLeast):
        places = {(f.field, f.start, f.end) for o in node.operands for way in ways(o, find, keep) for f in way}
        return written(node), f"found at {len(places)} places, {node.count} are wanted"
    if isinstance(node, Apart):
        inner = why_not(node.operand, find, keep)
        return inner if inner[0] else (written(node), f"each {written(node.operand)} has {written(node.other)} near it")
    if node.operator == "OR":
        return _none(node, find, keep)
    return _joined(node, find, keep)


def _none(node: Join, find: Find, keep: Keep | None) -> tuple[str, str]:
    """What the alternative in brackets that came nearest lacks; the whole where nothing of any is there."""
    seen = [
        (len([atom for atom in atoms(one) if find(atom)]), one) for one in node.operands if not isinstance(one, Atom)
    ]
    if not seen or not (best := max(seen, key=itemgetter(0)))[0]:
        return written(node), "none of them is found"
    clause, reason = why_not(best[1], find, keep)
    return clause, f"{reason}, in the nearest of {len(node.operands)} alternatives"


def _missing(atom: Atom, find: Find) -> str:
    if any(find(atom)):
        return "is taken back by `unless`"
    if atom.field and any(find(Atom(atom.kind, atom.value, "", atom.alone))):
        return f"is found, but not in the {atom.field}"
    return "does not hold" if atom.kind in {"lang", "source"} else "is not found"


def _joined(node: Join, find: Find, keep: Keep | None) -> tuple[str, str]:
    for operand in node.operands:
        clause = why_not(operand, find, keep)
        if clause[0]:
            return clause
    if node.operator not in PROXIMITY:
        return written(node), "its clauses do not hold together"
    return written(node), _TOLD[node.operator](node, find, keep)


def _shown(found: Found) -> str:
    return f"{found.surface!r} in the {found.field}" if found.field else "it"


def _distance(node: Join, find: Find, keep: Keep | None) -> str:
    """How many words lie between the two that are nearest."""
    best: tuple[int, Span, Span] | None = None
    for left, right in zip(node.operands, node.operands[1:], strict=False):
        for one, other in product(_spans(left, find, keep), _spans(right, find, keep)):
            between = max(one.word, other.word) - min(one.last, other.last) - 1
            comparable = one.field == other.field and one.place != other.place
            if comparable and (best is None or between < best[0]):
                best = (between, one, other)
    if best is None:
        return "all are there, but not in one field"
    between, one, other = best
    if node.operator == "ONEAR" and between < node.distance:
        return f"{_surface(one)} and {_surface(other)} stand in another order"
    return f"{between} words lie between {_surface(one)} and {_surface(other)}, fewer than {node.distance} are wanted"


def _spans(node: Node, find: Find, keep: Keep | None) -> list[Span]:
    made = []
    for way in ways(node, find, keep)[:_MOST]:
        spans = [_span(found) for found in way]
        whole = spans[0]
        for span in spans[1:]:
            whole = joined(whole, span)
        made.append(whole)
    return made


def _span(found: Found) -> Span:
    places = (found.sentence, found.sentence), (found.paragraph, found.paragraph)
    return Span(found.field, found.start, found.end, found.word, found.last, *places, (found,))


def _surface(span: Span) -> str:
    return repr(span.way[0].surface)


def _apart(what: str) -> Callable[[Join, Find, Keep | None], str]:
    return lambda node, find, keep: f"all are there, but not in one {what}"


_TOLD: dict[str, Callable[[Join, Find, Keep | None], str]] = {
    "NEAR": _distance,
    "ONEAR": _distance,
    "W/S": _apart("sentence"),
    "W/P": _apart("paragraph"),
}

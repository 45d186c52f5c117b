"""The rules' meaning said slowly: every combination, no index, no order, no bound.

Nothing runs it but tests: what `evaluate.py` and `index.py` do fast must be what this does
(Elasticsearch #28315 and Lucene #14427 are what happens without such a reference).
"""

from __future__ import annotations

from itertools import combinations, pairwise, product

from agents.rules.evaluate import Find, Found, Keep
from agents.rules.tree import Apart, AtLeast, Atom, Join, Node, Not, Several

Group = tuple[Found, ...]


def holds(node: Node, find: Find, keep: Keep | None = None) -> bool:  # noqa: PLR0911 -- one for each kind of node
    """Whether a tree holds for what `find` gives."""
    if isinstance(node, Atom):
        return bool(_kept(node, find, keep))
    if isinstance(node, Not):
        return not holds(node.operand, find)
    if isinstance(node, Apart):
        return bool(_groups(node, find, keep))
    if isinstance(node, AtLeast):
        atoms = [atom for operand in node.operands for atom in _leaves(operand)]
        return len({(f.field, f.start, f.end) for atom in atoms for f in _kept(atom, find, keep)}) >= node.count
    if isinstance(node, Several):
        return sum(holds(operand, find, keep) for operand in node.operands) >= node.count
    if node.operator == "AND":
        return all(holds(operand, find, keep) for operand in node.operands)
    if node.operator == "OR":
        return any(holds(operand, find, keep) for operand in node.operands)
    return bool(_groups(node, find, keep))


def _leaves(node: Node) -> list[Atom]:
    return [node] if isinstance(node, Atom) else [leaf for one in node.operands for leaf in _leaves(one)]  # type: ignore[union-attr]


def _kept(atom: Atom, find: Find, keep: Keep | None) -> list[Found]:
    return [found for found in find(atom) if keep is None or keep(atom, found)]


def _groups(node: Node, find: Find, keep: Keep | None) -> list[Group]:
    """Every group of occurrences that makes a node hold and lies in one field."""
    if isinstance(node, Atom):
        return [(found,) for found in _kept(node, find, keep)]
    if isinstance(node, Apart):
        others = _groups(node.other, find, None)
        mine = _groups(node.operand, find, keep)
        return [one for one in mine if not any(_fits(node.operator, one, other, node.distance) for other in others)]
    if isinstance(node, Several):
        chosen = [Join("AND", some) for some in combinations(node.operands, node.count)]
        return [group for some in chosen for group in _groups(some, find, keep)]
    assert isinstance(node, Join)  # noqa: S101 -- the grammar lets nothing else stand here
    each = [_groups(operand, find, keep) for operand in node.operands]
    if node.operator == "OR":
        return [group for some in each for group in some]
    made = []
    for combination in product(*each):
        if all(_fits(node.operator, one, other, node.distance) for one, other in pairwise(combination)):
            made.append(tuple(found for group in combination for found in group))
    return [group for group in made if len({found.field for found in group}) == 1]


def _fits(operator: str, one: Group, other: Group, distance: int) -> bool:  # noqa: PLR0911 -- one for each operator
    both = (*one, *other)
    if len({found.field for found in both}) > 1:
        return False
    if operator == "W/S":
        return len({found.sentence for found in both}) == 1
    if operator == "W/P":
        return len({found.paragraph for found in both}) == 1
    if operator == "AND":
        return True
    a, b = _extent(one), _extent(other)
    if a[:2] == b[:2]:
        return False
    if operator == "ONEAR" and not a[3] < b[2]:
        return False
    return max(a[2], b[2]) - min(a[3], b[3]) - 1 < distance


def _extent(group: Group) -> tuple[int, int, int, int]:
    """First and last code point, first and last word."""
    starts, ends = [found.start for found in group], [found.end for found in group]
    return min(starts), max(ends), min(found.word for found in group), max(found.last for found in group)

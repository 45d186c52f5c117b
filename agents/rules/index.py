"""Which of many rules can hold for an article at all: each is filed under the rarest thing that it cannot do without.

A rule is looked at only when that thing is there, and evaluated only when everything else that it needs is there too.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Set
from operator import itemgetter

import msgspec

from agents.rules.tree import NOWHERE, Apart, AtLeast, Atom, Join, Node, Not, Several

Clause = frozenset[Atom]
Cost = Callable[[Atom], float]


def necessary(node: Node, cost: Cost) -> tuple[Clause, ...]:
    """Sets of atoms of each of which one must be found for the tree to hold; none for a tree that needs nothing."""
    if isinstance(node, Atom):
        return () if node.kind in NOWHERE else (frozenset([plain(node)]),)
    if isinstance(node, Not):
        return ()
    if isinstance(node, Apart):
        return necessary(node.operand, cost)
    if isinstance(node, Join) and node.operator != "OR":
        return tuple(dict.fromkeys(clause for operand in node.operands for clause in necessary(operand, cost)))
    return _any_of(node, cost)


def _any_of(node: Join | Several | AtLeast, cost: Cost) -> tuple[Clause, ...]:
    """Of n operands of which k must hold, n - k + 1 always hold one that does: those that are rarest."""
    rarest = [
        min(clauses, key=lambda c: weight(c, cost), default=None)
        for clauses in (necessary(operand, cost) for operand in node.operands)
    ]
    wanted = [clause for clause in rarest if clause is not None]
    spare = node.count - 1 if isinstance(node, Several) else 0
    if len(wanted) + spare < len(rarest):
        return ()
    wanted.sort(key=lambda clause: (weight(clause, cost), sorted(map(repr, clause))))
    return (frozenset().union(*wanted[: len(rarest) - spare]),)


def weight(clause: Clause, cost: Cost) -> float:
    """How often one of a clause's atoms is there."""
    return sum(map(cost, clause))


def plain(atom: Atom) -> Atom:
    """An atom wherever it stands: what the index knows of it."""
    return Atom(atom.kind, atom.value, "", atom.alone) if atom.field else atom


class Index(msgspec.Struct, frozen=True):
    """Rules by their rarest clause, with what else they need; `always`: rules that need nothing."""

    filed: dict[Atom, list[tuple[str, tuple[Clause, ...]]]]
    always: tuple[str, ...]
    known: frozenset[Atom]

    def possible(self, present: Set[Atom]) -> list[str]:
        """The rules, in the order of their ids, that may hold where these atoms are found."""
        found = dict.fromkeys(self.always)
        for atom in present:
            for id, others in self.filed.get(atom, ()):
                if id not in found and not any(clause.isdisjoint(present) for clause in others):
                    found[id] = None
        return sorted(found)


def index(rules: Mapping[str, Node], cost: Cost) -> Index:
    """File rules; `cost` says how often an atom is there, in any unit."""
    filed: dict[Atom, list[tuple[str, tuple[Clause, ...]]]] = defaultdict(list)
    always: list[str] = []
    known: set[Atom] = set()
    for id, node in rules.items():
        ranked = sorted(
            ((weight(clause, cost), row, clause) for row, clause in enumerate(necessary(node, cost))),
            key=itemgetter(0, 1),
        )
        if not ranked:
            always.append(id)
            continue
        others = tuple(clause for _, _, clause in ranked[1:])
        known.update(ranked[0][2], *others)
        for atom in ranked[0][2]:
            filed[atom].append((id, others))
    return Index(dict(filed), tuple(always), frozenset(known))

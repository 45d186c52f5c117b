"""Which of many rules can hold for an article at all: each is filed under the rarest thing that it cannot do without.

A rule is looked at only when that thing is there, and evaluated only when what else it needs is there too.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Set

import msgspec

from agents.rules.tree import NOWHERE, Apart, AtLeast, Atom, Join, Node, Not, Several, atoms

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


Could = Callable[[Set[Atom]], bool]
"""Whether a tree may hold where these atoms are found, wherever they stand."""


def could(node: Node) -> Could:
    """The question of presence that a tree comes to; it never says no to a tree that holds."""
    if isinstance(node, Atom):
        atom = plain(node)
        return _always if atom.kind in NOWHERE else lambda present: atom in present
    if isinstance(node, Not):
        return _always
    if isinstance(node, Apart):
        return could(node.operand)
    asked = [could(operand) for operand in node.operands]
    if isinstance(node, Join) and node.operator != "OR":
        needed = [one for one in asked if one is not _always]
        return lambda present: all(one(present) for one in needed)
    wanted = node.count if isinstance(node, Several) else 1
    return lambda present: sum(one(present) for one in asked) >= wanted


def _always(present: Set[Atom]) -> bool:
    return True


class Index(msgspec.Struct, frozen=True):
    """Rules by their rarest clause, each with what it comes to; `always`: rules that need nothing."""

    filed: dict[Atom, list[tuple[str, Could]]]
    always: tuple[str, ...]
    known: frozenset[Atom]

    def possible(self, present: Set[Atom]) -> list[str]:
        """The rules, in the order of their ids, that may hold where these atoms are found."""
        found = set(self.always)
        for atom in present:
            for id, asked in self.filed.get(atom, ()):
                if id not in found and asked(present):
                    found.add(id)
        return sorted(found)


def index(rules: Mapping[str, Node], cost: Cost) -> Index:
    """File rules; `cost` says how often an atom is there, in any unit."""
    filed: dict[Atom, list[tuple[str, Could]]] = defaultdict(list)
    always: list[str] = []
    known: set[Atom] = set()
    for id, node in rules.items():
        clauses = necessary(node, cost)
        if not clauses:
            always.append(id)
            continue
        asked = could(node)
        for atom in min(clauses, key=lambda clause: weight(clause, cost)):
            filed[atom].append((id, asked))
        known.update(plain(atom) for atom in atoms(node) if atom.kind not in NOWHERE)
    return Index(dict(filed), tuple(always), frozenset(known))

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


Present = Set[int]
"""The numbers, in an index, of the atoms that an article has, wherever they stand."""

Could = Callable[[Present], bool]
"""Whether a tree may hold where these atoms are found."""


def could(node: Node, numbers: Mapping[Atom, int]) -> Could:
    """The question of presence that a tree comes to; it never says no to a tree that holds."""
    if isinstance(node, Atom):
        return _always if node.kind in NOWHERE else _holding(numbers[plain(node)])
    if isinstance(node, Not):
        return _always
    if isinstance(node, Apart):
        return could(node.operand, numbers)
    asked = [could(operand, numbers) for operand in node.operands]
    if isinstance(node, Join) and node.operator != "OR":
        needed = [one for one in asked if one is not _always]
        return lambda present: all(one(present) for one in needed)
    wanted = node.count if isinstance(node, Several) else 1
    return lambda present: sum(one(present) for one in asked) >= wanted


def _holding(number: int) -> Could:
    return lambda present: number in present


def _always(present: Present) -> bool:
    return True


def _clauses_say_all(node: Node) -> bool:
    """Whether a tree asks for no more than one atom of each of its necessary clauses, as most rules do."""
    if isinstance(node, Apart):
        return _clauses_say_all(node.operand)
    if not isinstance(node, Join):
        return isinstance(node, Atom | Not)
    if node.operator == "OR":
        return all(isinstance(operand, Atom) and operand.kind not in NOWHERE for operand in node.operands)
    return all(map(_clauses_say_all, node.operands))


class Filed(msgspec.Struct, frozen=True, eq=False):
    """A rule in the index: the other atoms that it cannot do without, those of which it needs one, and what is left."""

    rule: int
    needs: frozenset[int]
    eithers: tuple[frozenset[int], ...]
    asked: Could | None
    enough: bool  # nothing is left when the atoms that it needs are there

    def may_hold(self, present: Present) -> bool:
        """Whether the rule may hold where these atoms are, those that it needs and is filed under among them."""
        if self.eithers and any(either.isdisjoint(present) for either in self.eithers):
            return False
        return self.asked is None or self.asked(present)


class Index(msgspec.Struct, frozen=True):
    """Rules by their rarest clause, each with what it comes to, by their rows in `rules`, which is in order.

    `always`: rules that need nothing.
    """

    rules: tuple[str, ...]
    filed: dict[int, list[Filed]]
    always: tuple[int, ...]
    numbers: dict[Atom, int]

    def needs_nothing(self, rule: str) -> bool:
        """Whether a rule is asked for every article."""
        return any(self.rules[row] == rule for row in self.always)

    def possible(self, present: Present) -> list[int]:
        """The rows of the rules, in their order, that may hold where these atoms are found."""
        found = set(self.always)
        filed = self.filed
        for atom in present:
            for one in filed.get(atom, ()):
                if one.needs <= present and (one.enough or one.may_hold(present)):
                    found.add(one.rule)
        return sorted(found)


def index(rules: Mapping[str, Node], cost: Cost) -> Index:
    """File rules; `cost` says how often an atom is there, in any unit."""
    filed: dict[int, list[Filed]] = defaultdict(list)
    always: list[int] = []
    numbers: dict[Atom, int] = {}
    shared: dict[frozenset[int], frozenset[int]] = {}  # most rules need one of a few cues besides
    ids = tuple(sorted(rules))
    rows = {id: row for row, id in enumerate(ids)}
    for id, node in rules.items():
        clauses = necessary(node, cost)
        if not clauses:
            always.append(rows[id])
            continue
        for atom in atoms(node):
            if atom.kind not in NOWHERE:
                numbers.setdefault(plain(atom), len(numbers))
        rarest = min(clauses, key=lambda clause: weight(clause, cost))
        others = [frozenset(map(numbers.__getitem__, clause)) for clause in clauses if clause is not rarest]
        needs = frozenset(atom for clause in others if len(clause) == 1 for atom in clause)
        eithers = tuple(clause for clause in others if len(clause) > 1)
        asked = None if _clauses_say_all(node) else could(node, numbers)
        one = Filed(rows[id], shared.setdefault(needs, needs), eithers, asked, not eithers and asked is None)
        for atom in rarest:
            filed[numbers[atom]].append(one)
    return Index(ids, dict(filed), tuple(always), numbers)

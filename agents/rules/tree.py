"""The tree of a rule: atoms, and what joins them; and how a tree is written as text."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

PROXIMITY = {"NEAR", "ONEAR", "W/S", "W/P"}
NOWHERE = {"lang", "source"}  # atoms that hold for an article and stand at no place in it


class Atom(msgspec.Struct, gc=False, frozen=True):
    """Something to be found: `kind` is entity, class, group, kind, cue, literal, lang or source."""

    kind: str
    value: str
    field: str = ""
    alone: bool = False  # =@id: not its parts; =Word: in this very spelling


class Not(msgspec.Struct, gc=False, frozen=True):
    """Holds where its operand does not."""

    operand: Node


class Join(msgspec.Struct, gc=False, frozen=True):
    """Operands under one operator; `distance` in words for NEAR and ONEAR."""

    operator: str
    operands: tuple[Node, ...]
    distance: int = 0


class Apart(msgspec.Struct, gc=False, frozen=True):
    """`a NOT W/n b`: holds where some `operand` has no `other` near it. `operator`: NEAR, W/S or W/P."""

    operator: str
    operand: Node
    other: Node
    distance: int = 0


class Several(msgspec.Struct, gc=False, frozen=True):
    """`n of (a, b, c)`: holds where n of its operands do."""

    count: int
    operands: tuple[Node, ...]


class AtLeast(msgspec.Struct, gc=False, frozen=True):
    """`ATLEAST/n(a, b)`: holds where its atoms are found at n places together."""

    count: int
    operands: tuple[Node, ...]


Node = Atom | Not | Join | Apart | Several | AtLeast


def children(node: Node) -> tuple[Node, ...]:
    """What stands directly under a node."""
    if isinstance(node, Atom):
        return ()
    if isinstance(node, Not):
        return (node.operand,)
    if isinstance(node, Apart):
        return (node.operand, node.other)
    return node.operands


def atoms(node: Node) -> Iterator[Atom]:
    """All atoms of a tree."""
    waiting = [node]
    while waiting:
        one = waiting.pop()
        if isinstance(one, Atom):
            yield one
        else:
            waiting.extend(reversed(children(one)))


def written(node: Node) -> str:
    """A tree as its author would write it; `parse` of it gives the tree again."""
    if isinstance(node, Atom):
        return _atom(node)
    if isinstance(node, Not):
        return f"NOT {_inner(node.operand)}"
    if isinstance(node, Apart):
        return f"{_inner(node.operand)} NOT {_operator(node.operator, node.distance)} {_inner(node.other)}"
    listed = ", ".join(map(written, node.operands))
    if isinstance(node, Several):
        return f"{node.count} of ({listed})"
    if isinstance(node, AtLeast):
        return f"ATLEAST/{node.count}({listed})"
    return f" {_operator(node.operator, node.distance)} ".join(map(_inner, node.operands))


def _inner(node: Node) -> str:
    return f"({written(node)})" if isinstance(node, Join | Apart) else written(node)


def _operator(name: str, distance: int) -> str:
    return f"{name}/{distance}" if name in {"NEAR", "ONEAR"} else name


_MARKS = {"entity": "@", "cue": "#", "class": "@class:", "group": "@group:", "kind": "@kind:"}


def _atom(atom: Atom) -> str:
    if atom.kind in NOWHERE:
        return f"{atom.kind}:{_quoted(atom.value)}"
    body = _MARKS[atom.kind] + atom.value if atom.kind in _MARKS else _quoted(atom.value)
    return (f"{atom.field}:" if atom.field else "") + "=" * atom.alone + body


def _quoted(word: str) -> str:
    plain = word and all(character.isalnum() or character in "*'-." for character in word)
    operator = word in {"AND", "OR", "NOT"} or word.isdigit()
    return word if plain and not operator else f'"{word}"'

"""Reading a rule: `(@patriot W/S #deploy) AND @iraq` becomes a tree.

Operators: AND, OR, NOT, NEAR/n, ONEAR/n (in this order), W/S (same sentence), W/P (same paragraph).
Atoms: @id, =@id (not its parts), @class:glob, @group:name, @kind:x, #cue, "a phrase", word*, =Exact, each
also as title:ATOM, summary:ATOM or text:ATOM; lang:xx, source:text; ATLEAST/n(a, b, ...).
Different operators in one bracket are an error: the products that people know disagree on precedence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

FIELDS = ("title", "summary", "text")
_SYNONYMS = {"~": "NEAR", "/s": "W/S", "/p": "W/P", "PRE": "ONEAR"}


class RuleError(ValueError):
    """A rule that cannot be read; the message says what to write instead."""


class Atom(msgspec.Struct, frozen=True):
    """Something to be found: `kind` is entity, class, group, kind, cue, literal, lang or source."""

    kind: str
    value: str
    field: str = ""
    alone: bool = False  # =@id: not its parts; =Word: in this case


class Not(msgspec.Struct, frozen=True):
    """Holds where its operand does not."""

    operand: Node


class Join(msgspec.Struct, frozen=True):
    """Operands under one operator; `distance` in words for NEAR and ONEAR."""

    operator: str
    operands: tuple[Node, ...]
    distance: int = 0


class AtLeast(msgspec.Struct, frozen=True):
    """Holds where n of its operands do."""

    count: int
    operands: tuple[Node, ...]


Node = Atom | Not | Join | AtLeast

_TOKEN = re.compile(
    r"\s*(?:(?P<open>\()|(?P<close>\))|(?P<comma>,)"
    r"|(?P<op>(?:NEAR|ONEAR|PRE)/\d+|~\d+|W/S|W/P|/s|/p|AND|OR|NOT|ATLEAST/\d+)(?![\w])"
    r"|(?P<atom>(?:(?:title|summary|text|lang|source):)?=?(?:[@#][\w:.*-]+|\"[^\"]+\"|[^\s()\",]+)))"
)


def parse(text: str) -> Node:
    """The tree of a rule. Raises RuleError."""
    tokens = list(_tokens(text))
    node, rest = _expression(tokens, 0)
    if rest != len(tokens):
        raise RuleError(f"{tokens[rest][1]!r} is too much here: a bracket that was not opened?")
    return node


def _tokens(text: str) -> Iterator[tuple[str, str]]:
    place = 0
    while text[place:].strip():
        match = _TOKEN.match(text, place)
        if match is None:
            raise RuleError(f"cannot read {text[place:].strip()[:20]!r}: a quotation mark that is not closed?")
        place = match.end()
        yield str(match.lastgroup), match.group(str(match.lastgroup))


def _expression(tokens: list[tuple[str, str]], at: int) -> tuple[Node, int]:
    first, at = _operand(tokens, at)
    operands, operators = [first], []
    while at < len(tokens) and tokens[at][0] == "op":
        operator, distance = _operator(tokens[at][1])
        if operator in {"NOT", "ATLEAST"}:
            raise RuleError(f"{tokens[at][1]} between two atoms: write AND {tokens[at][1]}")
        operand, at = _operand(tokens, at + 1)
        operands.append(operand)
        operators.append((operator, distance))
    if not operators:
        return first, at
    if len(set(operators)) > 1:
        names = " and ".join(dict.fromkeys(name for name, _ in operators))
        raise RuleError(f"{names} in one bracket: which comes first? Write (a {operators[0][0]} b) {operators[1][0]} c")
    operator, distance = operators[0]
    return Join(operator, tuple(operands), distance), at


def _operand(tokens: list[tuple[str, str]], at: int) -> tuple[Node, int]:
    if at >= len(tokens):
        raise RuleError("it ends where an atom should stand: an operator too many?")
    kind, value = tokens[at]
    if kind == "op" and value == "NOT":
        operand, at = _operand(tokens, at + 1)
        return Not(operand), at
    if kind == "op" and value.startswith("ATLEAST"):
        return _at_least(int(value.partition("/")[2]), tokens, at + 1)
    if kind == "open":
        node, at = _expression(tokens, at + 1)
        if at >= len(tokens) or tokens[at][0] != "close":
            raise RuleError("a bracket is not closed")
        return node, at + 1
    if kind != "atom":
        raise RuleError(f"{value!r} where an atom should stand")
    return _atom(value), at + 1


def _at_least(count: int, tokens: list[tuple[str, str]], at: int) -> tuple[Node, int]:
    if at >= len(tokens) or tokens[at][0] != "open":
        raise RuleError(f"ATLEAST/{count} wants a list: ATLEAST/{count}(a, b, c)")
    operands: list[Node] = []
    while tokens[at][0] in {"open", "comma"}:
        operand, at = _expression(tokens, at + 1)
        operands.append(operand)
        if at >= len(tokens):
            raise RuleError("a bracket is not closed")
    if not 1 <= count <= len(operands):
        raise RuleError(f"ATLEAST/{count} of {len(operands)} operands can never hold")
    return AtLeast(count, tuple(operands)), at + 1


def _operator(text: str) -> tuple[str, int]:
    for short, name in _SYNONYMS.items():
        text = re.sub(rf"^{re.escape(short)}(?=\d|/|$)/?", f"{name}/" if name in {"NEAR", "ONEAR"} else name, text)
    if text in {"W/S", "W/P"}:
        return text, 0
    name, _, distance = text.partition("/")
    return name, int(distance or 0)


def _atom(text: str) -> Atom:
    field, text = _field(text)
    alone, body = text.startswith("="), text.removeprefix("=")
    if field in {"lang", "source"}:
        return Atom(field, body.strip('"'))
    if body.startswith("#"):
        return Atom("cue", body[1:], field)
    if not body.startswith("@"):
        return Atom("literal", body.strip('"'), field, alone)
    kind, colon, value = body[1:].partition(":")
    if not colon:
        return Atom("entity", kind, field, alone)
    if kind not in {"class", "group", "kind"}:
        raise RuleError(f"@{kind}: is not known: write @class:, @group: or @kind:")
    return Atom(kind, value, field, alone)


def _field(text: str) -> tuple[str, str]:
    name, colon, rest = text.partition(":")
    if colon and name in {*FIELDS, "lang", "source"}:
        return name, rest
    return "", text


def atoms(node: Node) -> Iterator[Atom]:
    """All atoms of a tree."""
    if isinstance(node, Atom):
        yield node
    elif isinstance(node, Not):
        yield from atoms(node.operand)
    else:
        for operand in node.operands:
            yield from atoms(operand)


def required(node: Node) -> set[Atom]:
    """A set of atoms of which at least one must be found for the tree to hold; empty where none must.

    What rules are indexed by: an article that has none of them need not be asked.
    """
    if isinstance(node, Atom):
        return {node} if node.kind not in {"lang", "source"} else set()
    if isinstance(node, Not):
        return set()
    needs = [required(operand) for operand in node.operands]
    if isinstance(node, AtLeast) or node.operator == "OR":
        return set().union(*needs) if all(needs) else set()
    return min((need for need in needs if need), key=len, default=set())

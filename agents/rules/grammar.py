"""Reading a rule: `(@patriot W/S #deploy) AND @iraq` becomes a tree.

Operators: AND, OR, NOT, NEAR/n (also W/n and ~n), ONEAR/n (in this order, also PRE/n), W/S (same sentence,
also /s), W/P (same paragraph, also /p), NOT W/n, n of (a, b, ...), ATLEAST/n(a, b, ...).
Atoms: @id, =@id (not its parts), @class:glob, @group:name, @kind:x, #cue, "a phrase", word*, =Exact, each
also as title:ATOM, summary:ATOM or text:ATOM; lang:xx, source:name.
Different operators in one bracket are an error: the products that people know disagree on precedence.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby

from agents.rules.tree import NOWHERE, PROXIMITY, Apart, AtLeast, Atom, Join, Node, Not, Several, atoms, written

__all__ = ["Apart", "AtLeast", "Atom", "Join", "Node", "Not", "RuleError", "Several", "atoms", "parse", "written"]

FIELDS = ("title", "summary", "text")
PREFIXES = (*FIELDS, "lang", "source")
MARKS = ("class", "group", "kind")
DEEPEST = 40
LONGEST = 4_000  # characters of a rule
FARTHEST = 500  # words of a distance

Operator = tuple[str, int]


class RuleError(ValueError):
    """A rule that cannot be read; the message says what to write instead."""


_DISTANT = r"(?:NEAR|ONEAR|PRE|W)/\d+|~\d+"
_PLACED = rf"{_DISTANT}|W/[SP]|/[sp]"
_TOKEN = re.compile(
    rf"\s*(?:(?P<open>\()|(?P<close>\))|(?P<comma>,)"
    rf"|(?P<apart>NOT\s+(?:{_PLACED})(?!\w))"
    rf"|(?P<op>(?:{_PLACED}|(?-i:AND|OR|NOT))(?![\w/:]))"
    rf"|(?P<several>\d+\s+of(?=\s*\())|(?P<least>ATLEAST\s*/?\s*\d+(?=\s*\())"
    rf"|(?P<atom>(?:[^\W\d]+:)?=?(?:[@#][\w:.*-]+|[\"“][^\"“”]+[\"”]|[^\s()\",“”]+)))",
    re.IGNORECASE,
)
Token = tuple[str, str]


def parse(text: str) -> Node:
    """The tree of a rule. Raises RuleError."""
    if not text.strip():
        raise RuleError("it is empty: write what must be there, such as @patriot W/S #deploy")
    if len(text) > LONGEST:
        raise RuleError(f"it is longer than {LONGEST} characters: make a group, a class or a cue of its words")
    reader = _Reader(list(_tokens(text)))
    node = reader.expression(0)
    if reader.more():
        raise RuleError(f"{reader.here()!r} is too much here: a bracket that was not opened?")
    return node


def _tokens(text: str) -> Iterator[Token]:
    place, end = 0, len(text.rstrip())
    while place < end:
        match = _TOKEN.match(text, place)
        if match is None:
            raise RuleError(f"cannot read {text[place:].strip()[:20]!r}: a quotation mark that is not closed?")
        place = match.end()
        kind = str(match.lastgroup)
        yield kind, match[kind]


class _Reader:
    """Tokens read one after the other."""

    def __init__(self, tokens: list[Token]) -> None:
        self.tokens = tokens
        self.at = 0

    def more(self) -> bool:
        return self.at < len(self.tokens)

    def kind(self) -> str:
        return self.tokens[self.at][0] if self.more() else ""

    def here(self) -> str:
        return self.tokens[self.at][1]

    def take(self) -> str:
        self.at += 1
        return self.tokens[self.at - 1][1]

    def expression(self, depth: int) -> Node:
        if depth > DEEPEST:
            raise RuleError(f"brackets deeper than {DEEPEST}")
        operands = [self.operand(depth)]
        operators: list[Operator] = []
        while self.kind() in {"op", "apart"}:
            told = self.take()
            if told == "NOT":
                raise RuleError(f"NOT between two atoms: write {written(operands[-1])} AND NOT ...")
            operators.append(_operator(told))
            operands.append(self.operand(depth))
        if self.kind() in {"atom", "open", "several", "least"}:
            raise RuleError(_unjoined(operands, self.here(), self.tokens[self.at + 1 : self.at + 2]))
        return _joined(operands, operators)

    def operand(self, depth: int) -> Node:
        if not self.more():
            raise RuleError("it ends where an atom should stand: an operator too many?")
        kind, value = self.kind(), self.take()
        if kind == "op" and value == "NOT":
            return Not(self.operand(depth))
        if kind == "open":
            node = self.expression(depth + 1)
            self.close()
            return node
        if kind in {"several", "least"}:
            return self.listed(kind, value, depth)
        if kind != "atom":
            raise RuleError(f"{value!r} where an atom should stand")
        return _atom(value)

    def listed(self, kind: str, value: str, depth: int) -> Node:
        count = int(re.findall(r"\d+", value)[0])
        operands: list[Node] = []
        while self.kind() in {"open", "comma"}:
            self.take()
            operands.append(self.expression(depth + 1))
        self.close()
        return _several(count, operands) if kind == "several" else _at_least(count, operands)

    def close(self) -> None:
        if self.kind() != "close":
            raise RuleError("a bracket is not closed")
        self.take()


def _unjoined(operands: list[Node], here: str, after: list[Token]) -> str:
    """Two atoms side by side: what is meant?"""
    one = written(operands[-1])
    if here.upper() in {"AND", "OR", "NOT"} and after:
        return f"operators are written in capitals: {one} {here.upper()} {after[0][1]}"
    if here.upper() in {"NEAR", "ONEAR", "PRE"}:
        return f"{here} wants a distance in words: {one} {here.upper()}/5 ..."
    return f"nothing joins {one} and {here!r}: write AND, OR, or for a phrase quotation marks"


def _joined(operands: list[Node], operators: list[Operator]) -> Node:
    if not operators:
        return operands[0]
    if len(set(operators)) > 1:
        raise RuleError(_mixed(operands, operators))
    name, distance = operators[0]
    if name.startswith("NOT "):
        if len(operands) > 2:
            raise RuleError(f"{name} joins two: put one of them in brackets")
        return _placed(Apart(name[4:], operands[0], operands[1], distance))
    joined = Join(name, tuple(operands), distance)
    return _placed(joined) if name in PROXIMITY else joined


def _mixed(operands: list[Node], operators: list[Operator]) -> str:
    """Says which brackets would make it clear: those round the first operator, or round the last."""
    names = " and ".join(dict.fromkeys(_told(operator) for operator in operators))
    first = [_told(operators[0]), _told(operators[-1])]
    runs = [len(list(run)) for _, run in groupby(operators)]
    split, back = runs[0], len(operators) - runs[-1]
    left = f"({_row(operands[: split + 1], operators[:split])}) {_row(operands[split + 1 :], operators[split:], True)}"
    right = f"{_row(operands[:back], operators[: back - 1])} {_told(operators[back - 1])} "
    right += f"({_row(operands[back:], operators[back:])})"
    tail = "" if len(runs) == 2 else f" (and so on: one kind of operator in a bracket, here {first[0]} ... {first[1]})"
    return f"{names} in one bracket: which comes first? Write {left} or {right}{tail}"


def _row(operands: list[Node], operators: list[Operator], leading: bool = False) -> str:
    texts = [f"({written(node)})" if isinstance(node, Join | Apart) else written(node) for node in operands]
    told = [_told(operator) for operator in operators]
    pairs = zip(told, texts, strict=False) if leading else zip(told, texts[1:], strict=False)
    return " ".join(([] if leading else texts[:1]) + [word for pair in pairs for word in pair])


def _told(operator: Operator) -> str:
    return f"{operator[0]}/{operator[1]}" if operator[1] else operator[0]


def _placed(node: Join | Apart) -> Node:
    """Under a distance there must be something that stands at a place."""
    operands = node.operands if isinstance(node, Join) else (node.operand, node.other)
    told = _told((node.operator, node.distance))
    for operand in operands:
        for inner in _parts(operand):
            if isinstance(inner, Not):
                raise RuleError(f"NOT under {told}: write ... NOT {told} {written(inner.operand)}")
            if isinstance(inner, Atom) and inner.kind in NOWHERE:
                raise RuleError(f"{written(inner)} stands at no place: write (...) AND {written(inner)}")
            if isinstance(inner, AtLeast):
                raise RuleError(f"ATLEAST counts over the whole article: write (...) AND {written(inner)}")
    return node


def _parts(node: Node) -> Iterator[Node]:
    yield node
    for child in node.operands if isinstance(node, Join | Several) else ():
        yield from _parts(child)


def _several(count: int, operands: list[Node]) -> Node:
    if not 1 <= count <= len(operands):
        raise RuleError(f"{count} of {len(operands)} operands can never hold")
    if len(operands) > 50:
        raise RuleError(f"{len(operands)} operands: make a group, a class or a cue of them")
    return Several(count, tuple(operands))


def _at_least(count: int, operands: list[Node]) -> Node:
    if not operands or count < 1:
        raise RuleError(f"ATLEAST/{count} wants a number and atoms: ATLEAST/3(@patriot, #deploy)")
    for operand in operands:
        counted = all(
            isinstance(part, Atom) or (isinstance(part, Join) and part.operator == "OR") for part in _parts(operand)
        )
        if not counted or any(atom.kind in NOWHERE for atom in atoms(operand)):
            other = ", ".join(map(written, operands))
            raise RuleError(
                f"ATLEAST counts where atoms stand, not {written(operand)}: did you mean {count} of ({other})?"
            )
    return AtLeast(count, tuple(operands))


_SYNONYMS = {"PRE": "ONEAR", "W": "NEAR", "~": "NEAR", "/S": "W/S", "/P": "W/P"}


@lru_cache(maxsize=256)
def _operator(text: str) -> Operator:
    """`NOT W/5` is ("NOT NEAR", 5), `/s` is ("W/S", 0)."""
    *negated, told = text.upper().split()
    if told in {"AND", "OR"}:
        return told, 0
    name, _, number = told.partition("/") if told[0] != "~" else ("~", "", told[1:])
    if not number.isdigit():
        name, number = told, "0"
    elif not 1 <= int(number) <= FARTHEST:
        raise RuleError(f"{text}: a distance is 1 to {FARTHEST} words")
    name = _SYNONYMS.get(name, name)
    if negated and name == "ONEAR":
        raise RuleError(f"{text}: write NOT NEAR/{number}")
    return " ".join((*negated, name)), int(number)


_ENTITY = re.compile(r"@[a-z0-9-]+")


def _atom(text: str) -> Atom:
    if _ENTITY.fullmatch(text):
        return Atom("entity", text[1:])
    field, text = _field(text)
    alone, body = text.startswith("="), text.removeprefix("=")
    quoted = body[:1] in {'"', "“"}
    if field in NOWHERE:
        return _nowhere(field, body.strip('"“”'))
    if body.startswith("#") and not quoted:
        return Atom("cue", body[1:], field)
    if body.startswith("@") and not quoted:
        return _mention(body[1:], field, alone)
    if not quoted and (body.startswith("/") or re.fullmatch(r"[\W_]+", body)):
        raise RuleError(f"{body!r} is no word: `*` stands at the end of one, phrases stand in quotation marks")
    word = " ".join(body.strip('"“”').split())
    if not word.strip(" *"):
        raise RuleError("an empty phrase")
    if alone and "*" in word:
        raise RuleError(f"={word}: write the whole word, or leave the `=` away")
    return Atom("literal", word, field, alone)


def _nowhere(kind: str, value: str) -> Atom:
    if kind == "lang" and not re.fullmatch(r"[a-z]{2,3}", value):
        raise RuleError(f"lang:{value}: write the two letters of a language, such as lang:ar")
    return Atom(kind, value)


def _mention(body: str, field: str, alone: bool) -> Atom:
    kind, colon, value = body.partition(":")
    if not colon:
        return Atom("entity", kind, field, alone)
    if kind not in MARKS:
        near = difflib.get_close_matches(kind, MARKS, 1, 0.5)
        raise RuleError(
            f"@{kind}: is not known: write " + (f"@{near[0]}:{value}" if near else "@class:, @group: or @kind:")
        )
    if alone:
        raise RuleError(f"=@{kind}: `=` stands before an @id or a word; a class without .* is itself alone")
    return Atom(kind, value, field)


def _field(text: str) -> tuple[str, str]:
    name, colon, rest = text.partition(":")
    if not colon or not re.fullmatch(r"[^\W\d]+", name):
        return "", text
    if name not in PREFIXES:
        near = difflib.get_close_matches(name.lower(), PREFIXES, 1, 0.5)
        raise RuleError(
            f"{name}: is no field: " + (f"did you mean {near[0]}:?" if near else f"there are {', '.join(PREFIXES)}")
        )
    if not rest:
        raise RuleError(f"{name}: stands alone: write {name}:@id or {name}:word, without a blank")
    return name, rest


def term(text: str) -> Atom:
    """A single word, phrase, #cue or @atom, as contexts have them. Raises RuleError."""
    stripped = text.strip()
    if stripped[:1] in {"@", "#", "="} and " " not in stripped:
        return _atom(stripped)
    return Atom("literal", " ".join(stripped.split()))

"""Everyday YAML read line by line, in a third of the time that libyaml's nodes take.

It knows what watchlists are mostly written in: mappings and lists by indentation, texts on one line with or without
quotation marks, lists and mappings in brackets, over several lines too, comments. Whatever else there is (an anchor,
a text over several lines, a tab, a key that stands twice, any fault) it does not judge: it reads nothing of the file,
and `agents.nodes`, which is the reference and tells every fault, reads it all. A property test holds one to the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain, pairwise
from typing import Any

from agents.lined import Lined, Place, Rows
from agents.nodes import MEANING, meaning

_AT_ONCE = 20_000  # characters
_DEEPEST = 20  # mappings and lists in each other; the reference allows more
_PRINTABLE = bytes(range(32, 127)) + b"\n"
_STRANGE = re.compile("[^\n -~\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
_KEY = '(?:[A-Za-z_][A-Za-z0-9_-]{0,99}|"[A-Za-z_][A-Za-z0-9_-]{0,99}")'
_INDICATORS = "-?:,[]{}#&*!|>%@`'\""
_SAFE = rf"[^ \n{re.escape(_INDICATORS + ''.join(sorted(MEANING)))}](?:[^\n:#]*[^\n:# ])?"  # a text as it stands
_LINE = re.compile(rf"^( *)(- +)?(?:({_KEY}):(?: +|$))?(?:({_SAFE})$|(.*)$)", re.MULTILINE)
_SINGLE = re.compile(r"'((?:[^']|'')*)'(?: *| +#.*)")
_DOUBLE = re.compile(r'"((?:[^"\\]|\\["\\])*)"(?: *| +#.*)')
_ESCAPED = re.compile(r"\\(.)")
_WORD = r"[^ \-?:,\[\]{}#&*!|>'\"%@`][^,\[\]{}:#?]*(?::(?=\w)[^,\[\]{}:#?]*)*"
_LIST = re.compile(
    r"\['[^']*'(?:, '[^']*')*\]" + rf"|\[{_WORD}(?:, {_WORD})*\]" + r"|\[\"[^\"\\]*\"(?:, \"[^\"\\]*\")*\]"
)
_PAIR = rf"({_KEY}): ({_LIST.pattern}|{_WORD}(?=[,}}])|'(?:[^']|'')*'|\"[^\"\\]*\")"
_PAIRS = re.compile(_PAIR)
_MAP = re.compile(rf"\{{{_PAIR}(?:, {_PAIR})*\}}")
_FLOW = re.compile(
    rf" *({_LIST.pattern}|{_WORD}(?=[,\]}}])|{_KEY}:(?= )|[\[\]{{}},]"
    rf"|'(?:[^']|'')*'|\"(?:[^\"\\]|\\[\"\\])*\"(?!:)|{_WORD}|[^ ])"
)


class _Unusual(Exception):
    """Something that the reference must read."""


def read(file: str, text: str) -> Lined | None:
    """A file's mapping, or None where it holds anything unusual, or anything wrong."""
    strange = text.encode().translate(None, _PRINTABLE) if text.isascii() else _STRANGE.search(text)
    if strange:
        return None
    try:
        return _Reading(file, text).mapping()
    except _Unusual:
        return None


def _lines(text: str) -> Iterator[tuple[str, str, str, str, str]]:
    """Indentation, dash, key, text as it stands, and anything else, of each line; some lines at once, and not all."""
    starts = range(0, len(text) + 1, _AT_ONCE)
    cuts = [0, *(text.find("\n", start) + 1 or len(text) + 1 for start in starts[1:]), len(text) + 1]
    spans = ((start, end - 1) for start, end in pairwise(cuts) if start < end)
    return chain.from_iterable(_LINE.findall(text[start:end]) for start, end in spans)


class _Reading:
    """One file's lines, read one after the other."""

    def __init__(self, file: str, text: str) -> None:
        self.file = file
        self.text = text
        self.lines: Iterator[tuple[int, tuple[str, str, str, str, str]]] = enumerate(_lines(text), 1)
        self.stack: list[tuple[int, Any]] = []  # indentation and container, the outermost first
        self.pending = ""  # the key whose value the next lines may be
        self.known: dict[str, Any] = {}  # what has been read, and its value
        self.raw: list[str] = []

    def mapping(self) -> Lined:
        """All of it."""
        shared = self.known.setdefault
        made: Any = None
        at = -1
        for number, (blank, dash, key, text, rest) in self.lines:
            if not key:
                if dash or text or rest:
                    self._unkeyed(len(blank), dash, text or rest, number)
                    at = -1
                continue
            if dash:
                at = len(blank) + len(dash)
                made = self._item(len(blank), len(dash), number)
            elif len(blank) != at:
                at = len(blank)
                made = self._keyed(at, number)
            if key[0] == '"':
                key = key[1:-1]  # noqa: PLW2901
            if key in made:
                raise _Unusual
            made.lines[key] = number
            if text:
                made[key] = shared(text, text)
                self.pending = ""
            elif rest and rest[0] != "#":
                made[key] = self._value(rest, number)
                self.pending = ""
            else:
                made[key] = None
                self.pending = key
        if not self.stack:
            raise _Unusual
        root: Lined = self.stack[0][1]
        return root

    def _unkeyed(self, indent: int, dash: str, told: str, number: int) -> None:
        """A line without a key: an item of a list, or a comment."""
        if dash and told:
            rows = self._rows(indent)
            rows.places.append((self.file, number))
            rows.append(self._value(told, number))
        elif dash or told[0] != "#":
            raise _Unusual

    def _item(self, indent: int, width: int, number: int) -> Lined:
        """A mapping that is an item of the list that goes on, or begins, at an indentation."""
        stack = self.stack
        if not self.pending and len(stack) > 1 and stack[-2][0] == indent and type(stack[-2][1]) is Rows:
            stack.pop()  # the mapping before it, which most lists go on from
            rows = stack[-1][1]
        else:
            rows = self._rows(indent)
        rows.places.append((self.file, number))
        made = Lined(number, self.file)
        rows.append(made)
        self._push(indent + width, made)
        return made

    def _rows(self, indent: int) -> Rows:
        stack = self.stack
        pending, self.pending = self.pending, ""
        if pending and indent >= stack[-1][0]:
            rows = stack[-1][1][pending] = Rows([], [])
            self._push(indent, rows)
            return rows
        while stack and stack[-1][0] > indent:
            stack.pop()
        if not stack or stack[-1][0] != indent or not isinstance(stack[-1][1], Rows):
            raise _Unusual
        return stack[-1][1]

    def _keyed(self, indent: int, number: int) -> Lined:
        """The mapping that goes on, or begins, at an indentation."""
        stack = self.stack
        pending, self.pending = self.pending, ""
        if not stack or (pending and indent > stack[-1][0]):
            made = Lined(number, self.file)
            if stack:
                stack[-1][1][pending] = made
            self._push(indent, made)
            return made
        while stack and (stack[-1][0] > indent or isinstance(stack[-1][1], Rows)):
            stack.pop()
        if not stack or stack[-1][0] != indent:
            raise _Unusual
        found: Lined = stack[-1][1]
        return found

    def _push(self, indent: int, made: Any) -> None:
        if len(self.stack) >= _DEEPEST:
            raise _Unusual
        self.stack.append((indent, made))

    def _value(self, rest: str, number: int) -> Any:
        """What stands behind a key or a dash, to the end of its line; in brackets, to where they are closed."""
        if rest[0] == "[" and _LIST.fullmatch(rest):
            return _listed(rest, (self.file, number), self.known)
        if rest[0] == "{" and _MAP.fullmatch(rest):
            return self._mapped(rest, number)
        if rest[0] in "[{":
            return self._flow(rest, number)
        return self._text(rest)

    def _mapped(self, rest: str, number: int) -> Lined:
        """A mapping on one line, of texts and of lists whose items are written alike."""
        made = Lined(number, self.file)
        for key, value in _PAIRS.findall(rest):
            name = key.strip('"')
            if name in made:
                raise _Unusual
            made.lines[name] = number
            made[name] = _listed(value, (self.file, number), self.known) if value[0] == "[" else self._text(value)
        return made

    def _text(self, part: str) -> Any:
        value = self.known.get(part)
        if value is None:
            value = self.known[part] = _scalar(part)
        return value

    def _flow(self, rest: str, number: int) -> Any:
        """What stands in brackets."""
        brackets = _Brackets(self.file, self.known, len(self.stack))
        while not brackets.closed(rest, number):
            number, _ = next(self.lines, (0, None))
            if not number:
                raise _Unusual
            self.raw = self.raw or self.text.split("\n")
            rest = self.raw[number - 1]
            if rest and rest[0] != " ":
                raise _Unusual
        return brackets.outer


class _Brackets:
    """Lists and mappings in brackets, token by token."""

    def __init__(self, file: str, known: dict[str, Any], depth: int) -> None:
        self.file = file
        self.known = known
        self.depth = depth
        self.outer: Any = None
        self.stack: list[Any] = []
        self.key = ""  # the key of the mapping on top that waits for its value
        self.ready = True  # whether a value, or a key, may come now

    def closed(self, line: str, number: int) -> bool:
        """Read one line; whether the brackets are closed, and nothing follows."""
        cut = line.find(" #")
        for part in _FLOW.findall(line if cut < 0 else line[:cut]):
            if self.outer is not None and not self.stack:
                raise _Unusual
            if part == ",":
                if self.ready or self.key:
                    raise _Unusual
                self.ready = True
            elif part in "]}":
                self._close(part)
            elif part[-1] == ":":
                self._keyed(part[:-1].strip('"'), number)
            else:
                self._put(part, number)
        return not self.stack

    def _put(self, part: str, number: int) -> None:
        if not self.ready:
            raise _Unusual
        value: Any = self._made(part, number)
        if not self.stack:
            self.outer = value
        elif isinstance(self.stack[-1], Rows):
            self.stack[-1].append(value)
            self.stack[-1].places.append((self.file, number))
        elif self.key:
            self.stack[-1][self.key] = value
            self.key = ""
        else:
            raise _Unusual
        self.ready = part in "[{"
        if self.ready:
            self.stack.append(value)
            if len(self.stack) > _DEEPEST - self.depth:
                raise _Unusual

    def _made(self, part: str, number: int) -> Any:
        if part[0] == "[":
            return _listed(part, (self.file, number), self.known) if len(part) > 1 else Rows([], [])
        if part == "{":
            return Lined(number, self.file)
        value = self.known.get(part)
        if value is None:
            value = self.known[part] = _scalar(part)
        return value

    def _keyed(self, key: str, number: int) -> None:
        top = self.stack[-1] if self.stack else None
        if not isinstance(top, Lined) or self.key or not self.ready or key in top:
            raise _Unusual
        top.lines[key] = number
        self.key = key

    def _close(self, bracket: str) -> None:
        if self.key or not self.stack or isinstance(self.stack.pop(), Rows) != (bracket == "]"):
            raise _Unusual
        self.ready = False


def _listed(text: str, place: Place, known: dict[str, Any]) -> Rows:
    """A list on one line, all of whose items are written alike."""
    if text[1] in "'\"":
        values: list[Any] = text[2:-2].split(f"{text[1]}, {text[1]}")
    else:
        values = []
        for word in text[1:-1].split(", "):
            value = known.get(word)
            if value is None:
                value = known[word] = meaning(word.rstrip(" "))
            values.append(value)
    return Rows(values, [place] * len(values))


def _scalar(text: str) -> Any:
    """The value of a scalar on one line, whatever comment follows it."""
    quoted = _SINGLE.fullmatch(text) if text[0] == "'" else _DOUBLE.fullmatch(text) if text[0] == '"' else None
    if quoted:
        told = quoted[1]
        return told.replace("''", "'") if text[0] == "'" else _ESCAPED.sub(r"\1", told) if "\\" in told else told
    if (cut := text.find(" #")) >= 0:
        text = text[:cut]
    text = text.rstrip(" ")
    if text[0] in _INDICATORS or ": " in text or text[-1] == ":":
        raise _Unusual
    return meaning(text)

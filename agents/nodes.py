"""YAML read as libyaml reads it: the reference, which knows all of it and tells every fault with its line."""

from __future__ import annotations

import re
from typing import Any

import yaml

from agents.errors import Fault
from agents.lined import Lined, Rows

DEEPEST = 24
SPARE = 10_000  # values that anchors may add to those that a file writes out

_PLAIN = "tag:yaml.org,2002:str"
MEANING = frozenset(yaml.SafeLoader.yaml_implicit_resolvers) - {None}
"""What a scalar begins with that may be a number, a truth value or nothing: all others are texts, told at once."""


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    def resolve(self, kind: Any, value: Any, implicit: Any) -> str:
        if kind is yaml.ScalarNode and implicit[0] and value and value[0] not in MEANING:
            return _PLAIN
        resolved: str = super().resolve(kind, value, implicit)
        return resolved


def read(file: str, text: str) -> tuple[Lined | None, list[Fault]]:
    """A file's mapping, or the faults that it has as YAML. Nothing is constructed but plain values."""
    try:
        node = yaml.compose(text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        place = f", column {mark.column + 1}" if mark else ""
        return None, [Fault(file, mark.line + 1 if mark else 0, f"not YAML: {error.problem}{place}", _hint(error))]
    except (yaml.YAMLError, RecursionError) as error:
        return None, [Fault(file, 0, "not YAML: " + " ".join(str(error).split()))]
    if node is None:
        return Lined(1, file), []
    builder = _Builder(file, len(text) + SPARE)
    value = builder.value(node, 0)
    if not isinstance(value, Lined) and not builder.faults:
        builder.fault(node, "the file is not a mapping", "begin with `entities:`, `cues:` or `rules:`")
    return value if isinstance(value, Lined) else None, builder.faults


def _hint(error: yaml.MarkedYAMLError) -> str:
    """What people mostly mean where YAML reads something else."""
    problem = str(error.problem)
    if "cannot start any token" in problem:
        return "put the text in quotes, and indent with blanks, not tabs"
    if "alias" in problem or "anchor" in problem:
        return "put words with * or & in quotes"
    if "mapping values are not allowed" in problem:
        return "put texts with a colon in quotes"
    return ""


class _Builder:
    """Nodes made values; every one counted, since anchors can make a short file endless."""

    def __init__(self, file: str, most: int) -> None:
        self.file = file
        self.left = most
        self.faults: list[Fault] = []

    def fault(self, node: Any, what: str, fix: str = "") -> None:
        self.faults.append(Fault(self.file, node.start_mark.line + 1, what, fix))

    def value(self, node: Any, depth: int) -> Any:
        self.left -= 1
        if self.left == 0:
            self.fault(node, "anchors that repeat each other make this file endless", "write it out")
        if self.left <= 0:
            return None
        if depth > DEEPEST:
            self.fault(node, f"nested deeper than {DEEPEST}")
            return None
        if isinstance(node, yaml.MappingNode):
            return self.mapping(node, depth)
        if isinstance(node, yaml.SequenceNode):
            places = [(self.file, item.start_mark.line + 1) for item in node.value]
            return Rows([self.value(item, depth + 1) for item in node.value], places)
        return _scalar(node)

    def mapping(self, node: Any, depth: int) -> Lined:
        made = Lined(node.start_mark.line + 1, self.file)
        for key_node, value_node in node.value:
            key, line = str(key_node.value), key_node.start_mark.line + 1
            if key in made and len(self.faults) < 1_000:
                self.fault(key_node, f"`{key}` stands twice", f"first on line {made.lines[key]}")
            made[key] = self.value(value_node, depth + 1)
            made.lines[key] = line
        return made


_INT = re.compile(r"-?(?:0|[1-9]\d{0,17})")
_FLOAT = re.compile(r"[-+]?(?:\d+\.\d*|\.\d+|\d+)(?:[eE][-+]?\d+)?")


def _scalar(node: Any) -> Any:
    return _meant(node.tag, node.value)


def meaning(text: str) -> Any:
    """What a scalar without quotation marks means."""
    if text[0] not in MEANING:
        return text
    for tag, pattern in yaml.SafeLoader.yaml_implicit_resolvers[text[0]]:
        if pattern.match(text):
            return _meant(tag, text)
    return text


def _meant(tag: str, text: str) -> Any:
    """A plain value; what YAML 1.1 alone takes for a number (12:30, 0x1f, 007) stays the text that it is."""
    tag = tag.rpartition(":")[2]
    if tag == "null":
        return None
    if tag == "bool":
        return text.lower() in {"true", "yes", "on"}
    if tag == "int" and _INT.fullmatch(text):
        return int(text)
    if tag == "float" and _FLOAT.fullmatch(text):
        return float(text)
    return text

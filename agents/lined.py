"""YAML that remembers its lines, so that every error can name one."""

from __future__ import annotations

from typing import Any

import yaml

from agents.errors import Fault

DEEPEST = 24
LARGEST = 8 * 1024 * 1024


class Lined(dict[str, Any]):
    """A mapping with the line of each key (`lines`) and its own (`line`), counted from 1."""

    def __init__(self, line: int) -> None:
        super().__init__()
        self.line = line
        self.lines: dict[str, int] = {}

    def mapping(self, key: str) -> Lined:
        """The mapping under a key, or an empty one."""
        value = self.get(key)
        return value if isinstance(value, Lined) else Lined(self.line)

    def line_of(self, key: str) -> int:
        """The line of a key, or of the mapping."""
        return self.lines.get(key, self.line)


def load(file: str, text: str) -> tuple[Lined | None, list[Fault]]:
    """A file's mapping, or the faults that it has as YAML. Nothing is constructed but plain values."""
    if len(text) > LARGEST:
        return None, [Fault(file, 0, f"larger than {LARGEST // 2**20} MiB", "split it")]
    try:
        node = yaml.compose(text, Loader=yaml.CSafeLoader if hasattr(yaml, "CSafeLoader") else yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 0
        return None, [Fault(file, line, f"not YAML: {error.problem}")]
    except (yaml.YAMLError, RecursionError) as error:
        return None, [Fault(file, 0, f"not YAML: {error}")]
    if node is None:
        return Lined(1), []
    faults: list[Fault] = []
    value = _value(node, file, faults, 0)
    if not isinstance(value, Lined):
        faults.append(Fault(file, 1, "the file is not a mapping", "begin with `entities:`, `cues:` or `rules:`"))
        return None, faults
    return value, faults


def _value(node: Any, file: str, faults: list[Fault], depth: int) -> Any:
    if depth > DEEPEST:
        faults.append(Fault(file, node.start_mark.line + 1, f"nested deeper than {DEEPEST}"))
        return None
    if isinstance(node, yaml.MappingNode):
        return _mapping(node, file, faults, depth)
    if isinstance(node, yaml.SequenceNode):
        return [_value(item, file, faults, depth + 1) for item in node.value]
    return _scalar(node)


def _mapping(node: Any, file: str, faults: list[Fault], depth: int) -> Lined:
    made = Lined(node.start_mark.line + 1)
    for key_node, value_node in node.value:
        key, line = str(key_node.value), key_node.start_mark.line + 1
        if key in made:
            faults.append(Fault(file, line, f"`{key}` stands twice", f"first on line {made.lines[key]}"))
        made[key] = _value(value_node, file, faults, depth + 1)
        made.lines[key] = line
    return made


def _scalar(node: Any) -> Any:
    tag = node.tag.rpartition(":")[2]
    if tag == "null":
        return None
    if tag == "bool":
        return node.value.lower() in {"true", "yes", "on"}
    if tag == "int":
        return (
            int(node.value.replace("_", ""), 0) if not node.value.lstrip("-").startswith("0") else int(node.value or 0)
        )
    if tag == "float":
        return float(node.value.replace("_", ""))
    return node.value

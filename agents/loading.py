"""A file of YAML read to a mapping with its lines, the quick way where it is everyday YAML."""

from __future__ import annotations

from agents import linewise, nodes
from agents.errors import Fault
from agents.lined import Lined

LARGEST = 8 * 1024 * 1024
MOST = 1_000_000  # values of a file: each takes some 400 bytes while it is read


def load(file: str, text: str) -> tuple[Lined | None, list[Fault]]:
    """A file's mapping, or the faults that it has as YAML. Nothing is constructed but plain values."""
    if len(text) > LARGEST:
        return None, [Fault(file, 0, f"larger than {LARGEST // 2**20} MiB", "split it")]
    if (values := text.count(",") + text.count("\n")) > MOST:
        return None, [Fault(file, 0, f"holds {values:,} values, more than {MOST:,}", "split it")]
    found = linewise.read(file, text)
    return (found, []) if found is not None else nodes.read(file, text)

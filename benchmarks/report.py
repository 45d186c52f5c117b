"""Figures as Markdown, and a goal as one row."""

from __future__ import annotations

import itertools
from typing import Any


def goal(name: str, value: float, goal: float, at_least: bool = True) -> dict[str, Any]:
    """One goal: what was measured, what was wanted, and whether it was met."""
    met = value >= goal if at_least else value <= goal
    return {"name": name, "value": round(value, 3), "goal": goal, "met": met}


def table(rows: list[dict[str, Any]]) -> str:
    """Markdown tables: one for each run of rows with the same keys."""
    if not rows:
        return "(nothing measured)"
    tables = [list(group) for _, group in itertools.groupby(rows, key=list)]
    return "\n\n".join(map(_table, tables))


def _table(rows: list[dict[str, Any]]) -> str:
    heads = list(rows[0])
    lines = ["| " + " | ".join(heads) + " |", "|" + "---|" * len(heads)]
    return "\n".join([*lines, *("| " + " | ".join(str(row.get(head, "")) for head in heads) + " |" for row in rows)])


def goals(rows: list[dict[str, Any]]) -> str:
    """The goals, a line each."""
    return "\n".join(
        f"- {'met' if r['met'] else 'NOT MET'}: {r['name']}: {r['value']} (goal {r['goal']})" for r in rows
    )

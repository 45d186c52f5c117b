"""The keys of a rule that say how its hits become alerts, read and checked."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from agents.lined import Lined
from agents.records import Escalation, Policy

SEVERITIES = ("info", "low", "medium", "high", "critical")
_UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86_400}
_DURATION = re.compile(r"(\d+)\s*(s|m|h|d|sec|seconds?|min|minutes?|hours?|days?)")
_KEYS = {"window", "cooldown", "max_age", "anniversary", "storm"}

Tell = Callable[[int, str, str], None]


def read_policy(entry: Lined, fault: Any) -> Policy:
    """A rule's policy with the defaults where it says nothing; faults are told with their lines."""
    rows = entry.mapping("policy")
    for key in rows.keys() - _KEYS:
        fault(rows.line_of(key), f"`{key}` is not known in `policy`", f"it knows {', '.join(sorted(_KEYS))}")
    plain = Policy()
    hold = entry.mapping("for")
    anniversary = str(rows.get("anniversary", plain.anniversary))
    if anniversary not in {"lower", "keep", "drop"}:
        fault(rows.line_of("anniversary"), f"anniversary {anniversary!r}", "lower, keep or drop")
    return Policy(
        window=_duration(rows, "window", plain.window, fault),
        cooldown=_duration(rows, "cooldown", plain.cooldown, fault),
        max_age=_duration(rows, "max_age", plain.max_age, fault),
        hold_publishers=_count(hold, "publishers", fault),
        hold_within=_duration(hold, "within", 0, fault),
        escalate=tuple(_escalations(entry, fault)),
        anniversary=anniversary,
        storm=_storm(rows, fault),
    )


def _duration(rows: Lined, key: str, default: int, fault: Any) -> int:
    if key not in rows:
        return default
    found = _DURATION.fullmatch(str(rows[key]).strip())
    if not found:
        fault(rows.line_of(key), f"`{key}: {rows[key]}` is no length of time", "write 48h, 30 minutes or 2 days")
        return default
    return int(found.group(1)) * _UNITS[found.group(2)[0]]


def _count(rows: Lined, key: str, fault: Any) -> int:
    value = rows.get(key, 0)
    if not isinstance(value, int) or value < 0:
        fault(rows.line_of(key), f"`{key}: {value}` is no number of publishers", "write 2")
        return 0
    return value


def _storm(rows: Lined, fault: Any) -> int:
    if "storm" not in rows:
        return 0
    found = re.fullmatch(r"(\d+)\s*/\s*h", str(rows["storm"]))
    if not found:
        fault(rows.line_of("storm"), f"`storm: {rows['storm']}`", "write 20/h")
    return int(found.group(1)) if found else 0


def _escalations(entry: Lined, fault: Any) -> list[Escalation]:
    rows = entry.get("escalate") or []
    made = []
    for row in rows if isinstance(rows, list) else []:
        if not isinstance(row, Lined) or row.get("to") not in SEVERITIES or not ({"publishers", "cue"} & row.keys()):
            fault(
                entry.line_of("escalate"),
                "an escalation needs `to` and `publishers` or `cue`",
                "{publishers: 4, to: critical}",
            )
            continue
        made.append(Escalation(to=row["to"], publishers=int(row.get("publishers", 0)), cue=str(row.get("cue", ""))))
    return made

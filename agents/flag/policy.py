"""The keys of a rule that say how its hits become alerts, read and checked."""

from __future__ import annotations

import re

from agents.flag.telling import Faults
from agents.lined import Lined, Rows
from agents.records import Escalation, Policy

SEVERITIES = ("info", "low", "medium", "high", "critical")
ANNIVERSARY = ("lower", "keep", "drop")
_UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86_400}
_DURATION = re.compile(r"(\d{1,6})\s*(s|m|h|d|sec|seconds?|min|minutes?|hours?|days?)")
_PLAIN = Policy()
_KEYS = {"window", "cooldown", "max_age", "anniversary", "storm"}


def read_policy(entry: Lined, faults: Faults, where: str) -> Policy:
    """A rule's policy with the defaults where it says nothing; faults are told with their lines."""
    if "policy" not in entry and "for" not in entry and "escalate" not in entry:
        return _PLAIN
    rows = faults.mapping(entry, "policy", "{cooldown: 2h}", where)
    faults.unknown(rows, _KEYS, "`policy`")
    hold = faults.mapping(entry, "for", "{publishers: 2, within: 3 hours}", where)
    faults.unknown(hold, {"publishers", "within"}, "`for`")
    if hold and not {"publishers", "within"} <= hold.keys():
        faults.tell(
            entry.place_of("for"), f"{where}: `for` needs publishers and a time", "{publishers: 2, within: 3 hours}"
        )
    plain = _PLAIN
    return Policy(
        window=duration(rows, "window", plain.window, faults, least=60),
        cooldown=duration(rows, "cooldown", plain.cooldown, faults),
        max_age=duration(rows, "max_age", plain.max_age, faults, least=60),
        hold_publishers=_count(hold, "publishers", faults),
        hold_within=duration(hold, "within", 0, faults),
        escalate=tuple(_escalations(entry, faults, where)),
        anniversary=faults.choice(rows, "anniversary", ANNIVERSARY, plain.anniversary, where),
        storm=_storm(rows, faults),
    )


def duration(rows: Lined, key: str, default: int, faults: Faults, least: int = 0) -> int:
    """A length of time in seconds: 48h, 30 minutes, 2 days."""
    if key not in rows:
        return default
    found = _DURATION.fullmatch(str(rows[key]).strip().removeprefix("+"))
    if not found:
        faults.tell(rows.place_of(key), f"`{key}: {rows[key]}` is no length of time", "write 48h, 30 minutes or 2 days")
        return default
    seconds = int(found.group(1)) * _UNITS[found.group(2)[0]]
    if seconds < least:
        faults.tell(rows.place_of(key), f"`{key}: {rows[key]}` is shorter than a minute", "write 1h, say")
    return seconds


def _count(rows: Lined, key: str, faults: Faults) -> int:
    value = rows.get(key, 0)
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= 1_000:
        faults.tell(rows.place_of(key), f"`{key}: {value}` is no number of publishers", "write 2")
        return 0
    return value


def _storm(rows: Lined, faults: Faults) -> int:
    if "storm" not in rows:
        return 0
    found = re.fullmatch(r"(\d{1,6})\s*/\s*(?:h|hour)", str(rows["storm"]))
    if not found or not int(found.group(1)):
        faults.tell(rows.place_of("storm"), f"`storm: {rows['storm']}` is no number of alerts an hour", "write 20/h")
        return 0
    return int(found.group(1))


def _escalations(entry: Lined, faults: Faults, where: str) -> list[Escalation]:
    rows = entry.get("escalate")
    if rows is None:
        return []
    if not isinstance(rows, Rows):
        faults.tell(entry.place_of("escalate"), f"{where}: `escalate` is not a list", "[{publishers: 4, to: critical}]")
        return []
    made = [_escalation(row, place, faults, where) for row, place in zip(rows, rows.places, strict=True)]
    return [escalation for escalation in made if escalation is not None]


def _escalation(row: object, place: tuple[str, int], faults: Faults, where: str) -> Escalation | None:
    if not isinstance(row, Lined) or "to" not in row or not ({"publishers", "cue"} & row.keys()):
        fix = "{publishers: 4, to: critical} or {cue: killed, to: critical}"
        faults.tell(place, f"{where}: an escalation needs `to` and `publishers` or `cue`", fix)
        return None
    faults.unknown(row, {"to", "publishers", "cue"}, "`escalate`")
    to = faults.choice(row, "to", SEVERITIES, "critical", f"{where}: `escalate`")
    cue = str(row.get("cue") or "").removeprefix("#")
    return Escalation(to=to, publishers=_count(row, "publishers", faults), cue=cue)

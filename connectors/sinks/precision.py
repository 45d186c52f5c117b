"""How good each rule is: its alerts a day, and what people thought of them. Pure but for the last function."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import timedelta

import msgspec

from agents import wire
from agents.records import Alert, AnalystVerdict, Time
from agents.settings import Settings, security
from connectors import kafka
from connectors.sinks import recall

LOUD = 50  # alerts a day above which a rule is read by nobody

COLUMNS = ("rule", "alerts", "a day", "most", "useful", "noise", "wrong", "precision", "")


class RuleReport(msgspec.Struct, frozen=True, kw_only=True):
    """One rule. `busiest`: alerts of its busiest day; `precision`: useful of all verdicts, None without any."""

    rule: str
    alerts: int
    per_day: float
    busiest: int
    useful: int
    noise: int
    wrong: int
    precision: float | None
    warning: str


def report(opened: Iterable[tuple[str, Time]], verdicts: Iterable[AnalystVerdict], days: int) -> list[RuleReport]:
    """Each rule with what it raised and what was said of it, the loudest first."""
    per_day: dict[str, Counter[str]] = {}
    for rule, at in opened:
        per_day.setdefault(rule, Counter())[str(at)[:10]] += 1
    said: dict[str, Counter[str]] = {}
    for verdict in verdicts:
        said.setdefault(verdict.rule, Counter())[verdict.verdict] += 1
    rules = {*per_day, *said}
    rows = [_row(rule, per_day.get(rule, Counter()), said.get(rule, Counter()), days) for rule in rules]
    return sorted(rows, key=lambda row: (-row.alerts, row.rule))


def _row(rule: str, per_day: Counter[str], said: Counter[str], days: int) -> RuleReport:
    count, busiest, judged = per_day.total(), max(per_day.values(), default=0), said.total()
    loud = [day for day, number in sorted(per_day.items()) if number > LOUD]
    return RuleReport(
        rule=rule,
        alerts=count,
        per_day=round(count / days, 1),
        busiest=busiest,
        useful=said["useful"],
        noise=said["noise"],
        wrong=said["wrong"],
        precision=round(said["useful"] / judged, 3) if judged else None,
        warning=f"over {LOUD} on {len(loud)} days, last {loud[-1]}: narrow it, or give it a `storm`" if loud else "",
    )


def cells(row: RuleReport) -> list[str]:
    """A line for people."""
    precision = "" if row.precision is None else f"{row.precision:.0%}"
    counts = [str(number) for number in (row.useful, row.noise, row.wrong)]
    return [row.rule, str(row.alerts), f"{row.per_day:g}", str(row.busiest), *counts, precision, row.warning]


async def read(settings: Settings, at: Time, days: int) -> list[RuleReport]:
    """The report of so many days until `at`. Verdicts count however old their alert is."""
    alerts = recall.since(settings, Time.of(at - timedelta(days=days)))
    opened = [(alert.data.rule.id, alert.time) async for alert in alerts if _opened(alert)]
    rows = await kafka.read_all(settings.broker_address, f"{settings.namespace}.verdicts", security(settings))
    latest = {row.key: row.value for row in rows}
    verdicts = [wire.decode("verdicts", value) for value in latest.values() if value]
    return report(opened, [one for one in verdicts if isinstance(one, AnalystVerdict)], days)


def _opened(alert: Alert) -> bool:
    return alert.data.revision == 1 and alert.data.mode in {"live", "digest"}

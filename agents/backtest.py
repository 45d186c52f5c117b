"""What a watchlist would have raised: alerts by rule and day, from the outputs of the stages in memory."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import Any

import msgspec

from agents.records import Alert, Decision, Hit, Record

MANY = 50  # alerts of one rule in a day: more than a reader takes


class Volume(msgspec.Struct):
    """Of one rule: hits, the alerts it would have opened by day (UTC), what else its hits came to."""

    rule: str
    hits: int = 0
    days: Counter[str] = msgspec.field(default_factory=Counter)
    reasons: Counter[str] = msgspec.field(default_factory=Counter)

    @property
    def alerts(self) -> int:
        """Alerts of all days."""
        return sum(self.days.values())

    @property
    def busiest(self) -> tuple[str, int]:
        """The day with most alerts, the first of such days."""
        return max(sorted(self.days.items()), key=lambda row: row[1], default=("", 0))

    def warning(self) -> str:
        """Said before such a rule is saved; "" where no day has too many."""
        day, count = self.busiest
        if count <= MANY:
            return ""
        told = f"{self.rule} would have raised {count} alerts on {day}, more than {MANY} a day"
        return f"{told}: ask for more (W/S, a second name), or let it become a digest (`policy: {{storm: 20/h}}`)"

    def plain(self) -> dict[str, Any]:
        """As JSON."""
        return {
            "rule": self.rule,
            "hits": self.hits,
            "alerts": self.alerts,
            "days": dict(sorted(self.days.items())),
            "reasons": dict(sorted(self.reasons.items())),
            "warning": self.warning(),
        }


class Tally:
    """Counts outputs as they come."""

    def __init__(self) -> None:
        self.rules: defaultdict[str, Volume] = defaultdict(lambda: Volume(""))

    def note(self, record: Record) -> None:
        """Count an output: a hit, the opening of an alert, a decision."""
        if isinstance(record, Hit):
            self._of(record.rule.id).hits += 1
        elif isinstance(record, Alert) and record.data.state == "opened":
            self._of(record.data.rule.id).days[str(record.time)[:10]] += 1
        elif isinstance(record, Decision):
            self._of(record.rule).reasons[record.reason] += 1

    def _of(self, rule: str) -> Volume:
        volume = self.rules[rule]
        volume.rule = rule
        return volume

    def ranked(self) -> list[Volume]:
        """The rules that held, those with most alerts first."""
        return sorted(self.rules.values(), key=lambda one: (-one.alerts, one.rule))

"""The alerts there are: of each its newest revision, chosen by rule, severity and time."""

from __future__ import annotations

from typing import Any

import msgspec

from agents import wire
from agents.records import Alert, Time
from agents.wire import header
from connectors.looking.reading import Reading

SEVERITIES = ("info", "low", "medium", "high", "critical")


class Choice(msgspec.Struct, frozen=True, kw_only=True):
    """Which alerts are wanted. `severity` is the least; `since` compares the time of the revision."""

    rules: tuple[str, ...] = ()
    severity: str = "info"
    since: Time | None = None
    only_open: bool = False

    def wants(self, alert: Alert) -> bool:
        """Whether an alert is among them."""
        data = alert.data
        # A canary is proof of life and no news: it is shown to who asks for its rule.
        fits = data.rule.id in self.rules if self.rules else data.mode != "canary"
        grave = data.severity not in SEVERITIES or SEVERITIES.index(data.severity) >= SEVERITIES.index(self.severity)
        fresh = self.since is None or alert.time >= self.since
        return fits and grave and fresh and not (self.only_open and data.state == "closed")

    @property
    def since_ms(self) -> int | None:
        """Where reading may begin."""
        return self.since.ms() if self.since else None


class Row(msgspec.Struct, frozen=True):
    """A revision, and its bytes as they stand on the topic."""

    alert: Alert
    raw: bytes


def row(record: Any) -> Row:
    """A record of the topic `alerts`."""
    decoded = wire.decode("alerts", record.value, header(record.headers, "schema"))
    assert isinstance(decoded, Alert)  # noqa: S101 -- the topic holds nothing else
    return Row(decoded, record.value)


async def newest(reading: Reading, choice: Choice) -> list[Row]:
    """The newest revision of every alert that is wanted, in the order of their times."""
    found: dict[str, Row] = {}
    async for record in reading.of("alerts", since_ms=choice.since_ms):
        one = row(record)
        known = found.get(one.alert.subject)
        if known is None or known.alert.data.revision <= one.alert.data.revision:
            found[one.alert.subject] = one
    wanted = [one for one in found.values() if choice.wants(one.alert)]
    return sorted(wanted, key=lambda one: (one.alert.time, one.alert.subject))


async def revisions(reading: Reading, id: str) -> list[Row]:
    """All revisions of the alert whose id begins so, by number; of several alerts the lot."""
    found: dict[str, Row] = {}
    async for record in reading.of("alerts"):
        if record.key.decode().startswith(id):
            one = row(record)
            found[one.alert.id] = one
    return sorted(found.values(), key=lambda one: (one.alert.subject, one.alert.data.revision))

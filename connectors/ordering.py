"""Records of several partitions in one order that is the same at every replay.

Kafka orders a partition, not a topic. A stage's time (the `at` header) is in the log, so what all
partitions of the last stage have gone beyond can be put in order and passed on.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from agents.wire import header

ORDERED = ("alerts", "decisions")


class _Alert(msgspec.Struct):
    id: str
    time: str


class _Decision(msgspec.Struct):
    rule: str
    article_id: str
    version: int
    hit: str


_alert = msgspec.json.Decoder(_Alert)
_decision = msgspec.json.Decoder(_Decision)

Key = tuple[Any, ...]


class Ordering:
    """Holds alerts and decisions until nothing can come before them; whatever else is passed on at once."""

    def __init__(self) -> None:
        self.held: list[tuple[Key, str, Any]] = []

    def put(self, topic: str, record: Any) -> Iterator[tuple[str, Any]]:
        """Take a record; gives it back where its topic has no order to keep."""
        if topic in ORDERED:
            self.held.append((_key(topic, record), topic, record))
        else:
            yield topic, record

    def before(self, watermark: str | None) -> Iterator[tuple[str, Any]]:
        """What is older than the time that all partitions have reached, in order; None: everything."""
        self.held.sort(key=lambda one: one[0])
        count = sum(watermark is None or key[0] < watermark for key, _, _ in self.held)
        ready, self.held = self.held[:count], self.held[count:]
        yield from ((topic, record) for _, topic, record in ready)


def _key(topic: str, record: Any) -> Key:
    """The stage's time, then what the record is: its values alone, never where it stood."""
    at = header(record.headers, "at") or ""
    if topic == "alerts":
        alert = _alert.decode(record.value)
        id, _, revision = alert.id.rpartition(".")
        return (at, topic, alert.time, id, int(revision))
    decision = _decision.decode(record.value)
    return (at, topic, decision.rule, decision.article_id, decision.version, decision.hit)

"""The alerting judgement: hits and Ticks in, alerts and decisions out, as a fold over a partition of hits.

State is kept by rule, and hits are partitioned by rule: nothing here depends on how many partitions there are.
"""

from __future__ import annotations

from agents.alert import corrections, hits, ticks
from agents.alert.book import Book
from agents.alert.hits import Heard
from agents.alert.telling.head import telling
from agents.records import Activated, Hit, Revised, Tick, Time
from agents.stage import State, Step


class Alerting:
    """The stage."""

    name = "alert"
    source = "hits"

    def state(self) -> Book:
        """No stories."""
        return Book()

    def moment(self, record: Hit | Revised | Activated | Tick) -> Time | None:
        """A Tick's time; a hit tells none, so that all partitions of hits have one time."""
        return record.at if isinstance(record, Tick) else None

    def prepare(self, record: Hit | Revised | Activated | Tick) -> Heard | Revised | Activated | Tick:
        """Read what a hit tells."""
        return Heard(record, telling(record)) if isinstance(record, Hit) else record

    def step(self, prepared: Heard | Revised | Activated | Tick, state: State, at: Time) -> Step:
        """Judge a hit, correct what an edit has taken back, or end what the time has ended."""
        assert isinstance(state, Book)  # noqa: S101 -- made by state()
        if isinstance(prepared, Tick):
            return ticks.judge(state, at)
        if isinstance(prepared, Activated):
            return Step()  # for replays and readers; a hit brings its rule with it
        return (
            corrections.judge(prepared, state, at) if isinstance(prepared, Revised) else hits.judge(prepared, state, at)
        )

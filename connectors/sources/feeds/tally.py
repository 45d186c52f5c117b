"""What is counted of all polls: plain counters, read by metrics and by `vedette feeds health`."""

from __future__ import annotations

from collections import Counter
from math import inf

from connectors.sources.feeds.deciding import Decided
from connectors.sources.feeds.fetch import Fetched

LATE = 60.0  # seconds after its time from which a poll counts as late
DELAYS = (60.0, 300.0, 900.0, 1_800.0, 3_600.0, 7_200.0, 21_600.0, 86_400.0, inf)
"""Upper bounds of the histogram from publication to arrival, in seconds."""


class Tally:
    """Counters. Names with a colon are a metric and its label (`error:timeout`); the labels are fixed sets."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()
        self.delays: Counter[float] = Counter()
        self.delay_seconds = 0.0

    def add(self, fetched: Fetched, decided: Decided, late: float) -> None:
        """One poll that is over."""
        counts = self.counts
        counts.update(decided.events)
        counts["polls"] += 1
        counts["late"] += late > LATE
        counts[f"status:{fetched.outcome.status}"] += 1
        counts.update(f"note:{note}" for note in fetched.notes)
        if fetched.sifted:
            counts["articles"] += len(fetched.sifted.send)
            counts["noisy"] += fetched.sifted.noisy
        if fetched.document:
            counts["parsed"] += 1
            counts.update({f"item:{name}": count for name, count in fetched.document.counts.items()})
            counts.update(f"dropped:{one.reason}" for one in fetched.document.dropped)
        if fetched.outcome.delay:
            self.delays[next(top for top in DELAYS if fetched.outcome.delay <= top)] += 1
            self.delay_seconds += fetched.outcome.delay

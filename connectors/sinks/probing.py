"""When a whole sink is troubled: then one alert at a time is tried, and the others wait until that works."""

from __future__ import annotations

from agents.records import Time
from connectors.sinks.contract import Delivered, Outcome, Retry
from connectors.sinks.schedule import Schedule, after

TROUBLED = 2  # different alerts that failed in a row: one alone may be its own fault


class Probing:
    """What is known of the other side by the last outcomes."""

    def __init__(self, schedule: Schedule) -> None:
        self.schedule = schedule
        self.failed: set[str] = set()
        self.pause = 0.0
        self.not_before: Time | None = None
        self.reason = ""

    @property
    def troubled(self) -> bool:
        """Whether more than one alert failed and none was taken since."""
        return len(self.failed) >= TROUBLED

    def may_try(self, at: Time) -> bool:
        """Whether anything may be tried now."""
        return self.not_before is None or at >= self.not_before

    def room(self, parallel: int) -> int:
        """How many may be tried at once."""
        return 1 if self.troubled else parallel

    def note(self, alert: str, outcome: Outcome, at: Time) -> bool:
        """Learn from an outcome; whether it shows that the trouble is over, and what waits should be tried."""
        if not isinstance(outcome, Retry):
            recovered = self.troubled and isinstance(outcome, Delivered)
            self.failed.clear()
            self.pause, self.not_before, self.reason = 0.0, None, ""
            return recovered
        self.failed.add(alert)
        self.reason = outcome.reason
        if outcome.after is not None:
            self._wait(at, min(outcome.after, self.schedule.longest_asked))
        if self.troubled:
            self.pause = min(self.pause * 2 or self.schedule.first_probe, self.schedule.longest_probe)
            self._wait(at, self.pause)
        return False

    def _wait(self, at: Time, seconds: float) -> None:
        until = after(at, seconds)
        self.not_before = until if self.not_before is None else max(until, self.not_before)

"""When a delivery that failed is tried again: the schedule of Standard Webhooks 1.0.0, with jitter."""

from __future__ import annotations

import random
from datetime import timedelta

import msgspec

from agents.records import Time

SECOND, MINUTE, HOUR = 1.0, 60.0, 3600.0
STANDARD = (5 * SECOND, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 5 * HOUR, 10 * HOUR, 14 * HOUR, 20 * HOUR, 24 * HOUR)
"""Seconds before the second, third ... attempt (standardwebhooks.com, "Deliverability and reliability"); 75:35:05."""

JITTER = 0.1  # each pause is this much longer or shorter, so that many messages do not come back in step


class Schedule(msgspec.Struct, frozen=True, kw_only=True):
    """All times of a delivery, in seconds; `scaled` shortens the hours of a test."""

    pauses: tuple[float, ...] = STANDARD
    longest_asked: float = 12 * HOUR  # a Retry-After above it is taken as this
    fold_after: float = HOUR  # revisions that waited longer are replaced by the newest
    first_probe: float = 5 * SECOND  # a sink that fails is tried with one alert at a time, so far apart
    longest_probe: float = 5 * MINUTE

    def scaled(self, factor: float) -> Schedule:
        """The same, every time multiplied."""
        return Schedule(
            pauses=tuple(pause * factor for pause in self.pauses),
            longest_asked=self.longest_asked * factor,
            fold_after=self.fold_after * factor,
            first_probe=self.first_probe * factor,
            longest_probe=self.longest_probe * factor,
        )

    @property
    def total(self) -> float:
        """Seconds from the first attempt to the last."""
        return sum(self.pauses)

    def pause(self, attempts: int) -> float:
        """Seconds until the next attempt after so many that failed."""
        pause = self.pauses[min(attempts, len(self.pauses)) - 1]
        return pause * random.uniform(1 - JITTER, 1 + JITTER)

    def exhausted(self, attempts: int, since: Time, at: Time) -> bool:
        """Whether it is over: every attempt made, and the whole time passed since the first."""
        waited = (at - since).total_seconds()
        return attempts > len(self.pauses) and waited >= self.total * (1 - JITTER)


def after(at: Time, seconds: float) -> Time:
    """So many seconds later."""
    return at + timedelta(seconds=seconds)

"""The time by which feeds are asked: the machine's, or one that a test moves."""

from __future__ import annotations

import asyncio
import time
from contextlib import suppress
from typing import Protocol

STEP = 5.0  # seconds: a difference between wall clock and monotonic clock that is a step, not a drift
LOOK = 1.0  # seconds between two looks at what no event tells of (gate, clock)


class Clock(Protocol):
    """Time and waiting."""

    def now(self) -> float:
        """Seconds since 1970."""
        ...

    def stepped(self) -> float:
        """By how many seconds the clock was set since the last call, 0 where it was not."""
        ...

    async def rest(self, until: float, woken: asyncio.Event, busy: bool) -> None:
        """Wait until this time or until woken; `busy`: something is under way that will wake us."""
        ...


class SystemClock:
    """The machine's wall clock. What is due is kept apart from it by the monotonic one (T1: a step delays nothing)."""

    def __init__(self) -> None:
        self._apart = time.time() - time.monotonic()

    def now(self) -> float:
        """Seconds since 1970."""
        return time.time()

    def stepped(self) -> float:
        """The step since the last call."""
        apart = time.time() - time.monotonic()
        step = apart - self._apart
        if abs(step) < STEP:
            return 0.0
        self._apart = apart
        return step

    async def rest(self, until: float, woken: asyncio.Event, busy: bool) -> None:
        """Wait, at most LOOK seconds."""
        with suppress(TimeoutError):
            async with asyncio.timeout(max(0.0, min(until - self.now(), LOOK))):
                await woken.wait()
        woken.clear()


class VirtualClock:
    """A clock that jumps to the next thing to do as soon as nothing is under way: 30 days pass in seconds."""

    def __init__(self, start: float) -> None:
        self.at = start
        self.end = float("inf")
        self.ended = asyncio.Event()

    def now(self) -> float:
        """The virtual time."""
        return self.at

    def stepped(self) -> float:
        """Nobody sets it."""
        return 0.0

    async def rest(self, until: float, woken: asyncio.Event, busy: bool) -> None:
        """Jump, or wait for what is under way; at the end of its time it says so and stands still."""
        if not busy and not woken.is_set():
            if until >= self.end:
                self.at = self.end
                self.ended.set()
                await woken.wait()
            self.at = max(self.at, until)
            return
        await woken.wait()
        woken.clear()

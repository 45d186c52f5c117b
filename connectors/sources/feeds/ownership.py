"""Which process asks which feeds: the partitions of `feeds.state`, shared out by a consumer group.

All feeds of one domain lie in one partition, so one process spares each host. Whoever gets a partition reads its
state to the end before it asks anything; whoever gives one up lets its requests end first.
"""

from __future__ import annotations

import asyncio
import logging
from collections import deque
from collections.abc import Iterable
from typing import Any

from aiokafka import ConsumerRebalanceListener, TopicPartition

from agents.errors import TransientFailure, Undecodable
from agents.settings import Settings, security
from connectors import kafka
from connectors.sources.feeds import state
from connectors.sources.feeds.runner import Runner
from connectors.sources.feeds.store import partition_of
from connectors.sources.feeds.subscriptions import Subscriptions

logger = logging.getLogger(__name__)

SESSION = 10.0  # seconds until the group gives up a silent process
HAND_OVER = 15.0  # seconds that requests under way have when their feeds are given to another process
TICK = 0.1
REMEMBERED = 300  # ticks: half a minute
AT_ONCE = 200  # records that are decoded before the loop may do something else


class Pulse:
    """Notices that this process stood still (SIGSTOP, a frozen machine) so long that others have its feeds."""

    def __init__(self, limit: float) -> None:
        self.limit = limit
        self._last = 0.0
        self._lags: deque[float] = deque(maxlen=REMEMBERED)

    async def beat(self) -> None:
        """Tick, for ever."""
        while True:
            self.check()
            began = self._last = asyncio.get_running_loop().time()
            await asyncio.sleep(TICK)
            self._lags.append(asyncio.get_running_loop().time() - began - TICK)

    def lag(self) -> float:
        """How late the event loop runs, in seconds: the 99th percentile of half a minute."""
        lags = sorted(self._lags)
        return lags[int(len(lags) * 0.99)] if lags else 0.0

    def check(self) -> None:
        """Raise TransientFailure where the last tick is too long ago: what follows is another process's business."""
        now = asyncio.get_running_loop().time()
        if self._last and now - self._last > self.limit:
            told = f"this process stood still for {now - self._last:.0f} s: another one may have its feeds"
            raise TransientFailure(told)


class Records:
    """State as it is read from `feeds.state`."""

    def __init__(self) -> None:
        self.found: dict[str, dict[str, Any]] = {state.POLL: {}, state.SEEN: {}, state.HOST: {}}
        self.unreadable = 0

    async def fold(self, raw: dict[bytes, bytes]) -> None:
        """The last value of each key."""
        for number, (key, value) in enumerate(raw.items()):
            if number % AT_ONCE == 0:
                await asyncio.sleep(0)
            try:
                kind, name = state.split(key)
                self.found[kind][name] = state.decode(kind, value)
            except Undecodable as error:
                self.unreadable += 1
                logger.warning("state %r cannot be read, its feed begins anew: %s", key[:80], error)


async def load(settings: Settings, numbers: Iterable[int]) -> Records:
    """The state of some partitions up to their present end."""
    reader = kafka.consumer(settings.broker_address, security(settings))
    await reader.start()
    raw: dict[bytes, bytes] = {}
    try:
        places = [TopicPartition(f"{settings.namespace}.feeds.state", number) for number in numbers]
        reader.assign(places)
        await reader.seek_to_beginning(*places)
        ends = await reader.end_offsets(places)
        while any([await reader.position(place) < end for place, end in ends.items()]):
            for records in (await reader.getmany(timeout_ms=500)).values():
                for record in records:
                    if record.value is None:
                        raw.pop(record.key, None)
                    else:
                        raw[record.key] = record.value
    finally:
        await reader.stop()
    records = Records()
    await records.fold(raw)
    return records


class Ownership(ConsumerRebalanceListener):  # type: ignore[misc]
    """Gives the runner the feeds of the partitions that the group gives us, and takes them back."""

    def __init__(self, settings: Settings, runner: Runner, subscriptions: Subscriptions, pulse: Pulse) -> None:
        self.settings = settings
        self.runner = runner
        self.subscriptions = subscriptions
        self.pulse = pulse
        self.owned: set[int] = set()
        self.assignments = 0
        self._failed: BaseException | None = None
        self._consumer = kafka.consumer(
            settings.broker_address,
            security(settings),
            group_id=f"{settings.namespace}.feeds",
            group_instance_id=settings.feeds_instance or None,
            session_timeout_ms=int(SESSION * 1000),
            heartbeat_interval_ms=2_000,
            rebalance_timeout_ms=int(HAND_OVER * 2000),
            auto_offset_reset="latest",
        )

    async def run(self) -> None:
        """Be a member of the group until cancelled. Raises what made a hand-over fail."""
        self._consumer.subscribe([f"{self.settings.namespace}.feeds.state"], listener=self)
        await self._consumer.start()
        while True:
            await self._consumer.getmany(timeout_ms=500)  # partitions are paused: it is the membership that counts
            if self._failed is not None:
                raise self._failed

    async def stop(self) -> None:
        """Leave the group."""
        await self._consumer.stop()

    async def changed(self, url: str, feed: state.Feed | None) -> None:
        """A subscription changed."""
        if feed is None:
            await self.runner.forget(url)
        elif partition_of(url, self.runner.partitions) in self.owned:
            self.runner.subscribe(feed)

    async def on_partitions_revoked(self, revoked: Iterable[TopicPartition]) -> None:
        """Let what is under way end, then know nothing of these feeds any more."""
        numbers = {place.partition for place in revoked}
        self.owned -= numbers
        await self.runner.release(numbers, HAND_OVER)

    async def on_partitions_assigned(self, assigned: Iterable[TopicPartition]) -> None:
        """Read what is known, then ask."""
        places = list(assigned)
        try:
            self.pulse.check()
            self._consumer.pause(*places)
            numbers = {place.partition for place in places}
            records = await load(self.settings, numbers) if numbers else Records()
            self.own(numbers, records)
        except Exception as error:
            self._failed = error
        self.assignments += 1

    def own(self, numbers: set[int], records: Records) -> None:
        """Take over."""
        self.owned |= numbers
        count = self.runner.partitions
        feeds = [feed for url, feed in self.subscriptions.now.items() if partition_of(url, count) in numbers]
        found = records.found
        self.runner.own(feeds, found[state.POLL], found[state.SEEN], found[state.HOST])
        self.runner.tally.counts["unreadable"] += records.unreadable
        logger.info("owns partitions %s: %d feeds", sorted(numbers), len(feeds))

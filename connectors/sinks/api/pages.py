"""Alerts after a cursor: the newest from memory, older ones from the topic, in one order."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Sequence
from typing import NamedTuple

from aiokafka import AIOKafkaConsumer, TopicPartition

from connectors import kafka
from connectors.sinks.api import cursor
from connectors.sinks.api.cursor import Cursor

KEPT = 256  # newest alerts of each partition in memory, at most 256 KiB each and mostly under 20 kB
MOST = 500  # alerts of a page
CANARY = b'"mode":"canary"'  # proof of life, no news; within a text its quotes would be escaped


class Entry(NamedTuple):
    """A committed record: Kafka's stamp orders those of different partitions."""

    stamp: int
    partition: int
    offset: int
    value: bytes


class Page(NamedTuple):
    """Alerts, each with the cursor after it; `more`: another page is there already."""

    entries: list[tuple[str, bytes]]
    next: str
    more: bool


class Pages:
    """Follows the topic, and reads pages of it."""

    def __init__(self, bootstrap: str, namespace: str, partitions: int, security: kafka.Security | None = None) -> None:
        self.places = [TopicPartition(f"{namespace}.alerts", part) for part in range(partitions)]
        self._tail: AIOKafkaConsumer = kafka.consumer(bootstrap, security, fetch_max_wait_ms=100)
        self._reader: AIOKafkaConsumer = kafka.consumer(bootstrap, security, fetch_max_wait_ms=50)
        self._lock = asyncio.Lock()
        self._newest: list[deque[Entry]] = [deque(maxlen=KEPT) for _ in self.places]
        self._floor: list[int] = []  # from this offset on, memory holds everything
        self._end: list[int] = []
        self.changed = asyncio.Condition()

    async def start(self) -> None:
        """Connect; follow from now on with `follow`."""
        for reader in (self._tail, self._reader):
            await reader.start()
            await reader._client.add_topic(self.places[0].topic)
        self._tail.assign(self.places)
        ends = await self._tail.end_offsets(self.places)
        for place in self.places:
            self._tail.seek(place, ends[place])
        self._floor = [ends[place] for place in self.places]
        self._end = list(self._floor)

    async def stop(self) -> None:
        """Let go."""
        for reader in (self._tail, self._reader):
            await reader.stop()

    async def follow(self) -> None:
        """Take in what comes, for ever, and wake who waits for it."""
        while True:
            got = await self._tail.getmany(timeout_ms=500)
            for place, records in got.items():
                for record in records:
                    self._take(place.partition, record.timestamp, record.offset, record.value)
            if got:
                async with self.changed:
                    self.changed.notify_all()

    def _take(self, part: int, stamp: int, offset: int, value: bytes) -> None:
        newest = self._newest[part]
        if len(newest) == newest.maxlen:
            self._floor[part] = newest[0].offset + 1
        newest.append(Entry(stamp, part, offset, value))
        self._end[part] = offset + 1

    def end(self) -> Cursor:
        """The cursor of now."""
        return tuple(self._end)

    def beginning(self) -> Cursor:
        """The cursor before everything that is kept."""
        return (0,) * len(self.places)

    async def after(self, at: Cursor, limit: int) -> Page:
        """The alerts after a cursor, at most `limit`."""
        if all(own >= floor for own, floor in zip(at, self._floor, strict=True)):
            found = [entry for entry in self._remembered() if entry.offset >= at[entry.partition]]
        else:
            async with self._lock:
                found = await self._read(at, limit)
        found.sort()
        entries, place = [], at
        for entry in found[:limit]:
            place = cursor.moved(place, entry.partition, entry.offset)
            if CANARY not in entry.value:
                entries.append((cursor.written(place), entry.value))
        return Page(entries, cursor.written(place), len(found) > limit)

    def _remembered(self) -> Sequence[Entry]:
        return [entry for newest in self._newest for entry in newest]

    async def _read(self, at: Cursor, limit: int) -> list[Entry]:
        """From the topic, one more than `limit` of each partition where there are so many."""
        self._reader.assign(self.places)
        ends = await self._reader.end_offsets(self.places)
        firsts = await self._reader.beginning_offsets(self.places)
        open_ = set()
        for place in self.places:
            start = max(at[place.partition], firsts[place])
            self._reader.seek(place, start)
            if start < ends[place]:
                open_.add(place)
        found: dict[TopicPartition, list[Entry]] = {place: [] for place in self.places}
        while open_:
            for place, records in (await self._reader.getmany(*open_, timeout_ms=200, max_records=limit + 1)).items():
                found[place] += [Entry(one.timestamp, place.partition, one.offset, one.value) for one in records]
            for place in list(open_):
                if len(found[place]) > limit or await self._reader.position(place) >= ends[place]:
                    open_.discard(place)
        return [entry for entries in found.values() for entry in entries[: limit + 1]]

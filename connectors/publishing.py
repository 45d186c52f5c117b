"""A watchlist's folder, watched: what is good in it is published and made active, what is not is told.

A version is taken when the files have stood still for a moment, so that no half-written file is
published; where they never do, the files are read as soon as a whole reading saw no change.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from aiokafka import AIOKafkaProducer
from aiokafka.errors import KafkaError

from agents import wire
from agents.errors import Fault, Refused
from agents.records import Record, Time, WatchlistActive, WatchlistRefused, WatchlistVersion
from agents.settings import Settings, security
from connectors import kafka
from connectors.children import Tell

TOPIC = "watchlists"
ACTIVE, REFUSED = "active", "refused"
LOOK_EVERY = 0.5  # seconds
MOST_FAULTS = 20
STOP_LIMIT = 3.0  # seconds
LONGEST_WAIT = 3.0  # seconds without a moment of rest, after which a reading is tried all the same

Load = Callable[[Path, Callable[[Iterable[str]], None]], WatchlistVersion]
"""Reads a folder, or file, and gives it as it is published; raises Refused. Tells the second the files it has read."""

Seen = tuple[tuple[str, int, int, int], ...]


def seen(path: Path, also: Iterable[Path] = ()) -> Seen:
    """What a change of the folder, or of other files, changes: names, sizes, times, places on the disk.

    What is not there is no error.
    """
    found = []
    for file in sorted({path, *(path.rglob("*") if path.is_dir() else ()), *also}):
        try:
            told = file.stat()
        except OSError:
            continue
        size = told.st_size if file.is_file() else 0
        found.append((str(file), told.st_ino, size, told.st_mtime_ns))
    return tuple(found)


class _Changed(Exception):
    """The files changed while they were read."""


class Publisher:
    """Publishes the watchlist of a path into a namespace."""

    def __init__(self, path: Path, load: Load, build: str, tell: Tell) -> None:
        """Read it for the first time. Raises Refused where it has errors."""
        self.path = path
        self.load = load
        self.build = build
        self.tell = tell
        self.published = ""  # the version made active last
        self.refused = False
        self.asked = asyncio.Event()
        self.producer: AIOKafkaProducer | None = None
        self.also: tuple[Path, ...] = ()  # files elsewhere that the list stands on
        before = seen(path)
        self.first = load(path, self._stands_on)
        self.done = before if not self.also else self._seen()  # what was taken last, good or not

    async def start(self, settings: Settings) -> None:
        """Publish what was read."""
        self.topic = f"{settings.namespace}.{TOPIC}"
        producer = kafka.producer(settings.broker_address, security(settings))
        await producer.start()
        self.producer = producer
        await self._publish(self.first)

    async def run(self, settings: Settings, watch: bool) -> None:
        """Publish what was read; go on with what changes, where `watch`."""
        await self.start(settings)
        try:
            if watch:
                await self.watch()
        finally:
            await self.stop()

    async def stop(self) -> None:
        """Send what is under way; not for long, where the broker is gone."""
        producer, self.producer = self.producer, None
        if producer is not None:
            with suppress(TimeoutError, KafkaError):
                await asyncio.wait_for(producer.stop(), STOP_LIMIT)

    def ask(self) -> None:
        """Read the folder now, whether it has changed or not (SIGHUP)."""
        self.asked.set()

    async def watch(self) -> None:
        """For ever: take every change."""
        loop = asyncio.get_running_loop()
        last, since = self._seen(), loop.time()
        while True:
            await self._pause()
            now = self._seen()
            asked, restless = self.asked.is_set(), now != last
            self.asked.clear()
            last = now
            if (now == self.done and not asked) or (
                (asked or not restless or loop.time() - since > LONGEST_WAIT) and await self._take(now)
            ):
                since = loop.time()

    async def _pause(self) -> None:
        try:
            await asyncio.wait_for(self.asked.wait(), LOOK_EVERY)
        except TimeoutError:
            return

    async def _take(self, now: Seen) -> bool:
        """Read and publish; false where the files changed meanwhile, so that what was read may be of two versions."""
        also = self.also
        found = await asyncio.to_thread(self._loaded, now)
        if found is None:
            return False
        try:
            await (self._refuse(found) if isinstance(found, Refused) else self._publish(found))
        except KafkaError as error:
            self.tell(f"the watchlist has changed and Kafka does not take it ({error}): it is tried again")
            return False
        self.done = self._seen() if self.also != also else now
        return True

    def _loaded(self, now: Seen) -> WatchlistVersion | Refused | None:
        try:
            return self.load(self.path, lambda names: self._unchanged(now, names))
        except _Changed:
            return None
        except Refused as error:
            return error if self._seen() == now else None
        except Exception as error:  # whatever stands in the files, what runs goes on with the last good list
            return Refused("watchlist", [Fault(str(self.path), 0, f"{type(error).__name__}: {error}"[:500])])

    def _unchanged(self, now: Seen, names: Iterable[str]) -> None:
        if self._seen() != now:
            raise _Changed
        self._stands_on(names)

    def _stands_on(self, names: Iterable[str]) -> None:
        places = map(Path, names)
        self.also = tuple(place for place in places if place.is_absolute() and not place.is_relative_to(self.path))

    def _seen(self) -> Seen:
        return seen(self.path, self.also)

    async def _publish(self, record: WatchlistVersion) -> None:
        if self.refused or not self.published:
            self.refused = False
            await self._send(REFUSED, WatchlistRefused(faults=()))
        if record.version == self.published:
            return
        await self._send(record.version, record)
        await self._send(ACTIVE, WatchlistActive(version=record.version))
        self.tell(f"watchlist {record.version} is live" + (f", before it {self.published}" if self.published else ""))
        self.published = record.version

    async def _refuse(self, error: Refused) -> None:
        self.refused = True
        self.tell(f"the watchlist stays as it was ({self.published}): {error}")
        await self._send(REFUSED, WatchlistRefused(faults=tuple(map(str, error.faults[:MOST_FAULTS]))))

    async def _send(self, key: str, record: Record) -> None:
        headers: list[Any] = [
            ("schema", wire.schema_of(record).encode()),
            ("at", str(Time.of(datetime.now(UTC))).encode()),
            ("build", self.build.encode()),
        ]
        assert self.producer is not None  # noqa: S101 -- start() comes first
        await self.producer.send_and_wait(self.topic, wire.encode(record), key=key.encode(), headers=headers)

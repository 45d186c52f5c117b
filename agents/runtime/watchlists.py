"""The live watchlist of a worker: follows `active` on the topic `watchlists`, and swaps it between two records.

A version is compiled in a thread while articles go on being judged with the last one; what cannot be
read changes nothing and is told. Where nothing was ever published a worker uses its files.
"""

from __future__ import annotations

import asyncio
import logging
import sys
from collections import OrderedDict
from collections.abc import Callable, Mapping
from typing import Any

from aiokafka import AIOKafkaConsumer, TopicPartition

from agents import wire
from agents.errors import NewerSchema, Refused, Undecodable
from agents.flag import versions
from agents.flag.compile import Compiled
from agents.flag.stage import Flag
from agents.records import WatchlistActive, WatchlistRefused, WatchlistVersion

logger = logging.getLogger(__name__)

TOPIC = "watchlists"
REMEMBERED = 4  # published versions, should an earlier one be made active again
SWITCH = 0.0005  # seconds after which a compiling thread lets the event loop have its turn (Python's default: .005)


class Published:
    """What the topic says so far: versions, the active one, what is wrong in the folder."""

    def __init__(self) -> None:
        self.versions: OrderedDict[str, WatchlistVersion] = OrderedDict()
        self.active = ""
        self.refused: tuple[str, ...] = ()

    def take(self, record: Any) -> None:
        """Take one of the topic's records."""
        if isinstance(record, WatchlistVersion):
            self.versions[record.version] = record
            self.versions.move_to_end(record.version)
            while len(self.versions) > REMEMBERED:
                self.versions.popitem(last=False)
        elif isinstance(record, WatchlistActive):
            self.active = record.version
        elif isinstance(record, WatchlistRefused):
            self.refused = record.faults

    @property
    def live(self) -> WatchlistVersion | None:
        """The active version, if it was published."""
        return self.versions.get(self.active)


class Reader:
    """Reads the topic from its beginning; closed by `stop`."""

    def __init__(self, make_consumer: Callable[[], AIOKafkaConsumer], namespace: str) -> None:
        self.consumer = make_consumer()
        self.place = TopicPartition(f"{namespace}.{TOPIC}", 0)
        self.published = Published()

    async def start(self) -> None:
        """Read what is there already."""
        await self.consumer.start()
        self.consumer.assign([self.place])
        await self.consumer.seek_to_beginning(self.place)
        end = (await self.consumer.end_offsets([self.place]))[self.place]
        while await self.consumer.position(self.place) < end:
            await self.more(200)

    async def more(self, wait_ms: int) -> None:
        """Take what has come, or wait for so long."""
        for record in (await self.consumer.getmany(self.place, timeout_ms=wait_ms)).get(self.place, []):
            try:
                schema = wire.header(record.headers, "schema")
                self.published.take(wire.decode(TOPIC, record.value, schema))
            except (Undecodable, NewerSchema) as error:
                logger.warning("watchlists, offset %d: passed over: %s", record.offset, error)

    async def stop(self) -> None:
        """Close the consumer."""
        await self.consumer.stop()


async def live(make_consumer: Callable[[], AIOKafkaConsumer], namespace: str) -> Compiled | None:
    """The active version compiled, where one was published that this Vedette can read."""
    reader = Reader(make_consumer, namespace)
    try:
        await reader.start()
    finally:
        await reader.stop()
    record = reader.published.live
    if record is None:
        return None
    try:
        return versions.compiled(record)
    except Refused as error:
        logger.warning("the active watchlist %s cannot be used here: %s", record.version, error)
        return None


class Follower:
    """Keeps a flagging stage on the active version."""

    def __init__(
        self,
        stage: Flag,
        make_consumer: Callable[[], AIOKafkaConsumer],
        namespace: str,
        files: Callable[[], Compiled] | None = None,
    ) -> None:
        """`files` reads the watchlist from where the worker has it; for SIGHUP where nothing was published."""
        self.stage = stage
        self.reader = Reader(make_consumer, namespace)
        self.files = files
        self.tried = ""  # the published version that was compiled last, or could not be
        self.faults: tuple[str, ...] = ()  # of the last version or file that could not be used
        self.swaps = 0
        self.asked = asyncio.Event()

    async def follow(self) -> None:
        """For ever. Raises what Kafka raises."""
        try:
            await self.reader.start()
            while True:
                await self._follow_active()
                if self.asked.is_set():
                    self.asked.clear()
                    await self._read_files()
                await self.reader.more(500)
        finally:
            await self.reader.stop()

    def ask(self) -> None:
        """Read the files again (SIGHUP), where nothing is published."""
        self.asked.set()

    async def _follow_active(self) -> None:
        record = self.reader.published.live
        if record is not None and record.version != self.tried:
            self.tried = record.version
            await self._swap(lambda: versions.compiled(record))

    async def _read_files(self) -> None:
        if self.reader.published.live is None and self.files is not None:
            await self._swap(self.files)

    async def _swap(self, make: Callable[[], Compiled]) -> None:
        before = sys.getswitchinterval()
        sys.setswitchinterval(SWITCH)
        try:
            made = await asyncio.to_thread(make)
        except Refused as error:
            self._refuse(error, tuple(map(str, error.faults)))
            return
        except Exception as error:  # a list of another Vedette: whatever it holds, articles go on being judged
            self._refuse(error, (f"{type(error).__name__}: {error}"[:500],))
            return
        finally:
            sys.setswitchinterval(before)
        self.faults = ()
        if made.version != self.stage.compiled.version:
            self.stage.use(made)
            self.swaps += 1
            logger.info("watchlist %s from the next record on", made.version)

    def _refuse(self, error: Exception, faults: tuple[str, ...]) -> None:
        self.faults = faults
        logger.error("the watchlist stays at %s: %s", self.stage.compiled.version, error)

    def told(self) -> Mapping[str, Any]:
        """For /readyz and status."""
        faults = [*self.faults, *self.reader.published.refused]
        return {"version": self.stage.compiled.version, "published": self.reader.published.active, "faults": faults}

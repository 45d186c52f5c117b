"""Where articles go and state is kept: Kafka, or memory with the same promises."""

from __future__ import annotations

import asyncio
import logging
import zlib
from collections.abc import Iterable, Sequence
from typing import Any, Protocol

import msgspec
from aiokafka import AIOKafkaProducer
from aiokafka.errors import KafkaError, KafkaTimeoutError, MessageSizeTooLargeError

from agents import wire
from agents.errors import TransientFailure
from agents.records import Article
from connectors.sources.feeds import failing, politeness, state

logger = logging.getLogger(__name__)

PAUSES = (0.5, 1.0, 2.0, 5.0, 10.0, 30.0)  # seconds between tries while the broker is away
MOST_REFUSALS = 6  # tries that end with the same no
SLOW = 5.0  # seconds without an acknowledgement after which nothing new is fetched


class Change(msgspec.Struct, frozen=True):
    """One record of `feeds.state` to write; without a value it is forgotten."""

    kind: str
    name: str
    value: Any | None


class Store(Protocol):
    """Both return when it is safe, however long that takes."""

    async def send(self, articles: Sequence[Article]) -> None:
        """Append articles in this order."""
        ...

    async def save(self, partition: int, changes: Iterable[Change]) -> None:
        """Write state, in this order."""
        ...

    def trouble(self) -> str:
        """Why nothing new should be fetched now, or nothing."""
        ...


def partition_of(url: str, partitions: int) -> int:
    """Where a feed's state is kept: all feeds of a domain together, so that one process spares the host."""
    return zlib.crc32(politeness.domain_of(url).encode()) % partitions


class MemoryStore:
    """Keeps everything in lists; what tests and simulations stand on."""

    def __init__(self) -> None:
        self.articles: list[Article] = []
        self.records: dict[bytes, bytes] = {}

    async def send(self, articles: Sequence[Article]) -> None:
        """Append."""
        self.articles += articles

    async def save(self, partition: int, changes: Iterable[Change]) -> None:
        """Keep the last record of each key."""
        for change in changes:
            key = state.key(change.kind, change.name)
            if change.value is None:
                self.records.pop(key, None)
            else:
                self.records[key] = state.encode(change.value)

    def trouble(self) -> str:
        """Memory has none."""
        return ""


class KafkaStore:
    """`articles.raw` and `feeds.state`. A delivery that fails is tried again until it is acknowledged (R102, R105)."""

    def __init__(self, producer: AIOKafkaProducer, namespace: str, build: str) -> None:
        self.producer = producer
        self.namespace = namespace
        self.build = build
        self.too_large = 0
        self._since: dict[int, float] = {}
        self._count = 0
        self._said: KafkaError | None = None

    async def send(self, articles: Sequence[Article]) -> None:
        """Append; an article that the topic refuses for its size is counted and left out."""
        rows = [(wire.encode(one), one.id.encode(), None, wire.schema_of(one), str(one.fetched_at)) for one in articles]
        await self._deliver("articles.raw", rows, "sending")
        failing.reach("acknowledged")

    async def save(self, partition: int, changes: Iterable[Change]) -> None:
        """Write; the order holds, also when it is tried again."""
        rows = [
            (
                None if one.value is None else state.encode(one.value),
                state.key(one.kind, one.name),
                partition,
                f"{one.kind}/1",
                "",
            )
            for one in changes
        ]
        await self._deliver("feeds.state", rows, "saving")
        failing.reach("saved")

    def trouble(self) -> str:
        """The broker, when it has acknowledged nothing for SLOW seconds."""
        oldest = min(self._since.values(), default=None)
        if oldest is None or asyncio.get_running_loop().time() - oldest < SLOW:
            return ""
        return "the broker acknowledges nothing"

    async def _deliver(self, topic: str, rows: Sequence[tuple[Any, ...]], point: str) -> None:
        self._count += 1
        number, tries = self._count, 0
        self._since[number] = asyncio.get_running_loop().time()
        try:
            while rows := await self._once(topic, rows, point):
                pause = PAUSES[min(tries, len(PAUSES) - 1)]
                tries += 1
                self._refuse(topic, tries)
                logger.warning("%s takes nothing; trying again in %.1f s", topic, pause)
                await asyncio.sleep(pause)
        finally:
            del self._since[number]

    def _refuse(self, topic: str, tries: int) -> None:
        """Give up where Kafka says no for good (rights, a fenced producer): a new process may do better.

        Raises TransientFailure. Silence is waited for.
        """
        error = self._said
        lasting = error is not None and not error.retriable and not isinstance(error, KafkaTimeoutError)
        if lasting and tries >= MOST_REFUSALS:
            raise TransientFailure(f"Kafka refuses {topic}: {type(error).__name__}: {error}")

    async def _once(self, topic: str, rows: Sequence[tuple[Any, ...]], point: str) -> Sequence[tuple[Any, ...]]:
        """One try; gives all rows from the first that failed on, so that their order holds."""
        waiting: list[Any] = []
        try:
            for value, key, partition, schema, at in rows:
                told = {"schema": schema, "build": self.build} | ({"at": at} if at else {})
                headers = [(name, text.encode()) for name, text in told.items()]
                place = {"partition": partition} if partition is not None else {}
                sent = await self.producer.send(f"{self.namespace}.{topic}", value, key=key, headers=headers, **place)
                waiting.append(sent)
            failing.reach(point)
        except KafkaError as error:
            self._said = error
            logger.info("%s: %s", topic, error)
        results = await asyncio.gather(*waiting, return_exceptions=True)
        for number, result in enumerate(results):
            if isinstance(result, MessageSizeTooLargeError):
                self.too_large += 1
            elif isinstance(result, BaseException):
                self._said = result if isinstance(result, KafkaError) else None
                return rows[number:]
        return rows[len(results) :]

"""What one input causes on the broker: encoded, sized and addressed; and its packing into batches."""

from __future__ import annotations

import asyncio
import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

import msgspec
from aiokafka import AIOKafkaProducer
from aiokafka.partitioner import murmur2

from agents import wire
from agents.errors import Undecodable
from agents.records import Time
from agents.stage import Output, Step

OVERHEAD = 1024  # headers, key and framing that a record's size may add, in bytes
HEADERS = 256  # bytes that a record's headers and framing take at most, a dead letter's aside
LEDGER_HEADERS = [("schema", b"ledger/1")]


class Letter(msgspec.Struct, frozen=True):
    """A record on its way: topic without namespace, partition, key, value, headers."""

    topic: str
    partition: int
    key: bytes | None
    value: bytes | None
    headers: list[tuple[str, bytes]]

    @property
    def weight(self) -> int:
        """Bytes it takes in a batch, rounded up; a dead letter's headers are the longest."""
        headers = HEADERS if self.topic != "dead-letters" else 2 * OVERHEAD
        return len(self.key or b"") + len(self.value or b"") + headers


class Input(msgspec.Struct, frozen=True):
    """A record as it came from Kafka. `topic` is its base name, `stamp` Kafka's time in ms."""

    topic: str
    partition: int
    offset: int
    key: bytes | None
    value: bytes | None
    headers: list[tuple[str, bytes]]
    stamp: int

    @property
    def origin(self) -> str:
        """topic:partition:offset of the raw record behind this one: its own, if it is raw."""
        own = f"{self.topic}:{self.partition}:{self.offset}"
        return own if self.topic == "articles.raw" else wire.header(self.headers, "origin") or own


class Addresses:
    """Which partition a key goes to, and how large a record each topic takes."""

    def __init__(self, topics: Mapping[str, wire.Topic], build: str) -> None:
        self.topics = topics
        self.build = build

    def partition(self, topic: str, key: bytes) -> int:
        """As Kafka's own clients hash it, so that keys of other producers land beside ours."""
        count = self.topics[topic].partitions
        return 0 if count == 1 else (murmur2(key) & 0x7FFFFFFF) % count

    def letters(self, step: Step, at: Time, origin: str) -> list[Letter]:
        """A step's outputs. Raises Undecodable("too-large") where one does not fit its topic."""
        return [letter for output in step.outputs for letter in self._output(output, at, origin)]

    def _output(self, output: Output, at: Time, origin: str) -> list[Letter]:
        value = wire.encode(output.record)
        topic = self.topics[output.topic]
        if len(value) + OVERHEAD > topic.largest:
            raise Undecodable("too-large", f"{output.topic}: {len(value)} bytes, it takes {topic.largest}")
        key = output.key.encode()
        pairs = wire.headers(wire.schema_of(output.record), at, origin, self.build)
        where = range(topic.partitions) if output.everywhere else (self.partition(output.topic, key),)
        return [Letter(output.topic, partition, key, value, pairs) for partition in where]

    def changes(self, stage: str, partition: int, step: Step) -> list[Letter]:
        """A step's changes of state, for the ledger of its stage and partition."""
        topic = f"ledger.{stage}"
        letters = [Letter(topic, partition, c.key.encode(), c.value, LEDGER_HEADERS) for c in step.changes]
        for letter in letters:
            if len(letter.value or b"") + OVERHEAD > self.topics[topic].largest:
                raise Undecodable("too-large", f"state {letter.key!r}: {len(letter.value or b'')} bytes")
        return letters

    def dead_letter(self, record: Input, stage: str, error: Undecodable, at: Time) -> Letter:
        """The dead letter of an input: key and bytes untouched, or the first 1 MiB where they do not fit."""
        value = record.value or b""
        fits = len(value) + 4 * OVERHEAD <= self.topics["dead-letters"].largest
        told = {
            "stage": stage,
            "reason": error.reason,
            "detail": error.detail[:500],
            "topic": record.topic,
            "partition": str(record.partition),
            "offset": str(record.offset),
            "attempts": wire.header(record.headers, "attempts") or "1",
            "length": str(len(value)),
            "sha256": hashlib.sha256(value).hexdigest(),
            "schema-was": wire.header(record.headers, "schema") or "",
            "at": str(at),
            "origin": record.origin,
            "build": self.build,
        }
        pairs = [(name, text.encode(errors="replace")) for name, text in told.items()]
        kept = value if fits else value[: wire.HELD_BYTES]
        return Letter("dead-letters", 0, record.key, kept, pairs)


class Delivery(msgspec.Struct, frozen=True):
    """A batch on its way: its topic, how many records, and the future that tells its first offset."""

    topic: str
    records: int
    done: asyncio.Future[Any]


async def deliver(
    producer: AIOKafkaProducer, addresses: Addresses, namespace: str, letters: Iterable[Letter]
) -> list[Delivery]:
    """Send letters in order, a batch at a time; gives the deliveries, which are yet to be awaited."""
    by_place: dict[tuple[str, int], list[Letter]] = defaultdict(list)
    for letter in letters:
        by_place[letter.topic, letter.partition].append(letter)
    deliveries = []
    for (topic, partition), group in by_place.items():
        for batch in _batches(producer, group, addresses.topics[topic].largest - OVERHEAD):
            done = await producer.send_batch(batch, f"{namespace}.{topic}", partition=partition)
            deliveries.append(Delivery(topic, batch.record_count(), done))
    return deliveries


def _batches(producer: AIOKafkaProducer, letters: list[Letter], limit: int) -> Iterable[Any]:
    """Batches below `limit` bytes: a topic's largest record is its largest batch too."""
    batch, size = producer.create_batch(), 0
    for letter in letters:
        weight = letter.weight
        fits = not size or size + weight <= limit
        if not fits or _append(batch, letter) is None:
            yield batch
            batch, size = producer.create_batch(), 0
            _append(batch, letter)
        size += weight
    yield batch


def _append(batch: Any, letter: Letter) -> Any:
    return batch.append(key=letter.key, value=letter.value, headers=letter.headers, timestamp=None)

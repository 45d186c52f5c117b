"""Proof of life: a canary article every few minutes through all stages, and an alarm when its alert does not come."""

from __future__ import annotations

import asyncio
import hashlib
import secrets
from collections.abc import Callable

from aiokafka import AIOKafkaConsumer, AIOKafkaProducer, TopicPartition

from agents import wire
from agents.errors import Undecodable
from agents.records import Alert, Article, Time
from agents.settings import Settings, security
from connectors import kafka

SOURCE = "vedette:canary"
PUBLISHER = "vedette.invalid"
MISSED = 2.0  # canaries in a row that may be late before it is an alarm

Clock = Callable[[], Time]


def article(at: Time, seed: str) -> Article:
    """A canary. Its words are drawn from the seed, so that it is a copy of none before."""
    drawn = hashlib.shake_256(seed.encode()).digest(160)
    letters = "".join(chr(97 + byte % 26) for byte in drawn)
    words = [letters[start : start + 8] for start in range(0, 160, 8)]
    id = wire.digest("article", SOURCE, seed)
    return Article(
        id=id, source=SOURCE, source_id=id, title=" ".join(words[:4]), text=" ".join(words[4:]), lang="en",
        publisher=PUBLISHER, published_at=at, fetched_at=at, flags=("canary",),
    )  # fmt: skip


class Canary:
    """Sends canaries and listens for their alerts. `seen`: when the last one came through; the start counts as one."""

    def __init__(self, settings: Settings, every: float, clock: Clock) -> None:
        self.settings = settings
        self.every = every
        self.clock = clock
        self.seen = clock()

    def missing(self, at: Time) -> float | None:
        """Seconds since the last canary came through, where that is too long; else None."""
        silent = (at - self.seen).total_seconds()
        return silent if silent > self.every * (1 + MISSED) else None

    async def run(self) -> None:
        """Send and listen, for ever."""
        secure = security(self.settings)
        sender = kafka.producer(self.settings.broker_address, secure)
        listener = kafka.consumer(self.settings.broker_address, secure)
        try:
            await sender.start()
            await listener.start()
            async with asyncio.TaskGroup() as group:
                group.create_task(self._listen(listener))
                group.create_task(self._send(sender))
        finally:
            await listener.stop()
            await sender.stop()

    async def _send(self, sender: AIOKafkaProducer) -> None:
        while True:
            made = article(self.clock(), secrets.token_hex(16))
            headers = wire.headers(wire.schema_of(made), made.fetched_at, "", "")
            topic = f"{self.settings.namespace}.articles.raw"
            await sender.send_and_wait(topic, wire.encode(made), key=made.id.encode(), headers=headers)
            await asyncio.sleep(self.every)

    async def _listen(self, listener: AIOKafkaConsumer) -> None:
        count = wire.topics(self.settings.partitions)["alerts"].partitions
        places = [TopicPartition(f"{self.settings.namespace}.alerts", part) for part in range(count)]
        listener.assign(places)
        await listener.seek_to_end(*places)
        while True:
            for records in (await listener.getmany(timeout_ms=1000)).values():
                for record in records:
                    self._hear(record.value)

    def _hear(self, value: bytes) -> None:
        if b'"mode":"canary"' not in value:
            return
        try:
            alert = wire.decode("alerts", value)
        except Undecodable:
            return
        if isinstance(alert, Alert) and alert.data.state == "opened":
            self.seen = max(self.seen, alert.time)

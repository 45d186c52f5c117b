"""The topic `feeds`: what is subscribed, read to its end and followed, written by commands and lists."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterable
from contextlib import suppress
from typing import Any

from aiokafka import AIOKafkaProducer, TopicPartition
from aiokafka.errors import KafkaError

from agents.errors import Undecodable
from agents.settings import Settings, security
from connectors import kafka
from connectors.sources.feeds import state
from connectors.sources.feeds.state import Feed

logger = logging.getLogger(__name__)

LOOK_EVERY = 1.0  # seconds

Changed = Callable[[str, Feed | None], Awaitable[None]]


async def read(settings: Settings) -> dict[str, Feed]:
    """Every subscription by its URL."""
    records = await kafka.read_all(settings.broker_address, f"{settings.namespace}.feeds", security(settings))
    found: dict[str, Feed] = {}
    for record in records:
        apply(found, record)
    return found


def apply(found: dict[str, Feed], record: Any) -> tuple[str, Feed | None] | None:
    """Fold one record in; gives what it changed. A record that nobody can read is passed over, and said."""
    url = (record.key or b"").decode(errors="replace")
    if record.value is None:
        return (url, None) if found.pop(url, None) is not None else None
    try:
        feed = state.decode_feed(record.value)
    except Undecodable as error:
        logger.warning("subscription %s cannot be read: %s", url, error)
        return None
    found[url] = feed
    return url, feed


async def write(producer: AIOKafkaProducer, namespace: str, changes: Iterable[tuple[str, Feed | None]]) -> None:
    """Subscribe, change, unsubscribe (None); returns when the broker has acknowledged it."""
    for url, feed in changes:
        value = state.encode(feed) if feed is not None else None
        await producer.send(f"{namespace}.feeds", value, key=url.encode(), headers=[("schema", b"feed/1")])
    await producer.flush()


async def wait_for_any(settings: Settings) -> None:
    """Return as soon as anything was ever subscribed to; a broker that does not answer is waited for."""
    reader = kafka.consumer(settings.broker_address, security(settings))
    await reader.start()
    place = TopicPartition(f"{settings.namespace}.feeds", 0)
    reader.assign([place])
    try:
        while True:
            with suppress(KafkaError):
                if (await reader.end_offsets([place]))[place]:
                    return
            await asyncio.sleep(LOOK_EVERY)
    finally:
        await reader.stop()


class Subscriptions:
    """Follows the topic; `now` is what is subscribed at this moment."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.now: dict[str, Feed] = {}
        self._reader = kafka.consumer(settings.broker_address, security(settings))
        self._place = TopicPartition(f"{settings.namespace}.feeds", 0)

    async def start(self) -> None:
        """Read what is there."""
        await self._reader.start()
        self._reader.assign([self._place])
        await self._reader.seek_to_beginning(self._place)
        end = (await self._reader.end_offsets([self._place]))[self._place]
        while await self._reader.position(self._place) < end:
            for record in await self._some():
                apply(self.now, record)

    async def follow(self, changed: Changed) -> None:
        """Tell of every change, for ever."""
        while True:
            for record in await self._some():
                if told := apply(self.now, record):
                    await changed(*told)

    async def stop(self) -> None:
        """Read no more."""
        await self._reader.stop()

    async def _some(self) -> list[Any]:
        batches = await self._reader.getmany(timeout_ms=500)
        return [record for records in batches.values() for record in records]

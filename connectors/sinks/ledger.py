"""What `vedette deliver` keeps on the broker: the records on `deliveries`, and what people say on `mutes`.

Both are compacted topics of one partition. They are read once from the beginning, then followed: so a mute
or a request made by a command reaches a running process, and a restarted one knows all of it.
"""

from __future__ import annotations

import asyncio
import logging
import secrets
from collections.abc import Callable, Iterable, MutableMapping
from typing import Any, Self

from aiokafka import AIOKafkaConsumer, AIOKafkaProducer, TopicPartition

from agents import wire
from agents.errors import Undecodable
from agents.records import Delivery, Mute, Time
from connectors import kafka
from connectors.sinks import mutes, parking

logger = logging.getLogger(__name__)

BY = "by"  # header: the process that wrote a record, so that it knows its own
FORGET_DAYS = 60  # a settled alert that nothing was heard of for so long is forgotten

Heard = Callable[[Delivery], None]


class Ledger:
    """Deliveries and mutes of a namespace: what stands there, what is new, and how to write."""

    def __init__(self, bootstrap: str, namespace: str, security: kafka.Security | None = None) -> None:
        self.namespace = namespace
        self.me = secrets.token_hex(8).encode()
        self.mutes: MutableMapping[tuple[str, str], Mute] = {}
        self.deliveries: dict[tuple[str, str], Delivery] = {}
        self.heard: dict[str, Heard] = {}
        self._reader: AIOKafkaConsumer = kafka.consumer(bootstrap, security, fetch_max_wait_ms=100)
        self._producer: AIOKafkaProducer = kafka.producer(bootstrap, security)
        self._places = [TopicPartition(f"{namespace}.{base}", 0) for base in ("deliveries", "mutes")]

    async def start(self) -> None:
        """Connect, and read everything that stands there."""
        await self._producer.start()
        await self._reader.start()
        for place in self._places:
            await self._reader._client.add_topic(place.topic)
        self._reader.assign(self._places)
        await self._reader.seek_to_beginning(*self._places)
        ends = await self._reader.end_offsets(self._places)
        while any([await self._reader.position(place) < end for place, end in ends.items()]):
            await self._hear(200)

    async def stop(self) -> None:
        """Let go."""
        await self._reader.stop()
        await self._producer.stop()

    async def __aenter__(self) -> Self:
        try:
            await self.start()
        except BaseException:
            await self.stop()
            raise
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.stop()

    async def follow(self) -> None:
        """Hear what is written from now on, for ever."""
        while True:
            await self._hear(500)

    async def _hear(self, wait_ms: int) -> None:
        for place, records in (await self._reader.getmany(timeout_ms=wait_ms)).items():
            base = place.topic.removeprefix(f"{self.namespace}.")
            for record in records:
                self._take(base, record)

    def _take(self, base: str, record: Any) -> None:
        name, _, rest = (record.key or b"").decode(errors="replace").partition("/")
        if record.value is None:
            self.mutes.pop((name, rest), None) if base == "mutes" else self.deliveries.pop((name, rest), None)
            return
        try:
            told = wire.decode(base, record.value, wire.header(record.headers, "schema"))
        except Undecodable as error:
            logger.warning("%s at offset %d: %s; passed over", base, record.offset, error)
            return
        if isinstance(told, Mute):
            self.mutes[name, rest] = told
        elif isinstance(told, Delivery) and wire.header(record.headers, BY) != self.me.decode():
            self.deliveries[name, rest] = told
            if heard := self.heard.get(told.sink):
                heard(told)

    def of(self, sink: str) -> dict[str, Delivery]:
        """A sink's records by alert; its own state stands under `*`."""
        return {alert: record for (name, alert), record in self.deliveries.items() if name == sink}

    async def put(self, record: Delivery) -> asyncio.Future[Any]:
        """Write a record; the future ends when it is safe."""
        self.deliveries[record.sink, record.alert] = record
        return await self._send("deliveries", parking.key(record.sink, record.alert), record, record.at)

    async def mute(self, mute: Mute) -> None:
        """Write a mute, and wait until it is safe."""
        await (await self._send("mutes", mutes.key(mute.what, mute.id), mute, mute.at))

    async def unmute(self, what: str, id: str) -> None:
        """End a mute now."""
        await self._producer.send_and_wait(f"{self.namespace}.mutes", None, key=mutes.key(what, id))

    async def verdict(self, verdict: Any) -> None:
        """Write what somebody thinks of an alert."""
        key = f"{verdict.alert}/{verdict.who}".encode()
        await (await self._send("verdicts", key, verdict, verdict.at))

    async def _send(self, base: str, key: bytes, record: Any, at: Time) -> asyncio.Future[Any]:
        headers = [*wire.headers(wire.schema_of(record), at, "", ""), (BY, self.me)]
        sent: asyncio.Future[Any] = await self._producer.send(
            f"{self.namespace}.{base}", wire.encode(record), key=key, headers=headers
        )
        return sent

    async def bury(self, value: bytes, key: bytes, headers: Iterable[tuple[str, str]]) -> None:
        """Send what nobody will get to the dead letters."""
        told = [(name, text.encode(errors="replace")) for name, text in headers]
        await self._producer.send_and_wait(f"{self.namespace}.dead-letters", value, key=key, headers=told)

    async def forget(self, at: Time) -> int:
        """Forget alerts that were settled long ago; gives how many."""
        old = [
            place
            for place, record in self.deliveries.items()
            if record.alert != parking.SELF and not record.waiting and (at - record.at).days >= FORGET_DAYS
        ]
        for sink, alert in old:
            await self._producer.send(f"{self.namespace}.deliveries", None, key=parking.key(sink, alert))
            del self.deliveries[sink, alert]
        return len(old)

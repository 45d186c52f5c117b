"""The spool of a sink is the topic `alerts` itself: a waiting revision is read again from its place there."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from typing import Any

from aiokafka import AIOKafkaConsumer, TopicPartition

from agents import wire
from agents.records import Alert, Parked
from connectors import kafka

KEPT = 256  # alerts that are kept at hand; each is under 256 KiB, mostly under 20 kB
WAIT_MS = 5_000


class Spool:
    """Alerts by their place on the topic; the newest are at hand, the others are read again."""

    def __init__(self, bootstrap: str, namespace: str, security: kafka.Security | None = None) -> None:
        self.topic = f"{namespace}.alerts"
        self._kept: OrderedDict[tuple[int, int], tuple[Alert, bytes]] = OrderedDict()
        self._lock = asyncio.Lock()
        self._bootstrap, self._security = bootstrap, security
        self._reader: AIOKafkaConsumer | None = None  # most sinks never need it

    async def stop(self) -> None:
        """Let go."""
        if self._reader is not None:
            await self._reader.stop()

    def keep(self, place: Parked, alert: Alert, raw: bytes) -> None:
        """Have an alert at hand that was just read."""
        self._kept[place.partition, place.offset] = (alert, raw)
        while len(self._kept) > KEPT:
            self._kept.popitem(last=False)

    async def get(self, place: Parked) -> tuple[Alert, bytes] | None:
        """The alert that stands there, or None where the log does not hold it any more."""
        if found := self._kept.get((place.partition, place.offset)):
            return found
        async with self._lock:
            record = await self._read(place)
        if record is None:
            return None
        alert = wire.decode("alerts", record.value, wire.header(record.headers, "schema"))
        assert isinstance(alert, Alert)  # noqa: S101 -- the topic holds nothing else
        self.keep(place, alert, record.value)
        return alert, record.value

    async def _read(self, place: Parked) -> Any:
        where = TopicPartition(self.topic, place.partition)
        reader = await self._started()
        reader.assign([where])
        first = (await reader.beginning_offsets([where]))[where]
        end = (await reader.end_offsets([where]))[where]
        if not first <= place.offset < end:
            return None
        reader.seek(where, place.offset)
        for records in (await reader.getmany(where, timeout_ms=WAIT_MS, max_records=1)).values():
            for record in records:
                return record if record.offset == place.offset else None
        raise TimeoutError(f"{self.topic}, partition {place.partition}, offset {place.offset}: Kafka does not answer")

    async def _started(self) -> AIOKafkaConsumer:
        if self._reader is None:
            sizes = {"fetch_max_wait_ms": 50, "max_partition_fetch_bytes": 512 * 1024}
            reader = kafka.consumer(self._bootstrap, self._security, **sizes)
            await reader.start()
            await reader._client.add_topic(self.topic)
            self._reader = reader
        return self._reader

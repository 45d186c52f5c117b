"""Alerts read back from the topic: the newest revision of one, or all of some days."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

from aiokafka import TopicPartition
from aiokafka.partitioner import murmur2

from agents import wire
from agents.errors import Undecodable, VedetteError
from agents.records import Alert, Time
from agents.settings import Settings, security
from connectors import kafka

ALERTS = "alerts"


async def newest(settings: Settings, alert: str) -> Alert:
    """The newest revision of an alert. Raises VedetteError where there is none of that id."""
    count = wire.topics(settings.partitions)[ALERTS].partitions
    part = (murmur2(alert.encode()) & 0x7FFFFFFF) % count
    found = None
    async for record in _records(settings, [part], None):
        if record.key == alert.encode():
            found = _decoded(record) or found
    if found is None:
        raise VedetteError(f"there is no alert {alert}: `vedette alerts list` shows what there is")
    return found


async def since(settings: Settings, at: Time) -> AsyncIterator[Alert]:
    """Every revision that was written since, in the order of each partition."""
    count = wire.topics(settings.partitions)[ALERTS].partitions
    async for record in _records(settings, list(range(count)), at):
        if alert := _decoded(record):
            yield alert


def _decoded(record: Any) -> Alert | None:
    try:
        alert = wire.decode(ALERTS, record.value, wire.header(record.headers, "schema"))
    except Undecodable:
        return None
    return alert if isinstance(alert, Alert) else None


async def _records(settings: Settings, parts: list[int], at: Time | None) -> AsyncIterator[Any]:
    reader = kafka.consumer(settings.broker_address, security(settings))
    await reader.start()
    try:
        places = [TopicPartition(f"{settings.namespace}.{ALERTS}", part) for part in parts]
        reader.assign(places)
        ends = await reader.end_offsets(places)
        if at is None:
            await reader.seek_to_beginning(*places)
        else:
            found = await reader.offsets_for_times({place: at.ms() for place in places})
            for place in places:
                reader.seek(place, found[place].offset if found.get(place) else ends[place])
        while any([await reader.position(place) < end for place, end in ends.items()]):
            for records in (await reader.getmany(timeout_ms=200)).values():
                for record in records:
                    yield record
    finally:
        await reader.stop()

"""Committed records of a namespace's topics, from a time on, up to their present end or for ever."""

from __future__ import annotations

from collections.abc import AsyncIterator
from types import TracebackType
from typing import Any

from aiokafka import AIOKafkaConsumer, TopicPartition
from aiokafka.errors import KafkaError

from agents.errors import BrokerUnavailable
from agents.settings import Settings, security
from agents.wire import FUTURE_MS, topics
from connectors import kafka

POLL_MS = 200


class Reading:
    """A reader of one namespace; each call reads from the beginning, or from where a time may stand."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.rows = topics(settings.partitions)
        self.reader: AIOKafkaConsumer = kafka.consumer(
            settings.broker_address, security(settings), max_poll_records=2_000, fetch_max_wait_ms=50
        )

    async def __aenter__(self) -> Reading:
        """Connect. Raises BrokerUnavailable."""
        try:
            await self.reader.start()
        except KafkaError as error:
            await self.reader.stop()
            told = f"no Kafka answers at {self.settings.broker_address}"
            raise BrokerUnavailable(f"{told}: `vedette status` says what runs, --broker names another") from error
        return self

    async def __aexit__(self, kind: type[BaseException] | None, error: Any, trace: TracebackType | None) -> None:
        """Disconnect."""
        await self.reader.stop()

    async def of(self, *names: str, since_ms: int | None = None) -> AsyncIterator[Any]:
        """Everything on these topics up to their present end; of one partition in order.

        `since_ms`: skip what was appended before; a record's own time is at most 10 minutes ahead of that.
        """
        places = await self._start(names, since_ms)
        ends = await self.reader.end_offsets(places)
        left = {place for place in places if await self.reader.position(place) < ends[place]}
        while left:
            for place, records in (await self.reader.getmany(*left, timeout_ms=POLL_MS)).items():
                for record in records:
                    if record.offset < ends[place]:
                        yield record
            left = {place for place in left if await self.reader.position(place) < ends[place]}

    async def follow(self, *names: str, since_ms: int | None = None) -> AsyncIterator[Any]:
        """Everything that comes from now on (or from a time on), for ever."""
        places = await self._start(names, since_ms)
        if since_ms is None:
            await self.reader.seek_to_end(*places)
        while True:
            for records in (await self.reader.getmany(timeout_ms=POLL_MS)).values():
                for record in records:
                    yield record

    def base(self, record: Any) -> str:
        """The base name of a record's topic."""
        return str(record.topic).removeprefix(f"{self.settings.namespace}.")

    async def _start(self, names: tuple[str, ...], since_ms: int | None) -> list[TopicPartition]:
        places = [
            TopicPartition(f"{self.settings.namespace}.{name}", number)
            for name in names
            for number in range(self.rows[name].partitions)
        ]
        self.reader.assign(places)
        await self.reader.seek_to_beginning(*places)
        if since_ms is not None:
            found = await self.reader.offsets_for_times(dict.fromkeys(places, max(0, since_ms - FUTURE_MS)))
            for place in places:
                if (there := found.get(place)) is not None:
                    self.reader.seek(place, there.offset)
                else:
                    await self.reader.seek_to_end(place)
        return places

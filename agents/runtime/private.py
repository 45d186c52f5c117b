"""Every private part of Faust and aiokafka that we touch: one list, each entry with its reason.

Written against faust-streaming 0.15.3, mode-streaming 0.7.1 and aiokafka 0.14.0, which
pyproject.toml pins. tests/agents/runtime/test_private.py fails when an upgrade moves one.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterable, Mapping
from typing import Any, ClassVar, Protocol

import faust
from aiokafka import AIOKafkaConsumer, TopicPartition
from aiokafka.producer import sender
from faust.app.base import BootStrategy
from faust.tables.manager import TableManager
from faust.transport.drivers import aiokafka as driver
from faust.types import TP

TOUCHED = {
    "faust.transport.drivers.aiokafka.AIOKafkaConsumerThread._create_worker_consumer": "read_committed",
    "faust.transport.drivers.aiokafka.Consumer._new_consumer_thread": "to use that thread",
    "faust.transport.consumer.Consumer._drain_messages": "the loop that costs two thirds of Faust's time",
    "faust.transport.consumer.Consumer._filter_committable_offsets": "its offsets stick behind transaction markers",
    "faust.transport.consumer.Consumer._filter_tps_with_pending_acks": "the same",
    "faust.transport.consumer.Consumer._unacked_messages": "what a stop waits for",
    "faust.transport.consumer.Consumer._waiting_for_ack": "the same",
    "faust.app.base.App._new_transport": "to use our transport",
    "faust.app.base.App._create_directories": "it makes an empty data directory wherever a worker starts",
    "faust.tables.manager.TableManager._update_channels": "to start without its sleep of a second",
    "aiokafka.AIOKafkaConsumer._isolation_level": "read_committed without exactly_once",
    "aiokafka.AIOKafkaConsumer._fetch_max_wait_ms": "a fetch of Faust's waits 1.5 s, and a start for two of them",
    "aiokafka.AIOKafkaConsumer._client": "in connectors/kafka.py: metadata of a topic that was made just now",
    "aiokafka.admin.AIOKafkaAdminClient._send_request": "in connectors/kafka.py: it has no deleting of groups",
    "aiokafka.producer.sender.BACKOFF_OVERRIDE": "20 ms of sleep between two transactions",
}
"""Name -> why. `tests/agents/runtime/test_private.py` holds each against the installed versions."""

sender.BACKOFF_OVERRIDE = 0.001
"""Slept when the broker still ends the last transaction; at 20 ms three hops have a p99 of 77 ms."""

STEP_LIMIT = 100  # messages handed on before the event loop gets its turn
FETCH_WAIT_MS = 25
"""How long a fetch may wait. While it does, a partition that was just read is asked for nothing: at Faust's 1,500 a
start loses 3 s to the first ones, at 100 the p99 over three hops is 69 to 101 ms, at 25 it is 58."""


class Positions(Protocol):
    """What the consumer asks of the flow: where to read on, and what is done."""

    def next_offset(self, tp: TP) -> int | None:
        """The offset to read next on a partition, or None where nothing was ever applied."""
        ...

    def done(self) -> Mapping[TP, int]:
        """Offsets to commit to Kafka: the last one acknowledged, plus one."""
        ...

    room: asyncio.Event
    """Set while more messages may be handed to the agents."""

    def handed(self, message: Any) -> None:
        """Note that a message is on its way to its agent."""
        ...


class ConsumerThread(driver.AIOKafkaConsumerThread):  # type: ignore[misc]
    """Faust's consumer thread, reading committed records only."""

    def _create_worker_consumer(self, transport: Any) -> AIOKafkaConsumer:
        consumer = super()._create_worker_consumer(transport)
        consumer._isolation_level = "read_committed"
        consumer._fetch_max_wait_ms = FETCH_WAIT_MS
        return consumer

    async def committed(self, places: Iterable[TP]) -> dict[TP, int | None]:
        """Kafka's committed offsets of these partitions."""
        return await self.call_thread(self._committed, list(places))  # type: ignore[no-any-return]

    async def _committed(self, places: list[TP]) -> dict[TP, int | None]:
        consumer = self._ensure_consumer()
        offsets = await asyncio.gather(*(consumer.committed(TopicPartition(tp.topic, tp.partition)) for tp in places))
        return dict(zip(places, offsets, strict=True))


class Consumer(driver.Consumer):  # type: ignore[misc]
    """Faust's consumer: it starts where the ledger ends, and commits what the ledger holds."""

    positions: Positions

    def _new_consumer_thread(self) -> ConsumerThread:
        return ConsumerThread(self, loop=self.loop, beacon=self.beacon)

    async def perform_seek(self) -> None:
        """Read on from `applied`, not from Kafka's committed offset, which may lag behind it."""
        wanted = {tp: self.positions.next_offset(tp) for tp in self.assignment()}
        fresh = [tp for tp, offset in wanted.items() if offset is None]
        first = await self.earliest_offsets(*fresh) if fresh else {}
        await self.seek_wait({tp: offset if offset is not None else first[tp] for tp, offset in wanted.items()})

    def ack(self, message: Any) -> bool:
        """Note that a message is done with: what a drain waits for. Offsets are the ledger's matter."""
        message.acked = True
        self._unacked_messages.discard(message)
        waiting = self._waiting_for_ack
        if waiting is not None and not waiting.done():
            waiting.set_result(None)
        return True

    def verify_event_path(self, now: float, tp: TP) -> None:
        """Nothing: Faust's stuck detection compares two clocks and never fires; watchdog: Flow.check."""

    def _filter_tps_with_pending_acks(self, topics: Any = None) -> Iterable[TP]:
        return list(self.positions.done())

    def _filter_committable_offsets(self, tps: Iterable[TP]) -> dict[TP, int]:
        done = self.positions.done()
        return {tp: done[tp] for tp in tps if tp in done and done[tp] != self._committed_offset.get(tp)}

    async def _drain_messages(self, fetcher: Any) -> None:
        """Hand fetched messages to the conductor, one after the other.

        Faust waits for each in a pair of tasks of which it cancels one; nearly always the
        conductor does not suspend at all. So: step it at once, and wait only if it suspends.
        """
        try:
            while not (self.should_stop or fetcher.should_stop):
                await asyncio.sleep(0)
                await self._hand_on(self.getmany(timeout=1.0))
        except self.consumer_stopped_errors:
            if not self.transport.app.should_stop:
                raise
        except asyncio.CancelledError:
            if not self.transport.app.should_stop:
                raise

    async def _hand_on(self, messages: AsyncIterator[tuple[TP, Any]]) -> None:
        handed = 0
        async for tp, message in messages:
            handed += 1
            if handed % STEP_LIMIT == 0:
                await asyncio.sleep(0)
            read = self._read_offset[tp]
            if read is None or message.offset >= read:
                await self._step(self.callback(message))
                self._read_offset[tp] = message.offset
                self.positions.handed(message)
                if not self.positions.room.is_set():
                    await self.wait_first(self.positions.room.wait(), self.suspend_flow.wait())

    async def _step(self, handing: Any) -> None:
        try:
            suspended_on = handing.send(None)
        except StopIteration:
            return
        await self.wait_first(_Rest(handing, suspended_on), self.suspend_flow.wait())


class _Rest:
    """The rest of a coroutine that was stepped once by hand and suspended."""

    def __init__(self, coroutine: Any, suspended_on: Any) -> None:
        self.coroutine = coroutine
        self.suspended_on = suspended_on

    def __await__(self) -> Any:
        try:
            yield self.suspended_on
        except BaseException:
            self.coroutine.close()
            raise
        return (yield from self.coroutine.__await__())


class Transport(driver.Transport):  # type: ignore[misc]
    """Faust's transport with our consumer."""

    Consumer: ClassVar[type[Any]] = Consumer


class NoTables(TableManager):  # type: ignore[misc]
    """Faust's table manager without its sleep: we have no tables to wait for."""

    async def on_start(self) -> None:
        """Start at once; Faust sleeps a second here in case tables are still being declared."""
        await self._update_channels()
        await self.recovery.start()


class NoMonitor(faust.Monitor):  # type: ignore[misc]
    """Faust's monitor without its work on every message; we count ourselves, and only sum when asked."""

    def on_message_in(self, *_: Any, **__: Any) -> None:
        """Nothing."""

    def on_message_out(self, *_: Any, **__: Any) -> None:
        """Nothing."""

    def on_stream_event_in(self, *_: Any, **__: Any) -> None:
        """Nothing."""

    def on_stream_event_out(self, *_: Any, **__: Any) -> None:
        """Nothing."""

    def track_tp_end_offset(self, *_: Any, **__: Any) -> None:
        """Nothing."""


class Boot(BootStrategy):  # type: ignore[misc]
    """Faust's boot without its web server, which would listen on all interfaces."""

    enable_web = False


class App(faust.App):  # type: ignore[misc]
    """Faust's app on our transport."""

    BootStrategy = Boot
    positions: Positions

    def _new_transport(self) -> Transport:
        return Transport(self.conf.broker_consumer, self)

    def _create_directories(self) -> None:
        """None: Faust makes a data directory where it was started, which we have no use for."""

    def _new_consumer(self) -> Consumer:
        consumer = super()._new_consumer()
        consumer.positions = self.positions
        return consumer  # type: ignore[no-any-return]

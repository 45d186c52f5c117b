"""One sink's reader: a consumer group of its own on `alerts`, whose place moves after delivery or parking.

Groups are `<ns>.sink.<name>`. A slow or dead sink holds back nobody else: each has its runner, its consumer,
and its own queue on `deliveries`.
"""

from __future__ import annotations

import asyncio
import logging
from collections import deque
from collections.abc import Iterable, Mapping
from typing import Any

from aiokafka import AIOKafkaConsumer, ConsumerRebalanceListener, TopicPartition
from aiokafka.errors import CommitFailedError, IllegalStateError

from agents import wire
from agents.errors import Undecodable
from agents.records import Alert, Delivery, Parked, Time
from connectors import kafka
from connectors.sinks import parking
from connectors.sinks.contract import Message
from connectors.sinks.desk import Desk, Tell
from connectors.sinks.ledger import Ledger
from connectors.sinks.placing import Places, Range, places

logger = logging.getLogger(__name__)

BATCH = 32  # alerts read at once; after a crash at most so many are delivered again
POLL_MS = 100
TICK_SECONDS = 1.0
SESSION_SECONDS = 10.0


class Runner(ConsumerRebalanceListener):  # type: ignore[misc]
    """Reads alerts for one desk. `since`: where a sink that is new begins, instead of now."""

    def __init__(  # noqa: PLR0917 -- each is a thing of its own
        self,
        desk: Desk,
        ledger: Ledger,
        bootstrap: str,
        security: kafka.Security,
        tell: Tell,
        since: Time | None = None,
        instance: str = "",
    ) -> None:
        self.desk = desk
        self.ledger = ledger
        self.tell = tell
        self.since = since
        self.name = desk.config.name
        self.topic = f"{ledger.namespace}.alerts"
        self.asks = ""
        self._requests: deque[Delivery] = deque()
        self._assigned: set[TopicPartition] = set()
        self._fresh = False  # assigned, and their places not yet looked at
        self._offsets: dict[TopicPartition, int] = {}
        self._ticked = 0.0
        member = {"group_instance_id": f"{instance}.{self.name}"} if instance else {}
        self.consumer: AIOKafkaConsumer = kafka.consumer(
            bootstrap,
            security,
            group_id=f"{ledger.namespace}.sink.{self.name}",
            session_timeout_ms=int(SESSION_SECONDS * 1000),
            heartbeat_interval_ms=2000,
            max_poll_interval_ms=600_000,
            fetch_max_wait_ms=100,
            **member,
        )
        desk.owns = lambda part: TopicPartition(self.topic, part) in self._offsets

    async def run(self) -> None:
        """Read and deliver, for ever. Raises what a new runner may survive."""
        self.ledger.heard[self.name] = self._requests.append
        try:
            await self._begin()
            while True:
                await self._step()
        finally:
            await self.desk.flush()
            await self.consumer.stop()

    async def _begin(self) -> None:
        for alert, record in self.ledger.of(self.name).items():
            if alert == parking.SELF:
                self.desk.state, self.desk.reason = record.state, record.reason
            else:
                self.desk.know(record)
            if record.request:
                self._requests.append(record)
        await self.consumer.start()
        self.consumer.subscribe([self.topic], listener=self)

    # Whose partitions

    async def on_partitions_revoked(self, revoked: Iterable[TopicPartition]) -> None:
        """What was in work is not committed any more; the next owner repeats it."""
        self._offsets, self._fresh = {}, False

    async def on_partitions_assigned(self, assigned: Iterable[TopicPartition]) -> None:
        """Nothing is read before its place was looked at."""
        self._assigned, self._fresh = set(assigned), True
        self.consumer.pause(*self._assigned)

    async def _place(self, since: Time | None, asked: bool) -> None:
        """Find out where to begin, and begin there."""
        parts = {
            part: TopicPartition(self.topic, part) for part in sorted(self.consumer.partitions_for_topic(self.topic))
        }
        found = await self._ranges(parts)
        known = (self.name, parking.SELF) in self.ledger.deliveries
        chosen = await self._chosen(parts, found, since) if asked or (since and not known) else None
        told = places(found, known, chosen)
        self.asks = told.asks
        if told.asks:
            self._ask()
            return
        await self._begin_at(told, parts)
        if not known:
            await self.desk.stand("running")

    async def _ranges(self, parts: Mapping[int, TopicPartition]) -> dict[int, Range]:
        firsts = await self.consumer.beginning_offsets(list(parts.values()))
        ends = await self.consumer.end_offsets(list(parts.values()))
        return {
            part: Range(firsts[place], ends[place], await self.consumer.committed(place))
            for part, place in parts.items()
        }

    async def _chosen(
        self, parts: Mapping[int, TopicPartition], found: Mapping[int, Range], since: Time | None
    ) -> dict[int, int]:
        """The offsets of a time; without one the end: now."""
        if since is None:
            return {part: one.end for part, one in found.items()}
        answer = await self.consumer.offsets_for_times({place: since.ms() for place in parts.values()})
        return {part: (answer[place].offset if answer.get(place) else found[part].end) for part, place in parts.items()}

    async def _begin_at(self, told: Places, parts: Mapping[int, TopicPartition]) -> None:
        for note in told.notes:
            self.tell(f"sink {self.name}: {note}")
        self._offsets = {place: told.offsets[part] for part, place in parts.items() if place in self._assigned}
        for place, offset in self._offsets.items():
            self.consumer.seek(place, offset)
        if told.commit and self._offsets:
            await self.consumer.commit(self._offsets)
        if self._offsets:
            self.consumer.resume(*self._offsets)

    def _ask(self) -> None:
        name = self.name
        self.tell(
            f"sink {name} does not start: {self.asks}. It sends no old alerts unasked: "
            f"`vedette deliver seek {name} --now`, or `--since 2026-01-31T06:00Z` for what it missed"
        )

    # The round

    async def _step(self) -> None:
        if self._fresh:
            self._fresh = False
            await self._place(self.since, asked=False)
            await self._restore()
        await self._obey()
        idle = self.desk.state != "running"
        if self._offsets:
            self.consumer.pause(*self._offsets) if idle else self.consumer.resume(*self._offsets)
        batch = await self.consumer.getmany(timeout_ms=POLL_MS, max_records=BATCH)
        await self._take(batch)
        if not idle:
            await self.desk.try_due()
            await self.desk.flush()
        await self._tick()

    async def _take(self, batch: Mapping[TopicPartition, list[Any]]) -> None:
        records = sorted((one for some in batch.values() for one in some), key=lambda one: (one.timestamp, one.offset))
        if not records:
            await self._past_markers()
            return
        now = [alert for record in records if (alert := await self._one(record))]
        await self.desk.try_these(list(dict.fromkeys(now)))
        await self.desk.flush()
        await self._commit({place: some[-1].offset + 1 for place, some in batch.items() if some})

    async def _past_markers(self) -> None:
        """Move the place over what stands between records, Kafka's marks of transactions: nothing is left to read."""
        ahead = {}
        for place, offset in self._offsets.items():
            if (position := await self.consumer.position(place)) > offset:
                ahead[place] = position
        await self._commit(ahead)

    async def _one(self, record: Any) -> str:
        """Take one record in; gives the alert that should be tried at once, or nothing."""
        try:
            alert = wire.decode("alerts", record.value, wire.header(record.headers, "schema"))
        except Undecodable as error:
            self.tell(f"sink {self.name}: an alert at {record.partition}:{record.offset} cannot be read: {error}")
            return ""
        assert isinstance(alert, Alert)  # noqa: S101 -- the topic holds nothing else
        place = Parked(revision=alert.data.revision, partition=record.partition, offset=record.offset)
        return alert.data.alert_id if await self.desk.take(alert, record.value, place) else ""

    async def _commit(self, offsets: dict[TopicPartition, int]) -> None:
        owned = {place: offset for place, offset in offsets.items() if place in self._offsets}
        if not owned:
            return
        try:
            await self.consumer.commit(owned)
            self._offsets |= owned
        except (CommitFailedError, IllegalStateError) as error:
            logger.warning("sink %s: partitions went to another process: %s", self.name, error)

    async def _tick(self) -> None:
        loop = asyncio.get_running_loop()
        if loop.time() - self._ticked < TICK_SECONDS or self.desk.state != "running":
            return
        self._ticked = loop.time()
        try:
            await self.desk.sink.tick(self.desk.clock())
        except Exception:
            logger.exception("sink %s", self.name)

    async def _restore(self) -> None:
        """Give a sink that keeps open alerts alive those that were open when the last process ended."""
        restore = getattr(self.desk.sink, "restore", None)
        if restore is None:
            return
        for record in self.desk.records.values():
            place = Parked(revision=record.revision, partition=record.partition, offset=record.offset)
            if record.state == "delivered" and not record.closed and (found := await self.desk.shelf.get(place)):
                restore(Message(alert=found[0], raw=found[1], receipt=record.receipt))

    # What people ask

    async def _obey(self) -> None:
        for _ in range(len(self._requests)):
            record = self._requests.popleft()
            if record.alert == parking.SELF:
                await self._asked(record)
            elif record.request:
                await self.desk.asked(record)
            else:
                self.desk.know(record)  # another process has the alert's partition
            await self.desk.flush()

    async def _asked(self, record: Delivery) -> None:
        what, _, value = record.request.partition(" ")
        if what == "pause":
            await self.desk.stand("paused", record.reason)
        elif what == "resume":
            await self.desk.resume()
        elif what == "skip":
            await self.desk.skip_all()
            await self.desk.stand(self.desk.state, self.desk.reason)
        elif what == "seek" and self._assigned:
            await self._place(Time.parse(value) if value else None, asked=True)
            await self.desk.stand("running")
        elif what == "seek":
            self._requests.append(record)  # once there are partitions
        elif not record.request:
            self.desk.state, self.desk.reason = record.state, record.reason

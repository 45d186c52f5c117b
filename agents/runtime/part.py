"""One stage on one partition: outputs, state and `applied` move in one Kafka transaction, or not at all.

The order matters. Opening: fence the predecessor first, then read the ledger. Working:
every delivery is awaited before the commit (a commit succeeds although a delivery failed),
events are acknowledged to Faust after it, in order.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable
from typing import Any

import msgspec
from aiokafka import AIOKafkaConsumer, AIOKafkaProducer, TopicPartition

from agents.errors import StateLost, TransientFailure
from agents.records import Time
from agents.runtime import failpoints
from agents.runtime.judge import input_of, judge
from agents.runtime.ledger import Applied, Restore, applied_letter, restore, stamp
from agents.runtime.outbox import Addresses, Letter, deliver
from agents.stage import JUDGEMENT, Fold, Stage, State

IN_FLIGHT = 512  # inputs judged and not yet committed: one transaction is under way while the next one fills
IN_FLIGHT_BYTES = 16 * 1024 * 1024
TRANSACTION_LIMIT = 15.0
"""Seconds. Kafka itself gives a transaction up after 10 (clients.TRANSACTION_MS); a broker that was killed in the
middle of one leaves aiokafka waiting for an answer that never comes. A new process fences, restores, goes on."""
RESTORE_LIMIT = 60.0  # seconds without progress
YIELD_EVERY = 32  # inputs, so that health checks and other parts get their turn in a backlog


class Work(msgspec.Struct):
    """An input that was judged (or was applied before): what it sends, and how to acknowledge it."""

    offset: int
    at: Time
    letters: list[Letter]
    ack: Callable[[], Any]
    weight: int = 0
    again: bool = False  # applied by an earlier transaction: acknowledged in its turn, nothing sent


class Clients(msgspec.Struct, frozen=True):
    """How a part reaches Kafka: makers of a transactional producer (by id) and a ledger's consumer."""

    producer: Callable[[str], AIOKafkaProducer]
    consumer: Callable[[], AIOKafkaConsumer]


class Counts(msgspec.Struct):
    """What a part has done since it was made; plain integers, read when metrics are scraped."""

    inputs: int = 0
    outputs: int = 0
    changes: int = 0
    transactions: int = 0
    restored: int = 0
    quarantined: int = 0
    dead: dict[str, int] = {}


class Part:
    """One stage on one partition of its input. Opened, fed in the order of the log, closed."""

    def __init__(
        self,
        stage: Stage,
        partition: int,
        namespace: str,
        addresses: Addresses,
        clients: Clients,
        state: State | None = None,
    ) -> None:
        self.stage = stage
        self.partition = partition
        self.namespace = namespace
        self.addresses = addresses
        self.clients = clients
        self.counts = Counts()
        self.fold = Fold(stage, state)
        self.ledger = Restore()
        self.seen = -1  # the last input judged
        self.applied = -1  # the last input committed
        self.acked = -1  # the last input acknowledged to Faust
        self.queue: deque[Work] = deque()
        self.pending = 0
        self.pending_bytes = 0
        self.moved_at = 0.0  # loop time of the last commit or of the first input after idling
        self.ready = False
        self.producer: AIOKafkaProducer | None = None
        self.wake = asyncio.Event()
        self.space = asyncio.Event()
        self.failed: asyncio.Task[None] | None = None

    @property
    def name(self) -> str:
        """`deduplicate[0]` and the like."""
        return f"{self.stage.name}[{self.partition}]"

    async def open(self, committed: int | None) -> None:
        """Fence whoever had the partition, then restore. `committed`: Kafka's offset, to notice a lost ledger."""
        self.producer = self.clients.producer(f"{self.namespace}.{self.stage.name}.{self.partition}")
        await self.producer.start()
        place = TopicPartition(f"{self.namespace}.ledger.{self.stage.name}", self.partition)
        before = self.ledger.records
        await restore(self.clients.consumer, place, self.fold, self.ledger, RESTORE_LIMIT)
        self.counts.restored += self.ledger.records - before
        self.counts.quarantined = len(self.ledger.quarantined)
        self.applied = self.ledger.applied.offset if self.ledger.applied else -1
        if committed is not None and committed > self.applied + 1:
            raise StateLost(
                f"{self.name}: Kafka has offset {committed} as done, the ledger ends at {self.applied + 1}: "
                f"its records were lost. Start once with --rejudge to judge again from {self.applied + 1} "
                "(repeats have the same ids)"
            )
        self.seen = self.acked = self.applied
        self.ready = True

    async def put(self, message: Any, ack: Callable[[], Any]) -> None:
        """Judge a Faust message and queue what it causes. Waits while too much is in flight."""
        while self.ready and (self.pending >= IN_FLIGHT or self.pending_bytes >= IN_FLIGHT_BYTES):
            self.space.clear()
            await self.space.wait()
        if not self.ready:
            ack()  # given back while it waited: its next owner reads it again
            return
        if message.offset <= self.seen:
            self._queue(Work(message.offset, self.fold.at, [], ack, again=True))
            return
        judged = judge(input_of(self.stage.source, message), self.fold, self.addresses)
        if judged.dead:
            self.counts.dead[judged.dead] = self.counts.dead.get(judged.dead, 0) + 1
        self.seen = message.offset
        weight = sum(letter.weight for letter in judged.letters)
        self._queue(Work(message.offset, self.fold.at, judged.letters, ack, weight))
        if message.offset % YIELD_EVERY == 0:
            await asyncio.sleep(0)

    def _queue(self, work: Work) -> None:
        if not self.pending:
            self.moved_at = asyncio.get_running_loop().time()
        self.queue.append(work)
        self.pending += 1
        self.pending_bytes += work.weight
        self.wake.set()

    async def run(self) -> None:
        """Commit what is queued, until cancelled. Anything raised here must end the process."""
        while True:
            await self.wake.wait()
            self.wake.clear()
            while self.queue:
                work = list(self.queue)
                self.queue.clear()
                await self._commit(work)

    async def _commit(self, work: list[Work]) -> None:
        if any(not one.again for one in work):
            try:
                async with asyncio.timeout(TRANSACTION_LIMIT):
                    await self._transact(work)
            except TimeoutError:
                told = f"{self.name}: a transaction did not end within {TRANSACTION_LIMIT:.0f} s: is the broker well?"
                raise TransientFailure(told) from None
        failpoints.reach("committed")
        for one in work:
            one.ack()
            self.acked = one.offset
        failpoints.reach("acked")
        self.moved_at = asyncio.get_running_loop().time()
        self.pending -= len(work)
        self.pending_bytes -= sum(one.weight for one in work)
        self.space.set()

    async def _transact(self, work: list[Work]) -> None:
        producer = self.producer
        assert producer is not None  # noqa: S101 -- open() comes first
        last = next(one for one in reversed(work) if not one.again)
        letters = [letter for one in work for letter in one.letters]
        applied = Applied(offset=last.offset, at=last.at, judgement=JUDGEMENT)
        letters.append(applied_letter(self.stage.name, self.partition, applied))
        await producer.begin_transaction()
        deliveries = await deliver(producer, self.addresses, self.namespace, letters)
        failpoints.reach("sent")
        for delivery in deliveries:
            told = await delivery.done
            if delivery.topic.startswith("ledger."):
                self.ledger.position = told.offset + delivery.records
        failpoints.reach("delivered")
        await self._end_transaction(producer)
        self.applied, self.ledger.applied = last.offset, applied
        changes = self._count(work, letters)
        self.fold.state.keep(changes, stamp(self.ledger.position - 1, letters[-1].value or b""))

    async def _end_transaction(self, producer: AIOKafkaProducer) -> None:
        if failpoints.armed("commit-sent"):
            commit = asyncio.ensure_future(producer.commit_transaction())
            await asyncio.sleep(0.002)
            failpoints.reach("commit-sent")
            await commit
        else:
            await producer.commit_transaction()

    def _count(self, work: list[Work], letters: list[Letter]) -> int:
        """Count what was committed; gives the changes of state among it."""
        ledger = sum(letter.topic.startswith("ledger.") for letter in letters)
        self.counts.inputs += sum(not one.again for one in work)
        self.counts.outputs += len(letters) - ledger
        self.counts.changes += ledger - 1
        self.counts.transactions += 1
        return ledger - 1

    async def drained(self) -> None:
        """Wait until everything queued is committed and acknowledged."""
        while self.pending:
            self.space.clear()
            await self.space.wait()

    async def close(self) -> None:
        """Give the producer back. What was not committed is an aborted transaction: nobody saw it."""
        self.ready = False
        self.space.set()
        producer, self.producer = self.producer, None
        if producer is not None:
            await producer.stop()

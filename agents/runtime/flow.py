"""The parts of one worker: opened and closed as Kafka assigns and revokes partitions."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from faust.types import TP

from agents.errors import TransientFailure
from agents.runtime import failpoints
from agents.runtime.outbox import Addresses
from agents.runtime.part import Clients, Part
from agents.runtime.watchlists import Follower
from agents.stage import Stage, State

logger = logging.getLogger(__name__)

DRAIN_LIMIT = 5.0  # seconds that a revoked partition may take to commit what is in flight


BUFFER_BYTES = 16 * 1024 * 1024


def _weight(message: Any) -> int:
    return len(message.value or b"") + 200


class Flow:
    """All parts that this worker has now, by the partition they read. Implements private.Positions."""

    def __init__(
        self,
        namespace: str,
        stages: Sequence[Stage],
        addresses: Addresses,
        clients: Clients,
        fail: Callable[[BaseException], None],
    ) -> None:
        self.namespace = namespace
        self.stages = {f"{namespace}.{stage.source}": stage for stage in stages}
        self.addresses = addresses
        self.clients = clients
        self.fail = fail
        self.watchlist: Follower | None = None  # where this worker flags
        self.rejudge = False  # go on although a ledger ends before Kafka's committed offset
        self.make_state: Callable[[Stage, int], State] = lambda stage, _: stage.state()  # for a stage and partition
        self.parts: dict[TP, Part] = {}
        self.kept: dict[TP, Part] = {}  # revoked, their state whole: read on, not restored, if they come back
        self.tasks: dict[TP, asyncio.Task[None]] = {}
        self.opening: asyncio.Task[None] | None = None
        self.assignments = 0
        self.buffered = 0  # bytes handed to the agents and not yet judged
        self.room = asyncio.Event()
        self.room.set()

    # What the consumer asks (private.Positions)

    def next_offset(self, tp: TP) -> int | None:
        """The offset after the last one judged, or None where nothing was ever applied."""
        part = self.parts.get(tp)
        return part.seen + 1 if part is not None and part.seen >= 0 else None

    def done(self) -> Mapping[TP, int]:
        """Offsets to commit to Kafka, for whoever watches lag there; what counts is the ledger."""
        return {tp: part.acked + 1 for tp, part in self.parts.items() if part.acked >= 0}

    def handed(self, message: Any) -> None:
        """Count a message that waits in Faust's buffer, and stop the handing while they are many.

        Faust's own limit counts messages, and pauses partitions for up to a second.
        """
        self.buffered += _weight(message)
        if self.buffered >= BUFFER_BYTES:
            self.room.clear()

    def _taken(self, message: Any) -> None:
        self.buffered = max(0, self.buffered - _weight(message))
        if self.buffered < BUFFER_BYTES // 2:
            self.room.set()

    # What the agents call

    async def put(self, event: Any) -> None:
        """Judge an event in its part. Never raises into Faust: a failure here ends the process."""
        self._taken(event.message)
        part = self.parts.get(event.message.tp)
        if part is None or not part.ready:
            event.ack()  # revoked in the meantime: its next owner reads it again
            return
        try:
            await part.put(event.message, event.ack)
        except Exception as error:
            self.fail(error)
            await asyncio.Event().wait()  # nothing after it may be judged

    # What a rebalance calls

    async def assigned(self, assignment: set[TP], committed: Mapping[TP, int | None]) -> None:
        """Open a part for each partition; returns when all are restored, or the next rebalance comes."""
        failpoints.reach("assigned")
        self.assignments += 1
        self.buffered = 0  # a rebalance empties Faust's buffers
        self.room.set()
        self.opening = asyncio.ensure_future(self._open_all(assignment, committed))
        try:
            await self.opening
        except asyncio.CancelledError:
            logger.info("restore cut short by the next rebalance")
        except Exception as error:
            self.fail(error)
            await asyncio.Event().wait()
        finally:
            self.opening = None

    async def _open_all(self, assignment: set[TP], committed: Mapping[TP, int | None]) -> None:
        for tp in sorted(assignment):
            part = self.kept.pop(tp, None) or self._new_part(tp)
            self.parts[tp] = part
        while self.kept:
            self.kept.popitem()[1].fold.state.close()
        opened = [self._open(tp, committed.get(tp)) for tp in assignment]
        await asyncio.gather(*opened)

    def _new_part(self, tp: TP) -> Part:
        stage = self.stages[tp.topic]
        state = self.make_state(stage, tp.partition)
        return Part(stage, tp.partition, self.namespace, self.addresses, self.clients, state)

    async def _open(self, tp: TP, committed: int | None) -> None:
        part = self.parts[tp]
        await part.open(None if self.rejudge else committed)
        logger.info("%s reads on from %d (%d ledger records read)", part.name, part.seen + 1, part.counts.restored)
        task = asyncio.ensure_future(part.run())
        task.add_done_callback(self._ended)
        self.tasks[tp] = task

    def _ended(self, task: asyncio.Task[None]) -> None:
        if not task.cancelled() and (error := task.exception()) is not None:
            self.fail(error)

    async def revoked(self) -> None:
        """Give all partitions back, what is in flight committed first where that goes quickly."""
        failpoints.reach("revoked")
        if self.opening is not None:
            self.opening.cancel()
            await asyncio.gather(self.opening, return_exceptions=True)
        parts, self.parts = self.parts, {}
        await asyncio.gather(*(self._close(tp, part) for tp, part in parts.items()))

    async def _close(self, tp: TP, part: Part) -> None:
        whole = part.ready
        try:
            await asyncio.wait_for(part.drained(), DRAIN_LIMIT)
        except TimeoutError:
            whole = False
        if task := self.tasks.pop(tp, None):
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)
        await part.close()
        if whole:
            self.kept[tp] = part
        else:
            part.fold.state.close()

    def stalled(self, seconds: float) -> str:
        """The name of a part that has had input for so long without a commit, or nothing."""
        now = asyncio.get_running_loop().time()
        late = (part.name for part in self.parts.values() if part.pending and now - part.moved_at > seconds)
        return next(late, "")

    def check(self, seconds: float) -> None:
        """Raise TransientFailure where a part is stalled."""
        if name := self.stalled(seconds):
            raise TransientFailure(f"{name} has had input for {seconds:.0f} s and committed nothing")

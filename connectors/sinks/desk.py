"""One sink's desk: takes alerts in, tries them in their order, parks what cannot be delivered now.

The desk does not read Kafka and knows no offsets but those it is given: runner.py moves the sink's
place only after everything it took was delivered or parked.
"""

from __future__ import annotations

import asyncio
import hashlib
import logging
from collections.abc import Callable, Iterable, Mapping, MutableMapping, Sequence
from typing import Any, Protocol

import msgspec

from agents.records import Alert, Delivery, DeliveryState, Mute, Parked, Time
from connectors.show import safe
from connectors.sinks import mutes, parking, routes
from connectors.sinks.config import SinkConfig
from connectors.sinks.contract import Delivered, Message, Outcome, Refused, Retry, Sink
from connectors.sinks.probing import Probing
from connectors.sinks.schedule import Schedule

logger = logging.getLogger(__name__)

LIMIT = 90.0  # seconds that one attempt may take, whatever the sink's own limits are
AT_ONCE = 64  # alerts that are taken up in one round
REASON = 300  # characters that are kept of what the other side said
IN_DIGEST = 200  # alerts in one message of a digest

Clock = Callable[[], Time]
Tell = Callable[[str], None]


class Keeper(Protocol):
    """Who keeps what is written (ledger.py; in tests a dictionary)."""

    mutes: MutableMapping[tuple[str, str], Mute]

    async def put(self, record: Delivery) -> asyncio.Future[Any]:
        """Write a record; the future ends when it is safe."""
        ...

    async def bury(self, value: bytes, key: bytes, headers: Iterable[tuple[str, str]]) -> None:
        """Send to the dead letters."""
        ...


class Shelf(Protocol):
    """Who has the alerts that wait (spool.py)."""

    def keep(self, place: Parked, alert: Alert, raw: bytes) -> None:
        """Have an alert at hand."""
        ...

    async def get(self, place: Parked) -> tuple[Alert, bytes] | None:
        """The alert that stands there, or None where it is gone."""
        ...


class Desk:
    """Everything about one sink but the reading."""

    def __init__(  # noqa: PLR0917 -- each is a thing of its own
        self,
        config: SinkConfig,
        sink: Sink,
        keeper: Keeper,
        shelf: Shelf,
        schedule: Schedule,
        clock: Clock,
        tell: Tell,
    ) -> None:
        self.config = config
        self.sink = sink
        self.keeper = keeper
        self.shelf = shelf
        self.schedule = schedule
        self.clock = clock
        self.tell = tell
        self.records: dict[str, Delivery] = {}
        self.waiting: dict[str, Delivery] = {}
        self.roots: dict[str, dict[str, None]] = {}
        self.state: DeliveryState = "running"
        self.reason = ""
        self.probing = Probing(schedule)
        self.owns: Callable[[int], bool] = lambda _: True
        self._unsafe: list[asyncio.Future[Any]] = []

    # What is known

    def know(self, record: Delivery) -> None:
        """Take a record as it is: at the start, or when another process wrote it."""
        self.records[record.alert] = record
        if record.root and record.receipt:
            self.roots.setdefault(record.root, {})[record.alert] = None
        if record.waiting:
            self.waiting[record.alert] = record
        else:
            self.waiting.pop(record.alert, None)

    async def _put(self, record: Delivery) -> None:
        self.know(record)
        self._unsafe.append(await self.keeper.put(record))

    async def flush(self) -> None:
        """Wait until everything that was written is safe."""
        unsafe, self._unsafe = self._unsafe, []
        for written in unsafe:
            await written

    async def stand(self, state: DeliveryState, reason: str = "") -> None:
        """How the sink itself stands, from now on."""
        self.state, self.reason = state, reason
        record = Delivery(sink=self.config.name, alert=parking.SELF, state=state, reason=reason, at=self.clock())
        self._unsafe.append(await self.keeper.put(record))
        await self.flush()

    # Taking in

    async def take(self, alert: Alert, raw: bytes, place: Parked) -> bool:
        """Take an alert in; whether it should be tried at once. Repeats and what no route wants are passed over."""
        data, at = alert.data, self.clock()
        known = self.records.get(data.alert_id)
        if known is None and not self._wants(alert):
            return False
        record = parking.arrived(known, self.config.name, alert, place, at)
        if record is None:
            return False
        self.shelf.keep(place, alert, raw)
        record = self._held(record, alert, at)
        await self._put(record)
        return parking.due(record, at)

    def _wants(self, alert: Alert) -> bool:
        if alert.data.mode == "canary":
            return self.config.canary
        return routes.wanted(self.config.routes, alert.data)

    def _held(self, record: Delivery, alert: Alert, at: Time) -> Delivery:
        """Put off by quiet hours or a digest, or let go by a severity that breaks them."""
        severity = alert.data.severity
        if until := routes.digest_at(self.config.digest, severity, at):
            return record if record.hold else parking.held(record, "digest", until, at)
        if until := routes.quiet_until(self.config.quiet, severity, at):
            return parking.held(record, "quiet", until, at)
        return msgspec.structs.replace(record, next_try=at) if record.hold else record

    # Trying

    async def try_due(self) -> int:
        """Try what is due, in the order of the log; gives how many alerts were taken up."""
        at = self.clock()
        if self.state != "running" or not self.waiting or not self.probing.may_try(at):
            return 0
        mine = [record for record in self.waiting.values() if self.owns(record.waiting[0].partition)]
        ready = parking.in_turn(mine, at)
        gathered = [record for record in ready if record.hold == "digest"]
        single = [record.alert for record in ready if record.hold != "digest"]
        if gathered:
            await self._digests(gathered)
        await self.try_these(single)
        return len(ready)

    async def try_these(self, alerts: Sequence[str]) -> None:
        """Try these alerts, several at once where the sink allows it; a troubled sink gets one."""
        todo = list(alerts[: self.probing.room(AT_ONCE)])
        running: set[asyncio.Task[None]] = set()
        try:
            while todo or running:
                while todo and len(running) < self.probing.room(self.sink.parallel) and self._may():
                    running.add(asyncio.create_task(self._alert(todo.pop(0))))
                if not running:
                    return
                done, running = await asyncio.wait(running, return_when=asyncio.FIRST_COMPLETED)
                for task in done:
                    task.result()
        finally:
            for task in running:
                task.cancel()
            await asyncio.gather(*running, return_exceptions=True)

    def _may(self) -> bool:
        return self.state == "running" and self.probing.may_try(self.clock())

    async def _alert(self, alert: str) -> None:
        """Try the revisions of one alert, one after the other, until one has to wait."""
        while (record := self.waiting.get(alert)) and parking.due(record, self.clock()) and self._may():
            at = self.clock()
            fold = parking.stale(record, self.schedule, at)
            place = parking.next_of(record, fold)
            found = await self.shelf.get(place)
            if found is None:
                await self._put(parking.settled(record, place, "skipped", at, "gone from the log"))
                continue
            if silent := self._silenced(record, place, found[0], at):
                await self._put(silent)
                continue
            message = self._message(record, *found)
            outcome = await self._deliver(self.sink.deliver(message))
            await self._told(record, place, message, outcome)
            if isinstance(outcome, Retry):
                return

    def _silenced(self, record: Delivery, place: Parked, alert: Alert, at: Time) -> Delivery | None:
        """The record where a mute or the quiet hours keep an alert back; None where nothing does."""
        if mute := mutes.muted_by(self.keeper.mutes.values(), alert.data, at):
            return parking.settled(record, place, "muted", at, mutes.told(mute))
        if until := routes.quiet_until(self.config.quiet, alert.data.severity, at):
            return parking.held(record, "quiet", until, at)
        return None

    def _message(self, record: Delivery, alert: Alert, raw: bytes) -> Message:
        thread: Mapping[str, str] = next(
            (self.records[other].receipt for other in self.roots.get(record.root, ()) if other != record.alert), {}
        )
        return Message(alert=alert, raw=raw, receipt=record.receipt, thread=thread, attempt=record.attempts + 1)

    async def _deliver(self, work: Any) -> Outcome:
        """An outcome, whatever happens: a sink that fails in its own way must stop nobody."""
        try:
            async with asyncio.timeout(LIMIT):
                outcome: Outcome = await work
        except TimeoutError:
            return Retry(f"no end within {LIMIT:.0f} s")
        except Exception as error:
            logger.exception("sink %s", self.config.name)
            return Retry(f"{type(error).__name__} in the sink itself")
        return _readable(outcome)

    async def _told(self, record: Delivery, place: Parked, message: Message, outcome: Outcome) -> None:
        at = self.clock()
        after = parking.told(record, place, outcome, self.schedule, at)
        recovered = self.probing.note(record.alert, outcome, at)
        if after.revision == place.revision and not isinstance(outcome, Delivered):
            await self._bury(place, message, after)
        await self._put(after)
        if isinstance(outcome, Refused) and outcome.disable:
            await self._disable(outcome.reason)
        if recovered:
            self.tell(f"sink {self.config.name}: works again, {len(self.waiting)} alerts wait")
            self._forward(at)

    def _forward(self, at: Time) -> None:
        """Everything that waited for the sink is due now; what is known of it on the broker may stay as it is."""
        for record in list(self.waiting.values()):
            self.know(parking.forward(record, at))

    async def _disable(self, reason: str) -> None:
        if self.state == "disabled":
            return
        name = self.config.name
        self.tell(f"sink {name} is disabled: {reason}. Its alerts wait; mend it, then `vedette deliver resume {name}`")
        await self.stand("disabled", reason)

    async def _bury(self, place: Parked, message: Message, after: Delivery) -> None:
        self.tell(f"sink {self.config.name}: {message.alert.id} goes to the dead letters: {after.reason}")
        told = {
            "stage": f"sink.{self.config.name}",
            "reason": "undeliverable",
            "detail": after.reason[:500],
            "topic": "alerts",
            "partition": str(place.partition),
            "offset": str(place.offset),
            "origin": f"alerts:{place.partition}:{place.offset}",
            "attempts": str(message.attempt),
            "length": str(len(message.raw)),
            "sha256": hashlib.sha256(message.raw).hexdigest(),
            "at": str(after.at),
        }
        await self.keeper.bury(message.raw, message.alert.subject.encode(), told.items())

    # Digests

    async def _digests(self, records: Sequence[Delivery]) -> None:
        """Send what has gathered, one message for each heading."""
        groups: dict[str, list[tuple[Delivery, Parked, Message]]] = {}
        for record in records:
            at, place = self.clock(), record.waiting[-1]
            found = await self.shelf.get(place)
            if found is None:
                await self._put(parking.settled(record, place, "skipped", at, "gone from the log"))
            elif mute := mutes.muted_by(self.keeper.mutes.values(), found[0].data, at):
                await self._put(parking.settled(record, place, "muted", at, mutes.told(mute)))
            else:
                assert self.config.digest is not None  # noqa: S101 -- only then a record waits for one
                group = groups.setdefault(routes.heading(self.config.digest, found[0].data), [])
                group.append((record, place, self._message(record, *found)))
        for heading, group in sorted(groups.items()):
            if not self._may():
                return
            group.sort(key=lambda row: -routes.rank(row[2].alert.data.severity))
            await self._digest(heading, group[:IN_DIGEST])

    async def _digest(self, heading: str, group: Sequence[tuple[Delivery, Parked, Message]]) -> None:
        outcome = await self._deliver(self.sink.digest(heading, [message for _, _, message in group]))
        for record, place, message in group:
            await self._told(record, place, message, outcome)

    # What people ask

    async def asked(self, record: Delivery) -> None:
        """Do what somebody asked of one alert: try it now, or skip what waits."""
        known = self.records.get(record.alert, record)
        at = self.clock()
        if record.request == "skip" and known.waiting:
            await self._put(parking.settled(known, known.waiting[-1], "skipped", at, "skipped by hand"))
        elif record.request == "retry":
            await self._put(parking.again(known, at))

    async def skip_all(self) -> int:
        """Skip everything that waits; gives how many alerts that were."""
        waiting = list(self.waiting.values())
        for record in waiting:
            await self._put(parking.settled(record, record.waiting[-1], "skipped", self.clock(), "skipped by hand"))
        return len(waiting)

    async def resume(self) -> None:
        """Go on; everything that waits for the sink is tried."""
        self.probing = Probing(self.schedule)
        self._forward(self.clock())
        await self.stand("running")


def _readable(outcome: Outcome) -> Outcome:
    """What the other side says goes into records and terminals: without a control character, and not too long."""
    if isinstance(outcome, Delivered):
        return outcome
    return msgspec.structs.replace(outcome, reason=safe(outcome.reason)[:REASON])

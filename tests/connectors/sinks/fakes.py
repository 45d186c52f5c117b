"""Twins in memory: who keeps deliveries, who has the alerts, and a sink that answers as it is told."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Sequence
from datetime import timedelta
from typing import Any

import msgspec

from agents import wire
from agents.records import Alert, Delivery, Mute, Parked, Time
from connectors.sinks.config import SinkConfig
from connectors.sinks.contract import Delivered, Message, Outcome, Simple
from connectors.sinks.desk import Desk
from connectors.sinks.schedule import Schedule
from tests.connectors.sinks.invented import START, place


class Keeper:
    def __init__(self) -> None:
        self.mutes: dict[tuple[str, str], Mute] = {}
        self.written: list[Delivery] = []
        self.buried: list[tuple[bytes, dict[str, str]]] = []

    async def put(self, record: Delivery) -> asyncio.Future[Any]:
        wire.decode("deliveries", wire.encode(record))
        self.written.append(record)
        done: asyncio.Future[Any] = asyncio.get_running_loop().create_future()
        done.set_result(None)
        return done

    async def bury(self, value: bytes, key: bytes, headers: Iterable[tuple[str, str]]) -> None:
        self.buried.append((value, dict(headers)))


class Shelf:
    def __init__(self) -> None:
        self.alerts: dict[tuple[int, int], tuple[Alert, bytes]] = {}

    def keep(self, place: Parked, alert: Alert, raw: bytes) -> None:
        self.alerts[place.partition, place.offset] = (alert, raw)

    async def get(self, place: Parked) -> tuple[Alert, bytes] | None:
        return self.alerts.get((place.partition, place.offset))


class FakeSink(Simple):
    """`answers`: outcomes in turn, the last one for ever; by alert id under `of`."""

    def __init__(self, parallel: int = 1) -> None:
        self.parallel = parallel
        self.answers: list[Outcome] = [Delivered()]
        self.of: dict[str, Outcome] = {}
        self.got: list[Message] = []
        self.digests: list[tuple[str, list[str]]] = []

    async def deliver(self, message: Message) -> Outcome:
        self.got.append(message)
        await asyncio.sleep(0)
        if answer := self.of.get(message.alert.subject):
            return answer
        return self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]

    async def digest(self, heading: str, messages: Sequence[Message]) -> Outcome:
        self.digests.append((heading, [message.alert.id for message in messages]))
        return self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]


class Office:
    """A desk with its twins, and a clock that is set by hand."""

    def __init__(self, parallel: int = 1, **config: Any) -> None:
        self.now = START
        self.keeper, self.shelf, self.sink = Keeper(), Shelf(), FakeSink(parallel)
        self.told: list[str] = []
        self.offset = 0
        self.config = SinkConfig(name="desk", kind="webhook", **config)
        self.desk = self.made()

    def made(self) -> Desk:
        return Desk(self.config, self.sink, self.keeper, self.shelf, Schedule(), lambda: self.now, self.told.append)

    def restart(self) -> None:
        """A new process: it knows what was written, and nothing else."""
        self.desk = self.made()
        for record in self.keeper.written:
            self.desk.know(record)

    def later(self, **span: float) -> Time:
        self.now = self.now + timedelta(**span)
        return self.now

    async def send(self, *alerts: Alert) -> None:
        """As the runner does: take them in, try those that are to be tried at once."""
        now = []
        for one in alerts:
            self.offset += 1
            if await self.desk.take(one, wire.encode(one), place(one, self.offset)):
                now.append(one.subject)
        await self.desk.try_these(list(dict.fromkeys(now)))

    def ids(self) -> list[str]:
        return [message.alert.id for message in self.sink.got]

    def record(self, alert: Alert) -> Delivery:
        return self.desk.records[alert.subject]

    def mute(self, what: str, id: str, **span: float) -> None:
        until = self.now + timedelta(**span)
        self.keeper.mutes[what, id] = msgspec.convert(
            {"what": what, "id": id, "until": str(until), "who": "a tester", "at": str(self.now)}, Mute, dec_hook=_time
        )


def _time(kind: type, value: str) -> Any:
    return Time.parse(value)

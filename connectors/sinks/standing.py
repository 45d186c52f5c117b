"""How each sink stands: where it is, what waits and why, what happened last. Needs no running process."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from aiokafka import TopicPartition

from agents.records import Delivery, Time
from agents.settings import Settings, security
from agents.wire import topics
from connectors import kafka
from connectors.sinks import parking
from connectors.sinks.ledger import Ledger

COLUMNS = ("sink", "state", "behind", "waiting", "next try", "last delivered", "trouble")
MOST = 20  # waiting alerts that are listed


class Waits(msgspec.Struct, frozen=True, kw_only=True):
    """An alert that waits, since when and why."""

    alert: str
    revisions: int
    attempts: int
    since: Time | None
    next_try: Time | None
    reason: str


class Standing(msgspec.Struct, frozen=True, kw_only=True):
    """One sink. `behind`: alerts that it has not read yet, None where it has no place (it asks, or is new)."""

    sink: str
    state: str
    behind: int | None
    waiting: int
    next_try: Time | None
    last_delivered: Time | None
    trouble: str
    given_up: int
    muted: int
    waits: tuple[Waits, ...] = ()

    @property
    def well(self) -> bool:
        """Whether nobody needs to look."""
        return self.state in {"running", "new", "paused"} and not self.trouble


async def standing(settings: Settings, names: Sequence[str]) -> list[Standing]:
    """Each sink of sinks.yaml, and others that have delivered before."""
    secure = security(settings)
    ledger = Ledger(settings.broker_address, settings.namespace, secure)
    try:
        await ledger.start()
    finally:
        await ledger.stop()
    others = sorted({name for name, _ in ledger.deliveries} - set(names))
    behind = {name: await _behind(settings, name) for name in (*names, *others)}
    return [_one(name, ledger.of(name), behind[name], name in names) for name in (*names, *others)]


async def _behind(settings: Settings, name: str) -> int | None:
    reader = kafka.consumer(settings.broker_address, security(settings), group_id=f"{settings.namespace}.sink.{name}")
    await reader.start()
    try:
        row = topics(settings.partitions)["alerts"]
        places = [TopicPartition(f"{settings.namespace}.alerts", part) for part in range(row.partitions)]
        reader.assign(places)
        committed = {place: await reader.committed(place) for place in places}
        ends = await reader.end_offsets(places)
    finally:
        await reader.stop()
    if all(offset is None for offset in committed.values()):
        return None
    return sum(max(0, int(ends[place]) - (offset or 0)) for place, offset in committed.items())


def _one(name: str, records: dict[str, Delivery], behind: int | None, configured: bool) -> Standing:
    own = records.pop(parking.SELF, None)
    waiting = sorted((one for one in records.values() if one.waiting), key=lambda one: one.next_try or one.at)
    delivered = [one.at for one in records.values() if one.state == "delivered"]
    failing = next((one.reason for one in waiting if one.attempts), "")
    state: str = own.state if own else "new"
    if own and behind is None:
        state, failing = "asks", "its place was lost: `vedette deliver seek` says where to begin"
    return Standing(
        sink=name,
        state=state if configured else f"{state}, not in sinks.yaml",
        behind=behind,
        waiting=len(waiting),
        next_try=waiting[0].next_try if waiting else None,
        last_delivered=max(delivered, default=None),
        trouble=(own.reason if own and own.state == "disabled" else "") or failing,
        given_up=sum(one.state == "given-up" for one in records.values()),
        muted=sum(one.state == "muted" for one in records.values()),
        waits=tuple(map(_waits, waiting[:MOST])),
    )


def _waits(record: Delivery) -> Waits:
    return Waits(
        alert=record.alert,
        revisions=len(record.waiting),
        attempts=record.attempts,
        since=record.since,
        next_try=record.next_try,
        reason=record.hold or record.reason,
    )


def cells(row: Standing) -> list[str]:
    """A line for people."""
    return [
        row.sink,
        row.state,
        "" if row.behind is None else str(row.behind),
        str(row.waiting),
        str(row.next_try or ""),
        str(row.last_delivered or ""),
        row.trouble,
    ]

"""What waits at a sink and what became of it: pure steps from one Delivery record to the next.

Each alert has one record per sink. New revisions join the end of its queue; an outcome settles the
first of them, or sets the time of the next try. Nothing here sends, reads or knows a clock.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

import msgspec

from agents.records import Alert, Delivery, DeliveryState, Parked, Time
from connectors.sinks.contract import Delivered, Outcome, Refused, Retry
from connectors.sinks.schedule import Schedule, after

SELF = "*"  # the alert under which a sink's own state stands
Hold = Literal["quiet", "digest"]

_replace = msgspec.structs.replace


def key(sink: str, alert: str) -> bytes:
    """Key of a record on `deliveries`."""
    return f"{sink}/{alert}".encode()


def arrived(known: Delivery | None, sink: str, alert: Alert, place: Parked, at: Time) -> Delivery | None:
    """The record with one more revision in its queue; None where the sink has had that revision."""
    data = alert.data
    if known is None:
        known = Delivery(sink=sink, alert=data.alert_id, state="waiting", root=data.root, at=at)
    if place.revision <= max([known.revision, *(one.revision for one in known.waiting)]):
        return None
    closed = data.state == "closed"
    return _replace(known, state="waiting", waiting=(*known.waiting, place), closed=closed, root=data.root, at=at)


def held(record: Delivery, hold: Hold, until: Time, at: Time) -> Delivery:
    """The record put off: until the quiet hours end, or the digest is due."""
    return _replace(record, hold=hold, next_try=until, at=at)


def due(record: Delivery, at: Time) -> bool:
    """Whether something waits whose time has come."""
    return bool(record.waiting) and (record.next_try is None or record.next_try <= at)


def in_turn(records: Iterable[Delivery], at: Time) -> list[Delivery]:
    """Those that are due, by the order of the log."""
    return sorted(
        (one for one in records if due(one, at)), key=lambda one: (one.waiting[0].offset, one.waiting[0].partition)
    )


def next_of(record: Delivery, fold: bool) -> Parked:
    """Which revision is tried now: the oldest, or of a queue that has become stale the newest."""
    return record.waiting[-1] if fold else record.waiting[0]


def stale(record: Delivery, schedule: Schedule, at: Time) -> bool:
    """Whether the queue has waited so long that only its newest revision is worth telling."""
    if record.hold:
        return True
    return record.since is not None and (at - record.since).total_seconds() > schedule.fold_after


def settled(
    record: Delivery,
    place: Parked,
    state: DeliveryState,
    at: Time,
    reason: str = "",
    receipt: dict[str, str] | None = None,
) -> Delivery:
    """The record after a revision is done with; older ones in the queue are folded into it."""
    left = tuple(one for one in record.waiting if one.revision > place.revision)
    return _replace(
        record,
        state="waiting" if left else state,
        revision=place.revision,
        partition=place.partition,
        offset=place.offset,
        waiting=left,
        attempts=0,
        since=None,
        next_try=None,
        reason=reason,
        hold="",
        receipt={**record.receipt, **(receipt or {})},
        request="",
        at=at,
    )


def told(record: Delivery, place: Parked, outcome: Outcome, schedule: Schedule, at: Time) -> Delivery:
    """The record after an attempt."""
    if isinstance(outcome, Delivered):
        return settled(record, place, "delivered", at, receipt=outcome.receipt)
    if isinstance(outcome, Refused):
        if outcome.disable:
            return _replace(record, reason=outcome.reason, request="", at=at)
        return settled(record, place, "refused", at, outcome.reason)
    return _again(record, place, outcome, schedule, at)


def _again(record: Delivery, place: Parked, outcome: Retry, schedule: Schedule, at: Time) -> Delivery:
    attempts, since = record.attempts + 1, record.since or at
    if schedule.exhausted(attempts, since, at):
        return settled(record, place, "given-up", at, f"{outcome.reason}, {attempts} attempts since {since}")
    pause = schedule.pause(attempts)
    if outcome.after is not None:
        pause = max(pause, min(outcome.after, schedule.longest_asked))
    return _replace(
        record, attempts=attempts, since=since, next_try=after(at, pause), reason=outcome.reason, request="", at=at
    )


def forward(record: Delivery, at: Time) -> Delivery:
    """The record due at once, because the sink works again; what waits for a time of day keeps waiting."""
    return record if record.hold else _replace(record, next_try=at)


def again(record: Delivery, at: Time) -> Delivery:
    """The record tried now: what waits, or where nothing waits the last revision once more."""
    last = Parked(revision=record.revision, partition=record.partition, offset=record.offset)
    waiting = record.waiting or ((last,) if record.offset >= 0 else ())
    state: DeliveryState = "waiting" if waiting else record.state
    return _replace(record, waiting=waiting, state=state, next_try=at, hold="", request="", at=at)

"""Reading a stage's state back: the ledger from where we stood to its end.

A ledger is compacted: key -> bytes of the stage's state, and under `applied` the last
input that the state has seen, with the stage's time.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable

import msgspec
from aiokafka import AIOKafkaConsumer, TopicPartition

from agents.errors import TransientFailure
from agents.records import EPOCH, Time, decode_hook, encode_hook
from agents.runtime import failpoints
from agents.runtime.outbox import LEDGER_HEADERS, Letter
from agents.stage import Fold

APPLIED = b"applied"
AT_ONCE = 4_000  # records applied before the event loop gets its turn: about a third of a second
STAMP_TRIES = 20  # half seconds


class Applied(msgspec.Struct, frozen=True, kw_only=True):
    """Up to which input (its offset) a state is the fold, and the stage's time there."""

    offset: int = -1
    at: Time = EPOCH
    judgement: int = 0


_encoder = msgspec.json.Encoder(enc_hook=encode_hook)
_decoder = msgspec.json.Decoder(Applied, dec_hook=decode_hook)


def applied_letter(stage: str, partition: int, applied: Applied) -> Letter:
    """The last record of a transaction's changes."""
    return Letter(f"ledger.{stage}", partition, APPLIED, _encoder.encode(applied), LEDGER_HEADERS)


class Stamp(msgspec.Struct, frozen=True, kw_only=True):
    """How far a state has followed its ledger: the offset of an `applied` record there, and its bytes."""

    position: int
    applied: bytes


_stamp_encoder = msgspec.msgpack.Encoder()
_stamp_decoder = msgspec.msgpack.Decoder(Stamp)


def stamp(position: int, applied: bytes) -> bytes:
    """A stamp as a state keeps it."""
    return _stamp_encoder.encode(Stamp(position=position, applied=applied))


class Restore(msgspec.Struct, kw_only=True):
    """Where a reading of the ledger stands: next offset, the newest `applied`, what could not be read."""

    position: int = 0
    applied: Applied | None = None
    stamp: bytes | None = None  # of the newest `applied`, and what it says
    records: int = 0
    unkept: int = 0  # changes applied and not yet kept
    quarantined: list[str] = []
    continued: int = -1  # the position from which a state that outlived its process was read on


async def restore(
    make_consumer: Callable[[], AIOKafkaConsumer], place: TopicPartition, fold: Fold, so_far: Restore, limit: float
) -> None:
    """Apply the ledger's records from `so_far.position` to its end.

    The caller has fenced every other writer, so the end does not move. Raises TransientFailure
    when it takes longer than `limit` seconds without progress: a restore never hangs silently.
    """
    consumer = make_consumer()
    await consumer.start()
    try:
        consumer.assign([place])
        end = (await consumer.end_offsets([place]))[place]
        first = (await consumer.beginning_offsets([place]))[place]
        if so_far.position == 0:
            await _continue(consumer, place, fold, so_far, end)
        so_far.position = max(so_far.position, first)
        consumer.seek(place, so_far.position)
        while so_far.position < end:
            await _read_some(consumer, place, fold, so_far, limit)
        _keep(fold, so_far, so_far.stamp)
    finally:
        await consumer.stop()


async def _continue(consumer: AIOKafkaConsumer, place: TopicPartition, fold: Fold, so_far: Restore, end: int) -> None:
    """Go on from the stamp of a state that outlived its process, if the ledger has that very record there.

    Compaction has taken it where somebody else has written for long since; then tombstones may be gone
    too, and only the whole ledger will do.
    """
    told = fold.state.stamp()
    if told is not None:
        stamp = _stamp_decoder.decode(told)
        if stamp.position < end and await _has(consumer, place, stamp):
            so_far.position = so_far.continued = stamp.position + 1
            so_far.stamp, so_far.applied = told, _decoder.decode(stamp.applied)
            fold.at = so_far.applied.at
            return
    fold.state.clear()


async def _has(consumer: AIOKafkaConsumer, place: TopicPartition, stamp: Stamp) -> bool:
    """Whether the ledger's record at the stamp's position is the stamp's."""
    consumer.seek(place, stamp.position)
    for _ in range(STAMP_TRIES):
        found = (await consumer.getmany(place, timeout_ms=500, max_records=1)).get(place, [])
        if found:
            return bool((found[0].offset, found[0].key, found[0].value) == (stamp.position, APPLIED, stamp.applied))
    return False


def _keep(fold: Fold, so_far: Restore, stamp: bytes | None) -> None:
    fold.state.keep(so_far.unkept, stamp)
    so_far.unkept = 0


async def _read_some(
    consumer: AIOKafkaConsumer, place: TopicPartition, fold: Fold, so_far: Restore, limit: float
) -> None:
    stood = so_far.position
    deadline = asyncio.get_running_loop().time() + limit
    while so_far.position == stood:
        if asyncio.get_running_loop().time() > deadline:
            raise TransientFailure(
                f"{place.topic}[{place.partition}] gives nothing after offset {stood} for {limit:.0f} s: "
                "is the broker well?"
            )
        records = (await consumer.getmany(place, timeout_ms=250, max_records=AT_ONCE)).get(place, [])
        for record in records:
            failpoints.reach("restoring")
            _apply(record.key, record.value, record.offset, fold, so_far)
        _keep(fold, so_far, None)
        so_far.position = await consumer.position(place)
        await asyncio.sleep(0)


def _apply(key: bytes | None, value: bytes | None, offset: int, fold: Fold, so_far: Restore) -> None:
    so_far.records += 1
    try:
        if key == APPLIED:
            so_far.applied, so_far.stamp = _decoder.decode(value or b""), stamp(offset, value or b"")
            fold.at = so_far.applied.at
        else:
            name = (key or b"\xff").decode()
            so_far.unkept += 1
            fold.state.apply(name, value)
    except (msgspec.MsgspecError, ValueError, KeyError, TypeError) as error:
        so_far.quarantined.append(f"offset {offset}, key {key!r}: {error}")

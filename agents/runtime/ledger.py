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


class Restore(msgspec.Struct, kw_only=True):
    """Where a reading of the ledger stands: next offset, the newest `applied`, what could not be read."""

    position: int = 0
    applied: Applied | None = None
    records: int = 0
    quarantined: list[str] = []


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
        so_far.position = max(so_far.position, first)
        consumer.seek(place, so_far.position)
        while so_far.position < end:
            await _read_some(consumer, place, fold, so_far, limit)
    finally:
        await consumer.stop()


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
        records = (await consumer.getmany(place, timeout_ms=250, max_records=10_000)).get(place, [])
        for record in records:
            failpoints.reach("restoring")
            _apply(record.key, record.value, record.offset, fold, so_far)
        so_far.position = await consumer.position(place)
        await asyncio.sleep(0)


def _apply(key: bytes | None, value: bytes | None, offset: int, fold: Fold, so_far: Restore) -> None:
    so_far.records += 1
    try:
        if key == APPLIED:
            so_far.applied = _decoder.decode(value or b"")
            fold.at = so_far.applied.at
        else:
            fold.state.apply((key or b"\xff").decode(), value)
    except (msgspec.MsgspecError, ValueError, KeyError, TypeError) as error:
        so_far.quarantined.append(f"offset {offset}, key {key!r}: {error}")

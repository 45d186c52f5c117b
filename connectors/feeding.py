"""A corpus on its way into a namespace: articles to `articles.raw`, bad lines to the dead letters."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Sequence
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path

import msgspec
from aiokafka import AIOKafkaProducer

from agents import wire
from agents.errors import Fault, Refused
from agents.records import Article, Tick, Time
from connectors.sources.corpus import BadLine, read

MOST_UNDER_WAY = 2_000  # records sent and not yet acknowledged
STAGE = "corpus"


class Sent(msgspec.Struct, kw_only=True):
    """What a corpus came to. `last`: partition of articles.raw -> offset of its last record."""

    articles: int = 0
    bad: int = 0
    last: dict[int, int] = {}


def now() -> Time:
    """This machine's clock, at the edge where it may be read."""
    return Time.of(datetime.now(UTC))


def refuse_missing(files: Sequence[Path]) -> None:
    """Raise Refused with every file that cannot be read, before anything is started."""
    faults = [Fault(str(file), 0, "is not there") for file in files if not file.is_file()]
    if faults:
        raise Refused("corpus", faults)


async def feed(
    producer: AIOKafkaProducer, namespace: str, files: Sequence[Path], build: str, stamp: bool = False
) -> Sent:
    """Append the files' articles in order; `stamp`: as news of this minute, without a Tick at the end."""
    sent = Sent()
    with ExitStack() as open_files:
        streams = [(file.name, open_files.enter_context(file.open("rb"))) for file in files]
        await _send_all(producer, namespace, read(streams, now(), stamp), build, sent)
    return sent


async def _send_all(
    producer: AIOKafkaProducer, namespace: str, rows: Iterable[Article | BadLine | Tick], build: str, sent: Sent
) -> None:
    waiting: list[asyncio.Future[object]] = []
    for row in rows:
        waiting += await _send(producer, namespace, row, build)
        sent.articles += isinstance(row, Article)
        sent.bad += isinstance(row, BadLine)
        if len(waiting) >= MOST_UNDER_WAY:
            await _note(waiting, sent)
            waiting = []
    await _note(waiting, sent)


async def _note(waiting: list[asyncio.Future[object]], sent: Sent) -> None:
    for told in await asyncio.gather(*waiting):
        place, partition, offset = told.topic, told.partition, told.offset  # type: ignore[attr-defined]
        if place.endswith(".articles.raw"):
            sent.last[partition] = max(offset, sent.last.get(partition, -1))


async def _send(
    producer: AIOKafkaProducer, namespace: str, row: Article | BadLine | Tick, build: str
) -> list[asyncio.Future[object]]:
    if isinstance(row, BadLine):
        key = f"{row.file}:{row.number}".encode()
        return [await producer.send(f"{namespace}.dead-letters", row.raw, key=key, headers=_told(row, build))]
    raw, value = f"{namespace}.articles.raw", wire.encode(row)
    at = row.fetched_at if isinstance(row, Article) else row.at
    headers = [("schema", wire.schema_of(row).encode()), ("at", str(at).encode()), ("build", build.encode())]
    if isinstance(row, Article):
        return [await producer.send(raw, value, key=row.id.encode(), headers=headers)]
    every = sorted(await producer.partitions_for(raw))
    return [await producer.send(raw, value, partition=number, key=b"tick", headers=headers) for number in every]


def _told(row: BadLine, build: str) -> list[tuple[str, bytes]]:
    """The headers of a bad line's dead letter; without a topic to go back to."""
    told = {
        "stage": STAGE,
        "reason": row.reason,
        "detail": row.detail[:500],
        "topic": "",
        "file": row.file,
        "line": str(row.number),
        "attempts": "1",
        "length": str(row.length),
        "sha256": row.sha256,
        "at": str(now()),
        "origin": f"{row.file}:{row.number}",
        "build": build,
    }
    return [(name, value.encode(errors="replace")) for name, value in told.items()]

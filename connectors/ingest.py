"""A corpus sent into a namespace: articles to articles.raw, bad lines to the dead letters, all acknowledged."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Callable, Iterable
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, Any

import msgspec
from aiokafka import AIOKafkaProducer

from agents import wire
from agents.errors import Fault, Refused
from agents.records import Article, Tick, Time
from connectors.deadletters import bury
from connectors.sources.corpus import BadLine, Ignored, read

STDIN = Path("-")
MOST_UNDER_WAY = 2_000  # records sent and not yet acknowledged

Told = Callable[[BadLine | Ignored], None]


class Sent(msgspec.Struct, kw_only=True):
    """What a corpus came to. `last`: partition of articles.raw -> offset of its last record."""

    articles: int = 0
    bad: int = 0
    last: dict[int, int] = {}


def refuse_missing(files: Iterable[Path]) -> None:
    """Raise Refused with every file that is not there, before anything is started."""
    faults = [
        Fault(str(file), 0, "is not there", "name a file of JSON lines (docs/corpus.md)")
        for file in files
        if file != STDIN and not file.is_file()
    ]
    if faults:
        raise Refused("corpus", faults)


def reporting(tell: Callable[[str], None]) -> Told:
    """Tell of each line that is no article, in one line, and of fields that are none of ours."""
    return lambda line: tell(str(line))


async def ingest(
    sender: AIOKafkaProducer, namespace: str, files: Iterable[Path], tell: Told, build: str, stamp: bool = False
) -> Sent:
    """Append the files' articles in order; `-` is standard input. Returns when Kafka has acknowledged all of it.

    `stamp`: as news of this minute, without a Tick at the end (into a live stream).
    A file's name without its folders is what stands in the records, so they are the same on every machine.
    """
    sent = Sent()
    sending = _Sending(sender, namespace, build, sent)
    with ExitStack() as stack:
        opened = [(path.name, _open(path, stack)) for path in files]
        for row in read(opened, Time.of(datetime.now(UTC)), stamp):
            if isinstance(row, BadLine):
                sent.bad += 1
                tell(row)
                await bury(sender, namespace, row, build)
            elif isinstance(row, Ignored):
                tell(row)
            else:
                sent.articles += isinstance(row, Article)
                await sending.put(row)
    await sending.done()
    return sent


def _open(path: Path, stack: ExitStack) -> IO[bytes]:
    return sys.stdin.buffer if path == STDIN else stack.enter_context(path.open("rb"))


class _Sending:
    """Records on their way; every delivery is awaited, so that none is lost silently."""

    def __init__(self, sender: AIOKafkaProducer, namespace: str, build: str, sent: Sent) -> None:
        self.sender = sender
        self.topic = f"{namespace}.articles.raw"
        self.build = build
        self.sent = sent
        self.waiting: list[asyncio.Future[Any]] = []

    async def put(self, row: Article | Tick) -> None:
        """Send an article to its partition, a Tick to each."""
        at = row.fetched_at if isinstance(row, Article) else row.at
        told = {"schema": wire.schema_of(row), "at": str(at), "build": self.build}
        headers = [(name, value.encode()) for name, value in told.items()]
        if isinstance(row, Tick):
            headers.append((wire.ENDS, b"corpus"))
        key = row.id.encode() if isinstance(row, Article) else b"tick"
        where = [None] if isinstance(row, Article) else sorted(await self.sender.partitions_for(self.topic))
        for number in where:
            place = {"partition": number, "key": key, "headers": headers}
            self.waiting.append(await self.sender.send(self.topic, wire.encode(row), **place))
        if len(self.waiting) >= MOST_UNDER_WAY:
            await self.done()

    async def done(self) -> None:
        """Wait for what is under way. Raises what Kafka refused."""
        waiting, self.waiting = self.waiting, []
        for told in await asyncio.gather(*waiting):
            self.sent.last[told.partition] = max(told.offset, self.sent.last.get(told.partition, -1))

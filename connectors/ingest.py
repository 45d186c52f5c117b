"""A corpus sent into a namespace: articles to articles.raw, bad lines to the dead letters, all acknowledged."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterable
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, Any

import msgspec
from aiokafka import AIOKafkaProducer

from agents import wire
from agents.errors import VedetteError
from agents.records import Article, Tick, Time
from connectors.deadletters import bury
from connectors.sources.corpus import BadLine, read

BUILD = "vedette/corpus"


class Sent(msgspec.Struct):
    """What a corpus came to: articles, bad lines by reason, and the time of the Tick that ended it."""

    articles: int = 0
    bad: list[BadLine] = []
    reasons: Counter[str] = msgspec.field(default_factory=Counter)
    ended: Time | None = None


async def ingest(
    sender: AIOKafkaProducer, namespace: str, files: Iterable[Path], tell: Callable[[BadLine], None], stamp: bool
) -> Sent:
    """Send the files' lines in order; `-` is standard input. Returns when Kafka has acknowledged all of it."""
    sent = Sent()
    with ExitStack() as stack:
        opened = [(str(path), _open(path, stack)) for path in files]
        for record in read(opened, Time.of(datetime.now(UTC)), stamp):
            if isinstance(record, BadLine):
                sent.bad.append(record)
                sent.reasons[record.reason] += 1
                tell(record)
                await bury(sender, namespace, record, BUILD)
            else:
                await _send(sender, namespace, record, sent)
    await sender.flush()
    return sent


def _open(path: Path, stack: ExitStack) -> IO[bytes]:
    if str(path) == "-":
        return sys.stdin.buffer
    try:
        return stack.enter_context(path.open("rb"))
    except OSError as error:
        raise VedetteError(f"{path}: {error.strerror}: name a file of JSON lines (docs/corpus.md)") from None


async def _send(sender: AIOKafkaProducer, namespace: str, record: Article | Tick, sent: Sent) -> None:
    key = record.id.encode() if isinstance(record, Article) else b"tick"
    at = record.fetched_at if isinstance(record, Article) else record.at
    headers: list[tuple[str, Any]] = [("schema", wire.schema_of(record).encode()), ("at", str(at).encode())]
    headers.append(("build", BUILD.encode()))
    await sender.send(f"{namespace}.articles.raw", wire.encode(record), key=key, headers=headers)
    if isinstance(record, Article):
        sent.articles += 1
    else:
        sent.ended = record.at

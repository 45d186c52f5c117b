"""A corpus through Kafka and Faust, in a namespace of its own: what `demo` and `replay` do."""

from __future__ import annotations

import asyncio
import time
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import msgspec

from agents.errors import TransientFailure
from agents.settings import Settings, security
from agents.wire import topics
from connectors import kafka
from connectors.children import Tell
from connectors.following import Following
from connectors.ground import Ground, ground
from connectors.ingest import Sent, ingest, refuse_missing, reporting
from connectors.ordering import ORDERED, Ordering

REPORT_EVERY = 5.0  # seconds
STALL = 90.0  # seconds without a commit while the stages are not through; a worker's own limit is below

FETCH_WAIT_MS = 50  # while one fetch waits, no partition that was just read is asked again

Emit = Callable[[str, Any], None]
"""Takes a topic's base name and a committed record."""


class Summary(msgspec.Struct, frozen=True, kw_only=True):
    """What came of a corpus; times in seconds since the start."""

    articles: int
    verdicts: dict[str, int]
    alerts: int
    decisions: int
    dead_letters: int
    first_alert: float | None
    duration: float

    def __str__(self) -> str:
        verdicts = ", ".join(f"{count} {name}" for name, count in sorted(self.verdicts.items()))
        first = "" if self.first_alert is None else f" (the first after {self.first_alert:.1f} s)"
        return (
            f"{self.articles} articles ({verdicts}), {self.alerts} alerts{first}, "
            f"{self.decisions} decisions, {self.dead_letters} dead letters, in {self.duration:.1f} s"
        )


class Progress:
    """When it began, when the first alert came, when anything came last."""

    def __init__(self) -> None:
        self.began = self.moved = self.reported = time.monotonic()
        self.committed = 0
        self.first_alert: float | None = None

    def saw(self, topic: str) -> None:
        """Note a record."""
        if topic == "alerts" and self.first_alert is None:
            self.first_alert = time.monotonic() - self.began

    def report(self, judged: int, tell: Tell) -> None:
        """Say now and then how far it is; a short replay says nothing."""
        if time.monotonic() - self.reported > REPORT_EVERY:
            self.reported = time.monotonic()
            tell(f"{judged:,} articles judged after {self.reported - self.began:.0f} s")

    def watch(self, committed: int) -> None:
        """Raise TransientFailure where the stages have committed nothing for too long."""
        if committed != self.committed:
            self.committed, self.moved = committed, time.monotonic()
        elif time.monotonic() - self.moved > STALL:
            raise TransientFailure(f"nothing has come through for {STALL:.0f} s: what does the worker say?")


async def replay(settings: Settings, files: Sequence[Path], build: str, emit: Emit, tell: Tell) -> Summary:
    """Run the files through `settings.namespace`; `emit` takes each output as it comes.

    Raises Refused for files that are not there, and what broker and worker raise.
    """
    refuse_missing(files)
    progress = Progress()
    async with ground(settings, tell) as here:
        sent, counts = await here.alive(_run(here, files, build, emit, tell, progress))
        return _summary(sent, counts, progress)


async def _run(
    here: Ground, files: Sequence[Path], build: str, emit: Emit, tell: Tell, progress: Progress
) -> tuple[Sent, Counter[str]]:
    settings = here.settings
    secure = security(settings)
    reader = kafka.consumer(settings.broker_address, secure, max_poll_records=2_000, fetch_max_wait_ms=FETCH_WAIT_MS)
    producer = kafka.producer(settings.broker_address, secure)
    try:
        await asyncio.gather(reader.start(), producer.start())
        following = Following(reader, settings.namespace, topics(settings.partitions))
        await following.start()
        feeding = asyncio.ensure_future(ingest(producer, settings.namespace, files, reporting(tell), build))
        await _follow(following, feeding, emit, tell, progress)
        return await feeding, following.counts
    finally:
        await asyncio.gather(producer.stop(), reader.stop())


async def _follow(
    following: Following, feeding: asyncio.Future[Sent], emit: Emit, tell: Tell, progress: Progress
) -> None:
    """Pass on what comes, in an order that is the same every time, until everything is through."""
    ordering = Ordering()
    while not (feeding.done() and await _through(following, feeding.result())):
        progress.watch(following.committed)
        progress.report(following.counts["articles.judged"], tell)
        passing = [one async for found in following.some() for one in ordering.put(*found)]
        for topic, record in (*passing, *await _settled(following, ordering)):
            progress.saw(topic)
            emit(topic, record)
    for topic, record in ordering.before(None):
        progress.saw(topic)
        emit(topic, record)


async def _settled(following: Following, ordering: Ordering) -> list[tuple[str, Any]]:
    """What can be passed on in order: a ledger may be read before the alerts of the same transaction are."""
    watermark = following.watermark()
    if not ordering.held or not await following.read_up(*ORDERED):
        return []
    return list(ordering.before(watermark))


async def _through(following: Following, sent: Sent) -> bool:
    following.fed(sent.last)
    return await following.through()


def _summary(sent: Sent, counts: Counter[str], progress: Progress) -> Summary:
    verdicts = {name.removeprefix("verdict "): n for name, n in counts.items() if name.startswith("verdict ")}
    return Summary(
        articles=sent.articles,
        verdicts=verdicts,
        alerts=counts["alerts"],
        decisions=counts["decisions"],
        dead_letters=counts["dead-letters"],
        first_alert=progress.first_alert,
        duration=time.monotonic() - progress.began,
    )

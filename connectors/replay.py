"""A corpus through Kafka and Faust, in a namespace of its own: what `demo` and `replay` do."""

from __future__ import annotations

import asyncio
import time
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import msgspec

from agents.settings import Settings, security
from agents.wire import topics
from connectors import kafka
from connectors.children import Tell
from connectors.following import Following
from connectors.ground import Ground, ground
from connectors.ingest import Sent, Told, ingest, refuse_missing, reporting

STALL = 60.0  # seconds without any record while the stages are not through

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
        self.began = self.moved = time.monotonic()
        self.first_alert: float | None = None

    def saw(self, topic: str) -> None:
        """Note a record."""
        self.moved = time.monotonic()
        if topic == "alerts" and self.first_alert is None:
            self.first_alert = self.moved - self.began

    @property
    def stalled(self) -> bool:
        """Whether nothing has come for too long."""
        return time.monotonic() - self.moved > STALL


async def replay(settings: Settings, files: Sequence[Path], build: str, emit: Emit, tell: Tell) -> Summary:
    """Run the files through `settings.namespace`; `emit` takes each output as it comes.

    Raises Refused for files that are not there, and what broker and worker raise.
    """
    refuse_missing(files)
    progress = Progress()
    async with ground(settings, tell) as here:
        sent, counts = await here.alive(_run(here, files, build, emit, reporting(tell), progress))
        return _summary(sent, counts, progress)


async def _run(
    here: Ground, files: Sequence[Path], build: str, emit: Emit, told: Told, progress: Progress
) -> tuple[Sent, Counter[str]]:
    settings = here.settings
    secure = security(settings)
    reader = kafka.consumer(settings.broker_address, secure, max_poll_records=2_000)
    producer = kafka.producer(settings.broker_address, secure)
    await asyncio.gather(reader.start(), producer.start())
    try:
        following = Following(reader, settings.namespace, topics(settings.partitions))
        await following.start()
        feeding = asyncio.ensure_future(ingest(producer, settings.namespace, files, told, build))
        await _follow(following, feeding, emit, progress)
        return await feeding, following.counts
    finally:
        await asyncio.gather(producer.stop(), reader.stop())


async def _follow(following: Following, feeding: asyncio.Future[Sent], emit: Emit, progress: Progress) -> None:
    """Pass on what comes until everything is through."""
    while True:
        async for topic, record in following.some():
            progress.saw(topic)
            emit(topic, record)
        if feeding.done():
            following.fed(feeding.result().last)
            if await following.through():
                return


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

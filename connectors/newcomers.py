"""New sources under `vedette up`: what their first fetches brought, and what of it would have alerted, in one line."""

from __future__ import annotations

import asyncio
import time
from collections import Counter
from typing import Any

from aiokafka import AIOKafkaConsumer, TopicPartition
from aiokafka.errors import KafkaError

from agents import missed, wire
from agents.errors import VedetteError
from agents.records import Hit, Judged, Record, Time
from agents.settings import Settings, security
from connectors import kafka
from connectors.children import Tell
from connectors.delivering import now
from connectors.sources.feeds import subscriptions

QUIET = 20.0  # seconds without anything of a first fetch, after which the first fetches are in
BEFORE = 3600.0  # seconds before our start from which on a subscription is new
MOST = 20_000  # hits that are kept to be counted
AGAIN = 5.0  # seconds after which a broker that failed is asked again
MARK = b'"backfill"'  # few records have it: the others are not decoded


class Batch:
    """What came of first fetches since the last line."""

    def __init__(self) -> None:
        self.read: Counter[str] = Counter()  # articles by source
        self.hits: list[Hit] = []
        self.cut = False

    def add(self, record: Record, at: Time) -> bool:
        """Take a judged article or a hit; whether it was of a first fetch."""
        if isinstance(record, Judged) and "backfill" in record.article.flags:
            self.read[record.article.source] += 1
            return True
        if not isinstance(record, Hit) or not missed.backfilled(record, at):
            return False
        self.cut = self.cut or len(self.hits) >= MOST
        self.hits += [] if self.cut else [record]
        return True

    def line(self, new: set[str], at: Time) -> str:
        """The line for people on the sources that are new, or "" where none is."""
        sources = self.read.keys() & new
        if not sources:
            return ""
        articles = sum(self.read[source] for source in sources)
        count = missed.stories([hit for hit in self.hits if hit.article.source in sources], at)
        return (
            f"first fetch of {len(sources):,} new source{'s' * (len(sources) != 1)}: {articles:,} read; "
            f"{'at least ' * self.cut}{count:,} {'story' if count == 1 else 'stories'} would have alerted this week"
        )


async def follow(settings: Settings, tell: Tell) -> None:
    """Tell of new sources once their first fetches are in, of each once. Waits for a broker that fails."""
    since, told = time.time() - BEFORE, set[str]()
    while True:
        try:
            await _follow(settings, tell, since, told)
        except (KafkaError, VedetteError):
            await asyncio.sleep(AGAIN)


async def _follow(settings: Settings, tell: Tell, since: float, told: set[str]) -> None:
    reader = kafka.consumer(settings.broker_address, security(settings))
    await reader.start()
    try:
        await _to_end(reader, settings)
        batch, moved = Batch(), time.monotonic()
        while True:
            for record in await _some(reader):
                moved = time.monotonic() if batch.add(record, now()) else moved
            if batch.read and time.monotonic() - moved > QUIET:
                subscribed = await subscriptions.read(settings)
                new = {url for url, feed in subscribed.items() if feed.added_at >= since} - told
                if line := await asyncio.to_thread(batch.line, new, now()):
                    tell(line)
                told |= batch.read.keys()
                batch = Batch()
    finally:
        await reader.stop()


async def _to_end(reader: AIOKafkaConsumer, settings: Settings) -> None:
    """Begin with what comes from now on."""
    counts = wire.topics(settings.partitions)
    places = [
        TopicPartition(f"{settings.namespace}.{name}", number)
        for name in ("articles.judged", "hits")
        for number in range(counts[name].partitions)
    ]
    reader.assign(places)
    await reader.seek_to_end(*places)


async def _some(reader: AIOKafkaConsumer) -> list[Record]:
    """The records that came within a second and may be of a first fetch."""
    found = await reader.getmany(timeout_ms=1_000)
    marked = [(place, raw) for place, records in found.items() for raw in records if MARK in (raw.value or b"")]
    return [record for place, raw in marked if (record := _decoded(place, raw)) is not None]


def _decoded(place: TopicPartition, raw: Any) -> Record | None:
    base = place.topic.partition(".")[2]
    try:
        return wire.decode(base, raw.value, wire.header(raw.headers, "schema"))
    except VedetteError:
        return None  # the worker tells of it

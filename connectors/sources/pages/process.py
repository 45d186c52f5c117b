"""The process of full texts: reads articles.raw, fetches the pages of short items, appends their bodies.

An item is done when its end stands on the topic `pages`, after its body was acknowledged; the group's place on
articles.raw follows the first that is not. A crash repeats one page at most for each host, and loses none.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections import Counter
from collections.abc import Iterable
from contextlib import AsyncExitStack
from typing import Any

import msgspec
from aiokafka import AIOKafkaConsumer, AIOKafkaProducer, ConsumerRebalanceListener, TopicPartition
from aiokafka.errors import KafkaError

from agents import wire
from agents.errors import NewerSchema, TransientFailure, Undecodable
from agents.records import Article
from agents.settings import Settings, security
from connectors import kafka
from connectors.http import Client, Limits, user_agent
from connectors.sources.feeds import state
from connectors.sources.pages import keeping, page
from connectors.sources.pages.errands import (
    MOST,
    PAUSES,
    SPACING,
    TRIES,
    Agenda,
    Done,
    Errand,
    domain_of,
    places,
    wanted,
)
from connectors.sources.pages.extractors import Extractors
from connectors.sources.pages.fetching import Pages, Result
from connectors.sources.pages.page import Verdict

logger = logging.getLogger(__name__)
COMMIT_EVERY = 5.0  # seconds
NEEDED = ("articles.raw", "feeds", keeping.TOPIC)


class Options(msgspec.Struct, frozen=True, kw_only=True):
    """What tests set otherwise. `extractors`: processes."""

    spacing: float = SPACING
    extractors: int = 1


async def run(settings: Settings, build: str, options: Options | None = None) -> None:
    """Fetch pages until cancelled. Raises TransientFailure when the broker is lost for good."""
    options = options or Options()
    secure = security(settings)
    async with AsyncExitStack() as stack:
        client = Client(user_agent(settings.contact), settings.allow_private, Limits())
        await stack.enter_async_context(client)
        extractors = await stack.enter_async_context(Extractors(options.extractors))
        producer = kafka.producer(settings.broker_address, secure)
        await producer.start()
        stack.push_async_callback(producer.stop)
        group = f"{settings.namespace}.pages"
        reader = kafka.consumer(settings.broker_address, secure, group_id=group, auto_offset_reset="latest")
        modes = kafka.consumer(settings.broker_address, secure)
        for one in (reader, modes):
            await one.start()
            stack.push_async_callback(one.stop)
        pages = Pages(client, extractors, settings.pages_respect_reserved, options.spacing)
        process = Process(settings, build, pages, producer, reader)
        await process.restore()
        try:
            await _all([process.follow_modes(modes), process.read(), process.work(), process.keep_place()])
        except ExceptionGroup as failed:
            lost = failed.subgroup(KafkaError)
            if lost is None:
                raise
            raise TransientFailure(f"full text: Kafka failed ({lost.exceptions[0]!r:.200})") from failed


async def _all(parts: Iterable[Any]) -> None:
    async with asyncio.TaskGroup() as group:
        for part in parts:
            group.create_task(part)


class Process:
    """The reader of articles.raw, the agenda, and what carries its errands out."""

    def __init__(
        self, settings: Settings, build: str, pages: Pages, producer: AIOKafkaProducer, reader: AIOKafkaConsumer
    ) -> None:
        self.settings = settings
        self.build = build
        self.pages = pages
        self.producer = producer
        self.reader = reader
        self.agenda = Agenda()
        self.known: dict[str, Done] = {}
        self.modes: dict[str, str] = {}
        self.open: set[tuple[int, int]] = set()
        self.read_up_to: dict[int, int] = {}
        self.ends: Counter[str] = Counter()
        self._woken = asyncio.Event()
        self._running: set[asyncio.Task[None]] = set()
        self._modes_read = asyncio.Event()
        self._broken: BaseException | None = None

    async def restore(self) -> None:
        """Read what is done already; forget what is old."""
        where = (self.settings.broker_address, self.settings.namespace)
        self.known, old = await keeping.restore(*where, time.time(), security(self.settings))
        for id in old:
            await self.producer.send(f"{self.settings.namespace}.{keeping.TOPIC}", None, key=id.encode())

    async def follow_modes(self, reader: AIOKafkaConsumer) -> None:
        """The feeds' own settings of full text, as they change."""
        topic = f"{self.settings.namespace}.feeds"
        before = await kafka.read_all(self.settings.broker_address, topic, security(self.settings))
        for record in before:
            self._mode(record)
        self._modes_read.set()
        async for record in kafka.follow(reader, [topic]):
            self._mode(record)

    def _mode(self, record: Any) -> None:
        url = (record.key or b"").decode(errors="replace")
        try:
            if record.value is None:
                self.modes.pop(url, None)
            else:
                self.modes[url] = state.decode_feed(record.value).full_text
        except Undecodable as error:
            logger.warning("a subscription cannot be read: %s", error)

    async def read(self) -> None:
        """Take up items from articles.raw, as long as there is room for errands."""
        await self._modes_read.wait()
        self.reader.subscribe([f"{self.settings.namespace}.articles.raw"], listener=_Listener(self))
        while True:
            if self.agenda.count >= MOST:
                await asyncio.sleep(1.0)
                continue
            for records in (await self.reader.getmany(timeout_ms=200)).values():
                for record in records:
                    self._take(record)

    def _take(self, record: Any) -> None:
        self.read_up_to[record.partition] = record.offset + 1
        try:
            article = wire.decode("articles.raw", record.value, wire.header(record.headers, "schema"))
        except (Undecodable, NewerSchema):
            return  # the worker says so
        if not isinstance(article, Article) or not wanted(
            article, self._mode_of(article), self.known.get(article.id), time.time()
        ):
            return
        times = self.known[article.id].times if article.id in self.known else 0
        place = (record.partition, record.offset)
        errand = Errand(article=article, place=place, domain=domain_of(article.url), times=times)
        if self.agenda.add(errand):
            self.open.add(place)
            self._woken.set()
        else:
            self.ends["crowded"] += 1
            logger.warning("%s has too many pages waiting: %s is left as it is", errand.domain, article.url)

    def _mode_of(self, article: Article) -> str:
        """What its feed says; `auto` follows the setting. Corpora and webhooks bring their own texts."""
        mode = self.modes.get(article.source)
        if mode is None and not article.source.startswith(("http://", "https://")):
            return "off"
        return self.settings.pages_mode.lower() if mode in {None, "auto"} else str(mode)

    async def work(self) -> None:
        """Start what is due, one errand a host, until cancelled."""
        try:
            while True:
                if self._broken is not None:
                    raise self._broken
                now = time.time()
                for errand in self.agenda.due(now):
                    task = asyncio.create_task(self._carry_out(errand))
                    self._running.add(task)
                    task.add_done_callback(self._landed)
                await self._wait(self.agenda.next_at(now) - now)
        finally:
            for task in self._running:
                task.cancel()
            await asyncio.gather(*self._running, return_exceptions=True)

    def _landed(self, task: asyncio.Task[None]) -> None:
        self._running.discard(task)
        self._woken.set()
        if not task.cancelled() and (error := task.exception()) is not None:
            self._broken = error

    async def _wait(self, seconds: float) -> None:
        self._woken.clear()
        try:
            async with asyncio.timeout(min(max(seconds, 0.02), 1.0)):
                await self._woken.wait()
        except TimeoutError:
            pass

    async def _carry_out(self, errand: Errand) -> None:
        # The newest end counts: the item may have come twice before its first errand was done.
        known = self.known.get(errand.article.id)
        if not wanted(errand.article, "on", known, time.time()):
            self.agenda.ended(errand, time.time(), 0.0)
            self.open.discard(errand.place)
            return
        result = await self.pages.fetch(errand.article, time.time())
        now = time.time()
        if result.wait:
            self.agenda.pause(errand.domain, now + result.wait)
        if result.verdict.outcome == page.RETRY and errand.tries + 1 < TRIES:
            self.agenda.again(errand, now, max(result.wait, PAUSES[errand.tries]))
            return
        await self._end(errand, result, now)

    async def _end(self, errand: Errand, result: Result, now: float) -> None:
        """Append the body, then the end; only then is the item done."""
        verdict = result.verdict
        if verdict.outcome == page.RETRY:
            verdict = Verdict(page.FAILED, verdict.detail)
        if result.article is not None:
            await self._send(result.article)
        done = Done(
            url=errand.article.url,
            outcome=verdict.outcome,
            detail=verdict.detail,
            content_hash=errand.article.content_hash,
            at=now,
            times=errand.times + 1,
        )
        topic = f"{self.settings.namespace}.{keeping.TOPIC}"
        await self.producer.send_and_wait(topic, keeping.encode(done), key=errand.article.id.encode())
        self.known[errand.article.id] = done
        self.ends[verdict.outcome] += 1
        logger.info("%s: %s %s", errand.article.url, verdict.outcome, verdict.detail)
        self.agenda.ended(errand, now, result.spacing)
        self.open.discard(errand.place)

    async def _send(self, article: Article) -> None:
        told = {"schema": wire.schema_of(article), "at": str(article.fetched_at), "build": self.build}
        headers = [(name, value.encode()) for name, value in told.items()]
        topic = f"{self.settings.namespace}.articles.raw"
        await self.producer.send_and_wait(topic, wire.encode(article), key=article.id.encode(), headers=headers)

    async def keep_place(self) -> None:
        """Write down how far articles.raw is done, every few seconds and at the end."""
        try:
            while True:
                await asyncio.sleep(COMMIT_EVERY)
                await self._commit()
        finally:
            await asyncio.shield(self._commit())

    async def _commit(self) -> None:
        topic = f"{self.settings.namespace}.articles.raw"
        held = {place.partition for place in self.reader.assignment()}
        done = {at: offset for at, offset in places(self.open, self.read_up_to).items() if at in held}
        if done:
            await self.reader.commit({TopicPartition(topic, number): offset for number, offset in done.items()})


class _Listener(ConsumerRebalanceListener):  # type: ignore[misc]  # aiokafka has no types
    """A partition that is new here begins at its group's place, which is written down at once."""

    def __init__(self, process: Process) -> None:
        self.process = process

    async def on_partitions_revoked(self, revoked: Iterable[TopicPartition]) -> None:
        """Its errands are somebody else's now; what is under way ends in a repeat at most."""
        for place in revoked:
            self.process.read_up_to.pop(place.partition, None)

    async def on_partitions_assigned(self, assigned: Iterable[TopicPartition]) -> None:
        """Write the place down: `latest` of a second start would be another one."""
        for place in assigned:
            self.process.read_up_to.setdefault(place.partition, await self.process.reader.position(place))

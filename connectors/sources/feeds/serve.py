"""The process of `vedette feeds`: subscriptions, its share of them, the loop, and what it says of itself."""

from __future__ import annotations

import asyncio
import os
import resource
import shutil
import time
from collections.abc import Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Any

from aiokafka.errors import KafkaError

from agents.errors import BrokerUnavailable, TransientFailure
from agents.settings import Settings, security
from agents.wire import topics
from connectors import kafka, runfile
from connectors.http import Client, user_agent
from connectors.sources.feeds import lists
from connectors.sources.feeds.agenda import Agenda
from connectors.sources.feeds.clock import SystemClock
from connectors.sources.feeds.fetch import Fetcher
from connectors.sources.feeds.keeping import Failures
from connectors.sources.feeds.ownership import SESSION, Ownership, Pulse
from connectors.sources.feeds.parser import Parsers
from connectors.sources.feeds.runner import MOST, Runner
from connectors.sources.feeds.store import KafkaStore
from connectors.sources.feeds.subscriptions import Subscriptions
from connectors.sources.feeds.telling import Telling

LEAST_FREE = 0.10  # of the disk that Kafka's data is on
LOOK_EVERY = 30.0
NAME_SERVERS = 32  # look-ups at once: one dead name server must not hold up all
KEPT_FILES = 40  # open without any feed: Kafka, the parser, logs
DRAIN = 8.0  # seconds that requests under way have when the process ends

Tell = Callable[[str], None]


async def serve(settings: Settings, build: str, tell: Tell, health_file: Path | None = None) -> None:
    """Read feeds until cancelled. Raises TransientFailure where a new process may do better."""
    secure = security(settings)
    rows = [
        row for name, row in topics(settings.partitions).items() if name in {"feeds", "feeds.state", "articles.raw"}
    ]
    await kafka.wait_topics(settings.broker_address, settings.namespace, rows, settings.broker_wait, secure)
    asyncio.get_running_loop().set_default_executor(ThreadPoolExecutor(NAME_SERVERS))
    partitions = topics(settings.partitions)["feeds.state"].partitions
    async with AsyncExitStack() as stack:
        client = await stack.enter_async_context(Client(user_agent(settings.contact), settings.allow_private))
        parsers = await stack.enter_async_context(Parsers())
        producer = kafka.producer(settings.broker_address, secure)
        await producer.start()
        stack.push_async_callback(producer.stop)
        clock = SystemClock()
        pulse = Pulse(SESSION * 0.8)
        agenda = Agenda(settings.feeds_spacing, settings.feeds_connections)
        store = KafkaStore(producer, settings.namespace, build)
        failures = Failures(settings.feeds_keep_failed) if settings.feeds_keep_failed else None
        fetcher = Fetcher(client, parsers, clock, downgrade=settings.feeds_follow_downgrade, failures=failures)
        runner = Runner(fetcher, store, clock, partitions, gate(settings, pulse), agenda)
        runner.most = at_once(resource.getrlimit(resource.RLIMIT_NOFILE)[0])
        subscriptions = Subscriptions(settings)
        await subscriptions.start()
        stack.push_async_callback(subscriptions.stop)
        ownership = Ownership(settings, runner, subscriptions, pulse)
        stack.push_async_callback(ownership.stop)
        stack.push_async_callback(runner.drain, DRAIN)
        telling = Telling(runner, lambda: ownership.assignments > 0, pulse.lag)
        stack.push_async_callback(telling.stop)
        await _listen(telling, settings, health_file, tell, len(subscriptions.now))
        listed = lists.Follower(settings, producer, subscriptions.now, tell)
        works = (pulse.beat(), subscriptions.follow(ownership.changed), listed.follow(), ownership.run(), runner.run())
        await _all(*works)


async def _listen(telling: Telling, settings: Settings, health_file: Path | None, tell: Tell, count: int) -> None:
    told = f"reads {count} feeds; User-Agent {user_agent(settings.contact)}"
    if settings.feeds_health_port >= 0:
        port = await telling.start(settings.feeds_health_host, settings.feeds_health_port)
        told += f"; health at http://{settings.feeds_health_host}:{port}/healthz"
        if health_file is not None:
            health_file.write_text(f"{settings.feeds_health_host}:{port}")  # noqa: ASYNC240 -- once, a few bytes
    tell(told)
    if not settings.contact:
        tell("no `contact` is set: site owners cannot tell you when something goes wrong")


async def _all(*works: Coroutine[Any, Any, None]) -> None:
    """Until one of them fails; the others are ended."""
    tasks = [asyncio.ensure_future(work) for work in works]
    try:
        await asyncio.gather(*tasks)
    except (KafkaError, BrokerUnavailable) as error:
        raise TransientFailure(f"Kafka: {type(error).__name__}: {error}") from error
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


def gate(settings: Settings, pulse: Pulse) -> Callable[[], str]:
    """Why nothing should be fetched now: the disk of our own broker is nearly full (B13), or we are another's ghost."""
    place = runfile.data_dir(settings) / "broker"
    seen: list[Any] = [0.0, ""]

    def held() -> str:
        pulse.check()
        now = time.monotonic()
        if now - seen[0] > LOOK_EVERY or not seen[0]:
            seen[:] = [now, _disk(place)]
        return str(seen[1])

    return held


def at_once(files: int) -> int:
    """How many requests may be under way where so many files may be open: the rest is Kafka's and our own (T3)."""
    return MOST if files < 0 else max(2, min(MOST, (files - KEPT_FILES) // 2))


def _disk(place: Path) -> str:
    if not place.exists() or os.environ.get("VEDETTE_KAFKA"):
        return ""
    usage = shutil.disk_usage(place)
    if usage.free >= LEAST_FREE * usage.total:
        return ""
    return f"only {usage.free / usage.total:.0%} of the disk at {place} are free"

"""`vedette deliver`: every sink of sinks.yaml at work, each by itself, until it is ended."""

from __future__ import annotations

import asyncio
import errno
import logging
from collections.abc import Coroutine, Sequence
from contextlib import AsyncExitStack
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import msgspec
from aiokafka.errors import KafkaError

from agents import wire
from agents.errors import PortInUse, TransientFailure, VedetteError
from agents.records import Time
from agents.settings import Settings, security
from connectors import kafka
from connectors.http import Client, Limits
from connectors.sinks import config, making
from connectors.sinks.api.server import Api
from connectors.sinks.canary import Canary
from connectors.sinks.config import SinkConfig, Sinks
from connectors.sinks.desk import Clock, Desk, Tell
from connectors.sinks.ledger import Ledger
from connectors.sinks.runner import Runner
from connectors.sinks.schedule import Schedule
from connectors.sinks.selfwatch import Selfwatch
from connectors.sinks.spool import Spool

logger = logging.getLogger(__name__)

FIRST_PAUSE, LONGEST_PAUSE = 1.0, 60.0  # seconds until a runner that failed is started again
ANSWER = 64 * 1024  # bytes that are read of an answer
LIMITS = Limits(total=15.0, silence=15.0, body=ANSWER)  # of messages about ourselves
NEEDED = ("alerts", "deliveries", "mutes", "verdicts", "dead-letters")


def now() -> Time:
    """The time of this machine: deliveries, unlike judgement, happen now."""
    return Time.of(datetime.now(UTC))


def sinks_file(settings: Settings) -> Path | None:
    """sinks.yaml: the one that is set, else the one beside the settings, else none."""
    if settings.sinks is not None:
        return settings.sinks
    beside = [file.parent / config.FILE for file in settings.files]
    return next((file for file in beside if file.is_file()), None)


class Delivering(msgspec.Struct, kw_only=True):
    """How sinks are run. `since`: where new ones begin; `instance`: a static member of every group."""

    settings: Settings
    sinks: Sinks
    tell: Tell
    schedule: Schedule = Schedule()
    clock: Clock = now
    since: Time | None = None
    instance: str = ""


async def deliver(work: Delivering) -> None:
    """Run every sink until cancelled. Raises TransientFailure where a new process may help."""
    settings = work.settings
    secure = security(settings)
    rows = [topic for name, topic in wire.topics(settings.partitions).items() if name in NEEDED]
    await kafka.wait_topics(settings.broker_address, settings.namespace, rows, settings.broker_wait, secure)
    ledger = Ledger(settings.broker_address, settings.namespace, secure)
    async with AsyncExitStack() as stack:
        stack.push_async_callback(ledger.stop)
        await ledger.start()
        await ledger.forget(work.clock())
        about = await _about_ourselves(ledger, work, stack)
        tasks = [asyncio.create_task(_follow(ledger)), *map(asyncio.create_task, about)]
        tasks += [asyncio.create_task(_kept(one, ledger, work)) for one in work.sinks.sinks]
        if work.sinks.api is not None:
            tasks.append(asyncio.create_task(_served(ledger, work)))
        try:
            await asyncio.gather(*tasks)
        finally:
            for task in tasks:
                if not task.cancelling():  # a second one would end its cleaning up: the group must be left
                    task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)


async def _follow(ledger: Ledger) -> None:
    try:
        await ledger.follow()
    except (KafkaError, OSError) as error:
        raise TransientFailure(f"what people ask cannot be heard any more: {error!r}") from error


async def _about_ourselves(ledger: Ledger, work: Delivering, stack: AsyncExitStack) -> list[Coroutine[Any, Any, None]]:
    """The canary, where one is asked for; a watch over ourselves, where a sink wants to hear of it."""
    canary = Canary(work.settings, work.sinks.canary, work.clock) if work.sinks.canary else None
    admins = [one for one in work.sinks.sinks if one.admin]
    todo = [_sung(canary, work)] if canary else []
    if admins:
        poster = await stack.enter_async_context(Client(allow=work.settings.allow_private, limits=LIMITS))
        sinks = [making.make(one, means(work.sinks, poster, work.clock)) for one in admins]
        for sink in sinks:
            stack.push_async_callback(sink.close)
        todo.append(Selfwatch(work.settings, ledger, sinks, canary, work.clock).run())
    return todo


async def _sung(canary: Canary, work: Delivering) -> None:
    """Canaries, whatever happens: that none comes through is what the watch tells."""
    while True:
        try:
            await canary.run()
        except Exception as error:
            logger.exception("canary")
            work.tell(f"the canary: {type(error).__name__}: {error}; trying again in {LONGEST_PAUSE:.0f} s")
        await asyncio.sleep(LONGEST_PAUSE)


async def _served(ledger: Ledger, work: Delivering) -> None:
    api = Api(work.settings, work.sinks, ledger, work.clock)
    work.tell(f"the API listens at {api.config.host}:{api.config.port}")
    try:
        await api.run()
    except (KafkaError, OSError) as error:
        if isinstance(error, OSError) and error.errno == errno.EADDRINUSE:
            raise PortInUse(f"the API's port {api.config.port} is taken: set another `listen` in sinks.yaml") from error
        raise TransientFailure(f"the API lost the log: {error!r}") from error


async def _kept(one: SinkConfig, ledger: Ledger, work: Delivering) -> None:
    """One sink, started again when its reader fails: nobody else notices."""
    pause = FIRST_PAUSE
    loop = asyncio.get_running_loop()
    while True:
        since = loop.time()
        try:
            await _run(one, ledger, work)
        except VedetteError:
            raise
        except Exception as error:
            logger.exception("sink %s", one.name)
            pause = FIRST_PAUSE if loop.time() - since > LONGEST_PAUSE else pause
            work.tell(f"sink {one.name}: {type(error).__name__}: {error}; starting it again in {pause:.0f} s")
        await asyncio.sleep(pause)
        pause = min(pause * 2, LONGEST_PAUSE)


async def _run(one: SinkConfig, ledger: Ledger, work: Delivering) -> None:
    settings, secure = work.settings, security(work.settings)
    total = float(one.options.get("timeout", 15.0))
    limits = Limits(connect=min(10.0, total), silence=total, total=total, body=ANSWER)
    async with Client(allow=settings.allow_private, limits=limits) as poster, AsyncExitStack() as stack:
        sink = making.make(one, means(work.sinks, poster, work.clock))
        stack.push_async_callback(sink.close)
        spool = Spool(settings.broker_address, settings.namespace, secure)
        stack.push_async_callback(spool.stop)
        desk = Desk(one, sink, ledger, spool, work.schedule, work.clock, work.tell)
        runner = Runner(desk, ledger, settings.broker_address, secure, work.tell, work.since, work.instance)
        await runner.run()


def means(sinks: Sinks, poster: Client, clock: Clock) -> making.Means:
    """What the sinks of a file work with."""
    folder = Path(sinks.file).parent if sinks.file else Path.cwd()
    return making.Means(poster=poster, clock=clock, folder=folder, link=sinks.link)


def named(sinks: Sinks, names: Sequence[str]) -> Sinks:
    """Only these sinks, or all where none is named. Raises VedetteError for one that is not there."""
    there = [sink.name for sink in sinks.sinks]
    if missing := [name for name in names if name not in there]:
        raise VedetteError(f"no sink {', '.join(missing)} in {sinks.file or config.FILE}: there are {', '.join(there)}")
    chosen = tuple(sink for sink in sinks.sinks if not names or sink.name in names)
    return msgspec.structs.replace(sinks, sinks=chosen)

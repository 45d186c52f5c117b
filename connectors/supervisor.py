"""`vedette up`: a broker with its data, topics, a worker, feeds, sinks; started, kept running, ended together."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec

from agents.errors import VedetteError
from agents.settings import Settings, security
from agents.wire import Topic, topics
from connectors import feeding, kafka, newcomers, runfile
from connectors.broker import Broker, install
from connectors.children import Tell, Worker, vedette
from connectors.delivering import sinks_file
from connectors.ground import watch, worker_command
from connectors.publishing import Publisher
from connectors.receiving import secrets
from connectors.sinks import config

INSTANCE = "up"  # a restarted worker takes its place at once, instead of waiting for the session to end


async def up(settings: Settings, tell: Tell, publisher: Publisher) -> None:
    """Run until cancelled. Raises what makes going on impossible: BrokerFailed, WorkerFailed, WrongTopics ..."""
    with runfile.held(runfile.data_dir(settings)) as directory:
        broker = None if settings.broker_address else Broker(directory / "broker", settings.broker_port, durable=True)
        worker: Worker | None = None
        sinks: Worker | None = None
        pages: Worker | None = None
        posts: Worker | None = None
        feeds: Worker | None = None
        try:
            settings = await _broker(settings, broker, tell)
            await prepare(settings)
            await publisher.start(settings)  # before the worker, which begins with what is live
            health = directory / "worker.health"
            worker = _worker(settings, health, tell)
            run = runfile.Run(
                pid=os.getpid(),
                bootstrap=settings.broker_address,
                namespace=settings.namespace,
                health_file=str(health),
            )
            runfile.write(directory, run)
            sinks = deliverer(settings, tell)
            pages = page_reader(settings, tell)
            posts = receiver(settings, tell)
            feeds = feeding.feeder(settings, directory, tell)
            tell(f"running: Kafka at {settings.broker_address}, namespace {settings.namespace}, data in {directory}")
            telling = asyncio.ensure_future(newcomers.follow(settings, tell))
            await _keep([child for child in (worker, sinks, pages, posts, feeds) if child], broker, publisher, telling)
        finally:
            await publisher.stop()
            _end([feeds, posts, pages, sinks, worker], broker, tell)


async def _broker(settings: Settings, broker: Broker | None, tell: Tell) -> Settings:
    """Our own Kafka started, where none is named; the settings with its address."""
    if broker is None:
        return settings
    install(tell)
    broker.start()
    await broker.ready()
    return msgspec.structs.replace(settings, broker_address=broker.bootstrap)


async def prepare(settings: Settings) -> list[str]:
    """Create the topics that are missing and check all of them; gives the created ones. Raises WrongTopics."""
    rows = list(topics(settings.partitions).values())
    client = await kafka.admin(settings.broker_address, settings.broker_wait, security(settings))
    try:
        made = await kafka.create_topics(client, settings.namespace, rows, settings.broker_replication)
        await _checked(client, settings, rows, new=bool(made))
    finally:
        await client.close()
    return made


async def _checked(client: Any, settings: Settings, rows: list[Topic], new: bool) -> None:
    """Check; topics that were made just now may take a moment to be seen everywhere."""
    for _ in range(20 if new else 1):
        try:
            return await kafka.check_topics(client, settings.namespace, rows)
        except VedetteError as error:
            last = error
            await asyncio.sleep(0.1)
    raise last


async def check(settings: Settings) -> None:
    """Raise WrongTopics with everything that is missing or laid out differently."""
    client = await kafka.admin(settings.broker_address, 10.0, security(settings))
    try:
        await kafka.check_topics(client, settings.namespace, topics(settings.partitions).values())
    finally:
        await client.close()


def _worker(settings: Settings, health: Path, tell: Tell) -> Worker:
    health.unlink(missing_ok=True)
    instance = settings.worker_instance or INSTANCE
    told = (f"--data={runfile.data_dir(settings)}", f"--health-file={health}", f"--instance={instance}")
    worker = Worker(worker_command(settings, *told), tell)
    worker.start()
    return worker


def deliverer(settings: Settings, tell: Tell) -> Worker | None:
    """The process that delivers, started, where sinks.yaml has sinks."""
    file = sinks_file(settings)
    found = config.read(file)
    if not found.sinks and found.api is None:
        return None
    given = [f"--config={one}" for one in settings.files]
    own = {"broker": settings.broker_address, "namespace": settings.namespace, "sinks": file, "instance": INSTANCE}
    command = vedette(*given, "deliver", *(f"--{name}={value}" for name, value in own.items()))
    made = Worker(command, tell, name="the delivery")
    made.start()
    return made


def page_reader(settings: Settings, tell: Tell) -> Worker | None:
    """The process that fetches pages of short items, started, where it is not set off."""
    if settings.pages_mode == "OFF":
        return None
    given = [f"--config={one}" for one in settings.files]
    own = {"broker": settings.broker_address, "namespace": settings.namespace}
    command = vedette(*given, "feeds", "fulltext", *(f"--{name}={value}" for name, value in own.items()))
    made = Worker(command, tell, name="the process of full texts")
    made.start()
    return made


def receiver(settings: Settings, tell: Tell) -> Worker | None:
    """The process that takes posted articles, started, where it has a port. Raises Refused without a secret."""
    if settings.receive_port < 0:
        return None
    secrets(settings)
    given = [f"--config={one}" for one in settings.files]
    own = {"broker": settings.broker_address, "namespace": settings.namespace, "port": settings.receive_port}
    command = vedette(*given, "receive", *(f"--{name}={value}" for name, value in own.items()))
    made = Worker(command, tell, name="the webhook")
    made.start()
    return made


async def _keep(
    children: Sequence[Worker], broker: Broker | None, publisher: Publisher, telling: asyncio.Future[None]
) -> None:
    """Wait until something is lost that cannot be started again."""
    kept = [telling, *(asyncio.ensure_future(child.keep()) for child in children)]
    kept.append(asyncio.ensure_future(publisher.watch()))
    if broker is not None:
        kept.append(asyncio.ensure_future(watch(broker)))
    try:
        await asyncio.gather(*kept)
    finally:
        for task in kept:
            task.cancel()
        await asyncio.gather(*kept, return_exceptions=True)


def _end(children: Sequence[Worker | None], broker: Broker | None, tell: Tell) -> None:
    """The children first: what they have in flight is committed before Kafka goes."""
    tell("stopping")
    for child in filter(None, children):
        child.stop(lost=broker is not None and bool(broker.failed()))
    if broker is not None:
        broker.stop()

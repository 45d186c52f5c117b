"""The ground under a replay: a broker, topics in a namespace of their own, a worker; all of it gone afterwards."""

from __future__ import annotations

import asyncio
import shutil
import tempfile
from collections.abc import AsyncIterator, Awaitable, Sequence
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from agents.errors import BrokerFailed, VedetteError
from agents.settings import Settings, security
from agents.wire import topics
from connectors import kafka
from connectors.broker import Broker, install
from connectors.children import LOOK_EVERY, Tell, Worker, vedette

T = TypeVar("T")


class Ground(msgspec.Struct, frozen=True):
    """Where a replay happens: settings with the broker's address and the namespace, and what must stay alive."""

    settings: Settings
    worker: Worker
    broker: Broker | None

    async def alive(self, work: Awaitable[T]) -> T:
        """Do `work`, unless the broker or the worker is lost. Raises BrokerFailed, WorkerFailed."""
        doing = asyncio.ensure_future(work)
        watching = [asyncio.ensure_future(self.worker.keep())]
        if self.broker is not None:
            watching.append(asyncio.ensure_future(watch(self.broker)))
        try:
            await asyncio.wait([doing, *watching], return_when=asyncio.FIRST_COMPLETED)
            for one in watching:
                if one.done():
                    one.result()
            return await doing
        finally:
            for task in (doing, *watching):
                task.cancel()
            await asyncio.gather(doing, *watching, return_exceptions=True)


async def watch(broker: Broker) -> None:
    """Return never; raises BrokerFailed when Kafka ends by itself."""
    while not (reason := broker.failed()):  # noqa: ASYNC110 -- a process sets no event
        await asyncio.sleep(LOOK_EVERY)
    raise BrokerFailed(reason)


@asynccontextmanager
async def ground(settings: Settings, tell: Tell) -> AsyncIterator[Ground]:
    """Start what a replay in `settings.namespace` needs; afterwards nothing of it is left, on disk or broker."""
    folder = Path(tempfile.mkdtemp(prefix="vedette-"))
    broker = None if settings.broker_address else Broker(folder / "broker")
    worker: Worker | None = None
    try:
        if broker is not None:
            install(tell)
            broker.start()
            settings = msgspec.structs.replace(settings, broker_address=broker.bootstrap)
        told = ("--no-ticks", f"--data={folder}")  # what it caches goes with the folder
        worker = Worker(worker_command(settings, *told), tell, folder / "worker.log")
        worker.start()  # at once: it imports while Kafka starts
        if broker is not None:
            await broker.ready()
        await _create(settings)
        yield Ground(settings, worker, broker)
    finally:
        if worker is not None:
            worker.stop(lost=broker is not None and bool(broker.failed()))
        if broker is None:
            await _delete(settings)
        else:
            broker.stop()
        shutil.rmtree(folder, ignore_errors=True)


def worker_command(settings: Settings, *more: str) -> list[str]:
    """The command line of a worker with these settings; what is secret stays in file and environment."""
    config: Sequence[str] = [f"--config={file}" for file in settings.files]
    own = {"broker": settings.broker_address, "namespace": settings.namespace, "watchlist": settings.watchlist}
    return vedette(*config, "worker", *(f"--{name}={value}" for name, value in own.items()), *more)


async def _create(settings: Settings) -> None:
    client = await kafka.admin(settings.broker_address, settings.broker_wait, security(settings))
    try:
        rows = topics(settings.partitions).values()
        await kafka.create_topics(client, settings.namespace, rows, settings.broker_replication)
    finally:
        await client.close()


async def _delete(settings: Settings) -> None:
    """Topics and consumer group of a replay on a broker that is not ours."""
    with suppress(VedetteError, OSError):
        client: Any = await kafka.admin(settings.broker_address, 5.0, security(settings))
        try:
            await kafka.delete_namespace(client, settings.namespace)
        finally:
            await client.close()

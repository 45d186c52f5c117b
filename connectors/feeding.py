"""The feeds' process under `vedette up`: started as soon as anything is subscribed to, kept running."""

from __future__ import annotations

import asyncio
from pathlib import Path

from agents.settings import Settings
from connectors.children import Tell, Worker, vedette
from connectors.sources.feeds import lists, subscriptions

INSTANCE = "up"  # a restarted process takes its feeds at once
HEALTH = "feeds.health"


def feeder(settings: Settings, directory: Path, tell: Tell) -> Worker:
    """The process, not yet started. `directory` is the data directory of this `vedette up`."""
    health = directory / HEALTH
    health.unlink(missing_ok=True)
    given = [f"--config={file}" for file in settings.files]
    own = {
        "broker": settings.broker_address,
        "namespace": settings.namespace,
        "data": directory,
        "instance": settings.feeds_instance or INSTANCE,
        "health-file": health,
    }
    command = vedette(*given, "feeds", *(f"--{name}={value}" for name, value in own.items()))
    return Worker(command, tell, name="the feeds' process")


async def keep(settings: Settings, process: Worker) -> None:
    """Wait for a first feed, then watch the process. Raises WorkerFailed where starting it again does not help."""
    first = [asyncio.ensure_future(wait(settings)) for wait in (subscriptions.wait_for_any, lists.wait_for_any)]
    try:
        await asyncio.wait(first, return_when=asyncio.FIRST_COMPLETED)
        await next(one for one in first if one.done())
    finally:
        for one in first:
            one.cancel()
        await asyncio.gather(*first, return_exceptions=True)
    await process.keep()

"""The feeds' process under `vedette up`: started as soon as anything is subscribed to, kept running."""

from __future__ import annotations

from pathlib import Path

from agents.settings import Settings
from connectors.children import Tell, Worker, vedette
from connectors.sources.feeds.subscriptions import wait_for_any

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
    await wait_for_any(settings)
    await process.keep()

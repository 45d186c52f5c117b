"""The feeds' process under `vedette up`: started as soon as anything is subscribed to, kept running."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from pathlib import Path

from agents.settings import Settings
from connectors.children import Tell, Worker, vedette
from connectors.sources.feeds import lists, subscriptions

INSTANCE = "up"  # a restarted process takes its feeds at once
HEALTH = "feeds.health"


class Feeder(Worker):
    """The process; it is started when there is a first feed."""

    def __init__(self, settings: Settings, command: Sequence[str], tell: Tell) -> None:
        super().__init__(command, tell, name="the feeds' process")
        self.settings = settings

    async def keep(self) -> None:
        """Wait for a first feed, then watch the process. Raises WorkerFailed where starting it again does not help."""
        first = [
            asyncio.ensure_future(wait(self.settings)) for wait in (subscriptions.wait_for_any, lists.wait_for_any)
        ]
        try:
            await asyncio.wait(first, return_when=asyncio.FIRST_COMPLETED)
            await next(one for one in first if one.done())
        finally:
            for one in first:
                one.cancel()
            await asyncio.gather(*first, return_exceptions=True)
        await super().keep()


def feeder(settings: Settings, directory: Path, tell: Tell) -> Feeder:
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
    return Feeder(settings, vedette(*given, "feeds", *(f"--{name}={value}" for name, value in own.items())), tell)

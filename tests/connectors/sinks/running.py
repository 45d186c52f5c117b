"""A delivery as a process of its own, with an hour of three seconds: what the kill tests kill."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

from agents.settings import Settings
from connectors.delivering import Delivering, deliver
from connectors.sinks import config
from tests.connectors.sinks.service import HOUR_IN

if __name__ == "__main__":
    bootstrap, namespace, file, doors, instance = sys.argv[1:]
    settings = Settings(broker_address=bootstrap, namespace=namespace, allow_private=tuple(doors.split(",")))
    work = Delivering(
        settings=settings,
        sinks=config.read(Path(file)),
        tell=lambda line: print(line, file=sys.stderr),
        schedule=HOUR_IN,
        instance=instance,
    )
    asyncio.run(deliver(work))

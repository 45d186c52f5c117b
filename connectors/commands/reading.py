"""The command `feeds fulltext`: the process that fetches the pages behind short items."""

from __future__ import annotations

from typing import Any

import click

from connectors.commands.options import settings_of, tell, with_broker, with_data, with_namespace


@click.command()
@with_broker
@with_namespace
@with_data
def fulltext(**over: Any) -> int:
    """Fetch the pages of items whose text is short, and append their bodies, until SIGTERM (part of `vedette up`).

    Example: vedette feeds fulltext --broker kafka:9092
    """
    from agents.errors import Interrupted
    from agents.runtime import logs
    from agents.runtime.setup import build
    from agents.settings import security
    from agents.wire import topics
    from connectors import kafka, runfile, signals
    from connectors.sources.pages import process

    settings = runfile.located(settings_of(loud=True, **over))
    logs.configure(settings.log_level)

    async def work() -> None:
        rows = [row for name, row in topics(settings.partitions).items() if name in process.NEEDED]
        await kafka.wait_topics(
            settings.broker_address, settings.namespace, rows, settings.broker_wait, security(settings)
        )
        await process.run(settings, build())

    try:
        signals.run(work())
    except Interrupted:
        tell("stopped")
    return 0

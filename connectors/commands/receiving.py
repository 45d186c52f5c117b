"""The command `receive`: articles posted to us."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from connectors.commands.options import settings_of, tell, with_broker, with_data, with_namespace


@click.command()
@with_broker
@with_namespace
@with_data
@click.option("--port", "receive_port", type=int, help="Where to listen; 0: any free one.")
@click.option("--address-file", type=click.Path(path_type=Path), help="Where to write the address.")
def receive(address_file: Path | None, **over: Any) -> int:
    """Take articles by `POST /articles`, signed as Standard Webhooks, until SIGTERM. On loopback unless set otherwise.

    Example: vedette receive --port 8099
    """
    from agents.errors import Interrupted
    from agents.runtime import logs
    from agents.runtime.setup import build
    from connectors import receiving, runfile, signals

    settings = runfile.located(settings_of(loud=True, **over))
    logs.configure(settings.log_level)
    try:
        signals.run(receiving.receive(settings, build(), tell, address_file))
    except Interrupted:
        tell("stopped")
    return 0

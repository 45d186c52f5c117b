"""The command that puts a watchlist before the workers of a service: `watchlist publish`."""

from __future__ import annotations

from typing import Any

import click

from connectors.commands.options import (
    print_json,
    settings_of,
    tell,
    with_broker,
    with_data,
    with_json,
    with_namespace,
    with_watchlist,
)


@click.command("publish")
@with_broker
@with_namespace
@with_data
@with_watchlist
@click.option("--watch", is_flag=True, help="Go on and publish every change, as `vedette up` does, until SIGTERM.")
@with_json
def watchlist_publish(watch: bool, as_json: bool, **over: Any) -> None:
    """Make the watchlist the live one of a service: its workers take it up between two articles.

    With errors in it nothing is published, and all of them are told.

    Example: vedette watchlist publish --broker kafka:9092 --watchlist ~/watch/watchlist
    """
    from agents.errors import Interrupted
    from agents.flag import versions
    from agents.runtime.setup import build
    from connectors import publishing, runfile, signals

    settings = runfile.located(settings_of(loud=True, **over))
    publisher = publishing.Publisher(settings.watchlist, versions.publishable, build(), tell)
    try:
        signals.run(publisher.run(settings, watch), signals.Hangup(publisher.ask) if watch else None)
    except Interrupted:
        tell("stopped")
    if as_json:
        print_json({"version": publisher.published})

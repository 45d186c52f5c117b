"""The commands `feeds import` and `feeds export`: lists of feeds as OPML."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
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
)

SHIPPED = "shipped"


@click.command("import")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path, allow_dash=True))
@with_broker
@with_namespace
@with_data
@with_json
def import_feeds(files: Sequence[Path], as_json: bool, **over: Any) -> int:
    """Subscribe to the feeds of OPML FILES (`shipped`: the list that comes with Vedette); outlines are kept.

    Feeds that are there already are told and left alone. Exits with 1 when one may not be asked (its address or port).

    Example: vedette feeds import subscriptions.opml
    """
    from connectors import runfile, signals
    from connectors.sources import opml
    from connectors.sources.feeds import asking

    listed = [opml.read(_body(file), str(file)) for file in files]
    settings = runfile.located(settings_of(**over))
    feeds, refused = opml.allowed([feed for one in listed for feed in one.feeds], settings.allow_private)
    added, there = signals.run(asking.add(settings, feeds))
    remarks = [*(remark for one in listed for remark in one.remarks), *refused]
    for remark in (*remarks, *there):
        tell(remark)
    done = {"added": len(added), "there": len(there), "remarks": remarks}
    print_json(done) if as_json else click.echo(f"{len(added)} feeds subscribed, {len(there)} were there already")
    return 1 if refused else 0


def _body(file: Path) -> bytes:
    import sys

    from agents.errors import Fault, Refused
    from connectors.starting import SEEDS

    if str(file) == "-":
        return sys.stdin.buffer.read()
    try:
        return (SEEDS / "feeds.opml" if str(file) == SHIPPED else file).read_bytes()
    except OSError as error:
        raise Refused("feeds", [Fault(str(file), 0, str(error.strerror), "name an OPML file")]) from None


@click.command("export")
@click.option("--title", default="Feeds that Vedette reads", show_default=True, help="Title of the list.")
@with_broker
@with_namespace
@with_data
@with_json
def export_feeds(title: str, as_json: bool, **over: Any) -> None:
    """Write the subscriptions as OPML 2.0 to standard output; importing that gives the same.

    Example: vedette feeds export > subscriptions.opml
    """
    import msgspec

    from connectors import runfile, signals
    from connectors.sources import opml
    from connectors.sources.feeds import subscriptions

    settings = runfile.located(settings_of(**over))
    found = signals.run(subscriptions.read(settings)).values()
    if as_json:
        print_json([msgspec.to_builtins(feed) for feed in sorted(found, key=lambda one: one.url)])
        return
    click.echo(opml.write(found, title, datetime.now(UTC)), nl=False)


@click.command("find")
@click.argument("url")
@with_json
def find_feeds(url: str, as_json: bool) -> int:
    """Name the feeds that a page has in its head; one request. Exits with 1 where there is none.

    Example: vedette feeds find https://example.org/
    """
    import msgspec

    from connectors import show, signals
    from connectors.http import Client, user_agent
    from connectors.sources.feeds import finding

    settings = settings_of()

    async def look() -> list[finding.Found]:
        async with Client(user_agent(settings.contact), settings.allow_private) as client:
            return await finding.find(client, url)

    found = signals.run(look())
    if as_json:
        print_json(msgspec.to_builtins(found))
    else:
        for one in found:
            click.echo(show.safe(f"{one.url}  {one.title}" + ("  (it is a feed itself)" if one.itself else "")))
        if not found:
            tell(f"{url} names no feed: docs/receiving.md says what can be done")
    return 0 if found else 1

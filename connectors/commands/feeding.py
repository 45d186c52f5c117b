"""Commands about feeds: run their process, subscribe, ask, look."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from connectors.commands import listing, parsing, reading
from connectors.commands.options import (
    print_json,
    settings_of,
    tell,
    with_broker,
    with_data,
    with_json,
    with_namespace,
)

with_urls = click.argument("urls", metavar="URL...", nargs=-1, required=True)


class Duration(click.ParamType):
    """5m, 2h, 1d."""

    name = "time"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> float:
        """In seconds."""
        from connectors.sources.feeds.asking import seconds

        if isinstance(value, float):
            return value  # the default
        try:
            return seconds(str(value))
        except ValueError as error:
            self.fail(str(error), param, ctx)


@click.group(invoke_without_command=True)
@with_broker
@with_namespace
@with_data
@click.option("--instance", "feeds_instance", metavar="NAME", help="A name of this process's own (static membership).")
@click.option("--health-file", type=click.Path(path_type=Path), help="Where to write the address of /healthz.")
@click.pass_context
def feeds(context: click.Context, /, health_file: Path | None, **over: Any) -> int:
    """Read feeds politely and append what is new to the live stream; alone: run the process.

    Several processes share the feeds. Ends with 75 when a supervisor should start it again.

    Example: vedette feeds add https://example.org/feed.xml
    """
    if context.invoked_subcommand is not None:
        given = {name: value for name, value in over.items() if value is not None}
        context.default_map = dict.fromkeys(feeds.commands, given)  # `vedette feeds --broker x list` means the same
        return 0
    import logging

    from agents.errors import Interrupted
    from agents.runtime.setup import build
    from connectors import runfile, signals
    from connectors.sources.feeds import serve

    settings = runfile.located(settings_of(loud=True, **over))
    logging.basicConfig(level=settings.log_level, format="%(asctime)s %(levelname)s %(name)s %(message)s")
    try:
        signals.run(serve.serve(settings, build(), tell, health_file))
    except Interrupted:
        tell("the feeds stopped")
    return 0


@feeds.command()
@with_urls
@click.option(
    "--every", type=Duration(), default=0.0, help="How often it is asked, where its headers allow it: 5m, 1h."
)
@click.option("--title", default="", help="What it is called in lists.")
@click.option("--folder", default="", metavar="A/B", help="Where it stands in an exported list.")
@click.option("--full-text", type=click.Choice(["auto", "on", "off"]), default="auto", help="Fetch the items' pages.")
@click.option("--insecure", is_flag=True, help="Do not verify its TLS certificate. Visible in `health`.")
@with_broker
@with_namespace
@with_data
@with_json
def add(urls: Sequence[str], as_json: bool, **over: Any) -> int:
    """Subscribe to feeds; again with other options: change them. Each is asked once, within seconds.

    Example: vedette feeds add --every 5m https://example.org/feed.xml
    """
    from connectors import runfile, signals
    from connectors.sources.feeds import asking
    from connectors.sources.feeds.state import Feed

    told = {name: over.pop(name) for name in ("every", "title", "full_text", "insecure")}
    told["folder"] = tuple(filter(None, over.pop("folder").split("/")))
    settings = runfile.located(settings_of(**over))
    added, remarks = signals.run(asking.add(settings, [Feed(url=url, **told) for url in urls]))
    for remark in remarks:
        tell(remark)
    print_json({"added": [feed.url for feed in added], "remarks": remarks}) if as_json else click.echo(
        "\n".join(f"subscribed to {feed.url}" for feed in added) or "nothing new"
    )
    return 0


@feeds.command()
@with_urls
@with_broker
@with_namespace
@with_data
@with_json
def remove(urls: Sequence[str], as_json: bool, **over: Any) -> None:
    """Unsubscribe from feeds, and forget what is known of them.

    Example: vedette feeds remove https://example.org/feed.xml
    """
    from connectors import runfile, signals
    from connectors.sources.feeds import asking

    settings = runfile.located(settings_of(**over))
    signals.run(asking.remove(settings, urls))
    print_json({"removed": list(urls)}) if as_json else click.echo(
        "\n".join(f"unsubscribed from {url}" for url in urls)
    )


@feeds.command("list")
@with_broker
@with_namespace
@with_data
@with_json
def list_feeds(as_json: bool, **over: Any) -> None:
    """List the subscriptions. With --json one object a line.

    Example: vedette feeds list --json | jq -r .url
    """
    import msgspec

    from connectors import runfile, show, signals
    from connectors.sources.feeds import subscriptions

    settings = runfile.located(settings_of(**over))
    found = signals.run(subscriptions.read(settings))
    rows = [found[url] for url in sorted(found)]
    if as_json:
        for feed in rows:
            print_json(msgspec.to_builtins(feed))
        return
    cells = [[feed.url, feed.title, "/".join(feed.folder), _every(feed.every), feed.origin] for feed in rows]
    click.echo(
        show.table(("url", "title", "folder", "every", "from"), [[show.safe(one) for one in row] for row in cells])
    )


def _every(seconds: float) -> str:
    return f"{seconds / 60:g} min" if seconds else "its rhythm"


@feeds.command()
@click.argument("url")
@with_broker
@with_namespace
@with_data
@with_json
def refresh(url: str, as_json: bool, **over: Any) -> None:
    """Poll a feed now: at most once a minute, and not before a Retry-After of its server.

    Example: vedette feeds refresh https://example.org/feed.xml
    """
    import time

    from connectors import runfile, signals
    from connectors.sources.feeds import asking

    settings = runfile.located(settings_of(**over))
    wait = max(0.0, signals.run(asking.refresh(settings, url)) - time.time())
    print_json({"url": url, "in_s": round(wait)}) if as_json else click.echo(
        f"{url} is asked " + (f"in {wait:.0f} s: not sooner than allowed" if wait >= 1 else "now")
    )


@feeds.command()
@click.argument("url")
@click.option("--every", type=Duration(), default=0.0, help="As for `add`: see whether its headers allow it.")
@click.option("--insecure", is_flag=True, help="Do not verify its TLS certificate.")
@with_json
def check(url: str, every: float, insecure: bool, as_json: bool) -> int:
    """Fetch a feed once, politely, and explain everything that Vedette would do. Needs no broker.

    Exits with 1 where it is no feed that can be read.

    Example: vedette feeds check https://example.org/feed.xml
    """
    from connectors import show, signals
    from connectors.sources.feeds import explaining
    from connectors.sources.feeds.state import Feed

    feed = Feed(url=url, every=every, insecure=insecure)
    found = signals.run(explaining.check(settings_of(), feed))
    print_json(found) if as_json else click.echo("\n".join(map(show.safe, explaining.lines(found))))
    return 0 if found["ok"] else 1


@feeds.command()
@click.argument("url", required=False)
@with_broker
@with_namespace
@with_data
@with_json
def health(url: str | None, as_json: bool, **over: Any) -> int:
    """How each feed is, why, and when it is asked next. Exits with 1 where one is failing or gone.

    With --json one object a line. With URL that feed alone, in full.

    Example: vedette feeds health --json | jq 'select(.state != "well")'
    """
    from connectors import runfile, show, signals
    from connectors.sources.feeds import asking

    settings = runfile.located(settings_of(**over))
    rows = signals.run(asking.health(settings))
    if url:
        rows = [row for row in rows if asking.plain(row["url"]) == asking.plain(url)]
        if not rows:
            raise asking.UnknownFeed(f"nobody is subscribed to {url}: `vedette feeds list` shows what there is")
    if as_json:
        for row in rows:
            print_json(row)
    elif url:
        click.echo(
            "\n".join(f"{name:12} {show.safe(str(value))}" for name, value in rows[0].items() if value is not None)
        )
    else:
        columns = ("state", "url", "next", "delay_s", "reason", "why_then")
        cells = [[show.safe(str(row.get(name) or "")) for name in columns] for row in rows]
        click.echo(show.table(columns, cells))
    return int(any(row["state"] in {"failing", "gone"} for row in rows))


for _command in (parsing.parse, reading.fulltext, listing.import_feeds, listing.export_feeds, listing.find_feeds):
    feeds.add_command(_command)

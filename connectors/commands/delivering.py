"""Commands that deliver alerts: the group `deliver`, and the group `sinks`."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from agents.settings import Settings
from connectors.commands.options import (
    print_json,
    settings_of,
    tell,
    with_broker,
    with_data,
    with_json,
    with_namespace,
)

with_sinks = click.option(
    "--sinks", type=click.Path(path_type=Path), help="The file; else sinks.yaml beside the settings."
)


def sinks_of(settings: Settings) -> Any:
    """sinks.yaml, read. Raises Refused with every error in it."""
    from connectors import delivering
    from connectors.sinks import config

    return config.read(delivering.sinks_file(settings))


def moment(text: str | None) -> Any:
    """A time of the command line: RFC 3339, or so many hours or days ago (`36h`, `10d`)."""
    from datetime import timedelta

    from agents.records import Time
    from connectors.delivering import now

    if text is None:
        return None
    if text[:-1].isdecimal() and text[-1] in "hd":
        return Time.of(now() - timedelta(hours=int(text[:-1]) * (24 if text[-1] == "d" else 1)))
    try:
        return Time.parse(text)
    except ValueError as error:
        raise click.BadParameter(f"{error}: write 2026-01-31T06:00Z, 36h or 10d") from None


@click.group(invoke_without_command=True)
@click.option("--sink", "names", multiple=True, metavar="NAME", help="Only this one; may be given several times.")
@click.option("--since", metavar="TIME", help="Where sinks that are new begin, instead of now: 2026-01-31T06:00Z, 36h.")
@click.option("--instance", default="", metavar="NAME", help="A name of this process's own (static membership).")
@with_sinks
@with_broker
@with_namespace
@with_data
@click.pass_context
def deliver(context: click.Context, /, names: Sequence[str], since: str | None, instance: str, **over: Any) -> None:
    """Deliver alerts to the sinks of sinks.yaml, until SIGTERM; or ask how that stands.

    A new sink begins now. Each has its own place, and none waits for another.

    Example: vedette deliver --sink desk --since 36h
    """
    if context.invoked_subcommand is not None:
        return
    from agents.errors import Interrupted, VedetteError
    from agents.runtime import logs
    from connectors import delivering, runfile, signals

    settings = settings_of(**over)
    found = delivering.named(sinks_of(settings), names)
    if not found.sinks and found.api is None:
        raise VedetteError("there are no sinks: write one into sinks.yaml (docs/delivery.md)")
    tell(f"reads {found.file}: {', '.join(sink.name for sink in found.sinks)}")
    settings = runfile.located(settings)
    logs.configure(settings.log_level)
    work = delivering.Delivering(settings=settings, sinks=found, tell=tell, since=moment(since), instance=instance)
    try:
        signals.run(delivering.deliver(work))
    except Interrupted:
        tell("stopped")


@deliver.command("status")
@with_sinks
@with_broker
@with_namespace
@with_data
@with_json
def deliver_status(as_json: bool, **over: Any) -> int:
    """Say of each sink how far it is, what waits and why. Exits with 1 when one is not well.

    Example: vedette deliver status
    """
    import msgspec

    from connectors import runfile, show, signals
    from connectors.sinks import standing

    settings = settings_of(**over)
    names = [sink.name for sink in sinks_of(settings).sinks]
    rows = signals.run(standing.standing(runfile.located(settings), names))
    if as_json:
        for row in rows:
            print_json(msgspec.to_builtins(row, enc_hook=str))
    else:
        click.echo(show.table(standing.COLUMNS, [standing.cells(row) for row in rows]))
    return 0 if all(row.well for row in rows) else 1


def _request(name: str, alert: str | None, request: str, as_json: bool, **over: Any) -> None:
    from connectors import runfile, signals
    from connectors.sinks import asking

    settings = runfile.located(settings_of(**over))
    told = signals.run(asking.ask(settings, name, alert, request))
    print_json({"sink": name, "alert": alert, "request": request}) if as_json else click.echo(told)


@deliver.command("pause")
@click.argument("name")
@with_broker
@with_namespace
@with_data
@with_json
def deliver_pause(name: str, as_json: bool, **over: Any) -> None:
    """Let a sink rest: its alerts wait in the log, in their order.

    Example: vedette deliver pause desk
    """
    _request(name, None, "pause", as_json, **over)


@deliver.command("resume")
@click.argument("name")
@with_broker
@with_namespace
@with_data
@with_json
def deliver_resume(name: str, as_json: bool, **over: Any) -> None:
    """Let a sink that was paused or disabled go on where it stopped; what waits is tried at once.

    Example: vedette deliver resume desk
    """
    _request(name, None, "resume", as_json, **over)


@deliver.command("skip")
@click.argument("name")
@click.argument("alert", required=False)
@click.option("--all", "everything", is_flag=True, help="Everything that waits at this sink.")
@with_broker
@with_namespace
@with_data
@with_json
def deliver_skip(name: str, alert: str | None, everything: bool, as_json: bool, **over: Any) -> None:
    """Give up what waits at a sink: one alert, or all; it is marked as skipped.

    Example: vedette deliver skip desk b7x2kqmnz4c5d6e7f2g3h4i5j6
    """
    if (alert is None) != everything:
        raise click.UsageError("name an alert, or say --all")
    _request(name, alert, "skip", as_json, **over)


@deliver.command("retry")
@click.argument("name")
@click.argument("alert")
@with_broker
@with_namespace
@with_data
@with_json
def deliver_retry(name: str, alert: str, as_json: bool, **over: Any) -> None:
    """Try an alert now: one that waits, or the last revision of one that was given up or refused once more.

    Example: vedette deliver retry desk b7x2kqmnz4c5d6e7f2g3h4i5j6
    """
    _request(name, alert, "retry", as_json, **over)


@deliver.command("seek")
@click.argument("name")
@click.option("--now", "at_end", is_flag=True, help="Leave out everything so far.")
@click.option("--since", metavar="TIME", help="Go back: 2026-01-31T06:00Z, 36h, 10d. What it had is not repeated.")
@with_broker
@with_namespace
@with_data
@with_json
def deliver_seek(name: str, at_end: bool, since: str | None, as_json: bool, **over: Any) -> None:
    """Move a sink's place in the alerts: for one whose place was lost, or that should get what it missed.

    Example: vedette deliver seek desk --since 36h
    """
    if at_end == (since is not None):
        raise click.UsageError("say --now or --since TIME")
    _request(name, None, "seek" if at_end else f"seek {moment(since)}", as_json, **over)


@click.group()
def sinks() -> None:
    """Check sinks.yaml, and try a sink.

    Example: vedette sinks check
    """


@sinks.command("check")
@with_sinks
@with_json
def sinks_check(as_json: bool, **over: Any) -> None:
    """Read sinks.yaml and tell every error at once, each with its line.

    Example: vedette sinks check
    """
    from connectors import show

    found = sinks_of(settings_of(**over))
    if as_json:
        print_json({"ok": True, "file": found.file, "sinks": [{"name": s.name, "kind": s.kind} for s in found.sinks]})
    else:
        rows = [(sink.name, sink.kind, f"line {sink.line}") for sink in found.sinks]
        click.echo(show.table(("name", "kind", ""), rows) if rows else "no sinks")


@sinks.command("test")
@click.argument("name")
@with_sinks
@with_json
def sinks_test(name: str, as_json: bool, **over: Any) -> int:
    """Send a marked test alert to one sink, with its real template. Exits with 1 when it is not taken.

    Example: vedette sinks test desk
    """
    from connectors import delivering, signals
    from connectors.sinks import trying

    settings = settings_of(**over)
    found = delivering.named(sinks_of(settings), [name])
    told, fine = signals.run(trying.try_sink(settings, found))
    print_json({"sink": name, "ok": fine, "told": told}) if as_json else click.echo(f"{name}: {told}")
    return 0 if fine else 1

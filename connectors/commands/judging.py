"""Commands by which people judge: verdict, mute, unmute, mutes, and the group `rules`."""

from __future__ import annotations

import getpass
from typing import Any

import click

from connectors.commands.delivering import moment
from connectors.commands.options import print_json, settings_of, with_broker, with_data, with_json, with_namespace


def _me() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return ""


with_who = click.option("--who", metavar="NAME", default=_me, help="Who says so; else your user name.")
with_note = click.option("--note", default="", help="Why.")
WHAT = click.Choice(["rule", "story", "source", "entity"])


def ahead(text: str) -> Any:
    """A time to come: RFC 3339, or so many hours or days from now (`8h`, `3d`)."""
    from datetime import timedelta

    from agents.records import Time
    from connectors.delivering import now

    if text[:-1].isdecimal() and text[-1] in "hd":
        return Time.of(now() + timedelta(hours=int(text[:-1]) * (24 if text[-1] == "d" else 1)))
    return moment(text)


@click.command()
@click.argument("alert")
@click.argument("what", type=click.Choice(["useful", "noise", "wrong"]))
@with_who
@with_note
@with_broker
@with_namespace
@with_data
@with_json
def verdict(alert: str, what: str, who: str, note: str, as_json: bool, **over: Any) -> None:
    """Say what you think of ALERT: useful, noise (true, but not worth it), or wrong. The last word of each counts.

    Example: vedette verdict b7x2kqmnz4c5d6e7f2g3h4i5j6 noise --note "an exercise"
    """
    from connectors import runfile, signals
    from connectors.delivering import now
    from connectors.sinks import people

    settings = runfile.located(settings_of(**over))
    made = signals.run(people.judge(settings, alert, what, who, note, now()))
    _tell(made, f"{made.verdict}: alert {made.alert}, revision {made.revision}, rule {made.rule}", as_json)


@click.command()
@click.argument("what", type=WHAT)
@click.argument("id")
@click.option("--until", required=True, metavar="TIME", help="When it ends: 2026-01-31T06:00Z, 8h, 3d.")
@with_who
@with_note
@with_broker
@with_namespace
@with_data
@with_json
def mute(what: str, id: str, until: str, who: str, note: str, as_json: bool, **over: Any) -> None:
    """Deliver nothing of a rule, story, source or entity for a time. Alerts are still written to the log.

    Example: vedette mute rule patriot-moves --until 8h --note "exercise, announced"
    """
    from connectors import runfile, signals
    from connectors.delivering import now
    from connectors.sinks import mutes, people

    made = people.mute(what, id, ahead(until), who, note, now())
    signals.run(people.silence(runfile.located(settings_of(**over)), made))
    _tell(made, mutes.told(made), as_json)


@click.command()
@click.argument("what", type=WHAT)
@click.argument("id")
@with_broker
@with_namespace
@with_data
@with_json
def unmute(what: str, id: str, as_json: bool, **over: Any) -> None:
    """End a mute now.

    Example: vedette unmute rule patriot-moves
    """
    from connectors import runfile, signals
    from connectors.sinks import people

    signals.run(people.unmute(runfile.located(settings_of(**over)), what, id))
    print_json({"what": what, "id": id, "muted": False}) if as_json else click.echo(f"{what} {id} is heard again")


@click.command()
@with_broker
@with_namespace
@with_data
@with_json
def mutes(as_json: bool, **over: Any) -> None:
    """List what is muted now, the next to end first.

    Example: vedette mutes
    """
    import msgspec

    from connectors import runfile, show, signals
    from connectors.delivering import now
    from connectors.sinks import people

    found = signals.run(people.muted(runfile.located(settings_of(**over)), now()))
    if as_json:
        for one in found:
            print_json(msgspec.to_builtins(one, enc_hook=str))
    elif found:
        rows = [(one.what, one.id, str(one.until), one.who, one.note) for one in found]
        click.echo(show.table(("what", "id", "until", "who", "note"), rows))
    else:
        click.echo("nothing is muted")


@click.group()
def rules() -> None:
    """Ask how good the rules are.

    Example: vedette rules report
    """


@rules.command("report")
@click.option("--days", default=30, show_default=True, type=click.IntRange(1, 365), help="How far back.")
@with_broker
@with_namespace
@with_data
@with_json
def rules_report(days: int, as_json: bool, **over: Any) -> None:
    """Count each rule's alerts and what people thought of them; warn of one above 50 a day.

    Example: vedette rules report --days 7
    """
    import msgspec

    from connectors import runfile, show, signals
    from connectors.delivering import now
    from connectors.sinks import precision

    rows = signals.run(precision.read(runfile.located(settings_of(**over)), now(), days))
    if as_json:
        for row in rows:
            print_json(msgspec.to_builtins(row))
    else:
        click.echo(show.table(precision.COLUMNS, [precision.cells(row) for row in rows]) if rows else "no alerts")


def _tell(record: Any, told: str, as_json: bool) -> None:
    import msgspec

    from connectors import show

    print_json(msgspec.to_builtins(record, enc_hook=str)) if as_json else click.echo(show.safe(told))

"""Commands that try a watchlist: flag, and the group `watchlist`."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from connectors.commands.options import (
    compiled_of,
    print_json,
    settings_of,
    tell,
    with_json,
    with_watchlist,
)


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path, allow_dash=True))
@with_watchlist
@click.option("--json", "as_json", is_flag=True, help="One object a line (it is so anyway).")
@click.option("--possible", is_flag=True, help="Also names that lack the context they need (confidence below 0.6).")
def flag(files: Sequence[Path], as_json: bool, possible: bool, **over: Any) -> int:
    """Say what the watchlist finds in each line of FILES (`id`, `text`, optional `title`, `summary`, `lang`).

    Offsets count code points of the field. Exits with 1 when a line could not be read.

    Example: vedette flag articles.jsonl --json | jq .hits
    """
    from agents import trial
    from agents.flag.scan import FLAG, POSSIBLE
    from connectors.lines import Lines

    compiled, _ = compiled_of(settings_of(**over))
    least = POSSIBLE if possible else FLAG
    reading = Lines(files, tell)
    for text in reading.read(trial.text_of):
        print_json(trial.flagged(compiled, text, least))
    return 1 if reading.bad else 0


@click.group()
def watchlist() -> None:
    """Check, try and show what is watched.

    Example: vedette watchlist check
    """


@watchlist.command("check")
@with_watchlist
@with_json
def watchlist_check(as_json: bool, **over: Any) -> None:
    """Read the watchlist and tell every error at once, each with file and line.

    Example: vedette watchlist check --watchlist ~/watch/watchlist
    """
    compiled, told = compiled_of(settings_of(loud=not as_json, **over))
    print_json({"ok": True, "version": compiled.version}) if as_json else click.echo(told)


@watchlist.command("test")
@with_watchlist
@with_json
def watchlist_test(as_json: bool, **over: Any) -> int:
    """Run the tests inside the watchlist: texts in which a thing must be found, and must not.

    Example: vedette watchlist test
    """
    from agents.flag.samples import run_samples

    compiled, told = compiled_of(settings_of(loud=not as_json, **over))
    faults = [str(fault) for fault in run_samples(compiled)]
    if as_json:
        print_json({"ok": not faults, "faults": faults})
    else:
        click.echo("\n".join(faults) or f"all tests hold: {told}")
    return 1 if faults else 0


@watchlist.command("explain")
@click.argument("text")
@click.option("--lang", default="", help="The text's language; else it is guessed.")
@with_watchlist
@with_json
def watchlist_explain(text: str, lang: str, as_json: bool, **over: Any) -> None:
    """Say what is found in TEXT, how sure that is and why, and which rules hold.

    Example: vedette watchlist explain "Patriot batteries were delivered to Kuwait"
    """
    from agents import trial
    from agents.flag.scan import POSSIBLE
    from connectors import show

    compiled, _ = compiled_of(settings_of(**over))
    found = trial.flagged(compiled, trial.Text(text=text, lang=lang), POSSIBLE)
    print_json(found) if as_json else click.echo("\n".join(show.explained(found)))


@watchlist.command("show")
@click.argument("id", required=False)
@with_watchlist
@with_json
def watchlist_show(id: str | None, as_json: bool, **over: Any) -> None:
    """Show one entity or rule, or list all.

    Example: vedette watchlist show patriot
    """
    from connectors import show

    compiled, _ = compiled_of(settings_of(**over))
    things = {**compiled.watchlist.entities, **compiled.watchlist.rules}
    if id is not None and id not in things:
        raise click.BadParameter(f"there is no {id}: `vedette watchlist show` lists all", param_hint="ID")
    chosen = things.values() if id is None else [things[id]]
    if as_json:
        print_json([show.fields_of(thing) for thing in chosen])
    elif id is None:
        rows = [(thing.id, getattr(thing, "kind", "rule"), getattr(thing, "name", "")) for thing in chosen]
        click.echo(show.table(("id", "kind", "name"), rows))
    else:
        click.echo(
            "\n".join(f"{name:10} {show.safe(str(value))}" for name, value in show.fields_of(things[id]).items())
        )

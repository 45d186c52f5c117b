"""Commands that try a watchlist: flag, and the group `watchlist`."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from connectors.commands.options import (
    compiled_of,
    held_in,
    print_json,
    settings_of,
    tell,
    with_json,
    with_list,
    with_watchlist,
)

_FILE = click.Path(path_type=Path)


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path, allow_dash=True))
@with_watchlist
@click.option("--json", "as_json", is_flag=True, help="One object a line (it is so anyway).")
@click.option("--possible", is_flag=True, help="Also names that lack the context they need (confidence below 0.6).")
@click.option("--misses", is_flag=True, help="Also what almost matched, with the first check it failed.")
def flag(files: Sequence[Path], as_json: bool, possible: bool, misses: bool, **over: Any) -> int:
    """Say what the watchlist finds in each line of FILES (`id`, `text`, optional `title`, `summary`, `lang`).

    Offsets count code points of the field. A line that could not be read gives one with `error`, and exit code 1.

    Example: vedette flag articles.jsonl --json | jq .hits
    """
    from agents import trial
    from agents.flag.mention import FLAG, POSSIBLE
    from connectors.lines import Lines

    compiled = compiled_of(settings_of(**over))
    least = POSSIBLE if possible else FLAG
    reading = Lines(files, tell)
    for text in reading.read(trial.text_of, trial.unread):
        print_json(text if isinstance(text, dict) else trial.flagged(compiled, text, least, misses))
    return 1 if reading.bad else 0


@click.group()
def watchlist() -> None:
    """Check, try and show what is watched.

    Example: vedette watchlist check
    """


@watchlist.command("check")
@with_list
@with_watchlist
@with_json
def watchlist_check(path: Path | None, as_json: bool, **over: Any) -> int:
    """Read the watchlist (or that at PATH) and tell every error, with file and line. Exits with 1 where there is one.

    Example: vedette watchlist check ~/watch/watchlist
    """
    from agents.errors import Refused

    try:
        compiled = compiled_of(settings_of(loud=not as_json, **_at(path, over)))
    except Refused as error:
        if not as_json:
            raise
        print_json({"ok": False, "faults": [_fault(fault) for fault in error.faults]})
        return 1
    warnings = compiled.watchlist.warnings
    if as_json:
        print_json({"ok": True, "version": compiled.version, "warnings": [_fault(fault) for fault in warnings]})
    else:
        click.echo("\n".join([*(f"warning: {fault}" for fault in warnings), held_in(compiled)]))
    return 0


def _at(path: Path | None, over: dict[str, Any]) -> dict[str, Any]:
    """The options with the list that an argument names."""
    if path is not None and over.get("watchlist") is not None:
        raise click.UsageError("name the watchlist once: PATH or --watchlist")
    return over if path is None else over | {"watchlist": path}


def _fault(fault: Any) -> dict[str, Any]:
    return {"file": fault.file, "line": fault.line, "what": fault.what, "fix": fault.fix}


@watchlist.command("lint")
@click.option("--background", type=_FILE, help="Neutral articles (JSON lines): which aliases are frequent in them?")
@click.option("--all", "every", is_flag=True, help="Notes too.")
@click.option("--strict", is_flag=True, help="Warnings fail as errors do.")
@with_list
@with_watchlist
@with_json
def watchlist_lint(
    path: Path | None, background: Path | None, every: bool, strict: bool, as_json: bool, **over: Any
) -> int:
    """Say what is doubtful in the watchlist (or that at PATH): failing tests, an alias on two things, dictionary words.

    Exits with 1 where there is an error (with --strict, a warning).

    Example: vedette watchlist lint mine/watchlist --background ordinary-news.jsonl
    """
    from connectors import explaining, show

    compiled = compiled_of(settings_of(loud=not as_json, **_at(path, over)))
    findings = _findings(compiled, background)
    levels = [one.level for one in findings]
    failed = "error" in levels or (strict and "warning" in levels)
    if as_json:
        rows = [{"level": one.level, "check": one.check, **_fault(one.fault)} for one in findings]
        print_json({"ok": not failed, "version": compiled.version, "findings": rows})
    else:
        for line in explaining.linted(findings, every):
            show.console(sys.stdout).print(line)
        counts = ", ".join(_counted(levels.count(level), level) for level in ("error", "warning", "note"))
        click.echo(f"{counts} in {held_in(compiled)}")
    return 1 if failed else 0


def _counted(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"


def _findings(compiled: Any, file: Path | None) -> list[Any]:
    import datetime

    from agents import trial
    from agents.flag.lint import background, lint
    from agents.rehearsal import run_tests
    from connectors.frequency import zipf
    from connectors.lines import Lines

    today = datetime.datetime.now(datetime.UTC).date().isoformat()
    found = lint(compiled, zipf, run_tests(compiled), today)
    if file is not None:
        counts, articles = trial.counted(compiled, Lines([file], tell).read(trial.text_of))
        found += background(counts, articles, compiled)
    return found


@watchlist.command("test")
@click.argument("file", required=False, type=_FILE)
@with_watchlist
@with_json
def watchlist_test(file: Path | None, as_json: bool, **over: Any) -> int:
    """Run the tests inside the watchlist, or those of FILE (YAML or JSON lines: `text`, `finds`, `not`).

    Exits with 1 where one fails.

    Example: vedette watchlist test mytests.yaml
    """
    compiled = compiled_of(settings_of(loud=not as_json, **over))
    number, faults = _tested(compiled, file)
    if as_json:
        print_json({"ok": not faults, "tests": number, "faults": faults})
    else:
        click.echo("\n".join(faults) or f"all {number} tests hold: {held_in(compiled)}")
    return 1 if faults else 0


def _tested(compiled: Any, file: Path | None) -> tuple[int, list[str]]:
    """How many tests there are, and those that fail."""
    from agents.flag import folder
    from agents.flag.cases import read_cases, run_cases
    from agents.rehearsal import run_tests

    if file is not None:
        cases = read_cases(str(file), folder.read_one(file), compiled.watchlist)
        return len(cases), [str(fault) for fault in run_cases(compiled, cases)]
    held = compiled.watchlist
    tests = [thing.tests for thing in (*held.entities.values(), *held.rules.values())]
    number = sum(len(samples.hit) + len(samples.miss) + len(samples.alerts) for samples in tests)
    return number, [str(fault) for fault in run_tests(compiled)]


@watchlist.command("explain")
@click.argument("text")
@click.option("--title", default="", help="The article's title.")
@click.option("--lang", default="", help="The text's language; else it is guessed.")
@click.option("--rule", "asked", default="", metavar="ID", help="Why this rule holds, or does not.")
@with_watchlist
@with_json
def watchlist_explain(text: str, title: str, lang: str, asked: str, as_json: bool, **over: Any) -> None:
    """Say what is found in TEXT (- reads it), what almost was and the check it failed, which rules hold and why not.

    Example: vedette watchlist explain "Patriot batteries were delivered to Kuwait"
    """
    from agents import trial
    from connectors import explaining, show

    compiled = compiled_of(settings_of(**over))
    if asked and asked not in compiled.watchlist.rules:
        raise click.BadParameter(_unknown(asked, compiled.watchlist.rules), param_hint="--rule")
    text = click.get_text_stream("stdin").read() if text == "-" else text
    told = trial.explained(compiled, trial.Text(text=text, title=title, lang=lang), asked)
    if as_json:
        print_json(told)
        return
    console = show.console(sys.stdout)
    for line in explaining.explained(
        told, {"title": title, "text": text}, console.is_terminal and not console.no_color
    ):
        console.print(line)


def _unknown(id: str, known: Any) -> str:
    import difflib

    near = difflib.get_close_matches(id, list(known), 1)
    return f"there is no {id}: " + (f"did you mean {near[0]}?" if near else "`vedette watchlist show` lists all")


@watchlist.command("show")
@click.argument("id", required=False)
@with_watchlist
@with_json
def watchlist_show(id: str | None, as_json: bool, **over: Any) -> None:
    """Show an entity, cue or rule with every spelling it matches, or list all.

    Example: vedette watchlist show patriot
    """
    from agents.flag.showing import listed, shown
    from connectors import explaining, show

    compiled = compiled_of(settings_of(**over))
    if id is None:
        rows = listed(compiled)
        told = show.table(("id", "kind", "name"), [[row["id"], row["kind"], row["name"]] for row in rows])
        print_json(rows) if as_json else click.echo(told)
        return
    thing = shown(compiled, id)
    if thing is None:
        known = [row["id"] for row in listed(compiled)]
        raise click.BadParameter(_unknown(id, known), param_hint="ID")
    print_json([_builtins(thing)]) if as_json else click.echo("\n".join(explaining.thing(thing)))


def _builtins(thing: Any) -> Any:
    import msgspec

    return msgspec.to_builtins(thing)

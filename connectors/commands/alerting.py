"""Commands that look at alerts: the group `alerts` (list, tail, show, why, mentions), and `audit`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click

from connectors.commands.delivering import moment
from connectors.commands.options import (
    compiled_of,
    print_json,
    settings_of,
    tell,
    with_broker,
    with_data,
    with_json,
    with_namespace,
    with_watchlist,
)

SEVERITIES = ("info", "low", "medium", "high", "critical")

with_rule = click.option("--rule", "rules", multiple=True, metavar="ID", help="Only of this rule; may be said again.")
with_severity = click.option(
    "--severity", type=click.Choice(SEVERITIES), default="info", help="This one and graver; else all."
)
with_since = click.option("--since", metavar="WHEN", help="From then on: 36h, 10d, or RFC 3339.")


def choice_of(rules: tuple[str, ...], severity: str, since: str | None, only_open: bool = False) -> Any:
    """Which alerts are wanted, from the options."""
    from connectors.looking.standing import Choice

    return Choice(rules=rules, severity=severity, since=moment(since), only_open=only_open)


def reading_of(work: Callable[[Any], Any], **over: Any) -> Any:
    """Run `work` with a reader of the namespace."""
    from connectors import runfile, signals
    from connectors.looking.reading import Reading

    async def run() -> Any:
        async with Reading(runfile.located(settings_of(**over))) as reading:
            return await work(reading)

    return signals.run(run())


@click.group()
def alerts() -> None:
    """Look at alerts: what there is, what comes, all of one, and why there was none.

    Example: vedette alerts list --since 24h --severity high
    """


@alerts.command("list")
@with_rule
@with_severity
@with_since
@click.option("--open", "only_open", is_flag=True, help="Without those that are closed.")
@click.option("--csv", "as_csv", is_flag=True, help="A table for spreadsheets; no cell is taken for a formula.")
@with_broker
@with_namespace
@with_data
@with_json
def alerts_list(
    rules: tuple[str, ...],
    severity: str,
    since: str | None,
    only_open: bool,
    as_csv: bool,
    as_json: bool,
    **over: Any,
) -> None:
    """List the alerts there are, the newest state of each. With --json one CloudEvents envelope a line.

    Example: vedette alerts list --open --severity high
    """
    import sys

    from connectors import show
    from connectors.looking import printing, standing, tables

    chosen = choice_of(rules, severity, since, only_open)
    rows = reading_of(lambda reading: standing.newest(reading, chosen), **over)
    if as_json:
        for row in rows:
            click.echo(row.raw)
    elif as_csv:
        click.echo(tables.line(tables.ALERT_COLUMNS))
        for row in rows:
            click.echo(tables.line(tables.alert_row(row.alert)))
    else:
        console = show.console(sys.stdout)
        for line in printing.lines(rows, console.width if console.is_terminal else printing.WIDE):
            console.print(line)
        tell(f"{len(rows)} alerts, {sum(row.alert.data.state != 'closed' for row in rows)} of them open")


@alerts.command("tail")
@with_rule
@with_severity
@with_since
@with_broker
@with_namespace
@with_data
@with_json
def alerts_tail(rules: tuple[str, ...], severity: str, since: str | None, as_json: bool, **over: Any) -> None:
    """Print every revision as it comes, with its evidence, until Ctrl-C. With --json one envelope a line.

    Example: vedette alerts tail --since 1h --json | jq .data.headline
    """
    import sys

    from connectors import show
    from connectors.looking import standing

    chosen = choice_of(rules, severity, since)
    console = show.console(sys.stdout)

    async def follow(reading: Any) -> None:
        async for record in reading.follow("alerts", since_ms=chosen.since_ms):
            row = standing.row(record)
            if not chosen.wants(row.alert):
                continue
            if as_json:
                sys.stdout.buffer.write(row.raw + b"\n")
                sys.stdout.buffer.flush()
            else:
                console.print(show.alert(row.alert, console.color_system is not None))
                console.print()

    if not as_json:
        tell("waits for alerts; Ctrl-C ends")
    reading_of(follow, **over)


@alerts.command("show")
@click.argument("id")
@with_broker
@with_namespace
@with_data
@with_json
def alerts_show(id: str, as_json: bool, **over: Any) -> int:
    """Show everything of the alert ID (or the beginning of its id): revisions, articles, passages marked.

    Example: vedette alerts show hmpmwvdyxy
    """
    import sys

    from connectors import show
    from connectors.looking import printing, standing

    rows = reading_of(lambda reading: standing.revisions(reading, id), **over)
    subjects = sorted({row.alert.subject for row in rows})
    if len(subjects) != 1:
        told = ", ".join(subjects[:5])
        tell(f"{id} begins {len(subjects)} alerts: {told}" if subjects else f"no alert begins with {id}")
        return 1
    if as_json:
        click.echo(rows[-1].raw)
        return 0
    console = show.console(sys.stdout)
    for line in printing.everything(rows, console.color_system is not None):
        console.print(line)
    return 0


@alerts.command("why")
@click.argument("article")
@click.option(
    "--rule", "rule", default="", metavar="ID", help="Say of this rule why it does not hold, however far off."
)
@click.option("--fetch", "fetch", is_flag=True, help="Fetch a page that was never read, and judge it; write nothing.")
@with_watchlist
@with_broker
@with_namespace
@with_data
@with_json
def alerts_why(article: str, rule: str, fetch: bool, as_json: bool, **over: Any) -> int:
    """Say what became of ARTICLE (its address or id) in every stage, and why there was no alert.

    Rules that did not hold are explained by the watchlist of today, with the first clause that does not. Of an
    address that was never read it says what there is of that publisher, and with --fetch what would become of its
    page. Exits with 1 where there is no such article.

    Example: vedette alerts why https://example.org/news/1 --fetch
    """
    import sys

    from connectors import show
    from connectors.commands import drying
    from connectors.looking import publisher, way, wayside

    settings = settings_of(**over)
    compiled = compiled_of(settings)
    if fetch:
        drying.checked(article)

    def judge(judged: Any) -> dict[str, Any]:
        return explained(compiled, judged, rule)

    async def ask(reading: Any) -> dict[str, Any]:
        id = way.id_of(article)
        told = way.told(id, await way.collect(reading, id), judge)
        known = told["article"] or told["dead_letters"]
        return told if known else {"unknown": await publisher.told(reading, article)}

    told = drying.or_missing(lambda: reading_of(ask, **over)) if fetch else reading_of(ask, **over)
    if fetch and "unknown" in told:
        tell(f"fetches {article}: robots.txt, some seconds later the page")
        told["dry"] = drying.run(settings, compiled, article, judge)
    if as_json:
        print_json(told)
    else:
        console = show.console(sys.stdout)
        for line in wayside.never_read(told) if "unknown" in told else wayside.way(told):
            console.print(line)
    return 0 if "unknown" not in told or told.get("dry", {}).get("article") else 1


def explained(compiled: Any, judged: Any, rule: str) -> dict[str, Any]:
    """What a watchlist says of a judged article, and of the rules that do not hold why."""
    from agents.flag.explain import explain
    from agents.language import of_texts

    article = judged.article
    return explain(compiled, judged, of_texts((article.text, article.summary, article.title), article.lang), rule)


@alerts.command("mentions")
@click.option("--entity", "entities", multiple=True, metavar="ID", help="Only of this entity; may be said again.")
@with_since
@click.option("--csv", "as_csv", is_flag=True, help="A table for spreadsheets; no cell is taken for a formula.")
@with_broker
@with_namespace
@with_data
@with_json
def alerts_mentions(entities: tuple[str, ...], since: str | None, as_csv: bool, as_json: bool, **over: Any) -> None:
    """Print every name that was found, a line each: where, how sure. --since goes by when it was judged.

    Example: vedette alerts mentions --entity patriot --since 7d --csv > patriot.csv
    """
    import sys

    from connectors.looking import tables

    if as_csv:
        click.echo(tables.line(tables.MENTION_COLUMNS))
    start = moment(since)

    async def run(reading: Any) -> None:
        async for record in reading.of("mentions", since_ms=start.ms() if start else None):
            for row in tables.mention_rows(record.value):
                found = dict(zip(tables.MENTION_COLUMNS, row, strict=True))
                if entities and found["entity"] not in entities:
                    continue
                print_json(found) if as_json else sys.stdout.write(tables.shown(row, as_csv) + "\n")

    reading_of(run, **over)


@click.command()
@click.option("--from", "since", metavar="WHEN", default="24h", show_default=True, help="36h, 10d, or RFC 3339.")
@click.option("--to", "until", metavar="WHEN", help="Else now.")
@with_broker
@with_namespace
@with_data
@with_json
def audit(since: str, until: str | None, as_json: bool, **over: Any) -> int:
    """Check that every article fetched in a time has exactly one outcome, and every hit exactly one decision.

    Exits with 1 when something is lost or stands there twice, and names it.

    Example: vedette audit --from 7d --to 1d
    """
    from connectors.delivering import now
    from connectors.looking import accounts

    start, end = moment(since), moment(until) or now()
    told = accounts.balance(reading_of(lambda reading: accounts.read(reading, start, end), **over))
    if as_json:
        print_json(told)
        return 0 if told["ok"] else 1
    click.echo(f"{told['articles']} articles fetched from {start} to {end}")
    for name, count in told["outcomes"].items():
        click.echo(f"  {count:8}  {name}")
    click.echo(f"{told['hits']} hits")
    for name, count in told["decisions"].items():
        click.echo(f"  {count:8}  {name}")
    for fault in told["faults"]:
        click.echo(f"FAULT  {fault}")
    if told["faults_left_out"]:
        click.echo(f"and {told['faults_left_out']} more faults")
    click.echo("adds up" if told["ok"] else "does NOT add up")
    return 0 if told["ok"] else 1

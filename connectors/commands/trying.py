"""The command `backtest`: what a watchlist would have raised on stored articles."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import click

from connectors.commands.options import compiled_of, print_json, settings_of, tell, with_json, with_watchlist

REPORT_EVERY = 5_000  # articles


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--rule", "rules", multiple=True, metavar="ID", help="Tell only of this rule; may be said again.")
@with_watchlist
@with_json
def backtest(files: Sequence[Path], rules: tuple[str, ...], as_json: bool, **over: Any) -> int:
    """Run a watchlist over FILES (JSON lines) in memory: the alerts each rule would have raised, by day.

    Touches no broker and no topic. Exits with 1, and says which and when, where a rule has more than 50 alerts a day.

    Example: vedette backtest yesterday.jsonl --watchlist ~/watch/watchlist --rule my-new-rule
    """
    from connectors import show

    compiled = compiled_of(settings_of(loud=not as_json, **over))
    if unknown := set(rules) - set(compiled.watchlist.rules):
        raise click.BadParameter(f"there is no rule {', '.join(sorted(unknown))}", param_hint="--rule")
    found = [one for one in _tried(compiled, files).ranked() if not rules or one.rule in rules]
    warnings = [warning for one in found if (warning := one.warning())]
    if as_json:
        print_json({"rules": [one.plain() for one in found], "ok": not warnings})
    else:
        columns = ("rule", "alerts", "hits", "days", "busiest day", "alerts on it")
        rows = [(one.rule, one.alerts, one.hits, len(one.days), *one.busiest) for one in found]
        click.echo(show.table(columns, [[str(cell) for cell in row] for row in rows]))
    for warning in warnings:
        tell(f"WARNING: {warning}")
    return 1 if warnings else 0


def _tried(compiled: Any, files: Sequence[Path]) -> Any:
    """Everything that the stages in memory make of the files, counted."""
    from agents.alert.stage import Alerting
    from agents.backtest import Tally
    from agents.deduplicate.publishers import shipped
    from agents.deduplicate.stage import Deduplicate
    from agents.flag.stage import Flag
    from agents.pipeline import Pipeline

    tally = Tally()
    stages: list[Any] = [Deduplicate(shipped()), Flag(compiled), Alerting()]
    pipeline = Pipeline(stages)
    for number, record in enumerate(_records(files), 1):
        for output in pipeline.take("articles.raw", record):
            tally.note(output.record)
        if number % REPORT_EVERY == 0:
            tell(f"{number:,} articles")
    return tally


def _records(files: Sequence[Path]) -> Iterator[Any]:
    from connectors.delivering import now
    from connectors.ingest import refuse_missing
    from connectors.sources.corpus import BadLine, Ignored, read

    refuse_missing(files)
    with ExitStack() as opened:
        named = [(file.name, opened.enter_context(file.open("rb"))) for file in files]
        for record in read(named, now()):
            if isinstance(record, BadLine | Ignored):
                tell(str(record))
            else:
                yield record

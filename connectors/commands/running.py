"""Commands that run something: init, demo, replay, up, worker, ingest."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from agents.settings import Settings
from connectors.commands.delivering import sinks_of
from connectors.commands.options import (
    compiled_of,
    print_json,
    settings_of,
    tell,
    with_broker,
    with_data,
    with_files,
    with_json,
    with_namespace,
    with_watchlist,
)

with_topics = click.option("--topics", metavar="A,B", help="Print the records of these: alerts,decisions,dead-letters.")


@click.command()
@click.argument("directory", type=click.Path(path_type=Path))
@with_json
def init(directory: Path, as_json: bool) -> None:
    """Write a first vedette.yaml, watchlist, feeds and sinks into DIRECTORY; what is there stays.

    Example: vedette init ~/watch
    """
    from connectors.starting import write_first_files

    written = write_first_files(directory)
    print_json({"written": written}) if as_json else click.echo(
        "\n".join(f"wrote {name}" for name in written) or "all there"
    )


def _replay(files: Sequence[Path], settings: Settings, as_json: bool, topics: str | None) -> int:
    from agents.runtime.setup import build
    from connectors import output, replay, signals

    emit = output.emitter(as_json, topics)
    summary = signals.run(replay.replay(settings, files, build(), emit, tell))
    tell(str(summary))
    return 0


@click.command()
@with_files
@with_watchlist
@with_broker
@with_topics
@with_json
def demo(files: Sequence[Path], as_json: bool, topics: str | None, **over: Any) -> int:
    """Run the seed corpus (or FILES) through Kafka and Faust, and print the alerts as they come.

    Everything happens in a namespace and data directory of its own; nothing is left behind.

    Example: vedette demo --json | jq .data.headline
    """
    from connectors.starting import fresh, seed_corpus

    settings = settings_of(loud=not as_json, namespace=fresh("demo"), **over)
    return _replay(files or seed_corpus(), settings, as_json, topics)


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@with_watchlist
@with_broker
@with_namespace
@with_topics
@with_json
def replay(files: Sequence[Path], as_json: bool, topics: str | None, **over: Any) -> int:
    """Run FILES through the whole pipeline in a namespace of their own, and print the alerts.

    Uses the broker of a running `vedette up`, or one of its own; can reach no live topic and no sink.

    Example: vedette replay march-2020.jsonl --json
    """
    from connectors.starting import fresh, replayable

    over["namespace"] = over["namespace"] or fresh("replay")
    return _replay(files, replayable(settings_of(loud=not as_json, **over)), as_json, topics)


@click.command()
@with_broker
@with_namespace
@with_data
@with_watchlist
def up(**over: Any) -> int:
    """Run everything on this machine, until Ctrl-C: Kafka (unless --broker), the topics, a worker.

    Example: vedette up --data ~/watch/data
    """
    from agents.errors import Interrupted
    from connectors import signals, supervisor

    settings = settings_of(loud=True, **over)
    compiled_of(settings)  # a watchlist with errors stops the start
    sinks_of(settings)  # and so does a sinks.yaml
    try:
        signals.run(supervisor.up(settings, tell))
    except Interrupted:
        tell("stopped")
    return 0


@click.command()
@click.option("--stages", default="deduplicate,flag,alert", show_default=True, help="Which stages to run.")
@with_broker
@with_namespace
@with_data
@with_watchlist
@click.option("--instance", "worker_instance", metavar="NAME", help="A name of this worker's own (static membership).")
@click.option("--health-file", default="", help="Where to write the address of /healthz.")
@click.option("--no-ticks", is_flag=True, help="Append no Tick to a silent stream: a replay has its own time.")
@click.option("--rejudge", is_flag=True, help="Start although a ledger was cut; judge again from where it ends.")
def worker(stages: str, health_file: str, no_ticks: bool, rejudge: bool, **over: Any) -> int:
    """Run the stages of one worker until SIGTERM. Exits with 75 when a supervisor should start it again.

    Example: vedette worker --broker kafka:9092 --stages deduplicate
    """
    import asyncio

    from agents.runtime import assemble, logs
    from agents.runtime.worker import run
    from connectors import kafka, runfile

    settings = runfile.located(settings_of(loud=True, **over))
    caches = runfile.data_dir(settings) / "cache" / settings.namespace
    setup = assemble.setup(
        settings, health_file=health_file, ticks=not no_ticks, rejudge=rejudge, cache_dir=str(caches)
    )
    logs.configure(settings.log_level)
    made = assemble.stages(settings, _stages(stages))
    wait = kafka.wait_topics(
        setup.bootstrap, setup.namespace, setup.topics.values(), settings.broker_wait, setup.security
    )
    asyncio.run(wait)
    return run(setup, made)


def _stages(told: str) -> list[str]:
    """The stages of a comma-separated list, in the order of an article's way."""
    from agents.runtime.assemble import STAGES

    names = {name.strip() for name in told.split(",")}
    if unknown := names - STAGES.keys():
        raise click.BadParameter(f"{', '.join(sorted(unknown))}: there are {', '.join(STAGES)}", param_hint="--stages")
    return [name for name in STAGES if name in names]


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path, allow_dash=True))
@with_broker
@with_namespace
@with_data
@with_json
def ingest(files: Sequence[Path], as_json: bool, **over: Any) -> int:
    """Append FILES (JSON lines, - for standard input) to the live stream, as news of this minute.

    Exits with 1 when a line went to the dead letters.

    Example: vedette ingest today.jsonl
    """
    from agents.runtime.setup import build
    from connectors import appending, runfile, signals

    settings = runfile.located(settings_of(loud=True, **over))
    sent = signals.run(appending.append(settings, files, build(), tell))
    done = {"articles": sent.articles, "dead_letters": sent.bad}
    print_json(done) if as_json else click.echo(
        f"{sent.articles} articles appended, {sent.bad} lines to the dead letters"
    )
    return 1 if sent.bad else 0

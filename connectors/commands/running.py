"""Commands that run something: init, demo, replay, up, worker, ingest."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from agents.settings import Settings
from connectors.commands.delivering import sinks_of
from connectors.commands.options import (
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

    The watchlist is watched: what is changed in it is live within seconds (at once after SIGHUP), what is wrong
    in it changes nothing and is told.

    Example: vedette up --data ~/watch/data
    """
    from agents.errors import Interrupted
    from agents.flag import versions
    from agents.runtime.setup import build
    from connectors import publishing, signals, supervisor

    settings = settings_of(loud=True, **over)
    # A watchlist with errors stops the start, and so does a sinks.yaml.
    publisher = publishing.Publisher(settings.watchlist, versions.publishable, build(), tell)
    sinks_of(settings)
    try:
        signals.run(supervisor.up(settings, tell, publisher), signals.Hangup(publisher.ask))
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
    from agents.flag import versions
    from agents.runtime import assemble, logs
    from agents.runtime.worker import run
    from connectors import runfile

    settings = runfile.located(settings_of(loud=True, **over))
    caches = runfile.data_dir(settings) / "cache" / settings.namespace
    setup = assemble.setup(
        settings, health_file=health_file, ticks=not no_ticks, rejudge=rejudge, cache_dir=str(caches)
    )
    logs.configure(settings.log_level)
    names = _stages(stages)
    live = _watchlist(settings, setup) if "flag" in names else None
    _topics(settings, setup)
    return run(setup, assemble.stages(settings, names, live), lambda: versions.load(settings.watchlist))


def _watchlist(settings: Settings, setup: Any) -> Any:
    """The published watchlist, else that of the files, which are read while Kafka starts. Raises Refused."""
    import asyncio
    from concurrent.futures import ThreadPoolExecutor

    from agents.flag import versions
    from agents.runtime import clients, watchlists

    with ThreadPoolExecutor(1) as pool:
        files = pool.submit(versions.load, settings.watchlist)
        _topics(settings, setup)
        live = asyncio.run(watchlists.live(clients.clients(setup).consumer, setup.namespace))
        return files.result() if live is None else live


def _topics(settings: Settings, setup: Any) -> None:
    """Wait until they are there."""
    import asyncio

    from connectors import kafka

    topics = setup.topics.values()
    asyncio.run(kafka.wait_topics(setup.bootstrap, setup.namespace, topics, settings.broker_wait, setup.security))


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

"""The front door: the command line, one function a command.

A command reads the settings, calls what does the work, and prints. Imports stand inside the
functions, so that `vedette --help` answers at once.
"""

from __future__ import annotations

import logging
import os
import sys
import traceback
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import click

from agents.errors import VedetteError
from agents.settings import Settings

INTERRUPTED = 130
BROKEN_PIPE = 141

Command = Callable[..., Any]


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option("--config", type=click.Path(path_type=Path), help="Settings file; else vedette.yaml, here or upwards.")
@click.option("--debug", is_flag=True, help="Show where an error came from.")
@click.version_option(package_name="vedette")
@click.pass_context
def cli(context: click.Context, /, config: Path | None, debug: bool) -> None:
    """Vedette watches the world's feeds and raises alerts, each with its evidence.

    Example: vedette demo
    """
    context.obj = {"config": config, "debug": debug}
    if not debug:  # a client's complaints while Kafka starts; what matters is raised
        logging.getLogger("aiokafka").setLevel(logging.CRITICAL)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; gives its exit code. What Vedette says no to is one message, without a traceback."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    try:
        return int(cli.main(given, "vedette", standalone_mode=False) or 0)
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except VedetteError as error:
        return _refuse(error, "--debug" in given)
    except (click.Abort, KeyboardInterrupt):
        return INTERRUPTED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # or the interpreter complains at its end
        return BROKEN_PIPE


def _refuse(error: VedetteError, debug: bool) -> int:
    if debug:
        traceback.print_exception(error)
    _tell(str(error))
    return error.exit_code


def _tell(line: str) -> None:
    """One line for people, beside the output."""
    click.echo(f"vedette: {line}", err=True)


def _settings(loud: bool = False, **over: Any) -> Settings:
    """The settings with a command's options over them; `loud` says which files were read."""
    import msgspec  # noqa: PLC0415

    from agents import settings  # noqa: PLC0415

    config = click.get_current_context().find_root().obj["config"] or (
        Path(told) if (told := os.environ.get("VEDETTE_CONFIG")) else None
    )
    read = settings.read(config or settings.find(Path.cwd()), os.environ)
    read = msgspec.structs.replace(read, **{name: value for name, value in over.items() if value is not None})
    if loud:
        _tell("reads " + ", ".join(map(str, (*read.files, read.watchlist))))
    return read


def _json(value: Any) -> None:
    import orjson  # noqa: PLC0415

    click.echo(orjson.dumps(value, default=str))


_with_broker = click.option("--broker", "broker_address", metavar="HOST:PORT", help="A Kafka that is there already.")
_with_namespace = click.option("--namespace", metavar="NAME", help="What the topics' names begin with.")
_with_data = click.option("--data", "data_dir", type=click.Path(path_type=Path), help="The data directory.")
_with_json = click.option("--json", "as_json", is_flag=True, help="Machine-readable output.")
_with_watchlist = click.option(
    "--watchlist", type=click.Path(path_type=Path), help="Folder (or file) of the watchlist."
)
_files = click.argument("files", nargs=-1, type=click.Path(path_type=Path))


@cli.command()
@click.argument("directory", type=click.Path(path_type=Path))
@_with_json
def init(directory: Path, as_json: bool) -> None:
    """Write a first vedette.yaml, watchlist, feeds and sinks into DIRECTORY; what is there stays.

    Example: vedette init ~/watch
    """
    from connectors.starting import write_first_files  # noqa: PLC0415

    written = write_first_files(directory)
    _json({"written": written}) if as_json else click.echo(
        "\n".join(f"wrote {name}" for name in written) or "all there"
    )


def _replay(files: Sequence[Path], settings: Settings, as_json: bool, topics: str | None) -> int:
    from agents.runtime.setup import build  # noqa: PLC0415
    from connectors import output, replay, signals  # noqa: PLC0415

    emit = output.emitter(as_json, topics)
    summary = signals.run(replay.replay(settings, files, build(), emit, _tell))
    _tell(str(summary))
    return 0


_with_topics = click.option(
    "--topics", metavar="A,B", help="Print the records of these: alerts,decisions,dead-letters."
)


@cli.command()
@_files
@_with_watchlist
@_with_broker
@_with_topics
@_with_json
def demo(files: Sequence[Path], as_json: bool, topics: str | None, **over: Any) -> int:
    """Run the seed corpus (or FILES) through Kafka and Faust, and print the alerts as they come.

    Everything happens in a namespace and data directory of its own; nothing is left behind.

    Example: vedette demo --json | jq .data.headline
    """
    from connectors.starting import fresh, seed_corpus  # noqa: PLC0415

    settings = _settings(loud=not as_json, namespace=fresh("demo"), **over)
    return _replay(files or seed_corpus(), settings, as_json, topics)


@cli.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@_with_watchlist
@_with_broker
@_with_namespace
@_with_topics
@_with_json
def replay(files: Sequence[Path], as_json: bool, topics: str | None, **over: Any) -> int:
    """Run FILES through the whole pipeline in a namespace of their own, and print the alerts.

    Uses the broker of a running `vedette up`, or one of its own; can reach no live topic and no sink.

    Example: vedette replay march-2020.jsonl --json
    """
    from connectors.starting import fresh, replayable  # noqa: PLC0415

    over["namespace"] = over["namespace"] or fresh("replay")
    return _replay(files, replayable(_settings(loud=not as_json, **over)), as_json, topics)


@cli.command()
@_with_broker
@_with_namespace
@_with_data
@_with_watchlist
def up(**over: Any) -> int:
    """Run everything on this machine, until Ctrl-C: Kafka (unless --broker), the topics, a worker.

    Example: vedette up --data ~/watch/data
    """
    from agents.errors import Interrupted  # noqa: PLC0415
    from connectors import signals, supervisor  # noqa: PLC0415

    try:
        signals.run(supervisor.up(_settings(loud=True, **over), _tell))
    except Interrupted:
        _tell("stopped")
    return 0


@cli.command()
@click.option("--stages", default="deduplicate,flag,alert", show_default=True, help="Which stages to run.")
@_with_broker
@_with_namespace
@_with_watchlist
@click.option("--instance", "worker_instance", metavar="NAME", help="A name of this worker's own (static membership).")
@click.option("--health-file", default="", help="Where to write the address of /healthz.")
@click.option("--no-ticks", is_flag=True, help="Append no Tick to a silent stream: a replay has its own time.")
@click.option("--rejudge", is_flag=True, help="Start although a ledger was cut; judge again from where it ends.")
def worker(stages: str, health_file: str, no_ticks: bool, rejudge: bool, **over: Any) -> int:
    """Run the stages of one worker until SIGTERM. Exits with 75 when a supervisor should start it again.

    Example: vedette worker --broker kafka:9092 --stages deduplicate
    """
    import asyncio  # noqa: PLC0415

    from agents.runtime import assemble, logs  # noqa: PLC0415
    from agents.runtime.worker import run  # noqa: PLC0415
    from connectors import kafka, runfile  # noqa: PLC0415

    settings = runfile.located(_settings(loud=True, **over))
    setup = assemble.setup(settings, health_file=health_file, ticks=not no_ticks, rejudge=rejudge)
    logs.configure(settings.log_level)
    made = assemble.stages(settings, _stages(stages))
    wait = kafka.wait_topics(
        setup.bootstrap, setup.namespace, setup.topics.values(), settings.broker_wait, setup.security
    )
    asyncio.run(wait)
    return run(setup, made)


def _stages(told: str) -> list[str]:
    """The stages of a comma-separated list, in the order of an article's way."""
    from agents.runtime.assemble import STAGES  # noqa: PLC0415

    names = {name.strip() for name in told.split(",")}
    if unknown := names - STAGES.keys():
        raise click.BadParameter(f"{', '.join(sorted(unknown))}: there are {', '.join(STAGES)}", param_hint="--stages")
    return [name for name in STAGES if name in names]


if __name__ == "__main__":
    sys.exit(main())

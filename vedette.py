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

    settings = _settings(loud=True, **over)
    _compiled(settings)  # a watchlist with errors stops the start
    try:
        signals.run(supervisor.up(settings, _tell))
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


@cli.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path, allow_dash=True))
@_with_broker
@_with_namespace
@_with_data
@_with_json
def ingest(files: Sequence[Path], as_json: bool, **over: Any) -> int:
    """Append FILES (JSON lines, - for standard input) to the live stream, as news of this minute.

    Exits with 1 when a line went to the dead letters.

    Example: vedette ingest today.jsonl
    """
    from agents.runtime.setup import build  # noqa: PLC0415
    from connectors import appending, runfile, signals  # noqa: PLC0415

    settings = runfile.located(_settings(loud=True, **over))
    sent = signals.run(appending.append(settings, files, build(), _tell))
    done = {"articles": sent.articles, "dead_letters": sent.bad}
    _json(done) if as_json else click.echo(f"{sent.articles} articles appended, {sent.bad} lines to the dead letters")
    return 1 if sent.bad else 0


@cli.command()
@_with_broker
@_with_namespace
@_with_data
@_with_json
def status(as_json: bool, **over: Any) -> int:
    """Is it alive, how far behind, the last article and alert. Exits with 1 when it is not well.

    Example: vedette status --json | jq .behind
    """
    import msgspec  # noqa: PLC0415

    from connectors import show, signals, status  # noqa: PLC0415

    now = signals.run(status.status(_settings(**over)))
    _json(msgspec.to_builtins(now)) if as_json else click.echo("\n".join(map(show.safe, status.lines(now))))
    return 0 if now.alive else 1


@cli.command()
@_with_broker
@_with_namespace
@_with_data
@_with_watchlist
@_with_json
def doctor(as_json: bool, **over: Any) -> int:
    """Say what is wrong with this installation, and what to do. Exits with 1 when something is.

    Example: vedette doctor
    """
    import msgspec  # noqa: PLC0415

    from connectors import doctor  # noqa: PLC0415

    settings = _settings(loud=not as_json, **over)
    checks = doctor.examine(settings, lambda: _compiled(settings)[1])
    if as_json:
        _json(msgspec.to_builtins(checks))
    else:
        for check in checks:
            click.echo(f"{check.state:4}  {check.name:18}  {check.detail}")
            if check.state != "ok":
                click.echo(f"{'':26}-> {check.fix}" if check.fix else "", nl=bool(check.fix))
    return 1 if any(check.state == "fail" for check in checks) else 0


def _compiled(settings: Settings) -> tuple[Any, str]:
    """The watchlist ready for work, and what it holds in one line. Raises Refused."""
    from agents.flag import folder  # noqa: PLC0415
    from agents.flag.compile import compile_watchlist  # noqa: PLC0415
    from agents.flag.watchlist import parse  # noqa: PLC0415

    compiled = compile_watchlist(parse(folder.read(settings.watchlist)))
    held = compiled.watchlist
    told = f"{len(held.entities)} entities, {len(held.cues)} cues, {len(held.rules)} rules; version {compiled.version}"
    return compiled, told


@cli.group()
def topics() -> None:
    """Create and check the topics on the broker.

    Example: vedette topics check --broker kafka:9092
    """


@topics.command("create")
@_with_broker
@_with_namespace
@_with_data
@_with_json
def topics_create(as_json: bool, **over: Any) -> None:
    """Create the topics that are missing; refuse what is there and laid out differently.

    Example: vedette topics create --broker kafka:9092
    """
    from connectors import runfile, signals, supervisor  # noqa: PLC0415

    made = signals.run(supervisor.prepare(runfile.located(_settings(loud=not as_json, **over))))
    _json({"created": made}) if as_json else click.echo("\n".join(f"created {name}" for name in made) or "all there")


@topics.command("check")
@_with_broker
@_with_namespace
@_with_data
@_with_json
def topics_check(as_json: bool, **over: Any) -> None:
    """Check partitions and configuration of every topic. Exits with 1 when one is not as it must be.

    Example: vedette topics check
    """
    from connectors import runfile, signals, supervisor  # noqa: PLC0415

    settings = runfile.located(_settings(loud=not as_json, **over))
    signals.run(supervisor.check(settings))
    _json({"ok": True}) if as_json else click.echo(f"the topics of {settings.namespace} are as they must be")


@cli.group("dead-letters")
def dead_letters() -> None:
    """List, show and send back what could not be decoded or handled.

    Example: vedette dead-letters list
    """


@dead_letters.command("list")
@_with_broker
@_with_namespace
@_with_data
@_with_json
def dead_letters_list(as_json: bool, **over: Any) -> None:
    """List all dead letters: which, why, where from. With --json one object a line.

    Example: vedette dead-letters list --json | jq .reason
    """
    from agents.settings import security  # noqa: PLC0415
    from connectors import deadletters, runfile, show, signals  # noqa: PLC0415

    settings = runfile.located(_settings(**over))
    rows = signals.run(deadletters.listed(settings.broker_address, settings.namespace, security(settings)))
    if as_json:
        for row in rows:
            _json(row)
    else:
        columns = ("id", "reason", "stage", "origin", "attempts", "length", "detail")
        click.echo(show.table(columns, [[str(row.get(column, "")) for column in columns] for row in rows]))


@dead_letters.command("show")
@click.argument("id", type=int)
@click.option("--bytes", "as_bytes", is_flag=True, help="Write the untouched bytes to standard output, nothing else.")
@_with_broker
@_with_namespace
@_with_data
@_with_json
def dead_letters_show(id: int, as_bytes: bool, as_json: bool, **over: Any) -> None:
    """Show one dead letter: its headers and its bytes.

    Example: vedette dead-letters show 17 --bytes > article.json
    """
    from agents.settings import security  # noqa: PLC0415
    from connectors import deadletters, output, runfile, show, signals  # noqa: PLC0415

    settings = runfile.located(_settings(**over))
    letter = signals.run(deadletters.found(settings.broker_address, settings.namespace, id, security(settings)))
    if as_bytes:
        click.get_binary_stream("stdout").write(letter.value or b"")
    elif as_json:
        _json(output.as_object("dead-letters", letter))
    else:
        click.echo("\n".join(show.dead_letter(letter)))


@dead_letters.command("retry")
@click.argument("ids", type=int, nargs=-1)
@click.option("--all", "everything", is_flag=True, help="All that can be sent back; says which cannot.")
@_with_broker
@_with_namespace
@_with_data
@_with_json
def dead_letters_retry(ids: Sequence[int], everything: bool, as_json: bool, **over: Any) -> int:
    """Send dead letters back to the topics they came from, key and bytes untouched, attempts counted.

    Example: vedette dead-letters retry 17 18
    """
    from connectors import appending, runfile, signals  # noqa: PLC0415

    if bool(ids) == everything:
        raise click.UsageError("name the dead letters, or say --all")
    settings = runfile.located(_settings(**over))
    sent, refused = signals.run(appending.retry(settings, None if everything else ids))
    for reason in refused:
        _tell(reason)
    _json({"sent": sent, "refused": refused}) if as_json else click.echo(f"{len(sent)} sent back")
    return 1 if refused else 0


@cli.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path, allow_dash=True))
@_with_watchlist
@click.option("--json", "as_json", is_flag=True, help="One object a line (it is so anyway).")
def flag(files: Sequence[Path], as_json: bool, **over: Any) -> int:
    """Say what the watchlist finds in each line of FILES (`id`, `text`, optional `title`, `summary`, `lang`).

    Offsets count code points of the field. Exits with 1 when a line could not be read.

    Example: vedette flag articles.jsonl --json | jq .hits
    """
    from agents import trial  # noqa: PLC0415
    from connectors.lines import Lines  # noqa: PLC0415

    compiled, _ = _compiled(_settings(**over))
    reading = Lines(files, _tell)
    for text in reading.read(trial.text_of):
        _json(trial.flagged(compiled, text))
    return 1 if reading.bad else 0


@cli.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path, allow_dash=True))
@click.option("--keep", type=click.File("wb"), help="Write the lines of the originals to this file.")
@click.option("--json", "as_json", is_flag=True, help="One object a line (it is so anyway).")
def copies(files: Sequence[Path], keep: Any, as_json: bool) -> int:
    """Say of each article in FILES, in their order, whether it is original, and whose copy it is.

    Exits with 1 when a line could not be read.

    Example: vedette copies corpus.jsonl --keep originals.jsonl
    """
    from collections import Counter  # noqa: PLC0415

    from agents.deduplicate import publishers  # noqa: PLC0415
    from agents.deduplicate.corpus import judge_corpus  # noqa: PLC0415
    from connectors.lines import Lines  # noqa: PLC0415

    verdicts: Counter[str] = Counter()
    for line, row in judge_corpus(Lines(files, _tell).read(bytes), publishers.shipped()):
        verdicts[row.get("verdict", "unreadable")] += 1
        _json(row) if "verdict" in row else _tell(f"article {row['line']}: {row['error']}")
        if keep and row.get("verdict") == "original":
            keep.write(line.rstrip(b"\r\n") + b"\n")
    _tell(", ".join(f"{count} {verdict}" for verdict, count in sorted(verdicts.items())) or "no articles")
    return 1 if verdicts["unreadable"] else 0


@cli.group()
def watchlist() -> None:
    """Check, try and show what is watched.

    Example: vedette watchlist check
    """


@watchlist.command("check")
@_with_watchlist
@_with_json
def watchlist_check(as_json: bool, **over: Any) -> None:
    """Read the watchlist and tell every error at once, each with file and line.

    Example: vedette watchlist check --watchlist ~/watch/watchlist
    """
    compiled, told = _compiled(_settings(loud=not as_json, **over))
    _json({"ok": True, "version": compiled.version}) if as_json else click.echo(told)


@watchlist.command("test")
@_with_watchlist
@_with_json
def watchlist_test(as_json: bool, **over: Any) -> int:
    """Run the tests inside the watchlist: texts in which a thing must be found, and must not.

    Example: vedette watchlist test
    """
    from agents.flag.samples import run_samples  # noqa: PLC0415

    compiled, told = _compiled(_settings(loud=not as_json, **over))
    faults = [str(fault) for fault in run_samples(compiled)]
    if as_json:
        _json({"ok": not faults, "faults": faults})
    else:
        click.echo("\n".join(faults) or f"all tests hold: {told}")
    return 1 if faults else 0


@watchlist.command("explain")
@click.argument("text")
@click.option("--lang", default="", help="The text's language; else it is guessed.")
@_with_watchlist
@_with_json
def watchlist_explain(text: str, lang: str, as_json: bool, **over: Any) -> None:
    """Say what is found in TEXT, how sure that is and why, and which rules hold.

    Example: vedette watchlist explain "Patriot batteries were delivered to Kuwait"
    """
    from agents import trial  # noqa: PLC0415
    from connectors import show  # noqa: PLC0415

    compiled, _ = _compiled(_settings(**over))
    found = trial.flagged(compiled, trial.Text(text=text, lang=lang))
    _json(found) if as_json else click.echo("\n".join(show.explained(found)))


@watchlist.command("show")
@click.argument("id", required=False)
@_with_watchlist
@_with_json
def watchlist_show(id: str | None, as_json: bool, **over: Any) -> None:
    """Show one entity or rule, or list all.

    Example: vedette watchlist show patriot
    """
    from connectors import show  # noqa: PLC0415

    compiled, _ = _compiled(_settings(**over))
    things = {**compiled.watchlist.entities, **compiled.watchlist.rules}
    if id is not None and id not in things:
        raise click.BadParameter(f"there is no {id}: `vedette watchlist show` lists all", param_hint="ID")
    chosen = things.values() if id is None else [things[id]]
    if as_json:
        _json([show.fields_of(thing) for thing in chosen])
    elif id is None:
        rows = [(thing.id, getattr(thing, "kind", "rule"), getattr(thing, "name", "")) for thing in chosen]
        click.echo(show.table(("id", "kind", "name"), rows))
    else:
        click.echo(
            "\n".join(f"{name:10} {show.safe(str(value))}" for name, value in show.fields_of(things[id]).items())
        )


if __name__ == "__main__":
    sys.exit(main())

"""What commands share: their options, the settings, and how they print."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import click

from agents.settings import Settings

with_broker = click.option("--broker", "broker_address", metavar="HOST:PORT", help="A Kafka that is there already.")
with_namespace = click.option("--namespace", metavar="NAME", help="What the topics' names begin with.")
with_data = click.option("--data", "data_dir", type=click.Path(path_type=Path), help="The data directory.")
with_json = click.option("--json", "as_json", is_flag=True, help="Machine-readable output.")
with_watchlist = click.option("--watchlist", type=click.Path(path_type=Path), help="Folder (or file) of the watchlist.")
with_list = click.argument("path", required=False, type=click.Path(path_type=Path))
with_files = click.argument("files", nargs=-1, type=click.Path(path_type=Path))


def tell(line: str) -> None:
    """One line for people, beside the output."""
    click.echo(f"vedette: {line}", err=True)


def settings_of(loud: bool = False, **over: Any) -> Settings:
    """The settings with a command's options over them; `loud` says which files were read."""
    import msgspec

    from agents import settings

    config = click.get_current_context().find_root().obj["config"] or (
        Path(told) if (told := os.environ.get("VEDETTE_CONFIG")) else None
    )
    read = settings.read(config or settings.find(Path.cwd()), os.environ)
    read = msgspec.structs.replace(read, **{name: value for name, value in over.items() if value is not None})
    if loud:
        tell("reads " + ", ".join(map(str, (*read.files, read.watchlist))))
    return read


def print_json(value: Any) -> None:
    """One JSON value on a line of standard output."""
    import orjson

    click.echo(orjson.dumps(value, default=str))


def compiled_of(settings: Settings) -> Any:
    """The watchlist, whose tables are made when the first text is searched. Raises Refused."""
    from agents.flag import folder
    from agents.flag.compile import Compiled
    from agents.flag.reading import parse

    return Compiled(parse(folder.read(settings.watchlist)))


def held_in(compiled: Any) -> str:
    """What a watchlist holds, in one line."""
    held = compiled.watchlist
    counts = f"{len(held.entities)} entities, {len(held.cues)} cues, {len(held.rules)} rules"
    return f"{counts}; version {compiled.version}"

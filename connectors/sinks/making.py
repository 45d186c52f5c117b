"""Sinks made from what sinks.yaml says of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import msgspec

from connectors.sinks.config import SinkConfig
from connectors.sinks.contract import Sink
from connectors.sinks.desk import Clock
from connectors.sinks.lines import STDOUT, Lines
from connectors.sinks.webhook import Poster, Webhook


class Means(msgspec.Struct, frozen=True, kw_only=True):
    """What sinks work with: the guarded client, the clock, the folder of sinks.yaml, the link to the API."""

    poster: Poster
    clock: Clock
    folder: Path
    link: str = ""


def _lines(config: SinkConfig, means: Means) -> Sink:
    path = config.options["path"]
    return Lines(None if path == STDOUT else means.folder / Path(path).expanduser())


def _webhook(config: SinkConfig, means: Means) -> Sink:
    return Webhook(config.options["url"], config.options["secret_file"], means.poster, means.clock)


MAKERS: Mapping[str, Callable[[SinkConfig, Means], Sink]] = {"lines": _lines, "webhook": _webhook}
"""Kind of a sink -> how one is made."""


def make(config: SinkConfig, means: Means) -> Sink:
    """A sink ready for work."""
    return MAKERS[config.kind](config, means)

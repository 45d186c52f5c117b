"""Sinks made from what sinks.yaml says of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import msgspec

from connectors.sinks.alertmanager import Alertmanager
from connectors.sinks.atom import Atom
from connectors.sinks.config import SinkConfig
from connectors.sinks.contract import Sink
from connectors.sinks.desk import Clock
from connectors.sinks.email import Email
from connectors.sinks.lines import STDOUT, Lines
from connectors.sinks.ping import Ping
from connectors.sinks.slack import Slack
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


def _slack(config: SinkConfig, means: Means) -> Sink:
    return Slack(config.options, means.poster, means.clock, config.template, means.link)


def _email(config: SinkConfig, means: Means) -> Sink:
    return Email(config.options, means.clock, config.template, means.link)


def _apprise(config: SinkConfig, means: Means) -> Sink:
    from connectors.sinks.apprise import Apprise  # noqa: PLC0415 -- slow to load, and only where it is used

    return Apprise(config.options, config.template, means.link)


def _alertmanager(config: SinkConfig, means: Means) -> Sink:
    return Alertmanager(config.options, means.poster, means.clock, means.link)


def _atom(config: SinkConfig, means: Means) -> Sink:
    return Atom(config.options, config.template, means.link)


MAKERS: Mapping[str, Callable[[SinkConfig, Means], Sink]] = {
    "lines": _lines,
    "webhook": _webhook,
    "slack": _slack,
    "email": _email,
    "apprise": _apprise,
    "alertmanager": _alertmanager,
    "atom": _atom,
    "ping": lambda config, means: Ping(config.options["url"], means.poster, means.clock),
}
"""Kind of a sink -> how one is made."""


def make(config: SinkConfig, means: Means) -> Sink:
    """A sink ready for work."""
    return MAKERS[config.kind](config, means)

"""Every key of the settings, and how what stands there is read."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from agents.lined import Lined

SHIPPED_WATCHLIST = Path(__file__).parents[1] / "seeds" / "watchlist"
PARTITIONED = ("articles.raw", "articles.judged", "mentions", "hits", "alerts", "decisions", "feeds.state")

Reader = Callable[[Any, Path], Any]
"""From what stands there and the folder that relative paths start from, to the value; raises ValueError."""


def _text(value: Any, _: Path) -> str:
    if isinstance(value, Lined | list) or value is None:
        raise ValueError("is not a text")
    return str(value)


def _matching(pattern: str, fix: str) -> Reader:
    def read(value: Any, where: Path) -> str:
        text = _text(value, where)
        if not re.fullmatch(pattern, text):
            raise ValueError(f"{text!r} is not {fix}")
        return text

    return read


def _choice(*allowed: str) -> Reader:
    def read(value: Any, where: Path) -> str:
        text = _text(value, where)
        if text.upper() not in allowed:
            raise ValueError(f"{text!r} is none of {', '.join(allowed)}")
        return text.upper()

    return read


def _number(kind: type[int] | type[float], least: float, most: float) -> Reader:
    def read(value: Any, where: Path) -> float:
        try:
            number = kind(_text(value, where))
        except ValueError as error:
            raise ValueError(f"{value!r} is not a number") from error
        if isinstance(value, bool) or not least <= number <= most:
            raise ValueError(f"{value} is not between {least:g} and {most:g}")
        return number

    return read


def _flag(value: Any, _: Path) -> bool:
    if (text := str(value).lower()) in {"true", "yes", "on", "1", "false", "no", "off", "0"}:
        return text in {"true", "yes", "on", "1"}
    raise ValueError(f"{value!r} is neither true nor false")


def _path(value: Any, where: Path) -> Path:
    if not (text := _text(value, where)):
        raise ValueError("is empty")
    try:
        return where / Path(text).expanduser()
    except RuntimeError as error:  # ~name of nobody here
        raise ValueError(f"{text!r}: {error}") from error


def _watchlist(value: Any, where: Path) -> Path:
    return SHIPPED_WATCHLIST if value == "shipped" else _path(value, where)


def _doors(value: Any, where: Path) -> tuple[str, ...]:
    """A list in the file, `host:port,host:port` in the environment."""
    told = (
        value if isinstance(value, list) else [part.strip() for part in _text(value, where).split(",") if part.strip()]
    )
    for one in told:
        host, _, port = str(one).rpartition(":")
        if not re.fullmatch(r"[\w.\-]+|\[[0-9a-fA-F:.]+\]", host) or not port.isdecimal() or not 0 < int(port) < 65_536:
            raise ValueError(f"{one!r} is not host:port")
    return tuple(str(one).lower() for one in told)


def _partitions(value: Any, where: Path) -> dict[str, int]:
    """A mapping in the file, `articles.judged=4,hits=8` in the environment."""
    pairs = dict(value) if isinstance(value, Lined) else dict(_pairs(_text(value, where)))
    for topic in pairs:
        if topic not in PARTITIONED:
            raise ValueError(f"{topic!r} has no number to choose: one of {', '.join(PARTITIONED)}")
    return {topic: int(_number(int, 1, 1024)(count, where)) for topic, count in pairs.items()}


def _pairs(text: str) -> Iterator[tuple[str, str]]:
    for part in filter(None, text.split(",")):
        topic, _, count = part.partition("=")
        yield topic.strip(), count.strip()


_ADDRESSES = r"[\w.\-\[\]:]+:\d+(,[\w.\-\[\]:]+:\d+)*"

KEYS: dict[str, Reader] = {
    "namespace": _matching("[a-z0-9-]+", "a name of a-z, 0-9 and -"),
    "data_dir": _path,
    "watchlist": _watchlist,
    "sinks": _path,
    "allow_private": _doors,
    "contact": _matching(r"[\x21-\x7e]*", "an address that a site's owner can write to, without spaces"),
    "pages.mode": _choice("AUTO", "ON", "OFF"),
    "pages.respect_reserved": _flag,
    "receive.host": _text,
    "receive.port": _number(int, -1, 65_535),
    "receive.secret": _text,
    "log_level": _choice("DEBUG", "INFO", "WARNING", "ERROR"),
    "partitions": _partitions,
    "broker.address": _matching(f"({_ADDRESSES})?", "host:port, or several with commas"),
    "broker.port": _number(int, 0, 65_535),
    "broker.wait": _number(float, 0, 86_400),
    "broker.replication": _number(int, 1, 16),
    "broker.tls": _flag,
    "broker.ca": _path,
    "broker.username": _text,
    "broker.password": _text,
    "broker.mechanism": _choice("PLAIN", "SCRAM-SHA-256", "SCRAM-SHA-512"),
    "feeds.list": _path,
    "feeds.instance": _matching("[a-zA-Z0-9._-]*", "a name of letters, digits, dots and -"),
    "feeds.health_host": _text,
    "feeds.health_port": _number(int, -1, 65_535),
    "feeds.spacing": _number(float, 0.1, 3600),
    "feeds.connections": _number(int, 1, 2),
    "feeds.follow_downgrade": _flag,
    "feeds.keep_failed": _path,
    "worker.instance": _matching("[a-zA-Z0-9._-]*", "a name of letters, digits, dots and -"),
    "worker.health_host": _text,
    "worker.health_port": _number(int, -1, 65_535),
    "worker.session_timeout": _number(float, 6, 300),
    "worker.stall_limit": _number(float, 5, 3600),
    "worker.stop_limit": _number(float, 1, 300),
    "worker.cache": _choice("AUTO", "ALWAYS", "NEVER"),
    "window.articles": _number(int, 100, 100_000_000),
    "window.near_days": _number(float, 0.01, 365),
    "window.identity_days": _number(float, 0.01, 3650),
}
"""Every key of the file, and how what stands there is read."""

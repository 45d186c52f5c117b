"""How single values of sinks.yaml are read: each reader gives the value, or raises ValueError with what to write."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Callable
from datetime import time
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from agents.lined import Lined
from connectors.sinks.routes import SEVERITIES

PREFIX = "whsec_"
SECRETS = (PREFIX, "xox", "xapp-")  # how secrets of webhooks and Slack begin
LEAST, MOST = 24, 64  # bytes of a webhook's key

Reader = Callable[[Any, Path], Any]
"""From what stands there and the folder that relative paths start from, to the value."""


def text(value: Any, _: Path) -> str:
    """A text that is not empty."""
    if isinstance(value, Lined | list) or value is None or not str(value):
        raise ValueError("is not a text")
    return str(value)


def texts(value: Any, where: Path) -> tuple[str, ...]:
    """A text, or a list of them."""
    return tuple(text(one, where) for one in (value if isinstance(value, list) else [value]))


def flag(value: Any, _: Path) -> bool:
    """True or false."""
    if not isinstance(value, bool):
        raise ValueError(f"{value!r} is neither true nor false")  # noqa: TRY004 -- one kind of error for all readers
    return value


def number(least: float, most: float) -> Reader:
    """A number between two."""

    def read(value: Any, _: Path) -> float:
        if isinstance(value, bool) or not isinstance(value, int | float) or not least <= value <= most:
            raise ValueError(f"{value!r} is not a number between {least:g} and {most:g}")
        return float(value)

    return read


def choice(*allowed: str) -> Reader:
    """One of some words."""

    def read(value: Any, _: Path) -> str:
        if value not in allowed:
            raise ValueError(f"{value!r} is none of {', '.join(allowed)}")
        return str(value)

    return read


def minutes(value: Any, _: Path) -> float:
    """A time between two things, `5m` or `1h`, in seconds."""
    found = re.fullmatch(r"(\d{1,4})([mh])", str(value))
    if not found or not int(found[1]):
        raise ValueError(f"{value!r} is no time: write 5m or 1h")
    return float(found[1]) * (60.0 if found[2] == "m" else 3600.0)


severity = choice(*SEVERITIES)


def path(value: Any, where: Path) -> Path:
    """A file, from the folder of sinks.yaml."""
    return where / Path(text(value, where)).expanduser()


def secret(value: Any, where: Path) -> tuple[str, ...]:
    """The lines of a file that holds a secret. What stands in it is never part of a message."""
    if str(value).startswith(SECRETS):
        raise ValueError("holds the secret itself: write it into a file, and its name here")
    file = path(value, where)
    try:
        lines = tuple(line.strip() for line in file.read_text(encoding="utf-8").splitlines() if line.strip())
    except (OSError, UnicodeDecodeError) as error:
        told = error.strerror if isinstance(error, OSError) else "not UTF-8"
        raise ValueError(f"names {file}, which cannot be read: {told}") from None
    if not lines:
        raise ValueError(f"names {file}, which is empty")
    return lines


def keys(value: Any, where: Path) -> tuple[bytes, ...]:
    """The keys of webhooks, `whsec_` and base64, one a line: the newest first, while it takes over from an older."""
    return tuple(_key(line) for line in secret(value, where))


def _key(line: str) -> bytes:
    wrong = f"names a file with a line that is not `{PREFIX}` and base64 of {LEAST} to {MOST} bytes"
    try:
        key = base64.b64decode(line.removeprefix(PREFIX), validate=True)
    except binascii.Error:
        raise ValueError(wrong) from None
    if not line.startswith(PREFIX) or not LEAST <= len(key) <= MOST:
        raise ValueError(wrong)
    return key


def services(value: Any, where: Path) -> tuple[str, ...]:
    """URLs of Apprise, one a line. None of them is part of a message: they hold passwords."""
    from connectors.sinks.apprise import understood  # noqa: PLC0415 -- slow to load, and only where it is used

    urls = secret(value, where)
    if wrong := [str(number) for number, one in enumerate(urls, 1) if not understood(one)]:
        raise ValueError(f"names a file in which Apprise does not understand line {', '.join(wrong)}")
    return urls


def url(value: Any, where: Path) -> str:
    """An http or https URL without a name and password."""
    told = text(value, where)
    try:
        parts = urlsplit(told)
        fine = parts.scheme in {"http", "https"} and bool(parts.hostname) and (parts.port or 1) > 0
    except ValueError:
        fine = False
    if not fine or not told.isascii() or re.search(r"\s", told):
        raise ValueError(f"{told!r} is no http or https URL")
    if parts.username or parts.password:
        raise ValueError("holds a name or password: write it into a file of its own")
    return told.rstrip("/") if parts.path in {"", "/"} else told


def clock(value: Any, where: Path) -> time:
    """A time of day, `07:00`."""
    if not (found := re.fullmatch(r"([01]?\d|2[0-3]):([0-5]\d)", text(value, where))):
        raise ValueError(f"{value!r} is not a time of day: write 07:00")
    return time(int(found[1]), int(found[2]))


def zone(value: Any, where: Path) -> ZoneInfo:
    """A time zone by its name."""
    try:
        return ZoneInfo(text(value, where))
    except (KeyError, ValueError, OSError):
        raise ValueError(f"{value!r} is no time zone: write `Europe/Berlin`, `UTC` or the like") from None


def address(value: Any, where: Path) -> tuple[str, int]:
    """host:port; v6 addresses in brackets."""
    host, _, port = text(value, where).rpartition(":")
    if not host or not port.isdecimal() or not 0 <= int(port) < 65_536:
        raise ValueError(f"{value!r} is not host:port")
    return host.strip("[]"), int(port)

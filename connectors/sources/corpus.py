"""A corpus as one more source: JSON lines become articles, in the order of the lines.

A line that cannot be read is a `BadLine` with its file, number, reason and bytes: it goes to the
dead letters, never away. A field that is none of ours is told once a file (`Ignored`).
"""

from __future__ import annotations

import difflib
import hashlib
from collections.abc import Iterable, Iterator
from datetime import timedelta
from typing import IO

import msgspec

from agents.errors import Undecodable
from agents.records import Article, Tick, Time
from agents.wire import HELD_BYTES, MIB
from connectors.sources.line import KNOWN, PASSED_OVER, Clock, article, unknown

LONGEST_LINE = 12 * MIB - 65_536  # bytes that the dead letters take; of a longer line the beginning is kept
QUIET = timedelta(hours=72)  # how far the Tick at the end goes: holds are decided, stories close
MOST_NAMES = 20  # unknown fields told of a file
_BOM = b"\xef\xbb\xbf"
_BLANK = b" \t\r\n"


class BadLine(msgspec.Struct, frozen=True):
    """A line that is no article: where it stands, why, and its bytes (the first 1 MiB where it is very long)."""

    file: str
    number: int
    reason: str
    detail: str
    raw: bytes
    length: int
    sha256: str

    def __str__(self) -> str:
        return f"{self.file}:{self.number}: {self.reason}: {self.detail} (to the dead letters)"


class Ignored(msgspec.Struct, frozen=True):
    """A field that is none of ours, where it was met first."""

    file: str
    number: int
    name: str

    def __str__(self) -> str:
        near = difflib.get_close_matches(self.name[:40], KNOWN - PASSED_OVER, 1)
        hint = f"did you mean {near[0]}?" if near else "docs/corpus.md has the fields"
        return f"{self.file}:{self.number}: field {self.name[:40]!r} is passed over ({hint})"


class Raw(msgspec.Struct, frozen=True):
    """A line's bytes without its end; of one that is too long the beginning, with the length and digest of all."""

    held: bytes
    length: int
    sha256: str = ""


def read(
    files: Iterable[tuple[str, IO[bytes]]], now: Time, stamp: bool = False
) -> Iterator[Article | BadLine | Ignored | Tick]:
    """Articles and bad lines of a corpus in order, and at the end a Tick 72 h after the latest article.

    `now` is the machine's time: a `published_at` after it is nobody's fetch time.
    `stamp`: the articles are news of this minute to whoever reads on, their `fetched_at` is `now`
    and no Tick ends them (a corpus appended to a live stream).
    """
    clock = Clock(now)
    articles = 0
    for name, file in files:
        for row in _rows(name, file, clock, stamp):
            articles += isinstance(row, Article)
            yield row
    if articles and not stamp:
        yield Tick(at=clock.latest + QUIET)


def lines(file: IO[bytes]) -> Iterator[Raw]:
    """Lines of a file without their ends and byte order marks; memory stays bounded however long they are."""
    while raw := file.readline(LONGEST_LINE):
        if len(raw) == LONGEST_LINE and not raw.endswith(b"\n"):
            yield _long(raw, file)
        else:
            held = raw.removesuffix(b"\n").removesuffix(b"\r").removeprefix(_BOM)
            yield Raw(held, len(held))


def _long(raw: bytes, file: IO[bytes]) -> Raw:
    seen, length, part = hashlib.sha256(raw), len(raw), b""
    while not part.endswith(b"\n") and (part := file.readline(MIB)):
        seen.update(part.removesuffix(b"\n"))
        length += len(part.removesuffix(b"\n"))
    return Raw(raw[:HELD_BYTES], length, seen.hexdigest())


def _rows(name: str, file: IO[bytes], clock: Clock, stamp: bool) -> Iterator[Article | BadLine | Ignored]:
    told: set[str] = set()
    for number, raw in enumerate(lines(file), 1):
        if not raw.held.strip(_BLANK):
            continue
        row = _one(name, number, raw, clock, stamp)
        if isinstance(row, Article):
            for field in unknown(raw.held):
                if field not in told and len(told) < MOST_NAMES:
                    told.add(field)
                    yield Ignored(name, number, field)
        yield row


def _one(name: str, number: int, raw: Raw, clock: Clock, stamp: bool) -> Article | BadLine:
    try:
        _refuse_long(raw)
        return article(raw.held, clock, f"corpus:{name}", stamp)
    except Undecodable as error:
        sha256 = raw.sha256 or hashlib.sha256(raw.held).hexdigest()
        return BadLine(name, number, error.reason, error.detail[:300], raw.held, raw.length, sha256)


def _refuse_long(raw: Raw) -> None:
    if raw.sha256:
        raise Undecodable("too-long", f"a line of {raw.length:,} bytes, {LONGEST_LINE:,} is the most")

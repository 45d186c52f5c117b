"""A corpus as one more source: JSON lines become articles, in the order of the lines.

The fields are documented in docs/corpus.md; `text` alone is enough. A line that cannot be read is
a `BadLine` with its file, number, reason and bytes: it goes to the dead letters, never away.
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterable, Iterator
from datetime import timedelta
from typing import IO, Annotated

import msgspec
import orjson

from agents.errors import Undecodable
from agents.records import EPOCH, TEXT_LIMIT, Article, Fetch, Tick, Time
from agents.url import CANON, canonical, publisher_of
from agents.wire import HELD_BYTES, article_id, digest, refuse_controls

LONGEST_LINE = 12 * 1024 * 1024  # bytes read of a line; what is longer is too large for any topic
QUIET = timedelta(hours=72)  # how far the Tick at the end goes: holds are decided, stories close

Text = Annotated[str, msgspec.Meta(max_length=TEXT_LIMIT)]


class Line(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A line as people write it."""

    text: Text | None = None
    title: Text = ""
    summary: Text = ""
    url: str = ""
    lang: str = ""
    authors: tuple[str, ...] = ()
    publisher: str = ""
    source: str = ""
    source_id: str = ""
    published_at: str | None = None
    updated_at: str | None = None
    fetched_at: str | None = None
    flags: tuple[str, ...] = ()
    note: str = ""  # for whoever keeps the corpus: read by nobody else
    invented: bool = False  # the same
    id: str = ""  # the same; `source_id` is what identifies


class BadLine(msgspec.Struct, frozen=True):
    """A line that is no article: where it stands, why, and its bytes (at most the first 1 MiB)."""

    file: str
    number: int
    reason: str
    detail: str
    raw: bytes
    length: int
    sha256: str


_decoder = msgspec.json.Decoder(Line)


class Clock:
    """The time of the line before, and the time now: what a line without `fetched_at` goes by."""

    def __init__(self, now: Time) -> None:
        self.now = now
        self.before = EPOCH

    def fetched(self, told: Time | None, published: Time | None) -> tuple[Time, tuple[str, ...]]:
        """A line's fetch time, and the flag that says it was inferred."""
        if told is not None:
            self.before = told
            return told, ()
        if published is not None and published <= self.now:
            self.before = published
        return self.before, ("fetched_inferred",)


def read(files: Iterable[tuple[str, IO[bytes]]], now: Time, stamp: bool = False) -> Iterator[Article | BadLine | Tick]:
    """Articles and bad lines of a corpus in order, and at the end a Tick 72 h after the last article.

    `stamp`: the articles are news of this minute to whoever reads on, their `fetched_at` is `now`
    and no Tick ends them (a corpus appended to a live stream).
    """
    clock = Clock(now)
    for name, file in files:
        for number, raw in enumerate(_lines(file), 1):
            if raw.strip():
                yield _one(name, number, raw, clock, stamp)
    if not stamp and clock.before > EPOCH:
        yield Tick(at=clock.before + QUIET)


def _lines(file: IO[bytes]) -> Iterator[bytes]:
    """Lines without their ends; of one that is too long the beginning, so that memory stays bounded."""
    first = True
    while raw := file.readline(LONGEST_LINE):
        whole = raw.endswith(b"\n")
        if first:
            raw, first = raw.removeprefix(b"\xef\xbb\xbf"), False
        yield raw.rstrip(b"\r\n")
        while not whole and (rest := file.readline(LONGEST_LINE)):
            whole = rest.endswith(b"\n")


def _one(name: str, number: int, raw: bytes, clock: Clock, stamp: bool) -> Article | BadLine:
    try:
        return article(raw, clock, f"corpus:{name}", stamp)
    except Undecodable as error:
        sha256 = hashlib.sha256(raw).hexdigest()
        return BadLine(name, number, error.reason, error.detail, raw[:HELD_BYTES], len(raw), sha256)


def article(raw: bytes, clock: Clock, source: str, stamp: bool = False) -> Article:
    """One line as an article. Raises Undecodable with the reason."""
    line = _decode(raw)
    if not (line.text or line.summary or line.title):
        raise Undecodable("no-text", "neither text nor summary nor title")
    published, updated = _time(line.published_at, "published_at"), _time(line.updated_at, "updated_at")
    told = clock.now if stamp else _time(line.fetched_at, "fetched_at")
    fetched, inferred = clock.fetched(told, published)
    title, summary, text = (_clean(value) for value in (line.title, line.summary, line.text or ""))
    address = canonical(line.url) if line.url else ""
    return Article(
        id=article_id(address, line.source or source, line.source_id, title, str(published or ""), text or summary),
        canon=CANON,
        source=line.source or source,
        source_id=line.source_id,
        url=line.url,
        canonical_url=address,
        title=title,
        summary=summary,
        text=text,
        lang=line.lang,
        authors=line.authors,
        publisher=line.publisher or publisher_of(address),
        published_at=published,
        updated_at=updated,
        fetched_at=fetched,
        content_hash=digest("content", title, summary, text),
        flags=_flags(line, published, fetched, inferred),
        fetch=Fetch(raw_published=line.published_at or "", raw_updated=line.updated_at or "", parser="corpus/1"),
    )


def _decode(raw: bytes) -> Line:
    if len(raw) >= LONGEST_LINE:
        raise Undecodable("too-long", f"a line of {LONGEST_LINE // 2**20} MiB or more")
    try:
        line = _decoder.decode(raw)
    except msgspec.ValidationError as error:
        raise Undecodable("too-long" if "of length <=" in str(error) else "wrong-type", str(error)) from None
    except UnicodeDecodeError as error:
        raise Undecodable("not-utf8", f"byte {error.start}: {error.reason}") from None
    except RecursionError:
        raise Undecodable("too-deep", "nested too deeply") from None
    except msgspec.DecodeError as error:
        raise Undecodable("lone-surrogate" if b"\\ud" in raw.lower() else "not-json", str(error)) from None
    try:
        refuse_controls(raw)
    except orjson.JSONDecodeError as error:
        raise Undecodable("not-json", str(error)) from None
    return line


def _time(text: str | None, field: str) -> Time | None:
    if not text:
        return None
    try:
        return Time.parse(text)
    except ValueError as error:
        raise Undecodable("wrong-type", f"{field}: {error}; write 2026-11-22T14:05:31Z") from None


def _clean(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def _flags(line: Line, published: Time | None, fetched: Time, inferred: tuple[str, ...]) -> tuple[str, ...]:
    flags = [*line.flags, *inferred]
    if published is None:
        flags.append("date_inferred")
    elif published > fetched + timedelta(minutes=15):
        flags.append("future_date")
    return tuple(dict.fromkeys(flags))

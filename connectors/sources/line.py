"""One line of a corpus as an article: the fields that people write, read strictly and told what is wrong with them.

The fields are documented in docs/corpus.md. Pure: the time comes with the caller's Clock.
"""

from __future__ import annotations

import unicodedata
from datetime import timedelta
from typing import Any

import msgspec

from agents.errors import Undecodable
from agents.records import EPOCH, TEXT_LIMIT, Article, Fetch, Time
from agents.url import CANON, canonical, publisher_of
from agents.wire import FUTURE_MS, MIB, article_id, digest, encode, read

LARGEST_RECORD = MIB - 4096  # what articles.raw takes, less room for key and headers
AHEAD = timedelta(minutes=15)  # R88 of the feeds: published this much after the fetch is a date in the future
FLAGS = (
    *("backfill", "date_inferred", "date_from_update", "date_zone_guessed", "future_date", "fetched_inferred"),
    *("text_cut", "full_text", "canary"),
)


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """A line as people write it; null is the same as left out."""

    text: str | None = None
    title: str | None = None
    summary: str | None = None
    url: str | None = None
    lang: str | None = None
    authors: tuple[str, ...] | None = None
    publisher: str | None = None
    source: str | None = None
    source_id: str | None = None
    guid: str | None = None
    published_at: str | None = None
    updated_at: str | None = None
    fetched_at: str | None = None
    flags: tuple[str, ...] | None = None


PASSED_OVER = frozenset({"id", "canon", "canonical_url", "content_hash", "fetch", "note", "invented"})
"""Not read and not remarked on: what an Article on the wire has besides, and what a corpus' keeper notes."""

KNOWN = frozenset(Line.__struct_fields__) | PASSED_OVER

_decoder = msgspec.json.Decoder(Line)
_names = msgspec.json.Decoder(dict[str, msgspec.Raw])


class Clock:
    """The time of the line before, the latest of all, and the machine's: what a line without `fetched_at` goes by."""

    def __init__(self, now: Time) -> None:
        self.now = now
        self.before = self.latest = EPOCH

    def fetched(self, told: Time | None, published: Time | None) -> tuple[Time, tuple[str, ...]]:
        """A line's fetch time, and the flag that says it was inferred. A date still to come is nobody's fetch time."""
        if told is not None:
            return told, ()
        if published is not None and published <= self.now:
            return published, ("fetched_inferred",)
        return self.before, ("fetched_inferred",)

    def move(self, fetched: Time) -> None:
        """The line became an article: the next one may go by its time."""
        self.before, self.latest = fetched, max(self.latest, fetched)


def article(raw: bytes, clock: Clock, source: str, stamp: bool = False) -> Article:
    """One line as an article; moves the clock. Raises Undecodable with the reason.

    `source` names the corpus where the line names no source. `stamp`: fetched now, whatever the line says.
    """
    _refuse_encoding(raw)
    line: Line = read(_decoder, raw)
    title, summary, text = (unicodedata.normalize("NFC", one or "") for one in (line.title, line.summary, line.text))
    _refuse_contents(title, summary, text)
    published, updated = _time(line.published_at, "published_at"), _time(line.updated_at, "updated_at")
    fetched, inferred = clock.fetched(clock.now if stamp else _fetched_at(line, clock), published)
    source, guid = line.source or source, line.source_id or line.guid or ""
    address = canonical(line.url) if line.url else ""
    found = Article(
        id=article_id(address, source, guid, title, str(published or ""), text or summary),
        canon=CANON,
        source=source,
        source_id=guid,
        url=line.url or "",
        canonical_url=address,
        title=title,
        summary=summary,
        text=text,
        lang=line.lang or "",
        authors=line.authors or (),
        publisher=line.publisher or publisher_of(address),
        published_at=published,
        updated_at=updated,
        fetched_at=fetched,
        content_hash=digest("content", title, summary, text),
        flags=_flags(line, published, fetched, inferred),
        fetch=Fetch(raw_published=line.published_at or "", raw_updated=line.updated_at or "", parser="corpus/1"),
    )
    _refuse_size(found, raw)
    clock.move(fetched)
    return found


def unknown(raw: bytes) -> list[str]:
    """The names of a readable line's fields that are none of ours, in their order."""
    names: dict[str, Any] = _names.decode(raw)
    return [name for name in names if name not in KNOWN]


def _refuse_encoding(raw: bytes) -> None:
    # Of the whole line: the decoder looks into the fields it knows alone.
    try:
        raw.decode()
    except UnicodeDecodeError as error:
        raise Undecodable("not-utf8", f"byte {error.start}: {error.reason}") from None


def _refuse_contents(title: str, summary: str, text: str) -> None:
    if not (text.strip() or summary.strip() or title.strip()):
        raise Undecodable("no-text", "neither text nor summary nor title")
    for name, value in (("title", title), ("summary", summary), ("text", text)):
        if len(value) > TEXT_LIMIT:
            raise Undecodable("too-long", f"{name} has {len(value):,} characters, {TEXT_LIMIT:,} is the most")


def _refuse_size(found: Article, raw: bytes) -> None:
    # NFC makes no text more than three times as long, so a short line needs no second encoding.
    if len(raw) < LARGEST_RECORD // 4:
        return
    if (size := len(encode(found))) > LARGEST_RECORD:
        raise Undecodable("too-long", f"the article has {size:,} bytes, articles.raw takes {LARGEST_RECORD:,}")


def _fetched_at(line: Line, clock: Clock) -> Time | None:
    told = _time(line.fetched_at, "fetched_at")
    if told is not None and told > clock.now + timedelta(milliseconds=FUTURE_MS):
        raise Undecodable("ahead-of-time", f"fetched_at {told} is still to come; leave it out, or mend it")
    return told


def _time(text: str | None, field: str) -> Time | None:
    if not text:
        return None
    try:
        return Time.parse(text)
    except ValueError as error:
        raise Undecodable("wrong-type", f"{field}: {str(error)[:80]}; write 2026-11-22T14:05:31Z") from None


def _flags(line: Line, published: Time | None, fetched: Time, inferred: tuple[str, ...]) -> tuple[str, ...]:
    flags = [*(line.flags or ()), *inferred]
    for flag in flags:
        if flag not in FLAGS:
            raise Undecodable("wrong-type", f"flag {flag[:40]!r}: there are {', '.join(FLAGS)}")
    if published is None:
        flags.append("date_inferred")
    elif published > fetched + AHEAD:
        flags.append("future_date")
    return tuple(dict.fromkeys(flags))

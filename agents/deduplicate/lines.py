"""A line of a corpus as an article: what `vedette copies` reads. Nothing is guessed in silence."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Any

import msgspec
import orjson

from agents.errors import Undecodable
from agents.records import TEXT_LIMIT, Article, Time
from agents.url import canonical, is_root
from agents.wire import article_id

TEXTS = ("text", "title", "url", "publisher", "summary")
TICK = timedelta(milliseconds=1)  # lines follow each other: those of one date too have a first
Id = str | int


class Line(msgspec.Struct, frozen=True):
    """An article under its owner's id; `warning` says what of it could not be used."""

    id: Id
    article: Article
    warning: str = ""


def read(line: bytes, place: str, at: Time) -> Line:
    """The article on a line. `place` is the id of one without, `at` the time of the line before.

    Raises Undecodable for what is no JSON object, has neither text, summary nor title, or an id or text of a
    wrong type.
    """
    try:
        fields = orjson.loads(line.removeprefix(b"\xef\xbb\xbf"))
    except orjson.JSONDecodeError as error:
        raise Undecodable("not-json", str(error)) from None
    if not isinstance(fields, dict):
        raise Undecodable("wrong-type", "an article is an object with `id` and `text`")
    texts = {name: "" if fields.get(name) is None else fields[name] for name in TEXTS}
    if wrong := [name for name, value in texts.items() if not isinstance(value, str)]:
        raise Undecodable("wrong-type", f"{', '.join(wrong)}: not text")
    if not (texts["text"] or texts["summary"] or texts["title"]):
        raise Undecodable("no-text", "an article has `text` (or at least a title)")
    told = _id(fields.get("id"), place)
    published, warning = _time(fields.get("published_at"))
    if len(texts["text"]) > TEXT_LIMIT:
        warning = f"text: {len(texts['text']):,} characters, judged by the first {TEXT_LIMIT:,}"
    page = canonical(texts["url"])
    page = "" if is_root(page) else page
    article = Article(
        id=article_id(page, "corpus", str(told), "", "", ""),
        source="corpus",
        source_id=str(told),
        canonical_url=page,
        text=texts["text"][:TEXT_LIMIT],
        published_at=published,
        fetched_at=max(published or at, at + TICK),
        title=texts["title"],
        url=texts["url"],
        publisher=texts["publisher"],
        summary=texts["summary"],
    )
    return Line(told, article, warning)


def _id(told: Any, place: str) -> Id:
    """The owner's id as it stands there; without one, the line's."""
    if told is None or told == "":
        return place
    if isinstance(told, bool) or not isinstance(told, str | int):
        raise Undecodable("wrong-type", "id: neither text nor a whole number")
    return told


def _time(told: Any) -> tuple[Time | None, str]:
    """ISO 8601, RFC 2822 or seconds since 1970; UTC where no zone is told."""
    if told is None or told == "":
        return None, ""
    try:
        if isinstance(told, int | float) and not isinstance(told, bool):
            moment = datetime.fromtimestamp(told, UTC)
        else:
            moment = _moment(str(told))
        return Time.of(moment if moment.tzinfo else moment.replace(tzinfo=UTC)), ""
    except (ValueError, TypeError, OverflowError, OSError):
        return None, f"published_at: {str(told)[:40]!r} is no date, taken as not known"


def _moment(told: str) -> datetime:
    try:
        return datetime.fromisoformat(told)
    except ValueError:
        return parsedate_to_datetime(told)

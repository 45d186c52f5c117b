"""Rows for spreadsheets: alerts and mentions as CSV in which no cell is ever taken for a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Any

from agents import wire
from agents.records import Alert, Mentions
from connectors.show import safe

DANGEROUS = ("=", "+", "-", "@", "\t", "\r")

ALERT_COLUMNS = (
    *("id", "revision", "state", "mode", "time", "severity", "rule", "headline", "lang", "summary"),
    *("publishers", "articles", "copies", "languages", "entities", "url", "opener", "first_published"),
)
MENTION_COLUMNS = (
    *("article", "version", "lang", "entity", "kind", "surface", "field", "start", "end", "channel", "confidence"),
)


def cell(value: Any) -> str:
    """A value as text; one that a spreadsheet would compute gets an apostrophe before it (OWASP, CSV injection)."""
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(DANGEROUS) else text


def line(values: Sequence[Any]) -> str:
    """A line of CSV (RFC 4180) without its end."""
    out = io.StringIO()
    csv.writer(out, lineterminator="").writerow([cell(value) for value in values])
    return out.getvalue()


def alert_row(alert: Alert) -> tuple[Any, ...]:
    """An alert's cells."""
    data = alert.data
    opener = data.articles[0] if data.articles else None
    return (
        *(data.alert_id, data.revision, data.state, data.mode, alert.time, data.severity, data.rule.id, data.headline),
        *(data.headline_lang, data.summary, data.story.publishers, data.story.articles, data.story.copies),
        " ".join(data.story.languages),
        " ".join(entity.id for entity in data.entities),
        *(opener.url if opener else "", opener.publisher if opener else "", data.story.first_published),
    )


def mention_rows(value: bytes) -> Iterable[tuple[Any, ...]]:
    """A line for each name found; `value`: a record of the topic `mentions`."""
    record = wire.decode("mentions", value)
    assert isinstance(record, Mentions)  # noqa: S101 -- the topic holds nothing else
    for found in record.mentions:
        yield (
            *(record.article_id, record.version, record.lang, found.entity, found.kind, found.surface, found.field),
            *(found.start, found.end, found.channel, found.confidence),
        )


def shown(row: Sequence[Any], as_csv: bool) -> str:
    """A row as a line of CSV, or for people between blanks."""
    return line(row) if as_csv else "  ".join(safe(str(value)) for value in row)

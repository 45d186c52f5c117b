"""An article's way through every stage: its versions and verdicts, names, rules, and what each hit came to."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import Any

import msgspec

from agents import wire
from agents.errors import Undecodable
from agents.records import Alert, Article, Decision, Hit, Judged, Mentions, Record
from agents.url import canonical
from connectors.looking.reading import Reading

Explain = Callable[[Judged], dict[str, Any]]
"""What the present watchlist says of a judged article: `hits`, and `silent` rules with their first clause."""

WAY = ("articles.judged", "mentions", "hits", "decisions", "alerts", "dead-letters")


class Found(msgspec.Struct):
    """All records about one article."""

    judged: list[Judged] = msgspec.field(default_factory=list)
    mentions: list[Mentions] = msgspec.field(default_factory=list)
    hits: list[Hit] = msgspec.field(default_factory=list)
    decisions: dict[str, Decision] = msgspec.field(default_factory=dict)
    alerts: dict[str, Alert] = msgspec.field(default_factory=dict)
    corrected: list[Alert] = msgspec.field(default_factory=list)
    dead: list[dict[str, str]] = msgspec.field(default_factory=list)
    raw: list[Article] = msgspec.field(default_factory=list)


def id_of(asked: str) -> str:
    """The id of an article that was asked for by its address or its id."""
    url = canonical(asked) if "://" in asked else ""
    return wire.article_id(url, "", "", "", "", "") if url else asked.strip()


async def collect(reading: Reading, id: str) -> Found:
    """Read everything about an article; articles.raw only where the younger topics know nothing."""
    found = Found()
    key, name = id.encode(), id.encode()
    async for record in reading.of(*WAY):
        if record.key == key or (record.value and name in record.value):
            _note(found, reading.base(record), record, id)
    if not found.judged:
        async for record in reading.of("articles.raw"):
            if record.key == key:
                _note(found, "articles.raw", record, id)
    return found


def _note(found: Found, base: str, record: Any, id: str) -> None:
    if base == "dead-letters":
        headers = {name: value.decode(errors="replace") for name, value in record.headers}
        found.dead.append({"id": str(record.offset), **{n: headers.get(n, "") for n in ("reason", "stage", "origin")}})
        return
    with suppress(Undecodable):  # a dead letter tells of it
        file(found, wire.decode(base, record.value, wire.header(record.headers, "schema")), id)


def file(found: Found, read: Record, id: str) -> None:
    """Put a record where it belongs, if it is about this article."""
    if isinstance(read, Judged) and read.article.id == id:
        found.judged.append(read)
    elif isinstance(read, Article):
        found.raw.append(read)
    elif isinstance(read, Mentions) and read.article_id == id:
        found.mentions.append(read)
    elif isinstance(read, Hit) and read.article.id == id:
        found.hits.append(read)
    elif isinstance(read, Decision) and read.article_id == id:
        found.decisions[read.hit] = read
    elif isinstance(read, Alert) and read.data.hit:
        found.alerts[read.data.hit] = read
    elif isinstance(read, Alert) and read.data.state == "corrected" and read.data.articles[0].id == id:
        found.corrected.append(read)


def told(id: str, found: Found, explain: Explain) -> dict[str, Any]:
    """The way as data: `article`, `versions`, `dead_letters`; of each version its verdict, names and rules."""
    newest = found.judged[-1].article if found.judged else found.raw[-1] if found.raw else None
    return {
        "id": id,
        "article": _article(newest) if newest else None,
        "judged": bool(found.judged),
        "versions": [_version(judged, found, explain) for judged in found.judged],
        "corrected": [{"alert": alert.subject, "rule": alert.data.rule.id} for alert in found.corrected],
        "dead_letters": found.dead,
    }


def _article(article: Article) -> dict[str, Any]:
    return {name: getattr(article, name) for name in ("url", "title", "lang", "publisher", "source", "published_at")}


def _version(judged: Judged, found: Found, explain: Explain) -> dict[str, Any]:
    version, figures = judged.version, judged.evidence
    mentions = [one for one in found.mentions if one.version == version]
    if judged.verdict == "refetch":
        silent: dict[str, Any] = {"silent": [], "silent_left_out": 0}
    else:
        silent = explain(judged)
    hits = [hit for hit in found.hits if hit.article.version == version] if judged.verdict != "refetch" else []
    names = {mention.entity for one in mentions for mention in one.mentions if mention.confidence >= FLAG}
    return {
        "version": version,
        "fetched_at": judged.article.fetched_at,
        "verdict": judged.verdict,
        "form": figures.form,
        "of": judged.original,
        "derived": judged.derived,
        "root": judged.root,
        "family": judged.family,
        "wire": judged.wire,
        "flags": [*judged.article.flags, *(["late"] if judged.late else [])],
        "mentions": sorted(names),
        "held": [_outcome(hit, found) for hit in hits],
        "silent": silent["silent"],
        "silent_left_out": silent["silent_left_out"],
    }


FLAG = 0.6  # confidence from which a mention counts


def _outcome(hit: Hit, found: Found) -> dict[str, Any]:
    """What a hit came to: an alert's revision, a decision with its reason, or it still waits."""
    row: dict[str, Any] = {"rule": hit.rule.id, "hit": hit.id, "severity": hit.rule.severity}
    if (alert := found.alerts.get(hit.id)) is not None:
        data = alert.data
        return row | {
            "outcome": data.state,
            "alert": alert.subject,
            "revision": data.revision,
            "severity": data.severity,
        }
    if (decision := found.decisions.get(hit.id)) is not None:
        why = {"detail": decision.detail, "alert": decision.alert_id, "joined": decision.joined}
        return row | {"outcome": decision.reason, **why}
    return row | {"outcome": "waiting"}

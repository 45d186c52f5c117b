"""Invented alerts, and where they stand on the topic."""

from __future__ import annotations

from typing import Any

import msgspec

from agents import wire
from agents.records import (
    Alert,
    AlertArticle,
    AlertData,
    AlertEntity,
    AlertEvidence,
    AlertPublisher,
    AlertRule,
    AlertStory,
    Parked,
    Term,
    Time,
)  # fmt: skip

QUOTE = "Two Patriot batteries arrived."
START = Time.parse("2026-03-02T09:00:00Z")


def id_of(name: Any) -> str:
    return wire.digest("invented", name)


def alert(name: Any = "one", revision: int = 1, **over: Any) -> Alert:
    """An alert's revision; `over` replaces fields of its data."""
    id = id_of(name)
    article = AlertArticle(
        id=id_of(("article", name)), url=f"https://gazette.example/{name}", title="Two batteries arrive", lang="en",
        publisher="Invented Gazette", wire=None, published_at=START, fetched_at=START,
    )  # fmt: skip
    term = Term(ref="@patriot", start=4, end=11, surface="Patriot")
    data = AlertData(
        alert_id=id, revision=revision, state="opened" if revision == 1 else "updated", mode="live", changes=(),
        severity="medium", severity_was=None, headline=f"Headline {name}", headline_lang="en",
        summary="Patriot, Kuwait", root=id_of(("root", name)),
        rule=AlertRule(id="patriot-moves", title="Patriot on the move", labels={"desk": "gulf"}),
        story=AlertStory(
            id=id, first_published=START, last_fetched=START, articles=1, copies=0, publishers=1, languages=("en",)
        ),
        publishers=(AlertPublisher(family="gazette.example"),),
        entities=(
            AlertEntity(id="patriot", kind="system", name="Patriot", mentions=2),
            AlertEntity(id="kuwait", kind="place", name="Kuwait", mentions=1),
        ),
        articles=(article,), articles_left_out=0,
        evidence=(AlertEvidence(article=article.id, field="text", start=0, end=30, quote=QUOTE, terms=(term,)),),
        policy=(), judgement=2, watchlist="w",
    )  # fmt: skip
    data = msgspec.structs.replace(data, **over)
    return Alert(type=f"vedette.alert.{data.state}", id=f"{id}.{revision}", subject=id, time=START, data=data)


def place(alert: Alert, offset: int, partition: int = 0) -> Parked:
    return Parked(revision=alert.data.revision, partition=partition, offset=offset)

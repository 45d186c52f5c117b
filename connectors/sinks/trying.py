"""`vedette sinks test`: a marked alert through a sink's real template, as it would go out."""

from __future__ import annotations

import secrets
import sys

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
    Term,
    Time,
)  # fmt: skip
from agents.settings import Settings
from connectors.delivering import means, now
from connectors.http import Client, Limits
from connectors.sinks import making
from connectors.sinks.config import Sinks
from connectors.sinks.contract import Delivered, Message, Refused

URL = "https://vedette.invalid/test"
QUOTE = "This is a test: two Patriot batteries were delivered nowhere at all."


async def try_sink(settings: Settings, sinks: Sinks) -> tuple[str, bool]:
    """Send a test alert to the one sink; what became of it, and whether that is fine."""
    (config,) = sinks.sinks
    alert = test_alert(now())
    message = Message(alert=alert, raw=wire.encode(alert))
    async with Client(allow=settings.allow_private, limits=Limits(total=15, silence=15, body=64 * 1024)) as poster:
        sink = making.make(config, means(sinks, poster, now))
        try:
            outcome = await sink.deliver(message)
        finally:
            await sink.close()
    if isinstance(outcome, Delivered):
        return f"took the test alert {alert.id}", True
    sys.stdout.flush()
    if isinstance(outcome, Refused):
        return f"refuses it: {outcome.reason}", False
    return f"did not take it now: {outcome.reason}", False


def test_alert(at: Time) -> Alert:
    """An alert of mode `test` with evidence; its id is new each time."""
    id = wire.digest("test", secrets.token_hex(16))
    article = AlertArticle(
        id=id, url=URL, title="Test alert of Vedette", lang="en", publisher="vedette.invalid", wire=None,
        published_at=at, fetched_at=at,
    )  # fmt: skip
    start = QUOTE.index("Patriot")
    term = Term(ref="@patriot", start=start, end=start + 7, surface="Patriot")
    data = AlertData(
        alert_id=id, revision=1, state="opened", mode="test", changes=(), severity="medium", severity_was=None,
        headline="TEST: Vedette can reach you here", headline_lang="en",
        summary="A test of this sink, asked for with `vedette sinks test`; nothing has happened", root=id,
        rule=AlertRule(id="test", title="Test", labels={"desk": "test"}),
        story=AlertStory(
            id=id, first_published=at, last_fetched=at, articles=1, copies=0, publishers=1, languages=("en",)
        ),
        publishers=(AlertPublisher(family="vedette.invalid"),),
        entities=(AlertEntity(id="patriot", kind="system", name="MIM-104 Patriot", mentions=1),),
        articles=(article,), articles_left_out=0,
        evidence=(
            AlertEvidence(article=id, field="text", start=0, end=len(QUOTE), quote=QUOTE, terms=(term,)),
        ),
        policy=(), judgement=0, watchlist="test",
    )  # fmt: skip
    return Alert(type="vedette.alert.opened", id=f"{id}.1", subject=id, time=at, data=data)

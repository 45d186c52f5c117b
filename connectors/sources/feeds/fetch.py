"""One poll of one feed: a request, a cheap look at the body, a full parse only where something is new."""

from __future__ import annotations

import asyncio
import hashlib
import statistics
from collections.abc import Mapping
from typing import Any, Protocol

import msgspec

from agents.errors import FetchFailed
from agents.records import Article, Time
from connectors.http import Client, Response
from connectors.sources.feeds import freshness, seen
from connectors.sources.feeds.answer import CODES, Meaning, challenged, meaning
from connectors.sources.feeds.clock import Clock
from connectors.sources.feeds.deciding import Outcome, headers_for, is_probe
from connectors.sources.feeds.document import NOT_A_FEED, TRUNCATED, Document, Skeleton
from connectors.sources.feeds.keeping import Failures
from connectors.sources.feeds.seen import Sifted
from connectors.sources.feeds.skeleton import skeleton
from connectors.sources.feeds.state import Feed, Poll, Seen

IN_A_THREAD = 128 * 1024  # bytes from which the cheap look would hold up the others


class Parsing(Protocol):
    """What parses a body: `Parsers`, or a test's own."""

    async def parse(
        self, body: bytes, url: str, headers: Mapping[str, str], fetched_at: Time, *, source: str = "", status: int = 0
    ) -> Document:
        """The document; never raises for what stands in the body."""
        ...


class Fetched(msgspec.Struct, frozen=True):
    """What a poll brought: what is decided by, what is to be sent, and what the parser counted."""

    outcome: Outcome
    sifted: Sifted | None = None
    document: Document | None = None
    notes: tuple[str, ...] = ()


class Fetcher:
    """Polls feeds with one client, one set of parsing processes and one clock.

    `downgrade` follows redirects from https to http, which are refused otherwise (R50); `failures` keeps bodies.
    """

    def __init__(
        self,
        client: Client,
        parsers: Parsing,
        clock: Clock,
        *,
        downgrade: bool = False,
        failures: Failures | None = None,
    ) -> None:
        self.client = client
        self.parsers = parsers
        self.clock = clock
        self.downgrade = downgrade
        self.failures = failures
        self._one_by_one = asyncio.Semaphore(1)  # several together would hold up the loop

    async def fetch(self, feed: Feed, poll: Poll, known: Seen) -> Fetched:
        """One request and what came of it; never raises for what a server does."""
        began = self.clock.now()
        probe = is_probe(poll, began)
        frame: dict[str, Any] = {"began": began, "probe": probe, "url": poll.url}
        headers = headers_for(poll, probe)
        try:
            got = await self.client.get(poll.url, headers, insecure=feed.insecure, downgrade=self.downgrade)
        except FetchFailed as error:
            code = error.code if error.code in CODES else "read"
            return Fetched(Outcome(**frame, now=self.clock.now(), code=code, detail=error.detail))
        now = self.clock.now()
        frame |= {"now": now, "url": got.url, "status": got.status, "headers": got.headers, "hops": got.hops}
        frame["wait"] = freshness.retry_after(got.headers, now)
        told = meaning(got.status, got.headers, got.body, any(name.startswith("If-") for name in headers(got.url)))
        if told.kind != "body":
            return Fetched(Outcome(**frame, code=told.code, detail=told.detail))
        return await self._body(feed, poll, known, got, frame)

    async def _body(self, feed: Feed, poll: Poll, known: Seen, got: Response, frame: dict[str, Any]) -> Fetched:
        body = hashlib.blake2b(got.body, digest_size=12).hexdigest()
        if body == poll.body and not got.cut:
            same: dict[str, Any] = {"told": poll.told, "skip_hours": poll.skip_hours, "skip_days": poll.skip_days}
            return Fetched(Outcome(**frame, **same, body=body, items=poll.items, known=poll.items), notes=got.notes)
        bones = await self._skeleton(got.body)
        prints = seen.prints(bones.keys, bones.digests)
        if bones.error is None and not got.cut and seen.unchanged(known, prints):
            count = len(bones.keys)
            return Fetched(Outcome(**frame, **_wishes(bones), body=body, items=count, known=count), notes=got.notes)
        return await self._parsed(feed, poll, known, got, frame | {"body": body}, prints)

    async def _parsed(
        self, feed: Feed, poll: Poll, known: Seen, got: Response, frame: dict[str, Any], prints: bytes
    ) -> Fetched:
        fetched_at = Time.from_ms(int(frame["now"] * 1000))
        document = await self.parsers.parse(
            got.body, got.url, got.headers, fetched_at, source=feed.url, status=got.status
        )
        if document.error and self.failures:
            await self.failures.keep(feed.url, got, document)
        cut = got.cut or (document.error == TRUNCATED and "its root is not closed")
        if document.error and not cut:
            return Fetched(_refused(frame, got, document), document=document, notes=got.notes)
        sifted = seen.sift(known, document.items, b"" if cut else prints, poll.first_at, frame["now"])
        outcome = Outcome(
            **frame,
            **_wishes(document),
            code=TRUNCATED if cut else "",
            detail=cut or "",
            items=len(document.items),
            new=sifted.new,
            known=sifted.known,
            gap=_gap(document.items),
            delay=_delay(sifted.send),
        )
        return Fetched(outcome, sifted, document, got.notes)

    async def _skeleton(self, body: bytes) -> Skeleton:
        async with self._one_by_one:
            return skeleton(body) if len(body) < IN_A_THREAD else await asyncio.to_thread(skeleton, body)


def _refused(frame: dict[str, Any], got: Response, document: Document) -> Outcome:
    told = Meaning("failed", str(document.error), document.detail)
    if document.error == NOT_A_FEED and challenged(got.headers, got.body):
        told = Meaning("failed", "bot_blocked", "a challenge for browsers instead of a feed")
    return Outcome(**frame, code=told.code, detail=told.detail)


def _wishes(told: Skeleton | Document) -> dict[str, Any]:
    return {
        "told": float(max(told.ttl * 60, told.sy_seconds)),
        "skip_hours": told.skip_hours,
        "skip_days": told.skip_days,
    }


def _gap(items: tuple[Article, ...]) -> float:
    """Mean seconds between the items of a document by their own dates, 0 where under three are dated."""
    dates = sorted(one.published_at.timestamp() for one in items if one.published_at and "future_date" not in one.flags)
    return (dates[-1] - dates[0]) / (len(dates) - 1) if len(dates) >= 3 else 0.0


def _delay(sent: tuple[Article, ...]) -> float:
    """The median of the seconds from publication to arrival, of what is news and dated; 0 where nothing is."""
    telling = {"backfill", "date_inferred", "future_date", "date_zone_guessed"}
    late = [
        (one.fetched_at - one.published_at).total_seconds()
        for one in sent
        if one.published_at and not telling & set(one.flags)
    ]
    return max(0.0, statistics.median(late)) if late else 0.0

"""`vedette feeds check URL`: one polite fetch, and everything that Vedette would do with it, explained."""

from __future__ import annotations

from typing import Any

from agents.settings import Settings
from connectors.http import Client, user_agent
from connectors.sources.feeds import deciding, freshness, schedule
from connectors.sources.feeds.clock import SystemClock
from connectors.sources.feeds.fetch import Fetched, Fetcher
from connectors.sources.feeds.parser import Parsers
from connectors.sources.feeds.politeness import domain_of
from connectors.sources.feeds.state import Feed, Poll, Seen

SHOWN = 5  # items


async def check(settings: Settings, feed: Feed) -> dict[str, Any]:
    """Fetch once, as a first poll would, and tell; nothing is sent and nothing is remembered."""
    async with Client(user_agent(settings.contact), settings.allow_private) as client, Parsers() as parsers:
        poll = Poll(url=feed.url)
        fetcher = Fetcher(client, parsers, SystemClock(), downgrade=settings.feeds_follow_downgrade)
        fetched = await fetcher.fetch(feed, poll, Seen())
    decided = deciding.after(feed, poll, fetched.outcome, 0.0, lambda _: False)
    return told(feed, fetched, decided.poll)


def told(feed: Feed, fetched: Fetched, after: Poll) -> dict[str, Any]:
    """What came of it, for programs; people read the same through `lines`."""
    outcome, document = fetched.outcome, fetched.document
    fresh, word = freshness.fresh_for(outcome.headers, outcome.now)
    return {
        "url": feed.url,
        "ok": not outcome.code,
        "error": outcome.code or None,
        "detail": outcome.detail or None,
        "host": domain_of(feed.url),
        "redirects": [{"status": hop.status, "to": hop.target} for hop in outcome.hops],
        "status": outcome.status,
        "seconds": round(outcome.now - outcome.began, 3),
        "would_move_to": after.move.url if after.move else (after.url if after.url != feed.url else None),
        "format": document.format if document else None,
        "title": document.title if document else None,
        "etag": outcome.headers.get("ETag"),
        "last_modified": outcome.headers.get("Last-Modified"),
        "fresh_for_s": round(fresh) or None,
        "fresh_by": word or None,
        "document_asks_for_s": round(outcome.told) or None,
        "skip_hours": list(outcome.skip_hours),
        "skip_days": list(outcome.skip_days),
        "retry_after_s": round(outcome.wait) or None,
        "next_in_s": round(after.next_at - outcome.now),
        "next_why": after.why,
        "items": outcome.items,
        "mean_gap_s": round(outcome.gap) or None,
        "dropped": [{"reason": one.reason, "name": one.name} for one in document.dropped] if document else [],
        "oddities": (dict(document.counts) if document else {}) | dict.fromkeys(fetched.notes, 1),
        "hub": document.hub or None if document else None,
        "newest": [_item(article) for article in document.items[:SHOWN]] if document else [],
    }


def _item(article: Any) -> dict[str, Any]:
    published = str(article.published_at) if article.published_at else None
    length = len(article.text or article.summary)
    return {
        "title": article.title,
        "url": article.url,
        "published": published,
        "characters": length,
        "flags": article.flags,
    }


def lines(found: dict[str, Any]) -> list[str]:
    """The same for people."""
    rows = [found["url"]]
    rows += [f"  {hop['status']} leads to {hop['to']}" for hop in found["redirects"]]
    rows.append(f"  HTTP {found['status']} in {found['seconds']} s" if found["status"] else "  no answer")
    if found["error"]:
        rows.append(f"  FAILED, {found['error']}: {found['detail']}")
        if found["error"] == "ssrf_blocked":
            rows.append("  a host of your own? `allow_private: [host:port]` in vedette.yaml opens that door alone")
    else:
        rows.append(f"  {found['format'] or 'feed'}, {found['items']} items: {found['title'] or 'without a title'}")
        validators = [name for name in ("etag", "last_modified") if found[name]]
        rows.append(f"  validators: {', '.join(validators) or 'none, so it is asked once an hour at most'}")
        rows += (
            [f"  stays fresh for {schedule.told(found['fresh_for_s'])}, says {found['fresh_by']}"]
            if found["fresh_for_s"]
            else []
        )
    for name, what in (("document_asks_for_s", "its ttl or sy:updatePeriod asks for"), ("mean_gap_s", "an item every")):
        rows += [f"  {what} {schedule.told(found[name])}"] if found[name] else []
    rows += [f"  would move to {found['would_move_to']} after a week"] if found["would_move_to"] else []
    rows.append(f"  next poll in {schedule.told(found['next_in_s'])}: {found['next_why']}")
    rows += [f"  left out: {one['reason']} {one['name']}".rstrip() for one in found["dropped"]]
    rows += [f"  met: {name} ({count} times)" for name, count in found["oddities"].items()]
    for item in found["newest"]:
        flags = f" [{', '.join(item['flags'])}]" if item["flags"] else ""
        rows.append(f"  {item['published'] or 'no date':24} {item['characters']:6} characters  {item['title']}{flags}")
    return rows

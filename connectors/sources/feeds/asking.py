"""What people ask of the feeds from the command line: subscribe, unsubscribe, look, poll now."""

from __future__ import annotations

import re
import time
from collections.abc import Iterable, Sequence
from typing import Any
from urllib.parse import urlsplit

import msgspec

from agents.errors import VedetteError
from agents.settings import Settings, security
from connectors import doors, kafka
from connectors.sources.feeds import schedule, state, subscriptions
from connectors.sources.feeds.ownership import load
from connectors.sources.feeds.politeness import domain_of
from connectors.sources.feeds.state import Feed, Host, Poll

_UNITS = {"s": 1, "m": 60, "h": 3_600, "d": 86_400}


class UnknownFeed(VedetteError):
    """A feed that nobody is subscribed to."""


def seconds(text: str) -> float:
    """`5m`, `90s`, `2h`, `1d` in seconds. Raises ValueError."""
    found = re.fullmatch(r"\s*(\d+(?:\.\d+)?)\s*([smhd])\s*", text.lower())
    if not found or not 60 <= float(found[1]) * _UNITS[found[2]] <= 31 * 86_400:
        raise ValueError(f"{text!r} is no time from 1m to 31d, such as 5m, 2h or 1d")
    return float(found[1]) * _UNITS[found[2]]


def plain(url: str) -> str:
    """What spellings of one feed's URL share: without scheme, `www` and the slash at the end (R110)."""
    parts = urlsplit(url)
    host = (parts.hostname or "").removeprefix("www.")
    return f"{host}:{parts.port or ''}{parts.path.rstrip('/')}?{parts.query}"


async def add(settings: Settings, feeds: Sequence[Feed]) -> tuple[list[Feed], list[str]]:
    """Subscribe; gives those that are new or changed, and what was left alone and why."""
    opened = doors.doors(settings.allow_private)
    for feed in feeds:
        doors.checked(feed.url, opened)
    there = await subscriptions.read(settings)
    spelled = {plain(url): url for url in there}
    changed, remarks = [], []
    for feed in feeds:
        twin = spelled.setdefault(plain(feed.url), feed.url)
        if twin != feed.url:
            remarks.append(f"{feed.url} is there already as {twin}")
        elif (old := there.get(feed.url)) and _settings(old) == _settings(feed):
            remarks.append(f"{feed.url} is there already")
        else:
            added = there[feed.url].added_at if feed.url in there else time.time()
            changed.append(msgspec.structs.replace(feed, added_at=added))
    await change(settings, [(feed.url, feed) for feed in changed])
    return changed, remarks


def _settings(feed: Feed) -> Feed:
    return msgspec.structs.replace(feed, added_at=0.0, asked_at=0.0)


async def remove(settings: Settings, urls: Iterable[str]) -> None:
    """Unsubscribe; what is known of them is forgotten. Raises UnknownFeed before anything is changed."""
    there = await subscriptions.read(settings)
    await change(settings, [(known(there, url).url, None) for url in urls])


async def refresh(settings: Settings, url: str) -> float:
    """Ask for a poll now; gives the time from which on it is allowed (R29)."""
    there = await subscriptions.read(settings)
    feed = known(there, url)
    now = time.time()
    poll = (await states(settings))[0].get(feed.url)
    await change(settings, [(feed.url, msgspec.structs.replace(feed, asked_at=now))])
    return schedule.refreshed(poll, now) if poll else now


def known(there: dict[str, Feed], url: str) -> Feed:
    """A subscription by its URL, in any spelling. Raises UnknownFeed."""
    found = there.get(url) or next((feed for feed in there.values() if plain(feed.url) == plain(url)), None)
    if found is None:
        raise UnknownFeed(f"nobody is subscribed to {url}: `vedette feeds list` shows what there is")
    return found


async def change(settings: Settings, changes: Sequence[tuple[str, Feed | None]]) -> None:
    """Write to the topic `feeds`."""
    if not changes:
        return
    producer = kafka.producer(settings.broker_address, security(settings))
    await producer.start()
    try:
        await subscriptions.write(producer, settings.namespace, changes)
    finally:
        await producer.stop()


async def states(settings: Settings) -> tuple[dict[str, Poll], dict[str, Host]]:
    """What the processes have written of feeds and hosts."""
    client = await kafka.admin(settings.broker_address, 10.0, security(settings))
    try:
        rows = await client.describe_topics([f"{settings.namespace}.feeds.state"])
    finally:
        await client.close()
    records = await load(settings, range(len(rows[0]["partitions"])))
    return records.found[state.POLL], records.found[state.HOST]


async def health(settings: Settings) -> list[dict[str, Any]]:
    """A row a feed: its state with the reason, and when it is asked next; the troubled ones first."""
    there = await subscriptions.read(settings)
    polls, hosts = await states(settings)
    now = time.time()
    rows = [row(feed, polls.get(url), hosts, now) for url, feed in there.items()]
    return sorted(rows, key=lambda one: (_RANK.index(one["state"]), one["url"]))


_RANK = ("gone", "failing", "paused", "new", "alias", "well")


def row(feed: Feed, poll: Poll | None, hosts: dict[str, Host], now: float) -> dict[str, Any]:
    """What is to be said of one feed."""
    if poll is None:
        return {"url": feed.url, "title": feed.title, "state": "new", "reason": "not asked yet", "next": None}
    host = hosts.get(domain_of(poll.url), Host())
    paused = host.paused_until > now
    standing = "gone" if poll.gone else "alias" if poll.alias_of else "failing" if poll.error else "well"
    standing = "paused" if paused and standing in {"failing", "well"} else standing
    reason = f"{poll.error}: {poll.detail}" if poll.error else f"redirects to {poll.alias_of}" if poll.alias_of else ""
    asleep = poll.gone or poll.alias_of
    return {
        "url": feed.url,
        "title": feed.title,
        "state": standing,
        "reason": f"{host.why}; {reason}".rstrip("; ") if paused else reason,
        "status": poll.status,
        "next": None if asleep else _time(max(poll.next_at, host.paused_until)),
        "why_then": poll.why,
        "polled": _time(poll.polled_at),
        "succeeded": _time(poll.ok_at),
        "last_item": _time(poll.new_at),
        "interval_s": round(poll.interval),
        "gap_s": round(poll.gap),
        "delay_s": round(poll.delay) or None,
        "items": poll.items,
        "errors": poll.errors,
        "moved_to": poll.url if poll.url != feed.url else None,
        "full_text": feed.full_text,
        "insecure": feed.insecure,
        "validators": "distrusted" if poll.distrusted else "yes" if poll.validators else "none",
    }


def _time(at: float) -> str | None:
    return time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(at)) if at else None

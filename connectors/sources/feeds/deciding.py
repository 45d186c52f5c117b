"""What a poll changes: from what was known of a feed and what came of the request to what is known now. Pure.

Nothing here looks at a clock, a socket or dice: times and chances are arguments, so that 30 days are decided in
seconds and every decision can be told again.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

import msgspec

from connectors.http import Hop
from connectors.sources.feeds import freshness, redirects, schedule
from connectors.sources.feeds.schedule import DAY, Wish
from connectors.sources.feeds.state import Feed, Poll, Validators

ACCEPT = (
    "application/atom+xml, application/rss+xml, application/feed+json, application/rdf+xml, application/xml;q=0.9, "
    "text/xml;q=0.9, application/json;q=0.8, */*;q=0.1"
)
STALE = 7 * DAY  # R14
KEPT_VALIDATORS = 3  # URLs of one feed whose validators are kept


class Outcome(msgspec.Struct, frozen=True, kw_only=True):
    """What came of one request. `code` is empty for a success; `wait` is its Retry-After in seconds.

    `body` is a digest of the bytes ("" for a 304); `parsed` says that a document was read or recognised;
    `new` and `known` count its items; `changed` whether the bytes were others than the last time.
    """

    began: float
    now: float
    url: str
    status: int = 0
    headers: Mapping[str, str] = {}
    hops: tuple[Hop, ...] = ()
    code: str = ""
    detail: str = ""
    wait: float = 0.0
    body: str = ""
    items: int = 0
    new: int = 0
    known: int = 0
    told: float = 0.0
    skip_hours: tuple[int, ...] = ()
    skip_days: tuple[str, ...] = ()
    gap: float = 0.0
    delay: float = 0.0
    probe: bool = False


class Decided(msgspec.Struct, frozen=True):
    """The feed's state afterwards, and what happened in words of a fixed set (counted as metrics)."""

    poll: Poll
    events: tuple[str, ...] = ()


def is_probe(poll: Poll, now: float) -> bool:
    """Whether the next request is made without validators, because nothing has come for suspiciously long (R14)."""
    if not poll.changed_at or not poll.validators or poll.distrusted:
        return False
    age = now - poll.changed_at
    return age > max(STALE, 10 * poll.gap) and now - poll.probed_at >= max(DAY, age / 4)


def headers_for(poll: Poll, probe: bool) -> Callable[[str], dict[str, str]]:
    """The headers of a request by its URL: the validators that this very URL gave, byte for byte (R1, R3, R12)."""

    def headers(url: str) -> dict[str, str]:
        known = Validators() if probe or poll.distrusted else poll.validators.get(url, Validators())
        told = {"Accept": ACCEPT, "If-None-Match": known.etag, "If-Modified-Since": known.modified}
        return {name: value for name, value in told.items() if value}

    return headers


def after(feed: Feed, poll: Poll, outcome: Outcome, dice: float, others: Callable[[str], bool]) -> Decided:
    """The feed's state after a request; `others` says whether a URL is another feed's own."""
    poll = msgspec.structs.replace(
        poll,
        polled_at=outcome.began,
        status=outcome.status,
        not_before=outcome.now + outcome.wait if outcome.wait else 0.0,
        probed_at=outcome.now if outcome.probe else poll.probed_at,
    )
    if outcome.code:
        return _failed(poll, outcome, dice)
    return _succeeded(feed, poll, outcome, dice, others)


def _failed(poll: Poll, outcome: Outcome, dice: float) -> Decided:
    now = outcome.now
    weight = 0.25 if outcome.code == "dns_again" else 1.0
    poll = msgspec.structs.replace(
        poll,
        errors=poll.errors + weight,
        failing_since=poll.failing_since or now,
        error=outcome.code,
        detail=outcome.detail[:200],
        streak=0,
        first_at=poll.first_at or (now if outcome.items else 0.0),
        new_at=now if outcome.new else poll.new_at,
    )
    events = [f"error:{outcome.code}"]
    if outcome.code in {"not_found", "gone"} and poll.move is not None:
        return Decided(_at(poll, poll.move.url, now, "moved"), (*events, "moved"))
    if outcome.code == "gone":
        first = poll.gone_at or now
        poll = msgspec.structs.replace(poll, gone_at=first, gone=now - first >= DAY)
        events += ["gone"] if poll.gone else []
    else:
        poll = msgspec.structs.replace(poll, gone_at=0.0)
    at, why = schedule.after_error(poll, outcome.code, outcome.wait, now, dice)
    return Decided(msgspec.structs.replace(poll, next_at=at, why=why), tuple(events))


def _succeeded(feed: Feed, poll: Poll, outcome: Outcome, dice: float, others: Callable[[str], bool]) -> Decided:
    now, before = outcome.now, poll
    events: list[str] = []
    on_time = not poll.error and outcome.began <= poll.next_at + max(poll.interval, schedule.MINUTE)
    known = _validators(poll, outcome)
    poll = msgspec.structs.replace(
        poll, ok_at=now, errors=0.0, error="", detail="", failing_since=0.0, gone_at=0.0, gone=False, validators=known
    )
    if outcome.status != 304 and outcome.body:
        poll, events = _read(poll, outcome)
    poll = schedule.adapted(poll, outcome.new, outcome.items or poll.items, on_time)
    if "gap_suspected" in events:
        poll = schedule.overlapless(poll)
    poll, more = _moving(poll, outcome, others)
    wish = _wish(poll, outcome, now)
    at, why = schedule.next_poll(poll, feed.every, wish, now, dice)
    events += more
    if before.error:
        events.append("recovered")
    return Decided(msgspec.structs.replace(poll, next_at=at, why=why), tuple(events))


def _read(poll: Poll, outcome: Outcome) -> tuple[Poll, list[str]]:
    """What a body tells, whether it is the same one or not."""
    now, events = outcome.now, []
    first = not poll.first_at
    if not first and outcome.new and not outcome.known:
        events.append("gap_suspected")
    if poll.items and not outcome.items:
        events.append("emptied")
    if outcome.probe and outcome.new:
        events.append("bad_validators")
    gap = outcome.gap if first else schedule.gap_after(poll, outcome.new, now)
    return (
        msgspec.structs.replace(
            poll,
            first_at=poll.first_at or now,
            changed_at=now if outcome.body != poll.body else poll.changed_at,
            new_at=now if outcome.new else poll.new_at,
            body=outcome.body,
            items=outcome.items,
            gap=gap,
            told=outcome.told,
            skip_hours=outcome.skip_hours,
            skip_days=outcome.skip_days,
            distrusted=poll.distrusted or (outcome.probe and bool(outcome.new)),
            delay=(0.7 * poll.delay + 0.3 * outcome.delay if poll.delay else outcome.delay)
            if outcome.delay
            else poll.delay,
        ),
        events,
    )


def _validators(poll: Poll, outcome: Outcome) -> dict[str, Validators]:
    """R4 to R8: a 200 replaces them, also by nothing; a 304 replaces what it names; per final URL."""
    old = poll.validators.get(outcome.url, Validators())
    kept = {url: one for url, one in poll.validators.items() if url != outcome.url}
    if outcome.status in {204, 205}:
        return dict(poll.validators)
    new = freshness.replaced(old, outcome.headers) if outcome.status == 304 else freshness.validators(outcome.headers)
    if new.etag or new.modified:
        kept[outcome.url] = new
    return dict(list(kept.items())[-KEPT_VALIDATORS:])


def _wish(poll: Poll, outcome: Outcome, now: float) -> Wish:
    seconds, why = freshness.fresh_for(outcome.headers, now)
    wishes = [(seconds, why), (outcome.wait, "Retry-After"), (min(poll.told, DAY), "the feed's ttl or sy:updatePeriod")]
    return Wish(*max(wishes), explicit=bool(why))


def _moving(poll: Poll, outcome: Outcome, others: Callable[[str], bool]) -> tuple[Poll, list[str]]:
    move = redirects.moved(poll.move, poll.url, outcome.hops, outcome.now)
    poll = msgspec.structs.replace(poll, move=move)
    if move is not None and others(move.url):
        return msgspec.structs.replace(poll, alias_of=move.url), ["alias"]
    if target := redirects.adopted(move, poll.url, outcome.now):
        return _at(poll, target, poll.next_at, poll.why), ["moved"]
    return poll, []


def _at(poll: Poll, url: str, next_at: float, why: str) -> Poll:
    """The feed at a new URL; what it is and what was seen of it stays (R13, R51)."""
    return msgspec.structs.replace(
        poll, url=url, move=None, moved_from=(*poll.moved_from, poll.url)[-5:], next_at=next_at, why=why
    )

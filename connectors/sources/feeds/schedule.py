"""When a feed is asked again: its own rhythm, what people wish, and the server's word above both. Pure.

A feed is asked about eight times in the mean time between two of its items, from every 10 minutes to once a
day: what it brings is late by an eighth of its own rhythm at most.
"""

from __future__ import annotations

from datetime import UTC, datetime

import msgspec

from connectors.sources.feeds.answer import QUICK
from connectors.sources.feeds.state import Poll

MINUTE, HOUR, DAY = 60.0, 3_600.0, 86_400.0
SHORTEST, LONGEST, START = 10 * MINUTE, DAY, HOUR
WITHOUT_VALIDATORS = HOUR  # R24
PER_GAP = 8  # polls in the mean time between two items
LONGER, SHORTER = 1.5, 0.5
SPREAD = 30 * MINUTE  # R28
REFRESH = MINUTE  # R29
LEAST_EVERY = MINUTE
DEAD_AFTER = 30 * DAY  # R52
WEEK = 7 * DAY
DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


class Wish(msgspec.Struct, frozen=True):
    """How long the server would be left alone, and by which of its words."""

    seconds: float = 0.0
    why: str = ""
    explicit: bool = False  # a max-age or Expires: it allows what is longer, too


def adapted(poll: Poll, new: int, items: int, on_time: bool) -> Poll:
    """The interval after a success: after two on time in a row it moves towards the feed's rhythm (R22)."""
    streak = poll.streak + 1 if on_time else 0
    aim = min(max(poll.gap / PER_GAP, SHORTEST), LONGEST) if poll.gap else LONGEST
    share = new / items if items else 0.0
    interval = poll.interval
    if streak >= 2:
        if share > 2 / 3:
            interval = max(interval * SHORTER, SHORTEST)
        elif interval > aim:
            interval = max(interval * SHORTER, aim)
        elif share < 1 / 3 and interval < aim:
            interval = min(interval * LONGER, aim)
    streak = 0 if interval != poll.interval else streak
    return msgspec.structs.replace(poll, interval=interval, streak=streak)


def overlapless(poll: Poll) -> Poll:
    """After a poll where nothing was known before: items may have been missed, so the interval is halved (R23)."""
    return msgspec.structs.replace(poll, interval=max(poll.interval * SHORTER, SHORTEST), streak=0)


def gap_after(poll: Poll, new: int, now: float) -> float:
    """The mean time between items after a poll that brought `new` ones, weighing the past seven parts in ten."""
    since = poll.new_at or poll.first_at
    if not since:
        return poll.gap
    if not new:
        return max(poll.gap, (now - since) / 2) if poll.gap else poll.gap
    told = max(now - since, 1.0) / new
    return told if not poll.gap else 0.7 * poll.gap + 0.3 * told


def next_poll(poll: Poll, every: float, wish: Wish, now: float, dice: float) -> tuple[float, str]:
    """When a feed that answered well is asked again, and why (R16, R24, R25). `dice` is in [0, 1)."""
    wanted, why = (max(every, LEAST_EVERY), f"every {told(every)}") if every else (poll.interval, "its rhythm")
    floor = 0.0
    if poll.distrusted or not any(known.etag or known.modified for known in poll.validators.values()):
        floor = min(WITHOUT_VALIDATORS, max(wish.seconds, SHORTEST)) if wish.explicit else WITHOUT_VALIDATORS
    if floor > wanted:
        wanted, why = floor, "it sends no validators" if not poll.distrusted else "its validators lie"
    jitter = dice * 0.1 * wanted
    if wish.seconds > wanted:
        wanted, why = wish.seconds, wish.why
    at = now + wanted + jitter
    allowed = after_skips(at, poll.skip_hours, poll.skip_days)
    return (allowed, f"{why}, then skipHours and skipDays") if allowed > at else (at, f"{why} ({told(wanted)})")


def after_error(poll: Poll, code: str, wait: float, now: float, dice: float) -> tuple[float, str]:
    """When a feed that failed is asked again, and why; `wait` is the server's Retry-After (R35, R52 to R56)."""
    seconds = max(backoff(poll, code, now, dice), wait)
    return now + seconds, f"{code}, {_times(poll.errors)}; again in {told(seconds)}"


def backoff(poll: Poll, code: str, now: float, dice: float) -> float:
    """Seconds to wait after `poll.errors` failures in a row, the last one `code`."""
    power = min(max(poll.errors - 1, 0.0), 20.0)
    if code == "gone":
        return DAY
    if code == "rate_limited":
        return 15 * MINUTE * 2**power if power < 7 else DAY  # the host's own pause comes on top
    if code in QUICK:
        return max(MINUTE, dice * min(5 * MINUTE * 2**power, DAY))
    if poll.failing_since and now - max(poll.ok_at, poll.failing_since) >= DEAD_AFTER:
        return WEEK
    least = 6 * HOUR if code == "bot_blocked" else HOUR
    return max(least, min(HOUR * 2**power, DAY))


def after_skips(at: float, hours: tuple[int, ...], days: tuple[str, ...]) -> float:
    """The first moment from `at` that lies in no skipped hour or day, both in GMT (R21)."""
    if len(set(hours)) >= 24 or len(set(days)) >= 7:
        return at
    for _ in range(24 * 8):
        moment = datetime.fromtimestamp(at, UTC)
        if moment.hour not in hours and DAYS[moment.weekday()] not in days:
            return at
        at = (at // HOUR + 1) * HOUR
    return at


def resumed(poll: Poll, now: float, dice: float) -> float:
    """When a feed is due after a stop: what is overdue is spread, not asked at once (R28)."""
    if poll.next_at > now - MINUTE:
        return poll.next_at
    return now + dice * min(poll.interval, SPREAD)


def refreshed(poll: Poll, now: float) -> float:
    """When a feed that people want now may be asked: not within a minute, not before its Retry-After (R29)."""
    return max(now, poll.polled_at + REFRESH, poll.not_before)


def told(seconds: float) -> str:
    """A time for people: 90 s is 2 min, 7200 s is 2.0 h."""
    if seconds < 5_400:
        return f"{seconds / 60:.0f} min" if seconds >= 60 else f"{seconds:.0f} s"
    return f"{seconds / HOUR:.1f} h" if seconds < 2 * DAY else f"{seconds / DAY:.1f} days"


def _times(errors: float) -> str:
    return "once" if errors <= 1 else f"{errors:.0f} times in a row"

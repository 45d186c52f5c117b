"""What Vedette has to say of itself to an admin: pure, from what was gathered to a list of findings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta

import msgspec

from agents.records import Delivery, Mute, Time
from connectors.sinks import parking
from connectors.sources.feeds.state import Poll

LOUD = 50  # alerts of a rule in a day
SILENT_DAYS = 90
LEAST_FREE = 0.10  # of the disk
ENDS_SOON = timedelta(hours=12)
LONG_MUTE = timedelta(hours=24)  # shorter ones are let end without a word
WAITS = timedelta(hours=1)
DYING = timedelta(days=3)  # without a success, of a feed that was well
NAMED = 5  # feeds in a message; the command tells the others


class Gathered(msgspec.Struct, frozen=True, kw_only=True):
    """What is looked at. `today`: alerts of the last 24 h by rule; `last`: when each rule last alerted.

    `feeds`: the state of each feed that is subscribed to, by its URL.
    """

    at: Time
    today: Mapping[str, int] = {}
    last: Mapping[str, Time] = {}
    dead_letters: int = 0  # since the last look
    disk_free: float = 1.0
    mutes: tuple[Mute, ...] = ()
    deliveries: tuple[Delivery, ...] = ()
    canary_silent: float | None = None  # seconds
    feeds: Mapping[str, Poll] = {}


class Finding(msgspec.Struct, frozen=True):
    """One thing. `key` names it, so that it is told once a day and not at every look; `urgent` at once.

    `feed`: of one that dies; it is told once, and together with others.
    """

    key: str
    text: str
    urgent: bool = False
    feed: str = ""


def findings(seen: Gathered) -> list[Finding]:
    """Everything that somebody should know, the urgent first."""
    found = [*_canary(seen), *_disk(seen), *_sinks(seen), *_dead(seen), *_rules(seen), *_mutes(seen), *_feeds(seen)]
    return sorted(found, key=lambda one: not one.urgent)


def _canary(seen: Gathered) -> Iterable[Finding]:
    if seen.canary_silent is not None:
        minutes = seen.canary_silent / 60
        text = (
            f"no canary has come through for {minutes:.0f} minutes: alerts may be missing. `vedette status` says where"
        )
        yield Finding("canary", text, urgent=True)


def _disk(seen: Gathered) -> Iterable[Finding]:
    if seen.disk_free < LEAST_FREE:
        yield Finding("disk", f"{seen.disk_free:.0%} of the disk is free: below 10 % the feeds pause", urgent=True)


def _sinks(seen: Gathered) -> Iterable[Finding]:
    waiting: dict[str, int] = {}
    for record in seen.deliveries:
        if record.alert == parking.SELF and record.state == "disabled":
            text = f"sink {record.sink} is disabled: {record.reason}. `vedette deliver resume {record.sink}`"
            yield Finding(f"disabled {record.sink}", text, urgent=True)
        elif record.waiting and record.since is not None and seen.at - record.since > WAITS:
            waiting[record.sink] = waiting.get(record.sink, 0) + 1
    for sink, count in sorted(waiting.items()):
        yield Finding(
            f"waiting {sink}", f"{count} alerts wait for over an hour at sink {sink}: `vedette deliver status`"
        )


def _dead(seen: Gathered) -> Iterable[Finding]:
    if seen.dead_letters:
        yield Finding("dead letters", f"{seen.dead_letters} new dead letters: `vedette dead-letters list`")


def _rules(seen: Gathered) -> Iterable[Finding]:
    for rule, count in sorted(seen.today.items()):
        if count > LOUD:
            yield Finding(
                f"loud {rule}", f"rule {rule} raised {count} alerts in a day: narrow it, or give it a `storm`"
            )
    for rule, at in sorted(seen.last.items()):
        if (days := (seen.at - at).days) >= SILENT_DAYS:
            yield Finding(f"silent {rule}", f"rule {rule} has been silent for {days} days: is it still right?")


def _mutes(seen: Gathered) -> Iterable[Finding]:
    for mute in seen.mutes:
        left = mute.until - seen.at
        if timedelta(0) < left <= ENDS_SOON and mute.until - mute.at > LONG_MUTE:
            text = f"the mute of {mute.what} {mute.id} by {mute.who} ends {mute.until}"
            yield Finding(f"mute {mute.what}/{mute.id} {mute.until}", text)


def _feeds(seen: Gathered) -> Iterable[Finding]:
    """Feeds that were well and died: given up, or failing at every poll for three days."""
    for url, poll in sorted(seen.feeds.items()):
        if not poll.ok_at or poll.alias_of or not (poll.gone or poll.failing_since):
            continue
        # Since it failed, not since it was well: a service that was off for a week says nothing of a feed.
        failing = timedelta(seconds=seen.at.timestamp() - poll.failing_since)
        if poll.gone or failing >= DYING:
            why = "gone for good" if poll.gone else poll.error or "no answer"
            yield Finding(f"feed {url} {poll.ok_at}", f"{url} ({why})", feed=url)


def together(found: Sequence[Finding]) -> list[Finding]:
    """Findings as they are sent: all feeds that died in one line."""
    dead = [one for one in found if one.feed]
    if not dead:
        return list(found)
    named = ", ".join(one.text for one in dead[:NAMED]) + (f" and {len(dead) - NAMED} more" if dead[NAMED:] else "")
    count = "1 feed" if len(dead) == 1 else f"{len(dead)} feeds"
    text = f"{count} without an answer for {DYING.days} days, or gone: {named}. `vedette feeds health` says why"
    return [*(one for one in found if not one.feed), Finding("feeds", text)]


class Told:
    """What was told, and when: each finding once a day, a feed that died once until it has been well again."""

    def __init__(self) -> None:
        self._at: dict[str, Time] = {}

    def new(self, found: Iterable[Finding], at: Time) -> list[Finding]:
        """Those that were not told in the last day, and of feeds those that were not told."""
        return [one for one in found if one.key not in self._at or self._is_due(one, at)]

    def _is_due(self, one: Finding, at: Time) -> bool:
        return not one.feed and at - self._at[one.key] >= timedelta(days=1)

    def note(self, told: Iterable[Finding], at: Time) -> None:
        """These were told now."""
        self._at |= {one.key: at for one in told}

"""What Vedette has to say of itself to an admin: pure, from what was gathered to a list of findings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import timedelta

import msgspec

from agents.records import Delivery, Mute, Time
from connectors.sinks import parking

LOUD = 50  # alerts of a rule in a day
SILENT_DAYS = 90
LEAST_FREE = 0.10  # of the disk
ENDS_SOON = timedelta(hours=12)
LONG_MUTE = timedelta(hours=24)  # shorter ones are let end without a word
WAITS = timedelta(hours=1)


class Gathered(msgspec.Struct, frozen=True, kw_only=True):
    """What is looked at. `today`: alerts of the last 24 h by rule; `last`: when each rule last alerted."""

    at: Time
    today: Mapping[str, int] = {}
    last: Mapping[str, Time] = {}
    dead_letters: int = 0  # since the last look
    disk_free: float = 1.0
    mutes: tuple[Mute, ...] = ()
    deliveries: tuple[Delivery, ...] = ()
    canary_silent: float | None = None  # seconds


class Finding(msgspec.Struct, frozen=True):
    """One thing. `key` names it, so that it is told once a day and not at every look; `urgent` at once."""

    key: str
    text: str
    urgent: bool = False


def findings(seen: Gathered) -> list[Finding]:
    """Everything that somebody should know, the urgent first."""
    found = [*_canary(seen), *_disk(seen), *_sinks(seen), *_dead(seen), *_rules(seen), *_mutes(seen)]
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


class Told:
    """What was told, and when: each finding once a day."""

    def __init__(self) -> None:
        self._at: dict[str, Time] = {}

    def new(self, found: Iterable[Finding], at: Time) -> list[Finding]:
        """Those that were not told in the last day."""
        return [one for one in found if one.key not in self._at or at - self._at[one.key] >= timedelta(days=1)]

    def note(self, told: Iterable[Finding], at: Time) -> None:
        """These were told now."""
        self._at |= {one.key: at for one in told}

"""Which alerts a sink wants, and when: routes, quiet hours, digests. Pure: the time comes in."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

import msgspec

from agents.records import AlertData, Time

SEVERITIES = ("info", "low", "medium", "high", "critical")
NEWS = ("live", "test", "digest")  # what a route takes that names no mode: a canary is never shown as news


class Route(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that is named must hold; an empty field asks for nothing. `severity`: at least this."""

    rules: tuple[str, ...] = ()
    severity: str = ""
    labels: tuple[tuple[str, tuple[str, ...]], ...] = ()
    entities: tuple[str, ...] = ()
    modes: tuple[str, ...] = NEWS


class Quiet(msgspec.Struct, frozen=True, kw_only=True):
    """Hours of a zone in which alerts wait, but those of a severity from `above` on."""

    begins: time
    ends: time
    zone: ZoneInfo
    above: str = "critical"


class Digest(msgspec.Struct, frozen=True, kw_only=True):
    """Alerts are gathered and sent once a day, one message for each value of the label `by`."""

    at: time
    zone: ZoneInfo
    by: str = ""
    above: str = "critical"


def rank(severity: str) -> int:
    """The order of severities; an unknown one counts as medium."""
    return SEVERITIES.index(severity if severity in SEVERITIES else "medium")


def wanted(routes: Sequence[Route], data: AlertData) -> bool:
    """Whether any of the routes takes an alert; without routes every alert that is news is taken."""
    return any(_takes(route, data) for route in routes or (Route(),))


def _takes(route: Route, data: AlertData) -> bool:
    labels = data.rule.labels
    return (
        data.mode in route.modes
        and (not route.rules or data.rule.id in route.rules)
        and (not route.severity or rank(data.severity) >= rank(route.severity))
        and all(labels.get(name) in values for name, values in route.labels)
        and (not route.entities or any(entity.id in route.entities for entity in data.entities))
    )


def quiet_until(quiet: Quiet | None, severity: str, at: Time) -> Time | None:
    """When the quiet hours that hold back an alert now are over; None where nothing holds it back."""
    if quiet is None or rank(severity) >= rank(quiet.above):
        return None
    here = at.astimezone(quiet.zone)
    now = here.time()
    over_midnight = quiet.begins > quiet.ends
    inside = (now >= quiet.begins or now < quiet.ends) if over_midnight else quiet.begins <= now < quiet.ends
    return _next(quiet.ends, here) if inside else None


def digest_at(digest: Digest | None, severity: str, at: Time) -> Time | None:
    """When the digest that an alert waits for is sent; None where it does not wait."""
    if digest is None or rank(severity) >= rank(digest.above):
        return None
    return _next(digest.at, at.astimezone(digest.zone))


def _next(clock: time, here: datetime) -> Time:
    """The next time that a clock of this zone shows it; an hour that a change of time skips is taken as it falls."""
    day = here.date() if here.time() < clock else here.date() + timedelta(days=1)
    return Time.of(datetime.combine(day, clock, here.tzinfo))


def heading(digest: Digest, data: AlertData) -> str:
    """The message of a digest that an alert goes into."""
    return data.rule.labels.get(digest.by, "") if digest.by else ""

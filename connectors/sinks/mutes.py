"""Mutes: silences of delivery, always with an end. Which of them holds for an alert is a pure question."""

from __future__ import annotations

from collections.abc import Iterable

from agents.records import AlertData, Mute, Time


def key(what: str, id: str) -> bytes:
    """Key of a record on `mutes`."""
    return f"{what}/{id}".encode()


def muted_by(mutes: Iterable[Mute], data: AlertData, at: Time) -> Mute | None:
    """The mute that silences an alert now, or None."""
    return next((mute for mute in mutes if at < mute.until and _names(mute, data)), None)


def _names(mute: Mute, data: AlertData) -> bool:
    """A source silences what it alone tells; an entity what the alert rests on, or names where it rests on none."""
    if mute.what == "rule":
        return data.rule.id == mute.id
    if mute.what == "story":
        return mute.id in (data.story.id, data.alert_id)
    if mute.what == "source":
        return bool(data.publishers) and all(mute.id == publisher.family for publisher in data.publishers)
    known = {entity.id for entity in data.entities}
    rested = {term.ref[1:] for quote in data.evidence for term in quote.terms if term.ref.startswith("@")}
    return mute.id in ((rested & known) or known)


def told(mute: Mute) -> str:
    """Why an alert was silent, for `deliveries`."""
    return f"muted: {mute.what} {mute.id} until {mute.until} by {mute.who}" + (f" ({mute.note})" if mute.note else "")

"""What becomes of a hit: one pure function of the hit, its story and the time, with a named reason.

Every hit ends in one decision: an alert's revision, or the first reason that stopped it.
"""

from __future__ import annotations

from datetime import timedelta

import msgspec

from agents.alert.story import Story, escalated, rank
from agents.records import Hit, Time

REASONS = {
    "backfill": "the first fetch of a new source: read, never alerted",
    "undated": "without a date nobody knows whether it is news",
    "too-old": "older than the rule's max_age when it was fetched",
    "future-date": "dated in the future",
    "late": "fetched before the stage's time less its window",
    "same-version": "this version of the article was counted before",
    "copy": "a copy of an article of the story; counted, no new publisher",
    "cooldown": "the story was updated less than the rule's cooldown ago",
    "nothing-new": "the story has this already: no new publisher, entity or severity",
    "held": "waits for independent publishers",
    "unconfirmed": "too few independent publishers within the rule's time",
    "storm": "the rule is over its alerts an hour",
}
"""Every reason for which a hit becomes no revision, with what it means (docs/alerts.md is held against it)."""


class Outcome(msgspec.Struct, frozen=True):
    """`send` is a state of an alert, or "" with the reason that stopped it."""

    send: str
    reason: str
    changes: tuple[str, ...] = ()
    detail: str = ""


_FLAGS = {"backfill": "backfill", "late": "late", "date_inferred": "undated", "future_date": "future-date"}


def opening(hit: Hit) -> Outcome:
    """Whether a hit may open a story at all: news, of a known date."""
    for flag, reason in _FLAGS.items():
        if flag in hit.article.flags:
            return Outcome("", reason)
    published = hit.article.published_at
    if published is None:
        return Outcome("", "undated")
    age = hit.article.fetched_at - published
    if age > timedelta(seconds=hit.rule.policy.max_age):
        return Outcome("", "too-old", detail=f"{age.total_seconds() / 3600:.0f} h old when fetched")
    return Outcome("opened", "opened")


def following(before: Story, after: Story, hit: Hit, at: Time) -> Outcome:
    """What a further hit of an open story is worth: an escalation, an update, or nothing yet."""
    severity = escalated(after, hit, after.policy.escalate)
    if rank(severity) > rank(before.severity):
        return Outcome("escalated", "escalated", (f"severity {before.severity} to {severity}", *_gained(before, after)))
    gained = _gained(before, after)
    if not gained:
        return Outcome("", "copy" if hit.copy_of is not None else "nothing-new")
    cool = before.last_sent is None or at - before.last_sent >= timedelta(seconds=after.policy.cooldown)
    new_entity = set(after.entities) - set(before.sent_entities)
    if cool or new_entity or len(after.families) - before.sent_families >= 5:
        return Outcome("updated", "updated", gained)
    return Outcome("", "cooldown", detail=f"last sent {before.last_sent}")


def _gained(before: Story, after: Story) -> tuple[str, ...]:
    publishers = len(after.families) - before.sent_families
    entities = sorted(set(after.entities) - set(before.sent_entities))
    told = [f"publisher +{publishers}"] if publishers > 0 else []
    return (*told, *(f"entity +{entity}" for entity in entities))


def confirmed(story: Story) -> bool:
    """Whether a held story has the independent publishers that its rule asks for."""
    return len(story.families) >= story.policy.hold_publishers

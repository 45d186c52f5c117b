"""What becomes of a hit: pure functions of the hit, its story and the time, each with a named reason.

Every hit ends in one decision: an alert's revision, or the first reason that stopped it.
"""

from __future__ import annotations

from datetime import timedelta

import msgspec

from agents.alert.book import HOUR_MS, Storm, cooling
from agents.alert.story import Family, Story, looks_back, rank, severity_of
from agents.records import Hit, PolicyStep, Time

REASONS = {
    "backfill": "the first fetch of a new source: read, never alerted",
    "undated": "without a date nobody knows whether it is news",
    "too-old": "older than the rule's max_age when it was fetched",
    "future-date": "dated in the future",
    "late": "fetched before the stage's time less its window",
    "anniversary": "looks back to what happened years ago, and the rule drops such articles",
    "same-version": "this version of the article was counted before",
    "copy": "a copy of an article of the story; counted, no new publisher",
    "contained": "a round-up around an article of the story; counted, no news",
    "cooldown": "the story was updated less than the rule's cooldown ago; told at its end",
    "nothing-new": "the story has this already: no new publisher, entity or severity",
    "held": "waits for independent publishers",
    "unconfirmed": "too few independent publishers within the rule's time",
    "corrected": "the article was changed before its story opened, and the rule holds no longer",
    "storm": "the rule is over its alerts an hour; a digest tells of it",
}
"""Every reason for which a hit becomes no revision, with what it means (docs/alerts.md is held against it)."""

JOINED = {
    "article": "another version of an article of the story",
    "root": "a copy of an article of the story",
    "contained": "a round-up around an article of the story",
    "text": "the same entities, and the words of title and lead",
    "cross-language": "the same entities in another language, and figures, dates or names that agree",
}
"""How a hit came to its story (a decision's `joined`, an alert's policy step `story`)."""

MANY = 5  # independent publishers more that break a cool-down
SLOWEST_POLL = timedelta(hours=1)  # a hold's decision waits for the slowest feed's next poll
HELD = 200  # hits of a story that wait for its decision; the next are decided at once


class Outcome(msgspec.Struct, frozen=True):
    """`send` is a state of an alert, or "" with the reason that stopped it."""

    send: str
    reason: str
    changes: tuple[str, ...] = ()
    detail: str = ""


_FLAGS = {"backfill": "backfill", "late": "late", "date_inferred": "undated", "future_date": "future-date"}
_NO_NEWS = ("backfill", "late")


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
    if hit.rule.policy.anniversary == "drop" and looks_back(hit):
        return Outcome("", "anniversary")
    return Outcome("opened", "opened")


def no_news(hit: Hit) -> str:
    """Why a hit is counted in its story and moves nothing, or ""."""
    return next((_FLAGS[flag] for flag in _NO_NEWS if flag in hit.article.flags), "")


def following(before: Story, after: Story, hit: Hit, at: Time) -> Outcome:
    """What a further hit of an open story is worth: an escalation, an update, or nothing yet."""
    severity, _ = escalated(after, hit)
    gained = gains(after)
    if rank(severity) > rank(before.severity):
        return Outcome("escalated", "escalated", (f"severity {before.severity} to {severity}", *gained))
    if before.state == "corrected" and hit.article.id == before.opener.article.id:
        return Outcome("updated", "updated", ("the rule holds again", *gained))
    if not gained:
        return Outcome("", "copy" if hit.copy_of is not None else "nothing-new")
    many = len(after.families) - before.sent_families >= MANY
    if many or cooled(before, at) or set(after.headed) - set(before.sent_headed):
        return Outcome("updated", "updated", gained)
    return Outcome("", "cooldown", detail=f"last sent {before.last_sent}")


def cooled(story: Story, at: Time) -> bool:
    """Whether the story's cool-down is over."""
    return story.last_sent is None or at - story.last_sent >= cooling(story)


def gains(story: Story) -> tuple[str, ...]:
    """What a story has that its last revision did not tell; or has no longer, where publishers turned out to copy."""
    publishers = len(story.families) - story.sent_families
    told = [f"publisher {publishers:+d}"] if publishers else []
    told += [f"entity +{entity}" for entity in sorted(set(story.headed) - set(story.sent_headed))]
    return (*told, "an article was edited") if story.edited else tuple(told)


def escalated(story: Story, hit: Hit) -> tuple[str, str]:
    """The severity that the story has reached, never lower than it was; and by what."""
    reached = [(story.severity, "")]
    if rank(own := severity_of(hit)) > rank(story.severity):
        reached.append((own, "the rule's own severity"))
    for step in story.policy.escalate:
        if step.publishers and len(story.families) >= step.publishers:
            reached.append((step.to, f"{len(story.families)} publishers"))
        if step.cue and step.cue in hit.cues:
            reached.append((step.to, f"cue {step.cue}"))
    return max(reached, key=lambda one: rank(one[0]))


def held_until(hit: Hit, at: Time) -> Time:
    """When a hold is decided: `within` after the publication, and one poll of the slowest feed."""
    published = hit.article.published_at or hit.article.fetched_at
    within = timedelta(seconds=hit.rule.policy.hold_within)
    return max(at, published + within) + SLOWEST_POLL


def confirmed(story: Story) -> str:
    """`met` where so many publishers published within the rule's time, `late-confirmation` where later, else ""."""
    wanted = story.policy.hold_publishers
    if len(story.families) < wanted:
        return ""
    if story.unconfirmed or not _within(story.families, wanted, 1000 * story.policy.hold_within):
        return "late-confirmation"
    return "met"


def _within(families: tuple[Family, ...], wanted: int, span_ms: int) -> bool:
    times = sorted(one.at for one in families)
    spans = [last - first for first, last in zip(times, times[wanted - 1 :], strict=False)]
    return not span_ms or min(spans) <= span_ms


def stormy(storm: Storm, limit: int, at: Time) -> int:
    """How many alerts the rule opened within the hour, where that is its limit; else 0."""
    recent = sum(at.ms() - time < HOUR_MS for time in storm.times)
    return recent if limit and recent >= limit else 0


def steps_of(story: Story, hit: Hit, joined: str, detail: str) -> tuple[PolicyStep, ...]:
    """The steps that a hit's revision shows: how it came to its story, an anniversary, what escalated it."""
    steps = [PolicyStep(step="story", result=joined or "new", detail=detail)]
    if hit.rule.policy.anniversary == "lower" and looks_back(hit):
        steps.append(PolicyStep(step="anniversary", result="lowered", detail=f"{hit.rule.severity} is the rule's"))
    severity, by = escalated(story, hit)
    if by:
        steps.append(PolicyStep(step="escalate", result=severity, detail=by))
    return tuple(steps)

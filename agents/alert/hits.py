"""What becomes of one hit: it opens a story, waits in one, moves one, or is decided with a reason."""

from __future__ import annotations

import msgspec

from agents.alert.book import Book
from agents.alert.grouping import Joined, find, own_telling
from agents.alert.merging import merged
from agents.alert.policy import (
    HELD,
    Outcome,
    confirmed,
    escalated,
    following,
    held_until,
    no_news,
    opening,
    steps_of,
)
from agents.alert.sending import Cause, decide, keep, send, together, waiting
from agents.alert.storm import hidden, opened
from agents.alert.story import Story, add, begin
from agents.alert.telling.head import Telling
from agents.records import Hit, PolicyStep, Time
from agents.stage import Output, Step
from agents.wire import digest


class Heard(msgspec.Struct, frozen=True):
    """A hit with what it tells, read before any state is looked at."""

    hit: Hit
    told: Telling


def judge(heard: Heard, book: Book, at: Time) -> Step:
    """Decide on a hit."""
    hit = heard.hit
    joined = find(hit, heard.told, book)
    if joined is None:
        return _first(heard, book, at)
    if joined.story.seen.get(hit.article.id, 0) >= hit.article.version:
        return Step(outputs=(_told(hit, joined.story, at, Outcome("", "same-version"), joined.how),))
    if joined.twins and not no_news(hit):
        one, ended = merged((joined.story, *joined.twins), at)
        return together([*ended, _join(heard, Joined(one, joined.how, joined.detail), book, at)])
    return _join(heard, joined, book, at)


def _first(heard: Heard, book: Book, at: Time) -> Step:
    """A hit without a story: it opens one, or begins one that waits, or says why it may not."""
    hit = heard.hit
    outcome = opening(hit)
    if not outcome.send:
        return Step(outputs=(_told(hit, None, at, outcome, ""),))
    id = digest("alert", hit.rule.id, hit.article.id, hit.article.version)
    story = begin(hit, heard.told, at, id)
    if hit.rule.policy.hold_publishers > 1:
        return _hold(msgspec.structs.replace(story, hold_until=held_until(hit, at)), hit, book, at, Joined(story, ""))
    return _open(story, hit, book, at, steps_of(story, hit, "", ""))


def _join(heard: Heard, joined: Joined, book: Book, at: Time) -> Step:
    hit, story = heard.hit, joined.story
    around = joined.how == "contained" or hit.holds in story.seen
    counts = hit.copy_of is None and not around and not no_news(hit)
    after = add(story, hit, own_telling(heard.told, story), at, counts)
    if reason := no_news(hit) or ("contained" if joined.how == "contained" else ""):
        after = msgspec.structs.replace(after, headed=story.headed, edited=story.edited)
        told = _told(hit, story, at, Outcome("", reason), joined.how)
        return Step(outputs=(told,), changes=(keep(after),))
    if story.state == "held":
        return _hold(after, hit, book, at, joined)
    if story.state == "digested":
        return hidden(story, _graver(after, hit), hit, book, at)
    return _follow(story, after, hit, at, joined)


def _follow(before: Story, after: Story, hit: Hit, at: Time, joined: Joined) -> Step:
    outcome = following(before, after, hit, at)
    if not outcome.send:
        after = msgspec.structs.replace(after, pending=before.pending or outcome.reason == "cooldown")
        return Step(outputs=(_told(hit, before, at, outcome, joined.how),), changes=(keep(after),))
    steps = steps_of(after, hit, joined.how, joined.detail)
    cause = Cause(changes=outcome.changes, steps=steps, was=before.severity, hit=hit.id)
    return send(_graver(after, hit), outcome.send, at, cause)


def _hold(story: Story, hit: Hit, book: Book, at: Time, joined: Joined) -> Step:
    """A story that waits for independent publishers: with enough of them it opens, its earlier hits with it."""
    result = confirmed(story)
    if not result:
        return _wait(story, hit, at, joined)
    detail = f"{len(story.families)} of {story.policy.hold_publishers}"
    steps = (*steps_of(story, hit, joined.how, joined.detail), PolicyStep(step="hold", result=result, detail=detail))
    waited = [decide(one, story.rule.id, at, "held", alert=story.id) for one in story.held]
    sent = _open(msgspec.structs.replace(story, held=(), hold_until=None), hit, book, at, steps)
    return together([sent, Step(outputs=tuple(waited))])


def _wait(story: Story, hit: Hit, at: Time, joined: Joined) -> Step:
    if len(story.held) >= HELD or story.unconfirmed:
        reason = "unconfirmed" if story.unconfirmed else "held"
        return Step(outputs=(_told(hit, None, at, Outcome("", reason), joined.how),), changes=(keep(story),))
    return Step(changes=(keep(msgspec.structs.replace(story, held=(*story.held, waiting(hit)))),))


def _open(story: Story, hit: Hit, book: Book, at: Time, steps: tuple[PolicyStep, ...]) -> Step:
    return opened(_graver(story, hit), hit, book, at, steps)


def _graver(story: Story, hit: Hit) -> Story:
    return msgspec.structs.replace(story, severity=escalated(story, hit)[0])


def _told(hit: Hit, story: Story | None, at: Time, outcome: Outcome, joined: str) -> Output:
    alert = (story.digest or story.id) if story is not None and (story.revision or story.digest) else None
    return decide(waiting(hit), hit.rule.id, at, outcome.reason, detail=outcome.detail, alert=alert, joined=joined)

"""The alerting judgement: hits and Ticks in, alerts and decisions out, as a fold over a partition of hits.

State is kept by rule, and hits are partitioned by rule: nothing here depends on how many partitions there are.
"""

from __future__ import annotations

from datetime import timedelta

import msgspec

from agents.alert.book import PREFIX, Book
from agents.alert.envelope import envelope
from agents.alert.grouping import same_story
from agents.alert.policy import Outcome, confirmed, following, opening
from agents.alert.story import Story, add, begin, encode, escalated
from agents.records import Decision, Hit, PolicyStep, Revised, Tick, Time
from agents.stage import JUDGEMENT, Change, Output, State, Step
from agents.wire import digest

HOUR = timedelta(hours=1)


class Alerting:
    """The stage."""

    name = "alert"
    source = "hits"

    def state(self) -> Book:
        """No stories."""
        return Book()

    def moment(self, record: Hit | Revised | Tick) -> Time | None:
        """A Tick's time; a hit tells none, so that all partitions of hits have one time."""
        return record.at if isinstance(record, Tick) else None

    def prepare(self, record: Hit | Revised | Tick) -> Hit | Revised | Tick:
        """Nothing to prepare."""
        return record

    def step(self, record: Hit | Revised | Tick, state: State, at: Time) -> Step:
        """Judge a hit, correct what an edit has taken back, or close and decide what the time has ended."""
        assert isinstance(state, Book)  # noqa: S101 -- made by state()
        if isinstance(record, Tick):
            return _tick(state, at)
        return _revised(record, state, at) if isinstance(record, Revised) else _hit(record, state, at)


def _revised(record: Revised, book: Book, at: Time) -> Step:
    """Correct the alerts that the article opened under rules that hold for it no longer."""
    outputs: list[Output] = []
    changes: list[Change] = []
    for story in book.opened_by(record.article_id):
        if story.revision and story.rule.id not in record.rules and story.state != "corrected":
            step = _send(story, Outcome("corrected", "corrected", ("the rule holds no longer",)), at, story.severity)
            outputs += step.outputs
            changes += step.changes
    return Step(outputs=tuple(outputs), changes=tuple(changes))


def _hit(hit: Hit, book: Book, at: Time) -> Step:
    story = book.of_root(hit.rule.id, hit.root) or same_story(hit, book)
    if story is None:
        return _open(hit, book, at)
    if _seen(story, hit):
        return _decide(hit, at, Outcome("", "same-version"), story, story.id if story.revision else None)
    after = add(story, hit, at)
    if story.state == "held":
        return _hold(after, hit, at)
    outcome = following(story, after, hit, at)
    if not outcome.send:
        return _decide(hit, at, outcome, after, story.id)
    after = msgspec.structs.replace(after, severity=escalated(after, hit, after.policy.escalate))
    return _send(after, outcome, at, story.severity, hit=hit.id)


def _seen(story: Story, hit: Hit) -> bool:
    return story.seen.get(hit.article.id, 0) >= hit.article.version


def _open(hit: Hit, book: Book, at: Time) -> Step:
    outcome = opening(hit)
    if not outcome.send:
        return _decide(hit, at, outcome, None, None)
    id = digest("alert", hit.rule.id, hit.article.id, hit.article.version)
    story = begin(hit, at, id)
    if hit.rule.policy.hold_publishers > 1:
        until = at + timedelta(seconds=hit.rule.policy.hold_within)
        return _hold(msgspec.structs.replace(story, hold_until=until), hit, at)
    return _storm(hit, story, book, at) or _opened(story, hit, at, outcome)


def _opened(story: Story, hit: Hit, at: Time, outcome: Outcome) -> Step:
    story = msgspec.structs.replace(story, severity=escalated(story, hit, story.policy.escalate))
    return _send(story, outcome, at, None, hit=hit.id)


def _storm(hit: Hit, story: Story, book: Book, at: Time) -> Step | None:
    """Over its alerts an hour a rule opens no more; the story opens with its next hit, when the hour is over."""
    limit = hit.rule.policy.storm
    if not limit:
        return None
    openings = [
        other for id in book.by_rule[hit.rule.id] if (other := book.stories[id]).revision and at - other.opened < HOUR
    ]
    if len(openings) < limit:
        return None
    return _decide(hit, at, Outcome("", "storm", detail=f"{len(openings)} opened within the hour"), None, None)


def _hold(story: Story, hit: Hit, at: Time) -> Step:
    """A story that waits for independent publishers: with enough of them it opens, its earlier hits with it."""
    if confirmed(story):
        detail = f"{len(story.families)} of {story.policy.hold_publishers}"
        step = PolicyStep(step="hold", result="late-confirmation" if story.unconfirmed else "met", detail=detail)
        story = msgspec.structs.replace(story, severity=escalated(story, hit, story.policy.escalate))
        sent = _send(story, Outcome("opened", "opened"), at, None, (step,), hit.id)
        waited = tuple(_decision(waiting, story.rule.id, at, "held", story.id) for waiting in story.held)
        return Step(outputs=(*sent.outputs, *waited), changes=sent.changes)
    waiting = (*story.held, (hit.id, hit.article.id, hit.article.version))
    return Step(changes=(_kept(msgspec.structs.replace(story, held=waiting)),))


def _send(
    story: Story,
    outcome: Outcome,
    at: Time,
    was: str | None,
    steps: tuple[PolicyStep, ...] = (),
    hit: str | None = None,
) -> Step:
    story = msgspec.structs.replace(
        story,
        revision=story.revision + 1,
        state=outcome.send,
        last_sent=at,
        held=(),
        sent_families=len(story.families),
        sent_entities=tuple(sorted(story.entities)),
    )
    alert = envelope(story, outcome.send, at, outcome.changes, was, steps, hit=hit)
    output = Output(topic="alerts", key=story.id, record=alert)
    return Step(outputs=(output,), changes=(_kept(story),))


def _decide(hit: Hit, at: Time, outcome: Outcome, story: Story | None, alert_id: str | None) -> Step:
    told = _decision(
        (hit.id, hit.article.id, hit.article.version), hit.rule.id, at, outcome.reason, alert_id, outcome.detail
    )
    return Step(outputs=(told,), changes=(_kept(story),) if story is not None else ())


def _decision(
    hit: tuple[str, str, int], rule: str, at: Time, reason: str, alert_id: str | None, detail: str = ""
) -> Output:
    record = Decision(
        hit=hit[0],
        rule=rule,
        article_id=hit[1],
        version=hit[2],
        reason=reason,
        detail=detail,
        alert_id=alert_id,
        at=at,
        judgement=JUDGEMENT,
    )
    return Output(topic="decisions", key=rule, record=record)


def _kept(story: Story) -> Change:
    return Change(key=PREFIX + story.id, value=encode(story))


def _tick(book: Book, at: Time) -> Step:
    outputs: list[Output] = []
    changes: list[Change] = []
    for story in book.due(at):
        changes.append(Change(key=PREFIX + story.id, value=None))
        if story.state == "held":
            step = _unconfirmed(story, at)
            outputs += step.outputs
            changes += step.changes
        elif story.revision:
            closed = msgspec.structs.replace(story, revision=story.revision + 1)
            outputs.append(
                Output(topic="alerts", key=story.id, record=envelope(closed, "closed", at, (), story.severity, ()))
            )
    return Step(outputs=tuple(outputs), changes=tuple(changes))


def _unconfirmed(story: Story, at: Time) -> Step:
    """The hold is over: its hits are decided, the story stays for a window in case a second publisher comes late."""
    detail = f"{len(story.families)} of {story.policy.hold_publishers}"
    told = tuple(_decision(hit, story.rule.id, at, "unconfirmed", None, detail) for hit in story.held)
    end = story.last_hit + timedelta(seconds=story.policy.window)
    if story.unconfirmed or end <= at:
        return Step(outputs=told)
    waiting = msgspec.structs.replace(story, held=(), hold_until=end, unconfirmed=True)
    return Step(outputs=told, changes=(_kept(waiting),))

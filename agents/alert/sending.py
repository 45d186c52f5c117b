"""What the stage writes: revisions of alerts, decisions, and its state."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from agents.alert.book import STORM, STORY, Storm
from agents.alert.envelope import envelope
from agents.alert.story import HeldHit, Story, encode
from agents.records import Decision, Hit, PolicyStep, Time
from agents.stage import JUDGEMENT, Change, Output, Step

_storm = msgspec.json.Encoder()


class Cause(msgspec.Struct, frozen=True, kw_only=True):
    """Why a revision is sent: the changes and steps it tells, the severity before, the hit where one caused it."""

    changes: tuple[str, ...] = ()
    steps: tuple[PolicyStep, ...] = ()
    was: str | None = None
    hit: str | None = None


def send(story: Story, state: str, at: Time, cause: Cause) -> Step:
    """The story's next revision, and the story kept; a closed one is forgotten."""
    story = msgspec.structs.replace(
        story,
        revision=story.revision + 1,
        state=state,
        last_sent=at,
        held=(),
        pending=False,
        edited=False,
        digest=None,
        sent_families=len(story.families),
        sent_headed=story.headed,
    )
    alert = envelope(story, at, cause.changes, cause.was, cause.steps, hit=cause.hit)
    output = Output(topic="alerts", key=story.id, record=alert)
    return Step(outputs=(output,), changes=(forget(story) if state == "closed" else keep(story),))


def decide(
    hit: HeldHit, rule: str, at: Time, reason: str, *, detail: str = "", alert: str | None = None, joined: str = ""
) -> Output:
    """A hit's decision record."""
    record = Decision(
        hit=hit[0],
        rule=rule,
        article_id=hit[1],
        version=hit[2],
        reason=reason,
        detail=detail,
        alert_id=alert,
        joined=joined,
        at=at,
        judgement=JUDGEMENT,
    )
    return Output(topic="decisions", key=rule, record=record)


def waiting(hit: Hit) -> HeldHit:
    """A hit as far as its decision needs it."""
    return hit.id, hit.article.id, hit.article.version


def keep(story: Story) -> Change:
    """Remember a story."""
    return Change(key=STORY + story.id, value=encode(story))


def forget(story: Story) -> Change:
    """Forget a story."""
    return Change(key=STORY + story.id, value=None)


def keep_storm(rule: str, storm: Storm) -> Change:
    """Remember when a rule opened its last alerts."""
    return Change(key=STORM + rule, value=_storm.encode(storm))


def forget_storm(rule: str) -> Change:
    """Nothing was opened within the hour."""
    return Change(key=STORM + rule, value=None)


def together(steps: Iterable[Step]) -> Step:
    """Several steps as one, in their order; of two changes of one key the later holds."""
    several = list(steps)
    outputs = tuple(output for step in several for output in step.outputs)
    return Step(outputs=outputs, changes=tuple(change for step in several for change in step.changes))

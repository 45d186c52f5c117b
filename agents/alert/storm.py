"""A rule above its alerts an hour becomes a digest, and says so: one alert that gathers what would have opened."""

from __future__ import annotations

import msgspec

from agents.alert.book import Book, Storm
from agents.alert.policy import steps_of, stormy
from agents.alert.sending import Cause, decide, keep, keep_storm, send, together, waiting
from agents.alert.story import Story, add, rank
from agents.records import Hit, PolicyStep, Time
from agents.stage import Step
from agents.wire import digest


def opened(story: Story, hit: Hit, book: Book, at: Time, steps: tuple[PolicyStep, ...]) -> Step:
    """Open a story as an alert, unless its rule is in a storm and it is no graver than the rule's alerts are."""
    limit, rule = hit.rule.policy.storm, hit.rule.id
    if not limit:
        return _send(story, hit, at, steps)
    storm = book.storms.get(rule, Storm())
    noted = Storm((*storm.times, at.ms())[-limit:], storm.digest)
    count = stormy(storm, limit, at)
    if not count or rank(story.severity) > rank(hit.rule.severity):
        return together([_send(story, hit, at, steps), Step(changes=(keep_storm(rule, noted),))])
    gathering = book.stories.get(storm.digest or "")
    if gathering is None:
        return _begin(story, hit, at, noted, f"{count} opened within the hour, the rule's limit is {limit}/h")
    gathered = add(gathering, hit, None, at, counts=True)
    hidden = msgspec.structs.replace(story, state="digested", digest=gathering.id)
    told = decide(waiting(hit), rule, at, "storm", alert=gathering.id)
    changes = (keep(msgspec.structs.replace(gathered, pending=True)), keep(hidden), keep_storm(rule, noted))
    return Step(outputs=(told,), changes=changes)


def _begin(story: Story, hit: Hit, at: Time, noted: Storm, detail: str) -> Step:
    """The digest's first revision; the story itself stays hidden, so that its copies are known."""
    id = digest("digest", hit.rule.id, hit.article.id, hit.article.version)
    hidden = msgspec.structs.replace(story, state="digested", digest=id)
    gathering = msgspec.structs.replace(story, id=id, mode="digest", opened=at)
    cause = Cause(
        changes=("the rule became a digest",),
        steps=(PolicyStep(step="storm", result="digest", detail=detail),),
        hit=hit.id,
    )
    noted = msgspec.structs.replace(noted, digest=id)
    sent = send(gathering, "opened", at, cause)
    return together([sent, Step(changes=(keep(hidden), keep_storm(hit.rule.id, noted)))])


def hidden(before: Story, after: Story, hit: Hit, book: Book, at: Time) -> Step:
    """A further hit of a story that a storm holds back: it opens when it is graver, or the storm is over."""
    return (
        opened(after, hit, book, at, steps_of(before, hit, "", ""))
        if _free(before, after, book, at)
        else _again(after, hit, at)
    )


def _free(before: Story, after: Story, book: Book, at: Time) -> bool:
    storm = book.storms.get(after.rule.id, Storm())
    return rank(after.severity) > rank(before.severity) or not stormy(storm, after.policy.storm, at)


def _again(story: Story, hit: Hit, at: Time) -> Step:
    told = decide(waiting(hit), story.rule.id, at, "storm", alert=story.digest)
    return Step(outputs=(told,), changes=(keep(story),))


def _send(story: Story, hit: Hit, at: Time, steps: tuple[PolicyStep, ...]) -> Step:
    return send(story, "opened", at, Cause(steps=steps, hit=hit.id))

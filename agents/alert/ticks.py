"""What the time ends: holds, cool-downs with something to tell, windows and storms."""

from __future__ import annotations

import msgspec

from agents.alert.book import STORM, STORY, Book, closing
from agents.alert.policy import cooled, gains
from agents.alert.sending import Cause, decide, forget, forget_storm, keep, send, together
from agents.alert.story import Story
from agents.records import PolicyStep, Time
from agents.stage import Step


def judge(book: Book, at: Time) -> Step:
    """Everything that has ended by `at`, in the order of the ends."""
    return together(_ended(key, book, at) for key in book.due(at))


def _ended(key: str, book: Book, at: Time) -> Step:
    if key.startswith(STORM):
        return Step(changes=(forget_storm(key[len(STORM) :]),))
    story = book.stories[key[len(STORY) :]]
    if closing(story) <= at:
        return _close(story, at)
    return _unconfirmed(story, at) if story.state == "held" else _cooled(story, at)


def _close(story: Story, at: Time) -> Step:
    if story.revision:
        return send(story, "closed", at, Cause(changes=gains(story), was=story.severity))
    decided = [_decided(story, at)] if story.held else []
    return together([*decided, Step(changes=(forget(story),))])


def _decided(story: Story, at: Time) -> Step:
    """The hits of a story that waited in vain."""
    detail = f"{len(story.families)} of {story.policy.hold_publishers}"
    return Step(outputs=tuple(decide(hit, story.rule.id, at, "unconfirmed", detail=detail) for hit in story.held))


def _unconfirmed(story: Story, at: Time) -> Step:
    """The hold is over: its hits are decided, the story stays for its window in case a second publisher comes late."""
    stays = msgspec.structs.replace(story, held=(), hold_until=None, unconfirmed=True)
    return together([_decided(story, at), Step(changes=(keep(stays),))])


def _cooled(story: Story, at: Time) -> Step:
    """A cool-down is over, and what came within it is told."""
    gained = gains(story)
    if not gained or not cooled(story, at):
        return Step(changes=(keep(msgspec.structs.replace(story, pending=False)),))
    ended = PolicyStep(step="cooldown", result="ended", detail=f"last sent {story.last_sent}")
    return send(story, "updated", at, Cause(changes=gained, steps=(ended,), was=story.severity))

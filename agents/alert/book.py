"""The state of the alerting stage: its stories and storms, and the indexes that follow from them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections import Counter, defaultdict
from datetime import timedelta

import msgspec

from agents.alert.story import Story, decode
from agents.alert.telling.head import Telling, keys
from agents.records import Time
from agents.stage import Memory

STORY = "story/2:"
STORM = "storm/1:"
HOUR_MS = 3_600_000
LIKE = 40  # stories that a hit is held against, of its language and of others each
COMMONEST = 300  # what so many open stories of a rule share tells none of them apart

Index = defaultdict[tuple[str, str], dict[str, None]]


class Storm(msgspec.Struct, frozen=True):
    """When a rule opened its last alerts, or would have; ms since 1970. `digest`: the alert that tells of them."""

    times: tuple[int, ...] = ()
    digest: str | None = None


_storm = msgspec.json.Decoder(Storm)


class Book(Memory):
    """Stories by id, found by article, root and entity; what is due, by time. Each story is decoded once."""

    def __init__(self) -> None:
        super().__init__()
        self.stories: dict[str, Story] = {}
        self.storms: dict[str, Storm] = {}
        self.by_root: Index = defaultdict(dict)
        self.by_article: Index = defaultdict(dict)  # of a rule ("" for all of them)
        self.by_key: Index = defaultdict(dict)
        self.ends: list[tuple[int, str]] = []

    def apply(self, key: str, value: bytes | None) -> None:
        """Set or forget a story or storm, and follow it in the indexes."""
        super().apply(key, value)
        kind, id = (
            key[: len(STORY)],
            key[len(STORY) :],
        )  # both prefixes are as long; those of older states are passed over
        if kind == STORY:
            if (old := self.stories.pop(id, None)) is not None:
                self._forget(old)
            if value is not None:
                self._follow(decode(value))
        elif kind == STORM:
            if (storm := self.storms.pop(id, None)) is not None:
                self._unschedule(_storm_ends(storm), key)
            if value is not None:
                self.storms[id] = storm = _storm.decode(value)
                insort(self.ends, (_storm_ends(storm), key))

    def _follow(self, story: Story) -> None:
        self.stories[story.id] = story
        insort(self.ends, (ends(story).ms(), STORY + story.id))
        for index, key in self._places(story):
            index[key][story.id] = None

    def _forget(self, story: Story) -> None:
        self._unschedule(ends(story).ms(), STORY + story.id)
        for index, key in self._places(story):
            index[key].pop(story.id, None)
            if not index[key]:
                del index[key]

    def _places(self, story: Story) -> list[tuple[Index, tuple[str, str]]]:
        """Where a story stands in the indexes."""
        if story.mode == "digest":
            return []
        found = [(self.by_key, (story.rule.id, key)) for told in story.tellings for key in keys(told)]
        found += [(self.by_root, (story.rule.id, root)) for root in story.roots]
        found += [(self.by_article, (story.rule.id, article)) for article in story.seen]
        return found + [(self.by_article, ("", article)) for article in story.seen]

    def _unschedule(self, at: int, key: str) -> None:
        del self.ends[bisect_left(self.ends, (at, key))]

    def of_article(self, article: str, rule: str = "") -> list[Story]:
        """The stories that an article belongs to, under one rule or any."""
        return [self.stories[id] for id in self.by_article.get((rule, article), ())]

    def of_root(self, rule: str, root: str) -> list[Story]:
        """The stories of a rule that a group of copies belongs to."""
        return [self.stories[id] for id in self.by_root.get((rule, root), ())]

    def like(self, rule: str, told: Telling) -> list[Story]:
        """The stories of a rule that share most with a telling: of its language, and of others."""
        shared: Counter[str] = Counter()
        for key in keys(told):
            ids = self.by_key.get((rule, key), {})
            if len(ids) <= COMMONEST:
                shared.update(ids.keys())
        ranked = sorted(shared.items(), key=lambda row: (-row[1], row[0]))
        own: list[Story] = []
        foreign: list[Story] = []
        for id, _ in ranked:
            story = self.stories[id]
            chosen = own if any(known.lang == told.lang for known in story.tellings) else foreign
            if len(chosen) < LIKE:
                chosen.append(story)
            elif len(own) + len(foreign) == 2 * LIKE:
                break
        return own + foreign

    def due(self, at: Time) -> list[str]:
        """The keys whose time has ended, in the order of their ends, then of the keys."""
        return [key for _, key in self.ends[: bisect_right(self.ends, (at.ms(), "\U0010ffff"))]]


def ends(story: Story) -> Time:
    """When a Tick must look at a story: the end of its hold, its cool-down where something waits, or its window."""
    closes = closing(story)
    if story.state == "held" and story.hold_until is not None:
        return min(story.hold_until, closes)
    if story.pending and story.last_sent is not None:
        return min(story.last_sent + cooling(story), closes)
    return closes


def closing(story: Story) -> Time:
    """A window after its last hit; a storm's digest is over after an hour."""
    seconds = 3600 if story.mode == "digest" else story.policy.window
    return story.last_hit + timedelta(seconds=seconds)


def cooling(story: Story) -> timedelta:
    """How long after a revision no `updated` comes; a digest is told of once an hour."""
    return timedelta(seconds=3600 if story.mode == "digest" else story.policy.cooldown)


def _storm_ends(storm: Storm) -> int:
    return (storm.times[-1] if storm.times else 0) + HOUR_MS

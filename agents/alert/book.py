"""The state of the alerting stage: its stories, and the indexes that follow from them."""

from __future__ import annotations

from collections import defaultdict
from datetime import timedelta

from agents.alert.story import Story, decode
from agents.records import Time
from agents.stage import Memory

PREFIX = "story:"


class Book(Memory):
    """Stories by id, found by rule and root; each decoded once."""

    def __init__(self) -> None:
        super().__init__()
        self.stories: dict[str, Story] = {}
        self.by_root: dict[tuple[str, str], str] = {}
        self.by_opener: defaultdict[str, dict[str, None]] = defaultdict(dict)
        self.by_rule: defaultdict[str, dict[str, None]] = defaultdict(dict)
        self.by_ruled: defaultdict[tuple[str, tuple[str, ...]], dict[str, None]] = defaultdict(dict)

    def apply(self, key: str, value: bytes | None) -> None:
        """Set or forget a story, and follow it in the indexes."""
        super().apply(key, value)
        if not key.startswith(PREFIX):
            return
        id = key[len(PREFIX) :]
        if (old := self.stories.pop(id, None)) is not None:
            self._forget(old)
        if value is not None:
            story = decode(value)
            self.stories[id] = story
            self.by_opener[story.opener.article.id][id] = None
            self.by_rule[story.rule.id][id] = None
            self.by_ruled[story.rule.id, story.ruled][id] = None
            for root in story.roots:
                self.by_root[story.rule.id, root] = id

    def _forget(self, story: Story) -> None:
        opened = self.by_opener[story.opener.article.id]
        opened.pop(story.id, None)
        if not opened:
            del self.by_opener[story.opener.article.id]
        self.by_rule[story.rule.id].pop(story.id, None)
        alike = self.by_ruled[story.rule.id, story.ruled]
        alike.pop(story.id, None)
        if not alike:
            del self.by_ruled[story.rule.id, story.ruled]
        for root in story.roots:
            if self.by_root.get((story.rule.id, root)) == story.id:
                del self.by_root[story.rule.id, root]

    def opened_by(self, article: str) -> list[Story]:
        """The stories that an article opened, under whichever rules."""
        return [self.stories[id] for id in self.by_opener.get(article, ())]

    def of_root(self, rule: str, root: str) -> Story | None:
        """The story of a rule that a group of copies belongs to."""
        id = self.by_root.get((rule, root))
        return self.stories[id] if id is not None else None

    def resting_on(self, rule: str, entities: tuple[str, ...]) -> list[Story]:
        """The stories of a rule that rest on these entities (ids in order)."""
        return [self.stories[id] for id in self.by_ruled.get((rule, entities), ())]

    def due(self, at: Time) -> list[Story]:
        """Stories whose hold or window has ended, in the order of their ends, then of their ids."""
        ended = [(end, story.id) for story in self.stories.values() if (end := ends(story)) <= at]
        return [self.stories[id] for _, id in sorted(ended)]


def ends(story: Story) -> Time:
    """When a Tick must look at a story: its hold's end, else a window after its last hit."""
    if story.state == "held" and story.hold_until is not None:
        return story.hold_until
    return story.last_hit + timedelta(seconds=story.policy.window)

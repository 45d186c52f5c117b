"""Do two hits of a rule tell of the same event? Cautious: a number, date or place that differs keeps them apart."""

from __future__ import annotations

from datetime import timedelta

from agents.alert.book import Book
from agents.alert.story import Story, ruled, words
from agents.records import Hit

NEAR = 0.35  # share of the words of title and lead that two tellings in one language have in common
CROSS_LANGUAGE = timedelta(hours=24)


def same_story(hit: Hit, book: Book) -> Story | None:
    """The open story of the hit's rule that it belongs to, the one with the latest hit first."""
    rests_on = ruled(hit)
    stories = book.resting_on(hit.rule.id, rests_on) if rests_on else []
    head = frozenset(words(hit))
    fitting = [story for story in stories if _agrees(hit, head, story)]
    return max(fitting, key=lambda story: (story.last_hit, story.id), default=None)


def _agrees(hit: Hit, head: frozenset[str], story: Story) -> bool:
    if _languages_differ(hit, story):
        return _cross_language(hit, story)
    return _numbers_agree(hit, story) and _overlap(head, story.words) >= NEAR


def _languages_differ(hit: Hit, story: Story) -> bool:
    own = hit.article.lang
    return bool(own and story.languages) and own not in story.languages


def _cross_language(hit: Hit, story: Story) -> bool:
    """Without words to compare: a number in common, none that contradicts, and within a day."""
    near = abs(hit.article.fetched_at - story.opener.article.fetched_at) <= CROSS_LANGUAGE
    return near and bool(set(hit.numbers) & set(story.numbers)) and _numbers_agree(hit, story)


def _numbers_agree(hit: Hit, story: Story) -> bool:
    """One telling may give fewer numbers than the other, but none that the other contradicts."""
    own, known = set(hit.numbers), set(story.numbers)
    return own <= known or known <= own


def _overlap(one: frozenset[str], other: tuple[str, ...]) -> float:
    fewer = min(len(one), len(other))
    return len(one.intersection(other)) / fewer if fewer else 0.0

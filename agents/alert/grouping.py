"""Which story a hit belongs to: of its article, of a copy, of what it holds, else the one it tells like."""

from __future__ import annotations

import msgspec

from agents.alert.book import Book
from agents.alert.story import Story, unique
from agents.alert.telling.compare import Compared, apart, compare, differ
from agents.alert.telling.head import Telling
from agents.records import Hit


class Joined(msgspec.Struct, frozen=True):
    """The story a hit joins and how; `twins`: other stories that it shows to be the same."""

    story: Story
    how: str
    detail: str = ""
    twins: tuple[Story, ...] = ()


def find(hit: Hit, told: Telling, book: Book) -> Joined | None:
    """The open story of the hit's rule that it belongs to."""
    for story in book.of_article(hit.article.id, hit.rule.id):
        return Joined(story, "article", twins=_revealed(hit, told, story, book))
    for story in book.of_root(hit.rule.id, hit.root):
        if not any(differ(told, known) for known in story.tellings):
            return Joined(story, "root")
    for story in book.of_article(hit.holds, hit.rule.id) if hit.holds else ():
        return Joined(story, "contained")
    return _alike(hit, told, book)


def _revealed(hit: Hit, told: Telling, own: Story, book: Book) -> tuple[Story, ...]:
    """The stories of the article that one of this story turns out to copy; told apart as copies are."""
    if hit.copy_of is None:
        return ()
    others = (story for story in book.of_root(hit.rule.id, hit.root) if story.id != own.id and _mergeable(story, own))
    mine = (told, *own.tellings)
    same = (one for one in others if not any(differ(here, there) for here in mine for there in one.tellings))
    return tuple(sorted(same, key=_age))


def _alike(hit: Hit, told: Telling, book: Book) -> Joined | None:
    found = [(against(told, story), story) for story in book.like(hit.rule.id, told)]
    fitting = [(compared, story) for compared, story in found if compared.same]
    if not fitting:
        return None
    compared, best = max(fitting, key=_rank)
    twins = [story for _, story in fitting if story.id != best.id and one_story(story, best)]
    return Joined(best, compared.reason, f"score {compared.score:g}", tuple(sorted(twins, key=_age)))


def _rank(row: tuple[Compared, Story]) -> tuple[bool, float, str, str]:
    compared, story = row
    return compared.reason == "text", compared.score, str(story.last_hit), story.id


def _age(story: Story) -> tuple[str, str]:
    return str(story.opened), story.id


def against(told: Telling, story: Story) -> Compared:
    """Hold a telling against a story: against its telling in the same language where there is one, else against all."""
    own = [known for known in story.tellings if known.lang == told.lang or not (known.lang and told.lang)]
    if own:
        return max((compare(told, known) for known in own), key=lambda one: (one.same, one.score))
    several = [compare(told, known) for known in story.tellings]
    veto = next((one for one in several if one.reason in _VETOES), None)
    return veto or max(several, key=lambda one: (one.same, one.score), default=Compared(False, "entities"))


_VETOES = frozenset({"number", "ordinal", "date", "weekday", "place"})


def one_story(one: Story, other: Story) -> bool:
    """Whether two stories that one hit tells like may be one: nothing keeps their tellings apart."""
    if not _mergeable(one, other):
        return False
    return not any(apart(here, there) for here in one.tellings for there in other.tellings)


def _mergeable(one: Story, other: Story) -> bool:
    return "digested" not in {one.state, other.state} and one.mode == other.mode


def own_telling(told: Telling, story: Story) -> Telling | None:
    """The telling, where it is the story's first in its language."""
    return None if told.lang in unique((known.lang for known in story.tellings), 99) else told

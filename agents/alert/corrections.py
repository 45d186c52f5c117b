"""What an edit takes back: alerts whose opening article no longer says what made their rule hold."""

from __future__ import annotations

import msgspec

from agents.alert.book import Book
from agents.alert.sending import Cause, decide, forget, keep, send, together
from agents.alert.story import Story
from agents.records import Revised, Time
from agents.stage import Step


def judge(record: Revised, book: Book, at: Time) -> Step:
    """Every story that the article belongs to under a rule that holds for it no longer."""
    found = (story for story in book.of_article(record.article_id) if story.rule.id not in record.rules)
    return together(_taken_back(story, record, at) for story in found if story.seen[record.article_id] < record.version)


def _taken_back(story: Story, record: Revised, at: Time) -> Step:
    seen = {**story.seen, record.article_id: record.version}
    story = msgspec.structs.replace(story, seen=seen)
    if not story.revision:
        return _before_it_opened(story, record, at)
    if story.opener.article.id != record.article_id or story.state == "corrected":
        return Step(changes=(keep(story),))
    return send(story, "corrected", at, Cause(changes=("the rule holds no longer",), was=story.severity))


def _before_it_opened(story: Story, record: Revised, at: Time) -> Step:
    """Of a story that waits, the article's hits are decided; without another article it is gone."""
    gone = [hit for hit in story.held if hit[1] == record.article_id]
    told = Step(outputs=tuple(decide(hit, story.rule.id, at, "corrected") for hit in gone))
    if story.opener.article.id != record.article_id:
        others = tuple(one for one in story.newest if one.article.id != record.article_id)
        stays = msgspec.structs.replace(story, newest=others, held=_others(story, record))
    elif story.newest:
        opener, *newest = story.newest
        stays = msgspec.structs.replace(story, opener=opener, newest=tuple(newest), held=_others(story, record))
    else:
        return together([told, Step(changes=(forget(story),))])
    return together([told, Step(changes=(keep(stays),))])


def _others(story: Story, record: Revised) -> tuple[tuple[str, str, int], ...]:
    return tuple(hit for hit in story.held if hit[1] != record.article_id)

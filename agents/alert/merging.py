"""Two stories that turn out to be one: the later closes as "merged into" the earlier, which takes what it had."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from agents.alert.sending import Cause, decide, forget, send
from agents.alert.story import (
    ENTITIES,
    LANGUAGES,
    NEWEST,
    Member,
    Story,
    bounded_roots,
    bounded_seen,
    rank,
    unique,
    with_families,
)
from agents.records import Time
from agents.stage import Step


def merged(stories: Iterable[Story], at: Time) -> tuple[Story, list[Step]]:
    """The one story of several, and what the others end with. Alerts before what is held, then the earlier."""
    target, *others = sorted(stories, key=_order)
    ended = [_end(other, target, at) for other in others]
    for other in others:
        target = _take(target, other)
    return target, ended


def _order(story: Story) -> tuple[bool, str, str, str]:
    return not story.revision, str(story.opened), str(story.opener.article.fetched_at), story.id


def _end(story: Story, into: Story, at: Time) -> Step:
    """A merged alert closes; hits that a merged story held go on being held, or are decided with the alert's."""
    if story.revision:
        return send(story, "closed", at, Cause(changes=(f"merged into {into.id}",), was=story.severity))
    told = [decide(hit, story.rule.id, at, "held", alert=into.id) for hit in story.held] if into.revision else []
    return Step(outputs=tuple(told), changes=(forget(story),))


def _take(target: Story, other: Story) -> Story:
    dates = [date for date in (target.first_published, other.first_published) if date is not None]
    members = sorted((*target.newest, other.opener, *other.newest), key=_fetched)
    mine = {told.lang for told in target.tellings}
    return msgspec.structs.replace(
        target,
        severity=max(target.severity, other.severity, key=rank),
        roots=bounded_roots((*target.roots, *other.roots)),
        newest=tuple(members[-NEWEST:]),
        seen=bounded_seen({**other.seen, **target.seen}),
        articles=target.articles + other.articles,
        copies=target.copies + other.copies,
        families=with_families(target.families, other.families),
        languages=unique((*target.languages, *other.languages), LANGUAGES),
        entities=_entities(target, other),
        headed=unique((*target.headed, *other.headed), ENTITIES),
        held=target.held if target.revision else (*target.held, *other.held),
        first_published=min(dates) if dates else None,
        tellings=(*target.tellings, *(told for told in other.tellings if told.lang not in mine))[:LANGUAGES],
    )


def _fetched(member: Member) -> tuple[str, str]:
    return str(member.article.fetched_at), member.article.id


def _entities(target: Story, other: Story) -> dict[str, tuple[str, str, int]]:
    found = dict(other.entities)
    for id, (kind, name, count) in target.entities.items():
        found[id] = (kind, name, count + found.get(id, ("", "", 0))[2])
    return dict(sorted(found.items(), key=lambda row: (-row[1][2], row[0]))[:ENTITIES])

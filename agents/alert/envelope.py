"""A story's revision as the alert record that consumers read."""

from __future__ import annotations

from agents.alert.story import Story
from agents.records import (
    Alert,
    AlertArticle,
    AlertData,
    AlertEntity,
    AlertEvidence,
    AlertRule,
    AlertStory,
    PolicyStep,
    Time,
)  # fmt: skip
from agents.stage import JUDGEMENT

# What parts of a record take at most, so that the whole of it stays under 20 kB; what is cut is counted.
EVIDENCE_BYTES = 7_000
ARTICLES_BYTES = 4_000
ENTITIES = 25
PUBLISHERS = 30
CHANGES = 20
HEADLINE = 200  # characters


def envelope(
    story: Story,
    at: Time,
    changes: tuple[str, ...],
    severity_was: str | None,
    steps: tuple[PolicyStep, ...],
    *,
    hit: str | None = None,
) -> Alert:
    """The CloudEvents envelope of a story's current revision."""
    members = (story.opener, *reversed(story.newest))
    evidence, left_out = _evidence([quote for member in members for quote in member.evidence])
    articles = _articles([member.article for member in members])
    data = AlertData(
        alert_id=story.id,
        revision=story.revision,
        state=story.state,  # type: ignore[arg-type]
        mode=story.mode,  # type: ignore[arg-type]
        changes=changes[:CHANGES],
        severity=story.severity,
        severity_was=severity_was,
        headline=_headline(story),
        headline_lang=story.opener.article.lang,
        summary=_summary(story),
        root=story.roots[0],
        rule=AlertRule(id=story.rule.id, title=story.rule.title, labels=story.rule.labels),
        story=_story(story),
        publishers=tuple(family.shown() for family in story.families[:PUBLISHERS]),
        entities=_entities(story),
        articles=articles,
        articles_left_out=story.articles - len(articles),
        evidence=evidence,
        evidence_left_out=left_out + sum(member.quotes_left_out for member in members),
        policy=steps,
        hit=hit,
        judgement=JUDGEMENT,
        watchlist=story.watchlist,
    )
    id = f"{story.id}.{story.revision}"
    return Alert(type=f"vedette.alert.{story.state}", id=id, subject=story.id, time=at, data=data)


def _headline(story: Story) -> str:
    """The opener's title; without one the first passage, and for a rule that rests on no passage its own title."""
    quotes = [quote.quote for quote in story.opener.evidence]
    return next(filter(None, (story.opener.article.title, *quotes, story.rule.title)))[:HEADLINE]


def _articles(articles: list[AlertArticle]) -> tuple[AlertArticle, ...]:
    """The opener, and of the newest as many as there is room for."""
    kept, size = articles[:1], 0
    for article in articles[1:]:
        size += len(article.url.encode()) + len(article.title.encode()) + len(article.publisher.encode()) + 250
        if size > ARTICLES_BYTES:
            break
        kept.append(article)
    return tuple(kept)


def _story(story: Story) -> AlertStory:
    return AlertStory(
        id=story.id,
        first_published=story.first_published,
        last_fetched=max(member.article.fetched_at for member in (story.opener, *story.newest)),
        articles=story.articles,
        copies=story.copies,
        publishers=len(story.families),
        languages=tuple(sorted(story.languages)),
    )


def _entities(story: Story) -> tuple[AlertEntity, ...]:
    ranked = sorted(story.entities.items(), key=lambda row: (-row[1][2], row[0]))
    return tuple(
        AlertEntity(id=id, kind=kind, name=name, mentions=count) for id, (kind, name, count) in ranked[:ENTITIES]
    )


def _evidence(quotes: list[AlertEvidence]) -> tuple[tuple[AlertEvidence, ...], int]:
    kept: list[AlertEvidence] = []
    size = 0
    for quote in quotes:
        size += len(quote.quote.encode()) + 90 + 70 * len(quote.terms)
        if kept and size > EVIDENCE_BYTES:
            break
        kept.append(quote)
    return tuple(kept), len(quotes) - len(kept)


def _summary(story: Story) -> str:
    """What made the rule hold, who tells it and since when: names and cue ids, by this rule and no other."""
    terms = {term.ref: None for quote in story.opener.evidence for term in quote.terms}
    named = [_called(ref, story) for ref in terms][:6]
    count = len(story.families)
    told = f"{count} independent publisher{'s' * (count != 1)}"
    if story.mode == "digest":
        return f"over {story.policy.storm} alerts an hour: {story.articles} articles gathered, {told}"
    minutes = int((story.last_hit - story.opened).total_seconds() // 60)
    return " + ".join(dict.fromkeys(named)) + f"; {told}" + (f" in {_length(minutes)}" if count > 1 and minutes else "")


def _called(ref: str, story: Story) -> str:
    return story.entities[ref[1:]][1] if ref.startswith("@") and ref[1:] in story.entities else ref.lstrip("#@")


def _length(minutes: int) -> str:
    return f"{minutes} min" if minutes < 120 else f"{minutes // 60} h"

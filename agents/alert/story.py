"""A story: one rule on one event, as it is remembered; and what a new hit adds to it. All of it is bounded."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from agents.alert.telling.calendar import is_anniversary
from agents.alert.telling.head import Telling, telling
from agents.owners import owner
from agents.records import (
    AlertArticle,
    AlertEvidence,
    AlertPublisher,
    Hit,
    HitArticle,
    HitRule,
    Policy,
    Time,
    decode_hook,
    encode_hook,
)
from agents.text import fold

SEEN = 200  # articles of a story whose versions are remembered
ROOTS = 50  # groups of copies that a story is found by, beside its opener's
NEWEST = 10  # articles and evidence that an alert shows beside its opener
QUOTES = 5  # passages kept of an article that is not the opener
FAMILIES = 300  # independent publishers that are told apart; as many or more
WITNESSES = 4  # articles by which a publisher counts; with so many it stays one
ENTITIES = 200
LANGUAGES = 12
SEVERITIES = ("info", "low", "medium", "high", "critical")

HeldHit = tuple[str, str, int]
"""A hit that waits for its decision: its id, its article, the version."""


class Member(msgspec.Struct, frozen=True, kw_only=True):
    """An article of a story, with the passages that made the rule hold."""

    article: AlertArticle
    version: int
    evidence: tuple[AlertEvidence, ...]
    quotes_left_out: int = 0


class Family(msgspec.Struct, frozen=True, kw_only=True):
    """An independent publisher of a story; `at`: when it published first, ms since 1970.

    `by`: the articles by which it counts. Should all of them turn out to be copies, it counts no longer.
    """

    name: str
    kind: str | None = None
    rating: str | None = None
    at: int
    by: tuple[str, ...] = ()

    def shown(self) -> AlertPublisher:
        """As it stands in the alert."""
        return AlertPublisher(family=self.name, kind=self.kind, rating=self.rating)


class Story(msgspec.Struct, frozen=True, kw_only=True):
    """A rule's developing story. `state`: an alert's, or `held`, or `digested` while its rule is in a storm.

    `roots` are its groups of copies, `tellings` its first in each language: what further hits are held against.
    """

    id: str
    rule: HitRule
    watchlist: str
    opened: Time
    last_hit: Time
    last_sent: Time | None = None
    revision: int = 0
    state: str = "held"
    severity: str = "medium"
    mode: str = "live"
    roots: tuple[str, ...] = ()
    opener: Member
    newest: tuple[Member, ...] = ()
    seen: dict[str, int] = {}  # article -> newest version counted, of the last ones
    articles: int = 1
    copies: int = 0
    families: tuple[Family, ...] = ()
    sent_families: int = 0
    languages: tuple[str, ...] = ()
    entities: dict[str, tuple[str, str, int]] = {}  # id -> kind, name, mentions
    headed: tuple[str, ...] = ()  # entities of titles and leads, and those that the rule rests on
    sent_headed: tuple[str, ...] = ()
    held: tuple[HeldHit, ...] = ()
    hold_until: Time | None = None
    unconfirmed: bool = False  # its hold ended without the publishers; a later one still opens it
    pending: bool = False  # something waits for the end of the cool-down
    edited: bool = False  # an article was materially changed since the last revision
    digest: str | None = None  # the alert that tells of it while its rule is in a storm
    first_published: Time | None = None
    tellings: tuple[Telling, ...] = ()

    @property
    def policy(self) -> Policy:
        """The rule's policy, as frozen into the newest hit."""
        return self.rule.policy


_encoder = msgspec.json.Encoder(enc_hook=encode_hook, order="deterministic")
_decoder = msgspec.json.Decoder(Story, dec_hook=decode_hook)


def encode(story: Story) -> bytes:
    """A record of the ledger."""
    return _encoder.encode(story)


def decode(value: bytes) -> Story:
    """A record of the ledger, read."""
    return _decoder.decode(value)


def family(hit: Hit) -> Family:
    """Whom a hit counts as: the agency credited in the text (its owner), else the publisher's family."""
    article = hit.article
    at, wire = (article.published_at or article.fetched_at).ms(), owner(article.wire or "")
    if wire and wire != article.family:
        return Family(name=wire, kind="agency", at=at, by=(article.id,))
    return Family(name=article.family, kind=article.kind, rating=article.rating, at=at, by=(article.id,))


def begin(hit: Hit, told: Telling, at: Time, id: str) -> Story:
    """A story with its first hit."""
    return Story(
        id=id,
        rule=hit.rule,
        watchlist=hit.watchlist,
        opened=at,
        last_hit=at,
        severity=severity_of(hit),
        mode="canary" if "canary" in hit.article.flags else "live",
        roots=(hit.root,),
        opener=member(hit, most=len(hit.evidence)),
        seen={hit.article.id: hit.article.version},
        copies=int(hit.copy_of is not None),
        families=(family(hit),),
        languages=(hit.article.lang,) if hit.article.lang else (),
        entities={entity.id: (entity.kind, entity.name, entity.mentions) for entity in hit.entities[:ENTITIES]},
        headed=headed(hit),
        first_published=hit.article.published_at,
        tellings=(told,),
    )


def add(story: Story, hit: Hit, told: Telling | None, at: Time, counts: bool) -> Story:
    """The story with one more hit; a new version of an article takes its earlier version's place.

    `counts`: whether its publisher is one more independent one; a copy's never is, and a version that turns out to be
    a copy takes back what its article counted. `told`: where the hit tells the story in a language of its own.
    """
    again, copy = hit.article.id in story.seen, hit.copy_of is not None
    revealed = copy and any(hit.article.id in one.by for one in story.families)
    opener, newest = _members(story, hit)
    dates = [date for date in (story.first_published, hit.article.published_at) if date is not None]
    return msgspec.structs.replace(
        story,
        rule=hit.rule,
        watchlist=hit.watchlist,
        last_hit=at,
        roots=bounded_roots((*story.roots, hit.root)),
        opener=opener,
        newest=newest,
        seen=bounded_seen({**_but(story.seen, hit.article.id), hit.article.id: hit.article.version}),
        articles=story.articles + (not again),
        copies=story.copies + (revealed or (copy and not again)),
        families=_families(story.families, hit, counts),
        languages=unique((*story.languages, *filter(None, [hit.article.lang])), LANGUAGES),
        entities=_entities(story, hit, again),
        headed=unique((*story.headed, *headed(hit)), ENTITIES),
        edited=story.edited or again,
        first_published=min(dates) if dates else None,
        tellings=(*story.tellings, told)[:LANGUAGES] if told else story.tellings,
    )


def severity_of(hit: Hit) -> str:
    """The rule's severity, one lower for an article that looks back."""
    return (
        lowered(hit.rule.severity) if hit.rule.policy.anniversary == "lower" and looks_back(hit) else hit.rule.severity
    )


def looks_back(hit: Hit) -> bool:
    """Whether the article is about an anniversary."""
    return is_anniversary(fold(hit.article.title), fold(hit.article.lead))


def lowered(severity: str) -> str:
    """One severity less."""
    return SEVERITIES[max(0, rank(severity) - 1)]


def rank(severity: str) -> int:
    """The order of severities; an unknown one counts as medium."""
    return SEVERITIES.index(severity) if severity in SEVERITIES else 2


def headed(hit: Hit) -> tuple[str, ...]:
    """The entities that the title and lead name or the rule rests on: those whose coming is news."""
    named = {named.entity for named in hit.named}
    return tuple(entity.id for entity in hit.entities if entity.ruled or entity.id in named)[:ENTITIES]


def unique(values: Iterable[str], most: int) -> tuple[str, ...]:
    """Each once, in their order, the first ones."""
    return tuple(dict.fromkeys(values))[:most]


def bounded_roots(roots: Iterable[str]) -> tuple[str, ...]:
    """The groups of copies in a story: the opener's always, of the others the newest."""
    first, *others = dict.fromkeys(roots)
    return (first, *others[-ROOTS:])


def bounded_seen(seen: dict[str, int]) -> dict[str, int]:
    """The versions of the articles that came last."""
    return dict([*seen.items()][-SEEN:])


def with_families(known: tuple[Family, ...], more: Iterable[Family]) -> tuple[Family, ...]:
    """Independent publishers, each once with the time it published first."""
    found = {one.name: one for one in known}
    for one in more:
        there = found.get(one.name, one)
        first = one if one.at < there.at else there
        found[one.name] = msgspec.structs.replace(first, by=unique((*there.by, *one.by), WITNESSES))
    return tuple(found.values())[:FAMILIES]


def _families(known: tuple[Family, ...], hit: Hit, counts: bool) -> tuple[Family, ...]:
    """The independent publishers with a hit's, without what its article counted as before; one stays at least."""
    if not counts and hit.copy_of is None:
        return known
    more = [family(hit)] if counts else []
    stays = {one.name for one in more}
    kept = (one if one.name in stays else _without(one, hit.article.id) for one in known)
    return with_families(tuple(filter(None, kept)), more) or known


def _without(one: Family, article: str) -> Family | None:
    """A publisher without an article, or None where it counted by that alone."""
    if article not in one.by or len(one.by) >= WITNESSES:
        return one
    by = tuple(other for other in one.by if other != article)
    return msgspec.structs.replace(one, by=by) if by else None


def member(hit: Hit, most: int = QUOTES) -> Member:
    """A hit as an article of its story."""
    article = hit.article
    evidence = tuple(
        AlertEvidence(article=article.id, field=q.field, start=q.start, end=q.end, quote=q.quote, terms=q.terms)
        for q in hit.evidence[:most]
    )
    left = len(hit.evidence) - len(evidence)
    return Member(article=_article(article), version=article.version, evidence=evidence, quotes_left_out=left)


def tell(hit: Hit) -> Telling:
    """What the hit tells of."""
    return telling(hit)


def _members(story: Story, hit: Hit) -> tuple[Member, tuple[Member, ...]]:
    if hit.article.id == story.opener.article.id:
        return member(hit, most=len(hit.evidence)), story.newest
    others = tuple(one for one in story.newest if one.article.id != hit.article.id)
    return story.opener, (*others, member(hit))[-NEWEST:]


def _but(seen: dict[str, int], article: str) -> dict[str, int]:
    return {id: version for id, version in seen.items() if id != article}


def _entities(story: Story, hit: Hit, again: bool) -> dict[str, tuple[str, str, int]]:
    entities = dict(story.entities)
    for entity in hit.entities:
        if entity.id not in entities and len(entities) >= ENTITIES:
            continue
        before = entities.get(entity.id, ("", "", 0))[2]
        count = max(before, entity.mentions) if again else before + entity.mentions
        entities[entity.id] = (entity.kind, entity.name, count)
    return entities


def _article(article: HitArticle) -> AlertArticle:
    return AlertArticle(
        id=article.id,
        url=article.url,
        title=article.title,
        lang=article.lang,
        publisher=article.publisher or article.family,
        wire=article.wire,
        published_at=article.published_at,
        fetched_at=article.fetched_at,
    )

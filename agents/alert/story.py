"""A story: one rule on one event, as it is remembered; and what a new hit adds to it."""

from __future__ import annotations

import re

import msgspec

from agents.records import (
    AlertArticle,
    AlertEvidence,
    Escalation,
    Hit,
    HitArticle,
    HitRule,
    Policy,
    Time,
    decode_hook,
    encode_hook,
)

SEEN = 200  # articles of a story whose versions are remembered
ROOTS = 50  # groups of copies that a story is found by, beside its opener's
NEWEST = 10  # articles and evidence that an alert shows beside its opener
SEVERITIES = ("info", "low", "medium", "high", "critical")


class Member(msgspec.Struct, frozen=True, kw_only=True):
    """An article of a story, with the passages that made the rule hold."""

    article: AlertArticle
    version: int
    copy: bool
    family: str  # independent publisher: the wire credited, else the publisher's family
    evidence: tuple[AlertEvidence, ...]


class Story(msgspec.Struct, frozen=True, kw_only=True):
    """A rule's developing story. `alert_id` is empty while it is held; `roots` are its groups of copies."""

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
    families: tuple[str, ...] = ()
    sent_families: int = 0
    languages: tuple[str, ...] = ()
    entities: dict[str, tuple[str, str, int]] = {}  # id -> kind, name, mentions
    sent_entities: tuple[str, ...] = ()
    held: tuple[tuple[str, str, int], ...] = ()  # hits (id, article, version) that wait for their decision
    hold_until: Time | None = None
    first_published: Time | None = None
    unconfirmed: bool = False  # its hold ended without the publishers; a later one still opens it
    # What further hits are told apart by; of the opening hit.
    ruled: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    words: tuple[str, ...] = ()

    @property
    def policy(self) -> Policy:
        """The rule's policy, as frozen into the opening hit."""
        return self.rule.policy


_encoder = msgspec.json.Encoder(enc_hook=encode_hook, order="deterministic")
_decoder = msgspec.json.Decoder(Story, dec_hook=decode_hook)


def encode(story: Story) -> bytes:
    """A record of the ledger."""
    return _encoder.encode(story)


def decode(value: bytes) -> Story:
    """A record of the ledger, read."""
    return _decoder.decode(value)


def independent(hit: Hit) -> str:
    """Whom a hit counts as: the agency credited in the text, else the publisher's family."""
    return hit.article.wire or hit.article.family


def begin(hit: Hit, at: Time, id: str) -> Story:
    """A story with its first hit."""
    member = _member(hit)
    return Story(
        id=id,
        rule=hit.rule,
        watchlist=hit.watchlist,
        opened=at,
        last_hit=at,
        severity=lowered(hit.rule.severity) if _anniversary(hit) else hit.rule.severity,
        mode="canary" if "canary" in hit.article.flags else "live",
        roots=(hit.root,),
        opener=member,
        seen={member.article.id: member.version},
        copies=int(hit.copy_of is not None),
        families=(member.family,),
        languages=(hit.article.lang,) if hit.article.lang else (),
        entities={entity.id: (entity.kind, entity.name, entity.mentions) for entity in hit.entities},
        first_published=hit.article.published_at,
        ruled=ruled(hit),
        numbers=hit.numbers,
        words=words(hit),
    )


def ruled(hit: Hit) -> tuple[str, ...]:
    """The entities that the rule itself rests on."""
    return tuple(entity.id for entity in hit.entities if entity.ruled)


def words(hit: Hit) -> tuple[str, ...]:
    """The distinct longer words of title and lead."""
    head = f"{hit.article.title} {hit.article.lead}".casefold()
    return tuple(sorted({word for word in re.findall(r"[^\W\d_]+", head) if len(word) > 3}))


def add(story: Story, hit: Hit, at: Time) -> Story:
    """The story with one more hit. A new version of an article takes its earlier version's place."""
    member = _member(hit)
    opener, newest = story.opener, story.newest
    if member.article.id == opener.article.id:
        opener = member
    else:
        others = tuple(one for one in newest if one.article.id != member.article.id)
        newest = (*others, member)[-NEWEST:]
    again = member.article.id in story.seen
    dates = [date for date in (story.first_published, hit.article.published_at) if date is not None]
    return msgspec.structs.replace(
        story,
        rule=hit.rule,
        watchlist=hit.watchlist,
        last_hit=at,
        roots=_roots(story.roots, hit.root),
        opener=opener,
        newest=newest,
        seen=dict([*(pair for pair in story.seen.items() if pair[0] != member.article.id), _version(member)][-SEEN:]),
        articles=story.articles + (not again),
        copies=story.copies + (not again and hit.copy_of is not None),
        families=tuple(dict.fromkeys((*story.families, member.family))),
        languages=tuple(dict.fromkeys((*story.languages, *((hit.article.lang,) if hit.article.lang else ())))),
        entities=_entities(story, hit, again),
        first_published=min(dates) if dates else None,
    )


def _version(member: Member) -> tuple[str, int]:
    return member.article.id, member.version


def _roots(roots: tuple[str, ...], root: str) -> tuple[str, ...]:
    """The groups of copies in a story: the opener's always, of the others the newest."""
    first, *others = dict.fromkeys((*roots, root))
    return (first, *others[-ROOTS:])


def _entities(story: Story, hit: Hit, again: bool) -> dict[str, tuple[str, str, int]]:
    entities = dict(story.entities)
    for entity in hit.entities:
        before = entities.get(entity.id, ("", "", 0))[2]
        entities[entity.id] = (
            entity.kind,
            entity.name,
            max(before, entity.mentions) if again else before + entity.mentions,
        )
    return entities


def _member(hit: Hit) -> Member:
    article = hit.article
    evidence = tuple(
        AlertEvidence(article=article.id, field=q.field, start=q.start, end=q.end, quote=q.quote, terms=q.terms)
        for q in hit.evidence
    )
    return Member(
        article=_article(article),
        version=article.version,
        copy=hit.copy_of is not None,
        family=independent(hit),
        evidence=evidence,
    )


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


_ANNIVERSARY = ("on this day", "years ago today", "anniversary of", "ten years ago", "a decade ago")


def _anniversary(hit: Hit) -> bool:
    head = f"{hit.article.title} {hit.article.lead}".casefold()
    return hit.rule.policy.anniversary == "lower" and any(words in head for words in _ANNIVERSARY)


def lowered(severity: str) -> str:
    """One severity less."""
    return SEVERITIES[max(0, rank(severity) - 1)]


def rank(severity: str) -> int:
    """The order of severities; an unknown one counts as medium."""
    return SEVERITIES.index(severity) if severity in SEVERITIES else 2


def escalated(story: Story, hit: Hit, steps: tuple[Escalation, ...]) -> str:
    """The severity that the story has reached: never lower than it was."""
    reached = [story.severity]
    for step in steps:
        if (step.publishers and len(story.families) >= step.publishers) or (step.cue and step.cue in hit.cues):
            reached.append(step.to)
    return max(reached, key=rank)

"""The rules that hold for an article, each with the passages that made it hold."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from typing import Literal

import msgspec

from agents.flag.compile import Compiled
from agents.flag.finding import Finder, undoing
from agents.flag.mention import FLAG
from agents.flag.overlap import FIELD_ORDER
from agents.flag.spotting import Scanned
from agents.flag.watchlist import Entity, Rule
from agents.records import Article, Field, Hit, HitArticle, HitEntity, HitRule, Judged, Named, Quote, Term
from agents.rules.evaluate import Found, Way, ways
from agents.stage import JUDGEMENT
from agents.text import Folded
from agents.wire import digest

QUOTES = 10
WAYS = 200  # ways that evidence is taken from
TITLE = 500
LEAD = 300  # characters of text that the alert stage tells stories apart by
LONGEST_QUOTE = 600


def hits(compiled: Compiled, judged: Judged, scanned: Scanned, lang: str) -> tuple[Hit, ...]:
    """One hit for each rule that holds, in the order of the rules' ids."""
    find = Finder(compiled, judged, scanned, lang)
    possible = compiled.index.possible(find.present())
    rules = [compiled.rules[row] for row in possible if compiled.question(row)(find)]
    held = [(rule, ways) for rule in rules if (ways := holding(rule, find))]
    if not held:
        return ()
    shared = _Shared(compiled, judged, scanned, lang)
    return tuple(_hit(shared, rule, ways[:WAYS]) for rule, ways in held)


def holding(rule: Rule, find: Finder) -> list[Way]:
    """The ways in which a rule holds; none on and after the day that it expires."""
    if rule.expires and find.judged.article.fetched_at.date().isoformat() >= rule.expires:
        return []
    return ways(rule.when, find, undoing(rule.unless, find) if rule.unless else None)


class _Shared:
    """What all hits of an article have in common, worked out once."""

    def __init__(self, compiled: Compiled, judged: Judged, scanned: Scanned, lang: str) -> None:
        article = judged.article
        self.compiled = compiled
        self.judged = judged
        self.scanned = scanned
        self.article = _article(judged, lang)
        self.entities = _entities(compiled, scanned)
        self.numbers = _numbers(f"{article.title} {self.article.lead}")
        self.cues = tuple(sorted(id for id, found in scanned.by_cue.items() if found))
        self.named = tuple(_named(article, scanned))

    def entities_of(self, ruled: set[str]) -> tuple[HitEntity, ...]:
        """The entities, those marked on which a rule rests."""
        replace = msgspec.structs.replace
        return tuple(replace(one, ruled=True) if one.id in ruled else one for one in self.entities)


def _hit(shared: _Shared, rule: Rule, held: list[Way]) -> Hit:
    judged = shared.judged
    evidence = _quotes(shared.scanned, held)
    return Hit(
        id=digest("hit", rule.id, judged.article.id, judged.version, shared.compiled.version),
        rule=_rule(rule),
        watchlist=shared.compiled.version,
        article=shared.article,
        verdict=judged.verdict,
        copy_of=judged.original if "copy" in {judged.verdict, judged.derived} else None,
        root=judged.root,
        entities=shared.entities_of({found.ref[1:] for way in held for found in way if found.ref.startswith("@")}),
        evidence=evidence,
        numbers=shared.numbers,
        cues=shared.cues,
        named=shared.named,
        holds=judged.original if _borrowed(judged, evidence) else None,
        judgement=JUDGEMENT,
    )


def _rule(rule: Rule) -> HitRule:
    return HitRule(
        id=rule.id,
        title=rule.title,
        severity=rule.severity,
        labels=rule.labels,
        policy=rule.policy,
        owner=rule.owner,
        status=rule.status,
    )


def _article(judged: Judged, lang: str) -> HitArticle:
    article = judged.article
    flags = (*article.flags, "late") if judged.late else article.flags
    return HitArticle(
        id=article.id,
        version=judged.version,
        url=article.url,
        title=article.title[:TITLE],
        lead=(article.text or article.summary)[:LEAD],
        lang=lang,
        publisher=article.publisher,
        family=judged.family,
        wire=judged.wire,
        kind=judged.kind,
        rating=judged.rating,
        source=article.source,
        published_at=article.published_at,
        fetched_at=article.fetched_at,
        flags=flags,
    )


def _entities(compiled: Compiled, scanned: Scanned) -> tuple[HitEntity, ...]:
    counts: dict[str, int] = {}
    for mention in scanned.mentions:
        if mention.confidence >= FLAG:
            counts[mention.entity] = counts.get(mention.entity, 0) + 1
    known = compiled.watchlist.entities
    return tuple(
        HitEntity(
            id=id,
            kind=known[id].kind,
            name=known[id].name,
            mentions=count,
            part_of=_wholes(known, id) if known[id].part_of else (),
        )
        for id, count in sorted(counts.items())
    )


def _wholes(known: Mapping[str, Entity], id: str) -> tuple[str, ...]:
    """What an entity is a part of, and what that is a part of."""
    found: dict[str, None] = {}
    waiting = list(known[id].part_of)
    while waiting:
        whole = waiting.pop(0)
        if whole not in found and whole in known:
            found[whole] = None
            waiting += known[whole].part_of
    return tuple(found)


def _named(article: Article, scanned: Scanned) -> Iterable[Named]:
    """The places of title and lead at which an entity is named."""
    lead = "text" if article.text else "summary"
    for mention in scanned.mentions:
        if mention.confidence < FLAG or mention.field not in {"title", lead}:
            continue
        if mention.end <= (TITLE if mention.field == "title" else LEAD):
            where: Literal["title", "lead"] = "title" if mention.field == "title" else "lead"
            yield Named(entity=mention.entity, field=where, start=mention.start, end=mention.end)


def _borrowed(judged: Judged, evidence: tuple[Quote, ...]) -> bool:
    """Whether every passage of the text that made the rule hold stands in what the article has from another."""
    own = [quote for quote in evidence if quote.field == "text"]
    taken = judged.evidence.passages
    if "contained" not in {judged.verdict, judged.derived} or not own:
        return False
    return all(any(part.start < quote.end and quote.start < part.end for part in taken) for quote in own)


def _numbers(text: str) -> tuple[str, ...]:
    """The numbers of a title and lead, digits of every script as ASCII, each once."""
    numbers = {_THOUSANDS.sub("", "".join(map(_digit, number))) for number in _NUMBER.findall(text)}
    return tuple(sorted(numbers))


_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_THOUSANDS = re.compile(r"[.,](?=\d{3}\b)")


def _digit(character: str) -> str:
    return character if character in ".," else str(unicodedata.digit(character))


def _quotes(scanned: Scanned, held: list[Way]) -> tuple[Quote, ...]:
    """The sentences in which what made the rule hold stands; in each, all its terms."""
    by_sentence: dict[tuple[Field, int], set[Found]] = {}
    for way in held:
        for found in way:
            by_sentence.setdefault((found.field, found.sentence), set()).add(found)
    ranked = sorted(
        by_sentence.items(), key=lambda row: (-len({f.ref for f in row[1]}), FIELD_ORDER[row[0][0]], row[0][1])
    )
    chosen = sorted(ranked[:QUOTES], key=lambda row: (FIELD_ORDER[row[0][0]], row[0][1]))
    return tuple(_quote(scanned.fields[field], field, sorted(terms)) for (field, _), terms in chosen)


def _quote(text: Folded, field: Field, terms: list[Found]) -> Quote:
    start, end = text.sentence_span(terms[0].sentence)
    first, last = min(term.start for term in terms), max(term.end for term in terms)
    start, end = min(start, first), max(end, last)
    if end - start > LONGEST_QUOTE:
        start, end = max(start, first - 100), min(end, max(last, first - 100 + LONGEST_QUOTE))
    quoted = text.original[start:end]
    within = [Term(ref=t.ref, start=t.start - start, end=t.end - start, surface=t.surface) for t in terms]
    ordered = tuple(sorted(within, key=lambda t: (t.start, t.ref)))
    return Quote(field=field, start=start, end=end, quote=quoted, terms=ordered)

"""The rules that hold for an article, each with the passages that made it hold."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Literal

from agents.flag.compile import Compiled
from agents.flag.finding import FIELD_ORDER, Finder, undoing
from agents.flag.scan import FLAG, Scanned
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
    made = []
    for id in compiled.index.possible(find.present()):
        rule = compiled.watchlist.rules[id]
        if held := holding(rule, find):
            made.append(_hit(compiled, judged, scanned, rule, held, lang))
    return tuple(made)


def holding(rule: Rule, find: Finder) -> list[Way]:
    """The ways in which a rule holds; none on and after the day that it expires."""
    if rule.expires and find.judged.article.fetched_at.date().isoformat() >= rule.expires:
        return []
    return ways(rule.when, find, undoing(rule.unless, find) if rule.unless else None)


def _hit(compiled: Compiled, judged: Judged, scanned: Scanned, rule: Rule, held: list[Way], lang: str) -> Hit:
    article = judged.article
    ruled = {found.ref[1:] for way in held for found in way if found.ref.startswith("@")}
    held = held[:WAYS]
    evidence = _quotes(scanned, held)
    return Hit(
        id=digest("hit", rule.id, article.id, judged.version, compiled.version),
        rule=_rule(rule),
        watchlist=compiled.version,
        article=_article(judged, lang),
        verdict=judged.verdict,
        copy_of=judged.original if judged.verdict == "copy" else None,
        root=judged.root,
        entities=_entities(compiled, scanned, ruled),
        evidence=evidence,
        numbers=_numbers(f"{article.title} {(article.text or article.summary)[:LEAD]}"),
        cues=tuple(sorted(id for id, found in scanned.by_cue.items() if found)),
        named=tuple(_named(article, scanned)),
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


def _entities(compiled: Compiled, scanned: Scanned, ruled: set[str]) -> tuple[HitEntity, ...]:
    counts = Counter(mention.entity for mention in scanned.mentions if mention.confidence >= FLAG)
    known = compiled.watchlist.entities
    return tuple(
        HitEntity(
            id=id,
            kind=known[id].kind,
            name=known[id].name,
            mentions=count,
            ruled=id in ruled,
            part_of=_wholes(known, id),
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
    if judged.verdict != "contained" or not own:
        return False
    return all(any(part.start < quote.end and quote.start < part.end for part in taken) for quote in own)


def _numbers(text: str) -> tuple[str, ...]:
    """The numbers of a title and lead, digits of every script as ASCII, each once."""
    plain = "".join(
        str(unicodedata.digit(c)) if c.isdigit() and unicodedata.digit(c, None) is not None else c for c in text
    )
    return tuple(sorted({re.sub(r"[.,](?=\d{3}\b)", "", number) for number in re.findall(r"\d+(?:[.,]\d+)*", plain)}))


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

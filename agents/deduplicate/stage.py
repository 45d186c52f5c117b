"""The de-duplicating judgement: original, update, refetch, copy or contained, as a fold over articles.raw."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import timedelta

import msgspec

from agents.deduplicate.credit import wire as credited
from agents.deduplicate.fold import Folded
from agents.deduplicate.publishers import Publisher
from agents.deduplicate.ruling import Prepared, Ruling, Since, rule
from agents.deduplicate.sketch import sketch
from agents.deduplicate.window import EVICTED, PREFIX, Known, Window, encode, pack
from agents.records import Article, Judged, Tick, Time
from agents.stage import JUDGEMENT, Change, Output, Step
from agents.url import publisher_of
from agents.wire import digest

NEAR = timedelta(days=7)
IDENTITY = timedelta(days=30)
MOST_NEAR = 1_000_000
SOURCES = 16
UNTOLD = 60  # tokens of a text whose title is a part of it


class Deduplicate:
    """The stage. `publishers`: by registrable domain; `most`: how many articles keep their text."""

    name = "deduplicate"
    source = "articles.raw"

    def __init__(self, publishers: Mapping[str, Publisher] | None = None, most: int = MOST_NEAR) -> None:
        self.publishers = publishers or {}
        self.most = most

    def state(self) -> Window:
        """Nothing known yet."""
        return Window()

    def moment(self, record: Article | Tick) -> Time:
        """An article's fetch, a Tick's time."""
        return record.fetched_at if isinstance(record, Article) else record.at

    def prepare(self, record: Article | Tick) -> Prepared | Tick:
        """Fold the text and take its keys."""
        if isinstance(record, Tick):
            return record
        folded = Folded(_body(record))
        # Short texts are told apart by their titles too: "12 killed" under one photo is not another's copy.
        exact = digest("text", record.title if len(folded.tokens) < UNTOLD else "", *folded.tokens)
        return Prepared(record, folded, sketch(folded.tokens), exact)

    def step(self, prepared: Prepared | Tick, state: Window, at: Time) -> Step:
        """Judge one article; a Tick is passed on."""
        forgotten = tuple(_forgotten(state, at, self.most))
        if isinstance(prepared, Tick):
            tick = Output(topic="articles.judged", key="tick", record=Tick(at=at), everywhere=True)
            return Step(outputs=(tick,), changes=forgotten)
        article = prepared.article
        late = article.fetched_at < at - NEAR
        ruling = rule(prepared, state, since(at))
        judged = self.judged(article, ruling, late)
        output = Output(topic="articles.judged", key=article.id, record=judged)
        return Step(outputs=(output,), changes=(*forgotten, _remembered(prepared, ruling, state, at)))

    def judged(self, article: Article, ruling: Ruling, late: bool) -> Judged:
        """The record of a verdict."""
        known = self.publishers.get(publisher_of(article.canonical_url or article.url))
        return Judged(
            article=article,
            verdict=ruling.verdict,
            version=ruling.version,
            original=ruling.original,
            root=ruling.root,
            family=self._family(article),
            wire=credited(article.text or article.summary),
            kind=known.kind if known else None,
            rating=known.rating if known else None,
            late=late,
            evidence=ruling.evidence,
            judgement=JUDGEMENT,
        )

    def _family(self, article: Article) -> str:
        domain = publisher_of(article.canonical_url or article.url)
        known = self.publishers.get(domain)
        return (known.family if known else domain) or article.publisher.casefold() or article.source


def since(at: Time) -> Since:
    """From when on articles count, at a stage's time."""
    return Since(near=(at - NEAR).ms(), identity=(at - IDENTITY).ms())


def _body(article: Article) -> str:
    return article.text or article.summary or article.title


def _remembered(new: Prepared, ruling: Ruling, state: Window, at: Time) -> Change:
    last = state.known.get(new.article.id)
    sources = tuple(dict.fromkeys((*(last.sources if last else ()), new.article.source)))[:SOURCES]
    if ruling.verdict == "refetch" and last is not None:
        known = msgspec.structs.replace(last, at=at.ms(), sources=sources)
    else:
        known = Known(
            id=new.article.id,
            at=at.ms(),
            version=ruling.version,
            root=ruling.root,
            exact=new.exact,
            title=new.article.title,
            sources=sources,
            published=new.article.published_at.ms() if new.article.published_at else 0,
            keys=new.sketch.keys,
            fingerprint=new.sketch.fingerprint,
            packed=pack(new.folded.text),
        )
    return Change(key=PREFIX + known.id, value=encode(known))


def _forgotten(state: Window, at: Time, most: int) -> Iterator[Change]:
    gone = {known.id for known in state.expired((at - IDENTITY).ms())}
    for id in gone:
        yield Change(key=PREFIX + id, value=None)
    before, evicted = (at - NEAR).ms(), 0
    for known in state.fading(before, most):
        if known.id not in gone:
            evicted += known.at >= before
            yield Change(key=PREFIX + known.id, value=encode(known.faded()))
    if evicted:
        yield Change(key=EVICTED, value=str(state.evicted + evicted).encode())

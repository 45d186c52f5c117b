"""The de-duplicating judgement: original, update, refetch, copy or contained, as a fold over articles.raw."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import timedelta

from agents.deduplicate.credit import wire as credited
from agents.deduplicate.fold import Folded
from agents.deduplicate.publishers import Publisher
from agents.deduplicate.ruling import FULL_TEXT, SUMMARY, Prepared, Ruling, Since, rule
from agents.deduplicate.shelf import Shelf, pack
from agents.deduplicate.sketch import sketch
from agents.deduplicate.window import EVICTED, PREFIX, Known, Window, encode, packed_keys
from agents.records import Article, Judged, Tick, Time
from agents.stage import JUDGEMENT, Change, Output, Step
from agents.url import publisher_of
from agents.wire import digest

NEAR = timedelta(days=7)
IDENTITY = timedelta(days=30)
MOST_NEAR = 1_000_000
SOURCES = 16
REFRESH_MS = 3_600_000  # the same article again within the hour leaves its record as it is
UNTOLD = 60  # tokens of a text whose title is a part of it


class Deduplicate:
    """The stage. `publishers`: by registrable domain; `most`: how many articles keep their text, and how long;
    `identity`: how long an article is known at all, never shorter than `near`.
    """

    name = "deduplicate"
    source = "articles.raw"

    def __init__(
        self,
        publishers: Mapping[str, Publisher] | None = None,
        most: int = MOST_NEAR,
        near: timedelta = NEAR,
        identity: timedelta = IDENTITY,
    ) -> None:
        self.publishers = publishers or {}
        self.most = most
        self.near = near
        self.identity = max(near, identity)

    def state(self) -> Window:
        """Nothing known yet."""
        return Window()

    def state_on(self, shelf: Shelf | None, larger: Callable[[], Shelf | None] | None) -> Window:
        """What stands on a shelf; `larger` makes the one that takes over when the articles are many."""
        return Window(shelf, larger)

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
        since = self.since(at)
        forgotten = tuple(_forgotten(state, since, self.most))
        if isinstance(prepared, Tick):
            tick = Output(topic="articles.judged", key="tick", record=Tick(at=at), everywhere=True)
            return Step(outputs=(tick,), changes=forgotten)
        article = prepared.article
        late = article.fetched_at.ms() < since.near
        ruling = rule(prepared, state, since)
        judged = self.judged(article, ruling, late)
        output = Output(topic="articles.judged", key=article.id, record=judged)
        return Step(outputs=(output,), changes=(*forgotten, *_remembered(prepared, ruling, state, at.ms(), since)))

    def since(self, at: Time) -> Since:
        """From when on articles count, at a stage's time."""
        return Since(near=(at - self.near).ms(), identity=(at - self.identity).ms())

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
            derived=ruling.derived,
            judgement=JUDGEMENT,
        )

    def _family(self, article: Article) -> str:
        domain = publisher_of(article.canonical_url or article.url)
        known = self.publishers.get(domain)
        return (known.family if known else domain) or article.publisher.casefold() or article.source


def since(at: Time) -> Since:
    """From when on articles count, at a stage's time, where nothing else is set."""
    return Since(near=(at - NEAR).ms(), identity=(at - IDENTITY).ms())


def _body(article: Article) -> str:
    return article.text or article.summary or article.title


def _remembered(new: Prepared, ruling: Ruling, state: Window, at: int, since: Since) -> Iterator[Change]:
    """The article's record; the same text from a known source soon again is not worth writing."""
    if ruling.evidence.form == SUMMARY:
        return  # the text of the page stays what is known
    last = state.of(new.article.id)
    if last is not None and last.at < since.identity:
        last = None
    sources = tuple(dict.fromkeys((*(last.sources if last else ()), new.article.source)))[:SOURCES]
    if last and (last.exact, last.sources) == (new.exact, sources) and at - last.at < REFRESH_MS:
        return
    twin = state.twin(new.exact)
    known = Known(
        id=new.article.id,
        at=at,
        version=ruling.version,
        root=ruling.root,
        exact=new.exact,
        title=new.article.title,
        sources=sources,
        published=new.article.published_at.ms() if new.article.published_at else 0,
        first=last.first if last and ruling.verdict in {"refetch", "update"} else at,
        holds=twin is None or twin.id == new.article.id or twin.at < since.identity,
        keys=packed_keys(new.sketch),
        fingerprint=new.sketch.fingerprint,
        packed=pack(new.folded.text),
        page=FULL_TEXT in new.article.flags,
    )
    yield Change(key=PREFIX + known.id, value=encode(known))


def _forgotten(state: Window, since: Since, most: int) -> Iterator[Change]:
    gone = {known.id for known in state.expired(since.identity)}
    for id in gone:
        yield Change(key=PREFIX + id, value=None)
    evicted = 0
    for known in state.fading(since.near, most):
        if known.id not in gone:
            evicted += known.at >= since.near
            yield Change(key=PREFIX + known.id, value=encode(known.faded()))
    if evicted:
        yield Change(key=EVICTED, value=str(state.evicted + evicted).encode())

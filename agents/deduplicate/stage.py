"""The de-duplicating judgement: original, update, refetch, copy or contained, as a fold over articles.raw."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import timedelta

import msgspec

from agents.deduplicate import verify
from agents.deduplicate.credit import wire as credited
from agents.deduplicate.fold import Folded, material
from agents.deduplicate.sketch import keys
from agents.deduplicate.window import PREFIX, Known, Window, encode, pack
from agents.records import Article, Evidence, Judged, Tick, Time, Verdict
from agents.stage import JUDGEMENT, Change, Output, Step
from agents.url import publisher_of
from agents.wire import digest

NEAR = timedelta(days=7)
IDENTITY = timedelta(days=30)
MOST_NEAR = 1_000_000
REUSED_BELOW = 0.3  # containment in the last version under which a URL was used for another text
SERIES_GAP = timedelta(hours=20)
SOURCES = 16


class Prepared(msgspec.Struct, frozen=True):
    """An article folded, with its keys: all that needs no state."""

    article: Article
    folded: Folded
    keys: tuple[int, ...]
    exact: str


class Ruling(msgspec.Struct, frozen=True):
    """A verdict and what it rests on."""

    verdict: Verdict
    version: int
    root: str
    original: str | None = None
    evidence: Evidence = Evidence()


class Deduplicate:
    """The stage. `publishers`: registrable domain -> family, where an owner has several."""

    name = "deduplicate"
    source = "articles.raw"

    def __init__(self, publishers: Mapping[str, str] | None = None) -> None:
        self.publishers = publishers or {}

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
        exact = digest("text", record.title if len(folded.tokens) < 60 else "", *folded.tokens)
        return Prepared(record, folded, tuple(keys(folded.tokens)), exact)

    def step(self, prepared: Prepared | Tick, state: Window, at: Time) -> Step:
        """Judge one article; a Tick is passed on."""
        forgotten = tuple(_forgotten(state, at))
        if isinstance(prepared, Tick):
            tick = Output(topic="articles.judged", key="tick", record=Tick(at=at), everywhere=True)
            return Step(outputs=(tick,), changes=forgotten)
        article = prepared.article
        late = article.fetched_at < at - NEAR
        ruling = _rule(prepared, state, at)
        judged = Judged(
            article=article,
            verdict=ruling.verdict,
            version=ruling.version,
            original=ruling.original,
            root=ruling.root,
            family=self._family(article),
            wire=credited(article.text or article.summary),
            late=late,
            evidence=ruling.evidence,
            judgement=JUDGEMENT,
        )
        output = Output(topic="articles.judged", key=article.id, record=judged)
        return Step(outputs=(output,), changes=(*forgotten, _remembered(prepared, ruling, state, at)))

    def _family(self, article: Article) -> str:
        domain = publisher_of(article.canonical_url or article.url)
        return self.publishers.get(domain, domain) or article.publisher.casefold() or article.source


def _body(article: Article) -> str:
    return article.text or article.summary or article.title


def _rule(new: Prepared, state: Window, at: Time) -> Ruling:
    last = state.known.get(new.article.id)
    return _again(new, last, at) if last is not None else _first(new, state, at)


def _again(new: Prepared, last: Known, at: Time) -> Ruling:
    """A known identity: the same text, a new version of it, or a URL used for another text."""
    if new.exact == last.exact:
        return Ruling("refetch", last.version, last.root, last.id, Evidence(form="exact"))
    old = last.text
    match = verify.compare(new.folded, old)
    figures, differs = match.evidence, verify.differing(new.folded, old)
    if material(new.folded.text) == material(old.text) and old.tokens:
        return Ruling("refetch", last.version, last.root, last.id, msgspec.structs.replace(figures, form="immaterial"))
    body = "full_text" in new.article.flags
    if old.tokens and not body and (figures.c5 or 0) < REUSED_BELOW and len(new.folded.tokens) >= 20:
        root = digest("reuse", new.article.id, last.version + 1)
        return Ruling("original", last.version + 1, root, None, msgspec.structs.replace(figures, form="url-reuse"))
    form = "body" if body else "text"
    evidence = msgspec.structs.replace(figures, form=form, differs=differs)
    return Ruling("update", last.version + 1, last.root, last.id, evidence)


def _first(new: Prepared, state: Window, at: Time) -> Ruling:
    """A new identity: the exact text of another, a copy, a part, or an original."""
    if (twin := state.known.get(state.by_text.get(new.exact, ""))) is not None and new.folded.tokens:
        return Ruling("copy", 1, twin.root, twin.id, Evidence(form="exact", c5=1.0, u=1.0, j3=1.0, lead=1.0))
    contained: Ruling | None = None
    for known in state.candidates(new.keys):
        old = known.text
        match = verify.compare(new.folded, old)
        if not match.relation or _series(new, known, old, match, at):
            continue
        evidence = msgspec.structs.replace(
            match.evidence,
            form=match.form,
            passages=verify.passages(new.folded, old),
            differs=verify.differing(new.folded, old),
        )
        if match.relation == "copy":
            return Ruling("copy", 1, known.root, known.id, evidence)
        contained = contained or Ruling("contained", 1, new.article.id, known.id, evidence)
    return contained or Ruling("original", 1, new.article.id)


def _series(new: Prepared, known: Known, old: Folded, match: verify.Match, at: Time) -> bool:
    """The same template, other figures, another day: weekly prices are not copies of each other."""
    if match.form == "exact" or at.ms() - known.at < SERIES_GAP // timedelta(milliseconds=1):
        return False
    return new.folded.numbers != old.numbers and _masked(new.article.title) == _masked(known.title)


def _masked(title: str) -> list[str]:
    return ["#" if any(map(str.isdigit, token)) else token for token in Folded(title).tokens]


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
            keys=new.keys,
            packed=pack(new.folded.text),
        )
    return Change(key=PREFIX + known.id, value=encode(known))


def _forgotten(state: Window, at: Time) -> Iterator[Change]:
    gone = {known.id for known in state.expired((at - IDENTITY).ms())}
    for id in gone:
        yield Change(key=PREFIX + id, value=None)
    for known in state.fading((at - NEAR).ms(), MOST_NEAR):
        if known.id not in gone:
            yield Change(key=PREFIX + known.id, value=encode(known.faded()))

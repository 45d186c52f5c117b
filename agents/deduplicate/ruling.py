"""The verdict on one article, from what the window holds: again the same identity, or a new one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Literal

import msgspec

from agents.deduplicate import verify
from agents.deduplicate.align import Block
from agents.deduplicate.fold import Folded, material
from agents.deduplicate.relation import CONTAINED_FACTOR
from agents.deduplicate.series import is_series
from agents.deduplicate.sketch import Sketch
from agents.deduplicate.window import Known, Window
from agents.records import Article, Evidence, Verdict
from agents.wire import digest

REUSED_BELOW = 0.3  # containment in the last version under which a URL was used for another text
REUSED_TOKENS = 20  # a text that is shorter says nothing about reuse
FULL_TEXT = "full_text"  # flag of an article whose text was fetched from its page
SUMMARY = "summary"  # form of a refetch: a feed's summary of an article whose page is known
SAME_TITLE = 0.3  # share of the shorter title's words from which two titles are one story's
ALONE = Evidence()
WHOLE = Evidence(form="exact", c5=1.0, u=1.0, j3=1.0, lead=1.0)


class Prepared(msgspec.Struct, frozen=True):
    """An article folded, with its sketch: all that needs no state. `compared`: what it was compared with so far."""

    article: Article
    folded: Folded
    sketch: Sketch
    exact: str
    compared: dict[tuple[str, int], tuple[Folded, verify.Match] | None] = msgspec.field(default_factory=dict)


class Ruling(msgspec.Struct, frozen=True):
    """A verdict and what it rests on. `derived`: what an update's text is of another article's."""

    verdict: Verdict
    version: int
    root: str
    original: str | None = None
    evidence: Evidence = Evidence()
    derived: Literal["", "copy", "contained"] = ""


class Source(msgspec.Struct, frozen=True):
    """The article that a text is from: as a copy, or as a part of either."""

    relation: Literal["copy", "contained"]
    known: Known
    evidence: Evidence


class Confirmed(msgspec.Struct, frozen=True):
    """An earlier article that the verification confirmed."""

    known: Known
    text: Folded
    match: verify.Match


class Since(msgspec.Struct, frozen=True):
    """What is older does not count: for near copies, and for identity and exact text; ms since 1970."""

    near: int
    identity: int


def rule(new: Prepared, state: Window, since: Since) -> Ruling:
    """The verdict on an article."""
    last = state.of(new.article.id)
    if last is None or last.at < since.identity:
        return _first(new, _source(new, state, since), 1, new.article.id)
    return _again(new, last, state, since)


def confirmed(new: Prepared, state: Window, since: Since) -> Iterator[Confirmed]:
    """Every earlier article that this one copies, is a part of or holds, the oldest first; series left out."""
    for known in state.candidates(new.sketch):
        if known.at < since.near:
            continue
        if (seen := _compared(new, known)) is not None:
            yield Confirmed(known, *seen)


def _compared(new: Prepared, known: Known) -> tuple[Folded, verify.Match] | None:
    """The earlier text and how this one relates to it, where it does; worked out once."""
    which = known.id, known.version
    if which not in new.compared:
        old = known.text
        match = verify.compare(new.folded, old)
        related = match.relation and not _series(new, known, old, match)
        new.compared[which] = (old, match) if related else None
    return new.compared[which]


def _series(new: Prepared, known: Known, old: Folded, match: verify.Match) -> bool:
    return is_series(new.folded, old, match.chain, (new.article.title, known.title), _gap(new.article, known))


def _gap(article: Article, known: Known) -> timedelta:
    """Between the two publications, else between the two fetches."""
    if article.published_at is not None and known.published:
        return timedelta(milliseconds=abs(article.published_at.ms() - known.published))
    return timedelta(milliseconds=max(0, article.fetched_at.ms() - known.at))


def _again(new: Prepared, last: Known, state: Window, since: Since) -> Ruling:
    """A known identity: the same text, a new version of it, or a URL used for another text."""
    if new.exact == last.exact:
        return Ruling("refetch", last.version, last.root, last.id, Evidence(form="exact"))
    old = last.text
    match = verify.compare(new.folded, old)
    figures = match.evidence
    if old.tokens and material(new.folded.text) == material(old.text):
        return Ruling("refetch", last.version, last.root, last.id, msgspec.structs.replace(figures, form="immaterial"))
    body = FULL_TEXT in new.article.flags
    if last.page and not body and _only_summary(new, last, old):
        return Ruling("refetch", last.version, last.root, last.id, msgspec.structs.replace(figures, form=SUMMARY))
    if old.tokens and not body and (figures.c5 or 0) < REUSED_BELOW and len(new.folded.tokens) >= REUSED_TOKENS:
        root = _reused(last.id, last.version + 1)
        reused = msgspec.structs.replace(figures, form="url-reuse")
        return _first(new, _source(new, state, since), last.version + 1, root, reused)
    source = _source(new, state, since, _own_group(last))
    if body and (source is None or source.relation != "copy"):
        source = _awaited(new, last, state) or source
    return _update(new, last, source, match, "body" if body else "text")


def _awaited(new: Prepared, last: Known, state: Window) -> Source | None:
    """The article whose summary the last version copied, as long as no more than that summary is known of it."""
    original = state.of(last.root)
    if original is None or original.id == last.id or original.page:
        return None
    old = original.text
    if not old.tokens or len(new.folded.tokens) <= CONTAINED_FACTOR * len(old.tokens):
        return None
    match = verify.compare(new.folded, old)
    found = match.blocks or verify.shared(new.folded, old)
    passages = verify.passages(new.folded, old, found)
    return Source("copy", original, msgspec.structs.replace(match.evidence, passages=passages))


def _update(new: Prepared, last: Known, source: Source | None, match: verify.Match, form: str) -> Ruling:
    """A new version, with what it shares with the last one; of another's text, with what it has from that."""
    version = last.version + 1
    if source is not None:
        evidence, root = msgspec.structs.replace(source.evidence, form=form), last.root
        root = source.known.root if source.relation == "copy" else root
        return Ruling("update", version, root, source.known.id, evidence, source.relation)
    old = last.text
    evidence = msgspec.structs.replace(
        match.evidence,
        form=form,
        passages=verify.passages(new.folded, old, match.blocks or verify.shared(new.folded, old)),
        differs=verify.differing(new.folded, old),
    )
    return Ruling("update", version, last.root, last.id, evidence)


def _own_group(last: Known) -> str:
    """The group that the article itself opened, or "": those in it have their text from this one."""
    reused = (_reused(last.id, version) for version in range(2, last.version + 1))
    return last.root if last.root == last.id or last.root in reused else ""


def _reused(id: str, version: int) -> str:
    """The group that a URL's further text opens."""
    return digest("reuse", id, version)


def _only_summary(new: Prepared, last: Known, old: Folded) -> bool:
    """A feed's summary, again or changed, of an article whose whole text is known: the page says what is new."""
    if old.tokens and len(new.folded.tokens) >= len(old.tokens):
        return False
    words, known = set(Folded(new.article.title).tokens), set(Folded(last.title).tokens)
    return not words or not known or len(words & known) >= SAME_TITLE * min(len(words), len(known))


def _first(new: Prepared, source: Source | None, version: int, own: str, alone: Evidence = ALONE) -> Ruling:
    """A new identity or a URL's further text: a copy, a part, or an original, of the group `own`."""
    if source is None:
        return Ruling("original", version, own, None, alone)
    root = source.known.root if source.relation == "copy" else own
    return Ruling(source.relation, version, root, source.known.id, source.evidence)


def _source(new: Prepared, state: Window, since: Since, own: str = "") -> Source | None:
    """The first article of which the text is a copy, else of which it is a part or holds one.

    Neither the article itself nor those of the group `own`, which it opened.
    """

    def of_others(known: Known) -> bool:
        return known.id != new.article.id and known.root != own

    twin = state.twin(new.exact)
    if twin is not None and twin.at >= since.identity and new.folded.tokens and of_others(twin):
        return Source("copy", twin, _exact(new, state.of(twin.id)))
    contained: Confirmed | None = None
    for found in confirmed(new, state, since):
        if not of_others(found.known):
            continue
        if found.match.relation == "copy":
            return Source("copy", found.known, _evidence(new, found))
        contained = contained or found
    return Source("contained", contained.known, _evidence(new, contained)) if contained is not None else None


def _exact(new: Prepared, twin: Known | None) -> Evidence:
    """The figures of the same text; with the passage, where the other's text is still there."""
    old = twin.text if twin is not None else Folded("")
    if old.tokens != new.folded.tokens:
        return WHOLE
    whole = verify.passages(new.folded, old, (Block(0, 0, len(old.tokens)),))
    return msgspec.structs.replace(WHOLE, passages=whole)


def _evidence(new: Prepared, found: Confirmed) -> Evidence:
    return msgspec.structs.replace(
        found.match.evidence,
        form=found.match.form,
        passages=verify.passages(new.folded, found.text, found.match.blocks),
        differs=verify.differing(new.folded, found.text),
    )

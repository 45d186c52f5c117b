"""The verdict on one article, from what the window holds: again the same identity, or a new one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import msgspec

from agents.deduplicate import verify
from agents.deduplicate.align import Block
from agents.deduplicate.fold import Folded, material
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
WHOLE = Evidence(form="exact", c5=1.0, u=1.0, j3=1.0, lead=1.0)


class Prepared(msgspec.Struct, frozen=True):
    """An article folded, with its sketch: all that needs no state. `compared`: what it was compared with so far."""

    article: Article
    folded: Folded
    sketch: Sketch
    exact: str
    compared: dict[tuple[str, int], tuple[Folded, verify.Match] | None] = msgspec.field(default_factory=dict)


class Ruling(msgspec.Struct, frozen=True):
    """A verdict and what it rests on."""

    verdict: Verdict
    version: int
    root: str
    original: str | None = None
    evidence: Evidence = Evidence()


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
    return _again(new, last) if last is not None and last.at >= since.identity else _first(new, state, since)


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


def _again(new: Prepared, last: Known) -> Ruling:
    """A known identity: the same text, a new version of it, or a URL used for another text."""
    if new.exact == last.exact:
        return Ruling("refetch", last.version, last.root, last.id, Evidence(form="exact"))
    old = last.text
    match = verify.compare(new.folded, old)
    figures, differs = match.evidence, verify.differing(new.folded, old)
    if old.tokens and material(new.folded.text) == material(old.text):
        return Ruling("refetch", last.version, last.root, last.id, msgspec.structs.replace(figures, form="immaterial"))
    body = FULL_TEXT in new.article.flags
    if last.page and not body and _only_summary(new, last, old):
        return Ruling("refetch", last.version, last.root, last.id, msgspec.structs.replace(figures, form=SUMMARY))
    if old.tokens and not body and (figures.c5 or 0) < REUSED_BELOW and len(new.folded.tokens) >= REUSED_TOKENS:
        root = digest("reuse", new.article.id, last.version + 1)
        return Ruling("original", last.version + 1, root, None, msgspec.structs.replace(figures, form="url-reuse"))
    evidence = msgspec.structs.replace(
        figures,
        form="body" if body else "text",
        passages=verify.passages(new.folded, old, match.blocks or verify.shared(new.folded, old)),
        differs=differs,
    )
    return Ruling("update", last.version + 1, last.root, last.id, evidence)


def _only_summary(new: Prepared, last: Known, old: Folded) -> bool:
    """A feed's summary, again or changed, of an article whose whole text is known: the page says what is new."""
    if old.tokens and len(new.folded.tokens) >= len(old.tokens):
        return False
    words, known = set(Folded(new.article.title).tokens), set(Folded(last.title).tokens)
    return not words or not known or len(words & known) >= SAME_TITLE * min(len(words), len(known))


def _first(new: Prepared, state: Window, since: Since) -> Ruling:
    """A new identity: the exact text of another, a copy, a part, or an original."""
    twin = state.twin(new.exact)
    if twin is not None and twin.at >= since.identity and new.folded.tokens:
        return Ruling("copy", 1, twin.root, twin.id, _exact(new, state.of(twin.id)))
    contained: Confirmed | None = None
    for found in confirmed(new, state, since):
        if found.match.relation == "copy":
            return Ruling("copy", 1, found.known.root, found.known.id, _evidence(new, found))
        contained = contained or found
    if contained is not None:
        return Ruling("contained", 1, new.article.id, contained.known.id, _evidence(new, contained))
    return Ruling("original", 1, new.article.id)


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

"""What almost matched in a text, and the first check that it failed: asked for by people, never by the stream."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from agents.flag.compile import Compiled
from agents.flag.mention import FLAG, SCENE, forbidden, scene_of
from agents.flag.overlap import beats
from agents.flag.scenes import FAR
from agents.flag.spotting import Scanned, Section, Spot, section, spot_at
from agents.flag.stretches import Stretches
from agents.flag.surroundings import Surroundings, standing
from agents.flag.term import Term
from agents.flag.watchlist import Context
from agents.records import Mention
from agents.rules.evaluate import Found

MOST = 30
_WORDS_TOLD = 8
_LEAST = 4  # letters of a name whose place inside a longer word is told


class Miss(msgspec.Struct, frozen=True):
    """A name that stands there and is not a mention. `check` is the first that it failed, `detail` says how."""

    entity: str
    alias: str
    field: str
    start: int
    end: int
    surface: str
    check: str
    detail: str
    confidence: float = 0.0
    helps: tuple[str, ...] = ()  # words that would have made it a mention


_ORDER = ["context", "scene", "longer-name", "forbid", "decoy", "overlap", "case", "bearer", "language", "boundary"]


def misses(compiled: Compiled, scanned: Scanned, lang: str) -> list[Miss]:
    """What almost matched, the nearest first; a place that is a mention of the entity anyway is none."""
    taken = {
        (mention.entity, mention.field, place)
        for mention in scanned.mentions
        if mention.confidence >= FLAG
        for place in range(mention.start, mention.end)
    }
    best: dict[tuple[str, str, int], Miss] = {}
    for miss in _all(compiled, Surroundings(compiled, scanned), lang):
        if any((miss.entity, miss.field, place) in taken for place in range(miss.start, miss.end)):
            continue
        key = (miss.entity, miss.field, miss.start)
        if key not in best or _rank(miss) < _rank(best[key]):
            best[key] = miss
    ordered = sorted(best.values(), key=lambda miss: (_rank(miss), miss.field, miss.start))
    return ordered[:MOST]


def _rank(miss: Miss) -> tuple[int, int]:
    return _ORDER.index(miss.check), miss.start - miss.end


def _all(compiled: Compiled, around: Surroundings, lang: str) -> Iterator[Miss]:
    named = Stretches((mention.field, mention.start, mention.end, mention) for mention in around.scanned.mentions)
    for name, text in around.scanned.fields.items():
        part = section(name, text)
        for pattern, start, end in compiled.automaton.find_matches_as_indexes(text.text, overlapping=True):
            for term in compiled.terms[pattern]:
                if term.kind != "name":
                    continue
                spot = spot_at(term, part, start, end)
                if spot is None:
                    yield from _unfit(term, part, start, end)
                elif term.only and term.only != lang:
                    detail = (
                        f"it counts only in articles in {term.only!r}, this one is in {lang or 'no known language'!r}"
                    )
                    yield _miss(term, spot.found, "language", detail)
                else:
                    yield from _undone(around, named, spot)


def _unfit(term: Term, part: Section, start: int, end: int) -> Iterator[Miss]:
    """A name whose place fails a check of its own: let go of one after the other until it fits."""
    text = part.text
    anybody = msgspec.structs.replace(term, own=None, entity=None, lent=False)
    anyhow = msgspec.structs.replace(anybody, exact_case="", capital=False, word=False, acronyms=(), kana="")
    if spot := spot_at(anybody, part, start, end):
        detail = (
            "somebody or something else bears it: a given name, rank or trade before it, a street or firm behind it"
        )
        yield _miss(term, spot.found, "bearer", detail)
    elif spot := spot_at(anyhow, part, start, end):
        if part.capitals:
            yield _miss(term, spot.found, "case", "all is in capitals here, so that it may be the word")
            return
        letters = term.exact_case or ", ".join(term.acronyms) or term.kana
        wanted = f"in these letters: {letters}" if letters else "with a capital"
        yield _miss(term, spot.found, "case", f"it counts only {wanted}")
    elif (
        term.rest is None and sum(map(str.isalnum, term.text)) >= _LEAST and not text.text[start - 1 : start].isalnum()
    ):
        first, last = text.span(start, end)
        word = last
        while word < len(text.original) and text.original[word].isalnum():
            word += 1
        detail = f"it is a part of {text.original[first:word]!r}"
        yield Miss(term.ref, term.text, part.name, first, last, text.original[first:last], "boundary", detail)


def _miss(term: Term, found: Found, check: str, detail: str, helps: tuple[str, ...] = ()) -> Miss:
    place = (found.field, found.start, found.end, found.surface)
    return Miss(term.ref, term.text, *place, check, detail, helps=helps)


def _undone(around: Surroundings, named: Stretches[Mention], spot: Spot) -> Iterator[Miss]:
    """A name that fits its place, and yet is no mention that counts."""
    scanned, found, entity = around.scanned, spot.found, around.compiled.watchlist.entities[spot.term.ref]
    touching = list(named.touching(spot.field, spot.start, spot.end))
    mention = next((m for m in touching if (m.entity, m.start, m.end) == (entity.id, spot.start, spot.end)), None)
    if mention is not None:
        if mention.confidence < FLAG:
            yield _weak(around, spot, mention)
        return
    if (entity.id, found.surface) in scanned.otherwise:
        yield _miss(spot.term, found, "bearer", "the article explains these letters as something else")
        return
    if any((one.field, one.start, one.end) == (spot.field, spot.start, spot.end) for one in scanned.strangers):
        yield _miss(spot.term, found, "bearer", "somebody else's given name stands before it, here or further up")
        return
    for other in around.decoys.touching(spot.field, spot.start, spot.end):
        if beats(other, spot):
            yield _miss(spot.term, found, "decoy", f"{other.found.surface!r} is a decoy")
            return
    if away := forbidden(around, entity, spot):
        forbid, near = away
        text = scanned.fields[found.field].original
        words = ", ".join(repr(text[one.start : one.end]) for one in near)
        distance = max(forbid.reach, default=forbid.within) if forbid.far(near[0].term) else forbid.within
        yield _miss(spot.term, found, "forbid", f"{words} within {distance} words")
    elif touching:
        yield _miss(spot.term, found, "overlap", f"{touching[0].surface!r} is {touching[0].entity}")


def _weak(around: Surroundings, spot: Spot, mention: Mention) -> Miss:
    check, helps, require = "context", tuple[str, ...](), spot.term.require
    if "ambiguous alone" in mention.factors and require is not None:
        counts, lang = around.compiled.asked(require).counts, around.scanned.lang
        helps = tuple(term for row, term in enumerate(require.terms) if counts(row, lang))[:_WORDS_TOLD]
        detail = f"an ambiguous name, and none of its words within {require.within} words"
        if nearest := _nearest(around, spot.found, require, mention.entity):
            detail += f"; the nearest, {nearest[0]!r}, is {nearest[1]} words away"
    elif SCENE in mention.factors:
        word = scene_of(spot)
        check = "scene"
        detail = f"{word!r} is of everyday life" if word else "it may begin a longer name, or a village's"
        detail += f", and no word of war or politics within {FAR} characters, nor another watched name"
    elif any("longer name" in factor for factor in mention.factors):
        check, detail = "longer-name", "a capitalised word behind it makes it a part of a longer name"
    else:
        detail = f"its confidence is below {FLAG:g}"
    return msgspec.structs.replace(_miss(spot.term, spot.found, check, detail, helps), confidence=mention.confidence)


def _nearest(around: Surroundings, name: Found, context: Context, id: str) -> tuple[str, int] | None:
    """The word of a context that stands nearest to a name in its field, and how far."""
    counts = around.compiled.asked(context).counts
    found = [
        (max(one.word, name.word) - min(one.last, name.last), one.surface)
        for row, atom in enumerate(context.atoms)
        if counts(row, around.scanned.lang)
        for one in standing(around.compiled, around.scanned, atom, besides=id)
        if one.field == name.field and (one.end <= name.start or name.end <= one.start)
    ]
    return (min(found)[1], min(found)[0]) if found else None

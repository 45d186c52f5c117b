"""A telling: all that two hits of a rule are held against each other by, read from a hit's title and lead."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from agents.alert.telling.figures import value
from agents.alert.telling.marks import Marks, join, read
from agents.alert.telling.plain import COMMONPLACE, FUNCTION, NOTHING, guess
from agents.alert.telling.tokens import Token, tokens
from agents.alert.telling.words import pieces, stem
from agents.records import Hit
from agents.text import fold


class Telling(msgspec.Struct, frozen=True, kw_only=True):
    """`rare`, `common`: stems of the words that are no entities."""

    article: str
    lang: str
    at: int  # when the article was published, else fetched; ms since 1970
    ruled: frozenset[str]
    entities: frozenset[str]  # of title and lead, with what they are parts of
    wholes: frozenset[tuple[str, str]]  # part, whole
    places: frozenset[str]  # the entities among them that are places
    marks: Marks
    rare: frozenset[str]
    common: frozenset[str]


def keys(told: Telling) -> frozenset[str]:
    """What a telling is found by: of what two must share, each thing by itself."""
    marks = told.marks
    several = [
        *(f"o:{rank}" for rank in marks.ordinals),
        *(f"d:{month}-{day}" for month, day in marks.dates),
        *(f"w:{day}" for day in marks.weekdays),
        *(f"s:{sound}" for sound in marks.sounds),
        "e:" + " ".join(sorted(told.entities)),
    ]
    return told.rare | marks.names | frozenset(several)


def telling(hit: Hit) -> Telling:
    """Read a hit's title and lead."""
    title, lead = _tokens(hit, "title"), _tokens(hit, "lead")
    words = [*title, *lead]
    lang = hit.article.lang or guess([token.word for token in words])
    rare, common = _stems(words, lang, _given(hit))
    named = {named.entity for named in hit.named} | {entity.id for entity in hit.entities if entity.ruled}
    known = {entity.id: entity for entity in hit.entities}
    wholes = {(id, whole) for id in named if id in known for whole in known[id].part_of}
    marks = join((read(title, lang), read(lead, lang)))
    places = frozenset(id for id in named if id in known and known[id].kind == "place")
    return Telling(
        article=hit.article.id,
        lang=lang,
        at=(hit.article.published_at or hit.article.fetched_at).ms(),
        ruled=frozenset(entity.id for entity in hit.entities if entity.ruled),
        entities=frozenset(named) | {whole for _, whole in wholes},
        wholes=frozenset(wholes),
        places=places,
        marks=msgspec.structs.replace(marks, located=_located(marks.located, places, wholes)),
        rare=rare,
        common=common,
    )


def _tokens(hit: Hit, field: str) -> list[Token]:
    spans = [(named.start, named.end, named.entity) for named in hit.named if named.field == field]
    return tokens(getattr(hit.article, field), spans)


def _given(hit: Hit) -> frozenset[str]:
    """Words that every hit of the rule has: those that made it hold."""
    return frozenset(
        stem(word) for quote in hit.evidence for term in quote.terms for word in fold(term.surface).split()
    )


def _stems(words: Iterable[Token], lang: str, given: frozenset[str]) -> tuple[frozenset[str], frozenset[str]]:
    """The stems of words that are no entities, rare and common; a number is its value, however it is written."""
    function, commonplace = FUNCTION.get(lang, NOTHING), COMMONPLACE.get(lang, NOTHING)
    rare: set[str] = set()
    common: set[str] = set()
    for token in words:
        if token.entity or token.word in function or (len(token.word) < 2 and not token.word.isdecimal()):
            continue
        number = value(token, lang)
        for piece in [str(number)] if number is not None else pieces(token.word):
            cut = stem(piece)
            (common if cut in given or token.word in commonplace else rare).add(cut)
    return frozenset(rare), frozenset(common - rare)


def _located(located: frozenset[str], places: frozenset[str], wholes: set[tuple[str, str]]) -> frozenset[str]:
    """Of entities only places; a town is where it happened however it is named, a country may be somebody who acts."""
    return (located & places) | {part for part, _ in wholes if part in places}

"""What makes a name found a mention: the words around it, and how sure that it is meant."""

from __future__ import annotations

from math import prod

from agents.flag.containment import apposed, contained
from agents.flag.spotting import Spot
from agents.flag.surroundings import Surroundings
from agents.flag.watchlist import Context, Entity
from agents.records import Mention, Support
from agents.rules.evaluate import Found

FLAG = 0.6  # confidence from which a mention counts
POSSIBLE = 0.35
FACTORS = {"exact": 1.0, "variant": 0.98, "affix": 0.95, "ambiguous with context": 0.9, "ambiguous alone": 0.4}
FACTORS |= {"acronym": 0.95, "surname": 0.9, "fuzzy": 0.8, "inside a longer name": 0.6}


def mention_of(around: Surroundings, spot: Spot, sure: set[str]) -> Mention | None:
    """A name as a mention; None where a forbidden word stands near. `sure`: entities named without doubt."""
    entity = spot.term.entity
    assert entity is not None  # noqa: S101 -- a name has one
    if spot.term.forbid and forbidden(around, entity, spot) is not None:
        return None
    found, factors, support = spot.found, _CHANNELS[spot.channel], _NO_SUPPORT
    if spot.term.ambiguous:
        require = spot.term.require
        support = around.supporting(found, require, entity.id) if require else ()
        context = "ambiguous with context" if support or entity.id in sure else "ambiguous alone"
        factors = factors | {context: FACTORS[context]}
        if _contained(around, spot, entity):
            factors["inside a longer name"] = FACTORS["inside a longer name"]
    decoys = around.outdone(spot) if around.scanned.decoys else ()
    return told(entity, spot.term.text, found, spot.channel, factors, support, decoys)


_NO_SUPPORT: tuple[Support, ...] = ()
_CHANNELS = {channel: {channel: FACTORS[channel]} for channel in ("exact", "variant", "affix")}


def forbidden(around: Surroundings, entity: Entity, spot: Spot) -> tuple[Context, tuple[Support, ...]] | None:
    """What takes a name away: a context and its words near the name; a name that is not ambiguous and has a `require`
    is saved by a word of that."""
    term = spot.term
    for forbid in term.forbid:
        near = around.supporting(spot.found, forbid, entity.id)
        savers = None if term.ambiguous else term.require
        if near and not (savers and around.supporting(spot.found, savers, entity.id)):
            return forbid, near
    return None


def told(  # noqa: PLR0917 -- what a mention is made of
    entity: Entity,
    alias: str,
    found: Found,
    channel: str,
    factors: dict[str, float],
    support: tuple[Support, ...] = (),
    decoys: tuple[str, ...] = (),
) -> Mention:
    """A mention of an entity at a place, its confidence the product of its factors."""
    return Mention(
        entity=entity.id,
        kind=entity.kind,
        alias=alias,
        field=found.field,
        start=found.start,
        end=found.end,
        surface=found.surface,
        sentence=found.sentence,
        paragraph=found.paragraph,
        token=found.word,
        channel=channel,
        confidence=round(prod(factors.values()), 3) if len(factors) > 1 else factors[channel],
        factors=factors,
        support=support,
        decoys=decoys,
    )


def _contained(around: Surroundings, spot: Spot, entity: Entity) -> bool:
    """Whether a longer capitalised name that the watchlist does not know holds the spot, or it is explained as such."""

    def known(start: int, end: int) -> bool:
        return around.known(spot, start, end)

    alone = spot.term.script in {"Latn", "Cyrl"} and " " not in spot.term.text
    if not alone:
        return False
    text, end = spot.text.original, spot.end
    return contained(text, spot.start, end, known) or (entity.kind == "system" and apposed(text, end, known))

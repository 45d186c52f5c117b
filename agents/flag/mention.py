"""What makes a name found a mention: the words around it, and how sure that it is meant."""

from __future__ import annotations

from collections.abc import Callable
from math import prod

from agents.flag.containment import apposed, contained
from agents.flag.given import CHRISTENING
from agents.flag.namesakes import EASTERN
from agents.flag.scenes import SEVERAL, everyday, matters, said_to_be, speaks, warlike
from agents.flag.spotting import Spot
from agents.flag.surroundings import Surroundings
from agents.flag.term import CASED
from agents.flag.towns import of_land
from agents.flag.watchlist import Context, Entity
from agents.flag.whereabouts import whereabouts
from agents.records import Mention, Support
from agents.rules.evaluate import Found
from agents.text import fold

FLAG = 0.6  # confidence from which a mention counts
POSSIBLE = 0.35
FACTORS = {"exact": 1.0, "variant": 0.98, "affix": 0.95, "ambiguous with context": 0.9, "ambiguous alone": 0.4}
FACTORS |= {"acronym": 0.95, "surname": 0.9, "fuzzy": 0.8, "inside a longer name": 0.6, "in an everyday scene": 0.5}


def mention_of(around: Surroundings, spot: Spot, sure: set[str]) -> Mention | None:
    """A name as a mention; None where a forbidden word stands near. `sure`: entities named without doubt."""
    entity = spot.term.entity
    assert entity is not None  # noqa: S101 -- a name has one
    if spot.term.forbid and forbidden(around, entity, spot) is not None:
        return None
    found, factors, support = spot.found, _CHANNELS[spot.channel], _NO_SUPPORT
    require = spot.term.require
    if spot.term.ambiguous or (require is not None and around.borne(entity.id)):
        support = around.supporting(found, require, entity.id) if require else ()
        context = "ambiguous with context" if support or entity.id in sure else "ambiguous alone"
        factors = factors | {context: FACTORS[context]}
        if _contained(around, spot) or (entity.kind == "system" and _apposed(around, spot)):
            factors["inside a longer name"] = FACTORS["inside a longer name"]
    worldly = _of_the_world(entity) or _borne(around, spot, entity)
    if (worldly and _out_of_place(around, spot, sure)) or _no_place(around, spot, entity, sure):
        factors = factors | {SCENE: FACTORS[SCENE]}
    decoys = around.outdone(spot) if around.scanned.decoys else ()
    return told(entity, spot.term.text, found, spot.channel, factors, support, decoys)


_NO_SUPPORT: tuple[Support, ...] = ()
SCENE = "in an everyday scene"
_WORLDLY = frozenset({"alliance", "armed-force", "government", "intelligence", "legislature", "organisation", "party"})
_PLAIN = 2  # words of a name that others may bear; longer ones say themselves what they name
_TELLING = 28  # characters of a text from which it tells something that it has no word of war or politics


def _of_the_world(entity: Entity) -> bool:
    """Whether a thing is told of in news of war and politics: actors of such classes."""
    if entity.kind == "actor" and entity.scene != "auto":
        return entity.scene == "war"
    return (entity.kind == "actor" and entity.cls.partition(".")[0] in _WORLDLY) or _christens(entity)


def _christens(entity: Entity) -> bool:
    """Whether people are named after a country: Israel Houghton."""
    return entity.cls == "country" and entity.name in CHRISTENING


def _borne(around: Surroundings, spot: Spot, entity: Entity) -> bool:
    """Whether others bear a person's name too, one of one word that `forbid` touches; of places those that say so."""
    if not spot.term.forbid or entity.id in around.scanned.certain:
        return False
    if entity.kind == "place":
        return entity.scene == "war"
    return entity.kind == "person" and entity.scene != "any" and " " not in spot.term.text


def _out_of_place(around: Surroundings, spot: Spot, sure: set[str]) -> bool:
    """Whether a short name stands among words of everyday life, is said to be something of it or begins a longer name,
    with nothing of war or politics about, and no other watched name but countries'."""
    text, id = spot.term.text, spot.term.ref
    if text.count(" ") >= _PLAIN or any(other != id and _tells(around, other) for other in sure):
        return False
    entity = spot.term.entity
    christens = entity is not None and _christens(entity)
    alone = entity is not None and (entity.kind == "actor" or christens)  # what a longer name is not of
    longer = _asks(spot) or (alone and _contained(around, spot))
    if not (longer or (not christens and scene_of(spot))):
        return False
    return not matters(spot.text.text, *spot.place) and not _warlike_itself(spot)


def scene_of(spot: Spot) -> str:
    """What of everyday life makes a name doubtful where it stands; "" for nothing."""
    folded, place, entity = spot.text.text, spot.place, spot.term.entity
    several = SEVERAL if entity is not None and entity.kind == "actor" else 1
    near = said_to_be(folded, *place) or everyday(folded, *place, several)
    return near or of_land(spot.text.original, spot.start)


def _warlike_itself(spot: Spot) -> bool:
    """Whether a name says more than what the thing is called, and that of war: Wagner fighters, not Joint Chiefs."""
    entity, name = spot.term.entity, fold(spot.term.text)
    own = fold(entity.name).split() if entity is not None else []
    return " " in name and warlike(" ".join(word for word in name.split() if word not in own))


def _asks(spot: Spot) -> bool:
    """Whether so many things have a name, an acronym or a surname, that it counts nowhere but in news of war and
    politics."""
    entity = spot.term.entity
    size = len(spot.text.text) * (1 + (spot.term.script in EASTERN))  # there a character says as much as two
    if entity is None or entity.scene != "war" or size < _TELLING:
        return False
    if entity.kind != "actor":
        return True
    term = spot.term
    acronym = term.exact_case or ("" if " " in term.text else "".join(term.acronyms))
    return acronym.isupper() and not speaks(spot.text.text, spot.place[1])


def _no_place(around: Surroundings, spot: Spot, entity: Entity, sure: set[str]) -> bool:
    """Whether a place's short name stands among words of everyday life, with none that says where, and nothing of war,
    politics or another watched name about: a horse, a wine, a song."""
    if (
        entity.kind != "place"
        or entity.scene != "auto"
        or entity.cls in _NOT_ASKED
        or spot.term.text.count(" ") >= _PLAIN
    ):
        return False
    if spot.term.script not in CASED or spot.channel == "affix":
        return False
    wholes = around.compiled.wholes[entity.id]
    if any(other != entity.id and (other in wholes or _tells(around, other)) for other in sure):
        return False
    folded, place = spot.text.text, spot.place
    return not whereabouts(folded, *place) and bool(everyday(folded, *place, 1)) and not matters(folded, *place)


_NOT_ASKED = frozenset({"country", "base", "site", "airport"})


def _tells(around: Surroundings, id: str) -> bool:
    """Whether an entity is none that everyday life has too, as it has countries."""
    return around.compiled.watchlist.entities[id].cls != "country"


_CHANNELS = {channel: {channel: FACTORS[channel]} for channel in ("exact", "variant", "affix")}


def forbidden(around: Surroundings, entity: Entity, spot: Spot) -> tuple[Context, tuple[Support, ...]] | None:
    """What takes a name away: a context and its words near the name; a name that is not ambiguous and has a `require`
    is saved by a word of that, any by a word of `spare` where only a topic takes it away, a guarded one where the
    article names the thing without doubt besides."""
    term = spot.term
    if term.name is not None and term.name.guarded and entity.id in around.scanned.certain:
        return None
    for forbid in term.forbid:
        near = around.supporting(spot.found, forbid, entity.id)
        topical = forbid.spare if near and all(forbid.far(one.term) for one in near) else None
        savers = topical, None if term.ambiguous else term.require
        if near and not any(words and around.supporting(spot.found, words, entity.id) for words in savers):
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


def _contained(around: Surroundings, spot: Spot) -> bool:
    """Whether a longer capitalised name that the watchlist does not know holds the spot."""
    return _alone(spot) and contained(spot.text.original, spot.start, spot.end, _known(around, spot))


def _apposed(around: Surroundings, spot: Spot) -> bool:
    """Whether a name is explained as something of no known kind."""
    return _alone(spot) and apposed(spot.text.original, spot.end, _known(around, spot))


def _alone(spot: Spot) -> bool:
    return spot.term.script in CASED and " " not in spot.term.text


def _known(around: Surroundings, spot: Spot) -> Callable[[int, int], bool]:
    return lambda start, end: around.known(spot, start, end)

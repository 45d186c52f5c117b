"""Which of several names that overlap count: the longest, and a thing with its class or its whole."""

from __future__ import annotations

from collections.abc import Iterable
from operator import attrgetter

from agents.flag.compile import Compiled
from agents.flag.mention import FACTORS
from agents.flag.spotting import Spot
from agents.flag.stretches import Stretches
from agents.flag.surroundings import placed
from agents.flag.watchlist import Entity

FIELD_ORDER = {"": -1, "title": 0, "summary": 1, "text": 2}


def longest(spots: list[Spot], compiled: Compiled) -> list[Spot]:
    """Of overlapping names the longest, of equals the strong one; the same stretch may name two things, a thing and
    its class ("Kalibr cruise missile"), a part and its whole ("Al-Qaeda in the Arabian Peninsula")."""
    order = sorted(spots, key=_PLACE)
    if len({spot.field for spot in order}) > 1:
        order.sort(key=lambda spot: FIELD_ORDER[spot.field])
    kept: list[Spot] = []
    row = 0
    while row < len(order):
        first, end, after = order[row], order[row].end, row + 1
        while after < len(order) and order[after].start < end and order[after].field == first.field:
            end = max(end, order[after].end)
            after += 1
        kept += [first] if after == row + 1 else _longest_of(order[row:after], compiled)  # most stand alone
        row = after
    return kept


def _longest_of(crowd: list[Spot], compiled: Compiled) -> list[Spot]:
    kept: Stretches[Spot] = Stretches()
    chosen: list[Spot] = []
    seen: set[tuple[int, str, str]] = set()
    for spot in sorted(_uncut(crowd), key=_rank):
        mark = (spot.start, spot.term.kind, spot.term.ref)
        clash = any(
            (other.start, other.end) != (spot.start, spot.end)
            and not _both(compiled, other.term.ref, spot.term.ref)
            and not _share_a_noun(compiled, other, spot)
            for other in _around(kept, spot)
        )
        if not clash and mark not in seen:
            seen.add(mark)
            kept.add(spot.field, spot.start, spot.end, spot)
            chosen.append(spot)
    return sorted(chosen, key=_PLACE)


def _uncut(crowd: list[Spot]) -> list[Spot]:
    """Without the decoys that begin inside another thing's name: "Global Hawk aircraft" is no Hawk aircraft."""
    if all(spot.term.kind == "name" for spot in crowd):
        return crowd
    names = placed([spot for spot in crowd if spot.term.kind == "name" and not spot.term.ambiguous])
    return [
        spot for spot in crowd if spot.term.kind == "name" or not any(_cuts(one, spot) for one in _around(names, spot))
    ]


def _cuts(name: Spot, decoy: Spot) -> bool:
    return name.term.ref != decoy.term.ref and name.start < decoy.start < name.end < decoy.end


_PLACE = attrgetter("start", "term.ref")


def _rank(spot: Spot) -> tuple[int, bool, int, str, float, bool]:
    """The long before the short, the strong before the ambiguous, the exact before the inflected, of ambiguous ones
    that of the article's language before that of all: it may have another context."""
    factor, term = FACTORS.get(spot.channel, 0), spot.term
    return spot.start - spot.end, term.ambiguous, spot.start, term.ref, -factor, not (term.ambiguous and term.only)


def _both(compiled: Compiled, one: str, other: str) -> bool:
    """Whether two overlapping names both count: a system and its class, or two of a kind, part and whole."""
    first, second = compiled.watchlist.entities[one], compiled.watchlist.entities[other]
    if one == other or first.kind != second.kind:
        return False
    if one in compiled.wholes[other] or other in compiled.wholes[one]:
        return True
    return first.kind == "system" and (_holds(first, second) or _holds(second, first))


def _share_a_noun(compiled: Compiled, one: Spot, other: Spot) -> bool:
    """Whether a class of things and a thing of another class have only the word between them in common, which says of
    each what it is: "cruise missile Iskander", "крилатих ракет «Іскандер»"."""
    if (one.start <= other.start and other.end <= one.end) or (other.start <= one.start and one.end <= other.end):
        return False
    first, second = (compiled.watchlist.entities[spot.term.ref] for spot in (one, other))
    return first.kind == second.kind == "system" and _generic(first) != _generic(second)


def _generic(entity: Entity) -> bool:
    return entity.cls.rpartition(".")[2] == entity.id


def _holds(whole: Entity, part: Entity) -> bool:
    return _generic(whole) and (part.cls + ".").startswith(whole.cls + ".")


def unbeaten(names: list[Spot], decoys: list[Spot]) -> list[Spot]:
    """The names that no decoy of the same entity holds."""
    held = placed(decoys)
    return [spot for spot in names if not any(beats(one, spot) for one in _around(held, spot))]


def _around(held: Stretches[Spot], spot: Spot) -> Iterable[Spot]:
    return held.touching(spot.field, spot.start, spot.end)


def beats(decoy: Spot, spot: Spot) -> bool:
    """Whether a decoy of the same entity holds a name that it touches."""
    return decoy.term.ref == spot.term.ref and decoy.start <= spot.start and spot.end <= decoy.end

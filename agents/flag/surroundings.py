"""What stands around the names of one article: words of a context near them, and spots and decoys that touch them."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from itertools import islice

from agents.flag.compile import Compiled
from agents.flag.patterns import literal
from agents.flag.spotting import Scanned, Spot
from agents.flag.stretches import Stretches
from agents.flag.watchlist import Context
from agents.records import Support
from agents.rules.evaluate import Found
from agents.rules.nearby import Nearby
from agents.rules.tree import Atom

SUPPORTS = 5  # words of a context that a mention tells


class Surroundings:
    """An article's spots and names, looked up by place; what a context asks for is sorted once."""

    def __init__(self, compiled: Compiled, scanned: Scanned) -> None:
        self.compiled = compiled
        self.scanned = scanned
        self._nearby: dict[tuple[Atom, str], Nearby] = {}

    def supporting(self, name: Found, context: Context, id: str) -> tuple[Support, ...]:
        """What of a context stands within its distance of a name, in the same field; never the name itself."""
        scanned, reach = self.scanned, context.reach
        near = (
            Support(term=context.terms[row], start=found.start, end=found.end)
            for row in self.compiled.asked(context).present(scanned.by_cue, scanned.by_literal, scanned.lang)
            for found in self._of(context.atoms[row], id).within(name, reach[row] if reach else context.within)
            if found.end <= name.start or name.end <= found.start
        )
        return tuple(islice(near, SUPPORTS))

    def _of(self, atom: Atom, besides: str) -> Nearby:
        key = atom, "" if atom.kind in {"cue", "literal"} else besides
        if key not in self._nearby:
            self._nearby[key] = Nearby(standing(self.compiled, self.scanned, atom, besides))
        return self._nearby[key]

    def known(self, spot: Spot, start: int, end: int) -> bool:
        """Whether anything but a spot itself stands at a place of its field."""
        return any(other is not spot for other in self.spots.touching(spot.field, start, end))

    def outdone(self, spot: Spot) -> tuple[str, ...]:
        """The decoys of the same entity that overlap with a name and lost, being shorter."""
        near = self.decoys.touching(spot.field, spot.start, spot.end)
        return tuple(sorted({decoy.term.text for decoy in near if decoy.term.ref == spot.term.ref}))

    @cached_property
    def spots(self) -> Stretches[Spot]:
        """All that was found, by place."""
        return placed(self.scanned.spots)

    def borne(self, id: str) -> bool:
        """Whether a decoy of an entity stands in the article: somebody or something else that bears its name."""
        return any(decoy.term.ref == id for decoy in self.scanned.decoys)

    @cached_property
    def decoys(self) -> Stretches[Spot]:
        """The decoys, by place."""
        return placed(self.scanned.decoys)


def standing(compiled: Compiled, scanned: Scanned, atom: Atom, besides: str = "") -> Iterable[Found]:
    """Where a word, a #cue or an @atom stands in an article (not by the entity `besides`)."""
    if atom.kind == "cue":
        return [spot.found for spot in scanned.by_cue.get(atom.value, ())]
    if atom.kind == "literal":
        return [spot.found for spot in scanned.by_literal.get(literal(atom), ())]
    ids = compiled.entities_of(atom)
    return [found for id, founds in scanned.by_entity.items() if id in ids and id != besides for found in founds]


def placed(spots: Iterable[Spot]) -> Stretches[Spot]:
    """Spots by their places."""
    return Stretches((spot.field, spot.start, spot.end, spot) for spot in spots)

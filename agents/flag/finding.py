"""What a rule's atoms find in one article, and which of it an `unless` takes back."""

from __future__ import annotations

import fnmatch
from collections.abc import Iterable, Sequence

from agents.flag.compile import Compiled
from agents.flag.scan import placed
from agents.flag.spotting import Scanned
from agents.flag.surroundings import standing
from agents.flag.watchlist import Unless
from agents.records import Judged
from agents.rules.evaluate import Found, Keep
from agents.rules.index import plain
from agents.rules.nearby import Nearby
from agents.rules.tree import Atom

_NOWHERE = Found("", 0, 0, 0, 0, 0, 0, "", "")


class Finder:
    """The occurrences of an atom in one article, each looked up once."""

    def __init__(self, compiled: Compiled, judged: Judged, scanned: Scanned, lang: str) -> None:
        self.compiled = compiled
        self.judged = judged
        self.scanned = scanned
        self.lang = lang
        self.memory: dict[Atom, list[Found]] = {}

    def present(self) -> set[int]:
        """The numbers of the atoms, wherever they stand, that the article has and the index of the rules knows."""
        compiled, scanned = self.compiled, self.scanned
        found: set[int] = set()
        asked_of = compiled.asked_of_entity
        for id in scanned.by_entity:
            if id in asked_of:
                found.update(asked_of[id])
        found.update([number for id in scanned.by_cue if (number := compiled.asked_of_cue.get(id)) is not None])
        if compiled.asked_of_literal:
            asked = compiled.asked_of_literal
            found.update([number for word in scanned.by_literal if (number := asked.get(word)) is not None])
        return found

    def __call__(self, atom: Atom) -> Sequence[Found]:
        """In the order of the fields and places."""
        if atom.kind == "entity" and not atom.field:
            ids = self.compiled.entities_of(atom)
            if len(ids) == 1:
                (id,) = ids
                return self.scanned.by_entity.get(id, ())
        found = self.memory.get(atom)
        if found is None:
            found = self.memory[atom] = sorted(self._find(atom), key=placed)
        return found

    def _find(self, atom: Atom) -> Iterable[Found]:
        if atom.kind == "lang":
            return [_NOWHERE] if self.lang == atom.value else []
        if atom.kind == "source":
            article = self.judged.article
            names = (article.source, self.judged.family, article.publisher)
            wanted = atom.value.casefold()
            return [_NOWHERE] if any(fnmatch.fnmatchcase(name.casefold(), wanted) for name in names) else []
        if atom.field:
            return [found for found in self(plain(atom)) if found.field == atom.field]
        found = standing(self.compiled, self.scanned, atom)
        exactly = atom.kind == "literal" and atom.alone
        return [one for one in found if one.surface == atom.value] if exactly else found


def undoing(unless: Iterable[Unless], find: Finder) -> Keep:
    """Whether an occurrence may make a rule hold: no word of an `unless` stands near it."""
    spoiling = [
        (row.within, frozenset(row.of), Nearby(found for atom in row.atoms for found in find(atom) if found.field))
        for row in unless
    ]

    def keep(atom: Atom, found: Found) -> bool:
        return not any(
            (not of or atom in of) and next(others.within(found, within), None) is not None
            for within, of, others in spoiling
        )

    return keep

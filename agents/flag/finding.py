"""What a rule's atoms find in one article, and which of it an `unless` takes back."""

from __future__ import annotations

import fnmatch
from collections.abc import Iterable
from functools import cache

from agents.flag.compile import Compiled, literal
from agents.flag.scan import Scanned
from agents.flag.watchlist import Unless
from agents.records import Judged
from agents.rules.evaluate import Found, Keep
from agents.rules.index import plain
from agents.rules.tree import Atom

FIELD_ORDER = {"": -1, "title": 0, "summary": 1, "text": 2}
_NOWHERE = Found("", 0, 0, 0, 0, 0, 0, "", "")


@cache
def _cue(id: str) -> Atom:
    return Atom("cue", id)


class Finder:
    """The occurrences of an atom in one article, each looked up once."""

    def __init__(self, compiled: Compiled, judged: Judged, scanned: Scanned, lang: str) -> None:
        self.compiled = compiled
        self.judged = judged
        self.scanned = scanned
        self.lang = lang
        self.memory: dict[Atom, list[Found]] = {}

    def present(self) -> set[Atom]:
        """The atoms, wherever they stand, that the article has and the index of the rules knows."""
        found: set[Atom] = set()
        for id in self.scanned.by_entity:
            found.update(self.compiled.atoms_of_entity.get(id, ()))
        found.update(map(_cue, self.scanned.by_cue))
        for word in self.scanned.by_literal:
            found.add(Atom("literal", word.removeprefix("="), "", word.startswith("=")))
        return found

    def __call__(self, atom: Atom) -> list[Found]:
        """In the order of the fields and places."""
        if atom not in self.memory:
            self.memory[atom] = sorted(self._find(atom), key=lambda found: (FIELD_ORDER[found.field], found.start))
        return self.memory[atom]

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
        return self._occurrences(atom)

    def _occurrences(self, atom: Atom) -> Iterable[Found]:
        if atom.kind == "cue":
            return self.scanned.by_cue.get(atom.value, [])
        if atom.kind == "literal":
            found = self.scanned.by_literal.get(literal(atom), [])
            return [one for one in found if one.surface == atom.value] if atom.alone else found
        ids = self.compiled.entities_of(atom)
        return [found for id, founds in self.scanned.by_entity.items() if id in ids for found in founds]


def undoing(unless: Iterable[Unless], find: Finder) -> Keep:
    """Whether an occurrence may make a rule hold: no word of an `unless` stands near it."""
    spoiling = [
        (row.within, frozenset(row.of), [found for atom in row.atoms for found in find(atom) if found.field])
        for row in unless
    ]

    def keep(atom: Atom, found: Found) -> bool:
        return not any(
            (not of or atom in of) and other.field == found.field and _gap(found, other) <= within
            for within, of, others in spoiling
            for other in others
        )

    return keep


def _gap(one: Found, other: Found) -> int:
    return max(one.word, other.word) - min(one.last, other.last)

"""A watchlist made ready: every name, cue and word of it in one automaton, and a version that names its content."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from functools import cached_property
from operator import itemgetter
from typing import Any, ClassVar

import ahocorasick_rs

from agents.collecting import put_off
from agents.flag.content import version
from agents.flag.fuzzy import Fuzzy
from agents.flag.patterns import literal, patterns_of
from agents.flag.term import GATED, Gate, Term, edges_of
from agents.flag.watchlist import Context, Entity, Watchlist, in_class
from agents.rules.index import index
from agents.rules.question import Question, Standing, looked_up, question
from agents.rules.tree import Atom

MATCHER = 7
"""Version of the matcher: raised when the same watchlist would find other mentions."""


class Asked:
    """The rows of a context by what they ask for, so that only those are looked at that an article has."""

    __slots__ = ("_cues", "_literals", "_only", "_others")

    def __init__(self, context: Context) -> None:
        self._cues = {atom.value: row for row, atom in enumerate(context.atoms) if atom.kind == "cue"}
        self._literals = {literal(atom): row for row, atom in enumerate(context.atoms) if atom.kind == "literal"}
        self._others = [row for row, atom in enumerate(context.atoms) if atom.kind not in {"cue", "literal"}]
        self._only = [frozenset(langs.split()) for langs in context.only]

    def present(self, cues: Mapping[str, Any], literals: Mapping[str, Any], lang: str) -> list[int]:
        """The rows, in their order, of the cues and words that are there, and of all entities and classes; of those
        that are tied to languages only where `lang` is one of them."""
        rows = [self._cues[id] for id in self._cues.keys() & cues.keys()]
        rows += [self._literals[word] for word in self._literals.keys() & literals.keys()]
        rows += self._others
        if self._only:
            rows = [row for row in rows if self.counts(row, lang)]
        return sorted(rows)

    def counts(self, row: int, lang: str) -> bool:
        """Whether a row counts in articles in a language."""
        return not self._only or not self._only[row] or lang in self._only[row]


class Compiled:
    """What the stage works with: what it takes time to make is made when it is first asked for, or by `ready`.

    `patterns` stand in order; `terms`, `edges` and the automaton have their rows, `gates` those that have one.
    """

    def __init__(self, watchlist: Watchlist) -> None:
        self.watchlist = watchlist
        self._members: dict[Atom, frozenset[str]] = {}
        self._asked: dict[int, tuple[Context, Asked]] = {}  # by the context's identity: its hash takes longer
        self.wholes = {id: _wholes(id, watchlist) for id in watchlist.entities}
        self.fuzzy = Fuzzy(
            (entity.id, name.text)
            for entity in watchlist.entities.values()
            if entity.fuzzy
            for name in entity.names
            if not name.ambiguous
        )
        self._of_class: dict[str, list[str]] = defaultdict(list)
        for entity in watchlist.entities.values():
            self._of_class[entity.cls].append(entity.id)
        self._parts: dict[str, set[str]] = defaultdict(set)
        for id, wholes in self.wholes.items():
            for whole in wholes:
                self._parts[whole].add(id)
        rules = watchlist.rules.values()
        self.index = index({rule.id: rule.when for rule in rules}, _Costs(self).__getitem__)
        self.rules = [watchlist.rules[id] for id in self.index.rules]
        self._questions: list[Question | None] = [None] * len(self.rules)
        self.asked_of_entity = self._asked_of_entity()
        self.asked_of_cue = {atom.value: number for atom, number in self.index.numbers.items() if atom.kind == "cue"}
        self.asked_of_literal = {
            literal(atom): number for atom, number in self.index.numbers.items() if atom.kind == "literal"
        }

    def ready(self) -> None:
        """Make all that is made when it is first asked for."""
        _ = self.version, self.gates, self.automaton

    @cached_property
    def version(self) -> str:
        """Digest of the content and of the matcher's own version."""
        return version(MATCHER, self.watchlist)

    @cached_property
    def _rows(self) -> list[tuple[str, list[Term]]]:
        with put_off():  # an automaton grows in half the time where its patterns stand in order
            return sorted(by_pattern(patterns_of(self.watchlist)).items(), key=itemgetter(0))

    @cached_property
    def patterns(self) -> list[str]:
        """What is looked for, folded."""
        return [pattern for pattern, _ in self._rows]

    @cached_property
    def terms(self) -> list[list[Term]]:
        """What each pattern stands for."""
        return [terms for _, terms in self._rows]

    @cached_property
    def edges(self) -> bytes:
        """What is known of all terms of each pattern."""
        return bytes([edges_of(pattern, terms) for pattern, terms in self._rows])

    @cached_property
    def gates(self) -> dict[int, Gate]:
        """What stands before the terms of a pattern."""
        return {row: Gate(self.terms[row]) for row, edge in enumerate(self.edges) if edge & GATED}

    @cached_property
    def automaton(self) -> ahocorasick_rs.AhoCorasick:
        """Finds all patterns in a text at once."""
        implementation = ahocorasick_rs.Implementation.ContiguousNFA
        return ahocorasick_rs.AhoCorasick(self.patterns, implementation=implementation)

    def lists(self, word: str) -> bool:
        """Whether a folded word is by itself a name of something, or a decoy."""
        row = bisect_left(self.patterns, word)
        there = row < len(self.patterns) and self.patterns[row] == word
        return there and any(term.kind in {"name", "decoy"} for term in self.terms[row])

    def _asked_of_entity(self) -> dict[str, tuple[int, ...]]:
        """For each entity the atoms, by their numbers in the index, that it makes present."""
        made: dict[str, list[int]] = defaultdict(list)
        for atom, number in self.index.numbers.items():
            if atom.kind not in {"cue", "literal"}:
                for id in self.entities_of(atom):
                    made[id].append(number)
        return {id: tuple(held) for id, held in made.items()}

    def question(self, row: int) -> Question:
        """What is asked of an article before the ways in which a rule holds are looked for; made once."""
        asked = self._questions[row]
        if asked is None:
            asked = self._questions[row] = question(self.rules[row].when, self._resolve)
        return asked

    def _resolve(self, atom: Atom) -> Standing:
        """How an article's `Finder` is asked for an atom: for one entity, without any search."""
        ids = self.entities_of(atom) if atom.kind == "entity" and not atom.field else ()
        if len(ids) != 1:
            return looked_up(atom)
        (id,) = ids
        return lambda find: find.scanned.by_entity.get(id, ())

    def asked(self, context: Context) -> Asked:
        """A context ready to be asked; made once."""
        if id(context) not in self._asked:
            self._asked[id(context)] = context, Asked(context)
        return self._asked[id(context)][1]

    def entities_of(self, atom: Atom) -> frozenset[str]:
        """The entities that an atom stands for, parts included; looked up once for each atom."""
        members = self._members.get(atom)
        if members is None:
            members = self._members[atom] = self._standing_for(atom)
        return members

    def _standing_for(self, atom: Atom) -> frozenset[str]:
        entities = self.watchlist.entities
        if atom.kind == "entity":
            parts = () if atom.alone else self._parts.get(atom.value, ())
            return frozenset((atom.value, *parts) if atom.value in entities else parts)
        if atom.kind == "class":
            classes = [cls for cls in self._of_class if in_class(cls, atom.value)]
            return frozenset(id for cls in classes for id in self._of_class[cls])
        if atom.kind == "group":
            return frozenset(id for id, entity in entities.items() if atom.value in entity.groups)
        return frozenset(id for id, entity in entities.items() if entity.kind == atom.value)


class _Costs(dict[Atom, float]):
    """How often an atom may be expected in an article: an entity for itself and its parts, cues far oftener."""

    _WORDS: ClassVar = {"cue": 40.0, "literal": 10.0}

    def __init__(self, compiled: Compiled) -> None:
        self._compiled = compiled

    def __missing__(self, atom: Atom) -> float:
        held = self._compiled.watchlist
        if atom.kind in self._WORDS:
            cost = self._WORDS[atom.kind] + len(held.cues.get(atom.value, ()))
        else:
            cost = sum(_often(held.entities[id]) for id in self._compiled.entities_of(atom))
        self[atom] = cost
        return cost


def _often(entity: Entity) -> float:
    """How often an entity may be expected: countries are everywhere, and what has many names is talked of."""
    return 20.0 if entity.cls.startswith("country") else 1.0 + len(entity.names) / 10


def compile_watchlist(watchlist: Watchlist) -> Compiled:
    """Make a parsed watchlist ready."""
    with put_off():
        made = Compiled(watchlist)
        made.ready()
        return made


def by_pattern(terms: Iterable[tuple[str, Term]]) -> dict[str, list[Term]]:
    """The terms of each pattern, those once that find the same: a name that several languages have."""
    made: dict[str, list[Term]] = {}
    for pattern, term in terms:
        held = made.get(pattern)
        if held is None:
            if pattern:
                made[pattern] = [term]
            continue
        for other in held:  # most that share a pattern differ in the text: told without their signatures
            if other.text == term.text and other.ref == term.ref and other.signature == term.signature:
                break
        else:
            held.append(term)
    return made


_NONE: frozenset[str] = frozenset()


def _wholes(id: str, watchlist: Watchlist) -> frozenset[str]:
    """What an entity is a part of, and what that is a part of."""
    if not watchlist.entities[id].part_of:
        return _NONE
    seen: set[str] = set()
    waiting = [id]
    while waiting:
        for whole in watchlist.entities[waiting.pop()].part_of:
            if whole not in seen:
                seen.add(whole)
                waiting.append(whole)
    return frozenset(seen)


def shared_patterns(compiled: Compiled) -> dict[str, list[Term]]:
    """Folded spellings that are names of more than one entity."""
    found = {}
    for pattern, terms in zip(compiled.patterns, compiled.terms, strict=True):
        names = [term for term in terms if term.kind == "name"]
        if len(Counter(term.ref for term in names)) > 1:
            found[pattern] = names
    return found

"""A watchlist made ready: every name, cue and word of it in one automaton, and a version that names its content."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any
from unicodedata import normalize

import ahocorasick_rs
import msgspec

from agents.collecting import put_off
from agents.flag import devanagari
from agents.flag.affixes import SHORTEST
from agents.flag.bearers import NO_PERSON, UNSURE, given
from agents.flag.chinese import traditional
from agents.flag.content import version
from agents.flag.devanagari import nasals
from agents.flag.fuzzy import Fuzzy
from agents.flag.inflect import Pattern, forms
from agents.flag.kana import long_vowels
from agents.flag.titles import untitled
from agents.flag.variants import spellings
from agents.flag.watchlist import Context, Entity, Name, Rule, Watchlist, in_class
from agents.language import commonest
from agents.rules.index import index, plain
from agents.rules.question import Question, Standing, looked_up, question
from agents.rules.tree import Atom, atoms
from agents.text import fold, script

MATCHER = 6
"""Version of the matcher: raised when the same watchlist would find other mentions."""

_TOLD_APART = {"us"}  # a headline in capitals means the country
_MARKED = 3  # letters of the longest name that is told by its marks: Şam is not Sam
KANA = re.compile("[\u3041-\u30fa\u30fc]")
SHORT = 5  # letters up to which an all-capital name is matched in its capitals


class Term(msgspec.Struct, gc=False, frozen=True, kw_only=True):
    """What a pattern of the automaton stands for. `kind`: name, decoy, cue or literal."""

    kind: str
    ref: str  # entity or cue id, or the literal itself
    script: str
    text: str = ""
    name: Name | None = None
    entity: Entity | None = None  # of a name
    ambiguous: bool = False
    only: str = ""  # the one language of articles in which it counts
    exact_case: str = ""  # letters and digits that the surface must have, where case counts
    capital: bool = False  # the surface must begin with a capital
    word: bool = False  # but for its capitals one of the commonest words: WHO
    kana: str = ""  # of a Japanese name its kana with their marks, which folding drops: ホーク is not ポーク
    same: str = ""  # of a decoy that is a name but for case or points: what the surface must be
    acronyms: tuple[str, ...] = ()  # of a name of several words, what stands in it in capitals: the IS of "IS fighters"
    inflected: bool = True
    channel: str = "exact"
    own: frozenset[str] | None = None  # of a name that others bear too: the words that may stand before it
    lent: bool = False  # streets and firms may be called by it
    rest: Pattern | None = None  # of a word with a `*`: what the text must be from its beginning

    @property
    def signature(self) -> tuple[Any, ...]:
        """All that decides what is found: a name that several languages have is looked for once."""
        told = (self.name.ambiguous, self.name.guarded, self.name.shared) if self.name is not None else ()
        case = (self.exact_case, self.capital, self.word, self.acronyms, self.kana)
        form = (self.only, self.same, self.inflected, self.own, self.lent, self.rest, self.script)
        return (self.kind, self.ref, self.text, self.channel, *case, *form, *told)


class Gate:
    """What stands before the terms of one pattern that go on: one expression that says no for all of them.

    The stem of a first word is the head of many names: 131 begin with `al`, and none of them in "final".
    """

    __slots__ = ("_any", "_terms", "whole")

    def __init__(self, terms: list[Term]) -> None:
        self.whole = [term for term in terms if term.rest is None]
        self._terms = terms
        self._any: Pattern | None = None

    def open(self, text: str, start: int) -> bool:
        """Whether one of them may begin here."""
        if self._any is None:
            rests = [(_OUTSIDE * (term.script in _CASED), term.rest.pattern) for term in self._terms if term.rest]
            self._any = Pattern("|".join(dict.fromkeys(f"{outside}(?:{rest})" for outside, rest in rests)))
        return self._any.match(text, start) is not None


BEGINS, ENDS, GATED = 1, 2, 4
"""What is known of all terms of a pattern, as bits: no letter of a script with capitals may stand right before them;
no letter but s right behind (they are short, and go on in no way); there is a gate before those that go on."""


def _edges(pattern: str, terms: list[Term]) -> int:
    if len(terms) == 1 and len(pattern) >= SHORTEST:
        return BEGINS if terms[0].script in _CASED else 0
    gated = GATED * _several_go_on(terms)
    if not all(term.script in _CASED for term in terms):
        return gated
    short = len(pattern) < SHORTEST and all(term.script == "Latn" and term.rest is None for term in terms)
    return gated | BEGINS | ENDS * (short and not pattern[-1].isdigit())


def _several_go_on(terms: list[Term]) -> bool:
    """Whether it pays to ask for all of them at once before each is asked."""
    return sum(term.rest is not None for term in terms) > 1


_CASED = {"Latn", "Cyrl"}
_OUTSIDE = r"(?<![^\W_\u0590-\U0010ffff])"  # no letter of these scripts before: they have no prefixes


class Asked:
    """The rows of a context by what they ask for, so that only those are looked at that an article has."""

    __slots__ = ("_cues", "_literals", "_others")

    def __init__(self, context: Context) -> None:
        self._cues = {atom.value: row for row, atom in enumerate(context.atoms) if atom.kind == "cue"}
        self._literals = {literal(atom): row for row, atom in enumerate(context.atoms) if atom.kind == "literal"}
        self._others = [row for row, atom in enumerate(context.atoms) if atom.kind not in {"cue", "literal"}]

    def present(self, cues: Mapping[str, Any], literals: Mapping[str, Any]) -> list[int]:
        """The rows, in their order, of the cues and words that are there, and of all entities and classes."""
        rows = [self._cues[id] for id in self._cues.keys() & cues.keys()]
        rows += [self._literals[word] for word in self._literals.keys() & literals.keys()]
        return sorted(rows + self._others)


class Compiled:
    """What the stage works with. `version`: digest of the content and of the matcher's own version."""

    def __init__(self, watchlist: Watchlist) -> None:
        self.watchlist = watchlist
        self.version = version(MATCHER, watchlist)
        self.terms: list[list[Term]] = []
        self.patterns: list[str] = []
        self._members: dict[Atom, frozenset[str]] = {}
        self._questions: dict[str, Question] = {}
        self._asked: dict[int, tuple[Context, Asked]] = {}  # by the context's identity: its hash takes longer
        self._build(_terms(watchlist))
        self.wholes = {id: _wholes(id, watchlist) for id in watchlist.entities}
        self.fuzzy = Fuzzy(
            (entity.id, name.text)
            for entity in watchlist.entities.values()
            for name in entity.names
            if entity.fuzzy and not name.ambiguous
        )
        self._of_class: dict[str, list[str]] = defaultdict(list)
        for entity in watchlist.entities.values():
            self._of_class[entity.cls].append(entity.id)
        self._parts: dict[str, set[str]] = defaultdict(set)
        for id, wholes in self.wholes.items():
            for whole in wholes:
                self._parts[whole].add(id)
        rules = watchlist.rules.values()
        self.index = index({rule.id: rule.when for rule in rules}, self._cost(rules).__getitem__)
        self.asked_of_entity = self._asked_of_entity()
        self.asked_of_cue = {atom.value: number for atom, number in self.index.numbers.items() if atom.kind == "cue"}
        self.asked_of_literal = {
            literal(atom): number for atom, number in self.index.numbers.items() if atom.kind == "literal"
        }

    def lists(self, word: str) -> bool:
        """Whether a folded word is by itself a name of something, or a decoy."""
        row = bisect_left(self.patterns, word)
        there = row < len(self.patterns) and self.patterns[row] == word
        return there and any(term.kind in {"name", "decoy"} for term in self.terms[row])

    def _build(self, terms: Iterable[tuple[str, Term]]) -> None:
        by_pattern: dict[str, list[Term]] = {}
        for pattern, term in terms:
            held = by_pattern.get(pattern)
            if held is None:
                if pattern:
                    by_pattern[pattern] = [term]
            elif term.signature not in [other.signature for other in held]:
                held.append(term)
        self.patterns = sorted(by_pattern)  # an automaton grows in half the time where its patterns stand in order
        self.terms = [by_pattern[pattern] for pattern in self.patterns]
        self.edges = bytes(map(_edges, self.patterns, self.terms))
        self.gates = {row: Gate(self.terms[row]) for row, edge in enumerate(self.edges) if edge & GATED}
        implementation = ahocorasick_rs.Implementation.ContiguousNFA
        self.automaton = ahocorasick_rs.AhoCorasick(self.patterns, implementation=implementation)

    def _cost(self, rules: Iterable[Rule]) -> dict[Atom, float]:
        """How often an atom may be expected in an article: an entity for itself and its parts, cues far oftener."""
        entities, cues = self.watchlist.entities, self.watchlist.cues
        known = {plain(atom) for rule in rules for atom in atoms(rule.when)}
        costs = {"cue": 40.0, "literal": 10.0}
        return {
            atom: costs[atom.kind] + len(cues.get(atom.value, ()))
            if atom.kind in costs
            else sum(_often(entities[id]) for id in self.entities_of(atom))
            for atom in known
        }

    def _asked_of_entity(self) -> dict[str, tuple[int, ...]]:
        """For each entity the atoms, by their numbers in the index, that it makes present."""
        made: dict[str, list[int]] = defaultdict(list)
        for atom, number in self.index.numbers.items():
            if atom.kind not in {"cue", "literal"}:
                for id in self.entities_of(atom):
                    made[id].append(number)
        return {id: tuple(held) for id, held in made.items()}

    def question(self, rule: str) -> Question:
        """What is asked of an article before the ways in which a rule holds are looked for; made once."""
        asked = self._questions.get(rule)
        if asked is None:
            asked = self._questions[rule] = question(self.watchlist.rules[rule].when, self._resolve)
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


def _often(entity: Entity) -> float:
    """How often an entity may be expected: countries are everywhere, and what has many names is talked of."""
    return 20.0 if entity.cls.startswith("country") else 1.0 + len(entity.names) / 10


def compile_watchlist(watchlist: Watchlist) -> Compiled:
    """Make a parsed watchlist ready."""
    with put_off():
        return Compiled(watchlist)


def literal(atom: Atom) -> str:
    """What a word's occurrences are kept under: `=Word` apart from `word`."""
    return "=" + atom.value if atom.alone else atom.value


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


def _terms(watchlist: Watchlist) -> Iterable[tuple[str, Term]]:
    for entity in watchlist.entities.values():
        own = Own(entity)
        for name in entity.names:
            yield from name_terms(entity, name, own)
        known = {_letters(name.text) for name in entity.names} if entity.decoys else set()
        for decoy in entity.decoys:
            same = decoy if _letters(decoy) in known else ""
            term = Term(kind="decoy", ref=entity.id, script=script(decoy), text=decoy, same=same)
            for form in _characters(fold(decoy), term.script):
                yield form, term
    for id, words in watchlist.cues.items():
        for word in words:
            yield from _word_terms("cue", id, word)
    for atom in sorted(_literals(watchlist), key=literal):
        yield from _exact_terms(atom) if atom.alone else _word_terms("literal", atom.value, atom.value)


def _letters(name: str) -> str:
    return "".join(filter(str.isalnum, fold(name)))


def _literals(watchlist: Watchlist) -> set[Atom]:
    """The words of rules and contexts, wherever they stand."""
    found = {atom for rule in watchlist.rules.values() for atom in atoms(rule.when)}
    found |= {
        atom for rule in watchlist.rules.values() for unless in rule.unless for atom in (*unless.atoms, *unless.of)
    }
    for entity in watchlist.entities.values():
        for context in (entity.require, entity.forbid):
            found |= set(context.atoms) if context else set()
    return {plain(atom) for atom in found if atom.kind == "literal"}


def name_terms(entity: Entity, name: Name, own: Own) -> Iterable[tuple[str, Term]]:
    """The patterns of a name: itself, its variants, and its inflected forms."""
    text = name.text
    kind, base = script(text), fold(text).strip()
    cased = kind in _CASED
    exact, marked = _exact(text, entity.case) if cased else ("", False)
    acronyms = _acronyms(text)
    term = Term(
        kind="name",
        ref=entity.id,
        script=kind,
        text=text,
        name=name,
        entity=entity,
        ambiguous=name.ambiguous,
        only=name.lang.partition("-")[0] if name.only else "",
        exact_case=exact,
        acronyms=acronyms if cased and entity.case != "any" else (),
        capital=cased and text[:1].isupper() and _begins_high(entity, name, base),
        inflected=entity.plural,
        own=own.of(name) if _borne(entity, name, cased) else None,
        lent=cased and entity.kind != "place",
        word=bool(exact or acronyms) and _said_as_word((exact, *acronyms), name.lang),
        kana="" if text.isascii() else "".join(KANA.findall(normalize("NFKC", text))),
    )
    if kind == "Deva":
        yield from _devanagari(text, term)
        return
    yield base, term
    if marked and not exact.isupper():
        yield base, msgspec.structs.replace(term, exact_case=_upper(exact, name.lang))
    if entity.kind == "person" and kind == "Latn" and (bare := untitled(text)):
        yield fold(bare), msgspec.structs.replace(term, channel="variant", acronyms=_acronyms(bare))
    if others := spellings(text, base, kind) - {base}:
        variant = msgspec.structs.replace(term, channel="variant")
        for spelling in sorted(others):
            yield spelling, variant
    if entity.kind == "person" and kind == "Kana":
        yield from _long_vowels(text, term)
    if entity.plural and (found := forms(text, name.lang)):
        inflected = msgspec.structs.replace(term, channel="affix", rest=found.pattern)
        for head in found.heads:
            yield head, inflected


def _exact(text: str, case: str) -> tuple[str, bool]:
    """The letters of a name that must stand as they are, if any, and whether that is for their marks.

    It is so for an acronym, for a short name with marks, and where the entity says it of all its names.
    """
    if case == "any" or (case != "exact" and _NO_ACRONYM.fullmatch(text)):
        return "", False
    letters = "".join(filter(str.isalnum, text))
    short = sum(map(str.isalpha, letters)) <= SHORT and _acronym(letters)
    marked = len(letters) <= _MARKED and not letters.isascii() and fold(letters) != letters.casefold()
    told = case == "exact" or short or marked
    return (letters, marked) if told else ("", False)


def _devanagari(name: str, term: Term) -> Iterable[tuple[str, Term]]:
    """The patterns of a Hindi name: its vowel signs are no letters to Python, so that a pattern tells its edges."""
    base = fold(name)
    for spelling in sorted(nasals(name)):
        channel = "exact" if spelling == base else "variant"
        yield spelling, msgspec.structs.replace(term, channel=channel, rest=Pattern(devanagari.whole(spelling)))
        if term.inflected:
            stem, pattern = devanagari.inflected(spelling)
            yield stem, msgspec.structs.replace(term, channel="affix", rest=Pattern(pattern))


def _long_vowels(name: str, term: Term) -> Iterable[tuple[str, Term]]:
    for spelling in sorted(long_vowels(name)):
        written = msgspec.structs.replace(term, channel="variant", kana="".join(KANA.findall(spelling)))
        for one in sorted(spellings(spelling, fold(spelling), "Kana")):
            yield one, written


def _upper(letters: str, lang: str) -> str:
    return (letters.replace("i", "İ") if lang == "tr" else letters).upper()


def _acronym(letters: str) -> bool:
    """Whether the letters of a short name say that it is one: all are capitals, or several and the last (DoD, MbS)."""
    return letters.isupper() or (sum(map(str.isupper, letters)) > 1 and letters[-1:].isupper())


def _acronyms(name: str) -> tuple[str, ...]:
    if name.isascii() and not _CAPITALS.search(name):
        return ()
    words = ["".join(filter(str.isalnum, word)) for word in re.split(r"[\s\-/]+", name)]
    return tuple(word for word in words if 1 < len(word) <= SHORT and word.isalpha() and word.isupper())[
        : len(words) - 1
    ]


_NO_ACRONYM = re.compile(r"[ -~]*[a-z][ -@\[-`{-~]*")  # ASCII, and the last letter is a small one
_CAPITALS = re.compile(r"[A-Z][^A-Za-z0-9\s/-]*[A-Z]")  # two next to each other


def _said_as_word(acronyms: tuple[str, ...], lang: str) -> bool:
    """Whether an acronym of a name, or the name itself, is a common word that capitals do not tell from it: IS led."""
    common = commonest(lang)
    return any(word in common and word not in _TOLD_APART for word in map(fold, acronyms))


def _begins_high(entity: Entity, name: Name, base: str) -> bool:
    """Whether a capitalised name must be capitalised in the text: persons, places, short and ambiguous names."""
    if entity.case in {"any", "capital"}:
        return entity.case == "capital"
    return name.ambiguous or entity.kind in {"person", "place"} or len(base) <= SHORT


def _borne(entity: Entity, name: Name, cased: bool) -> bool:
    """Whether people bear a name: one of one word, and no acronym."""
    surname = entity.kind == "person" and not given(name.text)
    if not (cased or surname or name.ambiguous) or (" " in name.text and not surname and cased):
        return False
    return not (cased and _acronym(name.text))


class Own:
    """The words of an entity's own names, and whether it is no person: told once, and where a name asks for it."""

    __slots__ = ("_entity", "_told")

    def __init__(self, entity: Entity) -> None:
        self._entity = entity
        self._told: dict[bool, frozenset[str]] = {}

    def of(self, name: Name) -> frozenset[str]:
        """All of them for one of the names."""
        if name.ambiguous not in self._told:
            marks = () if self._entity.kind == "person" else (NO_PERSON, UNSURE)[: 1 + name.ambiguous]
            self._told[name.ambiguous] = name_words(self._entity).union(marks)
        return self._told[name.ambiguous]


def name_words(entity: Entity) -> frozenset[str]:
    """The words of all names of an entity, folded."""
    return _words(tuple([name.text for name in entity.names]))


@lru_cache(maxsize=4)
def _words(names: tuple[str, ...]) -> frozenset[str]:
    return frozenset(fold(" ".join(names)).split())


def _exact_terms(atom: Atom) -> Iterable[tuple[str, Term]]:
    """`=Word`: this very spelling, no endings."""
    letters = "".join(filter(str.isalnum, atom.value))
    term = Term(kind="literal", ref=literal(atom), script=script(atom.value), text=atom.value, exact_case=letters)
    yield fold(atom.value), msgspec.structs.replace(term, inflected=False)


def _characters(word: str, kind: str) -> list[str]:
    """A folded word, and where it is Chinese the same in traditional characters."""
    return sorted({word, traditional(word)}) if kind == "Hani" else [word]


def _word_terms(kind: str, ref: str, word: str) -> Iterable[tuple[str, Term]]:
    """A word or phrase of a cue or rule; `*` stands for any letters to the word's end."""
    head, star, _ = word.partition("*")
    term = Term(kind=kind, ref=ref, script=script(word), text=word)
    if not star:
        for form in _characters(fold(word), term.script):
            yield form, term
        return
    pattern = r"[^\W_]*".join(re.escape(fold(part)) for part in word.split("*"))
    yield (
        fold(head).rstrip() if head.endswith(" ") else fold(head),
        msgspec.structs.replace(term, rest=Pattern(pattern)),
    )


def shared_patterns(compiled: Compiled) -> dict[str, list[Term]]:
    """Folded spellings that are names of more than one entity."""
    found = {}
    for pattern, terms in zip(compiled.patterns, compiled.terms, strict=True):
        names = [term for term in terms if term.kind == "name"]
        if len(Counter(term.ref for term in names)) > 1:
            found[pattern] = names
    return found

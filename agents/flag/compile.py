"""A watchlist made ready: every name, cue and word of it in one automaton, and a version that names its content."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

import ahocorasick_rs
import msgspec

from agents.flag.chinese import traditional
from agents.flag.inflect import forms
from agents.flag.watchlist import Entity, Name, Rule, Watchlist, in_class
from agents.rules.grammar import Atom, atoms, required
from agents.text import fold, script
from agents.wire import digest

MATCHER = 2
"""Version of the matcher: raised when the same watchlist would find other mentions."""

SHORT = 5  # letters up to which an all-capital name is matched in its capitals


class Term(msgspec.Struct, frozen=True, kw_only=True):
    """What a pattern of the automaton stands for. `kind`: name, decoy, cue or literal."""

    kind: str
    ref: str  # entity or cue id, or the literal itself
    script: str
    text: str = ""
    name: Name | None = None
    exact_case: str = ""  # letters and digits that the surface must have, where case counts
    capital: bool = False  # the surface must begin with a capital
    inflected: bool = True
    channel: str = "exact"
    own: frozenset[str] | None = None  # of a name that others bear too: the words that may stand before it
    rest: re.Pattern[str] | None = None  # of a word with a `*`: what the text must be from its beginning


class Compiled:
    """What the stage works with. `version`: digest of the content and of the matcher's own version."""

    def __init__(self, watchlist: Watchlist) -> None:
        self.watchlist = watchlist
        self.version = digest("watchlist", MATCHER, _content(watchlist))
        self.terms: list[list[Term]] = []
        self._members: dict[Atom, frozenset[str]] = {}
        self._build(_terms(watchlist))
        self.wholes = {id: _wholes(id, watchlist) for id in watchlist.entities}
        self.needed, self.always = _index(watchlist.rules.values())

    def _build(self, terms: Iterable[tuple[str, Term]]) -> None:
        by_pattern: dict[str, list[Term]] = defaultdict(list)
        for pattern, term in terms:
            if pattern and term not in by_pattern[pattern]:
                by_pattern[pattern].append(term)
        self.terms = list(by_pattern.values())
        implementation = ahocorasick_rs.Implementation.ContiguousNFA
        self.automaton = ahocorasick_rs.AhoCorasick(list(by_pattern), implementation=implementation)

    def entities_of(self, atom: Atom) -> frozenset[str]:
        """The entities that an atom stands for, parts included; looked up once for each atom."""
        if atom not in self._members:
            entities = self.watchlist.entities.items()
            self._members[atom] = frozenset(id for id, entity in entities if self._stands_for(atom, entity))
        return self._members[atom]

    def _stands_for(self, atom: Atom, entity: Entity) -> bool:
        if atom.kind == "entity":
            return entity.id == atom.value or (not atom.alone and atom.value in self.wholes[entity.id])
        if atom.kind == "class":
            return in_class(entity.cls, atom.value)
        return atom.value in entity.groups if atom.kind == "group" else atom.value == entity.kind


def compile_watchlist(watchlist: Watchlist) -> Compiled:
    """Make a parsed watchlist ready; half a second for 100,000 aliases."""
    return Compiled(watchlist)


def _content(watchlist: Watchlist) -> str:
    """Everything but where it stood: the same list in other files has the same version."""
    entities = [msgspec.structs.replace(entity, file="", line=0) for entity in watchlist.entities.values()]
    rules = [msgspec.structs.replace(rule, file="", line=0) for rule in watchlist.rules.values()]
    ordered = (sorted(entities, key=lambda e: e.id), sorted(watchlist.cues.items()), sorted(rules, key=lambda r: r.id))
    return msgspec.json.encode(ordered, enc_hook=repr, order="deterministic").decode()


def _wholes(id: str, watchlist: Watchlist) -> frozenset[str]:
    """What an entity is a part of, and what that is a part of."""
    seen: set[str] = set()
    waiting = [id]
    while waiting:
        for whole in watchlist.entities[waiting.pop()].part_of:
            if whole not in seen:
                seen.add(whole)
                waiting.append(whole)
    return frozenset(seen)


def _index(rules: Iterable[Rule]) -> tuple[dict[Atom, list[str]], list[str]]:
    """Rules by an atom that they cannot do without, and those that must always be asked."""
    needed: dict[Atom, list[str]] = defaultdict(list)
    always = []
    for rule in rules:
        wanted = required(rule.when)
        for atom in wanted:
            needed[atom].append(rule.id)
        if not wanted:
            always.append(rule.id)
    return dict(needed), always


def _terms(watchlist: Watchlist) -> Iterable[tuple[str, Term]]:
    for entity in watchlist.entities.values():
        for name in entity.names:
            yield from _name_terms(entity, name)
        for decoy in entity.decoys:
            yield fold(decoy), Term(kind="decoy", ref=entity.id, script=script(decoy), text=decoy)
    for id, words in watchlist.cues.items():
        for word in words:
            yield from _word_terms("cue", id, word)
    for word in sorted(_literals(watchlist)):
        yield from _word_terms("literal", word, word)


def _literals(watchlist: Watchlist) -> set[str]:
    words = {word for rule in watchlist.rules.values() for unless in rule.unless for word in unless.near}
    words |= {atom.value for rule in watchlist.rules.values() for atom in atoms(rule.when) if atom.kind == "literal"}
    for entity in watchlist.entities.values():
        for context in (entity.require, entity.forbid):
            words |= set(context.terms) if context else set()
    return {word for word in words if not word.startswith(("@", "#"))}


def _name_terms(entity: Entity, name: Name) -> Iterable[tuple[str, Term]]:
    kind = script(name.text)
    letters = "".join(filter(str.isalnum, name.text))
    short = letters.isupper() and sum(map(str.isalpha, letters)) <= SHORT and any(map(str.isalpha, letters))
    cased = kind in {"Latn", "Cyrl"}
    exact = letters if cased and (entity.case == "exact" or (entity.case == "auto" and short)) else ""
    term = Term(
        kind="name",
        ref=entity.id,
        script=kind,
        text=name.text,
        name=name,
        exact_case=exact,
        capital=cased and name.ambiguous and entity.case != "any" and name.text[:1].isupper(),
        inflected=entity.plural,
        own=_own(entity, name) if cased else None,
    )
    base = fold(name.text)
    yield base, term
    for variant in spellings(name.text) - {base}:
        yield variant, msgspec.structs.replace(term, channel="variant")
    if entity.plural and (found := forms(name.text, name.lang)):
        yield found.head, msgspec.structs.replace(term, channel="affix", rest=found.pattern)


def _own(entity: Entity, name: Name) -> frozenset[str] | None:
    """For a person's surname, and any ambiguous name of one word, the words of the entity's own names."""
    if " " in name.text or not (entity.kind == "person" or name.ambiguous):
        return None
    return frozenset(word for other in entity.names for word in fold(other.text).split())


def spellings(name: str) -> set[str]:
    """All spellings of a name that are made when the list is compiled, folded."""
    made = variants(fold(name))
    kind = script(name)
    if kind == "Latn":
        made |= {
            re.sub(r"\b(al|el|ul) (?=[a-z])", f"{article} ", one) for one in made for article in ("al", "el", "ul")
        }
        if name.isupper() and 2 < len(name) <= SHORT and name.isalpha():
            made.add(".".join(name.casefold()))
    elif kind == "Arab":
        made |= _arabic(made)
    elif kind == "Hani":
        made |= {traditional(one) for one in made}
    return made


def _arabic(names: set[str]) -> set[str]:
    """A blank left out (Persian's half-blank is dropped), `ل` before the article, two spellings of America."""
    made = {name.replace(" ", "") for name in names} | names
    made |= {one.replace("امريك", "اميرك") for one in made} | {one.replace("اميرك", "امريك") for one in made}
    return made | {"لل" + one[2:].removeprefix("ل") for one in made if one.startswith("ال") and len(one) > SHORT}


def variants(base: str) -> set[str]:
    """Other spellings of a folded name: letters and digits joined or parted, apostrophes, `&`."""
    made = {base, re.sub(r"(?<=[^\W\d]) (?=\d)", "", base), re.sub(r"(?<=[^\W\d])(?=\d)", " ", base)}
    made |= {name.replace("'", "") for name in made} | {name.replace("'", " ") for name in made}
    made |= {name.replace(" & ", " and ") for name in made}
    made |= {name.replace(".", "") for name in made if re.fullmatch(r"(?:\w\.)+", name)}
    return {" ".join(name.split()) for name in made if len(name) > 1}


def _word_terms(kind: str, ref: str, word: str) -> Iterable[tuple[str, Term]]:
    """A word or phrase of a cue or rule; `*` stands for any letters to the word's end."""
    head, star, _ = word.partition("*")
    term = Term(kind=kind, ref=ref, script=script(word), text=word)
    if not star:
        yield fold(word), term
        return
    pattern = r"[^\W_]*".join(re.escape(fold(part)) for part in word.split("*"))
    yield (
        fold(head).rstrip() if head.endswith(" ") else fold(head),
        msgspec.structs.replace(term, rest=re.compile(pattern)),
    )

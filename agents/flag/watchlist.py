"""What users watch: entities, cues and rules, read from YAML with every fault at its file and line."""

from __future__ import annotations

import msgspec

from agents.errors import Fault
from agents.records import Policy
from agents.rules.tree import Atom, Node

KINDS = ("system", "actor", "person", "place")


class Context(msgspec.Struct, gc=False, frozen=True):
    """Words, cues or mentions looked for within so many words of a name; `atoms` are the terms as a rule has them.

    `only`: for each the languages of the articles in which it counts, "" for all; empty where all count everywhere.
    `reach`: for each its own distance; empty where it is `within` for all. What reaches farther than `within` is of a
    topic, and says nothing where a word of `spare` stands near.
    """

    terms: tuple[str, ...] = ()
    within: int = 12
    atoms: tuple[Atom, ...] = ()
    only: tuple[str, ...] = ()
    reach: tuple[int, ...] = ()
    spare: Context | None = None

    @property
    def words(self) -> tuple[Atom, ...]:
        """All that is looked for, what spares included."""
        return self.atoms if self.spare is None else self.atoms + self.spare.atoms

    def far(self, term: str) -> bool:
        """Whether a word counts for what it says of the topic only."""
        return bool(self.reach) and self.reach[self.terms.index(term)] > self.within


class Name(msgspec.Struct, gc=False, frozen=True):
    """An alias in a language; `ambiguous` names never match without context, `only` ties it to its language.

    `guarded`: it counts unless a word of `forbid` stands near. `sure`: its author knows that it is a word too.
    `shared`: entities that have the same alias, and may. `require` stands in the place of the entity's, `forbid` is
    asked beside the entity's.
    """

    text: str
    lang: str
    ambiguous: bool = False
    only: bool = False
    sure: bool = False
    guarded: bool = False
    shared: tuple[str, ...] = ()
    require: Context | None = None
    forbid: Context | None = None
    file: str = ""
    line: int = 0


class Sample(msgspec.Struct, gc=False, frozen=True):
    """A text of a test, with its language ("" is guessed) and perhaps a title, and where it stands."""

    text: str
    lang: str = ""
    title: str = ""
    file: str = ""
    line: int = 0


class Telling(msgspec.Struct, gc=False, frozen=True):
    """An article of a test of alerts: `publisher` is its domain, `at` seconds after the first."""

    sample: Sample
    publisher: str
    at: int = 0


class Story(msgspec.Struct, gc=False, frozen=True):
    """A test of alerts: articles in order, and what the rule's alert must have come to."""

    articles: tuple[Telling, ...]
    expect: str
    file: str = ""
    line: int = 0


class Samples(msgspec.Struct, gc=False, frozen=True):
    """Texts that must hit and must miss, and for rules the stories that must alert."""

    hit: tuple[Sample, ...] = ()
    miss: tuple[Sample, ...] = ()
    alerts: tuple[Story, ...] = ()


class Entity(msgspec.Struct, gc=False, frozen=True, kw_only=True):
    """A tracked thing."""

    id: str
    kind: str
    name: str
    cls: str = ""
    groups: tuple[str, ...] = ()
    part_of: tuple[str, ...] = ()
    wikidata: str = ""
    names: tuple[Name, ...] = ()
    case: str = "auto"
    plural: bool = True
    fuzzy: bool = False
    scene: str = "auto"  # any, shared or war: in which scenes its names count (docs/watchlist.md)
    require: Context | None = None
    forbid: Context | None = None
    decoys: tuple[str, ...] = ()
    tests: Samples = Samples()
    file: str = ""
    line: int = 0


class Unless(msgspec.Struct, gc=False, frozen=True):
    """Words that take a rule back when they stand near one of its atoms, or of those in `of`."""

    near: tuple[str, ...]
    within: int = 10
    atoms: tuple[Atom, ...] = ()
    of: tuple[Atom, ...] = ()


class Rule(msgspec.Struct, gc=False, frozen=True, kw_only=True):
    """What is worth an alert. `expires`: the day (ISO 8601) from which it holds no more."""

    id: str
    title: str
    severity: str
    labels: dict[str, str]
    when: Node
    text: str
    description: str = ""
    owner: str = ""
    status: str = "stable"
    expires: str = ""
    unless: tuple[Unless, ...] = ()
    policy: Policy = Policy()
    tests: Samples = Samples()
    file: str = ""
    line: int = 0


class Watchlist(msgspec.Struct, frozen=True):
    """All of it, each thing once. `warnings`: what was read although it does not do what its author thinks."""

    entities: dict[str, Entity]
    cues: dict[str, tuple[str, ...]]
    rules: dict[str, Rule]
    warnings: tuple[Fault, ...] = ()
    disabled: frozenset[str] = frozenset()


def in_class(cls: str, pattern: str) -> bool:
    """Whether a dotted class is the pattern's; `air-defence.*` includes `air-defence` itself."""
    if pattern.endswith(".*"):
        whole = pattern[:-2]
        return cls == whole or cls.startswith(whole + ".")
    return cls == pattern

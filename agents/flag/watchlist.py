"""What users watch: entities, cues and rules, read from YAML with every fault at its file and line."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import msgspec

from agents.errors import Fault, Refused
from agents.flag.policy import SEVERITIES, read_policy
from agents.lined import Lined, load
from agents.records import Policy
from agents.rules.grammar import Atom, Node, RuleError, atoms
from agents.rules.grammar import parse as parse_rule

KINDS = ("system", "actor", "person", "place")
_ID = re.compile(r"^[a-z0-9]+(?:-[a-z0-9]+)*$")


class Name(msgspec.Struct, frozen=True):
    """An alias in a language; `ambiguous` names never match without context, `only` ties it to its language."""

    text: str
    lang: str
    ambiguous: bool = False
    only: bool = False


class Context(msgspec.Struct, frozen=True):
    """Words, cues or mentions looked for within so many words of a name."""

    terms: tuple[str, ...] = ()
    within: int = 12


class Samples(msgspec.Struct, frozen=True):
    """Texts that must hit and must miss, each with its language ("" is guessed)."""

    hit: tuple[tuple[str, str], ...] = ()
    miss: tuple[tuple[str, str], ...] = ()


class Entity(msgspec.Struct, frozen=True, kw_only=True):
    """A tracked thing."""

    id: str
    kind: str
    name: str
    cls: str = ""
    groups: tuple[str, ...] = ()
    part_of: tuple[str, ...] = ()
    names: tuple[Name, ...] = ()
    case: str = "auto"
    plural: bool = True
    require: Context | None = None
    forbid: Context | None = None
    decoys: tuple[str, ...] = ()
    tests: Samples = Samples()
    file: str = ""
    line: int = 0


class Unless(msgspec.Struct, frozen=True):
    """Words that take a rule back when they stand near one of its atoms."""

    near: tuple[str, ...]
    within: int = 10


class Rule(msgspec.Struct, frozen=True, kw_only=True):
    """What is worth an alert."""

    id: str
    title: str
    severity: str
    labels: dict[str, str]
    when: Node
    text: str
    unless: tuple[Unless, ...] = ()
    policy: Policy = Policy()
    tests: Samples = Samples()
    file: str = ""
    line: int = 0


class Watchlist(msgspec.Struct, frozen=True):
    """All of it, each thing once."""

    entities: dict[str, Entity]
    cues: dict[str, tuple[str, ...]]
    rules: dict[str, Rule]


def parse(files: Mapping[str, str]) -> Watchlist:
    """Read a watchlist from the texts of its files. Raises Refused with all faults of all files."""
    reader = _Reader()
    for file, text in sorted(files.items()):
        reader.read(file, text)
    reader.check_references()
    if reader.faults:
        raise Refused("watchlist", sorted(reader.faults, key=lambda fault: (fault.file, fault.line)))
    return Watchlist(reader.entities, reader.cues, reader.rules)


_TOP = {"entities", "cues", "rules", "extends"}
_ENTITY = {"id", "kind", "name", "class", "groups", "part_of", "wikidata", "names", "match", "require", "forbid"}
_ENTITY |= {"decoys", "tests", "note"}
_RULE = {"id", "title", "description", "owner", "labels", "status", "expires", "severity", "when", "unless", "for"}
_RULE |= {"escalate", "policy", "tests"}


class _Reader:
    def __init__(self) -> None:
        self.entities: dict[str, Entity] = {}
        self.cues: dict[str, tuple[str, ...]] = {}
        self.rules: dict[str, Rule] = {}
        self.faults: list[Fault] = []
        self.file = ""

    def fault(self, line: int, what: str, fix: str = "") -> None:
        self.faults.append(Fault(self.file, line, what, fix))

    def read(self, file: str, text: str) -> None:
        self.file = file
        content, faults = load(file, text)
        self.faults += faults
        if content is None:
            return
        self._unknown(content, _TOP, "a watchlist")
        for entry in self._entries(content, "entities"):
            self._entity(entry)
        for entry in self._entries(content, "rules"):
            self._rule(entry)
        cues = content.mapping("cues")
        for name, words in cues.items():
            self._add(self.cues, name, self._words(words, cues.line_of(name), f"cue {name}"), cues.line_of(name), "cue")

    def _unknown(self, entry: Lined, known: set[str], where: str) -> None:
        for key in entry.keys() - known:
            self.fault(entry.line_of(key), f"`{key}` is not known in {where}", f"it knows {', '.join(sorted(known))}")

    def _entries(self, content: Lined, key: str) -> list[Lined]:
        entries = content.get(key) or []
        if not isinstance(entries, list) or not all(isinstance(entry, Lined) for entry in entries):
            self.fault(content.line_of(key), f"`{key}` is not a list of mappings", "begin each entry with `- id:`")
            return []
        return entries

    def _add(self, where: dict[str, Any], id: str, thing: Any, line: int, what: str) -> None:
        if id in where:
            first = where[id]
            place = f"{first.file}:{first.line}" if hasattr(first, "file") else "above"
            self.fault(line, f"{what} `{id}` is defined twice", f"first in {place}: one id, one thing")
        elif id:
            where[id] = thing

    def _id(self, entry: Lined, what: str) -> str:
        id = str(entry.get("id") or "")
        if not _ID.match(id):
            self.fault(entry.line_of("id"), f"{what} without a proper id: {id!r}", "kebab-case, such as iron-dome")
        return id

    def _words(self, value: Any, line: int, where: str) -> tuple[str, ...]:
        if value is None:
            return ()
        if not isinstance(value, list) or any(isinstance(word, list | dict) or word is None for word in value):
            self.fault(line, f"{where} is not a list of words", "write [one, two]")
            return ()
        if empty := [word for word in value if not str(word).strip(" *")]:
            self.fault(line, f"{where} has an empty word {empty[0]!r}")
        return tuple(str(word) for word in value)

    def _strings(self, entry: Lined, key: str) -> tuple[str, ...]:
        value = entry.get(key)
        return self._words([value] if isinstance(value, str) else value, entry.line_of(key), f"`{key}`")

    def _entity(self, entry: Lined) -> None:
        self._unknown(entry, _ENTITY, "an entity")
        id = self._id(entry, "entity")
        kind = str(entry.get("kind"))
        if kind not in KINDS:
            self.fault(entry.line_of("kind"), f"entity `{id}`: kind {kind!r} is not one of {', '.join(KINDS)}")
        match = entry.mapping("match")
        entity = Entity(
            id=id,
            kind=kind,
            name=str(entry.get("name") or id),
            cls=str(entry.get("class") or ""),
            groups=self._strings(entry, "groups"),
            part_of=self._strings(entry, "part_of"),
            names=self._names(entry, id),
            case=str(match.get("case", "auto")),
            plural=bool(match.get("plural", True)),
            require=self._context(entry, "require"),
            forbid=self._context(entry, "forbid"),
            decoys=self._strings(entry, "decoys"),
            tests=self._samples(entry),
            file=self.file,
            line=entry.line,
        )
        if any(name.ambiguous for name in entity.names) and entity.require is None:
            self.fault(
                entry.line, f"entity `{id}` has an ambiguous name and no `require`", "say what must stand near it"
            )
        self._add(self.entities, id, entity, entry.line, "entity")

    def _names(self, entry: Lined, id: str) -> tuple[Name, ...]:
        names, line = entry.mapping("names"), entry.line_of("names")
        if not names:
            self.fault(line, f"entity `{id}` has no names", "write names: {en: [...]}")
            return ()
        made = []
        for lang, rows in names.items():
            for row in rows if isinstance(rows, list) else [rows]:
                made.append(self._name(row, lang, names.line_of(lang), id))
        return tuple(name for name in made if name.text)

    def _name(self, row: Any, lang: str, line: int, id: str) -> Name:
        fields: dict[str, Any] = row if isinstance(row, Lined) else {"text": row}
        text = str(fields.get("text") or "")
        if isinstance(row, Lined):
            self._unknown(row, {"text", "ambiguous", "only"}, "a name")
        if len(text.strip()) < 2:
            self.fault(line, f"entity `{id}`: the name {text!r} is shorter than two letters")
            return Name("", lang)
        return Name(text, lang, bool(fields.get("ambiguous")), bool(fields.get("only")))

    def _context(self, entry: Lined, key: str) -> Context | None:
        value = entry.get(key)
        if value is None:
            return None
        if not isinstance(value, Lined):
            self.fault(
                entry.line_of(key), f"`{key}` is not a mapping", f"write {key}: {{any: [...], within: 12 words}}"
            )
            return None
        self._unknown(value, {"any", "within"}, f"`{key}`")
        return Context(self._strings(value, "any"), self._distance(value))

    def _distance(self, entry: Lined, default: int = 12) -> int:
        found = re.fullmatch(r"(\d+)(?:\s*words?)?", str(entry.get("within", default)))
        if not found:
            self.fault(entry.line_of("within"), f"`within: {entry['within']}` is no distance", "write 12 words")
            return default
        return int(found.group(1))

    def _samples(self, entry: Lined) -> Samples:
        value = entry.mapping("tests")
        self._unknown(value, {"hit", "miss", "alerts"}, "`tests`")
        return Samples(self._sample(value, "hit"), self._sample(value, "miss"))

    def _sample(self, entry: Lined, key: str) -> tuple[tuple[str, str], ...]:
        rows = entry.get(key) or []
        if not isinstance(rows, list):
            self.fault(entry.line_of(key), f"`{key}` is not a list of texts")
            return ()
        return tuple(
            (str(row.get("text", "")), str(row.get("lang", ""))) if isinstance(row, Lined) else (str(row), "")
            for row in rows
        )

    def _rule(self, entry: Lined) -> None:
        self._unknown(entry, _RULE, "a rule")
        id = self._id(entry, "rule")
        text = str(entry.get("when") or "")
        try:
            when = parse_rule(text)
        except RuleError as error:
            self.fault(entry.line_of("when"), f"rule `{id}`: {error}")
            return
        severity = str(entry.get("severity", "medium"))
        if severity not in SEVERITIES:
            self.fault(
                entry.line_of("severity"), f"rule `{id}`: severity {severity!r}", f"one of {', '.join(SEVERITIES)}"
            )
        policy = read_policy(entry, self.fault)
        rule = Rule(
            id=id,
            title=str(entry.get("title") or id),
            severity=severity,
            labels={key: str(value) for key, value in entry.mapping("labels").items()},
            when=when,
            text=text,
            unless=self._unless(entry),
            policy=policy,
            tests=self._samples(entry),
            file=self.file,
            line=entry.line_of("when"),
        )
        self._add(self.rules, id, rule, entry.line, "rule")

    def _unless(self, entry: Lined) -> tuple[Unless, ...]:
        rows = entry.get("unless") or []
        if not isinstance(rows, list) or not all(isinstance(row, Lined) for row in rows):
            self.fault(
                entry.line_of("unless"), "`unless` is not a list of mappings", "[{near: [...], within: 10 words}]"
            )
            return ()
        for row in rows:
            self._unknown(row, {"near", "of", "within"}, "`unless`")
        return tuple(Unless(self._strings(row, "near"), self._distance(row, 10)) for row in rows)

    def check_references(self) -> None:
        """Every @id, #cue, part_of and class that a rule or context names must exist."""
        for rule in self.rules.values():
            for atom in atoms(rule.when):
                if missing := self._missing(atom):
                    self.faults.append(
                        Fault(rule.file, rule.line, f"rule `{rule.id}`: {missing} is not in the watchlist")
                    )
        for entity in self.entities.values():
            for whole in entity.part_of:
                if whole not in self.entities:
                    what = f"entity `{entity.id}`: part_of `{whole}` is not in the watchlist"
                    self.faults.append(Fault(entity.file, entity.line, what))

    def _missing(self, atom: Atom) -> str:
        if atom.kind == "entity" and atom.value not in self.entities:
            return f"@{atom.value}"
        if atom.kind == "cue" and atom.value not in self.cues:
            return f"#{atom.value}"
        if atom.kind == "kind" and atom.value not in KINDS:
            return f"@kind:{atom.value}"
        if atom.kind == "group" and not any(atom.value in entity.groups for entity in self.entities.values()):
            return f"@group:{atom.value}"
        if atom.kind == "class" and not any(in_class(entity.cls, atom.value) for entity in self.entities.values()):
            return f"@class:{atom.value}"
        return ""


def in_class(cls: str, pattern: str) -> bool:
    """Whether a dotted class is the pattern's; `air-defence.*` includes `air-defence` itself."""
    if pattern.endswith(".*"):
        whole = pattern[:-2]
        return cls == whole or cls.startswith(whole + ".")
    return cls == pattern

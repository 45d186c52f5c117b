"""From what a watchlist's files say to entities, cues and rules; every fault is told, none stops the reading."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

import msgspec

from agents.collecting import put_off
from agents.errors import Refused
from agents.flag.alike import alike
from agents.flag.contexts import distance, is_language, read_context, read_term, searched
from agents.flag.layers import Layers
from agents.flag.policy import SEVERITIES, read_policy
from agents.flag.references import check_references
from agents.flag.sampling import read_samples
from agents.flag.telling import Faults, all_words
from agents.flag.watchlist import (
    KINDS,
    Entity,
    Name,
    Rule,
    Unless,
    Watchlist,
)
from agents.folding import fold
from agents.language import commonest, longest_common
from agents.lined import Lined, Place, Rows
from agents.rules.grammar import RuleError
from agents.rules.grammar import parse as parse_rule

ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
LONGEST_NAME = 200
STATUS = ("stable", "experimental")
_CLASS = re.compile(r"[a-z0-9-]+(?:\.[a-z0-9-]+)*")
_CLEAR = re.compile(r"[A-Za-z0-9][ .&'/-]*[A-Za-z0-9][A-Za-z0-9 .&'/-]*")
"""A name that is a proper one at a glance, if it is longer than the commonest words: ASCII, and two letters or more."""
_TWO = re.compile(r"[^\W_].*?[^\W_]")  # letters or digits
_MARKS = re.compile(r"[*?|^$\\\[\]{}]")
_ENTITY = {"id", "kind", "name", "class", "groups", "part_of", "wikidata", "names", "match", "require", "forbid"}
_ENTITY |= {"decoys", "tests", "note"}
_EVERYDAY = frozenset({"id", "kind", "name", "class", "groups", "names"})  # what most entities have, and no more
_RULE = {"id", "title", "description", "owner", "labels", "status", "expires", "severity", "when", "unless", "for"}
_RULE |= {"escalate", "policy", "tests", "note"}
_NAME = {"text", "ambiguous", "guarded", "only", "sure", "shared", "require", "forbid", "note"}


def parse(files: Mapping[str, str]) -> Watchlist:
    """Read a watchlist from the texts of its files, the lowest layer first. Raises Refused with all faults."""
    with put_off():
        return Reading(files).watchlist()


class Reading:
    """One reading of all files."""

    def __init__(self, files: Mapping[str, str]) -> None:
        self.faults = Faults()
        self.layers = Layers(files, self.faults)
        self.entities: dict[str, Entity] = {}
        self.rules: dict[str, Rule] = {}
        self.cues: dict[str, tuple[str, ...]] = {}

    def watchlist(self) -> Watchlist:
        """All of it. Raises Refused with every fault."""
        for id, words in self.layers.cues.items():
            self._cue(id, words)
        for entry in self.layers.entities.values():
            self._entity(entry)
        for entry in self.layers.rules.values():
            self._rule(entry)
        disabled = frozenset(self.layers.disabled)
        made = Watchlist(self.entities, self.cues, self.rules, disabled=disabled)
        made = check_references(made, self.faults)
        if self.faults.errors:
            raise Refused("watchlist", self.faults.sorted())
        if not (made.entities or made.rules or made.cues):
            self.faults.tell(("watchlist", 0), "it watches nothing", "write entities:, or `extends: shipped`")
            raise Refused("watchlist", self.faults.sorted())
        warnings = tuple(dict.fromkeys(self.faults.warnings))
        return Watchlist(made.entities, made.cues, made.rules, warnings, disabled)

    def _id(self, entry: Lined, what: str) -> str:
        id = str(entry.get("id") or "")
        if not ID.fullmatch(id):
            kebab = re.sub(r"[^a-z0-9]+", "-", fold(id)).strip("-")
            fix = f"did you mean `{kebab}`?" if kebab else "kebab-case, such as iron-dome"
            self.faults.tell(entry.place_of("id"), f"{what} without a proper id: {id!r}", fix)
        return id

    def _cue(self, id: str, words: Rows) -> None:
        if not ID.fullmatch(id):
            place = words.places[0] if words.places else ("watchlist", 0)
            self.faults.tell(place, f"cue without a proper id: {id!r}", "kebab-case, such as drone-strike")
        for word, place in zip(words, words.places, strict=True):
            searched(word, place, f"cue `{id}`", self.faults)
        self.cues[id] = tuple(words)

    def _strings(self, entry: Lined, key: str) -> tuple[str, ...]:
        value = entry.get(key)
        if value is None:
            return ()
        if type(value) is Rows and all_words(value):
            return tuple(value)
        return tuple(word for word, _ in self.faults.words(entry.get(key), entry.place_of(key), f"`{key}`"))

    def _text(self, entry: Lined, key: str, where: str, default: str = "") -> str:
        value = entry.get(key)
        if type(value) is str:
            return value
        if isinstance(value, Lined | list):
            self.faults.tell(entry.place_of(key), f"{where}: `{key}` is not a text")
            return default
        return default if value is None else str(value)

    def _entity(self, entry: Lined) -> None:
        if not (everyday := entry.keys() <= _EVERYDAY):
            self.faults.unknown(entry, _ENTITY, "an entity")
        id = self._id(entry, "entity")
        where = f"entity `{id}`"
        if "kind" not in entry:
            self.faults.tell(entry.place, f"{where} has no kind: one of {', '.join(KINDS)}", "write kind: system")
        entity = self._plain_entity(entry, id, where)
        if not everyday:
            entity = self._full_entity(entity, entry, where)
        self._ambiguity(entity, entry)
        self.entities[id] = entity

    def _kind(self, entry: Lined, where: str) -> str:
        return self.faults.choice(entry, "kind", KINDS, "system", where) if "kind" in entry else "system"

    def _plain_entity(self, entry: Lined, id: str, where: str) -> Entity:
        return Entity(
            id=id,
            kind=self._kind(entry, where),
            name=self._text(entry, "name", where, id),
            cls=self._class(entry, where),
            groups=self._strings(entry, "groups"),
            names=self._names(entry, id),
            file=entry.file,
            line=entry.line,
        )

    def _full_entity(self, plain: Entity, entry: Lined, where: str) -> Entity:
        """With what most entities do not have."""
        case, plural, fuzzy, scene = self._match(entry, where) if "match" in entry else ("auto", True, False, "auto")
        return msgspec.structs.replace(
            plain,
            part_of=self._strings(entry, "part_of"),
            wikidata=self._text(entry, "wikidata", where),
            case=case,
            plural=plural,
            fuzzy=fuzzy,
            scene=scene,
            require=read_context(entry, "require", self.faults),
            forbid=read_context(entry, "forbid", self.faults),
            decoys=self._decoys(entry, where),
            tests=read_samples(entry, where, self.faults),
        )

    def _match(self, entry: Lined, where: str) -> tuple[str, bool, bool, str]:
        match = self.faults.mapping(entry, "match", "{case: auto, plural: true}", where)
        self.faults.unknown(match, {"case", "plural", "fuzzy", "scene"}, "`match`")
        case = self.faults.choice(match, "case", ("auto", "exact", "any", "capital"), "auto", where)
        plural = self.faults.flag(match, "plural", True, where)
        scene = self.faults.choice(match, "scene", ("auto", "any", "war"), "auto", where)
        return case, plural, self.faults.flag(match, "fuzzy", False, where), scene

    def _ambiguity(self, entity: Entity, entry: Lined) -> None:
        ambiguous = [name for name in entity.names if name.ambiguous]
        asking = [name for name in ambiguous if name.require is None]
        if asking and entity.require is None:
            what = f"entity `{entity.id}` has an ambiguous name and no `require`"
            self.faults.tell(entry.place, what, "say what must stand near it: require: {any: [missile*]}")
        elif entity.require is not None and not ambiguous:
            what = f"entity `{entity.id}`: `require` is asked only for ambiguous names, and it has none"
            self.faults.warn(entry.place_of("require"), what, "write {text: NAME, ambiguous: true}")
        elif entity.require is not None and not asking:
            what = f"entity `{entity.id}`: `require` is never asked: each of its ambiguous names has its own"
            self.faults.warn(entry.place_of("require"), what, "take it away")
        if entity.forbid is None and [name for name in entity.names if name.guarded and name.forbid is None]:
            what = f"entity `{entity.id}` has a guarded name and no `forbid`"
            self.faults.tell(entry.place, what, "say what must not stand near it: forbid: {any: [novelist]}")

    def _class(self, entry: Lined, where: str) -> str:
        cls = self._text(entry, "class", where)
        if cls and not _is_class(cls):
            self.faults.tell(
                entry.place_of("class"), f"{where}: class {cls!r}", "dotted words, such as air-defence.sam"
            )
        return cls

    def _decoys(self, entry: Lined, where: str) -> tuple[str, ...]:
        if "decoys" not in entry:
            return ()
        told = self.faults.words(entry["decoys"], entry.place_of("decoys"), "`decoys`")
        for decoy, place in told:
            if not any(map(str.isalnum, fold(decoy))):
                self.faults.tell(place, f"{where}: the decoy {decoy!r} holds no letter or digit")
        return tuple(decoy for decoy, _ in told)

    def _names(self, entry: Lined, id: str) -> tuple[Name, ...]:
        names, place = entry.get("names"), entry.place_of("names")
        if not isinstance(names, Lined) or not names:
            self.faults.tell(place, f"entity `{id}` has no names", "write names: {en: [...]}")
            return ()
        made: list[Name] = []
        for lang, rows in names.items():
            if not is_language(lang):
                self.faults.tell(
                    names.place_of(lang), f"entity `{id}`: {lang!r} is no language", "two letters, such as en"
                )
            listed = rows if isinstance(rows, Rows) else Rows([rows], [names.place_of(lang)])
            longest = longest_common(lang)
            for row, at in zip(listed, listed.places, strict=True):
                if type(row) is str and _proper_at_a_glance(row, lang, longest):
                    made.append(Name(row, lang, file=at[0], line=at[1]))
                elif (name := self._name(row, lang, at, id)) is not None:
                    made.append(name)
        return alike(made)

    def _name(self, row: Any, lang: str, place: Place, id: str) -> Name | None:
        where = f"entity `{id}`"
        fields = row if isinstance(row, Lined) else Lined(place[1], place[0])
        if isinstance(row, Lined):
            self.faults.unknown(row, _NAME, "a name")
        text = self.faults.word(row.get("text") if isinstance(row, Lined) else row, place, f"{where}: `names`")
        if text is None or not self._proper(text, lang, place, where):
            return None
        flags = {key: self.faults.flag(fields, key, False, where) for key in ("ambiguous", "guarded", "only", "sure")}
        own: dict[str, Any] = self._own(fields, text, where) if "require" in fields or "forbid" in fields else {}
        shared = self._strings(fields, "shared")
        return Name(text=text, lang=lang, shared=shared, file=place[0], line=place[1], **(flags | own))

    def _own(self, fields: Lined, text: str, where: str) -> dict[str, Any]:
        """A name's own context; one with its own `require` is ambiguous, whether it says so or not."""
        require, forbid = (read_context(fields, key, self.faults, f" of {text!r}") for key in ("require", "forbid"))
        if require is None:
            return {"forbid": forbid}
        if fields.get("ambiguous") is False:
            what = f"{where}: {text!r} has a `require`, which is asked only for ambiguous names, and is none"
            self.faults.tell(fields.place_of("ambiguous"), what, "take `ambiguous: false` or its `require` away")
        return {"require": require, "forbid": forbid, "ambiguous": True}

    def _proper(self, text: str, lang: str, place: Place, where: str) -> bool:
        """Whether a name can be looked for; one that would be found everywhere cannot."""
        if _proper_at_a_glance(text, lang, longest_common(lang)):
            return True
        plain = fold(text).strip()
        told = self.faults.tell
        if not any(map(str.isalnum, plain)):
            told(place, f"{where}: the name {text!r} holds no letter or digit")
        elif sum(map(str.isalnum, plain)) < 2:
            told(place, f"{where}: the name {text!r} is shorter than two letters", "it would be found everywhere")
        elif len(text) > LONGEST_NAME:
            told(place, f"{where}: the name {text[:40]!r}... is longer than {LONGEST_NAME} characters")
        elif plain in commonest(lang) and not text.isupper():
            told(
                place,
                f"{where}: {text!r} is one of the commonest words of its language",
                "it would be found everywhere",
            )
        elif _MARKS.search(text) and not plain.isalnum():
            told(
                place,
                f"{where}: the name {text!r} looks like a pattern",
                "names are texts; endings are found without *",
            )
        else:
            return True
        return False

    def _rule(self, entry: Lined) -> None:
        self.faults.unknown(entry, _RULE, "a rule")
        id = self._id(entry, "rule")
        where = f"rule `{id}`"
        text = self._text(entry, "when", where)
        try:
            when = parse_rule(text)
        except RuleError as error:
            self.faults.tell(entry.place_of("when"), f"{where}: {error}")
            when = None
        severity = self.faults.choice(entry, "severity", SEVERITIES, "medium", where)
        policy = read_policy(entry, self.faults, where)
        for escalation in policy.escalate:
            if SEVERITIES.index(escalation.to) <= SEVERITIES.index(severity):
                what = f"{where}: an escalation to {escalation.to} does not raise its severity {severity}"
                self.faults.warn(entry.place_of("escalate"), what)
        labels = self.faults.mapping(entry, "labels", "{desk: mideast}", where) if "labels" in entry else {}
        unless, tests = self._unless(entry, where), read_samples(entry, where, self.faults, stories=True)
        described = {key: self._text(entry, key, where) for key in ("description", "owner")}
        status, expires = self.faults.choice(entry, "status", STATUS, "stable", where), self._day(entry, where)
        if when is None:
            return
        self.rules[id] = Rule(
            id=id,
            title=self._text(entry, "title", where, id),
            severity=severity,
            labels={key: self._text(labels, key, where) for key in labels} if isinstance(labels, Lined) else {},
            when=when,
            text=text,
            **described,
            status=status,
            expires=expires,
            unless=unless,
            policy=policy,
            tests=tests,
            file=entry.place_of("when")[0],
            line=entry.place_of("when")[1],
        )

    def _day(self, entry: Lined, where: str) -> str:
        told = entry.get("expires")
        if told is None:
            return ""
        try:
            return datetime.date.fromisoformat(str(told)).isoformat()
        except ValueError:
            self.faults.tell(entry.place_of("expires"), f"{where}: `expires: {told}` is no day", "write 2027-01-01")
            return ""

    def _unless(self, entry: Lined, where: str) -> tuple[Unless, ...]:
        rows = entry.get("unless")
        if rows is None:
            return ()
        if not isinstance(rows, Rows) or not all(isinstance(row, Lined) for row in rows):
            fix = "[{near: [exercise], within: 10 words}]"
            self.faults.tell(entry.place_of("unless"), f"{where}: `unless` is not a list of mappings", fix)
            return ()
        return tuple(self._undoing(row, where) for row in rows)

    def _undoing(self, row: Lined, where: str) -> Unless:
        self.faults.unknown(row, {"near", "of", "within"}, "`unless`")
        near = self.faults.words(row.get("near"), row.place_of("near"), "`near`")
        if not near:
            self.faults.tell(row.place_of("near"), f"{where}: `unless` names nothing", "{near: [exercise]}")
        read = [(word, read_term(word, place, "`near`", self.faults)) for word, place in near]
        told = self.faults.words(row.get("of"), row.place_of("of"), "`of`")
        of = [read_term(word, place, "`of`", self.faults) for word, place in told if word != "any"]
        return Unless(
            near=tuple(word for word, atom in read if atom is not None),
            within=distance(row, 10, self.faults),
            atoms=tuple(atom for _, atom in read if atom is not None),
            of=tuple(atom for atom in of if atom is not None),
        )


@lru_cache(maxsize=4_096)
def _is_class(cls: str) -> bool:
    return _CLASS.fullmatch(cls) is not None


def _proper_at_a_glance(text: str, lang: str, longest: int) -> bool:
    """Whether nothing is wrong with a name, as with most; `longest`: characters of the language's commonest words."""
    if len(text) > LONGEST_NAME:
        return False
    if len(text) > longest and _CLEAR.fullmatch(text):
        return True
    plain = fold(text).strip()
    return _TWO.search(plain) is not None and not _MARKS.search(text) and plain not in commonest(lang)

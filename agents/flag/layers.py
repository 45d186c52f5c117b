"""The layers of a watchlist as one: later files add, and `patch: ID` changes what earlier ones said.

    - patch: patriot
      add: {names: {en: [PAC-4, {text: Patriot, add: {require: {any: [interceptor*]}}}]}, decoys: [Patriot Way]}
      remove: {names: [Patriot system]}
    - patch: a-rule
      severity: critical
    - patch: hawk
      disable: true

A patch that finds nothing to change is a warning: what it was written against has changed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from agents.flag.telling import Faults, close
from agents.lined import Lined, Place, Rows
from agents.loading import load

TOP = ("entities", "cues", "rules", "extends")
WITHIN = {"policy", "match", "labels", "for"}  # mappings that a patch changes key by key
_PATCH = {"patch", "add", "remove", "disable", "note"}
_CHANGES = {"add", "remove"}  # in a name that a patch adds: what changes of the one that is there


class Layers:
    """What all files say together, as mappings with their places: entities and rules by id, cues by id."""

    def __init__(self, files: Mapping[str, str], faults: Faults) -> None:
        self.faults = faults
        self.entities: dict[str, Lined] = {}
        self.rules: dict[str, Lined] = {}
        self.cues: dict[str, Rows] = {}
        self.disabled: dict[str, Place] = {}
        self._unnamed: list[tuple[str, Lined]] = []
        self._patches: list[tuple[str, str, Lined]] = []
        for file, text in files.items():
            self._read(file, text)
        for what, id, patch in self._patches:
            self._patch(what, id, patch)

    def _read(self, file: str, text: str) -> None:
        content, faults = load(file, text)
        self.faults.errors += faults
        if content is None:
            return
        self.faults.unknown(content, TOP, "a watchlist")
        for key in ("entities", "rules"):
            for entry in self._entries(content, key):
                self._entry(key, self.entities if key == "entities" else self.rules, entry)
        self._read_cues(content)

    def _entries(self, content: Lined, key: str) -> list[Lined]:
        rows = content.get(key)
        if rows is None:
            return []
        if not isinstance(rows, Rows):
            self.faults.tell(
                content.place_of(key), f"`{key}` is not a list of mappings", "begin each entry with `- id:`"
            )
            return []
        entries = [row for row in rows if isinstance(row, Lined)]
        if len(entries) < len(rows):
            for row, place in zip(rows, rows.places, strict=True):
                if not isinstance(row, Lined):
                    told = f"`{key}` has an entry that is no mapping: {row!r}"[:200]
                    self.faults.tell(place, told, "begin it with `id:`")
        return entries

    def _entry(self, key: str, where: dict[str, Lined], entry: Lined) -> None:
        if "patch" in entry:
            self._patches.append((key, str(entry["patch"]), entry))
            return
        id = str(entry.get("id") or "")
        if id in where:
            first = where[id].place
            what = {"entities": "entity", "rules": "rule"}[key]
            fix = f"first in {first[0]}:{first[1]}: one id, one thing; to change it write `patch: {id}`"
            self.faults.tell(entry.place, f"{what} `{id}` is defined twice", fix)
        else:
            where[id or f"?{len(where)}"] = entry

    def _read_cues(self, content: Lined) -> None:
        cues = content.get("cues")
        if cues is None:
            return
        if not isinstance(cues, Lined):
            self.faults.tell(
                content.place_of("cues"), "`cues` is not a mapping", "write cues: {strike: [strike*, struck]}"
            )
            return
        for id, words in cues.items():
            place = cues.place_of(id)
            if isinstance(words, Lined):
                self._patches.append(("cues", id, words))
            elif id in self.cues:
                first = self.cues[id].places[:1] or [place]
                fix = f"first in {first[0][0]}:{first[0][1]}; to add words write {id}: {{add: [...]}}"
                self.faults.tell(place, f"cue `{id}` is defined twice", fix)
            else:
                told = self.faults.words(words, place, f"cue `{id}`")
                self.cues[id] = Rows([word for word, _ in told], [at for _, at in told])

    def _patch(self, what: str, id: str, patch: Lined) -> None:
        tables: dict[str, dict[str, Any]] = {"entities": self.entities, "rules": self.rules, "cues": self.cues}
        where = tables[what]
        place = patch.place_of("patch")
        if id not in where:
            gone = self.disabled.get(id)
            told = f"it is disabled in {gone[0]}:{gone[1]}" if gone else close(id, where)
            self.faults.warn(place, f"patch of `{id}` no longer bites: there is no such id in `{what}`", told)
            return
        if patch.get("disable") is True:
            del where[id]
            self.disabled[id] = place
            return
        if what == "cues":
            where[id] = self._patched_cue(id, where[id], patch)
            return
        where[id] = self._patched(id, where[id].copy(), patch)

    def _patched_cue(self, id: str, words: Rows, patch: Lined) -> Rows:
        self.faults.unknown(patch, {"add", "remove", "disable", "note"}, f"the patch of cue `{id}`")
        gone = self.faults.words(patch.get("remove"), patch.place_of("remove"), "`remove`")
        left = self._without(words, gone, f"the words of cue `{id}`")
        new = self.faults.words(patch.get("add"), patch.place_of("add"), "`add`")
        return self._added(left, Rows([word for word, _ in new], [at for _, at in new]))

    def _patched(self, id: str, entry: Lined, patch: Lined) -> Lined:
        for key, value in patch.items():
            if key in _PATCH or key == "id":
                continue
            if key in WITHIN and isinstance(value, Lined) and isinstance(entry.get(key), Lined):
                value = _overlaid(entry[key], value)  # noqa: PLW2901 -- the same value, seen with what it changes
            entry.put(key, value, patch.place_of(key))
        for key in ("remove", "disable"):
            self._remove(id, entry, patch, key)
        if isinstance(patch.get("add"), Lined):
            self._add(entry, patch["add"])
        elif "add" in patch:
            self.faults.tell(patch.place_of("add"), "`add` is not a mapping", "write add: {decoys: [...]}")
        if not patch.keys() - {"patch", "note"}:
            self.faults.warn(patch.place, f"patch of `{id}` changes nothing")
        return entry

    def _add(self, entry: Lined, more: Lined) -> None:
        for key, value in more.items():
            place, there = more.place_of(key), entry.get(key)
            if isinstance(value, Lined) and isinstance(there, Lined):
                merged = there.copy()
                self._add(merged, value)
                entry.put(key, merged, entry.place_of(key))
            elif isinstance(there, Rows) or isinstance(value, Rows):
                old = _rows(there, entry.place_of(key))
                entry.put(key, self._added(old, _rows(value, place)), entry.place_of(key) if old else place)
            else:
                entry.put(key, value, place)

    def _added(self, rows: Rows, more: Rows) -> Rows:
        """The rows and the new ones; a name that is there already is replaced by how it is told now, or changed."""
        new = [
            (self._changed(rows, row) if isinstance(row, Lined) and not _CHANGES.isdisjoint(row) else row, at)
            for row, at in zip(more, more.places, strict=True)
        ]
        told = {_text(row) for row, _ in new if _text(row)}
        kept = [(row, at) for row, at in zip(rows, rows.places, strict=True) if _text(row) not in told]
        both = [*kept, *((row, at) for row, at in new if row is not None)]
        return Rows([row for row, _ in both], [at for _, at in both])

    def _changed(self, rows: Rows, change: Lined) -> Lined | None:
        """A name with what a patch adds to and removes from it, `{text: Patriot, add: {...}}`; None: it is gone."""
        for row, place in zip(rows, rows.places, strict=True):
            if _text(row) == (text := _text(change)):
                name = row.copy() if isinstance(row, Lined) else Lined(place[1], place[0])
                name.put("text", text, place)
                return self._patched(text, name, change)
        what = f"patch no longer bites: {_text(change)!r} is not among the names that it changes"
        self.faults.warn(change.place, what, close(_text(change), map(_text, rows)))
        return None

    def _remove(self, id: str, entry: Lined, patch: Lined, key: str) -> None:
        told = patch.get(key)
        if told is None or isinstance(told, bool):
            return
        if isinstance(told, Lined):
            self._remove_in(f"`{id}`", entry, told)
            return
        for field, place in self.faults.words(told, patch.place_of(key), f"`{key}`"):
            if entry.pop(field, None) is None:
                self.faults.warn(place, f"patch of `{id}` no longer bites: it has no `{field}`", close(field, entry))

    def _remove_in(self, what: str, entry: Lined, less: Lined) -> None:
        for key, value in less.items():
            place, there = less.place_of(key), entry.get(key)
            if isinstance(value, Lined) and isinstance(there, Lined):
                inner = there.copy()
                self._remove_in(f"`{key}` of {what}", inner, value)
                entry.put(key, inner, entry.place_of(key))
            elif isinstance(there, Lined):
                entry.put(
                    key,
                    self._without_deep(there, self.faults.words(value, place, f"`{key}`"), what),
                    entry.place_of(key),
                )
            elif there is None:
                self.faults.warn(place, f"patch no longer bites: {what} has no `{key}`", close(key, entry))
            else:
                gone = self.faults.words(value, place, f"`{key}`")
                entry.put(
                    key,
                    self._without(_rows(there, entry.place_of(key)), gone, f"`{key}` of {what}"),
                    entry.place_of(key),
                )

    def _without(self, rows: Rows, gone: Iterable[tuple[str, Place]], where: str) -> Rows:
        for word, place in gone:
            kept = [(row, at) for row, at in zip(rows, rows.places, strict=True) if _text(row) != word]
            if len(kept) == len(rows):
                fix = close(word, map(_text, rows))
                self.faults.warn(place, f"patch no longer bites: {word!r} is not among {where}", fix)
            rows = Rows([row for row, _ in kept], [at for _, at in kept])
        return rows

    def _without_deep(self, there: Lined, gone: list[tuple[str, Place]], what: str) -> Lined:
        """Names are given by language, and removed by their text alone."""
        made = there.copy()
        for word, place in gone:
            held = [key for key, rows in made.items() if word in map(_text, _rows(rows, made.place_of(key)))]
            if not held:
                known = [_text(row) for key, rows in made.items() for row in _rows(rows, made.place_of(key))]
                self.faults.warn(place, f"patch no longer bites: {word!r} is not a name of {what}", close(word, known))
            for key in held:
                rows = self._without(_rows(made[key], made.place_of(key)), [(word, place)], what)
                made.put(key, rows, made.place_of(key))
        return made


def _overlaid(under: Lined, over: Lined) -> Lined:
    made = under.copy()
    for key, value in over.items():
        made.put(key, value, over.place_of(key))
    return made


def _rows(value: Any, place: Place) -> Rows:
    return value if isinstance(value, Rows) else Rows([value] * (value is not None), [place] * (value is not None))


def _text(row: Any) -> str:
    return str(row.get("text", "")) if isinstance(row, Lined) else str(row)

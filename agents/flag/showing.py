"""What a thing of a watchlist is once it is compiled: every spelling with its language, channel and conditions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from agents.flag.compile import Compiled, by_pattern
from agents.flag.patterns import cue_terms, entity_terms
from agents.flag.term import Term
from agents.flag.watchlist import Context, Entity, Name
from agents.folding import fold
from agents.rules.tree import written


def shown(compiled: Compiled, id: str) -> dict[str, Any] | None:
    """An entity, rule or cue (`deploy` or `#deploy`) as it is read, with what it matches; None where there is none."""
    held = compiled.watchlist
    if id in held.entities:
        return _entity(compiled, held.entities[id])
    if id in held.rules:
        return _fields(held.rules[id]) | {"when": written(held.rules[id].when)}
    if (cue := id.removeprefix("#")) in held.cues:
        return {"id": cue, "kind": "cue", "words": held.cues[cue], "matches": _matches(cue_terms(cue, held.cues[cue]))}
    return None


def listed(compiled: Compiled) -> list[dict[str, Any]]:
    """All things by id: entities, cues, rules."""
    held = compiled.watchlist
    rows = [{"id": e.id, "kind": e.kind, "name": e.name} for e in held.entities.values()]
    rows += [{"id": f"#{id}", "kind": "cue", "name": ", ".join(words)[:60]} for id, words in held.cues.items()]
    return rows + [{"id": rule.id, "kind": "rule", "name": rule.title} for rule in held.rules.values()]


def _fields(thing: Any) -> dict[str, Any]:
    return {name: getattr(thing, name) for name in thing.__struct_fields__}


def _entity(compiled: Compiled, entity: Entity) -> dict[str, Any]:
    wholes = sorted(compiled.wholes[entity.id])
    parts = sorted(id for id, above in compiled.wholes.items() if entity.id in above)
    matches = _matches(entity_terms(entity), entity.names)
    return _fields(entity) | {"wholes": wholes, "parts": parts, "matches": matches}


def _matches(terms: Iterable[tuple[str, Term]], names: Iterable[Name] = ()) -> list[dict[str, Any]]:
    langs: dict[str, set[str]] = defaultdict(set)
    for name in names:
        langs[name.text].add(name.lang)
    found = [
        _match(pattern, term, {term.only} if term.only else langs[term.text])
        for pattern, held in sorted(by_pattern(terms).items())
        for term in held
        if term.kind != "decoy"
    ]
    return sorted(found, key=lambda row: (row["lang"], row["alias"], row["channel"] != "exact", row["text"]))


def _own(context: Context | None) -> str:
    """The words of a context that a name has for itself."""
    if context is None:
        return ""
    only = context.only or ("",) * len(context.terms)
    words = [f"{term} in {langs}" if langs else term for term, langs in zip(context.terms, only, strict=True)]
    words = [
        f"{word}, far off too" if context.far(term) else word for word, term in zip(words, context.terms, strict=True)
    ]
    return f" ({' | '.join(words)}; {context.within} words)"


def _match(pattern: str, term: Term, langs: set[str]) -> dict[str, Any]:
    conditions = []
    if term.exact_case:
        conditions.append("in these letters")
    elif term.capital:
        conditions.append("with a capital")
    if term.name is not None and term.name.ambiguous:
        conditions.append("with context" + _own(term.name.require))
    if term.name is not None and (term.name.guarded or term.name.forbid):
        conditions.append("unless forbidden" + _own(term.name.forbid))
    if term.only:
        conditions.append(f"in {term.only} only")
    bends = term.rest is not None and (term.kind != "name" or term.channel == "affix")
    if bends:
        conditions.append("with its endings")
    elif term.inflected:
        conditions.append("endings allowed")
    lang = ", ".join(sorted(langs)) if langs else ""
    text = f"{fold(term.text)} …" if bends else pattern
    told = {"text": text, "alias": term.text, "lang": lang, "script": term.script, "channel": term.channel}
    return told | {"conditions": conditions}

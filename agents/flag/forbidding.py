"""Forbidden words that take away more than was meant: what the same name asks for, and names of other things."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import ahocorasick_rs

from agents.errors import Fault
from agents.flag.compile import Compiled
from agents.flag.patterns import literal
from agents.flag.spotting import section, spot_at, spotted
from agents.flag.watchlist import Context, Entity, Name
from agents.text import Folded

_FIX = "tie it to its language, `forbid: {en: [...]}`, write `=Word` for this very spelling, or a longer phrase"


def contradictions(compiled: Compiled) -> Iterator[Fault]:
    """Words of a `require` that a forbidden word of the same names finds: they are asked for and count for nothing."""
    known: dict[str, set[str]] = {}  # cues are asked by many, and each word is looked at once
    for entity, thing, forbid in _forbids(compiled):
        words = _words(forbid)
        for told in _asked(compiled, thing.require or entity.require) if words else ():
            if told not in known:
                known[told] = _found(compiled, told)
            for found in sorted(words.keys() & known[told]):
                what = f"the forbidden word {words[found]!r} stands in {told!r}, which it asks for"
                yield Fault(thing.file, thing.line, f"{_whose(entity, thing)}: {what}", _FIX)


def silencing(compiled: Compiled) -> Iterator[Fault]:
    """Forbidden words that stand in names of other things, beside which the one that forbids them is never found."""
    forbids = [(entity, thing, _words(forbid)) for entity, thing, forbid in _forbids(compiled)]
    wanted = set[str]().union(*(words for _, _, words in forbids))
    names = _names(compiled, wanted) if wanted else {}
    for entity, thing, words in forbids:
        for found, word in words.items():
            if others := [name for id, name in names.get(found, {}).items() if id != entity.id]:
                more = f" and of {len(others) - 1} others" if len(others) > 1 else ""
                what = f"{_whose(entity, thing)}: the forbidden word {word!r} stands in the name {others[0]}{more}"
                yield Fault(thing.file, thing.line, f"{what}, beside which it is not found", _FIX)


def _forbids(compiled: Compiled) -> Iterator[tuple[Entity, Entity | Name, Context]]:
    for entity in compiled.watchlist.entities.values():
        things: tuple[Entity | Name, ...] = (entity, *entity.names)
        yield from ((entity, thing, thing.forbid) for thing in things if thing.forbid is not None)


def _whose(entity: Entity, thing: Entity | Name) -> str:
    return f"`{entity.id}`" + (f" ({thing.text!r})" if isinstance(thing, Name) else "")


def _words(forbid: Context) -> dict[str, str]:
    """What occurrences of a context's words are kept under, and the words; those of all languages alone."""
    only = forbid.only or ("",) * len(forbid.terms)
    rows = zip(forbid.terms, forbid.atoms, only, strict=True)
    return {literal(atom): term for term, atom, langs in rows if atom.kind == "literal" and not langs}


def _asked(compiled: Compiled, require: Context | None) -> Iterator[str]:
    """The words of a context and of its cues, without their stars."""
    for atom in require.atoms if require else ():
        told: Iterable[str] = (atom.value,) if atom.kind == "literal" else ()
        told = compiled.watchlist.cues[atom.value] if atom.kind == "cue" else told
        yield from (word.replace("*", "").removeprefix("=") for word in told)


def _found(compiled: Compiled, text: str) -> set[str]:
    """The words of contexts and rules that stand in a text."""
    spots = spotted(compiled, section("text", Folded(text)), "")
    return {spot.term.ref for spot in spots if spot.term.kind == "literal"}


def _names(compiled: Compiled, wanted: set[str]) -> dict[str, dict[str, str]]:
    """For each word the entities that have it in a name, and one such name of each."""
    rows = zip(compiled.patterns, compiled.terms, strict=True)
    looked = [(pattern, term) for pattern, terms in rows for term in terms if term.ref in wanted]
    looked = [(pattern, term) for pattern, term in looked if term.kind == "literal"]
    automaton = ahocorasick_rs.AhoCorasick([pattern for pattern, _ in looked])
    held: dict[str, dict[str, str]] = {}
    for entity in compiled.watchlist.entities.values():
        lines = [name.text for name in entity.names]
        part = section("text", Folded("\n".join(lines)))
        for row, start, end in automaton.find_matches_as_indexes(part.text.text, overlapping=True):
            if (spot := spot_at(looked[row][1], part, start, end)) is not None:
                name = lines[part.text.original.count("\n", 0, spot.start)]
                held.setdefault(spot.term.ref, {}).setdefault(entity.id, f"{name!r} of `{entity.id}`")
    return held

"""Finding a watchlist's names in an article: what was spotted becomes mentions; and the short forms of its own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

import msgspec

from agents.flag import acronyms, surnames
from agents.flag.compile import Compiled
from agents.flag.mention import FACTORS, FLAG, mention_of, told
from agents.flag.overlap import FIELD_ORDER, longest, unbeaten
from agents.flag.patterns import name_words
from agents.flag.spotting import Scanned, Spot, section, spotted
from agents.flag.strangers import strangers
from agents.flag.stretches import Stretches
from agents.flag.surroundings import Surroundings
from agents.records import Mention
from agents.rules.evaluate import Found
from agents.text import Folded

Place = tuple[str, str, int, int]
"""Where a short form stands: itself, field, start, end."""


def scan(compiled: Compiled, fields: dict[str, str], lang: str = "") -> Scanned:
    """Everything of the watchlist in an article's fields, in their order; `lang` is the article's language."""
    folded = {name: Folded(text) for name, text in fields.items() if text}
    spots = [spot for name, text in folded.items() for spot in spotted(compiled, section(name, text), lang)]
    scanned = Scanned(folded, spots, [], defaultdict(list), defaultdict(list), defaultdict(list), lang)
    named = []
    for spot in spots:
        kind = spot.term.kind
        if kind == "cue":
            scanned.by_cue[spot.term.ref].append(spot)
        elif kind == "literal":
            scanned.by_literal[spot.term.ref].append(spot)
        else:
            named.append(spot)
    _name(compiled, scanned, named)
    return scanned


def _name(compiled: Compiled, scanned: Scanned, named: list[Spot]) -> None:
    """From names found to mentions: the longest of those that overlap, no decoys, ambiguous ones by context."""
    scanned.decoys = [spot for spot in named if spot.term.kind == "decoy"]
    names = longest(named, compiled)
    if scanned.decoys:
        decoys = [spot for spot in names if spot.term.kind == "decoy"]
        names = unbeaten([spot for spot in names if spot.term.kind == "name"], decoys)
    around = Surroundings(compiled, scanned)
    names = _meant(scanned, names, around)
    for spot in names:
        if not spot.term.ambiguous:
            scanned.by_entity[spot.term.ref].append(spot.found)
            if not spot.term.forbid:  # one word that others bear too says nothing of the others of that word
                scanned.certain.add(spot.term.ref)
    sure = set(scanned.by_entity)
    mentions = [mention_of(around, spot, sure) for spot in names]
    for spot, mention in zip(names, mentions, strict=True):
        if mention is not None and mention.confidence >= FLAG and spot.term.ambiguous:
            scanned.by_entity[spot.term.ref].append(spot.found)
    scanned.mentions = [mention for mention in mentions if mention is not None]
    if compiled.fuzzy:
        _add_fuzzy(compiled, scanned)
    if explained := _explained(scanned):
        _add_short(scanned, explained, acronyms.places(_texts(scanned), explained), "acronym")
    if called := surnames.called(scanned.mentions, FLAG, compiled.lists):
        _add_short(scanned, called, surnames.places(_texts(scanned), called), "surname")
    for founds in scanned.by_entity.values():
        if len(founds) > 1:
            founds.sort(key=placed)


def _meant(scanned: Scanned, names: list[Spot], around: Surroundings) -> list[Spot]:
    """The names without the acronyms that the article explains as something else, and the surnames of others."""
    if otherwise := _otherwise(names):
        scanned.otherwise = otherwise
        names = [spot for spot in names if (spot.term.ref, spot.text.original[spot.start : spot.end]) not in otherwise]
    if others := strangers(names, around.known):
        scanned.strangers = others
        names = [spot for spot in names if spot not in others]
    return names


def placed(found: Found) -> tuple[int, int]:
    """What occurrences are ordered by."""
    return FIELD_ORDER[found.field], found.start


def _texts(scanned: Scanned) -> dict[str, str]:
    return {name: text.original for name, text in scanned.fields.items()}


def _otherwise(names: list[Spot]) -> set[tuple[str, str]]:
    """The entities and acronyms of which the article says that they are short for something else."""
    found = set()
    for spot in names:
        if spot.term.exact_case and (words := acronyms.meaning(spot.text.original, spot.start, spot.end)):
            entity = spot.term.entity
            if entity is not None and acronyms.foreign(words, name_words(entity)):
                found.add((entity.id, spot.text.original[spot.start : spot.end]))
    return found


def _add_fuzzy(compiled: Compiled, scanned: Scanned) -> None:
    """Names in spellings that nobody listed, where no name or decoy was found."""
    for name, text in scanned.fields.items():
        spots = (spot for spot in scanned.spots if spot.field == name)
        taken = [(spot.start, spot.end) for spot in spots if spot.term.kind in {"name", "decoy"}]
        for near in compiled.fuzzy.near(text, taken):
            start, end = text.span(near.start, near.end)
            entity, surface = compiled.watchlist.entities[near.known.entity], text.original[start:end]
            found = Found(name, start, end, *text.where(near.start, near.end, start), "@" + entity.id, surface)
            scanned.by_entity[entity.id].append(found)
            factors = {"fuzzy": FACTORS["fuzzy"], "letters alike": round(near.alike, 3)}
            scanned.mentions.append(told(entity, near.known.alias, found, "fuzzy", factors))
    scanned.mentions.sort(key=lambda m: (FIELD_ORDER[m.field], m.start, m.entity))


def _explained(scanned: Scanned) -> dict[str, Mention]:
    """The acronyms that the article explains, each with the mention that it stands for."""
    found: dict[str, Mention] = {}
    bracketed = {name for name, text in scanned.fields.items() if "(" in text.original or "（" in text.original}
    for mention in scanned.mentions if bracketed else ():
        if mention.confidence >= FLAG and mention.field in bracketed:
            acronym = acronyms.explained(scanned.fields[mention.field].original, mention.start, mention.end)
            if acronym and acronym not in found:
                found[acronym] = mention
    return found


def _add_short(scanned: Scanned, wholes: Mapping[str, Mention], places: Iterable[Place], channel: str) -> None:
    """Name the places of short forms that the article itself makes, where nothing stands yet."""
    standing: list[Mention | Spot] = list(scanned.mentions)
    if channel == "surname":  # nor where a name was seen that does not count: it is somebody else's
        standing += [spot for spot in scanned.spots if spot.term.kind in {"name", "decoy"}]
    taken = Stretches((one.field, one.start, one.end, one) for one in standing)
    for short, name, start, end in places:
        if taken.touches(name, start, end):
            continue
        whole, text = wholes[short], scanned.fields[name]
        factors = {channel: FACTORS[channel]}
        confidence = round(min(whole.confidence, 1.0) * FACTORS[channel], 3)
        at = text.original_word_at(start)
        around = text.sentence_at(start), text.paragraph_at(start)
        scanned.by_entity[whole.entity].append(Found(name, start, end, at, at, *around, "@" + whole.entity, short))
        more = {"alias": short, "field": name, "start": start, "end": end, "surface": short, "token": at}
        more |= {"sentence": around[0], "paragraph": around[1], "channel": channel, "support": (), "decoys": ()}
        scanned.mentions.append(msgspec.structs.replace(whole, **more, confidence=confidence, factors=factors))
    scanned.mentions.sort(key=lambda m: (FIELD_ORDER[m.field], m.start, m.entity))

"""Finding a watchlist's names, cues and words in an article: scan, word edges, case, decoys, context."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping
from math import prod
from operator import attrgetter
from typing import Any
from unicodedata import normalize

import msgspec

from agents.flag import acronyms, surnames
from agents.flag.affixes import CASED_END, edges
from agents.flag.bearers import lent, of_another
from agents.flag.compile import BEGINS, ENDS, GATED, KANA, Compiled, Term, literal, name_words
from agents.flag.containment import contained
from agents.flag.watchlist import Context, Entity
from agents.records import Mention, Support
from agents.rules.evaluate import Found
from agents.rules.tree import Atom
from agents.text import Folded

FIELD_ORDER = {"": -1, "title": 0, "summary": 1, "text": 2}
FLAG = 0.6  # confidence from which a mention counts
POSSIBLE = 0.35
FACTORS = {"exact": 1.0, "variant": 0.98, "affix": 0.95, "ambiguous with context": 0.9, "ambiguous alone": 0.4}
FACTORS |= {"acronym": 0.95, "surname": 0.9, "fuzzy": 0.8, "inside a longer name": 0.6}
_ALL_CAPITALS = 0.9
_FEW_CAPITALS = 10
_HEAD, _FIRST = 400, 60  # characters that are looked at, and those that mostly are enough
_ARTICLE = 3  # letters of the longest
_PARTED = re.compile(r"[ \-'’]")


Place = tuple[str, str, int, int]
"""Where a short form stands: itself, field, start, end."""


class Section(msgspec.Struct, frozen=True, eq=False):
    """A field of an article, ready for the search. `capitals`: all is in capitals, so that they say nothing."""

    name: Any  # records.Field
    text: Folded
    capitals: bool


def section(name: str, text: Folded) -> Section:
    """A field ready for the search."""
    return Section(name, text, _all_capitals(text.original))


class Spot(msgspec.Struct, eq=False, gc=False):
    """A term found at a place of a field; `start`, `end`: code points of the original, `place`: of the folded text."""

    term: Term
    field: Any  # records.Field
    text: Folded
    place: tuple[int, int]
    start: int
    end: int
    channel: str
    made: Found | None = None

    @property
    def found(self) -> Found:
        """With words, sentence and paragraph, worked out when somebody asks: most context words nobody asks for."""
        if self.made is None:
            text, start, end, term = self.text, self.start, self.end, self.term
            first, last = text.words_at(*self.place)
            sentence, paragraph = bisect_right(text.sentences, start) - 1, bisect_right(text.paragraphs, start) - 1
            ref, surface = _REFS[term.kind] + term.ref, text.original[start:end]
            self.made = Found(self.field, start, end, first, last, sentence, paragraph, ref, surface)
        return self.made


_REFS = {"name": "@", "decoy": "", "cue": "#", "literal": ""}


class Scanned(msgspec.Struct):
    """All that was found in an article."""

    fields: dict[str, Folded]
    spots: list[Spot]
    mentions: list[Mention]
    by_entity: dict[str, list[Found]]
    by_cue: dict[str, list[Spot]]
    by_literal: dict[str, list[Spot]]
    decoys: list[Spot] = []
    otherwise: set[tuple[str, str]] = set()  # entities with the acronyms that the article explains as something else


def scan(compiled: Compiled, fields: dict[str, str], lang: str = "") -> Scanned:
    """Everything of the watchlist in an article's fields, in their order; `lang` is the article's language."""
    folded = {name: Folded(text) for name, text in fields.items() if text}
    spots = [spot for name, text in folded.items() for spot in _spots(compiled, section(name, text), lang)]
    scanned = Scanned(folded, spots, [], defaultdict(list), defaultdict(list), defaultdict(list))
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


def _spots(compiled: Compiled, part: Section, lang: str) -> list[Spot]:
    found: list[Spot] = []
    folded, terms_of, gates, bounds = part.text.text, compiled.terms, compiled.gates, compiled.edges
    size = len(folded)
    for pattern, start, end in compiled.automaton.find_matches_as_indexes(folded, overlapping=True):
        bound = bounds[pattern]
        before, after = folded[start - 1] if start else " ", folded[end] if end < size else " "
        inside = before.isalnum()
        if inside and bound & BEGINS and before < CASED_END:
            continue  # a part of another word: most matches are
        if bound & ENDS and after != "s" and after.isalpha():
            continue
        terms = terms_of[pattern]
        if bound & GATED and not gates[pattern].open(folded, start):
            terms = gates[pattern].whole
            if not terms:
                continue
        alone = not inside and after != "'" and not after.isalnum()
        for term in terms:
            if not term.only or term.only == lang:
                spot = spot_at(term, part, start, end, alone)
                if spot is not None:
                    found.append(spot)
    return found


def spot_at(term: Term, part: Section, start: int, end: int, alone: bool = False) -> Spot | None:
    """A term at a folded place, where it may stand there. `alone`: it is known that no letter touches it."""
    text, channel = part.text, term.channel
    if term.rest is not None:
        rest = term.rest.match(text.text, start)
        if rest is None or (
            start and text.text[start - 1].isalnum() and not edges(text.text, start, rest.end(), term.script, True)
        ):
            return None
        end = rest.end()
    elif not alone:
        edge = edges(text.text, start, end, term.script, term.inflected)
        if not edge:
            return None
        channel = "affix" if edge == "affix" else channel
    first, last = (start, end) if text.places is None else text.span(start, end)
    if channel == "affix" and not part.capitals and _another_acronym(term.exact_case, text.original[last : last + 1]):
        return None
    if (term.kana and not _marked_alike(term.kana, text.original[first:last])) or not _case_fits(
        term, text.original[first:last], part.capitals
    ):
        return None
    if (term.own is not None and of_another(text, start, term.own)) or (term.lent and lent(text, end)):
        return None
    return Spot(term, part.name, text, (start, end), first, last, channel)


def _marked_alike(kana: str, surface: str) -> bool:
    return kana == "".join(KANA.findall(normalize("NFKC", surface)))


def _case_fits(term: Term, surface: str, capitals: bool) -> bool:
    """Capitals say nothing where all is capitals: there an acronym that is a word too (IS, WHO) is not told from it."""
    if term.same:
        return surface == term.same
    if (term.exact_case or term.acronyms) and not surface.isascii():
        surface = normalize("NFKC", surface)  # letters of full width: Ｓ－３００
    if capitals:
        return not term.word and not (term.exact_case and term.name is not None and term.name.ambiguous)
    if term.kind == "decoy":  # "NATO a mutat" is not "nato a Roma"
        return not any(len(word) > 2 and word.isupper() and word not in term.text for word in surface.split())
    if term.acronyms and not all(word in surface.replace(".", "") for word in term.acronyms):
        return False
    if term.exact_case:
        letters, rest = "".join(filter(str.isalnum, surface)), len(term.exact_case)
        return letters.startswith(term.exact_case) and not letters[rest : rest + 1].isupper()
    return not term.capital or surface[:1].isupper() or _articled(surface)


def _another_acronym(letters: str, after: str) -> bool:
    """Whether an ending in capitals makes another word of an acronym: USS is no plural of US."""
    return letters[-1:].isalpha() and after.isupper()


def _articled(surface: str) -> bool:
    """Whether the small word that a name begins with is an article or the like: el-Mühendis, bin Salman."""
    first = _PARTED.search(surface)
    return first is not None and first.start() <= _ARTICLE and surface[first.end() : first.end() + 1].isupper()


def _all_capitals(text: str) -> bool:
    head = text[:_HEAD]
    if sum(map(str.islower, head[:_FIRST])) > (1 - _ALL_CAPITALS) * len(head):
        return False  # the common case, told by the first words: the rest cannot outdo them
    capitals = sum(map(str.isupper, head))
    return capitals > _FEW_CAPITALS and capitals >= _ALL_CAPITALS * (capitals + sum(map(str.islower, head)))


def _name(compiled: Compiled, scanned: Scanned, named: list[Spot]) -> None:
    """From names found to mentions: the longest of those that overlap, no decoys, ambiguous ones by context."""
    scanned.decoys = [spot for spot in named if spot.term.kind == "decoy"]
    names = _longest(named, compiled)
    if scanned.decoys:
        decoys = [spot for spot in names if spot.term.kind == "decoy"]
        names = [spot for spot in names if spot.term.kind == "name" and not _beaten(spot, decoys)]
    if otherwise := _otherwise(compiled, names):
        scanned.otherwise = otherwise
        names = [spot for spot in names if (spot.term.ref, spot.text.original[spot.start : spot.end]) not in otherwise]
    for spot in names:
        if not spot.term.ambiguous:
            scanned.by_entity[spot.term.ref].append(spot.found)
    sure = set(scanned.by_entity)
    mentions = [_mention(compiled, scanned, spot, sure) for spot in names]
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


def placed(found: Found) -> tuple[int, int]:
    """What occurrences are ordered by."""
    return FIELD_ORDER[found.field], found.start


def _texts(scanned: Scanned) -> dict[str, str]:
    return {name: text.original for name, text in scanned.fields.items()}


def _otherwise(compiled: Compiled, names: list[Spot]) -> set[tuple[str, str]]:
    """The entities and acronyms of which the article says that they are short for something else."""
    found = set()
    for spot in names:
        if spot.term.exact_case and (words := acronyms.meaning(spot.text.original, spot.start, spot.end)):
            entity = compiled.watchlist.entities[spot.term.ref]
            if acronyms.foreign(words, name_words(entity)):
                found.add((entity.id, spot.text.original[spot.start : spot.end]))
    return found


def _add_fuzzy(compiled: Compiled, scanned: Scanned) -> None:
    """Names in spellings that nobody listed, where no name or decoy was found."""
    for name, text in scanned.fields.items():
        spots = (spot for spot in scanned.spots if spot.field == name)
        taken = [(spot.start, spot.end) for spot in spots if spot.term.kind in {"name", "decoy"}]
        for near in compiled.fuzzy.near(text, taken):
            start, end = text.span(near.start, near.end)
            entity, words = compiled.watchlist.entities[near.known.entity], text.words_at(near.start, near.end)
            sentence, paragraph, surface = text.sentence_at(start), text.paragraph_at(start), text.original[start:end]
            found = Found(name, start, end, *words, sentence, paragraph, "@" + entity.id, surface)
            scanned.by_entity[entity.id].append(found)
            factors = {"fuzzy": FACTORS["fuzzy"], "letters alike": round(near.alike, 3)}
            scanned.mentions.append(_told(entity, near.known.alias, found, "fuzzy", factors))
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
    taken = [(m.field, m.start, m.end) for m in scanned.mentions]
    if channel == "surname":  # nor where a name was seen that does not count: it is somebody else's
        taken += [(s.field, s.start, s.end) for s in scanned.spots if s.term.kind in {"name", "decoy"}]
    for short, name, start, end in places:
        if any(field == name and first < end and start < last for field, first, last in taken):
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


def _longest(spots: list[Spot], compiled: Compiled) -> list[Spot]:
    """Of overlapping names the longest, of equals the strong one; the same stretch may name two things, a thing and
    its class ("Kalibr cruise missile"), a part and its whole ("Al-Qaeda in the Arabian Peninsula")."""
    order = sorted(spots, key=_PLACE)
    if len({spot.field for spot in order}) > 1:
        order.sort(key=lambda spot: FIELD_ORDER[spot.field])
    kept: list[Spot] = []
    row = 0
    while row < len(order):
        first, end, after = order[row], order[row].end, row + 1
        while after < len(order) and order[after].start < end and order[after].field == first.field:
            end = max(end, order[after].end)
            after += 1
        kept += [first] if after == row + 1 else _longest_of(order[row:after], compiled)  # most stand alone
        row = after
    return kept


def _longest_of(crowd: list[Spot], compiled: Compiled) -> list[Spot]:
    kept: list[Spot] = []
    seen: set[tuple[int, str, str]] = set()
    for spot in sorted(crowd, key=_rank):
        start, end = spot.start, spot.end
        mark = (start, spot.term.kind, spot.term.ref)
        clash = any(
            other.start < end
            and start < other.end
            and (other.start, other.end) != (start, end)
            and not _both(compiled, other.term.ref, spot.term.ref)
            for other in kept
        )
        if not clash and mark not in seen:
            seen.add(mark)
            kept.append(spot)
    return sorted(kept, key=_PLACE)


_PLACE = attrgetter("start", "term.ref")


def _rank(spot: Spot) -> tuple[int, bool, int, str, float]:
    """The long before the short, the strong before the ambiguous, the exact before the inflected."""
    factor = FACTORS.get(spot.channel, 0)
    return spot.start - spot.end, spot.term.ambiguous, spot.start, spot.term.ref, -factor


def _both(compiled: Compiled, one: str, other: str) -> bool:
    """Whether two overlapping names both count: a system and its class, or two of a kind, part and whole."""
    first, second = compiled.watchlist.entities[one], compiled.watchlist.entities[other]
    if one == other or first.kind != second.kind:
        return False
    if one in compiled.wholes[other] or other in compiled.wholes[one]:
        return True
    return first.kind == "system" and (_holds(first, second) or _holds(second, first))


def _holds(whole: Entity, part: Entity) -> bool:
    generic = whole.cls.rpartition(".")[2] == whole.id
    return generic and (part.cls + ".").startswith(whole.cls + ".")


def _beaten(spot: Spot, decoys: list[Spot]) -> bool:
    return any(
        decoy.term.ref == spot.term.ref
        and decoy.field == spot.field
        and decoy.start <= spot.start
        and spot.end <= decoy.end
        for decoy in decoys
    )


def _mention(compiled: Compiled, scanned: Scanned, spot: Spot, sure: set[str]) -> Mention | None:
    entity = spot.term.entity
    assert entity is not None  # noqa: S101 -- a name has one
    if entity.forbid and forbids(entity, spot) and supporting(compiled, scanned, spot.found, entity.forbid, entity.id):
        return None
    factors, support = _CHANNELS[spot.channel], tuple[Support, ...]()
    if spot.term.ambiguous:
        support = supporting(compiled, scanned, spot.found, entity.require, entity.id) if entity.require else ()
        context = "ambiguous with context" if support or entity.id in sure else "ambiguous alone"
        factors = factors | {context: FACTORS[context]}
        if _contained(scanned, spot):
            factors["inside a longer name"] = FACTORS["inside a longer name"]
    decoys = _outdone(scanned, spot) if scanned.decoys else ()
    return _told(entity, spot.term.text, spot.found, spot.channel, factors, support, decoys)


_CHANNELS = {channel: {channel: FACTORS[channel]} for channel in ("exact", "variant", "affix")}


def forbids(entity: Entity, spot: Spot) -> bool:
    """Whether an entity's forbidden words touch a name: ambiguous and guarded ones, and all where it has neither."""
    name = spot.term.name
    if name is not None and (name.ambiguous or name.guarded):
        return True
    return not any(other.ambiguous or other.guarded for other in entity.names)


def _told(  # noqa: PLR0917 -- what a mention is made of
    entity: Entity,
    alias: str,
    found: Found,
    channel: str,
    factors: dict[str, float],
    support: tuple[Support, ...] = (),
    decoys: tuple[str, ...] = (),
) -> Mention:
    return Mention(
        entity=entity.id,
        kind=entity.kind,
        alias=alias,
        field=found.field,
        start=found.start,
        end=found.end,
        surface=found.surface,
        sentence=found.sentence,
        paragraph=found.paragraph,
        token=found.word,
        channel=channel,
        confidence=round(prod(factors.values()), 3) if len(factors) > 1 else factors[channel],
        factors=factors,
        support=support,
        decoys=decoys,
    )


def _contained(scanned: Scanned, spot: Spot) -> bool:
    """Whether a longer capitalised name that the watchlist does not know holds the spot."""

    def known(start: int, end: int) -> bool:
        others = (other for other in scanned.spots if other is not spot and other.field == spot.field)
        return any(other.start < end and start < other.end for other in others)

    alone = spot.term.script in {"Latn", "Cyrl"} and " " not in spot.term.text
    return alone and contained(spot.text.original, spot.start, spot.end, known)


def _outdone(scanned: Scanned, spot: Spot) -> tuple[str, ...]:
    """The decoys of the same entity that overlap with a name and lost, being shorter."""
    others = (other for other in scanned.decoys if other.term.ref == spot.term.ref and other.field == spot.field)
    return tuple(sorted({one.term.text for one in others if one.start < spot.end and spot.start < one.end}))


def supporting(compiled: Compiled, scanned: Scanned, name: Found, context: Context, id: str) -> tuple[Support, ...]:
    """What of a context stands within its distance of a name, in the same field; never the name itself."""
    held = []
    for row in compiled.asked(context).present(scanned.by_cue, scanned.by_literal):
        for found in occurrences(compiled, scanned, context.atoms[row], besides=id):
            gap = max(found.word, name.word) - min(found.last, name.last)
            apart = found.end <= name.start or name.end <= found.start
            if found.field == name.field and apart and gap <= context.within:
                held.append(Support(term=context.terms[row], start=found.start, end=found.end))
    return tuple(held[:5])


def occurrences(compiled: Compiled, scanned: Scanned, atom: Atom, besides: str = "") -> Iterable[Found]:
    """Where a word, a #cue or an @atom stands (not by the entity `besides`)."""
    if atom.kind == "cue":
        return [spot.found for spot in scanned.by_cue.get(atom.value, ())]
    if atom.kind == "literal":
        return [spot.found for spot in scanned.by_literal.get(literal(atom), ())]
    ids = compiled.entities_of(atom) - {besides}
    return [found for id, founds in scanned.by_entity.items() if id in ids for found in founds]

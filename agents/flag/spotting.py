"""Where a watchlist's names, cues and words stand in a field of an article: the search, word edges and case."""

from __future__ import annotations

import re
from typing import Any
from unicodedata import normalize

import msgspec

from agents.flag.affixes import CASED_END, edges
from agents.flag.beside import meant_otherwise
from agents.flag.compile import Compiled
from agents.flag.patterns import KANA
from agents.flag.term import BEGINS, ENDS, GATED, Term
from agents.records import Mention
from agents.rules.evaluate import Found
from agents.text import Folded

_ALL_CAPITALS = 0.9
_FEW_CAPITALS = 10
_HEAD = 400  # characters that are looked at
_ARTICLE = 3  # letters of the longest
_PARTED = re.compile(r"[ \-'’]")


class Section(msgspec.Struct, frozen=True, eq=False):
    """A field of an article, ready for the search. `capitals`: all is in capitals, so that they say nothing."""

    name: Any  # records.Field
    text: Folded
    capitals: bool


def section(name: str, text: Folded) -> Section:
    """A field ready for the search."""
    return Section(name, text, _all_capitals(text))


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
            first, last, sentence, paragraph = text.where(*self.place, start)
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
    lang: str = ""
    decoys: list[Spot] = []
    certain: set[str] = set()  # entities that a name tells without doubt, neither ambiguous nor guarded
    strangers: list[Spot] = []  # surnames of watched persons that are somebody else's here
    otherwise: set[tuple[str, str]] = set()  # entities with the acronyms that the article explains as something else


def spotted(compiled: Compiled, part: Section, lang: str) -> list[Spot]:
    """The terms that may stand where they were found, in the order of their ends; `lang` is the article's language."""
    found: list[Spot] = []
    folded, terms_of, gates, bounds = part.text.text, compiled.terms, compiled.gates, compiled.edges
    size = len(folded)
    for pattern, start, end in compiled.automaton.find_matches_as_indexes(folded, overlapping=True):
        bound = bounds[pattern]
        before, after = folded[start - 1] if start else " ", folded[end] if end < size else " "
        inside = before.isalnum()
        if inside and bound & BEGINS and before < CASED_END:
            continue  # a part of another word: most matches are
        if bound & ENDS and after != "s" and after < CASED_END and after.isalpha():
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
    if term.entity is not None and meant_otherwise(term, text, (start, end), last, channel):
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
        return not term.word and not (term.exact_case and term.ambiguous)
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


def _all_capitals(text: Folded) -> bool:
    capitals, small = text.head_letters(_HEAD)
    return capitals > _FEW_CAPITALS and capitals >= _ALL_CAPITALS * (capitals + small)

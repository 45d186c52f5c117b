"""What a pattern of a watchlist's automaton stands for, and what lets it begin where it was found."""

from __future__ import annotations

import re
from typing import Any

import msgspec

from agents.flag.affixes import SHORTEST
from agents.flag.rests import Bent, Pattern, any_of
from agents.flag.watchlist import Context, Entity, Name


class Term(msgspec.Struct, gc=False, frozen=True, kw_only=True):
    """What a pattern of the automaton stands for. `kind`: name, decoy, cue or literal."""

    kind: str
    ref: str  # entity or cue id, or the literal itself
    script: str
    text: str = ""
    name: Name | None = None
    entity: Entity | None = None  # of a name; it and the next are here so that a search touches nothing else
    ambiguous: bool = False
    require: Context | None = None  # what must stand near it, where it is ambiguous; else what saves it from `forbid`
    forbid: tuple[Context, ...] = ()  # what must not
    only: str = ""  # the one language of articles in which it counts
    exact_case: str = ""  # letters and digits that the surface must have, where case counts
    capital: bool = False  # the surface must begin with a capital
    word: bool = False  # but for its capitals one of the commonest words: WHO
    kana: str = ""  # of a Japanese name its kana with their marks, which folding drops: ホーク is not ポーク
    same: str = ""  # of a decoy that is a name but for case or points: what the surface must be
    acronyms: tuple[str, ...] = ()  # of a name of several words, what stands in it in capitals: the IS of "IS fighters"
    inflected: bool = True
    channel: str = "exact"
    own: frozenset[str] | None = None  # of a name that others bear too: the words that may stand before it
    lent: bool = False  # streets and firms may be called by it
    thing: bool = False  # a system's, and no designation: hotels, songs and people may be called by it
    rest: Pattern | Bent | None = None  # of a word with a `*`: what the text must be from its beginning

    @property
    def signature(self) -> tuple[Any, ...]:
        """All that decides what is found."""
        name = self.name
        told = () if name is None else (name.ambiguous, name.guarded, name.shared, name.require, name.forbid)
        case = (self.exact_case, self.capital, self.word, self.acronyms, self.kana)
        form = (self.only, self.same, self.inflected, self.own, self.lent, self.thing, self.rest, self.script)
        return (self.kind, self.ref, self.text, self.channel, *case, *form, *told)


BEGINS, ENDS, GATED = 1, 2, 4
"""What is known of all terms of a pattern, as bits: no letter of a script with capitals may stand right before them;
no letter but s right behind (they are short, and go on in no way); there is a gate before those that go on."""

CASED = {"Latn", "Cyrl"}  # scripts with capitals, as far as names of them are here


class Gate:
    """What stands before the terms of one pattern that go on: one expression that says no for all of them.

    The stem of a first word is the head of many names: 131 begin with `al`, and none of them in "final".
    """

    __slots__ = ("_any", "_terms", "whole")

    def __init__(self, terms: list[Term]) -> None:
        self.whole = [term for term in terms if term.rest is None]
        self._terms = terms
        self._any: re.Pattern[str] | None = None

    def open(self, text: str, start: int) -> bool:
        """Whether one of them may begin here."""
        if self._any is None:
            self._any = any_of(term.rest for term in self._terms if term.rest is not None)
        return self._any.match(text, start) is not None


def edges_of(pattern: str, terms: list[Term]) -> int:
    """What is known of all terms of a pattern, as bits."""
    if len(terms) == 1 and len(pattern) >= SHORTEST:
        return BEGINS if terms[0].script in CASED else 0
    gated = GATED * _several_go_on(terms)
    if not all(term.script in CASED for term in terms):
        return gated
    short = len(pattern) < SHORTEST and all(term.script == "Latn" and term.rest is None for term in terms)
    return gated | BEGINS | ENDS * (short and not pattern[-1].isdigit())


def _several_go_on(terms: list[Term]) -> bool:
    """Whether it pays to ask for all of them at once before each is asked."""
    return sum(term.rest is not None for term in terms) > 1

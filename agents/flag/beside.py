"""What the words that touch a name say: that somebody or something else bears it."""

from __future__ import annotations

import re
from functools import lru_cache

from agents.flag.affixes import CASED_END
from agents.flag.bearers import bears, heads, lent, of_another, surnamed
from agents.flag.containment import aged
from agents.flag.houses import housed, houses
from agents.flag.namesakes import EASTERN, lends
from agents.flag.people import goes_on, somebody, speaks
from agents.flag.term import Term
from agents.flag.towns import in_a_state
from agents.text import Folded

_WORD = re.compile(r"[^\W\d_]+")
_GOES_ON = {" ", ",", "'"}  # what stands between a name and the words behind it that make it another's


def meant_otherwise(term: Term, text: Folded, place: tuple[int, int], last: int, channel: str) -> bool:
    """Whether somebody or something else bears the name at a folded place; `last`: its end in the original."""
    start, end = place
    spoken = not _silent_before(term, text.text, start)
    if spoken and ((term.own is not None and of_another(text, start, term.own)) or lends(term, text, place, last)):
        return True
    after = text.text[end : end + 1]
    further = after in _GOES_ON and (after != " " or not _silent_behind(text.text, end + 1))
    if term.thing and channel != "affix":
        if spoken and housed(text, start):
            return True
        if (spoken or further or after >= CASED_END) and somebody(text, start, end):
            return True
    if further and _behind(term, text, end):
        return True
    kind = "" if term.entity is None else term.entity.kind
    if kind == "place":
        return after == "," and in_a_state(text.original, last)  # Lebanon, Tennessee
    return kind == "actor" and after in _GOES_ON and aged(text.original, last)  # Hamas Ahmed, 9, won


def _behind(term: Term, text: Folded, end: int) -> bool:
    """Whether the words behind a name make it another's."""
    kind = "" if term.entity is None else term.entity.kind
    if (term.own is not None or kind == "person") and surnamed(text, end):
        return True
    return term.lent and lent(text, end, kind == "place")


def _silent_before(term: Term, folded: str, start: int) -> bool:
    """Whether the word before a name surely says nothing of who bears it, as most words do: told at once."""
    if term.script in EASTERN:
        return False
    if not start:
        return True
    if folded[start - 1] != " ":
        return False
    word = folded[folded.rfind(" ", 0, start - 1) + 1 : start - 1]
    return _silent(word) and (term.own is None or word not in term.own)


def _silent_behind(folded: str, start: int) -> bool:
    """Whether the word that begins behind a name and a blank surely says nothing of who bears it."""
    word = _WORD.match(folded, start)
    return _says_nothing(word.group()) if word else folded[start : start + 1] != "&"


@lru_cache(maxsize=50_000)
def _says_nothing(word: str) -> bool:
    return not (heads(word) or goes_on(word))


@lru_cache(maxsize=50_000)
def _silent(word: str) -> bool:
    return not (bears(word) or houses(word) or speaks(word))

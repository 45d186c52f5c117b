"""Streets, cafés, ships and pets that a person's or a place's name is given to, as the words that touch it say."""

from __future__ import annotations

from agents.flag.bearers import PETS_ALONE, QUOTES, STREETS_, VENUES_, word_before
from agents.flag.eastern_trades import plain_bearer
from agents.flag.term import Term
from agents.text import Folded

EASTERN = frozenset({"Hani", "Kana", "Hang"})
_QUOTED = frozenset({"city", "province", "strait", "sea", "country"})  # bases and works often stand between quotes
_OPENING = {"«": "»", "“": "”", "„": "“", "「": "」", "『": "』", "《": "》", "‹": "›"}
_CLITICS = "בלמהוكبلوف"
_NAMES = 3  # words of a name that may stand before its last


def lends(term: Term, text: Folded, place: tuple[int, int], last: int) -> bool:
    """Whether a street bears a person's name, a café or a ship a place's; `last`: the name's end in the original."""
    kind = "" if term.entity is None else term.entity.kind
    if kind not in {"person", "place"} or term.entity is None:
        return False
    if term.script in EASTERN:
        return plain_bearer(text.text, *place)
    before = _before(text.text, place[0], (term.own if kind == "person" else None) or frozenset())
    if kind == "person":
        return before in STREETS_
    if before in VENUES_ or before in PETS_ALONE or (before[:1] in _CLITICS and before[1:] in VENUES_):
        return True
    return term.entity.cls in _QUOTED and _quoted(text.original, text.span(place[0], place[0] + 1)[0], last)


def _before(folded: str, start: int, own: frozenset[str]) -> str:
    """The word before a name, and before more of its own words."""
    end = start - 1
    if end > 0 and folded[end] in QUOTES:
        end -= 1
    for _ in range(_NAMES):
        if end <= 0 or folded[end] != " ":
            return ""
        word, first = word_before(folded, end)
        if word not in own:
            return word
        end = first - 1
    return ""


def _quoted(text: str, start: int, end: int) -> bool:
    """Whether a name stands alone between quotes: a ship, a cinema or a team is called by a place's."""
    opening = text[start - 1 : start]
    return opening in _OPENING and text[end : end + 1] == _OPENING[opening]

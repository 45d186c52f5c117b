"""A watched person's surname that the article shows to be somebody else's.

A rare word with a capital right before it is another's given name, though no list has it ("Kimia Soleimani"); and who
was named so before is meant by the surname in later sentences ("Kirill Lavrov played Hamlet. Lavrov said ..."), as
long as the article does not name the watched person in full.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import lru_cache

from agents.flag.bearers import SOMEBODY, catalogued, of_another, of_trade, spelled
from agents.flag.containment import headline
from agents.flag.ordinary import ordinary
from agents.flag.spotting import Spot
from agents.flag.term import CASED
from agents.flag.towns import of_land
from agents.flag.watchlist import Entity
from agents.text import fold

Known = Callable[[Spot, int, int], bool]

_SHORTEST = 3  # letters of a given name
_LONG = 5  # letters of a name of which one may be left off for its endings


def strangers(names: Iterable[Spot], known: Known) -> list[Spot]:
    """Those of the surnames found that are somebody else's. `known`: whether the list knows what stands at a place."""
    found = []
    bare: dict[str, list[Spot]] = {}
    whole: set[str] = set()
    for spot in names:
        entity = spot.term.entity
        if entity is None or not _borne(entity):
            continue
        if spot.term.own is None or " " in spot.term.text:
            whole.add(entity.id)
        elif _unlisted(spot, known) or (entity.kind == "person" and _of_more(spot, known)):
            found.append(spot)
        else:
            bare.setdefault(entity.id, []).append(spot)
    for id, spots in bare.items():
        if id not in whole:
            found += _named_before(spots, [one for one in found if one.term.ref == id])
    return found


def _borne(entity: Entity) -> bool:
    """Whether a thing's short name is a surname that others bear: a person's, and a town's or a region's."""
    return entity.kind == "person" or entity.cls in _BORNE


_BORNE = frozenset({"city", "province", "strait", "sea"})


def _unlisted(spot: Spot, known: Known) -> bool:
    """Whether a rare capitalised word stands right before a surname: somebody else's given name."""
    own = spot.term.own
    if spot.term.script not in CASED or own is None:
        return False
    text, start = spot.text.original, spot.start
    first = text.rfind(" ", 0, max(start - 1, 0)) + 1
    first = max(first, text.rfind("\n", 0, start) + 1)
    word = text[first : start - 1].lstrip("\"'([«“„‘")
    first = start - 1 - len(word)
    if text[start - 1 : start] != " " or not _like_a_name(word):
        return False
    if spelled(fold(word)) in _alike(own):
        return False
    if ordinary(word, spot.term.script):
        return spot.term.entity is not None and spot.term.entity.kind == "person" and of_trade(fold(word))
    return not known(spot, first, start - 1) and not headline(text, start)


def _of_more(spot: Spot, known: Known) -> bool:
    """Whether a surname begins a longer one, is a village's, or that of a paper's author."""
    text = spot.text.original
    if text.startswith(" et al", spot.end) or bool(of_land(text, spot.start)) or _goes_on(spot, known):
        return True
    return catalogued(spot.text, spot.place[1], spot.term.own or frozenset())


_AFTER = re.compile(r"[ -]([^\W\d_]+)")


def _goes_on(spot: Spot, known: Known) -> bool:
    """Whether a rare capitalised word right behind a surname makes a given name or the first of two surnames of it."""
    if spot.term.script not in CASED or spot.channel == "affix":
        return False
    text = spot.text.original
    after = _AFTER.match(text, spot.end)
    if after is None or not _like_a_name(after.group(1)) or ordinary(after.group(1), spot.term.script):
        return False
    return not known(spot, *after.span(1)) and not headline(text, spot.start)


def _like_a_name(word: str) -> bool:
    return len(word) >= _SHORTEST and word.isalpha() and word[0].isupper() and word[1:].islower()


@lru_cache(maxsize=4_096)
def _alike(words: frozenset[str]) -> frozenset[str]:
    return frozenset(map(spelled, words))


def _named_before(spots: list[Spot], others: list[Spot]) -> list[Spot]:
    """The surnames in sentences behind the first that was somebody else's, where none stands before it."""
    spots.sort(key=lambda spot: (_FIELDS.get(spot.field, 0), spot.start))
    first = spots[0]
    for place in _elsewhere(first, others):
        later = [spot for spot in spots if spot.field != place[0] or spot.found.sentence > place[2]]
        return later if (_FIELDS.get(place[0], 0), place[1]) < (_FIELDS.get(first.field, 0), first.start) else []
    return []


_FIELDS = {"title": 0, "summary": 1, "text": 2}


def _elsewhere(spot: Spot, others: list[Spot]) -> Iterable[tuple[str, int, int]]:
    """The first place of a spot's field at which another bears its name: field, start, sentence."""
    text, own = spot.text, spot.term.own or frozenset()
    at = min((one.start for one in others if one.field == spot.field), default=-1)
    stem = _stem(fold(spot.term.text))
    place = text.text.find(stem)
    while 0 <= place < spot.place[0]:
        if text.text[place - 1 : place] == " " and of_another(text, place, own) == SOMEBODY:
            start = text.span(place, place + 1)[0]
            at = start if at < 0 else min(at, start)
            break
        place = text.text.find(stem, place + 1)
    if at >= 0:
        yield spot.field, at, text.sentence_at(at)


def _stem(name: str) -> str:
    return name[:-1] if len(name) > _LONG else name

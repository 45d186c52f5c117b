"""The series guard: weekly prices, daily counts and other templates are not copies of each other.

Two texts follow one template where other numbers and names stand in the same places of the same sentences. A copy
keeps them: of 88 pairs of real copies one had more than one number replaced, or more than 4 names.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import timedelta
from difflib import SequenceMatcher
from itertools import pairwise
from typing import NamedTuple

from agents.deduplicate.align import Block
from agents.deduplicate.fold import Folded

GAP = timedelta(hours=20)
SHORT = 60  # tokens under which the titles' names must agree too
BRIEF = 100  # tokens under which the first words say whom a text is about
OPENING = 8
SPELLED = 0.7  # of the letters, in order: one name in two spellings
SUBJECT = 3  # times that a name stands in a text that is about it
TABLE = 4  # places with other numbers
TABLE_SHARE = 0.25
FILLED = 0.3  # of the places that differ hold figures or names, in a template
PLACE = 8  # tokens between two shared stretches that are one place of a template

_BEGIN = Block(0, 0, 0)
_ORDINAL = re.compile(
    r"^(\d+(?:st|nd|rd|th|й|го|я|е|ый|ой)|1[0-9]th|(?:[a-z]+teen|[a-z]*(?:six|seven|eigh|nin|ten|elev|twelf))th)$"
)


class Places(NamedTuple):
    """What stands between the shared stretches: places with other numbers, names, ordinals; and what was kept.

    `changed`: the places with anything else than the other has.
    """

    numbers: int
    names: int
    ordinals: int
    kept_numbers: int
    kept_names: int
    changed: int


def is_series(new: Folded, old: Folded, found: Sequence[Block], titles: tuple[str, str], gap: timedelta | None) -> bool:
    """The same template about something else. `gap`: time between the two, None where it is not known."""
    heads, count = (Folded(titles[0]), Folded(titles[1])), min(len(new.tokens), len(old.tokens))
    if count < SHORT and _other(_named(heads[0], new), _named(heads[1], old)):
        return True
    places = compared(new, old, found)
    if count < BRIEF and places.changed and _other_opening(new, old):
        return True
    if places.names >= 2 and _other_subject(new, old):
        return True
    return _template(places) or (gap is not None and gap >= GAP and _later(places, heads))


def _template(places: Places) -> bool:
    """More places hold something else than were kept; and little but figures and names differs."""
    if places.numbers + places.names < FILLED * places.changed:
        return False
    if places.numbers >= 2 and places.numbers > places.kept_numbers:
        return True
    if places.numbers >= TABLE and places.numbers >= TABLE_SHARE * (places.numbers + places.kept_numbers):
        return True  # a table keeps the numbers of its headings
    if places.ordinals >= 2 and places.numbers + places.names > places.ordinals:
        return True
    return places.numbers + places.names >= 3 and places.numbers + places.names > (
        places.kept_numbers + places.kept_names
    )


def _later(places: Places, heads: tuple[Folded, Folded]) -> bool:
    """With time between them one place is enough: where no number was kept, or the titles differ by figures alone."""
    if places.numbers and places.names and not places.kept_numbers:
        return True
    one, other = heads
    return places.numbers > 0 and one.tokens != other.tokens and bool(one.tokens) and masked(one) == masked(other)


def _other_subject(new: Folded, old: Folded) -> bool:
    """Each text's own name, said over and over, is missing from the other."""
    mine = any(count >= SUBJECT and name not in old.vocabulary for name, count in new.names.items())
    return mine and any(count >= SUBJECT and name not in new.vocabulary for name, count in old.names.items())


def _other_opening(new: Folded, old: Folded) -> bool:
    """A brief begins with whom it is about: names that the other does not have at all."""
    mine = {token for token in new.tokens[:OPENING] if token in new.names}
    theirs = {token for token in old.tokens[:OPENING] if token in old.names}
    if mine & old.vocabulary or theirs & new.vocabulary:
        return False
    return _other(mine, theirs)


def _named(head: Folded, body: Folded) -> set[str]:
    """Names and numbers of a title: what it writes with a capital beyond its first word, or its text does."""
    names = {token for token in head.tokens if token in body.names}
    return names | (head.names.keys() - set(head.tokens[:1])) | head.numbers


def compared(new: Folded, old: Folded, found: Sequence[Block]) -> Places:
    """Look at each place between the shared stretches, and at what they keep."""
    numbers = names = ordinals = changed = 0
    for before, after in pairwise([_BEGIN, *found, Block(len(new.tokens), len(old.tokens), 0)]):
        mine = set(new.tokens[before.here + before.size : after.here])
        theirs = set(old.tokens[before.there + before.size : after.there])
        changed += bool(mine or theirs)
        if max(len(mine), len(theirs)) > PLACE:
            continue
        numbers += _other(mine & new.numbers, theirs & old.numbers)
        names += _other(mine & new.names.keys(), theirs & old.names.keys())
        ordinals += _other(set(filter(_ORDINAL.match, mine)), set(filter(_ORDINAL.match, theirs)))
    kept = [token for block in found for token in new.tokens[block.here : block.here + block.size]]
    kept_numbers, kept_names = sum(token in new.numbers for token in kept), len(new.names.keys() & set(kept))
    return Places(numbers, names, ordinals, kept_numbers, kept_names, changed)


def _other(mine: set[str], theirs: set[str]) -> bool:
    """Both name something, and nothing in common, spelled however."""
    return bool(mine and theirs) and not any(_spelled(one, other) for one in mine for other in theirs)


def _spelled(one: str, other: str) -> bool:
    """Qaeda and Qaida; not 12th and 13th."""
    if one == other or not (one.isalpha() and other.isalpha()):
        return one == other
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= SPELLED


def masked(head: Folded) -> list[str]:
    """A title with its numbers blanked."""
    return ["#" if token in head.numbers else token for token in head.tokens]

"""The series guard: weekly prices, daily counts and other templates are not copies of each other."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from itertools import pairwise

from agents.deduplicate.align import Block
from agents.deduplicate.fold import Folded

GAP = timedelta(hours=20)
SHORT = 60  # tokens under which the titles' names must agree too
SUBJECT = 3  # times that a name stands in a text that is about it
FRESH = 2  # places with another number
PLACE = 8  # tokens between two shared stretches that are one place of a template


def is_series(new: Folded, old: Folded, found: Sequence[Block], titles: tuple[str, str], gap: timedelta | None) -> bool:
    """The same template about something else. `gap`: time between the two, None where it is not known."""
    if _other_subject(new, old):
        return True
    heads = Folded(titles[0]), Folded(titles[1])
    if min(len(new.tokens), len(old.tokens)) < SHORT and _other_names(*heads):
        return True
    return _other_figures(new, old, found, heads, gap is not None and gap >= GAP)


def _other_subject(new: Folded, old: Folded) -> bool:
    """Each text's own name, said over and over, is missing from the other."""
    mine = any(count >= SUBJECT and name not in old.vocabulary for name, count in new.names.items())
    return mine and any(count >= SUBJECT and name not in new.vocabulary for name, count in old.names.items())


def _other_names(one: Folded, other: Folded) -> bool:
    mine, theirs = set(one.names) | one.numbers, set(other.names) | other.numbers
    return bool(mine and theirs) and not mine & theirs


def _other_figures(new: Folded, old: Folded, found: Sequence[Block], heads: tuple[Folded, Folded], far: bool) -> bool:
    """Other numbers in the same places: more than the kept ones where time lies between, else twice as many."""
    replaced, kept = replacements(new, old, found)
    if far and heads[0].tokens != heads[1].tokens and heads[0].tokens and masked(heads[0]) == masked(heads[1]):
        return replaced > 0
    return replaced >= FRESH and replaced > kept if far else replaced > FRESH and replaced > 2 * kept


def replacements(new: Folded, old: Folded, found: Sequence[Block]) -> tuple[int, int]:
    """How many places between shared stretches hold one number here and another there; and the numbers kept."""
    replaced = 0
    for before, after in pairwise(found):
        mine = new.tokens[before.here + before.size : after.here]
        theirs = old.tokens[before.there + before.size : after.there]
        if max(len(mine), len(theirs)) <= PLACE:
            here, there = set(mine) & new.numbers, set(theirs) & old.numbers
            replaced += bool(here and there and here != there)
    kept = sum(token in new.numbers for block in found for token in new.tokens[block.here : block.here + block.size])
    return replaced, kept


def masked(head: Folded) -> list[str]:
    """A title with its numbers and names blanked."""
    return ["#" if any(map(str.isdigit, token)) else token for token in head.tokens]

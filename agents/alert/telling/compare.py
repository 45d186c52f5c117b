"""Do two tellings tell of the same event? Cautious: another number, date, ordinal or place keeps them apart."""

from __future__ import annotations

import msgspec

from agents.alert.telling.head import Telling
from agents.alert.telling.marks import Marks

NEAR = 0.25  # weighted share of the words of title and lead that two tellings in one language have in common
NEARER = 0.60  # where their numbers are of different things, or the rule rests on no entity
COMMON = 1 / 3  # weight of a commonplace beside another word
ACROSS_MS = 12 * 3_600_000  # between two tellings in two languages
AGREED = 2  # what must agree across languages, where there are no words to compare


class Compared(msgspec.Struct, frozen=True):
    """`reason`: `text` or `cross-language` where they are the same story, else what keeps them apart."""

    same: bool
    reason: str
    score: float = 0.0


def differ(new: Telling, old: Telling) -> str:
    """What keeps a copy apart from its original: a template of another day, place or instalment; else ""."""
    veto = _vetoed(new, old)
    if veto in {"", "number"} and not _foreign(new, old) and _disjoint(new.marks.places, old.marks.places):
        return "place"
    return "" if veto == "number" else veto


def apart(new: Telling, old: Telling) -> str:
    """What keeps two tellings apart whatever their words say, or ""."""
    if not _entities_agree(new, old):
        return "entities"
    if veto := _vetoed(new, old):
        return veto
    if _foreign(new, old):
        return "number" if _disjoint(new.marks.numbers, old.marks.numbers) else ""
    return "place" if _disjoint(new.marks.places, old.marks.places) else ""


def compare(new: Telling, old: Telling) -> Compared:
    """Hold two hits of one rule against each other; the cheapest question first."""
    if _foreign(new, old):
        return _across(new, old)
    score = round(overlap(new, old), 3)
    strict = not new.ruled or _disjoint(new.marks.numbers, old.marks.numbers)
    if score < (NEARER if strict else NEAR):
        return Compared(False, "text", score)
    reason = apart(new, old)
    return Compared(not reason, reason or "text", score)


def _foreign(new: Telling, old: Telling) -> bool:
    return bool(new.lang and old.lang) and new.lang != old.lang


def _across(new: Telling, old: Telling) -> Compared:
    if reason := apart(new, old):
        return Compared(False, reason)
    if abs(new.at - old.at) > ACROSS_MS:
        return Compared(False, "time")
    score = agreement(new, old)
    return Compared(score >= AGREED, "cross-language", score)


def agreement(new: Telling, old: Telling) -> int:
    """What agrees without a translation: a number, date, ordinal or name counts 2, a weekday 1.

    The same two entities in both count 1, the same three or more 2.
    """
    one, two = new.marks, old.marks
    heavy = one.numbers & two.numbers, one.dates & two.dates, one.ordinals & two.ordinals, _names(new, old)
    entities = min(2, len(new.entities) - 1) if new.entities == old.entities else 0
    return 2 * sum(map(bool, heavy)) + bool(one.weekdays & two.weekdays) + entities


def _names(new: Telling, old: Telling) -> frozenset[str]:
    return (new.marks.sounds & old.marks.sounds) | (new.marks.names & old.marks.names)


def overlap(new: Telling, old: Telling) -> float:
    """Weighted share of the shorter telling's words that the other has too; 0 to 1."""
    shared = len(new.rare & old.rare) + COMMON * len(
        (new.rare | new.common) & (old.rare | old.common) - (new.rare & old.rare)
    )
    return shared / max(1.0, min(_weight(new), _weight(old)))


def _weight(one: Telling) -> float:
    return len(one.rare) + COMMON * len(one.common)


def _entities_agree(new: Telling, old: Telling) -> bool:
    """What one rule rests on in one article, the other names too."""
    if not new.ruled or not old.ruled:
        return new.ruled == old.ruled
    return new.ruled <= old.entities or old.ruled <= new.entities


def _vetoed(new: Telling, old: Telling) -> str:
    one, two = new.marks, old.marks
    if _disjoint(one.ordinals, two.ordinals):
        return "ordinal"
    if _disjoint(one.dates, two.dates):
        return "date"
    if _disjoint(one.weekdays, two.weekdays):
        return "weekday"
    if _elsewhere(new, old):
        return "place"
    return "" if _foreign(new, old) or not _counts_differ(one, two) else "number"


def _disjoint(one: frozenset[object], two: frozenset[object]) -> bool:
    return bool(one) and bool(two) and not one & two


def _counts_differ(one: Marks, two: Marks) -> bool:
    """Whether the same thing is counted here and there with other numbers."""
    for unit in {unit for unit, _ in one.counted} & {unit for unit, _ in two.counted}:
        mine = {value for other, value in one.counted if other == unit}
        if not mine & {value for other, value in two.counted if other == unit}:
            return True
    return False


def _elsewhere(new: Telling, old: Telling) -> bool:
    """Each is said to have happened where the other is not: Erbil and Basra; not Erbil and Iraq."""
    return bool(_only(new, old)) and bool(_only(old, new))


def _only(one: Telling, two: Telling) -> set[str]:
    """The places one is located at that the other does not name, nor a part or the whole of."""
    wholes, theirs = one.wholes | two.wholes, _leaves(two)
    found = set()
    for place in one.marks.located & _leaves(one):
        near = {place} | {part for part, whole in wholes if whole == place} | {w for part, w in wholes if part == place}
        if not near & theirs:
            found.add(place)
    return found


def _leaves(one: Telling) -> frozenset[str]:
    """The places it names of which it names no part: Erbil, where it says Erbil and Iraq."""
    return one.places - {whole for part, whole in one.wholes if part in one.places}

"""Is one text a copy of another? Decided on the tokens themselves, with the figures that say why.

C5: containment of the shorter in the longer on 5-word shingles. U: the same without quoted text.
J3: Jaccard on 3-word shingles. Lead: overlap of the first 60 tokens on 3-word shingles. Rule and
thresholds: docs/deduplication.md.
"""

from __future__ import annotations

from difflib import SequenceMatcher

import msgspec

from agents.deduplicate.fold import Folded
from agents.records import Evidence, Passage

LEAD = 60
CONTAINED_FACTOR = 3.0  # the longer more than three times the shorter: contained, not copied
CUT_SHARE = 0.6
PASSAGES = 3
ALIGNED = 1500  # tokens of each that passages are looked for in: aligning is quadratic
SHORTEST_PASSAGE = 8  # tokens

Shingles = set[tuple[str, ...]]


class Match(msgspec.Struct, frozen=True):
    """How two texts relate: `copy`, `contained` or nothing; and its form and figures."""

    relation: str
    form: str
    evidence: Evidence


def compare(new: Folded, old: Folded) -> Match:
    """Compare a text with an earlier one; ratios are 0 to 1, rounded to 3 decimals for the record only."""
    shorter, longer = (new, old) if len(new.tokens) <= len(old.tokens) else (old, new)
    if not shorter.tokens:
        return Match("", "", Evidence())
    c5 = _containment(_shingles(shorter.tokens, 5), _shingles(longer.tokens, 5))
    u = _containment(_shingles(shorter.unquoted, 5), _shingles(longer.tokens, 5))
    j3 = _jaccard(_shingles(new.tokens, 3), _shingles(old.tokens, 3))
    lead = _containment(_shingles(shorter.tokens[:LEAD], 3), _shingles(longer.tokens[:LEAD], 3))
    evidence = Evidence(c5=round(c5, 3), u=round(u, 3), j3=round(j3, 3), lead=round(lead, 3))
    factor = len(longer.tokens) / len(shorter.tokens)
    if factor > CONTAINED_FACTOR:
        held = c5 >= 0.70 and u >= 0.60 and len(shorter.tokens) >= 30
        return Match("contained" if held else "", "extended" if longer is new else "cut", evidence)
    whole = c5 >= 0.70 and u >= 0.60
    led = c5 >= 0.60 and lead >= 0.50 and u >= 0.50
    edited = j3 >= 0.50 and u >= 0.35
    form = "exact" if new.tokens == old.tokens else _form(new, old, whole or led)
    return Match("copy" if whole or led or edited else "", form, evidence)


def _form(new: Folded, old: Folded, whole: bool) -> str:
    if len(new.tokens) < CUT_SHARE * len(old.tokens):
        return "cut"
    if len(old.tokens) < CUT_SHARE * len(new.tokens):
        return "extended"
    return "" if whole else "edited"


def passages(new: Folded, old: Folded) -> tuple[Passage, ...]:
    """The longest stretches that both share, in the order of the new text, with offsets in each."""
    matcher = SequenceMatcher(None, new.tokens[:ALIGNED], old.tokens[:ALIGNED], autojunk=False)
    blocks = [block for block in matcher.get_matching_blocks() if block.size >= SHORTEST_PASSAGE]
    longest = sorted(sorted(blocks, key=lambda block: (-block.size, block.a))[:PASSAGES], key=lambda block: block.a)
    return tuple(_passage(new, old, block.a, block.b, block.size) for block in longest)


def _passage(new: Folded, old: Folded, a: int, b: int, size: int) -> Passage:
    start, end = new.spans[a][0], new.spans[a + size - 1][1]
    return Passage(
        start=start,
        end=end,
        original_start=old.spans[b][0],
        original_end=old.spans[b + size - 1][1],
        quote=new.text[start : min(end, start + 300)],
    )


def differing(new: Folded, old: Folded) -> tuple[str, ...]:
    """The numbers that stand in one text and not in the other, `+` new and `-` gone."""
    gone = [f"-{number}" for number in sorted(old.numbers - new.numbers)]
    return tuple([f"+{number}" for number in sorted(new.numbers - old.numbers)] + gone)[:20]


def _shingles(tokens: list[str], size: int) -> Shingles:
    return {tuple(tokens[at : at + size]) for at in range(max(1, len(tokens) - size + 1))}


def _containment(part: Shingles, whole: Shingles) -> float:
    return len(part & whole) / len(part)


def _jaccard(one: Shingles, other: Shingles) -> float:
    return len(one & other) / len(one | other)

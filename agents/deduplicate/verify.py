"""Is one text a copy of another? Decided on the tokens themselves, with the figures that say why.

C5: containment of the shorter in the longer on 5-word shingles. U: the same without quoted text.
J3: Jaccard on 3-word shingles. Lead: overlap of the first 60 tokens on 3-word shingles. Rule and
thresholds: docs/deduplication.md.
"""

from __future__ import annotations

from itertools import pairwise

import msgspec

from agents.deduplicate.align import WIDE, Block, blocks, core, coverage, straight
from agents.deduplicate.fold import Folded
from agents.records import Evidence, Passage

LEAD = 60
CONTAINED_FACTOR = 3  # the longer more than three times the shorter: contained, not copied
CUT_SHARE = 0.6
SHORTEST = 20  # tokens below which nothing but the same text is a copy
PASSAGES = 3
SHORTEST_PASSAGE = 8  # tokens
QUOTE = 300  # characters of a passage that stand in the record
EDITED_COVER = 0.66
DRIFT = 0.15  # of the shared tokens, that single words put in and left out make
RECAST_SHARE = 0.60  # of a piece under a new lede, copied
RECAST_COVER = 0.95
RECAST_TAIL = 12  # own tokens at its end: a credit, a footer
RECAST_FROM = 0.3  # of the other, skipped before the copied part: its own lede

Shingles = set[tuple[str, ...]]


class Match(msgspec.Struct, frozen=True):
    """How two texts relate: `copy`, `contained` or nothing; its form, its figures, the shared stretches (new, old)."""

    relation: str
    form: str
    evidence: Evidence
    blocks: tuple[Block, ...] = ()


class Figures(msgspec.Struct, frozen=True):
    """C5, U, J3 and lead of a pair, 0 to 1, not rounded."""

    c5: float
    u: float
    j3: float
    lead: float

    def evidence(self) -> Evidence:
        """As they stand in the record: 3 decimals."""
        c5, u, j3, lead = (round(value, 3) for value in (self.c5, self.u, self.j3, self.lead))
        return Evidence(c5=c5, u=u, j3=j3, lead=lead)


def compare(new: Folded, old: Folded) -> Match:
    """Compare a text with an earlier one."""
    shorter, longer = (new, old) if len(new.tokens) <= len(old.tokens) else (old, new)
    if not shorter.tokens:
        return Match("", "", Evidence())
    figures = measure(shorter, longer)
    if new.tokens == old.tokens:
        return Match("copy", "exact", figures.evidence(), (Block(0, 0, len(new.tokens)),))
    if max(figures.c5, figures.j3) < 0.1 or len(shorter.tokens) < SHORTEST:
        return Match("", "", figures.evidence())
    found = blocks(shorter.tokens, longer.tokens)
    relation, form = _relation(figures, found, shorter, longer)
    if form == "" and len(shorter.tokens) < CUT_SHARE * len(longer.tokens):
        form = "cut" if shorter is new else "extended"
    turned = found if shorter is new else [Block(there, here, size) for here, there, size in found]
    return Match(relation, form, figures.evidence(), tuple(turned))


def measure(shorter: Folded, longer: Folded) -> Figures:
    """The figures of a pair."""
    five, three = longer.shingles(5), longer.shingles(3)
    own = shorter.shingles(3)
    return Figures(
        c5=_containment(shorter.shingles(5), five),
        u=_containment(_shingles(shorter.unquoted, 5), five) if len(shorter.unquoted) >= 5 else 0.0,
        j3=len(own & three) / len(own | three),
        lead=_containment(_shingles(shorter.tokens[:LEAD], 3), _shingles(longer.tokens[:LEAD], 3)),
    )


def _relation(figures: Figures, found: list[Block], shorter: Folded, longer: Folded) -> tuple[str, str]:
    """`copy`, `contained` or nothing, and `edited` where only that rule held."""
    count = len(shorter.tokens)
    if len(longer.tokens) > CONTAINED_FACTOR * count:
        held = figures.c5 >= 0.70 and figures.u >= 0.60 and (count >= 30 or figures.c5 >= 0.90)
        return ("contained", "") if held or _scattered(figures, found, shorter) else ("", "")
    if _whole(figures, found, count) or _recast(figures, found, shorter, longer):
        return "copy", ""
    if _edited(figures) or _scattered(figures, found, shorter):
        return "copy", "edited"
    return "", ""


def _whole(figures: Figures, found: list[Block], count: int) -> bool:
    """The text of the other; with other first lines it must be most of it, or one long piece."""
    if figures.c5 >= 0.60 and figures.lead >= 0.50 and figures.u >= 0.50:
        return True
    if figures.c5 < 0.70 or figures.u < 0.60:
        return False
    return figures.c5 >= 0.75 or figures.lead >= 0.30 or coverage(found, count).longest >= 0.40 * count


def _edited(figures: Figures) -> bool:
    """Much the same words; two pages that are nearly only one letter are copies although it is quoted."""
    if figures.j3 >= 0.65 and figures.c5 >= 0.85:
        return True
    return figures.j3 >= 0.50 and figures.u >= 0.35 and figures.lead >= 0.30


def _scattered(figures: Figures, found: list[Block], shorter: Folded) -> bool:
    """Words changed all over: short gaps everywhere, no stretch of its own anywhere."""
    count = len(shorter.tokens)
    found = straight(found)
    seen = coverage(found, count)
    if count < 80 or seen.share < EDITED_COVER or seen.wide > 0.06 * count:
        return False
    return figures.u >= 0.20 and _in_order(found)


def _in_order(found: list[Block]) -> bool:
    """Nearly every stretch follows the last, and what lies between is as long in one as in the other."""
    apart = drift = 0
    for before, after in pairwise(found):
        here = after.here - before.here - before.size
        there = after.there - before.there - before.size
        if there < -before.size:
            apart += 1
        else:
            drift += min(abs(here - there), WIDE)
    covered = sum(block.size for block in found)
    return apart <= 0.1 * (len(found) - 1) and drift <= DRIFT * covered


def _recast(figures: Figures, found: list[Block], shorter: Folded, longer: Folded) -> bool:
    """Another's text under a new lede, its tail cut: own tokens at the head, hardly one after it."""
    count = len(shorter.tokens)
    middle = core(found, count)
    if not middle or figures.u < 0.45:
        return False
    end = middle[-1].here + middle[-1].size
    if count - end > RECAST_TAIL or middle[0].there > RECAST_FROM * len(longer.tokens):
        return False
    length = end - middle[0].here
    covered = sum(block.size for block in middle)
    return length >= max(RECAST_SHARE * count, 50) and covered >= RECAST_COVER * length


def passages(new: Folded, old: Folded, found: tuple[Block, ...]) -> tuple[Passage, ...]:
    """The longest stretches that both share, in the order of the new text, with offsets in each."""
    long = [block for block in found if block.size >= min(SHORTEST_PASSAGE, len(new.tokens))]
    longest = sorted(sorted(long, key=lambda block: (-block.size, block.here))[:PASSAGES])
    return tuple(_passage(new, old, block) for block in longest)


def _passage(new: Folded, old: Folded, block: Block) -> Passage:
    start, end = new.spans[block.here][0], new.spans[block.here + block.size - 1][1]
    return Passage(
        start=start,
        end=end,
        original_start=old.spans[block.there][0],
        original_end=old.spans[block.there + block.size - 1][1],
        quote=new.text[start : min(end, start + QUOTE)],
    )


def differing(new: Folded, old: Folded) -> tuple[str, ...]:
    """The numbers and names that stand in one text and not in the other, `+` new and `-` gone; 20 at most."""
    fresh = sorted(new.numbers - old.numbers) + sorted(new.names.keys() - set(old.tokens))
    gone = sorted(old.numbers - new.numbers) + sorted(old.names.keys() - set(new.tokens))
    return tuple([f"+{token}" for token in fresh[:10]] + [f"-{token}" for token in gone[:10]])


def _shingles(tokens: list[str], size: int) -> Shingles:
    return {tuple(tokens[at : at + size]) for at in range(max(1, len(tokens) - size + 1))}


def _containment(part: Shingles, whole: Shingles) -> float:
    return len(part & whole) / len(part)

"""What a pair of texts is to each other: the figures, and the rules on them. Reasons: docs/deduplication.md.

C5: containment of the shorter in the longer on 5-word shingles. U: the same without quoted text.
J3: Jaccard on 3-word shingles. Lead: overlap of the first 60 tokens on 3-word shingles.
"""

from __future__ import annotations

from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from agents.deduplicate.align import WIDE, Block, blocks, chain, coverage
from agents.deduplicate.fold import Folded
from agents.records import Evidence

LEAD = 60
CONTAINED_FACTOR = 3  # the longer more than three times the shorter: contained, not copied
SHORTEST = 20  # tokens below which nothing but the same text is a copy
NARRATED = 40  # tokens of a report around what it prints of others'
NARRATED_SHARE = 1 / 3
EDITED_TOKENS = 80
EDITED_COVER = 0.62
EDITED_WIDE = 0.06  # of a text, in own stretches of 16 tokens and more
DRIFT = 0.15  # of the shared tokens, that single words put in and left out make
RECAST_SHARE = 0.55  # of a piece under a new lede, copied
RECAST_TOKENS = 50
RECAST_COVER = 0.94
RECAST_VERBATIM = 0.985  # where the own part is more than a quarter
RECAST_TAIL = 12  # own tokens at its end: a credit, a footer
RECAST_FROM = 0.4  # of the other, skipped before the copied part: its own lede
RECAST_CUT = 0.15  # of the other, left out after it: then the part may begin further down
RECAST_FROM_CUT = 0.6
RECAST_U = 0.45
RECAST_VERBATIM_U = 0.30

Shingles = set[tuple[str, ...]]


class Pair:
    """Two texts, the shorter first, with what was worked out about them."""

    def __init__(self, shorter: Folded, longer: Folded) -> None:
        self.shorter = shorter
        self.longer = longer
        self.count = len(shorter.tokens)
        five, three, own = longer.shingles(5), longer.shingles(3), shorter.shingles(3)
        unquoted = shorter.unquoted
        self.c3 = containment(own, three)
        self.c5 = containment(shorter.shingles(5), five)
        self.u = containment(shingles(unquoted, 5), five) if len(unquoted) >= 5 else 0.0
        self.j3 = len(own & three) / len(own | three)
        self.lead = containment(shingles(shorter.tokens[:LEAD], 3), shingles(longer.tokens[:LEAD], 3))

    @cached_property
    def tiles(self) -> list[Block]:
        """The shared stretches, whatever their order in the longer."""
        return blocks(self.shorter.tokens, self.longer.tokens)

    @cached_property
    def chain(self) -> list[Block]:
        """The shared stretches in one order."""
        return chain(self.shorter.tokens, self.longer.tokens)

    def evidence(self) -> Evidence:
        """As the figures stand in the record: 3 decimals."""
        c5, u, j3, lead = (round(value, 3) for value in (self.c5, self.u, self.j3, self.lead))
        return Evidence(c5=c5, u=u, j3=j3, lead=lead)


def relation(pair: Pair) -> tuple[str, str]:
    """`copy`, `contained` or nothing, and `edited` where only the rules for edited texts held."""
    # Two thirds covered in stretches of 3 tokens are 2 in 9 of the 3-word shingles at least: no rule holds below.
    if pair.count < SHORTEST or (pair.c5 < 0.60 and pair.c3 < 0.20):
        return "", ""
    if len(pair.longer.tokens) > CONTAINED_FACTOR * pair.count:
        held = pair.c5 >= 0.70 and pair.u >= 0.60 and (pair.count >= 30 or pair.c5 >= 0.90)
        found = ("contained", "") if held or scattered(pair) or recast(pair) else ("", "")
    elif whole(pair) or recast(pair):
        found = "copy", ""
    else:
        found = ("copy", "edited") if edited(pair) or scattered(pair) else ("", "")
    return ("", "") if found[0] and document(pair) else found


def document(pair: Pair) -> bool:
    """Two reports on one letter: what the shorter tells in its own voice is not in the other, as its quotes are."""
    told, five = pair.shorter.narrated, pair.longer.shingles(5)
    own = {shingle for run in told for shingle in zip(*(run[at:] for at in range(5)), strict=False)}
    rest = pair.shorter.shingles(5) - own
    if not own or not rest or sum(map(len, told)) < NARRATED or pair.lead >= 0.50:
        return False
    return containment(own, five) < NARRATED_SHARE * containment(rest, five)


def whole(pair: Pair) -> bool:
    """The text of the other; with other first lines it must be most of it, or one long piece."""
    if pair.c5 >= 0.60 and pair.lead >= 0.50 and pair.u >= 0.50:
        return True
    if pair.c5 < 0.70 or pair.u < 0.60:
        return False
    return pair.c5 >= 0.75 or pair.lead >= 0.30 or coverage(pair.tiles, pair.count).longest >= 0.40 * pair.count


def edited(pair: Pair) -> bool:
    """Much the same words; two pages that are nearly only one letter are copies although it is quoted."""
    if pair.j3 >= 0.65:
        return pair.c5 >= 0.85 or pair.u >= 0.60
    return pair.j3 >= 0.50 and pair.u >= 0.35 and pair.lead >= 0.30


def scattered(pair: Pair) -> bool:
    """Words changed all over: short gaps everywhere, no stretch of its own anywhere, in either text."""
    if pair.count < EDITED_TOKENS or pair.u < 0.20:
        return False
    here = coverage(pair.chain, pair.count)
    if here.share < EDITED_COVER or here.wide > EDITED_WIDE * pair.count:
        return False
    gaps = [(b.here - a.here - a.size, b.there - a.there - a.size) for a, b in pairwise(pair.chain)]
    left_out = sum(there for _, there in gaps if there >= WIDE)
    drift = sum(min(abs(here - there), WIDE) for here, there in gaps)
    covered = here.share * pair.count
    return left_out <= EDITED_WIDE * pair.count and drift <= DRIFT * covered


def recast(pair: Pair) -> bool:
    """Another's text under a new lede, its tail cut: own tokens at the head, hardly one after it.

    Reports on two events share their agency's background too, but at the end of both: what begins far down must
    be cut from the middle.
    """
    stretch = _last_stretch(pair.chain)
    if stretch is None or pair.count - stretch.end > RECAST_TAIL:
        return False
    other = len(pair.longer.tokens)
    cut = other - stretch.first.there - stretch.there >= RECAST_CUT * other
    if stretch.first.there > (RECAST_FROM_CUT if cut else RECAST_FROM) * other:
        return False
    length = stretch.end - stretch.first.here
    if length < max(RECAST_SHARE * pair.count, RECAST_TOKENS):
        return False
    cover = stretch.covered / max(length, stretch.there)
    if cover >= RECAST_VERBATIM:
        return pair.u >= RECAST_VERBATIM_U
    return cover >= RECAST_COVER and length >= 0.75 * pair.count and pair.u >= RECAST_U


class Stretch(NamedTuple):
    """A nearly unbroken run: its first block, its end and covered tokens here, its length in the other text."""

    first: Block
    end: int
    covered: int
    there: int


def _last_stretch(found: list[Block]) -> Stretch | None:
    """The longest that ends where the shared part ends."""
    solid = [at for at, block in enumerate(found) if block.size >= 6]
    if not solid:
        return None
    last = found[solid[-1]]
    best, covered = None, 0
    for at in range(solid[-1], -1, -1):
        block = found[at]
        covered += block.size
        there = last.there + last.size - block.there
        if block.size >= 6 and covered >= RECAST_COVER * max(last.here + last.size - block.here, there):
            best = Stretch(block, last.here + last.size, covered, there)
    return best


def shingles(tokens: list[str], size: int) -> Shingles:
    """The distinct runs of `size` tokens; the whole where it is shorter."""
    return {tuple(tokens[at : at + size]) for at in range(max(1, len(tokens) - size + 1))}


def containment(part: Shingles, whole: Shingles) -> float:
    """The share of `part` that `whole` holds."""
    return len(part & whole) / len(part)

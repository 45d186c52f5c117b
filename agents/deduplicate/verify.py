"""Is one text a copy of another? Decided on the tokens themselves, with the figures and passages that say why."""

from __future__ import annotations

import msgspec

from agents.deduplicate.align import Block, blocks
from agents.deduplicate.fold import Folded
from agents.deduplicate.relation import Pair, relation
from agents.records import Evidence, Passage

CUT_SHARE = 0.6
PASSAGES = 3
SHORTEST_PASSAGE = 8  # tokens
QUOTE = 300  # characters of a passage that stand in the record


class Match(msgspec.Struct, frozen=True):
    """How two texts relate: `copy`, `contained` or nothing; its form, its figures.

    `blocks`: the shared stretches (new, old), whatever their order; `chain`: those in one order.
    """

    relation: str
    form: str
    evidence: Evidence
    blocks: tuple[Block, ...] = ()
    chain: tuple[Block, ...] = ()


def compare(new: Folded, old: Folded) -> Match:
    """Compare a text with an earlier one."""
    shorter, longer = (new, old) if len(new.tokens) <= len(old.tokens) else (old, new)
    if not shorter.tokens:
        return Match("", "", Evidence())
    pair = Pair(shorter, longer)
    if new.tokens == old.tokens:
        whole = (Block(0, 0, pair.count),)
        return Match("copy", "exact", pair.evidence(), whole, whole)
    found, form = relation(pair)
    if form == "" and pair.count < CUT_SHARE * len(longer.tokens):
        form = "cut" if shorter is new else "extended"
    if not found:
        return Match("", form, pair.evidence())
    return Match(found, form, pair.evidence(), _turned(pair.tiles, new, pair), _turned(pair.chain, new, pair))


def shared(new: Folded, old: Folded) -> tuple[Block, ...]:
    """The shared stretches of texts that are no copies of each other."""
    return tuple(blocks(new.tokens, old.tokens))


def _turned(found: list[Block], new: Folded, pair: Pair) -> tuple[Block, ...]:
    if pair.shorter is new:
        return tuple(found)
    return tuple(Block(there, here, size) for here, there, size in found)


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
    fresh = sorted(new.numbers - old.numbers) + sorted(new.names.keys() - old.vocabulary)
    gone = sorted(old.numbers - new.numbers) + sorted(old.names.keys() - new.vocabulary)
    return tuple([f"+{token}" for token in fresh[:10]] + [f"-{token}" for token in gone[:10]])

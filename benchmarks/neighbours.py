"""The methods beside ours: exact hash, containment, MinHash LSH (datasketch, rensa), SimHash; texts in, pairs out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from itertools import combinations
from typing import Any

from agents.deduplicate.fold import Folded
from agents.deduplicate.sketch import sketch
from agents.wire import digest

Pair = frozenset[str]


def exact(texts: dict[str, Folded]) -> set[Pair]:
    by: defaultdict[str, list[str]] = defaultdict(list)
    for id, text in texts.items():
        by[digest("text", *text.tokens)].append(id)
    return {frozenset(pair) for ids in by.values() for pair in combinations(ids, 2)}


def containment(texts: dict[str, Folded]) -> set[Pair]:
    """Of the shorter in the longer, word 5-grams, among the same candidates."""
    by: defaultdict[int, list[str]] = defaultdict(list)
    pairs = set()
    for id, text in texts.items():
        for key in sketch(text.tokens).keys:
            pairs |= {frozenset((id, other)) for other in by[key] if other != id}
            by[key].append(id)
    return {pair for pair in pairs if _contained(*(texts[id].shingles(5) for id in pair)) >= 0.70}


def _contained(one: set[tuple[str, ...]], other: set[tuple[str, ...]]) -> float:
    return len(one & other) / min(len(one), len(other))


def minhash(threshold: float) -> Callable[[dict[str, Folded]], set[Pair]]:
    """datasketch's MinHash LSH: word 5-grams, 128 permutations."""

    def pairs(texts: dict[str, Folded]) -> set[Pair]:
        from datasketch import MinHash, MinHashLSH  # noqa: PLC0415 -- a bench extra

        lsh = MinHashLSH(threshold=threshold, num_perm=128)
        found: set[Pair] = set()
        for id, text in texts.items():
            made = MinHash(num_perm=128)
            made.update_batch([" ".join(shingle).encode() for shingle in text.shingles(5)])
            found |= {frozenset((id, other)) for other in lsh.query(made)}
            lsh.insert(id, made)
        return found

    return pairs


def rminhash(threshold: float) -> Callable[[dict[str, Folded]], set[Pair]]:
    """rensa's MinHash, all pairs that LSH names and whose estimate holds."""

    def pairs(texts: dict[str, Folded]) -> set[Pair]:
        from rensa import RMinHash, RMinHashLSH  # noqa: PLC0415 -- a bench extra

        lsh, made, names = RMinHashLSH(threshold=threshold, num_perm=128, num_bands=32), [], list(texts)
        found: set[Pair] = set()
        for number, id in enumerate(names):
            made.append(RMinHash(num_perm=128, seed=1))
            made[-1].update([" ".join(shingle) for shingle in texts[id].shingles(5)])
            near = [other for other in lsh.query(made[-1]) if made[other].jaccard(made[-1]) >= threshold]
            found |= {frozenset((id, names[other])) for other in near}
            lsh.insert(number, made[-1])
        return found

    return pairs


def simhash(most: int) -> Callable[[dict[str, Folded]], set[Pair]]:
    """64 bits over word 3-grams (Charikar 2002), compared with all others."""

    def pairs(texts: dict[str, Folded]) -> set[Pair]:
        import numpy as np  # noqa: PLC0415

        names = list(texts)
        bits = np.array([_simhash(text) for text in texts.values()])
        found: set[Pair] = set()
        for at in range(len(names)):
            near = np.nonzero((bits[at + 1 :] != bits[at]).sum(axis=1) <= most)[0]
            found |= {frozenset((names[at], names[at + 1 + int(other)])) for other in near}
        return found

    return pairs


def _simhash(text: Folded) -> Any:
    import hashlib  # noqa: PLC0415

    import numpy as np  # noqa: PLC0415

    raw = b"".join(hashlib.blake2b(" ".join(gram).encode(), digest_size=8).digest() for gram in text.shingles(3))
    return np.unpackbits(np.frombuffer(raw, dtype=np.uint8).reshape(-1, 8), axis=1).mean(axis=0) > 0.5


METHODS: dict[str, Callable[[dict[str, Folded]], set[Pair]]] = {
    "exact hash": exact,
    "SimHash k<=3": simhash(3),
    "SimHash k<=6": simhash(6),
    "MinHash LSH J>=.5 (datasketch)": minhash(0.5),
    "MinHash LSH J>=.8 (datasketch)": minhash(0.8),
    "MinHash LSH J>=.5 (rensa)": rminhash(0.5),
    "containment >= .70": containment,
}

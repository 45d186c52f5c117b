"""Copies: quality on labelled articles, perturbations, series, speed; beside hashes, SimHash, MinHash, containment."""

from __future__ import annotations

import random
import time
from collections import defaultdict
from collections.abc import Callable
from itertools import combinations
from typing import Any

import orjson

from agents.deduplicate.corpus import judge_corpus
from agents.deduplicate.fold import Folded
from agents.deduplicate.sketch import sketch
from agents.deduplicate.stage import Deduplicate
from agents.records import EPOCH, Article, Time
from agents.stage import Fold
from agents.wire import digest
from benchmarks.copying import CHANGES
from benchmarks.perturbed import DATA, tables
from benchmarks.prose import article

Pair = frozenset[str]
BOOTSTRAP = 1000
GOALS = {
    "new lede, cut tail": 0.80,
    "10 % of words edited": 0.80,
    "15 % of words edited": 0.80,
    "20 % of words edited": 0.80,
    "embedded in 4x": 0.80,
}


def run(quick: bool) -> dict[str, Any]:
    """Rows for the table, and the goals."""
    rows: list[dict[str, Any]] = []
    goals: list[dict[str, Any]] = []
    for part in (_labelled, _perturbed, _speed):
        more_rows, more_goals = part(quick)
        rows += more_rows
        goals += more_goals
    return {"rows": rows, "goals": goals}


def _goal(name: str, value: float, goal: float, at_most: bool = False) -> dict[str, Any]:
    met = value <= goal if at_most else value >= goal
    return {"name": name, "value": round(value, 4), "goal": goal, "met": met}


def _row(what: str, method: str, **figures: float) -> dict[str, Any]:
    return {"what": what, "method": method} | {name: round(value, 4) for name, value in figures.items()}


# Quality on labelled articles


def _labelled(quick: bool) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    folder = DATA / "dedup" / "fnc-1"
    if not folder.exists():
        return [{"what": "fnc-1", "method": f"not here ({folder}): left out"}], []
    lines = (folder / "articles.jsonl").read_bytes().splitlines()
    labels = {frozenset((p["a"], p["b"])): p["label"] for p in map(orjson.loads, (folder / "pairs.jsonl").open("rb"))}
    texts = {one["id"]: Folded(one["text"]) for one in map(orjson.loads, lines)}
    rows, figures = [], {}
    for name, method in METHODS.items():
        found = ours(lines) if name == "vedette" else method(texts)
        figures[name] = _quality(found, labels, texts, quick)
        rows.append(_row("fnc-1", name, **figures[name]))
    best = figures["vedette"]
    return rows, [
        _goal("strict F1", best["f1"], 0.97),
        _goal("strict F1, lower bound", best["low"], 0.945),
        _goal("ARI", best["ari"], 0.95),
        _goal("above plain containment", best["f1"] - figures["containment >= .70"]["f1"], 0.0001),
    ]


def ours(lines: list[bytes]) -> set[Pair]:
    """The pairs that `vedette copies` names."""
    judged = [line for _, line in judge_corpus(lines)]
    return {frozenset((line["id"], match["id"])) for line in judged for match in line["matches"]}


def _quality(found: set[Pair], labels: dict[Pair, str], texts: dict[str, Folded], quick: bool) -> dict[str, float]:
    told = {pair for pair in found if labels.get(pair, "-") not in {"U", "S"}}
    copies = {pair for pair, label in labels.items() if label == "D"}
    precision, recall, f1 = _prf(told, copies)
    lenient = _prf({pair for pair in told if labels.get(pair) != "P"}, copies)
    low, high = _bootstrap(told, copies, 200 if quick else BOOTSTRAP)
    ari = _ari(_groups(copies, texts), _groups(told, texts))
    return {"p": precision, "r": recall, "f1": f1, "low": low, "high": high, "lenient": lenient[2], "ari": ari}


def _prf(told: set[Pair], copies: set[Pair]) -> tuple[float, float, float]:
    hit = len(told & copies)
    return hit / max(1, len(told)), hit / max(1, len(copies)), 2 * hit / max(1, len(told) + len(copies))


def _bootstrap(told: set[Pair], copies: set[Pair], times: int) -> tuple[float, float]:
    """The 95 % interval of F1 over pairs drawn with replacement (percentile, Efron 1979)."""
    chance, pairs = random.Random(1), sorted(told | copies, key=sorted)
    weights = [((pair in told) and (pair in copies), (pair in told) + (pair in copies)) for pair in pairs]
    values = []
    for _ in range(times):
        drawn = chance.choices(weights, k=len(weights))
        values.append(2 * sum(hit for hit, _ in drawn) / sum(size for _, size in drawn))
    values.sort()
    return values[int(0.025 * times)], values[int(0.975 * times) - 1]


def _groups(pairs: set[Pair], texts: dict[str, Folded]) -> dict[str, str]:
    root = {id: id for id in texts}

    def find(id: str) -> str:
        while root[id] != id:
            id = root[id]
        return id

    for one, other in map(sorted, sorted(pairs, key=sorted)):
        root[find(one)] = find(other)
    return {id: find(id) for id in texts}


def _ari(truth: dict[str, str], told: dict[str, str]) -> float:
    """Adjusted Rand index of two groupings (Hubert and Arabie 1985)."""
    cells: defaultdict[tuple[str, str], int] = defaultdict(int)
    rows: defaultdict[str, int] = defaultdict(int)
    columns: defaultdict[str, int] = defaultdict(int)
    for id, group in truth.items():
        cells[group, told[id]] += 1
        rows[group] += 1
        columns[told[id]] += 1
    both, one, other = (sum(n * (n - 1) // 2 for n in table.values()) for table in (cells, rows, columns))
    expected = one * other / (len(truth) * (len(truth) - 1) / 2)
    return (both - expected) / ((one + other) / 2 - expected)


# The methods beside it


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
    "vedette": lambda _: set(),
}


# Perturbations and series


def _perturbed(quick: bool) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    rows, figures = tables(quick)
    goals = []
    for change in CHANGES:
        worst = min(figures["found"], key=lambda name: figures["found"][name][change])
        goals.append(_goal(f"found, {change} ({worst})", figures["found"][worst][change], GOALS.get(change, 0.95)))
    goals += [_goal(f"called copies: {name}", value, 0.01, at_most=True) for name, value in figures["false"].items()]
    for name, value in figures["series"].items():
        lost = name.startswith("copies")
        goals.append(_goal(name, value, 0.03 if lost else 0.90, at_most=lost))
    return rows, goals


# Speed


def _speed(quick: bool) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Sketch and look-up of articles of about 400 words, at an empty and at a full window; CPU, not wall."""
    full, probes = (2_000, 200) if quick else (20_000, 1_000)
    stage = Deduplicate()
    fold: Any = Fold(stage)  # type: ignore[arg-type]
    rows, last = [], 0.0
    for what, number in (("empty", 0), (f"{full:,} articles", full)):
        for at in range(len(fold.state.known), number):
            fold.take(_article(at))
        articles = [_article(10_000_000 + number + at) for at in range(probes)]
        begun = time.process_time()
        for one in articles:
            fold.state.candidates(stage.prepare(one).sketch)
        last = (time.process_time() - begun) / probes * 1000
        rows.append(_row("speed, ms of CPU", what, sketch_and_lookup=last))
    begun = time.process_time()
    for at in range(probes):
        fold.take(_article(20_000_000 + at))
    rows.append(_row("speed, articles per CPU-second", what, judged=probes / (time.process_time() - begun)))
    size = sum(map(len, fold.state.values.values())) / len(fold.state.values)
    rows.append(_row("size, bytes of ledger", what, an_article=size))
    return rows, [_goal("sketch and look-up at a full window, ms", last, 0.35, at_most=True)]


def _article(number: int) -> Article:
    text = " ".join(article(random.Random(number), words=400))
    return Article(id=digest("bench", number), source="bench", text=text, fetched_at=Time.of(EPOCH))

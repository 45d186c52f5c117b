"""Copies: quality on labelled articles, perturbations, series, speed; beside hashes, SimHash, MinHash, containment."""

from __future__ import annotations

import random
import time
from collections import defaultdict
from typing import Any, cast

import orjson

from agents.deduplicate.corpus import judge_corpus
from agents.deduplicate.fold import Folded
from agents.deduplicate.ruling import Prepared
from agents.deduplicate.stage import Deduplicate
from agents.deduplicate.window import Window
from agents.stage import Fold, Stage
from benchmarks.copying import CHANGES
from benchmarks.neighbours import METHODS, Pair
from benchmarks.perturbed import DATA, tables
from benchmarks.stream import article

BOOTSTRAP = 1000
ROUNDS = 5
APART = 20_000  # ms between the articles of a full window
GOALS = {
    "new lede, cut tail": 0.80,
    "10 % of words edited": 0.80,
    "15 % of words edited": 0.80,
    "20 % of words edited": 0.80,
    "embedded in 4x": 0.80,
    "3 % of characters misread": 0.80,
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
    articles = {one["id"]: one["text"] for one in map(orjson.loads, lines)}
    rows, figures = [], {}
    for name, method in [*METHODS.items(), ("vedette", None)]:
        begun = time.process_time()
        found = ours(lines) if method is None else method({id: Folded(text) for id, text in articles.items()})
        per_second = len(lines) / (time.process_time() - begun)
        figures[name] = _quality(found, labels, list(articles), quick)
        rows.append(_row("fnc-1", name, **figures[name], articles_per_cpu_s=round(per_second)))
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


def _quality(found: set[Pair], labels: dict[Pair, str], ids: list[str], quick: bool) -> dict[str, float]:
    told = {pair for pair in found if labels.get(pair, "-") not in {"U", "S"}}
    copies = {pair for pair, label in labels.items() if label == "D"}
    precision, recall, f1 = _prf(told, copies)
    lenient = _prf({pair for pair in told if labels.get(pair) != "P"}, copies)
    low, high = _bootstrap(told, copies, 200 if quick else BOOTSTRAP)
    ari = _ari(_groups(copies, ids), _groups(told, ids))
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


def _groups(pairs: set[Pair], ids: list[str]) -> dict[str, str]:
    root = {id: id for id in ids}

    def find(id: str) -> str:
        while root[id] != id:
            id = root[id]
        return id

    for one, other in map(sorted, sorted(pairs, key=sorted)):
        root[find(one)] = find(other)
    return {id: find(id) for id in ids}


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
    fold = Fold(cast(Stage, Deduplicate()))
    rows, last = [], 0.0
    for what, begin in (("empty window", 0), (f"window of {full:,}", full)):
        for at in range(cast(Window, fold.state).articles, begin):
            fold.take(article(at, APART))
        last = _looked_up(fold, begin, probes)
        rows.append(_row("sketch and look-up, ms of CPU", what, value=last))
    begun = time.process_time()
    for at in range(full, full + probes):
        fold.take(article(at, APART))
    made = time.process_time()
    for at in range(full, full + probes):
        article(at, APART)
    spent = 2 * made - begun - time.process_time()  # without what it costs to invent them
    rows.append(_row("judged and remembered, articles per CPU-second", f"window of {full:,}", value=probes / spent))
    return rows, [_goal("sketch and look-up at a full window, ms", last, 0.35, at_most=True)]


def _looked_up(fold: Fold, begin: int, probes: int) -> float:
    """ms of CPU an article, with its folding; the best of five rounds, since other work on the cores costs CPU too."""
    stage, state = fold.stage, cast(Window, fold.state)
    articles = [article(begin + at, APART) for at in range(probes)]
    rounds = []
    for _ in range(ROUNDS):
        begun = time.process_time()
        for one in articles:
            state.candidates(cast(Prepared, stage.prepare(one)).sketch)
        rounds.append((time.process_time() - begun) / probes * 1000)
    return min(rounds)

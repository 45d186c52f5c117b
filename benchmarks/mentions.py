"""Mentions: what flagging costs by size of the watchlist and by script, beside other matchers; and how well it finds.

Speed is CPU time of one process, records encoded; a warm-up comes first, the median of the rounds counts.
Each contender sees the same texts in turns, and what it finds is held against the names that were put in.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from typing import Any

from agents.flag.compile import Compiled, compile_watchlist
from agents.flag.reading import parse
from agents.flag.stage import Flag
from agents.flag.versions import load
from agents.keys import SHIPPED_WATCHLIST
from agents.records import Judged, Mentions
from agents.stage import Fold
from agents.wire import encode
from benchmarks import holding, naming, watching
from benchmarks.report import goal

SIZES = ((1_000, 1_000, 5), (10_000, 10_000, 5), (100_000, 10_000, 30))  # aliases, rules, names in each article
SCRIPTS = ("ar", "fa", "he", "ru", "zh")
FASTEST = {10_000: 4_000, 100_000: 2_500}  # articles a second of CPU time
OTHER_SCRIPTS = 1_500
RELOAD = 3.0  # seconds for 100,000 aliases
ROUNDS = 5
LONGEST = 260_000  # characters, about what a text is cut at
HELD = 6.0  # of four times the text: 4 and what noise adds; comparing all with all would be 16
HOSTILE = {
    "name and context": "Patriot radar ",
    "decoys": "Patriot Act Patriot missile ",
    "overlaps": "Saudi Arabia Arabia ",
    "acronyms": "Islamic Revolutionary Guard Corps (IRGC) ",
    "longer names": "Hawk Foobar missile ",
    "rules": "Houthi rebels fired a ballistic missile at Saudi Arabia. ",
}

QUALITY = (
    ("re3d", naming.re3d, (0.80, 0.62, None)),
    ("MUC-4", naming.muc4, (None, None, 0.65)),
    ("PETRARCH variants", naming.petrarch, (0.95, 0.70, None)),
)
"""Labelled texts, the measure, and the least P, R, F1 that is wanted."""

Rows = tuple[list[dict[str, Any]], list[dict[str, Any]]]


def run(quick: bool) -> dict[str, Any]:
    """Rows for the table, and the goals."""
    rows: list[dict[str, Any]] = []
    goals: list[dict[str, Any]] = []
    for part in (_sizes, _scripts, _hostile, _peers, _quality):
        more_rows, more_goals = part(quick)
        rows += more_rows
        goals += more_goals
    return {"rows": rows, "goals": goals}


def _sizes(quick: bool) -> Rows:
    rows, goals = [], []
    for aliases, rules, mentions in SIZES[: 1 if quick else None]:
        row = _flagging("en", aliases, rules, mentions, quick)
        rows.append(row)
        if aliases in FASTEST:
            goals.append(goal(f"articles/s, {aliases} aliases, {rules} rules", row["articles/s"], FASTEST[aliases]))
        if aliases == SIZES[-1][0]:
            goals.append(goal("reload of 100,000 aliases, s of CPU", row["reload s"], RELOAD, at_least=False))
    return rows, goals


def _scripts(quick: bool) -> Rows:
    rows = [_flagging(lang, *SIZES[1], quick) for lang in SCRIPTS[: 1 if quick else None]]
    return rows, [goal(f"articles/s, {row['lang']}", row["articles/s"], OTHER_SCRIPTS) for row in rows]


def _flagging(lang: str, aliases: int, rules: int, mentions: int, quick: bool) -> dict[str, Any]:
    files = watching.watchlist(lang, aliases, rules)
    compiled, reload = _reloaded(files, 1 if quick else ROUNDS)
    held = holding.longest(files)
    articles = watching.articles(lang, watching.names(lang, aliases), 40 if quick else 400, mentions)
    stage = Flag(compiled)
    rates, found, hits = [], 0, 0
    for _ in range(1 + ROUNDS):
        seconds, found, hits = _judged(stage, articles)
        rates.append(len(articles) / seconds)
    wanted = mentions * len(articles)
    if found < wanted * 0.99:  # a name may stand inside a longer one
        raise AssertionError(f"{lang}: {found} of {wanted} names found")
    return {
        "lang": lang,
        "aliases": aliases,
        "rules": rules,
        "articles/s": round(statistics.median(rates[1:])),
        "µs/article": round(1e6 / statistics.median(rates[1:])),
        "names/article": round(found / len(articles), 1),
        "hits/article": round(hits / len(articles), 1),
        "reload s": round(reload, 2),
        "loop held ms": round(held),
    }


def _reloaded(files: dict[str, str], times: int) -> tuple[Compiled, float]:
    """A watchlist read and compiled, and the median of the CPU seconds that it took."""
    took = []
    for _ in range(times):
        start = time.process_time()
        compiled = compile_watchlist(parse(files))
        took.append(time.process_time() - start)
    return compiled, statistics.median(took)


def _judged(stage: Flag, articles: list[Judged]) -> tuple[float, int, int]:
    """CPU seconds for all articles, records written; names and hits found."""
    fold = Fold(stage)
    found = hits = 0
    start = time.process_time()
    for article in articles:
        for output in fold.take(article).outputs:
            encode(output.record)
            found += len(output.record.mentions) if isinstance(output.record, Mentions) else 0
            hits += output.topic == "hits"
    return time.process_time() - start, found, hits


def _hostile(quick: bool) -> Rows:
    """Articles of one name and its context over and over, the shipped watchlist: four times the text, the same pace."""
    stage = Flag(load(SHIPPED_WATCHLIST))
    rows, goals = [], []
    for name, unit in HOSTILE.items():
        costs = {}
        for size in (LONGEST // 16, LONGEST // 4) if quick else (LONGEST // 4, LONGEST):
            article = watching.judged("en", 0, "Hostile", unit * (size // len(unit)))
            costs[size] = min(_judged(stage, [article])[0] for _ in range(3))
        few, many = costs.values()
        times = round(many / few, 1)
        rows.append({"hostile": name, "characters": max(costs), "s of CPU": round(many, 2), "times its quarter": times})
        goals.append(goal(f"hostile, {name}: times the cost of a quarter", times, HELD, at_least=False))
    return rows, goals


# The matchers beside it: finding the names alone, without word edges in other scripts, context, records or rules


def _peers(quick: bool) -> Rows:
    aliases = 1_000 if quick else 10_000
    names = watching.names("en", aliases)
    texts = [judged.article.text for judged in watching.articles("en", names, 40 if quick else 400, 5)]
    scanners = {"vedette, names alone": _ours(names)} | _others(names)
    times: dict[str, list[float]] = {name: [] for name in scanners}
    counts: dict[str, int] = {}
    for _ in range(2 if quick else ROUNDS):
        for name, find in scanners.items():
            start = time.process_time()
            counts[name] = sum(find(text) for text in texts)
            times[name].append(time.process_time() - start)
    rows = [
        {
            "matcher": name,
            "aliases": aliases,
            "articles/s": round(len(texts) / statistics.median(took)),
            "found": counts[name],
            "put in": 5 * len(texts),
        }
        for name, took in times.items()
    ]
    return rows, []


def _ours(names: list[str]) -> Callable[[str], int]:
    from agents.flag.scan import scan  # noqa: PLC0415

    compiled = naming.compiled((f"n{number}", "actor", [name]) for number, name in enumerate(names))
    return lambda text: len(scan(compiled, {"text": text}).mentions)


def _others(names: list[str]) -> dict[str, Callable[[str], int]]:
    found: dict[str, Callable[[str], int]] = {}
    for name, make in {"pyahocorasick": _ahocorasick, "flashtext": _flashtext, "spaCy PhraseMatcher": _spacy}.items():
        try:
            found[name] = make(names)
        except ImportError:
            print(f"{name} is not here: pip install -e '.[bench]'")
    return found


def _ahocorasick(names: list[str]) -> Callable[[str], int]:
    import ahocorasick  # noqa: PLC0415 -- a bench extra

    automaton = ahocorasick.Automaton()
    for name in names:
        automaton.add_word(name.lower(), name)
    automaton.make_automaton()

    def find(text: str) -> int:
        lower, count = text.lower(), 0
        for end, name in automaton.iter_long(lower):
            first = end - len(name) + 1
            count += not (lower[first - 1 : first].isalnum() or lower[end + 1 : end + 2].isalnum())
        return count

    return find


def _flashtext(names: list[str]) -> Callable[[str], int]:
    from flashtext import KeywordProcessor  # noqa: PLC0415 -- a bench extra

    processor = KeywordProcessor()
    processor.add_keywords_from_list(names)
    return lambda text: len(processor.extract_keywords(text))


def _spacy(names: list[str]) -> Callable[[str], int]:
    import spacy  # noqa: PLC0415 -- a bench extra
    from spacy.matcher import PhraseMatcher  # noqa: PLC0415

    blank = spacy.blank("en")
    matcher = PhraseMatcher(blank.vocab, attr="LOWER")
    matcher.add("name", list(blank.pipe(names)))
    return lambda text: len(matcher(blank(text)))


def _quality(quick: bool) -> Rows:
    """How well names are found on labelled texts, where they are here."""
    rows, goals = [], []
    for name, measure, wanted in QUALITY:
        figures = None if quick else measure()
        if figures is None:
            rows.append({"set": name, "P": "not measured", "R": "", "F1": ""})
            continue
        rows.append(
            {"set": name} | {key: round(value, 3) for key, value in zip(("P", "R", "F1"), figures, strict=True)}
        )
        for key, value, least in zip(("P", "R", "F1"), figures, wanted, strict=True):
            if least is not None:
                goals.append(goal(f"{name} {key}", value, least))
    return rows, goals

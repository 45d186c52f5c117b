"""Copies made by known changes, and reports and series that only look like copies: what is found, what told apart.

The articles are invented (benchmarks/prose.py, benchmarks/series.py) and, where the test data is there, real: of fnc-1
those without a label, and MUC-4's wire texts, in capitals.
"""

from __future__ import annotations

import os
import random
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import orjson

from agents.deduplicate.corpus import judge_corpus
from benchmarks import series
from benchmarks.copying import CHANGES, Pair, invented_pair, letter, quoting
from benchmarks.prose import LANGUAGES, article, joined, sentence

DATA = Path(os.environ.get("VEDETTE_DATA", Path(__file__).parents[2] / "shared" / "data"))
COPIED = {"copy", "cut", "extended", "contained"}
_ENDS = re.compile(r"(?:(?<=[.!?])|(?<=[.!?][\"”’)]))\s+")
_MESSAGE = re.compile(r"DEV-MUC3-\d+ \(.*?\)")
WORDS = range(150, 1200)


def matched(one: str, other: str, titles: Pair = ("", ""), hours: int = 0) -> bool:
    """Does `vedette copies` name the second a copy of the first?"""
    first = {"id": "a", "text": one, "title": titles[0], "published_at": "2026-03-01T08:00:00Z"}
    day, hour = divmod(8 + hours, 24)
    second = {"id": "b", "text": other, "title": titles[1], "published_at": f"2026-03-{1 + day:02}T{hour:02}:00:00Z"}
    judged = [line for _, line in judge_corpus([orjson.dumps(first), orjson.dumps(second)])]
    return any(match["relation"] in COPIED for match in judged[1]["matches"])


def sources(count: int) -> dict[str, tuple[list[list[str]], Callable[[random.Random], str]]]:
    """Name -> articles as sentences, and a maker of somebody else's sentence; those that are here."""
    found: dict[str, tuple[list[list[str]], Callable[[random.Random], str]]] = {}
    for language in LANGUAGES:
        articles = [article(random.Random(f"{language}{number}"), language) for number in range(count)]
        found[f"invented {language}"] = articles, lambda chance, language=language: sentence(chance, language)
    for name, texts in (("fnc-1", _fnc()), ("muc-4", _muc())):
        if texts:
            random.Random(7).shuffle(texts)
            others = [one for text in texts[count : 2 * count] for one in text]
            found[name] = texts[:count], lambda chance, others=others: chance.choice(others)
    return found


def sentences(text: str) -> list[str]:
    """A real text's sentences; a quotation of several stays one."""
    found: list[str] = []
    for part in _ENDS.split(text):
        if found and (found[-1].count('"') % 2 or found[-1].count("“") > found[-1].count("”")):
            found[-1] += " " + part
        elif part.strip():
            found.append(part.strip())
    return found


def _fnc() -> list[list[str]]:
    folder = DATA / "dedup" / "fnc-1"
    if not folder.exists():
        return []
    labelled = {pair[side] for pair in map(orjson.loads, (folder / "pairs.jsonl").open("rb")) for side in "ab"}
    articles = map(orjson.loads, (folder / "articles.jsonl").open("rb"))
    return [sentences(one["text"]) for one in articles if one["id"] not in labelled and _fits(one["text"])]


def _muc() -> list[list[str]]:
    texts = []
    for path in sorted((DATA / "matching" / "muc4" / "dev").glob("dev-muc3-*")):
        texts += [" ".join(text.split()) for text in _MESSAGE.split(path.read_text(errors="replace"))]
    return [sentences(text) for text in texts if _fits(text)]


def _fits(text: str) -> bool:
    return len(text.split()) in WORDS


def recalls(count: int) -> dict[str, dict[str, float]]:
    """Source -> change -> share of the copies found."""
    return {name: _recalls(articles, other) for name, (articles, other) in sources(count).items()}


def _recalls(articles: list[list[str]], other: Callable[[random.Random], str]) -> dict[str, float]:
    found = {}
    for name, change in CHANGES.items():
        chance = random.Random(name)
        copies = [(joined(one), change(chance, one, lambda: other(chance))) for one in articles]  # noqa: B023
        found[name] = sum(matched(*pair) for pair in copies) / len(copies)
    return found


def independent(count: int) -> dict[str, float]:
    """What kind of pair -> the share that is called a copy although it is none."""
    pairs: dict[str, list[Pair]] = {}
    for language in LANGUAGES:
        made = [invented_pair(random.Random(number), "quote", language) for number in range(count)]
        pairs[f"quotes shared, {language}"] = made
    pairs["letter shared, en"] = [invented_pair(random.Random(number), "letter") for number in range(count)]
    if texts := _fnc():
        random.Random(8).shuffle(texts)
        whole = [text for text in texts if len(text) >= 8]
        thirds = list(zip(whole[::3], whole[1::3], whole[2::3], strict=False))[:count]
        chance = random.Random(1)
        pairs["quotes shared, fnc-1"] = [quoting(chance, a[:14], b[:14], c[:5]) for a, b, c in thirds]
        pairs["letter shared, fnc-1"] = [letter(chance, a[:14], b[:14]) for a, b, _ in thirds]
    return {name: sum(matched(*pair) for pair in made) / len(made) for name, made in pairs.items()}


def issues(count: int) -> dict[str, float]:
    """The share of two issues of a template that are told apart, at once and a day apart; and of copies lost."""
    figures = {}
    for hours in (0, 24):
        called = []
        for name in series.TEMPLATES:
            for number in range(count):
                chance = random.Random(f"{name}{number}")
                one = other = series.issue(name, chance)
                while other[1] == one[1]:  # where a company is all that changes it may be drawn twice
                    other = series.issue(name, chance)
                called.append(matched(one[1], other[1], (one[0], other[0]), hours))
        figures[f"issues kept apart, {hours} h"] = 1 - sum(called) / len(called)
    lost = [not matched(*pair) for pair in _republished(count)]
    return figures | {"copies of an issue lost": sum(lost) / len(lost)}


def _republished(count: int) -> list[Pair]:
    """An issue as it came and as another paper prints it: a line added, three words changed, a number put right."""
    pairs = []
    for name in series.TEMPLATES:
        for number in range(count):
            chance = random.Random(f"again {name}{number}")
            text = series.issue(name, chance)[1]
            words = text.split()
            changed = set(chance.sample(range(len(words)), 3))
            figures = [at for at, word in enumerate(words) if word[0].isdigit()]
            pairs += [
                (text, f"{text} All rights reserved by the agency."),
                (text, f"For morning papers only. {text}"),
                (text, " ".join("indeed" if at in changed else word for at, word in enumerate(words))),
                (text, " ".join("777" if [at] == figures[:1] else word for at, word in enumerate(words))),
            ]
    return pairs


def tables(quick: bool) -> tuple[list[dict[str, Any]], dict[str, Any]]:
    """Rows of figures, and the same by name."""
    found, false, kept = recalls(8 if quick else 100), independent(8 if quick else 100), issues(1 if quick else 10)
    rows = [
        {"what": "found", "method": change} | {name: round(by[change], 3) for name, by in found.items()}
        for change in CHANGES
    ]
    rows += [{"what": "called copies", "method": name, "share": round(value, 4)} for name, value in false.items()]
    rows += [{"what": "series", "method": name, "share": round(value, 4)} for name, value in kept.items()]
    return rows, {"found": found, "false": false, "series": kept}

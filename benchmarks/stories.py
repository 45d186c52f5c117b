"""Which reports tell of one event: precision and recall of the grouping on labelled pairs, through flag and alert."""

from __future__ import annotations

import random
import time
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import Any

import orjson

from agents.alert.stage import Alerting
from agents.deduplicate.stage import Deduplicate
from agents.flag import folder
from agents.flag.compile import Compiled, compile_watchlist
from agents.flag.reading import parse
from agents.flag.stage import Flag
from agents.pipeline import Pipeline
from agents.records import Alert, Article, Decision, Hit, HitArticle, HitEntity, HitRule, Tick, Time
from agents.stage import JUDGEMENT, Fold
from agents.wire import digest
from benchmarks.report import goal

PAIRS = Path(__file__).parents[1] / "tests" / "data" / "stories.json"
START = Time.parse("2026-05-12T06:00:00Z")
PRECISION, RECALL = 0.95, 0.80


class Pair:
    """Two tellings, whether they belong together, and what the stages made of them."""

    def __init__(self, group: dict[str, Any], one: dict[str, Any], other: dict[str, Any]) -> None:
        self.name = f"{group['event']}:{one['key']}-{other['key']}"
        self.held_out = group["held_out"]
        self.across = one["lang"] != other["lang"]
        self.together = one["key"][0] == other["key"][0]
        self.articles = [article(group, telling) for telling in (one, other)]
        self.joined = False
        self.flagged = 0

    def judge(self, compiled: Compiled) -> None:
        """Run the two through the stages: are they in one alert under any rule?"""
        log = [Tick(at=START), *self.articles]
        outputs = [out.record for out in Pipeline([Deduplicate(), Flag(compiled), Alerting()]).run(log)]
        hits = {record.id: record for record in outputs if isinstance(record, Hit)}
        self.flagged = len({hit.article.id for hit in hits.values()})
        alerts: dict[str, set[str]] = {}
        for record in outputs:
            if isinstance(record, Alert) and record.data.hit:
                alerts.setdefault(record.subject, set()).add(hits[record.data.hit].article.id)
            elif isinstance(record, Decision) and record.alert_id:
                alerts.setdefault(record.alert_id, set()).add(record.article_id)
        self.joined = any(len(articles) == 2 for articles in alerts.values())


def article(group: dict[str, Any], telling: dict[str, Any]) -> Article:
    """A telling as an article of an outlet of its own."""
    outlet = f"{telling['key']}-{group['event']}.example"
    at = Time.from_ms(START.ms() + telling["minutes"] * 60_000)
    return Article(
        id=digest("telling", group["event"], telling["key"]),
        source=f"https://{outlet}/feed",
        url=f"https://{outlet}/{telling['key']}",
        canonical_url=f"https://{outlet}/{telling['key']}",
        title=telling["title"],
        text=telling["text"],
        lang=telling["lang"],
        publisher=outlet,
        published_at=at,
        fetched_at=at,
    )


def pairs() -> Iterator[Pair]:
    """All pairs of tellings of a group."""
    for group in orjson.loads(PAIRS.read_bytes())["groups"]:
        for one, other in combinations(group["tellings"], 2):
            yield Pair(group, one, other)


def shipped() -> Compiled:
    """The shipped watchlist."""
    return compile_watchlist(parse(folder.read(folder.SHIPPED)))


def judged() -> list[Pair]:
    """Every pair, judged."""
    compiled, found = shipped(), list(pairs())
    for pair in found:
        pair.judge(compiled)
    return found


def measure(found: list[Pair], name: str) -> dict[str, Any]:
    """Precision and recall of a set of pairs."""
    joined = [pair for pair in found if pair.joined]
    right = sum(pair.together for pair in joined)
    wanted = sum(pair.together for pair in found)
    return {
        "pairs": name,
        "together": wanted,
        "apart": len(found) - wanted,
        "precision": round(right / len(joined), 3) if joined else 0.0,
        "recall": round(right / wanted, 3) if wanted else 0.0,
    }


def rows(found: list[Pair]) -> list[dict[str, Any]]:
    """One row each for one language and across, of what methods were chosen with and of what was held out."""
    made = []
    for held_out in (False, True):
        for across in (False, True):
            name = f"{'across languages' if across else 'one language'}, {'held out' if held_out else 'seen'}"
            made.append(measure([p for p in found if p.across == across and p.held_out == held_out], name))
    return [*made, measure(found, "all")]


def run(quick: bool) -> dict[str, Any]:
    """Figures with goals; it is always small."""
    found = judged()
    table = rows(found)
    costs = [cost(open_stories) for open_stories in ((200,) if quick else (200, 1_000, 5_000))]
    goals = [goal(f"precision, {row['pairs']}", row["precision"], PRECISION) for row in table]
    goals += [goal(f"recall, {row['pairs']}", row["recall"], RECALL) for row in table]
    return {"rows": [*table, *costs], "goals": goals}


def cost(open_stories: int, asked: int = 200) -> dict[str, Any]:
    """CPU of a further hit while so many stories of its rule, all on one entity, are open; words drawn at random."""
    draw = random.Random(1)
    words = ["".join(draw.choices("abcdefghijklmnoprstuvwxyz", k=6)) for _ in range(20_000)]
    fold = Fold(Alerting())
    fold.take(Tick(at=START))
    number = 0
    while len(fold.state.stories) < open_stories:  # type: ignore[attr-defined]
        number += 1
        fold.take(_hit(number, draw.choices(words, k=48)))
    hits = [_hit(number + 1 + n, draw.choices(words, k=48)) for n in range(asked)]
    began = time.process_time()
    prepared = [fold.stage.prepare(hit) for hit in hits]
    read = time.process_time()
    for one in prepared:
        fold.stage.step(one, fold.state, fold.at)
    done = time.process_time()
    row = {"open stories of one rule": open_stories, "reading, µs a hit": round((read - began) / asked * 1e6)}
    return row | {"deciding, µs a hit": round((done - read) / asked * 1e6)}


def _hit(number: int, words: list[str]) -> Hit:
    id = digest("cost", number)
    head = HitArticle(
        id=id, version=1, url="", title=" ".join(words[:8]), lead=" ".join(words[8:]), lang="en", publisher="p",
        family=f"p{number}", source="cost", published_at=START, fetched_at=START,
    )  # fmt: skip
    rested = HitEntity(id="iran", kind="place", name="Iran", mentions=1, ruled=True)
    return Hit(
        id=digest("hit", id), rule=HitRule(id="rule", title="A rule"), watchlist="w", article=head, verdict="original",
        root=id, entities=(rested,), evidence=(), judgement=JUDGEMENT,
    )  # fmt: skip

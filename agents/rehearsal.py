"""The stories in a rule's tests, told article by article to all stages in memory: what its alert came to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from agents.alert.stage import Alerting
from agents.deduplicate.stage import Deduplicate
from agents.errors import Fault
from agents.flag.compile import Compiled
from agents.flag.samples import run_samples
from agents.flag.stage import Flag
from agents.flag.watchlist import Rule, Story, Telling
from agents.pipeline import Pipeline
from agents.records import Alert, Article, Decision, Hit, Record, Tick, Time
from agents.wire import digest

BEGIN = Time.parse("2026-01-01T06:00:00Z")
_AT_THE_END = {"closed", "unconfirmed"}  # outcomes that only time brings


def run_tests(compiled: Compiled) -> Iterator[Fault]:
    """A fault for each test of the watchlist that fails: its texts, and the stories of its rules."""
    yield from run_samples(compiled)
    for rule in compiled.watchlist.rules.values():
        for story in rule.tests.alerts:
            if (came := outcome(compiled, rule, story)) != story.expect:
                what = f"the alert of `{rule.id}` is {came}, not {story.expect}"
                yield Fault(story.file, story.line, what, "tests.alerts")


def outcome(compiled: Compiled, rule: Rule, story: Story) -> str:
    """An alert's last state; `held`; the reason that stopped the rule's last hit; `nothing` without a hit."""
    stages: list[Any] = [Deduplicate(), Flag(compiled), Alerting()]
    pipeline = Pipeline(stages)
    told = "nothing"
    for record in _records(rule, story):
        for output in pipeline.take("articles.raw", record):
            told = _told(told, output.record, rule)
    return told


def _told(before: str, record: Record, rule: Rule) -> str:
    if isinstance(record, Alert) and record.data.rule.id == rule.id:
        return record.data.state
    if isinstance(record, Hit) and record.rule.id == rule.id and before == "nothing":
        return "held"
    if isinstance(record, Decision) and record.rule == rule.id and before in {"nothing", "held"}:
        return record.reason
    return before


def _records(rule: Rule, story: Story) -> Iterator[Record]:
    last = 0
    for number, telling in enumerate(story.articles):
        last = max(last, telling.at)
        yield _article(number, telling)
    end = last + rule.policy.window + rule.policy.hold_within + 60 if story.expect in _AT_THE_END else last
    yield Tick(at=Time.of(BEGIN + timedelta(seconds=end)))


def _article(number: int, telling: Telling) -> Article:
    at = Time.of(BEGIN + timedelta(seconds=telling.at))
    host = re.sub(r"[^a-z0-9.-]+", "-", telling.publisher.lower()).strip("-.") or "first"
    host = host if "." in host else f"{host}.example"
    url = f"https://{host}/{number}"
    return Article(
        id=digest("article", url),
        source="test",
        url=url,
        canonical_url=url,
        title=telling.sample.title,
        text=telling.sample.text,
        lang=telling.sample.lang,
        publisher=telling.publisher,
        published_at=at,
        fetched_at=at,
    )

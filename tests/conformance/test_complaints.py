"""Complaints of other systems' users, each a test by its number in docs/alerts.md; through Apache Kafka, with kills."""

from __future__ import annotations

import random
from collections import Counter
from datetime import timedelta
from pathlib import Path

import orjson

from agents.records import Alert, Article, Hit, Time
from tests.conformance import scenes
from tests.conformance.conftest import Told
from tests.golden import corpus, judged, lines
from tests.test_cli import run


def _states(alerts: list[Alert]) -> list[str]:
    return [alert.data.state for alert in alerts]


def test_01_ten_feeds_with_one_wire_story_are_one_alert_and_one_independent_publisher(told: Told) -> None:
    alerts = told.alerts(scenes.TEN)
    assert _states(alerts) == ["opened", "closed"]
    story = alerts[-1].data.story
    assert (story.articles, story.copies, story.publishers) == (10, 9, 1)
    assert Counter(decision.reason for decision in told.decisions(scenes.TEN)) == {"copy": 9}


def test_02_a_guid_that_changed_from_http_to_https_is_no_alert(told: Told) -> None:
    assert len({article.id for article in scenes.GUID}) == 1
    assert _states(told.alerts(scenes.GUID)) == ["opened", "closed"]
    assert told.decisions(scenes.GUID) == []


def test_03_a_bumped_date_is_no_alert_and_a_material_edit_updates_the_one_there_is(told: Told) -> None:
    verdicts = [one.verdict for one in told.read("articles.judged") if one.article.id == scenes.DATES[0].id]
    assert verdicts == ["original", "refetch", "update"]
    alerts = told.alerts(scenes.DATES)
    assert _states(alerts) == ["opened", "updated", "closed"]
    assert "an article was edited" in alerts[1].data.changes


def test_04_a_restart_in_the_middle_repeats_nothing(told: Told) -> None:
    """The worker died four times on this log."""
    assert max(Counter(alert.id for alert in told.read("alerts")).values()) == 1
    assert max(Counter(decision.hit for decision in told.read("decisions")).values()) == 1


def test_05_high_and_critical_within_a_minute_are_both_told(told: Told) -> None:
    alerts = [alert for alert in told.alerts(scenes.FOUR) if alert.data.state in {"opened", "escalated"}]
    assert [alert.data.severity for alert in alerts] == ["medium", "high", "critical"]
    assert (scenes.FOUR[-1].fetched_at - scenes.FOUR[0].fetched_at).total_seconds() <= 60


def test_06_three_watched_names_under_one_rule_are_one_alert_that_lists_them(told: Told) -> None:
    opened = [alert for alert in told.alerts(scenes.THREE_NAMES) if alert.data.state == "opened"]
    assert len(opened) == 1
    assert {entity.id for entity in opened[0].data.entities} >= {"patriot", "s-400", "iraq"}


def test_07_the_evidence_of_every_alert_reproduces_from_the_stored_article(told: Told) -> None:
    stored: dict[str, list[Article]] = {}
    for article in told.read("articles.raw"):
        stored.setdefault(article.id, []).append(article)
    quotes = [quote for alert in told.read("alerts") for quote in alert.data.evidence]
    assert quotes
    for quote in quotes:
        texts = [getattr(article, quote.field) for article in stored[quote.article]]
        assert any(text[quote.start : quote.end] == quote.quote for text in texts)
        assert all(quote.quote[term.start : term.end] == term.surface for term in quote.terms)


def test_10_the_same_log_gives_the_same_alerts_byte_for_byte_and_shuffled_the_same_hits(told: Told) -> None:
    """Kafka with kills, memory, and memory again; then the seed corpus and the scenes in another order."""
    again = judged(told.log, scenes.compiled(told.watchlist))
    for topic in ("alerts", "decisions"):
        assert sorted(told.values[topic]) == sorted(lines(told.expected, topic)) == sorted(lines(again, topic))
    *articles, tick = told.log
    random.Random(7).shuffle(articles)
    assert _rules(judged([*articles, tick], scenes.compiled(told.watchlist))) == _rules(told.expected)
    assert lines(judged(corpus()), "alerts") == lines(judged(corpus()), "alerts")


def _rules(outputs: list) -> set[tuple[str, str, str]]:
    hits = [output.record for output in outputs if isinstance(output.record, Hit)]
    return {(hit.rule.id, hit.article.id, hit.article.title) for hit in hits}


def test_11_mentioned_in_four_sources_five_times_every_source_and_sentence_is_in_the_alert(told: Told) -> None:
    last = told.alerts(scenes.FOUR)[-1].data
    assert {article.id for article in last.articles} == {article.id for article in scenes.FOUR}
    assert last.story.publishers == 4
    quotes = [quote for quote in last.evidence if quote.field == "text"]
    assert len(quotes) == 5
    assert {quote.article for quote in quotes} == {article.id for article in scenes.FOUR}


def test_12_a_rule_that_would_have_fired_900_times_yesterday_says_so_before_it_is_saved(tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_text("rules:\n- {id: too-wide, title: Much too wide, when: 'village'}\n")
    draw = random.Random(12)
    rows = []
    for number in range(900):
        words = ["".join(draw.choices("abdefgiklmnoprstu", k=6)) for _ in range(12)]
        published = str(Time.of(scenes.START + timedelta(minutes=number)))
        told = {"text": f"In a village {' '.join(words)}.", "url": f"https://item-{number}.example/", "lang": "en"}
        rows.append(told | {"title": f"{words[3]} {words[5]}", "published_at": published})
    (tmp_path / "yesterday.jsonl").write_bytes(b"\n".join(map(orjson.dumps, rows)))
    done = run("backtest", str(tmp_path / "yesterday.jsonl"), "--watchlist", str(tmp_path / "mine.yaml"), "--json")
    assert done.returncode == 1, done.stderr.decode()
    (row,) = orjson.loads(done.stdout)["rules"]
    assert (row["hits"], row["alerts"]) == (900, 900)
    assert b"too-wide would have raised 900 alerts on 2026-02-01, more than 50 a day" in done.stderr


def test_13_a_hold_without_a_further_article_ends_in_time(told: Told) -> None:
    """Nothing else comes for ten days but the time."""
    (decision,) = (decision for decision in told.decisions(scenes.HELD) if decision.rule == "held-for-two")
    assert (decision.reason, decision.detail) == ("unconfirmed", "1 of 2")
    assert not [alert for alert in told.alerts(scenes.HELD) if alert.data.rule.id == "held-for-two"]


def test_14_the_same_strike_in_arabic_and_english_is_one_alert_with_two_publishers(told: Told) -> None:
    alerts = [alert for alert in told.alerts(scenes.STRIKE) if alert.data.rule.id == "ballistic-missile-strike"]
    assert len({alert.subject for alert in alerts}) == 1
    assert (alerts[-1].data.story.publishers, alerts[-1].data.story.languages) == (2, ("ar", "en"))
    joined = [decision.joined for decision in told.decisions(scenes.STRIKE)]
    assert "cross-language" in joined


def test_17_five_rules_on_one_article_are_five_alerts_that_share_a_root(told: Told) -> None:
    """The seed article; a sink folds them by `root` (tests of the Slack sink)."""
    opened = [
        o.record.data for o in judged(corpus()) if isinstance(o.record, Alert) and o.record.data.state == "opened"
    ]
    article = next(record for record in corpus() if isinstance(record, Article))
    rules = {data.rule.id for data in opened if data.root == article.id}
    assert len(rules) >= 5


def test_18_a_summary_alerts_and_its_full_text_updates_the_same_alert(told: Told) -> None:
    alerts = told.alerts(scenes.SUMMARY)
    assert len({alert.subject for alert in alerts}) == 1
    assert _states(alerts) == ["opened", "updated", "closed"]
    assert {quote.field for quote in alerts[0].data.evidence} == {"summary"}
    assert "text" in {quote.field for quote in alerts[1].data.evidence}

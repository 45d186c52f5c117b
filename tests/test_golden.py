"""The seed corpus in memory: the golden files, the evidence, and what each planted line is for."""

from __future__ import annotations

import random

import orjson
import pytest

from agents.records import Alert, Article, Decision, Hit, Judged
from tests.golden import EXPECTED, TOPICS, articles, corpus, judged, lines

SEED_RULES = {
    "air-defence-on-its-way",
    "ballistic-missile-strike",
    "drone-strike-on-person",
    "air-defence-failed",
    "casualties-disputed",
    "base-attacked",
    "drone-attack-claimed",
    "oil-site-attacked",
}


@pytest.fixture(scope="module")
def outputs() -> list:
    return judged(corpus())


@pytest.mark.parametrize("topic", TOPICS)
def test_the_corpus_gives_the_golden_alerts_and_decisions(outputs, topic) -> None:
    """`python -m tests.golden` writes them anew; the difference is for a reviewer."""
    assert [orjson.loads(line) for line in lines(outputs, topic)] == orjson.loads(
        (EXPECTED / f"{topic}.json").read_bytes()
    )


def test_the_same_log_gives_the_same_bytes(outputs) -> None:
    again = judged(corpus())
    assert [lines(outputs, topic) for topic in TOPICS] == [lines(again, topic) for topic in TOPICS]


def test_every_quote_reproduces_from_its_article(outputs) -> None:
    versions = articles()
    alerts = [output.record for output in outputs if isinstance(output.record, Alert)]
    assert alerts
    for alert in alerts:
        assert alert.data.evidence, alert.id
        for quote in alert.data.evidence:
            texts = [getattr(article, quote.field) for article in versions[quote.article]]
            assert any(text[quote.start : quote.end] == quote.quote for text in texts), quote
            for term in quote.terms:
                assert quote.quote[term.start : term.end] == term.surface


def test_the_seed_article_alerts_under_each_rule_about_it(outputs) -> None:
    seed = next(iter(articles()))
    opened = {o.record.data.rule.id for o in outputs if isinstance(o.record, Alert) and o.record.data.root == seed}
    assert opened == SEED_RULES


def test_every_hit_ends_in_one_decision(outputs) -> None:
    hits = [output.record for output in outputs if output.topic == "hits" and hasattr(output.record, "rule")]
    decided = [output.record.hit for output in outputs if isinstance(output.record, Decision)]
    sent = [o.record.data.hit for o in outputs if isinstance(o.record, Alert) and o.record.data.hit is not None]
    assert sorted([*decided, *sent]) == sorted(hit.id for hit in hits)


def _verdicts(outputs: list) -> dict[str, list[Judged]]:
    found: dict[str, list[Judged]] = {}
    for output in outputs:
        if isinstance(output.record, Judged):
            found.setdefault(output.record.article.publisher, []).append(output.record)
    return found


def test_a_wire_story_in_four_outlets_is_one_independent_publisher(outputs) -> None:
    verdicts = _verdicts(outputs)
    root = verdicts["Northgate Press"][0].article.id
    copies = [verdicts[name][0] for name in ("Harbour Courier", "Levant Ledger", "Daily Meridian")]
    assert [(copy.verdict, copy.root, copy.wire) for copy in copies] == [("copy", root, "northgatepressagency")] * 3
    alert = next(o.record for o in outputs if isinstance(o.record, Alert) and o.record.data.root == root)
    assert alert.data.story.publishers == 1


def test_a_second_publisher_escalates_and_a_copy_does_not(outputs) -> None:
    root = _verdicts(outputs)["Northgate Press"][0].article.id
    states = [o.record.data for o in outputs if isinstance(o.record, Alert) and o.record.data.root == root]
    assert [(data.state, data.story.publishers) for data in states[:2]] == [("opened", 1), ("escalated", 2)]
    assert states[1].story.copies == 3


def test_an_edit_is_an_update_and_a_bumped_date_is_not(outputs) -> None:
    page = [judged.verdict for judged in _verdicts(outputs)["Tigris Dispatch"]]
    assert page == ["original", "update", "refetch", "original"]


def test_a_quotation_in_common_makes_no_copy(outputs) -> None:
    verdicts = _verdicts(outputs)
    assert {verdicts[name][0].verdict for name in ("Meridian Weekly", "Amman Evening")} == {"original"}


def test_the_same_strike_in_arabic_and_english_is_one_story(outputs) -> None:
    english = _verdicts(outputs)["Red Sea Post"][0].article.id
    arabic = _verdicts(outputs)["Sahara Tribune"][0].article.id
    opened = [o.record.data.root for o in outputs if isinstance(o.record, Alert) and o.record.data.state == "opened"]
    assert english in opened
    assert arabic not in opened
    last = [o.record.data for o in outputs if isinstance(o.record, Alert) and o.record.data.root == english]
    assert max(data.story.publishers for data in last) == 2


@pytest.mark.parametrize("outlet", ["Capitol Review", "Gridiron Gazette", "Campus Crier", "Keyboard Weekly"])
def test_a_decoy_raises_nothing(outputs, outlet) -> None:
    article = _verdicts(outputs)[outlet][0].article.id
    assert not [
        o for o in outputs if o.topic == "hits" and getattr(getattr(o.record, "article", None), "id", "") == article
    ]


@pytest.mark.parametrize(
    ("outlet", "reason"),
    [
        ("Desk Of Nowhere", "undated"),
        ("Archive Feed", "backfill"),
        ("Late Edition", "too-old"),
        ("Tomorrow Times", "future-date"),
    ],
)
def test_what_is_no_news_opens_nothing_and_says_why(outputs, outlet, reason) -> None:
    article = _verdicts(outputs)[outlet][0].article.id
    decisions = [o.record for o in outputs if isinstance(o.record, Decision) and o.record.article_id == article]
    assert [decision.reason for decision in decisions] == [reason]


@pytest.mark.parametrize(
    "outlet", ["Khorasan Daily", "Galil News", "Volga Herald", "Courrier Du Rhin", "Diario Austral", "Bogaz Postasi"]
)
def test_every_language_of_the_corpus_alerts(outputs, outlet) -> None:
    article = _verdicts(outputs)[outlet][0].article.id
    assert [o for o in outputs if isinstance(o.record, Alert) and o.record.data.root == article]


def test_a_fourth_publisher_makes_it_critical_and_a_further_entity_updates(outputs) -> None:
    root = _verdicts(outputs)["Pearl Coast Daily"][0].article.id
    story = [o.record.data for o in outputs if isinstance(o.record, Alert) and o.record.data.root == root]
    told = [(data.state, data.severity, data.story.publishers) for data in story]
    assert told == [
        ("opened", "medium", 1),
        ("escalated", "high", 2),
        ("escalated", "critical", 4),
        ("updated", "critical", 5),
        ("closed", "critical", 5),
    ]
    assert "entity +iran" in story[3].changes


def test_full_text_that_follows_a_summary_opens_no_second_alert(outputs) -> None:
    summary, full = _verdicts(outputs)["Carmel Post"]
    assert (summary.verdict, full.verdict, full.evidence.form) == ("original", "update", "body")
    opened = [o.record for o in outputs if isinstance(o.record, Alert) and o.record.data.state == "opened"]
    assert sum(alert.data.root == summary.article.id for alert in opened) == 1


def test_a_series_is_neither_copies_nor_one_story(outputs) -> None:
    evenings = _verdicts(outputs)["Frontier Bulletin"]
    assert [judged.verdict for judged in evenings] == ["original", "original"]
    roots = {o.record.data.root for o in outputs if isinstance(o.record, Alert)}
    assert {judged.article.id for judged in evenings} <= roots


def test_a_round_up_contains_a_report_and_is_no_copy_of_it(outputs) -> None:
    (letter,) = _verdicts(outputs)["Quay Letter"]
    assert (letter.verdict, letter.original) == ("contained", _verdicts(outputs)["Pearl Coast Daily"][0].article.id)


def _hits(outputs: list) -> set[tuple[str, str]]:
    return {(o.record.rule.id, o.record.article.id) for o in outputs if isinstance(o.record, Hit)}


@pytest.mark.parametrize("seed", range(3))
def test_in_any_order_the_same_rules_hold_for_the_same_articles(outputs, seed) -> None:
    """What the alerts group by may differ with the order; what the rules find may not."""
    *shuffled, tick = corpus()
    random.Random(seed).shuffle(shuffled)
    assert _hits(judged([*shuffled, tick])) == _hits(outputs)


@pytest.mark.parametrize("times", [2, 5])
def test_an_article_delivered_again_changes_no_alert(outputs, times) -> None:
    again = [record for record in corpus() for _ in range(times if isinstance(record, Article) else 1)]
    assert lines(judged(again), "alerts") == lines(outputs, "alerts")

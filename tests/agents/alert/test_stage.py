"""One story, one alert; every hit one decision with its reason; and time that comes from the log alone."""

from __future__ import annotations

from datetime import timedelta

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agents.alert.policy import REASONS
from agents.alert.stage import Alerting
from agents.records import (
    Alert,
    Decision,
    Escalation,
    Hit,
    HitArticle,
    HitEntity,
    HitRule,
    Policy,
    Quote,
    Revised,
    Term,
    Tick,
    Time,
)
from agents.stage import Fold
from agents.wire import digest, encode

START = Time.parse("2026-01-01T00:00:00Z")


def at(hours: float) -> Time:
    return Time.of(START + timedelta(hours=hours))


def hit(
    number: int, hours: float = 0, *, rule: str = "rule", root: str = "", policy: Policy | None = None, **fields
) -> Hit:
    """A hit of one article; without `root` an article of its own."""
    id = digest("article", number)
    article = HitArticle(
        id=id,
        version=fields.pop("version", 1),
        url=f"https://a.example/{number}",
        title=fields.pop("title", f"Title {number}"),
        lead=fields.pop("lead", f"lead {number} " * 5),
        lang=fields.pop("lang", "en"),
        publisher=fields.get("family", f"p{number}"),
        family=fields.pop("family", f"p{number}"),
        wire=fields.pop("wire", None),
        source="test",
        published_at=fields.pop("published_at", at(hours)),
        fetched_at=at(hours),
        flags=fields.pop("flags", ()),
    )
    quote = Quote(
        field="text", start=0, end=4, quote="Iran", terms=(Term(ref="@iran", start=0, end=4, surface="Iran"),)
    )
    made = {
        "id": digest("hit", rule, id, article.version),
        "rule": HitRule(id=rule, title="A rule", severity="medium", policy=policy or Policy()),
        "watchlist": "w",
        "article": article,
        "verdict": "original",
        "root": root or id,
        "entities": (HitEntity(id=f"e{number}", kind="place", name="Iran", mentions=1, ruled=True),),
        "evidence": (quote,),
        "judgement": 1,
    }
    return Hit(**(made | fields))


def told(*records) -> list[str]:
    """What a log of hits and Ticks comes to: states and reasons, in order."""
    fold = Fold(Alerting())
    outputs = [output.record for record in records for output in fold.take(record).outputs]
    return [record.data.state if isinstance(record, Alert) else record.reason for record in outputs]


def tick(hours: float) -> Tick:
    return Tick(at=at(hours))


ROOT = digest("article", 1)


def test_a_row_of_copies_is_one_alert_and_a_decision_each() -> None:
    copies = [
        hit(n, 0.1 * n, root=ROOT, copy_of=ROOT, verdict="copy", wire="npa", entities=hit(1).entities)
        for n in range(2, 6)
    ]
    assert told(tick(0), hit(1, wire="npa"), *copies) == ["opened", "copy", "copy", "copy", "copy"]


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"flags": ("backfill",)}, "backfill"),
        ({"flags": ("date_inferred",)}, "undated"),
        ({"published_at": None}, "undated"),
        ({"published_at": at(-25)}, "too-old"),
        ({"flags": ("future_date",)}, "future-date"),
        ({"flags": ("late",)}, "late"),
    ],
)
def test_what_is_no_news_opens_nothing(fields: dict, reason: str) -> None:
    assert told(tick(0), hit(1, **fields)) == [reason]


def test_a_new_publisher_updates_only_after_the_cooldown() -> None:
    same = {"root": ROOT, "entities": hit(1).entities}
    assert told(tick(0), hit(1), tick(1), hit(2, 1, **same), tick(7), hit(3, 7, **same)) == [
        "opened",
        "cooldown",
        "updated",
    ]


def test_a_new_entity_and_an_escalation_break_the_cooldown() -> None:
    policy = Policy(escalate=(Escalation(to="critical", publishers=3),))
    same = {"root": ROOT, "entities": hit(1).entities, "policy": policy}
    assert told(tick(0), hit(1, policy=policy), hit(2, 0.1, root=ROOT, policy=policy), hit(3, 0.2, **same)) == [
        "opened",
        "updated",
        "escalated",
    ]


def test_a_hold_opens_with_the_second_publisher_and_decides_both() -> None:
    policy = Policy(hold_publishers=2, hold_within=3 * 3600)
    second = hit(2, 1, root=ROOT, policy=policy)
    assert told(tick(0), hit(1, policy=policy), tick(1), second) == ["opened", "held"]


def test_a_hold_ends_in_a_quiet_stream_and_a_late_publisher_still_opens() -> None:
    policy = Policy(hold_publishers=2, hold_within=3 * 3600)
    fold = Fold(Alerting())
    log = [tick(0), hit(1, policy=policy), tick(4), hit(2, 5, root=ROOT, policy=policy)]
    outputs = [output.record for record in log for output in fold.take(record).outputs]
    assert [record.reason for record in outputs if isinstance(record, Decision)] == ["unconfirmed"]
    (alert,) = (record for record in outputs if isinstance(record, Alert))
    assert [step.result for step in alert.data.policy] == ["late-confirmation"]


def test_a_story_without_hits_closes_after_its_window() -> None:
    assert told(tick(0), hit(1), tick(47), tick(49)) == ["opened", "closed"]


def test_the_same_version_again_is_counted_once() -> None:
    assert told(tick(0), hit(1), hit(1)) == ["opened", "same-version"]


def test_an_old_version_is_known_after_many_others() -> None:
    others = [hit(number, root=ROOT, copy_of=ROOT, entities=hit(1).entities, wire="npa") for number in range(3, 20)]
    log = [hit(1, wire="npa"), hit(2, root=ROOT, wire="npa", entities=hit(1).entities), *others]
    assert told(tick(0), *log, hit(2, root=ROOT, wire="npa", entities=hit(1).entities))[-1] == "same-version"


def revised(number: int, hours: float, *rules: str) -> Revised:
    return Revised(article_id=digest("article", number), version=2, rules=rules, at=at(hours))


def test_an_alert_whose_opener_is_taken_back_is_corrected_once() -> None:
    log = [tick(0), hit(1), revised(1, 1, "rule"), revised(2, 1), revised(1, 1), revised(1, 2), tick(60)]
    assert told(*log) == ["opened", "corrected", "closed"]


def test_a_storm_opens_no_more_than_its_limit() -> None:
    policy = Policy(storm=2)
    assert told(tick(0), *(hit(n, policy=policy) for n in range(1, 5))) == ["opened", "opened", "storm", "storm"]


def test_another_number_keeps_two_stories_apart_and_a_second_language_joins() -> None:
    same = {
        "entities": hit(1).entities,
        "title": "Four missiles hit the plant",
        "lead": "Four missiles hit the plant today",
    }
    assert told(tick(0), hit(1, numbers=("4",), **same), hit(2, 0.5, numbers=("9",), **same)) == ["opened", "opened"]
    arabic = same | {"title": "أربعة", "lead": "صواريخ", "lang": "ar"}
    assert told(tick(0), hit(1, numbers=("4",), **same), hit(2, 0.5, numbers=("4",), **arabic)) == [
        "opened",
        "cooldown",
    ]


def test_a_hit_that_rests_on_no_passage_still_becomes_an_alert() -> None:
    """A rule such as `lang:en` has no evidence, and an article may have no title."""
    assert told(tick(0), hit(1, title="", evidence=(), entities=())) == ["opened"]


def test_the_root_of_an_alert_stays_its_openers_however_many_articles_join() -> None:
    fold, roots = Fold(Alerting()), set()
    same = {"entities": hit(1).entities, "title": "Four missiles hit the plant", "lead": "Four missiles hit the plant"}
    fold.take(tick(0))
    for number in range(1, 90):
        outputs = fold.take(hit(number, number * 0.1, **same)).outputs
        roots |= {output.record.data.root for output in outputs if isinstance(output.record, Alert)}
        fold.take(tick(number * 0.1))
    outputs = fold.take(tick(500)).outputs
    roots |= {output.record.data.root for output in outputs if isinstance(output.record, Alert)}
    assert roots == {hit(1).root}


def test_the_largest_texts_that_feeds_allow_stay_under_20_kb_too() -> None:
    fold = Fold(Alerting())
    fold.take(tick(0))
    long = hit(1).evidence[0]
    quotes = (Quote(field="text", start=0, end=600, quote="ж" * 600, terms=long.terms * 10),) * 10
    entities = tuple(HitEntity(id=f"e{n}", kind="place", name="ж" * 40, mentions=n, ruled=True) for n in range(60))
    for number in range(1, 60):
        one = hit(number, number * 7, root=ROOT, evidence=quotes, entities=entities, title="ж" * 500)
        article = msgspec.structs.replace(one.article, url="https://a.example/" + "x" * 2000)
        for output in fold.take(msgspec.structs.replace(one, article=article)).outputs:
            assert len(encode(output.record)) < 20_000


def test_when_stories_close_does_not_depend_on_what_else_is_in_the_partition() -> None:
    def closings(rules: tuple[str, ...]) -> list[Time]:
        fold = Fold(Alerting())
        fold.take(tick(0))
        for number in range(700):
            for rule in rules:
                fold.take(hit(number, rule=rule))
        found = []
        for hours in (49, 50):
            outputs = fold.take(tick(hours)).outputs
            found += [o.record.time for o in outputs if isinstance(o.record, Alert) and o.record.data.rule.id == "a"]
        return found

    assert closings(("a",)) == closings(("a", "b"))


def test_a_record_stays_under_20_kb_however_large_its_story() -> None:
    fold = Fold(Alerting())
    fold.take(tick(0))
    long = hit(1).evidence * 60
    for number in range(1, 60):
        for output in fold.take(hit(number, number * 7, root=ROOT, evidence=long)).outputs:
            assert len(encode(output.record)) < 20_000
    alert = output.record
    assert isinstance(alert, Alert)
    assert alert.data.articles_left_out > 0


HITS = st.lists(
    st.one_of(
        st.integers(1, 100).map(lambda hours: ("tick", hours)),
        st.tuples(st.just("hit"), st.integers(1, 3), st.sampled_from(["a", "b"]), st.booleans()),
    ),
    max_size=40,
)


@given(HITS)
@settings(max_examples=150, deadline=None)
def test_every_hit_ends_in_exactly_one_decision(log: list) -> None:
    """Whatever comes: a revision or one decision record; held ones are decided once their time is over."""
    fold, sent, hits = Fold(Alerting()), [], 0
    now = 0.0
    fold.take(tick(now))  # flag sends one before the first hit
    for what, *rest in log:
        if what == "tick":
            now += rest[0]
            record = tick(now)
        else:
            root, rule, held = rest
            hits += 1
            policy = Policy(hold_publishers=2, hold_within=3600) if held else Policy()
            record = hit(100 + hits, now, rule=rule, root=digest("article", root), policy=policy)
        sent += [output.record for output in fold.take(record).outputs]
    sent += [output.record for output in fold.take(tick(now + 1000)).outputs]
    decisions = [record for record in sent if isinstance(record, Decision)]
    revisions = [record for record in sent if isinstance(record, Alert) and record.data.state != "closed"]
    assert len(decisions) + len(revisions) == hits
    assert {record.reason for record in decisions} <= REASONS.keys()
    assert len({record.id for record in sent if isinstance(record, Alert)}) == len(
        [r for r in sent if isinstance(r, Alert)]
    )

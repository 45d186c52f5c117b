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


def test_a_new_publisher_updates_only_after_the_cooldown_and_then_without_a_further_hit() -> None:
    same = {"root": ROOT, "entities": hit(1).entities}
    log = [tick(0), hit(1), tick(1), hit(2, 1, **same), tick(5), tick(7), hit(3, 8, **same), tick(14)]
    assert told(*log) == ["opened", "cooldown", "updated", "cooldown", "updated"]


def test_a_new_publisher_long_after_the_last_revision_updates_at_once() -> None:
    same = {"root": ROOT, "entities": hit(1).entities}
    assert told(tick(0), hit(1), tick(7), hit(2, 7, **same)) == ["opened", "updated"]


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
    assert [(step.step, step.result) for step in alert.data.policy] == [
        ("story", "root"),
        ("hold", "late-confirmation"),
    ]


def test_a_hold_compares_when_they_published_not_when_they_were_fetched() -> None:
    """A slow feed: published an hour after the first, read three hours later; the decision waited for its poll."""
    policy = Policy(hold_publishers=2, hold_within=3 * 3600)
    slow = hit(2, 3.9, root=ROOT, policy=policy, published_at=at(1))
    late = hit(2, 3.9, root=ROOT, policy=policy, published_at=at(3.8))
    assert told(tick(0), hit(1, policy=policy), tick(3.5), slow) == ["opened", "held"]
    for second, result in ((slow, "met"), (late, "late-confirmation")):
        fold = Fold(Alerting())
        outputs = [o.record for r in (tick(0), hit(1, policy=policy), tick(3.5), second) for o in fold.take(r).outputs]
        (alert,) = (record for record in outputs if isinstance(record, Alert))
        assert alert.data.policy[-1].result == result


def test_a_copy_confirms_nothing_and_is_no_independent_publisher() -> None:
    policy = Policy(hold_publishers=2, hold_within=3 * 3600)
    copy = hit(2, 1, root=ROOT, policy=policy, verdict="copy", copy_of=ROOT)
    assert told(tick(0), hit(1, policy=policy), copy, tick(9)) == ["unconfirmed", "unconfirmed"]


def test_back_filled_articles_of_a_new_source_confirm_and_escalate_nothing() -> None:
    policy = Policy(escalate=(Escalation(to="critical", publishers=2),))
    old = hit(2, 1, root=ROOT, policy=policy, flags=("backfill",))
    assert told(tick(0), hit(1, policy=policy), old) == ["opened", "backfill"]


def test_a_held_story_whose_only_article_is_taken_back_is_gone() -> None:
    policy = Policy(hold_publishers=2, hold_within=3 * 3600)
    log = [tick(0), hit(1, policy=policy), revised(1, 1), hit(2, 1.5, root=ROOT, policy=policy), tick(9)]
    assert told(*log) == ["corrected", "unconfirmed"]


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


def alerts(*records) -> list[Alert]:
    fold = Fold(Alerting())
    outputs = [output.record for record in records for output in fold.take(record).outputs]
    return [record for record in outputs if isinstance(record, Alert)]


def test_a_rule_in_a_storm_becomes_a_digest_and_says_so() -> None:
    """Two alerts an hour: the third story opens the digest, the others are in it; it tells of them and ends."""
    policy = Policy(storm=2)
    log = [tick(0), *(hit(n, n * 0.01, policy=policy) for n in range(1, 7)), tick(0.9), tick(1.1), tick(2.5)]
    assert told(*log) == ["opened", "opened", "opened", "storm", "storm", "storm", "closed"]
    digest_opened, closed = (alert for alert in alerts(*log) if alert.data.mode == "digest")
    assert "2 opened within the hour" in digest_opened.data.policy[0].detail
    assert closed.data.story.articles == 4
    assert "4 articles gathered" in closed.data.summary


def test_after_the_storm_a_story_that_it_held_back_opens_with_its_next_hit() -> None:
    policy = Policy(storm=1)
    log = [tick(0), hit(1, policy=policy), hit(2, 0.1, policy=policy), hit(3, 0.2, policy=policy), tick(3)]
    again = hit(4, 3, root=hit(3).root, policy=policy)
    assert told(*log, again) == ["opened", "opened", "storm", "closed", "opened"]


def test_a_storm_holds_back_nothing_graver_than_the_rules_alerts() -> None:
    policy = Policy(storm=1, escalate=(Escalation(to="critical", cue="killed"),))
    grave = hit(3, 0.2, policy=policy, cues=("killed",))
    found = alerts(tick(0), hit(1, policy=policy), hit(2, 0.1, policy=policy), grave)
    assert [(alert.data.mode, alert.data.severity) for alert in found] == [
        ("live", "medium"),
        ("digest", "medium"),
        ("live", "critical"),
    ]


def test_a_round_up_around_an_article_of_the_story_is_no_alert_and_no_publisher() -> None:
    assert told(tick(0), hit(1), hit(2, 1, holds=ROOT, verdict="contained"), tick(7), tick(60)) == [
        "opened",
        "contained",
        "closed",
    ]


def test_an_article_that_looks_back_is_lowered_or_dropped_as_the_rule_says() -> None:
    past = {"title": "Il y a dix ans, la base fut frappée", "lang": "fr"}
    (lowered,) = alerts(tick(0), hit(1, **past))
    assert (lowered.data.severity, lowered.data.policy[1].step) == ("low", "anniversary")
    assert told(tick(0), hit(1, policy=Policy(anniversary="drop"), **past)) == ["anniversary"]
    (kept,) = alerts(tick(0), hit(1, policy=Policy(anniversary="keep"), **past))
    assert kept.data.severity == "medium"


def telling(number: int, hours: float, title: str, lead: str, **fields) -> Hit:
    """A hit that rests on one entity, told in these words."""
    return hit(number, hours, title=title, lead=lead, entities=hit(1).entities, **fields)


def test_two_stories_that_turn_out_to_be_one_are_merged_into_the_earlier() -> None:
    one = telling(1, 0, "Convoy crosses the Halfa bridge", "Lorries with launchers rolled over the Halfa bridge.")
    two = telling(2, 0.1, "Launchers parked beside the stadium", "Residents photographed tarpaulins beside a stadium.")
    lead = "Lorries over the Halfa bridge; residents photographed tarpaulins beside the stadium."
    both = telling(3, 0.2, "Launchers cross the Halfa bridge", lead)
    first, second, closed, *_ = alerts(tick(0), one, two, tick(7), both, tick(14))
    assert closed.data.state == "closed"
    assert closed.data.changes == (f"merged into {first.subject}",)
    assert closed.subject == second.subject
    assert told(tick(0), one, two, tick(7), both, tick(14)) == ["opened", "opened", "closed", "updated"]


def test_another_number_keeps_two_stories_apart_and_a_second_language_joins() -> None:
    first = telling(1, 0, "Four missiles hit the plant", "Four missiles hit the plant today")
    other = telling(2, 0.5, "Nine missiles hit the plant", "Nine missiles hit the plant today")
    assert told(tick(0), first, other) == ["opened", "opened"]
    arabic = telling(2, 0.5, "أربعة صواريخ", "سقطت 4 صواريخ", lang="ar")
    assert told(tick(0), first, arabic) == ["opened", "cooldown"]
    assert told(tick(0), first, telling(2, 0.5, "تسعة صواريخ", "سقطت 9 صواريخ", lang="ar")) == ["opened", "opened"]


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


def test_nothing_is_remembered_once_its_time_is_over() -> None:
    """Stories, storms and every index of them: a month later the state is as empty as it was."""
    fold = Fold(Alerting())
    fold.take(tick(0))
    held, stormy = Policy(hold_publishers=2, hold_within=3600), Policy(storm=2)
    for number in range(60):
        policy = (held, stormy, Policy())[number % 3]
        fold.take(hit(number, number * 0.1, rule=f"rule-{number % 3}", policy=policy))
    assert fold.state.stories
    assert fold.state.storms
    for hours in (10, 60, 120, 180, 720):
        fold.take(tick(hours))
    book = fold.state
    left = (book.values, book.stories, book.storms, book.by_root, book.by_article, book.by_key, book.ends)
    assert [bool(one) for one in left] == [False] * len(left)


def test_a_story_stays_bounded_however_many_tell_it() -> None:
    fold = Fold(Alerting())
    fold.take(tick(0))
    for number in range(1, 700):
        entities = (*hit(1).entities, HitEntity(id=f"x{number}", kind="place", name="X", mentions=1))
        fold.take(hit(number, number * 0.01, root=ROOT, entities=entities))
    (story,) = fold.state.stories.values()
    assert len(story.families) == 300
    assert len(story.entities) == 200
    assert len(story.seen) == 200
    assert max(len(value) for value in fold.state.values.values()) < 100_000


def test_a_restored_state_is_the_same_state() -> None:
    """Read back from its ledger it decides as the one that was never away, indexes and all."""
    log = [hit(n, n * 0.5, rule=f"r{n % 2}", root=digest("article", n % 5), policy=Policy(storm=3)) for n in range(30)]
    whole, first = Fold(Alerting()), Fold(Alerting())
    for record in (tick(0), *log[:15]):
        whole.take(record)
        first.take(record)
    second = Fold(Alerting())
    for key, value in first.state.scan(""):
        second.state.apply(key, value)
    second.at = first.at
    for record in (*log[15:], tick(20), tick(100)):
        one, other = whole.take(record), second.take(record)
        assert [encode(output.record) for output in one.outputs] == [encode(output.record) for output in other.outputs]
        assert dict(one.changes and [(c.key, c.value) for c in one.changes]) == dict(
            other.changes and [(c.key, c.value) for c in other.changes]
        )

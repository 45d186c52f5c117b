"""The canary goes through all stages, each as an alert of its own, and is never news."""

from __future__ import annotations

from datetime import timedelta

import msgspec

from agents.records import Alert, Article, Time
from connectors.sinks.canary import article
from tests.golden import judged

START = Time.parse("2026-03-02T09:00:00Z")


def test_each_canary_is_an_alert_of_its_own_in_its_own_mode_and_raises_no_other_rule() -> None:
    moments = [Time.of(START + timedelta(minutes=5 * number)) for number in range(6)]
    canaries = [article(at, f"canary {at}") for at in moments]
    text = "Two Patriot batteries were delivered to Kuwait on Thursday, port officials said."
    spoken = msgspec.structs.replace(article(moments[-1], "another"), text=text, title="Patriot batteries to Kuwait")
    alerts = [one.record.data for one in judged([*canaries, spoken]) if isinstance(one.record, Alert)]
    opened = [data for data in alerts if data.state == "opened"]
    assert {data.mode for data in alerts} == {"canary"}
    assert {data.rule.id for data in alerts} == {"canary"}
    assert len({data.alert_id for data in opened}) == 7
    assert {data.state for data in alerts} <= {"opened", "closed"}


def test_a_canary_is_an_article_like_any_other_on_the_wire() -> None:
    made = article(START, "one")
    assert isinstance(made, Article)
    assert made.flags == ("canary",)
    assert made.published_at == made.fetched_at == START

"""Whose time a record may tell: an input's refusal before anything is judged."""

from __future__ import annotations

import pytest

from agents import wire
from agents.records import Tick, Time
from agents.runtime.judge import judge
from agents.runtime.outbox import Addresses, Input
from agents.stage import Fold
from tests.agents.runtime.counting import Counting

TOMORROW = wire.encode(Tick(at=Time.from_ms(86_400_000)))
CASES = {
    "a Tick of tomorrow stops at the entrance": ("articles.raw", [], "ahead-of-time"),
    "the one that ends a replay passes": ("articles.raw", [(wire.ENDS, b"corpus")], ""),
    "and so it does behind the entrance": ("articles.judged", [("schema", b"tick/1")], ""),
}


@pytest.mark.parametrize(("topic", "headers", "reason"), CASES.values(), ids=CASES)
def test_a_time_ahead_is_refused_at_the_entrance_alone(topic, headers, reason) -> None:
    record = Input(topic, 0, 0, b"tick", TOMORROW, [("schema", b"tick/1"), *headers], 0)
    assert judge(record, Fold(Counting()), Addresses(wire.topics(), "test")).dead == reason

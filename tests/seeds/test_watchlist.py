"""The shipped watchlist: it parses, and each of its entries is proved by its own tests."""

from __future__ import annotations

from agents.flag.samples import run_samples
from tests.golden import shipped


def test_the_shipped_watchlist_passes_its_own_tests() -> None:
    assert [str(fault) for fault in run_samples(shipped())] == []


def test_every_entity_and_rule_says_what_it_must_and_must_not_find() -> None:
    for thing in (*shipped().watchlist.entities.values(), *shipped().watchlist.rules.values()):
        assert thing.tests.hit, thing.id
        assert thing.tests.miss, thing.id

"""The shipped rules hold for ordinary sentences of news in many languages, and are silent for others."""

from __future__ import annotations

import json

import pytest

from agents.flag.samples import found_in
from agents.flag.watchlist import Sample
from tests.golden import shipped
from tests.seeds.names import SUITES

SUITE = json.loads((SUITES / "rules.json").read_text())
SILENT = SUITE.pop("none")
del SUITE["note"]


def held(text: str) -> set[str]:
    return found_in(shipped(), Sample(text)) & shipped().watchlist.rules.keys()


def test_every_shipped_rule_has_sentences() -> None:
    assert set(SUITE) == set(shipped().watchlist.rules)


@pytest.mark.parametrize("rule", SUITE)
def test_a_shipped_rule_holds_for(rule: str) -> None:
    assert [text for text in SUITE[rule] if rule not in held(text)] == []


def test_no_shipped_rule_holds_for_other_news() -> None:
    assert [(text, rules) for text in SILENT if (rules := held(text))] == []

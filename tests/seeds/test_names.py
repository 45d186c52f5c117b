"""The shipped watchlist finds its names in twenty-one languages, and leaves alone what only looks like them."""

from __future__ import annotations

import pytest

from tests.golden import ROOT, shipped
from tests.seeds.names import decoys, flagged, judge, sentences, ships, total
from tests.seeds.test_watchlist import NAMED

SCORES, TOLD = judge(shipped(), set(NAMED.split()))
LANGUAGES = sorted({lang for lang, _, _ in sentences()})


def test_the_suites_are_large_enough_to_say_something() -> None:
    assert len(list(sentences())) >= 400
    assert len(LANGUAGES) >= 16
    assert len(list(decoys())) >= 200


def test_names_are_found_and_are_what_they_seem() -> None:
    score = total(SCORES)
    assert score.precision >= 0.95, TOLD
    assert score.recall >= 0.92, TOLD


@pytest.mark.parametrize("lang", LANGUAGES)
def test_names_are_found_in_the_language(lang) -> None:
    assert SCORES[lang].recall >= 0.85, [line for line in TOLD if line.startswith(lang)]
    assert SCORES[lang].precision >= 0.9, [line for line in TOLD if line.startswith(lang)]


def test_the_table_of_what_ships_is_true() -> None:
    """`python -m tests.seeds.names --ships` prints it."""
    assert ships(shipped()) in (ROOT / "docs" / "watchlist.md").read_text()


def test_at_most_three_in_a_hundred_decoys_are_flagged() -> None:
    assert len(wrong := flagged(shipped())) <= 0.03 * len(list(decoys())), wrong

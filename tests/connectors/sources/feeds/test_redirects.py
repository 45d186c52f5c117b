"""A feed's address changes when permanent redirects have held for a week, and never to where no feed can be."""

from __future__ import annotations

import pytest

from connectors.http import Hop
from connectors.sources.feeds import redirects
from connectors.sources.feeds.redirects import adopted, candidate, moved
from connectors.sources.feeds.state import Move

OLD = "https://a.example/feed"
DAY = 86_400.0


def hops(*told: tuple[int, str]) -> list[Hop]:
    found, at = [], OLD
    for status, target in told:
        found.append(Hop(at, status, target))
        at = target
    return found


B, C = "https://b.example/feed", "https://c.example/feed"


@pytest.mark.parametrize(
    ("chain", "target"),
    [
        ([(301, B)], B),
        ([(308, B)], B),
        ([(301, B), (301, C)], C),
        ([(301, B), (302, C)], B),
        ([(302, B), (301, C)], ""),
        ([(303, B)], ""),
        ([(307, B)], ""),
        ([], ""),
        ([(301, "http://a.example/feed")], ""),
        ([(301, "http://a.example/feed"), (301, B)], ""),
        ([(301, B), (301, "http://b.example/feed"), (301, C)], B),
    ],
)
def test_only_an_unbroken_row_of_permanent_redirects_counts(chain: list[tuple[int, str]], target: str) -> None:
    assert candidate(hops(*chain)) == target


@pytest.mark.parametrize("target", ["http://a.example/feed", "https://b.example/", "https://b.example", OLD])
def test_no_root_and_nothing_without_tls_is_believed(target: str) -> None:
    assert moved(None, OLD, hops((301, target)), 0) is None


def test_a_week_and_five_polls_are_needed() -> None:
    move, now = None, 0.0
    for number in range(9):
        now = number * DAY
        move = moved(move, OLD, hops((301, B)), now)
        assert adopted(move, OLD, now) == (B if number >= 7 else "")
    assert adopted(Move(B, 0, 4), OLD, 8 * DAY) == ""


def test_another_target_or_none_begins_anew() -> None:
    move = Move(B, 0, 6)
    assert moved(move, OLD, hops((301, C)), 6 * DAY) == Move(C, 6 * DAY, 1)
    assert moved(move, OLD, [], 6 * DAY) is None


def test_the_same_address_with_tls_is_adopted_at_once() -> None:
    assert adopted(Move("https://a.example/f?x=1", 0, 1), "http://a.example/f?x=1", 0) == "https://a.example/f?x=1"
    assert adopted(Move("https://a.example/g", 0, 1), "http://a.example/f", 0) == ""


def test_a_week_is_a_week() -> None:
    assert redirects.TRIAL == 7 * DAY

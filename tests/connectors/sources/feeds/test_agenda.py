"""Who is asked next: one request at a time to a host, two seconds apart, and no host waits for another."""

from __future__ import annotations

import heapq
from itertools import pairwise
from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st

from connectors.sources.feeds.agenda import Agenda


def play(
    feeds: list[tuple[str, float]], seconds: float, spacing: float = 2.0, connections: int = 1
) -> list[tuple[float, str]]:
    """Start everything in its turn; each request takes `seconds`. Gives the starts (time, host)."""
    agenda, now, starts = Agenda(spacing, connections), 0.0, []
    ends: list[tuple[float, str]] = []
    for number, (host, at) in enumerate(feeds):
        agenda.put(f"{host}/{number}", host, at)
    while len(agenda):
        while (url := agenda.take(now)) is not None:
            starts.append((now, url.partition("/")[0]))
            heapq.heappush(ends, (now + seconds, url))
        now = min(agenda.next_at(), ends[0][0] if ends else inf)
        while ends and ends[0][0] <= now:
            agenda.done(heapq.heappop(ends)[1])
    return starts


many = st.lists(st.tuples(st.sampled_from("abc"), st.floats(0, 30)), min_size=1, max_size=40)


@given(feeds=many, seconds=st.floats(0.01, 9), connections=st.integers(1, 2))
def test_a_host_has_its_spacing_and_its_number_of_connections(
    feeds: list[tuple[str, float]], seconds: float, connections: int
) -> None:
    starts = play(feeds, seconds, connections=connections)
    assert len(starts) == len(feeds)
    for host in "abc":
        own = [at for at, name in starts if name == host]
        assert all(later - sooner >= 2.0 - 1e-9 for sooner, later in pairwise(own))
        assert all(later >= sooner + seconds - 1e-9 for sooner, later in zip(own, own[connections:], strict=False))


@given(feeds=many)
def test_nothing_starts_before_it_is_due(feeds: list[tuple[str, float]]) -> None:
    starts = sorted(play(feeds, 0.1))
    for host in "abc":
        due = sorted(at for name, at in feeds if name == host)
        assert all(start >= at for (start, _), at in zip([one for one in starts if one[1] == host], due, strict=True))


def test_a_thousand_feeds_of_one_host_delay_nobody_else() -> None:
    crowd = [("crowd", 0.0)] * 1000
    others = [(f"host{number}", number * 0.5) for number in range(200)]
    late = [
        at - number * 0.5 for at, host in play(crowd + others, 1.0) if host != "crowd" for number in [int(host[4:])]
    ]
    assert max(late) == 0.0


def test_a_paused_host_waits_and_a_pause_can_end_early() -> None:
    agenda = Agenda()
    agenda.put("a/1", "a", 0.0)
    agenda.pause("a", 100.0)
    assert (agenda.take(99.0), agenda.next_at()) == (None, 100.0)
    agenda.pause("a", 0.0)
    assert agenda.take(5.0) == "a/1"
    assert agenda.take(50.0) is None


def test_a_feed_stands_once_and_can_be_moved_and_dropped() -> None:
    agenda = Agenda()
    agenda.put("a/1", "a", 5.0)
    agenda.put("a/1", "a", 50.0)
    assert (agenda.take(10.0), len(agenda)) == (None, 1)
    agenda.put("a/1", "b", 1.0)
    assert agenda.due("a/1") == 1.0
    agenda.drop("a/1")
    assert (agenda.next_at(), len(agenda), agenda.due("a/1")) == (inf, 0, inf)


def test_a_clock_that_is_set_delays_nothing_and_hastens_nothing() -> None:
    agenda = Agenda()
    agenda.put("a/1", "a", 1000.0)
    agenda.put("b/1", "b", 2000.0)
    agenda.pause("b", 3000.0)
    agenda.shift(-600.0)
    assert agenda.next_at() == 400.0
    assert agenda.take(400.0) == "a/1"
    assert agenda.next_at() == 2400.0


@pytest.mark.parametrize("late", [0.0, 70.0])
def test_what_is_late_is_told_apart_from_what_must_wait(late: float) -> None:
    agenda = Agenda()
    agenda.put("a/1", "a", 0.0)
    agenda.put("b/1", "b", 0.0)
    agenda.pause("b", 500.0)
    assert list(agenda.late(late)) == ([late] if late else [])

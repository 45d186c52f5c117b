"""A host that asks for a pause has it, and one where half of all feeds fail alike is left alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from connectors.sources.feeds import politeness
from connectors.sources.feeds.politeness import DAY, HOUR, MINUTE, domain_of
from connectors.sources.feeds.state import Host

NOW = 1_790_000_000.0


def test_a_retry_after_pauses_the_whole_host() -> None:
    host, until = politeness.limited(Host(), 3 * HOUR, 0.5, NOW)
    assert host.paused_until == until == NOW + 3 * HOUR


def test_too_many_requests_without_a_time_pause_longer_each_time() -> None:
    host, waits = Host(), []
    for _ in range(12):
        before = NOW + sum(waits)
        host, until = politeness.limited(host, 0.0, 0.0, before)
        waits.append(until - before)
    assert waits[:4] == [15 * MINUTE, 30 * MINUTE, HOUR, 2 * HOUR]
    assert waits[-1] == DAY
    assert politeness.succeeded(host, "u").strikes == 0


@given(
    dice=st.floats(0, 1, exclude_max=True),
    strikes=st.integers(0, 16),
    wait=st.floats(1, 7 * DAY),
    paused=st.floats(0, NOW + 9 * DAY),
)
def test_a_pause_is_never_shortened(dice: float, strikes: int, wait: float, paused: float) -> None:
    host = Host(strikes=strikes, paused_until=paused)
    assert politeness.limited(host, wait, dice, NOW)[1] >= max(paused, NOW + wait)
    assert politeness.used_up(host, wait, NOW).paused_until >= paused


def test_five_feeds_of_eight_that_fail_alike_open_the_breaker_and_one_success_shuts_it() -> None:
    host = Host()
    for number in range(4):
        host = politeness.failed(host, f"u{number}", "connect", 8, NOW + number)
        assert not host.breaker
    host = politeness.failed(host, "u4", "connect", 8, NOW + 5)
    assert (host.breaker, host.paused_until) == ("connect", NOW + 5 + 15 * MINUTE)
    host = politeness.failed(host, "u0", "connect", 8, NOW + HOUR)
    assert host.paused_until == NOW + HOUR + 30 * MINUTE
    assert politeness.succeeded(host, "u1") == Host()


@pytest.mark.parametrize(
    ("feeds", "codes", "apart"),
    [
        (11, ["connect"] * 5, 1.0),
        (5, ["connect", "dns", "tls", "timeout", "read"], 1.0),
        (5, ["connect"] * 5, HOUR),
        (4, ["connect"] * 4, 1.0),
    ],
    ids=["under-half", "not-alike", "not-within-an-hour", "too-few"],
)
def test_the_breaker_stays_shut_where_the_host_is_not_to_blame(feeds: int, codes: list[str], apart: float) -> None:
    host = Host()
    for number, code in enumerate(codes):
        host = politeness.failed(host, f"u{number}", code, feeds, NOW + number * apart)
    assert not host.breaker


def test_hosts_are_counted_by_registrable_domain() -> None:
    assert domain_of("https://a.news.example.co.uk/x") == domain_of("http://www.example.co.uk/") == "example.co.uk"
    assert domain_of("http://127.0.0.1:8000/x") == "127.0.0.1"

"""What a poll changes, told as the sequences that servers play: validators, probes, gaps, errors, moves."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from connectors.http import Hop
from connectors.sources.feeds.answer import CODES
from connectors.sources.feeds.deciding import Decided, Outcome, after, headers_for, is_probe
from connectors.sources.feeds.schedule import DAY, HOUR
from connectors.sources.feeds.state import Feed, Poll, Validators

URL, B = "https://a.example/feed", "https://b.example/feed"
FEED = Feed(url=URL)
NOW = 1_790_000_000.0


def poll(**more: Any) -> Poll:
    return Poll(url=URL, **more)


def outcome(status: int = 200, at: float = NOW, **more: Any) -> Outcome:
    body = {} if status == 304 or "code" in more else {"body": "b1", "items": 10}
    return Outcome(**({"began": at, "now": at, "url": URL, "status": status} | body | more))


def decide(before: Poll, what: Outcome, feed: Feed = FEED, others: tuple[str, ...] = ()) -> Decided:
    return after(feed, before, what, 0.0, lambda url: url in others)


def asked(known: Poll, url: str = URL, now: float = NOW) -> dict[str, str]:
    told = headers_for(known, is_probe(known, now))(url)
    return {name: value for name, value in told.items() if name.startswith("If-")}


def sequence(*answers: tuple[int, dict[str, str]]) -> list[dict[str, str]]:
    """What is sent after each answer."""
    known, sent = poll(), []
    for number, (status, headers) in enumerate(answers):
        known = decide(known, outcome(status, NOW + number * HOUR, headers=headers)).poll
        sent.append(asked(known))
    return sent


E1, E2 = {"ETag": '"1"'}, {"ETag": '"2"'}
L1, L2 = {"Last-Modified": "Mon, 1"}, {"Last-Modified": "Tue, 2"}
S1, S2 = {"If-None-Match": '"1"'}, {"If-None-Match": '"2"'}
M1, M2 = {"If-Modified-Since": "Mon, 1"}, {"If-Modified-Since": "Tue, 2"}

SEQUENCES = {
    "nothing-known": ([(200, {})], [{}]),
    "both": ([(200, E1 | L1)], [S1 | M1]),
    "only-the-etag-changes": ([(200, E1 | L1), (200, E2 | L1)], [S1 | M1, S2 | M1]),
    "only-the-date-changes": ([(200, E1 | L1), (200, E1 | L2)], [S1 | M1, S1 | M2]),
    "one-is-gone": ([(200, E1 | L1), (200, E2)], [S1 | M1, S2]),
    "both-are-gone": ([(200, E1 | L1), (200, {})], [S1 | M1, {}]),
    "304-says-nothing": ([(200, E1 | L1), (304, {})], [S1 | M1, S1 | M1]),
    "304-has-a-new-one": ([(200, E1 | L1), (304, E2)], [S1 | M1, S2 | M1]),
    "204": ([(200, E1), (204, E2)], [S1, S1]),
}


@pytest.mark.parametrize("name", SEQUENCES)
def test_validators_are_what_the_server_gave_last(name: str) -> None:
    answers, sent = SEQUENCES[name]
    assert sequence(*answers) == sent


@given(
    st.lists(
        st.tuples(st.sampled_from([200, 304, 204]), st.sampled_from(["", "a", "b"]), st.sampled_from(["", "x", "y"])),
        max_size=12,
    )
)
def test_nothing_is_ever_sent_that_the_server_did_not_give_last(answers: list[tuple[int, str, str]]) -> None:
    known, etag, modified = poll(), "", ""
    for number, (status, new, date) in enumerate(answers):
        headers = {"ETag": new, "Last-Modified": date}
        known = decide(known, outcome(status, NOW + number * HOUR, headers=headers)).poll
        if status == 200:
            etag, modified = new, date
        elif status == 304:
            etag, modified = new or etag, date or modified
        wanted = {"If-None-Match": etag, "If-Modified-Since": modified}
        assert asked(known, now=NOW + number * HOUR) == {name: value for name, value in wanted.items() if value}


@pytest.mark.parametrize("code", CODES)
def test_an_error_keeps_the_validators(code: str) -> None:
    known = poll(validators={URL: Validators('"1"')}, ok_at=NOW - HOUR)
    decided = decide(known, outcome(500, code=code, headers=E2))
    assert asked(decided.poll) == S1
    assert decided.events[0] == f"error:{code}"
    assert decided.poll.next_at > NOW


def test_validators_are_of_one_url_alone() -> None:
    hops = (Hop(URL, 302, B),)
    known = decide(poll(), outcome(url=B, hops=hops, headers=E1)).poll
    assert (asked(known, URL), asked(known, B)) == ({}, S1)


def test_a_success_forgets_the_errors() -> None:
    known = poll(errors=7, error="timeout", failing_since=NOW - DAY, gone_at=NOW - DAY)
    decided = decide(known, outcome(304))
    assert (decided.poll.errors, decided.poll.error, decided.poll.gone_at, decided.poll.ok_at) == (0, "", 0, NOW)
    assert "recovered" in decided.events


def test_gone_twice_a_day_apart_is_gone_and_once_is_not() -> None:
    gone = {"status": 410, "code": "gone"}
    once = decide(poll(), outcome(**gone)).poll
    assert not once.gone
    assert once.next_at == NOW + DAY
    soon = decide(once, outcome(at=NOW + HOUR, **gone))
    assert not soon.poll.gone
    again = decide(once, outcome(at=NOW + DAY, **gone))
    assert again.poll.gone
    assert "gone" in again.events
    between = decide(once, outcome(at=NOW + HOUR, status=404, code="not_found")).poll
    assert not decide(between, outcome(at=NOW + 2 * DAY, **gone)).poll.gone


def test_a_try_again_of_dns_counts_a_quarter() -> None:
    assert decide(poll(), outcome(0, code="dns_again")).poll.errors == 0.25
    assert decide(poll(), outcome(0, code="dns")).poll.errors == 1


def test_the_servers_retry_after_stands_whatever_the_error() -> None:
    decided = decide(poll(), outcome(404, code="not_found", wait=5 * HOUR))
    assert decided.poll.next_at == decided.poll.not_before == NOW + 5 * HOUR


def test_after_a_week_of_304_one_request_is_unconditional_and_not_every_day() -> None:
    known = decide(poll(), outcome(headers=E1)).poll
    assert not is_probe(known, NOW + 7 * DAY)
    assert is_probe(known, NOW + 7 * DAY + 1)
    assert asked(known, now=NOW + 8 * DAY) == {}
    probed = decide(known, outcome(at=NOW + 8 * DAY, headers=E1, probe=True, known=10)).poll
    assert not is_probe(probed, NOW + 9 * DAY)
    assert is_probe(probed, NOW + 11 * DAY)
    assert not probed.distrusted


def test_a_slow_feed_is_given_ten_of_its_gaps() -> None:
    known = poll(validators={URL: Validators('"1"')}, changed_at=NOW - 20 * DAY, gap=3 * DAY)
    assert not is_probe(known, NOW)


def test_validators_that_lie_are_used_no_more() -> None:
    known = poll(
        validators={URL: Validators('"1"')}, changed_at=NOW - 8 * DAY, first_at=NOW - 9 * DAY, body="b0", interval=600
    )
    decided = decide(known, outcome(headers=E1, probe=True, new=3, known=7))
    assert "bad_validators" in decided.events
    assert asked(decided.poll) == {}
    assert decided.poll.next_at >= NOW + HOUR
    assert not is_probe(decided.poll, NOW + 90 * DAY)


def test_a_poll_where_nothing_was_known_suspects_a_gap_and_halves_the_interval() -> None:
    known = poll(first_at=NOW - DAY, next_at=NOW, interval=4 * HOUR, body="b0", validators={URL: Validators('"1"')})
    decided = decide(known, outcome(headers=E1, new=10))
    assert "gap_suspected" in decided.events
    assert decided.poll.interval == 2 * HOUR
    assert "gap_suspected" not in decide(poll(), outcome(new=10)).events


def test_a_feed_that_was_emptied_is_a_success_and_counted() -> None:
    decided = decide(poll(first_at=NOW - DAY, items=10), outcome(items=0, body="b2"))
    assert "emptied" in decided.events
    assert decided.poll.error == ""


@pytest.mark.parametrize(
    ("every", "headers", "told", "seconds"),
    [
        (300, E1, 0, 300),
        (300, E1 | {"Cache-Control": "max-age=60"}, 0, 300),
        (300, E1 | {"Cache-Control": "max-age=1800"}, 0, 1800),
        (300, E1, 3600, 3600),
        (300, {}, 0, 3600),
        (300, {"Cache-Control": "max-age=300"}, 0, 600),
        (0, E1, 0, 3600),
        (7200, E1, 0, 7200),
    ],
    ids=[
        "granted",
        "max-age-shorter",
        "max-age",
        "ttl",
        "no-validators",
        "no-validators-but-max-age",
        "rhythm",
        "longer",
    ],
)
def test_every_is_granted_where_the_headers_allow_it(
    every: float, headers: dict[str, str], told: float, seconds: float
) -> None:
    feed = msgspec.structs.replace(FEED, every=every)
    decided = decide(poll(), outcome(headers=headers, told=told), feed)
    assert decided.poll.next_at - NOW == seconds


def test_a_304_says_how_long_it_is_fresh() -> None:
    known = decide(poll(), outcome(headers=E1 | {"Cache-Control": "max-age=600"})).poll
    decided = decide(known, outcome(304, headers={"Cache-Control": "max-age=9000"}))
    assert decided.poll.next_at == NOW + 9000
    assert "max-age 9000" in decided.poll.why


def test_a_ttl_is_remembered_through_304() -> None:
    known = decide(poll(), outcome(headers=E1, told=2 * HOUR)).poll
    assert decide(known, outcome(304)).poll.next_at == NOW + 2 * HOUR


def test_a_feed_moves_after_a_week_and_keeps_what_it_knows() -> None:
    known, events = poll(), ()
    for number in range(9):
        at = NOW + number * DAY
        decided = decide(known, outcome(at=at, url=B, hops=(Hop(URL, 301, B),), headers=E1))
        known, events = decided.poll, decided.events
        if "moved" in events:
            break
    assert (known.url, known.moved_from, number) == (B, (URL,), 7)
    assert asked(known, B) == S1


def test_a_candidate_is_adopted_when_the_old_address_is_gone() -> None:
    known = decide(poll(), outcome(url=B, hops=(Hop(URL, 301, B),))).poll
    decided = decide(known, outcome(404, at=NOW + HOUR, code="not_found"))
    assert (decided.poll.url, decided.poll.next_at) == (B, NOW + HOUR)
    assert "moved" in decided.events


def test_a_feed_that_redirects_to_another_of_ours_is_its_alias() -> None:
    decided = decide(poll(), outcome(url=B, hops=(Hop(URL, 301, B),)), others=(B,))
    assert (decided.poll.alias_of, decided.events) == (B, ("alias",))

"""When a feed is asked again: never before the server's word, and as often as its own rhythm makes sense."""

from __future__ import annotations

from datetime import UTC, datetime

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from connectors.sources.feeds import schedule
from connectors.sources.feeds.answer import CODES
from connectors.sources.feeds.schedule import DAY, HOUR, LONGEST, MINUTE, SHORTEST, Wish
from connectors.sources.feeds.state import Poll, Validators

NOW = 1_790_000_000.0
URL = "https://a.example/feed"
GOOD = {URL: Validators('"1"')}

polls = st.builds(
    Poll,
    url=st.just(URL),
    interval=st.floats(SHORTEST, LONGEST),
    gap=st.one_of(st.just(0.0), st.floats(1, 400 * DAY)),
    errors=st.floats(0, 1000),
    validators=st.sampled_from([{}, GOOD]),
    distrusted=st.booleans(),
    polled_at=st.just(NOW - HOUR),
    ok_at=st.floats(0, NOW),
    failing_since=st.floats(0, NOW),
    new_at=st.floats(0, NOW),
    first_at=st.floats(0, NOW),
    not_before=st.floats(0, NOW + DAY),
    next_at=st.floats(NOW - 100 * DAY, NOW + DAY),
    skip_hours=st.lists(st.integers(0, 23)).map(tuple),
    skip_days=st.lists(st.sampled_from(schedule.DAYS)).map(tuple),
)
dice = st.floats(0, 1, exclude_max=True)
wishes = st.builds(Wish, seconds=st.floats(0, DAY), why=st.just("max-age"), explicit=st.booleans())


@given(poll=polls, every=st.sampled_from([0.0, 1.0, 300.0, DAY]), wish=wishes, dice=dice)
def test_no_poll_is_earlier_than_the_server_allows(poll: Poll, every: float, wish: Wish, dice: float) -> None:
    at, why = schedule.next_poll(poll, every, wish, NOW, dice)
    assert at >= NOW + wish.seconds
    assert at >= NOW + (every or poll.interval)
    assert why
    if poll.distrusted or not poll.validators:
        assert at >= NOW + (SHORTEST if wish.explicit else HOUR)


@given(poll=polls, dice=dice)
def test_jitter_is_at_most_a_tenth(poll: Poll, dice: float) -> None:
    poll = msgspec.structs.replace(poll, skip_hours=(), skip_days=(), validators=GOOD, distrusted=False)
    at, _ = schedule.next_poll(poll, 0, Wish(), NOW, dice)
    assert NOW + poll.interval <= at <= NOW + 1.1 * poll.interval


@given(poll=polls, code=st.sampled_from(CODES), wait=st.floats(0, 7 * DAY), dice=dice)
def test_after_an_error_at_least_a_minute_and_at_least_what_was_asked(
    poll: Poll, code: str, wait: float, dice: float
) -> None:
    at, _ = schedule.after_error(poll, code, wait, NOW, dice)
    assert NOW + max(MINUTE, wait) <= at <= NOW + max(7 * DAY, wait)


@given(poll=polls, new=st.integers(0, 50), more=st.integers(0, 50), on_time=st.booleans())
def test_the_interval_stays_within_its_bounds(poll: Poll, new: int, more: int, on_time: bool) -> None:
    found = schedule.adapted(poll, new, new + more, on_time)
    assert SHORTEST <= found.interval <= LONGEST
    assert found.interval == poll.interval or on_time


@given(poll=polls, dice=dice)
def test_what_is_overdue_after_a_stop_is_spread_over_half_an_hour(poll: Poll, dice: float) -> None:
    at = schedule.resumed(poll, NOW, dice)
    assert NOW - MINUTE <= at <= max(poll.next_at, NOW + 30 * MINUTE)


@given(poll=polls)
def test_a_refresh_keeps_a_minute_and_the_retry_after(poll: Poll) -> None:
    assert schedule.refreshed(poll, NOW) >= max(NOW, poll.polled_at + MINUTE, poll.not_before)


@given(
    at=st.floats(NOW, NOW + 30 * DAY), hours=st.sets(st.integers(0, 23)), days=st.sets(st.sampled_from(schedule.DAYS))
)
def test_a_skipped_hour_or_day_is_never_polled(at: float, hours: set[int], days: set[str]) -> None:
    found = schedule.after_skips(at, tuple(hours), tuple(days))
    if len(hours) < 24 and len(days) < 7:
        moment = datetime.fromtimestamp(found, UTC)
        assert moment.hour not in hours
        assert schedule.DAYS[moment.weekday()] not in days
    else:
        assert found == at


@pytest.mark.parametrize(
    ("gap", "new", "items", "start", "after"),
    [
        (8 * HOUR, 0, 20, HOUR, HOUR),
        (16 * HOUR, 0, 20, HOUR, 1.5 * HOUR),
        (16 * HOUR, 0, 20, 1.9 * HOUR, 2 * HOUR),
        (HOUR, 1, 20, HOUR, 0.5 * HOUR),
        (MINUTE, 5, 20, 15 * MINUTE, SHORTEST),
        (16 * HOUR, 20, 20, HOUR, 0.5 * HOUR),
        (0.0, 0, 20, HOUR, 1.5 * HOUR),
        (400 * DAY, 0, 20, DAY, DAY),
    ],
    ids=["fits", "slower", "to-its-aim", "faster", "at-the-floor", "all-new", "nothing-known", "at-the-ceiling"],
)
def test_the_interval_follows_the_feeds_rhythm(gap: float, new: int, items: int, start: float, after: float) -> None:
    poll = Poll(url=URL, gap=gap, interval=start, streak=1)
    assert schedule.adapted(poll, new, items, on_time=True).interval == pytest.approx(after)
    assert schedule.adapted(msgspec.structs.replace(poll, streak=0), new, items, on_time=True).interval == start


@pytest.mark.parametrize(
    ("code", "errors", "seconds"),
    [
        *(("not_found", number, 3600 * 2 ** (number - 1)) for number in range(1, 5)),
        ("not_found", 9, DAY),
        ("forbidden", 1, HOUR),
        ("bot_blocked", 1, 6 * HOUR),
        ("gone", 1, DAY),
        ("server_error", 1, 5 * MINUTE),
        ("server_error", 3, 20 * MINUTE),
        ("timeout", 30, DAY),
    ],
)
def test_how_long_an_error_waits_at_most(code: str, errors: float, seconds: float) -> None:
    poll = Poll(url=URL, errors=errors, ok_at=NOW - HOUR)
    assert schedule.backoff(poll, code, NOW, 1.0) == seconds


def test_a_feed_that_was_not_there_for_30_days_is_asked_weekly() -> None:
    poll = Poll(url=URL, errors=40, ok_at=NOW - 31 * DAY, failing_since=NOW - 31 * DAY)
    assert schedule.backoff(poll, "not_found", NOW, 0.5) == 7 * DAY

"""What headers say: max-age before Expires, times by the server's own clock, rubbish says nothing."""

from __future__ import annotations

from email.utils import formatdate

import pytest
from hypothesis import given
from hypothesis import strategies as st

from connectors.sources.feeds.freshness import DAY, fresh_for, rate_reset, replaced, retry_after, validators
from connectors.sources.feeds.state import Validators

NOW = 1_790_000_000.0


def date(seconds: float) -> str:
    return formatdate(seconds, usegmt=True)


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({"Cache-Control": "max-age=600"}, 600),
        ({"Cache-Control": "public, Max-Age=600, s-maxage=9"}, 600),
        ({"Cache-Control": 'max-age="600"'}, 600),
        ({"Cache-Control": "max-age=600", "Age": "500"}, 100),
        ({"Cache-Control": "max-age=600", "Age": "700"}, 0),
        ({"Cache-Control": "max-age=600", "Age": "rubbish"}, 600),
        ({"Cache-Control": "s-maxage=600"}, 0),
        ({"Cache-Control": "max-age=99999999"}, DAY),
        ({"Cache-Control": "max-age=-1"}, 0),
        ({"Cache-Control": "max-age=0", "Expires": date(NOW + 900)}, 0),
        ({"Cache-Control": "max-age=", "Expires": date(NOW + 900)}, 0),
        ({"Cache-Control": "max-age=600, no-cache"}, 0),
        ({"Cache-Control": "no-store", "Expires": date(NOW + 900)}, 0),
        ({"Expires": date(NOW + 900)}, 900),
        ({"Expires": date(NOW + 900 + 10_800), "Date": date(NOW + 10_800)}, 900),
        ({"Expires": date(NOW - 900)}, 0),
        ({"Expires": "0"}, 0),
        ({"Expires": "-1"}, 0),
        ({"Expires": "Thu, 01 Jan 1970 00:00:00 GMT"}, 0),
        ({"Cache-Control": "private", "Expires": date(NOW + 900)}, 900),
        ({}, 0),
    ],
)
def test_how_long_an_answer_is_fresh(headers: dict[str, str], seconds: float) -> None:
    assert fresh_for(headers, NOW)[0] == seconds


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({"Retry-After": "120"}, 120),
        ({"Retry-After": date(NOW + 600)}, 600),
        ({"Retry-After": date(NOW + 600 - 10_800), "Date": date(NOW - 10_800)}, 600),
        ({"Retry-After": "-5"}, 0),
        ({"Retry-After": "soon"}, 0),
        ({"Retry-After": "99999999999999"}, 0),
        ({"Retry-After": "9999999"}, 7 * DAY),
        ({"Retry-After": date(NOW - 5)}, 0),
        ({}, 0),
    ],
)
def test_when_to_come_back(headers: dict[str, str], seconds: float) -> None:
    assert retry_after(headers, NOW) == seconds


@pytest.mark.parametrize(
    ("left", "reset", "seconds"),
    [
        ("0", "300", 300),
        ("0.0", "42", 42),
        ("0", str(int(NOW + 60)), 60),
        ("3", "300", 0),
        ("0", "x", 0),
        ("", "300", 0),
    ],
)
def test_a_used_up_rate_limit_says_until_when(left: str, reset: str, seconds: float) -> None:
    assert rate_reset({"X-RateLimit-Remaining": left, "X-RateLimit-Reset": reset}, NOW) == seconds


@pytest.mark.parametrize("tag", ['"abc"', 'W/"abc-gzip"', "abc", '""', "'x'", '"ä"'])
def test_validators_are_kept_byte_for_byte(tag: str) -> None:
    assert validators({"ETag": tag, "Last-Modified": "yesterday"}) == Validators(tag, "yesterday")


@pytest.mark.parametrize("tag", ["\udce9", "a\r\nb", "x" * 2000])
def test_a_validator_that_cannot_be_sent_back_is_none(tag: str) -> None:
    assert validators({"ETag": tag}) == Validators()


def test_a_304_replaces_what_it_names() -> None:
    assert replaced(Validators("a", "b"), {"ETag": "c"}) == Validators("c", "b")


@given(
    st.dictionaries(
        st.sampled_from(["Cache-Control", "Expires", "Age", "Date", "Retry-After", "X-RateLimit-Reset"]),
        st.text(max_size=40),
    )
)
def test_no_header_whatever_raises_or_asks_for_more_than_a_week(headers: dict[str, str]) -> None:
    assert 0 <= fresh_for(headers, NOW)[0] <= DAY
    assert 0 <= retry_after(headers, NOW) <= 7 * DAY
    assert 0 <= rate_reset(headers, NOW) <= DAY

"""Dates of feeds: read rightly, or not at all."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from connectors.sources.feeds.dates import read

READ = [
    ("2026-11-25T10:15:00Z", "2026-11-25T10:15", False),
    ("2026-11-25T10:15:00.123456789+05:30", "2026-11-25T04:45", False),
    ("2026-11-25T10:15", "2026-11-25T10:15", True),
    ("Wed, 25 Nov 2026 10:15:00 +0200", "2026-11-25T08:15", False),
    ("Wed, 25 Nov 2026 10:15:00", "2026-11-25T10:15", True),
    ("Wed, 25 Nov 2026 10:15:00 CET", "2026-11-25T09:15", False),
    ("Sat, 25 Jul 2026 10:15:00 CEST", "2026-07-25T08:15", False),
    ("Wed, 25 Nov 2026 10:15:00 MSK", "2026-11-25T07:15", False),
    ("Wed, 25 Nov 2026 10:15:00 IST", "2026-11-25T04:45", True),
    ("Sat, 25 Jul 2026 10:15:00 BST", "2026-07-25T09:15", True),
    ("Sat, 25 Jul 2026 10:15:00 ET", "2026-07-25T14:15", False),
    ("Wed, 25 Nov 2026 10:15:00 ET", "2026-11-25T15:15", False),
    ("Wed, 25 Nov 2026 10:15:00 Europe/Kyiv", "2026-11-25T08:15", False),
    ("Wed Nov 25 10:15:00 GMT+0100 2026", "2026-11-25T09:15", False),
    ("mar., 01 déc. 2026 16:11:02 +0000", "2026-12-01T16:11", False),
    ("Do, 26 Mär 2026 00:00:00 +0100", "2026-03-25T23:00", False),
    ("25 ноября 2026 г., 10:15", "2026-11-25T10:15", True),
    ("25 листопада 2026, 10:15 +0200", "2026-11-25T08:15", False),
    ("٢٥ نوفمبر ٢٠٢٦", "2026-11-25T00:00", False),
    ("25 تشرين الثاني 2026", "2026-11-25T00:00", False),
    ("2026年11月25日 10:15", "2026-11-25T10:15", True),
    ("25 Kasım 2026", "2026-11-25T00:00", False),
    ("25 नवंबर 2026", "2026-11-25T00:00", False),
    ("Nov. 25, 2026, 10:15 p.m.", "2026-11-25T22:15", True),
    ("Sat, 11 04 2026 08:51:49 +0100", "2026-04-11T07:51", False),  # the weekday says which is the month
    ("25.11.2026, 11:30 Uhr", "2026-11-25T11:30", True),
    ("2026年11月25日 下午3:15", "2026-11-25T15:15", True),
    ("25 نوفمبر 2026 3:15 م", "2026-11-25T15:15", True),
    ("Thu,26 Nov 2026 4:35:5 GMT+9", "2026-11-25T19:35", False),
    ("Wed Nov 25 2026 10:15:00 GMT+0100 (Central European Standard Time)", "2026-11-25T09:15", False),
    ("1783332000", "2026-07-06T10:00", False),
    ("1783332000123", "2026-07-06T10:00", False),
    ("20261125T101500Z", "2026-11-25T10:15", False),
    ("2026-11-25T24:00:00Z", "2026-11-26T00:00", False),
]
NOT_READ = [
    "", "yesterday", "10:15", "03/04/2026", "2026-02-30", "Wed, 31 Nov 2026 10:15:00 GMT", "25 listopada 2026",
    "Wed, 25 Xyz 2026 10:15:00 GMT", "Wed, 25 Nov 2026 25:15:00 GMT", "Wed, 25 Nov 2026 10:15:00 +99:99",
    "0001-01-01", "1969-07-20T20:17:00Z", "9999-12-31T23:59:59Z", "5 Jun 2026 24:05 PDT", "1 2 3 4 5", "2026-W48-3",
    "2026-11-25T10:15:00Textra", "x" * 5_000, "25 Nov 10:15", "2026-11-25 10:15:00 11:15:00",
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected", "guessed"), READ, ids=[text for text, _, _ in READ])
def test_a_date_is_read_as_it_was_meant(text: str, expected: str, guessed: bool) -> None:
    found = read(text)
    assert found is not None
    assert (str(found.at)[:16], found.zone_guessed) == (expected, guessed)


@pytest.mark.parametrize("text", NOT_READ, ids=[repr(text[:30]) for text in NOT_READ])
def test_what_is_not_certain_is_not_read(text: str) -> None:
    assert read(text) is None


@given(st.text(alphabet="0123456789:/.-+ TZGMTFriNovam,()年月日", max_size=60))
def test_no_text_breaks_the_reader(text: str) -> None:
    found = read(text)
    assert found is None or 1990 <= found.at.year <= 2100


@given(
    st.datetimes(
        min_value=__import__("datetime").datetime(1990, 1, 2), max_value=__import__("datetime").datetime(2099, 1, 1)
    )
)
def test_every_instant_comes_back_from_the_two_usual_ways_to_write_it(moment) -> None:
    import email.utils
    from datetime import UTC

    moment = moment.replace(microsecond=0, tzinfo=UTC)
    for text in (moment.isoformat(), email.utils.format_datetime(moment)):
        found = read(text)
        assert found is not None
        assert found.at == moment

"""The wire: what goes out comes back, and what cannot be read has its reason."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agents import wire
from agents.errors import NewerSchema, Undecodable
from agents.records import EPOCH, Article, Tick, Time
from tests.golden import corpus, judged

TEXT = st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), max_size=50)
TIMES = st.integers(0, 4_000_000_000_000).map(Time.from_ms)
ARTICLES = st.builds(
    Article,
    id=st.just("a" * 26),
    source=TEXT,
    title=TEXT,
    text=TEXT,
    authors=st.lists(TEXT, max_size=3).map(tuple),
    published_at=st.none() | TIMES,
    fetched_at=TIMES,
    flags=st.lists(TEXT, max_size=2).map(tuple),
)
ARTICLE = Article(id="a" * 26, source="test", text="plain", fetched_at=EPOCH)


@given(ARTICLES)
@settings(max_examples=100, deadline=None)
def test_an_article_comes_back_as_it_went_out(article: Article) -> None:
    value = wire.encode(article)
    assert wire.decode("articles.raw", value, "article/1") == article
    assert wire.encode(article) == value


def test_every_record_of_the_corpus_comes_back_as_it_went_out() -> None:
    outputs = judged(corpus())
    assert {output.topic for output in outputs} == {"articles.judged", "mentions", "hits", "alerts", "decisions"}
    for output in outputs:
        value = wire.encode(output.record)
        assert wire.decode(output.topic, value, wire.schema_of(output.record)) == output.record


@given(TIMES)
def test_a_time_is_written_with_milliseconds_and_read_back(time: Time) -> None:
    assert len(str(time)) == len("2026-11-22T14:05:31.000Z")
    assert Time.parse(str(time)) == time
    assert Time.from_ms(time.ms()) == time


@pytest.mark.parametrize(
    "text", ["2026-11-22", "2026-11-22T14:05:31", "yesterday", "2026-13-01T00:00:00Z", "0001-01-01T00:00:00+14:00"]
)
def test_a_time_without_offset_or_sense_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        Time.parse(text)


GOOD = wire.encode(ARTICLE)


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        (b"", "empty"),
        (None, "empty"),
        (b"nonsense", "not-json"),
        (b"[]", "wrong-type"),
        (b"{}", "wrong-type"),
        (GOOD.replace(b'"plain"', b"17"), "wrong-type"),
        (GOOD.replace(b"plain", b"x" * 300_000), "too-long"),
        (GOOD.replace(b"plain", b"\xff"), "not-utf8"),
        (GOOD.replace(b"plain", b"\\ud800"), "lone-surrogate"),
        (GOOD.replace(b"plain", b"\\udc00"), "lone-surrogate"),
        (GOOD[:-1] + b',"of_tomorrow":"\xff\\u0007"}', "not-utf8"),
        (GOOD[:-1] + b',"of_tomorrow":"\\udc00"}', "lone-surrogate"),
        (GOOD.replace(b"plain", b"\\u0007"), "control-characters"),
        (GOOD.replace(b"plain", b"\\b"), "control-characters"),
        (GOOD.replace(b"plain", "\x85\x9b".encode()), "control-characters"),
        (GOOD.replace(b"plain", b"\x7f"), "control-characters"),
        (b'{"x":' + b"[" * 100_000 + b"]" * 100_000 + b"}", "too-deep"),
    ],
)
def test_what_cannot_be_read_has_its_reason(value: bytes | None, reason: str) -> None:
    with pytest.raises(Undecodable) as caught:
        wire.decode("articles.raw", value)
    assert caught.value.reason == reason


@pytest.mark.parametrize(
    "text", ["tab\tand\nline", "“quotes” « »\u00a0", "\u202e bidi", "a \\\\u0007 written out", "é"]
)
def test_what_is_no_control_character_passes(text: str) -> None:
    article = msgspec.structs.replace(ARTICLE, text=text)
    assert wire.decode("articles.raw", wire.encode(article)) == article


def test_a_newer_schema_stops_and_an_unknown_one_is_a_dead_letter() -> None:
    with pytest.raises(NewerSchema, match="upgrade"):
        wire.decode("articles.raw", GOOD, "article/2")
    with pytest.raises(Undecodable, match="wrong-schema"):
        wire.decode("articles.raw", GOOD, "alert/1")


def test_unknown_fields_are_ignored_so_that_version_1_may_gain_some() -> None:
    assert wire.decode("articles.raw", GOOD[:-1] + b',"field_of_tomorrow":{"a":[1]}}') == ARTICLE


def test_a_time_far_ahead_of_kafkas_is_refused() -> None:
    wire.refuse_future(Tick(at=Time.from_ms(600_000)), 0)
    with pytest.raises(Undecodable, match="ahead-of-time"):
        wire.refuse_future(Tick(at=Time.from_ms(600_001)), 0)


def test_ids_stay_what_they_are() -> None:
    """A change here changes every id that was ever minted."""
    assert wire.digest("article", "https://example.com/a") == "rq5ebc2nptdbzw7d5wxulqmmvz"
    assert wire.article_id("https://example.com/a", "", "", "", "", "") == wire.digest(
        "article", "https://example.com/a"
    )


def test_a_ledger_has_the_partitions_of_its_stages_input() -> None:
    topics = wire.topics({"articles.raw": 3, "hits": 7})
    assert topics["ledger.deduplicate"].partitions == 3
    assert topics["ledger.alert"].partitions == 7
    assert all(topic.config["message.timestamp.type"] == "LogAppendTime" for topic in topics.values())

"""A corpus as a source: what becomes an article, what a dead letter, and whose time a line goes by."""

from __future__ import annotations

import hashlib
import io
import json
import tracemalloc
import unicodedata
from pathlib import Path

import orjson
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agents import wire
from agents.records import EPOCH, TEXT_LIMIT, Article, Tick, Time
from connectors.sources.corpus import LONGEST_LINE, QUIET, BadLine, Ignored, lines, read
from connectors.sources.line import FLAGS, KNOWN, Clock, article

NOW = Time.parse("2026-01-01T00:00:00Z")


def rows(raw: bytes, stamp: bool = False) -> list:
    return list(read([("c.jsonl", io.BytesIO(raw))], NOW, stamp))


def one(raw: bytes):
    """The first row of a corpus, whatever it is."""
    return rows(raw)[0]


def line(**fields) -> bytes:
    return orjson.dumps({"text": "Two batteries arrived.", **fields}) + b"\n"


def test_text_alone_is_enough() -> None:
    found = one(b'{"text":"Two batteries arrived."}')
    assert isinstance(found, Article)
    assert found.text == "Two batteries arrived."
    assert found.source == "corpus:c.jsonl"
    assert found.flags == ("fetched_inferred", "date_inferred")
    assert wire.decode("articles.raw", wire.encode(found)) == found


def test_every_documented_field_reaches_the_article() -> None:
    found = one(
        line(
            title="T",
            summary="S",
            url="http://www.News.example/a?utm_source=x",
            lang="en",
            authors=["A", "B"],
            publisher="P",
            source="feed",
            source_id="7",
            published_at="2020-03-11T12:00:00+02:00",
            updated_at="2020-03-11T13:00:00.1239Z",
            fetched_at="2020-03-11T14:00:00Z",
            flags=["backfill"],
        )
    )
    assert (found.title, found.summary, found.lang, found.authors) == ("T", "S", "en", ("A", "B"))
    assert (found.publisher, found.source, found.source_id) == ("P", "feed", "7")
    assert found.canonical_url == "https://news.example/a"
    assert found.id == wire.digest("article", "https://news.example/a")
    times = [str(at) for at in (found.published_at, found.updated_at, found.fetched_at)]
    assert times == ["2020-03-11T10:00:00.000Z", "2020-03-11T13:00:00.123Z", "2020-03-11T14:00:00.000Z"]
    assert found.flags == ("backfill",)
    assert found.fetch.raw_published == "2020-03-11T12:00:00+02:00"


def test_an_article_on_the_wire_is_a_line_of_a_corpus() -> None:
    first = one(
        line(
            title="T", url="https://n.example/a", published_at="2020-03-11T12:00:00Z", fetched_at="2020-03-11T12:01:00Z"
        )
    )
    again = one(wire.encode(first))
    assert (again.id, again.content_hash, again.fetched_at) == (first.id, first.content_hash, first.fetched_at)


BAD = {
    "not JSON": (b"{text: x}", "not-json"),
    "two values on a line": (b'{"text":"a"} {"text":"b"}', "not-json"),
    "cut off": (b'{"text":"a', "not-json"),
    "an array": (b'["a"]', "wrong-type"),
    "a bare string": (b'"text"', "wrong-type"),
    "a number for text": (b'{"text":1}', "wrong-type"),
    "a list for a title": (b'{"text":"a","title":["b"]}', "wrong-type"),
    "authors that are one string": (b'{"text":"a","authors":"b"}', "wrong-type"),
    "a date that is a number": (b'{"text":"a","published_at":1583928000}', "wrong-type"),
    "a date without an offset": (b'{"text":"a","published_at":"2020-03-11T12:00:00"}', "wrong-type"),
    "no date at all": (b'{"text":"a","published_at":"yesterday"}', "wrong-type"),
    "a date out of range": (b'{"text":"a","published_at":"9999-12-31T23:59:59-23:00"}', "wrong-type"),
    "a flag of nobody's": (b'{"text":"a","flags":["\\u202egnp"]}', "wrong-type"),
    "no text": (b'{"url":"https://n.example/"}', "no-text"),
    "an empty text": (b'{"text":""}', "no-text"),
    "a blank text": (b'{"text":" \\n\\u3000"}', "no-text"),
    "nothing": (b"{}", "no-text"),
    "too long a text": (orjson.dumps({"text": "a" * (TEXT_LIMIT + 1)}), "too-long"),
    "too long once composed": (orjson.dumps({"text": "\u0958" * (TEXT_LIMIT // 2 + 1)}), "too-long"),
    "too many bytes": (orjson.dumps({"text": "\U0001f680" * TEXT_LIMIT}), "too-long"),
    "too much besides": (orjson.dumps({"text": "a", "authors": ["b" * 100] * 20_000}), "too-long"),
    "nested deeply": (b'{"text":"a","x":' + b"[" * 100_000 + b"]" * 100_000 + b"}", "too-deep"),
    "NaN": (b'{"text":"a","score":NaN}', "not-json"),
    "Infinity": (b'{"text":"a","score":-Infinity}', "not-json"),
    "a lone surrogate": (b'{"text":"\\ud83d!"}', "lone-surrogate"),
    "a lone surrogate where nobody looks": (b'{"text":"a","x":"\\udc00"}', "lone-surrogate"),
    "a lone surrogate in a name": (b'{"text":"a","\\udc00":1}', "lone-surrogate"),
    "a whole pair in what is no JSON": (b'{"text":"\\ud83d\\ude80"', "not-json"),
    "invalid UTF-8": (b'{"text":"\xff\xfe"}', "not-utf8"),
    "invalid UTF-8 where nobody looks": (b'{"text":"a","x":"\xc2"}', "not-utf8"),
    "invalid UTF-8 in a name": (b'{"text":"a","\xff":1}', "not-utf8"),
    "UTF-16": ('{"text":"a"}'.encode("utf-16"), "not-utf8"),
    "a raw control character": (b'{"text":"a\x1b[31m"}', "not-json"),
    "an escaped control character": (b'{"text":"a\\u001b[31m"}', "control-characters"),
    "NUL": (b'{"text":"a\\u0000"}', "control-characters"),
    "C1": ('{"text":"a\u009b31m"}'.encode(), "control-characters"),
    "fetched in the future": (b'{"text":"a","fetched_at":"2999-01-01T00:00:00Z"}', "ahead-of-time"),
}


@pytest.mark.parametrize(("raw", "reason"), BAD.values(), ids=BAD)
def test_a_bad_line_keeps_its_reason_place_and_bytes(raw, reason) -> None:
    found = one(b"\n" + raw + b"\n")
    assert isinstance(found, BadLine)
    assert (found.reason, found.file, found.number) == (reason, "c.jsonl", 2)
    assert (found.raw, found.length, found.sha256) == (raw, len(raw), hashlib.sha256(raw).hexdigest())
    assert len(found.detail) <= 300
    assert str(found).isprintable()


def test_the_corpus_goes_on_after_each_bad_line() -> None:
    raw = b"".join(bad + b"\n" + line(title=str(n)) for n, (bad, _) in enumerate(BAD.values()))
    found = rows(raw)
    assert [row.title for row in found if isinstance(row, Article)] == [str(n) for n in range(len(BAD))]
    assert [row.reason for row in found if isinstance(row, BadLine)] == [reason for _, reason in BAD.values()]


def test_blank_lines_line_ends_and_byte_order_marks_are_nothing() -> None:
    raw = (
        b"\xef\xbb\xbf"
        + line(title="1").replace(b"\n", b"\r\n")
        + b"\r\n\n \t\n"
        + b"\xef\xbb\xbf"
        + line(title="2").rstrip()
    )
    assert [row.title for row in rows(raw) if not isinstance(row, Tick)] == ["1", "2"]


@pytest.mark.parametrize("end", [b"\n", b""])
def test_a_line_longer_than_any_topic_takes_keeps_its_beginning_length_and_digest(end) -> None:
    raw = b'{"text":"' + b"x" * (LONGEST_LINE + 3 * wire.MIB) + b'"}'
    found, after, *_ = [*rows(raw + end + line(title="after")), None] if end else [*rows(raw), None]
    assert (found.reason, found.length, found.sha256) == ("too-long", len(raw), hashlib.sha256(raw).hexdigest())
    assert found.raw == raw[: wire.HELD_BYTES]
    assert not end or after.title == "after"


def test_a_line_of_ten_megabytes_is_a_dead_letter_with_all_its_bytes() -> None:
    raw = orjson.dumps({"text": "x" * 10_000_000})
    assert one(raw).raw == raw


def test_memory_is_bounded_by_the_longest_line_taken() -> None:
    class Endless(io.RawIOBase):
        left = 100 * wire.MIB

        def readline(self, size=-1):
            size = min(size, self.left)
            self.left -= size
            return b"x" * size

    tracemalloc.start()
    (found,) = lines(Endless())
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert found.length == 100 * wire.MIB
    assert peak < 3 * LONGEST_LINE


def test_a_field_of_nobodys_is_told_once_a_file_with_what_may_be_meant() -> None:
    raw = line(publised_at="2020-03-11T12:00:00Z", note="mine") + line(publised_at=None, section="world")
    told = [str(row) for row in rows(raw) if isinstance(row, Ignored)]
    assert told == [
        "c.jsonl:1: field 'publised_at' is passed over (did you mean published_at?)",
        "c.jsonl:2: field 'section' is passed over (docs/corpus.md has the fields)",
    ]


def test_the_names_told_of_a_file_are_few_and_printable() -> None:
    raw = b"".join(line(**{f"\u202e{n}": n}) for n in range(1_000))
    told = [str(row) for row in rows(raw) if isinstance(row, Ignored)]
    assert len(told) == 20
    assert all(text.isprintable() for text in told)


def test_null_is_the_same_as_left_out() -> None:
    assert one(b'{"text":"a","title":null,"url":null,"published_at":null,"authors":null}') == one(b'{"text":"a"}')


def test_a_guid_is_a_source_id() -> None:
    assert one(line(guid="7")) == one(line(source_id="7"))


def test_a_title_alone_is_an_article() -> None:
    assert one(b'{"title":"Two batteries arrived"}').title == "Two batteries arrived"


def test_texts_are_composed() -> None:
    assert one(orjson.dumps({"text": "cafe\u0301"})).text == "café"


TIMES = {
    "its own": ({"fetched_at": "2020-03-12T00:00:00Z"}, "2020-03-12T00:00:00.000Z", False),
    "published": ({"published_at": "2020-03-13T00:00:00Z"}, "2020-03-13T00:00:00.000Z", True),
    "the line before": ({}, "2020-03-11T00:00:00.000Z", True),
    "published in the machine's future": ({"published_at": "2026-01-02T00:00:00Z"}, "2020-03-11T00:00:00.000Z", True),
}


@pytest.mark.parametrize(("fields", "expected", "inferred"), TIMES.values(), ids=TIMES)
def test_whose_time_a_line_goes_by(fields, expected, inferred) -> None:
    found = rows(line(fetched_at="2020-03-11T00:00:00Z") + line(**fields))[1]
    assert str(found.fetched_at) == expected
    assert ("fetched_inferred" in found.flags) is inferred


def test_a_date_still_to_come_is_flagged_and_kept() -> None:
    early, soon = rows(
        line(fetched_at="2020-03-11T00:00:00Z", published_at="2020-03-11T00:16:00Z")
        + line(fetched_at="2020-03-11T00:00:00Z", published_at="2020-03-11T00:14:00Z")
    )[:2]
    assert "future_date" in early.flags
    assert str(early.published_at) == "2020-03-11T00:16:00.000Z"
    assert "future_date" not in soon.flags


def test_a_bad_line_gives_its_time_to_nobody() -> None:
    raw = b'{"published_at":"2020-03-11T00:00:00Z"}\n' + line()
    assert rows(raw)[1].fetched_at == EPOCH


def test_a_tick_ends_a_replay_72_hours_after_the_latest_article() -> None:
    found = rows(line(fetched_at="2020-03-12T00:00:00Z") + line(fetched_at="2020-03-11T00:00:00Z"))
    assert found[-1] == Tick(at=Time.parse("2020-03-12T00:00:00Z") + QUIET)
    assert sum(isinstance(row, Tick) for row in found) == 1


def test_a_corpus_without_an_article_has_no_tick() -> None:
    assert [type(row) for row in rows(b"\n{}\n")] == [BadLine]


def test_stamped_lines_are_news_of_this_minute_and_no_tick_ends_them() -> None:
    (found,) = rows(line(fetched_at="2020-03-12T00:00:00Z", published_at="2020-03-12T00:00:00Z"), stamp=True)
    assert found.fetched_at == NOW
    assert str(found.published_at) == "2020-03-12T00:00:00.000Z"


def test_time_and_numbers_of_lines_go_on_and_begin_anew_over_files() -> None:
    files = [("a", io.BytesIO(line(fetched_at="2020-03-12T00:00:00Z"))), ("b", io.BytesIO(line() + b"!"))]
    _, second, bad, _ = read(files, NOW)
    assert (str(second.fetched_at), second.source) == ("2020-03-12T00:00:00.000Z", "corpus:b")
    assert (bad.file, bad.number) == ("b", 2)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(("text", "title", "url", "flags", "x")), inner, max_size=4)
    ),
    max_leaves=10,
)


@settings(max_examples=150, deadline=None)
@given(raw=st.binary(max_size=80) | JSON.map(lambda value: json.dumps(value).encode()))
def test_whatever_stands_on_a_line_it_is_an_article_or_a_dead_letter(raw) -> None:
    found = one(raw.replace(b"\n", b" ") + b"\n!")
    if isinstance(found, Article):
        assert wire.decode("articles.raw", wire.encode(found)) == found
    else:
        assert found.reason in {reason for _, reason in BAD.values()}


@settings(max_examples=100, deadline=None)
@given(
    title=st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), max_size=30),
    text=st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), min_size=1, max_size=60).map(
        lambda t: "a" + t
    ),
    flags=st.lists(st.sampled_from(FLAGS), max_size=3),
)
def test_what_is_written_is_what_is_read(title, text, flags) -> None:
    found = article(orjson.dumps({"title": title, "text": text, "flags": flags}), Clock(NOW), "s")
    assert (found.title, found.text) == tuple(unicodedata.normalize("NFC", one) for one in (title, text))
    assert set(flags) <= set(found.flags)


def test_the_file_of_bad_lines_gives_each_its_reason() -> None:
    """`vedette demo` takes the same file: two articles, the rest dead letters."""
    path = Path(__file__).parents[2] / "data" / "corpus" / "bad-lines.jsonl"
    found = rows(path.read_bytes())
    expected = orjson.loads(path.with_name("bad-lines.expected.json").read_bytes())
    assert [[row.number, row.reason] for row in found if isinstance(row, BadLine)] == expected
    assert [row.text[:11] for row in found if isinstance(row, Article)] == ["Good line 1", "Good line 2"]


def test_the_docs_name_every_field_reason_and_flag() -> None:
    docs = (Path(__file__).parents[3] / "docs" / "corpus.md").read_text()
    for name in (*KNOWN, *FLAGS, *(reason for _, reason in BAD.values())):
        assert f"`{name}`" in docs, name

"""A file of articles judged: what stands in each line, in which order, and what is not passed over in silence."""

from __future__ import annotations

import random
from datetime import timedelta
from typing import Any

import orjson
import pytest

from agents.deduplicate.corpus import judge_corpus
from agents.deduplicate.publishers import shipped
from benchmarks.prose import article, joined

FIELDS = {"id", "verdict", "original", "root", "matches", "wire", "version", "form", "passages", "differs", "family"}
SENTENCES = article(random.Random(1), words=200)
TEXT = joined(SENTENCES)
OTHER = joined(article(random.Random(2), words=200))
SURROUND = joined(article(random.Random(3), words=900))


def judge(*articles: dict[str, Any] | bytes, **more: Any) -> list[dict[str, Any]]:
    lines = [one if isinstance(one, bytes) else orjson.dumps(one) for one in articles]
    return [row for _, row in judge_corpus(lines, shipped(), **more)]


def test_a_line_comes_out_for_each_article_in_their_order() -> None:
    rows = judge(*({"id": f"n{number}", "text": f"{TEXT} {number}"} for number in range(5)))
    assert [row["id"] for row in rows] == ["n0", "n1", "n2", "n3", "n4"]
    assert all(row.keys() >= FIELDS for row in rows)


def test_matches_name_every_earlier_article_that_was_confirmed_and_root_the_first() -> None:
    rows = judge(
        {"id": "first", "text": TEXT},
        {"id": "apart", "text": OTHER},
        {"id": "second", "text": TEXT + " Read more on our pages."},
        {"id": "third", "text": TEXT},
    )
    assert [match["id"] for match in rows[3]["matches"]] == ["first", "second"]
    assert (rows[3]["verdict"], rows[3]["original"], rows[3]["root"]) == ("copy", "first", "first")
    assert (rows[1]["verdict"], rows[1]["matches"], rows[1]["root"]) == ("original", [], "apart")
    assert all(set(match) == {"id", "relation", "c5", "u", "j3", "lead"} for match in rows[3]["matches"])


@pytest.mark.parametrize(
    ("first", "second", "relation", "verdict"),
    [
        pytest.param(TEXT, TEXT, "copy", "copy", id="the same text"),
        pytest.param(TEXT, TEXT + " More.", "copy", "copy", id="a footer"),
        pytest.param(TEXT, joined(SENTENCES[: len(SENTENCES) // 2]), "cut", "copy", id="cut to a half"),
        pytest.param(joined(SENTENCES[: len(SENTENCES) // 2]), TEXT, "extended", "copy", id="extended"),
        pytest.param(TEXT, f"{SURROUND} {TEXT}", "contained", "contained", id="in a piece four times as long"),
        pytest.param(f"{SURROUND} {TEXT}", TEXT, "contained", "contained", id="out of a piece four times as long"),
    ],
)
def test_relations(first: str, second: str, relation: str, verdict: str) -> None:
    row = judge({"id": "a", "text": first}, {"id": "b", "text": second})[1]
    assert [match["relation"] for match in row["matches"]] == [relation]
    assert row["verdict"] == verdict
    assert row["passages"]
    for passage in row["passages"]:
        assert second[passage["start"] : passage["end"]].startswith(passage["quote"])
    assert row["root"] == ("b" if verdict == "contained" else "a")


@pytest.mark.parametrize("id", [7, 0, "sieben", "7", "ü/1"])
def test_ids_come_out_as_they_went_in(id: Any) -> None:
    rows = judge({"id": id, "text": TEXT}, {"id": "b", "text": TEXT})
    assert (rows[0]["id"], rows[1]["original"], rows[1]["root"]) == (id, id, id)


def test_an_article_without_an_id_is_called_by_its_place() -> None:
    assert judge({"text": TEXT})[0]["id"] == "line-1"
    assert judge({"id": None, "text": TEXT}, place=lambda: "a.jsonl:9")[0]["id"] == "a.jsonl:9"


@pytest.mark.parametrize(
    ("line", "told"),
    [
        pytest.param(b"{broken", "not-json", id="no JSON"),
        pytest.param(b"\xff\xfe{}", "not-json", id="no UTF-8"),
        pytest.param(b"[1, 2]", "an object", id="no object"),
        pytest.param(b'{"id": "a"}', "no-text", id="no text"),
        pytest.param(b'{"id": "a", "text": 5}', "text: not text", id="text is a number"),
        pytest.param(b'{"id": "a", "text": "x", "title": []}', "title: not text", id="title is a list"),
        pytest.param(b'{"id": true, "text": "x"}', "id: neither", id="id is a boolean"),
        pytest.param(b'{"id": {}, "text": "x"}', "id: neither", id="id is an object"),
    ],
)
def test_a_line_that_is_no_article_is_told_and_the_rest_is_judged(line: bytes, told: str) -> None:
    rows = judge({"id": "a", "text": TEXT}, line, {"id": "c", "text": TEXT})
    assert told in rows[1]["error"]
    assert rows[1]["line"] == 2
    assert rows[2]["original"] == "a"


def test_blank_lines_and_a_byte_order_mark_are_passed_over() -> None:
    rows = judge(b"\xef\xbb\xbf" + orjson.dumps({"id": "a", "text": TEXT}), b"  \n", {"id": "b", "text": TEXT})
    assert [row["id"] for row in rows] == ["a", "b"]


def test_the_same_id_again_is_the_same_article() -> None:
    rows = judge({"id": "a", "text": TEXT}, {"id": "a", "text": TEXT}, {"id": "a", "text": f"{TEXT} 12 more."})
    assert [row["verdict"] for row in rows] == ["original", "refetch", "update"]
    assert [row["version"] for row in rows] == [1, 1, 2]


def test_the_same_page_under_two_ids_is_the_same_article() -> None:
    page = "https://www.harbour.example/a/"
    rows = judge(
        {"id": "a", "text": TEXT, "url": page},
        {"id": "b", "text": TEXT, "url": "http://harbour.example/a?utm_source=x"},
    )
    assert (rows[1]["verdict"], rows[1]["original"], rows[1]["root"]) == ("refetch", "a", "a")


@pytest.mark.parametrize(
    "published",
    ["2026-03-01T08:00:00Z", "2026-03-01T09:00:00+01:00", "2026-03-01", 1772352000, "Sun, 01 Mar 2026 08:00:00 GMT"],
)
def test_dates_of_every_common_kind_are_read(published: Any) -> None:
    rows = judge(
        {"id": "a", "text": TEXT, "published_at": published},
        {"id": "b", "text": TEXT + " More.", "published_at": "2026-03-12T08:00:00Z"},
    )
    assert "warning" not in rows[0]
    assert rows[1]["verdict"] == "original"  # eleven days later


def test_a_date_that_is_none_is_told_and_the_article_judged() -> None:
    rows = judge({"id": "a", "text": TEXT}, {"id": "b", "text": TEXT, "published_at": "yesterday"})
    assert "'yesterday' is no date" in rows[1]["warning"]
    assert rows[1]["original"] == "a"


def test_how_far_back_is_a_choice() -> None:
    articles = [
        {"id": "a", "text": TEXT, "published_at": "2026-03-01"},
        {"id": "b", "text": TEXT + " More.", "published_at": "2026-03-20"},
    ]
    assert judge(*articles)[1]["verdict"] == "original"
    assert judge(*articles, near=timedelta(days=30))[1]["verdict"] == "copy"


def test_the_wire_and_the_publisher_stand_in_the_line() -> None:
    (row,) = judge({"id": "a", "text": f"LOWER HARBOUR (Reuters) - {TEXT}", "url": "https://www.bbc.com/news/1"})
    assert (row["wire"], row["family"], row["kind"]) == ("reuters", "bbc", "public")


def test_the_root_of_a_copy_of_a_page_that_was_used_anew_is_that_pages_line() -> None:
    rows = judge({"id": "live", "text": OTHER}, {"id": "live", "text": TEXT}, {"id": "paper", "text": TEXT})
    assert [(row["verdict"], row["root"]) for row in rows] == [
        ("original", "live"),
        ("original", "live"),
        ("copy", "live"),
    ]

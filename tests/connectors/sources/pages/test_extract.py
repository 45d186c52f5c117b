"""The body of a page: all of it, and little else."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from connectors.sources.pages.extract import extract
from tests.connectors.sources.pages import invented

LD = '<script type="application/ld+json">%s</script>'
TITLE = "Convoys pass the invented checkpoint"


def f1(got: str, wanted: str) -> float:
    """Of words, with their number."""
    a, b = (Counter(re.findall(r"\w+", text.lower())) for text in (got, wanted))
    shared = sum((a & b).values())
    return 2 * shared / (sum(a.values()) + sum(b.values())) if a and b else 0.0


@pytest.mark.parametrize("layout", invented.LAYOUTS)
def test_a_body_is_read_whole_and_little_else(layout: str) -> None:
    scores = []
    for seed in range(5):
        parts = invented.paragraphs(seed)
        found = extract(invented.LAYOUTS[layout](TITLE, parts).encode(), "https://outlet.example/news/1", "text/html")
        scores.append(f1(found.text, "\n".join(parts)))
    assert sum(scores) / len(scores) >= 0.95, scores


def test_paragraphs_are_apart_and_the_page_says_who_it_is() -> None:
    parts = invented.paragraphs(7)
    found = extract(invented.agency(TITLE, parts).encode(), "https://outlet.example/news/1", "text/html; charset=utf-8")
    assert parts[5] in found.text.split("\n\n")
    assert (found.title, found.lang) == (TITLE, "en")
    assert found.extractor.startswith("trafilatura/")


def test_the_charset_of_the_page_itself_is_believed() -> None:
    source = invented.plain("Vořechovka", ["Příliš žluťoučký kůň úpěl ďábelské ódy. " * 12]).replace(
        "utf-8", "windows-1250"
    )
    found = extract(source.encode("cp1250"), "https://outlet.example/1", "text/html")
    assert "žluťoučký kůň" in found.text


@pytest.mark.parametrize(
    ("head", "free"),
    [
        ('<script type="application/ld+json">{"@type":"NewsArticle","isAccessibleForFree":false}</script>', False),
        ('<script type="application/ld+json">{"@graph":[{"isAccessibleForFree":"False"}]}</script>', False),
        ('<script type="application/ld+json">{"isAccessibleForFree":true}</script>', True),
        ('<meta property="article:content_tier" content="locked">', False),
        ('<script type="application/ld+json">{broken</script>', None),
        ("", None),
    ],
)
def test_what_a_page_says_of_its_price(head: str, free: bool | None) -> None:
    source = invented.page(TITLE, invented.tagged(invented.paragraphs(1)), head=head)
    assert extract(source.encode(), "https://outlet.example/1", "text/html").free is free


@pytest.mark.parametrize(
    "head", ['<meta name="robots" content="index, noai">', '<meta name="tdm-reservation" content="1">']
)
def test_a_reservation_is_seen(head: str) -> None:
    source = invented.page(TITLE, invented.tagged(invented.paragraphs(1)), head=head)
    assert extract(source.encode(), "https://outlet.example/1", "text/html").reserved


@pytest.mark.parametrize(
    "body", [b"", b"\0" * 100, b"<" * 5_000, b"<div>" * 5_000, "<p>\ud800".encode(errors="replace")]
)
def test_rubbish_gives_nothing(body: bytes) -> None:
    assert extract(body, "https://outlet.example/1", "text/html").text == ""


@pytest.mark.parametrize(
    ("head", "told"),
    [
        ('<meta property="article:published_time" content="2026-11-24T08:00:00Z">', "2026-11-24T08:00:00Z"),
        ('<meta itemprop="datePublished" content="2026-11-24">', "2026-11-24"),
        (LD % '{"@type": "NewsArticle", "datePublished": "2026-11-24T08:00Z"}', "2026-11-24T08:00Z"),
        (
            LD % '{"@graph": [{"@type": "WebPage"}, {"@type": ["Article"], "datePublished": "2026-11-24"}]}',
            "2026-11-24",
        ),
        (LD % '{"@type": "WebPage", "comment": {"@type": "Comment", "datePublished": "2026-11-24"}}', ""),
        (LD % "{not json", ""),
        ("", ""),
    ],
    ids=["meta", "itemprop", "json-ld", "graph", "of a comment", "broken", "none"],
)
def test_the_date_is_the_one_of_the_metadata_and_never_one_of_the_text(head: str, told: str) -> None:
    source = invented.agency(TITLE, invented.paragraphs(1)).replace("</head>", f"{head}</head>")
    assert extract(source.encode(), "https://outlet.example/1", "text/html").published == told

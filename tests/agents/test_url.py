"""One page, one canonical URL."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agents.url import canonical, publisher_of

PAGE = "https://example.com/news/2020/missiles"
VARIANTS = [
    "http://example.com/news/2020/missiles",
    "HTTPS://EXAMPLE.COM/news/2020/missiles",
    "https://www.example.com/news/2020/missiles",
    "https://m.example.com/news/2020/missiles",
    "https://amp.example.com/news/2020/missiles",
    "https://mobile.example.com/news/2020/missiles",
    "https://example.com:443/news/2020/missiles",
    "http://example.com:80/news/2020/missiles/",
    "https://example.com/news/2020/missiles#comments",
    "https://example.com/news/2020/missiles?utm_source=rss&utm_medium=feed",
    "https://example.com/news/2020/missiles?fbclid=abc",
    "https://example.com/news/2020/missiles?gclid=1&mc_cid=2",
    "https://example.com/news/2020/missiles/amp",
    "https://example.com/news/2020/missiles/amp/",
    "https://example.com/news/2020/missiles.amp.html",
    "https://example.com/amp/news/2020/missiles",
    "https://example.com//news/2020//missiles",
    "https://example.com/news/x/../2020/./missiles",
    "https://user:secret@example.com/news/2020/missiles",
    "https://example.com./news/2020/missiles",
    "https://example.com/news/2020/missiles?",
    "  https://example.com/news/2020/missiles  ",
    "https://example.com/news/2020/%6Dissiles",
]


@pytest.mark.parametrize("url", VARIANTS)
def test_a_variant_is_the_same_page(url: str) -> None:
    assert canonical(url) == PAGE


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://example.com/a?id=1", "https://example.com/a?id=2"),
        ("https://example.com/a?x=1&y=2", "https://example.com/a?y=2&x=1"),
        ("https://example.com/a", "https://example.com/A"),
        ("https://example.com/a%2Fb", "https://example.com/a/b"),
        ("https://blog.example.com/a", "https://example.com/a"),
        ("https://example.com:8080/a", "https://example.com/a"),
    ],
)
def test_different_pages_stay_apart(one: str, other: str) -> None:
    assert canonical(one) != canonical(other)


@pytest.mark.parametrize(
    "url", ["", "ftp://example.com/a", "javascript:alert(1)", "https://", "http://[::1", "x" * 3000, "/a"]
)
def test_what_is_no_web_page_has_none(url: str) -> None:
    assert canonical(url) == ""


@given(st.text(alphabet="abc/%.?&=:#@-_2Fü ;+~", max_size=60))
@settings(max_examples=300, deadline=None)
def test_canonical_is_idempotent(path: str) -> None:
    once = canonical("https://example.com/" + path)
    assert canonical(once) == once


@pytest.mark.parametrize(
    ("url", "publisher"),
    [
        ("https://news.example.co.uk/a", "example.co.uk"),
        ("https://example.com/a", "example.com"),
        ("http://127.0.0.1/a", "127.0.0.1"),
        ("nonsense", ""),
    ],
)
def test_a_publisher_is_the_registrable_domain(url: str, publisher: str) -> None:
    assert publisher_of(url) == publisher

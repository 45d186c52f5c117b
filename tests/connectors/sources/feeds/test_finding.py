"""Feeds that a page names."""

from __future__ import annotations

from connectors.http import Client
from connectors.sources.feeds.finding import find, named
from tests.connectors.sources.pages.outlet import outlet

PAGE = """<!doctype html><html><head><base href="/de/">
<link rel="stylesheet" href="/x.css"><link rel="alternate" hreflang="fr" href="/fr/">
<link rel="alternate" type="application/rss+xml" title="News &amp; more" href="feed.xml">
<link rel="ALTERNATE nofollow" type="application/atom+xml; charset=utf-8" href="https://other.example/atom">
<link rel="alternate" type="application/rss+xml" href="feed.xml"><link rel="alternate" type="application/feed+json" href="javascript:x">
</head><body><a href="/rss">RSS</a></body></html>"""


def test_the_feeds_of_a_head_are_named_once_and_absolute() -> None:
    found = named(PAGE.encode(), "https://outlet.example/news/")
    assert [(one.url, one.title) for one in found] == [
        ("https://outlet.example/de/feed.xml", "News & more"),
        ("https://other.example/atom", ""),
    ]


def test_a_feed_is_its_own_answer_and_rubbish_has_none() -> None:
    [found] = named(b"<rss><channel><item><title>x</title></item></channel></rss>", "https://outlet.example/f")
    assert found.itself
    assert named(b"", "https://outlet.example/") == named(b"\0" * 50, "https://outlet.example/") == []


async def test_a_page_is_asked_once() -> None:
    async with outlet() as place, Client(allow=[place.door]) as client:
        found = await find(client, place.put("/", PAGE))
        assert len(found) == 2
        assert place.asked == ["/"]

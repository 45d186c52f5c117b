"""Feeds parsed in processes of their own: what is too much ends the process, and nothing else."""

from __future__ import annotations

import pytest

from agents.records import Time
from connectors.sources.feeds.document import PARSER_LIMIT
from connectors.sources.feeds.parser import Parsers
from connectors.sources.feeds.skeleton import skeleton

NOW = Time.parse("2026-11-25T12:00:00Z")
URL = "https://outlet.example/feed"
GOOD = b"""<?xml version="1.0"?><rss version="2.0"><channel><title>Invented outlet</title><ttl>15</ttl>
<skipHours><hour>1</hour><hour>24</hour></skipHours>
<item><guid isPermaLink="false">a-1</guid><title>Convoy &amp;amp; escort</title><link>/news/1</link>
<pubDate>Tue, 24 Nov 2026 08:00:00 +0200</pubDate>
<description>&lt;p&gt;First.&lt;/p&gt;&lt;script&gt;x()&lt;/script&gt;&lt;p&gt;Second.&lt;/p&gt;</description></item>
</channel></rss>"""


async def test_a_feed_becomes_articles() -> None:
    async with Parsers() as parsers:
        document = await parsers.parse(GOOD, URL, {}, NOW, source=URL, status=200)
    [article] = document.items
    assert (document.error, document.format, document.title, document.ttl) == (None, "rss20", "Invented outlet", 15)
    assert document.skip_hours == (0, 1)
    assert article.title == "Convoy & escort"
    assert article.url == article.canonical_url == "https://outlet.example/news/1"
    assert article.summary == "First.\n\nSecond."
    assert article.source_id == "a-1"
    assert str(article.published_at) == "2026-11-24T06:00:00.000Z"
    assert article.fetch.raw_published == "Tue, 24 Nov 2026 08:00:00 +0200"
    assert article.fetch.status == 200
    assert document.keys == ("a-1",)


async def test_a_body_that_takes_too_long_ends_its_process_and_the_next_is_parsed() -> None:
    item = b"<item><description>" + b"word &lt;p&gt; &#228; " * 600 + b"</description></item>"
    async with Parsers(seconds=0) as parsers:  # the kernel counts whole seconds: one is left
        slow = await parsers.parse(b"<rss><channel>" + item * 2_000 + b"</channel></rss>", URL, {}, NOW)
        parsers.seconds = 10
        good = await parsers.parse(GOOD, URL, {}, NOW)
    assert slow.error == PARSER_LIMIT
    assert parsers.killed == 1
    assert len(good.items) == 1


async def test_a_body_that_takes_too_much_memory_is_a_limit_and_the_next_is_parsed() -> None:
    async with Parsers(megabytes=300) as parsers:
        large = await parsers.parse(b"<rss><channel>" + b"x" * 80_000_000, URL, {}, NOW)
        good = await parsers.parse(GOOD, URL, {}, NOW)
    assert large.error == PARSER_LIMIT
    assert len(good.items) == 1


def test_a_skeleton_changes_with_what_a_reader_sees_alone() -> None:
    one = skeleton(GOOD)
    assert one.print == skeleton(GOOD.replace(b"<ttl>15</ttl>", b"<ttl>60</ttl>")).print
    assert one.print != skeleton(GOOD.replace(b"Second", b"Other")).print
    assert (one.keys, one.ttl, one.closed, one.error) == (("a-1",), 15, True, None)
    assert not skeleton(GOOD[:-20]).closed


@pytest.mark.parametrize(
    "body", [b"/etc/passwd", b"http://127.0.0.1/", b"", b"<html><body>Just a moment...</body></html>", b"{}"]
)
async def test_what_is_no_feed_is_told_so(body: bytes) -> None:
    async with Parsers() as parsers:
        assert (await parsers.parse(body, URL, {}, NOW)).error == "not_a_feed"
    assert skeleton(body).error == "not_a_feed"

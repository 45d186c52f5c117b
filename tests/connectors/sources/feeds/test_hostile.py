"""Bodies made to stall, swell or spy: each ends as a Document within the limits, and the next feed is parsed."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from agents.records import Time
from connectors.sources.feeds.parser import Parsers
from connectors.sources.feeds.skeleton import skeleton

NOW = Time.parse("2026-11-25T12:00:00Z")
ITEM = b"<item><title>A</title><link>http://example.com/a</link><description>d</description></item>"


def rss(inside: bytes, head: bytes = b"") -> bytes:
    return (
        b'<?xml version="1.0"?>' + head + b'<rss version="2.0"><channel><title>t</title>' + inside + b"</channel></rss>"
    )


def described(text: bytes) -> bytes:
    return rss(b"<item><title>x</title><description>" + text + b"</description></item>")


def quoted(text: bytes) -> bytes:
    return described(b"<![CDATA[" + text + b"]]>")


LAUGHS = b"".join(b'<!ENTITY %c "%s">' % (98 + level, b"&%c;" % (97 + level) * 10) for level in range(10))

HOSTILE: dict[str, tuple[bytes, int | None]] = {
    "billion laughs": (rss(b"<item><title>&k;</title></item>", b'<!DOCTYPE rss [<!ENTITY a "lol">' + LAUGHS + b"]>"), 1),
    "quadratic entity": (rss(b"<item><title>" + b"&a;" * 100_000 + b"</title></item>", b'<!DOCTYPE r [<!ENTITY a "' + b"x" * 250 + b'">]>'), 0),
    "external entity": (rss(b"<item><title>a&a;</title></item>", b'<!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/passwd">]>'), 1),
    "external DTD": (rss(ITEM, b'<!DOCTYPE rss SYSTEM "http://127.0.0.1:9/x.dtd">'), 1),
    "parameter entities": (rss(ITEM, b'<!DOCTYPE rss [<!ENTITY % a SYSTEM "file:///etc/passwd"> %a;]>'), 1),
    "20,000 namespaces": (b'<rss version="2.0" ' + b" ".join(b'xmlns:n%d="urn:%d"' % (n, n) for n in range(20_000)) + b"><channel>" + ITEM + b"</channel></rss>", 0),
    "200,000 comments' beginnings": (quoted(b"<!--" * 200_000), 1),
    "500,000 <": (described(b"<" * 500_000), 1),
    "500,000 &": (described(b"&" * 500_000), 1),
    "100,000 nested elements": (rss(b"<item><title>x</title>" + b"<a>" * 100_000 + b"</a>" * 100_000 + b"</item>"), 0),
    "nested in the middle": (rss(ITEM + b"<item>" + b"<a>" * 100_000 + b"</a>" * 100_000 + b"</item>" + ITEM), 0),
    "nested HTML": (quoted(b"<div>" * 300_000), 1),
    "300,000 attributes": (rss(b"<item " + b" ".join(b'a%d="x"' % n for n in range(300_000)) + b"><title>x</title></item>"), 1),
    "300,000 creators": (rss(b"<item><title>x</title>" + b"<dc:creator>a</dc:creator>" * 300_000 + b"</item>"), 1),
    "a name of a million letters": (rss(b"<item><title>x</title><author>" + b"a" * 1_000_000 + b"</author></item>"), 1),
    "a date of two million": (rss(b"<item><title>x</title><pubDate>" + b"1 " * 2_000_000 + b"</pubDate></item>"), 1),
    "a token of 4 MB": (rss(b"<item><" + b"a" * 4_000_000 + b"/><title>x</title></item>"), 1),
    "100,000 items": (rss(ITEM * 100_000), 2_000),
    "blank lines before the root": (b"\n" * 5_000_000 + rss(ITEM), 1),
    "300,000 DOCTYPEs": (b"<!DOCTYPE " * 300_000 + rss(ITEM), 1),
    "JSON nested": (b'{"version":"https://jsonfeed.org/version/1","items":' + b"[" * 1_000_000, 0),
    "NUL and control characters": (rss(b"<item><title>a\0b&#0;c&#27;\x1b[31m</title></item>"), 1),
    "UTF-7": (b'<?xml version="1.0" encoding="UTF-7"?>+ADw-script+AD4-', 0),
}  # fmt: skip


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def parsers() -> AsyncIterator[Parsers]:
    async with Parsers() as made:
        yield made


@pytest.mark.asyncio(loop_scope="module")
@pytest.mark.parametrize(("body", "items"), HOSTILE.values(), ids=HOSTILE.keys())
async def test_a_hostile_body_ends_and_the_next_is_parsed(parsers: Parsers, body: bytes, items: int | None) -> None:
    document = await parsers.parse(body, "http://example.com/feed", {}, NOW)
    assert len(document.items) == items, (document.error, document.detail)
    texts = " ".join(f"{one.title} {one.summary} {one.text}" for one in document.items[:3])
    assert "root:" not in texts
    assert not any(ord(letter) < 32 and letter not in "\n\t" for letter in texts)
    assert len((await parsers.parse(rss(ITEM), "http://example.com/feed", {}, NOW)).items) == 1
    assert parsers.killed == 0  # what can be seen beforehand costs no process


@pytest.mark.parametrize("body", [body for body, _ in HOSTILE.values()], ids=HOSTILE.keys())
def test_the_cheap_pass_ends_too(body: bytes) -> None:
    skeleton(body)

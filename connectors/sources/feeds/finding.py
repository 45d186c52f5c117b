"""Feeds that a page names in its head, by one GET (R112): nothing is guessed, nothing else is asked."""

from __future__ import annotations

from typing import Any

import msgspec
from lxml import html as lxml_html

from connectors.http import Client
from connectors.sources.feeds import charset, clean, skeleton
from connectors.sources.feeds.items import resolve

TYPES = {
    "application/rss+xml",
    "application/atom+xml",
    "application/rdf+xml",
    "application/feed+json",
    "application/json",
    "application/xml",
    "text/xml",
}
MOST = 100  # feeds of one page


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """A feed that a page names. `itself`: the address is that of a feed already."""

    url: str
    title: str = ""
    type: str = ""
    itself: bool = False


async def find(client: Client, url: str) -> list[Found]:
    """The feeds that a page names, or the page itself where it is one. Raises FetchFailed."""
    got = await client.get(url, {"Accept": "text/html, application/xhtml+xml, */*;q=0.1"})
    return named(got.body, got.url, got.headers.get("Content-Type", "")) if got.status == 200 else []


def named(body: bytes, url: str, content_type: str = "") -> list[Found]:
    """The feeds that a page's `link` elements name, each once, in their order."""
    bones = skeleton.skeleton(body)
    if bones.error is None:
        return [Found(url=url, type=bones.format, itself=True)]
    source = charset.decode(body, {"content-type": content_type})
    try:
        tree: Any = lxml_html.document_fromstring(source.encode(), parser=lxml_html.HTMLParser(encoding="utf-8"))
    except (ValueError, lxml_html.etree.ParserError, lxml_html.etree.XMLSyntaxError):
        return []
    base = resolve(str(next(iter(tree.xpath("//base/@href")), "")), url)
    found: dict[str, Found] = {}
    for link in tree.xpath("//link[@href][@rel]"):
        kind = str(link.get("type") or "").partition(";")[0].strip().lower()
        if "alternate" not in str(link.get("rel")).lower().split() or kind not in TYPES:
            continue
        address = resolve(str(link.get("href")), base or url)
        if address.startswith(("http://", "https://")) and len(found) < MOST:
            found.setdefault(
                address, Found(url=address, title=clean.line(str(link.get("title") or ""))[:200], type=kind)
            )
    return list(found.values())

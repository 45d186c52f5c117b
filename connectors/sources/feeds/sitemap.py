"""Sitemaps: Google's news sitemaps as feeds, plain ones as lists of links, an index as the sitemaps it names."""

from __future__ import annotations

from typing import Any

from connectors.sources.feeds.document import MOST_ITEMS
from connectors.sources.feeds.items import Raw, Told, resolve
from connectors.sources.feeds.syndicated import Channel

FORMATS = {"urlset": "sitemap", "sitemapindex": "sitemap-index"}


def local(tag: Any) -> str:
    """An element's name without its namespace, in small letters; "" for comments."""
    return tag.rpartition("}")[2].lower() if isinstance(tag, str) else ""


def read(root: Any, base: str) -> Channel:
    """A parsed `urlset` or `sitemapindex`."""
    name = FORMATS[local(root.tag)]
    if name == "sitemap-index":
        found = (_texts(child).get("loc", "") for child in root)
        children = tuple(resolve(link, base) for link in found if link)[:MOST_ITEMS]
        return Channel(format=name, children=children)
    items = [_item(child) for child in root if local(child.tag) == "url"][:MOST_ITEMS]
    news = any("}" in one.tag for child in root for one in child if local(one.tag) == "news")
    return Channel(format="sitemap-news" if news else name, items=items)


def _item(element: Any) -> Raw:
    told = _texts(element)
    return Raw(
        link=told.get("loc", ""),
        title=Told(told.get("title", ""), "unknown"),
        published=told.get("publication_date", ""),
        updated=told.get("lastmod", ""),
        lang=told.get("language", ""),
        dated_by_update=True,
    )


def _texts(element: Any) -> dict[str, str]:
    """The texts of an element and of its `news:news`; pictures and videos have titles of their own."""
    found: dict[str, str] = {}
    for child in element:
        name = local(child.tag)
        if name == "news":
            found |= {local(one.tag): (one.text or "").strip() for one in child.iter() if one is not child}
        elif name not in {"image", "video"}:
            found.setdefault(name, (child.text or "").strip())
    return found

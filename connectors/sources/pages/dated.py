"""When a page says that it was published: the words of its metadata, read by nobody yet."""

from __future__ import annotations

from typing import Any

import orjson

from connectors.sources.feeds import clean

_META = (
    "//meta[@property='article:published_time']/@content",
    "//meta[@itemprop='datePublished']/@content",
    "//time[@itemprop='datePublished']/@datetime",
)
_ARTICLES = ("Article", "NewsArticle", "ReportageNewsArticle", "AnalysisNewsArticle", "BlogPosting", "Report")
LONGEST = 100  # characters
DEEPEST = 4  # lists and objects in each other


def published(tree: Any) -> str:
    """The date of publication as the page tells it, or ""; its metadata only, never a date in its text."""
    for path in _META:
        if found := clean.line(" ".join(map(str, tree.xpath(path)[:1]))):
            return found[:LONGEST]
    for script in tree.xpath("//script[@type='application/ld+json']/text()"):
        try:
            if found := _in(orjson.loads(str(script)), 0):
                return found[:LONGEST]
        except orjson.JSONDecodeError:
            continue
    return ""


def _in(value: Any, depth: int) -> str:
    """The date of the first article in JSON-LD: of itself, not of a comment or a picture in it."""
    if depth > DEEPEST:
        return ""
    if isinstance(value, list):
        return next(filter(None, (_in(one, depth + 1) for one in value)), "")
    if not isinstance(value, dict):
        return ""
    told, kinds = value.get("datePublished"), value.get("@type")
    named = kinds if isinstance(kinds, list) else [kinds]
    if isinstance(told, str) and any(kind in _ARTICLES for kind in named):
        return clean.line(told)
    return _in(value.get("@graph", value.get("mainEntity")), depth + 1)

"""JSON Feed 1.0 and 1.1; wrong types spoil the field they stand in, not the item, a wrong item not the feed (R99)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import orjson

from connectors.sources.feeds.document import MOST_ITEMS, Dropped
from connectors.sources.feeds.items import NOTHING, Raw, Told, resolve
from connectors.sources.feeds.syndicated import Channel


def looks_like(text: str) -> bool:
    """Whether a document can be JSON at all."""
    return text.lstrip("\ufeff \t\r\n").startswith("{")


def load(text: str) -> dict[str, Any] | None:
    """A JSON Feed's object, or None for what is none."""
    try:
        found = orjson.loads(text.lstrip("\ufeff \t\r\n").encode(errors="replace"))
    except (orjson.JSONDecodeError, RecursionError):
        return None
    if not isinstance(found, dict):
        return None
    told = str(found.get("version") or "")
    return found if "jsonfeed.org" in told or isinstance(found.get("items"), list) else None


def read(feed: dict[str, Any], base: str) -> Channel:
    """The feed's items as they were found."""
    items = feed.get("items")
    told = str(feed.get("version") or "").rstrip("/")
    home = _text(feed.get("home_page_url"))
    return Channel(
        format="json11" if told.endswith("1.1") else "json1",
        title=_text(feed.get("title")),
        link=resolve(home, base) if home else "",
        lang=_text(feed.get("language")),
        authors=tuple(_authors(feed)),
        items=[_item(one) for one in items[:MOST_ITEMS] if isinstance(one, dict)] if isinstance(items, list) else [],
    )


def left_out(feed: dict[str, Any]) -> list[Dropped]:
    """The items that are no objects, and how many are beyond the limit."""
    items = feed.get("items")
    if not isinstance(items, list):
        return []
    bad = [
        Dropped(reason="bad_item", position=at)
        for at, one in enumerate(items[:MOST_ITEMS])
        if not isinstance(one, dict)
    ]
    more = len(items) - MOST_ITEMS
    return [*bad, Dropped(reason="over_limit", name=f"{more:,} items")] if more > 0 else bad


def _item(one: dict[str, Any]) -> Raw:
    html, plain = _text(one.get("content_html")), _text(one.get("content_text"))
    return Raw(
        guid=_text(one.get("id")),
        link=_text(one.get("url")) or _text(one.get("external_url")),
        fallback_link=_text(one.get("id")) if _text(one.get("id")).startswith(("http://", "https://")) else "",
        title=Told(_text(one.get("title")), "unknown"),
        summary=Told(_text(one.get("summary")), "unknown"),
        content=Told(html, "html") if html else Told(plain, "plain") if plain else NOTHING,
        authors=tuple(_authors(one)),
        published=_text(one.get("date_published")),
        updated=_text(one.get("date_modified")),
        lang=_text(one.get("language")),
        told=bool(one),
    )


def _authors(place: dict[str, Any]) -> Iterable[str]:
    told = [place.get("author"), *_listed(place.get("authors"))]
    for one in told:
        name = one.get("name") or one.get("url") if isinstance(one, dict) else one
        if text := _text(name):
            yield text


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _text(value: Any) -> str:
    """A text, or a number as one; anything else is left out."""
    if isinstance(value, bool):
        return ""
    return value.strip() if isinstance(value, str) else str(value) if isinstance(value, int | float) else ""

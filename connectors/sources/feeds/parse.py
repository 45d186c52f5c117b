"""A feed's bytes as articles: charset, mending, the reader of its format, then one article an item. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from agents.records import Time
from agents.url import canonical
from connectors.sources.feeds import charset, jsonfeed, shear, sitemap, skeleton, syndicated
from connectors.sources.feeds.document import MALFORMED, NOT_A_FEED, PARSER_LIMIT, TRUNCATED, Document, Dropped
from connectors.sources.feeds.items import Frame, Made, articles, language
from connectors.sources.feeds.mend import Mended, mend
from connectors.sources.feeds.syndicated import Channel

SMALL = 100_000  # characters: a document of that size cannot keep a parser long


def parse(
    body: bytes, url: str, headers: Mapping[str, str], fetched_at: Time, *, source: str = "", status: int = 0
) -> Document:
    """Parse a body. `url` is the final one, which relative links start from; `source` the feed's own name.

    Never raises for what stands in the body; may take long or much memory, so it runs in `Parsers`.
    """
    told = {name.lower(): value for name, value in headers.items()}
    base = url or told.get("content-location", "")
    body = charset.unpacked(body)
    if not body.strip():
        return Document(error=NOT_A_FEED, detail="the body is empty")
    text = charset.decode(body, told)
    frame = {"source": source or url, "url": base, "fetched_at": fetched_at, "status": status}
    if jsonfeed.looks_like(text):
        return _of_json(text, base, frame)
    mended = mend(text)
    if mended.limit:
        return Document(error=PARSER_LIMIT, detail=mended.limit)
    return _of_xml(mended, told, base, frame)


def _of_json(text: str, base: str, frame: dict[str, Any]) -> Document:
    feed = jsonfeed.load(text)
    if feed is None:
        return Document(error=NOT_A_FEED, detail="JSON, but no JSON Feed")
    channel = jsonfeed.read(feed, base)
    made = _made(channel, base, frame)
    made.dropped += jsonfeed.left_out(feed)
    found = skeleton.skeleton(text.encode(errors="replace"))
    return _document(channel, made, hub=found.hub, self_url=found.self_url)


def _of_xml(mended: Mended, headers: dict[str, str], base: str, frame: dict[str, Any]) -> Document:
    root = skeleton.tree(mended.text) if mended.text else None
    if root is not None and len(mended.text) > SMALL:
        mended, limit = shear.shorn(mended, root)
        if limit:
            return Document(error=PARSER_LIMIT, detail=limit)
    name = sitemap.local(root.tag) if root is not None else ""
    if name in sitemap.FORMATS:
        channel = sitemap.read(root, base)
        return _ended(channel, _made(channel, base, frame), mended, root)
    channel = syndicated.read(mended, headers, base)
    if not channel.format:
        channel.format = _by_root(name, mended) if channel.items or name in skeleton.ROOTS else ""
    if not channel.format or name == "html":
        return Document(error=NOT_A_FEED, detail=f"<{name}> is no feed" if name else "no markup")
    if not channel.items and channel.malformed and not (root is not None and len(root)):
        return Document(format=channel.format, title=channel.title, error=MALFORMED, detail="not well formed, no items")
    return _ended(channel, _made(channel, base, frame), mended, root)


def _by_root(name: str, mended: Mended) -> str:
    """Formats that feedparser reads but does not name (3.3)."""
    if "http://purl.org/net/rss1.1#" in mended.text[:4096]:
        return "rss11"
    return {"channel": "cdf", "rss": "rss", "feed": "atom", "rdf": "rss10"}.get(name, name)


def _made(channel: Channel, base: str, frame: dict[str, Any]) -> Made:
    home = channel.link if canonical(channel.link) else base
    return articles(channel.items, Frame(base=home, lang=language(channel.lang), authors=channel.authors, **frame))


def _ended(channel: Channel, made: Made, mended: Mended, root: Any) -> Document:
    """The document, without its last item where it was cut off in the middle of it (R55)."""
    if mended.left_out:
        made.dropped += [Dropped(reason="over_limit", name=f"{mended.left_out:,} items")]
    if channel.malformed:
        made.counts["mended"] += 1
    is_closed = root is None or skeleton.closed(mended.text, root)
    if not is_closed and made.items and not _item_closed(mended.text):
        lost = made.items.pop()
        made.keys.pop()
        made.dropped.append(Dropped(reason="cut", position=len(made.items), name=lost.source_id or lost.url))
    wishes = skeleton.wishes(root) if root is not None else {}
    error = None if is_closed else TRUNCATED
    return _document(channel, made, error=error, detail="" if is_closed else "its root is not closed", **wishes)


def _item_closed(text: str) -> bool:
    tail = text[-4096:].lower()
    return max(tail.rfind("</item>"), tail.rfind("</entry>"), tail.rfind("</url>")) > max(
        tail.rfind("<item"), tail.rfind("<entry"), tail.rfind("<url>")
    )


def _document(channel: Channel, made: Made, **more: Any) -> Document:
    return Document(
        format=channel.format,
        title=channel.title,
        link=channel.link,
        lang=language(channel.lang),
        items=tuple(made.items),
        keys=tuple(made.keys),
        dropped=tuple(made.dropped),
        counts={name: count for name, count in made.counts.items() if count},
        children=channel.children,
        **more,
    )

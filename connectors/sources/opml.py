"""Lists of feeds as OPML 1.0 and 2.0: read whatever programs write, written so that reading gives the same."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any
from xml.sax.saxutils import quoteattr

import msgspec

from agents.errors import Fault, FetchFailed, Refused
from connectors import doors
from connectors.sources.feeds import charset, clean, skeleton
from connectors.sources.feeds.mend import mend
from connectors.sources.feeds.sitemap import local
from connectors.sources.feeds.state import Feed

NAMESPACE = "urn:vedette:opml"
LARGEST = 16 * 1024 * 1024  # bytes
LONGEST_NAME = 300
_OWN = f"{{{NAMESPACE}}}"


class Listed(msgspec.Struct, frozen=True, kw_only=True):
    """What a list holds. `remarks`: outlines that are no feed, and feeds that stand there twice."""

    title: str = ""
    feeds: tuple[Feed, ...] = ()
    remarks: tuple[str, ...] = ()


def read(body: bytes, name: str) -> Listed:
    """The feeds of a list in its order. Raises Refused for what is no OPML. Nothing outside is loaded."""
    if len(body) > LARGEST:
        raise Refused("feeds", [Fault(name, 0, f"has {len(body):,} bytes", f"{LARGEST:,} are the most")])
    mended = mend(charset.decode(body, {}))
    root = skeleton.tree(mended.text) if mended.text else None
    if root is None or local(root.tag) != "opml":
        raise Refused("feeds", [Fault(name, 0, mended.limit or "is no OPML", "its root is <opml>")])
    return _listed(root)


def allowed(feeds: Iterable[Feed], doors_opened: Iterable[str]) -> tuple[list[Feed], list[str]]:
    """The feeds that may be asked at all, and why others may not (a port, an inner address)."""
    opened = doors.doors(doors_opened)
    kept, refused = [], []
    for feed in feeds:
        try:
            doors.checked(feed.url, opened)
        except FetchFailed as error:
            refused.append(f"{feed.url}: {error.detail}")
        else:
            kept.append(feed)
    return kept, refused


def _listed(root: Any) -> Listed:
    feeds: dict[str, Feed] = {}
    remarks: list[str] = []
    for attributes, folder in _outlines(root, ()):
        feed = _feed(attributes, folder)
        if feed is None:
            remarks.append(f"{_name(attributes) or 'an outline'} names no feed of the web")
        elif (twin := spelled(feed.url)) in feeds:
            remarks.append(f"{feed.url} stands there twice, also as {feeds[twin].url}")
        else:
            feeds[twin] = feed
    title = next((clean.line(one.text or "") for one in root.iter() if local(one.tag) == "title"), "")
    return Listed(title=title[:LONGEST_NAME], feeds=tuple(feeds.values()), remarks=tuple(remarks))


def spelled(url: str) -> str:
    """What spellings of one feed's URL share: scheme, `www.` and the last slash make no other feed (R110)."""
    return re.sub(r"^https?://(?:www\.)?", "//", url, count=1, flags=re.IGNORECASE).rstrip("/")


def _outlines(element: Any, folder: tuple[str, ...]) -> Iterator[tuple[dict[str, str], tuple[str, ...]]]:
    """Every outline that names a feed, or says it does, with the names of those round it."""
    for child in element:
        name = local(child.tag)
        if name == "body":
            yield from _outlines(child, folder)
        if name != "outline":
            continue
        attributes = {_attribute(key): clean.line(value) for key, value in child.attrib.items()}
        is_feed = "xmlurl" in attributes or attributes.get("type", "").lower() in {"rss", "atom"}
        if is_feed:
            yield attributes, folder or _categories(attributes)
        if len(child):
            yield from _outlines(child, folder if is_feed else (*folder, _name(attributes)))


def _attribute(key: str) -> str:
    return f"vedette:{key.removeprefix(_OWN)}" if key.startswith(_OWN) else local(key)


def _categories(attributes: dict[str, str]) -> tuple[str, ...]:
    """OPML 2.0's category where no outline is round it: the first path."""
    first = attributes.get("category", "").partition(",")[0]
    return tuple(part for part in first.split("/") if part)


def _name(attributes: dict[str, str]) -> str:
    return (attributes.get("text") or attributes.get("title") or "")[:LONGEST_NAME]


def _feed(attributes: dict[str, str], folder: tuple[str, ...]) -> Feed | None:
    url = attributes.get("xmlurl") or attributes.get("url") or ""
    url = re.sub(r"^feed:(?://)?(?=https?://)", "", url)
    url = re.sub(r"^feed://", "http://", url)
    if not re.match(r"https?://[^\s/?#]+", url, re.IGNORECASE):
        return None
    mode = attributes.get("vedette:fullText", "auto")
    every = attributes.get("vedette:every", "0")
    return Feed(
        url=url,
        title=_name(attributes),
        folder=tuple(filter(None, folder)),
        every=float(every) if re.fullmatch(r"\d{1,7}(\.\d{1,3})?", every) else 0.0,
        full_text=mode if mode in {"auto", "on", "off"} else "auto",  # type: ignore[arg-type]
        insecure=attributes.get("vedette:insecure", "") == "true",
    )


def write(feeds: Iterable[Feed], title: str, at: datetime) -> str:
    """A list as OPML 2.0, outlines for folders; `read` gives the same feeds."""
    tree: dict[str, Any] = {}
    for feed in sorted(feeds, key=lambda one: (one.folder, one.title.casefold(), one.url)):
        place = tree
        for name in feed.folder:
            place = place.setdefault(f"folder {name}", {})
        place[f"feed {feed.url}"] = feed
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<opml version="2.0" xmlns:vedette="{NAMESPACE}">',
        f"  <head><title>{_escaped(title)}</title><dateCreated>{at:%a, %d %b %Y %H:%M:%S} GMT</dateCreated></head>",
        "  <body>",
        *_lines(tree, "    "),
        "  </body>",
        "</opml>",
    ]
    return "\n".join(lines) + "\n"


def _lines(tree: dict[str, Any], indent: str) -> Iterator[str]:
    for key, value in tree.items():
        if isinstance(value, Feed):
            yield f"{indent}<outline {_attributes(value)}/>"
        else:
            yield f"{indent}<outline text={quoteattr(key.partition(' ')[2])}>"
            yield from _lines(value, indent + "  ")
            yield f"{indent}</outline>"


def _attributes(feed: Feed) -> str:
    told = {"type": "rss", "text": feed.title or feed.url, "xmlUrl": feed.url}
    told |= {"vedette:every": f"{feed.every:g}"} if feed.every else {}
    told |= {"vedette:fullText": feed.full_text} if feed.full_text != "auto" else {}
    told |= {"vedette:insecure": "true"} if feed.insecure else {}
    return " ".join(f"{name}={quoteattr(value)}" for name, value in told.items())


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")

"""RSS and Atom of every age, read by feedparser: wrapped bytes, no sanitiser, no HTML pass, no network."""

from __future__ import annotations

import io
import re
from typing import Any

import feedparser
import msgspec

from connectors.sources.feeds.items import NOTHING, Raw, Told, resolve
from connectors.sources.feeds.mend import Mended, gathered

_MARKUP = ("html", "xml")
_LOOSE = ("", "application/octet-stream")  # base64 that feedparser has decoded where it is a text
_WITH_ADDRESS = re.compile(r"[^\s@()]{1,100}@[^\s@()]{1,200}\s*\((.{1,200})\)\s*$")  # RSS: address (name)
_UNCLOSED = re.compile(r"\s*\((?:mailto:)?[^()]*$")  # what feedparser leaves of an address in brackets


class Channel(msgspec.Struct, kw_only=True):
    """What a document says of itself, and its items as they were found."""

    format: str = ""
    title: str = ""
    link: str = ""
    lang: str = ""
    authors: tuple[str, ...] = ()
    items: list[Raw] = []
    children: tuple[str, ...] = ()
    malformed: bool = False


def read(mended: Mended, headers: dict[str, str], base: str) -> Channel:
    """A mended document's channel and items. `base` is the final URL. Never opens a file or an address."""
    told = {"content-type": "application/xml; charset=utf-8"}
    if "content-language" in headers:
        told["content-language"] = headers["content-language"]
    stream = io.BytesIO(gathered(mended.text).encode())
    found = feedparser.parse(stream, response_headers=told, sanitize_html=False, resolve_relative_uris=False)
    feed = found.get("feed", {})
    version = found.get("version") or ""
    link = resolve(_text(feed, "link"), base) if _text(feed, "link") else ""
    atom = version.startswith("atom")
    return Channel(
        format="rss091n" if mended.netscape and version.startswith("rss09") else version,
        title=_told(feed, "title", atom).text(),
        link=link,
        lang=_text(feed, "language"),
        authors=_authors(feed) if atom else (),
        items=[_item(entry, atom) for entry in found.get("entries", ())],
        malformed=bool(found.get("bozo")),
    )


def _item(entry: Any, atom: bool) -> Raw:
    content, lang = _content(entry, atom)
    guid = _text(entry, "id")
    return Raw(
        guid=guid,
        link=_link(entry),
        fallback_link=guid if guid.lower().startswith(("http://", "https://")) and _is_link(entry, atom) else "",
        title=_told(entry, "title", atom),
        summary=_told(entry, "summary", atom),
        content=content,
        authors=_authors(entry),
        published=_text(entry, "published") or _text(entry, "created"),
        updated=_text(entry, "updated"),
        lang=lang or _detail(entry, "title").get("language") or _text(entry, "language"),
        told=bool(entry),
        dated_by_update=not atom,
    )


def _is_link(entry: Any, atom: bool) -> bool:
    return atom or bool(entry.get("guidislink"))


def _text(place: Any, name: str) -> str:
    """A field that is a text; feedparser makes dictionaries of elements with attributes."""
    value = place[name] if name in place else ""  # noqa: SIM401 -- its get() takes `published` for `updated`
    return value.strip() if isinstance(value, str) else ""


def _detail(place: Any, name: str) -> Any:
    value = place.get(f"{name}_detail")
    return value if isinstance(value, dict) else {}


def _told(place: Any, name: str, atom: bool) -> Told:
    value = _text(place, name)
    return Told(value, _kind(str(_detail(place, name).get("type") or ""), atom)) if value else NOTHING


def _kind(type: str, atom: bool) -> str:
    if any(type.endswith(end) for end in _MARKUP):
        # In RSS feedparser says text/html of whatever looks like it; we look ourselves.
        return "html" if atom or type.endswith("xml") else "unknown"
    return "plain" if atom and type.startswith("text/") else "unknown"


def _content(entry: Any, atom: bool) -> tuple[Told, str]:
    """The longest content that is a text, and its language."""
    best, lang = NOTHING, ""
    for one in entry.get("content", ()):
        value, type = one.get("value"), str(one.get("type") or "")
        if not isinstance(value, str) or not (type in _LOOSE or type.startswith("text/") or type.endswith(_MARKUP)):
            continue
        if len(value) > len(best.value):
            best, lang = Told(value, _kind(type, atom)), str(one.get("language") or "")
    return best, lang


def _link(entry: Any) -> str:
    """The page of an item: the original that a proxy names, else its link, but an alternate before an enclosure."""
    told = _text(entry, "link")
    links = [one for one in entry.get("links", ()) if isinstance(one.get("href"), str)]
    alternates = [str(one["href"]) for one in links if one.get("rel", "alternate") == "alternate"]
    others = {str(one["href"]) for one in links} - set(alternates)
    if alternates and (not told or told in others):
        told = alternates[0]
    return _text(entry, "feedburner_origlink") or told


def _authors(place: Any) -> tuple[str, ...]:
    found = []
    for one in place.get("authors", ()):
        found.append(str(one.get("name") or one.get("email") or ""))
    told = _text(place, "author")
    if len(found) <= 1 and (named := _WITH_ADDRESS.match(told)):
        return (named[1],)
    return tuple(filter(None, (_UNCLOSED.sub("", name).strip() for name in found))) or tuple(filter(None, [told]))

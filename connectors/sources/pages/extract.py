"""The body of a page by trafilatura, and what the page says of itself: free or not, reserved or not."""

from __future__ import annotations

import re
from typing import Any

import orjson
import trafilatura
from lxml import html as lxml_html

from connectors.sources.feeds import charset, clean
from connectors.sources.pages import dated
from connectors.sources.pages.page import Extract

MOST_HTML = 3 * 1024 * 1024  # characters of a page that are looked at
MOST_WORDS = 4_000  # characters
EXTRACTOR = f"trafilatura/{trafilatura.__version__}"
_META_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{1,40})""", re.IGNORECASE)
_RESERVED = re.compile(r"\b(?:noai|noimageai)\b", re.IGNORECASE)


def extract(body: bytes, url: str, content_type: str) -> Extract:
    """What stands on a page; empty where nothing can be read. May take long: it runs in a process of its own."""
    source = _decoded(body, content_type)[:MOST_HTML]
    tree = _tree(source)
    if tree is None:
        return Extract(extractor=EXTRACTOR)
    free, reserved, lang, title = _is_free(tree), _is_reserved(tree), str(tree.get("lang") or ""), _title(tree)
    return Extract(
        title=title,
        text=_body(source, url),
        lang=lang.lower()[:20],
        free=free,
        reserved=reserved,
        published=dated.published(tree),
        words=_words(tree),
        extractor=EXTRACTOR,
    )


def _body(source: str, url: str) -> str:
    found = trafilatura.extract(
        source, url=url, include_comments=False, include_tables=True, favor_precision=True, deduplicate=False
    )
    paragraphs = [clean.tidy(part) for part in (found or "").split("\n")]
    return "\n\n".join(part.removeprefix("- ") for part in paragraphs if part)


def _decoded(body: bytes, content_type: str) -> str:
    told = content_type
    if "charset" not in told.lower() and (found := _META_CHARSET.search(body[:4096])):
        told = f"text/html; charset={found[1].decode('ascii', 'replace')}"
    return charset.decode(body, {"content-type": told})


def _tree(source: str) -> Any | None:
    try:
        return lxml_html.document_fromstring(source.encode(), parser=lxml_html.HTMLParser(encoding="utf-8"))
    except (ValueError, lxml_html.etree.ParserError, lxml_html.etree.XMLSyntaxError):
        return None


def _words(tree: Any) -> str:
    """The beginning of everything that can be read on a page, buttons too."""
    texts = tree.xpath("//body//text()[not(ancestor::script or ancestor::style or ancestor::noscript)]")
    return clean.line(" ".join(map(str, texts[:2_000])))[:MOST_WORDS]


def _title(tree: Any) -> str:
    for path in ("//meta[@property='og:title']/@content", "//h1//text()", "//title//text()"):
        if found := clean.line(" ".join(map(str, tree.xpath(path)[:20]))):
            return found[:1000]
    return ""


def _is_free(tree: Any) -> bool | None:
    """schema.org's isAccessibleForFree in JSON-LD; False wins."""
    told: list[bool] = []
    for script in tree.xpath("//script[@type='application/ld+json']/text()"):
        try:
            told += _free_in(orjson.loads(str(script)), 0)
        except orjson.JSONDecodeError:
            continue
    tiers = tree.xpath("//meta[@property='article:content_tier']/@content")
    told += [str(tier).lower() == "free" for tier in tiers if str(tier).lower() in {"free", "locked"}]
    return all(told) if told else None


def _free_in(value: Any, depth: int) -> list[bool]:
    if depth > 8:
        return []
    if isinstance(value, list):
        return [found for one in value for found in _free_in(one, depth + 1)]
    if not isinstance(value, dict):
        return []
    own = value.get("isAccessibleForFree")
    # A part may be closed (`hasPart` with a css selector): then the article is not free as a whole.
    found = [str(own).lower() not in {"false", "no", "0"}] if own is not None else []
    return found + [one for child in value.values() for one in _free_in(child, depth + 1)]


def _is_reserved(tree: Any) -> bool:
    robots = tree.xpath("//meta[translate(@name,'ROBTS','robts')='robots']/@content")
    reservation = tree.xpath("//meta[translate(@name,'TDMRESVAION','tdmresvaion')='tdm-reservation']/@content")
    return any(_RESERVED.search(str(one)) for one in robots) or any(str(one).strip() == "1" for one in reservation)

"""What a feed's bytes came to: the whole document, and the skeleton that tells cheaply whether anything changed."""

from __future__ import annotations

import msgspec

from agents.records import Article

NOT_A_FEED = "not_a_feed"  # HTML, an empty body, an unknown format
MALFORMED = "malformed"  # a feed by its root, but no item of it can be read
TRUNCATED = "truncated"  # its root is not closed: the last item is left out, validators are not to be stored
PARSER_LIMIT = "parser_limit"  # too much time, memory, names or depth: the process that read it was ended
ERRORS = (NOT_A_FEED, MALFORMED, TRUNCATED, PARSER_LIMIT)

MOST_ITEMS = 2_000  # R73: of a document, newest first as they stand in it
PARSER = "vedette-feeds/1"  # raised by hand when the same bytes give other articles


class Skeleton(msgspec.Struct, frozen=True, kw_only=True):
    """Which items a document holds, without reading them: one pass, a few milliseconds.

    `keys` and `digests` stand in document order and are the skeleton's own: they are compared with
    those of an earlier skeleton, never with a Document's. `print` is one digest over all of them:
    equal prints mean that a full parse would bring nothing new. `ttl` in minutes; `sy_seconds` is
    what sy:updatePeriod and sy:updateFrequency come to; hours are GMT, days English names in small
    letters. `closed`: the root's end tag is there. `error`: NOT_A_FEED, or what stops a full parse.
    """

    format: str = ""
    keys: tuple[str, ...] = ()
    digests: tuple[str, ...] = ()
    print: str = ""
    ttl: int = 0
    sy_seconds: int = 0
    skip_hours: tuple[int, ...] = ()
    skip_days: tuple[str, ...] = ()
    hub: str = ""
    self_url: str = ""
    closed: bool = True
    error: str | None = None


class Dropped(msgspec.Struct, frozen=True, kw_only=True):
    """An item that became no article. `position` counts from 0; `name` is what it is known by, where anything is."""

    reason: str  # empty, cut, over_limit, bad_item
    position: int = -1
    name: str = ""


class Document(msgspec.Struct, frozen=True, kw_only=True):
    """A parsed feed. `items` in document order; `keys` beside them identify each within its feed (R76 to R80).

    `error` is one of ERRORS or None; with TRUNCATED the whole items stand here all the same.
    `counts`: what was met on the way (future_date, guid_twice, link_dropped, zone_guessed, mended ...).
    `children`: the sitemaps that a sitemap index names.
    """

    format: str = ""
    title: str = ""
    link: str = ""
    lang: str = ""
    items: tuple[Article, ...] = ()
    keys: tuple[str, ...] = ()
    dropped: tuple[Dropped, ...] = ()
    counts: dict[str, int] = {}
    ttl: int = 0
    sy_seconds: int = 0
    skip_hours: tuple[int, ...] = ()
    skip_days: tuple[str, ...] = ()
    hub: str = ""
    self_url: str = ""
    children: tuple[str, ...] = ()
    error: str | None = None
    detail: str = ""

"""When a redirect is believed: a feed's URL changes after a week of permanent redirects that brought a feed.

Adopting a redirect at once would follow every captive portal and every typing error of an administrator; never
adopting one costs the site two requests a poll for good.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from urllib.parse import urlsplit

from connectors.http import PERMANENT, Hop
from connectors.sources.feeds.state import Move

TRIAL = 7 * 86_400.0  # seconds
POLLS = 5


def candidate(hops: Iterable[Hop]) -> str:
    """Where the unbroken row of permanent redirects at the start leads, or nothing (R45).

    A step from https to http ends it: whoever answers from there on may be anybody (R50).
    """
    found = ""
    for hop in hops:
        if hop.status not in PERMANENT or (hop.url.startswith("https:") and hop.target.startswith("http:")):
            break
        found = hop.target
    return found


def believable(old: str, new: str) -> bool:
    """Whether a URL can be a feed's new address: not without TLS where there was TLS, no site's root (R49, R50)."""
    was, now = urlsplit(old), urlsplit(new)
    if was.scheme == "https" and now.scheme == "http":
        return False
    return bool(now.path.strip("/") or now.query)


def moved(move: Move | None, old: str, hops: Sequence[Hop], now: float) -> Move | None:
    """The candidate after a poll that brought a feed: the same one counts on, another one begins anew (R46)."""
    new = candidate(hops)
    if not new or new == old or not believable(old, new):
        return None
    if move is not None and move.url == new:
        return Move(new, move.since, move.polls + 1)
    return Move(new, now, 1)


def adopted(move: Move | None, old: str, now: float) -> str:
    """The URL to fetch from now on, or nothing: at once where only TLS was added, else after the trial."""
    if move is None:
        return ""
    if _only_tls(old, move.url) or (now - move.since >= TRIAL and move.polls >= POLLS):
        return move.url
    return ""


def _only_tls(old: str, new: str) -> bool:
    was, now = urlsplit(old), urlsplit(new)
    return (was.scheme, now.scheme) == ("http", "https") and (was.hostname, was.path, was.query) == (
        now.hostname,
        now.path,
        now.query,
    )

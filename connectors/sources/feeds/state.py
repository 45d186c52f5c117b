"""What is known of feeds and their hosts between two polls: the records of the topics `feeds` and `feeds.state`.

Times are seconds since 1970 (0: never). Records of an older Vedette lack fields and get their defaults.
"""

from __future__ import annotations

from typing import Any, Literal

import msgspec

from agents.errors import Undecodable
from agents.wire import read

FullText = Literal["auto", "on", "off"]


class Feed(msgspec.Struct, frozen=True, kw_only=True):
    """A subscription: what stands on the topic `feeds` under the feed's URL.

    `every` is how often people would have it asked (seconds, 0: as its rhythm says), `origin` who subscribed
    (`command` or the name of a list), `folder` its outlines in that list, `asked_at` when a poll was last asked
    for by hand.
    """

    url: str
    title: str = ""
    folder: tuple[str, ...] = ()
    every: float = 0.0
    full_text: FullText = "auto"
    insecure: bool = False
    origin: str = "command"
    added_at: float = 0.0
    asked_at: float = 0.0


class Validators(msgspec.Struct, frozen=True):
    """What a server gave to recognise a version by, byte for byte."""

    etag: str = ""
    modified: str = ""


class Move(msgspec.Struct, frozen=True):
    """Where permanent redirects point: since when, and on how many polls that brought a feed."""

    url: str
    since: float
    polls: int


class Poll(msgspec.Struct, frozen=True, kw_only=True):
    """Everything about one feed that decides its next poll.

    `url` is what is fetched (the feed's own until it has moved for good), `told` what the document itself
    asks for (ttl, sy; seconds), `interval` the feed's rhythm as it is used, `gap` the mean seconds between two of
    its items, `streak` successes on time since the interval last changed, `why` the reason of `next_at`.
    `changed_at`: when the body last was another one; `first_at`: the first fetch that was a feed, before which
    everything is backfill; `delay`: seconds from publication to arrival, the recent mean.
    """

    url: str
    next_at: float = 0.0
    why: str = "new"
    polled_at: float = 0.0
    ok_at: float = 0.0
    new_at: float = 0.0
    first_at: float = 0.0
    changed_at: float = 0.0
    probed_at: float = 0.0
    not_before: float = 0.0
    interval: float = 3600.0
    told: float = 0.0
    gap: float = 0.0
    streak: int = 0
    skip_hours: tuple[int, ...] = ()
    skip_days: tuple[str, ...] = ()
    validators: dict[str, Validators] = {}
    distrusted: bool = False
    body: str = ""
    items: int = 0
    errors: float = 0.0
    failing_since: float = 0.0
    error: str = ""
    detail: str = ""
    status: int = 0
    gone_at: float = 0.0
    gone: bool = False
    move: Move | None = None
    moved_from: tuple[str, ...] = ()
    alias_of: str = ""
    delay: float = 0.0


class Host(msgspec.Struct, frozen=True, kw_only=True):
    """A registrable domain: until when nothing is asked of it, and why.

    `strikes` counts 429 without a Retry-After in a row; `failing` are the feeds that failed within the last
    hour (URL -> code and time); `probes` counts the breaker's, 0 while it is shut.
    """

    paused_until: float = 0.0
    why: str = ""
    strikes: int = 0
    failing: dict[str, tuple[str, float]] = {}
    breaker: str = ""
    probes: int = 0


class Seen(msgspec.Struct, frozen=True, kw_only=True):
    """The items of a feed that were sent: `articles` packed by `seen.py`, `skeleton` a print of each as it stands."""

    articles: bytes = b""
    skeleton: bytes = b""


POLL, SEEN, HOST = "poll", "seen", "host"
_KINDS: dict[str, type[Any]] = {POLL: Poll, SEEN: Seen, HOST: Host}
_encoder = msgspec.json.Encoder(order="deterministic")
_decoders = {name: msgspec.json.Decoder(kind) for name, kind in _KINDS.items()}
_feeds = msgspec.json.Decoder(Feed)


def key(kind: str, name: str) -> bytes:
    """The key of a record of `feeds.state`: what it is, and of which URL or domain."""
    return f"{kind} {name}".encode()


def split(key: bytes | None) -> tuple[str, str]:
    """Kind and name of a key. Raises Undecodable where it is none of ours."""
    kind, _, name = (key or b"").decode(errors="replace").partition(" ")
    if kind not in _KINDS or not name:
        raise Undecodable("wrong-key", f"{key!r:.80} is no key of feeds.state")
    return kind, name


def encode(record: Feed | Poll | Seen | Host) -> bytes:
    """A record as JSON."""
    return _encoder.encode(record)


def decode(kind: str, value: bytes) -> Any:
    """A record of `feeds.state`. Raises Undecodable."""
    return read(_decoders[kind], value)


def decode_feed(value: bytes) -> Feed:
    """A subscription of `feeds`. Raises Undecodable."""
    found: Feed = read(_feeds, value)
    return found

"""Which items of a feed were sent already, in 21 bytes each, and which of a document are therefore sent now. Pure."""

from __future__ import annotations

import hashlib
import struct
from collections.abc import Iterable, Sequence

import msgspec

from agents.records import Article
from connectors.sources.feeds.state import Seen

_ROW = struct.Struct(">8s8sIB")
MOST_CHANGES = 24  # of one item, then it is silent (R82)
KEPT = 500  # items that have left the document and may come back
PRINT = 8


class Known(msgspec.Struct, frozen=True):
    """What is known of one item: a digest of its contents, when it was first seen (seconds), how often it changed."""

    content: bytes
    first: int
    changes: int


class Sifted(msgspec.Struct, frozen=True, kw_only=True):
    """What of a document is sent, oldest first, and what is known afterwards."""

    send: tuple[Article, ...]
    seen: Seen
    new: int = 0
    changed: int = 0
    noisy: int = 0
    known: int = 0


def unpack(packed: bytes) -> dict[bytes, Known]:
    """The items by their digests, in the order in which they last stood in the document."""
    return {id: Known(content, first, changes) for id, content, first, changes in _ROW.iter_unpack(packed)}


def pack(items: dict[bytes, Known]) -> bytes:
    """The same as bytes."""
    return b"".join(_ROW.pack(id, one.content, one.first, min(one.changes, 255)) for id, one in items.items())


def prints(keys: Sequence[str], digests: Sequence[str]) -> bytes:
    """A skeleton's items, 8 bytes each."""
    return b"".join(_short(f"{key}\0{told}") for key, told in zip(keys, digests, strict=True))


def unchanged(seen: Seen, now: bytes) -> bool:
    """Whether a skeleton holds nothing that the last one did not; items that left are no news (R83)."""
    return bool(seen.skeleton) and _set(now) <= _set(seen.skeleton)


def sift(seen: Seen, articles: Iterable[Article], skeleton: bytes, first_at: float, now: float) -> Sifted:
    """New and changed items of a document, oldest first; `first_at` 0: its first fetch, so all are backfill (R84)."""
    before = unpack(seen.articles)
    stood: dict[bytes, Known] = {}
    send: list[Article] = []
    new = changed = noisy = 0
    for article in articles:
        id, content = _short(article.id), _short(article.content_hash)
        if id in stood:
            continue
        known = before.get(id)
        if known is None:
            new += 1
            stood[id] = Known(content, int(now), 0)
            send.append(_backfilled(article, first_at))
        elif known.content == content:
            stood[id] = known
        else:
            stood[id] = Known(content, known.first, known.changes + 1)
            noisy += (silent := known.changes >= MOST_CHANGES)
            changed += not silent
            send += [] if silent else [_backfilled(article, first_at)]
    left = [(id, one) for id, one in before.items() if id not in stood]
    kept = dict(left[-max(KEPT, len(stood)) :]) | stood
    return Sifted(
        send=tuple(_oldest_first(send)),
        seen=Seen(articles=pack(kept), skeleton=skeleton),
        new=new,
        changed=changed,
        noisy=noisy,
        known=len(stood) - new,
    )


def _backfilled(article: Article, first_at: float) -> Article:
    published = article.published_at
    if first_at and (published is None or "date_inferred" in article.flags or published.timestamp() >= first_at):
        return article
    flags = tuple(sorted({*article.flags, "backfill"}))
    return msgspec.structs.replace(article, flags=flags)


def _oldest_first(articles: list[Article]) -> list[Article]:
    # Documents begin with the newest; where dates say otherwise, dates count.
    backwards = articles[::-1]
    return sorted(backwards, key=lambda one: one.published_at or one.fetched_at)


def _set(packed: bytes) -> set[bytes]:
    return {packed[start : start + PRINT] for start in range(0, len(packed), PRINT)}


def _short(text: str) -> bytes:
    return hashlib.blake2b(text.encode(errors="replace"), digest_size=PRINT).digest()

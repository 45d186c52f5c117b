"""The topics, and how records become bytes and bytes become records again."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from typing import Any

import msgspec
import orjson

from agents.errors import NewerSchema, Undecodable
from agents.records import (
    Activated,
    Alert,
    AnalystVerdict,
    Article,
    Decision,
    Delivery,
    Hit,
    Judged,
    Mentions,
    Mute,
    Record,
    Revised,
    Tick,
    Time,
    WatchlistActive,
    WatchlistRefused,
    WatchlistVersion,
    decode_hook,
    encode_hook,
)

MIB = 1024 * 1024
DAY_MS = 86_400_000
HELD_BYTES = MIB  # of a record too large for the dead letters, this much is kept
ENDS = "ends"  # header of the Tick that ends a replay: it may lie in the future of a corpus of today
FUTURE_MS = 600_000  # a fetched_at further ahead of Kafka's own stamp is refused


class Topic(msgspec.Struct, frozen=True, kw_only=True):
    """How a topic is laid out. `keep_ms` 0: compacted, kept for good."""

    name: str
    partitions: int = 1
    keep_ms: int = 0
    keep_bytes: int = -1
    largest: int = MIB
    compaction_lag_ms: int = 0
    segment_bytes: int = 0  # 0: Kafka's own; small where a start must not read a gigabyte that waits for compaction

    @property
    def config(self) -> dict[str, str]:
        """The topic's Kafka configuration, as we create and check it."""
        kept = (
            {"cleanup.policy": "delete", "retention.ms": str(self.keep_ms), "retention.bytes": str(self.keep_bytes)}
            if self.keep_ms
            else {"cleanup.policy": "compact", "min.compaction.lag.ms": str(self.compaction_lag_ms)}
        )
        if self.segment_bytes:
            kept |= {"segment.bytes": str(self.segment_bytes), "min.cleanable.dirty.ratio": "0.2"}
        return kept | {"message.timestamp.type": "LogAppendTime", "max.message.bytes": str(self.largest)}


def _ledger(stage: str, partitions: int) -> Topic:
    return Topic(name=f"ledger.{stage}", partitions=partitions, compaction_lag_ms=3_600_000)


def topics(partitions: Mapping[str, int] | None = None) -> dict[str, Topic]:
    """All topics by base name; `partitions` overrides their numbers.

    A ledger has the partitions of its stage's input: they are set together, never apart.
    """
    count = {
        "articles.raw": 1,
        "articles.judged": 1,
        "mentions": 4,
        "hits": 4,
        "alerts": 4,
        "decisions": 4,
        "feeds.state": 8,
    }
    count |= dict(partitions or {})
    rows = [
        Topic(
            name="articles.raw",
            partitions=count["articles.raw"],
            keep_ms=90 * DAY_MS,
            keep_bytes=64 * 1024 * MIB,
        ),
        Topic(name="articles.judged", partitions=count["articles.judged"], keep_ms=7 * DAY_MS, largest=MIB * 5 // 4),
        Topic(name="mentions", partitions=count["mentions"], keep_ms=30 * DAY_MS),
        Topic(name="hits", partitions=count["hits"], keep_ms=30 * DAY_MS, largest=256 * 1024),
        Topic(name="alerts", partitions=count["alerts"], keep_ms=365 * DAY_MS, largest=256 * 1024),
        Topic(name="decisions", partitions=count["decisions"], keep_ms=30 * DAY_MS, largest=64 * 1024),
        Topic(name="dead-letters", keep_ms=90 * DAY_MS, largest=12 * MIB),
        *(Topic(name=name) for name in ("verdicts", "mutes", "deliveries", "feeds", "pages")),
        Topic(name="feeds.state", partitions=count["feeds.state"], segment_bytes=32 * MIB),
        Topic(name="watchlists", largest=8 * MIB),
        _ledger("deduplicate", count["articles.raw"]),
        _ledger("flag", count["articles.judged"]),
        _ledger("alert", count["hits"]),
    ]
    return {topic.name: topic for topic in rows}


SCHEMAS: dict[str, tuple[int, type[Any]]] = {
    "article": (1, Article),
    "judged": (1, Judged),
    "mentions": (1, Mentions),
    "hit": (1, Hit),
    "revised": (1, Revised),
    "activated": (1, Activated),
    "alert": (1, Alert),
    "decision": (1, Decision),
    "tick": (1, Tick),
    "delivery": (1, Delivery),
    "verdict": (1, AnalystVerdict),
    "mute": (1, Mute),
    "watchlist": (1, WatchlistVersion),
    "active": (1, WatchlistActive),
    "refused": (1, WatchlistRefused),
}
"""Name in the `schema` header -> (newest version we know, type)."""

READS: dict[str, tuple[str, ...]] = {
    "articles.raw": ("article", "tick"),
    "articles.judged": ("judged", "tick"),
    "mentions": ("mentions",),
    "hits": ("hit", "tick", "revised", "activated"),
    "alerts": ("alert",),
    "decisions": ("decision",),
    "deliveries": ("delivery",),
    "verdicts": ("verdict",),
    "mutes": ("mute",),
    "watchlists": ("watchlist", "active", "refused"),
}
"""Base name of a topic -> schemas it may hold; the first is assumed where the header is missing."""

_NAMES = {kind: name for name, (_, kind) in SCHEMAS.items()}
_encoder = msgspec.json.Encoder(enc_hook=encode_hook, order="deterministic")
_decoders = {name: msgspec.json.Decoder(kind, dec_hook=decode_hook) for name, (_, kind) in SCHEMAS.items()}
# Nearly every record is cleared by three searches for a byte, most of the rest by one pattern over its bytes.
_SUSPECT_BYTES = (b"\\", b"\x7f", b"\xc2")
_SUSPECT = re.compile(rb"\\[ubf]|\x7f|\xc2[\x80-\x84\x86-\x9f]")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f]")
_LONE_SURROGATE = re.compile(
    rb"(?<!\\)(?:\\\\)*(?:\\u[dD][89abAB][0-9a-fA-F]{2}(?!\\u[dD][c-fC-F])"  # a first half without a second
    rb"|(?<!\\u[dD][89abAB][0-9a-fA-F]{2})\\u[dD][c-fC-F][0-9a-fA-F]{2})"  # a second half without a first
)


def schema_of(record: Record) -> str:
    """`article/1` and the like: the value of the `schema` header."""
    name = _NAMES[type(record)]
    return f"{name}/{SCHEMAS[name][0]}"


def encode(record: Record) -> bytes:
    """A record as compact JSON in UTF-8; the same record always gives the same bytes."""
    return _encoder.encode(record)


def decode(topic: str, value: bytes | None, schema: str | None = None) -> Record:
    """Read a record from a topic (its base name); `schema` is the header, where there is one.

    Raises Undecodable with its reason, or NewerSchema, which must stop the worker.
    """
    name = _schema(topic, schema)
    if not value:
        raise Undecodable("empty", f"a record without a value on {topic}")
    record: Record = read(_decoders[name], value)
    return record


def read(decoder: msgspec.json.Decoder[Any], value: bytes) -> Any:
    """Read foreign JSON of one shape. Raises Undecodable with a reason from a fixed set."""
    try:
        found = decoder.decode(value)
    except msgspec.ValidationError as error:
        reason = "too-long" if "of length <=" in str(error) else "wrong-type"
        raise Undecodable(reason, str(error)) from None
    except UnicodeDecodeError as error:
        raise Undecodable("not-utf8", f"byte {error.start}: {error.reason}") from None
    except RecursionError:
        raise Undecodable("too-deep", "nested deeper than any record of ours") from None
    except msgspec.DecodeError as error:
        reason = "lone-surrogate" if _LONE_SURROGATE.search(value) else "not-json"
        raise Undecodable(reason, str(error)) from None
    refuse_controls(value)
    return found


def _schema(topic: str, header: str | None) -> str:
    allowed = READS[topic]
    if header is None:
        return allowed[0]
    name, _, version = header.partition("/")
    if name not in allowed or not version.isdecimal():
        raise Undecodable("wrong-schema", f"{header!r} on {topic}, which holds {', '.join(allowed)}")
    if int(version) > SCHEMAS[name][0]:
        raise NewerSchema(
            f"{header} on {topic} was written by a newer Vedette than this one "
            f"(it reads {name}/{SCHEMAS[name][0]}): upgrade this worker"
        )
    return name


def refuse_controls(value: bytes) -> None:
    """Raise Undecodable where JSON text holds a control character other than tab and line ends.

    They are never news, and they would reach terminals and logs: a connector removes them (R101).
    """
    if not (_SUSPECT_BYTES[0] in value or _SUSPECT_BYTES[1] in value or _SUSPECT_BYTES[2] in value):
        return
    if not _SUSPECT.search(value):
        return
    try:
        found = _control_in(orjson.loads(value))
    except orjson.JSONDecodeError as error:
        # msgspec passes over fields it does not know, whatever stands in them.
        reason = "not-utf8" if "UTF-8" in str(error) else "not-json"
        reason = "lone-surrogate" if _LONE_SURROGATE.search(value) else reason
        raise Undecodable(reason, str(error)) from None
    except RecursionError:
        raise Undecodable("too-deep", "nested deeper than any record of ours") from None
    if found:
        raise Undecodable("control-characters", f"U+{ord(found):04X} in a text")


def _control_in(value: Any) -> str:
    if isinstance(value, str):
        found = _CONTROL.search(value)
        return found.group() if found else ""
    if isinstance(value, dict):
        return next(filter(None, map(_control_in, value.values())), "")
    if isinstance(value, list):
        return next(filter(None, map(_control_in, value)), "")
    return ""


def refuse_future(record: Record, stamp_ms: int) -> None:
    """Raise Undecodable where a record's time runs over 10 minutes ahead of Kafka's own stamp.

    The stages' time only moves forward: one such record would end every hold and window.
    """
    told = record.fetched_at if isinstance(record, Article) else record.at if isinstance(record, Tick) else None
    if told is not None and told.ms() > stamp_ms + FUTURE_MS:
        raise Undecodable(
            "ahead-of-time", f"{told} is more than 10 minutes after {Time.from_ms(stamp_ms)}, when it was appended"
        )


def headers(schema: str, at: Time, origin: str, build: str) -> list[tuple[str, bytes]]:
    """A record's Kafka headers. `origin` is topic:partition:offset of the raw record behind it."""
    pairs = [("schema", schema), ("at", str(at)), ("origin", origin), ("build", build)]
    if schema.startswith("alert/"):
        pairs.append(("content-type", "application/cloudevents+json"))
    return [(name, value.encode()) for name, value in pairs]


def header(pairs: Iterable[tuple[str, bytes]], name: str) -> str | None:
    """The value of the last header of that name, or None; bytes that are not UTF-8 are replaced."""
    found = None
    for key, value in pairs:
        if key == name:
            found = value.decode(errors="replace")
    return found


def digest(kind: str, *parts: Any) -> str:
    """A deterministic id: 26 characters of lower-case base32 of sha256 over a compact JSON array."""
    return written(hashlib.sha256(orjson.dumps([kind, *parts], default=str)).digest())


def written(sha256: bytes) -> str:
    """The first 26 characters of a digest in lower-case base32, as ids have them."""
    number = int.from_bytes(sha256[:17], "big") >> 6
    return "".join([_PAIRS[number >> shift & 1023] for shift in range(120, -1, -10)])


_PAIRS = [one + other for one in "abcdefghijklmnopqrstuvwxyz234567" for other in "abcdefghijklmnopqrstuvwxyz234567"]
"""Base32 (RFC 4648), ten bits at once: base64.b32encode takes five times as long, and every record has ids."""


def article_id(canonical_url: str, source: str, source_id: str, title: str, published: str, text: str) -> str:
    """An article's id by the best that identifies it: canonical URL, else guid, else its contents."""
    if canonical_url:
        return digest("article", canonical_url)
    if source_id:
        return digest("article", source, source_id)
    return digest("article", source, title, published, text)

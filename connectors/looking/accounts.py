"""Does everything add up? Every article of a time has exactly one outcome, and every hit exactly one decision."""

from __future__ import annotations

from collections import Counter
from typing import Any

import msgspec

from agents import wire
from agents.records import Time
from connectors.looking.reading import Reading

MOST_FAULTS = 50


class _Article(msgspec.Struct):
    fetched_at: str


class _Judged(msgspec.Struct):
    verdict: str


class _Hit(msgspec.Struct):
    id: str


class _Decision(msgspec.Struct):
    hit: str
    reason: str


class _AlertData(msgspec.Struct):
    state: str
    hit: str | None = None


class _Alert(msgspec.Struct):
    id: str
    data: _AlertData


class _Story(msgspec.Struct):
    held: list[tuple[str, str, int]] = []


class _Applied(msgspec.Struct):
    offset: int = -1


def _reader(kind: type[Any]) -> Any:
    return msgspec.json.Decoder(kind).decode


_article, _judged, _hit = _reader(_Article), _reader(_Judged), _reader(_Hit)
_decision, _alert, _story, _applied = _reader(_Decision), _reader(_Alert), _reader(_Story), _reader(_Applied)


class Books(msgspec.Struct):
    """Everything that is counted, by the raw record (topic:partition:offset) behind it."""

    articles: set[str] = msgspec.field(default_factory=set)
    verdicts: dict[str, list[str]] = msgspec.field(default_factory=dict)
    letters: Counter[str] = msgspec.field(default_factory=Counter)
    judged: dict[str, tuple[int, int]] = msgspec.field(default_factory=dict)  # origin -> partition, offset
    hits: dict[str, tuple[str, int, int]] = msgspec.field(default_factory=dict)  # hit -> origin, partition, offset
    repeated: Counter[str] = msgspec.field(default_factory=Counter)
    outcomes: dict[str, list[str]] = msgspec.field(default_factory=dict)
    revisions: Counter[str] = msgspec.field(default_factory=Counter)
    held: dict[str, set[str]] = msgspec.field(default_factory=dict)  # story -> hits
    applied: dict[tuple[str, int], int] = msgspec.field(default_factory=dict)


async def read(reading: Reading, since: Time, until: Time) -> Books:
    """Read a namespace: the articles fetched from `since` on and before `until`, and all that came of them."""
    books = Books()
    ledgers = tuple(f"ledger.{stage}" for stage in ("deduplicate", "flag", "alert"))
    topics = ("articles.raw", "articles.judged", "hits", "decisions", "alerts", "dead-letters")
    async for record in reading.of(*ledgers):
        _ledger(books, reading.base(record), record)
    async for record in reading.of(*topics, since_ms=since.ms()):
        _note(books, reading.base(record), record, (str(since), str(until)))
    return books


def _ledger(books: Books, base: str, record: Any) -> None:
    if record.key == b"applied":
        books.applied[base.removeprefix("ledger."), record.partition] = _applied(record.value).offset
    elif base == "ledger.alert" and record.key.startswith(b"story/2:"):
        books.held.pop(record.key.decode(), None)
        if record.value and (waiting := {hit[0] for hit in _story(record.value).held}):
            books.held[record.key.decode()] = waiting


def _note(books: Books, base: str, record: Any, span: tuple[str, str]) -> None:
    schema, origin = (wire.header(record.headers, name) or "" for name in ("schema", "origin"))
    if (base == "hits" and not schema.startswith("hit/")) or schema.startswith("tick/"):
        return  # what tells the time, or of a watchlist or an article, is no hit
    if base == "articles.raw":
        if span[0] <= _article(record.value).fetched_at < span[1]:
            books.articles.add(f"{base}:{record.partition}:{record.offset}")
    elif base == "articles.judged":
        books.verdicts.setdefault(origin, []).append(_judged(record.value).verdict)
        books.judged[origin] = record.partition, record.offset
    elif base == "dead-letters":
        books.letters[origin] += 1
    elif base == "hits":
        hit = _hit(record.value).id
        books.repeated[hit] += 1
        books.hits[hit] = origin, record.partition, record.offset
    elif base == "decisions":
        told = _decision(record.value)
        books.outcomes.setdefault(told.hit, []).append(told.reason)
    else:
        _revision(books, _alert(record.value))


def _revision(books: Books, alert: _Alert) -> None:
    books.revisions[alert.id] += 1
    if alert.data.hit:
        books.outcomes.setdefault(alert.data.hit, []).append(alert.data.state)


def balance(books: Books) -> dict[str, Any]:
    """What became of the articles and of their hits, and every fault; `ok` where there is none."""
    faults: list[str] = []
    articles: Counter[str] = Counter()
    own = {hit for hit, (origin, *_) in books.hits.items() if origin in books.articles}
    with_hit = {books.hits[hit][0] for hit in own}
    for origin in sorted(books.articles, key=_place):
        articles[_outcome(books, origin, origin in with_hit, faults)] += 1
    hits: Counter[str] = Counter(_decided(books, hit, faults) for hit in sorted(own))
    faults += [f"alert {id} stands there {count} times" for id, count in books.revisions.items() if count > 1]
    return {
        "articles": sum(articles.values()),
        "outcomes": dict(sorted(articles.items())),
        "hits": len(own),
        "decisions": dict(sorted(hits.items())),
        "faults": faults[:MOST_FAULTS],
        "faults_left_out": max(0, len(faults) - MOST_FAULTS),
        "ok": not faults,
    }


def _place(origin: str) -> tuple[int, int]:
    _, partition, offset = origin.split(":")
    return int(partition), int(offset)


def _outcome(books: Books, origin: str, hit: bool, faults: list[str]) -> str:
    """One of: dead letter, refetch, without a hit, with hits, on its way."""
    verdicts, letters = books.verdicts.get(origin, []), books.letters[origin]
    if len(verdicts) > 1:
        faults.append(f"article {origin} was judged {len(verdicts)} times")
    if not verdicts and not letters:
        partition, offset = _place(origin)
        if not _is_through(books, "deduplicate", partition, offset):
            return "on its way"
        faults.append(f"article {origin} has no verdict and is no dead letter")
        return "lost"
    if not verdicts:
        return "dead letter"
    if verdicts[0] == "refetch":
        return "refetch"
    if hit or letters:
        return "with hits" if hit else "dead letter"
    return "without a hit" if _is_through(books, "flag", *books.judged[origin]) else "on its way"


def _is_through(books: Books, stage: str, partition: int, offset: int) -> bool:
    return offset <= books.applied.get((stage, partition), -1)


def _decided(books: Books, hit: str, faults: list[str]) -> str:
    """The decision on a hit: an alert's state, a reason, held, or on its way."""
    outcomes = books.outcomes.get(hit, [])
    if books.repeated[hit] > 1:
        faults.append(f"hit {hit} stands there {books.repeated[hit]} times")
    if len(outcomes) > 1:
        faults.append(f"hit {hit} has {len(outcomes)} decisions: {', '.join(outcomes)}")
    if outcomes:
        return outcomes[0]
    if any(hit in waiting for waiting in books.held.values()):
        return "waits for publishers"
    _, partition, offset = books.hits[hit]
    if not _is_through(books, "alert", partition, offset):
        return "on its way"
    faults.append(f"hit {hit} was judged and has no decision")
    return "lost"

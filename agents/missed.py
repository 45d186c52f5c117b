"""What a new source would have alerted of, had it been read before: its first hits judged as news of their time."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

import msgspec

from agents.alert.stage import Alerting
from agents.records import Alert, Hit, Tick, Time
from agents.stage import Fold

WEEK = timedelta(days=7)


def backfilled(record: object, now: Time) -> bool:
    """Whether a record of `hits` is of a first fetch and was published within the week before `now`."""
    if not isinstance(record, Hit) or "backfill" not in record.article.flags:
        return False
    published = record.article.published_at
    return published is not None and now - WEEK < published <= now


def stories(hits: Iterable[Hit], now: Time) -> int:
    """How many live alerts these hits would have opened by `now`, had each been read when it was published.

    They are judged among themselves: what other sources told of the same stories is not known here.
    """
    fold = Fold(Alerting())
    opened = 0
    for record in (*_in_time(hits), Tick(at=now)):
        told = [output.record for output in fold.take(record).outputs]
        opened += sum(isinstance(one, Alert) and (one.data.mode, one.data.state) == ("live", "opened") for one in told)
    return opened


def _in_time(hits: Iterable[Hit]) -> Iterable[Hit | Tick]:
    """The hits as news, the time told before each."""
    dated = [(hit.article.published_at, hit) for hit in hits]
    for at, hit in sorted(((at, hit) for at, hit in dated if at), key=lambda one: (one[0], one[1].id)):
        yield Tick(at=at)
        flags = tuple(flag for flag in hit.article.flags if flag != "backfill")
        yield msgspec.structs.replace(hit, article=msgspec.structs.replace(hit.article, fetched_at=at, flags=flags))

"""The score table of a reader of feeds, from any log of the scripted server: what Rachel Kroll's project looks at."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise

import msgspec

from tests.scripted.server import Entry

HOUR, DAY = 3600.0, 86_400.0
FLOOR = 600.0  # seconds between two conditional requests of one URL, where nothing failed
UNCONDITIONAL = HOUR  # of a URL that gives no validators
PROBE = DAY  # between two requests that could have been conditional and were not
ALLOWED = {"host", "user-agent", "accept", "accept-encoding", "if-none-match", "if-modified-since", "connection"}


class Row(msgspec.Struct, frozen=True):
    """One check: what was found, and which requests were wrong."""

    check: str
    value: str
    wrong: int


def score(log: Iterable[Entry], known: Iterable[str] = ()) -> list[Row]:
    """Every check of the table. `known`: paths that were subscribed to or redirected to; others are made up."""
    entries = sorted(log, key=lambda entry: entry.at)
    by_url: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        by_url[entry.host + entry.path].append(entry)
    rows = [Row("requests", f"{len(entries)} of {len(by_url)} URLs", sum(one.method != "GET" for one in entries))]
    rows += _conditional(by_url)
    rows += _headers(entries)
    rows += _spacing(by_url)
    rows.append(_hosts(entries))
    paths = set(known)
    made_up = sum(one.path not in paths for one in entries) if paths else 0
    rows.append(Row("URLs made up, favicons, added parameters", str(made_up), made_up))
    return rows


def _conditional(by_url: dict[str, list[Entry]]) -> Iterator[Row]:
    good = stale = bogus = first = probes = needless = lied = 0
    for entries in by_url.values():
        given: list[tuple[str, str]] = []
        now, probed, before = ("", ""), -DAY, 0.0
        for entry in entries:
            sent = entry.headers.get("If-None-Match", ""), entry.headers.get("If-Modified-Since", "")
            if sent == ("", ""):
                if now == ("", ""):
                    first += 1
                elif entry.at - probed >= PROBE and entry.at - entries[0].at > 7 * DAY:
                    probes += 1
                    probed = entry.at
                elif entry.lies and probed > 0 and entry.at - before >= UNCONDITIONAL:
                    lied += 1
                else:
                    needless += 1
            elif sent == now:
                good += 1
            elif sent in given:
                stale += 1
            else:
                bogus += 1
            now, before = _given(now, entry), entry.at
            given.append(now)
    yield Row("unconditional, nothing to send", str(first), 0)
    yield Row("unconditional after a week without news", str(probes), 0)
    yield Row("unconditional, as 304 was a lie for a week", str(lied), 0)
    yield Row("unconditional without need", str(needless), needless)
    yield Row("validators as given last", str(good), 0)
    yield Row("validators out of sequence", str(stale), stale)
    yield Row("validators made up", str(bogus), bogus)


def _given(now: tuple[str, str], entry: Entry) -> tuple[str, str]:
    if entry.broken:
        return now
    if entry.status == 200:
        return entry.etag, entry.modified
    return (entry.etag or now[0], entry.modified or now[1]) if entry.status == 304 else now


def _headers(entries: list[Entry]) -> Iterator[Row]:
    names = [{name.lower() for name in entry.headers} for entry in entries]
    for told, header in (("cookies", "cookie"), ("Referer", "referer")):
        count = sum(header in one for one in names)
        yield Row(told, str(count), count)
    other = sorted(set().union(*names) - ALLOWED) if names else []
    yield Row("other headers", ", ".join(other) or "none", len(other))
    agents = {entry.headers.get("User-Agent", "") for entry in entries}
    yield Row("User-Agents", "; ".join(sorted(agents)), int(agents == {""}) + len(agents) - 1)


def _spacing(by_url: dict[str, list[Entry]]) -> Iterator[Row]:
    early = floor = burst = 0
    for entries in by_url.values():
        for before, entry in pairwise(entries):
            gap = entry.at - before.at
            early += gap < before.wait - 1
            well = before.status in {200, 304} and not before.broken
            bare = not (before.etag or before.modified) and before.status == 200
            floor += well and gap < (UNCONDITIONAL if bare else FLOOR) - 1
            burst += gap < 5
    yield Row("polls before max-age, ttl or Retry-After", str(early), early)
    yield Row("polls before the floor", str(floor), floor)
    yield Row("bursts", str(burst), burst)


def _hosts(entries: list[Entry]) -> Row:
    until: dict[str, float] = {}
    wrong = 0
    for entry in entries:
        wrong += entry.at < until.get(entry.host, 0.0) - 1
        until[entry.host] = max(until.get(entry.host, 0.0), entry.at + entry.host_wait)
    return Row("requests to a host that had asked for a pause", str(wrong), wrong)


def table(rows: Iterable[Row]) -> str:
    """The table for people."""
    return "\n".join(f"{'ok ' if not row.wrong else 'NO '} {row.check:48} {row.value}" for row in rows)

"""Which feed is asked next: a queue for each host, so that a host with a thousand feeds delays nobody else. Pure.

A host's feeds are asked one at a time and two seconds apart (politeness.py); the earliest host that may be asked
comes first. All times are seconds since 1970. A put, a take and an end cost the logarithm of the numbers of feeds.
"""

from __future__ import annotations

import heapq
import itertools
from collections.abc import Iterator
from math import inf

from connectors.sources.feeds.politeness import CONNECTIONS, SPACING


class _Lane:
    """One host: its feeds by time, how many requests are under way, and from when on the next may start."""

    def __init__(self) -> None:
        self.feeds: list[tuple[float, int, str]] = []
        self.busy = 0
        self.free_at = 0.0
        self.paused_until = 0.0
        self.ready = inf


class Agenda:
    """Feeds with the time at which each is due. Each stands in it once, and not at all while it is being asked."""

    def __init__(self, spacing: float = SPACING, connections: int = CONNECTIONS) -> None:
        self.spacing = spacing
        self.connections = connections
        self._lanes: dict[str, _Lane] = {}
        self._heap: list[tuple[float, int, str]] = []
        self._due: dict[str, tuple[float, int, str]] = {}
        self._asked: dict[str, str] = {}
        self._order = itertools.count()

    def __len__(self) -> int:
        return len(self._due) + len(self._asked)

    def put(self, url: str, domain: str, at: float) -> None:
        """Due at this time; moves it where it stands already."""
        self.drop(url)
        number = next(self._order)
        self._due[url] = (at, number, domain)
        heapq.heappush(self._lane(domain).feeds, (at, number, url))
        self._settle(domain)

    def drop(self, url: str) -> None:
        """Not due any more."""
        if found := self._due.pop(url, None):
            self._settle(found[2])

    def due(self, url: str) -> float:
        """When a feed is due; infinity where it is not."""
        found = self._due.get(url)
        return found[0] if found else inf

    def asked(self, url: str) -> bool:
        """Whether a request of it is under way."""
        return url in self._asked

    def pause(self, domain: str, until: float) -> None:
        """Ask nothing of a host before this time; an earlier one ends a pause."""
        self._lane(domain).paused_until = until
        self._settle(domain)

    def next_at(self) -> float:
        """When the next request may start; infinity where none is to come."""
        while self._heap and self._lanes[self._heap[0][2]].ready != self._heap[0][0]:
            heapq.heappop(self._heap)
        return self._heap[0][0] if self._heap else inf

    def take(self, now: float) -> str | None:
        """The feed to ask now, or None. It counts as under way until `done`."""
        if self.next_at() > now:
            return None
        domain = self._heap[0][2]
        lane = self._lanes[domain]
        _, _, url = heapq.heappop(lane.feeds)
        del self._due[url]
        self._asked[url] = domain
        lane.busy += 1
        lane.free_at = now + self.spacing
        self._settle(domain)
        return url

    def done(self, url: str) -> None:
        """Its request is over."""
        if (domain := self._asked.pop(url, None)) is not None:
            self._lanes[domain].busy -= 1
            self._settle(domain)

    def shift(self, seconds: float) -> None:
        """The machine's clock was set: everything is due as much earlier or later as before."""
        due, lanes = dict(self._due), self._lanes
        self._heap, self._due = [], {}
        for lane in lanes.values():
            lane.feeds, lane.free_at, lane.paused_until = [], lane.free_at + seconds, lane.paused_until + seconds
            lane.ready = inf
        for url, (at, _, domain) in due.items():
            self.put(url, domain, at + seconds)

    def late(self, now: float) -> Iterator[float]:
        """How late each overdue feed is, leaving out those whose host must wait."""
        for at, _, domain in self._due.values():
            if at < now and self._lanes[domain].ready <= now:
                yield now - at

    def _lane(self, domain: str) -> _Lane:
        return self._lanes.setdefault(domain, _Lane())

    def _settle(self, domain: str) -> None:
        """Work out anew when this host may be asked."""
        lane = self._lanes[domain]
        while lane.feeds and self._due.get(lane.feeds[0][2], ())[:2] != lane.feeds[0][:2]:
            heapq.heappop(lane.feeds)
        free = lane.feeds and lane.busy < self.connections
        ready = max(lane.feeds[0][0], lane.free_at, lane.paused_until) if free else inf
        if ready != lane.ready:
            lane.ready = ready
            if ready < inf:
                heapq.heappush(self._heap, (ready, next(self._order), domain))

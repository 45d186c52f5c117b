"""The loop that asks feeds when they are due: fetch, decide, send, wait for the broker, write the state, in this order.

A crash between any two of these repeats at most: the state is written only when the broker has the articles.
"""

from __future__ import annotations

import asyncio
import logging
import random
from collections import Counter
from collections.abc import Callable, Iterable
from math import inf

import msgspec

from agents.errors import VedetteError
from connectors.sources.feeds import deciding, failing, schedule
from connectors.sources.feeds.agenda import Agenda
from connectors.sources.feeds.clock import Clock
from connectors.sources.feeds.deciding import Decided, Outcome
from connectors.sources.feeds.fetch import Fetched, Fetcher
from connectors.sources.feeds.politeness import domain_of
from connectors.sources.feeds.sparing import spared
from connectors.sources.feeds.state import HOST, POLL, SEEN, Feed, Host, Poll, Seen
from connectors.sources.feeds.store import Change, Store, partition_of
from connectors.sources.feeds.tally import Tally

logger = logging.getLogger(__name__)

MOST = 64  # requests under way at once
CROWD = 20  # feeds added at once from which their first polls are spread
PER_NEW = 0.2  # seconds of spreading for each feed that is new

Gate = Callable[[], str]


class Known(msgspec.Struct):
    """A feed that this process owns, and what it knows of it."""

    feed: Feed
    poll: Poll
    seen: Seen
    partition: int


class Runner:
    """Owns feeds, asks them, keeps their state. `gate` says why nothing should be fetched now, or nothing."""

    def __init__(
        self,
        fetcher: Fetcher,
        store: Store,
        clock: Clock,
        partitions: int = 1,
        gate: Gate = str,
        agenda: Agenda | None = None,
    ) -> None:
        self.fetcher = fetcher
        self.store = store
        self.clock = clock
        self.partitions = partitions
        self.gate = gate
        self.agenda = agenda or Agenda()
        self.dice = random.Random()
        self.most = MOST
        self.feeds: dict[str, Known] = {}
        self.hosts: dict[str, Host] = {}
        self.of_domain: Counter[str] = Counter()
        self.tally = Tally()
        self.held = ""
        self._flights: dict[str, asyncio.Task[None]] = {}
        self._woken = asyncio.Event()
        self._failed: BaseException | None = None

    # -- which feeds are ours

    def own(self, feeds: Iterable[Feed], polls: dict[str, Poll], seen: dict[str, Seen], hosts: dict[str, Host]) -> None:
        """Take feeds over with what is known of them: what is overdue is spread (R28)."""
        now = self.clock.now()
        self.hosts |= hosts
        rows = list(feeds)
        new = sum(feed.url not in polls for feed in rows)
        for feed in rows:
            poll = polls.get(feed.url)
            if poll is None:
                self._enter(feed, Poll(url=feed.url, next_at=now + self._spread(new)), Seen())
            else:
                at = schedule.resumed(poll, now, self.dice.random())
                self._enter(feed, msgspec.structs.replace(poll, next_at=at), seen.get(feed.url, Seen()))
        for domain, host in hosts.items():
            self.agenda.pause(domain, host.paused_until)
        self._woken.set()

    def subscribe(self, feed: Feed) -> None:
        """A feed is new, or its settings are, or somebody wants it now."""
        now = self.clock.now()
        known = self.feeds.get(feed.url)
        if known is None:
            self._enter(feed, Poll(url=feed.url, next_at=now), Seen())
        else:
            wanted = feed.asked_at > max(known.feed.asked_at, known.poll.polled_at)
            sooner = feed.every and (not known.feed.every or feed.every < known.feed.every)
            known.feed = feed
            if wanted:
                self._again(known, schedule.refreshed(known.poll, now))
            elif sooner and not known.poll.error:
                self._again(known, min(known.poll.next_at, max(now, known.poll.polled_at + feed.every)))
        self._woken.set()

    async def forget(self, url: str) -> None:
        """A feed is not ours any more: nobody is subscribed to it."""
        known = self._leave(url)
        for other in self.feeds.values():
            if other.poll.alias_of == url:  # nobody asks for it under that name any more
                other.poll = msgspec.structs.replace(other.poll, alias_of="", next_at=self.clock.now())
                self._plan(other.feed.url)
        if known is not None:
            gone = [Change(POLL, url, None), Change(SEEN, url, None)]
            await self.store.save(known.partition, gone)

    async def release(self, partitions: Iterable[int], limit: float) -> None:
        """Give feeds back: what is under way may end within `limit` seconds, then it is broken off."""
        given = set(partitions)
        flights = []
        for url in [url for url, known in self.feeds.items() if known.partition in given]:
            self.agenda.drop(url)
            flights += [self._flights[url]] if url in self._flights else []
        if flights:
            await asyncio.wait(flights, timeout=limit)
        for task in flights:
            task.cancel()
        await asyncio.gather(*flights, return_exceptions=True)
        for url in [url for url, known in self.feeds.items() if known.partition in given]:
            self._leave(url)

    def _spread(self, new: int) -> float:
        return self.dice.random() * min(schedule.SPREAD, new * PER_NEW) if new > CROWD else 0.0

    def _enter(self, feed: Feed, poll: Poll, seen: Seen) -> None:
        self._leave(feed.url)
        self.feeds[feed.url] = Known(feed, poll, seen, partition_of(feed.url, self.partitions))
        self.of_domain[domain_of(poll.url)] += 1
        self._plan(feed.url)

    def _leave(self, url: str) -> Known | None:
        known = self.feeds.pop(url, None)
        if known is not None:
            self.of_domain[domain_of(known.poll.url)] -= 1
            self.agenda.drop(url)
        return known

    def _again(self, known: Known, at: float) -> None:
        known.poll = msgspec.structs.replace(known.poll, next_at=at, why="asked for", gone=False)
        self._plan(known.feed.url)

    def _plan(self, url: str) -> None:
        known = self.feeds[url]
        if known.poll.gone or known.poll.alias_of or self.agenda.asked(url):
            return
        self.agenda.put(url, domain_of(known.poll.url), known.poll.next_at)

    # -- the loop

    async def run(self) -> None:
        """Ask feeds until cancelled. Raises what makes going on impossible."""
        try:
            while self._failed is None:
                self._start_due()
                until = inf if self.held or len(self._flights) >= self.most else self.agenda.next_at()
                await self.clock.rest(until, self._woken, bool(self._flights))
                if step := self.clock.stepped():
                    logger.warning("the clock was set by %.0f s; what is due moves with it", step)
                    self.agenda.shift(step)
            raise self._failed
        finally:
            for task in self._flights.values():
                task.cancel()
            await asyncio.gather(*self._flights.values(), return_exceptions=True)

    async def drain(self, limit: float) -> None:
        """Start nothing more, and let what is under way end within `limit` seconds."""
        self.most = 0
        if self._flights:
            await asyncio.wait(list(self._flights.values()), timeout=limit)

    def _start_due(self) -> None:
        self.held = self.gate() or self.store.trouble()
        while not self.held and len(self._flights) < self.most and (url := self.agenda.take(self.clock.now())):
            task = asyncio.create_task(self._poll(url))
            self._flights[url] = task
            task.add_done_callback(lambda done, url=url: self._landed(url, done))  # type: ignore[misc]

    def _landed(self, url: str, task: asyncio.Task[None]) -> None:
        del self._flights[url]
        self.agenda.done(url)
        if not task.cancelled() and (error := task.exception()) is not None:
            self._broken(url, error)
        if url in self.feeds:
            self._plan(url)
        self._woken.set()

    def _broken(self, url: str, error: BaseException) -> None:
        """A fault of ours must not stop the other feeds, nor ask this one again and again."""
        if isinstance(error, VedetteError):
            self._failed = error
            return
        logger.error("polling %s failed by a fault of ours", url, exc_info=error)
        self.tally.counts["faults"] += 1
        if known := self.feeds.get(url):
            known.poll = msgspec.structs.replace(known.poll, next_at=self.clock.now() + schedule.HOUR, why="our fault")

    async def _poll(self, url: str) -> None:
        known = self.feeds[url]
        domain, late = domain_of(known.poll.url), self.clock.now() - known.poll.next_at
        fetched = await self.fetcher.fetch(known.feed, known.poll, known.seen)
        failing.reach("fetched")
        decided, host = self._decide(known, fetched.outcome, domain)
        send = fetched.sifted.send if fetched.sifted else ()
        if send:
            await self.store.send(send)
        if self.feeds.get(url) is not known:
            return  # unsubscribed, or somebody else's, while it was under way
        await self.store.save(known.partition, self._changes(known, decided, fetched, host, domain))
        self._remember(known, decided, fetched, host, domain)
        self.tally.add(fetched, decided, late)

    def _decide(self, known: Known, outcome: Outcome, domain: str) -> tuple[Decided, Host]:
        before, dice = self.hosts.get(domain, Host()), self.dice.random()
        host, outcome = spared(before, known.poll, outcome, self.of_domain[domain], dice)
        decided = deciding.after(known.feed, known.poll, outcome, self.dice.random(), self._is_other(known))
        if host.breaker and outcome.code:
            # The host is down, not the feed: its own count stays, and the host's probe comes first (R37).
            poll = msgspec.structs.replace(
                decided.poll, errors=known.poll.errors, next_at=host.paused_until, why=host.why
            )
            decided = Decided(poll, decided.events)
        return decided, host

    def _is_other(self, known: Known) -> Callable[[str], bool]:
        return lambda url: url != known.feed.url and url in self.feeds and not self.feeds[url].poll.alias_of

    def _changes(self, known: Known, decided: Decided, fetched: Fetched, host: Host, domain: str) -> Iterable[Change]:
        """The items before the validators: known items with old validators cost a fetch, the other way loses items."""
        if fetched.sifted and fetched.sifted.seen != known.seen:
            yield Change(SEEN, known.feed.url, fetched.sifted.seen)
        yield Change(POLL, known.feed.url, decided.poll)
        if host != self.hosts.get(domain, Host()):
            yield Change(HOST, domain, host)

    def _remember(self, known: Known, decided: Decided, fetched: Fetched, host: Host, domain: str) -> None:
        self.of_domain[domain] -= 1
        self.of_domain[domain_of(decided.poll.url)] += 1
        wanted = known.feed.asked_at > decided.poll.polled_at
        known.poll = decided.poll
        if wanted:  # asked for while the last request was under way
            known.poll = msgspec.structs.replace(known.poll, next_at=schedule.refreshed(known.poll, self.clock.now()))
        if fetched.sifted:
            known.seen = fetched.sifted.seen
        if host != Host() or domain in self.hosts:
            self.hosts[domain] = host
        self.agenda.pause(domain, host.paused_until)
        if "moved" in decided.events:
            logger.warning("feed.moved from=%s to=%s", decided.poll.moved_from[-1], decided.poll.url)

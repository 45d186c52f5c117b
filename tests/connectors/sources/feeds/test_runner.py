"""The loop: bounded when the broker is away, silent when told so, unmoved by one bad feed or a host of a thousand."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Any

import msgspec
import pytest

from agents.errors import TransientFailure
from agents.records import Article
from connectors.sources.feeds import state
from connectors.sources.feeds.clock import VirtualClock
from connectors.sources.feeds.deciding import Outcome
from connectors.sources.feeds.fetch import Fetched
from connectors.sources.feeds.politeness import domain_of
from connectors.sources.feeds.runner import CROWD, Runner
from connectors.sources.feeds.schedule import HOUR, MINUTE
from connectors.sources.feeds.state import Feed, Poll, Seen
from connectors.sources.feeds.store import MemoryStore

NOW = 1_790_000_000.0


class Fake:
    """Answers at once as it is told; remembers who was asked, and when."""

    def __init__(self, clock: VirtualClock, answer: Callable[[str, int], dict[str, Any]] = lambda *_: {}) -> None:
        self.clock = clock
        self.answer = answer
        self.asked: list[tuple[float, str]] = []
        self.hanging: set[str] = set()

    async def fetch(self, feed: Feed, poll: Poll, known: Seen) -> Fetched:
        began = self.clock.now()
        self.asked.append((began, feed.url))
        if feed.url in self.hanging:
            await asyncio.Event().wait()
        number = sum(url == feed.url for _, url in self.asked)
        told = {"status": 200, "body": "b", "items": 1, "known": 1, "headers": {"ETag": '"1"'}} | self.answer(
            feed.url, number
        )
        if told.pop("broken", False):
            raise ZeroDivisionError
        return Fetched(Outcome(began=began, now=self.clock.now(), url=poll.url, **told))

    def times(self, url: str) -> list[float]:
        return [at for at, name in self.asked if name == url]


class Deaf(MemoryStore):
    """A broker that is away: nothing is ever acknowledged."""

    async def save(self, partition: int, changes: Any) -> None:
        await asyncio.Event().wait()


def runner(fake: Any, store: Any = None, gate: Callable[[], str] = str) -> Runner:
    return Runner(fake, store or MemoryStore(), fake.clock, gate=gate)


async def run(one: Runner, until: float) -> None:
    clock: Any = one.clock
    clock.end = until
    clock.ended.clear()
    task = asyncio.ensure_future(one.run())
    ended = asyncio.ensure_future(clock.ended.wait())
    await asyncio.wait([task, ended], return_when=asyncio.FIRST_COMPLETED)
    task.cancel()
    ended.cancel()
    done = await asyncio.gather(task, return_exceptions=True)
    if done and isinstance(done[0], TransientFailure):
        raise done[0]


async def asked(fake: Fake, count: int) -> None:
    while len(fake.asked) < count:  # noqa: ASYNC110 -- a fake sets no event
        await asyncio.sleep(0)


def feeds(count: int, host: str = "h{}.example") -> list[Feed]:
    return [Feed(url=f"https://{host.format(number)}/{number}") for number in range(count)]


async def test_a_thousand_feeds_of_one_host_delay_no_other() -> None:
    fake = Fake(VirtualClock(NOW))
    one = runner(fake)
    crowd, others = feeds(1000, "crowd.example"), feeds(100)
    polls = {feed.url: Poll(url=feed.url, next_at=NOW) for feed in crowd}
    due = {feed.url: NOW + 3 * number for number, feed in enumerate(others)}
    polls |= {url: Poll(url=url, next_at=at) for url, at in due.items()}
    one.own([*crowd, *others], polls, {}, {})
    await run(one, NOW + 3000)
    late = [fake.times(url)[0] - at for url, at in due.items()]
    assert max(late) < 5.0
    starts = [at for at, url in fake.asked if "crowd" in url]
    assert len({url for _, url in fake.asked if "crowd" in url}) == 1000
    assert min(later - sooner for sooner, later in pairwise(starts)) >= 2.0


async def test_a_broker_that_is_away_stops_fetching_within_the_limit() -> None:
    fake = Fake(VirtualClock(NOW))
    one = runner(fake, Deaf())
    one.most = 8
    one.own(feeds(CROWD), {}, {}, {})
    task = asyncio.ensure_future(one.run())
    await asked(fake, 8)
    await asyncio.sleep(0.2)
    assert len(fake.asked) == 8
    assert not any(known.poll.polled_at for known in one.feeds.values())
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)


async def test_while_held_nothing_is_fetched_and_the_reason_is_told() -> None:
    fake, held = Fake(VirtualClock(NOW)), ["only 4% of the disk are free"]
    one = runner(fake, gate=lambda: held[0])
    one.own(feeds(3), {}, {}, {})
    await run(one, NOW + HOUR)
    assert (fake.asked, one.held) == ([], "only 4% of the disk are free")
    held[0] = ""
    await run(one, NOW + 2 * HOUR)
    assert len({url for _, url in fake.asked}) == 3


async def test_a_fault_of_ours_in_one_feed_leaves_the_others_alone() -> None:
    fake = Fake(VirtualClock(NOW), lambda url, _: {"broken": url.endswith("/0")})
    one = runner(fake)
    one.own(feeds(2), {}, {}, {})
    await run(one, NOW + 3 * HOUR)
    assert len(fake.times("https://h1.example/1")) >= 3
    assert 2 <= len(fake.times("https://h0.example/0")) <= 4
    assert one.tally.counts["faults"] >= 2


async def test_a_process_that_lost_its_share_ends_before_it_asks() -> None:
    def ghost() -> str:
        raise TransientFailure("stood still")

    fake = Fake(VirtualClock(NOW))
    one = runner(fake, gate=ghost)
    one.own(feeds(3), {}, {}, {})
    with pytest.raises(TransientFailure):
        await run(one, NOW + HOUR)
    assert fake.asked == []


async def test_ten_thousand_new_feeds_are_no_storm() -> None:
    fake = Fake(VirtualClock(NOW))
    one = runner(fake)
    one.own(feeds(10_000), {}, {}, {})
    due = sorted(known.poll.next_at - NOW for known in one.feeds.values())
    assert due[-1] > 20 * MINUTE
    assert sum(at < 60 for at in due) < 600


async def test_after_a_week_off_what_is_overdue_is_spread() -> None:
    fake = Fake(VirtualClock(NOW))
    one = runner(fake)
    rows = feeds(2000)
    one.own(rows, {feed.url: Poll(url=feed.url, next_at=NOW - 7 * 24 * HOUR) for feed in rows}, {}, {})
    due = sorted(known.poll.next_at - NOW for known in one.feeds.values())
    assert due[0] >= 0
    assert due[-1] <= 30 * MINUTE
    assert sum(at < 60 for at in due) < 150


async def test_a_pause_is_the_hosts_and_survives_a_restart() -> None:
    busy = {"status": 429, "code": "rate_limited", "wait": 5 * HOUR, "body": "", "items": 0}
    fake = Fake(VirtualClock(NOW), lambda url, number: busy if url.endswith("/0") else {})
    store = MemoryStore()
    one = runner(fake, store)
    rows = feeds(3, "one.example")
    one.own(rows, {feed.url: Poll(url=feed.url, next_at=NOW + 10 * number) for number, feed in enumerate(rows)}, {}, {})
    await run(one, NOW + HOUR)
    assert len(fake.asked) == 1
    told: dict[str, dict[str, Any]] = {state.POLL: {}, state.SEEN: {}, state.HOST: {}}
    for key, value in store.records.items():
        kind, name = state.split(key)
        told[kind][name] = state.decode(kind, value)
    again = runner(fake, store)
    again.own(rows, told[state.POLL], told[state.SEEN], told[state.HOST])
    await run(again, NOW + 5 * HOUR - 1)
    assert len(fake.asked) == 1
    await run(again, NOW + 6 * HOUR)
    assert len(fake.asked) > 1


async def test_where_half_of_a_hosts_feeds_fail_alike_the_host_is_asked_not_they() -> None:
    down = {"code": "connect", "status": 0, "body": "", "items": 0}
    mended = [False]
    fake = Fake(VirtualClock(NOW), lambda *_: {} if mended[0] else down)
    one = runner(fake)
    rows = feeds(20, "down.example")
    one.own(rows, {feed.url: Poll(url=feed.url, next_at=NOW) for feed in rows}, {}, {})
    await run(one, NOW + 6 * HOUR)
    assert one.hosts["down.example"].breaker == "connect"
    assert len(fake.asked) < 40
    assert max(known.poll.errors for known in one.feeds.values()) <= 6
    mended[0] = True
    await run(one, NOW + 24 * HOUR)
    assert not one.hosts["down.example"].breaker
    assert all(not known.poll.error for known in one.feeds.values())


async def test_a_feed_is_asked_once_however_often_it_is_subscribed_to() -> None:
    fake = Fake(VirtualClock(NOW))
    one = runner(fake)
    for title in ("a", "b", "c"):
        one.subscribe(Feed(url="https://a.example/f", title=title))
    await run(one, NOW + 30 * MINUTE)
    assert len(fake.asked) == 1
    assert one.feeds["https://a.example/f"].feed.title == "c"


async def test_a_refresh_is_asked_for_once_and_keeps_its_minute() -> None:
    fake = Fake(VirtualClock(NOW))
    one = runner(fake)
    feed = Feed(url="https://a.example/f")
    one.subscribe(feed)
    await run(one, NOW + 10)
    one.subscribe(msgspec.structs.replace(feed, asked_at=NOW + 10))
    await run(one, NOW + 30 * MINUTE)
    assert fake.times(feed.url) == [NOW, NOW + 60]


async def test_every_five_minutes_begins_with_the_change() -> None:
    fake = Fake(VirtualClock(NOW))
    one = runner(fake)
    one.subscribe(Feed(url="https://a.example/f"))
    await run(one, NOW + 10 * MINUTE)
    one.subscribe(Feed(url="https://a.example/f", every=300.0))
    await run(one, NOW + HOUR)
    gaps = [later - sooner for sooner, later in pairwise(fake.times("https://a.example/f")[1:])]
    assert all(300 <= gap <= 330 for gap in gaps)
    assert len(gaps) >= 7


async def test_what_is_unsubscribed_while_it_is_asked_leaves_nothing_behind() -> None:
    fake, store = Fake(VirtualClock(NOW)), MemoryStore()
    one = runner(fake, store)
    feed = Feed(url="https://a.example/f")
    fake.hanging.add(feed.url)
    one.subscribe(feed)
    task = asyncio.ensure_future(one.run())
    await asked(fake, 1)
    await one.forget(feed.url)
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    assert (store.records, one.feeds, len(fake.asked)) == ({}, {}, 1)


async def test_given_back_feeds_are_asked_no_more() -> None:
    fake = Fake(VirtualClock(NOW))
    one = runner(fake)
    one.own(feeds(5), {}, {}, {})
    await one.release([0], 1.0)
    await run(one, NOW + HOUR)
    assert fake.asked == []


async def test_an_alias_is_asked_under_its_own_name_when_the_other_is_removed() -> None:
    from connectors.http import Hop

    a, b = "https://a.example/f", "https://b.example/f"
    fake = Fake(VirtualClock(NOW), lambda url, _: {"hops": (Hop(a, 301, b),)} if url == a else {})
    one = runner(fake)
    one.subscribe(Feed(url=b))
    one.subscribe(Feed(url=a))
    await run(one, NOW + 10 * HOUR)
    assert (len(fake.times(a)), one.feeds[a].poll.alias_of) == (1, b)
    await one.forget(b)
    await run(one, NOW + 20 * HOUR)
    assert len(fake.times(a)) > 1


async def test_articles_go_before_the_state() -> None:
    order: list[str] = []

    class Watched(MemoryStore):
        async def send(self, articles: Sequence[Article]) -> None:
            order.append("articles")

        async def save(self, partition: int, changes: Any) -> None:
            order.extend(change.kind for change in changes)

    from connectors.sources.feeds.seen import sift
    from tests.connectors.sources.feeds.test_seen import AT, article

    fake = Fake(VirtualClock(NOW))
    one = runner(fake, Watched())
    one.subscribe(Feed(url="https://a.example/f"))

    async def fetch(feed: Feed, poll: Poll, known: Seen) -> Fetched:
        sifted = sift(known, [article("a")], b"12345678", 0.0, AT)
        return Fetched(Outcome(began=NOW, now=NOW, url=poll.url, status=200, body="b", items=1, new=1), sifted)

    fake.fetch = fetch  # type: ignore[method-assign]
    await run(one, NOW + 10)
    assert order == ["articles", "seen", "poll"]


def test_the_domain_is_what_is_counted() -> None:
    assert domain_of("https://crowd.example/1") == "crowd.example"

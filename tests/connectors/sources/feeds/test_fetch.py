"""One poll through the real client and the real parsing process: every misbehaviour has its word, and costs no other feed."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from connectors.http import Client, Limits
from connectors.sources.feeds import deciding
from connectors.sources.feeds.answer import CODES
from connectors.sources.feeds.clock import SystemClock
from connectors.sources.feeds.fetch import Fetcher
from connectors.sources.feeds.parser import Parsers
from connectors.sources.feeds.runner import Runner
from connectors.sources.feeds.state import Feed, Poll, Seen
from connectors.sources.feeds.store import MemoryStore
from tests.connectors.serving import away_to, certified, serving_raw
from tests.scripted.server import Names, Scripted, scripted
from tests.scripted.simulate import host

WELL = [
    *("/both", "/etag", "/lm", "/weak", "/noquotes", "/301", "/301x3", "/302", "/mislabel", "/hugeheaders", "/badbyte"),
    *("/guid/none", "/guid/dup", "/future", "/noisy", "/ttl/60", "/sy/hourly/1"),
]
CODED = {
    "/403cf": "bot_blocked",
    "/loop": "redirect_loop",
    "/to-private": "ssrf_blocked",
    "/html200": "not_a_feed",
    "/301html": "not_a_feed",
    "/301root": "not_a_feed",
    "/empty": "not_a_feed",
    "/passwd": "not_a_feed",
    "/trunc": "truncated",
    "/short": "truncated",
    "/bomb/gzip": "too_big",
    "/bomb/br": "too_big",
    "/bomb/zstd": "too_big",
    "/bad206": "http_status",
    "/bad300": "http_status",
    "/nowhere": "not_found",
}


@pytest.fixture
async def server() -> AsyncIterator[Scripted]:
    async with scripted(time.time) as made:
        yield made


def client(server: Scripted, paths: list[str], total: float = 60.0) -> Client:
    doors = [f"{host(path)}:{server.port}" for path in paths]
    return Client(allow=doors, limits=Limits(total=total), resolver=Names())


async def test_every_misbehaviour_has_its_word_and_leaves_the_validators_alone(server: Scripted) -> None:
    paths = [*WELL, *CODED]
    async with client(server, paths) as one, Parsers() as parsers:
        fetcher = Fetcher(one, parsers, SystemClock())
        feeds = [Feed(url=server.url(host(path), path)) for path in paths]
        got = await asyncio.gather(*(fetcher.fetch(feed, Poll(url=feed.url), Seen()) for feed in feeds))
    codes = {path: fetched.outcome.code for path, fetched in zip(paths, got, strict=True)}
    assert codes == dict.fromkeys(WELL, "") | CODED
    assert set(codes.values()) - {""} <= set(CODES)
    items = {path: len(fetched.sifted.send) for path, fetched in zip(paths, got, strict=True) if fetched.sifted}
    assert all(items[path] == 15 for path in WELL)


async def test_a_drip_is_cut_and_told(server: Scripted) -> None:
    feed = Feed(url=server.url(host("/drip"), "/drip"))
    async with client(server, ["/drip"], 0.6) as one, Parsers() as parsers:
        got = await Fetcher(one, parsers, SystemClock()).fetch(feed, Poll(url=feed.url), Seen())
    assert got.outcome.code == "timeout"


async def test_a_feed_that_drips_holds_up_no_other(server: Scripted) -> None:
    paths = ["/drip", *WELL]
    async with client(server, paths) as one, Parsers() as parsers:
        runner = Runner(Fetcher(one, parsers, SystemClock()), MemoryStore(), SystemClock())
        for path in paths:
            runner.subscribe(Feed(url=server.url(host(path), path)))
        task = asyncio.ensure_future(runner.run())
        try:
            async with asyncio.timeout(240):
                while not all(runner.feeds[server.url(host(path), path)].poll.ok_at for path in WELL):  # noqa: ASYNC110
                    await asyncio.sleep(0.05)
            assert runner.agenda.asked(server.url(host("/drip"), "/drip"))
        finally:
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)


async def test_the_second_poll_of_the_same_document_is_not_parsed(server: Scripted) -> None:
    async with client(server, ["/plain"]) as one, Parsers() as parsers:
        fetcher, feed = Fetcher(one, parsers, SystemClock()), Feed(url=server.url(host("/plain"), "/plain"))
        first = await fetcher.fetch(feed, Poll(url=feed.url), Seen())
        assert first.sifted
        again = await fetcher.fetch(feed, Poll(url=feed.url, body=first.outcome.body, items=15), first.sifted.seen)
        assert (again.document, again.outcome.known, again.outcome.new) == (None, 15, 0)
        other = await fetcher.fetch(feed, Poll(url=feed.url, body="another"), first.sifted.seen)
        assert (other.document, other.outcome.known, other.outcome.new) == (None, 15, 0)


async def test_a_feed_that_leaves_tls_is_read_where_that_is_wished_and_its_address_stays(
    server: Scripted, tmp_path: Path
) -> None:
    target = server.url(host("/both"), "/both")
    async with serving_raw(away_to(target), certified(tmp_path)) as secure, Parsers() as parsers:
        feed = Feed(url=secure.url("/feed", scheme="https"), insecure=True)
        doors = [secure.door, f"{host('/both')}:{server.port}"]
        async with Client(allow=doors, resolver=Names()) as one:
            for downgrade, code, items in ((False, "redirect_refused", 0), (True, "", 15)):
                fetcher = Fetcher(one, parsers, SystemClock(), downgrade=downgrade)
                got = await fetcher.fetch(feed, Poll(url=feed.url), Seen())
                assert (got.outcome.code, got.outcome.items) == (code, items)
    after = deciding.after(feed, Poll(url=feed.url), got.outcome, 0.0, lambda _: False).poll
    assert (after.url, after.move) == (feed.url, None)

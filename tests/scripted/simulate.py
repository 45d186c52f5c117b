"""Simulated days: the real client, parser, decisions and loop against the scripted server, on a virtual clock."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Mapping

import msgspec

from agents.records import Time
from connectors.http import Client, Limits
from connectors.sources.feeds.clock import VirtualClock
from connectors.sources.feeds.document import Document
from connectors.sources.feeds.fetch import Fetcher
from connectors.sources.feeds.parse import parse
from connectors.sources.feeds.runner import Runner
from connectors.sources.feeds.state import Feed
from connectors.sources.feeds.store import MemoryStore
from tests.scripted.server import Names, Scripted, scripted

START = Time.parse("2026-03-02T00:00:00Z").timestamp()
DAY = 86_400.0

PATHS = (
    *("/etag", "/lm", "/both", "/touch", "/etagflip", "/weak", "/noquotes", "/lie304", "/rand304", "/plain"),
    *("/maxage/60", "/maxage/7200", "/maxage/86400", "/age/7200/3600", "/expires-skew/3", "/expires-skew/-3"),
    *("/ttl/15", "/ttl/180", "/sy/hourly/1", "/sy/daily/4", "/skip", "/429/3600", "/429/86400", "/429date", "/503"),
    *(
        "/403cf",
        "/404window",
        "/410",
        "/301",
        "/301x3",
        "/302-301",
        "/301-302",
        "/302",
        "/301html",
        "/301root",
        "/loop",
    ),
    *("/to-private", "/trunc", "/short", "/mislabel", "/hugeheaders", "/html200", "/empty", "/guid/none", "/guid/dup"),
    *("/guid/flip", "/guid/http-https", "/noisy", "/future", "/badbyte"),
)
"""50 feeds, each on a host of its own."""

REACHED = ("/301x3/1", "/301x3/2", "/301x3/3", "/")
"""What they are redirected to besides one another."""


class Inline:
    """Parses in this process: what the simulation serves is known to be harmless."""

    async def parse(
        self, body: bytes, url: str, headers: Mapping[str, str], fetched_at: Time, *, source: str = "", status: int = 0
    ) -> Document:
        return parse(body, url, headers, fetched_at, source=source, status=status)


class Simulated(msgspec.Struct, frozen=True):
    """What came of it."""

    server: Scripted
    runner: Runner
    store: MemoryStore


def host(path: str) -> str:
    """A host of the path's own."""
    return "feed" + "".join(one if one.isalnum() else "-" for one in path) + ".example"


async def simulate(days: float, paths: tuple[str, ...] = PATHS, restarts: int = 0) -> Simulated:
    """So many days with these feeds; `restarts` spreads that many restarts of the process over them."""
    clock, store = VirtualClock(START), MemoryStore()
    async with scripted(clock.now) as server:
        doors = [f"{host(path)}:{server.port}" for path in paths]
        limits = Limits(total=60.0)  # of the real clock, while the other one stands still
        agent = "Vedette/test (+https://vedette.example/contact)"
        async with Client(agent, doors, limits, resolver=Names()) as client:
            feeds = [Feed(url=server.url(host(path), path)) for path in paths]
            runner = Runner(Fetcher(client, Inline(), clock), store, clock)
            runner.dice = random.Random(1)  # the same weeks each time
            runner.own(feeds, {}, {}, {})
            for number in range(restarts + 1):
                clock.end = START + days * DAY * (number + 1) / (restarts + 1)
                clock.ended.clear()
                await _until_end(runner, clock)
                if number < restarts:
                    runner = restarted(client, clock, store, feeds)
    return Simulated(server, runner, store)


async def _until_end(runner: Runner, clock: VirtualClock) -> None:
    running = asyncio.ensure_future(runner.run())
    ended = asyncio.ensure_future(clock.ended.wait())
    await asyncio.wait([running, ended], return_when=asyncio.FIRST_COMPLETED)
    if running.done():
        running.result()
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)


def restarted(client: Client, clock: VirtualClock, store: MemoryStore, feeds: list[Feed]) -> Runner:
    """A new process that knows what was written, and nothing else."""
    from connectors.sources.feeds import state

    told: dict[str, dict[str, object]] = {state.POLL: {}, state.SEEN: {}, state.HOST: {}}
    for key, value in store.records.items():
        kind, name = state.split(key)
        told[kind][name] = state.decode(kind, value)
    runner = Runner(Fetcher(client, Inline(), clock), store, clock)
    runner.dice = random.Random(2)
    runner.own(feeds, told[state.POLL], told[state.SEEN], told[state.HOST])  # type: ignore[arg-type]
    return runner

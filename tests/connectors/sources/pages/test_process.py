"""Full text on a real broker: short items get their bodies, once, politely, and across restarts."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from typing import Any

import msgspec
import pytest
from aiokafka.errors import KafkaError

from agents import wire
from agents.errors import TransientFailure
from agents.records import Article, Time
from agents.settings import Settings
from connectors import kafka
from connectors.sources.pages import keeping, page
from connectors.sources.pages.errands import Done
from connectors.sources.pages.process import Options, Process, run
from tests.connectors.sources.pages import invented
from tests.connectors.sources.pages.outlet import Outlet, outlet

LIMIT = 240.0  # seconds: a net, nothing is judged by it
TITLE = "Convoys pass the invented checkpoint"
SUMMARY = "Convoys passed the invented checkpoint, a spokesperson for the invented ministry said."


def item(url: str, **more: Any) -> Article:
    fields = {
        "source": "https://outlet.example/feed",
        "title": TITLE,
        "summary": SUMMARY,
        "content_hash": "first",
    } | more
    return Article(
        id=wire.digest("article", url), url=url, canonical_url=url, fetched_at=Time.of(datetime.now(UTC)), **fields
    )


class Bench:
    """A namespace, what is sent into it, and the ends that are found."""

    def __init__(self, bootstrap: str, namespace: str, door: str) -> None:
        self.settings = Settings(namespace=namespace, broker_address=bootstrap, allow_private=(door,))

    async def send(self, *articles: Article) -> None:
        producer = kafka.producer(self.settings.broker_address)
        await producer.start()
        for one in articles:
            await producer.send_and_wait(
                f"{self.settings.namespace}.articles.raw", wire.encode(one), key=one.id.encode()
            )
        await producer.stop()

    async def ends(self, count: int) -> dict[str, Done]:
        """The ends by article, when there are so many."""
        end = time.monotonic() + LIMIT
        while time.monotonic() < end:
            found, _ = await keeping.restore(self.settings.broker_address, self.settings.namespace, 0.0, {})
            if len(found) >= count:
                return found
            await asyncio.sleep(0.1)
        raise AssertionError(f"{len(found)} ends, {count} were waited for: {found}")

    async def bodies(self) -> list[Article]:
        records = await kafka.read_all(self.settings.broker_address, f"{self.settings.namespace}.articles.raw")
        found = [wire.decode("articles.raw", record.value) for record in records]
        return [one for one in found if isinstance(one, Article) and "full_text" in one.flags]

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        task = asyncio.create_task(run(self.settings, "test", Options(spacing=0.05)))
        await asyncio.sleep(0)
        await self.placed(task)
        try:
            yield
        finally:
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)

    async def placed(self, task: asyncio.Task[None]) -> None:
        """Until the group has its place on articles.raw: what comes later is read."""
        client = await kafka.admin(self.settings.broker_address)
        try:
            end = time.monotonic() + LIMIT
            while time.monotonic() < end:
                if task.done():
                    task.result()
                try:
                    if await client.list_consumer_group_offsets(f"{self.settings.namespace}.pages"):
                        return
                except KafkaError:
                    pass  # a broker that is new has no coordinator at once
                await asyncio.sleep(0.05)
        finally:
            await client.close()
        raise AssertionError("the reader has no place")


@pytest.fixture
async def served() -> AsyncIterator[Outlet]:
    async with outlet() as made:
        yield made


@pytest.fixture
def bench(broker: Any, namespace: str, served: Outlet) -> Bench:
    return Bench(broker.bootstrap, namespace, served.door)


async def test_a_short_item_gets_its_body_under_its_own_id(bench: Bench, served: Outlet) -> None:
    parts = ["Convoys passed the invented checkpoint before dawn.", *invented.paragraphs(1)]
    short = item(served.put("/news/1", invented.tabloid(TITLE, parts)))
    long = item(served.put("/news/2", invented.plain(TITLE, parts)), text="long enough " * 60)
    old = item(served.put("/news/3", invented.plain(TITLE, parts)), flags=("backfill",))
    async with bench.running():
        await bench.send(short, long, old)
        ends = await bench.ends(1)
    [body] = await bench.bodies()
    assert (body.id, body.title, body.summary, body.source) == (short.id, TITLE, SUMMARY, short.source)
    assert parts[5] in body.text
    assert body.fetch.parser.startswith("trafilatura/")
    assert ends[short.id].outcome == page.FULL_TEXT
    assert served.asked == ["/robots.txt", "/news/1"]


async def test_pages_that_are_no_articles_leave_the_summary_alone_for_good(bench: Bench, served: Outlet) -> None:
    parts = invented.paragraphs(2)
    locked = '<script type="application/ld+json">{"isAccessibleForFree": false}</script>'
    cases = {
        page.GONE: served.url("/gone"),
        page.PAYWALL: served.put("/paid", invented.page(TITLE, invented.tagged(parts), head=locked)),
        page.CONSENT: served.put(
            "/cookies",
            invented.page("Before you go on", "<p>We and our partners store data.</p><button>Accept all</button>"),
        ),
        page.NOT_HTML: served.put("/paper", "%PDF-", Content_Type="application/pdf"),
        page.RESERVED: served.put("/kept", invented.plain(TITLE, parts), X_Robots_Tag="noai"),
        page.ROBOTS: served.put("/private/1", invented.plain(TITLE, parts)),
        page.REFUSED: "http://127.0.0.1:9/inner",
    }
    served.put("/robots.txt", "User-agent: *\nDisallow: /private/", Content_Type="text/plain")
    items = {outcome: item(url) for outcome, url in cases.items()}
    async with bench.running():
        await bench.send(*items.values())
        ends = await bench.ends(len(cases))
        await bench.send(*(msgspec.structs.replace(one, content_hash="second") for one in items.values()))
        later = item(served.put("/later", invented.plain(TITLE, ["Convoys passed the invented checkpoint.", *parts])))
        await bench.send(later)
        await bench.ends(len(cases) + 1)
    assert {outcome: ends[one.id].outcome for outcome, one in items.items()} == {outcome: outcome for outcome in cases}
    assert [body.id for body in await bench.bodies()] == [later.id]
    assert len(served.asked) == len(set(served.asked))
    assert "/private/1" not in served.asked


async def test_a_restart_fetches_nothing_again_and_goes_on_where_it_was(bench: Bench, served: Outlet) -> None:
    parts = ["Convoys passed the invented checkpoint before dawn.", *invented.paragraphs(4)]
    first, second = (item(served.put(f"/news/{number}", invented.plain(TITLE, parts))) for number in (1, 2))
    async with bench.running():
        await bench.send(first)
        await bench.ends(1)
    await bench.send(first, second)  # while nobody reads
    async with bench.running():
        await bench.ends(2)
    assert served.asked.count("/news/1") == 1
    assert served.asked.count("/news/2") == 1
    assert {body.id for body in await bench.bodies()} == {first.id, second.id}


async def test_an_errand_that_kafka_fails_ends_the_process_for_a_new_one(
    bench: Bench, served: Outlet, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def fails(self: Process, article: Article) -> None:
        raise KafkaError("away")

    parts = ["Convoys passed the invented checkpoint before dawn.", *invented.paragraphs(4)]
    short = item(served.put("/news/1", invented.plain(TITLE, parts)))
    monkeypatch.setattr(Process, "_send", fails)
    task = asyncio.create_task(run(bench.settings, "test", Options(spacing=0.05)))
    await bench.placed(task)
    await bench.send(short)
    with pytest.raises(TransientFailure, match="Kafka failed"):
        await asyncio.wait_for(task, LIMIT)
    monkeypatch.undo()
    async with bench.running():  # its place was not moved over the item
        ends = await bench.ends(1)
    assert ends[short.id].outcome == page.FULL_TEXT

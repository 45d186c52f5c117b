"""The process on a real Kafka: a crash anywhere repeats at most, processes share, a restart asks nothing anew."""

from __future__ import annotations

import asyncio
import random
import signal
import time
import urllib.request
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from connectors.sources.feeds import asking, state
from connectors.sources.feeds.failing import CRASHED, POINTS
from tests.connectors.groups import members
from tests.connectors.sources.feeds.processes import LIMIT, Feeding, feeding

ITEMS = 15  # in a document


@pytest.fixture
async def feeds(broker: Any, namespace: str, tmp_path: Path) -> AsyncIterator[Feeding]:
    async with feeding(broker.bootstrap, namespace, tmp_path) as made:
        yield made


@pytest.mark.parametrize("point", POINTS)
async def test_a_crash_anywhere_loses_nothing_and_repeats_under_the_same_ids(feeds: Feeding, point: str) -> None:
    urls = [feeds.url(number) for number in range(3)]
    await feeds.add(*urls)
    assert await feeds.ended(feeds.start(f"{point}:2", "one")) == CRASHED
    before = (await feeds.records()).found[state.POLL]
    sent = await feeds.articles()
    for url, poll in before.items():
        assert poll.validators, url
        assert sum(one["source"] == url for one in sent) == ITEMS  # never a state ahead of the articles
    feeds.start(instance="one")
    await feeds.polled(*urls)
    got = await feeds.articles()
    for url in urls:
        mine = [one for one in got if one["source"] == url]
        assert len({one["id"] for one in mine}) == ITEMS
        assert len({(one["id"], one["content_hash"]) for one in mine}) == ITEMS
    assert all(count <= 2 for count in feeds.asked().values())
    assert all(feeds.asked()[url] == 1 for url in before)


async def test_a_restart_asks_nothing_that_is_not_due_and_remembers_its_validators(feeds: Feeding) -> None:
    urls = [feeds.url(number) for number in range(4)]
    await feeds.add(*urls)
    first = feeds.start()
    known = await feeds.polled(*urls)
    assert await feeds.stop(first) == 0
    feeds.start()
    extra = feeds.url(9)
    await feeds.add(extra)
    await feeds.polled(extra)
    assert feeds.asked() == dict.fromkeys([*urls, extra], 1)
    again = (await feeds.records()).found[state.POLL]
    assert all(again[url].validators == known.found[state.POLL][url].validators for url in urls)


async def test_processes_share_the_feeds_and_a_dead_ones_are_taken_over_without_asking_again(feeds: Feeding) -> None:
    urls = [feeds.url(number) for number in range(12)]
    one, two = feeds.start(), feeds.start()
    await owning(feeds, 2)
    await feeds.add(*urls)
    await feeds.polled(*urls)
    assert feeds.asked() == dict.fromkeys(urls, 1)
    assert sorted([await owned(feeds, 0), await owned(feeds, 1)])[0] > 0
    await feeds.stop(two, signal.SIGKILL)
    new = [feeds.url(number) for number in range(20, 26)]
    await feeds.add(*new)
    await feeds.polled(*new)
    await feeds.stop(one)
    assert feeds.asked() == dict.fromkeys([*urls, *new], 1)
    assert len({one["id"] for one in await feeds.articles()}) == ITEMS * 6  # the same news on six hosts


async def test_a_process_that_stood_still_ends_itself_before_it_asks_anything(feeds: Feeding) -> None:
    ghost = feeds.start()
    await owning(feeds, 1)
    ghost.send_signal(signal.SIGSTOP)
    other = feeds.start()
    urls = [feeds.url(number) for number in range(6)]
    await feeds.add(*urls)
    await feeds.polled(*urls)
    ghost.send_signal(signal.SIGCONT)
    assert await feeds.ended(ghost) == 75
    assert other.poll() is None
    assert feeds.asked() == dict.fromkeys(urls, 1)


async def test_what_is_removed_is_forgotten_and_what_is_refreshed_keeps_its_minute(feeds: Feeding) -> None:
    url, other = feeds.url(1), feeds.url(2, "/403cf")
    await feeds.add(url, other)
    feeds.start()
    await feeds.polled(url, other)
    rows = {row["url"]: row for row in await asking.health(feeds.settings)}
    assert rows[url]["state"] == "well"
    assert rows[other]["state"] == "failing"
    assert rows[other]["reason"].startswith("bot_blocked")
    assert rows[other]["next"] > rows[url]["next"]
    polled = (await feeds.records()).found[state.POLL][url].polled_at
    assert polled + 60 <= await asking.refresh(feeds.settings, url) + 0.01 <= max(polled + 60, time.time()) + 0.02
    await asking.remove(feeds.settings, [url])
    async with asyncio.timeout(LIMIT):
        while not await feeds.missing(url):  # noqa: ASYNC110 -- Kafka sets no event
            await asyncio.sleep(0.2)
    assert [row["url"] for row in await asking.health(feeds.settings)] == [other]


async def test_a_process_tells_how_it_is(feeds: Feeding) -> None:
    await feeds.add(feeds.url(1))
    feeds.start()
    await feeds.polled(feeds.url(1))
    async with asyncio.timeout(LIMIT):
        # It is counted after it is written, and another process sets no event.
        while "vedette_feeds_polls_total 1.0" not in (told := await metrics(feeds, 0)):  # noqa: ASYNC110
            await asyncio.sleep(0.1)
    assert 'vedette_feeds_error_total{error="timeout"} 0.0' in told
    assert "Vedette/" in feeds.server.log[0].headers["User-Agent"]
    assert feeds.server.log[0].headers["User-Agent"].endswith("(+https://vedette.example/contact)")


async def metrics(feeds: Feeding, number: int) -> str:
    def ask() -> str:
        address = feeds.file(number).read_text()
        with urllib.request.urlopen(f"http://{address}/metrics", timeout=5) as answer:
            return str(answer.read().decode())

    return await asyncio.to_thread(ask)


async def owned(feeds: Feeding, number: int) -> float:
    told = await metrics(feeds, number)
    return float(next(line.split()[1] for line in told.splitlines() if line.startswith("vedette_feeds_owned ")))


async def owning(feeds: Feeding, processes: int) -> None:
    """Wait until so many processes say that they are ready, and share the group at rest."""

    def ready(number: int) -> bool:
        try:
            address = feeds.file(number).read_text()
            with urllib.request.urlopen(f"http://{address}/readyz", timeout=20) as answer:
                return bool(answer.status == 200)
        except OSError:
            return False

    group, end = f"{feeds.settings.namespace}.feeds", time.monotonic() + LIMIT
    while (
        not all([await asyncio.to_thread(ready, number) for number in range(processes)])
        or await members(feeds.settings.broker_address, group) != processes
    ):
        assert time.monotonic() < end, "not ready\n" + feeds.log(0)
        await asyncio.sleep(0.1)


async def test_killed_at_random_again_and_again_it_loses_nothing(feeds: Feeding) -> None:
    urls = [feeds.url(number) for number in range(24)]
    await feeds.add(*urls)
    dice, kills = random.Random(7), 6
    for _ in range(kills):
        # At least each feed's first request is sure to come; where all have come, it is killed while it starts.
        reached = min(len(feeds.server.log) + dice.randrange(8), len(urls))
        process = feeds.start(instance="one")
        await feeds.asking(reached)
        await asyncio.sleep(dice.random() / 2)
        await feeds.stop(process, signal.SIGKILL)
    feeds.start(instance="one")
    await feeds.polled(*urls)
    got = await feeds.articles()
    for url in urls:
        assert len({one["id"] for one in got if one["source"] == url}) == ITEMS
    assert sum(feeds.asked().values()) <= len(urls) + kills * 6  # six hosts: so many requests may be under way


async def test_with_64_files_it_reads_all_feeds_and_keeps_its_kafka(feeds: Feeding) -> None:
    urls = [feeds.url(number) for number in range(30)]
    await feeds.add(*urls)
    process = feeds.start(files=64)
    await feeds.polled(*urls)
    assert process.poll() is None
    assert feeds.asked() == dict.fromkeys(urls, 1)
    assert all(not poll.error for poll in (await feeds.records()).found[state.POLL].values())

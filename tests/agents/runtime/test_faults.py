"""Nothing accepted is lost and a reader of committed records sees no repeat, whatever dies and when."""

from __future__ import annotations

import asyncio
import random
import signal
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest

from agents.errors import TransientFailure
from agents.records import Article
from agents.runtime.failpoints import CRASHED
from connectors import kafka
from tests.agents.runtime.harness import Bench, articles, bench, expected, partition_of

TIMES = {
    "decoded": 700, "stepped": 701, "sent": 3, "delivered": 3, "commit-sent": 3,
    "committed": 3, "acked": 3, "assigned": 1,
}  # fmt: skip


def values(records: list[Any]) -> list[bytes]:
    return [record.value for record in records]


@pytest.mark.parametrize("point", TIMES)
async def test_a_crash_at_any_point_of_the_work_loses_and_repeats_nothing(
    broker: Any, tmp_path: Path, point: str
) -> None:
    log = articles(2000)
    async with bench(broker.bootstrap, tmp_path) as at:
        await at.send(log[:1500])
        assert await at.end(at.start(name="one", failpoint=f"{point}:{TIMES[point]}")) == CRASHED
        await at.send(log[1500:])
        at.start(name="one")
        assert values(await at.read(len(log))) == expected(log)


@pytest.mark.parametrize("point", ["restoring", "revoked", "stopping"])
async def test_a_crash_while_starting_or_stopping_loses_and_repeats_nothing(
    broker: Any, tmp_path: Path, point: str
) -> None:
    log = articles(1200)
    async with bench(broker.bootstrap, tmp_path) as at:
        await at.send(log[:600])
        first = at.start(name="one")
        await at.read(600)
        assert await at.stop(first) == 0
        second = at.start(name="one", failpoint=f"{point}:2" if point == "revoked" else point)
        if point != "restoring":
            await at.ready(second)
            second.send_signal(signal.SIGTERM)  # a further rebalance at the start may have ended it before
        assert await at.end(second) == CRASHED
        await at.send(log[600:])
        at.start(name="one")
        assert values(await at.read(len(log))) == expected(log)


async def test_random_kills_under_load_lose_and_repeat_nothing(broker: Any, tmp_path: Path) -> None:
    """Half of them while it starts, half of them while it works."""
    rng = random.Random(7)
    log = articles(6000)
    async with bench(broker.bootstrap, tmp_path) as at:

        async def feed() -> None:
            for first in range(0, len(log), 100):
                await at.send(log[first : first + 100])

        feeding = asyncio.ensure_future(feed())
        for number in range(8):
            worker = at.start(name="one")
            if number % 2:
                await at.owner([worker])
            await asyncio.sleep(rng.random())
            worker.kill()
            worker.wait()
        await feeding
        at.start(name="one")
        assert values(await at.read(len(log))) == expected(log)


async def test_a_frozen_worker_that_wakes_is_fenced_and_writes_nothing(broker: Any, tmp_path: Path) -> None:
    """Frozen with a backlog half done and a transaction open; it wakes when another has gone on in its place."""
    log = articles(12_000)
    async with bench(broker.bootstrap, tmp_path) as at:
        pair = [at.start(), at.start()]
        zombie = await at.owner(pair)
        await at.send(log[:2000])
        await at.read(500)
        await at.send(log[2000:])  # sending is quicker than judging: frozen at once, it has most of them before it
        zombie.send_signal(signal.SIGSTOP)
        done = len(await kafka.read_all(at.bootstrap, at.topic("articles.judged")))
        assert done < len(log), "the worker was frozen too late for this test to say anything"
        assert len(await at.read(done + 1)) > done
        zombie.send_signal(signal.SIGCONT)
        assert values(await at.read(len(log))) == expected(log)
        survivor = pair[1 - pair.index(zombie)]
        assert survivor.poll() is None
        assert zombie.poll() in {None, TransientFailure.exit_code}


async def test_two_workers_that_join_leave_and_die_lose_and_repeat_nothing(broker: Any, tmp_path: Path) -> None:
    log, partitions = articles(24_000), 4
    async with bench(broker.bootstrap, tmp_path, partitions) as at:
        first = at.start()
        feeding = asyncio.ensure_future(_feed(at, log))
        await at.owner([first])
        second = at.start()
        await at.owner([second])
        assert await at.stop(first) == 0
        third = at.start()
        await at.owner([third])
        second.kill()
        await feeding
        got: dict[int, list[bytes]] = defaultdict(list)
        for record in await at.read(len(log)):
            got[int(dict(record.headers)["origin"].split(b":")[1])].append(record.value)
        for partition in range(partitions):
            own = [article for article in log if partition_of(article, partitions) == partition]
            assert got[partition] == expected(own)


async def _feed(at: Bench, log: list[Article]) -> None:
    """A steady load while workers come and go."""
    for first in range(0, len(log), 200):
        await at.send(log[first : first + 200])
        await asyncio.sleep(0.06)

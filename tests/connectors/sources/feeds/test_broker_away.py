"""Kafka hangs, or is killed and comes back: nothing is fetched meanwhile, nothing is lost, health says why."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import urllib.error
import urllib.request
from pathlib import Path

import orjson
import pytest

from agents import wire
from connectors import kafka
from connectors.broker import Broker
from tests.connectors.sources.feeds.processes import Feeding, feeding


def healthz(feeds: Feeding) -> tuple[int, str]:
    """Status and reason."""
    try:
        with urllib.request.urlopen(f"http://{feeds.file(0).read_text()}/healthz", timeout=5) as answer:
            return int(answer.status), ""
    except urllib.error.HTTPError as error:
        return error.code, str(orjson.loads(error.read())["reason"])
    except OSError:
        return 0, ""


async def held(feeds: Feeding) -> str:
    """Wait until it says that it is not well; gives the reason."""
    for _ in range(120):
        status, reason = await asyncio.to_thread(healthz, feeds)
        if status == 503:
            return reason
        await asyncio.sleep(0.25)
    raise AssertionError("it never said so\n" + feeds.log(0))


async def _through(feeds: Feeding, own: Broker, kill: bool) -> None:
    urls = [feeds.url(number) for number in range(36)]
    await feeds.add(*urls)
    process = feeds.start(instance="one", spacing=3.0)
    for _ in range(400):
        if len(feeds.asked()) >= 6:
            break
        await asyncio.sleep(0.05)
    assert own.process is not None
    if kill:
        os.kill(own.process.pid, signal.SIGKILL)
        own.process.wait()
        own.stop()
    else:
        own.process.send_signal(signal.SIGSTOP)
    try:
        assert "acknowledges nothing" in await held(feeds)
        asked = sum(feeds.asked().values())
        assert asked < len(urls)
        await asyncio.sleep(6.0)
        assert sum(feeds.asked().values()) == asked
    finally:
        if kill:
            own.start()
            await own.ready()
        else:
            own.process.send_signal(signal.SIGCONT)
    await _polled(feeds, process, urls)
    got = await feeds.articles()
    for url in urls:
        assert len({one["id"] for one in got if one["source"] == url}) == 15


async def _polled(feeds: Feeding, process: subprocess.Popen[bytes], urls: list[str]) -> None:
    """As a supervisor would: started again where it ended to be started again."""
    try:
        await feeds.polled(*urls, limit=60.0)
    except AssertionError:
        assert process.poll() == 75, feeds.log(0)
        feeds.start(instance="one", spacing=0.1)
        await feeds.polled(*urls)


@pytest.mark.parametrize("kill", [False, True], ids=["hangs", "killed"])
async def test_a_broker_that_is_away_stops_the_fetching_and_costs_nothing(tmp_path: Path, kill: bool) -> None:
    with Broker(tmp_path / "broker") as own:
        client = await kafka.admin(own.bootstrap)
        await kafka.create_topics(client, "away", wire.topics().values())
        await client.close()
        async with feeding(own.bootstrap, "away", tmp_path) as feeds:
            await _through(feeds, own, kill)

"""Kafka hangs, or is killed and comes back: nothing is fetched meanwhile, nothing is lost, health says why."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import time
import urllib.error
import urllib.request
from pathlib import Path

import orjson
import pytest

from agents import wire
from connectors import kafka
from connectors.broker import Broker
from tests.connectors.sources.feeds.processes import LIMIT, Feeding, feeding


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
    end = time.monotonic() + LIMIT
    while time.monotonic() < end:
        status, reason = await asyncio.to_thread(healthz, feeds)
        if status == 503:
            return reason
        await asyncio.sleep(0.25)
    raise AssertionError("it never said so\n" + feeds.log(0))


async def _through(feeds: Feeding, own: Broker, kill: bool) -> None:
    urls = [feeds.url(number) for number in range(36)]
    await feeds.add(*urls)
    process = feeds.start(instance="one", spacing=3.0)
    await feeds.asking(6)
    assert own.process is not None
    if kill:
        os.kill(own.process.pid, signal.SIGKILL)
        own.process.wait()
        own.stop()
    else:
        own.process.send_signal(signal.SIGSTOP)
    try:
        assert "acknowledges nothing" in await held(feeds)
        await asyncio.sleep(2.0)  # what was under way arrives
        asked = sum(feeds.asked().values())
        assert asked < len(urls)
        await asyncio.sleep(5.0)  # in which six more would be due
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
    while process.poll() is None and await feeds.missing(*urls):  # noqa: ASYNC110 -- neither sets an event
        await asyncio.sleep(0.3)
    if process.poll() is not None:
        assert process.returncode == 75, feeds.log(0)
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

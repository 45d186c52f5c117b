"""The broker dies, hangs and comes back: nothing is lost or repeated, and the worker told the truth meanwhile."""

from __future__ import annotations

import asyncio
import os
import signal
from pathlib import Path

import pytest

from agents.errors import Refused, TransientFailure
from agents.runtime.app import create_app
from agents.runtime.setup import Setup
from connectors.broker import Broker
from tests.agents.runtime.harness import Bench, articles, bench, expected


async def _goes_on(at: Bench, count: int) -> list[bytes]:
    """Read to the end, with the worker started again if it ended to be started again."""
    for _ in range(8):
        got = [record.value for record in await at.read(count, limit=6)]
        if len(got) >= count:
            return got
        if at.workers[-1].poll() is not None:
            assert at.workers[-1].returncode == TransientFailure.exit_code
            at.start(name="one")
    return got


async def test_a_broker_killed_and_started_again_loses_and_repeats_nothing(tmp_path: Path) -> None:
    log = articles(3000)
    with Broker(tmp_path / "broker") as own:
        async with bench(own.bootstrap, tmp_path) as at:
            at.start(name="one")
            await at.send(log[:1500])
            await at.read(500)
            assert own.process is not None
            os.kill(own.process.pid, signal.SIGKILL)
            own.process.wait()
            own.stop()
            await asyncio.sleep(2)
            own.start()
            await own.ready()
            await at.send(log[1500:])
            assert await _goes_on(at, len(log)) == expected(log)


async def test_a_broker_that_hangs_is_told_by_health_and_survived(tmp_path: Path) -> None:
    log = articles(1000)
    with Broker(tmp_path / "broker") as own:
        async with bench(own.bootstrap, tmp_path) as at:
            worker = at.start(name="one")
            await at.send(log[:500])
            await at.read(500)
            assert own.process is not None
            own.process.send_signal(signal.SIGSTOP)
            try:
                for _ in range(70):
                    status, told = await at.ask(worker, "/healthz")
                    if status != 200:
                        break
                    await asyncio.sleep(0.5)
            finally:
                own.process.send_signal(signal.SIGCONT)
            if worker.poll() is None:
                assert status == 503
                assert "not answered" in told["reason"]
            await at.send(log[500:])
            assert await _goes_on(at, len(log)) == expected(log)


async def test_a_stop_ends_in_time_although_the_broker_hangs(tmp_path: Path) -> None:
    with Broker(tmp_path / "broker") as own:
        async with bench(own.bootstrap, tmp_path) as at:
            worker = at.start(name="one")
            await at.owner([worker])
            assert own.process is not None
            own.process.send_signal(signal.SIGSTOP)
            try:
                assert await at.stop(worker) == 0
            finally:
                own.process.send_signal(signal.SIGCONT)


def test_a_session_timeout_below_kafkas_minimum_is_refused_at_the_start() -> None:
    with pytest.raises(Refused, match="minimum"):
        create_app(Setup(bootstrap="127.0.0.1:1", session_timeout=5.0))

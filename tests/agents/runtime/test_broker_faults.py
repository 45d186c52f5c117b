"""The broker dies, hangs and comes back: nothing is lost or repeated, and the worker told the truth meanwhile."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import time
from pathlib import Path
from typing import Any

import pytest

from agents.errors import Refused, TransientFailure
from agents.runtime.app import create_app
from agents.runtime.setup import Setup
from connectors.broker import Broker
from tests.agents.runtime.harness import LIMIT, Bench, articles, bench, expected


async def _goes_on(at: Bench, count: int) -> list[bytes]:
    """Read to the end, with the worker started again if it ended to be started again."""
    for _ in range(40):
        got = [record.value for record in await at.read(count, limit=6)]
        if len(got) >= count:
            return got
        if at.workers[-1].poll() is not None:
            assert at.workers[-1].returncode == TransientFailure.exit_code
            at.start(name="one")
    return got


async def _not_well(at: Bench, worker: subprocess.Popen[bytes]) -> tuple[int, Any]:
    """What it says as soon as it is not well, with status 503; (0, {}) where it is at its end."""
    end = time.monotonic() + LIMIT
    while worker.poll() is None:
        status, told = await at.ask(worker, "/healthz")
        if status == 503:
            return status, told
        assert time.monotonic() < end, at.log(worker)
        await asyncio.sleep(0.5)
    return 0, {}


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
                status, told = await _not_well(at, worker)
            finally:
                own.process.send_signal(signal.SIGCONT)
            if status:
                assert "not answered" in told["reason"]
            else:
                assert worker.returncode == TransientFailure.exit_code
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
                worker.send_signal(signal.SIGTERM)
                assert await at.end(worker, 60) == 0
            finally:
                own.process.send_signal(signal.SIGCONT)


def test_a_session_timeout_below_kafkas_minimum_is_refused_at_the_start() -> None:
    with pytest.raises(Refused, match="minimum"):
        create_app(Setup(bootstrap="127.0.0.1:1", session_timeout=5.0))

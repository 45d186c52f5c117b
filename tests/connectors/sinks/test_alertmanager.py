"""Prometheus Alertmanager, the real one: open alerts stay, an escalation makes no second, closed resolves."""

from __future__ import annotations

import asyncio
import os
import shutil
import subprocess
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from agents import wire
from agents.records import Alert, Time
from connectors.delivering import now
from connectors.http import Client
from connectors.ports import free_port
from connectors.sinks.alertmanager import Alertmanager, labels
from connectors.sinks.contract import Delivered, Message, Refused
from tests.connectors.sinks.invented import alert

BINARY = os.environ.get("ALERTMANAGER") or shutil.which("prometheus-alertmanager") or shutil.which("alertmanager")


class Running:
    def __init__(self, port: int) -> None:
        self.url = f"http://127.0.0.1:{port}"
        self.door = f"127.0.0.1:{port}"

    async def alerts(self) -> list[dict[str, Any]]:
        async with aiohttp.ClientSession() as session, session.get(f"{self.url}/api/v2/alerts") as answer:
            return list(await answer.json())

    async def ready(self) -> None:
        for _ in range(1200):
            try:
                await self.alerts()
            except aiohttp.ClientError:
                await asyncio.sleep(0.1)
            else:
                return
        raise AssertionError("Alertmanager does not start")


@pytest.fixture
async def manager(tmp_path: Path) -> AsyncIterator[Running]:
    if not BINARY:
        told = "no prometheus-alertmanager here: apt-get install prometheus-alertmanager, or name it in ALERTMANAGER"
        assert not os.environ.get("ALERTMANAGER_REQUIRED"), told
        pytest.skip(told)
    port = free_port()
    (tmp_path / "am.yml").write_text("route: {receiver: nobody}\nreceivers: [{name: nobody}]\n")
    command = [BINARY, f"--config.file={tmp_path}/am.yml", f"--storage.path={tmp_path}/am", "--cluster.listen-address="]
    process = await asyncio.to_thread(
        subprocess.Popen, [*command, f"--web.listen-address=127.0.0.1:{port}"], stderr=subprocess.DEVNULL
    )
    try:
        running = Running(port)
        await running.ready()
        yield running
    finally:
        process.kill()
        process.wait()


def options(url: str, repeat: float = 60.0) -> dict[str, Any]:
    return {"url": url, "repeat": repeat, "username": "", "password_file": ()}


def message(one: Alert) -> Message:
    return Message(alert=one, raw=wire.encode(one))


async def test_an_alert_fires_is_escalated_as_the_same_and_resolves(manager: Running) -> None:
    async with Client(allow=(manager.door,)) as client:
        sink = Alertmanager(options(manager.url), client, now, "https://vedette.example")
        for one in (alert(), alert("one", 2, state="escalated", severity="critical", headline="@all \x1b[1m")):
            assert await sink.deliver(message(one)) == Delivered()
        (found,) = await manager.alerts()
        assert found["labels"]["alertname"] == "patriot-moves"
        assert found["labels"]["desk"] == "gulf"
        assert "severity" not in found["labels"]
        assert (found["annotations"]["severity"], found["status"]["state"]) == ("critical", "active")
        assert "\x1b" not in found["annotations"]["summary"]
        assert await sink.deliver(message(alert("one", 3, state="closed"))) == Delivered()
        assert await manager.alerts() == []
        assert sink.open == {}


async def test_an_open_alert_is_sent_again_before_it_ends_also_by_a_new_process(manager: Running) -> None:
    async with Client(allow=(manager.door,)) as client:
        clock = Clock()
        first = Alertmanager(options(manager.url), client, clock)
        await first.deliver(message(alert()))
        second = Alertmanager(options(manager.url), client, clock)
        second.restore(message(alert()))
        ends = (await manager.alerts())[0]["endsAt"]
        clock.at = Time.of(clock.at + timedelta(seconds=180))
        await second.tick(clock.at)
        (found,) = await manager.alerts()
        assert Time.parse(found["endsAt"]) > Time.parse(ends)


class Clock:
    def __init__(self) -> None:
        self.at = now()

    def __call__(self) -> Time:
        return self.at


async def test_what_it_refuses_is_no_endless_retry(manager: Running) -> None:
    async with Client(allow=(manager.door,)) as client:
        sink = Alertmanager(options(f"{manager.url}/nowhere"), client, now)
        outcome = await sink.deliver(message(alert()))
    assert isinstance(outcome, Refused)
    assert outcome.disable


def test_labels_have_names_that_prometheus_allows_and_never_the_severity() -> None:
    made = labels("rule", "a", {"team-desk": "x", "9": "y", "severity": "high", "empty": "", "alertname": "spoof"})
    assert made == {"team_desk": "x", "_9": "y", "alertname": "rule", "alert_id": "a", "source": "vedette"}

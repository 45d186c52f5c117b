"""A running delivery on a real broker: alerts go in, sinks get them, time may be shortened."""

from __future__ import annotations

import asyncio
import base64
import time
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from agents import wire
from agents.records import Alert, Delivery
from agents.settings import Settings
from connectors import kafka
from connectors.delivering import Delivering, deliver
from connectors.sinks import config
from connectors.sinks.schedule import Schedule

HOUR_IN = Schedule().scaled(1 / 1200)  # an hour takes three seconds
SECRET = "whsec_" + base64.b64encode(b"an invented secret of 32 bytes..").decode()
LIMIT = 240.0  # seconds: a net, nothing is judged by it


class Service:
    """sinks.yaml in a folder, and the delivery that runs by it."""

    def __init__(self, bootstrap: str, namespace: str, folder: Path) -> None:
        self.bootstrap = bootstrap
        self.namespace = namespace
        self.folder = folder
        self.told: list[str] = []
        (folder / "secret").write_text(SECRET + "\n")

    @property
    def settings(self) -> Settings:
        return Settings(
            broker_address=self.bootstrap, namespace=self.namespace, broker_wait=20, allow_private=self.doors
        )

    doors: tuple[str, ...] = ()

    def write(self, text: str) -> Path:
        file = self.folder / "sinks.yaml"
        file.write_text(text)
        return file

    def work(self, text: str, schedule: Schedule = HOUR_IN, **over: Any) -> Delivering:
        return Delivering(
            settings=self.settings,
            sinks=config.read(self.write(text)),
            tell=self.told.append,
            schedule=schedule,
            **over,
        )

    @asynccontextmanager
    async def running(self, text: str, **over: Any) -> AsyncIterator[None]:
        """The delivery runs, and every sink has its place."""
        work = self.work(text, **over)
        task = asyncio.create_task(deliver(work))
        try:
            for sink in work.sinks.sinks:
                await self.until(lambda name=sink.name: self.placed(name), task)
            yield
            if task.done():
                task.result()
        finally:
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)

    async def placed(self, sink: str) -> bool:
        return (sink, "*") in await self.deliveries() or any("does not start" in line for line in self.told)

    async def send(self, alerts: Iterable[Alert]) -> None:
        async with kafka.producer(self.bootstrap) as sender:
            for one in alerts:
                headers = wire.headers("alert/1", one.time, "", "")
                await sender.send_and_wait(
                    f"{self.namespace}.alerts", wire.encode(one), key=one.subject.encode(), headers=headers
                )

    async def deliveries(self) -> dict[tuple[str, str], Delivery]:
        found: dict[tuple[str, str], Delivery] = {}
        for record in await kafka.read_all(self.bootstrap, f"{self.namespace}.deliveries"):
            one = wire.decode("deliveries", record.value)
            assert isinstance(one, Delivery)
            found[one.sink, one.alert] = one
        return found

    async def until(self, holds: Callable[[], Any], task: asyncio.Task[None] | None = None) -> None:
        deadline = time.monotonic() + LIMIT
        while True:
            told = holds()
            if await told if asyncio.iscoroutine(told) else told:
                return
            if task is not None and task.done():
                task.result()
            assert time.monotonic() < deadline, self.told
            await asyncio.sleep(0.1)


def webhook(name: str, url: str, timeout: float = 60.0) -> str:
    """A webhook; its receiver answers in time on a loaded machine too, unless a test says otherwise."""
    return f"- name: {name}\n  kind: webhook\n  url: {url}\n  secret_file: secret\n  timeout: {timeout:g}\n"

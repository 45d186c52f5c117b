"""Processes of `vedette feeds` on a real Kafka and a scripted server: started, killed, and what they left read back."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import orjson

from agents.settings import Settings
from connectors import kafka
from connectors.sources.feeds import asking, state
from connectors.sources.feeds.ownership import Records, load
from connectors.sources.feeds.state import Feed
from tests.scripted.server import Scripted, scripted

ROOT = Path(__file__).parents[4]
HOSTS = 6
LIMIT = 240.0  # seconds: a net, nothing is judged by it


class Feeding:
    """A namespace, a server, and the processes that read from it."""

    def __init__(self, bootstrap: str, namespace: str, server: Scripted, folder: Path) -> None:
        self.settings = Settings(
            broker_address=bootstrap,
            namespace=namespace,
            allow_private=tuple(f"127.0.0.{number}:{server.port}" for number in range(1, HOSTS + 1)),
        )
        self.server = server
        self.folder = folder
        self.processes: list[subprocess.Popen[bytes]] = []

    def url(self, number: int, path: str = "/both") -> str:
        """A URL of one of the hosts; different queries are different feeds."""
        return self.server.url(f"127.0.0.{number % HOSTS + 1}", f"{path}?{number}")

    async def add(self, *urls: str, **more: Any) -> None:
        await asking.add(self.settings, [Feed(url=url, **more) for url in urls])

    def start(
        self, failpoint: str = "", instance: str = "", files: int = 0, spacing: float = 0.1
    ) -> subprocess.Popen[bytes]:
        """One more process; `instance` names a static member, which nobody waits for after a crash;
        `files` limits how many it may have open.
        """
        number = len(self.processes)
        environment = {
            **os.environ,
            "VEDETTE_FAILPOINT": failpoint,
            "VEDETTE_ALLOW_PRIVATE": ",".join(self.settings.allow_private),
            "VEDETTE_FEEDS_SPACING": str(spacing),
            "VEDETTE_LOG_LEVEL": "INFO",
            "VEDETTE_CONTACT": "https://vedette.example/contact",
        }
        command = [sys.executable, "-m", "vedette", "feeds", "--broker", self.settings.broker_address]
        command += [
            "--namespace",
            self.settings.namespace,
            "--data",
            str(self.folder),
            "--health-file",
            str(self.file(number)),
        ]
        command += ["--instance", instance] if instance else []
        if files:
            command = ["sh", "-c", f'ulimit -n {files}; exec "$@"', "sh", *command]
        with (self.folder / f"feeds-{number}.log").open("wb") as log:
            process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=log, stderr=log)
        self.processes.append(process)
        return process

    def file(self, number: int) -> Path:
        return self.folder / f"feeds-{number}.health"

    def log(self, number: int) -> str:
        return (self.folder / f"feeds-{number}.log").read_text()

    async def stop(self, process: subprocess.Popen[bytes], how: int = signal.SIGTERM) -> int:
        """End it and wait."""
        process.send_signal(how)
        return await asyncio.to_thread(process.wait, LIMIT)

    async def ended(self, process: subprocess.Popen[bytes]) -> int:
        return await asyncio.to_thread(process.wait, LIMIT)

    def asked(self) -> Counter[str]:
        """How often each feed was asked."""
        return Counter(f"http://{entry.host}:{self.server.port}{entry.path}" for entry in self.server.log)

    async def articles(self) -> list[dict[str, Any]]:
        """Everything on articles.raw."""
        records = await kafka.read_all(self.settings.broker_address, f"{self.settings.namespace}.articles.raw")
        return [orjson.loads(record.value) for record in records]

    async def records(self) -> Records:
        """The state as a new process would find it."""
        return await load(self.settings, range(8))

    async def polled(self, *urls: str) -> Records:
        """Wait until these feeds have a state."""
        end = time.monotonic() + LIMIT
        while missing := await self.missing(*urls):
            assert time.monotonic() < end, f"not polled: {missing}\n{self.log(len(self.processes) - 1)}"
            await asyncio.sleep(0.3)
        return await self.records()

    async def missing(self, *urls: str) -> set[str]:
        """Those of these feeds that have no state yet."""
        known = (await self.records()).found[state.POLL]
        return {url for url in urls if url not in known or not known[url].polled_at}

    async def asking(self, count: int) -> None:
        """Wait until so many requests have come."""
        end = time.monotonic() + LIMIT
        while len(self.server.log) < count:
            assert time.monotonic() < end, self.log(len(self.processes) - 1)
            await asyncio.sleep(0.02)

    def kill_all(self) -> None:
        for process in self.processes:
            if process.poll() is None:
                process.send_signal(signal.SIGCONT)
                process.kill()
                process.wait()


@asynccontextmanager
async def feeding(bootstrap: str, namespace: str, folder: Path) -> AsyncIterator[Feeding]:
    """A server on six hosts; no process is left."""
    async with scripted(time.time, addresses=HOSTS) as server:
        made = Feeding(bootstrap, namespace, server, folder)
        try:
            yield made
        finally:
            made.kill_all()

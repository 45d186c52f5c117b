"""Workers with a counting stage, started, killed, frozen and read back: what the fault tests stand on."""

from __future__ import annotations

import asyncio
import os
import random
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import orjson
from aiokafka import AIOKafkaConsumer, AIOKafkaProducer
from aiokafka.admin import AIOKafkaAdminClient, NewTopic
from aiokafka.partitioner import murmur2

from agents import wire
from agents.pipeline import Pipeline
from agents.records import Article, Time
from tests.agents.runtime.counting import Counting

ROOT = Path(__file__).parents[3]
START = Time.parse("2026-01-01T00:00:00Z")
LIMIT = 240.0  # seconds: a net, nothing is judged by it


def articles(count: int, size: int = 300) -> list[Article]:
    """Articles of the same length, a second apart."""
    return [
        Article(
            id=wire.digest("article", number),
            source=f"source-{number % 50}",
            title=f"title {number}",
            text="x" * size,
            fetched_at=Time.from_ms(START.ms() + number * 1000),
        )
        for number in range(count)
    ]


def partition_of(article: Article, partitions: int) -> int:
    """Where Kafka's clients put it."""
    return (murmur2(article.id.encode()) & 0x7FFFFFFF) % partitions


def expected(log: Iterable[Article]) -> list[bytes]:
    """What the stage in memory says, byte for byte."""
    return [wire.encode(output.record) for output in Pipeline([Counting()]).run(log)]


class Bench:
    """A namespace on a broker, and the workers in it."""

    def __init__(self, bootstrap: str, folder: Path, partitions: int = 1) -> None:
        self.bootstrap = bootstrap
        self.folder = folder
        self.partitions = partitions
        self.namespace = f"test-{random.randrange(36**6):06x}"
        self.workers: list[subprocess.Popen[bytes]] = []

    def topic(self, base: str) -> str:
        return f"{self.namespace}.{base}"

    async def create(self) -> None:
        rows = wire.topics({"articles.raw": self.partitions}).values()
        admin = AIOKafkaAdminClient(bootstrap_servers=self.bootstrap)
        await admin.start()
        try:
            await admin.create_topics(
                [NewTopic(self.topic(row.name), row.partitions, 1, topic_configs=row.config) for row in rows]
            )
        finally:
            await admin.close()

    async def send(self, records: Iterable[Article | bytes], headers: Any = None, base: str = "articles.raw") -> None:
        """Append articles, or bytes as they are, in order."""
        producer = AIOKafkaProducer(
            bootstrap_servers=self.bootstrap, enable_idempotence=True, linger_ms=5, max_request_size=16 << 20
        )
        await producer.start()
        try:
            for record in records:
                key = record.id.encode() if isinstance(record, Article) else b"key"
                value = wire.encode(record) if isinstance(record, Article) else record
                await producer.send(self.topic(base), value, key=key, headers=headers)
            await producer.flush()
        finally:
            await producer.stop()

    async def read(self, count: int, base: str = "articles.judged", limit: float = LIMIT) -> list[Any]:
        """All committed records: at least `count` or until the time is up, and whatever still comes in .4 s."""
        consumer = AIOKafkaConsumer(
            self.topic(base), bootstrap_servers=self.bootstrap, isolation_level="read_committed",
            auto_offset_reset="earliest", enable_auto_commit=False, max_partition_fetch_bytes=16 << 20,
        )  # fmt: skip
        await consumer.start()
        got: list[Any] = []
        loop = asyncio.get_running_loop()
        end = loop.time() + limit
        try:
            while len(got) < count and loop.time() < end:
                got += await _some(consumer)
            got += [record for _ in range(2) for record in await _some(consumer)]
        finally:
            await consumer.stop()
        return got

    async def empty(self, base: str) -> None:
        """Delete a topic and make it anew: its records are gone."""
        admin = AIOKafkaAdminClient(bootstrap_servers=self.bootstrap)
        await admin.start()
        row = wire.topics({"articles.raw": self.partitions})[base]
        try:
            await admin.delete_topics([self.topic(base)])
            while self.topic(base) in await admin.list_topics():  # noqa: ASYNC110 -- Kafka sets no event
                await asyncio.sleep(0.05)
            await admin.create_topics([NewTopic(self.topic(base), row.partitions, 1, topic_configs=row.config)])
        finally:
            await admin.close()

    def start(self, *args: str, failpoint: str = "", name: str = "") -> subprocess.Popen[bytes]:
        """A worker as a process of its own; `name` makes it a static member that is not waited for."""
        log = self.folder / f"{self.namespace}-{len(self.workers)}.log"
        command = [sys.executable, "-m", "tests.agents.runtime.counting", self.bootstrap, self.namespace]
        command += ["--partitions", str(self.partitions), "--health-file", str(self.health_file(len(self.workers)))]
        command += ["--instance", name, *args] if name else list(args)
        environment = {**os.environ, "VEDETTE_FAILPOINT": failpoint}
        with log.open("wb") as sink:
            worker = subprocess.Popen(command, cwd=ROOT, env=environment, stderr=sink)
        self.workers.append(worker)
        return worker

    def health_file(self, number: int) -> Path:
        return self.folder / f"{self.namespace}-{number}.health"

    def log(self, worker: subprocess.Popen[bytes]) -> str:
        return (self.folder / f"{self.namespace}-{self.workers.index(worker)}.log").read_text()

    async def ask(self, worker: subprocess.Popen[bytes], path: str) -> tuple[int, Any]:
        """Status and body of the worker's own web server; (0, {}) while it is not there."""
        return await asyncio.to_thread(_ask, self.health_file(self.workers.index(worker)), path)

    async def owner(self, among: Iterable[subprocess.Popen[bytes]]) -> subprocess.Popen[bytes]:
        """The worker that holds the partition and is ready."""
        end = time.monotonic() + LIMIT
        while time.monotonic() < end:
            for worker in among:
                _, told = await self.ask(worker, "/readyz")
                if told.get("ready") and told["parts"]:
                    return worker
            await asyncio.sleep(0.1)
        raise AssertionError("nobody owns the partition")

    async def ready(self, worker: subprocess.Popen[bytes]) -> None:
        """Wait until it has what Kafka gives it, be it nothing; or is at its end."""
        end = time.monotonic() + LIMIT
        while worker.poll() is None and not (await self.ask(worker, "/readyz"))[1].get("ready"):
            assert time.monotonic() < end, self.log(worker)
            await asyncio.sleep(0.1)

    async def end(self, worker: subprocess.Popen[bytes], limit: float = LIMIT) -> int:
        """Wait for its end."""
        return await asyncio.to_thread(worker.wait, limit)

    async def stop(self, worker: subprocess.Popen[bytes]) -> int:
        """SIGTERM, and its exit code."""
        worker.send_signal(signal.SIGTERM)
        return await self.end(worker)

    def kill_all(self) -> None:
        for worker in self.workers:
            if worker.poll() is None:
                worker.send_signal(signal.SIGCONT)
                worker.kill()
                worker.wait()


@asynccontextmanager
async def bench(bootstrap: str, folder: Path, partitions: int = 1) -> AsyncIterator[Bench]:
    """A fresh namespace; no worker of it is left."""
    made = Bench(bootstrap, folder, partitions)
    await made.create()
    try:
        yield made
    finally:
        made.kill_all()


async def _some(consumer: AIOKafkaConsumer) -> list[Any]:
    batches = await consumer.getmany(timeout_ms=200)
    return [record for records in batches.values() for record in records]


def _ask(file: Path, path: str) -> tuple[int, Any]:
    try:
        with urllib.request.urlopen(f"http://{file.read_text().strip()}{path}", timeout=20) as answer:
            return answer.status, _body(answer.read())
    except urllib.error.HTTPError as error:
        return error.code, _body(error.read())
    except OSError:
        return 0, {}


def _body(raw: bytes) -> Any:
    try:
        return orjson.loads(raw)
    except orjson.JSONDecodeError:
        return raw.decode()

"""A window of a million articles on Kafka: read from its ledger, fed, killed in the middle, started with its cache.

The window's records are written to the ledger as the stage writes them (held against the stage's own on a
sample), which spares half an hour of judging; then a real worker reads them and judges more articles, and
is killed twice in mid-flight. Every twentieth article copies an earlier one, from anywhere in the window: it
must be found, whatever happened in between. Memory is what the worker has over one with an empty window.
"""

from __future__ import annotations

import asyncio
import multiprocessing
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any, cast

import psutil

from agents import wire
from agents.deduplicate.shelf import pack
from agents.deduplicate.sketch import sketch
from agents.deduplicate.stage import Deduplicate
from agents.deduplicate.window import PREFIX, Known, Window, encode, packed_keys
from agents.records import Judged
from agents.runtime.cache import RocksShelf
from agents.runtime.ledger import Applied, applied_letter
from agents.runtime.outbox import LEDGER_HEADERS
from agents.stage import JUDGEMENT, Fold, Stage
from benchmarks import report, stream
from connectors import kafka
from connectors.broker import Broker
from connectors.status import ask

NAMESPACE = "bench-window"
WITHIN = 6.9 * 86_400_000  # ms in which all articles are fetched: nothing leaves for its age
FED = 0.02  # of the articles, that come through the worker when the window is full, so that as many leave it
SAMPLE = 60
CHUNK = 500  # records that another process makes at a time
PROBES = 1_000
QUICK = 4_000
MB = 1e6


def run(quick: bool, articles: int = 0) -> dict[str, Any]:
    """`articles`: how many the window holds; 4,000 quick, else a million."""
    most = articles or (QUICK if quick else 1_000_000)
    with tempfile.TemporaryDirectory(prefix="vedette-window-") as folder, Broker(Path(folder) / "broker") as broker:
        trial = Trial(broker.bootstrap, Path(folder), most)
        rows = asyncio.run(trial.all())
    return {"articles": most, "rows": rows, "goals": _goals({row["what"]: row["value"] for row in rows}, most)}


class Trial:
    """One run: a namespace, a worker that is started again and again, its cache."""

    def __init__(self, bootstrap: str, folder: Path, most: int) -> None:
        self.bootstrap = bootstrap
        self.folder = folder
        self.most = most
        self.fed = max(500, int(most * FED))
        self.total = most + self.fed
        self.apart = int(WITHIN // self.total)
        self.cache = folder / "cache" / NAMESPACE / "deduplicate.0"
        self.rows: list[dict[str, Any]] = []

    async def all(self) -> list[dict[str, Any]]:
        """Everything, in order."""
        stage = Deduplicate()
        self._costs("empty", stage, Window())
        client = await kafka.admin(self.bootstrap)
        await kafka.create_topics(client, NAMESPACE, wire.topics().values())
        await client.close()
        with self._worker() as worker:
            await self._ready()
            self.base = psutil.Process(worker.pid).memory_info().rss
        await self._filled()
        await self._fed()
        await self._checked()
        window = Window(RocksShelf(self.cache))
        self._costs("full", Deduplicate(most=self.most), window)
        window.close()
        return self.rows

    def _tell(self, what: str, value: float, digits: int = 2) -> None:
        self.rows.append({"what": what, "value": round(value, digits)})
        print(f"  {time.strftime('%H:%M:%S')} {what}: {value:,.{digits}f}", file=sys.stderr, flush=True)

    # Filling and feeding

    async def _filled(self) -> None:
        """Write the ledger of a window that is full."""
        self._sampled()
        sender = kafka.producer(self.bootstrap)
        await sender.start()
        topic, told = f"{NAMESPACE}.ledger.deduplicate", time.monotonic()
        with ProcessPoolExecutor(2, multiprocessing.get_context("spawn")) as pool:
            chunks = [(begin, min(begin + CHUNK, self.most), self.apart) for begin in range(0, self.most, CHUNK)]
            for number, records in enumerate(pool.map(_records, chunks)):
                for key, value in records:
                    await sender.send(topic, value, key=key.encode(), headers=LEDGER_HEADERS)
                if time.monotonic() - told > 60:
                    told = time.monotonic()
                    print(
                        f"  {time.strftime('%H:%M:%S')} {number * CHUNK:,} of {self.most:,}",
                        file=sys.stderr,
                        flush=True,
                    )
        applied = Applied(offset=-1, at=stream.article(self.most - 1, self.apart).fetched_at, judgement=JUDGEMENT)
        letter = applied_letter("deduplicate", 0, applied)
        await sender.send(topic, letter.value, key=letter.key, headers=LEDGER_HEADERS)
        await sender.stop()

    def _sampled(self) -> None:
        """The records written here are those that the stage writes."""
        fold = Fold(cast(Stage, Deduplicate()))
        for number in range(SAMPLE):
            (change,) = fold.take(stream.article(number, self.apart)).changes
            assert (change.key, change.value) == _record(number, self.apart), number

    async def _fed(self) -> None:
        """Feed the rest; the worker is killed in the middle and at the end, with articles in flight."""
        await self._feed()
        for until, what in (
            (self.fed // 2, "without a cache"),
            (self.fed - 1, "with its cache"),
            (self.fed, "at the end"),
        ):
            begun = time.monotonic()
            with self._worker() as worker:
                health = await self._ready()
                self._tell(f"seconds until ready, {what}", time.monotonic() - begun)
                process = psutil.Process(worker.pid)
                self._tell(f"seconds of CPU until ready, {what}", sum(process.cpu_times()[:2]))
                await self._until(health, until, worker)
                self._tell(f"memory over an empty worker, MB, {what}", (process.memory_info().rss - self.base) / MB, 0)
                figures = self._part(health)["state"]
                self._tell(f"articles in the window, {what}", figures["near_articles"], 0)
                self._tell(f"evicted, {what}", figures["evicted"], 0)
        self._tell("on disk, MB", sum(file.stat().st_size for file in self.cache.iterdir()) / MB, 0)

    async def _feed(self) -> None:
        sender = kafka.producer(self.bootstrap)
        await sender.start()
        topic = f"{NAMESPACE}.articles.raw"
        for number in range(self.most, self.total):
            article = stream.article(number, self.apart)
            await sender.send(topic, wire.encode(article), key=article.id.encode(), headers=[("schema", b"article/1")])
        await sender.stop()

    async def _until(self, health: str, articles: int, worker: subprocess.Popen[bytes]) -> None:
        """Wait until so many were judged and committed; the last ones are not waited for before a kill."""
        told = time.monotonic()
        while (applied := (await asyncio.to_thread(self._part, health)).get("applied", -1)) < articles - 1:
            await asyncio.sleep(0.5)
            if worker.poll() is not None:
                raise RuntimeError(f"the worker ended: {(self.folder / 'worker.log').read_text()[-2000:]}")
            if time.monotonic() - told > 60:
                told = time.monotonic()
                print(f"  {time.strftime('%H:%M:%S')} {applied + 1:,} of {self.fed:,}", file=sys.stderr, flush=True)

    @contextmanager
    def _worker(self) -> Iterator[subprocess.Popen[bytes]]:
        command = [sys.executable, "-m", "vedette", "worker", f"--broker={self.bootstrap}", f"--namespace={NAMESPACE}"]
        command += ["--stages=deduplicate", "--no-ticks", "--instance=bench", f"--data={self.folder}"]
        settings = {"VEDETTE_WORKER_CACHE": "always", "VEDETTE_WINDOW_ARTICLES": str(self.most)}
        health = self.folder / "health"
        health.unlink(missing_ok=True)
        with (self.folder / "worker.log").open("ab") as log:
            worker = subprocess.Popen(
                [*command, f"--health-file={health}"], stdout=log, stderr=log, env=os.environ | settings
            )
        self.running = worker
        try:
            yield worker
        finally:
            worker.kill()
            worker.wait()

    async def _ready(self) -> str:
        """The address of the worker's health when all its partitions are restored."""
        file = self.folder / "health"
        while True:
            if self.running.poll() is not None:
                raise RuntimeError(f"the worker ended: {(self.folder / 'worker.log').read_text()[-2000:]}")
            health = file.read_text().strip() if file.exists() else ""
            told = await asyncio.to_thread(ask, health, "/readyz") if health else {}
            if told.get("ready") and told.get("parts"):
                return health
            await asyncio.sleep(0.1)

    def _part(self, health: str) -> dict[str, Any]:
        return dict(next(iter(ask(health, "/readyz").get("parts", {}).values()), {}))

    # Was anything lost

    async def _checked(self) -> None:
        """Every article judged once, in order, every copy found, its original named."""
        reader = kafka.consumer(self.bootstrap)
        await reader.start()
        missing = wrong = 0
        number = self.most
        async for record in kafka.follow(reader, [f"{NAMESPACE}.articles.judged"]):
            judged = cast(Judged, wire.decode("articles.judged", record.value, "judged/1"))
            missing += judged.article.id != stream.id_of(number)
            of = stream.original_of(number)
            right = ("original", None) if of is None else ("copy", stream.id_of(of))
            wrong += (judged.verdict, judged.original) != right
            number += 1
            if number == self.total:
                break
        await reader.stop()
        self._tell("articles not judged exactly once, in order", missing, 0)
        self._tell("verdicts that are wrong", wrong, 0)

    # What an article costs

    def _costs(self, what: str, stage: Deduplicate, window: Window) -> None:
        """CPU for the sketch and look-up of new articles, and for judging them; nothing of it is kept."""
        articles = [stream.article(100_000_000 + 20 * at, 0) for at in range(PROBES)]
        begun = time.process_time()
        prepared = [stage.prepare(article) for article in articles]
        sketched = time.process_time()
        found = [len(window.candidates(one.sketch)) for one in prepared]  # type: ignore[union-attr]
        looked = time.process_time()
        fold = Fold(cast(Stage, stage), window)
        for article in articles:
            fold.judge(article)
        judged = time.process_time() - looked
        self._tell(f"ms of CPU to fold and sketch, {what}", (sketched - begun) / PROBES * 1000, 3)
        self._tell(f"ms of CPU to look up, {what}", (looked - sketched) / PROBES * 1000, 3)
        self._tell(f"ms of CPU to judge, all in all, {what}", judged / PROBES * 1000, 3)
        self._tell(f"candidates of a new article, {what}", sum(found) / PROBES, 3)


def _record(number: int, apart: int) -> tuple[str, bytes]:
    told, of = stream.tokens(number), stream.original_of(number)
    at = stream.START.ms() + number * apart
    found = sketch(told)
    known = Known(
        id=stream.id_of(number),
        at=at,
        version=1,
        root=stream.id_of(number if of is None else of),
        exact=wire.digest("text", "", *told),
        title=" ".join(told[-8:]),
        sources=(stream.source(number),),
        first=at,
        keys=packed_keys(found),
        fingerprint=found.fingerprint,
        packed=pack(" ".join(told)),
    )
    return PREFIX + known.id, encode(known)


def _records(chunk: tuple[int, int, int]) -> list[tuple[str, bytes]]:
    """Those from one number to another, so many ms apart: the work of another process."""
    first, end, apart = chunk
    return [_record(number, apart) for number in range(first, end)]


def _goals(figures: dict[str, float], most: int) -> list[dict[str, Any]]:
    share = most / 1_000_000
    rows = [
        ("articles not judged exactly once, in order", 0.0),
        ("verdicts that are wrong", 0.0),
        ("on disk, MB", 2_000 * max(share, 0.1)),
        ("memory over an empty worker, MB, with its cache", 400.0),
        ("memory over an empty worker, MB, without a cache", 400.0),
        ("seconds until ready, with its cache", 15.0),
        ("seconds until ready, without a cache", 10 + 80 * share),
    ]
    return [report.goal(name, figures[name], goal, at_least=False) for name, goal in rows]

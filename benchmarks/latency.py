"""From articles.raw to alerts at 100 articles/s through the three stages; times counted from the intended send time.

An article that is sent late, because something before it was slow, counts from when it should have been sent
(no coordinated omission).
"""

from __future__ import annotations

import asyncio
import random
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import orjson
import psutil

from agents import wire
from agents.records import Article, Time
from benchmarks import report, workload
from connectors import kafka
from connectors.broker import Broker

RATE = 100.0  # articles a second
NAMESPACE = "bench-latency"
WARM_UP = 5.0  # seconds that do not count
COUNTRIES = ["Iraq", "Kuwait", "Qatar", "Poland", "Romania", "Japan", "Egypt", "Lebanon", "Syria", "Taiwan", "Germany"]


def run(quick: bool) -> dict[str, Any]:
    """One run of 8 seconds quick, three of 65 in full; medians of their percentiles."""
    seconds, rounds = (8.0, 1) if quick else (65.0, 3)
    with tempfile.TemporaryDirectory() as folder, Broker(Path(folder) / "broker") as broker:
        rows = [asyncio.run(_round(broker.bootstrap, seconds, Path(folder), turn)) for turn in range(rounds)]
    middle = {name: statistics.median(row[name] for row in rows) for name in ("p50 ms", "p99 ms")}
    lost = sum(row["sent"] - row["alerts"] for row in rows)
    goals = [
        report.goal("alerts missing", lost, 0, at_least=False),
        report.goal("p50 in ms at 100/s, three hops", middle["p50 ms"], 20.0, at_least=False),
        report.goal("p99 in ms at 100/s, three hops", middle["p99 ms"], 60.0, at_least=False),
    ]
    return {"rate": RATE, "rows": rows, "goals": goals}


def article(number: int, rng: random.Random, vocabulary: list[str]) -> Article:
    """An article of its own, 3,000 letters, that sets off one rule."""
    words = " ".join(rng.choices(vocabulary, k=600))
    news = f"Two Patriot missile batteries were delivered to {rng.choice(COUNTRIES)} on Monday."
    now = Time.from_ms(workload.START.ms() + number * 10)
    return Article(
        id=wire.digest("latency", number),
        source="benchmark",
        title=" ".join(rng.choices(vocabulary, k=9)),
        text=f"{words[:1500]}. {news} {words[1500:3000]}.",
        lang="en",
        published_at=now,
        fetched_at=now,
    )


async def _round(bootstrap: str, seconds: float, folder: Path, turn: int) -> dict[str, Any]:
    namespace = f"{NAMESPACE}-{turn}"
    client = await kafka.admin(bootstrap)
    await kafka.create_topics(client, namespace, wire.topics().values())
    log = (folder / f"worker-{turn}.log").open("wb")
    command = [sys.executable, "-m", "vedette", "worker", f"--broker={bootstrap}", f"--namespace={namespace}"]
    process = subprocess.Popen([*command, "--no-ticks"], stdout=log, stderr=log)  # noqa: ASYNC220 -- at once
    try:
        return await _measure(bootstrap, namespace, seconds, psutil.Process(process.pid), turn)
    finally:
        process.terminate()
        process.wait()
        log.close()
        await kafka.delete_namespace(client, namespace)
        await client.close()


async def _measure(bootstrap: str, namespace: str, seconds: float, worker: psutil.Process, turn: int) -> dict[str, Any]:
    rng = random.Random(turn)
    vocabulary = workload.words(rng, 20_000)
    log = [article(turn * 100_000 + number, rng, vocabulary) for number in range(int(seconds * RATE))]
    seen: dict[str, float] = {}
    reading = asyncio.ensure_future(_read(bootstrap, namespace, seen))
    sender = kafka.producer(bootstrap)
    await sender.start()
    await asyncio.sleep(4.0)  # the worker starts
    due = {}
    began = time.monotonic()
    cpu = sum(worker.cpu_times()[:2])
    for number, one in enumerate(log):
        due[one.id] = began + number / RATE
        if (early := due[one.id] - time.monotonic()) > 0:
            await asyncio.sleep(early)
        await sender.send(f"{namespace}.articles.raw", wire.encode(one), key=one.id.encode())
    await sender.flush()
    cpu = sum(worker.cpu_times()[:2]) - cpu
    await asyncio.sleep(3.0)
    reading.cancel()
    await sender.stop()
    delays = sorted((seen[id] - at) * 1000 for id, at in due.items() if id in seen and at >= began + WARM_UP)
    return {
        "run": turn + 1,
        "sent": len(log),
        "alerts": len(seen),
        "p50 ms": round(delays[len(delays) // 2], 1),
        "p99 ms": round(delays[int(len(delays) * 0.99)], 1),
        "max ms": round(delays[-1], 1),
        "worker CPU %": round(cpu / seconds * 100),
    }


async def _read(bootstrap: str, namespace: str, seen: dict[str, float]) -> None:
    """When each article's alert can be read by a consumer of committed records."""
    reader = kafka.consumer(bootstrap, fetch_max_wait_ms=5)
    await reader.start()
    try:
        async for record in kafka.follow(reader, [f"{namespace}.alerts"]):
            now = time.monotonic()
            for told in orjson.loads(record.value)["data"]["articles"]:
                seen.setdefault(told["id"], now)
    finally:
        await reader.stop()

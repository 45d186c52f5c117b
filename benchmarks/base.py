"""Throughput on a real Kafka: a backlog of articles of 3 kB; decode, exact dedup with durable state, match, output."""

from __future__ import annotations

import asyncio
import importlib.util
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import msgspec
import psutil

from agents import wire
from benchmarks import report, workload
from connectors import kafka
from connectors.broker import Broker

CONTENDERS = {
    "vedette": "exactly once",
    "plain": "exactly once",
    "faust_table": "at least once",
    "quix": "at least once",
    "bytewax": "at least once",
}
NEEDS = {"quix": "quixstreams", "bytewax": "bytewax"}
LIMIT = 900.0  # seconds for one contender


class Run(msgspec.Struct, frozen=True):
    """One contender once: seconds from first output to last, CPU seconds in between, and whether it was right."""

    wall: float
    cpu: float
    missing: int
    repeats: int
    wrong: int


def run(quick: bool) -> dict[str, Any]:
    """Every contender in turn, several rounds; medians. Half a minute quick, about 15 minutes in full."""
    count, rounds = (5_000, 1) if quick else (200_000, 3)
    there = [name for name in CONTENDERS if name not in NEEDS or importlib.util.find_spec(NEEDS[name])]
    runs: dict[str, list[Run]] = {name: [] for name in there}
    wanted = workload.expected(count)
    with tempfile.TemporaryDirectory() as folder, Broker(Path(folder) / "broker") as broker:
        asyncio.run(_fill(broker.bootstrap, count))
        for turn in range(rounds):
            for name in there:
                _tell(f"base: {name}, round {turn + 1} of {rounds}")
                runs[name].append(asyncio.run(_contend(broker.bootstrap, name, turn, wanted, Path(folder))))
    return _result(runs, count)


def _tell(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


async def _fill(bootstrap: str, count: int) -> None:
    """The backlog, made once; each contender gets a copy of it in a namespace of its own."""
    client = await kafka.admin(bootstrap)
    topic = wire.topics({"articles.raw": 1})["articles.raw"]
    await kafka.create_topics(client, "bench", [topic])
    await client.close()
    sender = kafka.producer(bootstrap)
    await sender.start()
    for article in workload.articles(count):
        await sender.send("bench.articles.raw", wire.encode(article), key=article.id.encode())
    await sender.stop()


async def _contend(bootstrap: str, name: str, turn: int, wanted: dict[bytes, bytes], folder: Path) -> Run:
    """One contender, from its start to its last output."""
    namespace = f"bench-{name.replace('_', '-')}-{turn}"
    client = await kafka.admin(bootstrap)
    rows = wire.topics({"articles.raw": 1, "mentions": 1})
    await kafka.create_topics(client, namespace, rows.values())
    await _copy(bootstrap, namespace)
    state = folder / f"{namespace}.state"
    state.mkdir()
    command = [sys.executable, "-m", f"benchmarks.peers.{name}", bootstrap, namespace, str(state)]
    with (folder / f"{namespace}.log").open("wb") as log:
        process = subprocess.Popen(command, stdout=log, stderr=log)  # noqa: ASYNC220 -- it starts at once
    try:
        return await _watch(bootstrap, namespace, process, wanted)
    finally:
        process.kill()
        process.wait()
        await kafka.delete_namespace(client, namespace)
        await client.close()


async def _copy(bootstrap: str, namespace: str) -> None:
    """The backlog once more, so that no contender reads what another has warmed or changed."""
    reader, sender = kafka.consumer(bootstrap), kafka.producer(bootstrap)
    await asyncio.gather(reader.start(), sender.start())
    place = kafka.TopicPartition("bench.articles.raw", 0)
    reader.assign([place])
    end = (await reader.end_offsets([place]))[place]
    while await reader.position(place) < end:
        for records in (await reader.getmany(timeout_ms=500)).values():
            for record in records:
                await sender.send(f"{namespace}.articles.raw", record.value, key=record.key)
    await asyncio.gather(reader.stop(), sender.stop())


async def _watch(bootstrap: str, namespace: str, process: subprocess.Popen[bytes], wanted: dict[bytes, bytes]) -> Run:
    """Wait until as many outputs are there as wanted, then see whether they are the right ones."""
    place = kafka.TopicPartition(f"{namespace}.mentions", 0)
    reader = kafka.consumer(bootstrap)
    await reader.start()
    reader.assign([place])
    busy = psutil.Process(process.pid)
    first_cpu, deadline = None, time.monotonic() + LIMIT
    try:
        while not await _ended(reader, place, wanted, outputs := (await reader.end_offsets([place]))[place]):
            if process.poll() is not None or time.monotonic() > deadline:
                break
            if outputs and first_cpu is None:
                first_cpu = _cpu(busy)
            await asyncio.sleep(0.1)
        spent = _cpu(busy) - (first_cpu or 0.0) if process.poll() is None else 0.0
        await asyncio.sleep(1.0)
        got = await kafka.read_all(bootstrap, f"{namespace}.mentions")
    finally:
        await reader.stop()
    values = {record.key: record.value for record in got}
    wall = (got[-1].timestamp - got[0].timestamp) / 1000 if got else float("inf")
    wrong = sum(values[key] != value for key, value in wanted.items() if key in values)
    return Run(max(wall, 0.001), spent, len(wanted.keys() - values.keys()), len(got) - len(values), wrong)


async def _ended(reader: Any, place: Any, wanted: dict[bytes, bytes], end: int) -> bool:
    """Whether all outputs are there: as many, and, as markers of transactions count too, the last among the last.

    Bytewax keeps no order: there the number alone must do, and it writes no markers.
    """
    if end < len(wanted):
        return False
    if "bytewax" in place.topic:
        return True
    last = next(reversed(wanted))
    reader.seek(place, max(0, end - 3))
    records = (await reader.getmany(place, timeout_ms=50)).get(place, [])
    return any(record.key == last for record in records)


def _cpu(process: psutil.Process) -> float:
    family = [process, *process.children(recursive=True)]
    return sum(sum(one.cpu_times()[:2]) for one in family)


def _result(runs: dict[str, list[Run]], count: int) -> dict[str, Any]:
    rows, rates = [], {}
    for name, several in runs.items():
        wall, cpu = statistics.median(r.wall for r in several), statistics.median(r.cpu for r in several)
        rates[name] = count / wall
        rows.append(
            {
                "contender": name,
                "promise": CONTENDERS[name],
                "articles/s": round(count / wall),
                "wall s": round(wall, 2),
                "CPU µs/article": round(cpu / count * 1e6),
                "missing": sum(r.missing for r in several),
                "repeats": sum(r.repeats for r in several),
                "wrong": sum(r.wrong for r in several),
            }
        )
    return {"articles": count, "rows": rows, "goals": _goals(rates, rows)}


def _goals(rates: dict[str, float], rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    ours = rates["vedette"]
    faults = sum(row["missing"] + row["repeats"] + row["wrong"] for row in rows if row["contender"] == "vedette")
    made = [report.goal("outputs missing, repeated or wrong", faults, 0, at_least=False)]
    for other, factor in (("faust_table", 4.0), ("quix", 1.0), ("plain", 0.5), ("bytewax", 0.5)):
        if other in rates:
            made.append(report.goal(f"throughput against {other}", ours / rates[other], factor))
    return made

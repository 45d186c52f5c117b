"""10,000 feeds at a mean of 30 minutes: the process of `vedette feeds` on a real Kafka, real sockets, in real time.

Its state is written to Kafka beforehand as if every feed had been polled before; the process is started, reads it,
and is watched from outside for some minutes at the true rate of 5.6 polls a second: CPU and memory of the process
and its parser. Then single costs: an unchanged body, one without news, a bomb, a drip.
"""

from __future__ import annotations

import asyncio
import hashlib
import json
import os
import random
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path
from typing import Any

import psutil

from agents.records import Time
from agents.settings import Settings
from agents.wire import topics
from benchmarks import report
from benchmarks.feedserver import CLASSES, address, document
from connectors import kafka
from connectors.broker import Broker
from connectors.sources.feeds import seen, subscriptions
from connectors.sources.feeds.parse import parse
from connectors.sources.feeds.skeleton import skeleton
from connectors.sources.feeds.state import POLL, SEEN, Feed, Poll, Seen, Validators
from connectors.sources.feeds.store import Change, KafkaStore, partition_of

FEEDS, MEAN, HOSTS = 10_000, 1_800.0, 200
TOGETHER = 500  # feeds that are due in the same second


def run(quick: bool) -> dict[str, Any]:
    """Five minutes in full; quick: one minute with 1,000 feeds, at the same rate."""
    count, watched = (1_000, 20.0) if quick else (FEEDS, 180.0)
    with tempfile.TemporaryDirectory() as folder, Broker(Path(folder) / "broker") as broker:
        server = subprocess.Popen([sys.executable, "-m", "benchmarks.feedserver", str(HOSTS)], stdout=subprocess.PIPE)
        try:
            assert server.stdout
            port = int(server.stdout.readline())
            found = asyncio.run(_watch(broker.bootstrap, port, count, watched, Path(folder)))
        finally:
            server.kill()
            server.wait()
    found |= _single()
    rows = [{"what": name, "value": value} for name, value in found.items()]
    return {"feeds": count, "rows": rows, "goals": _goals(found)}


def _tell(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


async def _watch(bootstrap: str, port: int, count: int, watched: float, folder: Path) -> dict[str, Any]:
    allow = tuple(f"{address(number)}:{port}" for number in range(1, HOSTS + 1))
    settings = Settings(broker_address=bootstrap, namespace="bench-feeds", allow_private=allow)
    client = await kafka.admin(bootstrap)
    await kafka.create_topics(client, settings.namespace, topics().values())
    await client.close()
    _tell(f"feeds: writing the state of {count:,} feeds")
    await _seed(settings, port, count)
    health = folder / "health"
    process = _start(settings, health, folder)
    try:
        return await asyncio.to_thread(_measure, process, health, watched, port)
    finally:
        process.terminate()
        process.wait()


def _known(number: int) -> Seen:
    """What a process knows of a class of feeds after a poll."""
    body = document(number)
    bones = skeleton(body)
    items = parse(body, "http://x.example/", {}, Time.from_ms(0)).items
    return seen.sift(Seen(), items, seen.prints(bones.keys, bones.digests), 0.0, 0.0).seen


async def _seed(settings: Settings, port: int, count: int) -> None:
    known = [_known(number) for number in range(CLASSES)]
    producer = kafka.producer(settings.broker_address)
    await producer.start()
    store = KafkaStore(producer, settings.namespace, "bench")
    now, dice = time.time(), random.Random(1)
    changes: dict[int, list[Change]] = {}
    feeds = {}
    for number in range(count):
        url = f"http://{address(number % HOSTS + 1)}:{port}/{number}"
        feeds[url] = Feed(url=url, every=MEAN)
        honours = number // CLASSES % 2 == 0
        poll = Poll(
            url=url,
            next_at=now + 15 + (dice.random() * count / (FEEDS / MEAN) if number >= TOGETHER else 0.0),
            polled_at=now - MEAN,
            ok_at=now - MEAN,
            first_at=now - 1e6,
            changed_at=now - 3600,
            new_at=now - 3600,
            gap=4 * MEAN,
            interval=MEAN,
            items=10,
            body="another",
            validators={url: Validators(f'"{number % CLASSES}-"')} if honours else {},
        )
        rows = changes.setdefault(partition_of(url, 8), [])
        rows += [Change(SEEN, url, known[number % CLASSES]), Change(POLL, url, poll)]
    for partition, rows in changes.items():
        await store.save(partition, rows)
    await subscriptions.write(producer, settings.namespace, feeds.items())
    await producer.stop()


def _start(settings: Settings, health: Path, folder: Path) -> subprocess.Popen[bytes]:
    environment = {**os.environ, "VEDETTE_ALLOW_PRIVATE": ",".join(settings.allow_private)}
    command = [sys.executable, "-m", "vedette", "feeds", "--broker", settings.broker_address]
    command += ["--namespace", settings.namespace, "--data", str(folder), "--health-file", str(health)]
    return subprocess.Popen(command, env=environment)


def _measure(process: subprocess.Popen[bytes], health: Path, watched: float, port: int) -> dict[str, Any]:
    began = time.monotonic()
    while _metric(health, "vedette_feeds_owned") == 0:
        time.sleep(0.2)
        assert process.poll() is None
        assert time.monotonic() - began < 120
    loaded = time.monotonic() - began
    _tell(f"feeds: loaded in {loaded:.1f} s, watching for {watched:.0f} s")
    idle = _idle(30.0)  # until those that are due together are done
    lag = _metric(health, "vedette_feeds_loop_lag_seconds")
    family = psutil.Process(process.pid)
    before, polls, at = _cpu(family), _count(port), time.monotonic()
    largest = 0
    while time.monotonic() - at < watched:
        time.sleep(1.0)
        largest = max(largest, _memory(family))
    cpu, done, wall = _cpu(family) - before, _count(port), time.monotonic() - at
    late, all_polls = _metric(health, "vedette_feeds_late_total"), _metric(health, "vedette_feeds_polls_total")
    asked = done["polls"] - polls["polls"]
    return {
        "seconds until its feeds are loaded": round(loaded, 1),
        "polls a second": round(asked / wall, 2),
        "mean body in kB, where there was one or not": round((done["bytes"] - polls["bytes"]) / max(asked, 1) / 1000),
        "cores": round(cpu / wall, 3),
        "CPU ms a poll": round(cpu / max(asked, 1) * 1000, 1),
        "cores at 10,000 feeds each 30 min": round(cpu / max(asked, 1) * FEEDS / MEAN, 3),
        "memory of process and parser in MB": round(largest / 1e6),
        f"ms of loop lag (p99) while {TOGETHER} due at once were asked": round(lag * 1000, 1),
        "ms that an idle process was late (p99) beside it": round(idle * 1000, 1),
        "polls over a minute late, in %": round(100 * late / max(all_polls, 1), 2),
    }


def _idle(seconds: float) -> float:
    """How late this very process is, doing nothing: what the machine adds by itself."""
    lags, end = [], time.monotonic() + seconds
    while time.monotonic() < end:
        began = time.monotonic()
        time.sleep(0.1)
        lags.append(time.monotonic() - began - 0.1)
    return sorted(lags)[int(len(lags) * 0.99)]


def _metric(health: Path, name: str) -> float:
    try:
        with urllib.request.urlopen(f"http://{health.read_text()}/metrics", timeout=10) as answer:
            for line in answer.read().decode().splitlines():
                if line.startswith(f"{name} "):
                    return float(line.split()[1])
    except OSError:
        pass
    return 0.0


def _count(port: int) -> dict[str, int]:
    with urllib.request.urlopen(f"http://127.0.1.1:{port}/count", timeout=10) as answer:
        return dict(json.load(answer))


def _family(process: psutil.Process) -> list[psutil.Process]:
    return [process, *process.children(recursive=True)]


def _cpu(process: psutil.Process) -> float:
    return sum(sum(one.cpu_times()[:2]) for one in _family(process))


def _memory(process: psutil.Process) -> int:
    return sum(one.memory_info().rss for one in _family(process))


def _single() -> dict[str, float]:
    """What single steps cost, in ms of CPU."""
    number = next(number for number in range(CLASSES) if len(document(number)) > 95_000)
    body = document(number)
    bones = skeleton(body)
    known = _known(number)

    def without_news() -> bool:
        found = skeleton(body)
        return seen.unchanged(known, seen.prints(found.keys, found.digests))

    assert without_news()
    return {
        f"ms for an unchanged body of {len(body) // 1000} kB": _time(lambda: hashlib.blake2b(body, digest_size=12)),
        f"ms for a changed body without news, {len(bones.keys)} items": _time(without_news),
    }


def _time(work: Any) -> float:
    runs = []
    for _ in range(5):
        began = time.process_time()
        for _ in range(20):
            work()
        runs.append((time.process_time() - began) / 20)
    return round(min(runs) * 1000, 3)


def _goals(found: dict[str, Any]) -> list[dict[str, Any]]:
    unchanged, without = (value for name, value in found.items() if name.startswith("ms for"))
    cores, memory = found["cores at 10,000 feeds each 30 min"], found["memory of process and parser in MB"]
    return [
        report.goal("cores at 10,000 feeds each 30 min", cores, 0.5, at_least=False),
        report.goal("memory of process and parser in MB", memory, 500, at_least=False),
        report.goal("polls over a minute late, in %", found["polls over a minute late, in %"], 1.0, at_least=False),
        report.goal("ms of loop lag (p99)", next(v for n, v in found.items() if "loop lag" in n), 100, at_least=False),
        report.goal("ms for an unchanged body", unchanged, 1.0, at_least=False),
        report.goal("ms for a changed body without news at 100 kB", without, 5.0, at_least=False),
    ]

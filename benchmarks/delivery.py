"""From `alerts` to a webhook's receiver: latency alone and beside four sinks that hang; the speed of a backlog."""

from __future__ import annotations

import asyncio
import base64
import statistics
import tempfile
import time
from pathlib import Path
from typing import Any

from aiohttp import web

from agents import wire
from agents.settings import Settings
from benchmarks import report
from connectors import kafka
from connectors.broker import Broker
from connectors.delivering import Delivering, deliver, now
from connectors.sinks import config
from connectors.sinks.trying import test_alert

RATE = 20.0  # alerts a second: more than a desk can read, less than a burst
WARM_UP = 40  # alerts that do not count
NAMESPACE = "bench-delivery"
SECRET = "whsec_" + base64.b64encode(b"a secret of the benchmark, 32 by").decode()


class Receiver:
    """Takes webhooks, and hangs on /hang."""

    def __init__(self) -> None:
        self.at: dict[str, float] = {}
        self.port = 0

    async def start(self) -> web.AppRunner:
        app = web.Application()
        app.router.add_post("/take", self._take)
        app.router.add_post("/hang", self._hang)
        runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        self.port = runner.addresses[0][1]
        return runner

    async def _take(self, request: web.Request) -> web.Response:
        await request.read()
        self.at.setdefault(request.headers["webhook-id"], time.perf_counter())
        return web.Response(status=204)

    async def _hang(self, request: web.Request) -> web.Response:
        await asyncio.sleep(60)
        return web.Response(status=204)


def run(quick: bool) -> dict[str, Any]:
    """20 seconds of each (4 quick), then a backlog of 5,000 (500)."""
    with tempfile.TemporaryDirectory() as folder, Broker(Path(folder) / "broker") as broker:
        return asyncio.run(_measured(broker.bootstrap, Path(folder), quick))


async def _measured(bootstrap: str, folder: Path, quick: bool) -> dict[str, Any]:
    client = await kafka.admin(bootstrap)
    for turn in ("alone", "beside", "backlog"):
        await kafka.create_topics(client, f"{NAMESPACE}-{turn}", wire.topics().values())
    await client.close()
    seconds = 4.0 if quick else 20.0
    rows = [await _latency(bootstrap, folder, dead, seconds) for dead in (0, 4)]
    backlog = await _backlog(bootstrap, folder, 500 if quick else 5_000)
    lost = sum(row["sent"] - row["taken"] for row in rows)
    goals = [
        report.goal("alerts missing", lost, 0, at_least=False),
        report.goal("p99 beside four hanging sinks, times that alone", _ratio(rows), 2.0, at_least=False),
        report.goal("alerts/s of a backlog", backlog["per s"], 100.0),
    ]
    return {"rows": [*rows, backlog], "goals": goals}


def _ratio(rows: list[dict[str, Any]]) -> float:
    return float(rows[1]["p99 ms"]) / float(rows[0]["p99 ms"])


async def _latency(bootstrap: str, folder: Path, dead: int, seconds: float) -> dict[str, Any]:
    """Alerts at a steady rate; each counts from when it was to be sent."""
    receiver = Receiver()
    runner = await receiver.start()
    space = f"{NAMESPACE}-{'beside' if dead else 'alone'}"
    task = await _started(bootstrap, folder, space, receiver, dead)
    due: dict[str, float] = {}
    async with kafka.producer(bootstrap) as sender:
        begin = time.perf_counter()
        for number in range(int(RATE * seconds)):
            at = begin + number / RATE
            await asyncio.sleep(max(0.0, at - time.perf_counter()))
            alert = test_alert(now())
            due[alert.id] = at
            await sender.send_and_wait(f"{space}.alerts", wire.encode(alert), key=alert.subject.encode())
    await _until(lambda: len(receiver.at) >= len(due), 30.0)
    await _ended(task, runner)
    counted = list(due.items())[WARM_UP:]
    times = sorted((receiver.at[id] - at) * 1000 for id, at in counted if id in receiver.at)
    return {
        "hanging sinks": dead,
        "sent": len(counted),
        "taken": len(times),
        "p50 ms": round(statistics.median(times), 1),
        "p99 ms": round(times[int(len(times) * 0.99)], 1),
    }


async def _backlog(bootstrap: str, folder: Path, count: int) -> dict[str, Any]:
    """What waited while the sink was off goes out; CPU is that of this process, receiver included."""
    receiver = Receiver()
    runner = await receiver.start()
    space = f"{NAMESPACE}-backlog"
    task = await _started(bootstrap, folder, space, receiver, 0)
    await _ended(task, None)
    async with kafka.producer(bootstrap) as sender:
        for _ in range(count):
            alert = test_alert(now())
            await sender.send(f"{space}.alerts", wire.encode(alert), key=alert.subject.encode())
    begin, cpu = time.perf_counter(), time.process_time()
    task = asyncio.create_task(deliver(_work(bootstrap, folder, space, receiver, 0)))
    await _until(lambda: len(receiver.at) >= count, 300.0)
    took, used = max(receiver.at.values()) - begin, time.process_time() - cpu
    await _ended(task, runner)
    return {"backlog": count, "per s": round(count / took, 1), "CPU ms an alert": round(used / count * 1000, 2)}


async def _started(bootstrap: str, folder: Path, space: str, receiver: Receiver, dead: int) -> asyncio.Task[None]:
    """A running delivery whose sinks have their places."""
    task = asyncio.create_task(deliver(_work(bootstrap, folder, space, receiver, dead)))
    for _ in range(300):
        if len({one.key for one in await kafka.read_all(bootstrap, f"{space}.deliveries")}) > dead:
            return task
        await asyncio.sleep(0.1)
    raise AssertionError("the sinks do not start")


def _work(bootstrap: str, folder: Path, space: str, receiver: Receiver, dead: int) -> Delivering:
    (folder / "secret").write_text(SECRET)
    names = [("fine", "take"), *((f"dead-{number}", "hang") for number in range(dead))]
    root = f"http://127.0.0.1:{receiver.port}"
    rows = [f"- {{name: {name}, kind: webhook, url: '{root}/{path}', secret_file: secret}}" for name, path in names]
    file = folder / "sinks.yaml"
    file.write_text("sinks:\n" + "\n".join(rows))
    door = f"127.0.0.1:{receiver.port}"
    settings = Settings(broker_address=bootstrap, namespace=space, allow_private=(door,))
    return Delivering(settings=settings, sinks=config.read(file), tell=lambda _: None)


async def _until(holds: Any, limit: float) -> None:
    deadline = time.perf_counter() + limit
    while not holds() and time.perf_counter() < deadline:  # noqa: ASYNC110 -- the receiver sets no event
        await asyncio.sleep(0.02)


async def _ended(task: asyncio.Task[None], runner: web.AppRunner | None) -> None:
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    if runner is not None:
        await runner.cleanup()

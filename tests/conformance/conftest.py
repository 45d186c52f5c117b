"""A worker on a real Kafka has judged the seed corpus and the complaints, with kills: its topics, read once."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from agents import wire
from agents.records import Alert, Article, Decision, Hit, Record
from agents.runtime.failpoints import CRASHED
from agents.stage import Output
from tests.agents.runtime.harness import ROOT
from tests.agents.runtime.test_stages import House
from tests.conformance import scenes
from tests.golden import corpus, judged, lines

KILLS = ("delivered:1", "committed:1", "sent:2", "commit-sent:1")


class Told:
    """A finished namespace: what was put in, what came out of Kafka, and what the pipeline says in memory."""

    def __init__(self, house: House, log: list[Record], watchlist: Path) -> None:
        self.house = house
        self.log = log
        self.watchlist = watchlist
        self.expected: list[Output] = judged(log, scenes.compiled(watchlist))
        self.values: dict[str, list[bytes]] = {}

    def read(self, topic: str) -> list[Any]:
        """The records of a topic as the wire has them."""
        return [wire.decode(topic, value) for value in self.values[topic]]

    def alerts(self, scene: list[Article]) -> list[Alert]:
        """The alerts that a scene's articles opened, all revisions in their order."""
        ids = {article.id for article in scene}
        found = [alert for alert in self.read("alerts") if alert.data.articles[0].id in ids]
        return sorted(found, key=lambda alert: (alert.data.rule.id, alert.subject, alert.data.revision))

    def decisions(self, scene: list[Article]) -> list[Decision]:
        """The decisions on a scene's hits."""
        ids = {article.id for article in scene}
        return [decision for decision in self.read("decisions") if decision.article_id in ids]

    def hits(self) -> list[Hit]:
        """All hits, in memory."""
        return [output.record for output in self.expected if isinstance(output.record, Hit)]


@pytest.fixture(scope="session")
def told(broker: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Told]:
    """The scenes through Kafka: a worker that dies four times, and one that ends the work."""
    folder = tmp_path_factory.mktemp("complaints")
    watchlist = folder / "watchlist.yaml"
    watchlist.write_text(scenes.WATCHLIST)
    house = House(broker.bootstrap, folder)
    made = Told(house, [*corpus(), *scenes.log()], watchlist)
    try:
        asyncio.run(_play(made))
        yield made
    finally:
        house.kill_all()


async def _play(made: Told) -> None:
    house = made.house
    await house.create()
    await house.append(made.log)
    for point in KILLS:
        assert await house.end(worker(house, made.watchlist, point)) == CRASHED
    last = worker(house, made.watchlist)
    for topic in ("alerts", "decisions"):
        records = await house.read(len(lines(made.expected, topic)), base=topic)
        made.values[topic] = [record.value for record in records]
    for topic in ("articles.raw", "articles.judged"):
        records = await house.read(len(made.log), base=topic)
        kept = [record for record in records if wire.header(record.headers, "schema") != "tick/1"]
        made.values[topic] = [record.value for record in kept]
    assert await house.stop(last) == 0


def worker(house: House, watchlist: Path, failpoint: str = "") -> subprocess.Popen[bytes]:
    """A worker of the house with this watchlist."""
    command = [sys.executable, "-m", "vedette", "worker", f"--broker={house.bootstrap}"]
    command += [f"--namespace={house.namespace}", f"--watchlist={watchlist}", "--instance=one", "--no-ticks"]
    with (house.folder / f"{len(house.workers)}.log").open("wb") as sink:
        environment = {**os.environ, "VEDETTE_FAILPOINT": failpoint}
        started = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=sink, stderr=sink)
    house.workers.append(started)
    return started

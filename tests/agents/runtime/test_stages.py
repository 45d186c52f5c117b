"""The three stages through Kafka and Faust, with kills: what they say in memory comes out, byte for byte, once."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from agents import wire
from agents.records import Article, Record
from agents.runtime.failpoints import CRASHED
from connectors import kafka
from tests.agents.runtime.harness import ROOT, Bench
from tests.golden import TOPICS, corpus, judged, lines

CRASHES = ("delivered:2", "sent:5", "commit-sent:4", "committed:3", "delivered:6")
"""Where the worker dies, one after the other: most leave an open transaction with outputs of some stage in it.

Nine articles of the corpus bring six transactions or more, whatever is batched with what: one of `deduplicate`, one
of `flag`, and one of `alert` on each of its four partitions, as they have hits for all of them.
"""


class House(Bench):
    """A namespace with the workers of the house in it."""

    async def create(self) -> None:
        client = await kafka.admin(self.bootstrap)
        await kafka.create_topics(client, self.namespace, wire.topics().values())
        await client.close()

    async def append(self, records: list[Record]) -> None:
        sender = kafka.producer(self.bootstrap)
        await sender.start()
        for record in records:
            key = record.id if isinstance(record, Article) else "tick"
            headers = [("schema", wire.schema_of(record).encode())]
            await sender.send(self.topic("articles.raw"), wire.encode(record), key=key.encode(), headers=headers)
        await sender.stop()

    def worker(self, failpoint: str = "", replay: bool = True) -> subprocess.Popen[bytes]:
        command = [
            sys.executable,
            "-m",
            "vedette",
            "worker",
            f"--broker={self.bootstrap}",
            f"--namespace={self.namespace}",
        ]
        command += ["--instance=one", *(["--no-ticks"] if replay else [])]
        environment = {**os.environ, "VEDETTE_FAILPOINT": failpoint}
        with (self.folder / f"{len(self.workers)}.log").open("wb") as sink:
            worker = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=sink, stderr=sink)
        self.workers.append(worker)
        return worker


async def test_the_corpus_with_kills_in_the_middle_gives_the_alerts_of_the_pipeline_once(
    broker: Any, tmp_path: Path
) -> None:
    log = corpus()
    expected = judged(log)
    at = House(broker.bootstrap, tmp_path)
    await at.create()
    try:
        for number, point in enumerate(CRASHES):
            await at.append(log[number * 9 : number * 9 + 9])
            assert await at.end(at.worker(point)) == CRASHED
        await at.append(log[len(CRASHES) * 9 :])
        at.worker()
        for topic in TOPICS:
            wanted = sorted(lines(expected, topic))
            got = await at.read(len(wanted), base=topic)
            assert sorted(record.value for record in got) == wanted
        assert not await at.read(0, base="dead-letters", limit=0.5)
    finally:
        at.kill_all()


async def test_a_silent_stream_gets_a_tick_that_reaches_every_partition_of_hits(broker: Any, tmp_path: Path) -> None:
    at = House(broker.bootstrap, tmp_path)
    await at.create()
    try:
        at.worker(replay=False)
        (raw,) = await at.read(1, base="articles.raw")
        assert wire.header(raw.headers, "schema") == "tick/1"
        told = await at.read(8, base="hits")  # each partition is told the watchlist, too
        ticks = [record for record in told if wire.header(record.headers, "schema") == "tick/1"]
        assert sorted(record.partition for record in ticks) == [0, 1, 2, 3]
    finally:
        at.kill_all()

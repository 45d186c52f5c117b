"""A worker whose watchlist is changed under it: it says where, flags on, loses nothing, believes no bad one."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from agents import wire
from agents.flag import versions
from agents.flag.stage import Flag
from agents.records import Article, Hit, Judged, Record, Time, WatchlistActive, WatchlistRefused
from agents.stage import JUDGEMENT, Fold
from connectors import kafka
from tests.agents.runtime.harness import LIMIT, ROOT, Bench

LIST = """
entities:
  - id: lamp
    kind: system
    names: {en: [NAME Lamp]}
rules:
  - id: lamp-a
    when: '@lamp'
  - id: lamp-b
    when: '@lamp'
"""
START = Time.parse("2026-01-01T00:00:00Z")


def folder(at: Path, name: str) -> Path:
    place = at / name
    place.mkdir(exist_ok=True)
    (place / "mine.yaml").write_text(LIST.replace("NAME", name))
    return place


def judged(number: int) -> Judged:
    id = wire.digest("reload", number)
    text = f"The Harbour Lamp and the Tower Lamp were lit in street {number}."
    at = Time.from_ms(START.ms() + number * 1000)
    article = Article(id=id, source="test", text=text, lang="en", fetched_at=at)
    return Judged(article=article, verdict="original", version=1, root=id, family="test", judgement=JUDGEMENT)


class Flagging(Bench):
    """A namespace with a flagging worker, its watchlist on the topic or in a folder."""

    def worker(self, watchlist: Path) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", "vedette", "worker", f"--broker={self.bootstrap}", "--stages=flag"]
        command += [f"--namespace={self.namespace}", "--instance=one", "--no-ticks", f"--watchlist={watchlist}"]
        health = self.health_file(len(self.workers))
        with (self.folder / f"{len(self.workers)}.log").open("wb") as sink:
            worker = subprocess.Popen([*command, f"--health-file={health}"], cwd=ROOT, stdout=sink, stderr=sink)
        self.workers.append(worker)
        return worker

    async def put(self, base: str, records: list[tuple[str, Record]]) -> None:
        sender = kafka.producer(self.bootstrap)
        await sender.start()
        for key, record in records:
            headers = [("schema", wire.schema_of(record).encode())]
            await sender.send(self.topic(base), wire.encode(record), key=key.encode(), headers=headers)
        await sender.stop()

    async def publish(self, watchlist: Path) -> str:
        record = versions.publishable(watchlist)
        active = WatchlistActive(version=record.version)
        await self.put("watchlists", [(record.version, record), ("active", active)])
        return record.version

    async def feed(self, first: int, count: int) -> None:
        await self.put("articles.judged", [(str(n), judged(n)) for n in range(first, first + count)])

    async def told(self, worker: subprocess.Popen[bytes]) -> dict[str, Any]:
        return dict((await self.ask(worker, "/readyz"))[1])

    async def flags_with(self, worker: subprocess.Popen[bytes], version: str) -> dict[str, Any]:
        told: dict[str, Any] = {}
        end = time.monotonic() + LIMIT
        while time.monotonic() < end:
            _, told = await self.ask(worker, "/readyz")
            if told.get("parts") and told["watchlist"]["version"] == version:
                return told
            await _pause()
        raise AssertionError(f"{told}: {(self.folder / f'{len(self.workers) - 1}.log').read_text()[-2000:]}")


async def _pause() -> None:
    await asyncio.sleep(0.1)


def by_partition(records: list[Any]) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = {}
    for raw in sorted(records, key=lambda raw: raw.offset):
        record = wire.decode("hits", raw.value, wire.header(raw.headers, "schema"))
        found.setdefault(raw.partition, []).append((record, wire.header(raw.headers, "origin")))
    return found


async def test_every_partition_of_hits_is_told_the_watchlist_before_its_first_hit_and_after_a_kill_not_again(
    broker: Any, tmp_path: Path
) -> None:
    one, two = folder(tmp_path, "Harbour"), folder(tmp_path, "Tower")
    at = Flagging(broker.bootstrap, tmp_path)
    await at.create()
    try:
        first = await at.publish(one)
        worker = at.worker(two)  # its own files say otherwise: what is published counts
        await at.flags_with(worker, first)
        await at.feed(0, 5)
        await at.read(4 + 4 + 10, base="hits")
        second = await at.publish(two)
        await at.flags_with(worker, second)
        await at.feed(5, 5)
        await at.read(4 + 4 + 10 + 4 + 10, base="hits")
        worker.kill()
        worker.wait()
        worker = at.worker(one)
        await at.flags_with(worker, second)
        await at.feed(10, 5)
        got = await at.read(4 + 4 + 10 + 4 + 10 + 4 + 10, base="hits")
        stage = Flag(versions.load(one))
        fold, expected = Fold(stage), []
        for number in range(15):
            if number == 5:
                stage.use(versions.load(two))
            for output in fold.take(judged(number)).outputs:
                if output.topic == "hits":
                    expected += [wire.encode(output.record)] * (4 if output.everywhere else 1)
        assert sorted(record.value for record in got) == sorted(expected)
        for records in by_partition(got).values():
            using = ""
            switches = []
            for record, origin in records:
                if type(record).__name__ == "Activated":
                    using = record.version
                    switches.append((record.version, origin))
                elif isinstance(record, Hit):
                    assert record.watchlist == using
            assert switches == [(first, "articles.judged:0:0"), (second, "articles.judged:0:5")]
    finally:
        at.kill_all()


async def test_a_list_that_cannot_be_read_changes_nothing_and_is_told(broker: Any, tmp_path: Path) -> None:
    at = Flagging(broker.bootstrap, tmp_path)
    await at.create()
    try:
        first = await at.publish(folder(tmp_path, "Harbour"))
        worker = at.worker(tmp_path / "not-there")  # nor are its files needed where a list is published
        await at.flags_with(worker, first)
        bad = versions.publishable(folder(tmp_path, "Tower"))
        bad = type(bad)(version="made-by-another-vedette", files=(("mine.yaml", "entities: {what: is this}"),))
        await at.put("watchlists", [(bad.version, bad), ("active", WatchlistActive(version=bad.version))])
        await at.put("watchlists", [("refused", WatchlistRefused(faults=("mine.yaml:3: is wrong",)))])
        end = time.monotonic() + LIMIT
        while len((told := await at.told(worker)).get("watchlist", {}).get("faults", [])) != 2:
            assert time.monotonic() < end, told
            await _pause()
        assert told["watchlist"]["version"] == first
        assert "mine.yaml:1: " in told["watchlist"]["faults"][0]
        assert told["watchlist"]["faults"][1] == "mine.yaml:3: is wrong"
        await at.feed(0, 3)
        records = by_partition(await at.read(4 + 4 + 6, base="hits"))
        hits = [record for found in records.values() for record, _ in found if isinstance(record, Hit)]
        assert {hit.watchlist for hit in hits} == {first}
        assert len(hits) == 6
        second = await at.publish(folder(tmp_path, "Tower"))
        await at.put("watchlists", [("refused", WatchlistRefused(faults=()))])
        await at.flags_with(worker, second)
    finally:
        at.kill_all()


async def test_where_none_is_published_the_files_count_and_sighup_reads_them_again(broker: Any, tmp_path: Path) -> None:
    place = folder(tmp_path, "Harbour")
    at = Flagging(broker.bootstrap, tmp_path)
    await at.create()
    try:
        worker = at.worker(place)
        await at.flags_with(worker, versions.load(place).version)
        (place / "mine.yaml").write_text(LIST.replace("NAME", "Tower"))
        os.kill(worker.pid, signal.SIGHUP)
        await at.flags_with(worker, versions.load(place).version)
    finally:
        at.kill_all()

"""A window on disk through Kafka: killed, damaged, thrown away, it says what the window in memory says, once."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any, cast

from agents import wire
from agents.deduplicate import publishers
from agents.deduplicate.stage import Deduplicate
from agents.pipeline import Pipeline
from agents.runtime.failpoints import CRASHED
from agents.stage import Stage
from benchmarks import stream
from tests.agents.runtime.harness import ROOT, Bench

MOST = 100  # articles that the window holds, so that some leave it
COUNT = 45  # articles between two deaths


class Disk(Bench):
    """A namespace with de-duplicating workers whose window is on disk."""

    def worker(self, failpoint: str = "") -> subprocess.Popen[bytes]:  # type: ignore[override]
        command = [sys.executable, "-m", "vedette", "worker", f"--broker={self.bootstrap}", "--stages=deduplicate"]
        command += [f"--namespace={self.namespace}", "--instance=one", "--no-ticks", f"--data={self.folder}"]
        told = {"VEDETTE_WORKER_CACHE": "always", "VEDETTE_WINDOW_ARTICLES": str(MOST), "VEDETTE_LOG_LEVEL": "INFO"}
        with (self.folder / f"{len(self.workers)}.log").open("wb") as sink:
            environment = os.environ | told | {"VEDETTE_FAILPOINT": failpoint}
            worker = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=sink, stderr=sink)
        self.workers.append(worker)
        return worker

    @property
    def cache(self) -> Path:
        return self.folder / "cache" / self.namespace / "deduplicate.0"

    def log(self) -> str:
        return (self.folder / f"{len(self.workers) - 1}.log").read_text()

    def restored(self) -> int:
        """How many records of the ledger the last worker read."""
        found = re.search(r"\((\d+) ledger records read\)", self.log())
        assert found, self.log()
        return int(found.group(1))


def flip(folder: Path) -> None:
    """Every table's and log's bytes, as a dying disk would."""
    for file in (*folder.glob("*.sst"), *folder.glob("*.log")):
        file.write_bytes(bytes(byte ^ 0x55 for byte in file.read_bytes()))


async def test_killed_damaged_and_thrown_away_it_judges_as_in_memory(broker: Any, tmp_path: Path) -> None:
    log = [stream.article(number, 60_000) for number in range(5 * COUNT)]
    stage = Deduplicate(publishers.shipped(), MOST)
    expected = [wire.encode(output.record) for output in Pipeline([cast(Stage, stage)]).run(log)]
    at = Disk(broker.bootstrap, tmp_path)
    await at.create()
    try:
        for number, point in enumerate(("delivered:2", "committed:2", "stepped:40")):
            await at.send(log[number * COUNT : (number + 1) * COUNT])
            assert await at.end(at.worker(point)) == CRASHED
        # Found in its files: of the ledger only what came after its stamp is read.
        await at.send(log[3 * COUNT : 4 * COUNT])
        worker = at.worker()
        assert [record.value for record in await at.read(4 * COUNT)] == expected[: 4 * COUNT]
        assert at.restored() < COUNT
        worker.kill()
        worker.wait()
        # Damaged: thrown away, and the whole ledger is read.
        flip(at.cache)
        await at.send(log[4 * COUNT :])
        at.worker()
        assert [record.value for record in await at.read(5 * COUNT)] == expected
        assert at.restored() > 4 * COUNT
        assert "made anew" in at.log()
        assert not await at.read(0, base="dead-letters", limit=0.5)
    finally:
        at.kill_all()

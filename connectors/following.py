"""Following a namespace until everything that was put in has come through: the records, and how far the stages are."""

from __future__ import annotations

from collections import Counter
from collections.abc import AsyncIterator, Mapping
from typing import Any

import msgspec
from aiokafka import AIOKafkaConsumer, TopicPartition

from agents.wire import Topic

STAGES = {"deduplicate": "articles.raw", "flag": "articles.judged", "alert": "hits"}
"""Each stage in the order of an article's way, and what it reads."""

OUTPUTS = ("alerts", "decisions", "dead-letters")
POLL_MS = 100


class Applied(msgspec.Struct):
    """Of a ledger's `applied` record: the last input that was judged, and the stage's time there."""

    offset: int
    at: str


NOTHING = Applied(-1, "")


class Verdict(msgspec.Struct):
    """Of a judged article, what was said of it."""

    verdict: str


_applied = msgspec.json.Decoder(Applied)
_verdict = msgspec.json.Decoder(Verdict)


class Following:
    """Reads committed records of one namespace from the beginning, and knows when its stages are through.

    A stage is through when the stages before it are, and its ledger's `applied` has reached the last
    record of every partition of its input. That a partition was read to its end is asked after the
    stages before it were through: so its end does not move any more.
    """

    def __init__(self, reader: AIOKafkaConsumer, namespace: str, topics: Mapping[str, Topic]) -> None:
        self.reader = reader
        self.namespace = namespace
        self.topics = topics
        self.counts: Counter[str] = Counter()
        self.committed = 0  # transactions seen
        self.last: dict[tuple[str, int], int] = {}  # base topic and partition -> offset of its last record
        self.applied: dict[tuple[str, int], Applied] = {}  # by stage and partition

    def places(self, *names: str) -> list[TopicPartition]:
        """All partitions of these topics."""
        return [TopicPartition(f"{self.namespace}.{name}", n) for name in names for n in range(self._count(name))]

    def _count(self, name: str) -> int:
        return self.topics[name].partitions

    async def start(self) -> None:
        """Read from the beginning."""
        ledgers = [f"ledger.{stage}" for stage in STAGES]
        places = self.places("articles.judged", "hits", *OUTPUTS, *ledgers)
        self.reader.assign(places)
        await self.reader.seek_to_beginning(*places)

    def fed(self, last: Mapping[int, int]) -> None:
        """Everything was put in: the last offset of each partition of articles.raw."""
        self.last |= {("articles.raw", partition): offset for partition, offset in last.items()}

    async def some(self) -> AsyncIterator[tuple[str, Any]]:
        """The records that are there now, or come within a moment, of the topics that people read; with base names."""
        for place, records in (await self.reader.getmany(timeout_ms=POLL_MS)).items():
            base = place.topic.removeprefix(f"{self.namespace}.")
            self.last[base, place.partition] = records[-1].offset
            for record in records:
                self._note(base, place.partition, record)
                if base in OUTPUTS:
                    yield base, record

    def _note(self, base: str, partition: int, record: Any) -> None:
        if base.startswith("ledger."):
            if record.key == b"applied":
                self.committed += 1
                self.applied[base.removeprefix("ledger."), partition] = _applied.decode(record.value)
        elif record.key != b"tick":
            self.counts[base] += 1
            if base == "articles.judged":
                self.counts[f"verdict {_verdict.decode(record.value).verdict}"] += 1

    async def through(self) -> bool:
        """Whether all stages have judged everything that was put in, and all of it was read here."""
        for stage, source in STAGES.items():
            if source != "articles.raw" and not await self.read_up(source):
                return False
            if not self._judged_up(stage, source):
                return False
        return await self.read_up(*OUTPUTS)

    def _judged_up(self, stage: str, source: str) -> bool:
        places = range(self._count(source))
        return all(self._applied(stage, n).offset >= self.last.get((source, n), -1) for n in places)

    def _applied(self, stage: str, partition: int) -> Applied:
        return self.applied.get((stage, partition), NOTHING)

    def watermark(self) -> str:
        """The time that all partitions of the last stage have reached: nothing older comes out of it any more."""
        return min(self._applied("alert", partition).at for partition in range(self._count("hits")))

    async def read_up(self, *names: str) -> bool:
        """Whether all that these topics held a moment ago was read here."""
        places = self.places(*names)
        ends = await self.reader.end_offsets(places)
        return all([await self.reader.position(place) >= end for place, end in ends.items()])

"""Ours: a stage in the runtime; outputs, state and offset in one transaction."""

from __future__ import annotations

import sys

from agents.records import Article, Record, Time
from agents.runtime.setup import Setup
from agents.runtime.worker import run
from agents.stage import Change, Memory, Output, State, Step
from benchmarks.workload import Matcher


class Base:
    """The workload as a stage."""

    name = "deduplicate"
    source = "articles.raw"

    def __init__(self) -> None:
        self.matcher = Matcher()

    def state(self) -> Memory:
        return Memory()

    def moment(self, record: Record) -> Time | None:
        return record.fetched_at if isinstance(record, Article) else None

    def prepare(self, record: Article) -> tuple[Article, str]:
        return record, self.matcher.text_key(record)

    def step(self, prepared: tuple[Article, str], state: State, at: Time) -> Step:
        article, key = prepared
        if state.get(key) is not None:
            return Step()
        output = Output(topic="mentions", key=article.id, record=self.matcher.output(article))
        return Step(outputs=(output,), changes=(Change(key=key, value=b"1"),))


def main() -> None:
    bootstrap, namespace, _ = sys.argv[1:4]
    partitions = {"articles.raw": 1, "mentions": 1}
    run(Setup(bootstrap=bootstrap, namespace=namespace, partitions=partitions, ticks=False, health_port=-1), [Base()])


if __name__ == "__main__":
    main()

"""The stages joined in memory: articles in, alerts and decisions out.

What a backtest, a golden test and a benchmark run; the live stream runs the same
folds through Kafka (`runtime/`) and gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from agents.records import Record
from agents.stage import Fold, Output, Stage


class Pipeline:
    """Stages by the topic they read, each with one partition."""

    def __init__(self, stages: Sequence[Stage]) -> None:
        self.folds = {stage.source: Fold(stage) for stage in stages}

    def take(self, topic: str, record: Record) -> Iterator[Output]:
        """Put a record on a topic; gives every output it causes, in the order of the log."""
        fold = self.folds.get(topic)
        if fold is None:
            return
        for output in fold.take(record).outputs:
            yield output
            yield from self.take(output.topic, output.record)

    def run(self, records: Iterable[Record], topic: str = "articles.raw") -> Iterator[Output]:
        """All outputs of a log, on every topic."""
        for record in records:
            yield from self.take(topic, record)

"""Bytewax with recovery: a stateful step on its SQLite snapshots, at least once."""

from __future__ import annotations

import sys
from datetime import timedelta
from pathlib import Path
from typing import Any

import bytewax.operators as op
from bytewax.connectors.kafka import KafkaSink, KafkaSinkMessage, KafkaSource
from bytewax.dataflow import Dataflow
from bytewax.recovery import RecoveryConfig, init_db_dir
from bytewax.run import cli_main

from agents import wire
from benchmarks.workload import Matcher


def flow(bootstrap: str, namespace: str) -> Dataflow:
    matcher = Matcher()

    def keyed(message: Any) -> tuple[str, Any]:
        article = wire.decode("articles.raw", message.value)
        return matcher.text_key(article), article

    def first(seen: int | None, article: Any) -> tuple[int, bytes | None]:
        return (1, None) if seen else (1, article.id.encode() + b"\0" + wire.encode(matcher.output(article)))

    def message(pair: tuple[str, bytes | None]) -> KafkaSinkMessage[bytes, bytes] | None:
        if pair[1] is None:
            return None
        key, _, value = pair[1].partition(b"\0")
        return KafkaSinkMessage(key=key, value=value)

    made = Dataflow("base")
    source = KafkaSource([bootstrap], [f"{namespace}.articles.raw"], batch_size=1000)
    stream = op.map("key", op.input("in", made, source), keyed)
    judged = op.stateful_map("first", stream, first)
    op.output("out", op.filter_map("message", judged, message), KafkaSink([bootstrap], f"{namespace}.mentions"))
    return made


def main() -> None:
    bootstrap, namespace, folder = sys.argv[1:4]
    init_db_dir(Path(folder), 1)
    cli_main(flow(bootstrap, namespace), epoch_interval=timedelta(seconds=1), recovery_config=RecoveryConfig(folder))


if __name__ == "__main__":
    main()

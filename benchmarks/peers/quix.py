"""Quix Streams: a stateful filter on RocksDB with its changelog topic, at least once."""

from __future__ import annotations

import sys

from quixstreams import Application, State

from agents import wire
from benchmarks.workload import Matcher


def main() -> None:
    bootstrap, namespace, folder = sys.argv[1:4]
    app = Application(
        broker_address=bootstrap,
        consumer_group=f"{namespace}.quix",
        auto_offset_reset="earliest",
        state_dir=folder,
        loglevel="ERROR",
        auto_create_topics=True,
    )
    source = app.topic(f"{namespace}.articles.raw", key_deserializer="bytes", value_deserializer="bytes")
    target = app.topic(f"{namespace}.mentions", key_serializer="bytes", value_serializer="bytes")
    matcher = Matcher()
    frame = app.dataframe(source)
    # State is kept by message key; one key for all is what an exact dedup over a partition needs.
    frame = frame.apply(lambda value: wire.decode("articles.raw", value))

    def first(article: object, state: State) -> bool:
        key = matcher.text_key(article)  # type: ignore[arg-type]
        if state.get(key):
            return False
        state.set(key, 1)
        return True

    frame = frame.filter(first, stateful=True)
    frame = frame.apply(lambda article: wire.encode(matcher.output(article)))
    frame.to_topic(target)
    app.run()


if __name__ == "__main__":
    main()

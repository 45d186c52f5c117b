"""Faust as it comes: an agent, a Table with its changelog, `topic.send`; at least once."""

from __future__ import annotations

import sys

import faust

from agents import wire
from benchmarks.workload import Matcher


def main() -> None:
    bootstrap, namespace, folder = sys.argv[1:4]
    app = faust.App(
        f"{namespace}.faust",
        broker=f"aiokafka://{bootstrap}",
        store="memory://",
        datadir=folder,
        web_enabled=False,
        topic_partitions=1,
        consumer_auto_offset_reset="earliest",
    )
    source = app.topic(f"{namespace}.articles.raw", value_serializer="raw", key_serializer="raw", value_type=bytes)
    target = app.topic(f"{namespace}.mentions", value_serializer="raw", key_serializer="raw", value_type=bytes)
    seen = app.Table("seen", default=int, partitions=1)
    matcher = Matcher()

    @app.agent(source, name="base")
    async def base(stream):  # type: ignore[no-untyped-def]
        async for value in stream:
            article = wire.decode("articles.raw", value)
            key = matcher.text_key(article)
            if key not in seen:
                seen[key] = 1
                await target.send(key=article.id.encode(), value=wire.encode(matcher.output(article)))

    worker = faust.Worker(app, loglevel="ERROR", quiet=True)
    worker.execute_from_commandline()


if __name__ == "__main__":
    main()

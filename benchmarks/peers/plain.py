"""A plain aiokafka loop with the same guarantees: outputs, state and offset in one transaction, no framework."""

from __future__ import annotations

import asyncio
import sys

import uvloop
from aiokafka import AIOKafkaConsumer, AIOKafkaProducer
from aiokafka.producer import sender

from agents import wire
from benchmarks.workload import Matcher

BATCH = 256


async def loop(bootstrap: str, namespace: str) -> None:
    sender.BACKOFF_OVERRIDE = 0.001
    matcher, seen = Matcher(), set()
    consumer = AIOKafkaConsumer(
        f"{namespace}.articles.raw",
        bootstrap_servers=bootstrap,
        auto_offset_reset="earliest",
        enable_auto_commit=False,
        isolation_level="read_committed",
        max_partition_fetch_bytes=4 << 20,
    )
    producer = AIOKafkaProducer(
        bootstrap_servers=bootstrap,
        transactional_id=f"{namespace}.plain",
        compression_type="lz4",
        max_batch_size=1 << 20,
    )
    await asyncio.gather(consumer.start(), producer.start())
    while True:
        for records in (await consumer.getmany(timeout_ms=1000, max_records=BATCH)).values():
            outputs, changes = [], []
            for record in records:
                article = wire.decode("articles.raw", record.value)
                key = matcher.text_key(article)
                if key not in seen:
                    seen.add(key)
                    outputs.append((article.id.encode(), wire.encode(matcher.output(article))))
                    changes.append((key.encode(), b"1"))
            changes.append((b"applied", str(records[-1].offset).encode()))
            await producer.begin_transaction()
            deliveries = []
            for topic, rows in ((f"{namespace}.mentions", outputs), (f"{namespace}.ledger.deduplicate", changes)):
                batch = producer.create_batch()
                for key, value in rows:
                    batch.append(key=key, value=value, timestamp=None)
                deliveries.append(await producer.send_batch(batch, topic, partition=0))
            for delivery in deliveries:
                await delivery
            await producer.commit_transaction()


if __name__ == "__main__":
    uvloop.run(loop(*sys.argv[1:3]))

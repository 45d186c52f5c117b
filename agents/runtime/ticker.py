"""A Tick for a silent stream: whoever owns a partition of articles.raw writes the time into it."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime

from aiokafka import AIOKafkaProducer

from agents import wire
from agents.records import Tick, Time
from agents.runtime.flow import Flow

SILENCE = 10.0  # seconds


async def tick(flow: Flow, producer: AIOKafkaProducer, build: str) -> None:
    """Watch the raw partitions of this worker, for ever; the stamp is this machine's clock, as a connector's is."""
    loop = asyncio.get_running_loop()
    heard: dict[int, tuple[int, float]] = {}  # partition -> (last offset seen, when)
    while True:
        await asyncio.sleep(1.0)
        for tp, part in list(flow.parts.items()):
            if part.stage.source != "articles.raw" or not part.ready:
                continue
            offset, when = heard.get(tp.partition, (-2, 0.0))
            if part.seen != offset:
                heard[tp.partition] = (part.seen, loop.time())
            elif loop.time() - when >= SILENCE:
                heard[tp.partition] = (part.seen, loop.time())
                await _append(producer, tp.topic, tp.partition, build)


async def _append(producer: AIOKafkaProducer, topic: str, partition: int, build: str) -> None:
    record = Tick(at=Time.of(datetime.now(UTC)))
    headers = [("schema", wire.schema_of(record).encode()), ("at", str(record.at).encode()), ("build", build.encode())]
    await producer.send_and_wait(topic, wire.encode(record), partition=partition, key=b"tick", headers=headers)

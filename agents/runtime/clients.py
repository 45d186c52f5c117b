"""The Kafka clients of the runtime: transactional producers, ledger consumers, the ticker's producer."""

from __future__ import annotations

from typing import Any

from aiokafka import AIOKafkaConsumer, AIOKafkaProducer

from agents.runtime.part import Clients
from agents.runtime.setup import Setup

MIB = 1024 * 1024
TRANSACTION_MS = 10_000  # readers wait at most so long for a transaction that nobody ends


def clients(setup: Setup) -> Clients:
    """Makers of what a part needs."""
    common: dict[str, Any] = {"bootstrap_servers": setup.bootstrap, **setup.security}

    def producer(transactional_id: str) -> AIOKafkaProducer:
        return AIOKafkaProducer(
            transactional_id=transactional_id,
            transaction_timeout_ms=TRANSACTION_MS,
            request_timeout_ms=TRANSACTION_MS,
            acks="all",
            linger_ms=0,
            compression_type="lz4",
            max_batch_size=MIB,
            max_request_size=16 * MIB,
            **common,
        )

    def consumer() -> AIOKafkaConsumer:
        return AIOKafkaConsumer(
            isolation_level="read_committed",
            enable_auto_commit=False,
            auto_offset_reset="earliest",
            max_partition_fetch_bytes=4 * MIB,
            **common,
        )

    return Clients(producer, consumer)


def plain_producer(setup: Setup) -> AIOKafkaProducer:
    """An idempotent producer for what is no stage's output: the Ticks of a silent stream."""
    return AIOKafkaProducer(bootstrap_servers=setup.bootstrap, enable_idempotence=True, acks="all", **setup.security)

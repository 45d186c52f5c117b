"""Kafka for everything that is no stage: topics made and checked, records sent, committed records read."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Callable, Iterable, Mapping
from typing import Any

from aiokafka import AIOKafkaConsumer, AIOKafkaProducer, TopicPartition
from aiokafka.admin import AIOKafkaAdminClient, NewTopic
from aiokafka.admin.config_resource import ConfigResource, ConfigResourceType
from aiokafka.errors import KafkaError, for_code
from aiokafka.protocol.admin import DeleteGroupsRequest

from agents.errors import BrokerUnavailable, WrongTopics
from agents.wire import MIB, Topic

logger = logging.getLogger(__name__)

CONNECT_LIMIT = 30.0  # seconds
SEEN_LIMIT = 10.0  # seconds until a change of topics is seen by the broker that is asked
FIRST_PAUSE = 0.05
LONGEST_PAUSE = 5.0
_EXISTS = 36  # Kafka's error code of a topic that is there already

Security = Mapping[str, Any]


async def admin(bootstrap: str, limit: float = CONNECT_LIMIT, security: Security | None = None) -> AIOKafkaAdminClient:
    """A started admin client. Tries again with growing pauses; raises BrokerUnavailable after `limit` seconds."""
    deadline = asyncio.get_running_loop().time() + limit
    pause = FIRST_PAUSE
    while True:
        client = AIOKafkaAdminClient(bootstrap_servers=bootstrap, request_timeout_ms=10_000, **(security or {}))
        try:
            await client.start()
        except (KafkaError, OSError) as error:
            await client.close()
            if asyncio.get_running_loop().time() + pause > deadline:
                told = f"no Kafka answers at {bootstrap} within {limit:.0f} s ({type(error).__name__})"
                raise BrokerUnavailable(f"{told}: is it running, is the address right?") from None
            logger.info("no Kafka at %s yet, trying again in %.1f s", bootstrap, pause)
            await asyncio.sleep(pause)
            pause = min(pause * 2, LONGEST_PAUSE)
        else:
            return client


async def create_topics(
    client: AIOKafkaAdminClient, namespace: str, topics: Iterable[Topic], replication: int = 1
) -> list[str]:
    """Create the topics that are not there; gives their names."""
    rows = [
        NewTopic(
            f"{namespace}.{topic.name}",
            topic.partitions,
            replication,
            topic_configs=topic.config,
        )
        for topic in topics
    ]
    answer = await client.create_topics(rows)
    made, wrong = [], []
    for name, code, *rest in answer.topic_errors:
        if code == 0:
            made.append(name)
        elif code != _EXISTS:
            wrong.append(f"{name}: {for_code(code).__name__} {rest[0] if rest else ''}")
    if wrong:
        raise WrongTopics("Kafka refused topics:\n  " + "\n  ".join(wrong))
    await _until_seen(client, lambda there: not set(made) - there)
    return made


async def _until_seen(client: AIOKafkaAdminClient, holds: Callable[[set[str]], bool]) -> None:
    # The controller answers before the broker has read of its topics: who asked at once would be told they are missing,
    # or are still there.
    deadline = asyncio.get_running_loop().time() + SEEN_LIMIT
    while not holds(set(await client.list_topics())):
        if asyncio.get_running_loop().time() > deadline:
            return
        await asyncio.sleep(0.02)


async def check_topics(client: AIOKafkaAdminClient, namespace: str, topics: Iterable[Topic]) -> None:
    """Raise WrongTopics with every topic that is missing or laid out differently."""
    wanted = {f"{namespace}.{topic.name}": topic for topic in topics}
    there = {row["topic"]: row for row in await client.describe_topics() if row["topic"] in wanted}
    wrong = [f"{name} is missing" for name in wanted.keys() - there.keys()]
    for name, row in there.items():
        if (count := len(row["partitions"])) != wanted[name].partitions:
            wrong.append(f"{name} has {count} partitions, {wanted[name].partitions} are set")
    if there:
        wrong += await _wrong_configs(client, {name: wanted[name] for name in there})
    if wrong:
        told = "\n  ".join(sorted(wrong))
        raise WrongTopics(
            f"topics of `{namespace}` are not as they must be:\n  {told}\n`vedette topics create` makes missing ones"
        )


async def _wrong_configs(client: AIOKafkaAdminClient, wanted: Mapping[str, Topic]) -> list[str]:
    resources = [ConfigResource(ConfigResourceType.TOPIC, name) for name in wanted]
    wrong = []
    for answer in await client.describe_configs(resources):
        for _, _, _, name, entries in answer.resources:
            values = {entry[0]: entry[1] for entry in entries}
            for key, value in wanted[name].config.items():
                if values.get(key) != value:
                    wrong.append(f"{name}: {key} is {values.get(key)}, it must be {value}")
    return wrong


async def wait_topics(
    bootstrap: str, namespace: str, topics: Iterable[Topic], limit: float, security: Security
) -> None:
    """Wait until all topics are there and right: a worker starts while its supervisor still creates them."""
    rows = list(topics)
    loop = asyncio.get_running_loop()
    deadline = loop.time() + limit
    client = await admin(bootstrap, limit, security)
    try:
        while True:
            try:
                await check_topics(client, namespace, rows)
            except WrongTopics as error:
                if "is missing" not in str(error) or loop.time() > deadline:
                    raise
                await asyncio.sleep(0.05)
            else:
                return
    finally:
        await client.close()


async def delete_namespace(client: AIOKafkaAdminClient, namespace: str) -> None:
    """Delete every topic of a namespace, and every consumer group that nobody is in."""
    names = [name for name in await client.list_topics() if name.startswith(f"{namespace}.")]
    if names:
        await client.delete_topics(names)
        await _until_seen(client, lambda there: not set(names) & there)
    for group, *_ in await client.list_consumer_groups():
        if group.startswith(f"{namespace}."):
            node = await client.find_coordinator(group)
            await client._send_request(DeleteGroupsRequest([group]), node)  # it has no method of its own for it


def producer(bootstrap: str, security: Security | None = None) -> AIOKafkaProducer:
    """A connector's producer: idempotent, acknowledged by all replicas, lz4, linger 2 ms."""
    return AIOKafkaProducer(
        bootstrap_servers=bootstrap,
        enable_idempotence=True,
        acks="all",
        compression_type="lz4",
        linger_ms=2,
        max_batch_size=256 * 1024,
        max_request_size=13 * MIB,
        **(security or {}),
    )


def consumer(bootstrap: str, security: Security | None = None, **options: Any) -> AIOKafkaConsumer:
    """A reader of committed records, from the beginning unless told otherwise."""
    settings: dict[str, Any] = {"auto_offset_reset": "earliest", "enable_auto_commit": False}
    settings |= {"isolation_level": "read_committed", "max_partition_fetch_bytes": 4 * MIB}
    return AIOKafkaConsumer(bootstrap_servers=bootstrap, **(settings | options), **(security or {}))


async def follow(reader: AIOKafkaConsumer, topics: Iterable[str]) -> AsyncIterator[Any]:
    """Every committed record of these topics, from the beginning, for ever; without a group."""
    names = list(topics)
    places = [TopicPartition(name, number) for name in names for number in await _partitions(reader, name)]
    reader.assign(places)
    await reader.seek_to_beginning(*places)
    while True:
        for records in (await reader.getmany(timeout_ms=200)).values():
            for record in records:
                yield record


async def read_all(bootstrap: str, topic: str, security: Security | None = None) -> list[Any]:
    """All committed records of a topic up to its present end, by partition and offset."""
    reader = consumer(bootstrap, security)
    await reader.start()
    try:
        places = [TopicPartition(topic, number) for number in await _partitions(reader, topic)]
        reader.assign(places)
        await reader.seek_to_beginning(*places)
        ends = await reader.end_offsets(places)
        got: list[Any] = []
        while any([await reader.position(place) < end for place, end in ends.items()]):
            for records in (await reader.getmany(timeout_ms=200)).values():
                got += records
        return sorted(got, key=lambda record: (record.partition, record.offset))
    finally:
        await reader.stop()


async def _partitions(reader: AIOKafkaConsumer, topic: str) -> list[int]:
    await reader._client.add_topic(topic)
    for _ in range(100):
        if found := reader.partitions_for_topic(topic):
            return sorted(found)
        await asyncio.sleep(0.02)
        await reader._client.force_metadata_update()
    raise WrongTopics(f"{topic} is not there: `vedette topics check` tells what is")

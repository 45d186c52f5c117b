"""What connectors are promised of Kafka: topics made once, only what was committed read, nothing left behind."""

from __future__ import annotations

from pathlib import Path

import pytest
from aiokafka import AIOKafkaProducer

from agents import wire
from agents.errors import WrongTopics
from connectors import kafka
from connectors.broker import Broker

ROW = wire.Topic(name="articles.raw")


async def send(bootstrap: str, topic: str, *values: bytes) -> None:
    sender = kafka.producer(bootstrap)
    await sender.start()
    try:
        for value in values:
            await sender.send_and_wait(topic, value)
    finally:
        await sender.stop()


async def test_topics_that_are_there_are_left_alone(broker, namespace: str) -> None:
    client = await kafka.admin(broker.bootstrap)
    try:
        assert await kafka.create_topics(client, namespace, [ROW]) == []
        await kafka.check_topics(client, namespace, wire.topics().values())
    finally:
        await client.close()


@pytest.mark.parametrize("durable", [True, False])
async def test_a_durable_broker_flushes_every_record_of_every_topic(tmp_path: Path, durable: bool) -> None:
    """The state of transactions and the offsets too: a ledger must not outlive its outputs."""
    with Broker(tmp_path, durable=durable) as own:
        client = await kafka.admin(own.bootstrap)
        try:
            await kafka.create_topics(client, "any", [ROW])
            answer = await client.describe_configs([resource(f"any.{ROW.name}")])
            values = dict(entry[:2] for entry in answer[0].resources[0][4])
            assert (values["flush.messages"] == "1") is durable
        finally:
            await client.close()


def resource(name: str) -> kafka.ConfigResource:
    return kafka.ConfigResource(kafka.ConfigResourceType.TOPIC, name)


async def test_read_all_gives_what_was_committed_and_nothing_else(broker, namespace: str) -> None:
    topic = f"{namespace}.articles.raw"
    await send(broker.bootstrap, topic, b"first")
    sender = AIOKafkaProducer(bootstrap_servers=broker.bootstrap, transactional_id=f"{namespace}.writer")
    await sender.start()
    try:
        await sender.begin_transaction()
        await sender.send_and_wait(topic, b"taken back")
        await sender.abort_transaction()
    finally:
        await sender.stop()
    await send(broker.bootstrap, topic, b"last")
    assert [record.value for record in await kafka.read_all(broker.bootstrap, topic)] == [b"first", b"last"]


async def test_an_empty_topic_reads_as_nothing(broker, namespace: str) -> None:
    assert await kafka.read_all(broker.bootstrap, f"{namespace}.alerts") == []


async def test_the_largest_dead_letter_can_be_sent_and_read(broker, namespace: str) -> None:
    topic, value = f"{namespace}.dead-letters", bytes(11 * wire.MIB)
    await send(broker.bootstrap, topic, value)
    (record,) = await kafka.read_all(broker.bootstrap, topic)
    assert record.value == value


async def test_follow_goes_on_with_what_comes_later(broker, namespace: str) -> None:
    topic = f"{namespace}.articles.raw"
    await send(broker.bootstrap, topic, b"before")
    reader = kafka.consumer(broker.bootstrap)
    await reader.start()
    try:
        records = kafka.follow(reader, [topic])
        assert (await anext(records)).value == b"before"
        await send(broker.bootstrap, topic, b"later")
        assert (await anext(records)).value == b"later"
    finally:
        await reader.stop()


async def test_a_deleted_namespace_is_gone_with_its_groups_and_its_neighbour_stays(broker, namespace: str) -> None:
    client = await kafka.admin(broker.bootstrap)
    neighbour = f"{namespace}-2"
    topic = f"{namespace}.articles.raw"
    try:
        await kafka.create_topics(client, neighbour, [ROW])
        await send(broker.bootstrap, topic, b"value")
        reader = kafka.consumer(broker.bootstrap, group_id=f"{namespace}.sink.test")
        reader.subscribe([topic])
        await reader.start()
        await reader.getone()
        await reader.commit()
        await reader.stop()
        await kafka.delete_namespace(client, namespace)
        names = await client.list_topics()
        assert f"{neighbour}.articles.raw" in names
        assert not [name for name in names if name.startswith(f"{namespace}.")]
        assert f"{namespace}.sink.test" not in [group for group, *_ in await client.list_consumer_groups()]
    finally:
        await kafka.delete_namespace(client, neighbour)
        await client.close()


async def test_a_topic_that_is_not_there_is_told(broker, namespace: str) -> None:
    with pytest.raises(WrongTopics, match="is not there"):
        await kafka.read_all(broker.bootstrap, f"{namespace}.nothing")

"""Delivery: in order, until it is acknowledged, whatever Kafka says in between."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from aiokafka.errors import KafkaTimeoutError, MessageSizeTooLargeError, TopicAuthorizationFailedError

from agents.errors import TransientFailure
from connectors.sources.feeds import store as stores
from connectors.sources.feeds.state import POLL, Poll
from connectors.sources.feeds.store import Change, KafkaStore
from tests.connectors.sources.feeds.test_seen import article


class Producer:
    """Takes or refuses, as the script says: one word a record, `ok` when it has run out."""

    def __init__(self, *script: str) -> None:
        self.script = list(script)
        self.taken: list[bytes] = []

    async def send(self, topic: str, value: bytes, key: bytes, **more: Any) -> asyncio.Future[None]:
        told = self.script.pop(0) if self.script else "ok"
        if told == "closed":
            raise KafkaTimeoutError
        future: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        if told == "ok":
            self.taken.append(key)
            future.set_result(None)
        elif told != "never":
            future.set_exception(
                {
                    "late": KafkaTimeoutError(),
                    "large": MessageSizeTooLargeError(),
                    "forbidden": TopicAuthorizationFailedError(),
                }[told]
            )
        return future


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stores, "PAUSES", (0.0,))


@pytest.mark.parametrize(
    "script",
    [[], ["late"], ["ok", "late"], ["closed"], ["ok", "closed", "closed"], ["late", "ok", "ok", "late", "ok", "late"]],
)
async def test_every_article_is_delivered_and_the_last_of_each_in_order(script: list[str]) -> None:
    articles = [article(name) for name in "abc"]
    producer = Producer(*script)
    await KafkaStore(producer, "live", "b").send(articles)
    wanted = [one.id.encode() for one in articles]
    assert producer.taken[-3:] == wanted or set(producer.taken) == set(wanted)
    last = {key: place for place, key in enumerate(producer.taken)}
    assert sorted(last, key=last.__getitem__) == wanted


async def test_an_article_too_large_for_the_topic_is_counted_and_holds_up_nothing() -> None:
    producer = Producer("ok", "large")
    store = KafkaStore(producer, "live", "b")
    await store.send([article(name) for name in "abc"])
    assert (len(producer.taken), store.too_large) == (2, 1)


async def test_a_broker_that_acknowledges_nothing_is_trouble_until_it_does(monkeypatch: pytest.MonkeyPatch) -> None:
    store = KafkaStore(Producer("never"), "live", "b")
    sending = asyncio.ensure_future(store.save(0, [Change(POLL, "u", Poll(url="u"))]))
    await asyncio.sleep(0.1)
    monkeypatch.setattr(stores, "SLOW", 600.0)
    assert store.trouble() == ""
    monkeypatch.setattr(stores, "SLOW", 0.05)
    assert "acknowledges nothing" in store.trouble()
    sending.cancel()
    await asyncio.gather(sending, return_exceptions=True)
    assert store.trouble() == ""


async def test_a_kafka_that_says_no_for_good_ends_the_process_to_be_started_again() -> None:
    with pytest.raises(TransientFailure, match="refuses articles"):
        await KafkaStore(Producer(*["forbidden"] * 99), "live", "b").send([article("a")])


async def test_silence_is_waited_for() -> None:
    producer = Producer(*["late"] * 30)
    await KafkaStore(producer, "live", "b").send([article("a")])
    assert len(producer.taken) == 1

"""Articles posted to us: signed, whole or not at all, answered with 202 only when Kafka has them."""

from __future__ import annotations

import asyncio
import base64
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from typing import Any

import aiohttp
import orjson
import pytest
from aiokafka.errors import KafkaError
from standardwebhooks import Webhook

from agents import wire
from agents.errors import Refused
from agents.records import Article
from connectors import kafka
from connectors.sources import webhook
from connectors.sources.webhook import Receiver, keys

SECRET = "whsec_" + base64.b64encode(b"k" * 32).decode()
OTHER = "whsec_" + base64.b64encode(b"o" * 32).decode()
ARTICLE = {"url": "https://outlet.example/1", "title": "Invented", "text": "Two invented convoys.", "source": "desk"}


class Broker:
    """Takes what is sent, or fails."""

    def __init__(self, fails: bool = False) -> None:
        self.fails = fails
        self.taken: list[Article] = []

    async def send(self, topic: str, value: bytes, **more: Any) -> asyncio.Future[Any]:
        told: asyncio.Future[Any] = asyncio.get_running_loop().create_future()
        if self.fails:
            told.set_exception(KafkaError("away"))
        else:
            self.taken.append(wire.decode("articles.raw", value))
            told.set_result(SimpleNamespace(offset=0))
        return told


async def serving(broker: Any, namespace: str = "test") -> Receiver:
    receiver = Receiver(broker, namespace, "test", keys(f"{SECRET} {OTHER}"))
    await receiver.start("127.0.0.1", 0)
    return receiver


@pytest.fixture
async def broker_of() -> AsyncIterator[tuple[Receiver, Broker]]:
    broker = Broker()
    receiver = await serving(broker)
    yield receiver, broker
    await receiver.stop()


def signed(body: bytes, secret: str = SECRET, late: float = 0.0) -> dict[str, str]:
    at = datetime.now(UTC) - timedelta(seconds=late)
    signature = Webhook(secret).sign("msg-1", at, body.decode())
    return {"webhook-id": "msg-1", "webhook-timestamp": str(int(at.timestamp())), "webhook-signature": signature}


async def post(receiver: Receiver, body: bytes, headers: dict[str, str]) -> tuple[int, dict[str, Any]]:
    async with (
        aiohttp.ClientSession() as session,
        session.post(f"http://127.0.0.1:{receiver.port}/articles", data=body, headers=headers) as got,
    ):
        return got.status, orjson.loads(await got.read())


async def test_a_signed_article_is_taken_in_the_senders_own_name(broker_of: Any) -> None:
    receiver, broker = broker_of
    body = orjson.dumps(ARTICLE)
    status, told = await post(receiver, body, signed(body))
    assert status == 202
    [taken] = broker.taken
    assert told == {"accepted": [taken.id]}
    assert (taken.source, taken.title, taken.canonical_url) == ("webhook:desk", "Invented", "https://outlet.example/1")
    assert (datetime.now(UTC) - taken.fetched_at).total_seconds() < 60


async def test_a_second_key_is_as_good_and_a_repeat_has_the_same_id(broker_of: Any) -> None:
    receiver, _ = broker_of
    body = orjson.dumps(ARTICLE, option=orjson.OPT_INDENT_2)
    answers = [await post(receiver, body, signed(body, secret)) for secret in (SECRET, OTHER)]
    assert answers[0] == answers[1]
    assert answers[0][0] == 202


@pytest.mark.parametrize(
    "change",
    [
        {"webhook-signature": "v1,AAAA"},
        {"webhook-signature": ""},
        {"webhook-id": "another"},
        {"webhook-timestamp": "0"},
        {"webhook-timestamp": "x"},
    ],
)
async def test_what_is_not_signed_is_not_read(broker_of: Any, change: dict[str, str]) -> None:
    receiver, broker = broker_of
    body = orjson.dumps(ARTICLE)
    status, told = await post(receiver, body, signed(body) | change)
    assert (status, told["title"], broker.taken) == (401, "signature", [])


async def test_an_old_signature_and_another_body_are_refused(broker_of: Any) -> None:
    receiver, broker = broker_of
    body = orjson.dumps(ARTICLE)
    assert (await post(receiver, body, signed(body, late=301)))[0] == 401
    assert (await post(receiver, body + b" ", signed(body)))[0] == 401
    assert broker.taken == []


async def test_one_bad_line_and_nothing_is_taken(broker_of: Any) -> None:
    receiver, broker = broker_of
    body = orjson.dumps(ARTICLE) + b"\n{}\nnot json\n"
    status, told = await post(receiver, body, signed(body))
    assert status == 400
    assert [(one["line"], one["reason"]) for one in told["lines"]] == [(2, "no-text"), (3, "not-json")]
    assert broker.taken == []


@pytest.mark.parametrize(
    "body", [b"", b"[]", b"\xff", b"null", b"{}\n" * 1_001], ids=["empty", "list", "bytes", "null", "many"]
)
async def test_what_is_no_article_is_told_so(broker_of: Any, body: bytes) -> None:
    receiver, broker = broker_of
    headers = (
        signed(body) if body != b"\xff" else {"webhook-id": "x", "webhook-timestamp": "1", "webhook-signature": "v1,x"}
    )
    status, _ = await post(receiver, body, headers)
    assert status in {400, 401}
    assert broker.taken == []


async def test_a_body_too_long_is_refused(broker_of: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    receiver, broker = broker_of
    body = b"x" * (webhook.LARGEST + 1)
    status, told = await post(receiver, body, {"webhook-id": "x"})
    assert (status, told["title"], broker.taken) == (413, "too-long", [])


async def test_without_kafkas_word_there_is_no_202() -> None:
    receiver = await serving(Broker(fails=True))
    body = orjson.dumps(ARTICLE)
    try:
        status, told = await post(receiver, body, signed(body))
    finally:
        await receiver.stop()
    assert (status, told["title"]) == (503, "broker")


async def test_what_is_answered_with_202_stands_on_the_topic(broker: Any, namespace: str) -> None:
    producer = kafka.producer(broker.bootstrap)
    await producer.start()
    receiver = await serving(producer, namespace)
    body = b"\n".join(orjson.dumps(ARTICLE | {"url": f"https://outlet.example/{number}"}) for number in range(50))
    try:
        status, told = await post(receiver, body, signed(body))
    finally:
        await receiver.stop()
        await producer.stop()
    records = await kafka.read_all(broker.bootstrap, f"{namespace}.articles.raw")
    assert status == 202
    assert [record.key.decode() for record in records] == told["accepted"]


@pytest.mark.parametrize("told", ["short", "whsec_AAAA", "whsec_!!!", f"{SECRET} whsec_AAAA"])
def test_a_weak_key_is_refused(told: str) -> None:
    with pytest.raises(Refused, match=r"receive\.secret"):
        keys(told)

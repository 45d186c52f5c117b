"""Articles posted to us: `POST /articles`, signed as Standard Webhooks, 202 only after Kafka acknowledged.

All lines of a body are taken or none. A repeat is recognised by the article's id, so a sender may always send again.
"""

from __future__ import annotations

import asyncio
import base64
import binascii
import hashlib
import hmac
import logging
import time
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

import orjson
from aiohttp import web
from aiokafka import AIOKafkaProducer
from aiokafka.errors import KafkaError

from agents import wire
from agents.errors import Fault, Refused, Undecodable
from agents.records import Article, Time
from connectors.sources.line import Clock, article

logger = logging.getLogger(__name__)
PREFIX = "whsec_"
LEAST_KEY = 24  # bytes (Standard Webhooks 1.0.0)
TOLERANCE = 300  # seconds between the sender's clock and ours
LARGEST = 8 * wire.MIB  # bytes of a body
MOST_LINES = 1_000
AT_ONCE = 32  # requests
READING = 30.0  # seconds until a body must be here
ACKNOWLEDGING = 15.0  # seconds that Kafka has
TOLD = 20  # bad lines that an answer names


def keys(told: str) -> list[bytes]:
    """The keys of a setting, `whsec_` and base64, apart by blanks: the newest first. Raises Refused."""
    found = []
    for secret in told.split():
        try:
            key = base64.b64decode(secret.removeprefix(PREFIX), validate=True)
        except binascii.Error:
            key = b""
        if len(key) < LEAST_KEY:
            fix = "make one: `echo whsec_$(openssl rand -base64 32)`"
            raise Refused("settings", [Fault("receive.secret", 0, "is no key of 24 bytes or more in base64", fix)])
        found.append(key)
    return found


def is_signed(body: bytes, headers: Mapping[str, str], secrets: Sequence[bytes], now: float) -> bool:
    """Whether a body carries a signature of one of our keys, made within TOLERANCE of now."""
    id, at, told = (headers.get(f"webhook-{name}", "") for name in ("id", "timestamp", "signature"))
    if not id or not at.isdecimal() or len(at) > 12 or abs(now - int(at)) > TOLERANCE:
        return False
    content = f"{id}.{at}.".encode(errors="replace") + body
    made = [base64.b64encode(hmac.new(key, content, hashlib.sha256).digest()) for key in secrets]
    given = [part[3:].encode(errors="replace") for part in told.split()[:16] if part.startswith("v1,")]
    return sum(hmac.compare_digest(one, other) for one in made for other in given) > 0


def read(body: bytes, now: Time) -> tuple[list[Article], list[dict[str, Any]]]:
    """The articles of a body, one JSON object a line (or one over several lines), and what is wrong with others."""
    lines = [line for line in body.split(b"\n") if line.strip()]
    if len(lines) > 1 and _is_one(body):
        lines = [body]
    if len(lines) > MOST_LINES:
        return [], [{"line": 0, "reason": "too-many", "detail": f"{len(lines)} lines, {MOST_LINES} are the most"}]
    clock, found, wrong = Clock(now), [], []
    for number, line in enumerate(lines, 1):
        try:
            found.append(article(_named(line), clock, "webhook", stamp=True))
        except Undecodable as error:
            wrong.append({"line": number, "reason": error.reason, "detail": error.detail[:200]})
    return found, wrong


def _is_one(body: bytes) -> bool:
    try:
        return isinstance(orjson.loads(body), dict)
    except orjson.JSONDecodeError:
        return False


def _named(line: bytes) -> bytes:
    """The line with `webhook:` before its source: nobody speaks in the name of a feed."""
    try:
        found = orjson.loads(line)
    except orjson.JSONDecodeError:
        return line  # whoever reads it says what is wrong
    if isinstance(found, dict) and isinstance(found.get("source"), str):
        return orjson.dumps(found | {"source": f"webhook:{found['source']}"})
    return line


class Receiver:
    """The web server. `clock` gives seconds since 1970."""

    def __init__(
        self,
        producer: AIOKafkaProducer,
        namespace: str,
        build: str,
        secrets: Sequence[bytes],
        clock: Callable[[], float] = time.time,
    ) -> None:
        self.producer = producer
        self.topic = f"{namespace}.articles.raw"
        self.build = build
        self.secrets = secrets
        self.clock = clock
        self.port = 0
        self._room = asyncio.Semaphore(AT_ONCE)
        self._runner: web.AppRunner | None = None

    async def start(self, host: str, port: int) -> None:
        """Listen; `port` 0 is any free one. Raises OSError."""
        app = web.Application(client_max_size=LARGEST)
        app.router.add_post("/articles", self.answer)
        self._runner = web.AppRunner(app, access_log=None, handle_signals=False)
        await self._runner.setup()
        await web.TCPSite(self._runner, host, port).start()
        self.port = int(self._runner.addresses[0][1])

    async def stop(self) -> None:
        """Answer what is under way, and listen no more."""
        if self._runner is not None:
            await self._runner.cleanup()

    async def answer(self, request: web.Request) -> web.Response:
        """One delivery."""
        if self._room.locked():
            return _problem(503, "busy", "too many deliveries at once", retry=1)
        async with self._room:
            try:
                async with asyncio.timeout(READING):
                    body = await request.read()
            except web.HTTPRequestEntityTooLarge:
                return _problem(413, "too-long", f"a body has at most {LARGEST:,} bytes")
            except TimeoutError:
                return _problem(408, "too-slow", f"a body must be here within {READING:.0f} s")
            if not is_signed(body, request.headers, self.secrets, self.clock()):
                return _problem(401, "signature", "no signature of ours, or its time is over 5 minutes away")
            return await self._taken(body)

    async def _taken(self, body: bytes) -> web.Response:
        articles, wrong = read(body, Time.of(datetime.now(UTC)))
        if wrong or not articles:
            return _problem(
                400, "articles", "nothing was taken", lines=wrong[:TOLD] or [{"line": 0, "reason": "empty"}]
            )
        try:
            async with asyncio.timeout(ACKNOWLEDGING):
                await self._send(articles)
        except (KafkaError, TimeoutError) as error:
            logger.warning("a delivery of %d articles was not acknowledged (%s)", len(articles), type(error).__name__)
            return _problem(503, "broker", "Kafka did not acknowledge: send it again", retry=10)
        return web.json_response({"accepted": [one.id for one in articles]}, status=202)

    async def _send(self, articles: Sequence[Article]) -> None:
        waiting = []
        for one in articles:
            told = {"schema": wire.schema_of(one), "at": str(one.fetched_at), "build": self.build}
            headers = [(name, value.encode()) for name, value in told.items()]
            waiting.append(await self.producer.send(self.topic, wire.encode(one), key=one.id.encode(), headers=headers))
        await asyncio.gather(*waiting)


def _problem(status: int, reason: str, detail: str, retry: int = 0, **more: Any) -> web.Response:
    """An answer as RFC 9457 has it."""
    body = {"type": f"urn:vedette:{reason}", "title": reason, "status": status, "detail": detail, **more}
    headers = {"Retry-After": str(retry)} if retry else {}
    return web.Response(
        status=status, body=orjson.dumps(body), content_type="application/problem+json", headers=headers
    )

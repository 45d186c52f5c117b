"""Chat services through Apprise, against its JSON service on loopback."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import pytest
from aiohttp import web

from agents import wire
from connectors.ports import free_port
from connectors.sinks.apprise import Apprise, understood
from connectors.sinks.contract import Delivered, Message, Retry
from tests.connectors.sinks.invented import alert
from tests.connectors.sinks.test_inert import NASTY


class Chats:
    def __init__(self, port: int) -> None:
        self.port = port
        self.got: dict[str, list[dict[str, Any]]] = {"first": [], "second": []}
        self.down: set[str] = set()

    def url(self, name: str) -> str:
        return f"json://secret-user:secret-word@127.0.0.1:{self.port}/{name}"

    async def hook(self, request: web.Request) -> web.Response:
        name = request.match_info["name"]
        if name in self.down:
            return web.Response(status=500)
        self.got[name].append(await request.json())
        return web.Response(status=200)


@pytest.fixture
async def chats() -> AsyncIterator[Chats]:
    made = Chats(free_port())
    app = web.Application()
    app.router.add_post("/{name}", made.hook)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", made.port).start()
    try:
        yield made
    finally:
        await runner.cleanup()


async def test_one_that_is_down_is_tried_again_and_the_other_hears_it_once(chats: Chats) -> None:
    sink = Apprise({"urls_file": (chats.url("first"), chats.url("second"))})
    chats.down = {"second"}
    one = Message(alert=alert(), raw=wire.encode(alert()))
    outcome = await sink.deliver(one)
    assert isinstance(outcome, Retry)
    assert "secret" not in outcome.reason
    chats.down = set()
    assert await sink.deliver(one) == Delivered()
    await sink.close()
    assert {name: len(got) for name, got in chats.got.items()} == {"first": 1, "second": 1}


@pytest.mark.parametrize("name", NASTY)
async def test_text_from_feeds_is_inert(name: str, chats: Chats) -> None:
    sink = Apprise({"urls_file": (chats.url("first"),)})
    nasty = alert(headline=NASTY[name], summary=NASTY[name])
    await sink.deliver(Message(alert=nasty, raw=wire.encode(nasty)))
    await sink.close()
    (got,) = chats.got["first"]
    told = got["title"] + got["message"].replace("https://gazette.example/one", "")
    assert not set("@<*_`~[|#\\\x1b\u202e") & set(told)
    assert "://" not in told


def test_a_url_that_apprise_does_not_know_is_told() -> None:
    assert understood("json://localhost/x")
    assert not understood("nonsense://x")

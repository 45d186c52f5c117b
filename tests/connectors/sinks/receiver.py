"""A receiver of webhooks on loopback that misbehaves as it is told, and keeps what it got."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any, NamedTuple

import orjson
from aiohttp import web

from connectors.ports import free_port


class Got(NamedTuple):
    id: str
    headers: dict[str, str]
    body: bytes
    answered: int

    @property
    def alert(self) -> dict[str, Any]:
        return orjson.loads(self.body)


class Receiver:
    """`answer`: a status, or a function of the request's number; 0 hangs, -1 takes it and answers too late."""

    def __init__(self) -> None:
        self.answer: int | Callable[[int], int] = 204
        self.headers: dict[str, str] = {}
        self.got: list[Got] = []
        self.port = free_port()
        self._runner: web.AppRunner | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/hook"

    @property
    def door(self) -> str:
        return f"127.0.0.1:{self.port}"

    def taken(self) -> list[Got]:
        """What it said yes to."""
        return [one for one in self.got if 200 <= one.answered < 300]

    async def start(self) -> None:
        app = web.Application(client_max_size=1 << 20)
        app.router.add_post("/hook", self._hook)
        self._runner = web.AppRunner(app, shutdown_timeout=0.1, handler_cancellation=True)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", self.port).start()

    async def stop(self) -> None:
        """Refuses connections from now on."""
        if self._runner is not None:
            await self._runner.cleanup()
            self._runner = None

    async def _hook(self, request: web.Request) -> web.Response:
        body = await request.read()
        status = self.answer if isinstance(self.answer, int) else self.answer(len(self.got))
        self.got.append(
            Got(
                request.headers.get("webhook-id", ""),
                dict(request.headers),
                body,
                status or 200 if status < 0 else status,
            )
        )
        if status <= 0:
            await asyncio.sleep(30)
        return web.Response(status=status if status > 0 else 200, headers=self.headers)


@asynccontextmanager
async def receiving() -> AsyncIterator[Receiver]:
    made = Receiver()
    await made.start()
    try:
        yield made
    finally:
        await made.stop()

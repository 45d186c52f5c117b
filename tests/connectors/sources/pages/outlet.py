"""A web server of an invented outlet on loopback: pages by path, every request written down."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager

from aiohttp import web

Page = tuple[int, str, Mapping[str, str]]


class Outlet:
    """What it serves, and what was asked of it."""

    def __init__(self) -> None:
        self.pages: dict[str, Page] = {}
        self.asked: list[str] = []
        self.port = 0

    def put(self, path: str, body: str, status: int = 200, **headers: str) -> str:
        """Serve a page; gives its URL."""
        told = {"Content-Type": "text/html; charset=utf-8"} | {
            name.replace("_", "-"): value for name, value in headers.items()
        }
        self.pages[path] = (status, body, told)
        return self.url(path)

    def url(self, path: str) -> str:
        """Where a path is."""
        return f"http://127.0.0.1:{self.port}{path}"

    @property
    def door(self) -> str:
        """What `allow_private` needs."""
        return f"127.0.0.1:{self.port}"

    async def answer(self, request: web.Request) -> web.Response:
        self.asked.append(request.path)
        status, body, headers = self.pages.get(request.path, (404, "not here", {}))
        return web.Response(status=status, text=body, headers=headers)


@asynccontextmanager
async def outlet() -> AsyncIterator[Outlet]:
    """A running server on a free port."""
    made = Outlet()
    app = web.Application()
    app.router.add_get("/{path:.*}", made.answer)
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    made.port = site._server.sockets[0].getsockname()[1]  # type: ignore[union-attr]
    try:
        yield made
    finally:
        await runner.cleanup()

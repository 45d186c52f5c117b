"""The scripted server: behaviours by path, every request in a log, its time that of the clock it is given."""

from __future__ import annotations

import asyncio
import socket
from collections import Counter
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import msgspec
from aiohttp import web
from aiohttp.abc import AbstractResolver

from tests.scripted.answers import BEHAVIOURS, Ask, Told


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One request as the server saw it, and what it answered."""

    at: float
    host: str
    path: str
    method: str
    headers: dict[str, str]
    status: int
    etag: str = ""
    modified: str = ""
    wait: float = 0.0
    host_wait: float = 0.0
    broken: bool = False
    lies: bool = False


class Scripted:
    """The server and its log."""

    def __init__(self, now: Callable[[], float]) -> None:
        self.now = now
        self.since = now()
        self.log: list[Entry] = []
        self.port = 0
        self._count: Counter[tuple[str, str]] = Counter()

    def url(self, host: str, path: str) -> str:
        return f"http://{host}:{self.port}{path}"

    async def answer(self, request: web.BaseRequest) -> web.StreamResponse:
        host = (request.host or "").rpartition(":")[0] or request.host
        name, *rest = request.path.lstrip("/").split("/")
        number = self._count[host, request.path]
        self._count[host, request.path] += 1
        ask = Ask(
            host=host,
            path=request.path,
            headers=request.headers,
            now=self.now(),
            since=self.since,
            number=number,
            rest=tuple(rest),
        )
        told = BEHAVIOURS[name](ask) if name in BEHAVIOURS else Told(status=404)
        self._write(request, ask, told)
        return await _sent(request, told)

    def _write(self, request: web.BaseRequest, ask: Ask, told: Told) -> None:
        self.log.append(
            Entry(
                at=ask.now,
                host=ask.host,
                path=request.raw_path if isinstance(request, web.BaseRequest) else "",
                method=request.method,
                headers=dict(request.headers),
                status=told.status,
                etag=told.headers.get("ETag", ""),
                modified=told.headers.get("Last-Modified", ""),
                wait=told.wait,
                host_wait=told.host_wait,
                broken=told.broken,
                lies=told.lies,
            )
        )

    def save(self, file: Path) -> None:
        """The log as JSON lines."""
        file.write_bytes(b"\n".join(msgspec.json.encode(entry) for entry in self.log) + b"\n")


async def _sent(request: web.BaseRequest, told: Told) -> web.StreamResponse:
    if told.mode == "drip":
        answer = web.StreamResponse()
        await answer.prepare(request)
        while True:
            await answer.write(b" ")
            await asyncio.sleep(0.5)
    if told.mode == "cut":
        answer = web.StreamResponse(headers={"Content-Length": str(len(told.body) + 100)})
        await answer.prepare(request)
        await answer.write(told.body)
        assert request.transport
        request.transport.abort()
        return answer
    return web.Response(status=told.status, headers=told.headers, body=told.body)


class Names(AbstractResolver):
    """Every name is this machine."""

    async def resolve(self, host: str, port: int = 0, family: int = socket.AF_UNSPEC) -> list[Any]:
        place = {
            "host": "127.0.0.1",
            "port": port,
            "family": socket.AF_INET,
            "proto": 0,
            "flags": socket.AI_NUMERICHOST,
        }
        return [{"hostname": host} | place]

    async def close(self) -> None:
        pass


@asynccontextmanager
async def scripted(now: Callable[[], float], port: int = 0, addresses: int = 1) -> AsyncIterator[Scripted]:
    """Listening on so many addresses of loopback, each a host of its own: 127.0.0.1, 127.0.0.2 ..."""
    made = Scripted(now)
    runner = web.ServerRunner(web.Server(made.answer, access_log=None), shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", port).start()
    made.port = runner.addresses[0][1]
    for number in range(2, addresses + 1):
        await web.TCPSite(runner, f"127.0.0.{number}", made.port).start()
    try:
        yield made
    finally:
        await runner.cleanup()

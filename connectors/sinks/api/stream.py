"""Alerts as server-sent events: from a cursor or `Last-Event-ID` on, live; a client that does not read is dropped."""

from __future__ import annotations

import asyncio
from contextlib import suppress

from aiohttp import web

from connectors.sinks.api import cursor
from connectors.sinks.api.cursor import Cursor
from connectors.sinks.api.guard import Guard, problem
from connectors.sinks.api.pages import Pages

BEAT = 15.0  # seconds between two comments that keep a connection open
STUCK = 10.0  # seconds that a client may take to read what is ahead of it
AHEAD = 256 * 1024  # bytes that are written ahead of a client
PAGE = 100


class Streams:
    """All clients; at most `most` at once."""

    def __init__(self, pages: Pages, guard: Guard, most: int) -> None:
        self.pages = pages
        self.guard = guard
        self.most = most
        self.clients = 0

    async def serve(self, request: web.Request, at: Cursor) -> web.StreamResponse:
        """Send events until the client goes, or does not read."""
        if self.clients >= self.most:
            return problem(503, f"{self.most} clients are listening: that is the most (`api: clients`)")
        response = web.StreamResponse(headers={"Content-Type": "text/event-stream; charset=utf-8"})
        self.guard.dress(response)
        self.clients += 1
        try:
            await response.prepare(request)
            if request.transport is not None:
                request.transport.set_write_buffer_limits(high=AHEAD)
            with suppress(ConnectionError, TimeoutError):
                await self._send(response, b"retry: 3000\n\n")
                await self._events(response, at)
            if request.transport is not None:
                request.transport.abort()
        finally:
            self.clients -= 1
        return response

    async def _events(self, response: web.StreamResponse, at: Cursor) -> None:
        while True:
            page = await self.pages.after(at, PAGE)
            for id, value in page.entries:
                await self._send(response, b"id: " + id.encode() + b"\nevent: alert\ndata: " + value + b"\n\n")
            at = cursor.parse(page.next, len(at))
            if not page.entries and not await self._woken(at):
                await self._send(response, b": beat\n\n")

    async def _woken(self, at: Cursor) -> bool:
        """Wait for something new; whether there is."""
        try:
            async with asyncio.timeout(BEAT), self.pages.changed:
                await self.pages.changed.wait_for(lambda: self.pages.end() != at)
        except TimeoutError:
            return False
        return True

    async def _send(self, response: web.StreamResponse, data: bytes) -> None:
        async with asyncio.timeout(STUCK):
            await response.write(data)

"""A stand-in of Slack's chat.postMessage and chat.update, by its documentation: checks, errors, limits, rendering.

It keeps what a reader would see and who would be called: `shown` renders a message, with plain_text as it is and
mrkdwn parsed for mentions, links and formats.
"""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from html import unescape
from typing import Any

from aiohttp import web

from connectors.ports import free_port

TOKEN = "xoxb-invented"  # noqa: S105 -- of the stand-in
LIMITS = {"header": 150, "section": 3000, "context": 3000}


class Slackbot:
    """`errors`: answers to give instead, in turn. `limited`: so many calls are answered 429 first."""

    def __init__(self) -> None:
        self.port = free_port()
        self.messages: dict[str, dict[str, Any]] = {}
        self.calls: list[tuple[str, dict[str, Any]]] = []
        self.errors: list[str] = []
        self.limited = 0
        self._clock = 1_700_000_000_000_000
        self._runner: web.AppRunner | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/api"

    @property
    def door(self) -> str:
        return f"127.0.0.1:{self.port}"

    async def start(self) -> None:
        app = web.Application()
        app.router.add_post("/api/chat.postMessage", self._post)
        app.router.add_post("/api/chat.update", self._update)
        self._runner = web.AppRunner(app)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", self.port).start()

    async def stop(self) -> None:
        if self._runner is not None:
            await self._runner.cleanup()

    async def _post(self, request: web.Request) -> web.Response:
        body = await self._checked("chat.postMessage", request)
        if isinstance(body, web.Response):
            return body
        if (thread := body.get("thread_ts")) and thread not in self.messages:
            return failed("thread_not_found")
        self._clock += 100
        ts = f"{self._clock // 1_000_000}.{self._clock % 1_000_000:06d}"
        self.messages[ts] = body
        return web.json_response({"ok": True, "channel": "C0123456789", "ts": ts, "message": {"ts": ts}})

    async def _update(self, request: web.Request) -> web.Response:
        body = await self._checked("chat.update", request)
        if isinstance(body, web.Response):
            return body
        if body.get("channel") != "C0123456789":  # an update takes the id, not the name
            return failed("channel_not_found")
        if body.get("ts") not in self.messages:
            return failed("message_not_found")
        self.messages[body["ts"]] = self.messages[body["ts"]] | body
        return web.json_response({"ok": True, "channel": body["channel"], "ts": body["ts"], "text": body["text"]})

    async def _checked(self, method: str, request: web.Request) -> Any:
        if self.limited:
            self.limited -= 1
            headers = {"Retry-After": "1"}
            return web.json_response({"ok": False, "error": "ratelimited"}, status=429, headers=headers)
        if self.errors and (error := self.errors.pop(0)):
            return failed(error)
        given = request.headers.get("Authorization", "")
        if not given:
            return failed("not_authed")
        if given != f"Bearer {TOKEN}":
            return failed("invalid_auth")
        body = await request.json()
        self.calls.append((method, body))
        if body.get("channel") not in {"C0123456789", "#alerts"}:
            return failed("channel_not_found")
        if not body.get("text") and not body.get("blocks"):
            return failed("no_text")
        return body if fits(body.get("blocks", [])) else failed("invalid_blocks")

    def roots(self) -> list[str]:
        """Messages that stand in the channel itself, not in a thread."""
        return [ts for ts, body in self.messages.items() if not body.get("thread_ts")]


def failed(error: str) -> web.Response:
    return web.json_response({"ok": False, "error": error})  # Slack answers 200 to most errors


def fits(blocks: list[dict[str, Any]]) -> bool:
    return len(blocks) <= 50 and all(
        0 < len(text["text"]) <= LIMITS[block["type"]] and (block["type"] != "header" or text["type"] == "plain_text")
        for block in blocks
        for text in ([block["text"]] if "text" in block else block["elements"])
    )


def shown(body: dict[str, Any]) -> str:
    """What a reader reads of a message."""
    parts = [text for block in body["blocks"] for text in ([block["text"]] if "text" in block else block["elements"])]
    return "\n".join(text["text"] if text["type"] == "plain_text" else rendered(text["text"])[0] for text in parts)


def called(body: dict[str, Any]) -> list[str]:
    """Who a message mentions, what it links or formats: in its blocks, and in the text of the notification."""
    found = []
    for block in body["blocks"]:
        for text in [block["text"]] if "text" in block else block["elements"]:
            if text["type"] == "mrkdwn":
                found += rendered(text["text"])[1]
            elif text.get("emoji", True):
                found += re.findall(r":[a-z_]+:", text["text"])
    found += rendered(body["text"])[1]
    if body.get("parse", "none") == "full" or body.get("link_names"):
        found += re.findall(r"@\w+", body["text"])
    return found


def rendered(text: str) -> tuple[str, list[str]]:
    """mrkdwn as Slack reads it: the text, and what it caused."""
    caused = re.findall(r"<([!@#][^>]*)>", text)
    caused += re.findall(r"<(https?:[^|>]*)", text)
    caused += re.findall(r"(?<![<\w])https?://\S+", text)
    caused += re.findall(r"(?<!\w)([*_~`])\S[^\n]*?\1(?!\w)", text)
    shown = re.sub(r"<(?:https?:[^|>]*\|)?([^>]*)>", r"\1", text)
    return unescape(shown), caused


@asynccontextmanager
async def slacking() -> AsyncIterator[Slackbot]:
    made = Slackbot()
    await made.start()
    try:
        yield made
    finally:
        await made.stop()

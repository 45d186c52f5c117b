"""The API's routes: what is asked for is read, done and answered; who may ask stands in guard.py."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any

import msgspec
from aiohttp import web

from agents import wire
from agents.errors import VedetteError
from agents.records import Alert, Mute, Time, encode_hook
from agents.settings import Settings, security
from connectors.sinks import people, recall
from connectors.sinks.api import cursor, openapi, page
from connectors.sinks.api.cursor import Cursor
from connectors.sinks.api.guard import COOKIE, Guard, problem
from connectors.sinks.api.pages import MOST, Pages
from connectors.sinks.api.stream import Streams
from connectors.sinks.config import Sinks
from connectors.sinks.ledger import Ledger

LARGEST = 64 * 1024  # bytes of a request
LOOKUPS = 2  # searches for one alert at once: each reads a partition

Clock = Callable[[], Time]


class Verdict(msgspec.Struct, forbid_unknown_fields=True):
    """A body of POST /api/alerts/{alert}/verdict."""

    verdict: str
    who: str
    note: str = ""


class Silence(msgspec.Struct, forbid_unknown_fields=True):
    """A body of POST /api/mutes."""

    what: str
    id: str
    until: str
    who: str
    note: str = ""


class Api:
    """One server, in front of a namespace."""

    def __init__(self, settings: Settings, sinks: Sinks, ledger: Ledger, clock: Clock) -> None:
        assert sinks.api is not None  # noqa: S101 -- only then there is a server
        self.config = sinks.api
        self.settings = settings
        self.ledger = ledger
        self.clock = clock
        self.guard = Guard(sinks.api, sinks.link)
        partitions = wire.topics(settings.partitions)["alerts"].partitions
        self.pages = Pages(settings.broker_address, settings.namespace, partitions, security(settings))
        self.streams = Streams(self.pages, self.guard, sinks.api.clients)
        self._lookups = asyncio.Semaphore(LOOKUPS)
        self.port = 0

    async def run(self) -> None:
        """Serve until cancelled."""
        runner = web.AppRunner(self.app(), access_log=None, shutdown_timeout=1.0, handler_cancellation=True)
        try:
            await self.pages.start()
            await runner.setup()
            await web.TCPSite(runner, self.config.host, self.config.port, reuse_address=True).start()
            self.port = runner.addresses[0][1]
            await self.pages.follow()
        finally:
            await runner.cleanup()
            await self.pages.stop()

    def app(self) -> web.Application:
        """The routes."""
        app = web.Application(middlewares=[self.guard.middleware], client_max_size=LARGEST)
        app.router.add_get("/api/alerts", self.list_alerts)
        app.router.add_get("/api/alerts/stream", self.stream_alerts)
        app.router.add_get("/api/alerts/{alert}", self.get_alert)
        app.router.add_post("/api/alerts/{alert}/verdict", self.judge)
        app.router.add_get("/api/mutes", self.list_mutes)
        app.router.add_post("/api/mutes", self.mute)
        app.router.add_delete("/api/mutes/{what}/{id:.+}", self.unmute)
        app.router.add_get("/openapi.json", self.described)
        app.router.add_get("/healthz", self.health)
        app.router.add_get("/style.css", self.style)
        app.router.add_get("/alerts/{alert}", self.show)
        app.router.add_post("/alerts/{alert}/verdict", self.judge_by_form)
        app.router.add_post("/alerts/{alert}/mute", self.mute_by_form)
        app.router.add_get("/login", self.login)
        app.router.add_post("/login", self.enter)
        return app

    # Reading

    async def list_alerts(self, request: web.Request) -> web.StreamResponse:
        """A page of alerts; or the stream, for a client that asks for events."""
        if "text/event-stream" in request.headers.get("Accept", ""):
            return await self.stream_alerts(request)
        try:
            at = self._after(request, self.pages.beginning())
            limit = int(request.query.get("limit", "100"))
        except (VedetteError, ValueError) as error:
            return problem(400, str(error) if isinstance(error, VedetteError) else "`limit` is no number")
        if not 1 <= limit <= MOST:
            return problem(400, f"`limit` is between 1 and {MOST}")
        found = await self.pages.after(at, limit)
        rows = b",".join(value for _, value in found.entries)
        more = b"true" if found.more else b"false"
        body = b'{"alerts":[' + rows + b'],"next":"' + found.next.encode() + b'","more":' + more + b"}"
        return web.Response(body=body, content_type="application/json")

    async def stream_alerts(self, request: web.Request) -> web.StreamResponse:
        """Alerts as they come."""
        try:
            at = self._after(request, self.pages.end())
        except VedetteError as error:
            return problem(400, str(error))
        return await self.streams.serve(request, at)

    def _after(self, request: web.Request, default: Cursor) -> Cursor:
        told = request.headers.get("Last-Event-ID") or request.query.get("after", "")
        if told == cursor.NOW:
            return self.pages.end()
        return cursor.parse(told, len(self.pages.places)) if told else default

    async def get_alert(self, request: web.Request) -> web.Response:
        """The newest revision of one alert."""
        try:
            alert = await self._alert(request)
        except VedetteError as error:
            return problem(404, str(error))
        return web.Response(body=wire.encode(alert), content_type="application/cloudevents+json")

    async def _alert(self, request: web.Request) -> Alert:
        async with self._lookups:
            return await recall.newest(self.settings, request.match_info["alert"][:100])

    async def described(self, request: web.Request) -> web.Response:
        """The OpenAPI document."""
        return web.json_response(openapi.document())

    async def health(self, request: web.Request) -> web.Response:
        """That it answers."""
        return web.json_response({"ok": True})

    async def style(self, request: web.Request) -> web.Response:
        """How pages look."""
        return web.Response(text=page.STYLE, content_type="text/css")

    # Writing, as JSON

    async def judge(self, request: web.Request) -> web.Response:
        """Keep a verdict."""
        try:
            told = msgspec.json.decode(await request.read(), type=Verdict)
            alert = await self._alert(request)
            made = people.verdict(alert, told.verdict, told.who, told.note, self.clock())
        except (VedetteError, msgspec.MsgspecError) as error:
            return problem(404 if "no alert" in str(error) else 400, str(error))
        await self.ledger.verdict(made)
        return _json(made, 201)

    async def list_mutes(self, request: web.Request) -> web.Response:
        """What is muted now."""
        at = self.clock()
        found = sorted((one for one in self.ledger.mutes.values() if one.until > at), key=lambda one: one.until)
        return _json(found)

    async def mute(self, request: web.Request) -> web.Response:
        """Keep a mute."""
        try:
            told = msgspec.json.decode(await request.read(), type=Silence)
            made = people.mute(told.what, told.id, Time.parse(told.until), told.who, told.note, self.clock())
        except (VedetteError, ValueError) as error:
            return problem(400, str(error))
        await self._keep(made)
        return _json(made, 201)

    async def _keep(self, made: Mute) -> None:
        await self.ledger.mute(made)
        self.ledger.mutes[made.what, made.id] = made

    async def unmute(self, request: web.Request) -> web.Response:
        """End a mute."""
        place = (request.match_info["what"], request.match_info["id"])
        if self.ledger.mutes.pop(place, None) is None:
            return problem(404, "that is not muted")
        await self.ledger.unmute(*place)
        return web.Response(status=204)

    # Pages with buttons

    async def show(self, request: web.Request) -> web.Response:
        """An alert's page. Looking at it changes nothing."""
        try:
            alert = await self._alert(request)
        except VedetteError as error:
            return problem(404, str(error))
        told = {"verdict": "Thank you: your verdict is kept.", "mute": "Muted."}.get(request.query.get("kept", ""), "")
        return _html(page.of_alert(alert, told))

    async def judge_by_form(self, request: web.Request) -> web.Response:
        """A button of the page."""
        form = await _form(request)
        try:
            alert = await self._alert(request)
            who, note = form.get("who", ""), form.get("note", "")
            made = people.verdict(alert, form.get("verdict", ""), who, note, self.clock())
        except VedetteError as error:
            return problem(400, str(error))
        await self.ledger.verdict(made)
        raise web.HTTPSeeOther(f"/alerts/{alert.subject}?kept=verdict")

    async def mute_by_form(self, request: web.Request) -> web.Response:
        """The other button."""
        form = await _form(request)
        what, _, id = form.get("what", "").partition("/")
        hours = form.get("hours", "")
        at = self.clock()
        try:
            alert = await self._alert(request)
            until = Time.of(at + timedelta(hours=int(hours) if hours.isdecimal() and len(hours) < 5 else 0))
            made = people.mute(what, id, until, form.get("who", ""), form.get("note", ""), at)
        except VedetteError as error:
            return problem(400, str(error))
        await self._keep(made)
        raise web.HTTPSeeOther(f"/alerts/{alert.subject}?kept=mute")

    async def login(self, request: web.Request) -> web.Response:
        """Where the token is shown once."""
        return _html(page.login())

    async def enter(self, request: web.Request) -> web.Response:
        """A session for who knows the token."""
        form = await _form(request)
        if not self.guard.right(form.get("token", "")):
            return _html(page.login("That is not the token."), 403)
        answer = web.Response(status=303, headers={"Location": "/openapi.json"}, body=b"")
        secure = self.guard.link.scheme == "https"
        answer.set_cookie(
            COOKIE, self.guard.admitted(), httponly=True, samesite="Lax", secure=secure, max_age=30 * 86400
        )
        return answer


async def _form(request: web.Request) -> Mapping[str, str]:
    return {name: value for name, value in (await request.post()).items() if isinstance(value, str)}


def _json(value: Any, status: int = 200) -> web.Response:
    body = msgspec.json.encode(value, enc_hook=encode_hook)
    return web.Response(status=status, body=body, content_type="application/json")


def _html(text: str, status: int = 200) -> web.Response:
    return web.Response(status=status, text=text, content_type="text/html", charset="utf-8")

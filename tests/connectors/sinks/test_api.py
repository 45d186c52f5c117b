"""The HTTP API on a real broker: one cursor for pages and events, people's words, and who may ask."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import aiohttp
import orjson
import pytest
from openapi_spec_validator import validate

from agents import wire
from agents.records import Time
from connectors.delivering import now
from connectors.ports import free_port
from connectors.sinks.api import openapi
from connectors.sinks.api.guard import HEADERS
from tests.connectors.sinks.invented import alert, id_of
from tests.connectors.sinks.service import Service

FILE = "- name: file\n  kind: lines\n  path: alerts.jsonl\n"


class Web:
    """A client of the running API."""

    def __init__(self, service: Service, port: int) -> None:
        self.service = service
        self.port = port
        self.root = f"http://127.0.0.1:{port}"
        self.session = aiohttp.ClientSession()

    async def get(self, path: str, **headers: str) -> tuple[int, dict[str, str], bytes]:
        return await self.ask("GET", path, headers)

    async def ask(
        self, method: str, path: str, headers: dict[str, str] | None = None, **more: Any
    ) -> tuple[int, dict[str, str], bytes]:
        given = {name.replace("_", "-"): value for name, value in (headers or {}).items()}
        async with self.session.request(method, self.root + path, headers=given, allow_redirects=False, **more) as got:
            return got.status, dict(got.headers), await got.read()

    async def page(self, query: str = "") -> dict[str, Any]:
        status, _, body = await self.get(f"/api/alerts{query}")
        assert status == 200, body
        return dict(orjson.loads(body))


@pytest.fixture
async def api(broker: Any, namespace: str, tmp_path: Path) -> AsyncIterator[Web]:
    service = Service(broker.bootstrap, namespace, tmp_path)
    (tmp_path / "token").write_text("an invented token of some length\n")
    port = free_port()
    own = f"api: {{listen: '127.0.0.1:{port}', token_file: token, clients: 3}}"
    text = f"link: https://vedette.example\n{own}\nsinks:\n{FILE}"
    async with service.running(text):
        made = Web(service, port)
        await service.until(lambda: _answers(made))
        try:
            yield made
        finally:
            await made.session.close()


async def _answers(web: Web) -> bool:
    try:
        return (await web.get("/healthz"))[0] == 200
    except aiohttp.ClientError:
        return False


async def test_pages_follow_one_another_by_their_cursor_and_hold_the_bytes_of_the_topic(api: Web) -> None:
    sent = [alert(name) for name in range(25)]
    await api.service.send(sent)
    got: list[dict[str, Any]] = []
    cursor = ""
    while True:
        page = await api.page(f"?limit=10&after={cursor}")
        got += page["alerts"]
        cursor = page["next"]
        if not page["more"]:
            break
    assert sorted(one["id"] for one in got) == sorted(one.id for one in sent)
    assert (await api.page(f"?after={cursor}"))["alerts"] == []
    await api.service.send([alert("later")])
    await api.service.until(lambda: _newer(api, cursor))
    (one,) = (await api.page(f"?after={cursor}"))["alerts"]
    assert orjson.dumps(one) == wire.encode(alert("later"))


async def _newer(api: Web, cursor: str) -> bool:
    return bool((await api.page(f"?after={cursor}"))["alerts"])


async def test_events_go_on_from_the_last_id_without_a_gap_or_a_repeat(api: Web) -> None:
    before = (await api.page("?after=now"))["next"]
    await api.service.send([alert(name) for name in range(5)])
    first = await events(api, 3, {"Last-Event-ID": before})
    await api.service.send([alert(name) for name in range(5, 8)])
    rest = await events(api, 5, {"Last-Event-ID": first[-1][0]})
    assert sorted(data["id"] for _, data in first + rest) == sorted(alert(name).id for name in range(8))
    page = await api.page(f"?after={first[-1][0]}")
    assert [one["id"] for one in page["alerts"]] == [data["id"] for _, data in rest]


async def events(api: Web, count: int, headers: dict[str, str]) -> list[tuple[str, dict[str, Any]]]:
    got: list[tuple[str, dict[str, Any]]] = []
    async with api.session.get(f"{api.root}/api/alerts", headers={"Accept": "text/event-stream", **headers}) as answer:
        assert answer.headers["Content-Security-Policy"] == HEADERS["Content-Security-Policy"]
        id = ""
        async for raw in answer.content:
            line = raw.decode().rstrip("\n")
            if line.startswith("id: "):
                id = line[4:]
            elif line.startswith("data: "):
                got.append((id, orjson.loads(line[6:])))
            if len(got) == count:
                break
    return got


async def test_a_client_that_never_reads_is_dropped_and_others_are_served(
    api: Web, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("connectors.sinks.api.stream.STUCK", 5.0)  # those who read must never take so long
    reader, writer = await asyncio.open_connection("127.0.0.1", api.port, limit=1024)
    writer.write(b"GET /api/alerts/stream?after=0.0.0.0 HTTP/1.1\r\nHost: localhost\r\n\r\n")
    await writer.drain()
    await api.service.send([alert(name, summary="x" * 60_000) for name in range(300)])
    got = await events(api, 300, {"Last-Event-ID": "0.0.0.0"})  # noqa: S104 -- a cursor
    assert len(got) == 300
    await api.service.until(lambda: _free(api))
    writer.close()
    del reader


async def _free(api: Web) -> bool:
    """Whether three more clients get in, the most there may be: so nobody is held who does not read."""
    async with asyncio.TaskGroup() as group:
        tries = [group.create_task(_status(api)) for _ in range(3)]
    return all(one.result() == 200 for one in tries)


async def _status(api: Web) -> int:
    async with api.session.get(f"{api.root}/api/alerts/stream") as answer:
        await asyncio.sleep(0.2)
        return answer.status


async def test_more_clients_than_allowed_are_told(api: Web) -> None:
    held = [await api.session.get(f"{api.root}/api/alerts/stream") for _ in range(3)]
    status, _, body = await api.get("/api/alerts/stream")
    assert (status, b"3 clients" in body) == (503, True)
    for one in held:
        one.close()


async def test_verdicts_and_mutes_are_kept_and_hold_at_once(api: Web) -> None:
    await api.service.send([alert("one"), alert("one", 2)])
    told = {"verdict": "noise", "who": "ann", "note": "an exercise"}
    status, _, body = await api.ask("POST", f"/api/alerts/{id_of('one')}/verdict", json=told)
    assert (status, orjson.loads(body)["revision"]) == (201, 2)
    told = {"what": "rule", "id": "patriot-moves", "until": "2999-01-01T00:00:00Z", "who": "ann"}
    assert (await api.ask("POST", "/api/mutes", json=told))[0] == 400
    mute = told | {"until": _soon()}
    assert (await api.ask("POST", "/api/mutes", json=mute))[0] == 201
    await api.service.send([alert("two")])
    await api.service.until(lambda: _state(api, "two", "muted"))
    assert len(orjson.loads((await api.get("/api/mutes"))[2])) == 1
    assert (await api.ask("DELETE", "/api/mutes/rule/patriot-moves"))[0] == 204
    await api.service.send([alert("three")])
    await api.service.until(lambda: _state(api, "three", "delivered"))


def _soon() -> str:
    return str(Time.of(now() + timedelta(hours=1)))


async def _state(api: Web, name: str, state: str) -> bool:
    found = (await api.service.deliveries()).get(("file", id_of(name)))
    return found is not None and found.state == state


async def test_a_link_leads_to_a_page_with_a_button_and_changes_nothing_by_itself(api: Web) -> None:
    nasty = "<img src=x onerror=alert(1)> \u202egnp <script>alert(2)</script>"
    await api.service.send([alert("one", headline=nasty, summary=nasty)])
    path = f"/alerts/{id_of('one')}"
    await api.service.until(lambda: _there(api, path))
    status, headers, body = await api.get(path, Accept="text/html")
    assert (status, headers["Content-Type"]) == (200, "text/html; charset=utf-8")
    assert b"<button" in body
    assert b"<img" not in body
    assert b"<script" not in body
    assert "\u202e" not in body.decode()
    form = {"verdict": "useful", "who": "ann", "note": ""}
    own = {"Origin": api.root, "Sec-Fetch-Site": "same-origin"}
    status, headers, _ = await api.ask("POST", f"{path}/verdict", own, data=form)
    assert (status, headers["Location"]) == (303, f"{path}?kept=verdict")
    status, _, _ = await api.ask(
        "POST", f"{path}/mute", own, data={"what": "rule/patriot-moves", "hours": "8", "who": "ann"}
    )
    assert status == 303
    assert len(orjson.loads((await api.get("/api/mutes"))[2])) == 1


async def _there(api: Web, path: str) -> bool:
    return (await api.get(path))[0] == 200


FOREIGN = [
    {"Origin": "https://evil.example"},
    {"Origin": "null"},
    {"Sec-Fetch-Site": "cross-site"},
    {"Sec-Fetch-Site": "same-site", "Origin": "http://127.0.0.1"},
]


@pytest.mark.parametrize("headers", FOREIGN, ids=str)
async def test_a_page_of_another_site_can_not_write(api: Web, headers: dict[str, str]) -> None:
    told = {"what": "rule", "id": "x", "until": _soon(), "who": "ann"}
    for path in ("/api/mutes", f"/alerts/{id_of('one')}/mute"):
        assert (await api.ask("POST", path, headers, json=told))[0] == 403
    assert (await api.ask("DELETE", "/api/mutes/rule/x", headers))[0] == 403
    assert (await api.ask("POST", "/api/mutes", data=b"what=rule"))[0] == 403  # a form without an Origin


async def test_from_elsewhere_or_through_a_proxy_a_token_is_needed_and_headers_fake_nothing(api: Web) -> None:
    proxied = {"X-Forwarded-For": "127.0.0.1", "Host": "vedette.example"}
    assert (await api.ask("GET", "/api/alerts", proxied))[0] == 401
    assert (await api.ask("GET", "/api/alerts", {"Host": "vedette.example"}))[0] == 401
    wrong = proxied | {"Authorization": "Bearer wrong"}
    assert (await api.ask("GET", "/api/alerts", wrong))[0] == 401
    right = proxied | {"Authorization": "Bearer an invented token of some length"}
    assert (await api.ask("GET", "/api/alerts", right))[0] == 200
    assert (await api.ask("GET", "/api/alerts", {"Host": "rebound.example"}))[0] == 421
    status, headers, _ = await api.ask("GET", "/alerts/x", proxied | {"Accept": "text/html"})
    assert (status, headers["Location"]) == (303, "/login")
    login = proxied | {"Origin": "http://vedette.example"}
    assert (await api.ask("POST", "/login", login, data={"token": "wrong"}))[0] == 403
    status, headers, _ = await api.ask("POST", "/login", login, data={"token": "an invented token of some length"})
    assert status == 303
    cookie = headers["Set-Cookie"]
    assert all(flag in cookie for flag in ("HttpOnly", "Secure", "SameSite=Lax"))
    assert (await api.ask("GET", "/api/alerts", proxied | {"Cookie": cookie.partition(";")[0]}))[0] == 200


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/api/alerts", 200),
        ("GET", "/openapi.json", 200),
        ("GET", "/style.css", 200),
        ("GET", "/login", 200),
        ("GET", "/healthz", 200),
        ("GET", "/api/mutes", 200),
        ("GET", "/nowhere", 404),
        ("GET", "/api/alerts?after=nonsense", 400),
        ("GET", "/api/alerts?after=1.2", 400),
        ("GET", "/api/alerts?limit=0", 400),
        ("GET", "/api/alerts?limit=x", 400),
        ("GET", "/api/alerts/aaaa", 404),
        ("PUT", "/api/alerts", 403),
        ("POST", "/api/mutes", 403),
        ("DELETE", "/api/mutes/rule/nothing", 404),
    ],
)
async def test_every_answer_carries_the_headers_errors_too(api: Web, method: str, path: str, status: int) -> None:
    got, headers, body = await api.ask(method, path)
    assert got == status, body
    assert {name: headers.get(name) for name in HEADERS} == HEADERS
    assert headers["Strict-Transport-Security"] == "max-age=31536000"
    assert "aiohttp" not in headers.get("Server", "")
    assert "Access-Control-Allow-Origin" not in headers
    if status >= 400:
        assert headers["Content-Type"] == "application/problem+json"


async def test_a_body_that_is_too_large_or_wrong_is_told(api: Web) -> None:
    assert (await api.ask("POST", "/api/mutes", json={"what": "x" * 100_000}))[0] == 413
    status, _, body = await api.ask("POST", "/api/mutes", json={"what": "rule", "id": 5})
    assert status == 400
    assert b"id" in body
    status, _, body = await api.ask("POST", "/api/mutes", json={"what": "rule", "oops": 5})
    assert (status, b"oops" in body) == (400, True)


async def test_the_description_is_valid_and_names_every_route(api: Web) -> None:
    described = orjson.loads((await api.get("/openapi.json"))[2])
    validate(described)
    assert described == orjson.loads(orjson.dumps(openapi.document()))
    for path in ("/api/alerts", "/api/mutes"):
        assert (await api.get(path))[0] == 200
    routes = {"/api/alerts", "/api/alerts/stream", "/api/alerts/{alert}", "/api/alerts/{alert}/verdict",
              "/api/mutes", "/api/mutes/{what}/{id}"}  # fmt: skip
    assert set(described["paths"]) == routes

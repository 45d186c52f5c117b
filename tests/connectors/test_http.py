"""The guarded client: shut doors, bounded answers, redirects by hand, nothing said that need not be said."""

from __future__ import annotations

import asyncio
import gzip
import socket
from pathlib import Path
from typing import Any

import pytest
from aiohttp import web
from aiohttp.abc import AbstractResolver

from agents.errors import FetchFailed
from connectors.http import Client, Limits
from tests.connectors.serving import Served, away_to, certified, serving, serving_raw

CALM = Limits(connect=60.0, silence=60.0, total=120.0)  # a net: nothing is judged by it


async def hello(_request: web.Request) -> web.Response:
    return web.Response(body=b"<rss/>")


class Names(AbstractResolver):
    """A DNS of the test's own; a list of answers is gone through, look-up by look-up; without one it is busy."""

    def __init__(self, **names: list[list[str]]) -> None:
        self.names = {name.replace("_", "."): answers for name, answers in names.items()}

    async def resolve(self, host: str, port: int = 0, family: int = socket.AF_UNSPEC) -> list[Any]:
        if host not in self.names:
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
        answers = self.names[host]
        if not answers:
            raise socket.gaierror(socket.EAI_AGAIN, "Temporary failure in name resolution")
        found = answers.pop(0) if len(answers) > 1 else answers[0]
        return [
            {
                "hostname": host,
                "host": address,
                "port": port,
                "family": socket.AF_INET6 if ":" in address else socket.AF_INET,
                "proto": 0,
                "flags": socket.AI_NUMERICHOST,
            }
            for address in found
        ]

    async def close(self) -> None:
        pass


async def code(client: Client, url: str) -> str:
    with pytest.raises(FetchFailed) as caught:
        await client.get(url)
    return caught.value.code


def any_port(served: Served, **more: Any) -> Client:
    """A client to which the server's port is one of the web: only the guard at the socket is left."""
    return Client(ports=frozenset({served.port, 80}), limits=CALM, **more)


LITERALS = [
    *("127.0.0.1", "[::1]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "0.0.0.0"),  # noqa: S104 -- it is refused
    *("[::]", "2130706433", "0x7f000001"),
    *(
        "0177.0.0.1",
        "127.1",
        "127.0.0.1.",
        "[64:ff9b::7f00:1]",
        "[2002:7f00:1::]",
        "[::127.0.0.1]",
        "localhost",
        "LOCALHOST",
    ),
    *("localhost.", "169.254.169.254", "10.0.0.1", "127.000.000.001", "①②⑦.0.0.1"),
]


@pytest.mark.parametrize("host", LITERALS)
async def test_no_spelling_of_an_inner_address_is_reached(host: str) -> None:
    async with serving(hello) as served, any_port(served) as client:
        found = await code(client, served.url("/secret", host=host))
        assert found in {"ssrf_blocked", "bad_url", "dns"}
        assert served.asked == []


async def test_a_name_that_leads_inside_is_not_reached() -> None:
    names = Names(
        inner_example=[["127.0.0.1"]],
        six_example=[["::1"]],
        many_example=[["127.0.0.1"] * 100],
        mapped_example=[["::ffff:127.0.0.1"]],
    )
    async with serving(hello) as served, any_port(served, resolver=names) as client:
        for host in list(names.names):
            assert await code(client, served.url(host=host)) == "ssrf_blocked"
        assert served.asked == []


async def test_of_two_addresses_the_inner_one_is_not_reached() -> None:
    names = Names(both_example=[["127.0.0.1", "192.0.2.1"]], back_example=[["192.0.2.1", "127.0.0.1"]])
    async with serving(hello) as served, any_port(served, resolver=names) as client:
        assert await code(client, served.url(host="both.example")) == "ssrf_blocked"
        assert await code(client, served.url(host="back.example")) == "ssrf_blocked"
        assert served.asked == []


async def test_a_name_that_changes_between_two_look_ups_finds_no_window() -> None:
    names = Names(turn_example=[["198.51.100.1"], ["127.0.0.1"], ["127.0.0.1"]])
    async with serving(hello) as served, any_port(served, resolver=names) as client:
        for _ in range(3):
            assert await code(client, served.url(host="turn.example")) == "ssrf_blocked"
        assert served.asked == []


@pytest.mark.parametrize("host", [*LITERALS, "inner.example"])
async def test_no_redirect_leads_inside(host: str) -> None:
    async with serving(hello) as inner:

        async def away(_request: web.Request) -> web.Response:
            return web.Response(status=302, headers={"Location": inner.url("/secret", host=host)})

        names = Names(inner_example=[["127.0.0.1"]])
        if host != "inner.example":
            names = None  # type: ignore[assignment]
        async with serving(away) as outer:
            ports = frozenset({inner.port})
            async with Client(allow=[outer.door], ports=ports, limits=CALM, resolver=names) as client:
                assert await code(client, outer.url()) in {"ssrf_blocked", "bad_url", "dns"}
        assert inner.asked == []


@pytest.mark.parametrize(
    "target", ["file:///etc/passwd", "gopher://a.example/", "data:text/xml,<rss/>", "ftp://a.example/x", "javascript:1"]
)
async def test_a_redirect_away_from_the_web_is_refused(target: str) -> None:
    async def away(_request: web.Request) -> web.Response:
        return web.Response(status=301, headers={"Location": target})

    async with serving(away) as served, Client(allow=[served.door], limits=CALM) as client:
        assert await code(client, served.url()) == "redirect_refused"


async def test_a_post_is_guarded_the_same_and_follows_no_redirect() -> None:
    async def away(_request: web.Request) -> web.Response:
        return web.Response(status=307, headers={"Location": "http://127.0.0.1/"})

    async with serving(away) as served, any_port(served) as shut:
        with pytest.raises(FetchFailed) as caught:
            await shut.request("POST", served.url(), body=b"{}")
        assert caught.value.code == "ssrf_blocked"
        assert served.asked == []
        async with Client(allow=[served.door]) as client:
            assert (await client.request("POST", served.url(), body=b"{}")).status == 307
            assert len(served.asked) == 1


async def test_an_opened_door_opens_that_host_and_port_alone() -> None:
    async with serving(hello) as one, serving(hello) as other, Client(allow=[one.door], limits=CALM) as client:
        assert (await client.get(one.url())).body == b"<rss/>"
        assert await code(client, other.url()) == "bad_url"
        assert await code(client, one.url(host="localhost")) == "bad_url"
        assert other.asked == []


async def test_nothing_is_said_that_need_not_be_said() -> None:
    async def crumbs(request: web.Request) -> web.Response:
        away = {"Location": "/b", "Set-Cookie": "a=1; Path=/"} if request.path == "/a" else {"Set-Cookie": "b=2"}
        return web.Response(status=302 if request.path == "/a" else 200, headers=away)

    async with serving(crumbs) as served, Client("Vedette/0 (+https://a.example)", [served.door]) as client:
        await client.get(served.url("/a?x=%41&"), {"Accept": "*/*"})
        await client.get(served.url("/b#part"))
        assert [request.raw_path for request in served.asked] == ["/a?x=%41&", "/b", "/b"]
        for request in served.asked:
            assert set(request.headers) <= {"Host", "User-Agent", "Accept", "Accept-Encoding"}
            assert request.headers["User-Agent"] == "Vedette/0 (+https://a.example)"


async def test_validators_are_of_the_url_that_is_asked_and_authorization_stays_at_home() -> None:
    async with serving(hello) as second:

        async def away(_request: web.Request) -> web.Response:
            return web.Response(status=301, headers={"Location": second.url("/moved")})

        async with serving(away) as first, Client(allow=[first.door, second.door]) as client:

            def headers(url: str) -> dict[str, str]:
                return {"Authorization": "Bearer x"} | ({"If-None-Match": '"1"'} if url == first.url() else {})

            answer = await client.get(first.url(), headers)
            assert (answer.url, [hop.status for hop in answer.hops]) == (second.url("/moved"), [301])
            assert first.asked[0].headers["If-None-Match"] == '"1"'
            assert "If-None-Match" not in second.asked[0].headers
            assert "Authorization" not in second.asked[0].headers


@pytest.mark.parametrize("path", ["/self", "/ping", "/far/0"])
async def test_redirects_that_lead_nowhere_end(path: str) -> None:
    async def away(request: web.Request) -> web.Response:
        turn = {"/self": "/self", "/ping": "/pong", "/pong": "/ping"}
        target = turn.get(request.path) or f"/far/{int(request.path.rpartition('/')[2]) + 1}"
        return web.Response(status=302, headers={"Location": target})

    async with serving(away) as served, Client(allow=[served.door]) as client:
        assert await code(client, served.url(path)) == "redirect_loop"
        assert len(served.asked) <= 6


def status(head: bytes, body: bytes = b"") -> Any:
    async def answer(_reader: Any, writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\n" + head + b"\r\n\r\n" + body)
        await writer.drain()

    return answer


@pytest.mark.parametrize(
    ("head", "body", "cut"),
    [
        (b"Content-Length: 100", b"<rss>", "ended early"),
        (b"Transfer-Encoding: chunked", b"5\r\n<rss>\r\n", "ended early"),
        (b"Connection: close", b"<rss>", ""),
        (b"Content-Encoding: gzip\r\nContent-Length: 20", gzip.compress(b"<rss>" * 100)[:20], "no end"),
    ],
    ids=["short", "chunked-cut", "no-length", "gzip-cut"],
)
async def test_a_body_that_is_cut_is_known_for_it(head: bytes, body: bytes, cut: str) -> None:
    async with serving_raw(status(head, body)) as served, Client(allow=[served.door], limits=CALM) as client:
        answer = await client.get(served.url())
        assert answer.body.startswith(b"<rss>") or cut == "no end"
        assert cut in answer.cut
        assert bool(cut) == bool(answer.cut)


@pytest.mark.parametrize(
    ("head", "found"),
    [
        (b"Content-Length: 20000000", "too_big"),
        (b"Content-Length: -1", "bad_http"),
        (b"Content-Encoding: gzip, gzip", "bad_encoding"),
        (b"X-Nul: a\x00b", "bad_http"),
        (b"X-Long: " + b"x" * 100_000, "bad_http"),
        (b"\r\n".join(b"X-%d: 1" % number for number in range(10_000)), "bad_http"),
    ],
    ids=["announced", "negative", "nested", "nul", "long-header", "many-headers"],
)
async def test_an_answer_that_cannot_be_is_one_word(head: bytes, found: str) -> None:
    async with serving_raw(status(head)) as served, Client(allow=[served.door], limits=CALM) as client:
        assert await code(client, served.url()) == found


async def test_up_to_a_thousand_headers_of_64_kb_are_read() -> None:
    many = b"\r\n".join(b"X-%d: 1" % number for number in range(900)) + b"\r\nX-Long: " + b"x" * 60_000
    async with (
        serving_raw(status(many + b"\r\nContent-Length: 2", b"ok")) as served,
        Client(allow=[served.door]) as client,
    ):
        assert (await client.get(served.url())).body == b"ok"


@pytest.mark.parametrize("part", ["head", "body"])
async def test_a_drip_is_cut_by_the_limit_of_the_whole(part: str) -> None:
    async def drip(_reader: Any, writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\n" + (b"\r\n" if part == "body" else b""))
        while True:
            writer.write(b"x")
            await writer.drain()
            await asyncio.sleep(0.05)

    limits = Limits(silence=5.0, total=0.5)
    async with serving_raw(drip) as served, Client(allow=[served.door], limits=limits) as client:
        assert await code(client, served.url()) == "timeout"


async def test_silence_is_cut() -> None:
    async def silent(_reader: Any, _writer: Any) -> None:
        await asyncio.sleep(30)

    async with serving_raw(silent) as served, Client(allow=[served.door], limits=Limits(silence=0.3)) as client:
        assert await code(client, served.url()) == "timeout"


async def test_nobody_there_no_name_and_no_http_are_told_apart() -> None:
    async def old(_reader: Any, writer: asyncio.StreamWriter) -> None:
        writer.write(b"<rss>HTTP/0.9 had no head</rss>\r\n\r\n")

    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
        async with Client(allow=[f"127.0.0.1:{port}"], limits=CALM, resolver=Names(busy_example=[])) as client:
            assert await code(client, f"http://127.0.0.1:{port}/") == "connect"
            assert await code(client, "http://nobody.example/") == "dns"
            assert await code(client, "http://busy.example/") == "dns_again"
    async with serving_raw(old) as served, Client(allow=[served.door], limits=CALM) as client:
        assert await code(client, served.url()) == "bad_http"
    async with serving_raw(old, until=b"\x01") as served, Client(allow=[served.door], limits=CALM) as client:
        assert await code(client, served.url(scheme="https")) == "tls"


async def test_a_header_that_is_no_text_does_not_end_the_client() -> None:
    odd = status(b'ETag: "\xe9\xff"\r\nContent-Length: 2', b"ok")
    async with serving_raw(odd) as served, Client(allow=[served.door], limits=CALM) as client:
        tag = (await client.get(served.url())).headers["ETag"]
        assert await code_or_none(client, served.url(), {"If-None-Match": tag}) in {"", "bad_http"}


async def code_or_none(client: Client, url: str, headers: dict[str, str]) -> str:
    try:
        await client.get(url, headers)
    except FetchFailed as error:
        return error.code
    return ""


async def test_a_certificate_that_nobody_vouches_for_is_refused_unless_the_feed_says_so(tmp_path: Path) -> None:
    answer = status(b"Content-Length: 2", b"ok")
    async with serving_raw(answer, certified(tmp_path)) as served, Client(allow=[served.door], limits=CALM) as client:
        url = served.url(scheme="https")
        assert await code(client, url) == "tls"
        assert (await client.get(url, insecure=True)).body == b"ok"


async def test_a_redirect_away_from_tls_is_followed_only_where_it_is_wished_and_without_authorization(
    tmp_path: Path,
) -> None:
    async with serving(hello) as plain, serving_raw(away_to(plain.url("/feed")), certified(tmp_path)) as secure:
        url, told = secure.url("/feed", scheme="https"), {"Authorization": "Basic eA=="}
        async with Client(allow=[plain.door, secure.door], limits=CALM) as client:
            with pytest.raises(FetchFailed, match="without TLS") as caught:
                await client.get(url, told, insecure=True)
            assert (caught.value.code, plain.asked) == ("redirect_refused", [])
            got = await client.get(url, told, insecure=True, downgrade=True)
        assert (got.url, got.body) == (plain.url("/feed"), b"<rss/>")
        assert "Authorization" not in plain.asked[0].headers

"""The guarded client: everything that Vedette fetches or posts goes through it (feeds, pages, webhooks).

Addresses are checked at the socket (connectors/doors.py), redirects are followed by hand and each hop is checked
again, bodies are unpacked under a limit (connectors/inflate.py), every request has an end in time. No cookies,
no Referer, no proxy from the environment; one User-Agent for all. The URL is sent byte for byte.
"""

from __future__ import annotations

import asyncio
import importlib.metadata
import ssl
from collections.abc import Callable, Iterable, Mapping
from types import TracebackType
from typing import Any, Self
from urllib.parse import urljoin, urlsplit, urlunsplit

import aiohttp
import msgspec
from multidict import CIMultiDict, CIMultiDictProxy
from yarl import URL

from agents.errors import FetchFailed
from connectors import doors
from connectors.inflate import Body

MIB = 1024 * 1024
CHUNK = 64 * 1024
PERMANENT = (301, 308)
REDIRECTS = (301, 302, 303, 307, 308)
NO_BODY = (204, 205, 304)

HeadersFor = Callable[[str], Mapping[str, str]]


class Limits(msgspec.Struct, frozen=True, kw_only=True):
    """Seconds for connecting, between two bytes, and for the whole request with its redirects; bytes of a body."""

    connect: float = 10.0
    silence: float = 20.0
    total: float = 60.0
    body: int = 10 * MIB
    hops: int = 5


class Hop(msgspec.Struct, frozen=True):
    """One redirect: who answered, with which status, and where it pointed."""

    url: str
    status: int
    target: str


class Response(msgspec.Struct, frozen=True, kw_only=True):
    """An answer. `url` is who gave it at last, `cut` why its body is not whole, `notes` what its headers got wrong.

    `headers` are case-insensitive; a byte that is no UTF-8 stands as a lone surrogate.
    """

    url: str
    status: int
    headers: CIMultiDictProxy[str]
    body: bytes = b""
    cut: str = ""
    notes: tuple[str, ...] = ()
    hops: tuple[Hop, ...] = ()


def user_agent(contact: str = "") -> str:
    """`Vedette/1.2 (+contact)`; a site's owner reads who asks, and where to complain."""
    version = importlib.metadata.version("vedette")
    return f"Vedette/{version} (+{contact})" if contact else f"Vedette/{version}"


class Client:
    """One for a process: `async with Client(...) as client`. Raises FetchFailed, whatever goes wrong.

    `allow` opens single doors (`host:port`) to hosts of one's own; nothing else does.
    """

    def __init__(
        self,
        agent: str = "",
        allow: Iterable[str] = (),
        limits: Limits | None = None,
        ports: frozenset[int] = doors.ALLOWED_PORTS,
        resolver: aiohttp.abc.AbstractResolver | None = None,
    ) -> None:
        self.agent = agent or user_agent()
        self.limits = limits or Limits()
        self.opened = doors.doors(allow)
        self.ports = ports
        self._resolver = resolver
        self._sessions: dict[bool, aiohttp.ClientSession] = {}

    async def __aenter__(self) -> Self:
        # Two pools, so that a connection through an opened door is never one that was checked, nor the other way.
        self._sessions = {False: self._session(doors.guard), True: self._session(None)}
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for session in self._sessions.values():
            await session.close()

    def _session(self, factory: Callable[[Any], Any] | None) -> aiohttp.ClientSession:
        connector = aiohttp.TCPConnector(
            limit=0, ttl_dns_cache=300, socket_factory=factory, resolver=self._resolver, keepalive_timeout=15
        )
        limits = self.limits
        return aiohttp.ClientSession(
            connector=connector,
            cookie_jar=aiohttp.DummyCookieJar(),
            auto_decompress=False,
            requote_redirect_url=False,
            max_headers=1_000,
            max_field_size=65_536,
            max_line_size=65_536,
            trust_env=False,
            timeout=aiohttp.ClientTimeout(total=limits.total, connect=limits.connect, sock_read=limits.silence),
        )

    async def get(
        self,
        url: str,
        headers: Mapping[str, str] | HeadersFor | None = None,
        *,
        insecure: bool = False,
        downgrade: bool = False,
    ) -> Response:
        """GET with redirects followed by hand, at most `limits.hops`, all of it within `limits.total`.

        `headers` may depend on the URL that is asked (validators belong to one URL); Authorization never follows to
        another origin. `insecure` leaves TLS unverified, `downgrade` follows from https to http.
        """
        try:
            async with asyncio.timeout(self.limits.total):
                return await self._follow(url, headers or {}, insecure, downgrade)
        except TimeoutError:
            raise FetchFailed("timeout", f"not done within {self.limits.total:g} s") from None

    async def _follow(
        self, url: str, headers: Mapping[str, str] | HeadersFor, insecure: bool, downgrade: bool
    ) -> Response:
        hops: list[Hop] = []
        at = url
        while True:
            asked = headers(at) if callable(headers) else headers
            if hops and _origin(at) != _origin(url):
                asked = {name: value for name, value in asked.items() if name.lower() != "authorization"}
            answer = await self.request("GET", at, asked, insecure=insecure)
            target = answer.headers.get("Location", "") if answer.status in REDIRECTS else ""
            if not target:
                return msgspec.structs.replace(answer, hops=tuple(hops))
            hops.append(Hop(at, answer.status, self._next(at, target, hops, downgrade)))
            at = hops[-1].target

    def _next(self, at: str, target: str, hops: list[Hop], downgrade: bool) -> str:
        """Where a redirect leads. Raises FetchFailed: too far, in a circle, or where nobody should go."""
        found = _without_user(urljoin(at, target.encode("utf-8", "surrogateescape").decode("utf-8", "replace")))
        if urlsplit(found).scheme not in doors.PORTS:
            raise FetchFailed("redirect_refused", f"{at} points to {found[:200]!r}, which is not of the web")
        if at.startswith("https:") and found.startswith("http:") and not downgrade:
            raise FetchFailed("redirect_refused", f"{at} points to {found[:200]}, without TLS")
        if len(hops) >= self.limits.hops or found == at or any(found == hop.url for hop in hops):
            raise FetchFailed("redirect_loop", f"{len(hops) + 1} redirects, the last to {found[:200]}")
        return found

    async def request(
        self,
        method: str,
        url: str,
        headers: Mapping[str, str] | None = None,
        body: bytes | None = None,
        *,
        insecure: bool = False,
    ) -> Response:
        """One request, one answer; a redirect is an answer like another. Raises FetchFailed."""
        sent = doors.checked(url, self.opened, self.ports)
        session = self._sessions[doors.door_of(sent) in self.opened]
        told = CIMultiDict({"User-Agent": self.agent, "Accept-Encoding": "gzip, deflate, br, zstd"})
        told.update(headers or {})
        secure: dict[str, Any] = {"ssl": False} if insecure else {}
        try:
            async with session.request(
                method, URL(sent, encoded=True), headers=told, data=body, allow_redirects=False, **secure
            ) as got:
                return await self._read(url, got)
        except FetchFailed:
            raise
        except Exception as error:
            raise failure(error) from error

    async def _read(self, url: str, got: aiohttp.ClientResponse) -> Response:
        if got.status in REDIRECTS or got.status in NO_BODY:
            if got.status in REDIRECTS:
                got.close()  # what it says besides is read by nobody
            return Response(url=url, status=got.status, headers=got.headers)
        length = got.headers.get("Content-Length", "")
        if length.isdecimal() and int(length) > self.limits.body:
            raise FetchFailed("too_big", f"{int(length):,} bytes announced, {self.limits.body:,} are read")
        body, cut = Body(",".join(got.headers.getall("Content-Encoding", ())), self.limits.body), ""
        try:
            async for piece in got.content.iter_chunked(CHUNK):
                body.feed(piece)
        except aiohttp.ClientPayloadError as error:
            cut = f"the connection ended early ({str(error)[:120]})"
        cut = body.end() or cut
        return Response(
            url=url,
            status=got.status,
            headers=got.headers,
            body=bytes(body.data),
            cut=cut,
            notes=tuple(body.notes),
        )


def failure(error: BaseException) -> FetchFailed:
    """An error of aiohttp or of the system in one of our words."""
    told = str(error)[:300] or type(error).__name__
    cause = getattr(error, "os_error", None) or error
    if isinstance(cause, OSError) and cause.errno == doors.REFUSED:
        return FetchFailed("ssrf_blocked", cause.strerror or told)
    code = next((code for kind, code in _CODES if isinstance(error, kind)), "read")
    if code == "dns" and ("try again" in told.lower() or "temporary failure" in told.lower()):
        code = "dns_again"
    return FetchFailed(code, told)


_CODES: tuple[tuple[Any, str], ...] = (
    (TimeoutError, "timeout"),
    (aiohttp.ClientConnectorDNSError, "dns"),
    (aiohttp.ClientSSLError | ssl.SSLError, "tls"),
    (aiohttp.ClientConnectorError, "connect"),
    (aiohttp.InvalidURL, "bad_url"),
    (aiohttp.ClientResponseError | ValueError, "bad_http"),
)
"""The first that fits; anything else broke off while it was read."""


def _origin(url: str) -> tuple[str, str | None, int | None]:
    parts = urlsplit(url)
    return parts.scheme, parts.hostname, parts.port


def _without_user(url: str) -> str:
    parts = urlsplit(url)
    return urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2], fragment=""))

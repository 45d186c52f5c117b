"""Who may ask, and what every answer carries: checked before any handler, kept on every error too.

On this machine nobody needs a token; from elsewhere, or through a proxy, everybody does. A page of another site can
neither read (no CORS, no answer to a foreign Host) nor write (Origin and Sec-Fetch-Site are checked).
"""

from __future__ import annotations

import hmac
import logging
import secrets
import time
from collections.abc import Awaitable, Callable
from ipaddress import ip_address
from urllib.parse import urlsplit

import orjson
from aiohttp import web

from connectors.sinks.config import ApiConfig

logger = logging.getLogger(__name__)

SAFE = {"GET", "HEAD", "OPTIONS"}
OPEN = {"/login", "/healthz"}  # for everybody who reaches the port
LOCAL = {"localhost", "127.0.0.1", "::1"}
PROXIED = ("Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Real-IP", "Via")
COOKIE = "vedette"
TRIES, SPAN = 60, 60.0  # writes and wrong tokens of one address in so many seconds

HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'; object-src 'none'; require-trusted-types-for 'script'",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",  # with no-referrer a browser hides the Origin of our own forms
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cache-Control": "no-store",
}
HSTS = "max-age=31536000"

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class Guard:
    """Decides for one server; keeps who has logged in, and who tried too often."""

    def __init__(self, config: ApiConfig, link: str) -> None:
        self.config = config
        self.link = urlsplit(link)
        self.sessions: set[str] = set()
        self._tries: dict[str, list[float]] = {}

    @web.middleware
    async def middleware(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        """Refuse, or hand on; whatever comes out has the headers."""
        try:
            refused = self._refusal(request)
            answer = refused if refused is not None else await handler(request)
        except web.HTTPException as error:
            answer = _redirect(error) if error.status < 400 else problem(error.status, error.reason)
        except Exception:
            logger.exception("%s %s", request.method, request.path)
            answer = problem(500, "something failed here; the log says what")
        if not answer.prepared:
            self.dress(answer)
        return answer

    def dress(self, answer: web.StreamResponse) -> None:
        """Put on the headers."""
        answer.headers.update(HEADERS)
        answer.headers["Server"] = "vedette"
        if self.link.scheme == "https":
            answer.headers["Strict-Transport-Security"] = HSTS

    def _refusal(self, request: web.Request) -> web.Response | None:
        host = _host(request.host)
        if host not in {*LOCAL, self.config.host.lower(), self.link.hostname}:
            return problem(421, "this Host is not answered here: set `link` in sinks.yaml to the address people use")
        if request.method not in SAFE and not self._same_origin(request):
            return problem(403, "a page of another site may not write here")
        if request.method not in SAFE and self._too_often(request):
            return problem(429, "too many requests; wait a minute")
        if request.path in OPEN or self._known(request):
            return None
        if "text/html" in request.headers.get("Accept", "") and request.method == "GET":
            raise web.HTTPSeeOther("/login")
        self._count(request)
        return problem(401, "from elsewhere a token is needed: `Authorization: Bearer ...`")

    def _known(self, request: web.Request) -> bool:
        if self._here(request):
            return True
        given = request.headers.get("Authorization", "").removeprefix("Bearer ")
        return self.right(given) or request.cookies.get(COOKIE, "") in self.sessions

    def _here(self, request: web.Request) -> bool:
        """From this machine, and not handed on by a proxy on it."""
        try:
            local = ip_address((request.remote or "").partition("%")[0]).is_loopback
        except ValueError:
            return False
        return local and _host(request.host) in LOCAL and not any(name in request.headers for name in PROXIED)

    def right(self, token: str) -> bool:
        """Whether a token is one of ours."""
        return any(hmac.compare_digest(token.encode(), own.encode()) for own in self.config.token)

    def admitted(self) -> str:
        """A new session."""
        session = secrets.token_urlsafe(32)
        self.sessions.add(session)
        return session

    def _same_origin(self, request: web.Request) -> bool:
        if request.headers.get("Sec-Fetch-Site", "none") not in {"same-origin", "none"}:
            return False
        origin = request.headers.get("Origin")
        if origin is None:
            return request.content_type == "application/json" or request.method == "DELETE"
        parts = urlsplit(origin)
        return parts.scheme in {"http", "https"} and parts.netloc == request.host

    def _too_often(self, request: web.Request) -> bool:
        self._count(request)
        return len(self._tries[request.remote or ""]) > TRIES

    def _count(self, request: web.Request) -> None:
        now = time.monotonic()
        recent = [at for at in self._tries.get(request.remote or "", ()) if now - at < SPAN]
        if len(self._tries) > 10_000:
            self._tries.clear()
        self._tries[request.remote or ""] = [*recent[-TRIES:], now]


def _redirect(error: web.HTTPException) -> web.Response:
    return web.Response(status=error.status, headers={"Location": error.headers["Location"]})


def _host(told: str) -> str:
    """The host of a Host header, without its port and brackets."""
    return (urlsplit(f"//{told}").hostname or "") if "@" not in told else ""


def problem(status: int, told: str) -> web.Response:
    """An error as RFC 9457 writes it."""
    body = orjson.dumps({"type": "about:blank", "status": status, "title": told})
    return web.Response(status=status, body=body, content_type="application/problem+json")

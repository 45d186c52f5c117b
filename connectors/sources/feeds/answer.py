"""What an answer means: not modified, a body worth reading, or one of the errors of a fixed set."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

import msgspec

CODES = (
    *("bad_url", "ssrf_blocked", "dns", "dns_again", "connect", "tls", "timeout", "read", "bad_http", "too_big"),
    *("bad_encoding", "truncated", "redirect_loop", "redirect_refused", "unexpected_304", "not_found", "gone"),
    *("forbidden", "bot_blocked", "rate_limited", "server_error", "http_status", "not_a_feed", "malformed"),
    "parser_limit",
)
"""Every error there is: the labels of the metric, the words of `vedette feeds health` (R61)."""

QUICK = frozenset({"dns", "dns_again", "connect", "tls", "timeout", "read", "bad_http", "truncated", "server_error"})
"""Errors that often pass by themselves: tried again after minutes, the others after hours."""

Kind = Literal["same", "body", "failed"]
_FORBIDDEN = (401, 403, 451)
_CHALLENGES = (
    b"cf-challenge",
    b"challenge-platform",
    b"Just a moment...",
    b"cf_chl_",
    b"captcha-delivery",
    b"_Incapsula_",
)


class Meaning(msgspec.Struct, frozen=True):
    """`same`: nothing new was sent; `body`: read it; `failed`: `code` is one of CODES."""

    kind: Kind
    code: str = ""
    detail: str = ""


def meaning(status: int, headers: Mapping[str, str], body: bytes, conditional: bool) -> Meaning:
    """What a final answer (after its redirects) means; `conditional`: validators were sent with the last request."""
    if status in {200, 226}:
        return Meaning("body")
    if status in {204, 205}:
        return Meaning("same")
    if status == 304:
        told = "the server says not modified, and was not asked whether it is"
        return Meaning("same") if conditional else Meaning("failed", "unexpected_304", told)
    if (status in _FORBIDDEN or status in {429, 503}) and challenged(headers, body):
        return Meaning("failed", "bot_blocked", f"HTTP {status}, a challenge for browsers")
    return Meaning("failed", _code(status), f"HTTP {status}")


def challenged(headers: Mapping[str, str], body: bytes) -> bool:
    """Whether an answer is a bot wall's page instead of what was asked for."""
    if headers.get("cf-mitigated", "").lower() == "challenge":
        return True
    head = body[:20_000]
    return any(sign in head for sign in _CHALLENGES)


def _code(status: int) -> str:
    if status in _FORBIDDEN:
        return "forbidden"
    if status >= 500:
        return "server_error"
    return {404: "not_found", 410: "gone", 429: "rate_limited"}.get(status, "http_status")

"""How a host is spared: pauses that it asks for, and a breaker where many of its feeds fail alike. Pure."""

from __future__ import annotations

import msgspec

from agents.url import publisher_of
from connectors.sources.feeds.state import Host

MINUTE, HOUR, DAY = 60.0, 3_600.0, 86_400.0
SPACING = 2.0  # seconds between the starts of two requests to one host (R31)
CONNECTIONS = 1
LEAST_FAILING = 5  # feeds that fail alike within an hour until the breaker opens, and at least half of them
PROBE = 15 * MINUTE

SHARED = frozenset(
    {"feedburner.com", "rsshub.app", "openrss.org", "fetchrss.com", "politepol.com", "rss.app", "allorigins.win"}
)
"""Hosts that answer for many sites: a pause that one of them asks for is that URL's, not the host's (R33)."""


def domain_of(url: str) -> str:
    """The registrable domain that a URL's requests are counted under."""
    return publisher_of(url) or url


def limited(host: Host, wait: float, dice: float, now: float) -> tuple[Host, float]:
    """After a 429 (or a 503 that names a time): the host, and until when it is left alone (R33, R34)."""
    if wait:
        until, strikes, why = now + wait, host.strikes, f"Retry-After {wait:.0f} s"
    else:
        until = now + min(15 * MINUTE * 2**host.strikes, DAY) + dice * HOUR
        strikes, why = min(host.strikes + 1, 16), "too many requests"
    until = max(until, host.paused_until)
    return msgspec.structs.replace(host, paused_until=until, strikes=strikes, why=why), until


def used_up(host: Host, wait: float, now: float) -> Host:
    """After an answer whose rate limit is used up (R36)."""
    return msgspec.structs.replace(host, paused_until=max(host.paused_until, now + wait), why="rate limit used up")


def failed(host: Host, url: str, code: str, feeds: int, now: float) -> Host:
    """After a feed's failure; `feeds` are all those of the host. Opens the breaker, or keeps it open (R37)."""
    failing = {name: one for name, one in host.failing.items() if now - one[1] < HOUR} | {url: (code, now)}
    host = msgspec.structs.replace(host, failing=failing)
    alike = sum(1 for told, _ in failing.values() if told == code)
    if not host.breaker and (alike < LEAST_FAILING or 2 * alike < feeds):
        return host
    probes = host.probes + 1
    until = max(host.paused_until, now + min(PROBE * 2 ** (probes - 1), DAY))
    why = f"its feeds fail alike: {code}"
    return msgspec.structs.replace(host, breaker=code, probes=min(probes, 16), paused_until=until, why=why)


def succeeded(host: Host, url: str) -> Host:
    """After a feed's success: the breaker shuts, strikes are forgotten."""
    failing = {} if host.breaker else {name: one for name, one in host.failing.items() if name != url}
    if host.breaker:
        host = msgspec.structs.replace(host, paused_until=0.0, why="")
    return msgspec.structs.replace(host, failing=failing, breaker="", probes=0, strikes=0)

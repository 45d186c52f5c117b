"""Which addresses of the world may be connected to: the check at the socket, and the URLs worth trying at all.

The check is made on the very address that is being connected to, after every look-up and every redirect, so
a name that changes its address between two look-ups (DNS rebinding) finds no window.
"""

from __future__ import annotations

import re
import socket
from collections.abc import Iterable
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from typing import Any, NamedTuple
from urllib.parse import quote, urlsplit, urlunsplit

import idna

from agents.errors import FetchFailed

PORTS = {"http": (80, 8080), "https": (443, 8443)}
"""What a scheme may be asked on; a port of the other scheme is let through too (8443 without TLS exists)."""

ALLOWED_PORTS = frozenset(port for ports in PORTS.values() for port in ports)
LONGEST = 4096
REFUSED = -4001  # errno of a refusal: no system has it

# Python's is_global is true for several of these (NAT64, 6to4, v4-compatible, site-local, multicast).
_V4 = [
    IPv4Network(text)
    for text in (
        *("0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24"),
        *("192.0.2.0/24", "192.31.196.0/24", "192.52.193.0/24", "192.88.99.0/24", "192.168.0.0/16", "192.175.48.0/24"),
        *("198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4"),
    )
]
_V6_OPEN = IPv6Network("2000::/3")  # the only part of the space that is given out for the public
_V6 = [
    IPv6Network(text)
    for text in ("2001::/23", "2001:db8::/32", "2002::/16", "2620:4f:8000::/48", "3fff::/20", "3ffe::/16")
]
_TEREDO = IPv6Network("2001::/32")
_SIX_TO_FOUR = IPv6Network("2002::/16")
_NAT64 = (IPv6Network("64:ff9b::/96"), IPv6Network("64:ff9b:1::/48"))
_LAST_32 = (IPv6Network("::/96"), IPv6Network("::ffff:0:0/96"), IPv6Network("::ffff:0:0:0/96"), *_NAT64)
_CONTROL = re.compile(r"[\x00-\x20\x7f]")


class Door(NamedTuple):
    """A host and port that a setting opened, whatever address stands behind it."""

    host: str
    port: int


class AddressRefused(OSError):
    """An address that nothing of ours connects to."""

    def __init__(self, address: str, why: str) -> None:
        super().__init__(REFUSED, f"{address} is {why}")


def refusal(address: str) -> str:
    """Why this address is not connected to, or "" where it is a public one. Every embedded v4 form is unwrapped."""
    try:
        found = ip_address(address.partition("%")[0])
    except ValueError:
        return "no address"
    return _of_v4(found) if isinstance(found, IPv4Address) else _of_v6(found)


def _of_v4(address: IPv4Address) -> str:
    return "not a public address" if any(address in network for network in _V4) else ""


def _of_v6(address: IPv6Address) -> str:
    for inner in _embedded(address):
        if reason := _of_v4(inner):
            return f"{inner} in another form, {reason}"
    if any(address in network for network in _NAT64[:1]):
        return ""  # a public v4 address behind the well-known prefix: how a v6-only network reaches v4
    if address not in _V6_OPEN or any(address in network for network in _V6):
        return "not a public address"
    return ""


def _embedded(address: IPv6Address) -> Iterable[IPv4Address]:
    packed = address.packed
    if any(address in network for network in _LAST_32):
        yield IPv4Address(packed[12:])
    if address in _SIX_TO_FOUR:
        yield IPv4Address(packed[2:6])
    if address in _TEREDO:
        yield IPv4Address(packed[4:8])
        yield IPv4Address(bytes(byte ^ 0xFF for byte in packed[12:]))


def guard(info: Any) -> socket.socket:
    """A socket for one address, as aiohttp's `socket_factory`. Raises AddressRefused before anything is sent."""
    family, kind, protocol, _, address = info
    if reason := refusal(str(address[0])):
        raise AddressRefused(str(address[0]), reason)
    return socket.socket(family, kind, protocol)


def checked(url: str, opened: frozenset[Door] = frozenset(), ports: frozenset[int] = ALLOWED_PORTS) -> str:
    """The URL as it is sent: byte for byte, but for an IDN host, what ASCII cannot hold, and the fragment.

    Raises FetchFailed (`bad_url`) where it is no http or https URL, or names a port that is not of the web.
    """
    if _CONTROL.search(url.strip()) or len(url) > LONGEST:
        raise FetchFailed("bad_url", f"{url[:80]!r} holds spaces or control characters, or is over {LONGEST} long")
    try:
        parts = urlsplit(url.strip())
        host, port = parts.hostname or "", parts.port
    except ValueError as error:
        raise FetchFailed("bad_url", f"{url[:200]!r}: {error}") from None
    if parts.scheme not in PORTS or not host:
        raise FetchFailed("bad_url", f"{url[:200]!r} is no http or https URL")
    if port is not None and port not in ports and Door(host, port) not in opened:
        allowed = ", ".join(map(str, sorted(ports)))
        raise FetchFailed(
            "bad_url", f"port {port} of {host} is none of {allowed}; `allow_private: [{host}:{port}]` opens it"
        )
    user, at, _ = parts.netloc.rpartition("@")
    netloc = f"{user}{at}{_ascii(host)}" + (f":{port}" if port is not None else "")
    return urlunsplit((parts.scheme, netloc, _sendable(parts.path) or "/", _sendable(parts.query), ""))


def _ascii(host: str) -> str:
    if ":" in host:
        return f"[{host}]"
    if host.isascii():
        return host
    try:
        return idna.encode(host, uts46=True).decode()
    except idna.IDNAError as error:
        raise FetchFailed("bad_url", f"the host {host[:80]!r} is no name: {error}") from None


def _sendable(text: str) -> str:
    return text if text.isascii() else quote(text, safe="".join(map(chr, range(0x21, 0x7F))))


def door_of(url: str) -> Door:
    """Host and port that a checked URL connects to."""
    parts = urlsplit(url)
    return Door(parts.hostname or "", parts.port or PORTS[parts.scheme][0])


def doors(told: Iterable[str]) -> frozenset[Door]:
    """The doors of a setting, each `host:port`; v6 addresses in brackets."""
    return frozenset(Door(*_split(text)) for text in told)


def _split(text: str) -> tuple[str, int]:
    host, _, port = text.rpartition(":")
    return host.strip("[]").lower(), int(port)

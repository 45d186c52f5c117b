"""Free ports on loopback for those who bind them a moment later: Kafka, a test's server."""

from __future__ import annotations

import secrets
import socket
from contextlib import suppress
from pathlib import Path

from agents.errors import PortInUse

HOST = "127.0.0.1"
LOWEST = 12_000  # below are the ports of services that have names
HANDED_OUT = Path("/proc/sys/net/ipv4/ip_local_port_range")
USUAL = 32_768  # where Linux begins to hand ports out; macOS and Windows begin above it
TRIES = 100


def free_port(wanted: int = 0) -> int:
    """A free port on loopback, or the wanted one. Raises PortInUse where it is taken.

    It is none that the kernel hands out to connections and to those who bind 0: until Kafka binds it, a second
    later, a connection of anybody's could take it, even the connection that looks whether Kafka is there.
    """
    if wanted:
        return _bound(wanted)
    for _ in range(TRIES):
        with suppress(PortInUse, ValueError):
            return _bound(LOWEST + secrets.randbelow(handed_out_from() - LOWEST))
    return _bound(0)


def handed_out_from() -> int:
    """The lowest port that the kernel hands out by itself."""
    with suppress(OSError, ValueError, IndexError):
        return int(HANDED_OUT.read_text().split()[0])
    return USUAL


def _bound(port: int) -> int:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError as error:
            raise PortInUse(f"port {port} on {HOST} is taken: stop what uses it, or choose another") from error
        return int(probe.getsockname()[1])

"""What a worker needs to know to run: one frozen value, made from the settings by the front door."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.metadata import PackageNotFoundError, version
from typing import Any

import msgspec

from agents import wire

MIN_SESSION = 6.0  # Kafka's own minimum; below it Faust lives on, idle for ever


def build() -> str:
    """What stands in the `build` header."""
    try:
        return f"vedette/{version('vedette')}"
    except PackageNotFoundError:
        return "vedette/source"


class Setup(msgspec.Struct, frozen=True, kw_only=True):
    """A worker's surroundings. Times in seconds; `health_port` 0 takes a free one, -1 none."""

    bootstrap: str
    namespace: str = "live"
    partitions: Mapping[str, int] = {}
    instance: str = ""  # a name of this worker's own (static membership): restarted under it, it waits for nobody
    health_host: str = "127.0.0.1"
    health_port: int = 0
    health_file: str = ""  # where to write the address of /healthz
    ticks: bool = True  # append a Tick to a silent articles.raw; a replay has its own time
    rejudge: bool = False  # start although a ledger was cut: judge again from where it ends
    cache: str = "auto"  # whether a large state lives on disk: auto, always, never
    cache_dir: str = ""  # where; none: in memory
    session_timeout: float = 10.0
    stall_limit: float = 60.0
    stop_limit: float = 8.0
    security: Mapping[str, Any] = {}  # for aiokafka's clients: security_protocol, ssl_context, sasl_*
    faust_credentials: Any = None  # the same for Faust

    @property
    def topics(self) -> dict[str, wire.Topic]:
        """All topics with this worker's numbers of partitions."""
        return wire.topics(self.partitions)

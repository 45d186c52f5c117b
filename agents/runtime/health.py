"""What a worker says of itself on loopback: /healthz (is it alive), /readyz (does it work), /metrics."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from typing import Any

from aiohttp import web
from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric

from agents.errors import PortInUse
from agents.runtime.flow import Flow
from agents.runtime.setup import Setup

HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
}
STALE = 20.0  # seconds with input and without a commit, or without an answer of the broker


class Pulse:
    """What the worker's watcher last saw of the event loop and the broker."""

    def __init__(self) -> None:
        self.loop_lag = 0.0
        self.broker_seen = 0.0  # loop time
        self.started = False


class Health:
    """The worker's own small web server, read by people, supervisors and Prometheus."""

    def __init__(self, setup: Setup, flow: Flow, pulse: Pulse) -> None:
        self.setup = setup
        self.flow = flow
        self.pulse = pulse
        self.runner: web.AppRunner | None = None
        self.registry = CollectorRegistry()
        self.registry.register(_Collector(flow, pulse))

    async def start(self) -> int:
        """Listen; gives the port."""
        app = web.Application(middlewares=[_with_headers])
        app.add_routes(
            [web.get("/healthz", self.healthz), web.get("/readyz", self.readyz), web.get("/metrics", self.metrics)]
        )
        self.runner = web.AppRunner(app, access_log=None, handle_signals=False)
        await self.runner.setup()
        site = web.TCPSite(self.runner, self.setup.health_host, self.setup.health_port)
        try:
            await site.start()
        except OSError as error:
            place = f"{self.setup.health_host}:{self.setup.health_port}"
            raise PortInUse(
                f"the worker's health port {place} is taken ({error.strerror}): set worker.health_port"
            ) from error
        return int(self.runner.addresses[0][1])

    async def stop(self) -> None:
        """Stop listening."""
        if self.runner is not None:
            await self.runner.cleanup()

    def trouble(self) -> str:
        """Why this worker is not well, or nothing."""
        if not self.pulse.started:
            return ""
        if name := self.flow.stalled(STALE):
            return f"{name} has had input for {STALE:.0f} s and committed nothing"
        if asyncio.get_running_loop().time() - self.pulse.broker_seen > STALE:
            return f"the broker at {self.setup.bootstrap} has not answered for {STALE:.0f} s"
        return ""

    async def healthz(self, _request: web.Request) -> web.Response:
        """200 while it works or waits for work, 503 with the reason while it cannot."""
        trouble = self.trouble()
        return web.json_response({"ok": not trouble, "reason": trouble}, status=503 if trouble else 200)

    async def readyz(self, _request: web.Request) -> web.Response:
        """200 when every partition that Kafka gave us is restored and open (none given is ready too)."""
        parts = {part.name: _state(part) for part in self.flow.parts.values()}
        ready = self.flow.assignments > 0 and self.flow.opening is None and not self.trouble()
        told = {"ready": ready, "parts": parts}
        if self.flow.watchlist is not None:
            told["watchlist"] = dict(self.flow.watchlist.told())
        return web.json_response(told, status=200 if ready else 503)

    async def metrics(self, _request: web.Request) -> web.Response:
        """Prometheus' text format."""
        return web.Response(body=generate_latest(self.registry), headers={"Content-Type": "text/plain; version=0.0.4"})


def _state(part: Any) -> dict[str, Any]:
    state = {"state": dict(figures)} if (figures := part.fold.state.figures()) else {}
    return {"ready": part.ready, "applied": part.applied, "in_flight": part.pending, "at": str(part.fold.at)} | state


@web.middleware
async def _with_headers(request: web.Request, handler: Any) -> web.StreamResponse:
    try:
        response: web.StreamResponse = await handler(request)
    except web.HTTPException as error:
        response = web.Response(status=error.status, text=error.reason)
    response.headers.update(HEADERS)
    return response


class _Collector:
    """Reads the parts' plain counters when scraped: nothing is counted twice, nothing costs in between."""

    def __init__(self, flow: Flow, pulse: Pulse) -> None:
        self.flow = flow
        self.pulse = pulse

    def collect(self) -> Iterator[Metric]:
        parts = list(self.flow.parts.values())
        for name, what in _COUNTED.items():
            family = CounterMetricFamily(f"vedette_{name}", what, labels=["stage", "partition"])
            for part in parts:
                family.add_metric([part.stage.name, str(part.partition)], getattr(part.counts, name))
            yield family
        yield self._gauges("in_flight", "inputs judged and not yet committed", parts, lambda part: part.pending)
        yield self._gauges("applied_offset", "last input committed", parts, lambda part: part.applied)
        yield self._gauges(
            "stage_time_seconds", "the stage's time, from the log", parts, lambda p: p.fold.at.ms() / 1000
        )
        yield from self._states(parts)
        yield from self._watchlist()
        yield self._dead(parts)
        yield GaugeMetricFamily("vedette_loop_lag_seconds", "how late the event loop runs", value=self.pulse.loop_lag)

    def _gauges(self, name: str, what: str, parts: list[Any], value: Any) -> Metric:
        family = GaugeMetricFamily(f"vedette_{name}", what, labels=["stage", "partition"])
        for part in parts:
            family.add_metric([part.stage.name, str(part.partition)], value(part))
        return family

    def _watchlist(self) -> Iterator[Metric]:
        if (follower := self.flow.watchlist) is None:
            return
        told = follower.told()
        failed = "1 while the newest watchlist has errors and the last good one stays: /readyz says which"
        yield GaugeMetricFamily("vedette_watchlist_reload_failed", failed, value=int(bool(told["faults"])))
        yield CounterMetricFamily("vedette_watchlist_swaps", "watchlists put in place of another", value=follower.swaps)
        version = GaugeMetricFamily(
            "vedette_watchlist", "the watchlist that articles are flagged with", labels=["version"]
        )
        version.add_metric([told["version"]], 1)
        yield version

    def _states(self, parts: list[Any]) -> Iterator[Metric]:
        """What a large state holds and costs: the window of articles that copies are looked for in."""
        figures = [(part, part.fold.state.figures()) for part in parts]
        for name, what in _HELD.items():
            family = GaugeMetricFamily(f"vedette_window_{name}", what, labels=["stage", "partition"])
            for part, told in figures:
                if name in told:
                    family.add_metric([part.stage.name, str(part.partition)], told[name])
            yield family

    def _dead(self, parts: list[Any]) -> Metric:
        family = CounterMetricFamily("vedette_dead_letters", "dead letters by reason", labels=["stage", "reason"])
        for part in parts:
            for reason, count in part.counts.dead.items():
                family.add_metric([part.stage.name, reason], count)
        return family


_HELD = {
    "near_articles": "articles whose text is kept: copies of them are found",
    "articles": "articles known by identity and exact text",
    "evicted": "articles that left because the window was full, since the ledger began",
    "crowded_keys": "keys looked up that more articles share than are compared, since the start",
    "memory_bytes": "memory that the window takes, about",
    "disk_bytes": "disk that its cache takes",
    "rebuilt": "1 where the cache was thrown away and read anew from the ledger at this start",
}

_COUNTED = {
    "inputs": "inputs judged and committed",
    "outputs": "records sent to topics",
    "changes": "changes of state sent to the ledger",
    "transactions": "transactions committed",
    "restored": "ledger records read on restore",
    "quarantined": "ledger records that could not be read",
}

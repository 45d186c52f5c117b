"""What the feeds' process says of itself on loopback: /healthz, /readyz, /metrics."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from aiohttp import web
from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, HistogramMetricFamily, Metric

from agents.errors import PortInUse
from connectors.sources.feeds.answer import CODES
from connectors.sources.feeds.runner import Runner
from connectors.sources.feeds.tally import DELAYS

HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
}
MOST_HOSTS = 200  # paused hosts that are named in the metrics


class Telling:
    """A small web server. `ready` says whether this process has its share of the feeds."""

    def __init__(self, runner: Runner, ready: Callable[[], bool], lag: Callable[[], float]) -> None:
        self.runner = runner
        self.ready = ready
        self.registry = CollectorRegistry()
        self.registry.register(_Collector(runner, lag))
        self._web: web.ServerRunner | None = None

    async def start(self, host: str, port: int) -> int:
        """Listen; gives the port. Raises PortInUse."""
        self._web = web.ServerRunner(web.Server(self._answer, access_log=None))
        await self._web.setup()
        try:
            await web.TCPSite(self._web, host, port).start()
        except OSError as error:
            told = f"the feeds' health port {host}:{port} is taken ({error.strerror}): set feeds.health_port"
            raise PortInUse(told) from error
        return int(self._web.addresses[0][1])

    async def stop(self) -> None:
        """Stop listening."""
        if self._web is not None:
            await self._web.cleanup()

    async def _answer(self, request: web.BaseRequest) -> web.StreamResponse:
        found = {"/healthz": self._healthz, "/readyz": self._readyz, "/metrics": self._metrics}.get(request.path)
        answer = found() if found else web.Response(status=404, text="there are /healthz, /readyz and /metrics")
        answer.headers.update(HEADERS)
        return answer

    def _healthz(self) -> web.Response:
        held = self.runner.held
        told = {"ok": not held, "reason": held, "feeds": len(self.runner.feeds)}
        return web.json_response(told, status=503 if held else 200)

    def _readyz(self) -> web.Response:
        ready = self.ready()
        return web.json_response({"ready": ready}, status=200 if ready else 503)

    def _metrics(self) -> web.Response:
        return web.Response(body=generate_latest(self.registry), headers={"Content-Type": "text/plain; version=0.0.4"})


_COUNTED = {
    "polls": "requests of feeds that are over",
    "articles": "articles sent to articles.raw",
    "parsed": "bodies that were parsed in full",
    "late": "polls over a minute after their time",
    "noisy": "changes of items that are not sent any more",
    "faults": "polls that a fault of ours ended",
    "moved": "feeds whose URL was changed after permanent redirects",
    "gone": "feeds given up after two 410 a day apart",
    "alias": "feeds found to redirect to another one",
    "emptied": "documents that held no item where there had been some",
    "gap_suspected": "polls where no item was known: some may have been missed",
    "bad_validators": "feeds whose 304 were a lie",
    "recovered": "feeds that answered again after errors",
    "unreadable": "records of feeds.state that could not be read",
}


class _Collector:
    """Reads the plain counters when scraped."""

    def __init__(self, runner: Runner, lag: Callable[[], float]) -> None:
        self.runner = runner
        self.lag = lag

    def collect(self) -> Iterator[Metric]:
        runner, counts = self.runner, self.runner.tally.counts
        for name, what in _COUNTED.items():
            yield CounterMetricFamily(f"vedette_feeds_{name}", what, value=counts[name])
        for prefix, what in (("error", "failed polls by code"), ("status", "answers by HTTP status")):
            yield self._labelled(prefix, what)
        for prefix, what in (("note", "what headers got wrong"), ("dropped", "items that became no article")):
            yield self._labelled(prefix, what)
        yield self._labelled("item", "oddities met in items")
        yield GaugeMetricFamily("vedette_feeds_owned", "feeds that this process asks", value=len(runner.feeds))
        failing = sum(bool(known.poll.error) for known in runner.feeds.values())
        yield GaugeMetricFamily("vedette_feeds_failing", "of them, those whose last poll failed", value=failing)
        late = max(runner.agenda.late(runner.clock.now()), default=0.0)
        yield GaugeMetricFamily("vedette_feeds_lateness_seconds", "how late the most overdue feed is", value=late)
        what = "how late the event loop runs, 99th percentile of half a minute"
        yield GaugeMetricFamily("vedette_feeds_loop_lag_seconds", what, value=self.lag())
        held = GaugeMetricFamily("vedette_feeds_held", "1 while nothing is fetched", labels=["reason"])
        if runner.held:
            held.add_metric([runner.held], 1)
        yield held
        yield self._paused()
        yield self._delays()

    def _labelled(self, prefix: str, what: str) -> Metric:
        family = CounterMetricFamily(f"vedette_feeds_{prefix}", what, labels=[prefix])
        if prefix == "error":
            for code in CODES:
                family.add_metric([code], self.runner.tally.counts[f"error:{code}"])
            return family
        for name, count in self.runner.tally.counts.items():
            if name.startswith(f"{prefix}:"):
                family.add_metric([name.partition(":")[2]], count)
        return family

    def _paused(self) -> Metric:
        now = self.runner.clock.now()
        family = GaugeMetricFamily("vedette_feeds_host_paused_seconds", "pause that is left", labels=["host"])
        left = {name: host.paused_until - now for name, host in self.runner.hosts.items() if host.paused_until > now}
        for name, seconds in sorted(left.items(), key=lambda one: -one[1])[:MOST_HOSTS]:
            family.add_metric([name], seconds)
        return family

    def _delays(self) -> Metric:
        tally = self.runner.tally
        buckets: list[Any] = []
        total = 0
        for top in DELAYS:
            total += tally.delays[top]
            buckets.append(("+Inf" if top == float("inf") else str(top), total))
        family = HistogramMetricFamily("vedette_feeds_delay_seconds", "from publication to arrival, median of a poll")
        family.add_metric([], buckets, tally.delay_seconds)
        return family

"""A worker's process: start, watch, stop, and the exit code that tells its supervisor what to do.

0: asked to stop. 75: something failed that a new process may survive. 78: a newer Vedette is needed.
1: refused to start.
"""

from __future__ import annotations

import asyncio
import gc
import logging
import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

import uvloop
from aiokafka.errors import KafkaError

from agents.errors import TransientFailure, VedetteError
from agents.flag.compile import Compiled
from agents.flag.stage import Flag
from agents.runtime import failpoints
from agents.runtime.app import connect, create_app, declare
from agents.runtime.cache import Caches
from agents.runtime.clients import clients, plain_producer
from agents.runtime.flow import Flow
from agents.runtime.health import Health, Pulse
from agents.runtime.outbox import Addresses
from agents.runtime.private import App
from agents.runtime.setup import Setup, build
from agents.runtime.ticker import tick
from agents.runtime.watchlists import Follower
from agents.stage import Stage

logger = logging.getLogger(__name__)

WATCH_EVERY = 0.5  # seconds
BROKER_EVERY = 5.0  # seconds


def run(setup: Setup, stages: Sequence[Stage], files: Callable[[], Compiled] | None = None) -> int:
    """Run these stages until asked to stop or unable to go on; gives the exit code.

    `files` reads the watchlist again from where this worker has it, at SIGHUP.
    """
    with suppress(AttributeError):  # gone from a later Python; Faust's consumer thread makes its loop by the policy
        asyncio.set_event_loop_policy(uvloop.EventLoopPolicy())
    _spare_the_collector()
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        code = runner.run(Worker(setup, stages, files).serve())
        # Faust's threads and tasks may outlive their stop; what matters is committed.
        logging.shutdown()
        sys.stdout.flush()
        os._exit(code)


def _spare_the_collector() -> None:
    """Full collections rarely: they walk the whole state, and a state of many small objects makes them long pauses.

    Cycles come from exceptions and tasks; the collections of the young find those.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 1_000)


class Worker:
    """One Faust app with its flow, its health and its end."""

    def __init__(self, setup: Setup, stages: Sequence[Stage], files: Callable[[], Compiled] | None = None) -> None:
        self.setup = setup
        self.stages = stages
        self.files = files
        self.pulse = Pulse()
        self.beat = time.monotonic()

    async def serve(self) -> int:
        """Start, wait for a signal or a failure, stop."""
        self.over: asyncio.Future[int] = asyncio.get_running_loop().create_future()
        self.app = self._create()
        health = Health(self.setup, self.flow, self.pulse)
        self._listen()
        try:
            await self._announce(health)
            await self._start()
        except (VedetteError, KafkaError, OSError) as error:
            return self._failed(error)
        self.beat = time.monotonic()  # a long restore is no loop that stands still
        threading.Thread(target=self._guard, daemon=True).start()
        work = (self._watch(), self._ask_broker(), self._tick(), self._follow_watchlist())
        watching = [asyncio.ensure_future(task) for task in work]
        code = await self.over
        for task in watching:
            task.cancel()
        if code == 0:
            await self._stop()
        await health.stop()
        return code

    def _create(self) -> App:
        addresses = Addresses(self.setup.topics, build())
        made = clients(self.setup)
        self.flow = Flow(self.setup.namespace, self.stages, addresses, made, self.fail)
        self.flow.rejudge = self.setup.rejudge
        if self.setup.cache_dir:
            self.flow.make_state = Caches(Path(self.setup.cache_dir), self.setup.cache).state
        app = create_app(self.setup)
        connect(app, self.flow)
        for stage in self.stages:
            declare(app, stage, self.flow)
            if isinstance(stage, Flag):
                self.flow.watchlist = Follower(stage, made.consumer, self.setup.namespace, self.files)
        return app

    async def _start(self) -> None:
        """Start Faust, unless it is over before: a refused restore must not wait for a start that waits for it."""
        starting = asyncio.ensure_future(self.app.start())
        await asyncio.wait({starting, self.over}, return_when=asyncio.FIRST_COMPLETED)
        if starting.done():
            starting.result()

    async def _announce(self, health: Health) -> None:
        if self.setup.health_port < 0:
            return
        port = await health.start()
        if self.setup.health_file:
            Path(self.setup.health_file).write_text(f"{self.setup.health_host}:{port}\n")  # noqa: ASYNC240 -- once, at start

    def fail(self, error: BaseException) -> None:
        """End this process because of `error`: what is not committed is judged again by the next one."""
        if not self.over.done():
            self.over.set_result(self._failed(error))

    def _failed(self, error: BaseException) -> int:
        code = error.exit_code if isinstance(error, VedetteError) else TransientFailure.exit_code
        told = str(error) if isinstance(error, VedetteError) else f"{type(error).__name__}: {error}"
        logger.error("worker ends with %d: %s", code, told, exc_info=None if isinstance(error, VedetteError) else error)
        return code

    def _listen(self) -> None:
        loop = asyncio.get_running_loop()
        for name in (signal.SIGTERM, signal.SIGINT):
            loop.add_signal_handler(name, self._asked_to_stop)
        loop.add_signal_handler(signal.SIGHUP, self._asked_to_read)

    def _asked_to_read(self) -> None:
        if self.flow.watchlist is not None:
            self.flow.watchlist.ask()

    def _asked_to_stop(self) -> None:
        if not self.over.done():
            self.over.set_result(0)

    async def _stop(self) -> None:
        """Finish what is in work, within a hard limit: a hung agent makes Faust's stop hang for ever."""
        failpoints.reach("stopping")
        try:
            async with asyncio.timeout(self.setup.stop_limit):
                await self.app.stop()
                await self.flow.revoked()
        except TimeoutError:
            logger.warning(
                "not stopped within %.0f s: what is uncommitted is judged again at the next start",
                self.setup.stop_limit,
            )

    def _guard(self) -> None:
        """From a thread of its own: end the process when the event loop has stood still for too long.

        A stage that never returns would hold its partition for ever, and no task of the loop could tell.
        """
        while True:
            time.sleep(WATCH_EVERY)
            stood = time.monotonic() - self.beat
            if stood > self.setup.stall_limit:
                logger.error("worker ends with 75: the event loop has stood still for %.0f s", stood)
                logging.shutdown()
                os._exit(TransientFailure.exit_code)

    async def _watch(self) -> None:
        """Notice a crash of Faust's own, a part that hangs, a loop that is late."""
        loop = asyncio.get_running_loop()
        while True:
            due = loop.time() + WATCH_EVERY
            await asyncio.sleep(WATCH_EVERY)
            self.beat = time.monotonic()
            self.pulse.loop_lag = max(0.0, loop.time() - due)
            try:
                self.flow.check(self.setup.stall_limit)
            except TransientFailure as error:
                self.fail(error)
            if self.app.crashed:
                self.fail(self.app.crash_reason or TransientFailure("Faust's app crashed without a reason"))

    async def _ask_broker(self) -> None:
        """Know whether the broker answers, whatever the stream does."""
        loop = asyncio.get_running_loop()
        self.pulse.broker_seen = loop.time()
        self.pulse.started = True
        while True:
            await asyncio.sleep(BROKER_EVERY)
            part = next(iter(self.flow.parts.values()), None)
            if part is None or part.producer is None:
                self.pulse.broker_seen = loop.time()
                continue
            with suppress(KafkaError, TimeoutError):
                await asyncio.wait_for(part.producer.client.fetch_all_metadata(), BROKER_EVERY)
                self.pulse.broker_seen = loop.time()

    async def _follow_watchlist(self) -> None:
        if self.flow.watchlist is None:
            return
        try:
            await self.flow.watchlist.follow()
        except KafkaError as error:
            self.fail(error)

    async def _tick(self) -> None:
        if not self.setup.ticks:
            return
        producer = plain_producer(self.setup)
        try:
            await producer.start()
            await tick(self.flow, producer, build())
        except KafkaError as error:
            self.fail(error)
        finally:
            await producer.stop()

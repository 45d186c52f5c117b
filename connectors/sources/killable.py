"""Processes for work that may take too long or too much: killed when it does, begun anew, the others go on."""

from __future__ import annotations

import asyncio
import os
import resource
import signal
import struct
import sys
import time
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Self

from agents.errors import LimitReached
from connectors.broker import dies_with_us

PATIENCE = 6.0  # times the CPU limit, by the clock: a loaded machine is no fault of the work's
RENEWED_AFTER = 5_000  # jobs: what a C library may have leaked goes with the process
ROOT = Path(__file__).parents[2]
LENGTH = struct.Struct(">I")


class Killable:
    """A few processes of `python -m module seconds megabytes`, started when first needed; `async with` ends them."""

    def __init__(self, module: str, count: int, seconds: int, megabytes: int) -> None:
        self.command = (sys.executable, "-P", "-W", "ignore", "-m", module)
        self.seconds = seconds
        self.megabytes = megabytes
        self.killed = 0
        self._all = [_Process(self) for _ in range(count)]
        self._free: asyncio.Queue[_Process] = asyncio.Queue()
        for process in self._all:
            self._free.put_nowait(process)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.close()

    async def ask(self, job: bytes) -> bytes:
        """The answer to one job. Raises LimitReached when its process had to be ended."""
        process = await self._free.get()
        try:
            return await process.ask(job)
        finally:
            self._free.put_nowait(process)

    async def close(self) -> None:
        """End the processes."""
        await asyncio.gather(*(process.end() for process in self._all))


class _Process:
    """One process and its successors."""

    def __init__(self, pool: Killable) -> None:
        self.pool = pool
        self.child: asyncio.subprocess.Process | None = None
        self.done = 0

    async def ask(self, job: bytes) -> bytes:
        if self.done >= RENEWED_AFTER:
            await self.end()
        if self.child is None:
            self.child, self.done = await self._start(), 0
        self.done += 1
        limit = max(self.pool.seconds, 1) * PATIENCE
        try:
            async with asyncio.timeout(limit):
                return await _exchange(self.child, job)
        except TimeoutError:
            raise LimitReached(await self._lost(f"not done after {limit:.0f} s")) from None
        except (asyncio.IncompleteReadError, ConnectionError):
            raise LimitReached(await self._lost("")) from None
        except asyncio.CancelledError:
            await self.end()  # an answer nobody waits for would be taken for the next one's
            raise

    async def _start(self) -> asyncio.subprocess.Process:
        path = os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH"))))
        return await asyncio.create_subprocess_exec(
            *self.pool.command,
            str(self.pool.seconds),
            str(self.pool.megabytes),
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": path, "MALLOC_ARENA_MAX": "1"},
            preexec_fn=dies_with_us(),
            start_new_session=True,
        )

    async def _lost(self, why: str) -> str:
        """The process is no use any more: end it; gives why."""
        code = await self.end()
        self.pool.killed += 1
        if why:
            return why
        return (
            f"more than {self.pool.seconds} s of CPU" if code == -signal.SIGXCPU else f"its process ended with {code}"
        )

    async def end(self) -> int:
        """End the process if there is one; its exit code."""
        child, self.child = self.child, None
        if child is None:
            return 0
        if child.stdin is not None:
            child.stdin.close()
        try:  # it may be at its own end just now
            async with asyncio.timeout(0.5):
                return await child.wait()
        except TimeoutError:
            child.kill()
        return await child.wait()


async def _exchange(child: asyncio.subprocess.Process, job: bytes) -> bytes:
    assert child.stdin is not None and child.stdout is not None  # noqa: S101, PT018 -- both are pipes
    child.stdin.write(LENGTH.pack(len(job)) + job)
    await child.stdin.drain()
    head = await child.stdout.readexactly(LENGTH.size)
    return await child.stdout.readexactly(LENGTH.unpack(head)[0])


def serve(work: Callable[[bytes], bytes], seconds: int, megabytes: int) -> None:
    """The other side: answer jobs from standard input until it ends.

    The kernel ends the process when one takes more than `seconds` of CPU; memory that was short once ends it too.
    """
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        resource.setrlimit(resource.RLIMIT_AS, (megabytes << 20, megabytes << 20))
    source, sink = sys.stdin.buffer, sys.stdout.buffer
    while (job := _frame(source)) is not None:
        hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
        resource.setrlimit(resource.RLIMIT_CPU, (int(time.process_time()) + seconds + 1, hard))
        answer = work(job)
        sink.write(LENGTH.pack(len(answer)) + answer)
        sink.flush()


def _frame(source: BinaryIO) -> bytes | None:
    head = source.read(LENGTH.size)
    return source.read(LENGTH.unpack(head)[0]) if len(head) == LENGTH.size else None

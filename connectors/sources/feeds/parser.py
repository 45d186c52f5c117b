"""Parsers: feeds parsed in processes that are killed when a body takes too long or too much; the others go on (R72)."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Self

import msgspec

from agents.records import Time
from connectors.broker import die_with_parent
from connectors.sources.feeds.document import PARSER_LIMIT, Document
from connectors.sources.feeds.parsing import LENGTH, Job, documents, encoder

SECONDS = 10  # of CPU a body
PATIENCE = 6.0  # times that, by the clock: a loaded machine is no fault of the body's
MEGABYTES = 512
RENEWED_AFTER = 5_000  # bodies: what a C library may have leaked goes with the process
ROOT = Path(__file__).parents[3]


class Parsers:
    """A few parsing processes, started when first needed; `async with` ends them."""

    def __init__(self, count: int = 1, seconds: int = SECONDS, megabytes: int = MEGABYTES) -> None:
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

    async def parse(
        self, body: bytes, url: str, headers: Mapping[str, str], fetched_at: Time, *, source: str = "", status: int = 0
    ) -> Document:
        """`parse` of a body in a process of ours. Never raises for what stands in it: PARSER_LIMIT is an answer."""
        told = {
            name: value.encode(errors="replace").decode()
            for name, value in headers.items()
            if name.lower().startswith("content-")
        }
        job = Job(body=body, url=url, headers=told, fetched_at=fetched_at, source=source, status=status)
        process = await self._free.get()
        try:
            return await process.parse(encoder.encode(job))
        finally:
            self._free.put_nowait(process)

    async def close(self) -> None:
        """End the processes."""
        await asyncio.gather(*(process.end() for process in self._all))


class _Process:
    """One parsing process and its successors."""

    def __init__(self, parsers: Parsers) -> None:
        self.parsers = parsers
        self.child: asyncio.subprocess.Process | None = None
        self.done = 0

    async def parse(self, job: bytes) -> Document:
        if self.child is None:
            self.child = await self._start()
        self.done += 1
        try:
            async with asyncio.timeout(self.parsers.seconds * PATIENCE):
                answer = await self._ask(self.child, job)
            document = documents.decode(answer)
        except TimeoutError:
            return await self._lost(f"not done after {self.parsers.seconds * PATIENCE:.0f} s")
        except (asyncio.IncompleteReadError, ConnectionError, msgspec.MsgspecError):
            return await self._lost("")
        except asyncio.CancelledError:
            await self.end()  # an answer nobody waits for would be taken for the next one's
            raise
        if document.error == PARSER_LIMIT or self.done >= RENEWED_AFTER:
            await self.end()
        return document

    async def _start(self) -> asyncio.subprocess.Process:
        path = os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH"))))
        command = [sys.executable, "-P", "-W", "ignore", "-m", "connectors.sources.feeds.parsing"]
        self.done = 0
        return await asyncio.create_subprocess_exec(
            *command,
            str(self.parsers.seconds),
            str(self.parsers.megabytes),
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": path, "MALLOC_ARENA_MAX": "1"},
            preexec_fn=die_with_parent if sys.platform == "linux" else None,
            start_new_session=True,
        )

    async def _ask(self, child: asyncio.subprocess.Process, job: bytes) -> bytes:
        assert child.stdin is not None and child.stdout is not None  # noqa: S101, PT018 -- both are pipes
        child.stdin.write(LENGTH.pack(len(job)) + job)
        await child.stdin.drain()
        head = await child.stdout.readexactly(LENGTH.size)
        return await child.stdout.readexactly(LENGTH.unpack(head)[0])

    async def _lost(self, why: str) -> Document:
        """The process is no use any more: end it; the next body gets a new one."""
        code = await self.end()
        self.parsers.killed += 1
        return Document(error=PARSER_LIMIT, detail=why or _how(code, self.parsers.seconds))

    async def end(self) -> int:
        """End the process if there is one; its exit code."""
        child, self.child = self.child, None
        if child is None:
            return 0
        try:  # it may be at its own end just now
            async with asyncio.timeout(0.5 if child.returncode is None else 0):
                await child.wait()
        except TimeoutError:
            pass
        if child.returncode is None:
            child.kill()
        return await child.wait()


def _how(code: int, seconds: int) -> str:
    if code == -signal.SIGXCPU:
        return f"more than {seconds} s of CPU"
    return f"the parsing process ended with {code}"

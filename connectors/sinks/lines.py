"""The sink of JSON lines: one CloudEvents envelope a line, to a file or standard output."""

from __future__ import annotations

import asyncio
import os
import sys
from pathlib import Path

from connectors.sinks.contract import Delivered, Message, Outcome, Retry, Simple

STDOUT = "-"


class Lines(Simple):
    """Appends the bytes of the topic. A repeat after a crash has the same `id`, and the same bytes."""

    def __init__(self, path: Path | None) -> None:
        self.path = path

    async def deliver(self, message: Message) -> Outcome:
        """Append one line; it is on the disk before the sink's place moves."""
        try:
            await asyncio.get_running_loop().run_in_executor(None, self._write, message.raw + b"\n")
        except OSError as error:
            return Retry(f"{self.path or 'standard output'}: {error.strerror or error}")
        return Delivered()

    def _write(self, line: bytes) -> None:
        if self.path is None:
            sys.stdout.buffer.write(line)
            sys.stdout.buffer.flush()
            return
        # Opened for each line, so that a log rotation needs no signal; what a crash cut off ends on a line of its own.
        file = os.open(self.path, os.O_RDWR | os.O_APPEND | os.O_CREAT, 0o640)
        try:
            size = os.fstat(file).st_size
            if size and os.pread(file, 1, size - 1) != b"\n":
                line = b"\n" + line
            _all(file, line)
            os.fsync(file)
        finally:
            os.close(file)


def _all(file: int, data: bytes) -> None:
    while data:
        data = data[os.write(file, data) :]

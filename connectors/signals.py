"""Running work that a signal may end: what it has started is ended first."""

from __future__ import annotations

import asyncio
import os
import signal
from collections.abc import Callable, Coroutine
from typing import Any, TypeVar

from agents.errors import Interrupted

T = TypeVar("T")

ENDING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class Hangup:
    """What SIGHUP means to work that goes on: read the files again, unless the terminal it was started in is gone."""

    def __init__(self, ask: Callable[[], None]) -> None:
        self.had_terminal = _terminal()
        self.ask = ask

    def __call__(self) -> bool:
        """Ask; false where it is the end instead."""
        if self.had_terminal and not _terminal():
            return False
        self.ask()
        return True


def _terminal() -> bool:
    try:
        os.close(os.open("/dev/tty", os.O_RDONLY | os.O_NOCTTY))
    except OSError:
        return False
    return True


def run(work: Coroutine[Any, Any, T], hangup: Hangup | None = None) -> T:
    """Run `work` to its end. A signal cancels it once, later ones are ignored: cleaning up has its own limits.

    Raises Interrupted after the clean-up.
    """
    with asyncio.Runner() as runner:
        return runner.run(_until_signal(work, hangup))


async def _until_signal(work: Coroutine[Any, Any, T], hangup: Hangup | None) -> T:
    loop = asyncio.get_running_loop()
    task = loop.create_task(work)
    got: list[int] = []

    def end(number: int) -> None:
        if number == signal.SIGHUP and hangup is not None and hangup():
            return
        if not got:
            got.append(number)
            task.cancel()

    for number in ENDING:
        loop.add_signal_handler(number, end, number)
    try:
        return await task
    except asyncio.CancelledError:
        if got:
            raise Interrupted(got[0]) from None
        raise

"""A process of ours: started so that it dies with us, told to stop, started again where that helps."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from agents.errors import TransientFailure, WorkerFailed
from connectors.broker import dies_with_us

STOP_LIMIT = 12.0  # seconds; a worker's own limit is below
LOOK_EVERY = 0.1
FIRST_PAUSE = 0.5
LONGEST_PAUSE = 30.0
WELL_AFTER = 60.0  # seconds after which a process that ends again is not in a row with its last end
RESTARTS = {TransientFailure.exit_code}

SAID = "vedette: "  # what a message of the front door begins with

Tell = Callable[[str], None]


def vedette(*arguments: str) -> list[str]:
    """The command line of a `vedette` of this very installation, whatever folder it is started in."""
    return [sys.executable, "-P", "-m", "vedette", *arguments]


class Child:
    """A running process. `log` takes what it writes, or None for our own standard error."""

    def __init__(self, command: Sequence[str], log: Path | None = None) -> None:
        self.log = log
        root = str(Path(__file__).parents[1])
        path = os.pathsep.join(filter(None, (root, os.environ.get("PYTHONPATH"))))
        sink = log.open("ab") if log else None
        try:
            self.process = subprocess.Popen(
                command,
                stdin=subprocess.DEVNULL,
                stdout=sink or sys.stderr.fileno(),
                stderr=sink or sys.stderr.fileno(),
                env={**os.environ, "PYTHONPATH": path},
                preexec_fn=dies_with_us(),  # noqa: PLW1509 -- prctl only
                start_new_session=True,  # one Ctrl-C is ours, not the children's
            )
        finally:
            if sink:
                sink.close()

    async def ended(self) -> int:
        """Wait for its end; its exit code, negative for a signal."""
        while (code := self.process.poll()) is None:  # noqa: ASYNC110 -- a process sets no event
            await asyncio.sleep(LOOK_EVERY)
        return code

    def kill(self) -> None:
        """SIGKILL: for when what it would finish is lost anyway."""
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()

    def stop(self) -> None:
        """SIGTERM, then after a time limit SIGKILL."""
        if self.process.poll() is not None:
            return
        self.process.terminate()
        try:
            self.process.wait(STOP_LIMIT)
        except subprocess.TimeoutExpired:
            self.kill()

    def last_words(self) -> str:
        """How its log ends: the last message with all its lines, where it has a log."""
        if self.log is None or not self.log.exists():
            return ""
        text = self.log.read_text(errors="replace").strip()
        return text.rpartition(SAID)[2] if SAID in text else "\n".join(text.splitlines()[-3:])


class Worker:
    """A process that is kept running: started again after what a new process may survive."""

    def __init__(self, command: Sequence[str], tell: Tell, log: Path | None = None, name: str = "the worker") -> None:
        self.name = name
        self.command = command
        self.tell = tell
        self.log = log
        self.child: Child | None = None

    def start(self) -> None:
        """Start the process; it waits for its topics itself."""
        self.child = Child(self.command, self.log)

    async def keep(self) -> None:
        """Watch it, and start it again while that helps. Raises WorkerFailed when it does not."""
        loop = asyncio.get_running_loop()
        pause = FIRST_PAUSE
        while True:
            if self.child is None:
                self.start()
            assert self.child is not None  # noqa: S101 -- start() makes it
            since = loop.time()
            code = await self.child.ended()
            self._refuse(code)
            pause = FIRST_PAUSE if loop.time() - since > WELL_AFTER else pause
            self.tell(f"{self.name} {_how(code)}; starting it again in {pause:.1f} s")
            await asyncio.sleep(pause)
            pause = min(pause * 2, LONGEST_PAUSE)
            self.child = None

    def _refuse(self, code: int) -> None:
        if code in RESTARTS or code < 0:
            return
        words = self.child.last_words() if self.child else ""
        raise WorkerFailed(f"{self.name} {_how(code)}" + (f": {words}" if words else ", see above"), code or 1)

    def stop(self, lost: bool = False) -> None:
        """End it and do not start it again; `lost`: Kafka is gone, so it can finish nothing."""
        if self.child is not None:
            self.child.kill() if lost else self.child.stop()


def _how(code: int) -> str:
    return f"was ended by signal {-code}" if code < 0 else f"ended with {code}"

"""Every failure that a caller treats differently, on one page.

A message says what was wrong, where, and what to do. The exit code is what
`vedette` ends with when the error reaches the front door.
"""

from __future__ import annotations

from dataclasses import dataclass


class VedetteError(Exception):
    """Anything Vedette says no to. `exit_code` is the process's when nobody handles it."""

    exit_code = 1


class Undecodable(VedetteError):
    """A record that cannot be read: it becomes a dead letter, its bytes untouched.

    `reason` is one word from a fixed set (a metric label), `detail` says where.
    """

    def __init__(self, reason: str, detail: str) -> None:
        super().__init__(f"{reason}: {detail}")
        self.reason = reason
        self.detail = detail


class NewerSchema(VedetteError):
    """A record written by a newer major version: the worker stops and loses nothing."""

    exit_code = 78


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong in a file that people write: what, where, and what to write instead."""

    file: str
    line: int
    what: str
    fix: str = ""

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else self.file
        return f"{place}: {self.what}" + (f" ({self.fix})" if self.fix else "")


class Refused(VedetteError):
    """A file that people write (settings, watchlist, sinks) with all its faults at once."""

    def __init__(self, what: str, faults: list[Fault]) -> None:
        self.faults = faults
        lines = "\n".join(f"  {fault}" for fault in faults)
        super().__init__(f"{what}: {len(faults)} error{'s' * (len(faults) != 1)}\n{lines}")


class BrokerUnavailable(VedetteError):
    """No Kafka answers at the address within the time allowed."""


class BrokerFailed(VedetteError):
    """Our own Kafka would not start, or ended by itself."""


class DataDirectoryHeld(VedetteError):
    """Another process works in this data directory."""


class PortInUse(VedetteError):
    """A port that was asked for is taken."""


class WrongTopics(VedetteError):
    """Topics on the broker are missing or laid out differently from what we need."""


class StateLost(VedetteError):
    """A stage has outputs but no ledger: starting would judge from nothing."""


class TransientFailure(VedetteError):
    """The process cannot go on but a new one can: the supervisor restarts it."""

    exit_code = 75


class WorkerFailed(VedetteError):
    """A worker of ours ended and must not be started again; the exit code is its own."""

    def __init__(self, message: str, exit_code: int = 1) -> None:
        super().__init__(message)
        self.exit_code = exit_code


class FetchFailed(VedetteError):
    """A request that brought nothing: its `code` is one word from a fixed set (a metric label)."""

    def __init__(self, code: str, detail: str) -> None:
        super().__init__(f"{code}: {detail}")
        self.code = code
        self.detail = detail


class LimitReached(VedetteError):
    """Work in a process of its own took too much time or memory, and the process was ended."""


class NotRunning(VedetteError):
    """A command needs a broker, and none is named or running here."""


class Interrupted(VedetteError):
    """A signal asked this process to end before its work was done."""

    def __init__(self, number: int) -> None:
        super().__init__("interrupted")
        self.exit_code = 128 + number

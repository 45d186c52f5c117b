"""What a sink is: one method that delivers an alert and says how that went.

Promise of every sink: at least once, in order per alert, and a repeat is recognisable by the
alert's CloudEvents id. `vedette deliver` (engine.py) keeps the order, the retries and the place.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

import msgspec

from agents.records import Alert, Time


class Message(msgspec.Struct, frozen=True, kw_only=True):
    """An alert's revision on its way to one sink.

    `raw`: its bytes on the topic. `receipt`: what this sink gave back for the revision before. `thread`: the
    receipt of the first alert with the same root, empty where this is the first. `attempt` counts from 1.
    """

    alert: Alert
    raw: bytes
    receipt: Mapping[str, str] = {}
    thread: Mapping[str, str] = {}
    attempt: int = 1


class Delivered(msgspec.Struct, frozen=True):
    """The other side has it. `receipt` is kept, and given back with the next revision."""

    receipt: dict[str, str] = {}


class Retry(msgspec.Struct, frozen=True):
    """Not now. `after`: seconds that the other side asked for, of the whole sink; else the schedule says when."""

    reason: str
    after: float | None = None


class Refused(msgspec.Struct, frozen=True):
    """Never: this alert (a dead letter), or with `disable` any alert, until a person has looked (it keeps waiting)."""

    reason: str
    disable: bool = False


Outcome = Delivered | Retry | Refused


class Sink(Protocol):
    """Where alerts go. `parallel`: how many different alerts it may be given at once."""

    parallel: int

    async def deliver(self, message: Message) -> Outcome:
        """Hand over one alert. Raises nothing that is the other side's fault: that is an Outcome."""
        ...

    async def digest(self, heading: str, messages: Sequence[Message]) -> Outcome:
        """Hand over many as one. Only sinks whose kind has digests are asked."""
        ...

    async def tick(self, at: Time) -> None:
        """Called every second or so: for what a sink must do without an alert."""
        ...

    async def close(self) -> None:
        """Let go of connections and files."""
        ...


class Simple:
    """What most sinks do between alerts: nothing, one at a time, no digests."""

    parallel = 1

    async def digest(self, heading: str, messages: Sequence[Message]) -> Outcome:
        """Not for this kind; sinks.yaml refuses it."""
        return Refused("this kind of sink has no digests", disable=True)

    async def tick(self, at: Time) -> None:
        """Nothing."""

    async def close(self) -> None:
        """Nothing."""

"""What a stage is: a fold over one input partition, pure, with its outputs and changes of state.

The same `Fold` runs in memory (`pipeline.py`) and through Kafka (`runtime/`):
nothing of the judgement exists twice.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Protocol

import msgspec

from agents.records import EPOCH, Record, Time

JUDGEMENT = 2
"""Raised by hand when the outputs of the same log change; carried by every record that judges."""


class Output(msgspec.Struct, frozen=True, kw_only=True):
    """A record on its way to a topic (its base name). `everywhere`: to each of its partitions."""

    topic: str
    key: str
    record: Record
    everywhere: bool = False


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """A change of state: the key's new bytes, or None to forget it."""

    key: str
    value: bytes | None


class Step(msgspec.Struct, frozen=True, kw_only=True):
    """What one record caused. Outputs and changes are made durable together or not at all."""

    outputs: tuple[Output, ...] = ()
    changes: tuple[Change, ...] = ()


class State(Protocol):
    """What a stage remembers: bytes under keys, and whatever it derives from them in `apply`.

    `apply` is the only way in, live and on restore alike, so a restored state is the same
    state. Only the stage decodes its values, when it needs them.
    """

    def get(self, key: str) -> bytes | None:
        """The key's bytes, or None."""
        ...

    def scan(self, prefix: str) -> Iterable[tuple[str, bytes]]:
        """All keys that begin with `prefix`, in order of the keys."""
        ...

    def apply(self, key: str, value: bytes | None) -> None:
        """Set or (None) forget a key."""
        ...

    def keep(self, changes: int, stamp: bytes | None) -> None:
        """The first `changes` that were applied and not yet kept are in the ledger for good.

        With them the state is that of `stamp`, where one is given; a state that outlives its process
        writes both down together.
        """
        ...

    def stamp(self) -> bytes | None:
        """The stamp that this state had when its process ended, if it outlived it."""
        ...

    def clear(self) -> None:
        """Forget everything: the ledger will be read from its beginning."""
        ...

    def close(self) -> None:
        """Let go of files."""
        ...

    def figures(self) -> Mapping[str, int]:
        """How much it holds and what it costs, for metrics and status; nothing where that is not worth telling."""
        ...


class Memory:
    """A State that is a dictionary. Stages with an index of their own build on it."""

    def __init__(self) -> None:
        self.values: dict[str, bytes] = {}

    def get(self, key: str) -> bytes | None:
        """The key's bytes, or None."""
        return self.values.get(key)

    def scan(self, prefix: str) -> Iterator[tuple[str, bytes]]:
        """All keys that begin with `prefix`, in order of the keys; linear in the state's size."""
        for key in sorted(key for key in self.values if key.startswith(prefix)):
            yield key, self.values[key]

    def apply(self, key: str, value: bytes | None) -> None:
        """Set or (None) forget a key."""
        if value is None:
            self.values.pop(key, None)
        else:
            self.values[key] = value

    def keep(self, changes: int, stamp: bytes | None) -> None:
        """Nothing: it ends with its process."""

    def stamp(self) -> bytes | None:
        """None."""
        return None

    def clear(self) -> None:
        """Forget everything."""
        self.values.clear()

    def close(self) -> None:
        """Nothing to let go of."""

    def figures(self) -> Mapping[str, int]:
        """None worth telling."""
        return {}


class Stage(Protocol):
    """A judgement over a stream. Deterministic: no clock, no random, no seeded hash, no I/O."""

    name: str  # a verb: deduplicate, flag, alert
    source: str  # base name of the topic it reads

    def state(self) -> State:
        """An empty state."""
        ...

    def moment(self, record: Any) -> Time | None:
        """The time a record tells, or None: what moves this stage's time."""
        ...

    def prepare(self, record: Any) -> Any:
        """The part of the work that needs no state."""
        ...

    def step(self, prepared: Any, state: State, at: Time) -> Step:
        """Judge one record. `at` is the stage's time with this record counted in; `state` is read only."""
        ...


class Fold:
    """A stage with its state and its time, moved on record by record."""

    def __init__(self, stage: Stage, state: State | None = None) -> None:
        """Begin with an empty state, or with one that outlived its process."""
        self.stage = stage
        self.state = stage.state() if state is None else state
        self.at = EPOCH

    def judge(self, record: Any) -> tuple[Step, Time]:
        """What `record` causes, and the time it makes it. Nothing is remembered yet."""
        prepared = self.stage.prepare(record)
        told = self.stage.moment(record)
        at = self.at if told is None or told < self.at else told
        return self.stage.step(prepared, self.state, at), at

    def remember(self, step: Step, at: Time) -> None:
        """Move on: apply a step's changes and its time."""
        self.at = at
        for change in step.changes:
            self.state.apply(change.key, change.value)

    def take(self, record: Any) -> Step:
        """Judge `record` and remember it. If judging raises, nothing is remembered."""
        step, at = self.judge(record)
        self.remember(step, at)
        return step

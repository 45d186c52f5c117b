"""From an input's bytes to what it causes: decode, judge, encode; what cannot be handled becomes a dead letter."""

from __future__ import annotations

import logging
from typing import Any

import msgspec

from agents import wire
from agents.errors import NewerSchema, TransientFailure, Undecodable
from agents.runtime import failpoints
from agents.runtime.outbox import Addresses, Input, Letter
from agents.stage import Fold

logger = logging.getLogger(__name__)


class Judged(msgspec.Struct, frozen=True):
    """Letters that one input causes; `dead` names the reason where it is a dead letter."""

    letters: list[Letter]
    dead: str = ""


def judge(record: Input, fold: Fold, addresses: Addresses) -> Judged:
    """Judge one input and move the fold on; never raises for what is the input's fault.

    Raises NewerSchema and TransientFailure (a state that cannot be read), which must stop the worker
    before anything is lost.
    """
    try:
        return _judge(record, fold, addresses)
    except (NewerSchema, TransientFailure):
        raise
    except Undecodable as error:
        refusal = error
    except Exception as error:
        # A defect of ours on one record: its bytes are kept, the stream goes on.
        logger.exception("%s failed on %s:%d:%d", fold.stage.name, record.topic, record.partition, record.offset)
        refusal = Undecodable("stage-failed", f"{type(error).__name__}: {error}")
    return Judged([addresses.dead_letter(record, fold.stage.name, refusal, fold.at)], refusal.reason)


def _judge(record: Input, fold: Fold, addresses: Addresses) -> Judged:
    decoded = wire.decode(record.topic, record.value, wire.header(record.headers, "schema"))
    if record.topic == "articles.raw" and wire.header(record.headers, wire.ENDS) is None:
        # What the stages pass on has come in through here; the Tick that ends a replay may run ahead.
        wire.refuse_future(decoded, record.stamp)
    failpoints.reach("decoded")
    step, at = fold.judge(decoded)
    letters = addresses.letters(step, at, record.origin)
    letters += addresses.changes(fold.stage.name, record.partition, step)
    fold.remember(step, at)
    failpoints.reach("stepped")
    return Judged(letters)


def input_of(base: str, message: Any) -> Input:
    """A Faust message as an Input; `base` is its topic without the namespace."""
    return Input(
        base,
        message.partition,
        message.offset,
        message.key,
        message.value,
        list(message.headers or ()),
        int((message.timestamp or 0) * 1000),
    )

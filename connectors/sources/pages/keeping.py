"""What is kept of errands: the topic `pages`, one record an article, read once at the start."""

from __future__ import annotations

import logging
from typing import Any

import msgspec

from agents.errors import Undecodable
from agents.wire import read
from connectors import kafka
from connectors.sources.pages.errands import KEPT, Done

TOPIC = "pages"
logger = logging.getLogger(__name__)
_decoder = msgspec.json.Decoder(Done)
_encoder = msgspec.json.Encoder(order="deterministic")


def encode(done: Done) -> bytes:
    """A record of the topic."""
    return _encoder.encode(done)


async def restore(
    bootstrap: str, namespace: str, now: float, security: dict[str, Any]
) -> tuple[dict[str, Done], list[str]]:
    """The ends of all errands by article id, and the ids of those that may be forgotten."""
    known: dict[str, Done] = {}
    for record in await kafka.read_all(bootstrap, f"{namespace}.{TOPIC}", security):
        id = (record.key or b"").decode(errors="replace")
        known.pop(id, None)
        if record.value is None:
            continue
        try:
            known[id] = read(_decoder, record.value)
        except Undecodable as error:
            logger.warning("a record of %s cannot be read, its page may be fetched again: %s", TOPIC, error)
    old = [id for id, done in known.items() if now - done.at > KEPT]
    for id in old:
        del known[id]
    return known, old

"""Dates."""

from __future__ import annotations

import email.utils
from datetime import UTC, datetime

import msgspec

from agents.records import Time


class Read(msgspec.Struct, frozen=True):
    """A date read."""

    at: Time
    zone_guessed: bool = False


def read(text: str) -> Read | None:
    """First version: RFC 3339 and RFC 822 alone."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        try:
            moment = email.utils.parsedate_to_datetime(text)
        except (ValueError, TypeError):
            return None
    return Read(Time.of(moment if moment.tzinfo else moment.replace(tzinfo=UTC)))

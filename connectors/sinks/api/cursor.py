"""The cursor of the API: the next offset of each partition of `alerts`, as `12.4.0.7`."""

from __future__ import annotations

import re

from agents.errors import VedetteError

Cursor = tuple[int, ...]

NOW = "now"
_SHAPE = re.compile(r"\d{1,18}(\.\d{1,18})*")


def parse(text: str, partitions: int) -> Cursor:
    """Read a cursor. Raises VedetteError where it is none, or of a topic with other partitions."""
    if not _SHAPE.fullmatch(text):
        raise VedetteError("`after` is no cursor: take `next` of the last page, `now`, or leave it out")
    cursor = tuple(map(int, text.split(".")))
    if len(cursor) != partitions:
        raise VedetteError(f"`after` is of {len(cursor)} partitions, there are {partitions}: begin anew")
    return cursor


def written(cursor: Cursor) -> str:
    """As clients keep it."""
    return ".".join(map(str, cursor))


def moved(cursor: Cursor, partition: int, offset: int) -> Cursor:
    """The cursor after a record was taken."""
    return (*cursor[:partition], offset + 1, *cursor[partition + 1 :])

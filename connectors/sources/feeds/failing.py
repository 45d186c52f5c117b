"""Places where a test ends the feeds' process, as a crash there would: `VEDETTE_FAILPOINT=name:n`."""

from __future__ import annotations

import os

CRASHED = 137  # what a shell reports for kill -9

POINTS = (
    "fetched",  # the answer is here, nothing is sent
    "sending",  # articles are on their way to the broker
    "acknowledged",  # the broker has the articles, the state is not written
    "saving",  # the state is on its way
    "saved",  # the state is written, memory is not yet changed
)

_name, _, _times = os.environ.get("VEDETTE_FAILPOINT", "").partition(":")
_left = int(_times) if _times.isdecimal() else 1


def reach(point: str) -> None:
    """End the process here when this is the n-th time that its fail point is reached."""
    global _left  # noqa: PLW0603 -- one process, one countdown
    if point == _name:
        _left -= 1
        if _left == 0:
            os._exit(CRASHED)

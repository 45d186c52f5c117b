"""Places where a test ends the process, as a crash there would: `VEDETTE_FAILPOINT=name:n`."""

from __future__ import annotations

import os

CRASHED = 137  # what a shell reports for kill -9

POINTS = (
    "decoded",  # the record is read, nothing judged
    "stepped",  # judged and in memory, nothing sent
    "sent",  # deliveries are under way
    "delivered",  # the broker has everything, the transaction is open
    "commit-sent",  # the commit is under way, its answer unknown
    "committed",  # committed, the events not yet acknowledged to Faust
    "acked",  # acknowledged, Kafka's own offset not yet committed
    "restoring",  # in the middle of reading the ledger
    "assigned",  # in a rebalance, before the partitions are opened
    "revoked",  # in a rebalance, before the partitions are given back
    "stopping",  # in a graceful stop
)

_name, _, _times = os.environ.get("VEDETTE_FAILPOINT", "").partition(":")
_left = int(_times or 1)


def reach(point: str) -> None:
    """End the process here when this is the n-th time that its fail point is reached."""
    if point == _name:
        _count_down()


def armed(point: str) -> bool:
    """Whether this point is the one under test."""
    return point == _name


def _count_down() -> None:
    global _left  # noqa: PLW0603 -- one process, one countdown
    _left -= 1
    if _left == 0:
        os._exit(CRASHED)

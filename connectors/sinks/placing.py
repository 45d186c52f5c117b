"""Where a sink begins to read: where it stopped; a new one at now; one whose place was lost asks. Pure."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec


class Range(msgspec.Struct, frozen=True):
    """What a partition holds: the first offset, the end, and the committed place of the group, if any."""

    first: int
    end: int
    committed: int | None


class Places(msgspec.Struct, frozen=True):
    """Offsets to begin at. `commit`: new ones, to be written down at once. `asks`: why a person must choose."""

    offsets: Mapping[int, int]
    commit: bool = False
    asks: str = ""
    notes: tuple[str, ...] = ()


def places(ranges: Mapping[int, Range], known: bool, since: Mapping[int, int] | None = None) -> Places:
    """Where to begin. `known`: the sink has delivered before. `since`: offsets that a person chose."""
    if since is not None:
        return Places({part: since.get(part, found.end) for part, found in ranges.items()}, commit=True)
    if all(found.committed is None for found in ranges.values()):
        if known:
            return Places({}, asks="its place in the alerts is gone from the broker")
        return Places({part: found.end for part, found in ranges.items()}, commit=True)
    if any(found.committed is not None and found.committed > found.end for found in ranges.values()):
        return Places({}, asks="its place lies beyond the end of the alerts: the topic was made anew")
    notes = tuple(
        f"{found.first - found.committed} alerts of partition {part} were deleted before it read them"
        for part, found in ranges.items()
        if found.committed is not None and found.committed < found.first
    )
    # A partition without a place among others that have one was added later: all of it is new.
    offsets = {part: max(found.first, found.committed or 0) for part, found in ranges.items()}
    return Places(offsets, notes=notes)

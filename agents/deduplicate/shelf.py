"""Where the window keeps what it knows: bytes under keys, and texts. In memory here; on disk in the runtime.

What stands on a shelf follows the stage at once. What the ledger has for good it is told by `keep`:
a shelf on disk writes only that, stamped, so that after a crash it never knows more than the ledger.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

import cramjam

LEVEL = 3
TEXT = b"t"  # what texts' keys begin with


def pack(text: str) -> bytes:
    """A text as it is kept in the ledger."""
    return bytes(cramjam.zstd.compress(text.encode(), LEVEL))


def unpack(packed: bytes) -> str:
    """The text again."""
    return bytes(cramjam.zstd.decompress(packed)).decode()


class Shelf(Protocol):
    """Bytes under keys, in groups: what one change of the state does is one group, kept together or not at all.

    `rebuilt`: why what was kept by the last process was thrown away; empty where it was not.
    """

    rebuilt: str

    def get(self, key: bytes) -> bytes | None:
        """The key's bytes, or None."""
        ...

    def put(self, key: bytes, value: bytes) -> None:
        """Set a key."""
        ...

    def delete(self, key: bytes) -> None:
        """Forget a key, whether it is there or not."""
        ...

    def put_text(self, row: bytes, packed: bytes) -> None:
        """Set a row's text, packed as in the ledger; `delete(TEXT + row)` forgets it."""
        ...

    def text(self, row: bytes) -> str:
        """A row's text; empty where there is none."""
        ...

    def items(self, prefix: bytes) -> Iterator[tuple[bytes, bytes]]:
        """All keys (without the prefix, which is one byte) and values, in the order of the keys; texts packed."""
        ...

    def end_group(self) -> None:
        """What was set and forgotten since the last group is one change of the state."""
        ...

    def keep(self, groups: int, stamp: bytes | None) -> None:
        """The first `groups` that were not yet kept are in the ledger; with them the state is that of `stamp`."""
        ...

    def begin(self, pending: int) -> None:
        """What stands here was put by a move and kept; the last `pending` changes of it are not in the ledger yet."""
        ...

    def stamp(self) -> bytes | None:
        """The stamp that was kept last, where what stands here is exactly its state."""
        ...

    def clear(self) -> None:
        """Forget everything."""
        ...

    def close(self) -> None:
        """Let go of files."""
        ...

    def cost(self) -> tuple[int, int]:
        """What it takes, about: in memory, on disk."""
        ...


ENTRY = 130  # bytes that Python takes for a key and a value beside their own


class Dictionary:
    """A shelf in memory: gone with the process, so it keeps nothing and has no stamp."""

    rebuilt = ""

    def __init__(self) -> None:
        self.values: dict[bytes, bytes] = {}
        self.size = 0
        self.pending = 0  # groups not yet kept

    def get(self, key: bytes) -> bytes | None:
        """The key's bytes, or None."""
        return self.values.get(key)

    def put(self, key: bytes, value: bytes) -> None:
        """Set a key."""
        self.delete(key)
        self.values[key] = value
        self.size += len(key) + len(value) + ENTRY

    def delete(self, key: bytes) -> None:
        """Forget a key."""
        if (old := self.values.pop(key, None)) is not None:
            self.size -= len(key) + len(old) + ENTRY

    def put_text(self, row: bytes, packed: bytes) -> None:
        """Set a row's text."""
        self.put(TEXT + row, packed)

    def text(self, row: bytes) -> str:
        """A row's text."""
        packed = self.values.get(TEXT + row)
        return unpack(packed) if packed else ""

    def items(self, prefix: bytes) -> Iterator[tuple[bytes, bytes]]:
        """All keys with this prefix, sorted."""
        for key in sorted(key for key in self.values if key[:1] == prefix):
            yield key[1:], self.values[key]

    def end_group(self) -> None:
        """Count it."""
        self.pending += 1

    def keep(self, groups: int, stamp: bytes | None) -> None:
        """Count them."""
        self.pending -= groups

    def begin(self, pending: int) -> None:
        """Count them."""
        self.pending = pending

    def stamp(self) -> bytes | None:
        """None."""
        return None

    def clear(self) -> None:
        """Forget everything."""
        self.values.clear()
        self.size = self.pending = 0

    def close(self) -> None:
        """Nothing to let go of."""

    def cost(self) -> tuple[int, int]:
        """In memory, and nothing on disk."""
        return self.size, 0

"""What the stage remembers: one record an article, and the indexes that follow from them.

Near copies are looked for among the articles of the last days (their text is kept), identity and
exact texts over a longer time (then only the head of the record is kept).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

import cramjam
import msgspec

from agents.deduplicate.fold import Folded
from agents.deduplicate.sketch import Sketch, resemblance
from agents.stage import Memory

PREFIX = "a:"
EVICTED = "n:evicted"  # how many left the window because it was full
CROWD = 64  # articles under one key: boilerplate keeps the newest, and says how many it left out
RESEMBLING = 0.15  # of the smaller fingerprint: 10 to 20 % of words edited leave that much


class Known(msgspec.Struct, frozen=True, kw_only=True, array_like=True):
    """An article as it is remembered. `at` is the stage's time in ms; `packed` its text while it is near."""

    id: str
    at: int
    version: int
    root: str
    exact: str  # digest of the folded text
    title: str
    sources: tuple[str, ...]
    published: int = 0  # ms, 0 where it is not known
    keys: tuple[int, ...] = ()
    fingerprint: bytes = b""
    packed: bytes = b""

    @property
    def text(self) -> Folded:
        """The text, unpacked and folded again."""
        return Folded(bytes(cramjam.zstd.decompress(self.packed)).decode()) if self.packed else Folded("")

    def faded(self) -> Known:
        """Without its text and keys: known by identity and exact text alone."""
        return msgspec.structs.replace(self, keys=(), fingerprint=b"", packed=b"")


def pack(text: str) -> bytes:
    """A text as it is kept in the state."""
    return bytes(cramjam.zstd.compress(text.encode(), 3))


_encoder = msgspec.msgpack.Encoder()
_decoder = msgspec.msgpack.Decoder(Known)


def encode(known: Known) -> bytes:
    """A record of the ledger."""
    return _encoder.encode(known)


class Window(Memory):
    """The state of the stage, with who has which text and which key, and who is oldest."""

    def __init__(self) -> None:
        super().__init__()
        self.known: dict[str, Known] = {}  # in the order of their time: the oldest first
        self.near: dict[str, int] = {}  # the same, of those whose text is kept: id -> time
        self.by_text: dict[str, str] = {}
        self.by_key: defaultdict[int, list[str]] = defaultdict(list)
        self.left_out = 0
        self.evicted = 0

    def apply(self, key: str, value: bytes | None) -> None:
        """Set or forget an article, and follow it in the indexes."""
        super().apply(key, value)
        if not key.startswith(PREFIX):
            self.evicted = int(value or 0)
            return
        if (old := self.known.pop(key[len(PREFIX) :], None)) is not None:
            self._forget(old)
        if value is not None:
            self._remember(_decoder.decode(value))

    def _remember(self, known: Known) -> None:
        self.known[known.id] = known
        self.by_text.setdefault(known.exact, known.id)
        if known.packed:
            self.near[known.id] = known.at
        for key in known.keys:
            crowd = self.by_key[key]
            crowd.append(known.id)
            if len(crowd) > CROWD:
                del crowd[0]
                self.left_out += 1

    def _forget(self, known: Known) -> None:
        self.near.pop(known.id, None)
        if self.by_text.get(known.exact) == known.id:
            del self.by_text[known.exact]
        for key in known.keys:
            if known.id in self.by_key.get(key, ()):
                self.by_key[key].remove(known.id)
                if not self.by_key[key]:
                    del self.by_key[key]

    def candidates(self, sketch: Sketch) -> list[Known]:
        """Near articles that may share text, the oldest first: a 10-word key or two 5-word keys, and the prefilter."""
        votes: Counter[str] = Counter()
        for key in sketch.keys:
            for id in self.by_key.get(key, ()):
                votes[id] += 2 if key & 1 else 1
        voted = [self.known[id] for id, count in votes.items() if count >= 2]
        found = [known for known in voted if resemblance(sketch.fingerprint, known.fingerprint) >= RESEMBLING]
        return sorted(found, key=lambda known: (known.at, known.id))

    def fading(self, before: int, most: int) -> Iterator[Known]:
        """Near articles older than `before` (ms), and the oldest of those beyond `most`."""
        surplus = len(self.near) - most
        for number, (id, at) in enumerate(self.near.items()):
            if at >= before and number >= surplus:
                return
            yield self.known[id]

    def expired(self, before: int) -> Iterator[Known]:
        """Articles older than `before` (ms)."""
        for known in self.known.values():
            if known.at >= before:
                return
            yield known

"""What the stage remembers: one record an article, and what follows from the records.

Near copies are looked for among the articles of the last days (their text is kept), identity and
exact texts over a longer time (then only the head of the record is kept). Every answer depends on the
records and the order in which they were last written, never on how they came to be there: live, read
back from a compacted ledger, or found in a cache.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

import msgspec
import numpy as np

from agents.deduplicate.fold import Folded
from agents.deduplicate.postings import MOST_ROWS, Keys, Postings, narrow
from agents.deduplicate.shelf import TEXT, Dictionary, Shelf, pack, unpack
from agents.deduplicate.sketch import SKETCH, Sketch, resemblance, sketch

PREFIX = "a:"
EVICTED = "n:evicted"  # how many left the window because it was full
RESEMBLING = 0.15  # of the smaller fingerprint: 10 to 20 % of words edited leave that much
MOVED_AT_ONCE = 4_096  # keys
DICTIONARY = 100_000  # articles that are kept in memory before a cache on disk takes over

NEAR, FAR = b"n", b"f"  # rows of articles with and without their text
_KEYS, _PLACE, _HOLDER, _OTHER, _COUNTS = b"k", b"i", b"x", b"o", b"c"


class Known(msgspec.Struct, frozen=True, kw_only=True, array_like=True):
    """An article as it is remembered. Times in ms: `at` the stage's when it was last seen, `first` when first.

    `holds`: copies of exactly this text are this article's. `keys` are 4 bytes each, little-endian;
    `packed` is the text while it is near.
    """

    id: str
    at: int
    version: int
    root: str
    exact: str  # digest of the folded text
    title: str
    sources: tuple[str, ...]
    published: int = 0  # 0 where it is not known
    first: int = 0
    holds: bool = True
    sketch: int = SKETCH
    keys: bytes = b""
    fingerprint: bytes = b""
    packed: bytes = b""
    page: bool = False  # its text was fetched from the page: a feed's summary of it is nothing new

    @property
    def text(self) -> Folded:
        """The text, unpacked and folded again."""
        return Folded(unpack(self.packed) if self.packed else "")

    def faded(self) -> Known:
        """Without its text and keys: known by identity and exact text alone."""
        return msgspec.structs.replace(self, keys=b"", fingerprint=b"", packed=b"")


class Near(Known, frozen=True, kw_only=True, array_like=True):
    """One whose text is at hand."""

    body: str = ""

    @property
    def text(self) -> Folded:
        """The text, folded again."""
        return Folded(self.body)


_encoder = msgspec.msgpack.Encoder()
_decoder = msgspec.msgpack.Decoder(Known)
_near = msgspec.msgpack.Decoder(Near)


def encode(known: Known) -> bytes:
    """A record of the ledger."""
    return _encoder.encode(known)


def packed_keys(found: Sketch) -> bytes:
    """A sketch's keys as they stand in a record."""
    return narrow(found.keys).astype("<u4").tobytes()


def _keys(packed: bytes) -> Keys:
    return np.frombuffer(packed, dtype="<u4")


def _row(number: int) -> bytes:
    return number.to_bytes(8, "big")


class Counts(msgspec.Struct, array_like=True):
    """Where the rows stand: the next one's number, the oldest of each kind (at least), and how many there are."""

    next: int = 0
    oldest: dict[str, int] = msgspec.field(default_factory=lambda: {"n": 0, "f": 0})
    articles: dict[str, int] = msgspec.field(default_factory=lambda: {"n": 0, "f": 0})


_counts = msgspec.msgpack.Decoder(Counts)


class Window:
    """The state of the stage: rows on a shelf, the index of their keys in memory."""

    def __init__(self, shelf: Shelf | None = None, larger: Callable[[], Shelf | None] | None = None) -> None:
        """On a shelf; `larger` makes the one that takes over when the articles are many, if there can be one."""
        self.shelf: Shelf = shelf or Dictionary()
        self.larger = larger
        self._load()

    def _load(self) -> None:
        """Index what is on the shelf."""
        self.counts = _counts.decode(self.shelf.get(_COUNTS) or _encoder.encode(Counts()))
        self.evicted = int(self.shelf.get(_OTHER + EVICTED.encode()) or 0)
        self.heads: dict[bytes, tuple[int, int] | None] = {NEAR: None, FAR: None}
        self.postings = Postings()
        rows: list[int] = []
        keys: list[Keys] = []
        for row, packed in self.shelf.items(_KEYS):
            rows.append(int.from_bytes(row, "big"))
            keys.append(_keys(packed))
            if len(rows) == MOST_ROWS:
                self.postings.load(rows, keys)
                rows, keys = [], []
        self.postings.load(rows, keys)

    # As a State

    def get(self, key: str) -> bytes | None:
        """The ledger's bytes of a key, or None."""
        if not key.startswith(PREFIX):
            return self.shelf.get(_OTHER + key.encode())
        place = self._place(key[len(PREFIX) :])
        return None if place is None else encode(self._whole(place))

    def scan(self, prefix: str) -> Iterator[tuple[str, bytes]]:
        """All keys that begin with `prefix`, in order."""
        ids = (PREFIX + key.decode() for key, _ in self.shelf.items(_PLACE))
        others = (key.decode() for key, _ in self.shelf.items(_OTHER))
        for key in sorted(key for key in (*ids, *others) if key.startswith(prefix)):
            yield key, self.get(key) or b""

    def apply(self, key: str, value: bytes | None) -> None:
        """Set or forget an article."""
        try:
            self._apply(key, value)
        finally:
            self.shelf.end_group()

    def _apply(self, key: str, value: bytes | None) -> None:
        if not key.startswith(PREFIX):
            self.evicted = int(value or 0)
            self.shelf.put(_OTHER + key.encode(), value or b"0")
            return
        known = None if value is None else _current(_decoder.decode(value))
        if (place := self._place(key[len(PREFIX) :])) is not None:
            self._forget(place)
        if known is not None:
            self._remember(known)
        self.shelf.put(_COUNTS, _encoder.encode(self.counts))

    def keep(self, changes: int, stamp: bytes | None) -> None:
        """The first `changes` that were applied and not yet kept are in the ledger; then the state is `stamp`'s."""
        self.shelf.keep(changes, stamp)
        if self.larger is not None and self.articles > DICTIONARY and isinstance(self.shelf, Dictionary):
            large, self.larger = self.larger(), None
            self.shelf = moved(self.shelf, large) if large is not None else self.shelf

    def stamp(self) -> bytes | None:
        """What `keep` was told last, where the state outlived the process."""
        return self.shelf.stamp()

    def clear(self) -> None:
        """Forget everything: the ledger is read from its beginning."""
        self.shelf.clear()
        self._load()

    def close(self) -> None:
        """Let go of files."""
        self.shelf.close()

    def figures(self) -> Mapping[str, int]:
        """How much it holds and what it costs."""
        memory, disk = self.shelf.cost()
        return {
            "near_articles": self.near,
            "articles": self.articles,
            "evicted": self.evicted,
            "crowded_keys": self.postings.crowded,
            "memory_bytes": memory + self.postings.cost,
            "disk_bytes": disk,
            "rebuilt": int(bool(self.shelf.rebuilt)),
        }

    @property
    def near(self) -> int:
        """Articles whose text is kept."""
        return self.counts.articles["n"]

    @property
    def articles(self) -> int:
        """All articles known."""
        return self.near + self.counts.articles["f"]

    # What the judgement asks

    def of(self, id: str) -> Known | None:
        """An article as it was last seen, its text at hand where it is near."""
        place = self._place(id)
        return None if place is None else self._at(place)

    def twin(self, exact: str) -> Known | None:
        """The article that copies of exactly this text are copies of."""
        id = self.shelf.get(_HOLDER + exact.encode())
        place = None if id is None else self.shelf.get(_PLACE + id)
        return None if place is None else _decoder.decode(self._raw(place))

    def candidates(self, found: Sketch) -> list[Known]:
        """Near articles that may share text, the first seen first: an odd key or two even ones, and the prefilter."""
        likely = []
        for number, votes in self.postings.votes(narrow(found.keys)).items():
            if votes >= 2:
                known = _decoder.decode(self._raw(NEAR + _row(number)))
                if resemblance(found.fingerprint, known.fingerprint) >= RESEMBLING:
                    likely.append((known.first, known.id, number))
        return [self._at(NEAR + _row(number)) for _, _, number in sorted(likely)]

    def fading(self, before: int, most: int) -> Iterator[Known]:
        """Near articles last seen before `before` (ms), and the oldest of those beyond `most`; without their texts."""
        surplus = self.near - most
        for number, known in enumerate(self._from_the_oldest(NEAR, before, surplus > 0)):
            if known.at >= before and number >= surplus:
                return
            yield known

    def expired(self, before: int) -> Iterator[Known]:
        """Articles last seen before `before` (ms); without their texts."""
        for kind in (FAR, NEAR):
            for known in self._from_the_oldest(kind, before, False):
                if known.at >= before:
                    break
                yield known

    # Rows

    def _from_the_oldest(self, kind: bytes, before: int, surplus: bool) -> Iterator[Known]:
        """The articles of a kind in the order of their rows, which is that of `at`; none where the oldest is young."""
        head = self.heads[kind]
        if head is not None and head[1] >= before and not surplus:
            return
        number = head[0] if head is not None else self.counts.oldest[kind.decode()]
        while number < self.counts.next:
            if (raw := self.shelf.get(kind + _row(number))) is not None:
                known = _decoder.decode(raw)
                if self.heads[kind] is None:
                    self.heads[kind] = (number, known.at)
                    self.counts.oldest[kind.decode()] = number
                yield known
            number += 1
        if self.heads[kind] is None:
            self.counts.oldest[kind.decode()] = number  # nothing there: not to be walked again

    def _place(self, id: str) -> bytes | None:
        """Kind and row of an article."""
        return self.shelf.get(_PLACE + id.encode())

    def _raw(self, place: bytes) -> bytes:
        raw = self.shelf.get(place)
        assert raw is not None  # noqa: S101 -- a place is of a row that is there
        return raw

    def _at(self, place: bytes) -> Known:
        if place[:1] == FAR:
            return _decoder.decode(self._raw(place))
        return msgspec.structs.replace(_near.decode(self._raw(place)), body=self.shelf.text(place[1:]))

    def _whole(self, place: bytes) -> Known:
        """As it stands in the ledger."""
        known = _decoder.decode(self._raw(place))
        if place[:1] == FAR:
            return known
        keys, packed = self.shelf.get(_KEYS + place[1:]) or b"", pack(self.shelf.text(place[1:]))
        return msgspec.structs.replace(known, keys=keys, packed=packed)

    def _remember(self, known: Known) -> None:
        kind, number = NEAR if known.packed else FAR, self.counts.next
        place, id = kind + _row(number), known.id.encode()
        self.counts.next += 1
        self.counts.articles[kind.decode()] += 1
        if kind == NEAR:
            self.shelf.put(_KEYS + place[1:], known.keys)
            self.shelf.put_text(place[1:], known.packed)
            self.postings.add(number, _keys(known.keys))
            known = msgspec.structs.replace(known, keys=b"", packed=b"")
        self.shelf.put(place, encode(known))
        self.shelf.put(_PLACE + id, place)
        if known.holds:
            self.shelf.put(_HOLDER + known.exact.encode(), id)

    def _forget(self, place: bytes) -> None:
        known, kind, number = _decoder.decode(self._raw(place)), place[:1], int.from_bytes(place[1:], "big")
        holder = _HOLDER + known.exact.encode()
        if known.holds and self.shelf.get(holder) == known.id.encode():
            self.shelf.delete(holder)
        self.shelf.delete(place)
        self.shelf.delete(_PLACE + known.id.encode())
        self.counts.articles[kind.decode()] -= 1
        if (head := self.heads[kind]) is not None and head[0] == number:
            self.heads[kind] = None
            self.counts.oldest[kind.decode()] = number + 1
        if kind == NEAR:
            self.shelf.delete(_KEYS + place[1:])
            self.shelf.delete(TEXT + place[1:])
            self.postings.remove(number)


def _current(known: Known) -> Known:
    """Sketched as we sketch: a record of an older version is sketched anew from its text, so no two are mixed."""
    if known.sketch == SKETCH or not known.packed:
        return known
    found = sketch(known.text.tokens)
    return msgspec.structs.replace(known, sketch=SKETCH, keys=packed_keys(found), fingerprint=found.fingerprint)


def moved(small: Dictionary, large: Shelf) -> Shelf:
    """Everything onto another shelf; what is not yet kept stays so."""
    large.clear()
    for number, (key, value) in enumerate(small.values.items()):
        if key[:1] == TEXT:
            large.put_text(key[1:], value)
        else:
            large.put(key, value)
        if number % MOVED_AT_ONCE == 0:
            large.end_group()
            large.keep(1, None)
    large.end_group()
    large.keep(1, None)
    large.begin(small.pending)
    return large

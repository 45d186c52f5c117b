"""What a body's Content-Encoding hides, unpacked piece by piece: a bomb is stopped at the limit, not after it."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator
from typing import Protocol

import brotli

from agents.errors import FetchFailed

try:
    from compression import zstd  # type: ignore[import-not-found,unused-ignore]
except ImportError:
    from backports import zstd

PIECE = 64 * 1024  # bytes unpacked at a time
WINDOW = 23  # log2 of zstd's largest window: RFC 9659 allows a web server 8 MB
GZIP, ZSTD = b"\x1f\x8b", b"\x28\xb5\x2f\xfd"
MAGIC = {"gzip": GZIP, "zstd": ZSTD}
ENOUGH = 4  # bytes that tell what a body is


class Decoder(Protocol):
    """Unpacks a stream. `ended` says whether the stream's own end was seen."""

    def feed(self, data: bytes) -> Iterator[bytes]:
        """Pieces of at most PIECE bytes or so. Raises zlib.error, brotli.error or zstd.ZstdError."""
        ...

    @property
    def ended(self) -> bool:
        """Whether nothing is missing."""
        ...


class Plain:
    """Not packed at all."""

    ended = True

    def feed(self, data: bytes) -> Iterator[bytes]:
        """The same bytes."""
        yield data


class Zlib:
    """gzip (also of several members) and deflate (also without its header)."""

    def __init__(self, bits: int) -> None:
        self.bits = bits
        self.one = zlib.decompressobj(bits)

    @property
    def ended(self) -> bool:
        """Whether the last member is whole."""
        return self.one.eof

    def feed(self, data: bytes) -> Iterator[bytes]:
        """Pieces; what follows a gzip member and is none itself is passed over, as everybody does."""
        while data:
            if self.one.eof:
                if self.bits < 0 or not data.startswith(GZIP[:1]):
                    return
                self.one = zlib.decompressobj(self.bits)
            yield self.one.decompress(data, PIECE)
            data = self.one.unused_data if self.one.eof else self.one.unconsumed_tail


class Brotli:
    """br."""

    def __init__(self) -> None:
        self.one = brotli.Decompressor()

    @property
    def ended(self) -> bool:
        """Whether the stream is whole."""
        return bool(self.one.is_finished())

    def feed(self, data: bytes) -> Iterator[bytes]:
        """Pieces. `can_accept_more_data` is no sign of the end: it is true while output is still held back."""
        piece = self.one.process(data, output_buffer_limit=PIECE)
        while piece or not self.one.can_accept_more_data():
            yield piece
            piece = self.one.process(b"", output_buffer_limit=PIECE)


class Zstd:
    """zstd, of one or several frames, with windows that the web allows."""

    def __init__(self) -> None:
        self.one = self._fresh()

    @staticmethod
    def _fresh() -> zstd.ZstdDecompressor:
        return zstd.ZstdDecompressor(options={zstd.DecompressionParameter.window_log_max: WINDOW})

    @property
    def ended(self) -> bool:
        """Whether the last frame is whole."""
        return bool(self.one.eof)

    def feed(self, data: bytes) -> Iterator[bytes]:
        """Pieces."""
        while True:
            if self.one.eof:
                if not data:
                    return
                self.one = self._fresh()
            yield self.one.decompress(data, PIECE)
            data = self.one.unused_data if self.one.eof else b""
            if not self.one.eof and self.one.needs_input:
                return


_MAKERS: dict[str, Callable[[], Decoder]] = {"gzip": lambda: Zlib(31), "br": Brotli, "zstd": Zstd}


class Body:
    """A body as it comes: unpacked, counted against the limit; `notes` say what was not as its headers said."""

    def __init__(self, encoding: str, limit: int) -> None:
        self.encoding = _one(encoding)
        self.limit = limit
        self.notes: list[str] = []
        self.data = bytearray()
        self._first = bytearray()
        self._decoder: Decoder | None = None

    def feed(self, data: bytes) -> None:
        """More of it. Raises FetchFailed: `too_big` beyond the limit, `bad_encoding` where it is not what it says."""
        if self._decoder is None:
            self._first += data
            if len(self._first) < ENOUGH:
                return
            self._decoder = self._choose(bytes(self._first))
            data = bytes(self._first)
        self._unpack(self._decoder, data)

    def _unpack(self, decoder: Decoder, data: bytes) -> None:
        try:
            for piece in decoder.feed(data):
                self.data += piece
                if len(self.data) > self.limit:
                    raise FetchFailed("too_big", f"over {self.limit:,} bytes unpacked")
        except (zlib.error, brotli.error, zstd.ZstdError) as error:
            raise FetchFailed("bad_encoding", f"{self.encoding or 'gzip'}: {error}") from None

    def end(self) -> str:
        """Nothing more comes: why the body is cut, or nothing."""
        if self._decoder is None:
            self.data += self._first
            return ""
        return "" if self._decoder.ended else f"the {self.encoding or 'gzip'} stream has no end"

    def _choose(self, first: bytes) -> Decoder:
        kind = self.encoding
        if kind in {"", "identity"} and first.startswith(GZIP):
            self.notes.append("gzip_unsaid")
            return Zlib(31)
        if kind in MAGIC and not first.startswith(MAGIC[kind]):
            self.notes.append(f"{kind}_mislabelled")
            return Plain()
        if kind == "deflate":
            headed = first[0] & 0x0F == 8 and (first[0] << 8 | first[1]) % 31 == 0
            return Zlib(15 if headed else -15)
        return _MAKERS.get(kind, Plain)()


def _one(encoding: str) -> str:
    """The one encoding of a header; several in one another are refused: nobody needs them but a bomb."""
    told = [name.strip().lower().removeprefix("x-") for name in encoding.split(",")]
    real = [name for name in told if name not in {"", "identity"}]
    if len(real) > 1:
        raise FetchFailed("bad_encoding", f"encodings within one another: {encoding[:80]}")
    return real[0] if real else ""

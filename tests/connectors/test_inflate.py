"""Bodies are unpacked whole, whatever their headers say, and never beyond the limit."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Callable

import brotli
import pytest
from backports import zstd
from hypothesis import given
from hypothesis import strategies as st

from agents.errors import FetchFailed
from connectors.inflate import Body


def raw_deflate(data: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(data) + packer.flush()


PACKERS: dict[str, tuple[str, Callable[[bytes], bytes]]] = {
    "gzip": ("gzip", gzip.compress),
    "x-gzip": ("x-gzip", gzip.compress),
    "members": ("gzip", lambda data: gzip.compress(data[:10]) + gzip.compress(data[10:])),
    "deflate": ("deflate", zlib.compress),
    "deflate-raw": ("deflate", raw_deflate),
    "br": ("br", brotli.compress),
    "zstd": ("zstd", zstd.compress),
    "frames": ("zstd", lambda data: zstd.compress(data[:10]) + zstd.compress(data[10:])),
    "plain": ("", bytes),
    "identity": ("identity", bytes),
}


def read(encoding: str, packed: bytes, limit: int = 10_000_000, step: int = 1000) -> tuple[bytes, str, list[str]]:
    body = Body(encoding, limit)
    for start in range(0, len(packed), step):
        body.feed(packed[start : start + step])
    cut = body.end()
    return bytes(body.data), cut, body.notes


@pytest.mark.parametrize("name", PACKERS)
@given(data=st.binary(max_size=300), step=st.integers(1, 400))
def test_what_is_packed_comes_out_whole_in_whatever_pieces_it_arrives(name: str, data: bytes, step: int) -> None:
    data = b"<rss>" + data * 20
    encoding, pack = PACKERS[name]
    assert read(encoding, pack(data), step=step) == (data, "", [])


@pytest.mark.parametrize("name", ["gzip", "deflate", "br", "zstd"])
def test_a_stream_that_is_cut_says_so(name: str) -> None:
    encoding, pack = PACKERS[name]
    packed = pack(bytes(range(256)) * 50 + bytes(reversed(range(256))))
    _, cut, _ = read(encoding, packed[: len(packed) // 2], step=7)
    assert "no end" in cut


@pytest.mark.parametrize("name", ["gzip", "deflate", "br", "zstd", "plain"])
def test_more_than_the_limit_is_refused(name: str) -> None:
    encoding, pack = PACKERS[name]
    with pytest.raises(FetchFailed) as caught:
        read(encoding, pack(bytes(2_000_000)), limit=1_000_000)
    assert caught.value.code == "too_big"


def test_gzip_without_its_header_and_a_header_without_gzip_are_both_read() -> None:
    assert read("", gzip.compress(b"<rss/>")) == (b"<rss/>", "", ["gzip_unsaid"])
    assert read("gzip", b"<rss/>") == (b"<rss/>", "", ["gzip_mislabelled"])
    assert read("zstd", b"<rss/>") == (b"<rss/>", "", ["zstd_mislabelled"])


@pytest.mark.parametrize("encoding", ["gzip, gzip", "br,gzip", "gzip, identity, zstd"])
def test_encodings_within_one_another_are_refused(encoding: str) -> None:
    with pytest.raises(FetchFailed) as caught:
        Body(encoding, 100)
    assert caught.value.code == "bad_encoding"


@pytest.mark.parametrize(
    ("encoding", "data"), [("br", b"<rss>no</rss>"), ("gzip", b"\x1f\x8bnot at all"), ("deflate", b"\x78\x9cno")]
)
def test_rubbish_is_an_error_of_ours(encoding: str, data: bytes) -> None:
    with pytest.raises(FetchFailed) as caught:
        read(encoding, data)
    assert caught.value.code == "bad_encoding"


def test_a_zstd_window_that_no_web_server_may_ask_for_is_refused() -> None:
    packed = zstd.compress(
        bytes(1000), options={zstd.CompressionParameter.window_log: 27, zstd.CompressionParameter.content_size_flag: 0}
    )
    stream = zstd.ZstdCompressor(options={zstd.CompressionParameter.window_log: 27})
    packed = stream.compress(bytes(300_000)) + stream.flush()
    with pytest.raises(FetchFailed) as caught:
        read("zstd", packed)
    assert caught.value.code == "bad_encoding"

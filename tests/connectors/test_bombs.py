"""300 MB in a few kilobytes: stopped within 60 MB of memory, in every encoding, in a process of its own."""

from __future__ import annotations

import asyncio
import sys
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

import brotli
import orjson
import pytest
from aiohttp import web
from backports import zstd

from tests.connectors.serving import serving

SIZE = 300 * 1024 * 1024
PIECE = bytes(1024 * 1024)
ROOT = Path(__file__).parents[2]


def packed(feed: Callable[[bytes], bytes], end: Callable[[], bytes]) -> bytes:
    return b"".join([*(feed(PIECE) for _ in range(SIZE // len(PIECE))), end()])


def bomb(encoding: str) -> bytes:
    if encoding == "br":
        one = brotli.Compressor(quality=1)
        return packed(one.process, one.finish)
    if encoding == "zstd":
        two = zstd.ZstdCompressor()
        return packed(two.compress, two.flush)
    three = zlib.compressobj(1, wbits=31 if encoding == "gzip" else 15)
    return packed(three.compress, three.flush)


async def plain() -> Iterator[bytes]:  # type: ignore[misc]
    for _ in range(SIZE // len(PIECE)):
        yield PIECE


async def answer(request: web.Request) -> web.StreamResponse:
    kind = request.path[1:]
    if kind == "small":
        return web.Response(body=b"<rss/>")
    if kind == "plain":
        return web.Response(body=plain())
    body = await asyncio.to_thread(bomb, kind)
    return web.Response(body=body, headers={"Content-Encoding": kind})


@pytest.mark.parametrize("kind", ["gzip", "deflate", "br", "zstd", "plain"])
async def test_300_mb_take_less_than_60(kind: str) -> None:
    async with serving(answer) as served:
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "tests.connectors.bombing",
            served.door,
            kind,
            cwd=ROOT,
            stdout=asyncio.subprocess.PIPE,
        )
        out, _ = await process.communicate()
    told = orjson.loads(out)
    assert told["told"] == "too_big"
    assert told["grown"] < 60 * 1024 * 1024

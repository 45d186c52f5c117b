"""The process that parses: one body after another from standard input, one Document each to standard output.

It may be killed at any time; it holds nothing. `python -m connectors.sources.feeds.parsing`.
"""

from __future__ import annotations

import resource
import struct
import sys
import time
from typing import BinaryIO

import msgspec

from agents.records import Time, decode_hook, encode_hook
from agents.url import publisher_of
from connectors.sources.feeds.document import PARSER_LIMIT, Document
from connectors.sources.feeds.parse import parse

LENGTH = struct.Struct(">I")


class Job(msgspec.Struct, frozen=True, kw_only=True):
    """One body to parse; the arguments of `parse`."""

    body: bytes
    url: str = ""
    headers: dict[str, str] = {}
    fetched_at: Time
    source: str = ""
    status: int = 0


encoder = msgspec.msgpack.Encoder(enc_hook=encode_hook)
jobs = msgspec.msgpack.Decoder(Job, dec_hook=decode_hook)
documents = msgspec.msgpack.Decoder(Document, dec_hook=decode_hook)


def main(seconds: int, megabytes: int) -> None:
    """Parse until standard input ends. `seconds` of CPU a body: the kernel ends the process that takes more."""
    publisher_of("https://example.org/")  # the suffix list is loaded before the first body waits for it
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        resource.setrlimit(resource.RLIMIT_AS, (megabytes << 20, megabytes << 20))
    source, sink = sys.stdin.buffer, sys.stdout.buffer
    while (raw := _frame(source)) is not None:
        _allow(seconds)
        answer, whole = _parsed(raw)
        sink.write(LENGTH.pack(len(answer)) + answer)
        sink.flush()
        if not whole:
            return  # memory that was short once is short again


def _allow(seconds: int) -> None:
    hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
    resource.setrlimit(resource.RLIMIT_CPU, (int(time.process_time()) + seconds + 1, hard))


def _parsed(raw: bytes) -> tuple[bytes, bool]:
    try:
        job = jobs.decode(raw)
        done = parse(job.body, job.url, job.headers, job.fetched_at, source=job.source, status=job.status)
        return encoder.encode(done), True
    except MemoryError:
        return encoder.encode(Document(error=PARSER_LIMIT, detail="too much memory")), False
    except RecursionError:
        return encoder.encode(Document(error=PARSER_LIMIT, detail="nested too deep")), True


def _frame(source: BinaryIO) -> bytes | None:
    head = source.read(LENGTH.size)
    return source.read(LENGTH.unpack(head)[0]) if len(head) == LENGTH.size else None


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))

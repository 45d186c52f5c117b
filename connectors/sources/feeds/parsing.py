"""The process that parses: one body after another in, one Document each out. It holds nothing and may be killed."""

from __future__ import annotations

import sys

import msgspec

from agents.records import Time, decode_hook, encode_hook
from agents.url import publisher_of
from connectors.sources.feeds.document import PARSER_LIMIT, Document
from connectors.sources.feeds.parse import parse
from connectors.sources.killable import serve


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


def answer(raw: bytes) -> bytes:
    """Parse one job. A MemoryError ends the process: memory that was short once is short again."""
    job = jobs.decode(raw)
    try:
        found = parse(job.body, job.url, job.headers, job.fetched_at, source=job.source, status=job.status)
    except RecursionError:
        found = Document(error=PARSER_LIMIT, detail="nested too deep")
    return encoder.encode(found)


if __name__ == "__main__":
    publisher_of("https://example.org/")  # the suffix list is loaded before the first body waits for it
    serve(answer, int(sys.argv[1]), int(sys.argv[2]))

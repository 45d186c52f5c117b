"""The process that extracts: one page in, one Extract out. It holds nothing and may be killed."""

from __future__ import annotations

import sys

import msgspec

from connectors.sources.killable import serve
from connectors.sources.pages.extract import extract
from connectors.sources.pages.page import Extract, Job

_jobs = msgspec.msgpack.Decoder(Job)
_encoder = msgspec.msgpack.Encoder()


def answer(raw: bytes) -> bytes:
    """Extract from one page."""
    job = _jobs.decode(raw)
    try:
        found = extract(job.body, job.url, job.content_type)
    except RecursionError:
        found = Extract()
    return _encoder.encode(found)


if __name__ == "__main__":
    serve(answer, int(sys.argv[1]), int(sys.argv[2]))

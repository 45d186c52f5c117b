"""Parsers: feeds parsed in processes that are killed when a body takes too long or too much (R72)."""

from __future__ import annotations

from collections.abc import Mapping

from agents.errors import LimitReached
from agents.records import Time
from connectors.sources.feeds.document import PARSER_LIMIT, Document
from connectors.sources.feeds.parsing import Job, documents, encoder
from connectors.sources.killable import Killable

SECONDS = 10  # of CPU a body
MEGABYTES = 512


class Parsers(Killable):
    """A few parsing processes, started when first needed; `async with` ends them."""

    def __init__(self, count: int = 1, seconds: int = SECONDS, megabytes: int = MEGABYTES) -> None:
        super().__init__("connectors.sources.feeds.parsing", count, seconds, megabytes)

    async def parse(
        self, body: bytes, url: str, headers: Mapping[str, str], fetched_at: Time, *, source: str = "", status: int = 0
    ) -> Document:
        """`parse` of a body in a process of ours. Never raises for what stands in it: PARSER_LIMIT is an answer."""
        told = {
            name: value.encode(errors="replace").decode()
            for name, value in headers.items()
            if name.lower().startswith("content-")
        }
        job = Job(body=body, url=url, headers=told, fetched_at=fetched_at, source=source, status=status)
        try:
            return documents.decode(await self.ask(encoder.encode(job)))
        except LimitReached as error:
            return Document(error=PARSER_LIMIT, detail=str(error))

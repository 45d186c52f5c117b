"""Extractors: pages read in processes that are killed when one takes too long or too much (R120)."""

from __future__ import annotations

import msgspec

from connectors.sources.killable import Killable
from connectors.sources.pages.page import Extract, Job

SECONDS = 5  # of CPU a page
MEGABYTES = 768

_extracts = msgspec.msgpack.Decoder(Extract)


class Extractors(Killable):
    """A few extracting processes, started when first needed; `async with` ends them."""

    def __init__(self, count: int = 1, seconds: int = SECONDS, megabytes: int = MEGABYTES) -> None:
        super().__init__("connectors.sources.pages.extracting", count, seconds, megabytes)

    async def extract(self, body: bytes, url: str, content_type: str) -> Extract:
        """What stands on a page. Raises LimitReached."""
        return _extracts.decode(
            await self.ask(msgspec.msgpack.encode(Job(body=body, url=url, content_type=content_type)))
        )

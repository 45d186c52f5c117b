"""Feeds on disk: each file parsed as a body would be, nothing fetched, one answer a file in their order."""

from __future__ import annotations

import asyncio
import os
from collections import deque
from collections.abc import AsyncIterator, Iterable
from datetime import UTC, datetime
from pathlib import Path

from agents.records import Time
from connectors.sources.feeds.document import Document
from connectors.sources.feeds.parser import Parsers

LARGEST_FILE = 64 * 1024 * 1024  # bytes
UNDER_WAY = 8  # files read ahead


async def read(files: Iterable[Path], url: str) -> AsyncIterator[tuple[Path, Document]]:
    """Every file with its document. `url` is what relative links start from, and the source's name where given."""
    now = Time.of(datetime.now(UTC))
    waiting: deque[tuple[Path, asyncio.Task[Document]]] = deque()
    async with Parsers(count=min(4, os.cpu_count() or 1)) as parsers:
        try:
            for file in files:
                waiting.append((file, asyncio.create_task(_one(parsers, file, url, now))))
                if len(waiting) >= UNDER_WAY:
                    name, task = waiting.popleft()
                    yield name, await task
            while waiting:
                name, task = waiting.popleft()
                yield name, await task
        finally:
            for _, task in waiting:
                task.cancel()


async def _one(parsers: Parsers, file: Path, url: str, now: Time) -> Document:
    body = await asyncio.to_thread(_body, file)
    if isinstance(body, Document):
        return body
    return await parsers.parse(body, url, {}, now, source=url or f"file:{file.name}")


def _body(file: Path) -> bytes | Document:
    try:
        size = file.stat().st_size
        if size <= LARGEST_FILE:
            return file.read_bytes()
    except OSError as error:
        return Document(error="unreadable", detail=str(error.strerror or error))
    return Document(error="too_big", detail=f"{size:,} bytes, {LARGEST_FILE:,} are the most")

"""Bodies that could not be parsed, kept for later tests where that is wished: one a feed and error (R107)."""

from __future__ import annotations

import asyncio
import hashlib
import json
import logging
import os
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

from connectors.http import Response
from connectors.sources.feeds.document import Document

logger = logging.getLogger(__name__)

MOST = 100  # bodies
MOST_BYTES = 50_000_000  # of all files together
HEADERS = ("Content-Type", "Content-Encoding", "Content-Language", "Server", "Date", "Last-Modified", "ETag")
"""All that is kept of the headers: no cookie, nothing that a server made up."""


class Failures:
    """Keeps in `folder`: `DIGEST.body` as it came, unpacked, and `DIGEST.json` of what it was; for the owner only.

    What is there stays and counts, also after a restart: to have newer ones, somebody empties the folder.
    """

    def __init__(self, folder: Path, most: int = MOST, most_bytes: int = MOST_BYTES) -> None:
        self.folder = folder
        self.most = most
        self.most_bytes = most_bytes
        self._one_by_one = asyncio.Lock()
        self._warned = False

    async def keep(self, feed: str, got: Response, document: Document) -> None:
        """Keep one body if there is room. A disk that does not want it is told once, and costs no poll."""
        async with self._one_by_one:
            try:
                await asyncio.to_thread(self._keep, feed, got, document)
            except OSError as error:
                if not self._warned:
                    logger.warning("bodies that fail cannot be kept in %s (feeds.keep_failed): %s", self.folder, error)
                self._warned = True

    def _keep(self, feed: str, got: Response, document: Document) -> None:
        name = hashlib.blake2b(f"{feed} {document.error}".encode("utf-8", "replace"), digest_size=12).hexdigest()
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        there = {file.name: file.stat().st_size for file in self.folder.iterdir() if file.suffix in {".body", ".json"}}
        about = _about(feed, got, document)
        full = sum(there.values()) + len(got.body) + len(about) > self.most_bytes
        if f"{name}.body" in there or full or sum(one.endswith(".body") for one in there) >= self.most:
            return
        _write(self.folder / f"{name}.json", about)
        _write(self.folder / f"{name}.body", got.body)


def _about(feed: str, got: Response, document: Document) -> bytes:
    told = {
        "feed": _without_user(feed),
        "url": _without_user(got.url),
        "status": got.status,
        "error": document.error,
        "detail": document.detail,
        "cut": got.cut,
        "headers": {name: got.headers[name] for name in HEADERS if name in got.headers},
    }
    return json.dumps(told, indent=1).encode()  # ASCII: a header may hold a lone surrogate


def _without_user(url: str) -> str:
    parts = urlsplit(url)
    return urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2]))


def _write(file: Path, content: bytes) -> None:
    """Anew; a link that waits there is not followed."""
    file.unlink(missing_ok=True)
    with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as out:
        out.write(content)

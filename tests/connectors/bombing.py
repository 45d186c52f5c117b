"""A process that fetches one URL with the guarded client and prints what came of it and how its memory grew."""

from __future__ import annotations

import asyncio
import re
import resource
import sys
from pathlib import Path

import orjson

from agents.errors import FetchFailed
from connectors.http import Client

STATUS = Path("/proc/self/status")


def peak() -> int:
    """The most memory this process has had, in bytes.

    Linux hands `ru_maxrss` on to a child: below what the whole test run has, no growth would be seen.
    """
    if STATUS.exists():
        return int(re.search(r"VmHWM:\s+(\d+) kB", STATUS.read_text())[1]) * 1024  # type: ignore[index]
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)


async def fetch(url: str, door: str) -> str:
    async with Client(allow=[door]) as client:
        try:
            return str(len((await client.get(url)).body))
        except FetchFailed as error:
            return error.code


async def main(door: str) -> None:
    await fetch(f"http://{door}/small", door)
    for path in sys.argv[2:]:
        before = peak()
        told = await fetch(f"http://{door}/{path}", door)
        print(orjson.dumps({"path": path, "told": told, "grown": peak() - before}).decode(), flush=True)


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1]))

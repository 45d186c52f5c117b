"""How long an event loop is held while a watchlist is read and compiled in a thread beside it, as a worker does."""

from __future__ import annotations

import asyncio
import sys
import time
from collections.abc import Mapping
from contextlib import suppress

from agents.flag.compile import compile_watchlist
from agents.flag.reading import parse
from agents.runtime.watchlists import SWITCH

BEAT = 0.001  # seconds between two looks at the clock


def longest(files: Mapping[str, str]) -> float:
    """Milliseconds by which the loop came too late at worst."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(SWITCH)
    try:
        return 1e3 * asyncio.run(_beside(files))
    finally:
        sys.setswitchinterval(before)


async def _beside(files: Mapping[str, str]) -> float:
    late = [0.0]
    beating = asyncio.create_task(_beat(late))
    made = await asyncio.to_thread(lambda: compile_watchlist(parse(files)))
    await asyncio.sleep(100 * BEAT)
    beating.cancel()
    with suppress(asyncio.CancelledError):
        await beating
    del made
    return max(late)


async def _beat(late: list[float]) -> None:
    while True:
        start = time.perf_counter()
        await asyncio.sleep(BEAT)
        late.append(time.perf_counter() - start - BEAT)

"""10,000 invented feeds of real sizes on loopback, in a process of its own: `python -m benchmarks.feedserver HOSTS`.

Half of them honour validators. Of the others 7 in 10 bodies differ from the last by their lastBuildDate. One poll in
ten brings a new item. Sizes follow those of 200 real feeds (10th percentile 13 kB, median 81, 90th 570, 99th 2,200).
"""

from __future__ import annotations

import asyncio
import hashlib
import math
import sys
import time
from collections import Counter
from email.utils import formatdate
from functools import cache
from itertools import pairwise

from aiohttp import web

CLASSES = 40
QUANTILES = ((0.0, 8), (0.1, 13), (0.5, 81), (0.9, 570), (0.99, 2_200), (1.0, 3_000))  # kB
START = 1_780_000_000.0
TEXT = "the invented exercise of the northern fleet ended with a report of its spokesman on tuesday"
WORDS = TEXT.split()


def kilobytes(number: int) -> float:
    """The size of a class of feeds, log-linear between the quantiles."""
    at = (number + 0.5) / CLASSES
    for (low, small), (high, large) in pairwise(QUANTILES):
        if at <= high:
            return math.exp(math.log(small) + (at - low) / (high - low) * (math.log(large) - math.log(small)))
    return 3_000.0


def item(number: int, name: str, length: int) -> str:
    """One item of about `length` bytes; all of it is invented."""
    text = " ".join(WORDS[(number + place) % len(WORDS)] for place in range(max(10, length // 6)))
    link = f"http://class{number}.example/{name}"
    date = formatdate(START - 3600 * (len(name) + number), usegmt=True)
    return (
        f"<item><title>Report {name} of class {number}</title><link>{link}</link><guid>{link}</guid>"
        f"<pubDate>{date}</pubDate><description><![CDATA[<p>{text}</p>]]></description></item>"
    )


@cache
def items(number: int) -> str:
    """The items that a class of feeds shows all the time."""
    size = kilobytes(number) * 1000
    count = int(min(60, max(8, size / 4000)))
    return "".join(item(number, str(place), int(size / count)) for place in range(count))


def document(number: int, head: str = "", new: str = "") -> bytes:
    """A document of a class."""
    first = item(number, new, 1500) if new else ""
    told = f"<title>Class {number}</title><link>http://class{number}.example/</link><description>x</description>{head}"
    return f'<?xml version="1.0"?><rss version="2.0"><channel>{told}{first}{items(number)}</channel></rss>'.encode()


class Server:
    """Answers, and counts."""

    def __init__(self) -> None:
        self.polls: Counter[int] = Counter()
        self.bytes = 0

    async def answer(self, request: web.BaseRequest) -> web.StreamResponse:
        if request.path == "/count":
            return web.json_response({"polls": sum(self.polls.values()), "bytes": self.bytes})
        feed = int(request.path.rpartition("/")[2])
        turn, number = self.polls[feed], feed % CLASSES
        self.polls[feed] += 1
        dice = hashlib.blake2b(f"{feed}/{turn}".encode(), digest_size=2).digest()
        new = f"new-{feed}-{turn}" if dice[0] < 26 else ""
        honours = feed // CLASSES % 2 == 0
        headers = {"ETag": f'"{number}-{new}"', "Content-Type": "application/rss+xml"} if honours else {}
        if honours and not new and "If-None-Match" in request.headers:
            return web.Response(status=304, headers=headers)
        head = f"<lastBuildDate>{formatdate(time.time())}</lastBuildDate>" if not honours and dice[1] < 179 else ""
        body = document(number, head, new)
        self.bytes += len(body)
        return web.Response(body=body, headers=headers)


async def main(hosts: int) -> None:
    runner = web.ServerRunner(web.Server(Server().answer, access_log=None))
    await runner.setup()
    await web.TCPSite(runner, "127.0.1.1", 0).start()
    port = runner.addresses[0][1]
    for number in range(2, hosts + 1):
        await web.TCPSite(runner, address(number), port).start()
    for number in range(CLASSES):
        items(number)
    print(port, flush=True)
    await asyncio.Event().wait()


def address(number: int) -> str:
    """The loopback address of a host; they count from 1."""
    return f"127.0.{number // 250 + 1}.{number % 250 + 1 if number >= 250 else number}"


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1])))

"""What a reader of news feeds is for: the alert that stands in no headline, but in the page's sixth paragraph."""

from __future__ import annotations

import asyncio
import email.utils
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import orjson

from tests.connectors.sources.pages import invented
from tests.connectors.sources.pages.outlet import Outlet, outlet
from tests.connectors.test_supervisor import Service

TITLE = "Invented ministers end two days of talks"
SUMMARY = "The invented ministers ended their talks without a statement, a spokesperson said."
SIXTH = "Two Patriot batteries were delivered to Kuwait on Thursday, port officials said on the margins of the talks."
LIMIT = 200.0  # seconds: a feed is asked once a minute at most


def feed(*items: tuple[str, str, str]) -> str:
    rows = "".join(
        f"<item><title>{title}</title><link>{link}</link><description>{SUMMARY}</description><pubDate>{at}</pubDate></item>"
        for title, link, at in items
    )
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>Invented outlet</title>{rows}</channel></rss>'


def served(place: Outlet) -> tuple[str, tuple[str, str, str]]:
    """The feed's URL with an old item, and the item that is news."""
    parts = invented.paragraphs(11)
    parts[0] = "The invented ministers ended two days of talks without a statement, a spokesperson said."
    parts[5] = SIXTH
    page = place.put("/news/talks", invented.tabloid(TITLE, parts))
    place.put("/news/old", invented.tabloid("Old", parts))
    old = ("An old item", place.url("/news/old"), "Mon, 02 Nov 2020 08:00:00 GMT")
    url = place.put("/feed.xml", feed(old), Content_Type="application/rss+xml", ETag='"1"')
    return url, (TITLE, page, "")


async def until(service: Service, what: str, holds: Any) -> Any:
    deadline = time.monotonic() + LIMIT
    while not (found := holds()):
        assert service.process is not None
        assert service.process.poll() is None, service.log()
        assert time.monotonic() < deadline, f"{what}: {service.log()}"
        await asyncio.sleep(0.3)
    return found


def alerts(folder: Path) -> list[dict[str, Any]]:
    file = folder / "alerts.jsonl"
    whole = file.read_bytes().rpartition(b"\n")[0] if file.exists() else b""  # the last one may be under way
    return [orjson.loads(line) for line in whole.splitlines()]


async def test_up_alerts_on_what_stands_in_the_sixth_paragraph(tmp_path: Path) -> None:
    async with outlet() as place:
        url, (title, page, _) = served(place)
        service = Service(tmp_path)
        settings = service.folder / "vedette.yaml"
        settings.write_text(settings.read_text() + f'allow_private: ["{place.door}"]\n')
        try:
            await asyncio.to_thread(service.start)
            added = await asyncio.to_thread(service.ask, "feeds", "add", "--every", "1m", url)
            assert added.returncode == 0, added.stderr.decode()
            await until(service, "the feed was asked", lambda: "/feed.xml" in place.asked)
            await asyncio.sleep(2)
            news = feed((title, page, email.utils.format_datetime(datetime.now(UTC))))
            place.put("/feed.xml", news, Content_Type="application/rss+xml", ETag='"2"')
            [alert, *_] = await until(service, "an alert", lambda: alerts(tmp_path))
        finally:
            if service.process is not None and service.process.poll() is None:
                await asyncio.to_thread(service.end)
    quotes = [one for one in alert["data"]["evidence"] if "Patriot" in one["quote"]]
    assert {one["field"] for one in quotes} == {"text"}
    assert quotes[0]["quote"] in SIXTH
    assert alert["data"]["articles"][0]["title"] == title
    assert [path for path in place.asked if path.startswith("/news")] == [
        "/news/talks"
    ]  # the old item's page was not asked
    assert place.asked.count("/robots.txt") == 1

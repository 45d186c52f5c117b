"""`vedette alerts why URL --fetch`: a page that was never read goes through all stages, and is written nowhere."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from pathlib import Path
from typing import Any

import orjson
import pytest
from aiokafka import TopicPartition

from agents import wire
from agents.errors import NotRunning
from agents.records import Article, Time
from agents.settings import Settings
from connectors import kafka
from connectors.commands import drying
from connectors.commands.alerting import explained
from connectors.delivering import now
from connectors.looking import dry, publisher, wayside
from connectors.looking.reading import Reading
from connectors.sources.feeds import state
from connectors.sources.feeds.state import Feed, Poll
from tests.connectors.sources.pages import invented
from tests.connectors.sources.pages.outlet import Outlet, outlet
from tests.golden import SHIPPED, shipped
from tests.test_cli import run

TITLE = "Doha pier, Friday"
HOT = "Three Patriot missile batteries were delivered to Kuwait at Doha pier on Friday, a pilot said."
RULE = "air-defence-on-its-way"
PAGE = invented.agency(TITLE, [HOT, *invented.paragraphs(3)])


def dated(age: timedelta) -> str:
    """The page with a date in its metadata, so long ago."""
    at = Time.of(now() - age)
    return PAGE.replace("</head>", f'<meta property="article:published_time" content="{at}"></head>')


async def tried(paper: Outlet, path: str, body: str, status: int = 200) -> dict[str, Any]:
    """What the dry run says of a page."""
    settings = Settings(allow_private=(paper.door,))
    verdict, article = await dry.fetched(settings, paper.put(path, body, status), now(), spacing=0.0)
    told: dict[str, Any] = {"outcome": verdict.outcome, "detail": verdict.detail, "article": None}
    if article is not None:
        told |= drying.judged(shipped(), article, lambda judged: explained(shipped(), judged, ""))
    told["lines"] = "\n".join(line.plain for line in wayside.dry(told))
    return told


@pytest.mark.parametrize(
    ("age", "outcome", "line"),
    [
        (timedelta(minutes=5), "opened", f"{RULE} holds: would open an alert, medium"),
        (timedelta(days=40), "too-old", f"{RULE} holds: no alert, too-old (960 h old when fetched)"),
        (timedelta(hours=-5), "future-date", f"{RULE} holds: no alert, future-date"),
        (None, "undated", f"{RULE} holds: no alert, undated (without a date nobody knows whether it is news)"),
    ],
    ids=["fresh", "old", "of tomorrow", "undated"],
)
async def test_a_page_is_judged_as_if_a_feed_had_brought_it_now(age: timedelta | None, outcome: str, line: str) -> None:
    async with outlet() as paper:
        told = await tried(paper, "/news/1", PAGE if age is None else dated(age))
        assert paper.asked == ["/robots.txt", "/news/1"]
    (version,) = told["versions"]
    assert (told["article"]["title"], version["verdict"]) == (TITLE, "original")
    assert {"patriot", "kuwait"} <= set(version["mentions"])
    assert [(hit["rule"], hit["outcome"]) for hit in version["held"]] == [(RULE, outcome)]
    assert line in told["lines"]
    assert "copies of it were not looked for" in told["lines"]


async def test_a_page_that_raises_nothing_says_the_first_clause_that_does_not_hold() -> None:
    async with outlet() as paper:
        told = await tried(
            paper, "/news/1", invented.agency("In Doha", ["It rained in Kuwait.", *invented.paragraphs(3)])
        )
    (version,) = told["versions"]
    assert version["held"] == []
    assert version["silent"]
    assert all(rule["clause"] for rule in version["silent"])
    assert "does not hold" in told["lines"]


async def test_robots_txt_holds_for_a_page_asked_for_by_hand() -> None:
    async with outlet() as paper:
        paper.put("/robots.txt", "User-agent: *\nDisallow: /news/")
        told = await tried(paper, "/news/1", PAGE)
        assert paper.asked == ["/robots.txt"]
    assert told["lines"] == "the page gives no article: robots (robots.txt)"


async def test_a_private_address_is_refused_where_its_door_is_shut() -> None:
    async with outlet() as paper:
        verdict, article = await dry.fetched(Settings(), paper.put("/news/1", PAGE), now(), spacing=0.0)
        assert paper.asked == []
    assert (verdict.outcome, article) == ("refused", None)


def test_without_a_broker_it_says_what_is_missing() -> None:
    def ask() -> dict[str, Any]:
        raise NotRunning("nothing runs")

    told = drying.or_missing(ask)
    assert told == {"unknown": None, "missing": "nothing runs"}
    assert [line.plain for line in wayside.never_read(told)] == ["what is stored was not looked at: nothing runs"]


async def test_the_command_judges_without_a_broker(tmp_path: Path) -> None:
    async with outlet() as paper:
        url = paper.put("/news/1", dated(timedelta(minutes=5)))
        (tmp_path / "vedette.yaml").write_text(f"allow_private: ['{paper.door}']\n")
        asked = ("alerts", "why", url, "--fetch", "--json", "--watchlist", str(SHIPPED), "--broker", "127.0.0.1:1")
        done = await asyncio.to_thread(run, *asked, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    told = orjson.loads(done.stdout)
    assert told["missing"].startswith("no Kafka answers at 127.0.0.1:1")
    assert [hit["outcome"] for hit in told["dry"]["versions"][0]["held"]] == ["opened"]


async def _ends(bootstrap: str, namespace: str) -> dict[str, int]:
    reader = kafka.consumer(bootstrap)
    await reader.start()
    try:
        rows = wire.topics().items()
        places = [TopicPartition(f"{namespace}.{name}", n) for name, row in rows for n in range(row.partitions)]
        return {f"{place.topic} {place.partition}": end for place, end in (await reader.end_offsets(places)).items()}
    finally:
        await reader.stop()


async def test_of_a_page_never_read_the_publishers_feeds_are_told_and_nothing_is_written(
    broker: Any, namespace: str, tmp_path: Path
) -> None:
    feed, other = "http://127.0.0.1:9/feed", "https://sheet.example/feed"
    known = Article(
        id=wire.digest("a"),
        source=feed,
        url="http://127.0.0.1:9/old",
        canonical_url="",
        title="Read before",
        fetched_at=now(),
    )
    poll = Poll(url=feed, polled_at=2e9, ok_at=1.9e9, next_at=2.1e9, error="timeout", detail="60 s", failing_since=2e9)
    async with kafka.producer(broker.bootstrap) as sender:
        for value in (wire.encode(known), b"no article of 127.0.0.1"):
            await sender.send_and_wait(f"{namespace}.articles.raw", value, key=known.id.encode())
        for url in (feed, other):
            await sender.send_and_wait(f"{namespace}.feeds", state.encode(Feed(url=url)), key=url.encode())
        await sender.send_and_wait(f"{namespace}.feeds.state", state.encode(poll), key=state.key(state.POLL, feed))
    settings = Settings(broker_address=broker.bootstrap, namespace=namespace)
    async with Reading(settings) as reading:
        row = await publisher.told(reading, "http://127.0.0.1:9/never")
    assert (row["articles"], row["newest"]["title"], [one["url"] for one in row["feeds"]]) == (1, "Read before", [feed])
    shown = "\n".join(line.plain for line in wayside.unknown(row))
    assert f"{feed}: failing (timeout: 60 s), asked 2033-05-18T03:33:20Z, answered 2030-03-17T17:46:40Z" in shown

    before = await _ends(broker.bootstrap, namespace)
    async with outlet() as paper:
        url = paper.put("/news/1", dated(timedelta(minutes=5)))
        (tmp_path / "vedette.yaml").write_text(f"allow_private: ['{paper.door}']\n")
        where = ("--watchlist", str(SHIPPED), "--broker", broker.bootstrap, "--namespace", namespace)
        done = await asyncio.to_thread(run, "alerts", "why", url, "--fetch", *where, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "never read. Of 127.0.0.1 there are 1 articles" in done.stdout.decode()
    assert f"{RULE} holds: would open an alert" in done.stdout.decode()
    assert await _ends(broker.bootstrap, namespace) == before

"""Bodies that could not be parsed are kept only where that is wished, few, without secrets, and cost no poll."""

from __future__ import annotations

import json
import logging
from pathlib import Path

import pytest
from aiohttp import web
from multidict import CIMultiDict, CIMultiDictProxy

from connectors.http import Client, Response
from connectors.sources.feeds.clock import SystemClock
from connectors.sources.feeds.document import MALFORMED, NOT_A_FEED, Document
from connectors.sources.feeds.fetch import Fetcher
from connectors.sources.feeds.keeping import Failures
from connectors.sources.feeds.parser import Parsers
from connectors.sources.feeds.state import Feed, Poll, Seen
from tests.connectors.serving import serving

HEADERS = {"Content-Type": "text/html", "Set-Cookie": "session=secret", "X-Token": "secret", "Server": "n\udcff"}


def got(body: bytes, url: str = "https://name:secret@a.example/f") -> Response:
    return Response(url=url, status=200, headers=CIMultiDictProxy(CIMultiDict(HEADERS)), body=body)


def bodies(folder: Path) -> list[bytes]:
    return sorted(file.read_bytes() for file in folder.glob("*.body"))


def texts(folder: Path) -> list[str]:
    return [file.read_text() for file in folder.glob("*.json")]


async def test_one_body_is_kept_a_feed_and_error_for_its_owner_only(tmp_path: Path) -> None:
    folder = tmp_path / "made" / "anew"
    for failures in (Failures(folder), Failures(folder)):  # the second as after a restart
        for url, error, body in (("a", NOT_A_FEED, b"1"), ("a", NOT_A_FEED, b"2"), ("a", MALFORMED, b"3")):
            await failures.keep(url, got(body), Document(error=error))
    await failures.keep("b", got(b"4"), Document(error=MALFORMED))
    assert bodies(folder) == [b"1", b"3", b"4"]
    assert {file.stat().st_mode & 0o777 for file in folder.iterdir()} == {0o600}
    assert folder.stat().st_mode & 0o777 == 0o700


async def test_what_is_told_beside_a_body_has_no_cookie_and_no_password(tmp_path: Path) -> None:
    feed = "https://name:secret@a.example/old"
    await Failures(tmp_path).keep(feed, got(b"<html>"), Document(error=NOT_A_FEED, detail="HTML"))
    (text,) = texts(tmp_path)
    assert "secret" not in text
    assert json.loads(text) == {
        "feed": "https://a.example/old",
        "url": "https://a.example/f",
        "status": 200,
        "error": "not_a_feed",
        "detail": "HTML",
        "cut": "",
        "headers": {"Content-Type": "text/html", "Server": "n\udcff"},
    }


async def test_neither_more_bodies_nor_more_bytes_than_allowed_are_kept(tmp_path: Path) -> None:
    few, small = Failures(tmp_path / "few", most=2), Failures(tmp_path / "small", most_bytes=2_000)
    for number in range(5):
        await few.keep(str(number), got(b"x"), Document(error=MALFORMED))
        await small.keep(str(number), got(b"x" * 700), Document(error=MALFORMED))
    assert len(bodies(tmp_path / "few")) == 2
    assert len(bodies(tmp_path / "small")) == 2
    assert sum(file.stat().st_size for file in (tmp_path / "small").iterdir()) <= 2_000


async def test_a_place_that_cannot_be_written_is_told_once_and_costs_no_poll(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "file").touch()
    failures = Failures(tmp_path / "file")
    with caplog.at_level(logging.WARNING):
        for url in "ab":
            await failures.keep(url, got(b"x"), Document(error=MALFORMED))
    assert [record.getMessage() for record in caplog.records if "feeds.keep_failed" in record.getMessage()] == [
        caplog.messages[0]
    ]


async def test_a_poll_keeps_what_is_no_feed_and_nothing_unless_it_is_wished(tmp_path: Path) -> None:
    async def page(_request: web.Request) -> web.Response:
        return web.Response(text="<html><body>Nothing here</body></html>", content_type="text/html")

    async with serving(page) as served, Client(allow=[served.door]) as client, Parsers() as parsers:
        for failures, count in ((None, 0), (Failures(tmp_path), 1)):
            fetcher = Fetcher(client, parsers, SystemClock(), failures=failures)
            fetched = await fetcher.fetch(Feed(url=served.url()), Poll(url=served.url()), Seen())
            assert fetched.outcome.code == NOT_A_FEED
            assert len(bodies(tmp_path)) == count
    assert bodies(tmp_path) == [b"<html><body>Nothing here</body></html>"]

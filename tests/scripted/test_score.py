"""Simulated weeks with 50 scripted feeds: nothing asked twice, nothing made up, nothing missed."""

from __future__ import annotations

import asyncio
from collections import Counter

import pytest

from connectors.sources.feeds.schedule import DAY
from tests.scripted.score import score, table
from tests.scripted.server import Entry
from tests.scripted.simulate import PATHS, REACHED, Simulated, host, simulate

DAYS = 12


@pytest.fixture(scope="module")
def done() -> Simulated:
    return asyncio.run(simulate(DAYS, restarts=2))


def polls(done: Simulated, path: str) -> list[Entry]:
    return [entry for entry in done.server.log if entry.host == host(path) and entry.path == path]


@pytest.mark.timeout(600)
def test_the_score_table_is_green_through_restarts(done: Simulated) -> None:
    rows = score(done.server.log, (*PATHS, *REACHED))
    assert [row for row in rows if row.wrong] == [], "\n" + table(rows)
    assert done.runner.tally.counts["faults"] == 0


WHOLE = [
    *("/etag", "/lm", "/both", "/etagflip", "/weak", "/noquotes", "/plain", "/maxage/7200", "/maxage/86400", "/skip"),
    *(
        "/429/3600",
        "/503",
        "/404window",
        "/301",
        "/301x3",
        "/302-301",
        "/mislabel",
        "/hugeheaders",
        "/guid/none",
        "/noisy",
    ),
    *("/guid/dup", "/guid/flip", "/guid/http-https", "/badbyte", "/rand304", "/lie304"),
]


@pytest.mark.parametrize("path", WHOLE)
def test_every_item_that_a_poll_could_see_arrives_once(done: Simulated, path: str) -> None:
    url = done.server.url(host(path), path)
    links = Counter(article.url for article in done.store.articles if article.source == url)
    read = [entry.at for entry in done.server.log if entry.host == host(path) and entry.status == 200]
    gone, new = (int((at - done.server.since) // (12 * 3600)) for at in (min(read), max(read)))
    wanted = {f"http://{host(path)}/news/{number}" for number in range(gone, 15 + new)}
    assert set(links) == wanted
    assert set(links.values()) == {1}


def test_only_the_first_document_is_backfill(done: Simulated) -> None:
    url = done.server.url(host("/both"), "/both")
    old = [article for article in done.store.articles if article.source == url and "backfill" in article.flags]
    assert len(old) == 15


def test_articles_of_a_feed_come_oldest_first(done: Simulated) -> None:
    for path in ("/both", "/etag", "/plain"):
        url = done.server.url(host(path), path)
        dates = [article.published_at for article in done.store.articles if article.source == url]
        assert dates == sorted(dates)  # type: ignore[type-var]


def test_a_feed_without_news_is_asked_less_and_one_with_news_in_its_rhythm(done: Simulated) -> None:
    known = {path: done.runner.feeds[done.server.url(host(path), path)].poll for path in PATHS}
    assert known["/touch"].interval > 6 * 3600
    assert known["/etag"].interval == pytest.approx(1.5 * 3600, rel=0.2)


@pytest.mark.parametrize(
    ("path", "error"),
    [
        *(("/403cf", "bot_blocked"), ("/410", "gone"), ("/301html", "not_a_feed"), ("/301root", "not_a_feed")),
        *(
            ("/loop", "redirect_loop"),
            ("/to-private", "ssrf_blocked"),
            ("/trunc", "truncated"),
            ("/short", "truncated"),
        ),
        *(("/html200", "not_a_feed"), ("/empty", "not_a_feed")),
    ],
)
def test_what_does_not_work_says_why(done: Simulated, path: str, error: str) -> None:
    assert done.runner.feeds[done.server.url(host(path), path)].poll.error == error


def test_a_cut_document_gives_its_whole_items_again_and_again_until_it_is_mended(done: Simulated) -> None:
    url = done.server.url(host("/trunc"), "/trunc")
    got = [article for article in done.store.articles if article.source == url]
    assert len(got) > 10
    assert all("returned after exercise" in (article.text or article.summary) for article in got)
    assert not done.runner.feeds[url].poll.validators


def test_a_feed_that_is_gone_is_left_alone(done: Simulated) -> None:
    url = done.server.url(host("/410"), "/410")
    assert done.runner.feeds[url].poll.gone
    assert max(entry.at for entry in polls(done, "/410")) < done.server.since + 8 * DAY


@pytest.mark.parametrize(("path", "to"), [("/301", "/both"), ("/301x3", "/301x3/3"), ("/302-301", ""), ("/302", "")])
def test_a_permanent_redirect_is_believed_after_a_week(done: Simulated, path: str, to: str) -> None:
    poll = done.runner.feeds[done.server.url(host(path), path)].poll
    assert poll.url == done.server.url(host(path), to or path)
    if to:
        assert max(entry.at for entry in polls(done, path)) < done.server.since + 8.5 * DAY


def test_a_304_for_ever_is_seen_through(done: Simulated) -> None:
    assert done.runner.feeds[done.server.url(host("/lie304"), "/lie304")].poll.distrusted


def test_skipped_hours_are_skipped(done: Simulated) -> None:
    assert all(entry.at % DAY >= 6 * 3600 for entry in polls(done, "/skip")[1:])

"""Whether a page is the article: what it says, where it was found, what it has in common with its item."""

from __future__ import annotations

import pytest
from multidict import CIMultiDict

from agents.records import Article, Time
from agents.wire import digest
from connectors.sources.pages import judging, page
from connectors.sources.pages.page import Extract
from tests.connectors.sources.pages import invented

URL = "https://outlet.example/news/convoys"
TITLE = "Convoys pass the invented checkpoint before dawn"
BODY = "\n\n".join(["Two convoys passed the invented checkpoint before dawn.", *invented.paragraphs(3)])
ITEM = Article(
    id=digest("test", 1),
    source="https://outlet.example/feed",
    url=URL,
    canonical_url=URL,
    title=TITLE,
    summary="Two convoys have passed, the invented ministry says.",
    fetched_at=Time.parse("2026-11-25T12:00:00Z"),
)

CASES = [
    ("the article", Extract(title=TITLE, text=BODY), URL, page.FULL_TEXT),
    ("after a redirect within the site", Extract(title=TITLE, text=BODY), URL + "-updated", page.FULL_TEXT),
    ("not free", Extract(title=TITLE, text=BODY, free=False), URL, page.PAYWALL),
    ("a teaser", Extract(title=TITLE, text=BODY[:280] + " Subscribe to continue reading."), URL, page.PAYWALL),
    ("a teaser, German", Extract(title=TITLE, text=BODY[:280], words="Nur für Abonnenten"), URL, page.PAYWALL),
    ("a teaser, Russian", Extract(title=TITLE, text=BODY[:280], words="Только для подписчиков"), URL, page.PAYWALL),
    ("a consent page elsewhere", Extract(text=BODY), "https://consent.outlet.example/collect?x=1", page.CONSENT),
    ("a consent page in place", Extract(words="We and our 841 partners store data. Accept all. Privacy settings"), URL, page.CONSENT),
    ("a challenge", Extract(title="Just a moment...", words="Enable JavaScript and cookies to continue"), URL, page.CHALLENGE),
    ("a soft 404", Extract(title="Page not found", text="The page you were looking for does not exist. " * 5), URL, page.GONE),
    ("a soft 404, French", Extract(title="Page introuvable", words="Cette page n'existe plus"), URL, page.GONE),
    ("the front page", Extract(title="Invented Outlet", text=BODY), "https://outlet.example/", page.GONE),
    ("an error page", Extract(title="Invented Outlet", text=BODY), "https://outlet.example/404", page.GONE),
    ("hardly more than the summary", Extract(title=TITLE, text="Two convoys have passed the checkpoint."), URL, page.NO_GAIN),
    ("nothing", Extract(), URL, page.NO_GAIN),
    ("something else", Extract(title="Recipes", text="Peel the onions, melt some butter, stir and season. " * 30), URL, page.OTHER_PAGE),
]  # fmt: skip


@pytest.mark.parametrize(("found", "url", "outcome"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_a_page_is_what_it_is(found: Extract, url: str, outcome: str) -> None:
    assert judging.judge(ITEM, found, url).outcome == outcome


def test_an_article_about_missing_pages_is_an_article() -> None:
    text = "Two convoys passed; the page you asked for was not found, a spokesperson for the checkpoint said. " * 8
    assert judging.judge(ITEM, Extract(title=TITLE, text=text), URL).outcome == page.FULL_TEXT


@pytest.mark.parametrize(
    ("status", "headers", "outcome"),
    [
        (404, {}, page.GONE),
        (410, {}, page.GONE),
        (401, {}, page.REFUSED),
        (402, {}, page.PAYWALL),
        (403, {}, page.REFUSED),
        (403, {"cf-mitigated": "challenge"}, page.CHALLENGE),
        (451, {}, page.REFUSED),
        (429, {}, page.RETRY),
        (500, {}, page.RETRY),
        (503, {}, page.RETRY),
        (204, {}, page.FAILED),
        (200, {"Content-Type": "application/pdf"}, page.NOT_HTML),
        (200, {"Content-Type": "text/html; charset=utf-8"}, None),
        (200, {}, None),
    ],
)
def test_what_the_status_says(status: int, headers: dict[str, str], outcome: str | None) -> None:
    verdict = judging.by_status(status, CIMultiDict(headers))
    assert (verdict.outcome if verdict else None) == outcome


def test_the_item_may_be_in_a_script_without_blanks() -> None:
    import msgspec

    item = msgspec.structs.replace(ITEM, title="車列が検問所を通過", summary="夜明け前に車列が通過した。")
    text = "夜明け前に二つの車列が検問所を通過したと、架空の省が発表した。" * 12
    assert judging.judge(item, Extract(title="車列が検問所を通過", text=text), URL).outcome == page.FULL_TEXT
    assert judging.judge(item, Extract(text="玉ねぎを炒めて塩を加えます。" * 30), URL).outcome == page.OTHER_PAGE

"""One errand: robots.txt, the page, its extraction, the judgement; an Article where it came to its body."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime

import msgspec

from agents.errors import FetchFailed, LimitReached
from agents.records import TEXT_LIMIT, Article, Fetch, Time
from agents.wire import digest
from connectors.http import Client, Response
from connectors.sources.feeds import clean
from connectors.sources.pages import judging, page
from connectors.sources.pages.errands import SPACING
from connectors.sources.pages.extractors import Extractors
from connectors.sources.pages.page import Extract, Verdict
from connectors.sources.pages.robots import Robots

ACCEPT = {"Accept": "text/html, application/xhtml+xml;q=0.9, */*;q=0.1"}
_FINAL_FAILURES = {
    "ssrf_blocked": page.REFUSED,
    "bad_url": page.REFUSED,
    "redirect_refused": page.REFUSED,
    "redirect_loop": page.REFUSED,
    "too_big": page.TOO_MUCH,
}


class Result(msgspec.Struct, frozen=True, kw_only=True):
    """How a try ended. `spacing`: seconds that the host is left alone; `wait`: seconds that it asked for itself.

    `found`: all that the page said, beside the article's next version.
    """

    verdict: Verdict
    article: Article | None = None
    found: Extract | None = None
    spacing: float = SPACING
    wait: float = 0.0


class Pages:
    """What fetches pages. `sleep` is asyncio's, but in tests with a clock of their own."""

    def __init__(
        self,
        client: Client,
        extractors: Extractors,
        respect_reserved: bool = True,
        spacing: float = SPACING,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self.client = client
        self.extractors = extractors
        self.robots = Robots(client)
        self.respect_reserved = respect_reserved
        self.spacing = spacing
        self.sleep = sleep

    async def fetch(self, article: Article, now: float) -> Result:
        """One try for an article's page. Never raises for what the network or the page does."""
        try:
            rules, asked = await self.robots.of(article.url, now)
            spacing = max(self.spacing, rules.delay)
            if not rules.reachable:
                return Result(verdict=Verdict(page.RETRY, "robots.txt cannot be reached"), spacing=spacing)
            if not rules.allows(article.url):
                return Result(verdict=Verdict(page.ROBOTS, "robots.txt"), spacing=spacing if asked else 0.0)
            if asked:
                await self.sleep(spacing)
            got = await self.client.get(article.url, ACCEPT)
        except FetchFailed as error:
            outcome = _FINAL_FAILURES.get(error.code, page.RETRY)
            return Result(verdict=Verdict(outcome, str(error)[:200]), spacing=self.spacing)
        verdict, found = await self._verdict(article, got)
        body = _article(article, found, got.status) if found is not None else None
        return Result(verdict=verdict, article=body, found=found, spacing=spacing, wait=_retry_after(got))

    async def _verdict(self, article: Article, got: Response) -> tuple[Verdict, Extract | None]:
        if (known := judging.by_status(got.status, got.headers)) is not None:
            return known, None
        if self.respect_reserved and judging.is_reserved(got.headers):
            return Verdict(page.RESERVED, "by its headers"), None
        try:
            found = await self.extractors.extract(got.body, got.url, got.headers.get("Content-Type", ""))
        except LimitReached as error:
            return Verdict(page.TOO_MUCH, str(error)), None
        if self.respect_reserved and found.reserved:
            return Verdict(page.RESERVED, "by its robots meta"), None
        verdict = judging.judge(article, found, got.url)
        return verdict, found if verdict.outcome == page.FULL_TEXT else None


def _retry_after(got: Response) -> float:
    told = got.headers.get("Retry-After", "")
    return min(float(told), 86_400.0) if got.status in {429, 503} and told.isdecimal() else 0.0


def _article(article: Article, found: Extract, status: int) -> Article:
    """The next version of an item: its page's body under the same id."""
    text, was_cut = clean.cut(found.text, clean.LONGEST_TEXT)
    flags = {*article.flags, "full_text", *(["text_cut"] if was_cut else [])}
    return msgspec.structs.replace(
        article,
        text=text[:TEXT_LIMIT],
        lang=article.lang or found.lang,
        fetched_at=Time.of(datetime.now(UTC)),
        content_hash=digest("content", article.title, article.summary, text),
        flags=tuple(sorted(flags)),
        fetch=Fetch(
            status=status,
            raw_published=article.fetch.raw_published,
            raw_updated=article.fetch.raw_updated,
            parser=found.extractor,
        ),
    )

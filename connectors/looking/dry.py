"""A page that was never read as the article that it would be: fetched once, politely, and written nowhere."""

from __future__ import annotations

import msgspec

from agents.records import Article, Time
from agents.settings import Settings
from agents.url import CANON, canonical, publisher_of
from connectors.http import Client, Limits, user_agent
from connectors.looking import way
from connectors.sources.feeds import clean, dates, items
from connectors.sources.pages.errands import SPACING
from connectors.sources.pages.extractors import Extractors
from connectors.sources.pages.fetching import Pages
from connectors.sources.pages.page import Extract, Verdict

SOURCE = "dry run"


async def fetched(settings: Settings, asked: str, at: Time, spacing: float = SPACING) -> tuple[Verdict, Article | None]:
    """What the page came to, and the article where it is one. `spacing`: seconds from robots.txt to the page."""
    blank = Article(
        id=way.id_of(asked),
        canon=CANON,
        source=SOURCE,
        url=asked,
        canonical_url=canonical(asked),
        publisher=publisher_of(asked),
        fetched_at=at,
    )
    client = Client(user_agent(settings.contact), settings.allow_private, Limits())
    async with client, Extractors() as extractors:
        pages = Pages(client, extractors, settings.pages_respect_reserved, spacing)
        result = await pages.fetch(blank, at.timestamp())
    if result.article is None or result.found is None:
        return result.verdict, None
    return result.verdict, _titled(result.article, result.found)


def _titled(article: Article, found: Extract) -> Article:
    """With the title and the date that a feed would have told, as the page has them."""
    title, _ = clean.cut(found.title, clean.LONGEST_TITLE)
    read = dates.read(found.published) if found.published else None
    flags = set(article.flags)
    if read is not None and read.at > Time.of(article.fetched_at + items.AHEAD):
        flags.add("future_date")
    if read is not None and read.zone_guessed:
        flags.add("date_zone_guessed")
    return msgspec.structs.replace(
        article,
        title=title,
        published_at=read.at if read is not None else None,
        flags=tuple(sorted(flags)),
        fetch=msgspec.structs.replace(article.fetch, raw_published=found.published),
    )

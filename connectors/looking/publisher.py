"""What there is of the publisher of an address that was never read: its articles, the newest, its feeds."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

from agents import wire
from agents.errors import Undecodable
from agents.records import Article
from agents.url import canonical, publisher_of
from connectors.looking.reading import Reading
from connectors.sources.feeds import asking


async def told(reading: Reading, asked: str) -> dict[str, Any]:
    """`domain`, `articles` (how many are kept), `newest`, and a row of `vedette feeds health` for each of its `feeds`.

    A feed is the publisher's where it stands under its domain, or where one of its articles came from.
    """
    domain = publisher_of(canonical(asked)) if "://" in asked else ""
    row: dict[str, Any] = {"domain": domain, "articles": 0, "newest": None, "feeds": []}
    if not domain:
        return row
    sources: set[str] = set()
    async for record in reading.of("articles.raw"):
        if record.value and domain.encode() in record.value:
            with suppress(Undecodable):  # a dead letter tells of it
                _note(row, sources, wire.decode("articles.raw", record.value, wire.header(record.headers, "schema")))
    health = await asking.health(reading.settings)
    row["feeds"] = [one for one in health if publisher_of(one["url"]) == domain or one["url"] in sources]
    return row


def _note(row: dict[str, Any], sources: set[str], article: Any) -> None:
    domain = row["domain"]
    if not isinstance(article, Article) or domain not in {publisher_of(article.url), publisher_of(article.source)}:
        return
    row["articles"] += 1
    sources.add(article.source)
    if row["newest"] is None or row["newest"]["fetched_at"] <= article.fetched_at:
        row["newest"] = {"url": article.url, "title": article.title, "fetched_at": article.fetched_at}

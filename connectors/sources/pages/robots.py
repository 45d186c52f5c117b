"""robots.txt as RFC 9309 has it: fetched once a day a host, read by protego; unreachable means no."""

from __future__ import annotations

from urllib.parse import urlsplit

import msgspec
from protego import Protego

from agents.errors import FetchFailed
from connectors.http import Client

TOKEN = "Vedette"  # noqa: S105 -- the product token that robots.txt may name
KEPT = 86_400.0  # seconds
UNREACHABLE = 3_600.0
LARGEST = 512 * 1024  # bytes that are read of it
MOST_HOSTS = 5_000
LONGEST_DELAY = 60.0  # seconds of a Crawl-delay that are kept


class Rules(msgspec.Struct, frozen=True):
    """What a host allows. `asked`: it was fetched just now, so the host was asked once already."""

    found: Protego | None
    until: float
    reachable: bool = True

    def allows(self, url: str) -> bool:
        """Whether we may fetch a page."""
        return self.reachable and (self.found is None or bool(self.found.can_fetch(url, TOKEN)))

    @property
    def delay(self) -> float:
        """The host's Crawl-delay in seconds."""
        told = self.found.crawl_delay(TOKEN) if self.found is not None else None
        return min(float(told or 0.0), LONGEST_DELAY)


class Robots:
    """The rules of many hosts."""

    def __init__(self, client: Client) -> None:
        self.client = client
        self._rules: dict[str, Rules] = {}

    async def of(self, url: str, now: float) -> tuple[Rules, bool]:
        """The rules for a page's host, and whether it had to be asked. Raises FetchFailed where nobody may go."""
        parts = urlsplit(url)
        origin = f"{parts.scheme}://{parts.netloc}"
        if (known := self._rules.get(origin)) is not None and known.until > now:
            return known, False
        if len(self._rules) >= MOST_HOSTS:
            self._rules = {name: one for name, one in self._rules.items() if one.until > now}
        self._rules[origin] = rules = await self._fetch(f"{origin}/robots.txt", now)
        return rules, True

    async def _fetch(self, url: str, now: float) -> Rules:
        try:
            got = await self.client.get(url, {"Accept": "text/plain"}, downgrade=True)
        except FetchFailed as error:
            if error.code in {"ssrf_blocked", "bad_url"}:
                raise  # the page itself is no better
            # Redirects that lead nowhere are as good as no file (RFC 9309, 2.3.1.2 and 2.3.1.3).
            return Rules(None, now + UNREACHABLE, error.code in {"redirect_loop", "redirect_refused", "too_big"})
        if got.status >= 500 or got.status == 429:
            return Rules(None, now + UNREACHABLE, False)
        if got.status != 200:
            return Rules(None, now + KEPT)
        return Rules(Protego.parse(got.body[:LARGEST].decode("utf-8", "replace")), now + KEPT)

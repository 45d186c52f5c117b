"""Which page is fetched when: one at a time a host, seconds apart, each link once. Pure: time comes with the call."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable

import msgspec

from agents.records import Article
from agents.url import publisher_of
from connectors.sources.pages import page

SPACING = 5.0  # seconds between the starts of two requests to one host (R118)
SHORT = 600  # characters of an item's text below which `auto` fetches its page
AT_ONCE = 8  # hosts
MOST_OF_HOST = 500  # errands that wait for one host
MOST = 20_000
TRIES = 4
PAUSES = (300.0, 3_600.0, 21_600.0)  # seconds until a failed try is repeated
AGAIN = 3_600.0  # seconds until a changed item's page is fetched again
MOST_TIMES = 24  # of one article
KEPT = 30 * 86_400.0  # seconds that ends are remembered
_LEFT_ALONE = {"full_text", "backfill", "canary"}


class Done(msgspec.Struct, frozen=True, kw_only=True):
    """The end of an errand, as it stands on the topic `pages` under the article's id. Times in seconds since 1970."""

    url: str
    outcome: str
    detail: str = ""
    content_hash: str = ""  # of the item as its feed had it
    at: float = 0.0
    times: int = 1


class Errand(msgspec.Struct, kw_only=True):
    """A page to fetch. `place`: partition and offset of the item on articles.raw; `ready`: not before."""

    article: Article
    place: tuple[int, int]
    domain: str
    tries: int = 0
    ready: float = 0.0
    times: int = 0


def wanted(article: Article, mode: str, done: Done | None, now: float) -> bool:
    """Whether an item's page is to be fetched. `mode`: auto, on or off, of its source."""
    if mode == "off" or not article.canonical_url or _LEFT_ALONE & set(article.flags):
        return False
    if mode == "auto" and len(article.text or article.summary) >= SHORT:
        return False
    if done is None:
        return True
    if done.content_hash == article.content_hash or done.outcome in page.NEVER_AGAIN:
        return False
    return done.times < MOST_TIMES and now - done.at >= AGAIN


class Agenda:
    """Errands by host, in the order in which they came."""

    def __init__(self) -> None:
        self._waiting: dict[str, deque[Errand]] = {}
        self._ready: dict[str, float] = {}
        self._busy: set[str] = set()
        self._later: list[Errand] = []
        self.count = 0

    def add(self, errand: Errand) -> bool:
        """Take an errand; False when its host has too many waiting."""
        waiting = self._waiting.setdefault(errand.domain, deque())
        if len(waiting) >= MOST_OF_HOST:
            return False
        waiting.append(errand)
        self.count += 1
        return True

    def due(self, now: float) -> list[Errand]:
        """Errands to start now: at most one a host, at most AT_ONCE in all; their hosts are busy until `ended`."""
        for errand in [one for one in self._later if one.ready <= now]:
            self._later.remove(errand)
            self._waiting.setdefault(errand.domain, deque()).append(errand)
        found = []
        for domain, waiting in list(self._waiting.items()):
            if len(self._busy) >= AT_ONCE:
                break
            if not waiting or domain in self._busy or self._ready.get(domain, 0.0) > now:
                continue
            self._busy.add(domain)
            found.append(waiting.popleft())
        return found

    def ended(self, errand: Errand, now: float, spacing: float) -> None:
        """An errand came to its end: its host is free again after so many seconds."""
        self.count -= 1
        self._free(errand.domain, now + spacing)

    def again(self, errand: Errand, now: float, wait: float) -> None:
        """An errand failed and is tried later; its host is left alone as long where the host itself asked for it."""
        errand.tries += 1
        errand.ready = now + wait
        self._later.append(errand)
        self._free(errand.domain, now + SPACING)

    def _free(self, domain: str, ready: float) -> None:
        self._busy.discard(domain)
        self._ready[domain] = ready
        if not self._waiting.get(domain):
            self._waiting.pop(domain, None)
        if len(self._ready) > MOST:
            self._ready = {name: at for name, at in self._ready.items() if at > ready - 60}

    def pause(self, domain: str, until: float) -> None:
        """A host asked to be left alone."""
        self._ready[domain] = max(self._ready.get(domain, 0.0), until)

    def next_at(self, now: float) -> float:
        """When there may be something to do again."""
        times = [self._ready.get(domain, 0.0) for domain, waiting in self._waiting.items() if waiting]
        times += [one.ready for one in self._later]
        return max(now, min(times, default=now + 1.0))


def domain_of(url: str) -> str:
    """What a page's requests are counted under."""
    return publisher_of(url) or url


def places(open_: Iterable[tuple[int, int]], read: dict[int, int]) -> dict[int, int]:
    """How far each partition is done: up to its first errand that is not, else all that was read."""
    done = dict(read)
    for partition, offset in open_:
        done[partition] = min(done.get(partition, offset), offset)
    return done

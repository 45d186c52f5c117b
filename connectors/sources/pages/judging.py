"""Whether a page is the article: paywalls, consent pages, challenges, pages that are not there. Pure."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from urllib.parse import urlsplit

from agents.records import Article
from agents.url import publisher_of
from connectors.sources.pages import page, phrases
from connectors.sources.pages.page import Extract, Verdict

SHORT = 1_500  # characters below which a text may be a notice instead of an article
STUB = 600
LEAST = 200  # characters that a body has at least
GAIN = 1.2  # times what the feed had
SHARED = 0.3  # share of the item's words that its page repeats

_NOTICES = (
    (phrases.CHALLENGE, page.CHALLENGE, 1),
    (phrases.MISSING, page.GONE, 1),
    (phrases.CONSENT, page.CONSENT, 2),
)
_REFUSED = {404: page.GONE, 410: page.GONE, 401: page.REFUSED, 402: page.PAYWALL, 403: page.REFUSED, 451: page.REFUSED}
_AGAIN = {408, 425, 429}

_CONSENT_PLACE = re.compile(r"consent|privacy-?(?:wall|gate)|cookie-?wall|gdpr|/tcf/|zustimmung", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]{4,}")
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]")


def by_status(status: int, headers: Mapping[str, str]) -> Verdict | None:
    """What the status and headers alone say; None: look at the page."""
    if "challenge" in headers.get("cf-mitigated", "").lower():
        return Verdict(page.CHALLENGE, "cf-mitigated")
    if status >= 500 or status in _AGAIN:
        return Verdict(page.RETRY, f"HTTP {status}")
    if status != 200:
        return Verdict(_REFUSED.get(status, page.FAILED), f"HTTP {status}")
    kind = headers.get("Content-Type", "text/html").partition(";")[0].strip().lower()
    return Verdict(page.NOT_HTML, kind[:60]) if kind not in {"text/html", "application/xhtml+xml", ""} else None


def is_reserved(headers: Mapping[str, str]) -> bool:
    """Whether the headers keep machines from the text (X-Robots-Tag: noai, tdm-reservation: 1)."""
    return "noai" in headers.get("X-Robots-Tag", "").lower() or headers.get("tdm-reservation", "").strip() == "1"


def judge(article: Article, found: Extract, url: str) -> Verdict:
    """Whether what was extracted is the article's body. `url` is where the redirects ended."""
    refused = _elsewhere(article.url, url) or _notice(article, found)
    if refused is not None:
        return refused
    if len(found.text) < max(LEAST, GAIN * len(article.text or article.summary)):
        return Verdict(page.NO_GAIN, f"{len(found.text)} characters")
    if not _is_about(article, found):
        return Verdict(page.OTHER_PAGE, found.title[:60])
    return Verdict(page.FULL_TEXT)


def _notice(article: Article, found: Extract) -> Verdict | None:
    """What a page says instead of the article: that it costs, is not there, wants cookies or a browser."""
    if found.free is False:
        return Verdict(page.PAYWALL, "isAccessibleForFree: false")
    if len(found.text) >= SHORT:
        return None
    # An invitation to subscribe beside a whole article is no paywall.
    if told := phrases.PAYWALL.search(found.text if len(found.text) >= STUB else f"{found.text} {found.words}"):
        return Verdict(page.PAYWALL, told.group()[:60])
    if _is_about(article, found):
        return None  # an article about cookies, or about somebody who was not found
    said = f"{found.title} {found.text} {found.words[:SHORT]}"
    for pattern, outcome, least in _NOTICES:
        told_of = {match.group().lower() for match in pattern.finditer(said)}
        if len(told_of) >= least:
            return Verdict(outcome, min(told_of)[:60])
    return None


def _elsewhere(asked: str, got: str) -> Verdict | None:
    """Where a redirect led away from the article: to a consent page, or to the site's front page."""
    before, after = urlsplit(asked), urlsplit(got)
    if (before.hostname, before.path) == (after.hostname, after.path):
        return None
    was, now = (f"{place.hostname}{place.path}" for place in (before, after))
    if _CONSENT_PLACE.search(now) and not _CONSENT_PLACE.search(was):
        return Verdict(page.CONSENT, got[:100])
    if after.path in {"", "/"} and len(before.path) > 1:
        return Verdict(page.GONE, "redirected to the front page")
    if publisher_of(asked) == publisher_of(got) and re.search(
        r"/(?:404|not-?found|error)\b", after.path, re.IGNORECASE
    ):
        return Verdict(page.GONE, got[:100])
    return None


def _is_about(article: Article, found: Extract) -> bool:
    """Whether the page repeats enough of the item's words; an item without any says nothing."""
    told = _words(f"{article.title} {article.summary[:600]}")
    if not told:
        return True
    there = _words(f"{found.title} {found.text}")
    return len(told & there) >= SHARED * len(told)


def _words(text: str) -> set[str]:
    text = unicodedata.normalize("NFKC", text).casefold()
    characters = "".join(_UNSPACED.findall(text))
    return {*_WORD.findall(_UNSPACED.sub(" ", text)), *(characters[at : at + 2] for at in range(len(characters) - 1))}

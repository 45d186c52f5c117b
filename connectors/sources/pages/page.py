"""What a page came to: its words for every end that an errand can have, and what an extraction gives."""

from __future__ import annotations

import msgspec

FULL_TEXT = "full_text"  # the body was appended
GONE = "gone"  # 404, 410, or a page that says so with 200
PAYWALL = "paywall"
CONSENT = "consent"  # a page that asks for consent to cookies instead of the article
CHALLENGE = "challenge"  # a page that wants to see a browser
REFUSED = "refused"  # 401, 402, 403, 451, or a redirect or address that may not be followed
ROBOTS = "robots"  # robots.txt says no
RESERVED = "reserved"  # noai, tdm-reservation
NOT_HTML = "not_html"
OTHER_PAGE = "other_page"  # its text has nothing in common with the item
NO_GAIN = "no_gain"  # no more text than the feed had
TOO_MUCH = "too_much"  # too large, or its extraction took too long
FAILED = "failed"  # tried several times
RETRY = "retry"  # not an end: tried again later

FINAL = (
    *(FULL_TEXT, GONE, PAYWALL, CONSENT, CHALLENGE, REFUSED, ROBOTS),
    *(RESERVED, NOT_HTML, OTHER_PAGE, NO_GAIN, TOO_MUCH, FAILED),
)
NEVER_AGAIN = (GONE, PAYWALL, CONSENT, REFUSED, ROBOTS, RESERVED, NOT_HTML)
"""Ends that a change of the item in its feed does not reopen."""


class Job(msgspec.Struct, frozen=True, kw_only=True):
    """A page to extract from."""

    body: bytes
    url: str
    content_type: str = ""


class Extract(msgspec.Struct, frozen=True, kw_only=True):
    """What stands on a page. `text`: paragraphs apart by a blank line; `free` as schema.org tells it, None: untold."""

    title: str = ""
    text: str = ""
    lang: str = ""
    free: bool | None = None
    reserved: bool = False
    published: str = ""  # the date of its metadata, as it stands there
    words: str = ""  # the beginning of everything that can be read on it, for telling what kind of page it is
    extractor: str = ""


class Verdict(msgspec.Struct, frozen=True):
    """How an errand ended, and why."""

    outcome: str
    detail: str = ""

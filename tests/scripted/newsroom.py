"""Invented feeds whose items appear by the clock: what the scripted server serves."""

from __future__ import annotations

import hashlib
from email.utils import formatdate
from html import escape

import msgspec

SHOWN = 15  # items in a document


class Room(msgspec.Struct, frozen=True, kw_only=True):
    """One outlet: an item every `gap` seconds since `since`. All of it is invented."""

    name: str
    since: float
    gap: float = 12 * 3600.0
    guid: str = "url"  # none, dup, flip, scheme
    head: str = ""  # more elements of the channel
    future: bool = False

    def count(self, now: float) -> int:
        """Items published so far; there are always a few old ones."""
        return SHOWN + int((now - self.since) // self.gap)

    def document(self, now: float, extra: str = "") -> bytes:
        """RSS 2.0, newest first."""
        last = self.count(now)
        items = "".join(self._item(number, now) for number in range(last - 1, last - 1 - SHOWN, -1))
        told = f"<title>{escape(self.name)}</title><link>http://{self.name}/</link><description>Invented.</description>"
        text = f'<rss version="2.0"><channel>{told}{self.head}{extra}{items}</channel></rss>'
        return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'.encode()

    def _item(self, number: int, now: float) -> str:
        at = self.since + (number - SHOWN + 1) * self.gap
        at = at + 400 * 86_400 if self.future else at
        link = f"http://{self.name}/news/{number}"
        guids = {
            "url": f"<guid>{link}</guid>",
            "none": "",
            "dup": "<guid>the same for all</guid>",
            "flip": f"<guid>{link}?{int(now // 3600)}</guid>",
            "scheme": f"<guid>{link.replace('http', 'https' if int(now // 7200) % 2 else 'http')}</guid>",
        }
        title = f"<title>Exercise {number} ends at the invented port of {escape(self.name)}</title>"
        text = f"<description>Units returned after exercise {number}, says an invented spokesman.</description>"
        date = f"<pubDate>{formatdate(at, usegmt=True)}</pubDate>"
        return f"<item>{title}<link>{link}</link>{guids[self.guid]}{date}{text}</item>"


def tag(body: bytes) -> str:
    """A strong ETag of a body."""
    return '"' + hashlib.sha256(body).hexdigest()[:16] + '"'

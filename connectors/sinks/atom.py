"""The sink of an Atom feed: a file with the newest alerts, one entry an alert, written whole or not at all."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from lxml import etree

from agents.records import Time
from connectors.sinks import inert, template
from connectors.sinks.contract import Delivered, Message, Outcome, Retry, Simple

NS = "http://www.w3.org/2005/Atom"
LARGEST = 16 * 1024 * 1024


class Atom(Simple):
    """Keeps a feed (RFC 4287) up to date."""

    def __init__(self, options: Mapping[str, Any], text: str = "", link: str = "") -> None:
        self.path: Path = options["path"]
        self.title = options["title"]
        self.link = options["link"] or link
        self.page = link
        self.most = int(options["entries"])
        self.template = text
        self.entries = _kept(self.path)

    async def deliver(self, message: Message) -> Outcome:
        """The alert's entry, first in the feed."""
        subject = message.alert.subject
        entry = self.entry(message)
        entries = {subject: entry} | {id: kept for id, kept in self.entries.items() if id != subject}
        entries = dict(list(entries.items())[: self.most])
        try:
            await asyncio.get_running_loop().run_in_executor(None, self._write, entries, message.alert.time)
        except OSError as error:
            return Retry(f"{self.path}: {error.strerror or error}")
        self.entries = entries
        return Delivered()

    def _write(self, entries: Mapping[str, str], at: Time) -> None:
        draft = self.path.with_name(f".{self.path.name}.new")
        draft.write_text(feed(self.title, self.link, entries, at), encoding="utf-8")
        draft.replace(self.path)

    def entry(self, message: Message) -> str:
        """One alert. Its text is text: no markup of a feed survives, control characters neither."""
        alert, data = message.alert, message.alert.data
        body = template.render(self.template or template.DEFAULT, inert.unlinked, template.values(alert, self.page))
        first = data.articles[0] if data.articles else None
        url = f"{self.page}/alerts/{alert.subject}" if self.page else inert.link(first.url if first else "")
        published = first.fetched_at if first else alert.time
        link = f'<link rel="alternate" href="{inert.attribute(url)}"/>' if url else ""
        terms = "".join(f'<category term="{inert.attribute(term)}"/>' for term in (data.rule.id, data.severity))
        return (
            f"<entry><id>urn:vedette:alert:{alert.subject}</id>"
            f'<title type="text">{escape(inert.plain(f"{data.severity.upper()}: {data.headline}"))}</title>'
            f"<published>{published}</published><updated>{alert.time}</updated>{link}{terms}"
            f'<content type="text">{escape(_lines(body))}</content></entry>'
        )


def feed(title: str, link: str, entries: Mapping[str, str], at: Time) -> str:
    """The whole document."""
    self_link = f'<link href="{inert.attribute(link)}"/>' if link else ""
    return (
        f'<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="{NS}"><id>urn:vedette:alerts</id>'
        f"<title>{escape(inert.plain(title))}</title><updated>{at}</updated><author><name>Vedette</name></author>"
        f"{self_link}\n" + "\n".join(entries.values()) + "\n</feed>\n"
    )


def _lines(body: str) -> str:
    return "\n".join(map(inert.plain, body.splitlines()))


def _kept(path: Path) -> dict[str, str]:
    """The entries of the feed as it stands; none where it cannot be read."""
    if not path.is_file() or path.stat().st_size > LARGEST:
        return {}
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(path.read_bytes(), parser)
    except (etree.XMLSyntaxError, OSError):
        return {}
    entries: dict[str, str] = {}
    for entry in root.findall(f"{{{NS}}}entry"):
        id = (entry.findtext(f"{{{NS}}}id") or "").removeprefix("urn:vedette:alert:")
        entry.tail = None
        entries[id] = etree.tostring(entry, encoding="unicode").replace(f' xmlns="{NS}"', "")
    return entries

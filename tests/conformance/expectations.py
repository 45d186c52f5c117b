"""feedparser's `Expect:` lines held against our Document, where they speak of fields that we have."""

from __future__ import annotations

import re
from typing import Any

from connectors.sources.feeds.clean import plain
from connectors.sources.feeds.document import Document

_FIELDS = "title|link|id|guid|summary|description|author|published_parsed|updated_parsed"
_MAPPED = re.compile(
    rf"(?:not bozo and )?(entries\[\d+\](?:\.(?:{_FIELDS})|\['(?:{_FIELDS})'\]|\.content\[0\]\.value|"
    r"\['content'\]\[0\]\['value'\])|len\(entries\)|version|feed\['title'\]|feed\.title) == (.+)",
    re.DOTALL,
)
_EXPECT = re.compile(rb"^[ \t]*(?:Expect|\"expect\"):\s*(.+?)\s*$", re.MULTILINE)
_HEADER = re.compile(rb"^Header:\s*([\w-]+):(.*)$", re.MULTILINE)


class View(dict[str, Any]):
    """A dictionary whose keys are attributes too, as feedparser's."""

    __getattr__ = dict.__getitem__


def expectation(body: bytes) -> str | None:
    """What a fixture expects, where it says so."""
    found = _EXPECT.search(body)
    return found[1].decode("utf-8", "replace") if found else None


def headers(body: bytes) -> dict[str, str]:
    """The HTTP headers that a fixture stands for."""
    return {name.decode().lower(): value.decode().strip() for name, value in _HEADER.findall(body)}


def met(expected: str, document: Document) -> bool | None:
    """Whether an expectation is met; None where it speaks of what we do not keep. HTML is compared as text."""
    found = _MAPPED.fullmatch(expected)
    if found is None:
        return None
    names = view(document)
    try:
        got, wanted = (eval(part, {"__builtins__": {"len": len}}, names) for part in found.groups())  # noqa: S307
    except (KeyError, IndexError, SyntaxError, NameError, TypeError):
        return False
    if isinstance(wanted, str):
        return str(got).split() in (wanted.split(), plain(wanted).split())
    return bool(got == wanted)


def view(document: Document) -> dict[str, Any]:
    """A Document in feedparser's words."""
    entries = [
        View(
            title=one.title,
            link=one.url,
            id=one.source_id,
            guid=one.source_id,
            summary=one.summary,
            description=one.summary,
            content=[View(value=one.text)],
            author=one.authors[0] if one.authors else "",
            published_parsed=_tuple(one.published_at),
            updated_parsed=_tuple(one.updated_at),
        )
        for one in document.items
    ]
    return {"entries": entries, "feed": View(title=document.title), "version": document.format}


def _tuple(at: Any) -> Any:
    return (*at.timetuple()[:8], 0) if at else None

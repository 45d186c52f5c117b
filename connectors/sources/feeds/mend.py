"""XML text made fit for a strict parser before it sees it: prolog and DOCTYPE cut, stray marks mended, items counted.

What could stall or swell a parser goes here: internal subsets (but for plain entities), external
identifiers, thousands of namespaces, items beyond the limit. Everything is one pass over the text.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from html.entities import html5

import msgspec

from connectors.sources.feeds.document import MOST_ITEMS

MOST_NAMESPACES = 256
MOST_ENTITIES = 64
LONGEST_ENTITY = 256  # characters
MOST_EXPANDED = 1_000_000  # characters that a document's own entities may come to

_ROOT = re.compile(r"<[A-Za-z_]")
_SUBSET = re.compile(r"\]\s*>")
_ENTITY_DECLARATION = re.compile(
    r"""<!ENTITY\s+([\w.-]{1,64})\s+(?:"([^"<&%]*|&\#\w{1,8};)"|'([^'<&%]*|&\#\w{1,8};)')\s*>"""
)
_REFERENCE = re.compile(
    r"&(?!(?:lt|gt|amp|quot|apos);)(?:([A-Za-z_][\w.-]{0,63});|#(\d{1,7});|#[xX]([0-9a-fA-F]{1,6});)?"
)
"""An ampersand that is not one of XML's five names: a name, a number, or nothing."""
_RUN = re.compile(r"""(<[^<>"']*(?:"[^"<]*"[^<>"']*|'[^'<]*'[^<>"']*)*>)([^<]*)""")
"""A tag and the text behind it."""
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_NAMESPACE = re.compile(r"\sxmlns:([\w.-]+)\s*=")
_ITEM = re.compile(r"<(/?)(?:[\w.-]{1,40}:)?(?:item|entry)(?=[\s>/])", re.IGNORECASE)
MANY = 200  # references from which a document is worth the pass that makes CDATA of its texts


class Mended(msgspec.Struct, frozen=True, kw_only=True):
    """A document's text from its root on, and what was met. `limit`: why no parser may see it."""

    text: str
    netscape: bool = False
    left_out: int = 0
    limit: str = ""


def mend(text: str) -> Mended:
    """The text from the root element on, fit for a parser; never raises."""
    start, subset = _prolog(text)
    if start < 0:
        return Mended(text="")
    prolog, text = text[:start], text[start:]
    if limit := _limit(text):
        return Mended(text="", limit=limit)
    entities = _entities(subset[:65_536])
    text, left_out = _cut(_ILLEGAL.sub("", text))
    references = _References(entities)
    mended = "".join(_pieces(text, references))
    if references.left < 0:
        return Mended(text="", limit="entities that swell the document")
    return Mended(text=mended, netscape="netscape" in prolog[:4096].lower(), left_out=left_out)


def _prolog(text: str) -> tuple[int, str]:
    """Where the root element begins (-1: nowhere), and the internal subset of the DOCTYPE before it."""
    place, subset = 0, ""
    while (place := text.find("<", place)) >= 0:
        if _ROOT.match(text, place):
            return place, subset
        if text.startswith("<!--", place):
            end = text.find("-->", place + 4)
        elif text[place + 1 : place + 2] == "!":
            opened, closed = text.find("[", place), text.find(">", place)
            if 0 <= opened < closed and (end := _subset_end(text, opened)):
                subset, place = text[opened:end], end
                continue
            end = closed
        else:
            end = text.find(">", place)
        place = end if end > place else place + 1
    return -1, subset


def _subset_end(text: str, opened: int) -> int:
    found = _SUBSET.search(text, opened)
    return found.end() if found else 0


def _limit(text: str) -> str:
    if text.count("xmlns:") > MOST_NAMESPACES:
        names = len({found[1] for found in _NAMESPACE.finditer(text)})
        if names > MOST_NAMESPACES:
            return f"{names:,} namespaces, {MOST_NAMESPACES} are the most"
    return ""


def _entities(prolog: str) -> dict[str, str]:
    """The plain general entities of an internal subset; nested, external and parameter entities are none."""
    found: dict[str, str] = {}
    for match in _ENTITY_DECLARATION.finditer(prolog):
        value = match[2] if match[2] is not None else match[3]
        if len(value) <= LONGEST_ENTITY and len(found) < MOST_ENTITIES:
            found.setdefault(match[1], html.unescape(value))
    return found


def sections(text: str) -> Iterator[tuple[str, bool]]:
    """A document in pieces: markup, and (True) CDATA sections and comments, which are no markup."""
    place = 0
    while (start := text.find("<!", place)) >= 0:
        if text.startswith("<![CDATA[", start):
            end = text.find("]]>", start)
        elif text.startswith("<!--", start):
            end = text.find("-->", start + 4)
        else:
            yield text[place : start + 2], False
            place = start + 2
            continue
        if end < 0:
            break
        if start > place:
            yield text[place:start], False
        yield text[start : end + 3], True
        place = end + 3
    yield text[place:], False


class _References:
    """References that XML does not know made plain; `left` is how many characters the document's own may come to."""

    def __init__(self, own: dict[str, str]) -> None:
        self.own = own
        self.left = MOST_EXPANDED

    def __call__(self, found: re.Match[str]) -> str:
        name = found[1]
        if name is None:
            digits = found[2] or found[3]
            return _numbered(found) if digits else "&amp;"
        if name in self.own:
            value = self.own[name] if self.left >= 0 else ""
            self.left -= len(value)
        else:
            value = html5.get(f"{name};", "")
        return _escaped(value) if value else f"&amp;{name};"


def _escaped(value: str) -> str:
    return html.escape(value).replace("&#x27;", "&apos;") if set(value) & set("<>&\"'") else value


def _numbered(found: re.Match[str]) -> str:
    code = int(found[2]) if found[2] else int(found[3], 16)
    legal = code in {9, 10, 13} or 0x20 <= code <= 0xD7FF or 0xE000 <= code <= 0xFFFD or 0x10000 <= code <= 0x10FFFF
    return found[0] if legal else ""


def _pieces(text: str, references: _References) -> Iterator[str]:
    """The document with what XML does not know made plain, and stray ampersands escaped."""
    for piece, quoted in sections(text):
        yield piece if quoted or "&" not in piece else _REFERENCE.sub(references, piece)


def gathered(text: str) -> str:
    """A mended document with the texts that hold many references as CDATA, which means the same.

    expat calls back for each reference of a text, feedparser spends most of its time there: a feed of
    10 MB of escaped HTML takes 2.3 s of CPU instead of 3.9.
    """
    if text.count("&") < MANY:
        return text
    return "".join(piece if quoted else _RUN.sub(_as_cdata, piece) for piece, quoted in sections(text))


def _as_cdata(found: re.Match[str]) -> str:
    if found[2].count("&") < 4:
        return found[0]
    return f"{found[1]}<![CDATA[{_unescaped(found[2]).replace(']]>', ']]]]><![CDATA[>')}]]>"


def _unescaped(text: str) -> str:
    if "&#" in text:
        return html.unescape(text)
    for name, character in (("lt", "<"), ("gt", ">"), ("quot", '"'), ("apos", "'"), ("amp", "&")):
        text = text.replace(f"&{name};", character)
    return text


def _cut(text: str) -> tuple[str, int]:
    """The document with its first items alone, and how many were left out; what follows the last stays."""
    if len(text) < 12 * MOST_ITEMS:
        return text, 0
    starts, cut_at, end, place = 0, -1, -1, 0
    for piece, quoted in sections(text):
        for found in () if quoted else _ITEM.finditer(piece):
            if found[1]:
                end = place + found.start()
                continue
            starts += 1
            if starts == MOST_ITEMS + 1:
                cut_at = place + found.start()
        place += len(piece)
    if starts <= MOST_ITEMS:
        return text, 0
    after = text.find(">", end) + 1 if end >= cut_at else 0
    tail = text[after:] if after and len(text) - after < 65_536 else ""
    return text[:cut_at] + tail, starts - MOST_ITEMS

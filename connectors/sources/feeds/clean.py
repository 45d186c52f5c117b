"""HTML as plain text: scripts and control characters gone, entities decoded once, paragraphs kept (R95, R96, R101)."""

from __future__ import annotations

import html
import re
import unicodedata
from html.entities import html5

import nh3

LONGEST_TEXT = 256 * 1024  # bytes of UTF-8
LONGEST_SUMMARY = 64 * 1024
LONGEST_TITLE = 4 * 1024
LONGEST_SOURCE = 1024 * 1024  # characters of HTML that are looked at
MOST_TAGS = 20_000  # of one text; beyond, a tree of it is not worth its time (html5ever's is quadratic in depth)

_BLOCKS = (
    "address article aside blockquote center dd details div dl dt fieldset figcaption figure footer h1 h2 h3 h4 h5 h6 "
    "header hr main nav ol p pre section summary table tbody tfoot thead tr ul"
)
_PARAGRAPHS = frozenset(_BLOCKS.split())
_LINES = frozenset({"br", "li"})
_CELLS = frozenset({"td", "th"})
_KEPT = set(_PARAGRAPHS | _LINES | _CELLS)
_SILENT = {
    "script",
    "style",
    "iframe",
    "object",
    "applet",
    "template",
    "select",
    "textarea",
    "button",
    "noembed",
    "xmp",
}
"""Elements whose contents are no text of the article."""

_PARAGRAPH = re.compile(rf"</?(?:{'|'.join(sorted(_PARAGRAPHS, key=len, reverse=True))})>")
_LINE = re.compile(r"</?(?:br|li)>")
_CELL = re.compile(r"</?t[dh]>")
_SPACE = re.compile(r"[^\S\n]+")
_ANY_SPACE = re.compile(r"\s+")
_ROUND_LINE = re.compile(r" ?\n ?")
_MANY_LINES = re.compile(r"\n{3,}")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_ELEMENTS = """
a abbr acronym address applet area article aside audio b base basefont bdi bdo bgsound big blink blockquote body br
button canvas caption center cite code col colgroup command datalist dd del details dfn dialog dir div dl dt em embed
event-source fieldset figcaption figure font footer form frame frameset h1 h2 h3 h4 h5 h6 head header hr html i iframe
img input ins isindex kbd keygen label layer legend li link listing main map mark marquee math menu meta meter
multicol nav nobr noframes noscript object ol optgroup option output p param picture plaintext pre progress q rp rt
ruby s samp script section select small source spacer span strike strong style sub summary sup svg table tbody td
template textarea tfoot th thead time title tr track tt u ul var video wbr xmp xml
"""
_TAG = re.compile(rf"</?(?:{'|'.join(_ELEMENTS.split())})(?:[\s/][^<>]*)?>", re.IGNORECASE)
_SWALLOWS = re.compile(
    r"</?(?:iframe|object|noembed|noframes|plaintext|textarea|title|xmp|frameset)\b[^<>]*>", re.IGNORECASE
)
"""Tags that make a parser take all that follows for their contents where their end is missing."""
_ANY_TAG = re.compile(r"</?[A-Za-z!?][^<>]*>?")
_COMMENT = re.compile(r"<!--[^>]*>?|<(?=<)")
_ENTITY = re.compile(r"&(#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});")


def is_html(text: str) -> bool:
    """Whether a text of unknown kind is HTML: it holds a known element, a comment or a known entity."""
    if "<" in text and (_TAG.search(text) or "<!--" in text):
        return True
    return "&" in text and any(found[1][0] == "#" or f"{found[1]};" in html5 for found in _ENTITY.finditer(text))


def plain(source: str) -> str:
    """The text of HTML: paragraphs apart by a blank line, line breaks kept, everything else one blank."""
    source = source[:LONGEST_SOURCE]
    if source.count("<") > MOST_TAGS:
        source = _ANY_TAG.sub(" ", _COMMENT.sub(" ", source))
    if "<" in source:
        source = _SWALLOWS.sub(" ", source)
        source = nh3.clean(source, tags=_KEPT, clean_content_tags=_SILENT, attributes={}, link_rel=None)
        source = _ANY_SPACE.sub(" ", source)
        source = _PARAGRAPH.sub("\n\n", source)
        source = _CELL.sub(" ", _LINE.sub("\n", source))
    else:
        source = _ANY_SPACE.sub(" ", source)
    return tidy(html.unescape(source) if "&" in source else source)


def tidy(text: str) -> str:
    """A text without control characters and needless blanks, in NFC; line breaks and blank lines are kept."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x85", "\n")
    text = _CONTROL.sub("", text)
    text = _SPACE.sub(" ", text)
    text = _MANY_LINES.sub("\n\n", _ROUND_LINE.sub("\n", text)).strip()
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def line(text: str) -> str:
    """A tidy text on one line: titles, names."""
    return " ".join(tidy(text).split())


def cut(text: str, most: int) -> tuple[str, bool]:
    """A text within so many bytes of UTF-8, cut at a blank where one is near; and whether it was cut."""
    if len(text) * 4 <= most or len(raw := text.encode()) <= most:
        return text, False
    head = raw[:most].decode(errors="ignore")
    end = max(head.rfind("\n"), head.rfind(" "))
    return (head[:end] if end > len(head) - 200 else head).rstrip(), True

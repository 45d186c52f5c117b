"""Text from feeds made harmless for where it is shown: it is read there, and does nothing.

Nothing of it mentions people, formats, links or steers a terminal. `plain` is for places that show text as text;
`chat` for services whose markup nobody can escape in general: there a character that begins markup is replaced
by one that looks like it.
"""

from __future__ import annotations

import re
from html import escape
from urllib.parse import quote, urlsplit

from connectors.show import safe

_LOOKALIKE = str.maketrans({
    "@": "\uff20", "<": "\u2039", ">": "\u203a", "*": "\u2217", "_": "\u02cd", "`": "\u02cb", "~": "\u223c",
    "[": "\uff3b", "]": "\uff3d", "|": "\u00a6", "#": "\uff03", "\\": "\u29f5",
})  # fmt: skip
_LINK = re.compile(r"(?i)\b([a-z][a-z0-9+.\-]{1,20}):(?=//|[a-z0-9])|(?<=\w)\.(?=[a-z]{2,}\b)")
_RTL = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")
_LETTER = re.compile(r"[^\W\d_]")
ISOLATE, END = "\u2068", "\u2069"
BREAK = "\u2060"  # word joiner: invisible, and no link goes over it


def plain(text: str) -> str:
    """For a place that shows text as text: control characters, escape sequences and bidi overrides made visible."""
    return safe(text)


def unlinked(text: str) -> str:
    """Plain, and no address in it becomes a link by itself: an invisible break stands in its scheme and its dots."""
    return _LINK.sub(lambda found: found[0] + BREAK, plain(text))


def chat(text: str) -> str:
    """For chat services of all kinds: unlinked, and without a character that any of them takes as markup."""
    return unlinked(text).translate(_LOOKALIKE)


def html(text: str) -> str:
    """For HTML."""
    return escape(unlinked(text), quote=True)


def attribute(text: str) -> str:
    """For the value of an attribute in HTML or XML."""
    return escape(plain(text), quote=True)


def right_to_left(text: str) -> bool:
    """Whether most of its letters are of a script that is written from the right."""
    return 2 * len(_RTL.findall(text)) > len(_LETTER.findall(text))


def isolated(text: str) -> str:
    """A text of either direction that stands in a line of the other without turning it around."""
    return f"{ISOLATE}{text}{END}" if _RTL.search(text) else text


def link(url: str) -> str:
    """An http or https URL that holds nothing a chat takes as the end of a link; else nothing."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.username:
        return ""
    return quote(url, safe="%/:=&?~#+!$,;@()[]'-._")

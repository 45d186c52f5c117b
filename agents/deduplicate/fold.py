"""An article's text as tokens: what two articles are compared by."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from functools import cached_property

# In these scripts no blank stands between words: each character is a token of its own.
_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
_TOKEN = re.compile(f"[{_UNSPACED}]|[^\\W_{_UNSPACED}]+")
_QUOTED = re.compile(r"“[^”]{1,2000}”|«[^»]{1,2000}»|„[^“”]{1,2000}[“”]|\"[^\"\n]{1,2000}\"|「[^」]{1,2000}」")
# What changes on a page without its text changing: counters, and the line that says when it was updated.
_COUNTERS = re.compile(
    r"\b\d[\d.,]*\s+(?:comments?|views?|shares?|likes?|reads?|min read)\b"
    r"|\b(?:last\s+)?(?:updated|modified)(?:\s+(?:on|at))?:?\s[^.\n]{0,40}\d{1,4}[^.\n]{0,16}",
    re.IGNORECASE,
)


class Folded:
    """A text's tokens with their places; offsets are code points of the text as it came."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.spans = [match.span() for match in _TOKEN.finditer(text)]
        self.tokens = [_fold(text[start:end]) for start, end in self.spans]

    @cached_property
    def unquoted(self) -> list[str]:
        """The tokens outside quotation marks: what two reports on one letter do not share."""
        edges = [edge for match in _QUOTED.finditer(self.text) for edge in match.span()]
        return [
            token
            for token, (start, _) in zip(self.tokens, self.spans, strict=True)
            if bisect_right(edges, start) % 2 == 0
        ]

    @cached_property
    def numbers(self) -> frozenset[str]:
        """The tokens that hold a digit."""
        return frozenset(token for token in self.tokens if any(map(str.isdigit, token)))


def _fold(token: str) -> str:
    return token.lower() if token.isascii() else unicodedata.normalize("NFKC", token).casefold()


def material(text: str) -> list[str]:
    """The tokens that an edit must change to be an edit: without counters and the line of the last update."""
    return Folded(_COUNTERS.sub(" ", text)).tokens

"""An article's text as tokens: what two articles are compared by."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections import Counter
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
        self._shingles: dict[int, set[tuple[str, ...]]] = {}

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
        return frozenset(token for token in self.vocabulary if any(map(str.isdigit, token)))

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """The distinct tokens."""
        return frozenset(self.tokens)

    @cached_property
    def names(self) -> dict[str, int]:
        """Tokens that begin with a capital wherever they stand, with their counts; none in scripts without case."""
        capital: Counter[str] = Counter()
        small: set[str] = set()
        for token, (start, _) in zip(self.tokens, self.spans, strict=True):
            if self.text[start].isupper():
                capital[token] += 1
            else:
                small.add(token)
        return {token: count for token, count in capital.items() if token not in small and len(token) > 1}

    def shingles(self, size: int) -> set[tuple[str, ...]]:
        """The distinct runs of `size` tokens; the whole text where it is shorter."""
        if size not in self._shingles:
            tokens = self.tokens
            runs = zip(*(tokens[offset:] for offset in range(size)), strict=False)
            self._shingles[size] = set(runs) if len(tokens) >= size else {tuple(tokens)}
        return self._shingles[size]


def _fold(token: str) -> str:
    return token.lower() if token.isascii() else unicodedata.normalize("NFKC", token).casefold()


def material(text: str) -> list[str]:
    """The tokens that an edit must change to be an edit: without counters and the line of the last update."""
    return Folded(_COUNTERS.sub(" ", text)).tokens

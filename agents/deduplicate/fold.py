"""An article's text as tokens: what two articles are compared by."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections import Counter
from functools import cached_property

from agents.deduplicate.voice import QUOTED, narration

# In these scripts no blank stands between words: each character is a token of its own.
_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
# Vowel signs, accents, joiners and soft hyphens belong to the word they stand in.
_MARKS = (
    "\u00ad\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed\u0900-\u0963\u0966-\u0dff"
    "\u200b-\u200f\u2060\ufeff"
)
_TOKEN = re.compile(f"[^\\W_{_UNSPACED}]+(?:[{_MARKS}]+[^\\W_{_UNSPACED}]*)*|[{_UNSPACED}]")
_ASCII = {code: " " for code in range(128) if not chr(code).isalnum()}
# What outlets write differently in Arabic, Persian and Hebrew: points, the lengthening stroke, joiners, some letters.
_OFTEN_POINTED = re.compile("[\u00ad\u0591-\u06ed\u200b-\u200f\u2060\ufeff]")
_PLAIN = str.maketrans("أإآٱىیېةک", "اااايييهك") | {
    code: None
    for code in (0xAD, *range(0x591, 0x6EE), *range(0x200B, 0x2010), 0x2060, 0xFEFF)
    if unicodedata.category(chr(code)) in {"Mn", "Cf"} or code == 0x640
}
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
        self.tokens = text.lower().translate(_ASCII).split() if text.isascii() else _folded(_TOKEN.findall(text))
        self._shingles: dict[int, set[tuple[str, ...]]] = {}

    @cached_property
    def spans(self) -> list[tuple[int, int]]:
        """Where each token begins and ends."""
        return [match.span() for match in _TOKEN.finditer(self.text)]

    @cached_property
    def unquoted(self) -> list[str]:
        """The tokens outside quotation marks: what two reports on one letter do not share."""
        edges = [edge for match in QUOTED.finditer(self.text) for edge in match.span()]
        return [
            token
            for token, (start, _) in zip(self.tokens, self.spans, strict=True)
            if bisect_right(edges, start) % 2 == 0
        ]

    @cached_property
    def narrated(self) -> list[list[str]]:
        """The runs of tokens that the paper wrote itself: outside quotation marks and letters printed in full."""
        return narration(self.text, self.spans, self.tokens)

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
        """Tokens that begin with a capital wherever they stand, with their counts; none in a text without case."""
        capital: Counter[str] = Counter()
        small: Counter[str] = Counter()
        loud = 0
        for token, (start, end) in zip(self.tokens, self.spans, strict=True):
            upper = self.text[start].isupper()
            (capital if upper else small)[token] += 1
            loud += upper and self.text[start:end].isupper()
        if loud > len(self.tokens) / 2:  # all in capitals: an old wire, a headline
            return {}
        return {token: count for token, count in capital.items() if token not in small and len(token) > 1}

    def shingles(self, size: int) -> set[tuple[str, ...]]:
        """The distinct runs of `size` tokens; the whole text where it is shorter."""
        if size not in self._shingles:
            tokens = self.tokens
            runs = zip(*(tokens[offset:] for offset in range(size)), strict=False)
            self._shingles[size] = set(runs) if len(tokens) >= size else {tuple(tokens)}
        return self._shingles[size]


def _folded(words: list[str]) -> list[str]:
    """All tokens of a text in one go: a line each is folded twenty times faster than one by one."""
    if not words:
        return []
    lines = unicodedata.normalize("NFKC", "\n".join(words)).casefold()
    if _OFTEN_POINTED.search(lines):
        lines = lines.translate(_PLAIN)
    return lines.split("\n")


def material(text: str) -> list[str]:
    """The tokens that an edit must change to be an edit: without counters and the line of the last update."""
    return Folded(_COUNTERS.sub(" ", text)).tokens

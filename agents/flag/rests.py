"""What a text must be from where a pattern was found: an expression, or the forms of a name, word by word.

Each is compiled when it is first asked: a watchlist has thousands, an article meets a few.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

_TAIL = r"[^\W_]*"  # letters and digits
_END = r"(?![^\W_])"


class Pattern:
    """A regular expression."""

    __slots__ = ("_compiled", "pattern")

    def __init__(self, pattern: str) -> None:
        self.pattern = pattern
        self._compiled: re.Pattern[str] | None = None

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Pattern) and self.pattern == other.pattern

    def __hash__(self) -> int:
        return hash(self.pattern)

    def match(self, text: str, start: int) -> re.Match[str] | None:
        """The match that begins at `start`."""
        if self._compiled is None:
            self._compiled = re.compile(self.pattern)
        return self._compiled.match(text, start)


class Endings:
    """What may stand behind a word's stem, folded, the longest first; `needed`: something must. Each made once."""

    __slots__ = ("pattern", "tails")

    def __init__(self, endings: tuple[str, ...], needed: bool) -> None:
        self.pattern = f"(?:{'|'.join(endings)}){'' if needed else '?'}" if endings else ""
        self.tails = frozenset(endings if needed else ("", *endings))


STILL = Endings((), needed=False)
"""A word that has one form."""


class Bent:
    """A name of words with endings. `between`: an expression of what parts two words, `article` may stand before all
    but the first.

    The endings of a language are a hundred, and an expression that holds them for each word takes a third of a
    millisecond to compile. Where a blank parts the words, what follows a stem up to the next is told without them, and
    looked up.
    """

    __slots__ = ("_compiled", "_looked_up", "article", "between", "words")

    def __init__(self, words: tuple[tuple[str, Endings], ...], between: str, article: str) -> None:
        self.words = words
        self.between = between
        self.article = article
        self._compiled: re.Pattern[str] | None = None
        self._looked_up: list[frozenset[str]] = []

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Bent) and self._told == other._told

    def __hash__(self) -> int:
        return hash(self._told)

    @property
    def _told(self) -> tuple[tuple[tuple[str, Endings], ...], str, str]:
        parted = len(self.words) > 1
        return self.words, self.between * parted, self.article * parted

    @property
    def pattern(self) -> str:
        """All of it as one expression."""
        parts = [re.escape(stem) + endings.pattern for stem, endings in self.words]
        return (self.between + self.article).join(parts) + _END

    def match(self, text: str, start: int) -> re.Match[str] | None:
        """The match that begins at `start`."""
        if self._compiled is None:
            self._compile()
        found = self._compiled.match(text, start)  # type: ignore[union-attr]
        if found is None or not self._looked_up:
            return found
        return found if all(map(frozenset.__contains__, self._looked_up, found.groups())) else None

    def _compile(self) -> None:
        if " ?" in self.between:  # a stem may stand right behind an ending
            self._compiled = re.compile(self.pattern)
            return
        parts = [re.escape(stem) + f"({_TAIL})" * (endings is not STILL) for stem, endings in self.words]
        self._looked_up = [endings.tails for _, endings in self.words if endings is not STILL]
        self._compiled = re.compile((self.between + self.article).join(parts) + _END)

    @property
    def opening(self) -> tuple[str, str]:
        """An expression of the first word and what parts it from the second, and the stem of that: it never says no
        to what matches."""
        (first, endings), (second, _), *_ = self.words
        tail = _TAIL if endings is not STILL else ""
        return re.escape(first) + tail + self.between + self.article, re.escape(second)


def any_of(rests: Iterable[Pattern | Bent]) -> re.Pattern[str]:
    """One expression that says no where none of them matches.

    Of a name of several words it asks for the stem of the second: with the endings of each word the names that begin
    with `missile` would take a quarter of a second to compile.
    """
    seconds: dict[str, dict[str, None]] = defaultdict(dict)
    for rest in rests:
        if isinstance(rest, Pattern) or len(rest.words) == 1:
            seconds[""][rest.pattern] = None
        else:
            first, second = rest.opening
            seconds[first][second] = None
    return re.compile("|".join(f"{first}(?:{'|'.join(others)})" for first, others in seconds.items()))

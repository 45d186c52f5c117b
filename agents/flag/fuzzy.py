"""Spellings that nobody listed: Moammar Gadhafi for Muammar Gaddafi. Only where an entity says `match: {fuzzy: true}`.

Names are compared by the skeletons of their words: letters that transliterations exchange are one (kh, gh, q, k; sh, j,
z, s; w, v, f), vowels are left out. A candidate has the same skeletons in all words, or in all but one of two and more,
and must then be alike letter by letter. Guarded, since without guards such matching finds "country" for "Contras":
names of seven letters and more, no digits, each word with a capital, never a name that was found exactly.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from functools import lru_cache
from typing import TYPE_CHECKING

import msgspec

from agents.flag.stretches import Stretches
from agents.folding import fold, script

if TYPE_CHECKING:
    from agents.text import Folded  # numpy, which whoever only reads a watchlist can spare

SHORTEST = 7  # letters of a name
ALIKE = 0.80  # of all letters of a name, where the skeletons are the same (difflib's ratio)
ALIKE_ALONE = 0.85  # of a name of one word
ALIKE_OTHER = 0.60  # of the one word whose skeleton differs
SHORTEST_OTHER = 4  # letters of that word, and of another that is the same
_EXCHANGED = [
    (re.compile(pattern), kept)
    for pattern, kept in (
        ("sch|tch|sh|zh|ch|ts|tz|cz|sz|dj|dz", "s"),
        ("ph", "f"),
        ("kh|gh|ck|q|x", "k"),
        ("th|dh", "t"),
        ("c(?=[eiy])", "s"),
        ("[cg]", "k"),
        ("[zj]", "s"),
        ("[dt]", "t"),
        ("[bp]", "p"),
        ("[vfw]", "f"),
    )
]
_VOWELS = re.compile("[aeiouyh]+")
_TWICE = re.compile(r"(.)\1+")
_BETWEEN = frozenset("al el bin ibn ben bint abu de da do dos van von of the and for y e i".split())  # noqa: SIM905


@lru_cache(maxsize=65_536)
def skeleton(word: str) -> str:
    """What is left of a folded word whatever the transliteration."""
    for pattern, kept in _EXCHANGED:
        word = pattern.sub(kept, word)
    if not word:
        return ""
    first = "a" if word[0] in "aeiouy" else word[0]
    return _TWICE.sub(r"\1", first + _VOWELS.sub("", word[1:]))


class Known(msgspec.Struct, frozen=True):
    """A name that may be found in other spellings."""

    entity: str
    alias: str
    words: tuple[str, ...]


class Near(msgspec.Struct, frozen=True):
    """A place where a name may stand in another spelling: folded offsets, and how alike it is."""

    known: Known
    start: int
    end: int
    alike: float


class Fuzzy:
    """The names of a watchlist that may be found in other spellings, by their skeletons."""

    def __init__(self, names: Iterable[tuple[str, str]]) -> None:
        self._by_key: dict[tuple[str | None, ...], list[Known]] = defaultdict(list)
        for entity, alias in names:
            words = tuple(fold(alias).replace("'", "").split())
            if eligible(alias):
                for key in _keys(tuple(map(skeleton, words))):
                    self._by_key[key].append(Known(entity, alias, words))
        self._longest = max(map(len, self._by_key), default=0)

    def __bool__(self) -> bool:
        return bool(self._by_key)

    def near(self, text: Folded, taken: list[tuple[int, int]]) -> Iterator[Near]:
        """The likeliest name at each place of a text, the longest first; nothing that touches `taken` (original)."""
        used = Stretches(("", first, last, None) for first, last in taken)
        for run in _capitalised(text):
            for size in range(min(self._longest, len(run)), 0, -1):
                for at in range(len(run) - size + 1):
                    start, end = run[at][0], run[at + size - 1][1]
                    first, last = text.span(start, end)
                    if used.touches("", first, last):
                        continue
                    best = self._best(tuple(text.text[a:b].replace("'", "") for a, b in run[at : at + size]))
                    if best is not None:
                        used.add("", first, last, None)
                        yield Near(best[0], start, end, best[1])

    def _best(self, words: tuple[str, ...]) -> tuple[Known, float] | None:
        found = {known for key in _keys(tuple(map(skeleton, words))) for known in self._by_key.get(key, ())}
        rated = [(known, alike) for known in found if (alike := _alike(known.words, words)) is not None]
        return max(rated, key=lambda row: (row[1], row[0].entity), default=None)


def eligible(alias: str) -> bool:
    """Whether a name may be found in other spellings: Latin letters, seven and more, no digit."""
    letters = [character for character in alias if character.isalnum()]
    return script(alias) == "Latn" and len(letters) >= SHORTEST and not any(map(str.isdigit, letters))


def _keys(skeletons: tuple[str, ...]) -> Iterator[tuple[str | None, ...]]:
    """All words; and for names of two words and more, each word left open once."""
    yield skeletons
    if len(skeletons) > 1:
        for at in range(len(skeletons)):
            yield (*skeletons[:at], None, *skeletons[at + 1 :])


def _alike(name: tuple[str, ...], words: tuple[str, ...]) -> float | None:
    """How alike two spellings are, or None where they are two names."""
    whole = SequenceMatcher(None, " ".join(name), " ".join(words), autojunk=False).ratio()
    differ = [(one, other) for one, other in zip(name, words, strict=True) if skeleton(one) != skeleton(other)]
    if len(name) == 1:
        return whole if whole >= ALIKE_ALONE else None
    if whole < ALIKE or len(differ) > 1:
        return None
    for one, other in differ:
        same = max((len(word) for word in name if word in words or word is not one), default=0)
        if min(len(one), len(other), same) < SHORTEST_OTHER or _ratio(one, other) < ALIKE_OTHER:
            return None
    return whole


def _ratio(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def _capitalised(text: Folded) -> Iterator[list[tuple[int, int]]]:
    """Runs of words with a capital each, next to each other; `al`, `bin`, `of` go on with one."""
    run: list[tuple[int, int]] = []
    last = 0
    for start, end in text.words:
        between = text.text[last:start]
        capital = text.original[text.span(start, end)[0]].isupper()
        if run and (between.strip(" '") or not (capital or text.text[start:end] in _BETWEEN)):
            yield run
            run = []
        if run or capital:
            run.append((start, end))
        last = end
    if run:
        yield run

"""What a scene of everyday life is told in, and what news of war and politics: a name may stand in the wrong one.

"Pentagon released their second album", "Hamas, a gelding, won the derby". A name of an actor near words of music,
sport, kitchens, shops, schoolbooks or software, with no word of war or politics far and wide, is most likely another's.
"""

from __future__ import annotations

import re
from functools import lru_cache

from agents.flag.chinese import traditional
from agents.flag.scene_words import EVERYDAY, EVERYDAY_EAST, MATTER, MATTER_EAST
from agents.text import fold

_NEAR = 140  # characters on either side in which everyday words are looked for
FAR = 500  # and words of war and politics
_SHORTEST = 2  # letters of a stem
_WORD = re.compile(r"[^\W_]+(?:['\"׳״][^\W_]+)*")
_EAST = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_EAST_NEAR = 40
_EAST_FAR = 150


class _Words:
    """Words, and stems that any ending may follow."""

    def __init__(self, told: str, east: str) -> None:
        words = [fold(word) for word in told.split()]
        self.whole = frozenset(word for word in words if not word.endswith("*"))
        self.stems = frozenset(word[:-1] for word in words if word.endswith("*"))
        self.longest = max(map(len, self.stems))
        whole = fold(east)
        self.east = re.compile("|".join(map(re.escape, dict.fromkeys([*whole.split(), *traditional(whole).split()]))))

    def has(self, word: str) -> bool:
        """Whether a folded word is one of them."""
        return word in self.whole or any(
            word[:size] in self.stems for size in range(_SHORTEST, min(len(word), self.longest) + 1)
        )


_OF_EVERY_DAY = _Words(EVERYDAY, EVERYDAY_EAST)
_OF_MATTER = _Words(MATTER, MATTER_EAST)
_EVERYDAY, _MATTER = 1, 2


@lru_cache(maxsize=50_000)
def _kind_of(word: str) -> int:
    """Whether a folded word is of everyday life, of war and politics, of both (3), or of neither (0)."""
    forms = {word}
    for _ in range(2):  # Arabic and Hebrew write small words in one with the next
        forms |= {form[1:] for form in forms if len(form) > 3 and form[0] in "وبلكفהבלמשוכ"}
        forms |= {form[2:] for form in forms if len(form) > 4 and form.startswith(("ال", "لل"))}
    return _EVERYDAY * any(map(_OF_EVERY_DAY.has, forms)) | _MATTER * any(map(_OF_MATTER.has, forms))


def everyday(folded: str, start: int, end: int) -> str:
    """The word of everyday life near a name at a folded place; "" where none stands."""
    near = _of_every_day(folded[max(0, start - _NEAR) : start]) or _of_every_day(folded[end : end + _NEAR])
    if near or not _EAST.search(folded, max(0, start - _EAST_NEAR), end + _EAST_NEAR):
        return near
    return _beside(_OF_EVERY_DAY.east, folded, start, end, _EAST_NEAR)


def matters(folded: str, start: int, end: int) -> bool:
    """Whether a word of war or politics stands anywhere about a folded place."""
    if _beside(_OF_MATTER.east, folded, start, end, _EAST_FAR):
        return True
    around = folded[max(0, start - FAR) : start], folded[end : end + FAR]
    return any(_kind_of(word) & _MATTER for part in around for word in _WORD.findall(part))


def _of_every_day(text: str) -> str:
    return next((word for word in _WORD.findall(text) if _kind_of(word) == _EVERYDAY), "")


def _beside(words: re.Pattern[str], folded: str, start: int, end: int, within: int) -> str:
    """The first of some words of scripts without blanks beside a place."""
    found = words.search(folded, max(0, start - within), start) or words.search(folded, end, end + within)
    return found.group() if found else ""

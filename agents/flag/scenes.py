"""What a scene of everyday life is told in, and what news of war and politics: a name may stand in the wrong one.

"Pentagon released their second album", "Hamas, a gelding, won the derby". A name of an actor near words of music,
sport, kitchens, shops, schoolbooks or software, with no word of war or politics far and wide, is most likely another's.
"""

from __future__ import annotations

import re
from functools import lru_cache

from agents.flag.chinese import traditional
from agents.flag.scene_words import ALSO_IN_NEWS, ALSO_IN_NEWS_EAST, EVERYDAY, EVERYDAY_EAST, MATTER, MATTER_EAST
from agents.text import fold

_NEAR = 140  # characters on either side in which everyday words are looked for
FAR = 500  # and words of war and politics
_SHORTEST = 2  # letters of a stem
SEVERAL = 2  # words that news has too from which they make a scene of everyday life
_SAID = 8  # words behind a name that say what it is
_SAID_FAR = 80
_WORD = re.compile(r"[^\W_]+(?:['\"׳״][^\W_]+)*")
_LAST = re.compile(rf"({_WORD.pattern})[ \"']{{1,2}}$")
_IS = re.compile(
    r"[\"']?(?:, (?:an?|une?|eine?|una|uno|uma?|een|en|ett|the|il|la|el|le|der|die|das) "
    r"|\s?\(| (?:is|was|are|ist|war|est|es|era|e|is een|to|jest|bir|это|це|هو|هي|היא|הוא) | - | {2,})([^.;!?]*)"
)
_SAYING = re.compile(
    r"\s?:|,? (?:also |has |had |a |ha |hat |have |nie |не |yang )?"
    r"(?:says?|said|told|confirm\w*|denie[sd]|declin\w+|announc\w+|warn\w*|refus\w+|would not|did not|claim\w*|"
    r"admit\w*|reject\w*|blam\w+|accus\w+|vow\w*|kept|dit|affirm\w*|annonc\w+|declar\w+|dement\w*|dijo|anunci\w+|nego|pruft|"
    r"teilte|erklart\w*|meldet\w*|sagte|lehnte|ausserte?|detto|annunciat\w+|disse|negou|zei|meldt|poinformowa\w+|"
    r"zaprzeczy\w+|заяв\w+|сообщ\w+|опроверг\w*|повідом\w+)\b"
)
_EAST = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_EAST_NEAR, _EAST_FAR, _EAST_BESIDE = 40, 150, 3  # characters


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
_OF_BOTH = _Words(ALSO_IN_NEWS, ALSO_IN_NEWS_EAST)
_OF_MATTER = _Words(MATTER, MATTER_EAST)
_EVERYDAY, _MATTER, _BOTH = 1, 2, 4


@lru_cache(maxsize=50_000)
def _kind_of(word: str) -> int:
    """Whether a folded word is of everyday life, of war and politics, of everyday life and of news too; the sum."""
    forms = {word, word.partition("'")[0]}  # a chief's
    for _ in range(2):  # Arabic and Hebrew write small words in one with the next
        forms |= {form[1:] for form in forms if len(form) > 3 and form[0] in "وبلكفהבלמשוכ"}
        forms |= {form[2:] for form in forms if len(form) > 4 and form.startswith(("ال", "لل"))}
    rows = (_EVERYDAY, _OF_EVERY_DAY), (_MATTER, _OF_MATTER), (_BOTH, _OF_BOTH)
    return sum(kind for kind, words in rows if any(map(words.has, forms)))


def warlike(words: str) -> bool:
    """Whether one of some folded words is of war and politics."""
    return any(_kind_of(word) & _MATTER for word in _WORD.findall(words))


def speaks(folded: str, end: int) -> bool:
    """Whether what ends at a folded place says, denies or refuses something: who does is somebody in the news."""
    return _SAYING.match(folded, end) is not None


def matters(folded: str, start: int, end: int) -> bool:
    """Whether a word of war or politics stands anywhere about a folded place."""
    if _beside(_OF_MATTER.east, folded, start, end, _EAST_FAR):
        return True
    return warlike(folded[max(0, start - FAR) : start]) or warlike(folded[end : end + FAR])


def everyday(folded: str, start: int, end: int, several: int = SEVERAL) -> str:
    """The words of everyday life near a name at a folded place, one or `several` that news has too; "" for none."""
    words = _WORD.findall(folded[max(0, start - _NEAR) : start]) + _WORD.findall(folded[end : end + _NEAR])
    only = next((word for word in words if _kind_of(word) == _EVERYDAY), "")
    if not only:
        both = dict.fromkeys(word for word in words if _kind_of(word) == _BOTH)
        only = ", ".join(both) if len(both) >= several else ""
    if only or not _EAST.search(folded, max(0, start - _EAST_NEAR), end + _EAST_NEAR):
        return only
    return _beside(_OF_EVERY_DAY.east, folded, start, end, _EAST_NEAR)


def said_to_be(folded: str, start: int, end: int) -> str:
    """The word of everyday life that a name at a folded place is said to be: "restaurant Pentagon", "Isis, a dog"."""
    before = _LAST.search(folded, max(0, start - _NEAR), start)
    if before and _kind_of(before.group(1)) in {_EVERYDAY, _BOTH}:
        return before.group(1)
    behind = _IS.match(folded, end, end + _SAID_FAR)
    words = _WORD.findall(behind.group(1))[:_SAID] if behind else []
    said = next((word for word in words if _kind_of(word) in {_EVERYDAY, _BOTH}), "")
    touching = folded, start, end, _EAST_BESIDE
    return said or _beside(_OF_EVERY_DAY.east, *touching) or _beside(_OF_BOTH.east, *touching)


def _beside(words: re.Pattern[str], folded: str, start: int, end: int, within: int) -> str:
    """The first of some words of scripts without blanks beside a place."""
    found = words.search(folded, max(0, start - within), start) or words.search(folded, end, end + within)
    return found.group() if found else ""

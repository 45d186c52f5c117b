"""Numbers with what they count, ordinals, dates and weekdays, in digits and words of ten languages."""

from __future__ import annotations

import re
from collections.abc import Iterator

from agents.alert.telling.calendar import MONTHS, WEEKDAYS
from agents.alert.telling.numerals import CARDINALS, NONE, ONE, ORDINALS, TEN
from agents.alert.telling.plain import FUNCTION, NOTHING
from agents.alert.telling.tokens import Token
from agents.alert.telling.words import bare, stem
from agents.text import fold

YEARS = range(1900, 2101)
UNITS = 2  # content words after a number that may be what is counted
_SUFFIXED = re.compile(r"(\d+)(?:st|nd|rd|th|e|er|eme|re|o|a|я|й|го|ю|ая|ый)")
_NOT_RANKED = frozenset(
    map(fold, ("time", "times", "fois", "vez", "Mal", "раз", "half", "hand", "person", "lieutenant"))
)
_VERBS = frozenset({"salı", "sali", "cuma"})


def weekday(token: Token) -> int | None:
    """0 for Monday, None for another word."""
    if token.entity or (token.word in _VERBS and not token.capital):
        return None
    return WEEKDAYS.get(token.word)


def value(token: Token, lang: str) -> int | None:
    """The number that a word is, or None; years are none."""
    if token.entity:
        return None
    if token.word.isdecimal():
        number = int(token.word[:15])
        return None if number in YEARS else number
    known = CARDINALS.get(lang, NONE)
    return known.get(token.word) or (known.get(_bare(token.word)) if lang == "ar" else None)


def _bare(word: str) -> str:
    """Without an Arabic particle before it; never an article, which makes a weekday of some numbers."""
    return word[1:] if word[:1] in "بلو" and len(word) > 3 else word


def dates(words: list[Token], taken: set[int], lang: str) -> Iterator[tuple[int, int]]:
    """Month and day, where they stand side by side; their words are `taken`."""
    for at, token in enumerate(words):
        month = None if token.entity else MONTHS.get(token.word)
        if month is None:
            continue
        for near in (at - 1, at + 1, at - 2):
            if (
                not 0 <= near < len(words)
                or near in taken
                or (near == at - 2 and words[at - 1].word not in {"de", "of"})
            ):
                continue
            day = value(words[near], lang) or _suffixed(words[near])
            if day and day <= 31:
                taken.update((near, at))
                yield month, day
                break


def _suffixed(token: Token) -> int | None:
    found = _SUFFIXED.fullmatch(token.word)
    return int(found.group(1)) if found else None


def ordinals(words: list[Token], taken: set[int], lang: str) -> Iterator[int]:
    """Ranks: 12th, twelfth, zwölfte, 12., الثانية عشرة."""
    for at, token in enumerate(words):
        if at in taken or token.entity or weekday(token) is not None:
            continue
        following = words[at + 1] if at + 1 < len(words) else None
        number = _rank(token, following, lang)
        if number is None or (following and following.word in _NOT_RANKED):
            continue
        taken.add(at)
        yield number + 10 if following and following.word in TEN else number


def _rank(token: Token, following: Token | None, lang: str) -> int | None:
    known = ORDINALS.get(lang, NONE)
    if lang == "de" and token.word.isdecimal() and token.after == "." and following and following.capital:
        return int(token.word) if len(token.word) < 3 else None
    return known.get(token.word) or _suffixed(token) or (known.get(bare(token.word)) if lang == "ar" else None)


def counted(words: list[Token], taken: set[int], lang: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each number with the words that may be what it counts, cut to stems."""
    at = 0
    while at < len(words):
        number = None if at in taken else value(words[at], lang)
        if number is not None and not _is_clock(words, at):
            number, at = _whole(words, at, number, taken, lang)
            yield str(number), tuple(_units(words[at + 1 : at + 6], lang))
        at += 1


def _whole(words: list[Token], at: int, number: int, taken: set[int], lang: str) -> tuple[int, int]:
    """A number of several words (twenty one, أربعة عشر, 1,200), and the place of its last."""
    if at + 1 == len(words) or at + 1 in taken:
        return number, at
    following = words[at + 1]
    if following.word in TEN and number < 10:
        return number + 10, at + 1
    after = 1 if following.word in ONE and number >= 20 else value(following, lang)
    if after is None:
        return number, at
    if words[at].word.isdecimal() and following.word.isdecimal():
        grouped = len(following.word) == 3 and words[at].after in {",", ".", " ", "\u00a0"}
        return (number * 1000 + after, at + 1) if grouped else (number, at)
    return (number + after, at + 1) if 20 <= number < 100 and after < 10 else (number, at)


def _is_clock(words: list[Token], at: int) -> bool:
    """Whether a number is half of a time of day."""
    return any(
        words[first].after == ":" and words[first].word.isdecimal() and words[first + 1].word.isdecimal()
        for first in (at - 1, at)
        if 0 <= first < len(words) - 1
    )


def _units(words: list[Token], lang: str) -> Iterator[str]:
    """What is counted: the entity that follows (two Patriot batteries), else the next content words."""
    found = 0
    for token in words:
        if token.word in FUNCTION.get(lang, NOTHING) or value(token, lang) is not None:
            continue
        if token.entity and found:
            continue
        yield f"@{token.entity}" if token.entity else stem(token.word)
        found += 1
        if token.entity or found == UNITS or token.after in {".", ",", ";", ":"}:
            return

"""Where it happened: entities after "in", "at", "near", and names there that no watchlist knows."""

from __future__ import annotations

from collections.abc import Iterator

from agents.alert.telling.calendar import MONTHS
from agents.alert.telling.figures import value, weekday
from agents.alert.telling.plain import COMMONPLACE, FUNCTION, NOTHING
from agents.alert.telling.tokens import Token
from agents.text import fold

_BEFORE = {
    "en": "in at near outside around to into towards toward over",
    "fr": "à au aux en près vers dans sur",
    "es": "en cerca junto hacia a",
    "de": "in bei nahe nach",
    "ru": "в во у под близ около возле на",
    "uk": "в у біля під на",
    "ar": "في قرب إلى مدينة بلدة قرية محافظة قاعدة جبال",
    "fa": "در نزدیک به شهر استان",
    "he": "ליד",
}
BEFORE = {lang: frozenset(map(fold, row.split())) for lang, row in _BEFORE.items()}
_EVERY = frozenset(word for words in BEFORE.values() for word in words)
_BETWEEN = frozenset(
    ("the", "de", "d", "la", "le", "les", "l", "el", "del", "der", "a", "al", "of", "town", "village", "city")
)
_NAMED_AFTER = frozenset(map(fold, ("مدينة", "بلدة", "قرية", "محافظة", "قاعدة", "جبال", "قرب")))
_SENTENCE_ENDS = frozenset('.!?:\n"“')


def located(words: list[Token], lang: str) -> Iterator[str]:
    """Entities before which such a word stands, at most two lesser words between."""
    near = BEFORE.get(lang, _EVERY)
    for at, token in enumerate(words):
        if token.entity and (token.attached or _is_after(words, at, near)):
            yield token.entity


def _is_after(words: list[Token], at: int, near: frozenset[str]) -> bool:
    for before in reversed(words[max(0, at - 3) : at]):
        if before.word in near:
            return True
        if before.word not in _BETWEEN:
            return False
    return False


def places(words: list[Token], lang: str) -> Iterator[str]:
    """Names after such a word that are no entities."""
    before = BEFORE.get(lang, NOTHING)
    for at, token in enumerate(words[:-1]):
        if token.word not in before:
            continue
        ahead = at + 1
        while ahead < min(at + 4, len(words)) and words[ahead].word in _BETWEEN and lang != "de":
            ahead += 1
        while ahead < len(words) and _is_name(words, ahead, lang):
            yield words[ahead].word
            ahead += 1


def names(words: list[Token], lang: str) -> Iterator[str]:
    """Capitalised words inside a sentence that are neither entities nor common."""
    for at in range(1, len(words)):
        if words[at - 1].after not in _SENTENCE_ENDS and words[at].capital and _is_name(words, at, lang):
            yield words[at].word


def _is_name(words: list[Token], at: int, lang: str) -> bool:
    token = words[at]
    if token.entity or len(token.word) < 3 or value(token, lang) is not None or weekday(token) is not None:
        return False
    if (
        token.word in FUNCTION.get(lang, NOTHING)
        or token.word in COMMONPLACE.get(lang, NOTHING)
        or token.word in MONTHS
    ):
        return False
    return words[at - 1].word in _NAMED_AFTER if lang == "ar" else token.capital


def titled(words: list[Token]) -> bool:
    """A title in which most words begin with a capital: they say nothing of names."""
    long = [token for token in words if not token.entity and len(token.word) > 3]
    return sum(not token.capital for token in long) * 2 < len(long)

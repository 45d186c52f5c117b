"""The words of a title or lead, those of an entity's name as one."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from agents.text import Folded

ELIDED = 3  # letters with their apostrophe


class Token(msgspec.Struct, frozen=True):
    """A word, folded: whether it begins with a capital, the entity it names, what follows it directly.

    `attached`: letters stand before the entity's name, an Arabic or Hebrew particle.
    """

    word: str
    capital: bool
    entity: str
    after: str
    attached: bool = False


def tokens(text: str, spans: Sequence[tuple[int, int, str]]) -> list[Token]:
    """A text's words; those inside `spans` (start, end, entity; code points) become one token with the entity."""
    folded = Folded(text)
    found: list[Token] = []
    last = -1
    for start, end, word in (_word(folded, *place) for place in folded.words):
        inside = next((span for span in spans if span[0] < end and start < span[1]), None)
        if inside is None:
            found.append(Token(word, text[start].isupper(), "", text[end : end + 1]))
        elif inside[0] != last:
            last = inside[0]
            after = text[inside[1] : inside[1] + 1]
            found.append(Token(word, text[start].isupper(), inside[2], after, start < inside[0]))
    return found


def _word(folded: Folded, start: int, end: int) -> tuple[int, int, str]:
    """A word's place in the original, without what is elided before it (d'Azraq, l'usine)."""
    word = folded.text[start:end]
    cut = word.find("'") + 1
    if 0 < cut <= ELIDED and cut < len(word):
        start, word = start + cut, word[cut:]
    return (*folded.span(start, end), word)

"""Invented news prose in five languages, of our own writing (prose.json): people, places and outlets exist nowhere."""

from __future__ import annotations

import random
from pathlib import Path

import orjson

PARTS: dict[str, dict[str, list[str]]] = orjson.loads(Path(__file__).with_suffix(".json").read_bytes())
"""Language -> who, said, happened, then, places (and more): the parts of a sentence."""

LANGUAGES = tuple(PARTS)


def sentence(chance: random.Random, language: str = "en") -> str:
    """One sentence, its end included."""
    return _english(chance) if language == "en" else _foreign(chance, language)


def _foreign(chance: random.Random, language: str) -> str:
    parts = PARTS[language]
    blank = "，" if language == "zh" else " "
    order = ["who", "said", "happened", "then", *(["then"] if chance.random() < 0.5 else [])]
    told = blank.join(chance.choice(parts[part]) for part in order)
    return _filled(chance, told, language) + parts["end"][0]


def _english(chance: random.Random) -> str:
    def pick(part: str) -> str:
        return _filled(chance, chance.choice(PARTS["en"][part]), "en")

    kind = chance.random()
    if kind < 0.12:
        return pick("more")
    if kind < 0.24:
        return f"“{pick('quotes')},” {pick('who')} said {pick('then')}."
    told = f"{pick('who')} {pick('said')} {pick('happened')}"
    if kind < 0.75:
        told += f" {pick('then')}"
    if kind < 0.45:
        told += f", {chance.choice(('and', 'but', 'while', 'so'))} {pick('happened')}"
    return told[0].upper() + told[1:] + "."


def _filled(chance: random.Random, form: str, language: str) -> str:
    return form.replace("{p}", chance.choice(PARTS[language]["places"])).replace("{n}", str(chance.randint(2, 90)))


def article(chance: random.Random, language: str = "en", words: int = 350) -> list[str]:
    """An article of about that many words (in Chinese: characters), as sentences."""
    found: list[str] = []
    length = 0
    while length < words:
        found.append(sentence(chance, language))
        length += len(found[-1]) if language == "zh" else len(found[-1].split())
    return found


def joined(sentences: list[str]) -> str:
    """A text of two to four sentences a paragraph."""
    paragraphs = [" ".join(sentences[at : at + 3]) for at in range(0, len(sentences), 3)]
    return "\n\n".join(paragraphs)

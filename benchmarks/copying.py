"""What papers do to each other's articles, and what only looks like it: reports that share a quote or a letter.

A change takes an article's sentences and gives the text of the copy; `other()` is a sentence of somebody else's.
"""

from __future__ import annotations

import random
from collections.abc import Callable

from benchmarks.prose import article, joined

Other = Callable[[], str]
Change = Callable[[random.Random, list[str], Other], str]
Pair = tuple[str, str]


def _words(sentences: list[str]) -> list[str]:
    text = joined(sentences)
    return text.split(" ") if text.count(" ") > len(text) / 30 else list(text)


def _blank(words: list[str]) -> str:
    return " " if len(words[0]) > 1 or len(max(words[:40], key=len)) > 1 else ""


def _cut(share: float) -> Change:
    def change(_: random.Random, sentences: list[str], __: Other) -> str:
        words = _words(sentences)
        return _blank(words).join(words[: int(share * len(words))])

    return change


def _edited(share: float) -> Change:
    """Words replaced (7 of 10), put in and left out, at random: harder than any editor's changes."""

    def change(chance: random.Random, sentences: list[str], other: Other) -> str:
        words, kept = _words(sentences), []
        strange = [word for _ in range(12) for word in _words([other()])]
        for told in words:
            kind = chance.random()
            if kind >= share:
                kept.append(told)
            elif kind < share * 0.7:
                kept.append(chance.choice(strange))
            elif kind < share * 0.85:
                kept += [told, chance.choice(strange)]
        return _blank(words).join(kept)

    return change


def _misread(share: float) -> Change:
    def change(chance: random.Random, sentences: list[str], _: Other) -> str:
        return "".join(chance.choice("eolit1") if chance.random() < share else c for c in joined(sentences))

    return change


def _recast(chance: random.Random, sentences: list[str], other: Other) -> str:
    kept = sentences[2 : 2 + max(3, chance.randint(len(sentences) * 2 // 5, len(sentences) * 3 // 5))]
    return joined([other(), other(), *kept])


def _embedded(_: random.Random, sentences: list[str], other: Other) -> str:
    around: list[str] = []
    while sum(map(len, around)) < 3 * sum(map(len, sentences)):
        around.append(other())
    half = len(around) // 2
    return joined([*around[:half], *sentences, *around[half:]])


def _dropped(chance: random.Random, sentences: list[str], _: Other) -> str:
    return joined([one for one in sentences if chance.random() > 0.25] or sentences)


def _inserted(chance: random.Random, sentences: list[str], other: Other) -> str:
    return joined([part for one in sentences for part in ([one, other()] if chance.random() < 0.2 else [one])])


def _both(first: Change, then: Change) -> Change:
    def change(chance: random.Random, sentences: list[str], other: Other) -> str:
        text = first(chance, sentences, other)
        return then(chance, [text], other)

    return change


CHANGES: dict[str, Change] = {
    "footer": lambda _, sentences, other: joined([*sentences, other(), "All rights reserved."]),
    "upper case": lambda _, sentences, __: joined(sentences).upper(),
    "cut to 70 %": _cut(0.70),
    "cut to 50 %": _cut(0.50),
    "cut to 30 %": _cut(0.30),
    "cut to 15 %": _cut(0.15),
    "sentences dropped": _dropped,
    "sentences reordered": lambda chance, sentences, _: joined(chance.sample(sentences, len(sentences))),
    "sentences inserted": _inserted,
    "5 % of words edited": _edited(0.05),
    "10 % of words edited": _edited(0.10),
    "15 % of words edited": _edited(0.15),
    "20 % of words edited": _edited(0.20),
    "1 % of characters misread": _misread(0.01),
    "3 % of characters misread": _misread(0.03),
    "new lede, cut tail": _recast,
    "embedded in 4x": _embedded,
    "cut to 50 %, 5 % edited": _both(_cut(0.5), _edited(0.05)),
}
"""What is done to an article (its sentences) to make the copy."""


def quoting(chance: random.Random, one: list[str], other: list[str], quoted: list[str]) -> Pair:
    """Two reports of one's own words with the same statement in quotation marks, a third of each."""
    said = " ".join(part.replace("“", "").replace("”", "").replace('"', "") for part in quoted)
    return _around(one, f"“{said}”", chance), _around(other, f"“{said}”", chance)


def letter(chance: random.Random, one: list[str], other: list[str]) -> Pair:
    """Two reports that print one letter, without quotation marks, about as long as each."""
    written = joined([chance.choice(LETTER).format(n=chance.randint(2, 60)) for _ in range(24)])
    return _around(one, written, chance), _around(other, written, chance)


def _around(sentences: list[str], middle: str, chance: random.Random) -> str:
    at = chance.randint(2, max(2, len(sentences) - 3))
    return f"{joined(sentences[:at])}\n\n{middle}\n\n{joined(sentences[at:])}"


LETTER = (
    "I have worked on this quay for {n} years and I know every bolt of the old crane.",
    "When I was {n} I left my father's house and I did not look back.",
    "We were told in {n} that our boats would be paid for, and we are still waiting.",
    "My wife asked me not to write this, but I cannot keep silent any longer.",
    "I do not blame the men who came that night, I blame those who sent them.",
    "You will ask why we never went to the court, and I will tell you why.",
    "Our children walk {n} minutes to a school whose roof has fallen in.",
    "I counted {n} lorries on the road to the depot and I wrote down their numbers.",
    "Nobody ever answered me, so I went to the capital myself and waited in the corridor.",
    "I am not afraid of what may happen to me after this is printed.",
    "We do not want money, we want our harbour to be safe again.",
    "If my letter does no good, let it at least be read aloud in the hall.",
    "I kept the {n} receipts, and anybody who doubts me may come and see them.",
    "They promised us a bridge and we believed them, as we always did.",
    "I ask the minister to come here without his guards and to talk with us.",
    "My brother was on the trawler, and I have heard nothing from him for {n} days.",
)


def invented_pair(chance: random.Random, kind: str, language: str = "en") -> Pair:
    """Independent reports that share a `quote` or a `letter`."""
    one, other = article(chance, language, 260), article(chance, language, 260)
    if kind == "letter":
        return letter(chance, one, other)
    return quoting(chance, one, other, article(chance, language, 130))

"""An endless stream of invented articles for large windows: any one made by its number, a twentieth copies.

Words follow Zipf's law over 200,000 made-up ones. Article n is the same on every machine.
"""

from __future__ import annotations

from functools import cache
from typing import Any

import numpy as np

from agents.records import Article, Time
from agents.wire import digest

START = Time.parse("2026-01-01T00:00:00Z")
COPIES = 20  # every so many articles one is a copy of an earlier one
WORDS = 200_000
EXPONENT = 1.05  # of Zipf's law, as in news
SYLLABLES = "ba cor del fen gar hol im jun kel lor mar nes or pel qua ren sta tri und ver wis yol zan e a i o".split()  # noqa: SIM905
SMALL = "the of a in to and on for with by from at that as said its was were would after over under against".split()  # noqa: SIM905


@cache
def _vocabulary() -> tuple[Any, Any]:
    """The words, and their cumulated frequencies."""
    chance = np.random.default_rng(1)
    lengths = chance.integers(2, 5, WORDS)
    chosen = chance.integers(0, len(SYLLABLES), (WORDS, 4))
    made = ["".join(SYLLABLES[at] for at in row[:length]) for row, length in zip(chosen.tolist(), lengths, strict=True)]
    words = np.array(SMALL + made, dtype=object)
    frequencies = 1 / np.arange(1, len(words) + 1) ** EXPONENT
    return words, np.cumsum(frequencies / frequencies.sum())


def words(number: int) -> list[str]:
    """The words of an original: 200 to 600, 400 in the middle."""
    chance = np.random.default_rng(number)
    made, cumulated = _vocabulary()
    drawn = made[np.searchsorted(cumulated, chance.random(chance.integers(200, 600)))]
    return list(drawn)


def original_of(number: int) -> int | None:
    """Of which article this one is a copy: near ones oftener than far ones, and never of a copy."""
    if number % COPIES != COPIES - 1 or number < COPIES:
        return None
    back = int(np.exp(np.random.default_rng(number).random() * np.log(number)))
    found = number - max(1, back)
    return found - 1 if found % COPIES == COPIES - 1 else found


def tokens(number: int) -> list[str]:
    """The words of an article; a copy lacks the other's last fifth and has a line of its own."""
    of = original_of(number)
    if of is None:
        return words(number)
    kept = words(of)
    return [*kept[: len(kept) * 4 // 5], *words(number)[:12]]


def id_of(number: int) -> str:
    """The id of an article."""
    return digest("stream", number)


def source(number: int) -> str:
    """The source of an article."""
    return f"stream-{number % 40}"


def article(number: int, apart_ms: int) -> Article:
    """An article; each is fetched so much later than the one before."""
    told = tokens(number)
    return Article(
        id=id_of(number),
        source=source(number),
        canonical_url=f"https://outlet-{number % 997}.example/{number}",
        title=" ".join(told[-8:]),
        text=" ".join(told),
        fetched_at=Time.from_ms(START.ms() + number * apart_ms),
    )

"""Invented news text, what papers do to each other's, and series: our own writing, for measuring copies."""

from __future__ import annotations

import random
from collections.abc import Callable

SYLLABLES = (
    "ba",
    "cor",
    "del",
    "fen",
    "gar",
    "hol",
    "im",
    "jun",
    "kel",
    "lor",
    "mar",
    "nes",
    "or",
    "pel",
    "qua",
    "ren",
)
SMALL = "the of a in to and on for with by from at that as said its was were would after over under against".split()  # noqa: SIM905
MONTHS = ("January", "February", "March", "April", "May", "June", "July")


def word(chance: random.Random) -> str:
    """A word nobody knows, or a small one that everybody does, as often as in news."""
    if chance.random() < 0.42:
        return chance.choice(SMALL)
    # A vocabulary with a long tail: few words very often, most seldom (Zipf).
    made = random.Random(int(chance.paretovariate(0.9)) % 60_000)
    return "".join(made.choice(SYLLABLES) for _ in range(made.randint(2, 4)))


def sentence(chance: random.Random) -> str:
    """A sentence of 12 to 28 words, now and then with a name or number."""
    words = [word(chance) for _ in range(chance.randint(12, 28))]
    if chance.random() < 0.4:
        words.insert(len(words) // 2, str(chance.randint(2, 900)))
    if chance.random() < 0.5:
        words.insert(3, word(chance).capitalize() + "ov")
    return " ".join(words).capitalize() + "."


def invented(chance: random.Random, words: int = 400) -> list[str]:
    """An article of about that many words, as sentences."""
    found: list[str] = []
    while sum(len(one.split()) for one in found) < words:
        found.append(sentence(chance))
    return found


def _cut(share: float) -> Callable[[random.Random, list[str]], str]:
    return lambda _, sentences: " ".join(" ".join(sentences).split()[: int(share * len(" ".join(sentences).split()))])


def _edited(share: float) -> Callable[[random.Random, list[str]], str]:
    def change(chance: random.Random, sentences: list[str]) -> str:
        kept: list[str] = []
        for told in " ".join(sentences).split():
            kind = chance.random()
            if kind >= share:
                kept.append(told)
            elif kind < share * 0.7:
                kept.append(word(chance))
            elif kind < share * 0.85:
                kept += [told, word(chance)]
        return " ".join(kept)

    return change


def _misread(share: float) -> Callable[[random.Random, list[str]], str]:
    def change(chance: random.Random, sentences: list[str]) -> str:
        return "".join(chance.choice("eolit1") if chance.random() < share else c for c in " ".join(sentences))

    return change


def _recast(chance: random.Random, sentences: list[str]) -> str:
    kept = sentences[2 : 2 + chance.randint(len(sentences) // 3, len(sentences) // 2)]
    return " ".join([sentence(chance), sentence(chance), *kept])


def _embedded(chance: random.Random, sentences: list[str]) -> str:
    words = sum(len(one.split()) for one in sentences)
    around = invented(chance, 3 * words)
    half = len(around) // 2
    return " ".join([*around[:half], *sentences, *around[half:]])


def _dropped(chance: random.Random, sentences: list[str]) -> str:
    return " ".join(one for one in sentences if chance.random() > 0.2)


def _inserted(chance: random.Random, sentences: list[str]) -> str:
    return " ".join(
        part for one in sentences for part in ([one, sentence(chance)] if chance.random() < 0.15 else [one])
    )


def _reordered(chance: random.Random, sentences: list[str]) -> str:
    return " ".join(chance.sample(sentences, len(sentences)))


PERTURBATIONS: dict[str, Callable[[random.Random, list[str]], str]] = {
    "footer": lambda chance, sentences: " ".join([*sentences, sentence(chance), "All rights reserved."]),
    "upper case": lambda _, sentences: " ".join(sentences).upper(),
    "cut to 70 %": _cut(0.7),
    "cut to 50 %": _cut(0.5),
    "cut to 30 %": _cut(0.3),
    "cut to 15 %": _cut(0.15),
    "sentences dropped": _dropped,
    "sentences reordered": _reordered,
    "sentences inserted": _inserted,
    "5 % of words edited": _edited(0.05),
    "10 % of words edited": _edited(0.10),
    "20 % of words edited": _edited(0.20),
    "1 % of characters misread": _misread(0.01),
    "3 % of characters misread": _misread(0.03),
    "swapped lede, cut tail": _recast,
    "embedded in 4x": _embedded,
}
"""What is done to an article (its sentences) to make the copy."""


def independent_pair(chance: random.Random) -> tuple[dict[str, str], dict[str, str]]:
    """Two reports of one's own words that quote the same statement, a third of each."""
    quote = "“" + " ".join(invented(chance, 120)) + "”"
    texts = [invented(chance, 260) for _ in range(2)]
    told = [" ".join([*text[:4], quote, *text[4:]]) for text in texts]
    return {"id": "a", "text": told[0]}, {"id": "b", "text": told[1]}


def _prices(chance: random.Random, day: int) -> str:
    rows = [f"{name} {chance.randint(100, 999)}.{chance.randint(10, 99)}" for name in GOODS]
    return (
        f"Prices at the Lower Harbour exchange on {day} {MONTHS[day % 7]}, as told by the exchange's office. "
        + ". ".join(f"{row} crowns a sack, {chance.choice(('up', 'down'))} {chance.randint(1, 40)}" for row in rows)
        + ". Prices are those at the close and without duty. The exchange opens again at 9 in the morning."
    )


def _count(chance: random.Random, day: int) -> str:
    return (
        f"The ministry of the Eastern Marches said on {day} {MONTHS[day % 7]} that its guns had shot down "
        f"{chance.randint(3, 90)} drones in the night, {chance.randint(3, 40)} of them over the river and "
        f"{chance.randint(3, 40)} over the coast. {chance.randint(3, 90)} others were lost from sight. The ministry "
        f"said that {chance.randint(2, 30)} houses were damaged and {chance.randint(2, 30)} people hurt. It repeated "
        "that people should stay away from windows and should not film the guns. The airport was closed for "
        f"{chance.randint(2, 9)} hours."
    )


def _reserves(chance: random.Random, day: int) -> str:
    return (
        f"The central bank of the Marches entered the market on {day} {MONTHS[day % 7]} to add temporary reserves of "
        f"{chance.randint(100, 999)} million crowns through {chance.randint(2, 9)}-day agreements, dealers said. The "
        f"rate stood at {chance.randint(2, 9)}.{chance.randint(10, 99)} percent at the time. Dealers had expected the "
        f"bank to act, since it must add {chance.randint(100, 999)} million crowns by Wednesday."
    )


GOODS = ("Wheat", "Barley", "Rye", "Oats", "Salt", "Hemp", "Wool", "Tallow", "Pitch", "Copper")
TEMPLATES = (_prices, _count, _reserves)


def series_pair(chance: random.Random) -> tuple[dict[str, str], dict[str, str]]:
    """Two issues of one template, some days apart."""
    template, day = chance.choice(TEMPLATES), chance.randint(1, 20)
    later = day + chance.randint(1, 8)
    return (
        {"id": "a", "text": template(chance, day), "published_at": f"2026-03-{day:02}T08:00:00Z"},
        {"id": "b", "text": template(chance, later), "published_at": f"2026-03-{later:02}T08:00:00Z"},
    )

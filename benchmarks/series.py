"""Wire series of our own writing (series.tsv): two issues of one template say other things in the same words."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from pathlib import Path

COMPANIES = [
    "Norvolt",
    "Brandt Milling",
    "Osric Shipping",
    "Calder Steel",
    "Tarn Cement",
    "Havel Optics",
    "Kessel Foods",
    "Ree Airways",
    "Velm Paper",
    "Istra Chemicals",
    "Marrow Bank",
    "Orlan Textiles",
    "Drey Motors",
    "Sound Telecom",
    "Upland Timber",
    "Corin Glass",
]
PLACES = [
    "Lower Harbour",
    "Port Osric",
    "Nordhaven",
    "Velm",
    "Drey",
    "Saint Orlan",
    "Istra",
    "Kessel",
    "Calder",
    "Marrow Bay",
    "Tarnholm",
    "Reeport",
    "Ostrand",
    "Lindau Cross",
    "Halmar",
    "Vessen",
]
TEAMS = [
    "Harbour United",
    "Velm Rovers",
    "Osric Town",
    "Tarn Athletic",
    "Drey Wanderers",
    "Calder City",
    "Istra Rangers",
    "Reeport",
    "Kessel",
]
PEOPLE = [
    "Ilse Marten",
    "Tomas Brehl",
    "Arvid Senn",
    "Mara Lind",
    "Jon Halvek",
    "Pia Rusk",
    "Emil Dorsch",
    "Nora Keld",
    "Otto Varn",
    "Lena Moss",
]
MONTHS = "January February March April May June July August September October".split()  # noqa: SIM905
WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday".split()  # noqa: SIM905
ORDINALS = "fifth sixth seventh eighth ninth tenth 11th 12th 13th 14th 15th".split()  # noqa: SIM905
RISE = ["rose", "fell", "gained", "lost", "slipped", "climbed"]

TEMPLATES: dict[str, tuple[str, str]] = {
    name: (title, text)
    for name, title, text in (
        line.split("\t")
        for line in Path(__file__).with_suffix(".tsv").read_text(encoding="utf-8").splitlines()
        if not line.startswith("#")
    )
}
"""Name -> title and text."""


def issue(name: str, chance: random.Random) -> tuple[str, str]:
    """One issue of a template: its title and text."""
    bound: dict[str, str] = {}
    pools: dict[str, Callable[[], str]] = {
        "n": lambda: str(chance.randint(100, 999)),
        "k": lambda: str(chance.randint(2, 59)),
        "s": lambda: str(chance.randint(0, 4)),
        "f": lambda: f"{chance.randint(1, 98)}.{chance.randint(1, 99):02}",
        "d": lambda: str(chance.randint(1, 28)),
        "m": lambda: chance.choice(MONTHS),
        "w": lambda: chance.choice(WEEKDAYS),
        "r": lambda: chance.choice(RISE),
        "o": lambda: chance.choice(ORDINALS),
        "c": lambda: chance.choice([one for one in COMPANIES if one not in bound.values()]),
        "p": lambda: chance.choice([one for one in PLACES if one not in bound.values()]),
        "t": lambda: chance.choice([one for one in TEAMS if one not in bound.values()]),
        "x": lambda: chance.choice([one for one in PEOPLE if one not in bound.values()]),
    }

    def fill(slot: re.Match[str]) -> str:
        kind, number = slot[1], slot[2]
        if not number:
            return pools[kind]()
        if slot[0] not in bound:
            bound[slot[0]] = pools[kind]()
        return bound[slot[0]]

    title, text = (re.sub(r"\{([a-z])(\d?)\}", fill, part) for part in TEMPLATES[name])
    return title, text

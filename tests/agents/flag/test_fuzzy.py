"""Spellings that nobody listed: found where an entity asks for it, and never where the guards forbid it."""

from __future__ import annotations

import pytest

from agents.flag.compile import compile_watchlist
from agents.flag.mention import FLAG
from agents.flag.reading import parse
from agents.flag.scan import scan

WATCHED = """
entities:
  - {id: gaddafi, kind: person, name: Muammar Gaddafi, names: {en: [Muammar Gaddafi]}, match: {fuzzy: true}}
  - {id: contras, kind: actor, name: Contras, names: {en: [Contras]}, match: {fuzzy: true}}
  - {id: yanukovych, kind: person, name: Viktor Yanukovych, names: {en: [Viktor Yanukovych]}, match: {fuzzy: true}}
  - {id: bazookov, kind: system, name: Bazookov-75, names: {en: [Bazookov-75]}, match: {fuzzy: true}}
  - {id: qorbi, kind: person, name: Abu Bakr al-Qorbi, names: {en: [Abu Bakr al-Qorbi]}}
"""


def _found(text: str) -> dict[str, str]:
    mentions = scan(compile_watchlist(parse({"w.yaml": WATCHED})), {"text": text}).mentions
    assert all(text[mention.start : mention.end] == mention.surface for mention in mentions)
    return {mention.entity: mention.channel for mention in mentions if mention.confidence >= FLAG}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Moammar Gadhafi spoke for two hours.", {"gaddafi": "fuzzy"}),
        ("They met Mu’ammar Qaddhafi in Sirte.", {"gaddafi": "fuzzy"}),
        ("Victor Yanukovich left the city.", {"yanukovych": "fuzzy"}),
        ("Muammar Gaddafi and Victor Yanukovich", {"gaddafi": "exact", "yanukovych": "fuzzy"}),
        ("🚀 É Moammar Gadhafi", {"gaddafi": "fuzzy"}),
    ],
)
def test_another_transliteration_is_found_at_its_exact_place(text: str, expected: dict[str, str]) -> None:
    assert _found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Another country agreed.", id="another word"),
        pytest.param("Country music is played.", id="another word with a capital"),
        pytest.param("moammar gadhafi", id="no capitals"),
        pytest.param("Moammar Khalifa spoke.", id="half a name"),
        pytest.param("The Bazukov-75 rolled by.", id="a name with digits is never guessed"),
        pytest.param("Abu Bakr al-Qurbi resigned.", id="not asked for"),
        pytest.param("Viktor. Yanukovich", id="across a full stop"),
    ],
)
def test_the_guards_hold(text: str) -> None:
    assert _found(text) == {}

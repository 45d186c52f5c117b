"""Whose words an article carries: the agency it credits."""

from __future__ import annotations

import pytest

from agents.deduplicate.credit import wire
from agents.deduplicate.publishers import parse, shipped
from agents.errors import Refused

BODY = "The harbour was closed on Monday after a fire on the northern quay, the port's office told a local paper."


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        (f"LOWER HARBOUR (AP) — {BODY}", "ap"),
        (f"LOWER HARBOUR (Reuters) - {BODY}", "reuters"),
        (f"{BODY} Reuters reported. {BODY}", "reuters"),
        (f"{BODY}\nAFP", "afp"),
        (f"{BODY} (AFP)", "afp"),
        (f"{BODY}\n\nSource » middleeastmonitor", "middleeastmonitor"),
        (f"{BODY}\nSource: Anadolu Agency", "anadolu"),
        ("Порт закрыт после пожара, сообщает ТАСС. Пострадавших нет.", "tass"),
        ("Порт закрыт. Источник: Интерфакс", "interfax"),
        ("Le port est fermé, selon l'AFP. Personne n'est blessé.", "afp"),
        ("El puerto está cerrado, según EFE. No hay heridos.", "efe"),
        ("ذكرت وكالة رويترز أن الميناء مغلق منذ يوم الاثنين.", "reuters"),
        (BODY, None),
        ("", None),
        ("He walked to the AP exam on Monday and sat there for two hours.", None),
    ],
)
def test_the_agency_credited_in_the_text(text: str, agency: str | None) -> None:
    assert wire(text) == agency


def test_the_shipped_list_has_250_outlets() -> None:
    known = shipped()
    assert len(known) >= 250
    assert known["bbc.co.uk"].family == known["bbc.com"].family
    assert known["reuters.com"].kind == "agency"


def test_all_faults_of_a_list_are_told_at_once() -> None:
    with pytest.raises(Refused, match="3 errors"):
        parse("a.example\tx\n# fine\nb.example\tb\tpaper\ta\nc.example\tc\tagency\tz\nd.example\td\tagency\ta\n")

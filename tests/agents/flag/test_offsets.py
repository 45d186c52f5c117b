"""`text[start:end] == surface` whatever stands round a name: every script of the shipped list, emoji, marks, bidi."""

from __future__ import annotations

import copy
from collections import defaultdict
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from agents.flag.scan import scan
from agents.flag.term import GATED
from agents.text import script
from agents.trial import Text, flagged
from tests.golden import shipped


def _aliases() -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for entity in shipped().watchlist.entities.values():
        for name in entity.names:
            found[script(name.text)].append(name.text)
    return found


ALIASES = _aliases()
NOISE = [
    *(
        "🚀",
        "👩‍👩‍👧‍👦",
        "🇮🇶",
        "e\u0301",
        "a\u0300\u0323",
        "\u202e",
        "\u2066",
        "\u200f",
        "\u200d",
        "\ufeff",
        "\u00ad",
        "ﬁ",
        "ß",
        "İ",
        "ﷺ",
    ),
    *(
        "\n",
        "\n\n",
        "。",
        "؟",
        "...",
        "’s",
        "'",
        '"',
        "(",
        ")",
        "-",
        "/",
        "ـ",
        "\u0651",
        "〇",
        "٣",
        "۴",
        "x",
        "S-",
        "\U0001f1ee",
    ),
]
PIECES = st.one_of(
    st.sampled_from(sorted(ALIASES)).flatmap(lambda kind: st.sampled_from(ALIASES[kind])),
    st.sampled_from(NOISE),
    st.text(max_size=3),
)
TEXTS = st.builds(
    lambda pieces, joint: joint.join(pieces), st.lists(PIECES, max_size=40), st.sampled_from([" ", "", "  "])
)


def checked(told: dict[str, Any], texts: dict[str, str]) -> None:
    for mention in told["mentions"]:
        assert texts[mention["field"]][mention["start"] : mention["end"]] == mention["surface"]
        assert mention["surface"]
    for hit in told["hits"]:
        for quote in hit["evidence"]:
            assert texts[quote["field"]][quote["start"] : quote["end"]] == quote["quote"]
            for term in quote["terms"]:
                assert quote["quote"][term["start"] : term["end"]] == term["surface"]
    for miss in told["misses"]:
        assert texts[miss["field"]][miss["start"] : miss["end"]] == miss["surface"]


@given(TEXTS, TEXTS)
@settings(max_examples=150, deadline=None)
def test_every_offset_leads_back_to_its_surface(title: str, text: str) -> None:
    told = flagged(shipped(), Text(title=title, text=text), 0.0, missed=True)
    checked(told, {"title": title, "text": text})


@given(TEXTS)
@settings(max_examples=100, deadline=None)
def test_what_stands_before_many_names_shuts_none_out(text: str) -> None:
    told = scan(shipped(), {"text": text}, "en")
    everything = copy.copy(shipped())
    assert any(edge & GATED for edge in everything.edges)
    everything.edges = bytes(len(everything.edges))  # nothing known of any pattern: all its terms are asked
    again = scan(everything, {"text": text}, "en")
    assert [(spot.found, spot.channel) for spot in told.spots] == [(spot.found, spot.channel) for spot in again.spots]


def test_offsets_hold_at_the_end_of_a_long_text() -> None:
    noise = "".join(NOISE) + " Аа عه 中文 "
    text = noise * 3_000 + "The IRGC spoke."
    told = flagged(shipped(), Text(text=text))
    assert told["mentions"][-1]["start"] == len(text) - len("IRGC spoke.")
    checked(told | {"misses": []}, {"text": text, "title": ""})


def test_the_shipped_list_has_names_in_every_script_it_promises() -> None:
    assert {"Latn", "Arab", "Hebr", "Cyrl", "Hani"} <= set(ALIASES)

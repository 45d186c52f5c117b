"""Forms of names: looked up word by word they are what the whole expression says, and a gate shuts out none."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agents.flag.inflect import LANGUAGES, endings_of, forms
from agents.flag.rests import STILL, Bent, Pattern, any_of
from agents.text import fold

NAMES = [
    ("ru", "Исламское государство"),
    ("ru", "Хезболла"),
    ("pl", "Korpus Strażników"),
    ("fr", "missile balistique"),
    ("fr", "État islamique"),
    ("it", "missile terra-aria"),
    ("tr", "balistik füze"),
    ("az", "Qüds qüvvələri"),
    ("hu", "Iszlám Állam"),
    ("no", "ballistisk missil"),
    ("ar", "صاروخ أرض جو"),
    ("fa", "موشک بالستیک"),
    ("ckb", "مووشەکی بالیستی"),
    ("he", "טיל בליסטי"),
]


def rest_of(lang: str, name: str) -> Bent:
    found = forms(name, fold(name), lang)
    assert found is not None
    return found.rest


RESTS = [rest_of(lang, name) for lang, name in NAMES]


@st.composite
def texts(draw: st.DrawFn) -> str:
    """What looks like a form of one of the names: stems, endings of any language, and what may part words."""
    rest = draw(st.sampled_from(RESTS))
    tails = sorted({tail for other in RESTS for _, endings in other.words for tail in endings.tails})
    parts = [" ", '" ', ' "', '" "', "", "-", "_", " ال", "ه", "  "]
    text = ""
    for stem, endings in rest.words:
        own = st.sampled_from(sorted(endings.tails))
        text += stem + draw(own | own | st.sampled_from(tails)) + draw(st.sampled_from(parts))
    return text + draw(st.text("aои 7_", max_size=2))


@given(texts())
def test_a_form_matches_where_the_whole_expression_does(text: str) -> None:
    for rest in RESTS:
        whole, found = re.compile(rest.pattern).match(text), rest.match(text, 0)
        assert (found and found.end()) == (whole and whole.end()), rest.pattern


@given(texts(), st.sets(st.sampled_from(range(len(RESTS))), min_size=2))
def test_a_gate_is_open_wherever_one_of_its_forms_matches(text: str, rows: set[int]) -> None:
    rests = [RESTS[row] for row in sorted(rows)]
    if any(rest.match(text, 0) for rest in rests):
        assert any_of(rests).match(text)


@pytest.mark.parametrize(
    ("text", "is_open"),
    [
        ("missiles balistiques", True),
        ("misiles patriot", True),
        ("missilery", True),
        ("missiles fired", False),
        ("missile", False),
    ],
)
def test_a_gate_asks_for_the_stem_of_the_second_word(text: str, is_open: bool) -> None:
    gate = any_of([rest_of("fr", "missile balistique"), rest_of("es", "misil Patriot"), Pattern("missil[^\\W_]*ry")])
    assert bool(gate.match(text)) == is_open


@pytest.mark.parametrize("lang", LANGUAGES)
def test_endings_are_letters_alone(lang: str) -> None:
    """So that what follows a stem to the next blank can be looked up."""
    assert all(ending.isalnum() for ending in endings_of(lang, needed=True).tails)


def test_languages_with_the_same_endings_bend_a_name_alike() -> None:
    assert rest_of("no", "ballistisk missil") == rest_of("da", "ballistisk missil")
    assert rest_of("no", "ballistisk missil") != rest_of("sv", "ballistisk missil")


def test_a_word_that_stands_still_takes_no_ending() -> None:
    (_, first), (_, second) = rest_of("hu", "Iszlám Állam").words
    assert first is STILL
    assert second is not STILL

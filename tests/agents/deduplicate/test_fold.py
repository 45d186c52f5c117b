"""Tokens: one for each place, the same however a text is written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agents.deduplicate.fold import Folded
from agents.deduplicate.voice import narration


@given(st.text(max_size=200) | st.text(st.characters(max_codepoint=0x700), max_size=200))
def test_every_token_has_its_place(text: str) -> None:
    folded = Folded(text)
    assert len(folded.tokens) == len(folded.spans)
    assert all(token and text[start:end] for token, (start, end) in zip(folded.tokens, folded.spans, strict=True))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("“The GUNS”—ran out", '"the guns" - ran out', id="quotes, dashes, case"),
        pytest.param("Straße", "STRASSE", id="German"),
        pytest.param("ﬁre in cafe\u0301", "fire in café", id="ligatures and composed accents"),
        pytest.param("co\u00adoperate", "cooperate", id="soft hyphens"),
        pytest.param("قَالَتْ وِزَارَةُ الدِّفَاعِ إنّ", "قالت وزارة الدفاع ان", id="Arabic points and hamza"),
        pytest.param("مكتـــب", "مكتب", id="the Arabic stroke"),
        pytest.param("کتابی", "كتابي", id="Persian and Arabic letters"),
        pytest.param("می‌شود", "میشود", id="Persian joiners"),
        pytest.param("שָׁלוֹם", "שלום", id="Hebrew points"),
        pytest.param("Ёлка", "ёлка", id="Cyrillic case"),
        pytest.param("１２３ ＡＢＣ", "123 abc", id="full width"),
    ],
)
def test_one_text_in_two_spellings_has_the_same_tokens(one: str, other: str) -> None:
    assert Folded(one).tokens == Folded(other).tokens


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("港口周一", ["港", "口", "周", "一"]),
        ("ท่าเรือ", list("ท่าเรือ")),
        ("Reuters報道", ["reuters", "報", "道"]),
        ("हिन्दी समाचार", ["हिन्दी", "समाचार"]),
        ("12,5 don't stop_it", ["12", "5", "don", "t", "stop", "it"]),
        ("", []),
        ("…—_", []),
    ],
)
def test_tokens(text: str, tokens: list[str]) -> None:
    assert Folded(text).tokens == tokens


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("The mayor spoke. “We stay,” he said.", "the mayor spoke he said"),
        (
            "The mayor wrote a letter.\n\nI will stay here.\n\nNobody answered.",
            "the mayor wrote a letter nobody answered",
        ),
        ("A letter came.\n\nI stay.\n\nThe quay is mine.\n\nWe all stay.\n\nIt rained.", "a letter came it rained"),
        ("Мэр написал.\n\nМы останемся здесь.\n\nШёл дождь.", "мэр написал шёл дождь"),
        ("市长写信。\n\n我们留下。\n\n下雨了。", "市 长 写 信 下 雨 了"),
    ],
)
def test_what_the_paper_tells_itself(text: str, kept: str) -> None:
    folded = Folded(text)
    runs = narration(text, folded.spans, folded.tokens)
    assert " ".join(token for run in runs for token in run) == kept

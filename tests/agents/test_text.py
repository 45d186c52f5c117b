"""Folding: exact offsets in every script, and nothing left to fold."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agents.language import language
from agents.text import _SENTENCE_END, Folded, _shortens, fold, script, visible

SCRIPTS = st.text(
    alphabet=st.one_of(
        st.characters(min_codepoint=0x20, max_codepoint=0x24F),
        st.characters(min_codepoint=0x370, max_codepoint=0x6FF),
        st.characters(min_codepoint=0x300, max_codepoint=0x36F),
        st.characters(min_codepoint=0xAC00, max_codepoint=0xAFFF),
        st.sampled_from("ﬁßİ①½🚀👩‍🚀\u200f\u202eـ中文日本"),
    ),
    max_size=80,
)


@given(st.text(alphabet=' \n.!?…؟。"’)aBé中U', max_size=60))
@settings(max_examples=500, deadline=None)
def test_the_quick_way_to_sentences_is_the_pattern_that_defines_them(text: str) -> None:
    ends = [match.span() for match in _SENTENCE_END.finditer(text)]
    wanted = [end for start, end in ends if text[start] != "." or not _shortens(text, start)]
    assert Folded(text).sentences == [0, *wanted]


@given(st.text(alphabet="aB ’‘“”–—'.\n", max_size=60))
@settings(max_examples=200, deadline=None)
def test_typographic_marks_change_nothing_but_the_way_it_is_done(text: str) -> None:
    quick, slow = Folded("e, " + text), Folded("é, " + text)
    assert slow.text == quick.text == fold("é, " + text)
    assert slow.sentences == quick.sentences
    places = range(len(quick.text))
    assert [quick.word_at(place) for place in places] == [slow.word_at(place) for place in places]


@given(SCRIPTS)
@settings(max_examples=300, deadline=None)
def test_every_word_folds_to_what_stands_at_its_place(text: str) -> None:
    """The word's surface, folded by itself, is the word: offsets are exact in every script."""
    folded = Folded(text)
    for start, end in folded.words:
        first, last = folded.span(start, end)
        assert folded.text[start:end] in fold(text[first:last])
        assert 0 <= first < last <= len(text)


@given(SCRIPTS)
@settings(max_examples=200, deadline=None)
def test_a_short_text_is_folded_as_a_long_one_is(text: str) -> None:
    assert fold(text) == Folded(text).text


@given(SCRIPTS)
@settings(max_examples=200, deadline=None)
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("S-400", "s 400"),
        ("س-۳۰۰", "س 300"),
        ("إيران", "ايران"),
        ("Ёлка", "елка"),
        ("Bağdat", "bagdat"),
        ("الحـــوثي", "الحوثي"),
        ("e\u0301te\u0301", "ete"),
        ("“x”", '"x"'),
    ],
)
def test_spellings_of_one_word_fold_alike(one: str, other: str) -> None:
    assert fold(one) == fold(other)


def test_a_mark_after_the_last_letter_belongs_to_the_word() -> None:
    text = "cafe\u0301 noir"
    folded = Folded(text)
    assert text[slice(*folded.span(*folded.words[0]))] == "cafe\u0301"
    assert unicodedata.combining(text[4])


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Two words", ["two", "words"]),
        ("the Patriot’s radar", ["the", "patriot's", "radar"]),
        ("S-400 and F_35", ["s", "400", "and", "f", "35"]),
        ("'quoted' words'", ["quoted", "words"]),
        ("爱国者导弹", ["爱国", "者导", "弹"]),
        ("部署F-35战机", ["部署", "f", "35", "战机"]),
        ("", []),
    ],
)
def test_words_and_without_blanks_every_two_characters(text: str, words: list[str]) -> None:
    folded = Folded(text)
    assert [folded.text[start:end] for start, end in folded.words] == words
    assert [folded.word_at(start) for start, _ in folded.words] == list(range(len(words)))


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("One. Two! Three?", 3),
        ("Gen. Smith spoke. He left.", 2),
        ("U.S. forces moved.", 1),
        ("قال ذلك. ثم ذهب؟ نعم", 3),
        ("他走了。她来了。", 2),
        ("A title\nA text", 2),
        ("It cost 3.5 million.", 1),
    ],
)
def test_sentences(text: str, count: int) -> None:
    folded = Folded(text)
    spans = [folded.sentence_span(number) for number in range(len(folded.sentences))]
    assert len([span for span in spans if span[0] < span[1]]) == count


def test_scripts_and_languages() -> None:
    assert [script(text) for text in ("Patriot", "باتريوت", "Пэтриот", "פטריוט", "爱国者")] == [
        "Latn",
        "Arab",
        "Cyrl",
        "Hebr",
        "Hani",
    ]
    assert language("استقرار سامانه پدافندی در پایگاه چابهار گزارش شد") == "fa"
    assert language("whatever", "pt-BR") == "pt"


def test_what_hides_or_steers_is_made_visible() -> None:
    assert visible("a\x1b[31mb\u202ec\u200b") == "a\\u001b[31mb\\u202ec\\u200b"

"""Names in Japanese, Korean and Hindi: where their words end, and the spellings that are one name."""

from __future__ import annotations

import pytest

from agents.flag.compile import compile_watchlist
from agents.flag.mention import FLAG
from agents.flag.reading import parse
from agents.flag.samples import sample
from agents.flag.scan import scan
from agents.flag.stage import fields

LIST = """
entities:
  - {id: s-300, kind: system, names: {en: [S-300]}}
  - {id: hawk, kind: system, names: {ja: [ホーク], hi: [हॉक]}}
  - {id: al-qaeda, kind: actor, names: {ja: [アル・カーイダ]}}
  - {id: houthis, kind: actor, names: {ko: [후티], hi: [हूती]}}
  - {id: nato, kind: actor, names: {ko: [나토]}}
  - {id: pentagon, kind: actor, names: {ko: [국방부]}}
  - {id: iran, kind: place, names: {ko: [이란], hi: [ईरान]}}
  - {id: trump, kind: person, names: {hi: [ट्रंप]}}
  - {id: drone, kind: system, names: {hi: [ड्रोन]}}
  - {id: ypg, kind: actor, names: {en: [YPG]}}
"""
COMPILED = compile_watchlist(parse({"list.yaml": LIST}))


def found(text: str) -> list[tuple[str, str]]:
    scanned = scan(COMPILED, fields(sample(text)))
    return [(m.entity, m.surface) for m in scanned.mentions if m.confidence >= FLAG]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("旧式のＳ－３００は退役した", [("s-300", "Ｓ－３００")]),
        ("改良型のホークが並ぶ", [("hawk", "ホーク")]),
        ("ポークを焼く", []),
        ("ホークスが勝った", []),
        ("アル＝カーイダの声明", [("al-qaeda", "アル＝カーイダ")]),
        ("アルカーイダの声明", [("al-qaeda", "アルカーイダ")]),
        ("アル・カーイダの声明", [("al-qaeda", "アル・カーイダ")]),
    ],
)
def test_japanese_marks_count_and_dots_and_full_width_do_not(text: str, wanted: list[tuple[str, str]]) -> None:
    assert found(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("후티가 쐈다", ["houthis"]),
        ("후티반군과의 협상", ["houthis"]),
        ("나토에서도 논의했다", ["nato"]),
        ("나토가와 씨의 가게", []),
        ("친이란 민병대", ["iran"]),
        ("시대이란 무엇인가", []),
        ("美국방부는 밝혔다", ["pentagon"]),
        ("나토ㆍ이란 회담", ["nato", "iran"]),
    ],
)
def test_korean_particles_and_nouns_are_written_on_a_name(text: str, wanted: list[str]) -> None:
    assert [entity for entity, _ in found(text)] == wanted


@pytest.mark.parametrize("text", ["YPG가 밝혔다", "YPG武装撤出", "YPGの戦闘員", "הודעת YPG"])
def test_a_short_latin_name_ends_where_letters_of_another_script_begin(text: str) -> None:
    assert found(text) == [("ypg", "YPG")]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("हूतियों ने कहा", [("houthis", "हूतियों")]),
        ("ईरानी सेना", [("iran", "ईरानी")]),
        ("पाँच ड्रोनों को गिराया", [("drone", "ड्रोनों")]),
        ("ट्रम्प ने कहा", [("trump", "ट्रम्प")]),
        ("हॉक को तैनात किया", [("hawk", "हॉक")]),
        ("हॉकी का मैच", []),
    ],
)
def test_hindi_words_end_with_their_vowel_signs(text: str, wanted: list[tuple[str, str]]) -> None:
    assert found(text) == wanted

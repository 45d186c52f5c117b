"""Chinese names are found as the mainland, Taiwan and Hong Kong write them, and a number that counts is no model."""

from __future__ import annotations

import pytest

from agents.flag.chinese import traditional, written
from tests.golden import shipped
from tests.seeds.names import found


@pytest.mark.parametrize(
    ("name", "form"),
    [
        pytest.param("五角大楼", "五角大樓", id="traditional"),
        pytest.param("标准 3", "標準 3", id="a character with two traditional forms"),
        pytest.param("台风战斗机", "颱風戰鬥機", id="the wind, not the platform"),
        pytest.param("爱国者导弹", "愛國者飛彈", id="Taiwan's word"),
        pytest.param("沙特领导的联军", "沙烏地領導的聯軍", id="Taiwan's Saudi Arabia"),
        pytest.param("阿布 迈赫迪", "阿布‧邁赫迪", id="Taiwan's dot"),
        pytest.param("马克 米利", "馬克・米利", id="the wide dot"),
        pytest.param('"匕首"', "「匕首」", id="corner quotes"),
        pytest.param("匕首导弹", "「匕首」飛彈", id="quotes about the name alone"),
        pytest.param("征服者 110", '"征服者" 110', id="quotes before the number"),
        pytest.param("流星 3", "流星三型", id="number in characters"),
    ],
)
def test_a_name_has_the_forms_of_each_region(name, form) -> None:
    assert form in written(name)


def test_what_is_traditional_already_stays() -> None:
    forms = {traditional(form) for form in written("沙特领导的联军")}
    assert {traditional(form) for form in forms} == forms


@pytest.mark.parametrize(
    ("text", "id", "there"),
    [
        pytest.param("伊朗展示了流星3导弹", "shahab", True, id="a model"),
        pytest.param("夜空中划过流星3颗", "shahab", False, id="three meteors"),
        pytest.param("伊朗试射法塔赫-110导弹", "fattah", False, id="110 is not 1"),
        pytest.param("火箭院以一箭3星方式完成发射", "arrow", False, id="one rocket, three satellites"),
        pytest.param("基地組織在葉門的分支", "al-qaeda", True, id="traditional al-Qaeda"),
        pytest.param("種植基地組織農戶培訓", "al-qaeda", False, id="a decoy in traditional characters"),
        pytest.param("「愛國者」攔截了來襲目標", "patriot", True, id="context in traditional characters"),
    ],
)
def test_a_number_or_neighbour_decides(text, id, there) -> None:
    assert (id in found(shipped(), text)) == there

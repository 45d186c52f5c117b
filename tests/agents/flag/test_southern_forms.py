"""Names in Thai, Bengali, Armenian, Georgian and Vietnamese: where they end, and what is written onto them."""

from __future__ import annotations

import pytest

from agents.flag.compile import compile_watchlist
from agents.flag.reading import parse
from agents.flag.samples import found_in
from agents.flag.watchlist import Sample

LIST = """
entities:
  - {id: china, kind: place, name: China, names: {th: [จีน], bn: [চীন], ka: [ჩინეთი], hy: [Չինաստան]}}
  - {id: iran, kind: place, name: Iran, names: {th: [อิหร่าน], bn: [ইরান], ka: [ირანი], hy: [Իրան]}}
  - {id: redsea, kind: place, name: Red Sea, names: {ka: [წითელი ზღვა], hy: [Կարմիր ծով]}}
  - {id: america, kind: place, name: America, names: {vi: [{text: Mỹ, only: true, sure: true}]}}
"""


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param("ผู้แทนจีนกล่าวกับอิหร่านเมื่อวาน", {"china", "iran"}, id="a Thai name stands between letters"),
        pytest.param("นางจีนาซื้อขนม", set(), id="a Thai name is no part of a longer syllable"),
        pytest.param("ইরানের দূত চীনে গেছেন", {"iran", "china"}, id="Bengali cases"),
        pytest.param("ইরানিদের মেলা", {"iran"}, id="Bengali people"),
        pytest.param("ইরানগঞ্জে মেলা", set(), id="a Bengali name is no part of a longer word"),
        pytest.param("ირანმა ჩინეთის ელჩი მიიღო", {"iran", "china"}, id="Georgian cases"),
        pytest.param("გემი წითელ ზღვაში დგას", {"redsea"}, id="Georgian adjectives bend with their noun"),
        pytest.param("ტირანი იჯდა", set(), id="a Georgian name is no part of a longer word"),
        pytest.param("Իրանի դեսպանը Չինաստանում է", {"iran", "china"}, id="Armenian cases"),
        pytest.param("Նավը Կարմիր ծովում է", {"redsea"}, id="the last Armenian word bends"),
        pytest.param(
            "Tổng thống Mỹ nói với các nhà báo rằng", {"america"}, id="a short Vietnamese name with its marks"
        ),
        pytest.param("My mother said that the ship of the line was there", set(), id="and not without"),
    ],
)
def test_a_name_is_found_in_the_forms_of_its_language(text: str, wanted: set[str]) -> None:
    compiled = compile_watchlist(parse({"list.yaml": LIST}))
    assert found_in(compiled, Sample(text)) == wanted

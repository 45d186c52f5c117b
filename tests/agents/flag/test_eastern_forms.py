"""Case forms and adjectives of names in the languages of eastern Europe, and the words that only look like them."""

from __future__ import annotations

import pytest

from tests.golden import shipped
from tests.seeds.names import found


@pytest.mark.parametrize(
    ("text", "id"),
    [
        pytest.param("Natowscy planiści ćwiczyli w Żaganiu.", "nato", id="a Polish adjective, its stem softened"),
        pytest.param("Портрет генерала Касема Сулејманија виси у холу.", "soleimani", id="a Serbian genitive with ja"),
        pytest.param("Könyv jelent meg Donald Trumpról.", "trump", id="a Hungarian case ending"),
        pytest.param("Нідерланди віддадуть третій Patriot", "patriot", id="Latin letters in Cyrillic text"),
        pytest.param(
            "Установки C-300 стоят вокруг столицы.", "s-300", id="a Latin letter that looks like the Cyrillic"
        ),
        pytest.param("Операторы сожгли «Тор».", "tor", id="an operator is no opera"),
    ],
)
def test_a_form_of_a_name_is_found(text, id) -> None:
    assert id in found(shipped(), text)


@pytest.mark.parametrize(
    ("text", "id"),
    [
        pytest.param("Huť v Ostravě propustí stovky lidí.", "houthis", id="three letters of a stem are no name"),
        pytest.param("Гостиничный комплекс «Искандер» открылся в Бухаре.", "iskander", id="a hotel complex"),
        pytest.param("Ruska vojska gađala je grad raketama.", "grad", id="a town hit with rockets"),
        pytest.param("Zpívali ruskou píseň Kaťuša.", "katyusha", id="a song"),
        pytest.param("Вагнеровские торжества открылись «Парсифалем».", "wagner", id="a composer's adjective"),
        pytest.param("Халид бин Салман, министр обороны Саудовской Аравии", "mbs", id="a brother of the crown prince"),
    ],
)
def test_what_only_looks_like_a_name_is_not(text, id) -> None:
    assert id not in found(shipped(), text)

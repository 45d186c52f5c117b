"""An actor's name in a scene of everyday life is another's; in news of war and politics it is the actor's."""

from __future__ import annotations

import pytest

from agents.flag.compile import compile_watchlist
from agents.flag.reading import parse
from agents.flag.samples import found_in
from agents.flag.scenes import everyday, matters
from agents.flag.towns import in_a_state, of_land
from agents.flag.watchlist import Sample
from agents.text import fold
from tests.golden import shipped
from tests.seeds.names import found

ELSEWHERE = [
    ("The singers of Pentagon signed their new album in Osaka.", "pentagon"),
    ("Клуб «Пентагон» празднует: вечеринка до утра.", "pentagon"),
    ("펜타곤 멤버들이 노래를 연습했다.", "pentagon"),
    ("這家五角大樓餐廳的廚師很年輕。", "pentagon"),
    ("Compile the parser with GCC and the tests pass.", "gcc"),
    ("The fire brigade cleared the IDF room where the cabling ends.", "idf"),
    ("Hamas Tariq fills teeth in Bradford.", "hamas"),
    ("The village of Hamas has a new bridge.", "hamas"),
    ("حماس وشغف في ألبوم المغنية الجديد", "hamas"),
    ("מסעדת המוסד: השף מציע מתכון חדש", "mossad"),
    ("The Hezbollah Kebab is a restaurant with a garden.", "hezbollah"),
    ("Restaurant Peshmerga is full.", "peshmerga"),
    ("Hamas, a museum of toys, is full.", "hamas"),
    ("Peru, Indiana, opens a circus.", "peru"),
    ("The Lebanon, Tennessee, library has new shelves.", "lebanon"),
    ("Israel Moreno sang in the choir.", "israel"),
]
THERE = [
    ("The Pentagon paid for an album of soldiers' songs.", "pentagon"),
    ("Hamas closed the cinema in Gaza.", "hamas"),
    ("The restaurant belonged to a Hezbollah commander.", "hezbollah"),
    ("Мэр показал фильм о талибах, захвативших Кабул.", "taliban"),
    ("五角大楼官员在餐厅会见记者。", "pentagon"),
    ("Hezbollah opened a museum.", "hezbollah"),
    ("Taliban fighters sang songs.", "taliban"),
    ("A bakery, said IDF and Hamas alike.", "hamas"),
    ("A singer in Lebanon, Syria and Iraq.", "lebanon"),
    ("Protests in Israel, Michigan and Ohio.", "israel"),
    ("Israel Police closed the road.", "israel"),
    ("The European Union fines makers of cheese and wine.", "european-union"),
]


@pytest.mark.parametrize(("text", "id"), ELSEWHERE)
def test_a_name_in_a_scene_of_everyday_life_does_not_count(text: str, id: str) -> None:
    assert id not in found(shipped(), text)


@pytest.mark.parametrize(("text", "id"), THERE)
def test_a_word_of_war_or_politics_or_another_watched_name_lets_it_count(text: str, id: str) -> None:
    assert id in found(shipped(), text)


@pytest.mark.parametrize(
    ("text", "near", "matter"),
    [
        ("the choir sang", True, False),
        ("the army sang", False, True),
        ("the army choir", True, True),
        ("by the lake", False, False),
        ("للأغنية وأغاني", True, False),
        ("והתזמורת ניגנה", True, False),
        ("楽団と軍隊", True, True),
    ],
)
def test_words_tell_everyday_life_from_war_and_politics(text: str, near: bool, matter: bool) -> None:
    folded = "x " + fold(text)
    assert (bool(everyday(folded, 0, 1)), matters(folded, 0, 1)) == (near, matter)


SCENES = """
entities:
  - {id: union, kind: actor, class: armed-force.group, names: {en: [QRX, Quarks]}}
  - {id: free, kind: actor, class: armed-force.group, names: {en: [VRX]}, match: {scene: any}}
  - {id: bound, kind: actor, names: {en: [WRX, Wickers]}, match: {scene: war}}
  - {id: club, kind: actor, class: sport, names: {en: [Rovers]}}
"""


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("QRX sang in the choir.", ""),
        ("VRX sang in the choir.", "free"),
        ("WRX is short here; Wickers is not, they say.", "bound"),
        ("WRX stands here in a sentence on nothing.", ""),
        ("WRX said", "bound"),
        ("WRX says that it looks into this matter.", "bound"),
        ("The WRX: nothing of the kind was seen here.", "bound"),
        ("WRX says that the choir sang an aria here.", ""),
        ("The army and WRX agree.", "bound"),
        ("The Rovers won the tournament.", "club"),
        ("The Quarks and the Rovers won the tournament.", "union club"),
    ],
)
def test_an_entity_says_in_which_scenes_its_names_count(text: str, ids: str) -> None:
    compiled = compile_watchlist(parse({"list.yaml": SCENES}))
    assert found_in(compiled, Sample(text)) == set(ids.split())


def test_a_state_behind_a_name_makes_a_town_of_it_but_not_in_a_list_of_places() -> None:
    assert in_a_state("Peru, Indiana, is small", 4)
    assert in_a_state("Cuba, N.Y.", 4)
    assert not in_a_state("Peru, Indiana and Ohio", 4)
    assert not in_a_state("Peru, Indianapolis", 4)


@pytest.mark.parametrize(
    "before", ["the village of ", "la aldea de ", "в деревне ", "قرية ", "das Dorf ", "du village d"]
)
def test_a_village_or_a_river_is_known_by_the_word_before(before: str) -> None:
    assert bool(of_land(before + "Hamas", len(before))) == (before != "du village d")

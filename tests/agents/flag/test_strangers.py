"""A surname that the article shows to be somebody else's; titles, words and a person's own names are no strangers."""

from __future__ import annotations

import pytest

from agents.flag.ordinary import ordinary
from tests.golden import shipped
from tests.seeds.names import found

STRANGERS = [
    ("Kimiyara Soleimani broke the junior record in Calgary.", "soleimani"),
    ("Skrzypek Tivarek Ławrow zagra w filharmonii.", "lavrov"),
    ("Вязальщица Аглаида Лаврова выиграла ярмарку.", "lavrov"),
    ("A. Nasrallah and B. Haddad report a new catalyst.", "nasrallah"),
    ("Dr Esper sees patients on Mondays.", "esper"),
    ("Yusuf Erdoğan yeni takımında. Erdoğan cuma günü oynayacak.", "erdogan"),
    ("دکتر محمد روحانی استاد ادبیات بود. روحانی شعر می‌خواند.", "rouhani"),
    ("La dentista Nasrallah abrió consulta.", "nasrallah"),
    ("Maître Nasrallah, notaire à Lyon, rédige le testament.", "nasrallah"),
    ("Улицу Лаврова закрыли на ремонт.", "lavrov"),
    ("Ресторан «Путин» открылся в Сочи.", "putin"),
    ("Familie Gaza betreibt in Wien eine Schneiderei.", "gaza"),
    ("Haniyeh Rostamzai won silver in the shot put.", "haniyeh"),
    ("Yvette Nasrallah-Haddadine teaches the violin.", "nasrallah"),
    ("The village of Biden has one pub.", "biden"),
    ("Putin, a hamlet among fields, has a white church.", "putin"),
    ("Il canarino Gaza canta ogni mattina.", "gaza"),
    ("Теплоход «Босфор» везёт туристов.", "bosphorus"),
    ("مطعم غزة في برلين يقدم الفلافل.", "gaza"),
    ("שתיתי תה במסעדת בגדאד", "baghdad"),
    ("خیابان قاسم سلیمانی شلوغ است.", "soleimani"),
    ("Mosul, the chestnut colt, won the third race.", "mosul"),
    ("Kirkuk was played by the orchestra as a song.", "kirkuk"),
    ("舞蹈家泽连斯基教芭蕾。", "zelensky"),
    ("푸틴 라떼는 카페의 신메뉴다.", "putin"),
    ("Вратарь Мирко Голан ушёл. Голан играл десять лет.", "golan"),
    ("Rouhani et al. (2019) measured soil moisture.", "rouhani"),
    ("Lloyd Austin Jones, a plumber, turned ninety.", "lloyd-austin"),
    ("Gaza, our Siamese cat, sleeps on the piano.", "gaza"),
    ("Hajizadeh, Leyla: Carpets of Karabakh.", "hajizadeh"),
    ("Damenfriseurin Gülcane Erdogan bildet aus.", "erdogan"),
    ("Mosul, der Wallach, gewann.", "mosul"),
    ("The Bosphorus Grill in Swindon was fined.", "bosphorus"),
]
THEIR_OWN = [
    ("Kremlchef Putin droht. Amtskollegen Putin traf er nicht.", "putin"),
    ("Владимир Владимирович Путин сказал.", "putin"),
    ("NATO-Chef Stoltenberg reist nach Kiew.", "stoltenberg"),
    ("Hisbollah-Chef Nasrallah wurde getötet.", "nasrallah"),
    ("Cumhurbaşkanı Erdoğan ve mevkidaşı", "erdogan"),
    ("Vladimir Putin met a neighbour, Oleg Putin. Putin said nothing.", "putin"),
    ("Biden spoke. Oswin Biden, a baker, listened. Biden left.", "biden"),
    ("Dr Rouhani said. Hassan Rouhani left.", "rouhani"),
    ("From Britain to Syria via Kuwait", "kuwait"),
    ("Putin and Lukashenko met. Trump Tower aside, Trump said", "trump"),
    ("A song was played in Kirkuk by an orchestra.", "kirkuk"),
    ("Mosul's orchestra played a song.", "mosul"),
    ("база «Инджирлик»", "incirlik"),
    ("加沙的一家面包店重新开业。", "gaza"),
    ("普京先生说", "putin"),
    ("Die Provinzhauptstadt Idlib und die Küstenenklave Gaza", "gaza"),
    ("Wadi Gaza overflowed.", "gaza"),
    ("Сергей Викторович Лавров заявил.", "lavrov"),
    ("Putin, Boris Johnson and Trump", "putin"),
    ("M. Pompeo and D. Trump", "pompeo"),
    ("A bakery in Gaza and the Gaza bakery", "gaza"),
]


@pytest.mark.parametrize(("text", "id"), STRANGERS, ids=[text for text, _ in STRANGERS])
def test_somebody_elses_surname_is_not_the_watched_person(text: str, id: str) -> None:
    assert id not in found(shipped(), text)


@pytest.mark.parametrize(("text", "id"), THEIR_OWN, ids=[text for text, _ in THEIR_OWN])
def test_titles_words_and_own_names_before_a_surname_leave_it_the_persons(text: str, id: str) -> None:
    assert id in found(shipped(), text)


@pytest.mark.parametrize("word", ["Gestern", "Dictator", "Amtskollegen", "Витальевич", "Lukaschenko", "Однако"])
def test_words_titles_and_surnames_are_no_rare_given_names(word: str) -> None:
    assert ordinary(word, "Cyrl" if word[0] > "z" else "Latn")

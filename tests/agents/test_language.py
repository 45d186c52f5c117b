"""Guessing a language from one short sentence. The sentences are invented."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from agents.language import language, of_texts

SENTENCES = """
en	Two Patriot batteries left the port.
en	Officials said the convoy was hit near Erbil
en	Iran fires missiles at base hosting US troops
en	Drone strike kills commander, ministry says
de	Zwei Patriot-Batterien haben den Hafen verlassen.
de	Der Minister sprach am Montag mit der NATO über Drohnen
de	Iran greift Stützpunkt mit Raketen an
fr	Deux batteries Patriot ont quitté le port.
fr	Le ministre a parlé lundi de la livraison des drones
fr	Frappe de drone contre une base en Irak
es	Dos baterías Patriot salieron del puerto.
es	El ministro habló el lunes sobre la entrega de los drones
es	Irán lanza misiles contra una base en Irak
pt	Duas baterias Patriot deixaram o porto.
pt	O ministro falou na segunda-feira sobre a entrega dos drones
it	Due batterie Patriot hanno lasciato il porto.
it	Il ministro ha parlato lunedì della consegna dei droni
nl	Twee Patriot-batterijen hebben de haven verlaten.
nl	De minister sprak maandag over het leveren van de drones
pl	Dwie baterie Patriot opuściły port.
pl	Minister mówił w poniedziałek o dostawie dronów
pl	Iran wystrzelił rakiety w stronę bazy w Iraku
tr	İki Patriot bataryası limandan ayrıldı.
tr	Bakan pazartesi günü insansız hava araçlarının teslimatı hakkında konuştu
tr	Husiler Suudi petrol tesisini vurdu
ro	Două baterii Patriot au părăsit portul.
cs	Dvě baterie Patriot opustily přístav.
sv	Två Patriot-batterier har lämnat hamnen.
fi	Kaksi Patriot-patteria on lähtenyt satamasta.
hu	Két Patriot-üteg elhagyta a kikötőt.
id	Dua baterai Patriot telah meninggalkan pelabuhan.
vi	Hai khẩu đội Patriot đã rời cảng.
ru	Две батареи «Пэтриот» покинули порт.
ru	Иран нанёс ракетный удар по базе в Ираке
ru	Хуситы атаковали нефтяной завод
uk	Дві батареї Петріот залишили порт.
uk	Іран завдав ракетного удару по базі в Іраку
uk	Шахеди атакували порт Одеси
bg	Две батареи Пейтриът напуснаха пристанището и са на път.
sr	Две батерије Патриот напустиле су луку.
ar	غادرت بطاريتا باتريوت الميناء.
ar	إيران تطلق صواريخ على قاعدة في العراق
ar	الحوثيون يهاجمون منشأة نفط
fa	دو آتشبار پاتریوت بندر را ترک کردند.
fa	ایران پایگاهی را در عراق هدف موشک قرار داد
fa	سپاه پاسداران بیانیه داد
ur	دو پیٹریاٹ بیٹریاں بندرگاہ سے روانہ ہو گئیں۔
he	שתי סוללות פטריוט עזבו את הנמל.
zh	两个爱国者导弹连离开了港口。
ja	二つのパトリオット部隊が港を離れた。
ko	패트리엇 포대 두 개가 항구를 떠났다.
el	Δύο πυροβολαρχίες Πάτριοτ έφυγαν από το λιμάνι.
hi	दो पैट्रियट बैटरियां बंदरगाह से रवाना हुईं।
cs	Pentagon chce víc tomahawků.
"""
ROWS = [tuple(line.split("\t")) for line in SENTENCES.strip().splitlines()]


@pytest.mark.parametrize(("lang", "text"), ROWS, ids=[f"{lang} {text[:20]}" for lang, text in ROWS])
def test_a_sentence_is_enough(lang: str, text: str) -> None:
    assert language(text) == lang


@pytest.mark.parametrize(
    ("told", "lang"),
    [
        ("pt-BR", "pt"),
        ("EN_us", "en"),
        ("eng", "en"),
        ("iw", "he"),
        ("und", "de"),
        ("", "de"),
        ("xx", "de"),
        ("tlh", "tlh"),
    ],
)
def test_what_is_told_counts_unless_it_says_nothing(told: str, lang: str) -> None:
    assert language("Der Minister sprach mit der Presse", told) == lang


@pytest.mark.parametrize("text", ["", "12345", "S-400", "!?", "x"])
def test_too_little_is_no_language(text: str) -> None:
    assert language(text) == ""


def test_of_several_texts_the_first_that_says_enough_decides() -> None:
    assert of_texts(("S-400", "Der Minister sprach mit der Presse", "the end of the war")) == "de"


def test_arabic_names_in_an_english_text_change_nothing() -> None:
    assert language("The ministry (الوزارة) said on Monday that the port was closed after the strike") == "en"


def test_a_guess_is_the_same_in_every_process() -> None:
    texts = ["Pentagon chce víc tomahawků.", "Ñandú ů", "çğ ñ", "łß", "ëç ů ő"]
    code = f"from agents.language import language; print([language(text) for text in {texts!r}])"
    told = {
        subprocess.run(
            [sys.executable, "-c", code], env={**os.environ, "PYTHONHASHSEED": seed}, stdout=subprocess.PIPE, check=True
        ).stdout.decode()
        for seed in ("1", "2", "3", "4")
    }
    assert len(told) == 1
    assert "cs" in told.pop()

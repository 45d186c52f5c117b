"""A name that somebody or something else bears is not the watched thing; the watched thing's own spellings are."""

from __future__ import annotations

import pytest

from agents.flag.bearers import spelled
from tests.golden import shipped
from tests.seeds.names import found

OTHERS = [
    ("Melania Trump visited a hospital.", "trump"),
    ("midfielder Rouhani scored for the Iranian champions", "rouhani"),
    ("Скончалась Мелании Трамп соседка", "trump"),
    ("قال الطبيب جورج نصرالله إن القصف الإسرائيلي دمر المستشفى", "nasrallah"),
    ("הסופרת שרה נתניהו ביקרה בירושלים", "netanyahu"),
    ("General Peter Hawk and Captain Hawk led a surface to air missile battery.", "hawk"),
    ("قال العميد عماد حسن إن الصاروخ سقط", "emad"),
    ("Khamenei Street in Beirut was closed.", "khamenei"),
    ("Global Hawk Insurance folded.", "global-hawk"),
    ("the Peshmerga Café in Nashville", "peshmerga"),
    ("Rouhani, a wrestler from Tehran, won.", "rouhani"),
    ("HMS Typhoon and a fighter jet", "typhoon"),
    ("Mount Hormuz won in Dubai, near the strait.", "hormuz"),
    ("Reaper, a sound program, ran beside the drone.", "reaper"),
    ("Jane Wagner wrote for soldiers.", "wagner"),
    ("Linda Houthi is a baker in Bremen.", "houthis"),
    ("Soldiers at YPG, the Yuma Proving Ground, fired; later YPG was closed.", "ypg"),
    ("the Institute for Science and International Security (ISIS) said; ISIS added", "isis"),
    ("IAEA (Italian-American Educators Association) met", "iaea"),
    ("Members of the Yellow Pencil Guild YPG shot a film; YPG has a stand.", "ypg"),
    ("Hizbullah Yılmaz bakes bread in Konya.", "hezbollah"),
    ("Jordan Taylor won the race.", "jordan"),
    ("CentCom Electronics closed a shop.", "centcom"),
    ("Sina Rouhani plays the keyboard.", "rouhani"),
    ("A racehorse called Peshmerga won at noon.", "peshmerga"),
    ("Rouhani's Rugs on the High Street is closing.", "rouhani"),
    ("كتب الصحفي إيلي نصرالله رواية عن إسرائيل", "nasrallah"),
    ("Erbil Hoca köyde satranç öğretiyor.", "erbil"),
    ("Scholars debate whether Islamic jihad permits this.", "islamic-jihad"),
    ("В жилом комплексе «Патриот» прорвало трубу, жильцы ждали ракету.", "patriot"),
    ("Ракета упала у гостиницы «Искандер».", "iskander"),
    ("El restaurante Tomahawk lanza un misil de chocolate.", "tomahawk"),
    ("«Авиация готова», — заявил Байрактар.", "bayraktar"),
    ("Hawk told reporters that the missile battery was old.", "hawk"),
    ("Emad, a refugee, heard the ballistic missile.", "emad"),
    ("قال شهاب إن الصاروخ الباليستي سقط", "shahab"),
    ("Alparslan Bayraktar enerji bakanıdır; Bayraktar bu göreve 2023 yılında geldi.", "bayraktar"),
    ("Tomahawk steaks flew off the grill like a missile.", "tomahawk"),
    ("Kalibr is a Riga brand of missile toys.", "kalibr"),
    ("喀秋莎餐厅推出火箭套餐。", "katyusha"),
    ("فندق القبة وفندق بيرقدار قرب قاعدة الطائرات المسيرة", "bayraktar"),
]
OWN = [
    ("President Donald Trump and Mr Trump", "trump"),
    ("Hasan Nasrallah and Hassan Nasrallah spoke of Israel.", "nasrallah"),
    ("Esmail Qaani met militias.", "qaani"),
    ("Binyamin Netanyahu spoke.", "netanyahu"),
    ("A general Hezbollah strike and a major Hamas attack", "hamas"),
    ("Jordan, Hamas and Egypt; in Jordan Hamas has an office.", "hamas"),
    ("the Israel Defense Forces (IDF) said", "idf"),
    ("the Islamic State of Iraq and Syria (ISIS) and ISIS, the Islamic State in Iraq and Syria,", "isis"),
    ("Israel Defense Forces IDF said", "idf"),
    ("Baghdad Street Bombing Kills Ten", "baghdad"),
    ("Trump Furniture Tariffs Hit Retailers Across The Country", "trump"),
    ("رفعت حماس دعوى في غزة", "hamas"),
    ("the militia called Hezbollah", "hezbollah"),
    ("the hotel in Erbil and an Erbil hotel", "erbil"),
    ("Islamic Jihad fired rockets.", "islamic-jihad"),
    ("The Reaper, a US drone, fell near Marib.", "reaper"),
    ("Rouhani, a moderate cleric, was president of Iran.", "rouhani"),
    ("По гостинице «Искандером» ударили ночью, сообщили в ВВС.", "iskander"),
    ("«Шахед» убил студентку, ПВО сбила ещё три.", "shahed"),
    ("Iron Dome downed a rocket over the church.", "iron-dome"),
    ("The Kinzhal, which means dagger in Russian, is a hypersonic missile.", "kinzhal"),
    ("The Patriot, a game changer, arrived in Kyiv with missiles.", "patriot"),
    ("The minister said Patriot missiles were on their way.", "patriot"),
    ("Министр заявил, Байрактар сбит под Курском.", "bayraktar"),
    ("کاریکاتوری از بن سلمان و نتانیاهو", "netanyahu"),
    ("wizyta Marii i Trumpa", "trump"),
]


@pytest.mark.parametrize(("text", "id"), OTHERS, ids=[text[:30] for text, _ in OTHERS])
def test_somebody_else_is_not_it(text: str, id: str) -> None:
    assert id not in found(shipped(), text)


@pytest.mark.parametrize(("text", "id"), OWN, ids=[text[:30] for text, _ in OWN])
def test_its_own_names_and_plain_words_before_it_are(text: str, id: str) -> None:
    assert id in found(shipped(), text)


def test_spellings_of_a_given_name_are_one_and_other_names_are_not() -> None:
    assert spelled("hassan") == spelled("hasan")
    assert spelled("esmail") == spelled("ismael")
    assert spelled("qassem") == spelled("kasim")
    assert spelled("wołodymyr") == spelled("wolodymyr") == spelled("volodymyr")
    assert spelled("hassan") != spelled("hussein")
    assert spelled("yonatan") != spelled("netanyahu")

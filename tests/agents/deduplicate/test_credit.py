"""Whose words an article carries: the agency it credits, and what only looks like a credit."""

from __future__ import annotations

import pytest

from agents.deduplicate.agencies import AGENCIES
from agents.deduplicate.credit import wire
from agents.deduplicate.publishers import parse, shipped
from agents.errors import Refused
from agents.url import publisher_of

BODY = "The harbour was closed on Monday after a fire on the northern quay, the port's office told a local paper."
LONG = " ".join([BODY] * 12)
CREDITS = [
    # Datelines
    (f"LOWER HARBOUR (AP) — {BODY}", "ap"),
    (f"LOWER HARBOUR (Reuters) - {BODY}", "reuters"),
    (f"LOWER HARBOUR, March 3 (Reuters) - {BODY}", "reuters"),
    (f"LOWER HARBOUR, March 3 (Xinhua) -- {BODY}", "xinhua"),
    (f"SEOUL, March 3 (Yonhap) -- {BODY}", "yonhap"),
    (f"TOKYO, March 3 (Kyodo) - {BODY}", "kyodo"),
    (f"ANKARA (AA) - {BODY}", "anadolu"),
    (f"TEHRAN (Tasnim) – {BODY}", "tasnim"),
    (f"TEHRAN, Mar. 03 (MNA) – {BODY}", "mehr"),
    (f"MOSCOW, March 3. /TASS/. {BODY}", "tass"),
    (f"Hamburg (dpa) - {BODY}", "dpa"),
    (f"Madrid, 3 mar (EFE).- {BODY}", "efe"),
    (f"(ANSA) - ROMA, 3 MAR - {BODY}", "ansa"),
    (f"PARIS, 3 mars (Reuters) - {BODY}", "reuters"),
    (f"LOWER HARBOUR (AFP/Reuters) - {BODY}", "afp"),
    (f"Reuters - {BODY}", "reuters"),
    (f"(Reuters) {BODY}", "reuters"),
    (f"RIYADH (SPA) -- {BODY}", "spa"),
    (f"By Mara Lind, Associated Press\n{BODY}", "ap"),
    (f"By The Associated Press\n\n{BODY}", "ap"),
    (f"Par AFP\n{BODY}", "afp"),
    ("МОСКВА, 3 мар — РИА Новости. Порт закрыт после пожара.", "ria"),
    ("Москва. 3 марта. INTERFAX.RU - Порт закрыт после пожара.", "interfax"),
    ("МОСКВА, 3 марта. /ТАСС/. Порт закрыт после пожара.", "tass"),
    ("ТАСС, 3 марта. Порт закрыт после пожара.", "tass"),
    ("دبي (رويترز) - أغلق الميناء بعد حريق.", "reuters"),
    ("القاهرة (أ ش أ) - أغلق الميناء بعد حريق.", "mena"),
    ("بيروت (أ ف ب) - أغلق الميناء بعد حريق.", "afp"),
    ("تهران - ایرنا - بندر پس از آتش سوزی بسته شد.", "irna"),
    ("新华社北京3月3日电 港口因火灾关闭。", "xinhua"),
    ("（新华社）港口因火灾关闭。", "xinhua"),
    ("[ロンドン 3日 ロイター] 港は火災のため閉鎖された。", "reuters"),
    ("(서울=연합뉴스) 화재로 항구가 폐쇄되었다.", "yonhap"),
    # Feet
    (f"{BODY}\nAFP", "afp"),
    (f"{BODY} (AFP)", "afp"),
    (f"{BODY} — Xinhua", "xinhua"),
    (f"{BODY} - Reuters", "reuters"),
    (f"{BODY} AFP", "afp"),
    (f"{BODY} AFP/ml", "afp"),
    (f"{BODY} (AP)", "ap"),
    (f"{BODY} (dpa/AFP)", "afp"),
    (f"{BODY}\n\nSource » middleeastmonitor", "middleeastmonitor"),
    (f"{BODY}\nSource: Anadolu Agency", "anadolu"),
    (f"{BODY}\nSOURCE: Harbour Courier", None),
    (f"{BODY}\nSource: Harbour Courier", "harbourcourier"),
    (f"{BODY} (Reporting by Mara Lind and Jon Halvek; Editing by Pia Rusk)", "reuters"),
    (f"{BODY}\nReporting by Mara Lind in Velm; additional notes by Otto Varn; Writing by Pia Rusk", "reuters"),
    (f"{BODY}\nAssociated Press writer Mara Lind in Velm contributed to this report.", "ap"),
    (f"{BODY}\nThe Associated Press contributed to this report.", "ap"),
    (f"{BODY}\n(With inputs from PTI)", "pti"),
    (f"{BODY}\n— With files from The Canadian Press", "canadian-press"),
    (f"{BODY}\n© 2020 AFP", "afp"),
    (f"{BODY}\nCopyright 2020 The Associated Press. All rights reserved.", "ap"),
    ("Le port est fermé. Personne n'est blessé. (avec AFP)", "afp"),
    ("El puerto está cerrado. Con información de EFE.", "efe"),
    ("Der Hafen ist geschlossen. (mit Material von dpa)", "dpa"),
    ("Порт закрыт. Источник: Интерфакс", "interfax"),
    ("Порт закрыт после пожара. Источник: ТАСС", "tass"),
    ("أغلق الميناء بعد حريق.\nالمصدر: الأناضول", "anadolu"),
    ("הנמל נסגר לאחר שריפה. (רויטרס)", "reuters"),
    ("Liman yangın sonrası kapatıldı. (AA)", "anadolu"),
    ("港口因火灾关闭。（新华社）", "xinhua"),
    ("港口因火灾关闭。来源：新华社", "xinhua"),
    # Sentences
    (f"{BODY} Reuters reported. {BODY}", "reuters"),
    (f"{BODY} The Associated Press reported on Monday. {BODY}", "ap"),
    (f"The quay is closed, according to Reuters. {BODY}", "reuters"),
    (f"The quay is closed, the Tasnim news agency reported. {BODY}", "tasnim"),
    (f"The quay is closed, citing the official IRNA news agency. {BODY}", "irna"),
    (f"The admiral was quoted by the semi-official Fars News as saying so. {BODY}", "fars"),
    (f"The quay is closed, according to the state-run news agency SANA. {BODY}", "sana"),
    ("Le port est fermé, selon l'AFP. Personne n'est blessé.", "afp"),
    ("Le port est fermé, rapporte l'agence Reuters. Personne n'est blessé.", "reuters"),
    ("El puerto está cerrado, según EFE. No hay heridos.", "efe"),
    ("El puerto está cerrado, informó la agencia Reuters. No hay heridos.", "reuters"),
    ("Der Hafen ist geschlossen, berichtet die Nachrichtenagentur Reuters. Niemand ist verletzt.", "reuters"),
    ("Laut dpa ist der Hafen geschlossen. Niemand ist verletzt.", "dpa"),
    ("Il porto è chiuso, riferisce l'Ansa. Nessun ferito.", "ansa"),
    ("Порт закрыт после пожара, сообщает ТАСС. Пострадавших нет.", "tass"),
    ("Об этом сообщает РИА Новости. Порт закрыт.", "ria"),
    ("Порт закрыт, передаёт агентство Рейтер со ссылкой на власти. Пострадавших нет.", "reuters"),
    ("Порт закрито після пожежі, повідомляє Укрінформ. Постраждалих немає.", "ukrinform"),
    ("Порт закрыт, пишет Reuters. Пострадавших нет.", "reuters"),
    ("ذكرت وكالة رويترز أن الميناء مغلق منذ يوم الاثنين.", "reuters"),
    ("نقلت وكالة تسنيم عن مسؤول أن الميناء مغلق.", "tasnim"),
    ("الميناء مغلق وفقا لرويترز منذ يوم الاثنين.", "reuters"),
    ("به گزارش خبرگزاری تسنیم، بندر بسته شد.", "tasnim"),
    ("به گزارش ایسنا، بندر بسته شد.", "isna"),
    ("Reuters'ın haberine göre liman kapatıldı.", "reuters"),
    ("Liman kapatıldı, Anadolu Ajansı bildirdi.", "anadolu"),
    ("הנמל נסגר, דיווחה סוכנות הידיעות רויטרס. איש לא נפגע.", "reuters"),
    ("据新华社报道，港口因火灾关闭。", "xinhua"),
    ("港口因火灾关闭。路透社报道说，无人受伤。", "reuters"),
]
NO_CREDITS = [
    (BODY, "no agency"),
    ("", "no text"),
    ("He walked to the AP exam on Monday and sat there for two hours.", "an exam"),
    ("Students of the Advanced Placement (AP) courses walked out on Monday. " + BODY, "an abbreviation explained"),
    (f"“We will not leave,” the mayor told Reuters on Monday. {BODY} {BODY}", "one statement"),
    (f"The mayor said in an interview with AFP that he would stay. {BODY}", "an interview"),
    (f"Le maire a déclaré à l'AFP qu'il resterait. {BODY}", "one statement, French"),
    (f"El alcalde dijo a Reuters que se quedaría. {BODY}", "one statement, Spanish"),
    (f"According to a Reuters poll the party leads. {BODY}", "a poll"),
    (f"The fire was seen by a Reuters photographer. {BODY}", "a photographer"),
    (f"According to Reuters calculations the price has doubled. {BODY}", "a calculation"),
    (f"{BODY} (Photo: Reuters)", "a picture's credit"),
    (f"{BODY}\nImage courtesy of AFP", "a picture's credit at the foot"),
    (f"Photo by Mara Lind/AP\n{BODY}", "a picture's credit at the head"),
    (f"{LONG} Reuters reported last year that the quay was old. {LONG}", "a detail far down"),
    (f"The spa (SPA) at the hotel is closed. {BODY}", "a word that is a name too"),
    (f"The PA system failed and the AA batteries were flat, an officer said. {BODY}", "short names in a sentence"),
    (f"Anadolu Efes won the match on Monday. {BODY}", "a club"),
    (f"The Thomson Reuters building was cleared on Monday. {BODY}", "a building"),
    (f"ANSAR fighters and the TASSILI plateau were named. {BODY}", "the beginning of a word"),
    ("وصل الوفد إلى بترا يوم الاثنين وقال إن الميناء مغلق.", "a town"),
    ("قال مسؤول لرويترز إن الميناء مغلق منذ يوم الاثنين.", "one statement, Arabic"),
]


@pytest.mark.parametrize(("text", "agency"), CREDITS)
def test_the_agency_credited_in_the_text(text: str, agency: str | None) -> None:
    assert wire(text) == agency


@pytest.mark.parametrize("text", [pytest.param(text, id=why) for text, why in NO_CREDITS])
def test_what_only_looks_like_a_credit_is_none(text: str) -> None:
    assert wire(text) is None


def test_an_agency_is_called_as_its_family_is() -> None:
    families = {publisher.family for publisher in shipped().values()}
    assert AGENCIES.keys() - families == {"ria", "sputnik", "dha"}  # whose owners have several


def test_every_domain_of_the_list_is_what_the_publisher_of_its_pages_is() -> None:
    strange = [domain for domain in shipped() if publisher_of(f"https://www.{domain}/news/1") != domain]
    assert strange == []


def test_the_shipped_list_has_its_outlets() -> None:
    known = shipped()
    assert len(known) >= 500
    assert known["bbc.co.uk"].family == known["bbc.com"].family
    assert known["reuters.com"].kind == "agency"


def test_all_faults_of_a_list_are_told_at_once() -> None:
    with pytest.raises(Refused, match="3 errors"):
        parse("a.example\tx\n# fine\nb.example\tb\tpaper\ta\nc.example\tc\tagency\tz\nd.example\td\tagency\ta\n")

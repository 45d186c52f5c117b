"""The countries of the shipped watchlist: written from the tables, found in many languages, silent elsewhere."""

from __future__ import annotations

import pytest

from agents.flag.mention import FLAG
from agents.flag.scan import scan
from tests.golden import shipped
from tests.seeds import countries


def test_the_file_is_what_the_tables_say() -> None:
    assert countries.FILE.read_text(encoding="utf-8") == countries.written()


def _found(text: str, lang: str) -> set[str]:
    known = shipped().watchlist.entities
    mentions = scan(shipped(), {"text": text}, lang).mentions
    return {m.entity for m in mentions if m.confidence >= FLAG and known[m.entity].cls == "country"}


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("en", "The U.S. and British embassies in Chad's capital were closed.", "united-states united-kingdom chad"),
        ("en", "Turkey's army crossed into Syria.", "turkey syria"),
        ("ru", "Войска Турции вошли в Сирию, сообщили в Иране и Саудовской Аравии.", "turkey syria iran saudi-arabia"),
        ("ru", "Иракские военные и власти США", "iraq united-states"),
        ("uk", "В Україні та Польщі, повідомили з Ізраїлю.", "ukraine poland israel"),
        ("pl", "W Iraku, Syrii i Rosji, podało irańskie ministerstwo.", "iraq syria russia iran"),
        ("de", "Der Iran und die Türkei, so die irakische Regierung in Saudi-Arabien", "iran turkey iraq saudi-arabia"),
        ("fr", "L’Arabie saoudite et les forces irakiennes au Yémen", "saudi-arabia iraq yemen"),
        ("es", "El ejército iraquí y EE.UU. en Catar", "iraq united-states qatar"),
        ("it", "Il governo israeliano e il Libano, dicono gli Stati Uniti", "israel lebanon united-states"),
        ("tr", "Irak'ta ve Suriye'de, İran hükümeti", "iraq syria iran"),
        ("ar", "وقالت السعودية إن القوات العراقية والإيرانية في اليمن", "saudi-arabia iraq iran yemen"),
        ("fa", "دولت ایران و شرکت آمریکایی در عراق", "iran united-states iraq"),
        ("he", "כוחות בסוריה ובלבנון, אמרו באיראן", "syria lebanon iran"),
        ("zh", "伊朗和美国在伊拉克的部队", "iran united-states iraq"),
        ("ja", "イランとアメリカの部隊がイラクで", "iran united-states iraq"),
        ("ko", "이란과 미국의 군대가 이라크에", "iran united-states iraq"),
    ],
)
def test_countries_and_their_people_are_found(lang: str, text: str, expected: str) -> None:
    assert set(expected.split()) <= _found(text, lang)


@pytest.mark.parametrize(
    "text",
    [
        "But Rose and Greg, her chin up, met Franco and Kenji on an island.",
        "Michael Jordan and Chad Smith ate turkey in Atlanta, Georgia.",
        "Grenades were found. A guinea pig and fine china, polish and a chili.",
        "Siri, play American Idol.",
        "He joined BAE Systems; Arsenal VS the rest.",
        "The Washington Post wrote of George Washington.",
    ],
)
def test_words_and_persons_are_no_countries(text: str) -> None:
    assert _found(text, "en") == set()

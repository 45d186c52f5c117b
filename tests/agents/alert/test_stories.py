"""Which reports tell of one event, on labelled pairs; and what two tellings are held against each other by."""

from __future__ import annotations

import pytest

from agents.alert.telling.calendar import is_anniversary
from agents.alert.telling.marks import Marks, read
from agents.alert.telling.tokens import tokens
from agents.alert.telling.words import sounds, stem
from agents.text import fold
from benchmarks.stories import PRECISION, RECALL, Pair, judged, measure


@pytest.fixture(scope="module")
def pairs() -> list[Pair]:
    return judged()


@pytest.mark.parametrize("across", [False, True], ids=["one language", "across"])
def test_pairs_are_joined_as_they_are_labelled(pairs: list[Pair], across: bool) -> None:
    """All pairs, what was held out among them; `python -m benchmarks stories` tells it apart."""
    row = measure([pair for pair in pairs if pair.across == across], "all")
    assert row["precision"] >= PRECISION, row
    assert row["recall"] >= RECALL, row


def test_there_are_enough_pairs_in_six_languages_of_both_kinds(pairs: list[Pair]) -> None:
    assert len(pairs) >= 120
    assert len({article.lang for pair in pairs for article in pair.articles}) >= 6
    kinds = {(pair.across, pair.together) for pair in pairs}
    assert all(sum((p.across, p.together) == kind for p in pairs) >= 30 for kind in kinds)
    assert len(kinds) == 4


def marks(text: str, lang: str) -> Marks:
    return read(tokens(text, []), lang)


@pytest.mark.parametrize(
    ("lang", "text", "numbers"),
    [
        ("en", "four missiles", {"4"}),
        ("en", "twenty-one soldiers", {"21"}),
        ("en", "1,200 shells", {"1200"}),
        ("en", "in 2026 at 14:30", set()),
        ("ar", "أربعة صواريخ", {"4"}),
        ("ar", "أربعة عشر صاروخا", {"14"}),
        ("ar", "بثلاثة صواريخ", {"3"}),
        ("ar", "٤ صواريخ", {"4"}),
        ("ru", "пять комплексов", {"5"}),
        ("fr", "deux batteries", {"2"}),
        ("es", "once misiles", {"11"}),
        ("en", "once more", set()),
        ("de", "zwölf Raketen", {"12"}),
        ("fa", "۱۲ موشک", {"12"}),
    ],
)
def test_numbers_are_read_in_digits_and_words(lang: str, text: str, numbers: set[str]) -> None:
    assert marks(text, lang).numbers == numbers


@pytest.mark.parametrize(
    ("lang", "text", "ranks"),
    [
        ("en", "the 12th package", {12}),
        ("en", "the thirteenth package", {13}),
        ("en", "for the third time", set()),
        ("de", "das 12. Paket", {12}),
        ("de", "die zwölfte Batterie", {12}),
        ("ru", "третью батарею", {3}),
        ("ar", "الحزمة الثالثة", {3}),
        ("fr", "la quatrième livraison", {4}),
        ("es", "la duodécima batería", {12}),
    ],
)
def test_ordinals_are_read_in_digits_and_words(lang: str, text: str, ranks: set[int]) -> None:
    assert marks(text, lang).ordinals == ranks


@pytest.mark.parametrize(
    ("lang", "text", "date"),
    [
        ("en", "on 3 May", (5, 3)),
        ("en", "on May 3rd", (5, 3)),
        ("es", "el 3 de mayo", (5, 3)),
        ("ru", "14 апреля", (4, 14)),
        ("de", "am 14. April", (4, 14)),
        ("ar", "في 14 أبريل", (4, 14)),
    ],
)
def test_a_date_is_a_day_and_its_month_and_no_number(lang: str, text: str, date: tuple[int, int]) -> None:
    found = marks(text, lang)
    assert (found.dates, found.numbers, found.ordinals) == ({date}, frozenset(), frozenset())


@pytest.mark.parametrize(
    ("lang", "text", "day"),
    [
        ("en", "on Monday", 0),
        ("ar", "يوم الثلاثاء", 1),
        ("ru", "в среду", 2),
        ("fr", "jeudi", 3),
        ("de", "am Freitag", 4),
    ],
)
def test_weekdays_are_read(lang: str, text: str, day: int) -> None:
    assert marks(text, lang).weekdays == {day}


@pytest.mark.parametrize(
    ("lang", "text", "place"),
    [
        ("en", "was parked near the village of Zamlyn yesterday", "Zamlyn"),
        ("fr", "un camp près d'Azraq a été", "Azraq"),
        ("de", "steht bei Hronec und", "Hronec"),
        ("ru", "упал в Ворсме ночью", "Ворсме"),
        ("ar", "سقط قرب حرير ليلا", "حرير"),
    ],
)
def test_a_name_after_a_word_of_place_is_a_place(lang: str, text: str, place: str) -> None:
    assert marks(text, lang).places == {stem(fold(place))}


@pytest.mark.parametrize("names", [("Pinsk", "Пинск"), ("Sulav", "سولاف"), ("Qasr", "قصر")])
def test_a_name_sounds_the_same_in_every_script(names: tuple[str, str]) -> None:
    one, other = (sounds(fold(name)) for name in names)
    assert one == other != ""


@pytest.mark.parametrize(
    ("title", "lead", "looks_back"),
    [
        ("Ten years ago: the battle", "", True),
        ("Vor zehn Jahren fiel die Mauer", "", True),
        ("Il y a dix ans, la base", "", True),
        ("Minister visits base", "The agreement was signed two years ago.", False),
        ("A quiet morning", "On this day the bridge was blown up.", True),
        ("Годовщина удара", "", True),
    ],
)
def test_an_article_looks_back_by_what_it_is_about(title: str, lead: str, looks_back: bool) -> None:
    assert is_anniversary(fold(title), fold(lead)) == looks_back

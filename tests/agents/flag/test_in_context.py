"""What an article says of a name beyond the name itself: acronyms, longer names, languages, decoys that lost."""

from __future__ import annotations

import pytest

from agents.flag.compile import compile_watchlist
from agents.flag.reading import parse
from agents.trial import Text, flagged

LIST = """
entities:
  - id: irgc
    kind: actor
    names: {en: [Islamic Revolutionary Guard Corps, Guards Corp], ru: [Корпус стражей исламской революции]}
  - {id: who, kind: actor, names: {en: [WHO]}}
  - {id: iraq, kind: place, class: country, names: {en: [Iraq]}}
  - {id: guard, kind: actor, names: {en: [People's Guard Units, PGU], fr: [Unités de garde]}}
  - {id: ohjus, kind: system, names: {fi: [risteilyohjus, ilmatorjunta], de: [Drohnen]}}
  - {id: joint, kind: actor, names: {en: [Combined Joint Task Force]}}
  - id: typhoon
    kind: system
    names: {en: [Typhoon Season Jet, {text: Typhoon, ambiguous: true}]}
    require: {any: [jet, jets, missile*, radar], within: 8 words}
    decoys: [Typhoon Season]
  - {id: season, kind: actor, names: {en: [Typhoon Season Watch]}}
  - id: bot
    kind: system
    names: {de: [{text: Blitz, only: true}]}
  - {id: volesky, kind: person, names: {en: [General Gary Volesky]}}
  - {id: assad, kind: person, names: {en: [Bashar al-Assad]}}
  - {id: older, kind: person, names: {en: [Hafez al-Assad]}}
  - {id: bush, kind: person, names: {en: [George Bush, Olga Bushnell]}}
  - {id: us, kind: place, class: country, names: {en: [US]}}
  - {id: the-gulf, kind: place, names: {en: [The Persian Gulf, Smith & Sons, Sana'a, U.N.O.]}}
"""
COMPILED = compile_watchlist(parse({"list.yaml": LIST}))


def found(text: str, **more: str) -> list[tuple[str, str, str]]:
    told = flagged(COMPILED, Text(text=text, **more))
    for mention in told["mentions"]:
        assert {"text": text, **more}[mention["field"]][mention["start"] : mention["end"]] == mention["surface"]
    return [(mention["entity"], mention["surface"], mention["channel"]) for mention in told["mentions"]]


IRGC = ("irgc", "IRGC", "acronym")


@pytest.mark.parametrize(
    ("text", "acronyms"),
    [
        ("The Islamic Revolutionary Guard Corps (IRGC) spoke. Later the IRGC denied it.", [IRGC, IRGC]),
        ("the Islamic Revolutionary Guards Corp (IRGC) and IRGCs", [IRGC]),
        ("Корпус стражей исламской революции (КСИР) и КСИР", [("irgc", "КСИР", "acronym")] * 2),
        ("the Combined Joint Task Force (CJTF): CJTF forces", [("joint", "CJTF", "acronym")] * 2),
        ("a base in Iraq (AFP) was hit, AFP said", []),
        ("the Government of Iraq (GOI), GOI said", []),
        ("Islamic State in Iraq (ISIS) and ISIS", []),
        ("the Islamic Revolutionary Guard Corps (see page 4)", []),
        ("the IRGC alone is never explained", []),
    ],
)
def test_an_acronym_in_brackets_is_a_name_in_that_article(text: str, acronyms: list[tuple[str, str, str]]) -> None:
    assert [row for row in found(text) if row[2] == "acronym"] == acronyms


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("The PGU met.", True),
        ("The People's Guard Units (PGU) met.", True),
        ("The Popular Guard Units (PGU) met. The PGU left.", False),
        ("The Yuma Proving Ground (YPG) and the PGU met.", True),
        ("Les Peupliers Garde Utile (PGU) ont gagné.", False),
        ("PGU stands for pretty good update.", False),
        ("The PGU (Peruvian Gas Union) met; the PGU is old.", False),
        ("A pretty good update, or PGU, came.", False),
        ("Some people met (PGU).", True),
    ],
)
def test_an_acronym_said_to_stand_for_something_else_is_not_the_name(text: str, counts: bool) -> None:
    assert ("PGU" in [surface for _, surface, _ in found(text)]) is counts


@pytest.mark.parametrize("text", ["kaksi risteilyohjusta", "risteilyohjukset", "ilmatorjunnan", "Drohnenangriffs"])
def test_finnish_stems_bend_and_german_compounds_count(text: str) -> None:
    assert [id for id, _, _ in found(text)] == ["ohjus"]


@pytest.mark.parametrize(
    ("text", "surnames"),
    [
        ("Gary Volesky came. Gen. Volesky’s men cheered; Volesky smiled.", ["Volesky", "Volesky"]),
        ("Volesky came.", []),
        ("Gary Volesky kam. Generalmajor Volesky ging, Bauarbeiter Volesky nicht.", ["Volesky"]),
        ("Gary Volesky and his wife Emily Volesky danced.", []),
        ("On Monday morning Gary Volesky opened the new wing of the Volesky Center.", []),
        ("Bashar al-Assad spoke. Assad’s forces, said al-Assad.", ["Assad", "Assad"]),
        ("Bashar al-Assad spoke. Asma al-Assad did not.", []),
        ("Bashar al-Assad and Hafez al-Assad; Assad.", []),
        ("Olga Bushnell spoke; the bushnell, Bushnells, Bushnell.", ["Bushnell"]),
    ],
)
def test_a_person_named_in_full_is_called_by_the_surname(text: str, surnames: list[str]) -> None:
    assert [surface for _, surface, channel in found(text) if channel == "surname"] == surnames


def test_a_person_is_found_without_the_title_that_the_list_has_before_the_name() -> None:
    assert found("Gary Volesky came.") == [("volesky", "Gary Volesky", "variant")]


def test_an_ending_in_capitals_makes_another_acronym() -> None:
    assert found("The USS Ocean sailed to the US.") == [("us", "US", "exact")]


@pytest.mark.parametrize(
    ("text", "counts"),
    [("The IS fled", True), ("IS led by rebels", True), ("THE BRIGADE IS LED BY REBELS IN IRAQ", False)],
)
def test_in_capitals_an_acronym_that_is_a_word_names_nothing(text: str, counts: bool) -> None:
    compiled = compile_watchlist(parse({"l.yaml": "entities: [{id: is, kind: actor, names: {en: [IS, IS-led]}}]"}))
    assert bool(flagged(compiled, Text(text=text))["mentions"]) is counts


def test_an_ending_that_a_word_cannot_lose_is_kept() -> None:
    lists = "entities: [{id: h, kind: actor, names: {pt: [hutis, drones]}}]"
    compiled = compile_watchlist(parse({"l.yaml": lists}))
    told = flagged(compiled, Text(text="Pizza Hut, hutis, hutil, dron"))["mentions"]
    assert [mention["surface"] for mention in told] == ["hutis", "hutil", "dron"]


def test_an_acronym_explained_in_the_title_counts_in_the_text() -> None:
    rows = found("The IRGC denied it.", title="Islamic Revolutionary Guard Corps (IRGC) speaks")
    assert [row for row in rows if row[2] == "acronym"] == [IRGC, IRGC]


@pytest.mark.parametrize(
    ("text", "surfaces"),
    [
        ("a Typhoon jet was seen on radar", ["Typhoon"]),
        ("Typhoon Haiyan was seen on radar", []),
        ("a Typhoon Jet was seen", ["Typhoon"]),
        ("Typhoon IRIS missile", ["Typhoon"]),
        ("Jets And Typhoon Fighters Seen Over The Wide Sea", ["Typhoon"]),
        ("Two jets. The Typhoon. Officials said so.", ["Typhoon"]),
        ("the Typhoon The missile", ["Typhoon"]),
    ],
)
def test_an_ambiguous_name_that_begins_a_longer_one_is_not_it(text: str, surfaces: list[str]) -> None:
    assert [surface for entity, surface, _ in found(text) if entity == "typhoon"] == surfaces


@pytest.mark.parametrize(
    ("text", "entities"),
    [
        ("WHO IS NEXT IN THE LONG LINE OF IRAQ", ["iraq"]),
        ("The WHO is next in Iraq", ["who", "iraq"]),
        ("GUARDS CORP SPEAKS OF A TYPHOON MISSILE", ["irgc", "typhoon"]),
    ],
)
def test_in_a_field_of_capitals_case_counts_for_nothing(text: str, entities: list[str]) -> None:
    assert [entity for entity, _, _ in found(text)] == entities


def test_a_decoy_that_a_longer_name_beats_is_told() -> None:
    told = flagged(COMPILED, Text(text="the Typhoon Season Jet, the Typhoon Season Watch, the Typhoon Season missile"))
    assert [(m["entity"], m["decoys"]) for m in told["mentions"]] == [("typhoon", ("Typhoon Season",)), ("season", ())]


def test_a_name_tied_to_its_language_counts_only_there() -> None:
    assert found("Der Blitz wurde von der Armee mit dem Radar gesehen") == [("bot", "Blitz", "exact")]
    assert found("The Blitz was seen by the army") == []
    assert found("Blitz", lang="de") == [("bot", "Blitz", "exact")]


@pytest.mark.parametrize(
    "text",
    [
        "the Persian Gulf",
        "Persian Gulf",
        "Smith and Sons",
        "Smith & Sons",
        "Sanaa",
        "Sana'a",
        "Sana’a",
        "Sana a",
        "UNO",
        "U.N.O.",
    ],
)
def test_spellings_are_made_when_the_list_is_compiled(text: str) -> None:
    assert [row[0] for row in found(f"x {text} x")] == ["the-gulf"]

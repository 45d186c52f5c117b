"""Names with a context of their own: what they ask for and forbid, alone, beside the entity's, and in all languages."""

from __future__ import annotations

from typing import Any

import pytest

from agents.flag.compile import Compiled, compile_watchlist
from agents.flag.lint import lint
from agents.flag.reading import parse
from agents.flag.showing import shown
from agents.flag.watchlist import Entity
from agents.trial import Text, explained, flagged

LIST = """
entities:
  - id: qiam
    kind: system
    names:
      en: [Qiam missile, {text: Qiam, ambiguous: true}]
      ar: [{text: قيام, require: {any: [صاروخ*], within: 2 words}, forbid: {any: [دولة], within: 3 words}}]
    require: {any: [missile*, Iran], within: 6 words}
    forbid: {any: [mosque, مسجد], within: 4 words}
  - id: hormuz
    kind: place
    names:
      en: [Strait of Hormuz, {text: Hormuz, forbid: {any: [restaurant]}}]
      fr: [Ormuz]
  - id: nasrallah
    kind: person
    names: {en: [Hassan Nasrallah, {text: Nasrallah, guarded: true, forbid: {any: [novelist]}}]}
  - id: tor
    kind: system
    names:
      en: [{text: Tor, require: {any: [missile*], within: 3 words}}]
      de: [{text: Tor, only: true, require: {any: [Flugabwehr*], within: 3 words}}]
      pl: [{text: Tor, require: {any: [rakiet*], within: 8 words}}]
      nl: [{text: Tor, ambiguous: true}]
    require: {any: [radar]}
  - id: f-35
    kind: system
    names: {en: [F-35, {text: Lightning, ambiguous: true}]}
    require: {any: [jet], de: [Kampf*], sv: [Kampf*], within: 3 words}
    forbid: {en: [mare, gelding], any: [dressage], within: 3 words}
"""
COMPILED = compile_watchlist(parse({"list.yaml": LIST}))


def found(text: str, lang: str = "", compiled: Compiled = COMPILED) -> list[tuple[str, str]]:
    told = flagged(compiled, Text(text=text, lang=lang))
    return [(mention["entity"], mention["surface"]) for mention in told["mentions"] if mention["confidence"] >= 0.6]


@pytest.mark.parametrize(
    ("text", "there"),
    [
        ("Iran showed its Qiam", True),
        ("صاروخ قيام", True),
        ("قيام Iran", False),
        ("صاروخ one two three قيام", False),
        ("صاروخ قيام دولة", False),
        ("دولة one two three four صاروخ قيام", True),
        ("صاروخ قيام مسجد", False),
        ("the Qiam of Iran دولة", True),
        ("Iran and the Qiam mosque", False),
        ("قيام ... Qiam missile", True),
    ],
    ids=[
        "a name without its own asks for the entity's",
        "its own word",
        "the entity's word does not help",
        "its own distance",
        "its own forbidden word",
        "beyond the distance of it",
        "the entity's forbidden word too",
        "another name's forbidden word touches it not",
        "nor frees it from the entity's",
        "a strong name elsewhere supports it",
    ],
)
def test_a_names_own_require_stands_for_the_entitys_and_its_forbid_beside_it(text: str, there: bool) -> None:
    assert ("qiam" in [entity for entity, _ in found(text)]) is there


@pytest.mark.parametrize(
    ("text", "surfaces"),
    [
        ("ships off Hormuz", ["Hormuz"]),
        ("the restaurant Hormuz in town", []),
        ("the restaurant on the Strait of Hormuz", ["Strait of Hormuz"]),
        ("le restaurant et Ormuz, restaurant", ["Ormuz"]),
        ("Nasrallah spoke", ["Nasrallah"]),
        ("the novelist Nasrallah", []),
        ("Hassan Nasrallah is dead. A novelist mourned Nasrallah", ["Hassan Nasrallah", "Nasrallah"]),
        ("the novelist on Hassan Nasrallah", ["Hassan Nasrallah"]),
    ],
)
def test_a_forbid_of_a_name_touches_that_name_alone_and_asks_for_no_context(text: str, surfaces: list[str]) -> None:
    assert [surface for _, surface in found(text)] == surfaces


@pytest.mark.parametrize(
    ("text", "lang", "there"),
    [
        ("Tor missile", "en", True),
        ("Tor rakiet", "en", True),
        ("Tor a b c d rakiety", "nl", True),
        ("Tor a b c d missile", "nl", True),
        ("Tor und radar", "nl", False),
        ("Tor und Flugabwehr", "en", False),
        ("Tor und Flugabwehr", "de", True),
        ("Tor und missile", "de", False),
    ],
)
def test_contexts_of_one_spelling_add_up_but_for_that_of_the_articles_language(
    text: str, lang: str, there: bool
) -> None:
    assert bool(found(text, lang)) is there


def test_names_spelled_alike_have_one_context_with_the_longest_distance() -> None:
    names = {name.lang: name.require for name in COMPILED.watchlist.entities["tor"].names}
    assert names["en"] == names["pl"] == names["nl"] != names["de"]
    assert (names["en"] and (names["en"].terms, names["en"].within)) == (("missile*", "rakiet*"), 8)


@pytest.mark.parametrize(
    ("text", "check", "detail", "helps"),
    [
        ("قيام Iran", "context", "none of its words within 2 words", ("صاروخ*",)),
        ("صاروخ a b c d قيام", "context", "the nearest, 'صاروخ', is 5 words away", ("صاروخ*",)),
        ("صاروخ قيام دولة", "forbid", "'دولة' within 3 words", ()),
        ("صاروخ قيام مسجد", "forbid", "'مسجد' within 4 words", ()),
        ("the restaurant of Hormuz", "forbid", "'restaurant' within 12 words", ()),
    ],
)
def test_what_almost_matched_is_explained_by_the_names_own_words(
    text: str, check: str, detail: str, helps: tuple[str, ...]
) -> None:
    (miss,) = explained(COMPILED, Text(text=text, lang="ar"))["misses"]
    assert (miss["check"], tuple(miss["helps"])) == (check, helps)
    assert detail in miss["detail"]


def test_a_mention_tells_the_word_of_its_own_that_supported_it() -> None:
    (mention,) = flagged(COMPILED, Text(text="أطلقت صواريخ وصاروخ قيام"))["mentions"]
    assert [support["term"] for support in mention["support"]] == ["صاروخ*"]
    assert mention["factors"] == {"exact": 1.0, "ambiguous with context": 0.9}


def test_show_tells_a_names_own_words() -> None:
    thing = shown(COMPILED, "qiam")
    assert thing is not None
    conditions = {row["alias"]: row["conditions"] for row in thing["matches"]}
    assert "with context" in conditions["Qiam"]
    assert {"with context (صاروخ*; 2 words)", "unless forbidden (دولة; 3 words)"} <= set(conditions["قيام"])


@pytest.mark.parametrize(
    ("text", "lang", "there"),
    [
        ("Lightning mare", "en", False),
        ("Lightning jet nel mare", "it", True),
        ("Lightning jet dressage", "it", False),
        ("Lightning Kampf", "de", True),
        ("Lightning Kampf", "sv", True),
        ("Lightning Kampf", "en", False),
        ("Lightning Kampf", "", False),
        ("Lightning jet gelding", "en-GB", False),
    ],
)
def test_a_word_under_a_language_counts_in_its_articles_only(text: str, lang: str, there: bool) -> None:
    assert ("Lightning" in [surface for _, surface in found(text, lang)]) is there


def test_words_that_do_not_count_in_a_language_are_not_said_to_help() -> None:
    missed = {lang: explained(COMPILED, Text(text="Lightning in Kampf", lang=lang))["misses"] for lang in ("en", "fr")}
    assert [tuple(miss["helps"]) for told in missed.values() for miss in told] == [("jet",), ("jet",)]
    assert all("the nearest" not in miss["detail"] for told in missed.values() for miss in told)
    (far,) = explained(COMPILED, Text(text="Lightning a b c d Kampf", lang="de"))["misses"]
    assert tuple(far["helps"]) == ("jet", "Kampf*")
    assert "the nearest, 'Kampf', is 5 words away" in far["detail"]


def test_a_word_of_all_articles_is_tied_to_none() -> None:
    require = (
        one("{text: Grad, require: {en: [salvo], de: [Salve, salvo], any: [Salve], fr: [salve]}}").names[0].require
    )
    assert require is not None
    assert dict(zip(require.terms, require.only, strict=True)) == {"salvo": "en de", "Salve": "", "salve": "fr"}


def one(names: str, more: str = "") -> Entity:
    return parse({"a.yaml": f"entities: [{{id: a, kind: system, names: {{en: [{names}]}}{more}}}]"}).entities["a"]


def test_a_name_with_its_own_require_is_ambiguous_and_needs_none_of_the_entity() -> None:
    (name,) = one("{text: Grad, require: {any: [rocket*]}}").names
    assert name.ambiguous
    assert not one("{text: Grad, forbid: {any: [student*]}}").names[0].ambiguous


@pytest.mark.parametrize(
    "changed",
    [
        "{text: Grad, require: {any: [rocket*, salvo]}}",
        "{text: Grad, require: {any: [rocket*], within: 3 words}}",
        "{text: Grad, require: {en: [rocket*]}}",
        "{text: Grad, require: {any: [rocket*]}, forbid: {any: [student]}}",
        "{text: Grad, ambiguous: true}",
    ],
)
def test_a_changed_word_of_a_names_context_is_another_version(changed: str) -> None:
    def version(names: str) -> str:
        text = f"entities: [{{id: a, kind: system, names: {{en: [{names}]}}, require: {{any: [rocket*]}}}}]"
        return compile_watchlist(parse({"a.yaml": text})).version

    assert version(changed) != version("{text: Grad, require: {any: [rocket*]}}")


def warned(text: str) -> list[str]:
    compiled = compile_watchlist(parse({"a.yaml": text}))
    return [str(row.fault) for row in lint(compiled, lambda word, lang: 6.0, [], "2026-01-01") if row.level != "note"]


def test_a_require_of_an_entity_that_no_name_asks_for_is_doubtful() -> None:
    names = "names: {en: [{text: Grad, require: {any: [x y]}}]}"
    (told,) = warned(f"entities: [{{id: a, kind: system, {names}, require: {{any: [z z]}}}}]")
    assert "`require` is never asked: each of its ambiguous names has its own" in told


def test_a_name_that_its_own_forbid_guards_may_be_a_word_of_the_dictionary() -> None:
    assert not warned("entities: [{id: a, kind: system, names: {en: [{text: Grad, forbid: {any: [student]}}]}}]")
    assert warned("entities: [{id: a, kind: system, names: {en: [Grad]}}]")


PATCHED = """
entities:
  - id: grad
    kind: system
    names:
      en: [BM-21, {text: Grad, require: {any: [rocket*, salvo], within: 5 words}, forbid: {any: [student]}}]
      ru: [Град]
"""


def patched(change: str) -> tuple[dict[str, Any], list[str]]:
    made = parse({"a.yaml": PATCHED, "b.yaml": f"entities: [{{patch: grad, {change}}}]"})
    return {name.text: name for name in made.entities["grad"].names}, [str(warning) for warning in made.warnings]


def test_a_patch_adds_words_to_a_names_context_and_removes_them() -> None:
    names, warnings = patched(
        "add: {names: {en: [{text: Grad, add: {require: {any: [MLRS]}}, remove: {require: {any: [salvo]}}}],"
        " ru: [{text: Град, add: {forbid: {any: [студент*]}}}]}}"
    )
    assert not warnings
    assert (names["Grad"].require.terms, names["Grad"].require.within) == (("rocket*", "MLRS"), 5)
    assert names["Grad"].forbid.terms == ("student",)
    assert names["Град"].forbid.terms == ("студент*",)
    assert set(names) == {"BM-21", "Grad", "Град"}


def test_a_patch_takes_a_names_context_away_or_tells_the_name_anew() -> None:
    names, _ = patched("add: {names: {en: [{text: Grad, remove: [forbid]}]}}")
    assert (names["Grad"].forbid, names["Grad"].require.within) == (None, 5)
    names, _ = patched("add: {names: {en: [{text: Grad, require: {any: [MLRS]}}]}}")
    assert (names["Grad"].forbid, names["Grad"].require.terms) == (None, ("MLRS",))


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ("{text: Gradd, add: {require: {any: [MLRS]}}}", "'Gradd' is not among the names that it changes (did you"),
        ("{text: Grad, remove: {require: {any: [volley]}}}", "'volley' is not among `any` of `require` of `Grad`"),
        ("{text: BM-21, remove: [forbid]}", "patch of `BM-21` no longer bites: it has no `forbid`"),
    ],
)
def test_a_patch_of_a_name_that_no_longer_bites_is_a_warning(change: str, told: str) -> None:
    names, warnings = patched(f"add: {{names: {{en: [{change}]}}}}")
    assert len(warnings) == 1
    assert told in warnings[0]
    assert set(names) == {"BM-21", "Grad", "Град"}


def test_an_exact_word_of_a_cue_has_no_other_spelling() -> None:
    text = """
entities: [{id: a, kind: system, names: {en: [Reaper drone, {text: Reaper, ambiguous: true}]},
  require: {any: ["#arts"]}}]
cues: {arts: [=manga, =Oper]}
"""
    compiled = compile_watchlist(parse({"a.yaml": text}))
    given = {"manga": True, "många": False, "mangas": False, "Oper": True, "oper": False, "Opera": False}
    assert {word: bool(found(f"Reaper and {word}", "en", compiled)) for word in given} == given

"""A forbidden topic counts from farther off than other forbidden words, and what spares outweighs it."""

from __future__ import annotations

import pytest

from agents.flag.compile import compile_watchlist
from agents.flag.reading import parse
from agents.flag.samples import found_in
from agents.flag.watchlist import Sample

LIST = """
cues:
  snooker: [snooker, century break*]
entities:
  - id: trump
    kind: person
    match: {scene: any}
    names: {en: [Donald Trump, {text: Trump, guarded: true}]}
    forbid: {any: [bridge], topic: ["#snooker"], spare: [president], within: 3 words}
"""
FAR = "in the first round of the tournament that they hold every spring"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param(f"Trump lost {FAR} in snooker", False, id="a topic counts far off"),
        pytest.param(f"Trump lost {FAR} at bridge", True, id="another forbidden word does not"),
        pytest.param(f"Trump, the president, spoke {FAR} in snooker", True, id="what spares outweighs a topic"),
        pytest.param("Trump, president at bridge", False, id="but not a forbidden word that is near"),
        pytest.param(f"Trump lost {FAR}{', as was said,' * 8} in snooker", True, id="thirty words on it says nothing"),
        pytest.param("Donald Trump bought a snooker table", True, id="a full name is not touched"),
    ],
)
def test_a_topic_takes_a_guarded_name_away(text: str, found: bool) -> None:
    assert ("trump" in found_in(compile_watchlist(parse({"a.yaml": LIST})), Sample(text, "en"))) is found


def test_words_that_spare_are_looked_up_and_refused_as_others_are() -> None:
    made = parse({"a.yaml": LIST}).entities["trump"].forbid
    assert made is not None
    assert (made.terms, made.reach) == (("bridge", "#snooker"), (3, 30))
    assert made.spare is not None
    assert made.spare.terms == ("president",)


def test_a_patch_adds_topics_and_what_spares() -> None:
    patch = "entities: [{patch: trump, add: {forbid: {topic: [billiards], spare: [minister]}}}]"
    made = parse({"a.yaml": LIST, "b.yaml": patch}).entities["trump"].forbid
    assert made is not None
    assert made.terms == ("bridge", "#snooker", "billiards")
    assert made.spare is not None
    assert made.spare.terms == ("president", "minister")


SURNAME = """
entities:
  - id: pompeo
    kind: person
    names: {en: [Mike Pompeo, {text: Pompeo, guarded: true}]}
    forbid: {any: [legions]}
    match: {scene: %s}
"""


@pytest.mark.parametrize(
    ("scene", "text", "found"),
    [
        pytest.param("war", "Pompeo came home late and went to bed early.", False, id="asked: nothing of politics"),
        pytest.param("war", "Pompeo came home late and spoke of sanctions.", True, id="asked: a word of politics"),
        pytest.param("war", "Mike Pompeo came home late and went to bed.", True, id="a full name is not asked"),
        pytest.param("war", "Pompeo in Rome", True, id="a few words need not say it"),
        pytest.param("auto", "Pompeo came home late and went to bed early.", True, id="not asked"),
        pytest.param("auto", "Pompeo sang on her new album and in the choir.", False, id="an everyday scene"),
        pytest.param("any", "Pompeo sang on her new album and in the choir.", True, id="at home everywhere"),
    ],
)
def test_a_surname_may_ask_for_a_word_of_war_or_politics(scene: str, text: str, found: bool) -> None:
    assert ("pompeo" in found_in(compile_watchlist(parse({"a.yaml": SURNAME % scene})), Sample(text, "en"))) is found

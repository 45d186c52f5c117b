"""What almost matched and the first check it failed; why a rule does not hold."""

from __future__ import annotations

import pytest

from agents.flag.compile import compile_watchlist
from agents.flag.reading import parse
from agents.flag.showing import listed, shown
from agents.trial import Text, explained

LIST = """
entities:
  - {id: who, kind: actor, names: {en: [WHO]}}
  - {id: s-400, kind: system, class: air-defence.sam, names: {en: [S-400], ru: [С-400]}}
  - id: hawk
    kind: system
    names: {en: [{text: Hawk, ambiguous: true}]}
    require: {any: [missile*, "@class:air-defence.*"], within: 5 words}
    forbid: {any: [bird], within: 5 words}
    decoys: [Hawk Tuah]
  - {id: trump, kind: person, names: {en: [Donald Trump, Trump]}}
  - {id: militia, kind: actor, class: armed-force.group, names: {en: [Cobras]}}
  - {id: cobra, kind: system, names: {de: [{text: Kobra, only: true}]}}
  - {id: iraq, kind: place, names: {en: [Iraq]}}
cues: {deploy: [deploy*]}
rules:
  - {id: near, when: '@s-400 NEAR/4 #deploy'}
  - {id: sentence, when: '@s-400 W/S @iraq'}
  - {id: order, when: '#deploy ONEAR/9 @s-400'}
  - {id: undone, when: '@s-400', unless: [{near: [museum], within: 3 words}]}
  - {id: without, when: '@s-400 AND NOT @iraq'}
  - {id: title, when: 'title:@s-400'}
  - {id: two, when: '2 of (@s-400, @iraq, @trump)'}
  - {id: often, when: 'ATLEAST/3(@s-400)'}
  - {id: apart, when: '@s-400 NOT W/5 museum'}
  - {id: either, when: '(@iraq W/S #deploy) OR (@s-400 W/S #deploy)'}
  - {id: german, when: '@s-400 AND lang:de'}
  - {id: old, when: '@s-400', expires: 1969-01-01}
"""
EITHER = "(@iraq W/S #deploy) OR (@s-400 W/S #deploy)"
COMPILED = compile_watchlist(parse({"list.yaml": LIST}))


@pytest.mark.parametrize(
    ("text", "entity", "check", "detail"),
    [
        ("a Hawk over the field", "hawk", "context", "none of its words within 5 words"),
        ("a Hawk that is more than five words away from any missile", "hawk", "context", "'missile', is 10 words away"),
        ("the Hawk, a bird, and a missile", "hawk", "forbid", "'bird' within 5 words"),
        ("Hawk Tuah and a missile", "hawk", "decoy", "'Hawk Tuah' is a decoy"),
        ("the Hawk Miller missile", "hawk", "longer-name", "part of a longer name"),
        ("the Cobras sang in the choir", "militia", "scene", "'choir' is of everyday life"),
        ("the Cobras Lamps are dim", "militia", "scene", "begin a longer name"),
        ("a hawk missile", "hawk", "case", "with a capital"),
        ("he asked who it was", "who", "case", "in these letters: WHO"),
        ("an S-4000 printer", "s-400", "boundary", "it is a part of 'S-4000'"),
        ("Barron Trump said", "trump", "bearer", "somebody or something else"),
        ("the Kobra was there and it was big", "cobra", "language", "only in articles in 'de', this one is in 'en'"),
    ],
)
def test_what_almost_matched_says_the_first_check_it_failed(text: str, entity: str, check: str, detail: str) -> None:
    told = explained(COMPILED, Text(text=text))
    assert [mention["entity"] for mention in told["mentions"]] == []
    (miss,) = [miss for miss in told["misses"] if miss["entity"] == entity]
    assert (miss["check"], detail in miss["detail"]) == (check, True), miss
    assert text[miss["start"] : miss["end"]] == miss["surface"]


def test_context_that_is_missing_says_which_words_would_have_helped() -> None:
    (miss,) = explained(COMPILED, Text(text="a Hawk over the field"))["misses"]
    assert miss["helps"] == ("missile*", "@class:air-defence.*")


@pytest.mark.parametrize(
    ("rule", "text", "clause", "reason"),
    [
        ("near", "The S-400 came.", "#deploy", "is not found"),
        ("near", "They deploy it after years of talk with the S-400.", "@s-400 NEAR/4 #deploy", "7 words lie between"),
        ("sentence", "The S-400 came. Iraq slept.", "@s-400 W/S @iraq", "not in one sentence"),
        ("order", "The S-400 they deploy.", "#deploy ONEAR/9 @s-400", "another order"),
        ("undone", "the S-400 museum", "@s-400", "taken back by `unless`: 'museum' near it"),
        ("without", "the S-400 in Iraq", "NOT @iraq", "@iraq is there: 'Iraq' in the text"),
        ("title", "the S-400", "title:@s-400", "is found, but not in the title"),
        ("two", "the S-400", "2 of (@s-400, @iraq, @trump)", "only 1 of 2 hold: @s-400"),
        ("often", "the S-400 and the S-400", "ATLEAST/3(@s-400)", "found at 2 places, 3 are wanted"),
        ("apart", "the S-400 museum", "@s-400 NOT NEAR/5 museum", "each @s-400 has museum near it"),
        ("either", "the S-400", "#deploy", "is not found, in the nearest of 2 alternatives"),
        ("either", "nothing", EITHER, "none of them is found"),
        ("german", "the S-400", "lang:de", "does not hold"),
        ("old", "the S-400", "expires", "expired on 1969-01-01"),
    ],
)
def test_a_silent_rule_says_the_first_clause_that_does_not_hold(rule: str, text: str, clause: str, reason: str) -> None:
    told = explained(COMPILED, Text(text=text), rule)
    assert told["hits"] == []
    (silent,) = told["silent"]
    assert silent["clause"] == clause
    assert reason in silent["reason"], silent


def test_show_lists_every_spelling_with_its_language_channel_and_conditions() -> None:
    thing = shown(COMPILED, "s-400")
    assert thing is not None
    rows = {(row["text"], row["lang"], row["channel"]) for row in thing["matches"]}
    assert {("s 400", "en", "exact"), ("s400", "en", "variant"), ("с 400", "ru", "exact")} <= rows
    hawk = shown(COMPILED, "hawk")
    assert hawk is not None
    assert all({"with context", "with a capital"} <= set(row["conditions"]) for row in hawk["matches"])
    assert shown(COMPILED, "#deploy") == shown(COMPILED, "deploy")
    assert shown(COMPILED, "nothing") is None
    assert {"hawk", "#deploy", "near"} <= {row["id"] for row in listed(COMPILED)}

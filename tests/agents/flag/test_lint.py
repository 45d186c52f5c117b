"""What lint refuses and what it warns of."""

from __future__ import annotations

import pytest

from agents.flag.compile import compile_watchlist
from agents.flag.lint import Finding, background, lint
from agents.flag.reading import parse
from agents.flag.samples import run_samples
from agents.rehearsal import run_tests
from agents.trial import Text, counted
from connectors.frequency import zipf
from tests.golden import shipped

TODAY = "2026-06-01"


def findings(text: str) -> list[Finding]:
    compiled = compile_watchlist(parse({"list.yaml": text}))
    return lint(compiled, zipf, run_samples(compiled), TODAY)


def entity(names: str, id: str = "a", more: str = "") -> str:
    return f"  - {{id: {id}, kind: system, names: {{en: [{names}]}}{more}}}\n"


@pytest.mark.parametrize(
    ("text", "level", "check", "told"),
    [
        (entity("Arrow 3") + entity("Arrow-3", "b"), "error", "shared-alias", "'Arrow 3' is a name of `a` and of `b`"),
        (entity("S-400") + entity("S400", "b"), "error", "shared-alias", "'S-400' is a name of `a` and of `b`"),
        (entity("PAC-3", more=", tests: {hit: [PAC-2]}"), "error", "tests", "`a` is not found in 'PAC-2'"),
        (entity("PAC-3", more=", tests: {miss: [PAC-3]}"), "error", "tests", "`a` is found in 'PAC-3'"),
        (entity("Hawk"), "warning", "dictionary", "'Hawk' is a word of the dictionary"),
        (entity("Organization"), "warning", "dictionary", "'Organization' is a word of the dictionary"),
        (entity("Tor"), "warning", "short", "'Tor' is shorter than 4 letters"),
        (entity("TB"), "warning", "short", "'TB' is shorter than 4 letters"),
        (entity("1701"), "warning", "number", "'1701' is only a number"),
        (entity("PAC-3", more=", decoys: [Tony Hawk]"), "warning", "decoy", "'Tony Hawk' holds none of its names"),
        (entity("PAC-3", more=", require: {any: [radar]}"), "warning", "reading", "asked only for ambiguous names"),
        (
            entity("{text: Nato, ambiguous: true}, nato", more=", require: {any: [alliance]}"),
            "warning",
            "undone",
            "'nato' (en) is the same spelling as 'Nato' (en), which is ambiguous",
        ),
        (
            entity("{text: Ajax, ambiguous: true}", more=", require: {any: [fighter jets]}, forbid: {any: [=x, jets]}"),
            "warning",
            "forbid",
            "`a`: the forbidden word 'jets' stands in 'fighter jets', which it asks for (tie it to its language",
        ),
        (
            entity("{text: Ajax, require: {any: ['#hit']}, forbid: {any: [struck*]}}") + "cues: {hit: [hit*, struck]}",
            "warning",
            "forbid",
            "`a` ('Ajax'): the forbidden word 'struck*' stands in 'struck', which it asks for",
        ),
        (
            entity("Ajax-2", more=", forbid: {any: [Roman]}") + entity("România, Romania", "b"),
            "note",
            "forbid",
            "`a`: the forbidden word 'Roman' stands in the name 'România' of `b`, beside which it is not found",
        ),
        (entity("IDF"), "note", "short", "'IDF' is shorter"),
        (entity("PAC-3"), "note", "untested", "has no tests.hit"),
        (entity("PAC-3, PAC-3"), "note", "repeated", "stands 2 times"),
        (entity("PAC-3") + "rules: [{id: r, when: '@a', expires: 2026-05-01}]", "warning", "expired", "expired on"),
        (entity("PAC-3") + "rules: [{id: r, when: 'NOT @a'}]", "warning", "always", "asked for every article"),
        (entity("PAC-3") + "rules: [{id: r, when: '@a AND the'}]", "warning", "common", "stands in almost every"),
    ],
)
def test_what_is_doubtful_is_said(text: str, level: str, check: str, told: str) -> None:
    found = [one for one in findings("entities:\n" + text) if (one.level, one.check) == (level, check)]
    assert found, findings("entities:\n" + text)
    assert told in str(found[0].fault)
    assert found[0].fault.line


@pytest.mark.parametrize(
    "names",
    [
        ("{text: Arrow 3, shared: [b]}", "Arrow 3"),
        ("{text: Arrow 3, only: true}", "PAC-3"),
        ("{text: Arrow 3, ambiguous: true}", "{text: Arrow-3, ambiguous: true}"),
    ],
    ids=["shared", "another name", "context decides"],
)
def test_one_alias_on_two_things_is_a_decision_that_can_be_written(names: tuple[str, str]) -> None:
    context = ", require: {any: [missile]}" if "ambiguous" in names[0] else ""
    text = "entities:\n" + entity(names[0], more=context) + entity(names[1], "b", context)
    assert [one for one in findings(text) if one.level == "error"] == []


@pytest.mark.parametrize(
    "name", ["{text: Hawk, sure: true}", "MIM-104", "Hezbollah", "Nasrallah", "NASAMS", "Qasem Soleimani"]
)
def test_names_that_are_no_words_are_left_alone(name: str) -> None:
    assert [one for one in findings("entities:\n" + entity(name)) if one.level != "note"] == []


def test_capitals_tell_two_spellings_of_a_thing_apart() -> None:
    text = "entities:\n" + entity("NATO, {text: Nato, ambiguous: true}", more=", require: {any: [alliance]}")
    assert [one for one in findings(text) if one.check == "undone"] == []


def test_a_decoy_may_begin_with_the_end_of_a_name() -> None:
    text = "entities:\n" + entity("type Shahed", more=", decoys: [Shahed University]")
    assert [one for one in findings(text) if one.check == "decoy"] == []


def test_the_shipped_list_passes_its_own_lint_without_errors_and_warnings() -> None:
    found = lint(shipped(), zipf, run_tests(shipped()), TODAY)
    assert [f"{one.level} {one.check}: {one.fault}" for one in found if one.level != "note"] == []


def test_an_alias_that_is_frequent_in_ordinary_articles_needs_context() -> None:
    compiled = compile_watchlist(parse({"list.yaml": "entities:\n" + entity("Organization, S-400")}))
    texts = [Text(text="The Organization met. The Organization slept.")] * 6 + [Text(text="nothing")] * 94
    counts, articles = counted(compiled, [*texts, Text(text="an S-400")])
    (found,) = background(counts, articles, compiled)
    assert str(found.fault) == (
        "list.yaml:2: `a`: 'Organization' hits 12 times in 6 of 101 articles (add context: ambiguous: true and require)"
    )


@pytest.mark.parametrize("forbid", ["{en: [Roman]}", "{any: [=Roman]}", "{any: [Roman empire]}", "{any: ['@b']}"])
def test_a_forbidden_word_that_is_told_more_exactly_is_not_doubtful(forbid: str) -> None:
    text = "entities:\n" + entity("Ajax-2", more=f", forbid: {forbid}") + entity("România", "b")
    assert not [one for one in findings(text) if one.check == "forbid"]

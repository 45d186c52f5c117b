"""Files of tests, and the stories in the tests of a rule."""

from __future__ import annotations

import pytest

from agents.errors import Refused
from agents.flag.cases import read_cases, run_cases
from agents.flag.compile import compile_watchlist
from agents.flag.reading import parse
from agents.rehearsal import run_tests

LIST = """
entities:
  - {id: s-400, kind: system, names: {en: [S-400]}}
  - {id: iraq, kind: place, names: {en: [Iraq]}}
rules: [{id: there, when: '@s-400 W/S @iraq'}]
"""
COMPILED = compile_watchlist(parse({"list.yaml": LIST}))

CASES = """
tests:
  - {text: the S-400 in Iraq, finds: [s-400, iraq, there]}
  - {text: the S-400, finds: [iraq], not: [s-400]}
  - {text: "", title: Iraq, finds: [iraq], only: true}
  - {text: the S-400 in Iraq, finds: [iraq], only: true}
"""


def failed(file: str, text: str) -> list[str]:
    return [str(fault) for fault in run_cases(COMPILED, read_cases(file, text, COMPILED.watchlist))]


def test_a_file_of_tests_tells_what_is_missing_and_what_is_too_much() -> None:
    assert failed("t.yaml", CASES) == [
        "t.yaml:4: not found: iraq; found: s-400 in 'the S-400'",
        "t.yaml:6: found: s-400, there in 'the S-400 in Iraq'",
    ]


def test_tests_may_be_json_lines() -> None:
    line = '{"text": "the S-400 in Iraq", "finds": ["there"], "not": ["iraq"]}\n'
    assert failed("t.jsonl", "\n" + line) == ["t.jsonl:2: found: iraq in 'the S-400 in Iraq'"]


@pytest.mark.parametrize(
    ("file", "text", "told"),
    [
        ("t.yaml", "tests: [{text: a, finds: [s-40]}]", r"t.yaml:1: `s-40` is neither .*did you mean `s-400`"),
        ("t.yaml", "tests: [{finds: [s-400]}]", "without a text"),
        ("t.yaml", "tests: [{text: a, find: [s-400]}]", "`find` is not known in a test"),
        ("t.yaml", "cases: []", "holds no tests"),
        ("t.jsonl", "{", "t.jsonl:1: not JSON"),
        ("t.jsonl", "[]", "a test is no object"),
    ],
)
def test_a_broken_test_is_told_with_its_line(file: str, text: str, told: str) -> None:
    with pytest.raises(Refused, match=told):
        failed(file, text)


STORY = """
entities: [{id: s-400, kind: system, names: {en: [S-400]}}]
rules:
  - id: there
    when: '@s-400'
    for: {publishers: 2, within: 3 hours}
    severity: medium
    escalate: [{publishers: 3, to: high}]
    tests:
      alerts:
        - expect: EXPECT
          articles: ARTICLES
"""
ONE = "{text: 'An S-400 battery was seen at the northern port.', publisher: one.example}"
TWO = "{text: 'At the northern port an S-400 battery was seen.', publisher: two.example, at: '+30m'}"
THREE = "{text: 'A battery of S-400 was seen at the northern port.', publisher: three.example, at: 1h}"


@pytest.mark.parametrize(
    ("articles", "expect"),
    [
        (f"[{ONE}]", "held"),
        (f"[{ONE}]", "unconfirmed"),
        (f"[{ONE}, {TWO}]", "opened"),
        (f"[{ONE}, {TWO}]", "closed"),
        (f"[{ONE}, {TWO}, {THREE}]", "escalated"),
        ("[{text: nothing at all}]", "nothing"),
    ],
)
def test_a_story_comes_to_what_the_stages_make_of_it(articles: str, expect: str) -> None:
    text = STORY.replace("EXPECT", expect).replace("ARTICLES", articles)
    assert [str(fault) for fault in run_tests(compile_watchlist(parse({"s.yaml": text})))] == []


def test_a_story_that_comes_to_something_else_is_a_failed_test() -> None:
    text = STORY.replace("EXPECT", "opened").replace("ARTICLES", f"[{ONE}]")
    (fault,) = run_tests(compile_watchlist(parse({"s.yaml": text})))
    assert str(fault) == "s.yaml:11: the alert of `there` is held, not opened (tests.alerts)"

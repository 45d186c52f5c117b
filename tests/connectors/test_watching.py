"""The commands that try a watchlist, as people and programs meet them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import orjson
import pytest

import vedette

LIST = """
entities:
  - {id: s-400, kind: system, names: {en: [S-400]}, tests: {hit: [the S-400], miss: [the S-4000]}}
  - {id: iraq, kind: place, names: {en: [Iraq]}, tests: {hit: [in Iraq], miss: [nothing]}}
rules: [{id: there, when: '@s-400 W/S @iraq', tests: {hit: [the S-400 in Iraq], miss: [the S-400]}}]
"""
Run = Any


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs a command on a watchlist; gives its exit code, standard output and error."""
    monkeypatch.chdir(tmp_path)

    def command(*arguments: str, text: str = LIST) -> tuple[int, str, str]:
        (tmp_path / "list.yaml").write_text(text, encoding="utf-8")
        code = vedette.main([*arguments, "--watchlist", "list.yaml"])
        told = capsys.readouterr()
        return code, told.out, told.err

    return command


def test_check_says_what_is_watched_and_warns(run: Run) -> None:
    code, out, _ = run("watchlist", "check", text=LIST + "cues: {a: {add: [b]}}\n")
    assert code == 0
    assert "warning: list.yaml:6: patch of `a` no longer bites" in out
    assert "2 entities, 0 cues, 1 rules" in out


def test_check_tells_every_error_to_people_and_programs(run: Run) -> None:
    bad = "entities:\n  - {id: a, kind: thing, names: {en: [x]}}\n"
    code, _, err = run("watchlist", "check", text=bad)
    assert (code, "2 errors" in err, "list.yaml:2: entity `a`: kind" in err) == (1, True, True)
    code, out, _ = run("watchlist", "check", "--json", text=bad)
    told = orjson.loads(out)
    assert (code, told["ok"], {fault["line"] for fault in told["faults"]}) == (1, False, {2})


@pytest.mark.parametrize(
    ("text", "arguments", "code"),
    [
        (LIST, (), 0),
        (LIST.replace("[S-400]", "[S-400, Hawk]"), (), 0),
        (LIST.replace("[S-400]", "[S-400, Hawk]"), ("--strict",), 1),
        (LIST.replace("[Iraq]", "[Iraq, S400]"), (), 1),
        (LIST.replace("miss: [nothing]", "miss: [Iraq]"), (), 1),
    ],
    ids=["good", "a warning", "a warning, strict", "one alias on two things", "a test fails"],
)
def test_lint_exits_with_one_for_errors(run: Run, text: str, arguments: tuple[str, ...], code: int) -> None:
    assert run("watchlist", "lint", *arguments, text=text)[0] == code
    got, out, _ = run("watchlist", "lint", "--json", *arguments, text=text)
    assert (got, orjson.loads(out)["ok"]) == (code, code == 0)


def test_check_and_lint_take_the_list_as_an_argument(run: Run, tmp_path: Path) -> None:
    (tmp_path / "other.yaml").write_text(LIST, encoding="utf-8")
    for command in ("check", "lint"):
        assert vedette.main(["watchlist", command, "other.yaml"]) == 0
        assert "once: PATH or --watchlist" in run("watchlist", command, "other.yaml")[2]


def test_lint_counts_aliases_in_ordinary_articles(run: Run, tmp_path: Path) -> None:
    (tmp_path / "news.jsonl").write_text('{"text": "Iraq"}\n' * 5 + '{"text": "nothing"}\n' * 20)
    _, out, _ = run("watchlist", "lint", "--background", "news.jsonl")
    assert "`iraq`: 'Iraq' hits 5 times in 5 of 25 articles" in out


def test_the_tests_inside_and_those_of_a_file(run: Run, tmp_path: Path) -> None:
    assert run("watchlist", "test")[1].startswith("all 6 tests hold")
    (tmp_path / "mine.yaml").write_text("tests: [{text: the S-400, finds: [iraq]}]")
    code, out, _ = run("watchlist", "test", "mine.yaml")
    assert (code, out.strip()) == (1, "mine.yaml:1: not found: iraq in 'the S-400'")
    code, _, err = run("watchlist", "test", "gone.yaml")
    assert (code, "is not there" in err) == (1, True)


def test_explain_marks_what_matched_and_says_what_almost_did(run: Run) -> None:
    code, out, _ = run("watchlist", "explain", "the S-400, an S-4000 printer")
    assert code == 0
    assert "the «S-400», an S-4000 printer" in out
    assert "boundary: it is a part of 'S-4000'" in out
    assert "rule there does not hold: @iraq: is not found (found: @s-400)" in out
    told = orjson.loads(run("watchlist", "explain", "--json", "the S-400 in Iraq")[1])
    assert [hit["rule"] for hit in told["hits"]] == ["there"]


def test_explain_tells_a_miss_at_many_places_once(run: Run) -> None:
    out = run("watchlist", "explain", "an S-4000, an S-4000 and an S-4000")[1]
    assert "- s-400: 'S-400' at text 3-8 and 2 more places, boundary" in out


def test_show_says_a_policy_as_its_author_writes_it(run: Run) -> None:
    policy = "for: {publishers: 2, within: 90m}, escalate: [{publishers: 4, to: high}]"
    text = LIST.replace("tests: {hit: [the S-400 in", f"{policy}, tests: {{hit: [the S-400 in")
    out = run("watchlist", "show", "there", text=text)[1]
    assert "window: 48h; cooldown: 6h" in out
    assert "for: 2 publishers within 90m; escalate: 4 publishers to high" in out


def test_explain_answers_for_a_rule_by_name(run: Run) -> None:
    assert "rule there does not hold" in run("watchlist", "explain", "nothing", "--rule", "there")[1]
    code, _, err = run("watchlist", "explain", "nothing", "--rule", "their")
    assert (code, "did you mean there?" in err) == (2, True)


def test_text_from_articles_never_steers_the_terminal(run: Run) -> None:
    out = run("watchlist", "explain", "\x1b[2J the S-400 \u202e [bold]Iraq")[1]
    assert "\x1b" not in out
    assert "\u202e" not in out
    assert "[bold]" in out


def test_show_lists_spellings_and_knows_what_is_meant(run: Run) -> None:
    assert "s400" in run("watchlist", "show", "s-400")[1]
    assert orjson.loads(run("watchlist", "show", "there", "--json")[1])[0]["when"] == "@s-400 W/S @iraq"
    assert "did you mean s-400?" in run("watchlist", "show", "s400")[2]


def test_flag_answers_every_line(run: Run, tmp_path: Path) -> None:
    (tmp_path / "in.jsonl").write_text(
        '{"id": 1, "text": "the S-400 in Iraq"}\nbroken\n{"id": "b", "title": "S-4000"}\n'
    )
    code, out, err = run("flag", "in.jsonl", "--json", "--misses")
    rows = [orjson.loads(line) for line in out.splitlines()]
    assert (code, "in.jsonl:2: not-json" in err) == (1, True)
    assert [row["id"] for row in rows] == [1, None, "b"]
    assert [[mention["entity"] for mention in row["mentions"]] for row in rows] == [["s-400", "iraq"], [], []]
    assert rows[1]["error"]["reason"] == "not-json"
    assert rows[2]["misses"][0]["check"] == "boundary"
    assert rows[0]["hits"][0]["evidence"][0]["quote"] == "the S-400 in Iraq"

"""The commands that look: on the namespace of the complaints, where a worker died four times."""

from __future__ import annotations

import csv
import io
import signal
import subprocess
import sys
from collections import Counter

import orjson
import pytest

from agents.alert.policy import REASONS
from agents.flag.compile import Compiled
from agents.records import Alert, Article
from agents.settings import Settings
from connectors.commands.alerting import explained
from connectors.looking import tables, way
from connectors.looking.reading import Reading
from tests.conformance import scenes
from tests.conformance.conftest import Told
from tests.golden import shipped
from tests.test_cli import ROOT, objects, run


def ask(told: Told, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    """A command on the namespace."""
    return run(*arguments, "--broker", told.house.bootstrap, "--namespace", told.house.namespace)


def test_list_gives_the_newest_revision_of_every_alert_and_chooses(told: Told) -> None:
    rows = objects(ask(told, "alerts", "list", "--json").stdout)
    newest = Counter({alert.subject: alert.data.revision for alert in sorted(told.read("alerts"), key=_revision)})
    assert {row["subject"]: row["data"]["revision"] for row in rows} == dict(newest)
    assert all(set(row) >= {"specversion", "type", "source", "id", "subject", "time", "data"} for row in rows)
    chosen = ("--severity", "critical", "--since", "2026-01-01T00:00Z")
    grave = objects(ask(told, "alerts", "list", "--json", *chosen).stdout)
    assert {row["data"]["severity"] for row in grave} == {"critical"}
    assert {row["subject"] for row in grave} < {row["subject"] for row in rows}
    assert objects(ask(told, "alerts", "list", "--json", "--open").stdout) == []


def _revision(alert: Alert) -> int:
    return alert.data.revision


def test_a_list_for_people_is_a_line_an_alert(told: Told) -> None:
    shown = ask(told, "alerts", "list", "--rule", "ballistic-missile-strike").stdout.decode()
    assert "Houthis claim strike with 6 ballistic missiles" in shown
    assert "closed" in shown


def test_tail_prints_the_bytes_of_the_topic_as_they_come(told: Told) -> None:
    command = [sys.executable, "-m", "vedette", "alerts", "tail", "--json", "--since", "2020-01-01T00:00Z"]
    command += ["--rule", "ballistic-missile-strike", "--broker", told.house.bootstrap]
    wanted = [value for value in told.values["alerts"] if b'"id":"ballistic-missile-strike"' in value]
    tail = subprocess.Popen([*command, "--namespace", told.house.namespace], cwd=ROOT, stdout=subprocess.PIPE)
    try:
        assert tail.stdout
        assert sorted(tail.stdout.readline().rstrip(b"\n") for _ in wanted) == sorted(wanted)
    finally:
        tail.send_signal(signal.SIGINT)
    assert tail.wait(240) == 130


def test_csv_holds_no_formula(told: Told) -> None:
    rows = list(csv.DictReader(io.StringIO(ask(told, "alerts", "list", "--csv").stdout.decode())))
    assert len(rows) == len({alert.subject for alert in told.read("alerts")})
    assert not [cell for row in rows for cell in row.values() if cell.startswith(("=", "+", "-", "@"))]
    names = ask(told, "alerts", "mentions", "--entity", "s-400", "--csv").stdout.decode()
    assert {row["entity"] for row in csv.DictReader(io.StringIO(names))} == {"s-400"}


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1"])
def test_a_cell_that_a_spreadsheet_would_compute_gets_an_apostrophe(text: str) -> None:
    assert tables.cell(text) == f"'{text}"
    assert next(csv.reader([tables.line([text, "plain, with comma"])])) == [f"'{text}", "plain, with comma"]


def test_show_tells_everything_with_the_passages_marked(told: Told) -> None:
    alert = told.alerts(scenes.FOUR)[-1]
    shown = ask(told, "alerts", "show", alert.subject[:12]).stdout.decode()
    assert "«Patriot missile»" in shown
    assert all(article.url in shown for article in scenes.FOUR)
    assert "escalate: critical 4 publishers" in shown
    assert orjson.loads(ask(told, "alerts", "show", alert.subject, "--json").stdout)["id"] == alert.id
    missing = ask(told, "alerts", "show", "zzzz")
    assert (missing.returncode, missing.stdout) == (1, b"")


async def test_why_explains_every_article_of_the_seed_corpus_and_of_the_scenes(told: Told) -> None:
    """Each version has a verdict; each rule it rests on an outcome with a known reason, each other one its clause."""
    settings = Settings(broker_address=told.house.bootstrap, namespace=told.house.namespace)
    articles = {record.id: record for record in told.log if isinstance(record, Article)}
    outcomes: Counter[str] = Counter()
    async with Reading(settings) as reading:
        for id in articles:
            row = way.told(id, await way.collect(reading, id), lambda judged: explained(shipped(), judged, ""))
            assert row["versions"], row
            outcomes.update(hit["outcome"] for version in row["versions"] for hit in version["held"])
            for version in row["versions"]:
                assert all(rule["clause"] for rule in version["silent"])
                rules = len(version["held"]) + len(version["silent"]) + version["silent_left_out"]
                assert version["verdict"] == "refetch" or rules >= len(_rules(shipped()))
    assert outcomes.keys() <= REASONS.keys() | {"opened", "updated", "escalated"}
    assert outcomes["opened"] > 10


def _rules(compiled: Compiled) -> list[str]:
    return list(compiled.watchlist.rules)


def test_why_by_address_says_verdict_rule_and_outcome(told: Told) -> None:
    shown = ask(told, "alerts", "why", scenes.TEN[3].url + "?utm_source=feed").stdout.decode()
    assert "copy" in shown
    assert "air-defence-on-its-way holds: copy" in shown
    unknown = ask(told, "alerts", "why", "https://paper-1.example/never/seen")
    assert unknown.returncode == 1
    assert "never read. Of paper-1.example there are 1 articles" in unknown.stdout.decode()


def test_an_audit_over_a_run_with_kills_adds_up(told: Told) -> None:
    done = ask(told, "audit", "--from", "2020-01-01T00:00Z", "--to", "2027-01-01T00:00Z", "--json")
    row = orjson.loads(done.stdout)
    assert (done.returncode, row["ok"], row["faults"]) == (0, True, [])
    assert row["articles"] == sum(row["outcomes"].values()) == sum(isinstance(record, Article) for record in told.log)
    assert row["hits"] == sum(row["decisions"].values()) == len(told.hits())
    assert "on its way" not in row["outcomes"] | row["decisions"]


def test_a_lost_article_and_a_decision_told_twice_are_faults() -> None:
    from connectors.looking.accounts import Books, balance

    books = Books(articles={"articles.raw:0:1", "articles.raw:0:2"}, verdicts={"articles.raw:0:1": ["original"]})
    books.judged["articles.raw:0:1"] = 0, 0
    books.applied = {("deduplicate", 0): 2, ("flag", 0): 5, ("alert", 0): 5}
    books.hits = {"h": ("articles.raw:0:1", 0, 0), "gone": ("articles.raw:0:1", 0, 1)}
    books.outcomes = {"h": ["opened", "copy"]}
    row = balance(books)
    assert not row["ok"]
    assert len(row["faults"]) == 3


def test_an_alert_row_has_a_cell_for_each_column(told: Told) -> None:
    (alert, *_) = told.read("alerts")
    assert len(tables.alert_row(alert)) == len(tables.ALERT_COLUMNS)

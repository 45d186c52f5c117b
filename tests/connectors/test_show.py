"""Alerts in a terminal: evidence marked, and text from articles that cannot steer it."""

from __future__ import annotations

import io
import unicodedata

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from agents import wire
from agents.records import Alert, AlertEvidence, Term
from connectors import show
from tests.golden import EXPECTED


@pytest.fixture(scope="module")
def alert() -> Alert:
    row = msgspec.json.decode((EXPECTED / "alerts.json").read_bytes())[0]
    record = wire.decode("alerts", msgspec.json.encode(row))
    assert isinstance(record, Alert)
    return record


def printed(record: Alert, colours: bool = False) -> str:
    to = io.StringIO()
    show.console(to).print(show.alert(record, colours))
    return to.getvalue()


def with_quote(record: Alert, quote: str, *places: tuple[int, int]) -> Alert:
    terms = tuple(Term(ref="@x", start=start, end=end, surface=quote[start:end]) for start, end in places)
    evidence = AlertEvidence(article="a", field="text", start=0, end=len(quote), quote=quote, terms=terms)
    return msgspec.structs.replace(record, data=msgspec.structs.replace(record.data, evidence=(evidence,)))


def test_an_alert_is_shown_with_rule_headline_and_evidence(alert: Alert) -> None:
    shown = printed(alert)
    assert alert.data.rule.title in shown
    assert alert.data.headline in shown
    for quote in alert.data.evidence[: show.MOST_EVIDENCE]:
        assert all(f"«{term.surface}" in shown for term in quote.terms[:1])


def test_overlapping_terms_are_marked_once(alert: Alert) -> None:
    assert "a «Patriot battery» left" in printed(with_quote(alert, "a Patriot battery left", (2, 9), (2, 17), (10, 17)))


HOSTILE = [
    "\x1b]0;title\x07",  # sets the window's title
    "\x1b[2J\x1b[1;1H",  # clears the screen
    "\x9b31m",  # the same, in one byte
    "\u202etxet\u202c",  # turned around
    "\u2066isolated\u2069",
    "soft\u00adhyphen\u200bzero",
    "[bold red]markup[/]",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_text_from_articles_never_steers_the_terminal(alert: Alert, text: str) -> None:
    data = msgspec.structs.replace(alert.data, headline=text, summary=text)
    shown = printed(with_quote(msgspec.structs.replace(alert, data=data), text, (0, 3)), colours=True)
    kinds = {unicodedata.category(char) for char in shown if char != "\n"}
    assert not kinds & {"Cc", "Cf"}
    if text.startswith("[bold"):
        assert text in shown


@given(st.text())
def test_safe_text_has_no_control_and_keeps_its_offsets(text: str) -> None:
    safe = show.safe(text)
    assert len(safe) == len(text)
    assert all(unicodedata.category(char) not in show.HIDDEN or char in show.JOINERS for char in safe)
    assert show.safe(safe) == safe


def test_a_table_lines_up_whatever_stands_in_it() -> None:
    rows = show.table(("id", "detail"), [["1", "a\nb"], ["22", "\x1b[31m"]]).splitlines()
    assert rows == ["id  detail", "1   a b", "22  \ufffd[31m"]

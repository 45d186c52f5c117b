"""S7: text from feeds is read where it is shown, and does nothing: chat, e-mail, Atom, terminal."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from agents import wire
from connectors import show
from connectors.sinks import inert, template
from connectors.sinks.atom import NS, Atom
from connectors.sinks.contract import Delivered, Message
from tests.connectors.sinks.invented import alert

NASTY = {
    "everyone": "@everyone @here <!channel> <@U123>",
    "markdown": "*bold* _it_ ~no~ `code` [link](https://evil.example) # heading | table",
    "links": "see https://evil.example/x, evil.example, mailto:me@evil.example, javascript:alert(1)",
    "escapes": "\x1b[2J\x1b]8;;https://evil.example\x07click\x1b]8;;\x07 \x9b31m",
    "bidi": "safe \u202egnp.exe\u202c \u2066hidden\u2069 \u200e\u061c",
    "lines": "Subject\r\nBcc: all@evil.example\r\n\r\nbody\u2028\x85",
    "html": "<img src=x onerror=alert(1)><script>alert(2)</script>&lt;b&gt; ]]> \" '",
    "jinja": "{{ 7*7 }} {% raw %}",
}


@pytest.mark.parametrize("name", NASTY)
def test_chat_gets_no_mention_no_format_no_link_and_no_control(name: str) -> None:
    made = inert.chat(NASTY[name])
    assert not re.search(r"[@<>*_`~\[\]|#\\]", made)
    assert not re.search(r"\w:(//|\w)|\w\.[a-z]{2,}\b", made)
    assert hidden(made) <= {inert.BREAK}


def hidden(text: str) -> set[str]:
    return {char for char in text if unicodedata.category(char) in {"Cc", "Cf"}}


@given(st.text())
def test_no_text_at_all_keeps_a_control_character(text: str) -> None:
    assert hidden(inert.plain(text)) <= {"\u200c", "\u200d"}
    assert hidden(inert.chat(text)) <= {"\u200c", "\u200d", inert.BREAK}
    assert not set(inert.chat(text)) & set("@<>*_`~[]|#\\")


@pytest.mark.parametrize(
    ("url", "made"),
    [
        ("https://news.example/a?b=c&d=%20", "https://news.example/a?b=c&d=%20"),
        ("https://news.example/<!channel>|x", "https://news.example/%3C!channel%3E%7Cx"),
        ("javascript:alert(1)", ""),
        ("data:text/html,x", ""),
        ("https://user:pw@news.example/", ""),
        ("https://", ""),
        ("https://[broken", ""),
        ("https://news.example/\u202egnp", "https://news.example/%E2%80%AEgnp"),
        ("", ""),
    ],
)
def test_a_link_is_a_link_of_the_web_or_nothing(url: str, made: str) -> None:
    assert inert.link(url) == made


def test_a_template_never_runs_what_a_feed_wrote() -> None:
    values = template.values(alert(headline=NASTY["jinja"]))
    assert template.render("{{ headline }}", inert.plain, values) == NASTY["jinja"]


@pytest.mark.parametrize("name", NASTY)
async def test_an_atom_feed_shows_it_as_text(name: str, tmp_path: Path) -> None:
    sink = Atom({"path": tmp_path / "alerts.atom", "title": "Alerts", "link": "", "entries": 3})
    one = alert(headline=NASTY[name], summary=NASTY[name])
    assert isinstance(await sink.deliver(Message(alert=one, raw=wire.encode(one))), Delivered)
    entry = etree.parse(tmp_path / "alerts.atom").getroot().find(f"{{{NS}}}entry")
    for tag in ("title", "content"):
        element = entry.find(f"{{{NS}}}{tag}")
        assert element.get("type") == "text"
        assert len(element) == 0
        assert hidden(element.text) <= {"\n", inert.BREAK}


async def test_an_atom_feed_has_one_entry_an_alert_newest_first_and_survives_a_restart(tmp_path: Path) -> None:
    options = {"path": tmp_path / "alerts.atom", "title": "Alerts & more", "link": "", "entries": 3}
    sink = Atom(options)
    for one in (alert("a"), alert("b"), alert("a", 2, headline="A again"), alert("c")):
        await sink.deliver(Message(alert=one, raw=wire.encode(one)))
    sink = Atom(options)
    for one in (alert("d"), alert("a", 3, headline="A & again")):
        await sink.deliver(Message(alert=one, raw=wire.encode(one)))
    root = etree.parse(tmp_path / "alerts.atom").getroot()
    titles = [entry.findtext(f"{{{NS}}}title") for entry in root.findall(f"{{{NS}}}entry")]
    assert titles == ["MEDIUM: A & again", "MEDIUM: Headline d", "MEDIUM: Headline c"]
    assert root.findtext(f"{{{NS}}}title") == "Alerts & more"


@pytest.mark.parametrize("name", NASTY)
def test_a_terminal_is_steered_by_nothing(name: str) -> None:
    one = alert(headline=NASTY[name], summary=NASTY[name])
    assert hidden(show.alert(one, colours=False).plain) <= {"\n"}

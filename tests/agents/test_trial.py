"""Texts tried by hand: whatever a line holds, there is an answer for it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agents.errors import Undecodable
from agents.flag.compile import compile_watchlist
from agents.flag.reading import parse
from agents.trial import Text, flagged, text_of

COMPILED = compile_watchlist(parse({"a.yaml": "entities: [{id: irgc, kind: actor, names: {en: [IRGC]}}]"}))


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b"[1]", "wrong-type"),
        (b'{"text": 7}', "wrong-type"),
        (b'{"id": {}, "text": ""}', "wrong-type"),
        (b"not json", "not-json"),
        (b'{"text": "a" "b"}', "not-json"),
        (b'{"text": "\xff"}', "not-utf8"),
        (b'{"x":' + b"[" * 100_000, "too-deep"),
    ],
)
def test_a_line_that_cannot_be_read_says_why(line: bytes, reason: str) -> None:
    with pytest.raises(Undecodable) as caught:
        text_of(line)
    assert caught.value.reason == reason


@pytest.mark.parametrize(
    ("line", "text"),
    [
        (rb'{"text": "\ud800 IRGC"}', "\ufffd IRGC"),
        (rb'{"text": "\ude80 IRGC"}', "\ufffd IRGC"),
        (rb'{"text": "\ud83d\ude80 IRGC"}', "\U0001f680 IRGC"),
        (b'\xef\xbb\xbf{"text": "IRGC"}', "IRGC"),
        (b'{"id": null, "text": null, "more": [1]}', None),
    ],
)
def test_odd_lines_are_read(line: bytes, text: str | None) -> None:
    read = text_of(line)
    assert read.text == text
    mentions = flagged(COMPILED, read)["mentions"]
    assert [(read.text or "")[m["start"] : m["end"]] for m in mentions] == ["IRGC"] * (text is not None)


@given(st.text(), st.text(), st.text(max_size=8))
@settings(max_examples=100, deadline=None)
def test_no_text_is_too_odd(text: str, title: str, lang: str) -> None:
    told = flagged(COMPILED, Text(text=f"{text} IRGC {text}", title=title, lang=lang))
    for mention in told["mentions"]:
        where = {"text": f"{text} IRGC {text}", "title": title}[mention["field"]]
        assert where[mention["start"] : mention["end"]] == mention["surface"]

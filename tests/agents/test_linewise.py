"""Everyday YAML read line by line is what libyaml reads; whatever is not everyday is left to libyaml."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from agents import linewise, nodes
from agents.lined import Lined, Rows

SHIPPED = sorted((Path(__file__).parents[2] / "seeds" / "watchlist").glob("*.yaml"))
_WORDS = r"""
a id text names en no yes true null ~ 12 007 -3 1.5 12:30 0x1f 2027-01-01 +30m missile* PAC-3 l'Iran 'quoted' 'it''s'
"double" "a\"b" "\n" "\\" '' "" حزب العربية 防空 é a:b a: :a a# #a a?b ?a @a #cue &a *a !a |- > % ` - -- --- ... [ ] { }
[] {} [a] [a,b] [a, ] [,a] ['a', 'b'] [a: 1] {a: 1} {a} {a: } {a:1} "a": 'b': , : = << \
"""
WORDS = st.sampled_from([*_WORDS.split(), "\t", "\r", "\x85", "\u2028", "\ufeff", "\x07", "\u00a0", "", "two words"])
LINES = st.tuples(
    st.integers(0, 6),
    st.sampled_from(["", "", "", "- ", "-  ", "-", "- - "]),
    st.sampled_from(["", "id: ", "a: ", "b:  ", "c:", "d: # told", '"no": ', "'no': ", "a b: ", "? "]),
    st.lists(WORDS, max_size=6),
    st.sampled_from([" ", " ", ", ", ""]),
    st.sampled_from(["", "", "", " ", " # told", "]", "}", ","]),
).map(lambda row: " " * row[0] + row[1] + row[2] + row[4].join(row[3]) + row[5])
INDENTED = st.lists(LINES, max_size=8).map("\n".join)


def deep(value: Any) -> Any:
    """A value with every line and place in it."""
    if isinstance(value, Lined):
        return (
            "mapping",
            value.place,
            value.lines,
            value.elsewhere,
            [(key, deep(held)) for key, held in value.items()],
        )
    if isinstance(value, Rows):
        return ("list", value.places, [deep(held) for held in value])
    return (type(value).__name__, value)


def agrees(text: str) -> bool:
    """Whether it was read line by line; if so, as the reference reads it."""
    found = linewise.read("a.yaml", text)
    if found is None:
        return False
    wanted, faults = nodes.read("a.yaml", text)
    assert not faults, (text, faults)
    assert deep(found) == deep(wanted), text
    return True


@settings(max_examples=300, deadline=None)
@given(INDENTED)
@example("a:\n- b\n- c\nd: 1")
@example("a:\n  b: [x,\n y, 'z'\n  ]\n  c: {d: e, f: [g]} # told")
@example("a: [b # told\n  , c]")
@example("- a")
@example("a:\n  - \n  - b")
@example("a: [ ")
@example("a: b\n  c")
@example("a: 'b' c")
@example("a: [b]]")
@example("a: [USA:s, b:c:d, e::f]")
@example("a:\n  - b\n - c")
@example("a: 1\na: 2")
@example('"a": 1\na: 2')
@example("a: {b: 1, b: 2}")
def test_what_is_read_line_by_line_is_what_libyaml_reads(text: str) -> None:
    agrees(text)


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(SHIPPED), st.data())
def test_a_shipped_list_with_a_slip_of_the_pen_is_read_as_libyaml_reads_it(file: Path, data: st.DataObject) -> None:
    lines = file.read_text(encoding="utf-8").split("\n")
    start = data.draw(st.integers(0, len(lines)))
    text = "\n".join(lines[start : start + 40])
    place = data.draw(st.integers(0, len(text)))
    gone = data.draw(st.integers(0, 3))
    new = data.draw(st.text(st.sampled_from(" \n\t-:,#[]{}'\"&*!|>%@`?\\a1é") | st.characters(), max_size=3))
    agrees("entities:\n" + text[:place] + new + text[place + gone :])


@pytest.mark.parametrize("file", SHIPPED, ids=lambda file: file.stem)
def test_the_shipped_lists_are_everyday(file: Path) -> None:
    assert agrees(file.read_text(encoding="utf-8"))

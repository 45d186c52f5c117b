"""The language of rules: read as people know it, refused where products disagree."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from agents.rules.grammar import Apart, AtLeast, Atom, Join, Node, RuleError, Several, parse, written
from tests.agents.rules.articles import NODES


@pytest.mark.parametrize(
    ("text", "operator", "distance"),
    [
        ("@a AND @b", "AND", 0),
        ("@a OR @b", "OR", 0),
        ("@a W/S #b", "W/S", 0),
        ("@a /s #b", "W/S", 0),
        ("@a W/P #b", "W/P", 0),
        ("@a NEAR/5 @b", "NEAR", 5),
        ("@a ~5 @b", "NEAR", 5),
        ("@a PRE/3 @b", "ONEAR", 3),
        ("@a onear/3 @b", "ONEAR", 3),
        ("@a W/7 @b", "NEAR", 7),
        ("@a /p @b", "W/P", 0),
    ],
)
def test_operators_and_their_synonyms(text: str, operator: str, distance: int) -> None:
    tree = parse(text)
    assert isinstance(tree, Join)
    assert (tree.operator, tree.distance) == (operator, distance)


@pytest.mark.parametrize(
    ("text", "atom"),
    [
        ("@iron-dome", Atom("entity", "iron-dome")),
        ("=@irgc", Atom("entity", "irgc", "", True)),
        ("@class:air-defence.*", Atom("class", "air-defence.*")),
        ("#deploy", Atom("cue", "deploy")),
        ('"in Iraq"', Atom("literal", "in Iraq")),
        ("missile*", Atom("literal", "missile*")),
        ('title:"in Iraq"', Atom("literal", "in Iraq", "title")),
        ("lang:ar", Atom("lang", "ar")),
        ("source:*.example", Atom("source", "*.example")),
        ("=Hawk", Atom("literal", "Hawk", "", True)),
        ("summary:#deploy", Atom("cue", "deploy", "summary")),
        ("“in  Iraq”", Atom("literal", "in Iraq")),
        ("@group:us", Atom("group", "us")),
        ('"@home"', Atom("literal", "@home")),
        ("3rd", Atom("literal", "3rd")),
    ],
)
def test_atoms(text: str, atom: Atom) -> None:
    assert parse(text) == atom


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("@a NOT W/5 #b", Apart("NEAR", Atom("entity", "a"), Atom("cue", "b"), 5)),
        ("@a NOT /s #b", Apart("W/S", Atom("entity", "a"), Atom("cue", "b"))),
        ("2 of (@a, #b, c)", Several(2, (Atom("entity", "a"), Atom("cue", "b"), Atom("literal", "c")))),
        ("ATLEAST/3(@a)", AtLeast(3, (Atom("entity", "a"),))),
        ("ATLEAST3(@a, #b)", AtLeast(3, (Atom("entity", "a"), Atom("cue", "b")))),
    ],
)
def test_what_is_not_a_plain_operator(text: str, tree: Node) -> None:
    assert parse(text) == tree


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("@a AND @b OR @c", r"which comes first\? Write \(@a AND @b\) OR @c or @a AND \(@b OR @c\)"),
        ("@a NEAR/3 @b AND @c", r"Write \(@a NEAR/3 @b\) AND @c or @a NEAR/3 \(@b AND @c\)"),
        ("@a AND @b W/S #c AND @d", "which comes first"),
        ("@a NEAR/3 @b NEAR/5 @c", "NEAR/3 and NEAR/5"),
        ("(@a", "not closed"),
        ("@a AND", "it ends"),
        ("@a @b)", "nothing joins @a and '@b'"),
        ("@a)", "too much"),
        ("@a and @b", "operators are written in capitals: @a AND @b"),
        ("@a NEAR @b", "wants a distance"),
        ("@a NOT @b", "write @a AND NOT"),
        ("@a W/S NOT #b", "write ... NOT W/S #b"),
        ("@a W/S lang:ar", r"write \(...\) AND lang:ar"),
        ("@a NEAR/0 @b", "1 to 500"),
        ("@a NEAR/9999 @b", "1 to 500"),
        ("@a NOT PRE/3 @b", "NOT NEAR/3"),
        ("@foo:bar", "not known"),
        ("@klass:air", "write @class:air"),
        ("=@class:air", "before an @id"),
        ("titel:@a", "did you mean title:"),
        ("title: @a", "without a blank"),
        ("lang:arabic-script", "two letters"),
        ("3 of (@a, @b)", "never hold"),
        ("ATLEAST/2(@a AND @b)", "did you mean 2 of"),
        ("ATLEAST/2(lang:ar)", "counts where atoms stand"),
        ('"open', "quotation mark"),
        ("***", "no word"),
        ("", "empty"),
        ("(" * 60 + "@a" + ")" * 60, "deeper"),
        ("@a OR " * 2000 + "@a", "longer than"),
    ],
)
def test_a_rule_that_could_be_read_in_two_ways_is_refused(text: str, told: str) -> None:
    with pytest.raises(RuleError, match=told):
        parse(text)


@given(NODES)
@settings(max_examples=150, deadline=None)
def test_what_is_written_is_read_again(node: Node) -> None:
    assert parse(written(node)) == node

"""The language of rules: read as people know it, refused where products disagree."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agents.rules.evaluate import Found, ways
from agents.rules.grammar import AtLeast, Atom, Join, Node, Not, RuleError, atoms, parse, required


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
    ],
)
def test_atoms(text: str, atom: Atom) -> None:
    assert parse(text) == atom


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("@a AND @b OR @c", "which comes first"),
        ("@a NEAR/3 @b AND @c", "which comes first"),
        ("(@a", "not closed"),
        ("@a AND", "it ends"),
        ("@a @b)", "too much"),
        ("@foo:bar", "not known"),
        ("ATLEAST/3(@a, @b)", "never hold"),
        ('"open', "quotation mark"),
    ],
)
def test_a_rule_that_could_be_read_in_two_ways_is_refused(text: str, told: str) -> None:
    with pytest.raises(RuleError, match=told):
        parse(text)


def spot(ref: str, word: int, sentence: int = 0, field: str = "text") -> Found:
    return Found(field, word * 5, word * 5 + 4, word, word, sentence, sentence, ref, "word")


FINDS = {"a": [spot("@a", 0), spot("@a", 20, 2)], "b": [spot("@b", 3)], "c": [spot("@c", 22, 2)]}


def find(atom: Atom) -> list[Found]:
    return FINDS.get(atom.value, [])


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        ("@a AND @b", True),
        ("@a AND @x", False),
        ("@a OR @x", True),
        ("@a W/S @b", True),
        ("@b W/S @c", False),
        ("@a W/S @c", True),
        ("@a NEAR/3 @b", True),
        ("@a NEAR/2 @b", False),
        ("@a ONEAR/5 @b", True),
        ("@b ONEAR/5 @a", False),
        ("@a AND NOT @x", True),
        ("@a AND NOT @b", False),
        ("ATLEAST/2(@a, @x, @c)", True),
        ("ATLEAST/3(@a, @x, @c)", False),
    ],
)
def test_what_holds(text: str, holds: bool) -> None:
    assert bool(ways(parse(text), find)) is holds


NODES = st.recursive(
    st.sampled_from([Atom("entity", name) for name in "abcxy"]),
    lambda inner: st.one_of(
        st.builds(Not, inner),
        st.builds(Join, st.sampled_from(["AND", "OR"]), st.lists(inner, min_size=2, max_size=3).map(tuple)),
        st.builds(lambda some: AtLeast(1, tuple(some)), st.lists(inner, min_size=1, max_size=3)),
    ),
    max_leaves=8,
)


def reference(node: Node, there: set[str]) -> bool:
    """The slow way without positions or index."""
    if isinstance(node, Atom):
        return node.value in there
    if isinstance(node, Not):
        return not reference(node.operand, there)
    held = sum(reference(operand, there) for operand in node.operands)
    if isinstance(node, AtLeast):
        return held >= node.count
    return held == len(node.operands) if node.operator == "AND" else held > 0


@given(NODES, st.sets(st.sampled_from("abcxy")))
def test_the_evaluator_and_its_index_agree_with_the_reference(node: Node, there: set[str]) -> None:
    truth = reference(node, there)
    assert bool(ways(node, lambda atom: [spot(f"@{atom.value}", 1)] if atom.value in there else [])) is truth
    needed = required(node)
    assert not needed or not truth or any(atom.value in there for atom in needed)
    assert {atom.value for atom in needed} <= {atom.value for atom in atoms(node)}

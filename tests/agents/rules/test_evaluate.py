"""What holds, on positions; the fast evaluator and its index against the slow reference."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agents.rules.evaluate import MOST, Found, two, ways
from agents.rules.grammar import parse
from agents.rules.index import index, necessary
from agents.rules.question import question
from agents.rules.reference import holds
from agents.rules.tree import Atom, Join, Node, atoms
from tests.agents.rules.articles import NODES, SPOTS, finder, spot

FIND = finder([spot("a", 0), spot("a", 20), spot("b", 3), spot("c", 22), spot("d", 1, "title"), spot("a", 40)])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("@a AND @b", True),
        ("@a AND @x", False),
        ("@a OR @x", True),
        ("@a W/S @b", True),
        ("@b W/S @c", False),
        ("@a W/S @c", True),
        ("@b W/P @a", True),
        ("@b W/P @c", False),
        ("@a NEAR/3 @b", True),
        ("@a NEAR/2 @b", False),
        ("@a ONEAR/5 @b", True),
        ("@b ONEAR/5 @a", False),
        ("@a NEAR/500 @d", False),
        ("@a AND NOT @x", True),
        ("@a AND NOT @b", False),
        ("@a NOT W/5 @b", True),
        ("@b NOT W/5 @a", False),
        ("@b NOT W/S @c", True),
        ("2 of (@a, @x, @c)", True),
        ("3 of (@a, @x, @c)", False),
        ("ATLEAST/3(@a)", True),
        ("ATLEAST/4(@a)", False),
        ("ATLEAST/5(@a, @b, @c)", True),
        ("(@a W/S @b) NEAR/20 @c", True),
        ("(@a W/S @b) NEAR/5 @c", False),
        ("title:@d", True),
        ("title:@a", False),
        ("@a NEAR/3 @a", False),
    ],
)
def test_what_holds(text: str, expected: bool) -> None:
    assert bool(ways(parse(text), FIND)) is expected
    assert holds(parse(text), FIND) is expected


def test_no_occurrence_is_too_far_down_the_article_to_count() -> None:
    find = finder([*(spot("a", word * 30) for word in range(500)), spot("b", 499 * 30 + 1)])
    (way,) = ways(parse("@a NEAR/1 @b"), find)
    assert [found.word for found in way] == [499 * 30, 499 * 30 + 1]


@given(NODES, SPOTS, st.sets(st.integers(0, 24), max_size=4))
@settings(max_examples=500, deadline=None)
def test_the_evaluator_is_the_reference(node: Node, spots: list[Found], spoilt: set[int]) -> None:
    find = finder(spots)

    def keep(atom: Atom, found: Found) -> bool:
        return found.word not in spoilt

    assert bool(ways(node, find)) is holds(node, find)
    assert bool(ways(node, find, keep)) is holds(node, find, keep)


@given(NODES, SPOTS, st.sets(st.integers(0, 24), max_size=4))
@settings(max_examples=500, deadline=None)
def test_the_question_asked_before_never_says_no_to_a_rule_that_holds(
    node: Node, spots: list[Found], spoilt: set[int]
) -> None:
    find = finder(spots)
    assert question(node)(find) or not holds(node, find, lambda _, found: found.word not in spoilt)
    assert question(node)(find) or not holds(node, find)


@pytest.mark.parametrize(
    ("rule", "asked"),
    [
        ("@a W/S @b", True),
        ("@a W/S @d", False),
        ("(@d OR @c) NEAR/2 @b", False),
        ("(@d OR @c) NEAR/4 @a", True),
        ("(@a W/S @d) OR @e", False),
        ("@a AND NOT @b", True),
    ],
)
def test_the_question_asked_before_ends_rules_whose_atoms_stand_apart(rule: str, asked: bool) -> None:
    assert question(parse(rule))(FIND) is asked


def test_two_atoms_are_told_without_spans() -> None:
    assert two(Join("NEAR", (Atom("entity", "a"), Atom("entity", "b")), 5), FIND) == ways(parse("@a NEAR/5 @b"), FIND)
    assert two(Join("NEAR", (Atom("entity", "a"), Atom("entity", "b")), 5), FIND)


@given(
    st.sampled_from(["NEAR", "ONEAR", "W/S", "W/P"]), st.lists(st.sampled_from("abcd"), min_size=2, max_size=2), SPOTS
)
@settings(max_examples=300, deadline=None)
def test_two_atoms_hold_as_spans_say(operator: str, names: list[str], spots: list[Found]) -> None:
    find, atoms_ = finder(spots), tuple(Atom("entity", name) for name in names)
    quick = two(Join(operator, atoms_, 5), find)
    nested = Join(operator, (Join("OR", (atoms_[0],)), atoms_[1]), 5)  # the same, but not two atoms
    assert quick is None or quick == ways(nested, find)


@given(st.lists(NODES, min_size=1, max_size=6), SPOTS)
@settings(max_examples=250, deadline=None)
def test_the_index_never_loses_a_rule(nodes: list[Node], spots: list[Found]) -> None:
    find = finder(spots)
    rules = {f"r{row}": node for row, node in enumerate(nodes)}
    filed = index(rules, lambda atom: float(ord(atom.value)))
    present = {Atom("entity", found.ref[1:]) for found in spots}
    rows = filed.possible({filed.numbers[atom] for atom in present & filed.numbers.keys()})
    possible = [filed.rules[row] for row in rows]
    assert {id for id, node in rules.items() if holds(node, find)} <= set(possible)
    assert possible == sorted(possible)


@given(NODES)
@settings(max_examples=100, deadline=None)
def test_a_rule_needs_only_what_it_names(node: Node) -> None:
    named = {Atom(atom.kind, atom.value) for atom in atoms(node)}
    assert all(clause <= named for clause in necessary(node, lambda _: 1.0))


def test_a_rule_is_filed_under_the_rarest_thing_it_needs() -> None:
    filed = index({"r": parse("#often AND @rare AND (@x OR @y)")}, lambda atom: {"often": 40.0}.get(atom.value, 1.0))
    rare, often, y = (filed.numbers[Atom(*one)] for one in (("entity", "rare"), ("cue", "often"), ("entity", "y")))
    assert list(filed.filed) == [rare]
    assert filed.possible({rare}) == []
    assert [filed.rules[row] for row in filed.possible({rare, often, y})] == ["r"]


def test_a_hostile_article_costs_no_more_than_its_places() -> None:
    spots = [spot(name, word, sentence=10**6) for word in range(3_000) for name in "ab"]
    find = finder(spots)
    for text in ("(@a AND @b) NEAR/3 (@a AND @b)", "@a W/S @b W/S @a", "(@a W/S @b) NOT W/S (@a AND @b)"):
        assert len(ways(parse(text), find)) <= MOST

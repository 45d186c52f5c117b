"""Trees and articles made by hypothesis: a few words in a few sentences, with occurrences at random places."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import strategies as st

from agents.rules.evaluate import Found
from agents.rules.tree import Apart, AtLeast, Atom, Join, Node, Not, Several

NAMES = "abcd"
_ATOMS = st.sampled_from([Atom("entity", name, field) for name in NAMES for field in ("", "", "title")])
_DISTANCES = st.integers(1, 6)


def _joins(inner: st.SearchStrategy[Node], operators: list[str]) -> st.SearchStrategy[Node]:
    operands = st.lists(inner, min_size=2, max_size=3).map(tuple)
    return st.builds(_join, st.sampled_from(operators), operands, _DISTANCES)


def _join(operator: str, operands: tuple[Node, ...], distance: int) -> Node:
    return Join(operator, operands, distance if operator in {"NEAR", "ONEAR"} else 0)


def _apart(operator: str, operand: Node, other: Node, distance: int) -> Node:
    return Apart(operator, operand, other, distance if operator == "NEAR" else 0)


def _several(operands: list[Node], wanted: int) -> Node:
    return Several(min(wanted, len(operands)), tuple(operands))


def _placed(inner: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    """What may stand under a distance."""
    return st.one_of(
        _joins(inner, ["NEAR", "ONEAR", "W/S", "W/P", "AND", "OR"]),
        st.builds(_apart, st.sampled_from(["NEAR", "W/S", "W/P"]), inner, inner, _DISTANCES),
        st.builds(_several, st.lists(inner, min_size=1, max_size=3), st.integers(1, 3)),
    )


PLACED: st.SearchStrategy[Node] = st.recursive(_ATOMS, _placed, max_leaves=5)


def _free(inner: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    return st.one_of(
        st.builds(Not, inner),
        _joins(inner, ["AND", "OR"]),
        st.builds(_several, st.lists(inner, min_size=1, max_size=3), st.integers(1, 3)),
        st.builds(lambda n, some: AtLeast(n, tuple(some)), st.integers(1, 4), st.lists(_ATOMS, min_size=1, max_size=2)),
    )


NODES: st.SearchStrategy[Node] = st.recursive(PLACED, _free, max_leaves=4)


def spot(name: str, word: int, field: str = "text", wide: int = 1, sentence: int = 5) -> Found:
    """An occurrence at a word; sentences are `sentence` words long, paragraphs two sentences."""
    at = word // sentence
    return Found(field, word * 5, (word + wide) * 5 - 1, word, word + wide - 1, at, at // 2, "@" + name, "w" * wide)


SPOTS = st.lists(
    st.builds(
        spot, st.sampled_from(NAMES), st.integers(0, 24), st.sampled_from(["text", "text", "title"]), st.integers(1, 3)
    ),
    max_size=9,
)


def finder(spots: list[Found]) -> Callable[[Atom], list[Found]]:
    """What an article with these occurrences gives for an atom."""

    def find(atom: Atom) -> list[Found]:
        mine = {found for found in spots if found.ref == "@" + atom.value and atom.field in {"", found.field}}
        return sorted(mine)

    return find

"""The index of keys against one that anybody can read, through every size and merge."""

from __future__ import annotations

from collections import Counter

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agents.deduplicate import postings
from agents.deduplicate.postings import CROWD, Keys, Postings, narrow

KEYS = st.lists(st.integers(0, 40), min_size=0, max_size=6)
ACTIONS = st.lists(
    st.one_of(st.tuples(st.just("add"), KEYS), st.tuples(st.just("remove"), st.integers(0, 60))), max_size=120
)


class Plain:
    """The same in five lines: rows with their keys, the newest of each key counted."""

    def __init__(self) -> None:
        self.rows: dict[int, list[int]] = {}

    def votes(self, keys: list[int]) -> dict[int, int]:
        votes: Counter[int] = Counter()
        for key in set(keys):
            for row in [row for row in sorted(self.rows, reverse=True) if key in self.rows[row]][:CROWD]:
                votes[row] += 2 if key & 1 else 1
        return dict(votes)


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Sizes at which a hundred rows go through everything that a million do."""
    monkeypatch.setattr(postings, "BUFFER", 4)
    monkeypatch.setattr(postings, "MOST_ROWS", 32)
    monkeypatch.setattr(postings, "CHUNK", 3)
    monkeypatch.setattr(postings, "CROWD", 5)
    globals()["CROWD"] = 5


def array(keys: list[int]) -> Keys:
    return np.array(sorted(set(keys)), dtype=np.uint32)


@given(ACTIONS, KEYS)
@settings(max_examples=150, deadline=None)
def test_it_finds_what_a_plain_index_finds(actions: list[tuple[str, object]], asked: list[int]) -> None:
    index, plain, number = Postings(), Plain(), 0
    for what, told in actions:
        if what == "add":
            assert isinstance(told, list)
            index.add(number, array(told))
            plain.rows[number] = told
            number += 2  # rows have gaps: those of articles without their text
        else:
            assert isinstance(told, int)
            index.remove(told * 2)
            plain.rows.pop(told * 2, None)
    assert index.votes(array(asked)) == plain.votes(asked)


@given(st.lists(KEYS, min_size=1, max_size=60), st.sets(st.integers(0, 59)), KEYS)
@settings(max_examples=60, deadline=None)
def test_loaded_at_once_it_answers_as_if_added_one_by_one(
    rows: list[list[int]], gone: set[int], asked: list[int]
) -> None:
    grown, loaded = Postings(), Postings()
    for number, keys in enumerate(rows):
        grown.add(number, array(keys))
    for number in gone:
        grown.remove(number)
    left = [number for number in range(len(rows)) if number not in gone]
    for begin in range(0, len(left), 7):
        part = left[begin : begin + 7]
        loaded.load(part, [array(rows[number]) for number in part])
    assert grown.votes(array(asked)) == loaded.votes(array(asked))


def test_a_crowded_key_is_counted() -> None:
    index = Postings()
    for number in range(20):
        index.add(number, array([7]))
    assert sorted(index.votes(array([7]))) == [15, 16, 17, 18, 19]
    assert index.crowded


def test_rows_that_are_gone_give_their_memory_back() -> None:
    index = Postings()
    for number in range(400):
        index.add(number, array(list(range(number, number + 6))))
        index.remove(number - 40)
    assert sum(part.postings.size for part in index.segments) < 6 * (40 + 32 + 4) * 2
    assert len(index.segments) < 8


def test_keys_are_narrowed_to_what_tells_them_apart_and_keep_their_kind() -> None:
    assert narrow([(9 << 32) | 5, 5, (1 << 63) | 4]).tolist() == [4, 5]

"""What touches and what is near is found by place as it would be by looking at everything."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from agents.flag.stretches import Stretches
from agents.rules.evaluate import Found
from agents.rules.nearby import Nearby

PLACES = st.tuples(st.sampled_from(["title", "text"]), st.integers(0, 30), st.integers(1, 8))


@given(st.lists(PLACES, max_size=20), st.lists(PLACES, max_size=5), PLACES)
def test_stretches_touch_those_that_share_a_place(
    held: list[tuple[str, int, int]], added: list[tuple[str, int, int]], asked: tuple[str, int, int]
) -> None:
    stretches = Stretches((field, start, start + size, row) for row, (field, start, size) in enumerate(held))
    for row, (field, start, size) in enumerate(added, len(held)):
        stretches.add(field, start, start + size, row)
    field, start, size = asked
    touching = {
        row
        for row, (other, first, wide) in enumerate([*held, *added])
        if other == field and first < start + size and start < first + wide
    }
    assert set(stretches.touching(field, start, start + size)) == touching


def _found(place: tuple[str, int, int]) -> Found:
    field, word, size = place
    return Found(field, word * 5, word * 5 + 4, word, word + size - 1, 0, 0, "@a", "a")


@given(st.lists(PLACES, max_size=20), PLACES, st.integers(0, 12))
def test_near_are_those_to_which_few_words_lead(
    places: list[tuple[str, int, int]], asked: tuple[str, int, int], distance: int
) -> None:
    founds, name = list(map(_found, places)), _found(asked)
    near = [
        found
        for found in founds
        if found.field == name.field and max(found.word, name.word) - min(found.last, name.last) <= distance
    ]
    assert sorted(Nearby(founds).within(name, distance)) == sorted(near)

"""A replay's alerts in one order, however the partitions were read."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from connectors.ordering import Ordering


def alert(at: int, id: str, revision: int) -> tuple[str, Any]:
    value = msgspec.json.encode({"id": f"{id}.{revision}", "time": f"T{at:02}"})
    return "alerts", SimpleNamespace(headers=[("at", b"T%02d" % at)], value=value)


def decision(at: int, hit: str) -> tuple[str, Any]:
    value = msgspec.json.encode({"rule": "r", "article_id": "a", "version": 1, "hit": hit})
    return "decisions", SimpleNamespace(headers=[("at", b"T%02d" % at)], value=value)


RECORDS = [alert(1, "a", 1), alert(1, "b", 1), alert(2, "a", 2), alert(2, "a", 10), decision(1, "x"), decision(3, "y")]


@given(st.permutations(RECORDS))
def test_the_order_does_not_depend_on_how_partitions_interleave(records: list[tuple[str, Any]]) -> None:
    ordering = Ordering()
    given_at_once = [one for record in records for one in ordering.put(*record)]
    early = list(ordering.before("T02"))
    assert given_at_once == []
    assert early == [RECORDS[0], RECORDS[1], RECORDS[4]]
    assert [*early, *ordering.before(None)] == [RECORDS[i] for i in (0, 1, 4, 2, 3, 5)]


def test_nothing_is_passed_on_before_all_partitions_are_beyond_it() -> None:
    ordering = Ordering()
    assert list(ordering.put(*alert(5, "a", 1))) == []
    assert list(ordering.before("")) == []
    assert list(ordering.before("T05")) == []
    assert len(list(ordering.before("T06"))) == 1


def test_dead_letters_wait_for_nothing() -> None:
    letter = ("dead-letters", object())
    assert list(Ordering().put(*letter)) == [letter]

"""Which page is fetched when."""

from __future__ import annotations

import msgspec
import pytest

from connectors.sources.pages import page
from connectors.sources.pages.errands import AGAIN, SPACING, Agenda, Done, Errand, places, wanted
from tests.connectors.sources.pages.test_judging import ITEM


def errand(domain: str, number: int = 0) -> Errand:
    return Errand(article=ITEM, place=(0, number), domain=domain)


@pytest.mark.parametrize(
    ("mode", "change", "expected"),
    [
        ("auto", {}, True),
        ("auto", {"text": "x" * 600}, False),
        ("on", {"text": "x" * 600}, True),
        ("off", {}, False),
        ("auto", {"flags": ("backfill",)}, False),
        ("on", {"flags": ("full_text",)}, False),
        ("on", {"canonical_url": ""}, False),
    ],
)
def test_which_items_are_wanted(mode: str, change: dict[str, object], expected: bool) -> None:
    assert wanted(msgspec.structs.replace(ITEM, **change), mode, None, 0.0) is expected


@pytest.mark.parametrize(
    ("outcome", "changed", "later", "expected"),
    [
        (page.FULL_TEXT, False, AGAIN, False),
        (page.FULL_TEXT, True, AGAIN - 1, False),
        (page.FULL_TEXT, True, AGAIN, True),
        (page.PAYWALL, True, AGAIN, False),
        (page.GONE, True, AGAIN, False),
        (page.FAILED, True, AGAIN, True),
    ],
)
def test_a_page_is_fetched_again_only_for_a_changed_item(
    outcome: str, changed: bool, later: float, expected: bool
) -> None:
    done = Done(url=ITEM.url, outcome=outcome, content_hash="other" if changed else ITEM.content_hash, at=1000.0)
    assert wanted(ITEM, "auto", done, 1000.0 + later) is expected


def test_one_request_at_a_time_and_seconds_apart_for_each_host() -> None:
    agenda = Agenda()
    for number in range(3):
        agenda.add(errand("a.example", number))
    agenda.add(errand("b.example", 9))
    first, other = agenda.due(0.0)
    assert (first.domain, other.domain) == ("a.example", "b.example")
    assert agenda.due(100.0) == []  # both are under way
    agenda.ended(first, 100.0, SPACING)
    assert agenda.due(100.0 + SPACING - 0.1) == []
    assert [one.place for one in agenda.due(100.0 + SPACING)] == [(0, 1)]


def test_a_thousand_pages_of_one_host_do_not_delay_another() -> None:
    agenda = Agenda()
    taken = [agenda.add(errand("big.example", number)) for number in range(1_000)]
    agenda.add(errand("small.example"))
    assert {one.domain for one in agenda.due(0.0)} == {"big.example", "small.example"}
    assert taken.count(False) == 500


def test_a_failed_try_waits_and_its_host_goes_on() -> None:
    agenda = Agenda()
    agenda.add(errand("a.example", 1))
    agenda.add(errand("a.example", 2))
    [first] = agenda.due(0.0)
    agenda.again(first, 0.0, 300.0)
    [second] = agenda.due(SPACING)
    agenda.ended(second, SPACING, SPACING)
    assert agenda.due(200.0) == []
    [again] = agenda.due(300.0)
    assert (again.place, again.tries) == ((0, 1), 1)


def test_the_place_on_the_log_follows_the_first_that_is_not_done() -> None:
    assert places({(0, 5), (0, 9), (2, 1)}, {0: 12, 1: 7, 2: 3}) == {0: 5, 1: 7, 2: 1}

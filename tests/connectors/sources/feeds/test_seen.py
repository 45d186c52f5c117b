"""What of a document is sent: what is new or changed, oldest first, and never for ever."""

from __future__ import annotations

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from agents.records import Article, Time
from agents.wire import digest
from connectors.sources.feeds.seen import MOST_CHANGES, pack, prints, sift, unchanged, unpack
from connectors.sources.feeds.state import Seen

NOW = Time.parse("2026-11-01T12:00:00Z")
AT = NOW.timestamp()


def article(name: str, text: str = "one", hours: float | None = 1.0) -> Article:
    return Article(
        id=digest("a", name),
        source="s",
        title=name,
        content_hash=digest("c", text),
        fetched_at=NOW,
        published_at=None if hours is None else NOW - timedelta(hours=hours),
        flags=("date_inferred",) if hours is None else (),
    )


def titles(articles: tuple[Article, ...]) -> list[str]:
    return [one.title for one in articles]


def test_the_first_document_is_all_backfill_and_comes_oldest_first() -> None:
    found = sift(Seen(), [article("c", hours=1), article("b", hours=2), article("a", hours=3)], b"", 0.0, AT)
    assert titles(found.send) == ["a", "b", "c"]
    assert all("backfill" in one.flags for one in found.send)
    assert (found.new, found.known) == (3, 0)


def test_later_only_what_is_new_or_changed_is_sent() -> None:
    first = sift(Seen(), [article("b"), article("a")], b"", 0.0, AT)
    again = sift(first.seen, [article("c", hours=-1), article("b", "two"), article("a")], b"", AT, AT + 60)
    assert titles(again.send) == ["b", "c"]
    assert (again.new, again.changed, again.known) == (1, 1, 2)
    assert sift(again.seen, [article("c"), article("b", "two")], b"", AT, AT).send == ()


def test_what_was_published_before_the_first_fetch_is_backfill_later_too() -> None:
    first = sift(Seen(), [article("a")], b"", 0.0, AT)
    later = [article("old", hours=5), article("new", hours=-1), article("undated", hours=None)]
    found = {one.title: "backfill" in one.flags for one in sift(first.seen, later, b"", AT, AT + 9000).send}
    assert found == {"old": True, "new": False, "undated": False}


def test_an_item_that_changes_at_every_poll_falls_silent() -> None:
    seen, sent, noisy = Seen(), 0, 0
    for number in range(60):
        found = sift(seen, [article("clock", f"it is {number}")], b"", AT, AT)
        seen, sent, noisy = found.seen, sent + len(found.send), noisy + found.noisy
    assert (sent, noisy) == (1 + MOST_CHANGES, 59 - MOST_CHANGES)


def test_what_left_and_comes_back_is_known() -> None:
    first = sift(Seen(), [article("a"), article("b")], b"", 0.0, AT)
    without = sift(first.seen, [article("b")], b"", AT, AT)
    assert sift(without.seen, [article("a"), article("b")], b"", AT, AT).send == ()


def test_a_skeleton_without_anything_new_is_unchanged() -> None:
    before = Seen(skeleton=prints(["a", "b"], ["1", "1"]))
    assert unchanged(before, prints(["a", "b"], ["1", "1"]))
    assert unchanged(before, prints(["b"], ["1"]))
    assert not unchanged(before, prints(["a", "b"], ["1", "2"]))
    assert not unchanged(before, prints(["c", "a"], ["1", "1"]))
    assert not unchanged(Seen(), b"")


@given(
    st.lists(st.tuples(st.sampled_from("abcdef"), st.sampled_from("12")), max_size=12),
    st.lists(st.tuples(st.sampled_from("abcdef"), st.sampled_from("12")), max_size=12),
)
def test_sending_twice_adds_nothing(one: list[tuple[str, str]], two: list[tuple[str, str]]) -> None:
    first = sift(Seen(), [article(name, text) for name, text in one], b"", AT, AT)
    second = sift(first.seen, [article(name, text) for name, text in two], b"", AT, AT)
    assert sift(second.seen, [article(name, text) for name, text in two], b"", AT, AT).send == ()
    assert pack(unpack(second.seen.articles)) == second.seen.articles

"""The list beside the settings: what stands in it is subscribed, what leaves it is not, nothing else is touched."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agents.errors import VedetteError
from agents.settings import Settings
from connectors.sources.feeds.lists import changes, list_file, read
from connectors.sources.feeds.state import Feed

A, B, C = (f"https://{name}.example/feed" for name in "abc")
OPML = """<?xml version="1.0"?><opml version="2.0"><head/><body>
<outline text="Invented"><outline type="rss" text="A" xmlUrl="https://a.example/feed"/></outline>
<outline type="rss" text="B" xmlUrl="http://127.0.0.1:22/feed"/></body></opml>"""


def test_what_is_new_changed_or_gone_is_written_and_nothing_else() -> None:
    there = {
        A: Feed(url=A, title="A", origin="feeds.opml", added_at=1.0, asked_at=5.0),
        B: Feed(url=B, origin="feeds.opml", added_at=1.0),
        C: Feed(url=C, origin="command", added_at=1.0),
    }
    listed = [Feed(url=A, title="A, renamed"), Feed(url=C, title="C")]
    assert changes(listed, there, "feeds.opml", 9.0) == [
        (A, Feed(url=A, title="A, renamed", origin="feeds.opml", added_at=1.0, asked_at=5.0)),
        (B, None),
    ]


def test_another_spelling_of_a_feed_is_the_same_feed() -> None:
    there = {A: Feed(url=A, origin="feeds.opml")}
    assert changes([Feed(url="http://www.a.example/feed/")], there, "feeds.opml", 9.0) == []


@given(st.sets(st.sampled_from([A, B, C])), st.sets(st.sampled_from([A, B, C])))
def test_applied_twice_nothing_is_left_to_do(listed: set[str], before: set[str]) -> None:
    there = {url: Feed(url=url, origin="feeds.opml", added_at=1.0) for url in before}
    feeds = [Feed(url=url) for url in sorted(listed)]
    for url, feed in changes(feeds, there, "feeds.opml", 9.0):
        if feed is None:
            del there[url]
        else:
            there[url] = feed
    assert set(there) == listed
    assert changes(feeds, there, "feeds.opml", 10.0) == []


def test_a_list_is_read_with_what_may_not_be_asked_left_out(tmp_path: Path) -> None:
    file = tmp_path / "feeds.opml"
    file.write_text(OPML)
    feeds, remarks = read(file, Settings())
    assert [(feed.url, feed.folder) for feed in feeds] == [("https://a.example/feed", ("Invented",))]
    assert "port 22" in remarks[0]


@pytest.mark.parametrize("text", [OPML[:180], OPML.replace("</opml>", ""), "", "no list at all"])
def test_a_list_that_is_cut_changes_nothing(tmp_path: Path, text: str) -> None:
    file = tmp_path / "feeds.opml"
    file.write_text(text)
    with pytest.raises(VedetteError):
        read(file, Settings())


def test_the_list_is_the_one_that_is_set_or_the_one_beside_the_settings(tmp_path: Path) -> None:
    assert list_file(Settings(files=(tmp_path / "vedette.yaml",))) is None
    (tmp_path / "feeds.opml").write_text(OPML)
    assert list_file(Settings(files=(tmp_path / "vedette.yaml",))) == tmp_path / "feeds.opml"
    assert list_file(Settings(feeds_list=tmp_path / "other.opml")) == tmp_path / "other.opml"

"""Lists of feeds: read whatever programs write, and the same after a round trip."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agents.errors import Refused
from connectors.sources import opml
from connectors.sources.feeds.state import Feed
from connectors.starting import SEEDS

AT = datetime(2026, 11, 25, tzinfo=UTC)


def body(outlines: str, head: str = "") -> bytes:
    return f'<?xml version="1.0"?>{head}<opml version="1.0"><head><title>Mine</title></head><body>{outlines}</body></opml>'.encode()


def test_outlines_become_folders_and_spellings_of_attributes_do_not_matter() -> None:
    listed = opml.read(
        body(
            '<outline text="World"><outline title="Asia"><outline type="rss" text="One" xmlUrl="https://one.example/f"/></outline></outline>'
            '<outline text="Two" XMLURL="http://two.example/f"/>'
            '<outline type="rss" title="Three" url="feed:https://three.example/f" category="/Wire/English,/x"/>'
            '<outline type="link" text="A page" url="https://page.example/"/>'
        ),
        "mine.opml",
    )
    assert listed.title == "Mine"
    assert [(feed.url, feed.title, feed.folder) for feed in listed.feeds] == [
        ("https://one.example/f", "One", ("World", "Asia")),
        ("http://two.example/f", "Two", ()),
        ("https://three.example/f", "Three", ("Wire", "English")),
    ]
    assert listed.remarks == ()


def test_a_feed_that_stands_there_twice_is_told() -> None:
    listed = opml.read(
        body(
            '<outline text="a" xmlUrl="https://www.one.example/f/"/><outline text="b" xmlUrl="http://one.example/f"/>'
        ),
        "x",
    )
    assert len(listed.feeds) == 1
    assert "twice" in listed.remarks[0]


@pytest.mark.parametrize(
    "source",
    [
        b"\xef\xbb\xbf" + body('<outline text="a" xmlUrl="https://one.example/f"/>'),
        body('<outline text="Q&amp;A &nbsp; &eacute; R & D" xmlUrl="https://one.example/f?a=1&b=2"/>'),
        body('<outline text="a" xmlUrl="https://one.example/f"/>')[:-10],
        body(
            '<outline text="a" xmlUrl=" https://one.example/f "/>', '<!DOCTYPE opml SYSTEM "http://127.0.0.1:9/x.dtd">'
        ),
        body('<outline text="a" xmlUrl="https://one.example/f"/>').decode().encode("utf-16"),
    ],
    ids=["byte order mark", "HTML's entities", "cut off", "external DTD", "UTF-16"],
)
def test_lists_that_are_not_well_made_are_read_all_the_same(source: bytes) -> None:
    assert [feed.url[:21] for feed in opml.read(source, "x").feeds] == ["https://one.example/f"]


@pytest.mark.parametrize("url", ["file:///etc/passwd", "javascript:alert(1)", "ftp://one.example/f", "", "https://"])
def test_what_is_no_feed_of_the_web_is_told(url: str) -> None:
    listed = opml.read(body(f'<outline type="rss" text="bad" xmlUrl="{url}"/>'), "x")
    assert listed.feeds == ()
    assert listed.remarks == ("bad names no feed of the web",)


def test_external_entities_bring_nothing_and_bombs_end() -> None:
    entity = '<!DOCTYPE opml [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    assert (
        "root"
        not in opml.read(body('<outline text="&x;" xmlUrl="https://one.example/f"/>', entity), "x").feeds[0].title
    )
    bomb = "<!DOCTYPE opml [" + '<!ENTITY a "' + "x" * 200 + '">' + "]>"
    with pytest.raises(Refused):
        opml.read(body('<outline text="' + "&a;" * 100_000 + '" xmlUrl="https://one.example/f"/>', bomb), "x")
    deep = opml.read(
        body('<outline text="x">' * 5_000 + '<outline xmlUrl="https://one.example/f"/>' + "</outline>" * 5_000), "x"
    )
    assert len(deep.feeds) <= 1


@pytest.mark.parametrize("source", [b"", b"/etc/passwd", b"<rss/>", b"<html/>", b"{}"])
def test_what_is_no_opml_is_refused(source: bytes) -> None:
    with pytest.raises(Refused, match=r"x: is no OPML"):
        opml.read(source, "x")


_names = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zs", "Zl", "Zp", "Cn", "Co"]), min_size=1, max_size=12
)
_feeds = st.builds(
    Feed,
    url=st.integers(0, 10_000).map(lambda number: f"https://one.example/f/{number}?a=1&b=<2>"),
    title=_names,
    folder=st.lists(_names, max_size=3).map(tuple),
    every=st.sampled_from([0.0, 300.0, 5400.0]),
    full_text=st.sampled_from(["auto", "on", "off"]),
    insecure=st.booleans(),
)


@given(st.lists(_feeds, max_size=8, unique_by=lambda feed: feed.url))
def test_what_is_written_is_read_as_the_same(feeds: list[Feed]) -> None:
    import unicodedata

    import msgspec

    def composed(text: str) -> str:
        return unicodedata.normalize("NFC", text)

    # Names are kept in NFC, as all text.
    wanted = {
        one.url: msgspec.structs.replace(one, title=composed(one.title), folder=tuple(map(composed, one.folder)))
        for one in feeds
    }
    found = opml.read(opml.write(feeds, "Mine & yours", AT).encode(), "x")
    assert {feed.url: feed for feed in found.feeds} == wanted


def test_the_shipped_list_is_what_its_readme_says() -> None:
    listed = opml.read((SEEDS / "feeds.opml").read_bytes(), "feeds.opml")
    assert len(listed.feeds) >= 75
    assert listed.remarks == ()
    assert {feed.folder[0] for feed in listed.feeds} == {
        "News agencies",
        "Defence ministries and forces",
        "International organisations",
        "Defence media",
        "World news",
    }
    assert all(feed.url.startswith("https://") for feed in listed.feeds)
    assert "untried" in listed.title

"""Feeds of other projects: every file parsed without crash or hang, as many entries as the reference has, and right.

Reads `../shared/data/feeds` (or `$VEDETTE_DATA/feeds`); nothing of it is in this repository.
"""

from __future__ import annotations

import io
import json
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import feedparser
import pytest

from agents.records import Article, Time
from connectors.sources.feeds import dates
from connectors.sources.feeds.document import PARSER_LIMIT, Document
from connectors.sources.feeds.parse import parse
from connectors.sources.feeds.skeleton import skeleton
from tests.conformance import expectations

ROOT = Path(__file__).parents[2]
DATA = Path(os.environ.get("VEDETTE_DATA", ROOT.parent / "shared" / "data")) / "feeds"
if not DATA.is_dir():
    DATA = ROOT.parents[1] / "shared" / "data" / "feeds"  # a worktree stands one folder deeper
NOW = Time.parse("2026-11-25T12:00:00Z")
DANGEROUS = re.compile(
    r"<\s*/?\s*(?:script|style|form|iframe|object|embed|link|meta|svg|math)\b|<[^>]*\son\w+\s*=|javascript:"
    r"|<[^>]*\bstyle\s*=",
    re.IGNORECASE,
)

pytestmark = pytest.mark.skipif(not DATA.is_dir(), reason=f"no feeds of other projects at {DATA}")


def feeds() -> list[Path]:
    no_feeds = {"LICENSE", "LICENSE-MIT", "manifest.json"}
    found = [file for file in sorted(DATA.rglob("*")) if file.is_file() and file.name not in no_feeds]
    left_out = {"dates", "output"}
    return [file for file in found if not left_out & set(file.parts) and not file.name.endswith(".serde.json")]


@pytest.fixture(scope="module")
def parsed() -> dict[Path, Document]:
    """Every file as its Document; a file that raises fails all."""
    return {file: parse(body := file.read_bytes(), "", expectations.headers(body), NOW) for file in feeds()}


def test_no_file_is_too_much(parsed: dict[Path, Document]) -> None:
    assert len(parsed) > 2_000
    assert [file for file, document in parsed.items() if document.error == PARSER_LIMIT] == []


def test_every_entry_is_an_article_or_a_counted_reason(parsed: dict[Path, Document]) -> None:
    """Held against feedparser itself, which reads most of these files."""
    fewer = []
    for file, document in parsed.items():
        stream = io.BytesIO(file.read_bytes())
        reference = feedparser.parse(stream, sanitize_html=False, resolve_relative_uris=False)
        if len(document.items) + len(document.dropped) < len(reference["entries"]):
            fewer.append((file.name, len(document.items), len(reference["entries"])))
    assert fewer == []


def references() -> Iterator[tuple[str, Path, list[Any]]]:
    for told in sorted(DATA.glob("feed-rs/fixture/**/*.serde.json")):
        stem = told.name.removesuffix(".serde.json")
        file = next(one for one in (told.with_name(f"{stem}.xml"), told.with_name(f"{stem}.json")) if one.exists())
        yield file.name, file, json.loads(told.read_bytes())["entries"]
    for told in sorted(DATA.glob("rss-parser/output/*.json")):
        for file in DATA.glob(f"rss-parser/input/{told.stem}.*"):
            answer = json.loads(told.read_bytes().decode("utf-8", "replace"))
            yield file.name, file, answer.get("feed", answer)["items"]


PAIRS = list(references()) if DATA.is_dir() else []


@pytest.mark.parametrize(("name", "file", "entries"), PAIRS, ids=[name for name, _, _ in PAIRS])
def test_as_many_entries_as_the_reference_and_their_titles(name: str, file: Path, entries: list[Any]) -> None:
    document = parse(file.read_bytes(), "", {}, NOW)
    assert len(document.items) >= len(entries), name
    wrong = [
        (one.title, told) for one, told in zip(document.items, map(_title, entries), strict=False) if _other(one, told)
    ]
    assert wrong == []


def _title(entry: dict[str, Any]) -> str:
    title = entry.get("title") or ""
    return title.get("content", "") if isinstance(title, dict) else title


def _other(article: Article, told: Any) -> bool:
    # References that lost letters to a wrong charset, or kept markup, prove nothing.
    if not isinstance(told, str) or "\ufffd" in told or "<" in told or "&" in told:
        return False
    return " ".join(told.split()) != article.title


def test_nearly_every_expectation_of_feedparser_is_met(parsed: dict[Path, Document]) -> None:
    """Where it speaks of title, link, id, text, author or dates: measured 97.6 %, the rest matters of taste."""
    told = [(file, expectations.expectation(file.read_bytes())) for file in parsed if "feedparser" in file.parts]
    results = {file: expectations.met(expected, parsed[file]) for file, expected in told if expected}
    judged = [met for met in results.values() if met is not None]
    assert len(judged) > 1_000
    share = sum(judged) / len(judged)
    assert share >= 0.97, f"{share:.3f}: {[file.name for file, met in results.items() if met is False][:40]}"


def test_no_text_keeps_anything_that_runs(parsed: dict[Path, Document]) -> None:
    found = [
        (file.name, text[:80])
        for file, document in parsed.items()
        for one in document.items
        for text in (one.title, one.summary, one.text, one.url, *one.authors)
        if "sanitize" in file.parts and DANGEROUS.search(text)
    ]
    assert found == []


def test_skeletons_find_the_items_of_well_formed_feeds(parsed: dict[Path, Document]) -> None:
    """Measured 1,528 of 1,528: a skeleton that misses an item would let it pass unseen."""
    whole = {
        file: one for file, one in parsed.items() if one.error is None and not one.counts.get("mended") and one.items
    }
    same = [file for file, one in whole.items() if len(skeleton(file.read_bytes()).keys) >= len(one.items)]
    assert len(same) >= 0.97 * len(whole)


def strings() -> Iterator[tuple[str, str | None]]:
    for file in sorted(DATA.glob("dates/*.json")):
        for row in json.loads(file.read_bytes()):
            if "utc" in row:
                yield row["s"], row["utc"]
            elif "parser" in row:
                yield row["s"], _spelled(row["expected"])


def _spelled(expected: list[int] | None) -> str | None:
    return "{:04}-{:02}-{:02} {:02}:{:02}:{:02}".format(*expected) if expected else None


def test_no_date_is_read_wrongly() -> None:
    wrong = [
        (text, str(found.at), expected)
        for text, expected in strings()
        if (found := dates.read(text)) is not None and f"{found.at:%Y-%m-%d %H:%M:%S}" != expected
    ]
    assert wrong == []


def test_nearly_all_dates_are_read() -> None:
    """Of 156: not read are times without a day, 24:05, the year 1, and ISO 8601's shortest forms."""
    texts = [row["s"] for file in DATA.glob("dates/*.json") for row in json.loads(file.read_bytes())]
    assert sum(dates.read(text) is not None for text in texts) >= 119

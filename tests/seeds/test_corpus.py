"""The seed corpus: the first document verbatim, everything else invented and marked so, and the README's table true."""

from __future__ import annotations

import os
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from agents.records import Article
from tests.golden import ROOT, corpus
from tests.seeds.table import README, places, table

DATA = Path(os.environ.get("VEDETTE_DATA") or ROOT.parent / "shared" / "data")
SEED, *INVENTED = [line for _, line in places()]


def test_the_first_article_is_the_seed_article_byte_for_byte() -> None:
    """The file ends without a line end, and so does the article's text."""
    path = DATA / "seed-article.txt"
    if not path.exists():
        pytest.skip(f"no {path}: set VEDETTE_DATA to the folder that has it")
    first = next(record for record in corpus() if isinstance(record, Article))
    assert first.text.encode() == path.read_bytes()


def test_the_first_article_is_dated_the_day_after_the_hearing() -> None:
    assert "hearing yesterday" in SEED["text"]
    assert SEED["published_at"].startswith("2020-03-11")
    assert SEED["text"].endswith("Source » middleeastmonitor")


def test_at_least_thirty_others_are_marked_as_invented() -> None:
    assert len(INVENTED) >= 30
    assert all(line.get("invented") is True for line in INVENTED)
    assert not SEED.get("invented")


def test_invented_outlets_live_where_no_real_one_can() -> None:
    hosts = [urlsplit(line["url"]).hostname for line in INVENTED if "url" in line]
    assert hosts
    assert all(host.endswith(".example") for host in hosts)


def test_no_watched_person_is_in_an_invented_article() -> None:
    persons = (ROOT / "seeds" / "watchlist" / "persons.yaml").read_text()
    names = ["Soleimani", "McKenzie", "Milley", "Trump", "Sharif", "سليماني", "سلیمانی", "Сулеймани", "ترامب", "Трамп"]
    assert all(name in persons for name in names[:5])
    told = "".join(line.get("title", "") + line.get("text", "") for line in INVENTED)
    assert not [name for name in names if name in told]


def test_the_articles_come_in_the_order_of_their_times() -> None:
    times = [record.fetched_at for record in corpus() if isinstance(record, Article)]
    assert times == sorted(times)


@pytest.mark.parametrize("lang", ["ar", "en", "fa", "he", "ru", "fr", "es", "tr"])
def test_the_corpus_speaks_the_language(lang) -> None:
    assert lang in {line.get("lang") for line in INVENTED}


def test_the_table_of_the_readme_is_what_comes_of_each_line() -> None:
    """`python -m tests.seeds.table` writes it anew; the difference is for a reviewer."""
    assert table() in README.read_text()
    assert f"{1 + len(INVENTED)} articles" in README.read_text()

"""The same article again: what is a refetch, an update, a body after its summary, a URL used for another text."""

from __future__ import annotations

import random
from typing import Any, cast

import pytest

from agents.deduplicate.stage import Deduplicate
from agents.records import Article, Judged, Time
from agents.stage import Fold, Stage
from agents.url import canonical
from agents.wire import article_id
from benchmarks.prose import article, joined

BEGIN = Time.parse("2026-03-01T08:00:00Z")
TEXT = joined(article(random.Random(1), words=250))
OTHER = joined(article(random.Random(2), words=250))
PAGE = "https://harbour.example/news/1"


def judged(*texts: str | dict[str, Any]) -> Judged:
    """The verdict on the last of some versions of one article."""
    stage = Fold(cast(Stage, Deduplicate()))
    record: Any = None
    for number, told in enumerate(texts):
        fields = {"text": told} if isinstance(told, str) else told
        at = Time.from_ms(BEGIN.ms() + number * 1000)
        one = Article(id=article_id(PAGE, "test", "", "", "", ""), source="test", fetched_at=at, **fields)
        record = stage.take(one).outputs[0].record
    return cast(Judged, record)


def edited(text: str, old: str, new: str) -> str:
    assert old in text
    return text.replace(old, new)


@pytest.mark.parametrize(
    ("edit", "form"),
    [
        pytest.param(TEXT, "exact", id="nothing"),
        pytest.param(TEXT.replace("\n\n", "\n \t\n"), "exact", id="white space"),
        pytest.param(TEXT.replace("“", '"').replace("”", '"').replace(" - ", " — "), "exact", id="quotes and dashes"),
        pytest.param(TEXT + "\n12 comments", "immaterial", id="a counter"),
        pytest.param(TEXT + "\n1,204 views · 33 shares", "immaterial", id="counters"),
        pytest.param("Last updated on 3 March 2026 at 10:15\n" + TEXT, "immaterial", id="an update stamp"),
        pytest.param("Updated: March 3, 2026\n" + TEXT, "immaterial", id="a bumped date"),
    ],
)
def test_an_edit_of_nothing_that_is_said_is_a_refetch(edit: str, form: str) -> None:
    again = judged(TEXT, edit)
    assert (again.verdict, again.evidence.form, again.version) == ("refetch", form, 1)


@pytest.mark.parametrize(
    "edit",
    [
        pytest.param(TEXT + " 12 people were hurt.", id="a sentence more"),
        pytest.param(TEXT.rpartition(". ")[0] + ".", id="a sentence less"),
        pytest.param(TEXT.replace(" the ", " this ", 1), id="a word"),
        pytest.param(TEXT + " The talks go on.\n\n14 comments", id="a sentence and a counter"),
    ],
)
def test_an_edit_of_what_is_said_is_an_update(edit: str) -> None:
    again = judged(TEXT, edit)
    assert (again.verdict, again.evidence.form, again.version) == ("update", "text", 2)
    assert again.evidence.c5 is not None
    assert again.evidence.passages


def test_an_update_says_which_numbers_and_names_changed() -> None:
    again = judged(TEXT + " In Velm 12 were hurt, Arvid Senn said.", TEXT + " In Velm 15 were hurt, Pia Rusk said.")
    assert {"+15", "+pia", "+rusk", "-12"} <= set(again.evidence.differs)


def test_a_version_after_a_refetch_counts_on() -> None:
    assert judged(TEXT, TEXT, TEXT + " More was said.", TEXT + " More was said.").version == 2


def test_a_page_used_for_another_text_is_an_original_of_its_own() -> None:
    again = judged(TEXT, OTHER)
    assert (again.verdict, again.evidence.form) == ("original", "url-reuse")
    assert again.root != again.article.id


def test_a_body_follows_its_summary_and_is_an_update() -> None:
    again = judged(
        {"text": "", "summary": "The harbour is closed."},
        {"text": TEXT, "summary": "The harbour is closed.", "flags": ("full_text",)},
    )
    assert (again.verdict, again.evidence.form, again.version) == ("update", "body", 2)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        pytest.param((PAGE, "a", "1"), (PAGE, "b", "2"), True, id="one page in two feeds"),
        pytest.param(
            (PAGE + "?utm_source=rss", "a", ""), ("http://www.harbour.example/news/1/", "b", ""), True, id="ways"
        ),
        pytest.param((PAGE, "a", "1"), (PAGE + "0", "a", "1"), False, id="a page counts more than a guid"),
        pytest.param(("", "a", "1"), ("", "a", "1"), True, id="a guid where no page is"),
        pytest.param(("", "a", "1"), ("", "b", "1"), False, id="a guid is its source's"),
        pytest.param(("", "a", "1"), ("", "a", "2"), False, id="another guid"),
        pytest.param(("mailto:desk@harbour.example", "a", "1"), ("", "a", "1"), True, id="what is no page is none"),
        pytest.param(("", "a", ""), ("", "a", ""), True, id="the contents, where nothing else is"),
    ],
)
def test_identity(one: tuple[str, str, str], other: tuple[str, str, str], same: bool) -> None:
    ids = [article_id(canonical(url), source, guid, "T", "", TEXT) for url, source, guid in (one, other)]
    assert (ids[0] == ids[1]) is same


def test_other_contents_are_another_article() -> None:
    assert article_id("", "a", "", "T", "", TEXT) != article_id("", "a", "", "T", "", OTHER)

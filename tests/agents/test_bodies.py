"""Ten papers with one agency's story are one source, also where only their pages show it: all stages in memory."""

from __future__ import annotations

import random
from datetime import timedelta

import pytest

from agents.alert.stage import Alerting
from agents.deduplicate.agencies import AGENCIES
from agents.deduplicate.publishers import parse as publishers
from agents.deduplicate.publishers import shipped
from agents.deduplicate.stage import Deduplicate
from agents.flag.compile import compile_watchlist
from agents.flag.reading import parse
from agents.flag.stage import Flag
from agents.owners import OWNERS, owner
from agents.pipeline import Pipeline
from agents.records import Alert, AlertData, Article, Judged, Record, Tick, Time
from agents.wire import digest, encode
from benchmarks.prose import article as invented

LIST = """
entities:
  - {id: sembra, kind: place, name: Sembra, names: {en: [Sembra]}}
rules:
  - {id: of-sembra, title: Sembra, when: '@sembra'}
"""
WATCHED = compile_watchlist(parse({"list.yaml": LIST}))
OWNED = publishers("ria.ru\trossiya-segodnya\tagency\tc\nhurriyet.com.tr\tdemiroren\tnational\ta\n")
BEGIN = Time.parse("2026-03-01T08:00:00Z")
BODY = "The bridge of Sembra was closed at noon. " + " ".join(invented(random.Random(4), words=250))
TITLE = "Bridge of Sembra closed"
SUMMARIES = (
    "Bridge of Sembra closed by its wardens, who name no reason.",
    "The wardens of Sembra have closed the bridge, and ferries are full.",
    "No way over the river: the bridge of Sembra closed this noon.",
)
OUTLETS = ("first", "second", "third")


def item(outlet: str, minutes: float, summary: str = "", body: str = "", **more: object) -> Article:
    """An invented outlet's article as its feed has it, or with the text of its page."""
    url = f"https://{outlet}.example/bridge" if "." not in outlet else f"https://{outlet}/bridge"
    at = Time.of(BEGIN + timedelta(minutes=minutes))
    made = {
        "id": digest("test", outlet),
        "source": outlet,
        "url": url,
        "title": TITLE,
        "summary": summary,
        "text": body,
        "lang": "en",
        "published_at": BEGIN,
        "fetched_at": at,
        "flags": ("full_text",) if body else (),
    }
    return Article(**(made | more))


def tick(minutes: float) -> Tick:
    return Tick(at=Time.of(BEGIN + timedelta(minutes=minutes)))


def outputs(log: list[Record]) -> list[Record]:
    pipeline = Pipeline([Deduplicate(OWNED), Flag(WATCHED), Alerting()])
    return [output.record for output in pipeline.run(log)]


def alerts(log: list[Record]) -> list[AlertData]:
    return [record.data for record in outputs(log) if isinstance(record, Alert)]


def judged(log: list[Record]) -> list[Judged]:
    return [record for record in outputs(log) if isinstance(record, Judged)]


def feeds(**more: object) -> list[Record]:
    return [item(name, at, told, **more) for at, (name, told) in enumerate(zip(OUTLETS, SUMMARIES, strict=True))]


def pages(**more: object) -> list[Record]:
    return [item(name, 10 + at, SUMMARIES[at], BODY, **more) for at, name in enumerate(OUTLETS)]


def test_a_body_is_a_copy_of_the_first_body_and_a_new_version_of_its_own_article() -> None:
    first, second, third = judged([*feeds(), *pages()])[3:]
    assert (first.verdict, first.derived, first.original) == ("update", "", first.article.id)
    for copy in (second, third):
        assert (copy.verdict, copy.version, copy.evidence.form) == ("update", 2, "body")
        assert (copy.derived, copy.original, copy.root) == ("copy", first.article.id, first.article.id)
        assert copy.evidence.c5 == 1.0
        passage = copy.evidence.passages[0]
        assert copy.article.text[passage.start : passage.end].startswith(passage.quote)


def test_three_outlets_whose_pages_have_one_text_are_one_alert_with_one_publisher() -> None:
    """What their summaries counted is taken back with the next revision; what was sent before stays as it was."""
    told = alerts([*feeds(), *pages(), tick(400)])
    assert {data.alert_id for data in told} == {told[0].alert_id}
    assert [data.state for data in told] == ["opened", "updated"]
    last = told[-1].story
    assert (last.articles, last.copies, last.publishers) == (3, 2, 1)
    assert [one.family for one in told[-1].publishers] == ["first.example"]


def test_publishers_that_were_told_and_turn_out_to_copy_are_told_to_be_fewer() -> None:
    late = [item(name, 500 + at, SUMMARIES[at], BODY) for at, name in enumerate(OUTLETS)]
    told = alerts([*feeds(), tick(400), *late, tick(900), tick(9000)])
    assert [(data.state, data.story.publishers) for data in told] == [
        ("opened", 1),
        ("updated", 3),
        ("updated", 1),
        ("closed", 1),
    ]
    assert told[2].changes == ("publisher -2", "an article was edited")


def test_copies_known_by_their_pages_alone_are_one_alert_with_one_publisher() -> None:
    """Their summaries name nothing that is watched."""
    log = [
        item(name, at, f"A crossing is shut, {name} hears.", title="A crossing is shut")
        for at, name in enumerate(OUTLETS)
    ]
    told = alerts([*log, *pages(title="A crossing is shut"), tick(9000)])
    assert [data.state for data in told] == ["opened", "closed"]
    assert (told[-1].story.articles, told[-1].story.copies, told[-1].story.publishers) == (3, 2, 1)


def test_alerts_of_two_summaries_become_one_when_the_pages_have_one_text() -> None:
    one = item("first", 0, "Ferries queue at Sembra.", title="Ferries queue")
    other = item("second", 1, "Engineers inspect pillars; Sembra waits.", title="Engineers inspect pillars")
    log = [one, other, item("first", 10, one.summary, BODY, title=one.title)]
    log += [item("second", 11, other.summary, BODY, title=other.title), tick(400)]
    told = alerts(log)
    assert [data.state for data in told][:2] == ["opened", "opened"]
    closed = next(data for data in told if data.state == "closed")
    assert closed.changes == (f"merged into {told[0].alert_id}",)
    assert (told[-1].alert_id, told[-1].story.publishers, told[-1].story.copies) == (told[0].alert_id, 1, 1)


def test_a_later_article_is_found_as_a_copy_of_a_body() -> None:
    log = [*feeds(), *pages(), item("fourth", 30, "", BODY, flags=())]
    copy = judged(log)[-1]
    assert (copy.verdict, copy.original, copy.root) == ("copy", digest("test", "first"), digest("test", "first"))


def test_a_copy_that_is_edited_stays_a_copy_and_the_original_an_original() -> None:
    edited = BODY + " It will open again, the wardens say."
    log = [
        *feeds(),
        *pages(),
        item("second", 40, SUMMARIES[1], edited),
        item("first", 41, SUMMARIES[0], edited + " Soon."),
    ]
    copy, original = judged(log)[-2:]
    assert (copy.verdict, copy.version, copy.derived, copy.root) == ("update", 3, "copy", digest("test", "first"))
    assert (original.verdict, original.version, original.derived) == ("update", 3, "")
    assert original.root == original.article.id
    assert alerts([*log, tick(500)])[-1].story.publishers == 1


def test_a_body_that_a_page_printed_before_is_the_copy_of_that_page() -> None:
    log: list[Record] = [
        item("first", 0, SUMMARIES[0]),
        item("paper", 5, "", BODY),
        item("first", 10, SUMMARIES[0], BODY),
    ]
    copy = judged(log)[-1]
    assert (copy.derived, copy.original, copy.root) == ("copy", digest("test", "paper"), digest("test", "paper"))


SHARED = " ".join(invented(random.Random(6), words=30)) + " Sembra waits."


def test_the_page_of_a_copied_summary_stays_a_copy_while_the_originals_page_is_not_there() -> None:
    """Whichever page comes first, one publisher; once both are there the texts say what they are."""
    log = [item(name, at, SHARED) for at, name in enumerate(OUTLETS[:2])]
    own = "Sembra, a report. " + " ".join(invented(random.Random(11), words=250))
    early = [*log, item("second", 10, SHARED, BODY)]
    (copy,) = judged(early)[2:]
    assert (copy.verdict, copy.derived, copy.original) == ("update", "copy", digest("test", "first"))
    same = [*early, item("first", 11, SHARED, BODY), tick(9000)]
    assert alerts(same)[-1].story.publishers == 1
    other = [
        *early,
        item("first", 11, SHARED, own),
        item("second", 500, SHARED, BODY + " It opened again."),
        tick(9000),
    ]
    assert judged(other)[-1].derived == ""
    assert alerts(other)[-1].story.publishers == 2


def test_a_round_up_of_a_page_stays_apart_and_says_what_it_holds() -> None:
    around = " ".join(invented(random.Random(9), words=900)) + " " + BODY
    log: list[Record] = [
        item("paper", 0, "", BODY),
        item("second", 1, SUMMARIES[1]),
        item("second", 9, SUMMARIES[1], around),
    ]
    held = judged(log)[-1]
    assert (held.verdict, held.derived, held.original) == ("update", "contained", digest("test", "paper"))
    assert held.root == held.article.id


def test_a_round_up_is_no_publisher_of_the_report_that_it_holds_and_its_next_version_is_none_either() -> None:
    around = " ".join(invented(random.Random(9), words=900)) + " " + BODY
    quiet = {"title": "Letter of the week"}
    log: list[Record] = [item("paper", 0, "", BODY), item("second", 1, "What else there was.", **quiet)]
    log += [item("second", 9 + more, "What else there was.", around + " More." * more, **quiet) for more in range(2)]
    told = alerts([*log, tick(9000)])
    assert {data.alert_id for data in told} == {told[0].alert_id}
    assert (told[-1].story.articles, told[-1].story.publishers) == (2, 1)


def test_a_url_used_for_anothers_text_is_a_copy() -> None:
    other = " ".join(invented(random.Random(8), words=200))
    log: list[Record] = [
        item("paper", 0, "", BODY),
        item("live", 1, "", other, flags=()),
        item("live", 9, "", BODY, flags=()),
    ]
    copy = judged(log)[-1]
    assert (copy.verdict, copy.version, copy.root) == ("copy", 2, digest("test", "paper"))


def test_a_page_that_credits_an_agency_counts_as_the_agency_alone() -> None:
    credited = f"SEMBRA (Reuters) - {BODY}"
    told = alerts([item("first", 0, SUMMARIES[0]), item("first", 10, SUMMARIES[0], credited), tick(400)])
    assert [one.family for one in told[-1].publishers] == ["reuters"]


def test_bodies_read_back_from_the_ledger_are_judged_alike() -> None:
    log = [*feeds(), *pages(), item("fourth", 30, "", BODY, flags=()), tick(400)]
    whole, cut = (Pipeline([Deduplicate(OWNED), Flag(WATCHED), Alerting()]) for _ in range(2))
    expected = [encode(output.record) for output in whole.run(log)]
    got = [encode(output.record) for output in cut.run(log[:4])]
    for fold in cut.folds.values():
        state = fold.stage.state()
        for key, value in fold.state.scan(""):
            state.apply(key, value)
        fold.state = state
    assert got + [encode(output.record) for output in cut.run(log[4:])] == expected


@pytest.mark.parametrize("agency", sorted(AGENCIES))
def test_every_agency_that_texts_credit_counts_as_its_owners_outlets_do(agency: str) -> None:
    families = {known.family for known in shipped().values()}
    assert owner(agency) in families
    homes = {known.family for domain, known in shipped().items() if domain.split(".")[0] == agency}
    assert not homes or owner(agency) in homes


def test_owners_are_of_agencies_that_texts_credit() -> None:
    assert OWNERS.keys() <= AGENCIES.keys()


@pytest.mark.parametrize(("outlet", "credit"), [("ria.ru", "РИА Новости"), ("hurriyet.com.tr", "DHA")])
def test_an_owner_is_one_publisher_by_its_outlet_and_by_its_agency(outlet: str, credit: str) -> None:
    """The outlet's own report, and another paper's that credits the owner's agency."""
    own = item(outlet, 0, SUMMARIES[0])
    credited = item("paper", 1, f"{SUMMARIES[1]} ({credit})")
    told = alerts([own, credited, tick(9000)])
    assert told[-1].articles[-1].wire or told[-1].articles[0].wire
    assert (told[-1].story.articles, told[-1].story.publishers) == (2, 1)

"""Copies, versions and originals: one verdict an article, with its evidence, as a fold that can be restored."""

from __future__ import annotations

import random
from datetime import timedelta

import msgspec
import pytest

from agents.deduplicate.credit import wire
from agents.deduplicate.sketch import resemblance, sketch
from agents.deduplicate.stage import Deduplicate
from agents.records import Article, Judged, Tick, Time
from agents.stage import Fold
from agents.wire import digest

START = Time.parse("2026-01-01T00:00:00Z")
WORDS = [
    f"{a}{b}"
    for a in ("tel", "mar", "kon", "vis", "bro", "sal", "dun", "fer")
    for b in ("a", "ed", "ing", "or", "us", "ly")
]


def prose(seed: int, count: int = 200) -> str:
    rng = random.Random(seed)
    return " ".join(rng.choice(WORDS) for _ in range(count))


def article(url: str, text: str, after: float = 0, **fields) -> Article:
    made = {"id": digest("article", url), "source": "test", "canonical_url": url, "title": url[-10:], "text": text}
    made["fetched_at"] = Time.of(START + timedelta(hours=after))
    return Article(**(made | fields))


def judge(*records) -> list[Judged]:
    fold = Fold(Deduplicate())
    return [
        output.record for record in records for output in fold.take(record).outputs if isinstance(output.record, Judged)
    ]


A = prose(1)


@pytest.mark.parametrize(
    ("text", "verdict", "form"),
    [
        (A, "copy", "exact"),
        (A + " and a short footer that this outlet adds to whatever it prints", "copy", ""),
        (" ".join(A.split()[:110]), "copy", "cut"),
        (" ".join(A.split()[:60]), "contained", "cut"),
        (prose(2), "original", ""),
        (prose(3, 500) + " " + A + " " + prose(4, 500), "contained", "extended"),
    ],
)
def test_another_address_with(text: str, verdict: str, form: str) -> None:
    first, second = judge(article("https://a.example/1", A), article("https://b.example/2", text, 1))
    assert first.verdict == "original"
    assert (second.verdict, second.evidence.form) == (verdict, form)
    assert second.root == (first.article.id if verdict == "copy" else second.article.id)


def test_a_quotation_in_common_makes_no_copy() -> None:
    quote = "“" + prose(9, 60) + "”"
    verdicts = judge(
        article("https://a.example/1", prose(5, 40) + " " + quote),
        article("https://b.example/2", prose(6, 45) + " " + quote, 1),
    )
    assert [one.verdict for one in verdicts] == ["original", "original"]


def test_the_same_address_again_is_a_refetch_or_an_update() -> None:
    edited = " ".join([*A.split()[:150], "a new paragraph that was not there before and says other things"])
    verdicts = judge(
        article("https://a.example/1", A),
        article("https://a.example/1", A, 1),
        article("https://a.example/1", edited, 2),
    )
    assert [(one.verdict, one.version) for one in verdicts] == [("original", 1), ("refetch", 1), ("update", 2)]
    assert verdicts[2].root == verdicts[0].root


def test_a_counter_or_a_bumped_date_is_no_edit() -> None:
    page = A + "\n\n12 comments\nLast updated: 3 January 2026 10:00"
    bumped = A + "\n\n48 comments\nLast updated: 4 January 2026 18:30"
    assert [
        one.verdict for one in judge(article("https://a.example/1", page), article("https://a.example/1", bumped, 5))
    ] == ["original", "refetch"]


def test_an_address_used_for_another_text_is_an_original_again() -> None:
    first, second = judge(article("https://a.example/live", A), article("https://a.example/live", prose(7), 9))
    assert (second.verdict, second.version, second.evidence.form) == ("original", 2, "url-reuse")
    assert second.root != first.root


def test_a_full_text_is_the_next_version_of_its_summary() -> None:
    summary = article("https://a.example/1", " ".join(A.split()[:20]))
    body = article("https://a.example/1", A, 1, flags=("full_text",))
    assert [(one.verdict, one.evidence.form) for one in judge(summary, body)][1] == ("update", "body")


def test_a_series_with_other_figures_is_no_copy() -> None:
    prices = "Weekly grain prices for the northern markets: wheat 210, barley 180, rye 165 a ton. " + prose(8, 60)
    this = article("https://a.example/1", prices, title="Grain prices, week 12")
    other = article(
        "https://a.example/2", prices.replace("210", "214").replace("180", "177"), 168, title="Grain prices, week 13"
    )
    assert [one.verdict for one in judge(this, other)] == ["original", "original"]


def test_evidence_shows_where_the_shared_passages_stand() -> None:
    text = prose(10, 30) + " " + A
    first, second = judge(article("https://a.example/1", A), article("https://b.example/2", text, 1))
    passage = second.evidence.passages[0]
    assert text[passage.start : passage.end].startswith(passage.quote)
    assert first.article.text[passage.original_start : passage.original_end] == text[passage.start : passage.end]


def test_what_is_out_of_the_window_is_forgotten_by_the_logs_time() -> None:
    fold = Fold(Deduplicate())
    fold.take(article("https://a.example/1", A))
    fold.take(Tick(at=Time.of(START + timedelta(days=8))))
    assert not fold.state.near
    assert fold.state.known
    fold.take(Tick(at=Time.of(START + timedelta(days=31))))
    assert not fold.state.known
    assert not fold.state.by_key
    assert not fold.state.by_text


def test_a_restored_state_judges_like_the_one_it_was_restored_from() -> None:
    log = [article(f"https://a.example/{n}", prose(n % 7), n) for n in range(30)]
    live, ledger = Fold(Deduplicate()), {}
    for record in log[:20]:
        step = live.take(record)
        ledger |= {change.key: change.value for change in step.changes}
    restored = Fold(Deduplicate())
    restored.at = live.at
    for key, value in ledger.items():
        restored.state.apply(key, value)
    assert [live.take(record).outputs for record in log[20:]] == [restored.take(record).outputs for record in log[20:]]


def test_arabic_hebrew_and_chinese_copies_are_found() -> None:
    for text in (
        "قالت الوزارة إن الشحنة الأولى وصلت إلى الميناء صباح الخميس " * 8,
        "המועצה הודיעה כי הכביש ייסגר בלילה עד להודעה חדשה " * 8,
        "港务局星期四表示第一批设备已经运抵港口并将在五周内完成安装工作" * 4,
    ):
        words = text + "x1 y2 z3"
        _first, second = judge(article("https://a.example/1", words), article("https://b.example/2", words + " q4", 1))
        assert second.verdict == "copy"


def test_a_sketch_is_the_same_on_every_machine_and_finds_a_part() -> None:
    whole, part = sketch(A.split()), sketch(A.split()[:120])
    assert whole == sketch(A.split())
    assert set(whole.keys) & set(part.keys)
    assert resemblance(whole.fingerprint, part.fingerprint) > resemblance(
        whole.fingerprint, sketch(prose(2).split()).fingerprint
    )
    assert not sketch([]).keys


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        ("BAGHDAD (Reuters) - Something happened.", "reuters"),
        ("KYIV (AP) — Something happened.", "ap"),
        ("Something happened. (AFP)", "afp"),
        ("Something happened.\n\nSource » middleeastmonitor", "middleeastmonitor"),
        ("Что-то случилось.\n\nИсточник: ТАСС", "tass"),
        ("A map (app) of the region was published.", None),
        ("The reader reuters nothing.", None),
    ],
)
def test_the_agency_credited_in_a_text(text: str, agency: str | None) -> None:
    assert wire(text) == agency


def test_late_articles_are_flagged() -> None:
    old = article("https://a.example/2", prose(11), 0)
    verdicts = judge(article("https://a.example/1", A, 24 * 9), old)
    assert [one.late for one in verdicts] == [False, True]
    assert msgspec.json.encode(verdicts[1].late) == b"true"

"""Finding names: exact offsets, word edges, case, decoys and context, in every script."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agents.flag.compile import compile_watchlist
from agents.flag.mention import FLAG
from agents.flag.reading import parse
from agents.flag.samples import sample
from agents.flag.scan import scan
from agents.flag.stage import Flag, fields
from agents.records import Activated, Hit, Mentions, Tick, Time
from agents.stage import Fold
from tests.golden import corpus, shipped

LIST = """
entities:
  - {id: s-400, kind: system, class: air-defence.sam, names: {en: [S-400], ru: [С-400]}}
  - {id: damascus, kind: place, names: {tr: [Şam]}}
  - {id: who, kind: actor, names: {en: [WHO]}}
  - id: hawk
    kind: system
    names: {en: [{text: Hawk, ambiguous: true}]}
    require: {any: [missile*, "@class:air-defence.*"], within: 5 words}
    forbid: {any: [bird], within: 5 words}
    decoys: [Hawk Tuah, Hawk aircraft]
  - {id: global-hawk, kind: system, names: {en: [Global Hawk]}}
  - id: nasrallah
    kind: person
    names: {en: [Hassan Nasrallah, {text: Nasrallah, guarded: true}], cs: [Nasralláh]}
    forbid: {any: [novel*], within: 4 words}
  - {id: irgc, kind: actor, part_of: [iran], names: {en: [IRGC]}}
  - {id: iran, kind: place, class: country, names: {en: [Iran], ar: [إيران]}}
  - {id: houthis, kind: actor, names: {ar: [الحوثيون], ru: [хуситы], he: [חות'ים], tr: [Husi]}}
  - {id: soleimani, kind: person, names: {en: [Soleimani, Qassem Soleimani]}}
  - {id: isis, kind: actor, names: {en: [ISIS], ru: [Исламское государство], fr: [État islamique]}}
  - id: hezbollah
    kind: actor
    names: {en: [Hezbollah], fa: [حزب الله], ru: [Хезболла], ja: [ヒズボラ], ko: [헤즈볼라]}
  - id: drone
    kind: system
    names: {ar: [طائرة مسيرة], fa: [موشک بالستیک], it: [missile balistico], pl: [Korpus Strażników]}
cues: {deploy: [deploy*, "bring* into"]}
rules:
  - {id: of-iran, when: '@iran'}
  - {id: iran-itself, when: '=@iran'}
  - {id: near, when: '@s-400 NEAR/4 #deploy'}
  - {id: undone, when: '@s-400', unless: [{near: [museum], within: 3 words}]}
"""
COMPILED = compile_watchlist(parse({"list.yaml": LIST}))


def found(text: str) -> list[tuple[str, str]]:
    scanned = scan(COMPILED, fields(sample(text)))
    return [(m.entity, m.surface) for m in scanned.mentions if m.confidence >= FLAG]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the S-400 and S400s", [("s-400", "S-400"), ("s-400", "S400")]),
        ("an S-4000 printer, an XS-400", []),
        ("S-400’s radar", [("s-400", "S-400")]),
        ("WHO said so; who knows", [("who", "WHO")]),
        ("a Hawk missile", [("hawk", "Hawk")]),
        ("a Hawk over the field", []),
        ("a hawk missile", []),
        ("the Hawk, a bird, and a missile", []),
        ("Hawk Tuah missile", []),
        ("the Hawk and the S-400", [("hawk", "Hawk"), ("s-400", "S-400")]),
        ("Şam'da, ŞAM, Sam ve sam", [("damascus", "Şam"), ("damascus", "ŞAM")]),
        ("Up Mount Iran, and a missile on Mount Hawk", [("iran", "Iran")]),
        ("Nasrallah spoke", [("nasrallah", "Nasrallah")]),
        ("Nasrallah, a novelist", []),
        ("Nasralláh, a novelist", []),
        ("Hassan Nasrallah, the novel", [("nasrallah", "Hassan Nasrallah")]),
        ("комплексы С-400 там", [("s-400", "С-400")]),
        ("атака хуситов", [("houthis", "хуситов")]),
        ("وقال الحوثيون", [("houthis", "الحوثيون")]),
        ("والحوثيون قالوا", [("houthis", "الحوثيون")]),
        ("إيران وايران", [("iran", "إيران"), ("iran", "ايران")]),
        ("Husi'ler", [("houthis", "Husi")]),
        ("Soleimani, General Soleimani", [("soleimani", "Soleimani"), ("soleimani", "Soleimani")]),
        ("Qassem Soleimani", [("soleimani", "Qassem Soleimani")]),
        ("Masoud Soleimani, Ali G. Soleimani", []),
        ("Исламского государства", [("isis", "Исламского государства")]),
        ("Хезболлой", [("hezbollah", "Хезболлой")]),
        ("I.S.I.S.", [("isis", "I.S.I.S")]),
        ("用S-400战机", [("s-400", "S-400")]),
        ("С-400ПМУ2", [("s-400", "С-400")]),
        ("S-400을", [("s-400", "S-400")]),
        ("ו-S-400", [("s-400", "S-400")]),
        ("Hezbollahu, Hezbollahının", [("hezbollah", "Hezbollah"), ("hezbollah", "Hezbollah")]),
        ("Hezbollahledaren", [("hezbollah", "Hezbollah")]),
        ("Hezbollahx", []),
        ("حزب‌الله و حزب الله", [("hezbollah", "حزب‌الله"), ("hezbollah", "حزب الله")]),
        ("للحوثيون", [("houthis", "للحوثيون")]),
        ("ヒズボラは", [("hezbollah", "ヒズボラ")]),
        ("ヒズボラン", []),
        ("헤즈볼라가", [("hezbollah", "헤즈볼라")]),
        ("الطائرات", []),
        ("بطائرة مسيرة", [("drone", "طائرة مسيرة")]),
        ("الطائرة المسيرة", [("drone", "طائرة المسيرة")]),
        ("موشک‌های بالستیک", [("drone", "موشک‌های بالستیک")]),
        ("missili balistici", [("drone", "missili balistici")]),
        ("Korpusu Strażników", [("drone", "Korpusu Strażników")]),
        ("חות׳ים", [("houthis", "חות׳ים")]),
        ("a missile and a Hawk aircraft", []),
        ("a missile and a Global Hawk aircraft", [("global-hawk", "Global Hawk")]),
    ],
)
def test_names_in(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


@given(
    st.lists(
        st.sampled_from(["S-400", "IRGC", "إيران", "хуситы", "🚀", "e\u0301", "\u202e", "word", "\n\n", "WHO", "ﬁ"]),
        max_size=25,
    )
)
@settings(max_examples=200, deadline=None)
def test_every_mention_is_its_surface(parts: list[str]) -> None:
    text = " ".join(parts)
    for mention in scan(COMPILED, fields(sample(text))).mentions:
        assert text[mention.start : mention.end] == mention.surface


def rules(text: str) -> set[str]:
    outputs = Fold(Flag(COMPILED)).take(sample(text)).outputs
    return {output.record.rule.id for output in outputs if isinstance(output.record, Hit)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("IRGC", {"of-iran"}),
        ("Iran", {"of-iran", "iran-itself"}),
        ("They deploy the S-400.", {"near", "undone"}),
        ("They deploy it. Then, after a long while, came the S-400.", {"undone"}),
        ("They are bringing into service the S-400", {"near", "undone"}),
        ("the S-400 museum", set()),
    ],
)
def test_rules_on(text: str, expected: set[str]) -> None:
    assert rules(text) == expected


def test_fields_do_not_run_into_each_other() -> None:
    judged = sample("the S-400")
    titled = msgspec.structs.replace(judged, article=msgspec.structs.replace(judged.article, title="They deploy"))
    assert {o.record.rule.id for o in Fold(Flag(COMPILED)).take(titled).outputs if isinstance(o.record, Hit)} == {
        "undone"
    }


def test_a_refetch_is_not_flagged_and_a_copy_points_to_its_original() -> None:
    judged = sample("Iran")
    refetch = msgspec.structs.replace(judged, verdict="refetch")
    assert not [o for o in Fold(Flag(COMPILED)).take(refetch).outputs if not isinstance(o.record, Activated | Tick)]
    copy = msgspec.structs.replace(judged, verdict="copy", original="b" * 26)
    hits = [o.record for o in Fold(Flag(COMPILED)).take(copy).outputs if isinstance(o.record, Hit)]
    assert {hit.copy_of for hit in hits} == {"b" * 26}


def test_a_tick_goes_to_every_partition_of_hits_every_ten_seconds() -> None:
    fold = Fold(Flag(COMPILED))
    ticks = []
    for seconds in (0, 1, 9.9, 10, 11, 25, 25):
        outputs = fold.take(Tick(at=Time.from_ms(int(seconds * 1000)))).outputs
        ticks.append([o.everywhere for o in outputs if isinstance(o.record, Tick)])
    assert ticks == [[True]] * 7
    judged = sample("Iran")
    again = [
        msgspec.structs.replace(judged, article=msgspec.structs.replace(judged.article, fetched_at=Time.from_ms(ms)))
        for ms in (26_000, 29_000, 31_000)
    ]
    assert [sum(isinstance(o.record, Tick) for o in fold.take(one).outputs) for one in again] == [0, 0, 1]
    first = fold.take(
        msgspec.structs.replace(
            again[0], article=msgspec.structs.replace(again[0].article, fetched_at=Time.from_ms(99_000))
        )
    ).outputs
    assert isinstance(first[0].record, Tick)


def test_every_name_of_the_seed_article_is_found() -> None:
    fold = Fold(Flag(shipped()))
    judged = sample("x")
    outputs = fold.take(msgspec.structs.replace(judged, article=corpus()[0])).outputs
    named = {
        m.entity for o in outputs if isinstance(o.record, Mentions) for m in o.record.mentions if m.confidence >= FLAG
    }
    wanted = """centcom iraq iran soleimani mckenzie house-armed-services air-defence missile-defence irgc anbar
        ballistic-missile ain-al-asad us-forces kurdistan-region baghdad-airport pentagon trump sharif-ramezan baghdad
        patriot milley joint-chiefs saudi-arabia yemen houthis united-states"""
    assert named >= set(wanted.split())


@pytest.mark.parametrize(("listed", "counts"), [("Volkov", True), ("Volkov, Igor Volkov", False)])
def test_a_person_known_by_the_surname_alone_is_whoever_bears_it(listed: str, counts: bool) -> None:
    one = compile_watchlist(parse({"w.yaml": f"entities: [{{id: volkov, kind: person, names: {{en: [{listed}]}}}}]"}))
    assert bool(scan(one, {"text": "a book by Anna Volkov"}, "en").mentions) is counts

"""Reading a watchlist: all faults at once, each with file and line."""

from __future__ import annotations

import pytest

from agents.errors import Refused
from agents.flag.compile import compile_watchlist
from agents.flag.reading import parse

GOOD = """
entities:
  - id: patriot
    kind: system
    names: {en: [PAC-3]}
cues:
  deploy: [deploy*]
rules:
  - id: a-rule
    when: '@patriot W/S #deploy'
    for: {publishers: 2, within: 3 hours}
    escalate: [{publishers: 4, to: critical}]
    policy: {window: 2 days, storm: 20/h}
"""


def test_a_good_list_is_read_with_its_policy() -> None:
    rule = parse({"good.yaml": GOOD}).rules["a-rule"]
    assert (rule.policy.hold_publishers, rule.policy.hold_within, rule.policy.window, rule.policy.storm) == (
        2,
        10800,
        172800,
        20,
    )


def test_the_version_names_the_content_and_not_where_it_stands() -> None:
    one = compile_watchlist(parse({"a.yaml": GOOD}))
    other = compile_watchlist(parse({"b.yaml": "# moved\n" + GOOD}))
    changed = compile_watchlist(parse({"a.yaml": GOOD.replace("PAC-3", "PAC-2")}))
    assert one.version == other.version != changed.version


@pytest.mark.parametrize(
    ("text", "line", "told"),
    [
        ("entities: {a: 1}", 1, "not a list"),
        ("entities:\n  - id: Bad Id\n    kind: system\n    names: {en: [PAC-3]}", 2, "proper id"),
        ("entities:\n  - id: a\n    kind: weapon\n    names: {en: [PAC-3]}", 3, "kind"),
        ("entities:\n  - id: a\n    kind: system\n    colour: red\n    names: {en: [PAC-3]}", 4, "not known"),
        ("entities:\n  - id: a\n    kind: system", 2, "no names"),
        ("entities:\n  - id: a\n    kind: system\n    names: {en: [x]}", 4, "shorter"),
        ("entities:\n  - id: a\n    kind: system\n    names: {en: [{text: Grad, ambiguous: true}]}", 2, "no `require`"),
        ("rules:\n  - id: a\n    when: '@gone'", 3, "@gone is not in the watchlist"),
        ("rules:\n  - id: a\n    when: '#gone'", 3, "#gone is not"),
        ("rules:\n  - id: a\n    when: 'x AND y OR z'", 3, "which comes first"),
        ("rules:\n  - id: a\n    severity: huge\n    when: 'x'", 3, "severity"),
        ("rules:\n  - id: a\n    when: 'x'\n    policy: {window: soon}", 4, "length of time"),
        ("rules:\n  - id: a\n    when: 'x'\n    escalate: [{to: high}]", 4, "escalation"),
        ("cues:\n  a: ['*']", 2, "empty word"),
        ("cues:\n  a: [x\nb", 4, "not YAML"),
        ("- a\n- b", 1, "not a mapping"),
    ],
)
def test_a_fault_is_told_with_its_line(text: str, line: int, told: str) -> None:
    with pytest.raises(Refused, match=told) as caught:
        parse({"bad.yaml": text})
    assert any(fault.line == line and fault.file == "bad.yaml" for fault in caught.value.faults), caught.value.faults


def test_all_faults_of_all_files_come_at_once() -> None:
    with pytest.raises(Refused) as caught:
        parse({"a.yaml": "nonsense: 1", "b.yaml": GOOD.replace("system", "thing"), "c.yaml": "entities: 3"})
    assert {fault.file for fault in caught.value.faults} == {"a.yaml", "b.yaml", "c.yaml"}


def test_one_id_on_two_things_names_both_places() -> None:
    with pytest.raises(Refused, match=r"b\.yaml:3: entity `patriot` is defined twice \(first in a\.yaml:3"):
        parse(
            {
                "a.yaml": GOOD,
                "b.yaml": GOOD.replace("a-rule", "b-rule")
                .replace("deploy:", "deploys:")
                .replace("#deploy", "#deploys"),
            }
        )

"""Stacks of watchlists: what later layers add and patch, and patches that no longer bite."""

from __future__ import annotations

from pathlib import Path

import pytest

from agents.errors import Refused
from agents.flag import folder
from agents.flag.reading import parse
from agents.flag.watchlist import Watchlist

BASE = """
entities:
  - id: patriot
    kind: system
    groups: [us]
    names: {en: [PAC-3, Patriot system, {text: Patriot, ambiguous: true}], ru: [Пэтриот]}
    require: {any: [missile*], within: 12 words}
    decoys: [Patriot Act]
    tests: {hit: [PAC-3], miss: [the Patriot Act]}
  - {id: hawk, kind: system, part_of: [patriot], names: {en: [MIM-23]}}
cues: {deploy: [deploy*, moved]}
rules:
  - id: moved
    when: '@patriot W/S #deploy'
    severity: medium
    labels: {desk: systems}
    policy: {window: 24h, cooldown: 6h}
    unless: [{near: [exercise]}]
"""


def stacked(*layers: str) -> Watchlist:
    return parse({f"{number}.yaml": layer for number, layer in enumerate((BASE, *layers))})


def test_a_patch_adds_to_lists_and_sets_what_is_no_list() -> None:
    made = stacked(
        """
entities:
  - patch: patriot
    name: The Patriot
    add:
      names: {en: [PAC-4], ar: [باتريوت]}
      groups: [nato]
      decoys: [Patriot Day]
      require: {any: [radar], within: 5 words}
      forbid: {any: [quarterback]}
"""
    ).entities["patriot"]
    assert [name.text for name in made.names] == ["PAC-3", "Patriot system", "Patriot", "PAC-4", "Пэтриот", "باتريوت"]
    assert (made.name, made.groups, made.decoys) == ("The Patriot", ("us", "nato"), ("Patriot Act", "Patriot Day"))
    assert made.require is not None
    assert made.forbid is not None
    assert (made.require.terms, made.require.within, made.forbid.terms) == (("missile*", "radar"), 5, ("quarterback",))


def test_a_patch_removes_aliases_decoys_and_fields() -> None:
    made = stacked(
        "entities: [{patch: patriot, remove: {names: [Patriot system, Patriot], decoys: [Patriot Act]}},"
        " {patch: patriot, remove: [require]}]"
    )
    assert [name.text for name in made.entities["patriot"].names] == ["PAC-3", "Пэтриот"]
    assert (made.entities["patriot"].decoys, made.entities["patriot"].require) == ((), None)
    assert made.warnings == ()


def test_a_name_that_is_added_again_is_told_anew() -> None:
    made = stacked("entities: [{patch: patriot, add: {names: {en: [{text: PAC-3, ambiguous: true}]}}}]")
    assert [name.ambiguous for name in made.entities["patriot"].names if name.text == "PAC-3"] == [True]


def test_a_patch_of_a_rule_changes_its_fields_and_its_policy_key_by_key() -> None:
    rule = stacked(
        "rules: [{patch: moved, severity: high, policy: {cooldown: 1h}, labels: {team: a},"
        " add: {unless: [{near: [drill]}]}}]"
    ).rules["moved"]
    assert (rule.severity, rule.policy.window, rule.policy.cooldown) == ("high", 86_400, 3_600)
    assert rule.labels == {"desk": "systems", "team": "a"}
    assert [unless.near for unless in rule.unless] == [("exercise",), ("drill",)]


def test_what_is_disabled_is_gone_and_what_names_it_is_warned() -> None:
    made = stacked("entities: [{patch: patriot, disable: true}]")
    assert set(made.entities) == {"hawk"}
    assert made.entities["hawk"].part_of == ()
    assert ["@patriot is disabled" in str(fault) for fault in made.warnings] == [True]
    assert not stacked("rules: [{patch: moved, disable: true}]").rules


def test_cues_are_patched_too() -> None:
    assert stacked("cues: {deploy: {add: [sent], remove: [moved]}}").cues["deploy"] == ("deploy*", "sent")


@pytest.mark.parametrize(
    ("layer", "told"),
    [
        (
            "entities: [{patch: patriott, disable: true}]",
            "1.yaml:1: patch of `patriott` no longer bites: there is no such id",
        ),
        ("entities: [{patch: patriot, remove: {names: [Patriot-System]}}]", "did you mean `Patriot system`?"),
        ("entities: [{patch: patriot, remove: {decoys: [Patriot Games]}}]", "'Patriot Games' is not among `decoys`"),
        ("entities: [{patch: hawk, remove: {decoys: [Tony Hawk]}}]", "`hawk` has no `decoys`"),
        ("entities: [{patch: hawk, remove: [forbid]}]", "it has no `forbid`"),
        ("entities: [{patch: hawk}]", "changes nothing"),
        ("cues: {deploy: {remove: [sent]}}", "'sent' is not among the words of cue `deploy`"),
        ("rules: [{patch: gone, severity: high}]", "patch of `gone` no longer bites"),
    ],
)
def test_a_patch_that_no_longer_bites_is_a_warning(layer: str, told: str) -> None:
    warnings = stacked(layer).warnings
    assert len(warnings) == 1
    assert told in str(warnings[0])


def test_a_fault_in_a_patch_is_told_at_the_patch() -> None:
    with pytest.raises(Refused) as caught:
        stacked(
            "entities:\n  - patch: patriot\n    add:\n      names:\n        en: [x]\n"
            "rules: [{patch: moved, when: '@a @b'}]"
        )
    assert [(fault.file, fault.line) for fault in caught.value.faults] == [("1.yaml", 5), ("1.yaml", 6)]


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    return path


def test_a_stack_reads_the_lowest_layer_first(tmp_path: Path) -> None:
    write(tmp_path / "base" / "all.yaml", BASE)
    write(tmp_path / "desk" / "desk.yaml", "extends: ../base\nentities: [{patch: patriot, add: {groups: [desk]}}]")
    mine = write(
        tmp_path / "mine.yaml", "extends: desk # and its base\nentities: [{patch: patriot, add: {groups: [me]}}]"
    )
    texts = folder.read(mine)
    assert [Path(name).name for name in texts] == ["all.yaml", "desk.yaml", "mine.yaml"]
    assert parse(texts).entities["patriot"].groups == ("us", "desk", "me")


def test_the_shipped_list_can_be_stood_on(tmp_path: Path) -> None:
    write(tmp_path / "mine.yaml", "extends: shipped\nentities: [{patch: patriot, disable: true}]")
    made = parse(folder.read(tmp_path))
    assert "patriot" not in made.entities
    assert "thaad" in made.entities
    assert made.entities["thaad"].file.startswith("shipped/")


def test_a_stack_that_leads_back_to_itself_is_refused(tmp_path: Path) -> None:
    write(tmp_path / "a.yaml", "extends: b.yaml\n" + BASE)
    write(tmp_path / "b.yaml", "extends:\n  - a.yaml\n")
    with pytest.raises(Refused, match=r"b\.yaml:1: `extends` leads back"):
        folder.read(tmp_path / "a.yaml")
    with pytest.raises(Refused, match=r"c\.yaml:2: extends gone, which is not there"):
        folder.read(write(tmp_path / "c.yaml", "# mine\nextends: gone\n"))

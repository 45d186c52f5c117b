"""The guide of the watchlist: its examples are read as they stand."""

from __future__ import annotations

import re
from pathlib import Path

from agents.flag.cases import read_cases
from agents.flag.lint import ERROR, NOTE, WARNING
from agents.flag.mention import FACTORS
from agents.flag.reading import parse

GUIDE = (Path(__file__).parents[3] / "docs" / "watchlist.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```yaml\n(.*?)```", GUIDE, re.DOTALL)
AROUND = """
entities:
  - {id: iraq, kind: place, names: {en: [Iraq]}}
  - {id: houthis, kind: actor, names: {en: [Houthi]}}
  - {id: hawk, kind: system, names: {en: [MIM-23]}}
cues: {strike: [strike*], drill: [drill*], killed: [killed]}
"""
EARLIER = BLOCKS[0].replace("decoys:  [Patriot Act,", "decoys:  [Patriot Act, Patriot Games,")
EARLIER = EARLIER.replace("en: [PAC-3,", "en: [PAC-3, Patriot system,").replace("deploy: [", "deploy: [station*, ")


def test_the_example_is_a_watchlist() -> None:
    made = parse({"around.yaml": AROUND, "guide.yaml": BLOCKS[0]})
    assert set(made.rules) == {"patriot-to-iraq"}
    assert made.warnings == ()


def test_the_patches_bite() -> None:
    made = parse({"around.yaml": AROUND, "guide.yaml": EARLIER, "patch.yaml": BLOCKS[1]})
    assert made.warnings == ()
    assert made.rules["patriot-to-iraq"].severity == "medium"
    assert "hawk" not in made.entities


def test_the_file_of_tests_is_read() -> None:
    assert read_cases("tests.yaml", BLOCKS[2], parse({"around.yaml": AROUND, "guide.yaml": BLOCKS[0]}))


def test_every_factor_and_level_is_in_the_guide() -> None:
    for name, value in FACTORS.items():
        assert f"{name} {value:g}".replace("0.", ".") in GUIDE, name
    for level in (ERROR, WARNING, NOTE):
        assert f"| {level}" in GUIDE

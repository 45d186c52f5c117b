"""Rules of the house that a tool can hold."""

from __future__ import annotations

import re
import subprocess
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from agents.alert.policy import JOINED, REASONS

ROOT = Path(__file__).parents[1]


def tracked() -> list[Path]:
    """The files that git knows; outside a checkout all but the environment's."""
    found = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False)
    names = [name for name in found.stdout.split("\0") if name]
    paths = [ROOT / name for name in names] or [path for path in ROOT.rglob("*") if ".venv" not in path.parts]
    return [path for path in paths if path.is_file()]


@pytest.mark.parametrize("name", ["agents", "connectors"])
def test_no_other_distribution_brings_our_package_names(name: str) -> None:
    """They are generic: openai-agents brings `agents`, for one."""
    assert set(packages_distributions().get(name, ["vedette"])) <= {"vedette"}


def test_no_path_of_a_machine_stands_in_the_repository() -> None:
    pattern = re.compile(r"(?<![\w.:/-])/(?:home/\w+|root|Users/\w+)/")
    for path in tracked():
        if (
            path.suffix in {".py", ".md", ".toml", ".yaml", ".json", ".jsonl", ".lock", ""}
            and path.name != "test_house.py"
        ):
            assert not pattern.search(path.read_text(errors="replace")), path


def test_every_reason_of_a_decision_is_documented() -> None:
    documented = (ROOT / "docs" / "alerts.md").read_text()
    for reason, meaning in (REASONS | JOINED).items():
        assert f"`{reason}`" in documented, reason
        assert meaning


def test_every_python_file_says_what_it_is_in_its_first_line() -> None:
    for path in tracked():
        if path.suffix == ".py" and path.stat().st_size:
            assert path.read_text().lstrip("#!\n").startswith('"""'), path


def test_every_link_in_the_readme_leads_somewhere() -> None:
    for target in re.findall(r"\]\(((?!http)[^)#]+)\)", (ROOT / "README.md").read_text()):
        assert (ROOT / target).exists(), target

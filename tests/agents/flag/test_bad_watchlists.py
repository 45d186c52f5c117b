"""Watchlists that are refused: files named for what is wrong with them, each beginning with what must be told."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from agents.errors import Refused
from agents.flag import folder
from agents.flag.reading import parse
from agents.loading import LARGEST

FILES = sorted((Path(__file__).parents[2] / "data" / "watchlists").glob("*.yaml"))
_EXPECT = re.compile(r"^# expect (\d+): (.*)$", re.MULTILINE)
GOOD = "entities:\n  - {id: a, kind: system, names: {en: [PAC-3]}}\n"


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_what_is_wrong_is_told_with_its_line_and_what_to_write(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    with pytest.raises(Refused) as caught:
        parse({file.name: text})
    told = [(str(fault.line), str(fault)) for fault in caught.value.faults]
    for line, words in _EXPECT.findall(text):
        assert any(words in what and line in {at, "0"} for at, what in told), (line, words, told)


def refused(path: Path) -> str:
    with pytest.raises(Refused) as caught:
        parse(folder.read(path))
    return str(caught.value)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "is empty"),
        (b" \n\n", "is empty"),
        (GOOD.encode("utf-16"), "is UTF-16, not UTF-8"),
        ("entities:\n- {name: café}".encode("latin-1"), r"bad.yaml:2: is not UTF-8: byte 0xe9"),
        (b"entities: [\x00]", "not YAML"),
        (b"\tentities: []", "indent with blanks, not tabs"),
        (b"a: *gone", "put words with"),
        (b"[" * 50_000, "maximum nesting depth"),
        (b"\xef\xbb\xbfentities: [x", "not YAML"),
        (b"cues: {a: [b]}\n" + b"#" * LARGEST, "larger than 8 MiB"),
        (b"cues: {a: [" + b"b," * 1_000_001 + b"]}", "holds 1,000,001 values"),
    ],
    ids=["empty", "blank", "utf-16", "latin-1", "nul", "tabs", "alias", "deep", "cut", "huge", "many"],
)
def test_hostile_files_are_refused_by_name(tmp_path: Path, content: bytes, told: str) -> None:
    (tmp_path / "good.yaml").write_text(GOOD)
    (tmp_path / "bad.yaml").write_bytes(content)
    what = refused(tmp_path)
    assert re.search(told, what), what
    assert "bad.yaml" in what
    assert "good.yaml" not in what


def test_fifty_megabytes_are_refused_unread(tmp_path: Path) -> None:
    with (tmp_path / "bad.yaml").open("wb") as file:
        file.truncate(50 * 1024 * 1024)
    assert "larger than 8 MiB (50)" in refused(tmp_path)


def test_what_is_no_file_is_refused_and_never_waited_for(tmp_path: Path) -> None:
    (tmp_path / "folder.yaml").mkdir()
    os.mkfifo(tmp_path / "pipe.yaml")
    (tmp_path / "gone.yaml").symlink_to(tmp_path / "nowhere")
    told = refused(tmp_path)
    assert told.count("is not a file") == 3
    assert "is not there" in refused(tmp_path / "nothing")
    (tmp_path / "none").mkdir()
    assert "holds no YAML files" in refused(tmp_path / "none")


def test_thousands_of_faults_are_told_by_the_first_two_hundred() -> None:
    with pytest.raises(Refused) as caught:
        parse({"bad.yaml": "entities:\n" + "  - {id: a}\n" * 5_000})
    assert len(caught.value.faults) == 201
    assert "more" in str(caught.value.faults[-1])

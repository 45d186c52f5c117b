"""The window on disk: the same judgements as in memory, byte for byte, whatever happens to the files."""

from __future__ import annotations

import subprocess
import sys
from datetime import timedelta
from pathlib import Path
from typing import Any, cast

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from agents.deduplicate import postings, window
from agents.deduplicate.stage import Deduplicate
from agents.deduplicate.window import Window
from agents.records import Article, Tick, Time
from agents.runtime import cache
from agents.runtime.cache import CacheBroken, Caches, RocksShelf, open_shelf
from agents.stage import Fold, Memory, Stage
from agents.wire import digest, encode
from benchmarks import stream

BEGIN = Time.parse("2026-03-01T08:00:00Z")
TEXTS = [" ".join(stream.words(seed)[:80]) for seed in range(6)]
TEXTS += [f"{text} One more line of the desk." for text in TEXTS[:3]] + ["", "Subscribe to read on."]


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Sizes at which a few dozen articles go through what many do."""
    monkeypatch.setattr(postings, "BUFFER", 4)
    monkeypatch.setattr(postings, "MOST_ROWS", 16)


def stage() -> Deduplicate:
    return Deduplicate(most=12)


def article(name: int, text: int, hours: float) -> Article:
    at = Time.of(BEGIN + timedelta(hours=hours))
    return Article(id=digest("test", name), source=f"s{name % 3}", text=TEXTS[text], title=f"{name}", fetched_at=at)


STREAM = st.lists(
    st.tuples(st.integers(0, 30), st.integers(0, len(TEXTS) - 1), st.sampled_from([0.0, 0.1, 2.0, 30.0, 200.0])),
    max_size=50,
)


def records(told: list[tuple[int, int, float]]) -> list[Article | Tick]:
    made: list[Article | Tick] = []
    hours = 0.0
    for name, text, later in told:
        hours += later
        made.append(Tick(at=Time.of(BEGIN + timedelta(hours=hours))) if name == 30 else article(name, text, hours))
    return made


def taken(fold: Fold, log: list[Any], ledger: Memory | None = None) -> list[bytes]:
    """What comes out; changes are kept one record late, as they are while a transaction is under way."""
    out, before = [], 0
    for number, record in enumerate(log):
        step = fold.take(record)
        out += [encode(output.record) for output in step.outputs]
        for change in step.changes if ledger is not None else ():
            ledger.values.pop(change.key, None)  # compaction keeps the last, where it was written last
            ledger.apply(change.key, change.value)
        fold.state.keep(before, str(number - 1).encode())
        before = len(step.changes)
    fold.state.keep(before, str(len(log) - 1).encode())
    return out


def on(window: Window) -> Fold:
    return Fold(cast(Stage, stage()), window)


@given(stream=STREAM, cut=st.integers(0, 50))
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
def test_disk_memory_and_a_compacted_ledger_give_the_same_bytes(
    stream: list[tuple[int, int, float]], cut: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    log, folder = records(stream), tmp_path_factory.mktemp("cache")
    whole, ledger = on(Window()), Memory()
    expected = taken(whole, log[:cut], ledger)
    after = taken(whole, log[cut:])

    disk = on(Window(RocksShelf(folder)))
    assert taken(disk, log[:cut]) == expected
    disk.state.close()
    again = on(Window(RocksShelf(folder)))  # found in its files by the next process
    again.at = disk.at
    assert taken(again, log[cut:]) == after
    assert dict(again.state.scan("")) == dict(whole.state.scan(""))
    again.state.close()

    restored = on(Window())
    for key, value in ledger.values.items():
        restored.state.apply(key, value)
    restored.at = disk.at
    assert taken(restored, log[cut:]) == after
    assert list(restored.state.scan("")) == list(whole.state.scan(""))


def filled(folder: Path, count: int = 12) -> tuple[Fold, list[Article | Tick]]:
    log = records([(number, number % 6, 1.0) for number in range(count)])
    fold = on(Window(RocksShelf(folder)))
    taken(fold, log)
    return fold, log


def test_what_the_ledger_does_not_have_is_not_in_the_files(tmp_path: Path) -> None:
    fold, log = filled(tmp_path)
    known = dict(fold.state.scan(""))
    fold.take(article(29, 5, 40))  # judged, its transaction not yet committed
    assert dict(fold.state.scan("")) != known
    fold.state.close()
    again = Window(RocksShelf(tmp_path))
    assert dict(again.scan("")) == known
    assert again.stamp() == str(len(log) - 1).encode()
    again.close()


def test_a_window_that_grows_moves_to_disk_and_is_stamped_when_the_ledger_has_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(window, "DICTIONARY", 5)
    fold = on(cast(Window, Caches(tmp_path, "auto").state(cast(Stage, stage()), 0)))
    place = tmp_path / "deduplicate.0"
    log = records([(number, number % 6, 1.0) for number in range(9)])
    taken(fold, log[:5])
    assert not place.exists()
    waiting = [len(fold.take(record).changes) for record in log[5:8]]
    fold.state.keep(waiting[0], b"6")
    assert place.exists()
    assert fold.state.stamp() is None  # the files know of two records that the ledger may never get
    fold.state.keep(waiting[1], b"7")
    assert fold.state.stamp() is None
    fold.state.keep(waiting[2], b"8")
    assert fold.state.stamp() == b"8"
    known = list(fold.state.scan(""))
    fold.state.close()
    again = Caches(tmp_path, "auto").state(cast(Stage, stage()), 0)  # found there: used from the start
    assert (list(again.scan("")), again.stamp()) == (known, b"8")
    again.close()


def test_where_the_disk_takes_no_files_the_window_stays_in_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(window, "DICTIONARY", 5)
    (tmp_path / "a-file").write_text("in the way")
    fold = on(cast(Window, Caches(tmp_path / "a-file", "auto").state(cast(Stage, stage()), 0)))
    log = records([(number, number % 6, 1.0) for number in range(9)])
    assert taken(fold, log) == taken(on(Window()), log)


def test_never_means_memory(tmp_path: Path) -> None:
    assert isinstance(cast(Window, Caches(tmp_path, "never").state(cast(Stage, stage()), 0)).shelf, window.Dictionary)


def flushed(fold: Fold) -> None:
    """Everything from RocksDB's log into its tables."""
    shelf = cast(RocksShelf, cast(Window, fold.state).shelf)
    for family in (shelf.db, *shelf.families.values()):
        family.flush()
    fold.state.close()


def damaged(folder: Path, kind: str) -> None:
    """Bytes flipped in the middle of the largest table, or a table cut short, or gone."""
    table = max(folder.glob("*.sst"), key=lambda file: file.stat().st_size)
    if kind == "gone":
        table.unlink()
        return
    told = bytearray(table.read_bytes())
    if kind == "cut":
        table.write_bytes(told[: len(told) // 2])
    else:
        for at in range(40, len(told) // 2):
            told[at] ^= 0x55
        table.write_bytes(told)


@pytest.mark.parametrize("kind", ["flipped", "cut", "gone"])
def test_damaged_files_are_noticed_and_made_anew(tmp_path: Path, kind: str) -> None:
    place = tmp_path / "deduplicate.0"
    fold, _ = filled(place, 60)
    flushed(fold)
    damaged(place, kind)
    caches = Caches(tmp_path, "always")
    try:
        state = cast(Window, caches.state(cast(Stage, stage()), 0))
        for _ in state.scan("a:"):
            pass
    except CacheBroken:  # read in the middle of the work: the process ends, the next one begins anew
        state.close()
        state = cast(Window, caches.state(cast(Stage, stage()), 0))
    assert (state.articles, state.stamp()) == (0, None)
    assert state.figures()["rebuilt"] == 1
    state.close()


def test_another_format_is_made_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fold, _ = filled(tmp_path)
    fold.state.close()
    monkeypatch.setattr(cache, "FORMAT", "another")
    shelf = RocksShelf(tmp_path)
    assert shelf.stamp() is None
    assert "another" in shelf.rebuilt
    shelf.close()


def test_files_that_another_process_holds_are_left_to_it(tmp_path: Path) -> None:
    place = tmp_path / "deduplicate.0"
    script = f"""
from pathlib import Path
from agents.runtime.cache import RocksShelf
shelf = RocksShelf(Path({str(place)!r}))
print("open", flush=True)
input()
"""
    command = [sys.executable, "-c", script]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "open\n"
        mine = open_shelf(place)
        assert mine.directory.name == "deduplicate.0.2"
        mine.close()
        other.communicate("\n")


def test_a_record_of_an_older_sketch_is_sketched_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    fold = on(Window())
    taken(fold, [article(1, 0, 0)])
    ((key, value),) = fold.state.scan("a:")
    monkeypatch.setattr(window, "SKETCH", 99)
    later = Window()
    later.apply(key, value)
    known = later.of(digest("test", 1))
    assert known is not None
    assert known.sketch == 99
    assert [one.id for one in later.candidates(stage().prepare(article(2, 0, 1)).sketch)] == [known.id]  # type: ignore[union-attr]

"""A watchlist's folder edited, broken and mended while it is watched: what is good goes out, nothing else does."""

from __future__ import annotations

import asyncio
import os
import shutil
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import msgspec
import pytest

from agents.errors import Refused
from agents.flag import versions
from agents.runtime.watchlists import Reader
from agents.settings import Settings
from connectors import kafka
from connectors.publishing import Publisher

LIST = """
entities:
  - id: lamp
    kind: system
    names: {en: [Harbour Lamp NAME]}
rules:
  - id: lamp
    when: '@lamp'
"""
LIMIT = 240.0  # seconds: a net, nothing is judged by it


def text(name: str) -> str:
    return LIST.replace("NAME", name)


def version(name: str, folder: Path) -> str:
    place = folder / f"of-{name}"
    place.mkdir(exist_ok=True)
    (place / "mine.yaml").write_text(text(name))
    return versions.load(place).version


class Watched:
    """A folder, its publisher at work, and what a worker would read."""

    def __init__(self, folder: Path, reader: Reader, publisher: Publisher) -> None:
        self.file = folder / "mine.yaml"
        self.reader = reader
        self.publisher = publisher

    @property
    def active(self) -> str:
        return self.reader.published.active

    @property
    def refused(self) -> tuple[str, ...]:
        return self.reader.published.refused

    async def until(self, holds: Callable[[], Any]) -> None:
        async with asyncio.timeout(LIMIT):
            while not holds():
                await self.reader.more(100)


@asynccontextmanager
async def watched(broker: Any, namespace: str, tmp_path: Path) -> AsyncIterator[Watched]:
    folder = tmp_path / "watchlist"
    folder.mkdir()
    (folder / "mine.yaml").write_text(text("One"))
    settings = msgspec.structs.replace(
        Settings(), broker_address=broker.bootstrap, namespace=namespace, watchlist=folder
    )
    publisher = Publisher(folder, versions.publishable, "test", lambda _: None)
    watching = asyncio.ensure_future(publisher.run(settings, watch=True))
    reader = Reader(lambda: kafka.consumer(broker.bootstrap), namespace)
    await reader.start()
    try:
        at = Watched(folder, reader, publisher)
        await at.until(lambda: at.active == version("One", tmp_path))
        yield at
    finally:
        watching.cancel()
        await asyncio.gather(watching, return_exceptions=True)
        await reader.stop()


def truncated(file: Path) -> None:
    file.write_text(text("Two")[: len(text("Two")) - 8])


def invalid(file: Path) -> None:
    file.write_text("entities: [\n  - {")


def other_encoding(file: Path) -> None:
    file.write_bytes(text("Größe").encode("latin-1"))


def emptied(file: Path) -> None:
    file.write_text("")


def deleted(file: Path) -> None:
    file.unlink()


def a_directory(file: Path) -> None:
    file.unlink()
    file.mkdir()


def a_dangling_link(file: Path) -> None:
    file.unlink()
    file.symlink_to(file.parent / "nowhere.yaml")


def no_longer_ours(file: Path) -> None:
    file.write_text(text("Two"))
    file.chmod(0)


def huge(file: Path) -> None:
    with file.open("wb") as opened:
        opened.truncate(50 * 1024 * 1024)


def an_id_twice(file: Path) -> None:
    file.write_text(text("Two") + "  - id: lamp\n    when: '@lamp'\n")


BREAKS = (
    truncated, invalid, other_encoding, emptied, deleted, a_directory, a_dangling_link, no_longer_ours, huge,
    an_id_twice,
)  # fmt: skip


async def test_whatever_becomes_of_the_file_the_last_good_list_stays_and_the_next_good_one_is_taken(
    broker: Any, namespace: str, tmp_path: Path
) -> None:
    async with watched(broker, namespace, tmp_path) as at:
        for number, break_it in enumerate(BREAKS):
            if break_it is no_longer_ours and os.geteuid() == 0:
                continue  # nothing is closed to root
            before = at.active
            break_it(at.file)
            await at.until(lambda: at.refused)
            assert at.active == before, break_it.__name__
            assert "mine.yaml" in at.refused[0] or "watchlist" in at.refused[0], at.refused
            if at.file.is_dir():
                shutil.rmtree(at.file)
            at.file.unlink(missing_ok=True)
            at.file.write_text(text(f"Mended {number}"))
            mended = version(f"Mended {number}", tmp_path)
            await at.until(lambda mended=mended: at.active == mended and not at.refused)


async def test_the_errors_are_told_with_file_and_line(broker: Any, namespace: str, tmp_path: Path) -> None:
    async with watched(broker, namespace, tmp_path) as at:
        at.file.write_text(text("Two").replace("system", "weapon"))
        await at.until(lambda: at.refused and f"{at.file}:4:" in at.refused[0])


async def test_ten_writes_a_second_are_taken_whole_and_the_last_one_stays(
    broker: Any, namespace: str, tmp_path: Path
) -> None:
    names = [f"Many {number}" for number in range(60)]
    async with watched(broker, namespace, tmp_path) as at:
        for name in names:
            at.file.with_suffix(".new").write_text(text(name))
            at.file.with_suffix(".new").replace(at.file)
            await asyncio.sleep(0.1)
        await at.until(lambda: at.active == version(names[-1], tmp_path))
        assert not at.refused
        assert set(at.reader.published.versions) <= {version(name, tmp_path) for name in ("One", *names)}


async def test_an_earlier_list_can_be_put_back(broker: Any, namespace: str, tmp_path: Path) -> None:
    async with watched(broker, namespace, tmp_path) as at:
        for name in ("Two", "One"):
            at.file.write_text(text(name))
            await at.until(lambda name=name: at.active == version(name, tmp_path))


async def test_asked_it_reads_what_looks_unchanged(broker: Any, namespace: str, tmp_path: Path) -> None:
    async with watched(broker, namespace, tmp_path) as at:
        await asyncio.sleep(1)  # until nothing is left to look at
        told = at.file.stat()
        at.file.write_text(text("Two"))
        os.utime(at.file, ns=(told.st_atime_ns, told.st_mtime_ns))
        at.publisher.ask()
        await at.until(lambda: at.active == version("Two", tmp_path))


def test_a_published_list_compiles_to_the_same_version_and_names_no_place_on_this_machine(tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_text("extends: shipped\n" + text("One"))
    record = versions.publishable(tmp_path)
    assert versions.compiled(record).version == record.version == versions.load(tmp_path).version
    names = [name for name, _ in record.files]
    assert len(set(names)) == len(names)
    assert not [name for name in names if str(tmp_path) in name or name.startswith("/")]


def test_a_list_that_no_record_can_hold_is_refused(tmp_path: Path) -> None:
    huge(tmp_path / "mine.yaml")
    with pytest.raises(Refused, match="MiB"):
        versions.publishable(tmp_path)

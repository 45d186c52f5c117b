"""A shelf on disk: RocksDB as a cache of the ledger, stamped with how far it has followed it.

What the ledger does not yet have for good stays in memory, so the files never know more than the
ledger; what is written goes in one atomic batch with its stamp. Whatever is wrong with the files
(a checksum, a version, a stamp that the ledger does not know), they are thrown away and read anew.
"""

from __future__ import annotations

import logging
import os
import shutil
from collections import deque
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

from rocksdict import (
    BlockBasedOptions,
    Cache,
    DBCompressionType,
    DBRecoveryMode,
    Options,
    Rdict,
    ReadOptions,
    WriteBatch,
)

from agents.deduplicate.shelf import TEXT, pack, unpack
from agents.deduplicate.sketch import SKETCH
from agents.deduplicate.stage import Deduplicate
from agents.deduplicate.window import Window
from agents.errors import TransientFailure
from agents.stage import Stage, State

logger = logging.getLogger(__name__)

FORMAT = f"1.{SKETCH}"  # of keys and values here, and of the sketches in them
BROKEN = "broken"  # a file that says: not to be trusted
VERSION_KEY, STAMP_KEY = b"\0version", b"\0stamp"
FAMILIES = {b"n": "near", b"k": "keys", b"t": "texts", b"f": "far"}  # by a key's first byte: each grows at its end
MIB = 1024 * 1024
BLOCK_CACHE = 24 * MIB
WRITE_BUFFERS = 24 * MIB
MOST_DIRECTORIES = 8

Op = tuple[bytes, bytes | None]


class CacheInUse(Exception):
    """Another process has the files open."""


class CacheBroken(TransientFailure):
    """The files cannot be read: the process ends, the next one makes them anew from the ledger."""


class RocksShelf:
    """A shelf (agents/deduplicate/shelf.py) on RocksDB. Why the files were made anew, if they were, is in `rebuilt`."""

    def __init__(self, directory: Path) -> None:
        """Open, or make anew. Raises CacheInUse."""
        self.directory = directory
        self.rebuilt = ""
        self.over: dict[bytes, tuple[bytes | None, int]] = {}  # what is not yet kept, and of which group it is
        self.groups: deque[list[Op]] = deque()
        self.group: list[Op] = []
        self.first = 0  # number of the first group in `groups`
        self.db: Any = None
        self.families: dict[bytes, Any] = {}
        self.handles: dict[bytes, Any] = {}
        self.ahead = 0  # groups that are in the files already and not yet kept: nothing is stamped before they are
        self._open_or_renew()

    def _open_or_renew(self) -> None:
        there = (self.directory / "CURRENT").exists()
        reason = "marked broken" if (self.directory / BROKEN).exists() else ""
        if not reason:
            try:
                self._open()
                if (found := self.db.get(VERSION_KEY)) == FORMAT.encode():
                    return
                reason = f"format {found.decode() if found else 'none'}, this is {FORMAT}" if there else ""
                self._shut()
            except Exception as error:
                if "/LOCK:" in str(error):
                    raise CacheInUse(str(error)) from None
                reason = str(error)
                self._shut()
        self._renew(reason)

    def _renew(self, reason: str) -> None:
        if reason:
            self.rebuilt = reason
            logger.warning("cache %s is made anew from the ledger: %s", self.directory, reason)
        shutil.rmtree(self.directory, ignore_errors=True)
        self._open()
        self.db.put(VERSION_KEY, FORMAT.encode())

    def _open(self) -> None:
        self.directory.mkdir(parents=True, exist_ok=True)
        options = _options()
        self.db = Rdict(str(self.directory), options, column_families=dict.fromkeys(FAMILIES.values(), options))
        self.families = {first: self.db.get_column_family(name) for first, name in FAMILIES.items()}
        self.handles = {first: self.db.get_column_family_handle(name) for first, name in FAMILIES.items()}

    def _shut(self) -> None:
        self.families, self.handles = {}, {}
        if self.db is not None:
            self.db.close()
        self.db = None

    # As a Shelf

    def get(self, key: bytes) -> bytes | None:
        """The key's bytes, or None. Raises CacheBroken."""
        if (found := self.over.get(key)) is not None:
            return found[0]
        stored: bytes | None = self._read(key)
        return stored

    def put(self, key: bytes, value: bytes) -> None:
        """Set a key."""
        self._set(key, value)

    def delete(self, key: bytes) -> None:
        """Forget a key."""
        self._set(key, None)

    def put_text(self, row: bytes, packed: bytes) -> None:
        """Set a row's text. In the files it stands plain: RocksDB packs many together, and better."""
        self._set(TEXT + row, packed)

    def text(self, row: bytes) -> str:
        """A row's text. Raises CacheBroken."""
        if (found := self.over.get(TEXT + row)) is not None:
            return unpack(found[0]) if found[0] else ""
        return (self._read(TEXT + row) or b"").decode()

    def items(self, prefix: bytes) -> Iterator[tuple[bytes, bytes]]:
        """All keys with this prefix and their values, in order. Raises CacheBroken."""
        over = sorted(key for key in self.over if key[:1] == prefix)
        at = 0
        for key, value in self._stored(prefix):
            while at < len(over) and over[at] <= key:
                if (told := self.over[over[at]][0]) is not None:
                    yield over[at][1:], told
                at += 1
            if key not in self.over:
                yield key[1:], pack(value.decode()) if prefix == TEXT else value
        for key in over[at:]:
            if (told := self.over[key][0]) is not None:
                yield key[1:], told

    def end_group(self) -> None:
        """What was set and forgotten since the last group is one change of the state."""
        self.groups.append(self.group)
        self.group = []

    def keep(self, groups: int, stamp: bytes | None) -> None:
        """Write the first groups, and the stamp, in one batch."""
        passed = min(self.ahead, groups)
        self.ahead -= passed
        last: dict[bytes, bytes | None] = {}
        for _ in range(groups - passed):
            last.update(self.groups.popleft())
        self.first += groups - passed
        batch = WriteBatch(raw_mode=True)
        for key, value in last.items():
            self._write(batch, key, value)
            if self.over[key][1] < self.first:
                del self.over[key]
        if stamp is not None and not self.ahead:
            batch.put(STAMP_KEY, stamp)
        if batch.len():
            self._commit(batch)

    def begin(self, pending: int) -> None:
        """Everything here was put by a move and is kept; the last `pending` changes of it are not in the ledger yet."""
        self.ahead = pending

    def stamp(self) -> bytes | None:
        """The stamp that was kept last."""
        found: bytes | None = self._read(STAMP_KEY)
        return found

    def clear(self) -> None:
        """Throw the files away and begin anew."""
        reason = self._why_cleared()
        if not reason and not self.over:
            return
        self._shut()
        self.over, self.group = {}, []
        self.groups.clear()
        self.ahead = 0
        self._renew(reason)

    def _why_cleared(self) -> str:
        try:
            if self.stamp() is not None:
                return "its stamp is not the ledger's"
            return "it was left unfinished" if self._read(b"c") is not None else ""
        except CacheBroken as error:
            return str(error)

    def close(self) -> None:
        """Close the files; they need no flush, the log beside them has everything."""
        self._shut()

    def cost(self) -> tuple[int, int]:
        """What it takes, about: in memory, on disk."""
        memory = sum(_property(family, name) for family in (self.db, *self.families.values()) for name in _OWN)
        memory += _property(self.db, "rocksdb.block-cache-usage") + 250 * len(self.over)
        return memory, sum(map(_size, os.scandir(self.directory)))

    # The files

    def _set(self, key: bytes, value: bytes | None) -> None:
        self.over[key] = (value, self.first + len(self.groups))
        self.group.append((key, value))

    def _read(self, key: bytes) -> Any:
        try:
            return self.families.get(key[:1], self.db).get(key)
        except Exception as error:
            raise self._broken(error) from error

    def _stored(self, prefix: bytes) -> Iterator[tuple[bytes, bytes]]:
        reading = ReadOptions()
        reading.fill_cache(False)
        reading.set_readahead_size(MIB)
        try:
            for key, value in self.families.get(prefix, self.db).items(from_key=prefix, read_opt=reading):
                if key[:1] != prefix:
                    return
                yield key, value
        except Exception as error:
            raise self._broken(error) from error

    def _write(self, batch: WriteBatch, key: bytes, value: bytes | None) -> None:
        handle = self.handles.get(key[:1])
        if value is None:
            batch.delete(key, handle)
        else:
            batch.put(key, unpack(value).encode() if key[:1] == TEXT else value, handle)

    def _commit(self, batch: WriteBatch) -> None:
        try:
            self.db.write(batch)
        except Exception as error:
            raise self._broken(error) from error

    def _broken(self, error: Exception) -> CacheBroken:
        with suppress(OSError):  # a full disk takes no mark either
            (self.directory / BROKEN).touch()
        return CacheBroken(f"the cache in {self.directory} cannot be used ({error}): the next start makes it anew")


_OWN = ("rocksdb.cur-size-all-mem-tables", "rocksdb.estimate-table-readers-mem")


def _size(file: os.DirEntry[str]) -> int:
    """Its bytes; none where RocksDB has just deleted it."""
    try:
        return file.stat().st_size
    except FileNotFoundError:
        return 0


def _property(family: Any, name: str) -> int:
    return int(family.property_int_value(name) or 0)


def _options() -> Options:
    table = BlockBasedOptions()
    table.set_bloom_filter(10, False)
    table.set_block_size(32 * 1024)
    table.set_block_cache(_block_cache())
    options = Options(raw_mode=True)
    options.create_if_missing(True)
    options.create_missing_column_families(True)
    options.set_block_based_table_factory(table)
    options.set_compression_type(DBCompressionType.zstd())
    options.set_db_write_buffer_size(WRITE_BUFFERS)
    options.set_write_buffer_size(WRITE_BUFFERS // 2)
    options.set_max_total_wal_size(2 * WRITE_BUFFERS)
    options.set_max_background_jobs(2)
    options.set_paranoid_checks(True)
    options.set_wal_recovery_mode(DBRecoveryMode.point_in_time())
    options.set_keep_log_file_num(2)
    options.set_max_log_file_size(MIB)
    return options


def _block_cache() -> Cache:
    return Cache(BLOCK_CACHE)


def open_shelf(directory: Path) -> RocksShelf:
    """The shelf in a directory, or in a sibling of it where another process has it open."""
    for number in range(1, MOST_DIRECTORIES + 1):
        try:
            return RocksShelf(directory if number == 1 else directory.with_name(f"{directory.name}.{number}"))
        except CacheInUse:
            continue
    raise TransientFailure(f"{MOST_DIRECTORIES} processes have caches open at {directory}: give each its own data_dir")


class Caches:
    """Where the states of a worker's stages live: in memory, or on disk under one directory.

    `mode`: `always`, `never`, or `auto`: on disk when the articles are many, or are there already.
    """

    def __init__(self, directory: Path, mode: str) -> None:
        self.directory = directory
        self.mode = mode

    def state(self, stage: Stage, partition: int) -> State:
        """The state of a stage for one partition, with what outlived the last process."""
        if self.mode == "never" or not isinstance(stage, Deduplicate):
            return stage.state()
        place = self.directory / f"{stage.name}.{partition}"
        if self.mode == "always" or place.exists():
            shelf = open_shelf(place) if self.mode == "always" else _opened(place)
            return stage.state() if shelf is None else _window(stage, shelf)
        return stage.state_on(None, lambda: _opened(place))


def _opened(place: Path) -> RocksShelf | None:
    """The shelf, or none where the disk does not take it: then the window stays in memory, and the log says so."""
    try:
        return open_shelf(place)
    except Exception:
        logger.exception(
            "no cache at %s: the window stays in memory, and is read from the ledger at every start", place
        )
        return None


def _window(stage: Deduplicate, shelf: RocksShelf) -> Window:
    try:
        return stage.state_on(shelf, None)
    except CacheBroken:
        shelf.clear()
        return stage.state_on(shelf, None)

"""Reading a watchlist's files from disk: the edge of this folder.

A watchlist is a stack: a file may say `extends: shipped`, or `extends: ../desk/list`, and stands on what that holds.
"""

from __future__ import annotations

import re
from pathlib import Path

import yaml

from agents.errors import Fault, Refused
from agents.loading import LARGEST

_EXTENDS = re.compile(r"^extends:[ \t]*(?P<inline>[^\n#]*)(?P<listed>(?:\n[ \t]*- [^\n]*)*)", re.MULTILINE)
SHIPPED = Path(__file__).parents[2] / "seeds" / "watchlist"
ALL = 64 * 1024 * 1024  # bytes of all files together
DEEPEST = 8  # layers


def read(path: Path) -> dict[str, str]:
    """The texts of a watchlist's files by name, the lowest layer first: the order is part of their meaning.

    A folder's `*.yaml`, or one file; below them what they extend. Raises Refused with every file that cannot be read.
    """
    reader = _Reader()
    path = SHIPPED if str(path) == "shipped" and not path.exists() else path
    reader.layer(path, "", ())
    if reader.faults:
        raise Refused("watchlist", reader.faults)
    return reader.texts


def read_one(file: Path) -> str:
    """The text of one file. Raises Refused where it cannot be read."""
    reader = _Reader()
    text = reader.text(file) if file.exists() else reader.fault(file, 0, "is not there")
    if text is None:
        raise Refused("file", reader.faults)
    return text


class _Reader:
    def __init__(self) -> None:
        self.texts: dict[str, str] = {}
        self.faults: list[Fault] = []
        self.read: set[Path] = set()
        self.bytes = 0

    def layer(self, path: Path, label: str, below: tuple[Path, ...], told: Fault | None = None) -> None:
        """Read what a path extends, then its own files."""
        place = path.resolve()
        if place in below or len(below) > DEEPEST:
            where = told or Fault(str(path), 0, "")
            self.faults.append(Fault(where.file, where.line, f"`extends` leads back to {path}", "a stack has a bottom"))
            return
        if place in self.read:
            return
        self.read.add(place)
        files = self._files(path, told)
        texts = {self._named(file, path, label): (file, self.text(file)) for file in files}
        for name, (file, text) in texts.items():
            for extended, line in _extended(text or ""):
                self._extend(file, name, extended, line, (*below, place))
        self.texts |= {name: text for name, (_, text) in texts.items() if text is not None}

    def _extend(self, file: Path, name: str, extended: str, line: int, below: tuple[Path, ...]) -> None:
        if extended == "shipped":
            if SHIPPED.resolve() not in below:
                self.layer(SHIPPED, "shipped", below)
            return
        place = file.parent / Path(extended).expanduser()
        self.layer(place, "", below, Fault(name, line, f"extends {extended}, which is not there"))

    def _files(self, path: Path, told: Fault | None) -> list[Path]:
        if not path.exists():
            fix = "name a folder of YAML files, or one file"
            gone = Fault(told.file, told.line, told.what, fix) if told else Fault(str(path), 0, "is not there", fix)
            self.faults.append(gone)
            return []
        try:
            files = sorted(path.rglob("*.y*ml")) if path.is_dir() else [path]
        except OSError as error:
            self.faults.append(Fault(str(path), 0, f"cannot be read: {error.strerror}"))
            return []
        files = [file for file in files if not any(part.startswith(".") for part in file.relative_to(path).parts)]
        if not files:
            self.faults.append(Fault(str(path), 0, "holds no YAML files", "write one: docs/watchlist.md shows how"))
        return files

    def _named(self, file: Path, path: Path, label: str) -> str:
        return f"{label}/{file.relative_to(path).as_posix()}" if label else str(file)

    def text(self, file: Path) -> str | None:
        """A file's text, or a fault. Only files: a pipe would never end."""
        try:
            if not file.is_file():
                return self.fault(file, 0, "is not a file")
            size = file.stat().st_size
            self.bytes += size
            if size > LARGEST or self.bytes > ALL:
                return self.fault(file, 0, f"larger than {LARGEST // 2**20} MiB ({size / 2**20:.0f})", "split it")
            return self._decoded(file, file.read_bytes())
        except OSError as error:
            return self.fault(file, 0, f"cannot be read: {error.strerror or error}")

    def _decoded(self, file: Path, raw: bytes) -> str | None:
        if not raw.strip():
            return self.fault(file, 0, "is empty", "write `entities:`, `cues:` or `rules:`, or take it away")
        if raw[:2] in {b"\xff\xfe", b"\xfe\xff"}:
            return self.fault(file, 1, "is UTF-16, not UTF-8", "save it as UTF-8")
        try:
            return raw.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            line = raw.count(b"\n", 0, error.start) + 1
            what = f"is not UTF-8: byte {raw[error.start]:#04x} at {error.start}"
            return self.fault(file, line, what, "save it as UTF-8")

    def fault(self, file: Path, line: int, what: str, fix: str = "") -> str | None:
        """Tell it; gives no text."""
        self.faults.append(Fault(str(file), line, what, fix))
        return None


def _extended(text: str) -> list[tuple[str, int]]:
    """What a file stands on, each with its line."""
    found = _EXTENDS.search(text)
    if not found:
        return []
    line = text.count("\n", 0, found.start()) + 1
    try:
        value = yaml.safe_load(found["inline"].strip() or found["listed"])
    except yaml.YAMLError:
        return []  # told when the file is parsed
    names = value if isinstance(value, list) else [value]
    return [(str(name), line) for name in names if name is not None]

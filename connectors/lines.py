"""Files of JSON lines for commands that try something on them: line by line, what is wrong told and passed over."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import IO, Any

from agents.errors import Undecodable
from connectors.ingest import STDIN, refuse_missing

Tell = Callable[[str], None]


class Lines:
    """The lines of some files; `bad` counts those that were passed over, `where` is the one that was read last.

    Raises Refused where a file is missing.
    """

    def __init__(self, files: Iterable[Path], tell: Tell) -> None:
        self.files = list(files)
        self.tell = tell
        self.bad = 0
        self.where = ""
        refuse_missing(self.files)

    def read(self, make: Callable[[bytes], Any], unread: Callable[[Undecodable], Any] | None = None) -> Iterator[Any]:
        """Each line as `make` reads it; where it cannot, what `unread` makes of the error, or nothing."""
        for path in self.files:
            if path == STDIN:
                yield from self._of("stdin", sys.stdin.buffer, make, unread)
                continue
            with path.open("rb") as file:
                yield from self._of(path.name, file, make, unread)

    def _of(self, name: str, file: IO[bytes], make: Callable[[bytes], Any], unread: Any) -> Iterator[Any]:
        for number, raw in enumerate(file, 1):
            self.where = f"{name}:{number}"
            try:
                if raw.strip():
                    yield make(raw)
            except Undecodable as error:
                self.bad += 1
                self.tell(f"{self.where}: {error}")
                if unread is not None:
                    yield unread(error)

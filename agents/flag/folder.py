"""Reading a watchlist's files from disk: the edge of this folder."""

from __future__ import annotations

import re
from pathlib import Path

from agents.errors import Fault, Refused

_EXTENDS = re.compile(r"^extends:\s*shipped\s*(#.*)?$", re.MULTILINE)
SHIPPED = Path(__file__).parents[2] / "seeds" / "watchlist"


def read(path: Path) -> dict[str, str]:
    """The texts of a watchlist's files by name: a folder's `*.yaml`, or one file; with the shipped ones
    where a file says `extends: shipped`. Raises Refused."""
    if not path.exists():
        raise Refused("watchlist", [Fault(str(path), 0, "is not there", "name a folder of YAML files, or one file")])
    files = sorted(path.rglob("*.y*ml")) if path.is_dir() else [path]
    if not files:
        raise Refused("watchlist", [Fault(str(path), 0, "holds no YAML files")])
    texts, faults = {}, []
    for file in files:
        try:
            texts[str(file)] = file.read_text(encoding="utf-8-sig")
        except (OSError, UnicodeDecodeError) as error:
            faults.append(Fault(str(file), 0, f"cannot be read: {error}"))
    if faults:
        raise Refused("watchlist", faults)
    if path != SHIPPED and any(map(_EXTENDS.search, texts.values())):
        return read(SHIPPED) | texts
    return texts

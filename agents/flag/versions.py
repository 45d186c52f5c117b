"""A watchlist on its way through Kafka: from a folder to a record, and from a record to its compiled form."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from agents import wire
from agents.errors import Fault, Refused, Undecodable
from agents.flag import folder
from agents.flag.compile import Compiled, compile_watchlist
from agents.flag.reading import parse
from agents.records import WatchlistVersion

LARGEST = wire.topics()["watchlists"].largest - 64 * 1024  # bytes of a published version


def load(path: Path) -> Compiled:
    """The watchlist in a folder, or file, ready for work. Raises Refused with every fault."""
    return compile_watchlist(parse(_read(path)))


def publishable(path: Path, when_read: Callable[[Iterable[str]], None] = lambda _: None) -> WatchlistVersion:
    """The watchlist in a folder, or file, as it is published, once it has been found good. Raises Refused.

    `when_read` is called with the files' names between reading and all else, which takes longer.
    """
    files = _read(path)
    when_read(files)
    version = compile_watchlist(parse(files)).version
    record = WatchlistVersion(version=version, files=tuple(zip(_names(files, path), files.values(), strict=True)))
    encoded = wire.encode(record)
    if len(encoded) > LARGEST:
        raise _too_large(path, len(encoded))
    try:
        wire.decode("watchlists", encoded, wire.schema_of(record))
    except Undecodable as error:
        raise Refused("watchlist", [Fault(str(path), 0, error.detail, "take the character out")]) from None
    return record


def compiled(record: WatchlistVersion) -> Compiled:
    """A published version ready for work. Raises Refused where this Vedette cannot read it."""
    return compile_watchlist(parse(dict(record.files)))


def _read(path: Path) -> dict[str, str]:
    """The files, those on which it stands first; a folder larger than any version is not even read."""
    files = [path] if path.is_file() else list(path.rglob("*.y*ml"))
    size = sum(file.stat().st_size for file in files if file.is_file())
    if size > LARGEST:
        raise _too_large(path, size)
    return folder.read(path)


def _too_large(path: Path, size: int) -> Refused:
    told = f"{size / wire.MIB:,.1f} MiB, a watchlist has at most {LARGEST / wire.MIB:,.1f}"
    return Refused("watchlist", [Fault(str(path), 0, told, "is there a file in it that does not belong there?")])


def _names(files: Mapping[str, str], path: Path) -> list[str]:
    """The files' names as they are published: where a machine keeps them is nobody else's business."""
    roots = {folder.SHIPPED.resolve(): "shipped", (path if path.is_dir() else path.parent).resolve(): ""}
    names: list[str] = []
    for name in files:
        place = Path(name)
        for root, label in roots.items() if place.is_absolute() else ():
            if place.resolve().is_relative_to(root):
                place = label / place.resolve().relative_to(root)
                break
        told = place.as_posix() if not place.is_absolute() else place.name
        names.append(told if told not in names else f"{len(names)}/{told}")
    return names

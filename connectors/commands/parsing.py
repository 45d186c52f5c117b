"""The command `feeds parse`: feed files on disk as the articles they would become."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from connectors.commands.options import tell, with_json

if TYPE_CHECKING:
    from connectors.sources.feeds.document import Document

TELL_EVERY = 1_000  # files


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--url", default="", help="Where the files would have come from: relative links start there.")
@with_json
def parse(files: Sequence[Path], url: str, as_json: bool) -> int:
    """Parse feed FILES on disk, without any network: what would become of each, a line a file.

    Exits with 0 also when a file is no feed; the reason stands in `error`.

    Example: vedette feeds parse saved.xml --url https://example.org/feed --json
    """
    from connectors import signals

    signals.run(_parse(files, url, as_json))
    return 0


async def _parse(files: Sequence[Path], url: str, as_json: bool) -> None:
    from connectors.sources.feeds.reading import read

    count = 0
    async for file, document in read(files, url):
        click.echo(_json(file, document)) if as_json else click.echo(_line(file, document))
        count += 1
        if count % TELL_EVERY == 0:
            tell(f"{count:,} of {len(files):,} files")


def _json(file: Path, document: Document) -> bytes:
    import msgspec
    import orjson

    from agents.wire import encode

    row: dict[str, Any] = {"file": str(file), "format": document.format, "title": document.title, "link": document.link}
    row["articles"] = [orjson.Fragment(encode(article)) for article in document.items]
    row["keys"] = document.keys
    row["dropped"] = msgspec.to_builtins(document.dropped)
    row |= {
        "counts": document.counts,
        "children": document.children,
        "error": document.error,
        "detail": document.detail,
    }
    return orjson.dumps(row)


def _line(file: Path, document: Document) -> str:
    from connectors.show import safe

    parts = [f"{len(document.items)} articles", *(f"{count} {name}" for name, count in _reasons(document).items())]
    wrong = f"; {document.error}: {document.detail}" if document.error else ""
    return safe(f"{file}: {document.format or 'unknown'}, {', '.join(parts)}{wrong}")


def _reasons(document: Document) -> dict[str, int]:
    reasons: dict[str, int] = {}
    for one in document.dropped:
        reasons[one.reason] = reasons.get(one.reason, 0) + 1
    return reasons

"""The command `copies`: who copied whom in a file of articles."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from connectors.commands.options import (
    print_json,
    tell,
)


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path, allow_dash=True))
@click.option("--keep", type=click.File("wb"), help="Write the lines of the originals to this file.")
@click.option("--json", "as_json", is_flag=True, help="One object a line (it is so anyway).")
def copies(files: Sequence[Path], keep: Any, as_json: bool) -> int:
    """Say of each article in FILES, in their order, whether it is original, and whose copy it is.

    Exits with 1 when a line could not be read.

    Example: vedette copies corpus.jsonl --keep originals.jsonl
    """
    from collections import Counter

    from agents.deduplicate import publishers
    from agents.deduplicate.corpus import judge_corpus
    from connectors.lines import Lines

    verdicts: Counter[str] = Counter()
    for line, row in judge_corpus(Lines(files, tell).read(bytes), publishers.shipped()):
        verdicts[row.get("verdict", "unreadable")] += 1
        print_json(row) if "verdict" in row else tell(f"article {row['line']}: {row['error']}")
        if keep and row.get("verdict") == "original":
            keep.write(line.rstrip(b"\r\n") + b"\n")
    tell(", ".join(f"{count} {verdict}" for verdict, count in sorted(verdicts.items())) or "no articles")
    return 1 if verdicts["unreadable"] else 0

"""The command `copies`: who copied whom in a file of articles."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from connectors.commands.options import (
    print_json,
    tell,
)

PROGRESS_S = 5.0


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path, allow_dash=True))
@click.option("--keep", metavar="FILE", type=click.Path(path_type=Path), help="Write the originals to this file.")
@click.option("--days", type=click.FloatRange(min=0.01), default=7, show_default=True, help="How far back to look.")
@click.option("--json", "as_json", is_flag=True, help="One object a line (it is so anyway).")
def copies(files: Sequence[Path], keep: Path | None, days: float, as_json: bool) -> int:
    """Say of each article in FILES, in their order, whether it is original, and whose copy it is.

    A line is an object with `id`, `text` and, where known, `title`, `url`, `published_at`, `publisher`. For each
    article a line comes out: its verdict, its original, `root` (the first of its group), `matches` (every earlier
    article it copies, cuts, extends, contains or is contained in) and the evidence. What could not be read, and a
    summary, go to standard error. Exits with 1 when a line could not be read.

    Example: vedette copies corpus.jsonl --keep originals.jsonl
    """
    from collections import Counter
    from datetime import timedelta

    from agents.deduplicate import publishers
    from agents.deduplicate.corpus import judge_corpus
    from connectors.lines import Lines

    _refuse_to_overwrite(files, keep)
    lines, verdicts = Lines(files, tell), Counter[str]()
    progress = _Progress()
    with keep.open("wb") if keep else click.open_file("-", "wb") as kept:
        rows = judge_corpus(lines.read(bytes), publishers.shipped(), timedelta(days=days), lambda: lines.where)
        for line, row in rows:
            verdicts[row.get("verdict", "unreadable")] += 1
            if fault := row.get("error") or row.get("warning"):
                tell(f"{lines.where}: {fault}")
            if "verdict" in row:
                print_json(row)
            if keep and row.get("verdict") == "original":
                kept.write(line.removeprefix(b"\xef\xbb\xbf").rstrip(b"\r\n") + b"\n")
            progress.told(verdicts.total(), lines.where)
    tell(", ".join(f"{count:,} {verdict}" for verdict, count in sorted(verdicts.items())) or "no articles")
    return 1 if verdicts["unreadable"] else 0


def _refuse_to_overwrite(files: Sequence[Path], keep: Path | None) -> None:
    """Writing the originals over the corpus would lose it."""
    if keep and keep.exists() and any(file.exists() and keep.samefile(file) for file in files):
        raise click.BadParameter(f"{keep} is one of the files that are read", param_hint="--keep")


class _Progress:
    """A line to standard error every few seconds."""

    def __init__(self) -> None:
        from time import monotonic

        self.clock = monotonic
        self.begun = self.next = monotonic()
        self.next += PROGRESS_S

    def told(self, count: int, where: str) -> None:
        """Say how far it is, now and then."""
        if (now := self.clock()) >= self.next:
            self.next = now + PROGRESS_S
            tell(f"{count:,} articles, {count / (now - self.begun):,.0f}/s, at {where}")

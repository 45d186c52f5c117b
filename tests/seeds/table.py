"""The table in seeds/README.md: what each line of the corpus is for, and what came of it.

`python -m tests.seeds.table` writes it anew.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import orjson

from agents.alert.stage import Alerting
from agents.deduplicate.stage import Deduplicate
from agents.flag.stage import Flag
from agents.pipeline import Pipeline
from agents.records import Alert, Article, Decision, Judged, Record
from tests.golden import CORPUS, ROOT, corpus, shipped

README = ROOT / "seeds" / "README.md"
HEAD = "| line | outlet | verdict | what came of it | what it is for |\n|---|---|---|---|---|\n"
TABLE = re.compile(re.escape(HEAD) + r"(?:\|.*\|\n)*")


def places() -> Iterator[tuple[str, dict[str, str]]]:
    """`00-seed:1` and the line as people wrote it, in the order of the log."""
    for path in CORPUS:
        for number, line in enumerate(path.read_bytes().splitlines(), 1):
            yield f"{path.stem}:{number}", orjson.loads(line)


def table() -> str:
    """The whole table as it must stand in the README."""
    pipeline = Pipeline([Deduplicate(), Flag(shipped()), Alerting()])
    outlets: dict[str, str] = {}
    articles = [record for record in corpus() if isinstance(record, Article)]
    rows = []
    for (place, line), article in zip(places(), articles, strict=True):
        outlets[article.id] = article.publisher
        made = [output.record for output in pipeline.take("articles.raw", article)]
        outcome = "; ".join(_outcome(made)) or "-"
        rows.append(
            f"| {place} | {article.publisher or '-'} | {_verdict(made, outlets)} | {outcome} | {line['note']} |\n"
        )
    return HEAD + "".join(rows)


def _verdict(made: list[Record], outlets: dict[str, str]) -> str:
    judged = next(record for record in made if isinstance(record, Judged))
    of = judged.verdict in {"copy", "contained"} and judged.original
    return f"{judged.verdict} ({outlets[of]})" if of else judged.verdict


def _outcome(made: list[Record]) -> Iterator[str]:
    for record in made:
        if isinstance(record, Alert) and (record.data.hit or record.data.state == "corrected"):  # not what time ended
            yield f"{record.data.rule.id}: **{record.data.state}**, {record.data.severity}"
        elif isinstance(record, Decision):
            yield f"{record.rule}: {record.reason}"


def main() -> int:
    """Write the table into the README."""
    README.write_text(TABLE.sub(lambda _: table(), README.read_text()))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

"""The seed corpus through the stages in memory, and its golden files: `python -m tests.golden` writes them anew."""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path

import orjson

from agents import wire
from agents.alert.stage import Alerting
from agents.deduplicate.publishers import shipped as publishers
from agents.deduplicate.stage import Deduplicate
from agents.flag.compile import Compiled, compile_watchlist
from agents.flag.folder import SHIPPED
from agents.flag.folder import read as read_folder
from agents.flag.reading import parse
from agents.flag.stage import Flag
from agents.pipeline import Pipeline
from agents.records import Article, Record, Time
from agents.stage import Output
from connectors.sources.corpus import BadLine, Ignored, read

ROOT = Path(__file__).parents[1]
CORPUS = sorted((ROOT / "seeds" / "corpus").glob("*.jsonl"))
EXPECTED = ROOT / "seeds" / "expected"
TOPICS = ("alerts", "decisions")
NOW = Time.parse("2026-01-01T00:00:00Z")


@cache
def shipped() -> Compiled:
    """The shipped watchlist, compiled once."""
    return compile_watchlist(parse(read_folder(SHIPPED)))


def corpus() -> list[Record]:
    """The seed corpus as records, its closing Tick last; a bad line in it is an error."""
    opened = [(path.name, path.open("rb")) for path in CORPUS]
    records = list(read(opened, NOW))
    for _, file in opened:
        file.close()
    bad = [record for record in records if isinstance(record, BadLine | Ignored)]
    assert not bad, bad
    return [record for record in records if not isinstance(record, BadLine | Ignored)]


def articles() -> dict[str, list[Article]]:
    """The corpus' articles by id, every version."""
    found: dict[str, list[Article]] = {}
    for record in corpus():
        if isinstance(record, Article):
            found.setdefault(record.id, []).append(record)
    return found


def judged(records: list[Record], compiled: Compiled | None = None) -> list[Output]:
    """All outputs of the three stages."""
    stages = [Deduplicate(publishers()), Flag(compiled or shipped()), Alerting()]
    return list(Pipeline(stages).run(records))


def lines(outputs: list[Output], topic: str) -> list[bytes]:
    """The records of a topic as they stand on the wire."""
    return [wire.encode(output.record) for output in outputs if output.topic == topic]


def main() -> int:
    """Write the golden files."""
    outputs = judged(corpus())
    for topic in TOPICS:
        rows = [orjson.loads(line) for line in lines(outputs, topic)]
        text = orjson.dumps(rows, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)
        (EXPECTED / f"{topic}.json").write_bytes(text)
        print(f"{topic}: {len(rows)}", file=sys.stderr)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

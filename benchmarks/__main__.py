"""The one runner: `python -m benchmarks NAME ... [--json] [--quick]`."""

from __future__ import annotations

import argparse
import importlib
import os
import platform
import sys
from typing import Any

import orjson

from benchmarks import report

BENCHMARKS = {
    "base": "throughput on Kafka: ours beside Faust as it comes, a plain loop, Quix, Bytewax",
    "latency": "articles.raw to alerts at 100 articles/s",
    "mentions": "flagging: speed by size and script, beside other matchers; quality on labelled texts",
    "stories": "which reports tell of one event: precision and recall of the grouping, its cost",
    "feeds": "10,000 feeds at a mean of 30 minutes: CPU, memory, lateness",
    "copies": "who copied whom: quality and cost beside SimHash, MinHash, containment and exact hash",
    "delivery": "alerts to a webhook: latency alone and beside sinks that hang, speed of a backlog",
    "window": "a window of a million articles through Kafka: disk, memory, restarts, kills (--articles)",
}
"""Name -> what it measures; each is a module here with `run(quick) -> {"goals": [...], ...}`."""


def machine() -> dict[str, Any]:
    """Where the figures were taken."""
    return {"cores": os.cpu_count(), "python": platform.python_version(), "system": platform.platform(terse=True)}


def main() -> int:
    """Run them; 1 where a goal is not met."""
    names = "\n".join(f"  {name:10} {what}" for name, what in BENCHMARKS.items())
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks",
        description="Measure Vedette beside others.",
        epilog=f"benchmarks:\n{names}\n\nexample: python -m benchmarks base latency --json",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("names", nargs="+", choices=BENCHMARKS, metavar="NAME")
    parser.add_argument("--json", action="store_true", help="one object on standard output, with `goals`")
    parser.add_argument("--quick", action="store_true", help="small, to see that it runs; its figures say nothing")
    parser.add_argument("--articles", type=int, default=0, help="how many articles the window of `window` holds")
    args = parser.parse_args()
    results = {name: _run(name, args) for name in args.names}
    goals = [goal for result in results.values() for goal in result["goals"]]
    if args.json:
        told = {"machine": machine(), "quick": args.quick, "results": results, "goals": goals}
        sys.stdout.buffer.write(orjson.dumps(told, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE))
    else:
        for name, result in results.items():
            print(f"\n## {name}\n\n{report.table(result['rows'])}\n\n{report.goals(result['goals'])}")
    return 0 if all(goal["met"] for goal in goals) else 1


def _run(name: str, args: argparse.Namespace) -> dict[str, Any]:
    sized = {"articles": args.articles} if name == "window" else {}
    result: dict[str, Any] = importlib.import_module(f"benchmarks.{name}").run(args.quick, **sized)
    return result


if __name__ == "__main__":
    raise SystemExit(main())

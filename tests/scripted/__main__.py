"""`python -m tests.scripted simulate --days 30 | serve --port 8000 --log FILE | score FILE`."""

from __future__ import annotations

import argparse
import asyncio
import sys
import time
from pathlib import Path

import msgspec

from tests.scripted.score import score, table
from tests.scripted.server import Entry, scripted
from tests.scripted.simulate import PATHS, REACHED, simulate


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.scripted", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    one = commands.add_parser("simulate", help="days on a virtual clock, then the score table")
    one.add_argument("--days", type=float, default=30)
    one.add_argument("--restarts", type=int, default=3)
    one.add_argument("--log", type=Path)
    two = commands.add_parser("serve", help="the server alone, on loopback, for any reader; Ctrl-C writes the log")
    two.add_argument("--port", type=int, default=8000)
    two.add_argument("--log", type=Path, required=True)
    three = commands.add_parser("score", help="the score table of a log")
    three.add_argument("log", type=Path)
    args = parser.parse_args()
    if args.command == "serve":
        return serve(args.port, args.log)
    if args.command == "score":
        return told([msgspec.json.decode(line, type=Entry) for line in args.log.read_bytes().splitlines()])
    began, spent = time.perf_counter(), time.process_time()
    done = asyncio.run(simulate(args.days, restarts=args.restarts))
    wall, cpu = time.perf_counter() - began, time.process_time() - spent
    print(f"{args.days:g} days, {len(PATHS)} feeds, {args.restarts} restarts: {wall:.1f} s ({cpu:.1f} s of CPU)")
    if args.log:
        done.server.save(args.log)
    return told(done.server.log)


def told(log: list[Entry]) -> int:
    rows = score(log, (*PATHS, *REACHED))
    print(table(rows))
    return int(any(row.wrong for row in rows))


def serve(port: int, log: Path) -> int:
    async def run() -> None:
        async with scripted(time.time, port) as server:
            print(f"http://127.0.0.1:{server.port}/both and the like; paths: {' '.join(PATHS)}", file=sys.stderr)
            try:
                await asyncio.Event().wait()
            finally:
                server.save(log)

    try:
        asyncio.run(run())
    except KeyboardInterrupt:
        return 0
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

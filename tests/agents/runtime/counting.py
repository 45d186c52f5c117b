"""A stage whose bytes show any loss, repeat or disorder, and a worker that runs it."""

from __future__ import annotations

import argparse
import logging
import sys
import time

from agents.records import Article, Judged, Record, Tick, Time
from agents.runtime.setup import Setup
from agents.runtime.worker import run
from agents.stage import JUDGEMENT, Change, Memory, Output, State, Step
from agents.wire import digest


class Counting:
    """Numbers its inputs and chains their ids: each output depends on every input before it, in order."""

    name = "deduplicate"
    source = "articles.raw"

    def state(self) -> Memory:
        return Memory()

    def moment(self, record: Record) -> Time | None:
        return record.fetched_at if isinstance(record, Article) else None

    def prepare(self, record: Record) -> Record:
        return record

    def step(self, record: Record, state: State, at: Time) -> Step:
        if isinstance(record, Tick):
            return Step()
        assert isinstance(record, Article)
        if record.title == "boom":
            raise RuntimeError("a defect in a stage")
        if record.title == "hang":
            time.sleep(60)
        number = int(state.get("count") or b"0") + 1
        chain = digest("chain", (state.get("chain") or b"").decode(), record.id)
        of_source = int(state.get(f"source:{record.source}") or b"0") + 1
        judged = Judged(
            article=record,
            verdict="original",
            version=number,
            original=str(of_source),
            root=chain,
            family=str(at),
            judgement=JUDGEMENT,
        )
        return Step(
            outputs=(Output(topic="articles.judged", key=record.id, record=judged),),
            changes=(
                Change(key="count", value=str(number).encode()),
                Change(key="chain", value=chain.encode()),
                Change(key=f"source:{record.source}", value=str(of_source).encode()),
            ),
        )


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("bootstrap")
    parser.add_argument("namespace")
    parser.add_argument("--partitions", type=int, default=1)
    parser.add_argument("--session-timeout", type=float, default=6.0)
    parser.add_argument("--health-file", default="")
    parser.add_argument("--stall-limit", type=float, default=60.0)
    parser.add_argument("--instance", default="")
    parser.add_argument("--rejudge", action="store_true")
    args = parser.parse_args()
    logging.basicConfig(level="INFO", stream=sys.stderr, format="%(asctime)s %(name)s %(levelname)s %(message)s")
    setup = Setup(
        bootstrap=args.bootstrap,
        namespace=args.namespace,
        partitions={"articles.raw": args.partitions},
        session_timeout=args.session_timeout,
        health_file=args.health_file,
        stall_limit=args.stall_limit,
        rejudge=args.rejudge,
        instance=args.instance,
        ticks=False,
    )
    return run(setup, [Counting()])


if __name__ == "__main__":
    main()

"""What cannot be read or judged: one dead letter each, bytes untouched, and the stream goes on."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

import pytest

from agents import wire
from agents.records import Article
from tests.agents.runtime.harness import articles, bench, expected


def bad(article: Article, **fields: Any) -> bytes:
    """The article's bytes with some fields replaced by raw JSON."""
    value = wire.encode(article)
    for name, raw in fields.items():
        old = wire._encoder.encode(getattr(article, name))
        value = value.replace(b'"%s":%s' % (name.encode(), old), b'"%s":%s' % (name.encode(), raw), 1)
    return value


LOG = articles(300)
POISON = {
    "not-json": b"this is not JSON",
    "wrong-type": bad(LOG[1], title=b"[1, 2]"),
    "missing id": wire.encode(LOG[2]).replace(b'"id":', b'"was":'),
    "too-long": bad(LOG[3], text=b'"' + b"x" * 300_000 + b'"'),
    "too-deep": b'{"x":' + b"[" * 100_000 + b"]" * 100_000 + b"}",
    "not a number": bad(LOG[4], canon=b"NaN"),
    "lone-surrogate": bad(LOG[5], title=b'"\\ud800 x"'),
    "not-utf8": bad(LOG[6], title=b'"\xff\xfe"'),
    "control-characters": bad(LOG[7], title=b'"\\u0000"'),
    "ahead-of-time": bad(LOG[8], fetched_at=b'"2100-01-01T00:00:00.000Z"'),
}
REASONS = {"missing id": "wrong-type", "not a number": "not-json"}


async def test_each_bad_record_is_one_dead_letter_and_every_good_one_goes_on(broker: Any, tmp_path: Path) -> None:
    async with bench(broker.bootstrap, tmp_path) as at:
        for number, value in enumerate(POISON.values()):
            await at.send(LOG[number * 30 : number * 30 + 30])
            await at.send([value])
        at.start()
        assert [record.value for record in await at.read(len(LOG))] == expected(LOG)
        letters = await at.read(len(POISON), base="dead-letters")
        reasons = [wire.header(letter.headers, "reason") for letter in letters]
        assert reasons == [REASONS.get(name, name) for name in POISON]
        assert [letter.value for letter in letters] == list(POISON.values())
        assert [letter.key for letter in letters] == [b"key"] * len(POISON)
        for letter, value in zip(letters, POISON.values(), strict=True):
            assert wire.header(letter.headers, "sha256") == hashlib.sha256(value).hexdigest()
            assert wire.header(letter.headers, "topic") == "articles.raw"


async def test_a_defect_of_a_stage_costs_one_record_and_not_the_stream(broker: Any, tmp_path: Path) -> None:
    log = articles(20)
    async with bench(broker.bootstrap, tmp_path) as at:
        await at.send(log[:10])
        await at.send([bad(log[10], title=b'"boom"')])
        await at.send(log[11:])
        worker = at.start()
        assert len(await at.read(19)) == 19
        (letter,) = await at.read(1, base="dead-letters")
        assert wire.header(letter.headers, "reason") == "stage-failed"
        assert worker.poll() is None


async def test_a_stage_that_never_returns_ends_the_process(broker: Any, tmp_path: Path) -> None:
    """Faust's own detection never fires; the next worker takes the partition over."""
    log = articles(3)
    async with bench(broker.bootstrap, tmp_path) as at:
        await at.send(log[:2])
        await at.send([bad(log[2], title=b'"hang"')])
        worker = at.start("--stall-limit", "3")
        assert await at.end(worker) == 75
        assert "stood still" in at.log(worker)


async def test_a_newer_schema_stops_the_worker_and_loses_nothing(broker: Any, tmp_path: Path) -> None:
    log = articles(10)
    async with bench(broker.bootstrap, tmp_path) as at:
        await at.send(log[:5])
        await at.send(log[5:6], headers=[("schema", b"article/2")])
        worker = at.start()
        assert await at.end(worker) == 78
        assert "newer" in at.log(worker)
        assert not await at.read(0, base="dead-letters", limit=1)


async def test_a_cut_ledger_stops_the_start_unless_told_otherwise(broker: Any, tmp_path: Path) -> None:
    """Kafka's committed offset beyond the ledger's end: its records were lost."""
    log = articles(40)
    async with bench(broker.bootstrap, tmp_path) as at:
        await at.send(log)
        first = at.start()
        await at.read(len(log))
        assert await at.stop(first) == 0
        await at.empty("ledger.deduplicate")
        refused = at.start()
        assert await at.end(refused) == 1
        assert "--rejudge" in at.log(refused)
        at.start("--rejudge")
        assert len(await at.read(2 * len(log))) == 2 * len(log)


@pytest.mark.parametrize("path", ["/healthz", "/readyz", "/metrics"])
async def test_a_worker_tells_of_itself_on_loopback_with_strict_headers(broker: Any, tmp_path: Path, path: str) -> None:
    async with bench(broker.bootstrap, tmp_path) as at:
        await at.send(articles(5))
        worker = at.start()
        await at.read(5)
        await at.owner([worker])
        status, told = await at.ask(worker, path)
        assert status == 200
        assert told
        assert at.health_file(0).read_text().startswith("127.0.0.1:")


async def test_a_worker_listens_on_loopback_only(broker: Any, tmp_path: Path) -> None:
    """Faust's web server would bind 0.0.0.0:6066 without a password."""
    import psutil

    async with bench(broker.bootstrap, tmp_path) as at:
        worker = at.start()
        await at.send(articles(1))
        await at.read(1)
        listening = [c.laddr for c in psutil.Process(worker.pid).net_connections() if c.status == psutil.CONN_LISTEN]
        assert {address.ip for address in listening} == {"127.0.0.1"}
        assert len(listening) == 1

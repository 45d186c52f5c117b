"""Complaints 8 and 9: what must stay quiet, a replay beside live topics and a new source's first fetch."""

from __future__ import annotations

import asyncio
import secrets
import time
from collections import Counter
from datetime import timedelta
from pathlib import Path
from typing import Any

import msgspec
import orjson
import pytest
from aiokafka import TopicPartition

from agents import wire
from agents.records import Alert, Article, Decision, Record, Time
from agents.settings import Settings
from agents.stage import Output
from connectors import kafka, newcomers, supervisor
from connectors.delivering import now
from connectors.sources.feeds import subscriptions
from connectors.sources.feeds.state import Feed
from tests.conformance import scenes
from tests.conformance.conftest import Told
from tests.golden import judged
from tests.test_cli import run

SINKS = "sinks:\n- {name: archive, kind: lines, path: told.jsonl}\n"


async def _ends(told: Told, isolation: str) -> dict[TopicPartition, int]:
    """The end of every partition of the live namespace."""
    reader = kafka.consumer(told.house.bootstrap, isolation_level=isolation)
    await reader.start()
    try:
        rows = wire.topics().values()
        places = [TopicPartition(told.house.topic(row.name), n) for row in rows for n in range(row.partitions)]
        return dict(await reader.end_offsets(places))
    finally:
        await reader.stop()


async def _groups(told: Told) -> dict[str, dict[TopicPartition, int]]:
    """Where each consumer group of the live namespace stands."""
    client = await kafka.admin(told.house.bootstrap)
    try:
        names = [name for name, *_ in await client.list_consumer_groups()]
        live = [name for name in names if name.startswith(f"{told.house.namespace}.")]
        offsets = {name: await client.list_consumer_group_offsets(name) for name in live}
        return {name: {place: one.offset for place, one in found.items()} for name, found in offsets.items()}
    finally:
        await client.close()


async def _sink_at(told: Told, offset: int) -> str:
    """A sink of the live namespace that has alerts left to deliver; the name of its group."""
    group = f"{told.house.namespace}.sink.archive"
    reader = kafka.consumer(told.house.bootstrap, group_id=group)
    await reader.start()
    try:
        place = TopicPartition(told.house.topic("alerts"), 0)
        reader.assign([place])
        await reader.commit({place: offset})
    finally:
        await reader.stop()
    return group


async def test_08_a_replay_emits_nothing_on_a_live_topic_and_moves_no_sink(told: Told, tmp_path: Path) -> None:
    """The same broker, a folder with sinks, and alerts to tell."""
    (tmp_path / "sinks.yaml").write_text(SINKS)
    (tmp_path / "scene.jsonl").write_bytes(b"\n".join(map(wire.encode, [*scenes.TEN, *scenes.FOUR])) + b"\n")
    group = await _sink_at(told, 1)
    kinds = ("read_committed", "read_uncommitted")
    before = [await _ends(told, kind) for kind in kinds]
    groups = await _groups(told)
    assert groups[group]
    assert sum(before[0].values()) > 0
    done = run("replay", "scene.jsonl", "--json", f"--broker={told.house.bootstrap}", cwd=tmp_path)
    assert done.returncode == 0, done.stderr.decode()
    assert [orjson.loads(line)["data"]["state"] for line in done.stdout.splitlines()].count("opened") > 0
    assert [await _ends(told, kind) for kind in kinds] == before
    assert await _groups(told) == groups
    assert not (tmp_path / "told.jsonl").exists()


BURST = """\
extends: shipped
rules:
- id: many-batteries
  title: A rule with a limit
  when: '@patriot W/S #deploy'
  policy: {storm: 5/h}
"""
PLACES = ("Orlat", "Kordun", "Selm", "Brelow", "Varn", "Tolm")


def _burst(flags: tuple[str, ...]) -> list[Article]:
    """Sixty articles of an hour, six stories."""
    made = []
    for number in range(60):
        place = f"{PLACES[number % 6]}-{chr(97 + number // 6) * 3}"
        text = f"A Patriot missile battery was delivered to {place} and stands in yard {100 + 7 * number} there."
        made.append(scenes.article(30, number, f"outlet-{number}", text, title=f"Yard in {place}", flags=flags))
    return made


def _came(outputs: list[Output], rule: str) -> Counter[str]:
    records = [output.record for output in outputs]
    alerts = [one.data.mode for one in records if isinstance(one, Alert) and one.data.rule.id == rule]
    return Counter(alerts) + Counter(one.reason for one in records if isinstance(one, Decision) and one.rule == rule)


def test_09_a_new_sources_first_fetch_is_all_backfill_opens_no_alert_and_fakes_no_burst(tmp_path: Path) -> None:
    """Sixty articles on one rule with a storm: told as news they are a storm, as backfill a decision each."""
    (tmp_path / "watchlist.yaml").write_text(BURST)
    compiled = scenes.compiled(tmp_path / "watchlist.yaml")
    news = _came(judged(_burst(()), compiled), "many-batteries")
    assert news["storm"]
    assert news["digest"]
    backfill = judged(_burst(("backfill",)), compiled)
    assert _came(backfill, "many-batteries") == {"backfill": 60}
    assert not [output for output in backfill if isinstance(output.record, Alert)]
    after = scenes.article(30, 61, "late-post", "A Patriot missile battery was delivered to Ulm by barge on Sunday.")
    assert _came(judged([*_burst(("backfill",)), after], compiled), "many-batteries")["live"] == 1


FEED = "https://outlet.example/feed"
OLD = "https://old.example/feed"


def _first_fetch(folder: Path, days: float, source: str = FEED, flags: tuple[str, ...] = ("backfill",)) -> list[Record]:
    """The burst as one feed's document of now, published over the hour `days` ago, judged: articles and hits."""
    (folder / "watchlist.yaml").write_text(BURST.replace("  policy: {storm: 5/h}\n", ""))
    compiled = scenes.compiled(folder / "watchlist.yaml")
    shift = now() - scenes.START - timedelta(days=300 + days)
    moved = [
        msgspec.structs.replace(one, source=source, published_at=Time.of(one.published_at + shift), fetched_at=now())
        for one in _burst(flags)
        if one.published_at is not None
    ]
    return [output.record for output in judged([*moved], compiled)]


def _line(records: list[Record]) -> str:
    batch = newcomers.Batch()
    for record in records:
        batch.add(record, now())
    return batch.line({FEED}, now())


@pytest.mark.parametrize(
    ("days", "flags", "line"),
    [
        (2, ("backfill",), "first fetch of 1 new source: 60 read; 6 stories would have alerted this week"),
        (9, ("backfill",), "first fetch of 1 new source: 60 read; 0 stories would have alerted this week"),
        (2, (), ""),
    ],
    ids=["this week", "older", "news"],
)
def test_09_it_is_told_how_many_stories_would_have_alerted(
    tmp_path: Path, days: float, flags: tuple[str, ...], line: str
) -> None:
    assert _line(_first_fetch(tmp_path, days, flags=flags)) == line


def test_09_as_many_stories_are_told_as_open_where_the_same_is_news(tmp_path: Path) -> None:
    (tmp_path / "watchlist.yaml").write_text(BURST.replace("  policy: {storm: 5/h}\n", ""))
    records = [output.record for output in judged(_burst(()), scenes.compiled(tmp_path / "watchlist.yaml"))]
    assert sum(isinstance(one, Alert) and one.data.state == "opened" for one in records) == 6


async def _send(sender: Any, settings: Settings, records: list[Record]) -> None:
    """What the stages would have written of a first fetch."""
    bases = {"judged/1": "articles.judged", "hit/1": "hits"}
    for record in records:
        schema = wire.schema_of(record)
        if schema in bases:
            topic = f"{settings.namespace}.{bases[schema]}"
            await sender.send(topic, wire.encode(record), headers=[("schema", schema.encode())])
    await sender.flush()


def _follower(monkeypatch: pytest.MonkeyPatch) -> asyncio.Event:
    """Told when the follower stands at the end; first fetches are over after three seconds."""
    standing, to_end = asyncio.Event(), newcomers._to_end

    async def then_told(*given: Any) -> None:
        await to_end(*given)
        standing.set()

    monkeypatch.setattr(newcomers, "_to_end", then_told)
    monkeypatch.setattr(newcomers, "QUIET", 3.0)
    return standing


def _weighed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the follower has to say of each batch that is over, nothing included."""
    lines, line = [], newcomers.Batch.line

    def and_kept(*given: Any) -> str:
        lines.append(line(*given))
        return lines[-1]

    monkeypatch.setattr(newcomers.Batch, "line", and_kept)
    return lines


async def test_09_up_tells_it_once_for_each_new_source(
    broker: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As `vedette up` follows it, through Kafka; a source that was subscribed to long ago is not new."""
    settings = Settings(broker_address=broker.bootstrap, namespace=f"new-{secrets.token_hex(3)}")
    await supervisor.prepare(settings)
    sender, said = kafka.producer(settings.broker_address), asyncio.Queue[str]()
    standing, weighed = _follower(monkeypatch), _weighed(monkeypatch)
    await sender.start()
    following = asyncio.ensure_future(newcomers.follow(settings, said.put_nowait))
    try:
        feeds = [(FEED, Feed(url=FEED, added_at=time.time())), (OLD, Feed(url=OLD, added_at=1.0))]
        await subscriptions.write(sender, settings.namespace, feeds)
        await asyncio.wait_for(standing.wait(), 240)
        await _send(sender, settings, _first_fetch(tmp_path, 2))
        line = await asyncio.wait_for(said.get(), 240)
        assert line == "first fetch of 1 new source: 60 read; 6 stories would have alerted this week"
        await _send(sender, settings, [*_first_fetch(tmp_path, 2), *_first_fetch(tmp_path, 2, OLD)])
        async with asyncio.timeout(240):
            while len(weighed) < 2:  # noqa: ASYNC110 -- nothing is told, which sets no event
                await asyncio.sleep(0.1)
        assert weighed[1:] == [""] * len(weighed[1:])
        assert said.empty()
    finally:
        following.cancel()
        await asyncio.gather(following, return_exceptions=True)
        await sender.stop()

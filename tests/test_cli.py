"""The front door, as people and programs meet it."""

from __future__ import annotations

import asyncio
import base64
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import click
import orjson
import psutil
import pytest

import vedette
from connectors import kafka
from tests.golden import corpus, judged, lines

ROOT = Path(__file__).parents[1]


def run(*arguments: str, cwd: Path = ROOT) -> subprocess.CompletedProcess[bytes]:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("VEDETTE_")}
    command = [sys.executable, "-m", "vedette", *arguments]
    return subprocess.run(
        command,
        cwd=cwd,
        env=environment | {"PYTHONPATH": str(ROOT), "HOME": os.environ.get("HOME", "")},
        capture_output=True,
        timeout=240,
        check=False,
    )


def objects(out: bytes) -> list[dict[str, Any]]:
    return [orjson.loads(line) for line in out.splitlines()]


def namespaces(bootstrap: str) -> set[str]:
    async def ask() -> set[str]:
        client = await kafka.admin(bootstrap)
        try:
            groups = {name for name, *_ in await client.list_consumer_groups()}
            return {name.partition(".")[0] for name in (*await client.list_topics(), *groups)}
        finally:
            await client.close()

    return asyncio.run(ask())


def commands(group: click.Group, path: str = "vedette") -> Iterator[tuple[str, click.Command]]:
    for name, command in group.commands.items():
        yield f"{path} {name}", command
        if isinstance(command, click.Group):
            yield from commands(command, f"{path} {name}")


@pytest.mark.parametrize(("path", "command"), list(commands(vedette.cli)), ids=str)
def test_every_command_says_how_it_is_used_and_is_in_the_guide(path: str, command: click.Command) -> None:
    assert "Example: vedette" in (command.help or "")
    assert path in (ROOT / "docs" / "operations.md").read_text()


LONG_RUNNING = {"up", "worker", "fulltext", "receive"}


@pytest.mark.parametrize(("path", "command"), list(commands(vedette.cli)), ids=str)
def test_every_command_that_answers_has_json(path: str, command: click.Command) -> None:
    answers = not isinstance(command, click.Group) and command.name not in LONG_RUNNING
    assert answers == any("--json" in option.opts for option in command.params)


def test_help_needs_no_kafka_client() -> None:
    seen = subprocess.run(
        [sys.executable, "-c", "import sys, vedette; vedette.main(['--help']); print(*sys.modules)"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    assert not {b"aiokafka", b"faust", b"rich", b"numpy"} & set(seen.stdout.split())


def test_the_demo_prints_the_golden_alerts_byte_for_byte_and_leaves_nothing(broker: Any) -> None:
    before = namespaces(broker.bootstrap)
    done = run("demo", "--json", "--broker", broker.bootstrap)
    assert done.returncode == 0, done.stderr.decode()
    assert sorted(done.stdout.splitlines()) == sorted(lines(judged(corpus()), "alerts"))
    assert b"articles" in done.stderr
    assert namespaces(broker.bootstrap) - {"__consumer_offsets", "__transaction_state"} <= before


BAD = b"""\
{"published_at": "2026-01-01T10:00:00Z", "text": "Two Patriot batteries were delivered to Kuwait, port officials said."}
{"text": 5}
not json \xff
{"published_at": "2026-01-01T11:00:00Z", "text": "The air defence battery failed to start in time, an officer said."}
"""


def test_bad_lines_are_dead_letters_with_their_bytes_and_the_stream_goes_on(broker: Any, tmp_path: Path) -> None:
    (tmp_path / "mine.jsonl").write_bytes(BAD)
    topics = "alerts,decisions,dead-letters"
    done = run("demo", str(tmp_path / "mine.jsonl"), "--topics", topics, "--broker", broker.bootstrap)
    assert done.returncode == 0, done.stderr.decode()
    rows = objects(done.stdout)
    assert all(set(row) >= {"topic", "key", "headers", "value"} for row in rows)
    dead = [row for row in rows if row["topic"] == "dead-letters"]
    assert [row["headers"]["origin"] for row in dead] == ["mine.jsonl:2", "mine.jsonl:3"]
    assert dead[0]["value"] == {"text": 5}
    assert base64.b64decode(dead[1]["bytes"]) == b"not json \xff"
    assert b"mine.jsonl:2: wrong-type" in done.stderr
    assert {row["topic"] for row in rows} == {"alerts", "dead-letters"}


def children() -> set[int]:
    return {child.pid for child in psutil.Process().children(recursive=True)}


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_an_interrupted_demo_leaves_no_process_and_no_data(how: signal.Signals, tmp_path: Path) -> None:
    environment = os.environ | {"TMPDIR": str(tmp_path), "PYTHONPATH": str(ROOT)}
    environment.pop("VEDETTE_KAFKA", None)
    demo = subprocess.Popen(
        [sys.executable, "-m", "vedette", "demo", "--json"],
        cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    own = psutil.Process(demo.pid)
    started: list[psutil.Process] = []
    while len(started) < 2 and demo.poll() is None:  # Kafka and the worker
        with suppress(psutil.NoSuchProcess):
            started = own.children(recursive=True)
        time.sleep(0.05)
    demo.send_signal(how)
    assert demo.wait(240) == (-signal.SIGKILL if how == signal.SIGKILL else 128 + how)
    assert len(started) == 2
    _, alive = psutil.wait_procs(started, timeout=240)
    assert alive == []
    if how != signal.SIGKILL:
        assert list(tmp_path.glob("vedette-*")) == []


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["demo", "nowhere.jsonl"], 1, "nowhere.jsonl: is not there"),
        (["demo", "--topics", "alerts,gossip"], 1, "gossip"),
        (["demo", "--watchlist", "/nowhere"], 1, "/nowhere: is not there"),
        (["demo", "--nonsense"], 2, "No such option"),
        (["status", "--data", "/tmp/nothing-runs-here"], 1, "start `vedette up`"),
        (["dead-letters", "retry", "--broker", "127.0.0.1:1"], 2, "--all"),
        (["worker", "--stages", "dedupe", "--broker", "127.0.0.1:1"], 2, "deduplicate, flag, alert"),
        (["--config", "/nowhere.yaml", "doctor"], 1, "/nowhere.yaml: cannot be read"),
    ],
)
def test_what_cannot_be_done_is_said_without_a_traceback(
    arguments: list[str], code: int, said: str, tmp_path: Path
) -> None:
    done = run(*arguments, cwd=tmp_path)
    assert done.returncode == code
    assert said in done.stderr.decode()
    assert b"Traceback" not in done.stderr
    assert done.stdout == b""


def test_init_writes_what_the_other_commands_read_and_overwrites_nothing(tmp_path: Path) -> None:
    place = tmp_path / "mine"
    written = orjson.loads(run("init", str(place), "--json").stdout)["written"]
    assert {Path(name).relative_to(place).as_posix() for name in written} == {
        "vedette.yaml", "watchlist/mine.yaml", "feeds.opml", "sinks.yaml",
    }  # fmt: skip
    (place / "vedette.yaml").write_text("namespace: mine\nwatchlist: watchlist\n")
    assert orjson.loads(run("init", str(place), "--json").stdout)["written"] == []
    checks = {row["name"]: row for row in orjson.loads(run("doctor", "--json", cwd=place).stdout)}
    assert checks["watchlist"]["state"] == "ok"
    assert not checks["watchlist"]["detail"].startswith("0 entities")


def test_flag_says_what_is_found_with_offsets_that_hold(tmp_path: Path) -> None:
    text = "\U0001f680 Two Patriot batteries were delivered to Kuwait on Thursday, port officials said."
    (tmp_path / "mine.jsonl").write_bytes(orjson.dumps({"id": "one", "text": text}) + b"\n{broken\n")
    done = run("flag", str(tmp_path / "mine.jsonl"), "--json")
    assert done.returncode == 1
    assert b"mine.jsonl:2: not-json" in done.stderr
    row, broken = objects(done.stdout)
    assert (row["id"], broken["id"], broken["error"]["reason"]) == ("one", None, "not-json")
    assert {mention["entity"] for mention in row["mentions"]} >= {"patriot", "kuwait"}
    assert all(text[mention["start"] : mention["end"]] == mention["surface"] for mention in row["mentions"])
    assert [hit["rule"] for hit in row["hits"]] == ["air-defence-on-its-way"]


def test_copies_names_the_original_by_the_name_its_owner_gave_it_and_keeps_the_originals(tmp_path: Path) -> None:
    corpus_file = ROOT / "seeds" / "corpus" / "10-stories.jsonl"
    done = run("copies", str(corpus_file), "--keep", str(tmp_path / "kept.jsonl"))
    assert done.returncode == 0, done.stderr.decode()
    rows = objects(done.stdout)
    kept = (tmp_path / "kept.jsonl").read_bytes().splitlines()
    assert len(kept) == sum(row["verdict"] == "original" for row in rows)
    assert set(kept) < set(corpus_file.read_bytes().splitlines())
    ids = {row["id"] for row in rows}
    found = [row for row in rows if row["verdict"] == "copy"]
    assert found
    assert all(row["original"] in ids and row["root"] in ids for row in rows if row["original"])


def test_the_shipped_watchlist_holds_its_own_tests_and_explains_itself() -> None:
    done = run("watchlist", "test", "--json")
    told = orjson.loads(done.stdout)
    assert (done.returncode, told["ok"], told["faults"]) == (0, True, [])
    assert told["tests"] > 250
    explained = run("watchlist", "explain", "Patriot batteries were delivered to Kuwait").stdout.decode()
    assert "patriot: 'Patriot" in explained
    assert "rule air-defence-on-its-way holds" in explained
    assert orjson.loads(run("watchlist", "show", "patriot", "--json").stdout)[0]["id"] == "patriot"


def test_a_broken_watchlist_tells_all_its_errors_with_their_lines(tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_text(
        "entities:\n- id: Not Good\n- id: fine\n  kind: spaceship\n  names: {en: [x]}\n"
    )
    done = run("watchlist", "check", "--watchlist", str(tmp_path))
    assert done.returncode == 1
    assert "mine.yaml:2: " in done.stderr.decode()
    assert "spaceship" in done.stderr.decode()


@pytest.mark.parametrize(
    ("arguments", "spared"),
    [
        (["--help"], "numpy faust aiokafka wordfreq rich agents.flag.compile"),
        (["watchlist", "check"], "numpy faust aiokafka wordfreq"),
        (["watchlist", "show", "patriot", "--json"], "numpy faust aiokafka wordfreq"),
        (["watchlist", "explain", "A Patriot battery", "--json"], "faust aiokafka wordfreq"),
    ],
    ids=["help", "check", "show", "explain"],
)
def test_a_command_loads_nothing_heavy_that_it_does_not_need(arguments: list[str], spared: str) -> None:
    program = (
        f"import sys, vedette; vedette.main({arguments!r}); sys.exit(str(set({spared.split()!r}) & set(sys.modules)))"
    )
    command = [sys.executable, "-c", program]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, timeout=240, check=False)
    assert done.stderr.decode().splitlines()[-1] == "set()"

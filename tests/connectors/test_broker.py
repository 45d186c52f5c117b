"""Our own Kafka: started, found by its data again, held by one, and never left behind."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest

from agents import wire
from agents.errors import BrokerFailed, BrokerUnavailable, DataDirectoryHeld, PortInUse, WrongTopics
from connectors import broker as brokers
from connectors import kafka
from connectors.broker import Broker
from connectors.ports import free_port

ROOT = Path(__file__).parents[2]


def test_a_second_start_on_the_same_data_says_who_holds_it(tmp_path: Path) -> None:
    with Broker(tmp_path), pytest.raises(DataDirectoryHeld, match=str(os.getpid())):
        Broker(tmp_path).start()


def test_a_port_in_use_is_told(tmp_path: Path, broker) -> None:
    port = int(broker.bootstrap.rpartition(":")[2])
    with pytest.raises(PortInUse, match=str(port)):
        Broker(tmp_path, port).start()


def test_records_survive_a_restart_and_a_crash_is_told_with_the_logs_last_lines(tmp_path: Path) -> None:
    async def write(bootstrap: str) -> None:
        client = await kafka.admin(bootstrap)
        await kafka.create_topics(client, "kept", [wire.Topic(name="articles.raw")])
        await client.close()
        sender = kafka.producer(bootstrap)
        await sender.start()
        await sender.send_and_wait("kept.articles.raw", b"value", key=b"key")
        await sender.stop()

    with Broker(tmp_path) as first:
        asyncio.run(write(first.bootstrap))
        os.kill(first.process.pid, signal.SIGKILL)
        first.process.wait()
        assert "ended with -9" in first.failed()
    with Broker(tmp_path) as second:
        (record,) = asyncio.run(kafka.read_all(second.bootstrap, "kept.articles.raw"))
        assert record.value == b"value"


def test_it_listens_on_loopback_only(tmp_path: Path) -> None:
    with Broker(tmp_path) as own:
        process = psutil.Process(own.process.pid)
        addresses = {c.laddr.ip for c in process.net_connections() if c.status == psutil.CONN_LISTEN}
        assert {address.removeprefix("::ffff:") for address in addresses} == {"127.0.0.1"}


def test_java_takes_the_recorded_start(tmp_path: Path) -> None:
    """Refused, the cache costs nothing but time, and Java says nothing: so it is made to speak."""
    loaded = tmp_path / "classes"
    start = [*brokers._command(brokers.install(), tmp_path / "none")]
    subprocess.run([start[0], f"-Xlog:class+load:file={loaded}", *start[1:]], capture_output=True, check=False)
    lines = [line for line in loaded.read_text().splitlines() if " kafka." in line or "org.apache.kafka" in line]
    assert lines
    assert sum("source: shared objects file" in line for line in lines) > len(lines) / 2


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux ends children with their parent")
def test_a_killed_parent_leaves_no_kafka_behind(tmp_path: Path) -> None:
    code = "import sys,time;from pathlib import Path;from connectors.broker import Broker;b=Broker(Path(sys.argv[1]));"
    code += "b.start();b.wait_ready();print(b.process.pid,flush=True);time.sleep(600)"
    command = [sys.executable, "-c", code, str(tmp_path)]
    parent = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE)
    kafka_pid = int(parent.stdout.readline())
    parent.kill()
    parent.wait()
    end = time.monotonic() + 240
    while _runs(kafka_pid):
        assert time.monotonic() < end, "Kafka outlived its parent"
        time.sleep(0.1)


def _runs(pid: int) -> bool:
    try:
        return psutil.Process(pid).status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


def test_a_kafka_that_cannot_start_says_why(tmp_path: Path) -> None:
    own = Broker(tmp_path)
    (tmp_path / "kafka").mkdir()
    (tmp_path / "kafka" / "meta.properties").write_text("nonsense")
    own.start()
    try:
        with pytest.raises(BrokerFailed, match="Kafka ended"):
            own.wait_ready()
    finally:
        own.stop()


async def test_no_broker_is_one_line_after_the_set_time() -> None:
    with pytest.raises(BrokerUnavailable, match="is it running"):
        await kafka.admin(f"127.0.0.1:{free_port()}", limit=0.5)


async def test_wrong_topics_are_told_all_at_once(broker) -> None:
    client = await kafka.admin(broker.bootstrap)
    rows = [wire.Topic(name="one"), wire.Topic(name="two", partitions=2), wire.Topic(name="three", keep_ms=1000)]
    try:
        made = [rows[0], wire.Topic(name="two", partitions=3), wire.Topic(name="three", keep_ms=2000)]
        await kafka.create_topics(client, "wrong", made)
        await kafka.check_topics(client, "wrong", made)
        with pytest.raises(WrongTopics) as caught:
            await kafka.check_topics(client, "wrong", [*rows, wire.Topic(name="four")])
        told = str(caught.value)
        assert "wrong.two has 3 partitions, 2 are set" in told
        assert "retention.ms is 2000, it must be 1000" in told
        assert "wrong.four is missing" in told
    finally:
        await kafka.delete_namespace(client, "wrong")
        await client.close()

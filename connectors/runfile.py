"""What a running `vedette up` tells other commands: a small file in its data directory, held while it runs."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import msgspec
from platformdirs import user_data_path

from agents.errors import DataDirectoryHeld, NotRunning
from agents.settings import Settings

NAME = "vedette.run.json"


class Run(msgspec.Struct, frozen=True, kw_only=True):
    """A running service: its process, where its broker is, and the file with its worker's health address."""

    pid: int
    bootstrap: str
    namespace: str
    health_file: str

    @property
    def health(self) -> str:
        """host:port of the worker's /healthz, or nothing while it starts."""
        with suppress(OSError):
            return Path(self.health_file).read_text().strip()
        return ""


def data_dir(settings: Settings) -> Path:
    """The data directory: the one that is set, else the user's own."""
    return settings.data_dir or user_data_path("vedette")


@contextmanager
def held(directory: Path) -> Iterator[Path]:
    """Hold a data directory. Raises DataDirectoryHeld with the process that has it."""
    directory.mkdir(parents=True, exist_ok=True, mode=0o700)
    with (directory / "vedette.lock").open("a+") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            lock.seek(0)
            holder = lock.read().strip() or "unknown"
            told = f"{directory} is in use by process {holder}: stop it, or set another `data_dir` (--data)"
            raise DataDirectoryHeld(told) from error
        lock.truncate(0)
        lock.write(str(os.getpid()))
        lock.flush()
        try:
            yield directory
        finally:
            (directory / NAME).unlink(missing_ok=True)


def write(directory: Path, run: Run) -> None:
    """Tell where everything is; whole or not at all."""
    draft = directory / f"{NAME}.new"
    draft.write_bytes(msgspec.json.encode(run))
    draft.replace(directory / NAME)


def find(directory: Path) -> Run | None:
    """The service that runs in this data directory, or None."""
    try:
        run = msgspec.json.decode((directory / NAME).read_bytes(), type=Run)
        os.kill(run.pid, 0)
    except (OSError, msgspec.MsgspecError):
        return None
    return run


def located(settings: Settings) -> Settings:
    """The settings with the address of a broker: the one that is set, else that of a running `vedette up`.

    Raises NotRunning where there is neither.
    """
    if settings.broker_address:
        return settings
    run = find(data_dir(settings))
    if run is None:
        told = f"nothing runs in {data_dir(settings)}"
        raise NotRunning(f"{told}: start `vedette up`, or name a broker with --broker or VEDETTE_KAFKA")
    return msgspec.structs.replace(settings, broker_address=run.bootstrap, namespace=run.namespace)

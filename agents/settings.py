"""What can be set, read once into one frozen value: from `vedette.yaml`, and over it from the environment.

A key `worker.health_port` of the file is `VEDETTE_WORKER_HEALTH_PORT` in the environment, or
`VEDETTE_WORKER_HEALTH_PORT_FILE` with the name of a file that holds it (for secrets).
Unknown keys are errors, and all errors come at once, each with its file and line.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import msgspec

from agents.errors import Fault, Refused
from agents.keys import KEYS, SHIPPED_WATCHLIST
from agents.lined import Lined
from agents.loading import load

FILE = "vedette.yaml"
ENVIRONMENT = "environment"
ELSEWHERE = {"VEDETTE_CONFIG", "VEDETTE_DATA", "VEDETTE_FAILPOINT"}  # read by others than this page


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that can be set. Times in seconds; a port of 0 is any free one, a health port of -1 none.

    `files` are the files that were read, `data_dir` is None for the user's own data folder.
    """

    namespace: str = "live"
    data_dir: Path | None = None
    watchlist: Path = SHIPPED_WATCHLIST
    sinks: Path | None = None
    allow_private: tuple[str, ...] = ()
    contact: str = ""
    receive_host: str = "127.0.0.1"
    receive_port: int = -1
    receive_secret: str = ""
    pages_mode: str = "AUTO"
    pages_respect_reserved: bool = True
    log_level: str = "WARNING"
    partitions: Mapping[str, int] = {}
    broker_address: str = ""
    broker_port: int = 0
    broker_wait: float = 60.0
    broker_replication: int = 1
    broker_tls: bool = False
    broker_ca: Path | None = None
    broker_username: str = ""
    broker_password: str = ""
    broker_mechanism: str = "SCRAM-SHA-512"
    feeds_list: Path | None = None
    feeds_instance: str = ""
    feeds_health_host: str = "127.0.0.1"
    feeds_health_port: int = 0
    feeds_spacing: float = 2.0
    feeds_connections: int = 1
    feeds_follow_downgrade: bool = False
    feeds_keep_failed: Path | None = None
    worker_instance: str = ""
    worker_health_host: str = "127.0.0.1"
    worker_health_port: int = 0
    worker_session_timeout: float = 10.0
    worker_stall_limit: float = 60.0
    worker_stop_limit: float = 8.0
    worker_cache: str = "AUTO"
    window_articles: int = 1_000_000
    window_near_days: float = 7.0
    window_identity_days: float = 30.0
    files: tuple[Path, ...] = ()


_SECTIONS = {key.partition(".")[0] for key in KEYS if "." in key}


def _variable(key: str) -> str:
    return "VEDETTE_" + key.replace(".", "_").upper()


_VARIABLES = {"VEDETTE_KAFKA": "broker.address"} | {_variable(key): key for key in KEYS}


class Given(msgspec.Struct, frozen=True):
    """A value as somebody wrote it, with its place."""

    key: str
    value: Any
    file: str
    line: int
    folder: Path


def read(file: Path | None, environment: Mapping[str, str]) -> Settings:
    """The settings of a file and, over them, of the environment. Raises Refused with every error at once."""
    faults: list[Fault] = []
    given = [*_of_file(file, faults), *_of_environment(environment, faults)]
    values = dict(_values(given, faults))
    faults += _contradictions(values, given)
    if faults:
        raise Refused("settings", faults)
    return Settings(files=(file,) if file else (), **values)


def find(start: Path) -> Path | None:
    """The nearest `vedette.yaml`, in this folder or upwards."""
    return next((folder / FILE for folder in (start, *start.parents) if (folder / FILE).is_file()), None)


def _of_file(file: Path | None, faults: list[Fault]) -> Iterator[Given]:
    if file is None:
        return
    try:
        text = file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        faults.append(Fault(str(file), 0, f"cannot be read: {error}"))
        return
    found, wrong = load(str(file), text)
    faults += wrong
    for key, value, line in _leaves(found) if found else ():
        if key in KEYS:
            yield Given(key, value, str(file), line, file.parent)
        else:
            faults.append(Fault(str(file), line, f"`{key}` is no setting", _nearest(key, KEYS)))


def _leaves(found: Lined) -> Iterator[tuple[str, Any, int]]:
    for key, value in found.items():
        if key in _SECTIONS and isinstance(value, Lined):
            yield from ((f"{key}.{name}", inner, value.line_of(name)) for name, inner in value.items())
        elif value is not None:
            yield key, value, found.line_of(key)


def _of_environment(environment: Mapping[str, str], faults: list[Fault]) -> Iterator[Given]:
    for name, value in sorted(environment.items()):
        if not name.startswith("VEDETTE_") or name in ELSEWHERE:
            continue
        if name in _VARIABLES:
            yield Given(_VARIABLES[name], value, f"{ENVIRONMENT} {name}", 0, Path.cwd())
        elif name.endswith("_FILE") and name[:-5] in _VARIABLES:
            yield from _secret(name, value, faults)
        else:
            fault = Fault(f"{ENVIRONMENT} {name}", 0, "is no setting", _nearest(name, _VARIABLES))
            faults.append(fault)


def _secret(name: str, file: str, faults: list[Fault]) -> Iterator[Given]:
    try:
        text = Path(file).read_text().rstrip("\r\n")
    except (OSError, UnicodeDecodeError) as error:
        faults.append(Fault(f"{ENVIRONMENT} {name}", 0, f"{file} cannot be read: {error}"))
        return
    yield Given(_VARIABLES[name[:-5]], text, f"{ENVIRONMENT} {name}", 0, Path.cwd())


def _nearest(name: str, known: Iterable[str]) -> str:
    close = difflib.get_close_matches(name, known, 1)
    return f"did you mean `{close[0]}`?" if close else "see docs/operations.md"


def _values(given: Iterable[Given], faults: list[Fault]) -> Iterator[tuple[str, Any]]:
    for one in given:
        try:
            yield one.key.replace(".", "_"), KEYS[one.key](one.value, one.folder)
        except ValueError as error:
            faults.append(Fault(one.file, one.line, f"`{one.key}` {error}"))


def _contradictions(values: Mapping[str, Any], given: Iterable[Given]) -> Iterator[Fault]:
    """Settings that do not go together."""
    places = {one.key: one for one in given}
    if values.get("broker_username") and not values.get("broker_tls"):
        place = places["broker.username"]
        what = "a name and password would be sent in clear text"
        yield Fault(place.file, place.line, what, "set `broker.tls: true`")
    near, identity = (values.get(f"window_{name}_days", standard) for name, standard in (("near", 7), ("identity", 30)))
    if near > identity:
        place = places.get("window.near_days") or places["window.identity_days"]
        what = f"copies are looked for over {near:g} days, articles known for {identity:g}"
        yield Fault(place.file, place.line, what, "`window.identity_days` is at least `window.near_days`")


def security(settings: Settings) -> dict[str, Any]:
    """What aiokafka's clients need to be told about TLS and SASL; nothing for a plain broker."""
    if not settings.broker_tls:
        return {}
    import ssl  # noqa: PLC0415 -- only where it is used

    context = ssl.create_default_context(cafile=str(settings.broker_ca) if settings.broker_ca else None)
    if not settings.broker_username:
        return {"security_protocol": "SSL", "ssl_context": context}
    return {
        "security_protocol": "SASL_SSL",
        "ssl_context": context,
        "sasl_mechanism": settings.broker_mechanism,
        "sasl_plain_username": settings.broker_username,
        "sasl_plain_password": settings.broker_password,
    }

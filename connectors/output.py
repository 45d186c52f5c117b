"""What `demo` and `replay` print of each record: alerts for people, alerts as JSON lines, or records of topics."""

from __future__ import annotations

import base64
import sys
from collections.abc import Callable
from typing import Any

import orjson

from agents import wire
from agents.errors import Fault, Refused
from connectors.following import OUTPUTS

Emit = Callable[[str, Any], None]


def emitter(as_json: bool, topics: str | None) -> Emit:
    """How records are printed. Raises Refused for topics that are not among the outputs."""
    if topics is not None:
        return _records(_named(topics))
    return _envelopes if as_json else _people()


def _named(topics: str) -> set[str]:
    names = {name.strip() for name in topics.split(",")}
    if unknown := names - set(OUTPUTS):
        what = f"there is no output {', '.join(sorted(unknown))}"
        raise Refused("--topics", [Fault("--topics", 0, what, f"choose of {', '.join(OUTPUTS)}")])
    return names


def _write(line: bytes) -> None:
    sys.stdout.buffer.write(line + b"\n")
    sys.stdout.buffer.flush()


def _envelopes(topic: str, record: Any) -> None:
    """An alert's CloudEvents envelope, the bytes of the topic."""
    if topic == "alerts":
        _write(record.value)


def _records(names: set[str]) -> Emit:
    def emit(topic: str, record: Any) -> None:
        if topic in names:
            _write(orjson.dumps(as_object(topic, record)))

    return emit


def _people() -> Emit:
    """Alerts with their evidence."""
    from connectors import show  # noqa: PLC0415 -- only people need it

    console = show.console(sys.stdout)
    colours = console.color_system is not None

    def emit(topic: str, record: Any) -> None:
        if topic == "alerts":
            console.print(show.alert(wire.decode("alerts", record.value), colours))  # type: ignore[arg-type]
            console.print()

    return emit


def as_object(topic: str, record: Any) -> dict[str, Any]:
    """A record as `{"topic", "key", "headers", "value"}`; bytes that are no JSON stand under `bytes` in base64."""
    return {
        "topic": topic,
        "key": None if record.key is None else record.key.decode(errors="replace"),
        "headers": {name: value.decode(errors="replace") for name, value in record.headers},
        **_value(record.value),
    }


def _value(value: bytes | None) -> dict[str, Any]:
    if value is None:
        return {"value": None}
    try:
        return {"value": orjson.loads(value)}
    except orjson.JSONDecodeError:
        return {"value": None, "bytes": base64.b64encode(value).decode(), "note": "not JSON: the bytes in base64"}

"""JSON Schemas of the records, for consumers in any language: `python -m agents.schemas` writes docs."""

from __future__ import annotations

import importlib.metadata
from pathlib import Path
from typing import Any

import msgspec
import orjson

from agents import asyncapi
from agents.records import Time
from agents.wire import SCHEMAS

FOLDER = Path(__file__).parents[1] / "docs" / "schemas"
ASYNCAPI = FOLDER.parent / "asyncapi.yaml"


def schema(name: str) -> dict[str, Any]:
    """The JSON Schema (2020-12) of the newest version of a record."""
    version, kind = SCHEMAS[name]
    made = msgspec.json.schema(kind, schema_hook=_time)
    head = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:vedette:schemas:{name}-{version}.json",
    }
    return head | made


def _time(kind: type) -> dict[str, Any]:
    if kind is Time:
        return {"type": "string", "format": "date-time", "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$"}
    raise NotImplementedError(kind)


def written() -> dict[str, bytes]:
    """File name -> what must stand in it."""
    options = orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE
    return {
        f"{name}-{version}.json": orjson.dumps(schema(name), option=options) for name, (version, _) in SCHEMAS.items()
    }


def version() -> str:
    """Vedette's own."""
    return importlib.metadata.version("vedette")


if __name__ == "__main__":
    ASYNCAPI.write_bytes(asyncapi.written(version()))
    FOLDER.mkdir(exist_ok=True)
    for name, content in written().items():
        (FOLDER / name).write_bytes(content)

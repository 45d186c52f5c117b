"""Schemas for consumers say what the code says, and a record of every age can still be read."""

from __future__ import annotations

from pathlib import Path

import jsonschema
import orjson
import pytest

from agents import wire
from agents.schemas import FOLDER, schema, written
from tests.golden import corpus, judged

RECORDS = Path(__file__).parents[1] / "data" / "records"
TOPIC = {name: topic for topic, names in wire.READS.items() for name in names if name != "tick"} | {"tick": "hits"}


@pytest.mark.parametrize("name", list(written()))
def test_a_committed_schema_is_the_codes(name: str) -> None:
    """`python -m agents.schemas` writes them anew."""
    assert (FOLDER / name).read_bytes() == written()[name]


@pytest.mark.parametrize("path", sorted(RECORDS.glob("*.json")), ids=lambda path: path.stem)
def test_a_record_of_every_age_can_be_read_and_fits_its_schema(path: Path) -> None:
    """These files are never written anew: a breaking change takes a new version and another file."""
    name, version = path.stem.split("-")
    wire.decode(TOPIC[name], path.read_bytes().strip(), f"{name}/{version}")
    jsonschema.validate(orjson.loads(path.read_bytes()), schema(name))


def test_there_is_a_record_of_every_version() -> None:
    assert {path.stem for path in RECORDS.glob("*.json")} >= {
        f"{name}-{version}" for name, (version, _) in wire.SCHEMAS.items()
    }


def test_everything_that_the_corpus_causes_fits_its_schema() -> None:
    validators = {name: jsonschema.Draft202012Validator(schema(name)) for name in wire.SCHEMAS}
    for output in judged(corpus()):
        name = wire.schema_of(output.record).partition("/")[0]
        validators[name].validate(orjson.loads(wire.encode(output.record)))

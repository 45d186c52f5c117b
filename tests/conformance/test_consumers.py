"""What consumers are told: examples against the real broker, AsyncAPI by its own schema, the index template."""

from __future__ import annotations

import copy
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import jsonschema
import orjson
import pytest
import yaml

from agents import asyncapi, wire
from agents.schemas import ASYNCAPI, schema, version
from tests.conformance.conftest import Told
from tests.golden import ROOT

CONSUMERS = ROOT / "docs" / "consumers"
MODULES = CONSUMERS / "node_modules"


def needs(there: bool, what: str) -> None:
    """Skip at home where a tool is missing, fail in CI: `.ci/run consumers` installs them."""
    if not there:
        told = f"{what} is missing: `.ci/run consumers` installs it"
        pytest.fail(told) if os.environ.get("CI") == "true" else pytest.skip(told)


def printed(*command: str) -> list[dict[str, Any]]:
    done = subprocess.run(command, cwd=CONSUMERS, capture_output=True, timeout=240, check=False)
    assert done.returncode == 0, done.stderr.decode()
    return [orjson.loads(line) for line in done.stdout.splitlines()]


def wanted(told: Told) -> dict[str, tuple[str, str, str]]:
    return {a.id: (a.data.severity, a.data.state, a.data.headline) for a in told.read("alerts")}


def shown(rows: list[dict[str, Any]]) -> dict[str, tuple[str, str, str]]:
    return {row["id"]: (row["severity"], row["state"], row["headline"]) for row in rows}


def test_the_example_in_python_prints_every_alert_once(told: Told) -> None:
    rows = printed(sys.executable, "alerts.py", told.house.bootstrap, told.house.namespace, str(len(wanted(told))))
    assert shown(rows) == wanted(told)


def test_the_example_in_javascript_prints_every_alert_once_with_the_terms_cut_right(told: Told) -> None:
    node = shutil.which("node")
    needs(node is not None, "node")
    needs((MODULES / "kafkajs").is_dir(), "kafkajs")
    rows = printed(
        str(node), "alerts.mjs", told.house.bootstrap, told.house.namespace, str(len(wanted(told)))
    )  # fmt: skip
    assert shown(rows) == wanted(told)
    terms = {a.id: [t.surface for quote in a.data.evidence for t in quote.terms] for a in told.read("alerts")}
    assert {row["id"]: row["terms"] for row in rows} == terms


def test_the_example_with_kcat_prints_the_envelopes(told: Told) -> None:
    needs(shutil.which("kcat") is not None, "kcat")
    rows = printed("sh", "alerts.sh", told.house.bootstrap, told.house.namespace)
    assert {row["id"] for row in rows} == set(wanted(told))


def test_alerts_are_structured_cloudevents_on_kafka() -> None:
    pairs = wire.headers("alert/1", wire.Time.parse("2026-01-01T00:00:00Z"), "articles.raw:0:1", "build")
    assert wire.header(pairs, "content-type") == "application/cloudevents+json"
    assert wire.header(wire.headers("hit/1", wire.Time.parse("2026-01-01T00:00:00Z"), "", ""), "content-type") is None


def test_the_committed_asyncapi_document_is_the_codes() -> None:
    """`python -m agents.schemas` writes it anew; its channels are our topics, its payloads our schemas."""
    assert ASYNCAPI.read_bytes() == asyncapi.written(version())
    document = yaml.safe_load(ASYNCAPI.read_bytes())
    assert {channel["address"].removeprefix("{namespace}.") for channel in document["channels"].values()} <= set(
        wire.topics()
    )
    for message in document["components"]["messages"].values():
        if isinstance(message["payload"].get("schema"), dict):
            assert (ASYNCAPI.parent / message["payload"]["schema"]["$ref"]).exists()


def test_the_asyncapi_document_is_valid_by_the_schema_of_its_specification() -> None:
    needs((MODULES / "@asyncapi" / "specs").is_dir(), "@asyncapi/specs")
    rules = orjson.loads((MODULES / "@asyncapi" / "specs" / "schemas" / "3.0.0.json").read_bytes())
    validator = jsonschema.Draft7Validator(rules)
    document = yaml.safe_load(ASYNCAPI.read_bytes())
    assert [error.message for error in validator.iter_errors(document)] == []
    broken = copy.deepcopy(document)
    broken["operations"]["sendAlerts"]["action"] = "shout"
    assert list(validator.iter_errors(broken))


def test_every_example_of_the_guide_for_consumers_fits_its_schema() -> None:
    guide = (CONSUMERS / "README.md").read_text()
    examples = re.findall(r"^### `(\w+)` .*?```json\n(.*?)```", guide, re.DOTALL | re.MULTILINE)
    assert {name for name, _ in examples} >= {"alert", "decision", "mentions"}
    for name, example in examples:
        jsonschema.validate(orjson.loads(example), schema(name))


def test_the_index_template_knows_every_field_of_an_alert() -> None:
    """A field that an alert gains is missing here until it is added."""
    template = orjson.loads((CONSUMERS / "elasticsearch-template.json").read_bytes())
    known = template["template"]["mappings"]["properties"]["data"]["properties"]
    assert set(known) == set(_fields(schema("alert"), "AlertData"))
    for name, kind in (("story", "AlertStory"), ("evidence", "AlertEvidence"), ("articles", "AlertArticle")):
        assert set(known[name]["properties"]) == set(_fields(schema("alert"), kind))


def _fields(whole: dict[str, Any], kind: str) -> dict[str, Any]:
    fields: dict[str, Any] = whole["$defs"][kind]["properties"]
    return fields


def test_the_packages_of_the_example_are_pinned() -> None:
    package = orjson.loads((CONSUMERS / "package.json").read_bytes())
    pins = {**package["dependencies"], **package["devDependencies"]}
    assert all(re.fullmatch(r"\d+\.\d+\.\d+", pin) for pin in pins.values())
    assert "resolved" not in (CONSUMERS / "package-lock.json").read_text()  # no host of a registry in the repository
    assert Path(CONSUMERS / "package-lock.json").exists()

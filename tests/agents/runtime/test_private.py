"""The private parts of Faust and aiokafka that we touch are where they were, in the versions that we pin."""

from __future__ import annotations

import importlib
import inspect
from importlib.metadata import version

import pytest

from agents.runtime.private import TOUCHED

INSTANCE = {
    "faust.transport.consumer.Consumer._unacked_messages": "faust.transport.consumer.Consumer.__init__",
    "faust.transport.consumer.Consumer._waiting_for_ack": "faust.transport.consumer.Consumer._wait_for_ack",
    "aiokafka.AIOKafkaConsumer._client": "aiokafka.AIOKafkaConsumer.__init__",
    "aiokafka.AIOKafkaConsumer._isolation_level": "aiokafka.AIOKafkaConsumer.__init__",
    "aiokafka.AIOKafkaConsumer._fetch_max_wait_ms": "aiokafka.AIOKafkaConsumer.__init__",
}
"""Attributes of instances: where they are set."""


def find(name: str) -> object:
    parts = name.split(".")
    for cut in range(len(parts) - 1, 0, -1):
        try:
            found: object = importlib.import_module(".".join(parts[:cut]))
        except ModuleNotFoundError:
            continue
        for part in parts[cut:]:
            found = getattr(found, part)
        return found
    raise AttributeError(name)


@pytest.mark.parametrize("name", TOUCHED)
def test_a_private_part_is_where_it_was(name: str) -> None:
    if name in INSTANCE:
        assert f"self.{name.rpartition('.')[2]}" in inspect.getsource(find(INSTANCE[name]))
    else:
        assert find(name) is not None


def test_the_versions_are_those_that_the_remedies_were_written_for() -> None:
    assert (version("faust-streaming"), version("mode-streaming"), version("aiokafka")) == ("0.15.3", "0.7.1", "0.14.0")

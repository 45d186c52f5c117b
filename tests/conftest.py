"""What many tests stand on: one real Kafka for the whole run, and the same examples in every run."""

from __future__ import annotations

import os
import random
from collections.abc import AsyncIterator, Iterator
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

from agents import wire
from connectors import kafka
from connectors.broker import Broker

# The same examples everywhere, and no judgement by the clock: what fails here fails for everybody, and what a loaded
# machine does slowly is no failure. `pytest --hypothesis-profile=search` looks for new ones.
settings.register_profile("search", deadline=None, suppress_health_check=[HealthCheck.too_slow], max_examples=500)
settings.register_profile("same", settings.get_profile("search"), derandomize=True, max_examples=100)
settings.load_profile("same")


@pytest.fixture(scope="session")
def broker(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """A Kafka: the one that VEDETTE_KAFKA names, else one of our own, installed if need be."""
    if there := os.environ.get("VEDETTE_KAFKA"):
        yield SimpleNamespace(bootstrap=there)
        return
    with Broker(tmp_path_factory.mktemp("broker")) as own:
        yield own


@pytest.fixture
async def namespace(broker: Any) -> AsyncIterator[str]:
    """A namespace of the test's own with all topics in it, gone afterwards."""
    name = f"test-{random.randrange(36**6):06x}"
    client = await kafka.admin(broker.bootstrap)
    try:
        await kafka.create_topics(client, name, wire.topics().values())
        yield name
    finally:
        await kafka.delete_namespace(client, name)
        await client.close()

"""What many tests stand on: one real Kafka for the whole run."""

from __future__ import annotations

import os
from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import pytest

from connectors.broker import Broker


@pytest.fixture(scope="session")
def broker(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """A Kafka: the one that VEDETTE_KAFKA names, else one of our own, installed if need be."""
    if there := os.environ.get("VEDETTE_KAFKA"):
        yield SimpleNamespace(bootstrap=there)
        return
    with Broker(tmp_path_factory.mktemp("broker")) as own:
        yield own

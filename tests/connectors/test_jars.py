"""Kafka's jars: one request that fails is made again, and no jar is taken that is not the lock's."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Self

import pytest

from agents.errors import BrokerFailed
from connectors import jars

BODY = b"a jar"
ROW = {"groupId": "org.example", "artifactId": "invented", "version": "1.0", "sha256": hashlib.sha256(BODY).hexdigest()}


class Registry:
    """jgo's steps from coordinates to a file, in one; fails so many times first."""

    def __init__(self, folder: Path, fails: int, body: bytes = BODY) -> None:
        self.file = folder / "source.jar"
        self.file.write_bytes(body)
        self.fails = fails

    def project(self, *_: str) -> Self:
        return self

    def at_version(self, _: str) -> Self:
        return self

    def artifact(self) -> Self:
        return self

    def resolve(self) -> str:
        self.fails -= 1
        if self.fails >= 0:
            raise OSError("away")
        return str(self.file)


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jars, "PAUSES", (0.0, 0.0))


@pytest.mark.parametrize("fails", [0, 1, 2])
def test_a_request_that_fails_is_made_again(fails: int, tmp_path: Path) -> None:
    jars._fetch_one(Registry(tmp_path, fails), ROW, tmp_path)
    assert (tmp_path / "invented-1.0.jar").read_bytes() == BODY


def test_a_registry_that_stays_away_is_told_with_the_jar(tmp_path: Path) -> None:
    with pytest.raises(BrokerFailed, match=r"invented-1\.0\.jar: away"):
        jars._fetch_one(Registry(tmp_path, 3), ROW, tmp_path)


def test_a_jar_that_differs_from_the_lock_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BrokerFailed, match="differs from the lock"):
        jars._fetch_one(Registry(tmp_path, 0, b"another"), ROW, tmp_path)
    assert not (tmp_path / "invented-1.0.jar").exists()

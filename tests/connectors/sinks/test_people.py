"""Verdicts, mutes and the report of rules, from the command line to the broker and back."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import timedelta
from pathlib import Path
from typing import Any

import orjson
import pytest

from agents.errors import VedetteError
from agents.records import Time
from connectors.delivering import now
from connectors.sinks import people, precision
from tests.connectors.sinks.invented import START, alert, id_of
from tests.connectors.sinks.service import Service

ROOT = Path(__file__).parents[3]


class Front:
    """The commands, as a person types them."""

    def __init__(self, service: Service) -> None:
        self.service = service

    def __call__(self, *arguments: str) -> subprocess.CompletedProcess[bytes]:
        given = [*arguments, "--broker", self.service.bootstrap, "--namespace", self.service.namespace]
        environment = {k: v for k, v in os.environ.items() if not k.startswith("VEDETTE_")} | {"PYTHONPATH": str(ROOT)}
        return subprocess.run(
            [sys.executable, "-m", "vedette", *given],
            cwd=self.service.folder, env=environment, capture_output=True, timeout=240, check=False,
        )  # fmt: skip

    def json(self, *arguments: str) -> list[dict[str, Any]]:
        done = self(*arguments, "--json")
        assert done.returncode == 0, done.stderr.decode()
        return [orjson.loads(line) for line in done.stdout.splitlines()]


async def test_a_verdict_and_a_mute_are_kept_counted_listed_and_taken_back(
    broker: Any, namespace: str, tmp_path: Path
) -> None:
    service = Service(broker.bootstrap, namespace, tmp_path)
    front = Front(service)
    await service.send([alert("one"), alert("one", 2), alert("two")])
    front.json("verdict", id_of("one"), "noise", "--who", "an/a", "--note", "an exercise")
    (made,) = front.json("verdict", id_of("one"), "useful", "--who", "an/a")
    assert (made["revision"], made["rule"], made["who"]) == (2, "patriot-moves", "an-a")
    front.json("verdict", id_of("two"), "wrong", "--who", "ben")
    (row,) = front.json("rules", "report")
    assert (row["alerts"], row["useful"], row["noise"], row["wrong"], row["precision"]) == (2, 1, 0, 1, 0.5)
    missing = front("verdict", "a" * 26, "useful")
    assert missing.returncode == 1
    assert b"there is no alert" in missing.stderr
    front.json("mute", "rule", "patriot-moves", "--until", "8h", "--note", "known", "--who", "ann")
    (mute,) = front.json("mutes")
    assert (mute["what"], mute["id"], mute["note"]) == ("rule", "patriot-moves", "known")
    text = "sinks:\n- name: file\n  kind: lines\n  path: alerts.jsonl\n"
    async with service.running(text):
        await service.send([alert("three")])
        await service.until(lambda: state(service, "three", "muted"))
        assert b"file" in front("deliver", "status").stdout
        front.json("unmute", "rule", "patriot-moves")
        await service.send([alert("three", 2)])
        await service.until(lambda: state(service, "three", "delivered"))
    assert front.json("mutes") == []


async def state(service: Service, name: str, wanted: str) -> bool:
    found = (await service.deliveries()).get(("file", id_of(name)))
    return found is not None and found.state == wanted


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("rule", "x", START, "ann"), "is over"),
        (("rule", "x", Time.of(now() + timedelta(days=900)), "ann"), "more than a year"),
        (("rule", "", Time.of(now() + timedelta(days=1)), "ann"), "needs an id"),
        (("rule", "a\x1b[2J", Time.of(now() + timedelta(days=1)), "ann"), "needs an id"),
        (("galaxy", "x", Time.of(now() + timedelta(days=1)), "ann"), "cannot be muted"),
        (("rule", "x", Time.of(now() + timedelta(days=1)), " "), "who says so"),
    ],
)
def test_a_mute_always_has_an_end_and_a_name(arguments: tuple[Any, ...], said: str) -> None:
    with pytest.raises(VedetteError, match=said):
        people.mute(*arguments, "", now())


def test_a_rule_above_fifty_a_day_is_told() -> None:
    loud = [("loud", START)] * 51 + [("loud", Time.of(START + timedelta(days=1)))]
    rows = precision.report([*loud, ("calm", START)], [], days=10)
    assert [(row.rule, row.alerts, row.busiest, bool(row.warning)) for row in rows] == [
        ("loud", 52, 51, True),
        ("calm", 1, 1, False),
    ]
    assert "2026-03-02" in rows[0].warning

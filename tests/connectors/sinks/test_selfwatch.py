"""What Vedette says of itself: which findings there are, each once a day, in one message to the admin sinks."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from multidict import CIMultiDict, CIMultiDictProxy

from agents.records import Delivery, Mute, Parked, Time
from agents.settings import Settings
from connectors import kafka
from connectors.delivering import now
from connectors.http import Response
from connectors.sinks import findings
from connectors.sinks.canary import Canary
from connectors.sinks.contract import Delivered, Message, Retry
from connectors.sinks.findings import Finding, Gathered, Told
from connectors.sinks.ledger import Ledger
from connectors.sinks.ping import Ping
from connectors.sinks.selfwatch import Selfwatch, of_findings
from tests.connectors.sinks.fakes import FakeSink
from tests.connectors.sinks.invented import START, alert


def ago(**span: float) -> Time:
    return Time.of(START - timedelta(**span))


def ahead(**span: float) -> Time:
    return Time.of(START + timedelta(**span))


def mute(until: Time, since: Time) -> Mute:
    return Mute(what="rule", id="r", until=until, who="ann", at=since)


def record(**over: Any) -> Delivery:
    return Delivery(**({"sink": "desk", "alert": "*", "state": "running", "at": START} | over))


WAITING = record(alert="a", state="waiting", waiting=(Parked(revision=1, partition=0, offset=0),), since=ago(hours=2))


@pytest.mark.parametrize(
    ("seen", "keys"),
    [
        ({}, []),
        ({"today": {"calm": 50, "loud": 51}}, ["loud loud"]),
        ({"last": {"old": ago(days=90), "new": ago(days=89)}}, ["silent old"]),
        ({"dead_letters": 3}, ["dead letters"]),
        ({"disk_free": 0.09}, ["disk"]),
        ({"mutes": (mute(ahead(hours=11), ago(days=3)),)}, [f"mute rule/r {ahead(hours=11)}"]),
        ({"mutes": (mute(ahead(hours=11), ago(hours=1)), mute(ahead(days=2), ago(days=3)))}, []),
        ({"deliveries": (record(state="disabled", reason="410 Gone"),)}, ["disabled desk"]),
        ({"deliveries": (WAITING, record(state="paused"))}, ["waiting desk"]),
        ({"canary_silent": 900.0, "dead_letters": 1}, ["canary", "dead letters"]),
    ],
    ids=str,
)
def test_what_is_found(seen: dict[str, Any], keys: list[str]) -> None:
    assert [one.key for one in findings.findings(Gathered(at=START, **seen))] == keys


def test_a_finding_is_told_once_a_day() -> None:
    told, found = Told(), [Finding("disk", "full")]
    assert told.new(found, START) == found
    told.note(found, START)
    assert told.new(found, ahead(hours=23)) == []
    assert told.new(found, ahead(hours=24)) == found


def test_many_findings_are_one_message() -> None:
    made = of_findings([Finding("a", "first", urgent=True), Finding("b", "second")], START)
    assert made.data.headline == "Vedette: 2 things to look at"
    assert made.data.severity == "critical"
    assert "first" in made.data.summary
    assert "second" in made.data.summary


class Admin(FakeSink):
    def headlines(self) -> list[str]:
        return [message.alert.data.headline for message in self.got]


async def test_dead_letters_and_a_disabled_sink_reach_the_admin_and_what_was_not_taken_is_told_again(
    broker: Any, namespace: str, tmp_path: Path
) -> None:
    settings = Settings(broker_address=broker.bootstrap, namespace=namespace, data_dir=tmp_path)
    admin = Admin()
    async with Ledger(broker.bootstrap, namespace) as ledger:
        watch = Selfwatch(settings, ledger, [admin], None, now)
        assert [one.key for one in await watch.look() if one.key != "disk"] == []
        async with kafka.producer(broker.bootstrap) as sender:
            await sender.send_and_wait(f"{namespace}.dead-letters", b"bad")
        await (await ledger.put(record(state="disabled", reason="410 Gone", at=now())))
        admin.answers = [Retry("down"), Delivered()]
        found = await watch.look()
        assert [one.key for one in found if one.key != "disk"] == ["disabled desk", "dead letters"]
        assert [one.key for one in await watch.look() if one.key != "disk"] == ["disabled desk"]
        assert await watch.look() == []
    assert len(admin.got) >= 2


def test_a_canary_that_stays_away_is_an_alarm() -> None:
    canary = Canary(Settings(), 300.0, lambda: START)
    assert canary.missing(ahead(minutes=14)) is None
    assert canary.missing(ahead(minutes=16)) == 16 * 60


@pytest.mark.parametrize(
    ("state", "age", "pings"), [("opened", 10, 1), ("closed", 10, 0), ("opened", 3600, 0)], ids=["new", "closed", "old"]
)
async def test_a_ping_is_sent_for_a_canary_of_now_and_never_made_up_for(state: str, age: int, pings: int) -> None:
    asked: list[str] = []

    class Poster:
        async def request(self, method: str, url: str, headers: Any = None, body: Any = None) -> Any:
            asked.append(url)
            return Response(url=url, status=200, headers=CIMultiDictProxy(CIMultiDict()))

    sink = Ping("https://ping.example/x", Poster(), lambda: ahead(seconds=age))
    outcome = await sink.deliver(Message(alert=alert(state=state, mode="canary"), raw=b""))
    assert isinstance(outcome, Delivered)
    assert len(asked) == pings

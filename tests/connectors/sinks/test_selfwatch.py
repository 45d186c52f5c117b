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
from connectors.sources.feeds import state
from connectors.sources.feeds.state import Feed, Poll
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


def poll(ok: float | None, failing: float | None, **over: Any) -> Poll:
    """A feed's state: days ago that it was well, and since when it fails."""
    at = START.timestamp()
    times = {"ok_at": at - ok * 86_400 if ok else 0.0, "failing_since": at - failing * 86_400 if failing else 0.0}
    return Poll(**({"url": FEED, "error": "timeout" if failing else ""} | times | over))


FEED = "https://paper.example/feed"


@pytest.mark.parametrize(
    ("known", "found"),
    [
        (poll(0.1, None), False),
        (poll(2.9, 2.9), False),
        (poll(3.1, 3.0), True),
        (poll(1.5, 1.4, gone=True), True),
        (poll(None, 9.0), False),
        (poll(9.0, 0.1), False),
        (poll(9.0, 9.0, alias_of="https://paper.example/other"), False),
    ],
    ids=["well", "two days", "three days", "gone", "was never well", "we were off", "another's name"],
)
def test_a_feed_dies_when_it_was_well_and_failed_for_three_days_or_is_gone(known: Poll, found: bool) -> None:
    assert [one.feed for one in findings.findings(Gathered(at=START, feeds={FEED: known}))] == [FEED] * found


def test_a_feed_that_died_is_told_once_until_it_was_well_again() -> None:
    told = Told()
    first = findings.findings(Gathered(at=START, feeds={FEED: poll(4, 4)}))
    told.note(told.new(first, START), START)
    assert told.new(first, ahead(days=30)) == []
    assert len(told.new(findings.findings(Gathered(at=START, feeds={FEED: poll(3.5, 3.4)})), ahead(days=30))) == 1


def test_feeds_that_died_are_one_line_whatever_their_number() -> None:
    feeds = {f"https://paper-{number}.example/feed": poll(4, 4) for number in range(7)}
    sent = findings.together(findings.findings(Gathered(at=START, feeds=feeds, dead_letters=1)))
    assert [one.key for one in sent] == ["dead letters", "feeds"]
    assert sent[1].text.startswith("7 feeds without an answer for 3 days")
    assert "paper-4.example/feed (timeout) and 2 more" in sent[1].text


async def test_the_watch_reads_dying_feeds_from_their_state_and_tells_them_in_one_message(
    broker: Any, namespace: str, tmp_path: Path
) -> None:
    settings = Settings(broker_address=broker.bootstrap, namespace=namespace, data_dir=tmp_path)
    admin = Admin()
    urls = [f"https://paper-{number}.example/feed" for number in range(3)]
    async with kafka.producer(broker.bootstrap) as sender:
        for url in urls:
            dead = poll(4, 4, url=url)
            await sender.send_and_wait(f"{namespace}.feeds.state", state.encode(dead), key=state.key(state.POLL, url))
        for url in urls[:2]:  # to the third nobody is subscribed any more
            await sender.send_and_wait(f"{namespace}.feeds", state.encode(Feed(url=url)), key=url.encode())
    async with Ledger(broker.bootstrap, namespace) as ledger:
        watch = Selfwatch(settings, ledger, [admin], None, lambda: START)
        assert [one.feed for one in await watch.look() if one.key != "disk"] == urls[:2]
        assert [one for one in await watch.look() if one.key != "disk"] == []
    assert "2 feeds without an answer for 3 days" in admin.got[0].alert.data.summary
    assert urls[2] not in admin.got[0].alert.data.summary


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

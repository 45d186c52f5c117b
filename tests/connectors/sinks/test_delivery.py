"""What `vedette deliver` promises, on a real broker: nothing lost, in order per alert, recognisable repeats."""

from __future__ import annotations

import asyncio
import logging
import random
import subprocess
import sys
from collections import defaultdict
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import orjson
import pytest
from aiokafka import AIOKafkaProducer
from aiokafka.protocol.admin import DeleteGroupsRequest
from standardwebhooks import Webhook

from agents import wire
from connectors import deadletters, kafka
from connectors.delivering import now
from connectors.sinks import asking, standing
from connectors.sinks.schedule import Schedule
from tests.connectors.groups import members
from tests.connectors.sinks.invented import alert, id_of
from tests.connectors.sinks.receiver import Got, Receiver, receiving
from tests.connectors.sinks.service import SECRET, Service, webhook


@pytest.fixture
async def receiver() -> AsyncIterator[Receiver]:
    async with receiving() as made:
        yield made


@pytest.fixture
def service(broker: Any, namespace: str, tmp_path: Path, receiver: Receiver) -> Service:
    made = Service(broker.bootstrap, namespace, tmp_path)
    made.doors = (receiver.door,)
    return made


def revisions(got: list[Got]) -> dict[str, list[int]]:
    seen: dict[str, list[int]] = defaultdict(list)
    for one in got:
        seen[one.alert["subject"]].append(one.alert["data"]["revision"])
    return seen


async def test_a_webhook_gets_the_bytes_of_the_topic_signed_as_its_reference_library_wants(
    service: Service, receiver: Receiver
) -> None:
    one = alert("first")
    async with service.running(f"sinks:\n{webhook('desk', receiver.url)}"):
        await service.send([one])
        await service.until(lambda: receiver.got)
    (got,) = receiver.got
    assert got.id == one.id
    assert Webhook(SECRET).verify(got.body, got.headers) == orjson.loads(got.body)
    assert got.headers["Content-Type"] == "application/cloudevents+json"


ROOT = Path(__file__).parents[3]
FILE = "- name: file\n  kind: lines\n  path: alerts.jsonl\n"

MISBEHAVIOUR = {
    "refused": None,
    "hangs": 0,
    "500": 500,
    "429 with Retry-After": 429,
    "302": 302,
    "200 after the timeout": -1,
}


@pytest.mark.parametrize("how", MISBEHAVIOUR)
async def test_a_receiver_down_for_an_hour_gets_everything_in_order_and_others_notice_nothing(
    how: str, service: Service, receiver: Receiver
) -> None:
    sent = [alert(name, revision) for name in range(5) for revision in (1, 2)]
    status = MISBEHAVIOUR[how]
    async with service.running(f"sinks:\n{webhook('desk', receiver.url, timeout=1.0)}{FILE}"):
        if status is None:
            await receiver.stop()
        else:
            receiver.answer = status
            receiver.headers = {"Retry-After": "2"} if status == 429 else {"Location": "http://127.0.0.1/else"}
        await service.send(sent)
        lines = service.folder / "alerts.jsonl"
        await service.until(lambda: lines.exists() and len(lines.read_bytes().splitlines()) == len(sent))
        if status is not None:
            await service.until(lambda: len(receiver.got) >= 3)
        await service.until(lambda: waiting(service, "desk", 5))
        receiver.answer, receiver.headers = 204, {}
        if status is None:
            await receiver.start()
        await service.until(lambda: newest(service, "desk", {id_of(name): 2 for name in range(5)}))
    taken = revisions([one for one in receiver.got if one.answered == 204])
    assert {subject: seen[-1] for subject, seen in taken.items()} == {id_of(name): 2 for name in range(5)}
    assert all(seen == sorted(seen) for seen in taken.values())
    tries = defaultdict(set)
    for one in receiver.got:
        tries[one.id].add(one.body)
        Webhook(SECRET).verify(one.body, one.headers)
    assert all(len(bodies) == 1 for bodies in tries.values())
    assert not any(line.startswith("sink file") for line in service.told)


async def waiting(service: Service, sink: str, count: int) -> bool:
    found = await service.deliveries()
    return sum(1 for (name, _), one in found.items() if name == sink and one.waiting) == count


async def settled(service: Service, sink: str, count: int) -> bool:
    found = [one for (name, alert), one in (await service.deliveries()).items() if name == sink and alert != "*"]
    return sum(1 for one in found if one.state == "delivered" and not one.waiting) == count


async def test_killed_again_and_again_it_loses_nothing_and_keeps_the_order(
    service: Service, receiver: Receiver
) -> None:
    """kill -9 of `deliver` while the receiver fails half of the time: at least once, the same id for a repeat."""
    receiver.answer = lambda number: 204 if number % 3 else 500
    file = service.write(f"sinks:\n{webhook('desk', receiver.url)}{FILE}")
    command = process(service, file, receiver, "test")
    sent = [alert(name, revision) for revision in (1, 2, 3) for name in range(15)]
    running = await asyncio.to_thread(subprocess.Popen, command, cwd=ROOT, stderr=subprocess.DEVNULL)
    try:
        await service.until(lambda: both_placed(service))
        for first in range(0, len(sent), 9):
            # Counted before they are sent: nine alerts bring nine requests or more, however fast the first are.
            reached = len(receiver.got) + random.randint(1, 9)
            await service.send(sent[first : first + 9])
            await service.until(
                lambda reached=reached: len(receiver.got) >= reached
            )  # killed in the middle of its work
            running.kill()
            running.wait()
            running = await asyncio.to_thread(subprocess.Popen, command, cwd=ROOT, stderr=subprocess.DEVNULL)
        receiver.answer = 204
        await service.until(lambda: newest(service, "desk", {id_of(name): 3 for name in range(15)}))
        await service.until(lambda: newest(service, "file", {id_of(name): 3 for name in range(15)}))
    finally:
        running.kill()
        running.wait()
    lines = [orjson.loads(line) for line in (service.folder / "alerts.jsonl").read_bytes().splitlines()]
    assert {line["id"] for line in lines} == {one.id for one in sent}
    taken = revisions(receiver.taken())
    assert {subject: seen[-1] for subject, seen in taken.items()} == {id_of(name): 3 for name in range(15)}
    first = {subject: list(dict.fromkeys(seen)) for subject, seen in taken.items()}
    assert all(seen == sorted(seen) for seen in first.values())
    bodies = {(one.id, one.body) for one in receiver.got}
    assert len(bodies) == len({one.id for one in receiver.got})


def process(service: Service, file: Path, receiver: Receiver, instance: str) -> list[str]:
    """The command line of a delivery as a process of its own."""
    command = [sys.executable, "-m", "tests.connectors.sinks.running", service.bootstrap, service.namespace]
    return [*command, str(file), receiver.door, instance]


async def test_two_processes_share_a_sink_and_one_takes_over_what_the_other_had_parked(
    service: Service, receiver: Receiver
) -> None:
    receiver.answer = 500
    file = service.write(f"sinks:\n{webhook('desk', receiver.url)}")
    sent = [alert(name, revision) for revision in (1, 2) for name in range(12)]
    commands = [process(service, file, receiver, name) for name in ("a", "b")]
    two = [await asyncio.to_thread(subprocess.Popen, command, cwd=ROOT) for command in commands]
    try:
        await service.until(lambda: service.placed("desk"))
        await service.until(lambda: two_share(service, "desk"))
        await service.send(sent)
        await service.until(lambda: waiting(service, "desk", 12))
        two[0].kill()
        two[0].wait()
        receiver.answer = 204
        await service.until(lambda: newest(service, "desk", {id_of(name): 2 for name in range(12)}))
    finally:
        for one in two:
            one.kill()
            one.wait()
    taken = revisions(receiver.taken())
    assert {subject: seen[-1] for subject, seen in taken.items()} == {id_of(name): 2 for name in range(12)}
    assert all(seen == sorted(seen) for seen in taken.values())


async def two_share(service: Service, sink: str) -> bool:
    return await members(service.bootstrap, f"{service.namespace}.sink.{sink}") == 2


async def both_placed(service: Service) -> bool:
    return await service.placed("desk") and await service.placed("file")


async def newest(service: Service, sink: str, wanted: dict[str, int]) -> bool:
    found = await service.deliveries()
    return {
        alert: one.revision for (name, alert), one in found.items() if name == sink and alert != "*" and not one.waiting
    } == wanted


async def test_a_receiver_that_is_gone_disables_its_sink_alone_and_resume_sends_what_waited(
    service: Service, receiver: Receiver
) -> None:
    receiver.answer = 410
    async with service.running(f"sinks:\n{webhook('desk', receiver.url)}{FILE}"):
        await service.send([alert(name) for name in range(3)])
        lines = service.folder / "alerts.jsonl"
        await service.until(lambda: lines.exists() and len(lines.read_bytes().splitlines()) == 3)
        await service.until(lambda: stands_at(service, "disabled"))
        assert any("sink desk is disabled: 410 Gone" in line for line in service.told)
        stands = {row.sink: row for row in await standing.standing(service.settings, ["desk", "file"])}
        assert (stands["desk"].state, stands["desk"].well, stands["file"].well) == ("disabled", False, True)
        assert len(receiver.got) <= 3
        receiver.answer = 204
        await asking.ask(service.settings, "desk", None, "resume")
        await service.until(lambda: newest(service, "desk", {id_of(name): 1 for name in range(3)}))


async def test_a_private_address_is_refused_unless_it_is_opened(service: Service, receiver: Receiver) -> None:
    service.doors = ()
    async with service.running(f"sinks:\n{webhook('desk', receiver.url)}"):
        await service.send([alert()])
        await service.until(lambda: any("allow_private" in line for line in service.told))
    assert receiver.got == []


async def test_a_new_sink_begins_now_and_since_goes_back(service: Service) -> None:
    early = now()
    await service.send([alert("before")])
    async with service.running(f"sinks:\n{FILE}"):
        await service.send([alert("after")])
        await service.until(lambda: settled(service, "file", 1))
    back = FILE.replace("file", "back").replace("alerts.jsonl", "back.jsonl")
    async with service.running(f"sinks:\n{back}", since=early):
        await service.until(lambda: settled(service, "back", 2))
    assert [line["subject"] for line in read(service, "alerts.jsonl")] == [id_of("after")]
    assert {line["subject"] for line in read(service, "back.jsonl")} == {id_of("before"), id_of("after")}


def read(service: Service, name: str) -> list[dict[str, Any]]:
    return [orjson.loads(line) for line in (service.folder / name).read_bytes().splitlines()]


async def test_16_a_sink_off_for_ten_days_goes_on_where_it_stopped(service: Service, receiver: Receiver) -> None:
    """What comes while it is off waits in the log; its place is the group's, kept a year by our broker."""
    text = f"sinks:\n{webhook('desk', receiver.url)}"
    async with service.running(text):
        await service.send([alert(1)])
        await service.until(lambda: settled(service, "desk", 1))
    await service.send([alert(2), alert(3), alert(2, 2)])
    async with service.running(text):
        await service.until(lambda: newest(service, "desk", {id_of(1): 1, id_of(2): 2, id_of(3): 1}))
    assert [one.id for one in receiver.got[:1]] == [alert(1).id]
    assert {one.id for one in receiver.got[1:]} == {alert(2).id, alert(3).id, alert(2, 2).id}
    client = await kafka.admin(service.bootstrap)
    try:
        resource = kafka.ConfigResource(kafka.ConfigResourceType.BROKER, "1")
        (answer,) = await client.describe_configs([resource])
        minutes = {entry[0]: entry[1] for entry in answer.resources[0][4]}["offsets.retention.minutes"]
        assert int(minutes) > 365 * 24 * 60
    finally:
        await client.close()


async def test_a_sink_whose_place_was_lost_asks_and_sends_nothing_until_it_is_told(
    service: Service, receiver: Receiver
) -> None:
    text = f"sinks:\n{webhook('desk', receiver.url)}{FILE}"
    async with service.running(text):
        await service.send([alert("old")])
        await service.until(lambda: settled(service, "desk", 1))
    await forget(service, "desk")
    await service.send([alert("missed")])
    service.told.clear()
    async with service.running(text):
        await service.until(lambda: any("sink desk does not start" in line for line in service.told))
        await service.send([alert("new")])
        await service.until(lambda: settled(service, "file", 3))
        assert len(receiver.got) == 1
        stands = (await standing.standing(service.settings, ["desk"]))[0]
        assert (stands.state, stands.well) == ("asks", False)
        await asking.ask(service.settings, "desk", None, "seek")
        await service.until(lambda: begun(service))
        await service.send([alert("newest")])
        await service.until(lambda: settled(service, "desk", 2))
    assert [one.id for one in receiver.got] == [alert("old").id, alert("newest").id]


async def begun(service: Service) -> bool:
    rows = await standing.standing(service.settings, ["desk"])
    return rows[0].behind == 0


async def forget(service: Service, sink: str) -> None:
    """As Kafka does when a group was empty for longer than it remembers."""
    client = await kafka.admin(service.bootstrap)
    group = f"{service.namespace}.sink.{sink}"
    try:
        answer = await client._send_request(DeleteGroupsRequest([group]), await client.find_coordinator(group))
        assert answer.results[0][1] == 0
    finally:
        await client.close()


async def test_no_secret_is_in_a_log_a_message_or_a_record(
    service: Service, receiver: Receiver, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    receiver.answer = 500
    (service.folder / "token").write_text("xoxb-of-nobody")
    chat = f"- {{name: chat, kind: slack, channel: C1, token_file: token, api: 'http://{receiver.door}/nowhere'}}\n"
    async with service.running(f"sinks:\n{webhook('desk', receiver.url)}{chat}"):
        await service.send([alert()])
        await service.until(lambda: waiting(service, "desk", 1))
        await service.until(lambda: waiting(service, "chat", 1))
        written = await kafka.read_all(service.bootstrap, f"{service.namespace}.deliveries")
    key = SECRET.removeprefix("whsec_")
    everything = [caplog.text, *service.told, *(str(record.value) for record in written)]
    assert not [text for text in everything if key in text or "xoxb-of-nobody" in text]


async def test_a_paused_sink_rests_and_goes_on_in_order(service: Service, receiver: Receiver) -> None:
    text = f"sinks:\n{webhook('desk', receiver.url)}"
    async with service.running(text):
        await asking.ask(service.settings, "desk", None, "pause")
        await service.until(lambda: stands_at(service, "paused"))
        await service.send([alert("one"), alert("one", 2)])
        await asyncio.sleep(1)
        assert receiver.got == []
    async with service.running(text):
        await asyncio.sleep(1)
        assert receiver.got == []
        await asking.ask(service.settings, "desk", None, "resume")
        await service.until(lambda: newest(service, "desk", {id_of("one"): 2}))
    assert [one.id for one in receiver.got] == [alert("one").id, alert("one", 2).id]


async def stands_at(service: Service, state: str) -> bool:
    return (await service.deliveries())["desk", "*"].state == state


async def test_a_place_moves_over_the_marks_of_transactions_so_that_behind_ends_at_nothing(
    service: Service, receiver: Receiver
) -> None:
    """The alert stage writes in transactions: each leaves a mark behind that is no record."""
    async with service.running(f"sinks:\n{webhook('desk', receiver.url)}"):
        sender = AIOKafkaProducer(bootstrap_servers=service.bootstrap, transactional_id=f"{service.namespace}.t")
        await sender.start()
        try:
            for one in (alert("one"), alert("two")):
                async with sender.transaction():
                    value, key = wire.encode(one), one.subject.encode()
                    await sender.send_and_wait(f"{service.namespace}.alerts", value, key=key)
        finally:
            await sender.stop()
        await service.until(lambda: settled(service, "desk", 2))
        await service.until(lambda: begun(service))


async def test_what_waits_can_be_skipped_by_hand(service: Service, receiver: Receiver) -> None:
    receiver.answer = 500
    async with service.running(f"sinks:\n{webhook('desk', receiver.url)}"):
        await service.send([alert("one")])
        await service.until(lambda: waiting(service, "desk", 1))
        await asking.ask(service.settings, "desk", id_of("one"), "skip")
        await service.until(lambda: skipped(service))


async def skipped(service: Service) -> bool:
    return (await service.deliveries())["desk", id_of("one")].state == "skipped"


async def test_an_alert_that_nobody_takes_ends_as_a_dead_letter_that_is_not_sent_to_every_sink_again(
    service: Service, receiver: Receiver
) -> None:
    receiver.answer = 500
    async with service.running(f"sinks:\n{webhook('desk', receiver.url)}", schedule=Schedule().scaled(1 / 100_000)):
        await service.send([alert("one")])
        await service.until(lambda: dead(service))
    (letter,) = await kafka.read_all(service.bootstrap, f"{service.namespace}.dead-letters")
    assert {one.id for one in receiver.got} == {alert("one").id}
    with pytest.raises(Exception, match="vedette deliver retry desk"):
        deadletters.refuse(letter)


async def dead(service: Service) -> bool:
    return bool(await kafka.read_all(service.bootstrap, f"{service.namespace}.dead-letters"))

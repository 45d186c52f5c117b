"""A sink's desk: order per alert, parking, folding, mutes, quiet hours and digests, with a clock set by hand."""

from __future__ import annotations

import re
from datetime import time
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agents.records import Time
from connectors.sinks.contract import Delivered, Outcome, Refused, Retry
from connectors.sinks.routes import Digest, Quiet, Route
from connectors.sinks.schedule import JITTER, STANDARD
from tests.connectors.sinks.fakes import Office
from tests.connectors.sinks.invented import alert, id_of

DOWN = Retry("500 Internal Server Error")


async def test_what_is_delivered_is_known_and_a_repeat_is_passed_over() -> None:
    office = Office()
    await office.send(alert())
    await office.send(alert())
    office.restart()
    await office.send(alert())
    assert office.ids() == [alert().id]
    assert (office.record(alert()).state, office.record(alert()).revision) == ("delivered", 1)


async def test_later_revisions_wait_behind_one_that_failed_and_other_alerts_pass() -> None:
    office = Office()
    office.sink.of[id_of("bad")] = DOWN
    await office.send(alert("bad"), alert("bad", 2), alert("good"))
    assert office.ids() == [alert("bad").id, alert("good").id]
    assert [one.revision for one in office.record(alert("bad")).waiting] == [1, 2]
    office.sink.of.clear()
    office.later(seconds=6)
    await office.desk.try_due()
    assert office.ids()[2:] == [alert("bad").id, alert("bad", 2).id]


async def test_the_pauses_are_those_of_standard_webhooks_with_jitter_and_end_in_a_dead_letter() -> None:
    office = Office()
    office.sink.answers = [DOWN]
    await office.send(alert())
    pauses = []
    while (waiting := office.record(alert())).waiting:
        assert waiting.next_try is not None
        pauses.append((waiting.next_try - office.now).total_seconds())
        office.now = waiting.next_try
        await office.desk.try_due()
    assert all(want * (1 - JITTER) <= got <= want * (1 + JITTER) for got, want in zip(pauses, STANDARD, strict=True))
    assert len(office.sink.got) == 10
    assert {message.alert.id for message in office.sink.got} == {alert().id}
    assert office.record(alert()).state == "given-up"
    ((value, headers),) = office.keeper.buried
    assert value == office.sink.got[0].raw
    assert (headers["stage"], headers["topic"], headers["attempts"]) == ("sink.desk", "alerts", "10")


async def test_nothing_is_given_up_before_75_hours_however_often_the_sink_was_tried() -> None:
    office = Office()
    office.sink.answers = [DOWN]
    await office.send(alert())
    for _ in range(40):
        office.later(minutes=60)
        await office.desk.asked(_request(office, "retry"))
        await office.desk.try_due()
    assert office.record(alert()).waiting


def _request(office: Office, what: str) -> object:
    from msgspec.structs import replace

    return replace(office.record(alert()), request=what)


async def test_a_queue_that_waited_long_is_folded_into_its_newest_revision() -> None:
    office = Office()
    office.sink.answers = [DOWN]
    await office.send(alert())
    for revision in (2, 3):
        await office.send(alert("one", revision))
    office.sink.answers = [Delivered()]
    office.later(hours=3)
    await office.desk.try_due()
    assert office.ids() == [alert().id, alert("one", 3).id]
    assert office.record(alert()).revision == 3


async def test_a_troubled_sink_gets_one_alert_at_a_time_and_everything_when_it_works_again() -> None:
    office = Office(parallel=4)
    office.sink.answers = [DOWN]
    await office.send(*(alert(name) for name in range(40)))
    assert len(office.sink.got) <= 5
    office.later(seconds=10)
    await office.desk.try_due()
    assert len(office.sink.got) <= 6
    office.sink.answers = [Delivered()]
    office.later(minutes=6)
    await office.desk.try_due()
    await office.desk.try_due()
    assert all(office.record(alert(name)).state == "delivered" for name in range(40))


async def test_retry_after_holds_the_whole_sink() -> None:
    office = Office()
    office.sink.answers = [Retry("429 Too Many Requests", after=600), Delivered()]
    await office.send(alert("one"), alert("two"))
    office.later(seconds=500)
    await office.desk.try_due()
    assert len(office.sink.got) == 1
    office.later(seconds=200)
    await office.desk.try_due()
    assert len(office.sink.got) == 3


async def test_a_refused_alert_is_a_dead_letter_and_the_next_revision_goes_out() -> None:
    office = Office()
    office.sink.answers = [Refused("400 too long"), Delivered()]
    await office.send(alert(), alert("one", 2))
    assert office.ids() == [alert().id, alert("one", 2).id]
    assert len(office.keeper.buried) == 1


async def test_a_sink_that_says_no_for_good_is_disabled_and_its_alerts_wait_until_it_is_resumed() -> None:
    office = Office()
    office.sink.answers = [Refused("410 Gone", disable=True)]
    await office.send(alert("one"), alert("two"))
    await office.desk.try_due()
    assert len(office.sink.got) == 1
    assert office.desk.state == "disabled"
    assert "vedette deliver resume desk" in office.told[-1]
    office.sink.answers = [Delivered()]
    await office.desk.resume()
    await office.desk.try_due()
    assert office.ids()[1:] == [alert("one").id, alert("two").id]


async def test_a_sink_that_raises_is_tried_again_and_stops_nobody() -> None:
    office = Office()

    async def broken(_: object) -> Outcome:
        raise RuntimeError("a bug")

    office.sink.deliver = broken  # type: ignore[method-assign]
    await office.send(alert())
    assert office.record(alert()).reason == "RuntimeError in the sink itself"
    assert office.record(alert()).waiting


@pytest.mark.parametrize(
    ("what", "id", "silent"),
    [
        ("rule", "patriot-moves", True),
        ("rule", "another", False),
        ("story", id_of("one"), True),
        ("source", "gazette.example", True),
        ("entity", "patriot", True),
        ("entity", "kuwait", False),  # named, but the rule does not rest on it
    ],
)
async def test_a_mute_silences_what_it_names_says_so_and_ends_by_itself(what: str, id: str, silent: bool) -> None:
    office = Office()
    office.mute(what, id, hours=1)
    await office.send(alert())
    assert bool(office.sink.got) is not silent
    if silent:
        assert office.record(alert()).state == "muted"
        assert f"muted: {what} {id} until " in office.record(alert()).reason
    office.later(hours=2)
    await office.send(alert("one", 2))
    assert alert("one", 2).id in office.ids()


async def test_a_mute_made_during_an_outage_holds_for_the_backlog() -> None:
    office = Office()
    office.sink.answers = [DOWN, Delivered()]
    await office.send(alert())
    office.restart()
    office.mute("rule", "patriot-moves", days=1)
    office.later(minutes=1)
    await office.desk.try_due()
    assert len(office.sink.got) == 1
    assert office.record(alert()).state == "muted"


NIGHT = Quiet(begins=time(22), ends=time(7), zone=ZoneInfo("Europe/Berlin"))


async def test_quiet_hours_hold_an_alert_until_they_end_and_a_critical_one_breaks_them() -> None:
    office = Office(quiet=NIGHT)
    office.now = Time.parse("2026-03-02T22:30:00Z")  # 23:30 in Berlin
    await office.send(alert("low"), alert("critical", severity="critical"))
    assert office.ids() == [alert("critical").id]
    await office.send(alert("low", 2))
    office.now = Time.parse("2026-03-03T05:59:00Z")
    await office.desk.try_due()
    assert len(office.sink.got) == 1
    office.now = Time.parse("2026-03-03T06:00:00Z")
    await office.desk.try_due()
    assert office.ids()[1:] == [alert("low", 2).id]


async def test_an_escalation_lets_an_alert_out_of_the_quiet_hours() -> None:
    office = Office(quiet=NIGHT)
    office.now = Time.parse("2026-03-02T22:30:00Z")
    await office.send(alert())
    await office.send(alert("one", 2, severity="critical", state="escalated"))
    assert office.ids() == [alert("one", 2).id]


async def test_a_digest_gathers_by_desk_and_is_sent_each_morning_once() -> None:
    office = Office(digest=Digest(at=time(7), zone=ZoneInfo("UTC"), by="desk"))
    other = alert("three", rule=alert().data.rule.__class__(id="other", title="Other", labels={"desk": "baltic"}))
    await office.send(alert("one"), alert("two"), other, alert("one", 2))
    assert office.sink.digests == []
    office.restart()
    office.now = Time.parse("2026-03-03T07:00:01Z")
    await office.desk.try_due()
    assert office.sink.digests == [("baltic", [other.id]), ("gulf", [alert("one", 2).id, alert("two").id])]
    office.later(days=1)
    await office.desk.try_due()
    assert len(office.sink.digests) == 2


async def test_a_digest_that_fails_is_tried_again_as_a_digest() -> None:
    office = Office(digest=Digest(at=time(7), zone=ZoneInfo("UTC")))
    office.sink.answers = [DOWN, Delivered()]
    await office.send(alert("one"), alert("two"))
    office.now = Time.parse("2026-03-03T07:00:01Z")
    await office.desk.try_due()
    office.later(minutes=10)
    await office.desk.try_due()
    assert len(office.sink.digests) == 2
    assert office.sink.got == []
    assert office.record(alert("two")).state == "delivered"


@pytest.mark.parametrize(
    ("route", "taken"),
    [
        (Route(rules=("patriot-moves",)), True),
        (Route(rules=("other",)), False),
        (Route(severity="medium"), True),
        (Route(severity="high"), False),
        (Route(severity="info"), True),
        (Route(labels=(("desk", ("gulf", "baltic")),)), True),
        (Route(labels=(("desk", ("baltic",)),)), False),
        (Route(entities=("kuwait",)), True),
        (Route(entities=("iran",)), False),
        (Route(modes=("test",)), False),
    ],
    ids=str,
)
async def test_a_route_takes_what_it_names(route: Route, taken: bool) -> None:
    office = Office(routes=(route,))
    await office.send(alert())
    assert bool(office.sink.got) is taken


async def test_an_alert_below_the_severity_of_a_route_is_not_for_it() -> None:
    office = Office(routes=(Route(severity="low"),))
    await office.send(alert("least", severity="info"), alert("low", severity="low"))
    assert office.ids() == [alert("low").id]


async def test_a_canary_is_never_shown_as_news() -> None:
    office = Office()
    await office.send(alert(mode="canary"))
    assert office.sink.got == []
    asks = Office(canary=True)
    await asks.send(alert(mode="canary"))
    assert len(asks.sink.got) == 1


@given(st.lists(st.sampled_from(["send", "down", "up", "refuse", "hour", "minute", "restart", "due"]), max_size=60))
@settings(max_examples=60, deadline=None)
async def test_whatever_happens_nothing_is_lost_and_no_revision_goes_backwards(steps: list[str]) -> None:
    """The law of a desk: in the end every alert's newest revision was taken, each alert's in rising order."""
    office = Office(parallel=3)
    newest: dict[str, int] = {}
    taken: dict[str, list[int]] = {}
    number = 0
    for step in [*steps, "up", *["hour", "due"] * 30]:
        if step == "send":
            number += 1
            name = number % 4
            newest[id_of(name)] = newest.get(id_of(name), 0) + 1
            await office.send(alert(name, newest[id_of(name)]))
        elif step in {"down", "up"}:
            office.sink.answers = [DOWN if step == "down" else Delivered()]
        elif step == "refuse":
            office.sink.answers = [Refused("no", disable=True), Delivered()]
        elif step == "restart":
            office.restart()
        elif step == "due":
            await office.desk.try_due()
        else:
            office.later(**{f"{step}s": 1})
        if office.desk.state == "disabled":
            await office.desk.resume()
    for record in office.keeper.written:
        if record.state == "delivered" or (record.state == "waiting" and record.revision):
            taken.setdefault(record.alert, []).append(record.revision)
    assert {name: seen[-1] for name, seen in taken.items()} == newest
    assert all(seen == sorted(seen) for seen in taken.values())


async def test_no_message_of_the_desk_holds_a_secret_or_a_control_character() -> None:
    office = Office()
    office.sink.answers = [Refused("400 \x1b[31mno", disable=True)]
    await office.send(alert())
    assert not re.search("[\x00-\x1f]", office.told[-1])

"""Slack: one message an alert, edits and threads, errors and limits, against a stand-in of its API."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from agents import wire
from agents.records import Alert
from connectors.delivering import now
from connectors.http import Client
from connectors.sinks.contract import Delivered, Message, Outcome, Refused, Retry
from connectors.sinks.slack import Slack
from tests.connectors.sinks.invented import alert, id_of
from tests.connectors.sinks.service import Service
from tests.connectors.sinks.slackbot import TOKEN, Slackbot, called, shown, slacking


@pytest.fixture
async def bot() -> AsyncIterator[Slackbot]:
    async with slacking() as made:
        yield made


@pytest.fixture
async def client(bot: Slackbot) -> AsyncIterator[Client]:
    async with Client(allow=(bot.door,)) as made:
        yield made


def slack(bot: Slackbot, client: Client, text: str = "", **over: Any) -> Slack:
    options = {"channel": "#alerts", "token_file": (TOKEN,), "api": bot.url, "revisions": "edit"} | over
    return Slack(options, client, now, text, "https://vedette.example")


def message(one: Alert, receipt: Mapping[str, str] | None = None, thread: Mapping[str, str] | None = None) -> Message:
    return Message(alert=one, raw=wire.encode(one), receipt=receipt or {}, thread=thread or {})


async def posted(sink: Slack, one: Message) -> dict[str, str]:
    outcome = await sink.deliver(one)
    assert isinstance(outcome, Delivered), outcome
    return outcome.receipt


async def test_a_revision_edits_the_message_and_an_escalation_is_also_said_in_its_thread(
    bot: Slackbot, client: Client
) -> None:
    sink = slack(bot, client)
    receipt = await posted(sink, message(alert()))
    receipt = await posted(sink, message(alert("one", 2, headline="Now with more"), receipt))
    assert [method for method, _ in bot.calls] == ["chat.postMessage", "chat.update"]
    assert "Now with more" in shown(bot.messages[receipt["ts"]])
    up = alert("one", 3, state="escalated", severity="critical", severity_was="medium", changes=("publisher +3",))
    await posted(sink, message(up, receipt))
    said, edit = bot.calls[2:]
    assert (said[0], said[1]["thread_ts"], said[1]["reply_broadcast"]) == ("chat.postMessage", receipt["ts"], True)
    assert "medium → critical" in shown(said[1])
    assert edit[0] == "chat.update"
    assert len(bot.roots()) == 1


async def test_revisions_go_to_the_thread_where_that_is_asked(bot: Slackbot, client: Client) -> None:
    sink = slack(bot, client, revisions="thread")
    receipt = await posted(sink, message(alert()))
    second = await posted(sink, message(alert("one", 2), receipt))
    assert second["thread"] == receipt["ts"]
    assert [method for method, _ in bot.calls] == ["chat.postMessage"] * 2


async def test_a_message_that_somebody_deleted_is_posted_anew(bot: Slackbot, client: Client) -> None:
    sink = slack(bot, client)
    receipt = await posted(sink, message(alert()))
    bot.messages.clear()
    again = await posted(sink, message(alert("one", 2), receipt))
    assert again["ts"] in bot.messages
    assert again["ts"] != receipt["ts"]


NASTY = (
    "@everyone <!channel> <@U123> *bold* _it_ `code` https://evil.example/x <https://evil.example|ok> :fire: \u202egnp"
)


async def test_15_a_title_that_mentions_everyone_reaches_slack_as_text(bot: Slackbot, client: Client) -> None:
    article = (
        alert()
        .data.articles[0]
        .__class__(
            **{name: getattr(alert().data.articles[0], name) for name in alert().data.articles[0].__struct_fields__}
            | {"publisher": NASTY, "url": "https://gazette.example/a|b>c<!here>"}
        )
    )
    nasty = alert(headline="@everyone <!channel>", summary=NASTY, articles=(article,))
    receipt = await posted(slack(bot, client), message(nasty))
    body = bot.messages[receipt["ts"]]
    assert "@everyone <!channel>" in shown(body)
    caused = called(body)
    assert [one for one in caused if not one.startswith(("https://gazette.example/", "https://vedette.example/"))] == []
    assert "\u202e" not in shown(body) + body["text"]
    assert (body["parse"], body["link_names"], body["unfurl_links"]) == ("none", False, False)


async def test_a_template_can_neither_mention_nor_break_the_message(bot: Slackbot, client: Client) -> None:
    text = "{{ headline }}{% for quote in evidence %}\n{{ quote.quote * 300 }}{% endfor %}"
    receipt = await posted(slack(bot, client, text), message(alert(headline=NASTY)))
    assert called(bot.messages[receipt["ts"]]) == []


@pytest.mark.parametrize(
    ("error", "means"),
    [
        ("invalid_auth", Refused("Slack says invalid_auth", disable=True)),
        ("channel_not_found", Refused("Slack says channel_not_found", disable=True)),
        ("msg_too_long", Refused("msg_too_long")),
        ("ratelimited", Retry("ratelimited", 30.0)),
        ("internal_error", Retry("Slack says internal_error")),
        ("something_new", Retry("Slack says something_new")),
    ],
)
async def test_an_error_of_slack_means(bot: Slackbot, client: Client, error: str, means: Outcome) -> None:
    bot.errors = [error]
    assert await slack(bot, client).deliver(message(alert())) == means


async def test_a_wrong_token_disables_and_is_in_no_message(bot: Slackbot, client: Client) -> None:
    outcome = await slack(bot, client, token_file=("xoxb-wrong",)).deliver(message(alert()))
    assert outcome == Refused("Slack says invalid_auth", disable=True)


async def test_a_digest_is_one_message_that_fits(bot: Slackbot, client: Client) -> None:
    outcome = await slack(bot, client).digest("gulf", [message(alert(name, headline="x" * 900)) for name in range(120)])
    assert isinstance(outcome, Delivered)
    assert "and 72 more" in shown(bot.messages[outcome.receipt["ts"]])


async def test_17_five_rules_on_one_article_are_five_alerts_in_one_thread(
    broker: Any, namespace: str, tmp_path: Path, bot: Slackbot
) -> None:
    """Through the whole delivery, with Slack's rate limit in between."""
    service = Service(broker.bootstrap, namespace, tmp_path)
    service.doors = (bot.door,)
    (tmp_path / "token").write_text(TOKEN)
    text = f"sinks:\n- {{name: chat, kind: slack, channel: '#alerts', token_file: token, api: '{bot.url}'}}\n"
    root = id_of("article")
    async with service.running(text):
        await service.send([alert(("rule", number), root=root) for number in range(2)])
        await service.until(lambda: len(bot.messages) == 2)
        bot.limited = 2
        await service.send([alert(("rule", number), root=root) for number in range(2, 5)])
        await service.send([alert("another")])
        await service.until(lambda: len(bot.messages) == 6)
    threads = {
        body.get("thread_ts", ts)
        for ts, body in bot.messages.items()
        if body["metadata"]["event_payload"]["root"] == root
    }
    assert len(threads) == 1
    assert len(bot.roots()) == 2
    assert len({body["metadata"]["event_payload"]["id"] for body in bot.messages.values()}) == 6

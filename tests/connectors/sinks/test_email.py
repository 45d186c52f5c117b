"""E-mail against a real SMTP server on loopback: threads, directions, subjects, and what its answers mean."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from typing import Any

import pytest
from aiosmtpd.controller import Controller

from agents import wire
from agents.records import Alert
from connectors.delivering import now
from connectors.ports import free_port
from connectors.sinks.contract import Delivered, Message, Refused, Retry
from connectors.sinks.email import Email
from tests.connectors.sinks.invented import alert
from tests.connectors.sinks.test_inert import NASTY, hidden


class Inbox:
    """`refuse`: what the server says after DATA instead of taking the mail."""

    def __init__(self) -> None:
        self.mails: list[EmailMessage] = []
        self.refuse = ""
        self.refuse_rcpt: dict[str, str] = {}

    async def handle_RCPT(self, server: Any, session: Any, envelope: Any, address: str, options: Any) -> str:
        if told := self.refuse_rcpt.get(address):
            return told
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        if self.refuse:
            return self.refuse
        self.mails.append(message_from_bytes(envelope.content, policy=default))  # type: ignore[arg-type]
        return "250 OK"


@pytest.fixture
async def inbox() -> AsyncIterator[tuple[Inbox, int]]:
    handler, port = Inbox(), free_port()
    controller = Controller(handler, hostname="127.0.0.1", port=port)
    await asyncio.to_thread(controller.start)
    try:
        yield handler, port
    finally:
        await asyncio.to_thread(controller.stop)


def sink(port: int, text: str = "", **over: Any) -> Email:
    options = {
        "server": ("127.0.0.1", port), "security": "none", "username": "", "password_file": (),
        "from": "Vedette <alerts@desk.example>", "to": ("night@desk.example", "day@desk.example"),
    } | over  # fmt: skip
    return Email(options, now, text, "https://vedette.example")


async def sent(mail: Email, one: Alert) -> Any:
    try:
        return await mail.deliver(Message(alert=one, raw=wire.encode(one)))
    finally:
        await mail.close()


def text_of(mail: EmailMessage, kind: str = "plain") -> str:
    part = mail.get_body((kind,))
    assert part is not None
    return str(part.get_content()).replace("\r\n", "\n")


async def test_a_mail_has_a_text_part_its_evidence_and_the_thread_of_its_alert(inbox: tuple[Inbox, int]) -> None:
    got, port = inbox
    for one in (alert(), alert("one", 2)):
        assert isinstance(await sent(sink(port), one), Delivered)
    first, second = got.mails
    assert first["Subject"] == "[MEDIUM] Headline one"
    assert first["Message-ID"] == f"<{alert().id}@desk.example>"
    assert first["References"] == second["References"] == f"<{alert().subject}@desk.example>"
    assert second["Message-ID"] != first["Message-ID"]
    assert "Two Patriot batteries arrived" in text_of(first)
    assert "https://gazette.example/one" in text_of(first)
    assert f"https://vedette.example/alerts/{alert().subject}" in text_of(first)
    assert first["Auto-Submitted"] == "auto-generated"
    assert "<script" not in text_of(first, "html")


async def test_a_headline_from_the_right_is_marked_and_no_subject_is_over_80_characters(
    inbox: tuple[Inbox, int],
) -> None:
    got, port = inbox
    for headline in ("وصول بطاريات باتريوت إلى الكويت " * 6, "x" * 300, "Kurz"):
        await sent(sink(port), alert(headline=headline, severity="critical"))
    subjects = [str(mail["Subject"]) for mail in got.mails]
    assert all(len(subject) <= 80 for subject in subjects)
    assert subjects[0].startswith("[CRITICAL] \u2068وصول")
    assert subjects[0].endswith("…\u2069")
    assert subjects[2] == "[CRITICAL] Kurz"
    assert 'dir="auto"' in text_of(got.mails[0], "html")


@pytest.mark.parametrize("name", NASTY)
async def test_text_from_feeds_is_inert_in_subject_text_and_html(name: str, inbox: tuple[Inbox, int]) -> None:
    got, port = inbox
    await sent(sink(port), alert(headline=NASTY[name], summary=NASTY[name]))
    (mail,) = got.mails
    assert set(mail.keys()) == {
        "Subject", "From", "To", "Date", "Message-ID", "Auto-Submitted", "X-Auto-Response-Suppress", "References",
        "In-Reply-To", "MIME-Version", "Content-Type",
    }  # fmt: skip
    assert hidden(str(mail["Subject"])) <= {"\u2060", "\u2068", "\u2069"}
    assert hidden(text_of(mail)) <= {"\n", "\u2060", "\u2068", "\u2069"}
    html = text_of(mail, "html")
    assert "<img" not in html
    assert "<script" not in html
    assert "://evil" not in html + text_of(mail)


@pytest.mark.parametrize(
    ("answer", "means"),
    [("451 4.3.0 try later", Retry), ("552 5.2.2 too big", Refused), ("421 4.3.2 closing", Retry)],
)
async def test_what_the_server_says_means(answer: str, means: type, inbox: tuple[Inbox, int]) -> None:
    got, port = inbox
    got.refuse = answer
    assert isinstance(await sent(sink(port), alert()), means)


async def test_a_server_that_is_not_there_is_tried_again() -> None:
    assert isinstance(await sent(sink(free_port()), alert()), Retry)


async def test_one_recipient_that_is_refused_does_not_keep_the_others_from_theirs(inbox: tuple[Inbox, int]) -> None:
    got, port = inbox
    got.refuse_rcpt = {"day@desk.example": "550 no such user"}
    outcome = await sent(sink(port), alert())
    assert outcome == Delivered({"refused": "day@desk.example"})
    assert len(got.mails) == 1


async def test_without_tls_where_tls_is_asked_nothing_is_sent(inbox: tuple[Inbox, int]) -> None:
    got, port = inbox
    outcome = await sent(sink(port, security="starttls"), alert())
    assert isinstance(outcome, Refused)
    assert outcome.disable
    assert got.mails == []


async def test_a_digest_is_one_mail(inbox: tuple[Inbox, int]) -> None:
    got, port = inbox
    mail = sink(port)
    some = [Message(alert=alert(name), raw=b"") for name in range(3)]
    assert isinstance(await mail.digest("gulf", some), Delivered)
    await mail.close()
    assert got.mails[0]["Subject"] == "[DIGEST] gulf: 3 alerts"
    assert all(f"Headline {name}" in text_of(got.mails[0]) for name in range(3))

"""The sink of e-mail: one message a revision, in one thread an alert; a text part, and an HTML part beside it.

`Message-ID` is made of the CloudEvents id, so that a repeat is recognisable; `References` of the alert's id. Apprise
has e-mail too, but cannot set these for each message: so this sink speaks SMTP itself.
"""

from __future__ import annotations

import asyncio
import smtplib
import ssl
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, parseaddr
from typing import Any

from agents.records import AlertData
from connectors.sinks import inert, template
from connectors.sinks.contract import Delivered, Message, Outcome, Refused, Retry, Simple
from connectors.sinks.desk import Clock

SUBJECT = 80  # characters
TIMEOUT = 30.0  # seconds, for each step of SMTP


class Email(Simple):
    """Sends to one list of people over one server."""

    def __init__(self, options: Mapping[str, Any], clock: Clock, text: str = "", link: str = "") -> None:
        self.options = options
        self.clock = clock
        self.template = text
        self.link = link
        self.domain = parseaddr(options["from"])[1].rpartition("@")[2] or "vedette"
        self._thread = ThreadPoolExecutor(1, f"smtp-{self.domain}")  # its own: a server that hangs holds nobody else

    async def deliver(self, message: Message) -> Outcome:
        """Send one message."""
        return await self._send(self.made(message))

    async def digest(self, heading: str, messages: Sequence[Message]) -> Outcome:
        """Send one message that lists them."""
        return await self._send(self.gathered(heading, messages))

    async def close(self) -> None:
        """Let the thread go."""
        self._thread.shutdown(wait=False, cancel_futures=True)

    def made(self, message: Message) -> EmailMessage:
        """The message of an alert."""
        data, alert = message.alert.data, message.alert
        mail = self._mail(_subject(f"[{data.severity.upper()}]", data.headline), alert.id)
        mail["References"] = mail["In-Reply-To"] = f"<{alert.subject}@{self.domain}>"
        values = template.values(alert, self.link)
        text = template.render(self.template or template.DEFAULT, _line, values)
        if self.link:
            text += f"\n\nUseful, noise, wrong, or mute: {values['page']}"
        mail.set_content(text + "\n", cte="quoted-printable")
        if not self.template:
            mail.add_alternative(_html(data, values), subtype="html", cte="quoted-printable")
        return mail

    def gathered(self, heading: str, messages: Sequence[Message]) -> EmailMessage:
        """The message of a digest."""
        at = self.clock()
        name = f"{heading}: " if heading else ""
        mail = self._mail(_subject("[DIGEST]", f"{name}{len(messages)} alerts"), f"digest.{_word(heading)}.{at.ms()}")
        alerts = [template.values(message.alert, self.link) for message in messages]
        mail.set_content(template.render(template.DIGEST, _line, {"alerts": alerts}) + "\n", cte="quoted-printable")
        return mail

    def _mail(self, subject: str, id: str) -> EmailMessage:
        mail = EmailMessage(policy=SMTP)
        mail["Subject"] = subject
        mail["From"] = self.options["from"]
        mail["To"] = ", ".join(self.options["to"])
        mail["Date"] = format_datetime(self.clock())
        mail["Message-ID"] = f"<{id}@{self.domain}>"
        mail["Auto-Submitted"] = "auto-generated"  # RFC 3834: nobody's holiday note answers it
        mail["X-Auto-Response-Suppress"] = "All"
        return mail

    async def _send(self, mail: EmailMessage) -> Outcome:
        return await asyncio.get_running_loop().run_in_executor(self._thread, self._spoken, mail)

    def _spoken(self, mail: EmailMessage) -> Outcome:  # noqa: PLR0911 -- one line a failure
        try:
            refused = self._smtp(mail)
        except smtplib.SMTPAuthenticationError as error:
            return Refused(f"the server does not take name and password ({error.smtp_code})", disable=True)
        except smtplib.SMTPRecipientsRefused as error:
            codes = {code for code, _ in error.recipients.values()}
            return Retry(f"no recipient is taken now {codes}") if min(codes) < 500 else Refused(f"no recipient {codes}")
        except smtplib.SMTPSenderRefused as error:
            return _of_code(error.smtp_code, f"the sender is refused: {_said(error.smtp_error)}", disable=True)
        except smtplib.SMTPResponseException as error:
            return _of_code(error.smtp_code, f"{error.smtp_code} {_said(error.smtp_error)}")
        except smtplib.SMTPNotSupportedError as error:
            return Refused(f"{error}: set `security` to what the server has", disable=True)
        except ssl.SSLCertVerificationError as error:
            return Refused(f"the server's certificate: {error.verify_message}", disable=True)
        except (smtplib.SMTPException, OSError) as error:
            return Retry(f"{type(error).__name__}: {error}")
        return Delivered({"refused": ", ".join(sorted(refused))} if refused else {})

    def _smtp(self, mail: EmailMessage) -> dict[str, Any]:
        host, port = self.options["server"]
        security = self.options["security"]
        context = None if security == "none" else ssl.create_default_context()
        made: Callable[[], smtplib.SMTP] = (
            (lambda: smtplib.SMTP_SSL(host, port, timeout=TIMEOUT, context=context))
            if security == "tls"
            else (lambda: smtplib.SMTP(host, port, timeout=TIMEOUT))
        )
        with made() as server:
            if security == "starttls":
                server.starttls(context=context)
            if self.options["username"]:
                server.login(self.options["username"], self.options["password_file"][0])
            return server.send_message(mail)


def _of_code(code: int, told: str, disable: bool = False) -> Outcome:
    return Retry(told) if 400 <= code < 500 else Refused(told, disable=disable)


def _said(raw: bytes | str) -> str:
    return raw.decode(errors="replace") if isinstance(raw, bytes) else str(raw)


def _word(text: str) -> str:
    return "".join(char for char in text if char.isascii() and char.isalnum()) or "all"


def _line(text: str) -> str:
    return inert.isolated(inert.unlinked(text))


def _subject(mark: str, headline: str) -> str:
    """At most 80 characters; a headline from the right stands isolated, so that the mark stays where it is."""
    text = inert.unlinked(headline)
    room = SUBJECT - len(mark) - 3  # a blank and two marks of direction
    text = text if len(text) <= room else text[: room - 1] + "…"
    return f"{mark} {inert.isolated(text)}"


def _html(data: AlertData, values: Mapping[str, Any]) -> str:
    """Plain HTML without styles from elsewhere, pictures or scripts; text of each language in its own direction."""
    links = {article["id"]: article for article in values["articles"]}
    quotes = "".join(
        f'<blockquote dir="auto">{inert.html(quote.quote)}</blockquote><p>{_source(links.get(quote.article))}</p>'
        for quote in data.evidence[:3]
    )
    rows = "".join(f"<li>{_source(article)}</li>" for article in values["articles"][:5])
    page = (
        f'<p><a href="{inert.attribute(values["page"])}">Useful, noise, wrong, or mute</a></p>'
        if values["page"]
        else ""
    )
    state = "" if data.state == "opened" else f", {data.state}"
    return (
        '<!doctype html><html><head><meta charset="utf-8"></head><body>'
        f"<p>{inert.html(data.severity.upper())}: {inert.html(data.rule.title)}{state}</p>"
        f'<h2 dir="auto" lang="{inert.attribute(data.headline_lang)}">{inert.html(data.headline)}</h2>'
        f'<p dir="auto">{inert.html(data.summary)}</p>{quotes}<ul>{rows}</ul>{page}</body></html>\n'
    )


def _source(article: Mapping[str, Any] | None) -> str:
    if article is None:
        return ""
    name = inert.html(article["publisher"] or "article")
    return f'<a href="{inert.attribute(article["link"])}">{name}</a>' if article["link"] else name

"""The sink of Slack: an alert is one message; its revisions edit it or go to its thread, alerts of one root share one.

Everything from feeds stands in `plain_text` blocks, which mention and format nothing, or passes through inert.chat.
Slack has no key that would fold a repeat: after a crash between the call and its record an alert may stand there
twice, with the same id in its metadata.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import orjson

from agents.errors import FetchFailed
from agents.records import AlertData
from connectors.http import Response
from connectors.sinks import inert, template
from connectors.sinks.contract import Delivered, Message, Outcome, Refused, Retry, Simple
from connectors.sinks.desk import Clock
from connectors.sinks.webhook import Poster, of_failure, retry_after

HEADER, SECTION, CONTEXT, FALLBACK = 150, 3000, 2000, 300  # characters that Slack takes, or that we use of it
BLOCKS = 50
QUOTES, QUOTE, ARTICLES = 3, 600, 5
NOTABLE = {"escalated", "corrected"}  # revisions that people should see though the message is an old one

WRONG = {
    "invalid_auth", "not_authed", "account_inactive", "token_revoked", "token_expired", "missing_scope",
    "no_permission", "org_login_required", "ekm_access_denied", "not_allowed_token_type", "access_denied",
    "channel_not_found", "not_in_channel", "is_archived", "restricted_action", "team_access_not_granted",
}  # fmt: skip
"""Errors that every alert would meet: the sink waits until a person has looked."""

UNFIT = {"msg_too_long", "no_text", "invalid_blocks", "invalid_blocks_format", "msg_blocks_too_long",
         "markdown_text_conflict", "invalid_arguments", "metadata_too_large"}  # fmt: skip
"""Errors of this one message."""

LOST = {"message_not_found", "cant_update_message", "edit_window_closed"}
"""The message cannot be edited (any more): the revision becomes a message of its own."""

UNTHREADED = {"thread_not_found", "invalid_thread_ts", "message_not_found"}
SLOWER = {"ratelimited", "rate_limited", "message_limit_exceeded"}
DEFAULT_PAUSE = 30.0  # seconds, where Slack does not say how long


class Slack(Simple):
    """Posts to one channel."""

    def __init__(
        self, options: Mapping[str, Any], poster: Poster, clock: Clock, text: str = "", link: str = ""
    ) -> None:
        self.channel = options["channel"]
        self.api = options["api"]
        self.edits = options["revisions"] == "edit"
        self._token = options["token_file"][0]
        self.poster = poster
        self.clock = clock
        self.template = text
        self.link = link

    async def deliver(self, message: Message) -> Outcome:
        """Post the alert, or edit what was posted of it."""
        receipt = message.receipt
        if "ts" not in receipt:
            return await self._post(message, message.thread.get("thread", ""))
        if not self.edits:
            return await self._post(message, receipt["thread"])
        if message.alert.data.state in NOTABLE and isinstance(told := await self._notable(message), Retry):
            return told
        return await self._edit(message)

    async def digest(self, heading: str, messages: Sequence[Message]) -> Outcome:
        """One message that lists them."""
        blocks = list(_digest(heading, [message.alert.data for message in messages]))
        named = f"Digest: {len(messages)} alerts" + (f", {inert.chat(heading)}" if heading else "")
        return await self._call("chat.postMessage", {"channel": self.channel, **_content(named, blocks)})

    async def _post(self, message: Message, thread: str, broadcast: bool = False) -> Outcome:
        payload = {"channel": self.channel, **self._content(message)}
        if thread:
            payload |= {"thread_ts": thread, "reply_broadcast": broadcast}
        told = await self._call("chat.postMessage", payload, thread)
        if isinstance(told, Refused) and thread and told.reason in UNTHREADED:
            return await self._call("chat.postMessage", {"channel": self.channel, **self._content(message)})
        return told

    async def _edit(self, message: Message) -> Outcome:
        receipt = message.receipt
        payload = {"channel": receipt["channel"], "ts": receipt["ts"], **self._content(message)}
        told = await self._call("chat.update", payload, receipt["thread"])
        if isinstance(told, Refused) and told.reason in LOST:
            return await self._post(message, receipt["thread"])
        return told

    async def _notable(self, message: Message) -> Outcome:
        """An escalation is also said in the thread, and shown in the channel: an edit alone notifies nobody."""
        data = message.alert.data
        told = f"{data.state}: {data.severity_was or ''} → {data.severity}. {', '.join(data.changes)}"
        blocks = [_plain(inert.unlinked(told)[:SECTION])]
        payload = {
            "channel": message.receipt["channel"],
            "thread_ts": message.receipt["thread"],
            "reply_broadcast": True,
        }
        return await self._call("chat.postMessage", payload | _content(inert.chat(told)[:FALLBACK], blocks))

    def _content(self, message: Message) -> dict[str, Any]:
        data = message.alert.data
        named = inert.chat(f"{data.severity.upper()}: {data.headline}")[:FALLBACK]
        blocks = list(self._templated(message) if self.template else _blocks(data, self._page(message)))
        payload = {"id": message.alert.id, "alert": message.alert.subject, "root": data.root}
        return _content(named, blocks) | {"metadata": {"event_type": "vedette_alert", "event_payload": payload}}

    def _page(self, message: Message) -> str:
        return f"{self.link}/alerts/{message.alert.subject}" if self.link else ""

    def _templated(self, message: Message) -> Iterator[dict[str, Any]]:
        text = template.render(self.template, inert.unlinked, template.values(message.alert, self.link))
        for start in range(0, min(len(text), (BLOCKS - 1) * SECTION), SECTION):
            yield _plain(text[start : start + SECTION])

    async def _call(self, method: str, payload: dict[str, Any], thread: str = "") -> Outcome:
        headers = {"Authorization": f"Bearer {self._token}", "Content-Type": "application/json; charset=utf-8"}
        try:
            answer = await self.poster.request("POST", f"{self.api}/{method}", headers, orjson.dumps(payload))
        except FetchFailed as error:
            return of_failure(error, self.api)
        return self._means(answer, thread)

    def _means(self, answer: Response, thread: str) -> Outcome:
        pause = retry_after(answer.headers.get("Retry-After", ""), self.clock())
        if answer.status == 429:
            return Retry("429: posted too fast", pause or DEFAULT_PAUSE)
        if answer.status != 200:
            return Retry(f"Slack answers {answer.status}", pause)
        try:
            told = orjson.loads(answer.body)
            if told["ok"]:
                return Delivered({"channel": told["channel"], "ts": told["ts"], "thread": thread or told["ts"]})
            return _of_error(str(told["error"]), pause)
        except (orjson.JSONDecodeError, KeyError, TypeError):
            return Retry("Slack answers something that is not of its API")


def _of_error(error: str, pause: float | None) -> Outcome:
    if error in SLOWER:
        return Retry(error, pause or DEFAULT_PAUSE)
    if error in WRONG:
        return Refused(f"Slack says {error}", disable=True)
    return Refused(error) if error in UNFIT | LOST | UNTHREADED else Retry(f"Slack says {error}")


def _content(named: str, blocks: list[dict[str, Any]]) -> dict[str, Any]:
    """What a message consists of; nothing in it is parsed for names, channels or links."""
    return {
        "text": _escaped(named),
        "blocks": blocks[:BLOCKS],
        "parse": "none",
        "link_names": False,
        "unfurl_links": False,
        "unfurl_media": False,
    }


def _plain(text: str, kind: str = "section") -> dict[str, Any]:
    return {"type": kind, "text": {"type": "plain_text", "text": text or " ", "emoji": False}}


def _blocks(data: AlertData, page: str) -> Iterator[dict[str, Any]]:
    yield _plain(_cut(inert.unlinked(data.headline), HEADER), "header")
    state = "" if data.state == "opened" else f", {data.state}"
    story = f"{data.story.publishers} publishers, {data.story.articles} articles, {', '.join(data.story.languages)}"
    first = f"{data.severity.upper()}: {data.rule.title}{state} ({story})"
    yield {"type": "context", "elements": [_plain(_cut(inert.unlinked(first), CONTEXT))["text"]]}
    yield _plain(_cut(inert.unlinked(data.summary), SECTION))
    publishers = {article.id: article.publisher for article in data.articles}
    for quote in data.evidence[:QUOTES]:
        yield _plain(
            f"“{_cut(inert.unlinked(quote.quote), QUOTE)}” {inert.unlinked(publishers.get(quote.article, ''))}"
        )
    if links := list(_links(data, page)):
        yield {
            "type": "context",
            "elements": [{"type": "mrkdwn", "text": "  ".join(links)[:CONTEXT], "verbatim": True}],
        }


def _links(data: AlertData, page: str) -> Iterator[str]:
    for article in data.articles[:ARTICLES]:
        if url := inert.link(article.url):
            yield f"<{_escaped(url).replace('|', '%7C')}|{_escaped(inert.chat(article.publisher)) or 'article'}>"
    if page:
        yield f"<{_escaped(page)}|Useful? Noise? Mute>"


def _digest(heading: str, alerts: Sequence[AlertData]) -> Iterator[dict[str, Any]]:
    yield _plain(_cut(f"Digest: {inert.unlinked(heading) or 'alerts'}", HEADER), "header")
    shown = alerts[: BLOCKS - 2]
    for data in shown:
        yield _plain(_cut(inert.unlinked(f"{data.severity.upper()}: {data.headline}\n{data.summary}"), 500))
    if more := len(alerts) - len(shown):
        yield _plain(f"and {more} more")


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1] + "…"

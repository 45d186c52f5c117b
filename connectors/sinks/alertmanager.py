"""The sink of Prometheus Alertmanager, API v2: open alerts are sent again before they end, closed ones resolved.

What makes an alert another one are its labels; the severity is none of them, so that an escalation changes an
alert instead of making a second.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Mapping, Sequence
from typing import Any

import orjson

from agents.errors import FetchFailed
from agents.records import Time
from connectors.sinks import inert
from connectors.sinks.contract import Delivered, Message, Outcome, Refused, Retry, Simple
from connectors.sinks.desk import Clock
from connectors.sinks.schedule import after
from connectors.sinks.webhook import Poster, of_failure, retry_after

BATCH = 100  # alerts in one request
LIVES = 4  # an alert ends after so many missed repetitions
OWN = ("alertname", "alert_id", "source")


class Alertmanager(Simple):
    """Posts to one Alertmanager."""

    parallel = 4

    def __init__(self, options: Mapping[str, Any], poster: Poster, clock: Clock, link: str = "") -> None:
        self.url = f"{options['url'].rstrip('/')}/api/v2/alerts"
        self.repeat = options["repeat"]
        self.poster = poster
        self.clock = clock
        self.link = link
        self.headers = {"Content-Type": "application/json"}
        if options["username"]:
            password = options["password_file"][0] if options["password_file"] else ""
            told = base64.b64encode(f"{options['username']}:{password}".encode()).decode()
            self.headers["Authorization"] = f"Basic {told}"
        self.open: dict[str, Message] = {}
        self.sent_at: Time | None = None

    def restore(self, message: Message) -> None:
        """An alert that was open when the last process ended."""
        self.open[message.alert.subject] = message

    async def deliver(self, message: Message) -> Outcome:
        """Send one alert: firing, or resolved where it is closed."""
        outcome = await self._send([message])
        if isinstance(outcome, Delivered):
            if message.alert.data.state == "closed":
                self.open.pop(message.alert.subject, None)
            else:
                self.open[message.alert.subject] = message
        return outcome

    async def tick(self, at: Time) -> None:
        """Send what is open again, before Alertmanager takes it for over."""
        if self.sent_at is not None and at < after(self.sent_at, self.repeat):
            return
        self.sent_at = at
        messages = list(self.open.values())
        for start in range(0, len(messages), BATCH):
            await self._send(messages[start : start + BATCH])

    async def _send(self, messages: Sequence[Message]) -> Outcome:
        body = orjson.dumps([self._alert(message) for message in messages])
        try:
            answer = await self.poster.request("POST", self.url, self.headers, body)
        except FetchFailed as error:
            return of_failure(error, self.url)
        if answer.status == 200:
            return Delivered()
        told = f"{answer.status}: {answer.body.decode(errors='replace')[:200]}"
        if answer.status == 400:
            return Refused(told)
        if answer.status in {401, 403, 404}:
            return Refused(told, disable=True)
        return Retry(told, retry_after(answer.headers.get("Retry-After", ""), self.clock()))

    def _alert(self, message: Message) -> dict[str, Any]:
        data, at = message.alert.data, self.clock()
        ends = at if data.state == "closed" else after(at, self.repeat * LIVES)
        url = data.articles[0].url if data.articles else ""
        starts = data.articles[0].fetched_at if data.articles else message.alert.time
        link = f"{self.link}/alerts/{message.alert.subject}" if self.link else inert.link(url)
        return {
            "labels": labels(data.rule.id, message.alert.subject, data.rule.labels),
            "annotations": {
                "summary": inert.plain(data.headline),
                "description": inert.plain(data.summary),
                "severity": data.severity,
                "state": data.state,
                "revision": str(data.revision),
                "publishers": str(data.story.publishers),
            },
            "startsAt": str(min(starts, at)),
            "endsAt": str(ends),
            "generatorURL": link,
        }


def labels(rule: str, alert: str, given: Mapping[str, str]) -> dict[str, str]:
    """An alert's identity: the rule, the alert, and the rule's own labels under names that Prometheus allows."""
    named = {re.sub(r"\W|^(?=\d)", "_", name, flags=re.ASCII): value for name, value in given.items() if value}
    own = {"alertname": rule, "alert_id": alert, "source": "vedette"}
    return {name: value for name, value in named.items() if name not in {*OWN, "severity"}} | own

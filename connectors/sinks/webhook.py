"""The sink of webhooks, by Standard Webhooks 1.0.0: signed, and recognisable when repeated.

`webhook-id` is the CloudEvents id, the same on each try; the body is the envelope, byte for byte what was signed.
Only 2xx is success; redirects are not followed; 410 disables; 429, 502, 503, 504 and Retry-After slow down.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from typing import Protocol

from agents.errors import FetchFailed
from agents.records import Time
from connectors.http import Response
from connectors.sinks.contract import Delivered, Message, Outcome, Refused, Retry, Simple
from connectors.sinks.desk import Clock

CONTENT_TYPE = "application/cloudevents+json"
BLOCKED = "ssrf_blocked"


class Poster(Protocol):
    """Who sends a request: connectors/http.py, which refuses private addresses at the socket."""

    async def request(
        self, method: str, url: str, headers: Mapping[str, str] | None = None, body: bytes | None = None
    ) -> Response:
        """One request, one answer. Raises FetchFailed."""
        ...


class Webhook(Simple):
    """Posts alerts to one URL. Several secrets sign side by side, while one takes over from another."""

    parallel = 4

    def __init__(self, url: str, secrets: Sequence[bytes], poster: Poster, clock: Clock) -> None:
        self.url = url
        self.secrets = secrets
        self.poster = poster
        self.clock = clock

    async def deliver(self, message: Message) -> Outcome:
        """One POST."""
        headers = signed(message.alert.id, self.clock(), message.raw, self.secrets)
        try:
            answer = await self.poster.request("POST", self.url, headers, message.raw)
        except FetchFailed as error:
            return of_failure(error, self.url)
        return of_answer(answer, self.clock())


def signed(id: str, at: Time, body: bytes, secrets: Sequence[bytes]) -> dict[str, str]:
    """The headers of a webhook: its id, the time of this try in seconds, and a signature for each secret."""
    stamp = str(int(at.timestamp()))
    content = f"{id}.{stamp}.".encode() + body
    made = [base64.b64encode(hmac.new(key, content, hashlib.sha256).digest()).decode() for key in secrets]
    return {
        "content-type": CONTENT_TYPE,
        "webhook-id": id,
        "webhook-timestamp": stamp,
        "webhook-signature": " ".join(f"v1,{one}" for one in made),
    }


def of_failure(error: FetchFailed, url: str) -> Outcome:
    """What a request that brought no answer means."""
    if error.code == BLOCKED:
        return Refused(f"{url} leads to a private address ({error.detail}): `allow_private` opens it", disable=True)
    if error.code == "bad_url":
        return Refused(error.detail, disable=True)
    return Retry(str(error))


def of_answer(answer: Response, at: Time) -> Outcome:
    """What an answer means."""
    status = answer.status
    if 200 <= status < 300:
        return Delivered()
    told = f"{status} {_phrase(status)}".strip()
    if status == HTTPStatus.GONE:
        return Refused(f"{told}: the receiver wants no more", disable=True)
    if 300 <= status < 400:
        return Retry(f"{told}: a webhook follows no redirect, the URL must be the final one")
    return Retry(told, retry_after(answer.headers.get("Retry-After", ""), at))


def _phrase(status: int) -> str:
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return ""


def retry_after(text: str, at: Time) -> float | None:
    """Seconds that a Retry-After asks for (RFC 9110, 10.2.3: a number, or a date); None where it says nothing."""
    if text.strip().isdecimal():
        return float(text.strip()[:9])
    try:
        when: datetime = parsedate_to_datetime(text)
    except (ValueError, TypeError):
        return None
    when = when if when.tzinfo else when.replace(tzinfo=UTC)
    return max(0.0, (when - at).total_seconds())

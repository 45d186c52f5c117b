"""Webhooks by Standard Webhooks 1.0.0: signatures, rotation, and what each answer means."""

from __future__ import annotations

import base64

import pytest
from multidict import CIMultiDict, CIMultiDictProxy
from standardwebhooks import Webhook as Reference
from standardwebhooks import WebhookVerificationError

from agents.errors import FetchFailed
from connectors.delivering import now
from connectors.http import Response
from connectors.sinks.contract import Delivered, Refused, Retry
from connectors.sinks.webhook import of_answer, of_failure, retry_after, signed
from tests.connectors.sinks.invented import START

OLD, NEW = b"o" * 32, b"n" * 32
BODY = '{"headline": "باتريوت 🚀"}'.encode()


def reference(key: bytes) -> Reference:
    return Reference("whsec_" + base64.b64encode(key).decode())


def test_old_and_new_secret_are_both_accepted_while_one_takes_over() -> None:
    headers = signed("a.1", now(), BODY, [NEW, OLD])
    assert reference(OLD).verify(BODY, headers) == reference(NEW).verify(BODY, headers)


@pytest.mark.parametrize("what", ["body", "id", "timestamp", "secret"])
def test_one_changed_byte_is_rejected(what: str) -> None:
    headers, body = signed("a.1", now(), BODY, [NEW]), BODY
    if what == "body":
        body = BODY.replace(b"h", b"H", 1)
    elif what == "secret":
        headers = signed("a.1", now(), BODY, [OLD])
    else:
        headers[f"webhook-{what}"] = headers[f"webhook-{what}"][:-1] + (
            "2" if headers[f"webhook-{what}"][-1] != "2" else "3"
        )
    with pytest.raises(WebhookVerificationError):
        reference(NEW).verify(body, headers)


def answer(status: int, **headers: str) -> Response:
    given = CIMultiDictProxy(CIMultiDict({name.replace("_", "-"): value for name, value in headers.items()}))
    return Response(url="https://x.example", status=status, headers=given)


@pytest.mark.parametrize(
    ("got", "means"),
    [
        (answer(200), Delivered()),
        (answer(204), Delivered()),
        (answer(302), Retry("302 Found: a webhook follows no redirect, the URL must be the final one")),
        (answer(400), Retry("400 Bad Request")),
        (answer(410), Refused("410 Gone: the receiver wants no more", disable=True)),
        (answer(429, Retry_After="120"), Retry("429 Too Many Requests", 120.0)),
        (answer(429), Retry("429 Too Many Requests")),
        (answer(502), Retry("502 Bad Gateway")),
        (answer(503, Retry_After="Mon, 02 Mar 2026 09:10:00 GMT"), Retry("503 Service Unavailable", 600.0)),
        (answer(599), Retry("599")),
    ],
    ids=str,
)
def test_an_answer_means(got: Response, means: object) -> None:
    assert of_answer(got, START) == means


@pytest.mark.parametrize(
    ("text", "seconds"),
    [("", None), ("soon", None), ("-5", None), ("7", 7.0), ("9" * 40, 999_999_999.0),
     ("Mon, 02 Mar 2026 08:00:00 GMT", 0.0)],
)  # fmt: skip
def test_retry_after_is_read_as_a_number_or_a_date(text: str, seconds: float | None) -> None:
    assert retry_after(text, START) == seconds


def test_a_private_address_disables_and_says_what_opens_it() -> None:
    outcome = of_failure(FetchFailed("ssrf_blocked", "10.0.0.1 is not a public address"), "https://x.example")
    assert isinstance(outcome, Refused)
    assert outcome.disable
    assert "allow_private" in outcome.reason
    assert isinstance(of_failure(FetchFailed("timeout", "not done"), ""), Retry)

"""What a final answer means, in a table."""

from __future__ import annotations

import pytest

from connectors.sources.feeds.answer import CODES, QUICK, meaning

TABLE = [
    (200, False, "body", ""),
    (226, True, "body", ""),
    (204, True, "same", ""),
    (205, True, "same", ""),
    (304, True, "same", ""),
    (304, False, "failed", "unexpected_304"),
    (206, True, "failed", "http_status"),
    (300, True, "failed", "http_status"),
    (400, True, "failed", "http_status"),
    (401, True, "failed", "forbidden"),
    (403, True, "failed", "forbidden"),
    (404, True, "failed", "not_found"),
    (410, True, "failed", "gone"),
    (418, True, "failed", "http_status"),
    (429, True, "failed", "rate_limited"),
    (451, True, "failed", "forbidden"),
    (500, True, "failed", "server_error"),
    (503, True, "failed", "server_error"),
    (599, True, "failed", "server_error"),
]


@pytest.mark.parametrize(("status", "conditional", "kind", "code"), TABLE)
def test_what_a_status_means(status: int, conditional: bool, kind: str, code: str) -> None:
    found = meaning(status, {}, b"", conditional)
    assert (found.kind, found.code) == (kind, code)


@pytest.mark.parametrize(
    ("status", "headers", "body"), [(403, {"cf-mitigated": "challenge"}, b""), (503, {}, b"<title>Just a moment...")]
)
def test_a_bot_wall_is_known_for_what_it_is(status: int, headers: dict[str, str], body: bytes) -> None:
    assert meaning(status, headers, body, True).code == "bot_blocked"


def test_there_are_at_most_25_errors() -> None:
    assert len(set(CODES)) == len(CODES) <= 25
    assert set(CODES) >= QUICK
    assert {code for _, _, kind, code in TABLE if kind == "failed"} <= set(CODES)

"""The API's description, OpenAPI 3.1: what `GET /openapi.json` answers. A test holds it against the routes."""

from __future__ import annotations

import importlib.metadata
from typing import Any

from connectors.sinks.people import MUTED, VERDICTS

_TEXT = {"type": "string"}
_TIME = {"type": "string", "format": "date-time"}
_PROBLEM = {"$ref": "#/components/responses/Problem"}
_JSON = "application/json"


def _query(name: str, told: str, schema: dict[str, Any]) -> dict[str, Any]:
    return {"name": name, "in": "query", "description": told, "schema": schema}


def _path(name: str) -> dict[str, Any]:
    return {"name": name, "in": "path", "required": True, "schema": _TEXT}


def _answer(told: str, schema: dict[str, Any], kind: str = _JSON) -> dict[str, Any]:
    return {"description": told, "content": {kind: {"schema": schema}}}


def _body(fields: dict[str, Any], required: list[str]) -> dict[str, Any]:
    schema = {"type": "object", "properties": fields, "required": required, "additionalProperties": False}
    return {"required": True, "content": {_JSON: {"schema": schema}}}


_ALERT = {"type": "object", "description": "A CloudEvents 1.0 envelope: docs/schemas/alert-1.json"}
_AFTER = _query("after", "`next` of the last page; `now`; or nothing, for the beginning of what is kept", _TEXT)
_PAGE = {
    "type": "object",
    "required": ["alerts", "next", "more"],
    "properties": {"alerts": {"type": "array", "items": _ALERT}, "next": _TEXT, "more": {"type": "boolean"}},
}
_VERDICT = {"verdict": {"enum": list(VERDICTS)}, "who": _TEXT, "note": _TEXT}
_MUTE = {"what": {"enum": list(MUTED)}, "id": _TEXT, "until": _TIME, "who": _TEXT, "note": _TEXT}
_MUTE_SHOWN = {"type": "object", "properties": _MUTE | {"at": _TIME}}


def _operation(id: str, summary: str, answers: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"operationId": id, "summary": summary, "responses": {**answers, "default": _PROBLEM}, **more}


def document() -> dict[str, Any]:
    """The whole description."""
    limit = _query("limit", "alerts of a page", {"type": "integer", "minimum": 1, "maximum": 500, "default": 100})
    last = {
        "name": "Last-Event-ID",
        "in": "header",
        "description": "the cursor, as a browser sends it",
        "schema": _TEXT,
    }
    paths = {
        "/api/alerts": {
            "get": _operation(
                "listAlerts", "Alerts after a cursor, oldest first",
                {"200": _answer("A page", _PAGE)}, parameters=[_AFTER, limit],
            )
        },
        "/api/alerts/stream": {
            "get": _operation(
                "streamAlerts", "The same as server-sent events; `id` of each is the cursor. Begins now without one",
                {"200": _answer("Events of type `alert`", _TEXT, "text/event-stream")}, parameters=[_AFTER, last],
            )
        },
        "/api/alerts/{alert}": {
            "get": _operation("getAlert", "The newest revision", {"200": _answer("The alert", _ALERT)}),
            "parameters": [_path("alert")],
        },
        "/api/alerts/{alert}/verdict": {
            "post": _operation(
                "judgeAlert", "Say what you think of it",
                {"201": _answer("Kept", {"type": "object"})}, requestBody=_body(_VERDICT, ["verdict", "who"]),
            ),
            "parameters": [_path("alert")],
        },
        "/api/mutes": {
            "get": _operation(
                "listMutes", "What is muted now", {"200": _answer("Mutes", {"type": "array", "items": _MUTE_SHOWN})}
            ),
            "post": _operation(
                "mute", "Deliver nothing of it until a time",
                {"201": _answer("Kept", _MUTE_SHOWN)}, requestBody=_body(_MUTE, ["what", "id", "until", "who"]),
            ),
        },
        "/api/mutes/{what}/{id}": {
            "delete": _operation("unmute", "End a mute now", {"204": {"description": "Ended"}}),
            "parameters": [_path("what"), _path("id")],
        },
    }  # fmt: skip
    told = {"type": "object", "properties": {"status": {"type": "integer"}, "title": _TEXT, "type": _TEXT}}
    return {
        "openapi": "3.1.0",
        "info": {"title": "Vedette", "version": importlib.metadata.version("vedette")},
        "paths": paths,
        "security": [{}, {"token": []}],
        "components": {
            "responses": {"Problem": _answer("What was wrong (RFC 9457)", told, "application/problem+json")},
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
        },
    }

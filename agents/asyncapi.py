"""The topics that consumers read, as an AsyncAPI 3 document: `python -m agents.schemas` writes docs/asyncapi.yaml."""

from __future__ import annotations

from typing import Any

import yaml

from agents.wire import READS, SCHEMAS, topics

READ_BY_OTHERS = {
    "alerts": "Alerts, each revision a CloudEvents 1.0 envelope (structured mode).",
    "decisions": "For every hit that became no revision the first reason that stopped it.",
    "mentions": "Every name of the watchlist that was found in an article, with its offsets.",
    "articles.judged": "Every article with its verdict: original, update, refetch, copy, contained.",
    "hits": "Every rule that holds for an article; between them Ticks, which carry the time, and revised articles.",
    "dead-letters": "What could not be decoded or handled, its bytes untouched; headers say why. Of no schema.",
}
"""Base name of a topic -> what it is."""

KEYS = {"alerts": "alert id", "decisions": "rule id", "hits": "rule id", "dead-letters": "key of the origin"}
JSON_SCHEMA = "application/schema+json;version=draft-2020-12"


def document(version: str) -> dict[str, Any]:
    """The document; payloads point to the JSON Schemas beside it."""
    return {
        "asyncapi": "3.0.0",
        "info": {
            "title": "Vedette",
            "version": version,
            "description": "Topics on Apache Kafka. Read them with isolation.level=read_committed: other readers also "
            "see records of transactions that a crash has aborted. Version 1 of a record only ever gains fields.",
            "license": {"name": "Apache-2.0"},
        },
        "defaultContentType": "application/json",
        "channels": {_name(topic): _channel(topic) for topic in READ_BY_OTHERS},
        "operations": {
            f"send{_name(topic)[0].upper()}{_name(topic)[1:]}": _operation(topic) for topic in READ_BY_OTHERS
        },
        "components": {"messages": {schema: _message(schema) for schema in _schemas()}},
    }


def written(version: str) -> bytes:
    """The document as YAML."""
    text: str = yaml.safe_dump(document(version), sort_keys=False, allow_unicode=True, width=120)
    return text.encode()


def _name(topic: str) -> str:
    first, *others = topic.replace("-", ".").split(".")
    return first + "".join(part.capitalize() for part in others)


def _schemas() -> list[str]:
    """Every schema of these topics, each once; what has none stands as `bytes`."""
    return list(dict.fromkeys(schema for topic in READ_BY_OTHERS for schema in READS.get(topic, ("bytes",))))


def _channel(topic: str) -> dict[str, Any]:
    row = topics()[topic]
    kafka: dict[str, Any] = {"partitions": row.partitions, "topicConfiguration": {"cleanup.policy": ["delete"]}}
    kafka["topicConfiguration"]["retention.ms"] = row.keep_ms
    kafka["topicConfiguration"]["max.message.bytes"] = row.largest
    return {
        "address": f"{{namespace}}.{topic}",
        "description": f"{READ_BY_OTHERS[topic]} The key is the {KEYS.get(topic, 'article id')}.",
        "parameters": {"namespace": {"default": "live", "description": "What the topics' names begin with."}},
        "messages": {name: {"$ref": f"#/components/messages/{name}"} for name in READS.get(topic, ("bytes",))},
        "bindings": {"kafka": kafka | {"bindingVersion": "0.5.0"}},
    }


def _operation(topic: str) -> dict[str, Any]:
    return {"action": "send", "channel": {"$ref": f"#/channels/{_name(topic)}"}, "summary": READ_BY_OTHERS[topic]}


_HEADERS = {
    "type": "object",
    "properties": {
        "schema": {"type": "string", "description": "Name and version, as alert/1."},
        "at": {"type": "string", "description": "The stage's time."},
        "origin": {"type": "string", "description": "topic:partition:offset of the raw record behind it."},
        "build": {"type": "string", "description": "The Vedette that wrote it."},
        "content-type": {"type": "string", "description": "Of alerts: application/cloudevents+json."},
    },
}


def _message(schema: str) -> dict[str, Any]:
    if schema == "bytes":
        return {"name": "bytes", "contentType": "application/octet-stream", "payload": {"type": "string"}}
    payload = {"schemaFormat": JSON_SCHEMA, "schema": {"$ref": f"./schemas/{schema}-{SCHEMAS[schema][0]}.json"}}
    content = "application/cloudevents+json" if schema == "alert" else "application/json"
    return {"name": schema, "contentType": content, "headers": _HEADERS, "payload": payload}

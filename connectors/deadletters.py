"""Dead letters: what could not be decoded or handled, listed, shown, and sent back untouched."""

from __future__ import annotations

import hashlib
from typing import Any

from aiokafka import AIOKafkaProducer

from agents.errors import VedetteError
from agents.wire import header
from connectors.kafka import Security, producer, read_all
from connectors.sources.corpus import BadLine

FIELDS = ("reason", "stage", "origin", "topic", "partition", "offset", "file", "line", "attempts", "at", "detail")


async def listed(bootstrap: str, namespace: str, security: Security | None = None) -> list[dict[str, Any]]:
    """All dead letters, oldest first: what their headers say, and how many bytes are kept."""
    return [described(record) for record in await read_all(bootstrap, f"{namespace}.dead-letters", security)]


def described(record: Any) -> dict[str, Any]:
    """A dead letter's headers as a dictionary; `id` is its offset."""
    told = {name: header(record.headers, name) for name in FIELDS}
    length = int(header(record.headers, "length") or len(record.value or b""))
    return {
        "id": record.offset,
        **{k: v for k, v in told.items() if v},
        "length": length,
        "kept": len(record.value or b""),
    }


async def found(bootstrap: str, namespace: str, id: int, security: Security | None = None) -> Any:
    """One dead letter by its id. Raises VedetteError where there is none."""
    for record in await read_all(bootstrap, f"{namespace}.dead-letters", security):
        if record.offset == id:
            return record
    raise VedetteError(f"no dead letter {id}: `vedette dead-letters list` shows what there is")


async def retry(bootstrap: str, namespace: str, letters: list[Any], security: Security | None = None) -> list[int]:
    """Send dead letters back to where they came from, bytes and key untouched. Raises VedetteError where one cannot."""
    for letter in letters:
        refuse(letter)
    sender = producer(bootstrap, security)
    await sender.start()
    try:
        for letter in letters:
            await _resend(sender, namespace, letter)
    finally:
        await sender.stop()
    return [letter.offset for letter in letters]


def refuse(letter: Any) -> None:
    """Raise VedetteError where a dead letter cannot be sent back: no topic to go to, or bytes that were cut."""
    value = letter.value or b""
    if not header(letter.headers, "topic"):
        place = f"{header(letter.headers, 'file')}:{header(letter.headers, 'line')}"
        raise VedetteError(
            f"dead letter {letter.offset} is a line of a corpus ({place}): mend it there and send it again"
        )
    stage = header(letter.headers, "stage") or ""
    if stage.startswith("sink."):
        alert = (letter.key or b"").decode(errors="replace")
        raise VedetteError(
            f"dead letter {letter.offset} is an alert that one sink did not take, and every sink reads its topic: "
            f"`vedette deliver retry {stage[5:]} {alert}` sends it there alone"
        )
    if hashlib.sha256(value).hexdigest() != header(letter.headers, "sha256"):
        raise VedetteError(
            f"of dead letter {letter.offset} only the first {len(value)} bytes were kept: it cannot be sent back"
        )


async def _resend(sender: AIOKafkaProducer, namespace: str, letter: Any) -> None:
    attempts = int(header(letter.headers, "attempts") or 1) + 1
    headers = [("attempts", str(attempts).encode())]
    for now, was in (("schema", "schema-was"), ("origin", "origin")):
        if value := header(letter.headers, was):
            headers.append((now, value.encode()))
    topic, partition = header(letter.headers, "topic"), int(header(letter.headers, "partition") or 0)
    await sender.send_and_wait(
        f"{namespace}.{topic}", letter.value, key=letter.key, partition=partition, headers=headers
    )


async def bury(sender: AIOKafkaProducer, namespace: str, line: BadLine, build: str) -> None:
    """Send a line of a corpus that is no article to the dead letters."""
    told = {
        "stage": "corpus",
        "origin": f"{line.file}:{line.number}",
        "reason": line.reason,
        "detail": line.detail[:500],
        "file": line.file,
        "line": str(line.number),
        "attempts": "1",
        "length": str(line.length),
        "sha256": line.sha256,
        "build": build,
    }
    headers = [(name, text.encode(errors="replace")) for name, text in told.items()]
    key = f"{line.file}:{line.number}".encode(errors="replace")
    await sender.send_and_wait(f"{namespace}.dead-letters", line.raw, key=key, headers=headers)

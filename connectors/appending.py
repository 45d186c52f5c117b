"""What people put into a live stream by hand: a corpus as news of this minute, and dead letters sent back."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from agents.errors import VedetteError
from agents.settings import Settings, security
from connectors import deadletters, kafka
from connectors.children import Tell
from connectors.ingest import Sent, ingest, refuse_missing, reporting


async def append(settings: Settings, files: Sequence[Path], build: str, tell: Tell) -> Sent:
    """Append the files' articles to the live stream. Raises Refused, BrokerUnavailable, WrongTopics."""
    refuse_missing(files)
    secure = security(settings)
    await _refuse_without_topics(settings)
    sender = kafka.producer(settings.broker_address, secure)
    await sender.start()
    try:
        return await ingest(sender, settings.namespace, files, reporting(tell), build, stamp=True)
    finally:
        await sender.stop()


async def _refuse_without_topics(settings: Settings) -> None:
    """Raise where the namespace is not there: a typing error in its name must not hang."""
    client = await kafka.admin(settings.broker_address, 10.0, security(settings))
    try:
        there = await client.list_topics()
    finally:
        await client.close()
    if f"{settings.namespace}.articles.raw" not in there:
        told = f"there is no namespace {settings.namespace} at {settings.broker_address}"
        raise VedetteError(f"{told}: start `vedette up`, or `vedette topics create`")


async def retry(settings: Settings, ids: Sequence[int] | None) -> tuple[list[int], list[str]]:
    """Send dead letters back (None: all); gives the ids of those sent, and why others could not be."""
    await _refuse_without_topics(settings)
    address, namespace, secure = settings.broker_address, settings.namespace, security(settings)
    letters: list[Any] = await kafka.read_all(address, f"{namespace}.dead-letters", secure)
    if ids is not None:
        by_id = {letter.offset: letter for letter in letters}
        if missing := [str(id) for id in ids if id not in by_id]:
            raise VedetteError(f"no dead letter {', '.join(missing)}: `vedette dead-letters list` shows what there is")
        letters = [by_id[id] for id in ids]
    sendable, refused = [], []
    for letter in letters:
        try:
            deadletters.refuse(letter)
            sendable.append(letter)
        except VedetteError as error:
            refused.append(str(error))
    return await deadletters.retry(address, namespace, sendable, secure), refused

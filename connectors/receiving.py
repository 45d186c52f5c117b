"""`vedette receive`: the webhook at work, until it is ended."""

from __future__ import annotations

import asyncio
from pathlib import Path

from agents.errors import Fault, PortInUse, Refused
from agents.settings import Settings, security
from connectors import kafka
from connectors.children import Tell
from connectors.sources.webhook import Receiver, keys


def secrets(settings: Settings) -> list[bytes]:
    """The keys that senders sign with. Raises Refused where there is none: nobody may post unsigned."""
    found = keys(settings.receive_secret)
    if not found:
        fix = "set VEDETTE_RECEIVE_SECRET_FILE; make one: `echo whsec_$(openssl rand -base64 32)`"
        raise Refused("settings", [Fault("receive.secret", 0, "is not set", fix)])
    return found


async def receive(settings: Settings, build: str, tell: Tell, address_file: Path | None = None) -> None:
    """Take deliveries until cancelled. Raises Refused, PortInUse, BrokerUnavailable."""
    made = secrets(settings)
    producer = kafka.producer(settings.broker_address, security(settings))
    await producer.start()
    receiver = Receiver(producer, settings.namespace, build, made)
    try:
        try:
            await receiver.start(settings.receive_host, max(settings.receive_port, 0))
        except OSError as error:
            where = f"{settings.receive_host}:{settings.receive_port}"
            raise PortInUse(f"{where} cannot be listened on ({error.strerror}): set `receive.port`") from None
        address = f"{settings.receive_host}:{receiver.port}"
        tell(f"takes articles at http://{address}/articles")
        if address_file is not None:
            await asyncio.to_thread(address_file.write_text, address)
        await asyncio.Event().wait()
    finally:
        await receiver.stop()
        await producer.stop()

"""The sink of chat services through Apprise: Telegram, Matrix, Discord, Teams and a hundred others, by their URLs."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import apprise

from connectors.sinks import inert, template
from connectors.sinks.contract import Delivered, Message, Outcome, Retry, Simple

TITLE = 80  # characters
KEPT = 1000  # alerts of which it is remembered who has them


class Apprise(Simple):
    """Sends to every URL of a file. One that fails is tried again without the others hearing it twice."""

    def __init__(self, options: Mapping[str, Any], text: str = "", link: str = "") -> None:
        asset = apprise.AppriseAsset(app_id="Vedette", secure_logging=True, async_mode=False)
        self.targets = {_name(url): _target(url, asset) for url in options["urls_file"]}
        self.template = text
        self.link = link
        self._thread = ThreadPoolExecutor(1, "apprise")
        self._has: dict[str, set[str]] = {}

    async def deliver(self, message: Message) -> Outcome:
        """Notify everybody who does not have it yet."""
        data = message.alert.data
        values = template.values(message.alert, self.link)
        body = template.render(self.template or template.DEFAULT, inert.chat, values)
        if self.link:
            body += f"\n\n{values['page']}"
        return await self._send(message.alert.id, f"{data.severity.upper()}: {data.headline}", body)

    async def digest(self, heading: str, messages: Sequence[Message]) -> Outcome:
        """Notify everybody of many."""
        alerts = [template.values(message.alert, self.link) for message in messages]
        id = hashlib.sha256("".join(message.alert.id for message in messages).encode()).hexdigest()
        body = template.render(template.DIGEST, inert.chat, {"alerts": alerts})
        return await self._send(id, f"Digest: {heading or 'alerts'}", body)

    async def close(self) -> None:
        """Let the thread go."""
        self._thread.shutdown(wait=False, cancel_futures=True)

    async def _send(self, id: str, title: str, body: str) -> Outcome:
        loop = asyncio.get_running_loop()
        has = self._has.setdefault(id, set())
        while len(self._has) > KEPT:
            del self._has[next(iter(self._has))]
        for name, target in self.targets.items():
            if name in has:
                continue
            if await loop.run_in_executor(self._thread, _notify, target, inert.chat(title)[:TITLE], body):
                has.add(name)
        if failed := [name for name in self.targets if name not in has]:
            return Retry(f"{', '.join(failed)} did not take it; the log of level WARNING says why")
        return Delivered()


def _target(url: str, asset: Any) -> Any:
    target = apprise.Apprise(asset=asset)
    target.add(url)
    return target


def _notify(target: Any, title: str, body: str) -> bool:
    return bool(target.notify(title=title, body=body, body_format=apprise.NotifyFormat.TEXT))


def understood(url: str) -> bool:
    """Whether Apprise knows what to do with a URL."""
    return apprise.Apprise.instantiate(url, suppress_exceptions=True) is not None


def _name(url: str) -> str:
    """A service and a number that tells two of them apart, without what is secret in the URL."""
    return f"{url.partition(':')[0]}-{hashlib.sha256(url.encode()).hexdigest()[:6]}"

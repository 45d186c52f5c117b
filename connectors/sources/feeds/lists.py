"""The list of feeds beside the settings (`feeds.opml`): what stands in it is subscribed, what leaves it no more.

Feeds that were subscribed to by a command are left alone, whatever the list says.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Mapping
from pathlib import Path

import msgspec
from aiokafka import AIOKafkaProducer

from agents.errors import VedetteError
from agents.settings import Settings
from connectors.sources import opml
from connectors.sources.feeds import subscriptions
from connectors.sources.feeds.state import Feed

FILE = "feeds.opml"
LOOK_EVERY = 5.0  # seconds
AT_REST = 2.0  # seconds since its last change: a list that is just being written is not read

Tell = Callable[[str], None]


def list_file(settings: Settings) -> Path | None:
    """The list: the one that is set, else the one beside the settings, else none."""
    if settings.feeds_list is not None:
        return settings.feeds_list
    return next((one.parent / FILE for one in settings.files if (one.parent / FILE).is_file()), None)


def changes(listed: list[Feed], there: Mapping[str, Feed], origin: str, now: float) -> list[tuple[str, Feed | None]]:
    """What has to be written so that the subscriptions of this origin are those of the list. Pure."""
    spelled = {opml.spelled(url): url for url in there}
    found: list[tuple[str, Feed | None]] = []
    kept = set()
    for feed in listed:
        url = spelled.get(opml.spelled(feed.url), feed.url)
        kept.add(url)
        old = there.get(url)
        if old is None:
            found.append((url, msgspec.structs.replace(feed, origin=origin, added_at=now)))
        elif old.origin == origin:
            new = msgspec.structs.replace(
                feed, url=url, origin=origin, added_at=old.added_at, asked_at=old.asked_at, insecure=old.insecure
            )
            found += [(url, new)] if new != old else []
    return found + [(url, None) for url, feed in there.items() if feed.origin == origin and url not in kept]


def read(file: Path, settings: Settings) -> tuple[list[Feed], list[str]]:
    """The feeds of a list that may be asked, and remarks. Raises VedetteError where it cannot be read whole."""
    try:
        body = file.read_bytes()
    except OSError as error:
        raise VedetteError(f"{file} cannot be read ({error.strerror}); the feeds stay as they are") from None
    found = opml.read(body, str(file))
    if not body.rstrip().lower().endswith(b"</opml>"):
        raise VedetteError(f"{file} has no end: it is cut off, and the feeds stay as they are")
    feeds, refused = opml.allowed(found.feeds, settings.allow_private)
    return feeds, [*found.remarks, *refused]


class Follower:
    """Follows the list: applied at the start, and again whenever it changes."""

    def __init__(self, settings: Settings, producer: AIOKafkaProducer, there: Mapping[str, Feed], tell: Tell) -> None:
        self.settings = settings
        self.producer = producer
        self.there = there
        self.tell = tell
        self._read = 0.0

    async def follow(self) -> None:
        """For ever; a list that cannot be read is told and changes nothing."""
        while True:
            file = list_file(self.settings)
            if file is not None:
                await self._look(file)
            await asyncio.sleep(LOOK_EVERY)

    async def _look(self, file: Path) -> None:
        try:
            changed = (await asyncio.to_thread(file.stat)).st_mtime
        except OSError:
            return
        if changed == self._read or 0 <= time.time() - changed < AT_REST:
            return
        self._read = changed
        try:
            await self._apply(file)
        except VedetteError as error:
            self.tell(str(error))

    async def _apply(self, file: Path) -> None:
        feeds, remarks = await asyncio.to_thread(read, file, self.settings)
        for remark in remarks:
            self.tell(f"{file}: {remark}")
        found = changes(feeds, self.there, file.name, time.time())
        await subscriptions.write(self.producer, self.settings.namespace, found)
        gone = sum(feed is None for _, feed in found)
        self.tell(f"{file}: {len(feeds)} feeds, {len(found) - gone} new or changed, {gone} not any more")


async def wait_for_any(settings: Settings) -> None:
    """Return as soon as the list holds a feed."""
    while True:
        file = list_file(settings)
        if file is not None and await asyncio.to_thread(_holds_any, file, settings):
            return
        await asyncio.sleep(LOOK_EVERY)


def _holds_any(file: Path, settings: Settings) -> bool:
    try:
        return bool(read(file, settings)[0])
    except VedetteError:
        return False

"""Self-alerts: what Vedette sees of itself, gathered every few minutes and sent to the admin sinks in one message."""

from __future__ import annotations

import asyncio
import logging
import shutil
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import timedelta
from pathlib import Path

from aiokafka import TopicPartition

from agents import wire
from agents.records import Alert, AlertData, AlertRule, AlertStory, Time
from agents.settings import Settings, security
from connectors import kafka, runfile
from connectors.sinks import recall
from connectors.sinks.canary import Canary
from connectors.sinks.contract import Delivered, Message, Sink
from connectors.sinks.findings import SILENT_DAYS, Finding, Gathered, Told, findings, together
from connectors.sinks.ledger import Ledger
from connectors.sources.feeds import asking, subscriptions
from connectors.sources.feeds.state import Poll

logger = logging.getLogger(__name__)

EVERY = 300.0  # seconds between two looks
FIRST = 60.0  # after the start: everything may have to come up first
RULES_EVERY = timedelta(days=1)  # the log of a year is read for this
FEEDS_EVERY = timedelta(hours=1)  # all of feeds.state is
HISTORY = timedelta(days=365)
RULE = AlertRule(id="vedette", title="Vedette itself", labels={})

Clock = Callable[[], Time]


class Selfwatch:
    """Looks, and tells the admin sinks. `canary` where one is sent."""

    def __init__(self, settings: Settings, ledger: Ledger, sinks: Sequence[Sink], canary: Canary | None, clock: Clock):
        self.settings = settings
        self.ledger = ledger
        self.sinks = sinks
        self.canary = canary
        self.clock = clock
        self.told = Told()
        self._last: dict[str, Time] = {}
        self._last_at: Time | None = None
        self._dead: int | None = None
        self._feeds: dict[str, Poll] = {}
        self._feeds_at: Time | None = None

    async def run(self, first: float = FIRST, every: float = EVERY) -> None:
        """Look for ever."""
        await asyncio.sleep(first)
        while True:
            try:
                await self.look()
            except Exception:
                logger.exception("a look at ourselves failed")
            await asyncio.sleep(every)

    async def look(self) -> list[Finding]:
        """One look; what is new goes to every admin sink, and counts as told once one has it."""
        seen = await self.gathered()
        new = self.told.new(findings(seen), seen.at)
        if new:
            alert = of_findings(together(new), seen.at)
            message = Message(alert=alert, raw=wire.encode(alert))
            outcomes = [await sink.deliver(message) for sink in self.sinks]
            if any(isinstance(outcome, Delivered) for outcome in outcomes):
                self.told.note(new, seen.at)
        return new

    async def gathered(self) -> Gathered:
        """Everything that is looked at."""
        at = self.clock()
        today: Counter[str] = Counter()
        async for alert in recall.since(self.settings, Time.of(at - timedelta(days=1))):
            if alert.data.revision == 1 and alert.data.mode == "live":
                today[alert.data.rule.id] += 1
        await self._rules(at)
        await self._polls(at)
        usage = shutil.disk_usage(_existing(runfile.data_dir(self.settings)))
        return Gathered(
            at=at,
            today=today,
            last=self._last,
            dead_letters=await self._new_dead(),
            disk_free=usage.free / usage.total,
            mutes=tuple(self.ledger.mutes.values()),
            deliveries=tuple(self.ledger.deliveries.values()),
            canary_silent=self.canary.missing(at) if self.canary else None,
            feeds=self._feeds,
        )

    async def _rules(self, at: Time) -> None:
        """When each rule last alerted: read from a year's log, once a day."""
        if self._last_at is not None and at - self._last_at < RULES_EVERY:
            return
        self._last_at = at
        last: dict[str, Time] = {}
        async for alert in recall.since(self.settings, Time.of(at - HISTORY)):
            if alert.data.mode == "live" and alert.data.state != "closed":
                last[alert.data.rule.id] = max(alert.time, last.get(alert.data.rule.id, alert.time))
        # Where no rule alerted in all that time, the service was off, and that says nothing of a rule.
        self._last = last if last and min((at - one).days for one in last.values()) < SILENT_DAYS else {}

    async def _polls(self, at: Time) -> None:
        """The state of every feed that is subscribed to: read once an hour."""
        if self._feeds_at is not None and at - self._feeds_at < FEEDS_EVERY:
            return
        self._feeds_at = at
        there = await subscriptions.read(self.settings)
        polls = (await asking.states(self.settings))[0] if there else {}
        self._feeds = {url: polls[url] for url in there if url in polls}

    async def _new_dead(self) -> int:
        reader = kafka.consumer(self.settings.broker_address, security(self.settings))
        await reader.start()
        try:
            place = TopicPartition(f"{self.settings.namespace}.dead-letters", 0)
            end = int((await reader.end_offsets([place]))[place])
        finally:
            await reader.stop()
        new = 0 if self._dead is None else max(0, end - self._dead)
        self._dead = end
        return new


def _existing(path: Path) -> Path:
    return next(folder for folder in (path, *path.absolute().parents) if folder.exists())


def of_findings(found: Sequence[Finding], at: Time) -> Alert:
    """The findings as one message that every sink can show. It never stands on the topic `alerts`."""
    id = wire.digest("self", str(at), *(one.key for one in found))
    count = len(found)
    urgent = any(one.urgent for one in found)
    data = AlertData(
        alert_id=id, revision=1, state="opened", mode="digest", changes=(), severity="critical" if urgent else "low",
        severity_was=None, headline=found[0].text if count == 1 else f"Vedette: {count} things to look at",
        headline_lang="en", summary=" \u2022 ".join(one.text for one in found), root=id, rule=RULE,
        story=AlertStory(
            id=id, first_published=None, last_fetched=at, articles=0, copies=0, publishers=0, languages=()
        ),
        publishers=(), entities=(), articles=(), articles_left_out=0, evidence=(), policy=(), judgement=0, watchlist="",
    )  # fmt: skip
    return Alert(type="vedette.alert.opened", id=f"{id}.1", subject=id, time=at, data=data)

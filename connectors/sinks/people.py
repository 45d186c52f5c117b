"""What people say: verdicts on alerts, and mutes. The same checks for the console and the HTTP API."""

from __future__ import annotations

from datetime import timedelta

from agents.errors import VedetteError
from agents.records import Alert, AnalystVerdict, Mute, Time
from agents.settings import Settings, security
from connectors.show import safe
from connectors.sinks import recall
from connectors.sinks.ledger import Ledger

VERDICTS = ("useful", "noise", "wrong")
MUTED = ("rule", "story", "source", "entity")
LONGEST = 500  # characters of a note
LONGEST_MUTE = timedelta(days=366)


def verdict(alert: Alert, what: str, who: str, note: str, at: Time) -> AnalystVerdict:
    """A verdict, checked. Raises VedetteError."""
    if what not in VERDICTS:
        raise VedetteError(f"{safe(what)!r} is no verdict: there are {', '.join(VERDICTS)}")
    data = alert.data
    return AnalystVerdict(
        alert=data.alert_id,
        revision=data.revision,
        rule=data.rule.id,
        verdict=what,  # type: ignore[arg-type]
        who=name(who),
        note=short(note),
        at=at,
    )


def mute(what: str, id: str, until: Time, who: str, note: str, at: Time) -> Mute:
    """A mute, checked: it always has an end, and not beyond a year. Raises VedetteError."""
    if what not in MUTED:
        raise VedetteError(f"{safe(what)!r} cannot be muted: there are {', '.join(MUTED)}")
    if not id or len(id) > 200 or safe(id) != id:
        raise VedetteError("what is muted needs an id of 1 to 200 characters, on one line")
    if until <= at:
        raise VedetteError(f"{until} is over: a mute ends in the future")
    if until - at > LONGEST_MUTE:
        raise VedetteError(f"{until} is more than a year away: take the rule out of the watchlist instead")
    return Mute(what=what, id=id, until=until, who=name(who), note=short(note), at=at)  # type: ignore[arg-type]


def name(who: str) -> str:
    """A person's name as it is written down: on one line, without `/`, which parts the keys."""
    made = safe(who).replace("/", "-").strip()[:80]
    if not made:
        raise VedetteError("who says so? `--who NAME`")
    return made


def short(note: str) -> str:
    """A note as it is written down."""
    return safe(note).strip()[:LONGEST]


async def judge(settings: Settings, alert: str, what: str, who: str, note: str, at: Time) -> AnalystVerdict:
    """Find the alert and write the verdict. Raises VedetteError."""
    made = verdict(await recall.newest(settings, alert), what, who, note, at)
    async with _ledger(settings) as ledger:
        await ledger.verdict(made)
    return made


async def silence(settings: Settings, made: Mute) -> None:
    """Write a mute."""
    async with _ledger(settings) as ledger:
        await ledger.mute(made)


async def unmute(settings: Settings, what: str, id: str) -> None:
    """End a mute now. Raises VedetteError where there is none."""
    async with _ledger(settings) as ledger:
        if (what, id) not in ledger.mutes:
            raise VedetteError(f"{what} {id} is not muted: `vedette mutes` lists what is")
        await ledger.unmute(what, id)


async def muted(settings: Settings, at: Time) -> list[Mute]:
    """The mutes that hold now, the next to end first."""
    async with _ledger(settings) as ledger:
        return sorted((one for one in ledger.mutes.values() if one.until > at), key=lambda one: one.until)


def _ledger(settings: Settings) -> Ledger:
    return Ledger(settings.broker_address, settings.namespace, security(settings))

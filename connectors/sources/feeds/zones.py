"""Time zones as feeds name them: offsets, names by a table of our own, zones of the tz database."""

from __future__ import annotations

import re
from datetime import datetime, timedelta, tzinfo
from datetime import timezone as fixed
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

WIDEST = 18 * 60  # minutes; what is beyond is no offset

# Names of one meaning in news, in minutes east of Greenwich (RFC 822; the tz database's abbreviations).
_CERTAIN = {
    **dict.fromkeys(("z", "utc", "gmt", "ut", "uct", "zulu", "wet"), 0),
    **{"est": -300, "edt": -240, "cdt": -300, "mst": -420, "mdt": -360, "pst": -480, "pdt": -420},
    **{"akst": -540, "akdt": -480, "hst": -600, "nst": -210, "ndt": -150, "adt": -180},
    **{"cet": 60, "cest": 120, "met": 60, "mest": 120, "mez": 60, "mesz": 120, "west": 60, "eet": 120, "eest": 180},
    **{"msk": 180, "msd": 240, "trt": 180, "sast": 120, "wat": 60, "cat": 120, "eat": 180, "idt": 180},
    **{"jst": 540, "kst": 540, "hkt": 480, "sgt": 480, "wib": 420, "wita": 480, "wit": 540, "pkt": 300, "npt": 345},
    **{
        "aest": 600,
        "aedt": 660,
        "acst": 570,
        "acdt": 630,
        "awst": 480,
        "nzst": 720,
        "nzdt": 780,
        "brt": -180,
        "art": -180,
    },
    **{"clt": -240, "irst": 210, "irdt": 270, "uzt": 300, "yekt": 300, "krat": 420, "vlat": 600},
}
# Names of several meanings: the likelier one, and it is told (`date_zone_guessed`).
_GUESSED = {
    "ist": 330,
    "bst": 60,
    "cst": -360,
    "ast": -240,
    "gst": 240,
    "sst": 480,
    "amt": -240,
    "pht": 480,
    "ict": 420,
}
# Names without a season: what the clocks of the place showed that day.
_PLACES = {
    "et": "America/New_York",
    "ct": "America/Chicago",
    "mt": "America/Denver",
    "pt": "America/Los_Angeles",
    "at": "America/Halifax",
}
_OFFSET = re.compile(
    r"(?:(?:utc|gmt|ut|z)\s?)?([+\-−])\s?(\d{1,2})(?::?(\d{2}))?(?::\d{2})?(?!\d)(?:\s?z\b)?", re.IGNORECASE
)
_PLACE = re.compile(r"[A-Z][A-Za-z]+/[A-Za-z_+\-0-9/]{1,40}")
_NAME = re.compile(r"[A-Za-z]{1,5}(?![A-Za-z:/])")


class Zone:
    """A zone that was read: how long its spelling is, what it comes to, whether it was a guess."""

    def __init__(self, length: int, zone: tzinfo, guessed: bool = False) -> None:
        self.length = length
        self.zone = zone
        self.guessed = guessed

    def at(self, moment: datetime) -> datetime:
        """The wall clock's time as an instant."""
        return moment.replace(tzinfo=self.zone)


def east(minutes: int) -> tzinfo:
    """A fixed offset."""
    return fixed(timedelta(minutes=minutes))


def read(text: str) -> Zone | None:
    """The zone that a text begins with, or None. Raises ValueError for an offset that cannot be."""
    if found := _OFFSET.match(text):
        return Zone(found.end(), east(_minutes(found)))
    if found := _PLACE.match(text):
        return _of_place(found[0])
    if (found := _NAME.match(text)) is None:
        return None
    return _named(found[0])


def _named(spelled: str) -> Zone | None:
    name, length = spelled.lower(), len(spelled)
    if name in _PLACES:
        return Zone(length, ZoneInfo(_PLACES[name]))
    if name in _CERTAIN:
        return Zone(length, east(_CERTAIN[name]))
    if name in _GUESSED:
        return Zone(length, east(_GUESSED[name]), guessed=True)
    # Unknown, but a zone by its looks: the day at least is right.
    return Zone(length, east(0), guessed=True) if spelled.isupper() and length >= 2 else None


def _minutes(found: re.Match[str]) -> int:
    digits = found[2] + (found[3] or "")
    hours, minutes = (int(found[2]), int(found[3])) if found[3] else (int(digits), 0)
    if minutes > 59 or hours * 60 + minutes > WIDEST:
        raise ValueError(f"no offset: {found[0]}")
    return (hours * 60 + minutes) * (1 if found[1] == "+" else -1)


def _of_place(name: str) -> Zone:
    try:
        return Zone(len(name), ZoneInfo(name))
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise ValueError(f"no place with a zone: {name}") from None

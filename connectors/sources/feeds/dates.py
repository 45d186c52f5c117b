"""A date as somebody wrote it, in any of the ways that feeds have: read rightly, or not at all (R87).

The order of the parts is nobody's: time, zone, names and numbers are taken out one by one, and what
is left must be nothing. `03/04/2026` is two dates, so it is none, unless the weekday or a.m./p.m. tells.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import UTC, date, datetime, timedelta

import msgspec

from agents.records import Time
from connectors.sources.feeds import zones
from connectors.sources.feeds.names import MONTHS, WEEKDAYS, fold

LONGEST = 100  # characters
FIRST_YEAR, LAST_YEAR = 1990, 2100  # R88

_TIME = re.compile(
    r"(?<![\d:.+\-−])(\d{1,2})(?::|h(?=\d))(\d{2}(?!\d)|\d(?=:\d))(?::(\d{1,2})(?:[.,]\d{1,9})?)?(?![\d:])\s?(am\b|pm\b|a\.\s?m\.?|p\.\s?m\.?)?",
    re.IGNORECASE,
)
_ISO_T = re.compile(r"(?<=\d)[Tt](?=\d)")
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)(?:[Tt ]?(\d\d)(\d\d)(\d\d)?(?!\d))?")
_EPOCH = re.compile(r"(\d{9,10})(?:\d{3})?(?:\.\d+)?")
_COMMENT = re.compile(r"\([^()]*\)\s*$")
_EAST_ASIAN = re.compile(r"(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일]?")
_HALF_BEFORE = re.compile(r"(오전|오후|上午|下午|午前|午後)\s*(\d{1,2}:\d{2}(?::\d{2})?)")
_HALF_BEHIND = re.compile(r"(?<=\d)\s?([صم])(?!\w)")  # Arabic
_MORNINGS = {"오전", "上午", "午前", "ص"}
_WORDS = re.compile(r"\d+|[^\W\d_]+|_")
_ORDINAL = re.compile(r"(?<=\d)(?:st|nd|rd|th|er|º|ª)\b", re.IGNORECASE)
_NOISE = {"at", "of", "de", "del", "the", "den", "le", "um", "uhr", "o", "a", "kl", "г", "р", "em", "on", "las", "alle"}
_TWO_WORDS = {"كانون الثاني": "كانون_الثاني", "كانون الاول": "كانون_الاول", "تشرين الاول": "تشرين_الاول"}
_TWO_WORDS |= {"تشرين الثاني": "تشرين_الثاني"}
_KOREA = 540  # minutes: dates in Korean name no zone


class Read(msgspec.Struct, frozen=True):
    """A date read. `zone_guessed`: it names no zone, or one of several meanings."""

    at: Time
    zone_guessed: bool = False


def read(text: str) -> Read | None:
    """The instant that a text means, or None where it is not certain. A date alone is its first second, UTC."""
    text = unicodedata.normalize("NFKC", text[: LONGEST + 1]).strip()
    if not text or len(text) > LONGEST:
        return None
    try:
        found = _number(text) or _written(_COMMENT.sub("", text).strip())
    except (ValueError, OverflowError):
        return None
    return found if found and FIRST_YEAR <= found.at.year <= LAST_YEAR else None


def _number(text: str) -> Read | None:
    """Seconds or milliseconds since 1970, or a date without separators."""
    if not text[:8].isdecimal():
        return None
    if found := _EPOCH.fullmatch(text):
        return Read(Time.of(datetime.fromtimestamp(int(found[1]), UTC)))
    if (found := _COMPACT.match(text)) is None:
        return None
    rest = text[found.end() :].strip()
    zone = zones.read(rest) if rest else None
    if rest and (zone is None or zone.length != len(rest)):
        return None
    year, month, day, hour, minute, second = (int(part or 0) for part in found.groups())
    return _instant(datetime(year, month, day, hour, minute, second), zone, found[4] is not None)  # noqa: DTZ001


def _written(text: str) -> Read | None:
    korean = "년" in text or "오" in text
    text = _HALF_BEFORE.sub(_western, _EAST_ASIAN.sub(r"\1-\2-\3", text))
    text = _HALF_BEHIND.sub(lambda found: " am" if found[1] in _MORNINGS else " pm", text)
    text = _ORDINAL.sub("", _ISO_T.sub(" ", text))
    times = list(_TIME.finditer(text))
    if len(times) > 1 or (not times and ":" in text.replace(": ", "")):
        return None
    if not times:
        day = _day(_without_zone(text), "")
        return Read(Time.of(datetime(day.year, day.month, day.day, tzinfo=UTC))) if day else None
    before, after = text[: times[0].start()], text[times[0].end() :].lstrip(" ,")
    zone = zones.read(after)
    if zone is not None and _is_month(after[: zone.length]):
        zone = None
    rest = after[zone.length :] if zone else after
    half = (times[0][4] or "").lower()[:1]
    american = half or (zone is not None and re.match(r"[ECMP][SD]?T\b", after))
    day = _day(f"{before} {rest}", "us" if american else "")
    if day is None:
        return None
    moment = datetime(day.year, day.month, day.day) + _clock(times[0], half)  # noqa: DTZ001
    if zone is None and korean:
        zone = zones.Zone(0, zones.east(_KOREA), guessed=True)
    return _instant(moment, zone, timed=True)


def _western(found: re.Match[str]) -> str:
    return f"{found[2]} {'am' if found[1] in _MORNINGS else 'pm'}"


def _is_month(word: str) -> bool:
    return bool(MONTHS.get(fold(word)))


def _without_zone(text: str) -> str:
    return re.sub(r"\s(?:gmt|utc|z)$", "", text, flags=re.IGNORECASE)


def _instant(moment: datetime, zone: zones.Zone | None, timed: bool) -> Read:
    at = zone.at(moment) if zone else moment.replace(tzinfo=UTC)
    return Read(Time.of(at), zone_guessed=zone.guessed if zone else timed)


def _clock(found: re.Match[str], half: str) -> timedelta:
    """The time of day. Raises ValueError where it is none; 24:00 is the next day's first second."""
    hour, minute, second = int(found[1]), int(found[2]), int(found[3] or 0)
    if half and 1 <= hour <= 12:
        hour = hour % 12 + (12 if half == "p" else 0)
    elif half and (hour == 0) == (half == "p"):
        raise ValueError("no hour of that half of the day")
    if minute > 59 or second > 60 or hour > 24 or (hour == 24 and (minute or second)):
        raise ValueError("no time of day")
    return timedelta(hours=hour, minutes=minute, seconds=second)


def _day(text: str, order: str) -> date | None:
    """The day that the rest names. Raises ValueError where the numbers are no day."""
    text = fold(text)
    for spelled, joined in _TWO_WORDS.items():
        text = text.replace(spelled, joined)
    words = re.findall(r"\d+|[^\W\d]+", text)
    numbers = [word for word in words if word.isdecimal()]
    month, weekday = _names(words)
    if month < 0 or re.search(r"[+:]|(?:^|\s)-\d", text):
        return None
    return _named_month(month, numbers) if month else _numbered(numbers, weekday, order, "." in text)


def _names(words: list[str]) -> tuple[int, int]:
    """Month (0: none, -1: words that mean nothing) and weekday (0: none). `mar` is a month where no other is."""
    months, weekday = [], 0
    for place, word in enumerate(words):
        if word.isdecimal():
            continue
        if word in WEEKDAYS and not MONTHS.get(word):
            weekday = WEEKDAYS[word]
        elif MONTHS.get(word):
            months.append(word)
        elif word not in _NOISE and place:  # the first may be a weekday in a language that is not ours
            return -1, 0
    if len(months) > 1:
        named = [word for word in months if word not in WEEKDAYS]
        weekday = next((WEEKDAYS[word] for word in months if word in WEEKDAYS), weekday)
        months = named
    if len({MONTHS[word] for word in months}) > 1:
        return -1, 0
    return (MONTHS[months[0]] if months else 0), weekday


def _named_month(month: int, numbers: list[str]) -> date | None:
    long = [number for number in numbers if len(number) == 4]
    short = [number for number in numbers if len(number) <= 2]
    if len(long) + len(short) != len(numbers) or len(long) > 1:
        return None
    if long:
        return date(int(long[0]), month, int(short[0]) if short else 1) if len(short) <= 1 else None
    return date(_century(int(short[1])), month, int(short[0])) if len(short) == 2 else None


def _century(year: int) -> int:
    return 2000 + year if year < 70 else 1900 + year


def _numbered(numbers: list[str], weekday: int, order: str, dots: bool) -> date | None:
    """A day in numbers alone: year first, else the one order that is possible."""
    if len(numbers[0] if numbers else "") == 4 and 1 <= len(numbers) <= 3 and all(len(n) <= 2 for n in numbers[1:]):
        year, month, day = (*map(int, numbers), 1, 1)[:3]
        return date(year, month, day)
    if len(numbers) != 3 or not all(len(n) <= 2 for n in numbers[:2]) or len(numbers[2]) not in {2, 4}:
        return None
    first, second = int(numbers[0]), int(numbers[1])
    year = int(numbers[2]) if len(numbers[2]) == 4 else _century(int(numbers[2]))
    days = [made for day, month in ((first, second), (second, first)) if (made := _made(year, month, day))]
    if dots:
        return _made(year, second, first)
    if len(set(days)) == 1:
        return days[0]
    told = [made for made in days if weekday and made.isoweekday() == weekday]
    if len(told) == 1:
        return told[0]
    return _made(year, first, second) if order == "us" and not weekday else None


def _made(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None

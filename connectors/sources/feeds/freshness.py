"""What an answer's headers say about the next one: how long it is fresh, when to come back, who may recognise it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC
from email.utils import parsedate_to_datetime

from connectors.sources.feeds.state import Validators

DAY = 86_400.0
LONGEST_FRESH = DAY  # R17
LONGEST_RETRY = 7 * DAY  # R33
LONGEST_VALIDATOR = 1024
_MAX_AGE = re.compile(r'(?:^|[,\s])max-age\s*=\s*"?(\d{1,12})"?\s*(?:,|$)', re.IGNORECASE)
_NEVER = re.compile(r"(?:^|[,\s])(?:no-cache|no-store)\b", re.IGNORECASE)


def when(text: str) -> float | None:
    """An HTTP date in seconds since 1970, or None where it is none."""
    try:
        found = parsedate_to_datetime(text.strip())
        return (found if found.tzinfo else found.replace(tzinfo=UTC)).timestamp()
    except (ValueError, TypeError, OverflowError, IndexError):
        return None


def fresh_for(headers: Mapping[str, str], now: float) -> tuple[float, str]:
    """Seconds that the answer is fresh, and the header that says so: max-age less Age, else Expires less Date.

    0 where nothing usable is said. `s-maxage` is for shared caches and none of ours (R17 to R19).
    """
    control = headers.get("Cache-Control", "")
    if _NEVER.search(control):
        return 0.0, ""
    if "max-age" in control.lower().replace("s-maxage", ""):
        found = _MAX_AGE.search(control)
        age = headers.get("Age", "").strip()
        seconds = float(found[1]) - (float(age) if age.isdecimal() else 0.0) if found else 0.0
        return (min(seconds, LONGEST_FRESH), f"max-age {found[1]}") if found and seconds > 0 else (0.0, "")
    until = when(headers.get("Expires", ""))
    if until is None:
        return 0.0, ""
    seconds = until - _server_now(headers, now)
    return (min(seconds, LONGEST_FRESH), "Expires") if seconds > 0 else (0.0, "")


def retry_after(headers: Mapping[str, str], now: float) -> float:
    """Seconds that Retry-After asks for, 0 where it says nothing usable; at most a week (R33, R35)."""
    text = headers.get("Retry-After", "").strip()
    if text.isdecimal() and len(text) < 12:
        seconds = float(text)
    elif (until := when(text)) is not None:
        seconds = until - _server_now(headers, now)
    else:
        return 0.0
    return min(seconds, LONGEST_RETRY) if 0 < seconds < 366 * DAY else 0.0


def rate_reset(headers: Mapping[str, str], now: float) -> float:
    """Seconds until a used-up rate limit starts anew, 0 where there is none or something of it is left (R36)."""
    for prefix in ("X-RateLimit-", "X-Rate-Limit-", "RateLimit-"):
        left, reset = (headers.get(prefix + name, "").strip() for name in ("Remaining", "Reset"))
        try:
            if left and float(left) <= 0 and reset:
                seconds = float(reset)
                seconds = seconds - _server_now(headers, now) if seconds > 1e9 else seconds
                return min(seconds, DAY) if 0 < seconds < 366 * DAY else 0.0
        except ValueError:
            continue
    return 0.0


def validators(headers: Mapping[str, str]) -> Validators:
    """ETag and Last-Modified as they stand; one that cannot be sent back as it came is none."""
    return Validators(*(_sendable(headers.get(name, "")) for name in ("ETag", "Last-Modified")))


def replaced(old: Validators, headers: Mapping[str, str]) -> Validators:
    """The validators after a 304: what it gives replaces what was known, the rest stays (R8)."""
    new = validators(headers)
    return Validators(new.etag or old.etag, new.modified or old.modified)


def _sendable(text: str) -> str:
    try:
        text.encode()
    except UnicodeEncodeError:
        return ""
    return text if len(text) <= LONGEST_VALIDATOR and text.isprintable() else ""


def _server_now(headers: Mapping[str, str], now: float) -> float:
    told = when(headers.get("Date", ""))
    return now if told is None else told

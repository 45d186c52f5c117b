"""A watchlist tried on texts by hand, in memory: what it finds in them, and why."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

import msgspec

from agents.errors import Undecodable
from agents.flag.compile import Compiled
from agents.flag.explain import explain
from agents.flag.hits import hits
from agents.flag.mention import FLAG
from agents.flag.misses import misses
from agents.flag.scan import scan
from agents.flag.stage import fields
from agents.language import of_texts
from agents.records import EPOCH, Article, Judged
from agents.stage import JUDGEMENT
from agents.wire import digest


class Text(msgspec.Struct, kw_only=True):
    """A text to be tried: a line of a file. The id is given back as it came."""

    id: str | int | float | bool | None = ""
    text: str | None = ""
    title: str | None = ""
    summary: str | None = ""
    lang: str | None = ""


_text = msgspec.json.Decoder(Text)
_HIGH, _LOW = rb"\\u[dD][89abAB][0-9a-fA-F]{2}", rb"\\u[dD][c-fC-F][0-9a-fA-F]{2}"
# Half of a pair of surrogates is no character: one U+FFFD for it, so that offsets stay.
_LONE = re.compile(rb"(?<!\\)" + _HIGH + rb"(?!" + _LOW + rb")|(?<!" + rb"\\u[dD][89abAB]..)" + _LOW)


def text_of(raw: bytes) -> Text:
    """A line of a file. Raises Undecodable with the reason."""
    raw = raw.removeprefix(b"\xef\xbb\xbf")
    try:
        return _text.decode(_LONE.sub(rb"\\ufffd", raw) if b"\\ud" in raw or b"\\uD" in raw else raw)
    except UnicodeDecodeError as error:
        raise Undecodable("not-utf8", f"byte {error.start}") from None
    except RecursionError:
        raise Undecodable("too-deep", "nested too deeply") from None
    except msgspec.ValidationError as error:
        raise Undecodable("wrong-type", str(error)) from None
    except msgspec.DecodeError as error:
        raise Undecodable("not-json", str(error)) from None


def flagged(compiled: Compiled, text: Text, least: float = FLAG, missed: bool = False) -> dict[str, Any]:
    """What a watchlist finds: mentions with offsets in code points of their field, and the rules that hold.

    `least` is the confidence from which a mention is told: `FLAG`, from which it counts, or `POSSIBLE`; `missed`
    asks for what almost matched too.
    """
    judged, lang = _judged(text)
    scanned = scan(compiled, fields(judged), lang)
    near = {"misses": [msgspec.to_builtins(miss) for miss in misses(compiled, scanned, lang)]} if missed else {}
    return {
        "id": text.id,
        "lang": lang,
        "mentions": [msgspec.to_builtins(found) for found in scanned.mentions if found.confidence >= least],
        "hits": [
            {"rule": hit.rule.id, "title": hit.rule.title, "severity": hit.rule.severity}
            | {"evidence": [msgspec.to_builtins(quote) for quote in hit.evidence]}
            for hit in hits(compiled, judged, scanned, lang)
        ],
        **near,
    }


def unread(error: Undecodable) -> dict[str, Any]:
    """What stands for a line that could not be read, so that output and input keep step."""
    return {
        "id": None,
        "lang": "",
        "mentions": [],
        "hits": [],
        "error": {"reason": error.reason, "detail": error.detail},
    }


def explained(compiled: Compiled, text: Text, asked: str = "") -> dict[str, Any]:
    """What a watchlist finds in a text and why, what almost matched, and why rules do not hold (`asked`: that one)."""
    judged, lang = _judged(text)
    return explain(compiled, judged, lang, asked)


def counted(compiled: Compiled, texts: Iterable[Text]) -> tuple[dict[tuple[str, str], tuple[int, int]], int]:
    """How often each (entity, alias) is found: times and articles, and the number of articles."""
    counts: dict[tuple[str, str], tuple[int, int]] = {}
    number = 0
    for text in texts:
        number += 1
        judged, lang = _judged(text)
        seen: set[tuple[str, str]] = set()
        for found in scan(compiled, fields(judged), lang).mentions:
            if found.confidence >= FLAG:
                key = found.entity, found.alias
                times, held = counts.get(key, (0, 0))
                counts[key] = times + 1, held + (key not in seen)
                seen.add(key)
    return counts, number


def _judged(text: Text) -> tuple[Judged, str]:
    """A text as the flagging stage would get it, and its language."""
    title, summary, body = text.title or "", text.summary or "", text.text or ""
    id = digest("trial", str(text.id), title, body)
    lang = of_texts((body, title, summary), text.lang or "")
    article = Article(id=id, source="trial", title=title, summary=summary, text=body, lang=lang, fetched_at=EPOCH)
    judged = Judged(article=article, verdict="original", version=1, root=id, family="trial", judgement=JUDGEMENT)
    return judged, lang

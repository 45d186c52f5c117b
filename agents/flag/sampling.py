"""Reading the tests that stand inside a watchlist: texts that hit or miss, and stories that come to an alert."""

from __future__ import annotations

from typing import Any

from agents.flag.policy import duration
from agents.flag.telling import Faults
from agents.flag.watchlist import Sample, Samples, Story, Telling
from agents.lined import Lined, Place, Rows

OUTCOMES = ("held", "opened", "updated", "escalated", "corrected", "closed", "unconfirmed", "storm", "nothing")
_UNTESTED = Samples()


def read_samples(entry: Lined, where: str, faults: Faults, *, stories: bool = False) -> Samples:
    """The tests of an entity, or of a rule, which may have stories too."""
    if "tests" not in entry:
        return _UNTESTED
    value = faults.mapping(entry, "tests", "{hit: [...], miss: [...]}", where)
    faults.unknown(value, {"hit", "miss", "alerts"} if stories else {"hit", "miss"}, "`tests`")
    told = tuple(_stories(value, where, faults)) if stories else ()
    return Samples(_sampled(value, "hit", faults), _sampled(value, "miss", faults), told)


def _sampled(entry: Lined, key: str, faults: Faults) -> tuple[Sample, ...]:
    rows = entry.get(key)
    if rows is None:
        return ()
    if not isinstance(rows, Rows):
        faults.tell(entry.place_of(key), f"`{key}` is not a list of texts", f"write {key}: [one, two]")
        return ()
    made = [_sample(row, place, f"`{key}`", faults) for row, place in zip(rows, rows.places, strict=True)]
    return tuple(sample for sample in made if sample is not None)


def _sample(row: Any, place: Place, where: str, faults: Faults, more: frozenset[str] = frozenset()) -> Sample | None:
    if isinstance(row, Lined):
        faults.unknown(row, {"text", "lang", "title"} | more, where)
    text = row.get("text", "") if isinstance(row, Lined) else row
    title = str(row.get("title") or "") if isinstance(row, Lined) else ""
    if isinstance(text, Lined | list | bool) or text is None or not (str(text).strip() or title):
        faults.tell(place, f"{where} has an entry that is no text", 'write "a text" or {text: ..., lang: de}')
        return None
    lang = str(row.get("lang") or "") if isinstance(row, Lined) else ""
    return Sample(str(text), lang, title, place[0], place[1])


def _stories(entry: Lined, where: str, faults: Faults) -> list[Story]:
    rows = entry.get("alerts")
    if rows is None:
        return []
    example = '[{articles: [{text: ..., publisher: a.example, at: "+0m"}], expect: opened}]'
    if not isinstance(rows, Rows) or not all(isinstance(row, Lined) for row in rows):
        faults.tell(entry.place_of("alerts"), f"{where}: `alerts` is not a list of stories", example)
        return []
    return [_story(row, place, where, faults) for row, place in zip(rows, rows.places, strict=True)]


def _story(row: Lined, place: Place, where: str, faults: Faults) -> Story:
    faults.unknown(row, {"articles", "expect"}, "`alerts`")
    articles = row.get("articles")
    if not isinstance(articles, Rows) or not articles:
        faults.tell(row.place_of("articles"), f"{where}: a story without articles", "articles: [{text: ...}]")
        articles = Rows([], [])
    told = [_telling(one, at, faults) for one, at in zip(articles, articles.places, strict=True)]
    if "expect" not in row:
        faults.tell(place, f"{where}: a story without `expect`", f"one of {', '.join(OUTCOMES)}")
    expect = faults.choice(row, "expect", OUTCOMES, "opened", where)
    return Story(tuple(one for one in told if one is not None), expect, place[0], place[1])


def _telling(row: Any, place: Place, faults: Faults) -> Telling | None:
    sample = _sample(row, place, "`articles`", faults, frozenset({"publisher", "at"}))
    if sample is None:
        return None
    fields = row if isinstance(row, Lined) else Lined(place[1], place[0])
    publisher = str(fields.get("publisher") or "first.example")
    return Telling(sample, publisher, duration(fields, "at", 0, faults))

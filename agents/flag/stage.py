"""The flagging judgement: mentions and hits of an article, as a fold over articles.judged."""

from __future__ import annotations

import re
from collections.abc import Iterable

import msgspec

from agents.flag import canary
from agents.flag.compile import Compiled
from agents.flag.hits import hits
from agents.flag.mention import POSSIBLE
from agents.flag.scan import scan
from agents.flag.spotting import Scanned
from agents.language import of_texts
from agents.records import Activated, Hit, Judged, Mentions, Revised, Tick, Time
from agents.stage import Change, Memory, Output, State, Step

TICK_MS = 10_000
WATCHLIST = "watchlist"  # in the state: the version that the last record was flagged with
WITHDRAWN = "withdrawn"  # flag of an article that its publisher has taken back


class Prepared(msgspec.Struct, frozen=True):
    """An article scanned, with its hits: all that needs no state."""

    judged: Judged
    mentions: Mentions | None
    hits: tuple[Hit, ...]


class Flag:
    """The stage, with one compiled watchlist at a time."""

    name = "flag"
    source = "articles.judged"

    def __init__(self, compiled: Compiled) -> None:
        self.compiled = compiled

    def use(self, compiled: Compiled) -> None:
        """Flag with another watchlist from the next record on. Every partition tells when it began to."""
        self.compiled = compiled

    def state(self) -> Memory:
        """Nothing but the last Tick that was sent and the watchlist of the last record."""
        return Memory()

    def moment(self, record: Judged | Tick) -> Time:
        """An article's fetch, a Tick's time."""
        return record.article.fetched_at if isinstance(record, Judged) else record.at

    def prepare(self, record: Judged | Tick) -> Prepared | Tick:
        """Scan the article and evaluate the rules; a refetch has been flagged before."""
        if isinstance(record, Tick):
            return record
        if record.verdict == "refetch":
            return Prepared(record, None, ())
        article = record.article
        if canary.FLAG in article.flags:
            return Prepared(record, None, (canary.canary_hit(record, self.compiled.version),))
        lang = of_texts((article.text, article.title, article.summary), article.lang)
        scanned = scan(self.compiled, fields(record), lang)
        found = () if WITHDRAWN in record.article.flags else hits(self.compiled, record, scanned, lang)
        return Prepared(record, self._mentions(record, scanned, lang), found)

    def _mentions(self, judged: Judged, scanned: Scanned, lang: str) -> Mentions | None:
        kept = tuple(mention for mention in scanned.mentions if mention.confidence >= POSSIBLE)
        if not kept:
            return None
        return Mentions(
            article_id=judged.article.id,
            version=judged.version,
            watchlist=self.compiled.version,
            lang=lang,
            mentions=kept,
        )

    def step(self, prepared: Prepared | Tick, state: State, at: Time) -> Step:
        """Send what was found; before it the watchlist, where it is another, and the time, where 10 s have gone by."""
        outputs: list[Output] = []
        changes: list[Change] = []
        version = self.compiled.version
        if state.get(WATCHLIST) != version.encode():
            outputs.append(
                Output(topic="hits", key=WATCHLIST, record=Activated(version=version, at=at), everywhere=True)
            )
            changes.append(Change(key=WATCHLIST, value=version.encode()))
        last = int(state.get("tick") or b"-1")
        if isinstance(prepared, Tick) or at.ms() // TICK_MS != last // TICK_MS:
            outputs.append(Output(topic="hits", key="tick", record=Tick(at=at), everywhere=True))
            changes.append(Change(key="tick", value=str(at.ms()).encode()))
        if isinstance(prepared, Prepared):
            outputs += _outputs(prepared)
        return Step(outputs=tuple(outputs), changes=tuple(changes))


def fields(judged: Judged) -> dict[str, str]:
    """An article's fields; a summary that is only the beginning of the text says nothing of its own."""
    article = judged.article
    summary = "" if _repeats(article.summary, article.text) else article.summary
    return {"title": article.title, "summary": summary, "text": article.text}


def _repeats(summary: str, text: str) -> bool:
    head = re.sub(r"\W+", "", summary)[:200]
    return bool(head) and re.sub(r"\W+", "", text[: 4 * len(summary) + 400]).startswith(head)


def _outputs(prepared: Prepared) -> Iterable[Output]:
    if prepared.mentions is not None:
        yield Output(topic="mentions", key=prepared.judged.article.id, record=prepared.mentions)
    for hit in prepared.hits:
        yield Output(topic="hits", key=hit.rule.id, record=hit)
    if prepared.judged.verdict == "update":
        yield Output(topic="hits", key=prepared.judged.article.id, record=_revised(prepared), everywhere=True)


def _revised(prepared: Prepared) -> Revised:
    """Which rules hold for an edited article: the alert stage knows for which of its alerts none does any more."""
    article = prepared.judged.article
    rules = tuple(hit.rule.id for hit in prepared.hits)
    return Revised(article_id=article.id, version=prepared.judged.version, rules=rules, at=article.fetched_at)

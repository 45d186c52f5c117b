"""The tests inside a watchlist: texts in which an entity or rule must be found, and must not."""

from __future__ import annotations

from collections.abc import Iterator

from agents.errors import Fault
from agents.flag.compile import Compiled
from agents.flag.hits import hits
from agents.flag.scan import FLAG, scan
from agents.flag.stage import fields
from agents.flag.watchlist import Entity, Rule
from agents.records import EPOCH, Article, Judged
from agents.stage import JUDGEMENT
from agents.text import language

_ID = "a" * 26


def run_samples(compiled: Compiled) -> Iterator[Fault]:
    """A fault for each test that fails."""
    things: list[Entity | Rule] = [*compiled.watchlist.entities.values(), *compiled.watchlist.rules.values()]
    for thing in things:
        for texts, wanted in ((thing.tests.hit, True), (thing.tests.miss, False)):
            for text, lang in texts:
                if (thing.id in found(compiled, thing, text, lang)) != wanted:
                    what = "is not found in" if wanted else "is found in"
                    yield Fault(
                        thing.file,
                        thing.line,
                        f"`{thing.id}` {what} {text!r}",
                        "tests." + ("hit" if wanted else "miss"),
                    )


def found(compiled: Compiled, thing: Entity | Rule, text: str, lang: str = "") -> set[str]:
    """The ids of entities (or, for a rule, of rules) found in a text."""
    judged = sample(text, lang)
    scanned = scan(compiled, fields(judged))
    if isinstance(thing, Entity):
        return {mention.entity for mention in scanned.mentions if mention.confidence >= FLAG}
    return {hit.rule.id for hit in hits(compiled, judged, scanned, language(text, lang))}


def sample(text: str, lang: str = "") -> Judged:
    """A text as the stage would get it."""
    article = Article(id=_ID, source="sample", text=text, lang=lang, fetched_at=EPOCH)
    return Judged(article=article, verdict="original", version=1, root=_ID, family="sample", judgement=JUDGEMENT)

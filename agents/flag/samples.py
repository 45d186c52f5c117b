"""The tests inside a watchlist: texts in which an entity or rule must be found, and must not."""

from __future__ import annotations

from collections.abc import Iterator

from agents.errors import Fault
from agents.flag.compile import Compiled
from agents.flag.hits import hits
from agents.flag.mention import FLAG
from agents.flag.scan import scan
from agents.flag.stage import fields
from agents.flag.watchlist import Entity, Rule, Sample
from agents.language import of_texts
from agents.records import EPOCH, Article, Judged
from agents.stage import JUDGEMENT

_ID = "a" * 26


def run_samples(compiled: Compiled) -> Iterator[Fault]:
    """A fault for each test that fails."""
    things: list[Entity | Rule] = [*compiled.watchlist.entities.values(), *compiled.watchlist.rules.values()]
    for thing in things:
        for samples, wanted in ((thing.tests.hit, True), (thing.tests.miss, False)):
            for tried in samples:
                if (thing.id in found(compiled, thing, tried)) != wanted:
                    what = "is not found in" if wanted else "is found in"
                    fix = "tests." + ("hit" if wanted else "miss")
                    yield Fault(tried.file, tried.line, f"`{thing.id}` {what} {tried.text or tried.title!r}", fix)


def found(compiled: Compiled, thing: Entity | Rule, tried: Sample) -> set[str]:
    """The ids of entities (or, for a rule, of rules) found in a text."""
    entities, rules = _found(compiled, tried, isinstance(thing, Rule))
    return rules if isinstance(thing, Rule) else entities


def found_in(compiled: Compiled, tried: Sample) -> set[str]:
    """The ids of entities and rules found in a text."""
    entities, rules = _found(compiled, tried, True)
    return entities | rules


def _found(compiled: Compiled, tried: Sample, rules: bool) -> tuple[set[str], set[str]]:
    judged = sample(tried.text, tried.lang, tried.title)
    lang = of_texts((tried.text, tried.title), tried.lang)
    scanned = scan(compiled, fields(judged), lang)
    entities = {mention.entity for mention in scanned.mentions if mention.confidence >= FLAG}
    return entities, {hit.rule.id for hit in hits(compiled, judged, scanned, lang)} if rules else set()


def sample(text: str, lang: str = "", title: str = "") -> Judged:
    """A text as the stage would get it."""
    article = Article(id=_ID, source="sample", title=title, text=text, lang=lang, fetched_at=EPOCH)
    return Judged(article=article, verdict="original", version=1, root=_ID, family="sample", judgement=JUDGEMENT)

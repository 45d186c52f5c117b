"""The canary: an article of our own that shows the stream is alive. It raises one rule of its own, and no other.

It carries the flag `canary`, so that its alert has the mode `canary`, which nobody is shown as news.
"""

from __future__ import annotations

from agents.records import Hit, HitArticle, HitRule, Judged, Policy
from agents.stage import JUDGEMENT
from agents.wire import digest

FLAG = "canary"
RULE = HitRule(id="canary", title="Canary", severity="low", policy=Policy(window=600, cooldown=0))


def canary_hit(judged: Judged, watchlist: str) -> Hit:
    """The hit of a canary, whatever stands in it."""
    article = judged.article
    return Hit(
        id=digest("hit", RULE.id, article.id, judged.version, watchlist),
        rule=RULE,
        watchlist=watchlist,
        article=HitArticle(
            id=article.id,
            version=judged.version,
            url=article.url,
            title=article.title,
            lead=article.text[:300],
            lang=article.lang,
            publisher=article.publisher,
            family=judged.family,
            source=article.source,
            published_at=article.published_at,
            fetched_at=article.fetched_at,
            flags=article.flags,
        ),
        verdict=judged.verdict,
        root=judged.root,
        judgement=JUDGEMENT,
    )

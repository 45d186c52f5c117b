"""The dry run of `vedette alerts why --fetch`: one page through all stages in memory, nothing written."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click

from agents.errors import BrokerUnavailable, NotRunning, WrongTopics


def checked(asked: str) -> None:
    """Refuse what is no page's address. Raises BadParameter."""
    from agents.url import canonical

    if not ("://" in asked and canonical(asked)):
        raise click.BadParameter(
            f"--fetch needs the address of a page, such as https://example.org/news/1, not {asked!r:.200}",
            param_hint="ARTICLE",
        )


def or_missing(ask: Callable[[], dict[str, Any]]) -> dict[str, Any]:
    """What the topics say; where there are none to read, that, and why."""
    from aiokafka.errors import KafkaError

    try:
        return ask()
    except (NotRunning, BrokerUnavailable, WrongTopics, KafkaError) as error:
        return {"unknown": None, "missing": str(error)}


def run(settings: Any, compiled: Any, asked: str, explain: Callable[[Any], dict[str, Any]]) -> dict[str, Any]:
    """Fetch and judge: `outcome` and `detail` of the fetch, and the article's way as `why` tells it."""
    from connectors import signals
    from connectors.delivering import now
    from connectors.looking import dry

    verdict, article = signals.run(dry.fetched(settings, asked, now()))
    told: dict[str, Any] = {"outcome": verdict.outcome, "detail": verdict.detail, "article": None}
    return told if article is None else told | judged(compiled, article, explain)


def judged(compiled: Any, article: Any, explain: Callable[[Any], dict[str, Any]]) -> dict[str, Any]:
    """The way of an article that is alone in the world: an original, its names, rules, and what policy says."""
    from agents.alert.policy import REASONS
    from agents.alert.stage import Alerting
    from agents.deduplicate.publishers import shipped
    from agents.deduplicate.stage import Deduplicate
    from agents.flag.stage import Flag
    from agents.pipeline import Pipeline
    from connectors.looking import way

    stages: list[Any] = [Deduplicate(shipped()), Flag(compiled), Alerting()]
    found = way.Found()
    for output in Pipeline(stages).take("articles.raw", article):
        way.file(found, output.record, article.id)
    told = way.told(article.id, found, explain)
    for version in told["versions"]:
        version["lang"] = article.lang
        for hit in version["held"]:
            hit["outcome"] = "held" if hit["outcome"] == "waiting" else hit["outcome"]
            hit["detail"] = hit.get("detail") or REASONS.get(hit["outcome"], "")
    return told | {"characters": len(article.text), "copies": "not looked for"}

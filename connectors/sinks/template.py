"""A sink's template: Jinja in a sandbox. What it puts in from an alert is made inert for the place it goes to."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import jinja2
import msgspec
from jinja2.sandbox import ImmutableSandboxedEnvironment

from agents.records import Alert, encode_hook
from connectors.sinks import inert

LONGEST = 40_000  # characters of a message; a loop in a template must not fill a disk

DEFAULT = """\
{{ severity | upper }}: {{ rule.title }}{{ ", " ~ state if state != "opened" else "" }}

{{ headline }}

{{ summary }}

{% for quote in evidence[:3] %}
"{{ quote.quote }}"
  {{ quote.publisher }}, {{ quote.published_at or quote.fetched_at }}

{% endfor %}
{% for article in articles[:5] if article.link %}
{{ article.publisher }}: {{ article.link }}
{% endfor %}
"""

DIGEST = """\
{% for alert in alerts %}
{{ alert.severity | upper }}  {{ alert.headline }}
  {{ alert.rule.title }}; {{ alert.summary }}
{% if alert.articles and alert.articles[0].link %}
  {{ alert.articles[0].link }}
{% endif %}

{% endfor %}
"""


class Safe(str):
    """Text that is not from a feed: a link that was checked, or one of ours."""

    __slots__ = ()


def _environment(clean: Callable[[str], str]) -> jinja2.Environment:
    def finalize(value: Any) -> Any:
        if value is None:
            return ""
        return value if isinstance(value, Safe) else clean(str(value))

    return ImmutableSandboxedEnvironment(
        undefined=jinja2.StrictUndefined, finalize=finalize, trim_blocks=True, lstrip_blocks=True, autoescape=False
    )


def faulty(text: str) -> str:
    """What is wrong with a template, or nothing: its syntax, and a trial on an alert with every field."""
    try:
        _environment(inert.plain).from_string(text).render(**SAMPLE, alerts=[SAMPLE], count=1)
    except jinja2.TemplateSyntaxError as error:
        return f"line {error.lineno}: {error.message}"
    except (jinja2.TemplateError, TypeError, ValueError, ArithmeticError, LookupError) as error:
        return str(error)
    return ""


def render(text: str, clean: Callable[[str], str], values: Mapping[str, Any]) -> str:
    """The message. `clean` makes each value inert. Raises jinja2.TemplateError."""
    return _environment(clean).from_string(text).render(**values)[:LONGEST].strip()


def values(alert: Alert, link: str = "") -> dict[str, Any]:
    """What a template may use: the fields of an alert's `data`, its id and time, and checked links.

    Each article has `link`; each quote has `link`, `publisher`, `published_at` and `fetched_at` of its article;
    `page` is the page of this alert with its buttons, empty where sinks.yaml has no `link`.
    """
    found: dict[str, Any] = msgspec.to_builtins(alert.data, enc_hook=encode_hook)
    articles = {article["id"]: article for article in found["articles"]}
    for article in found["articles"]:
        article["link"] = Safe(inert.link(article["url"]))
    for quote in found["evidence"]:
        article = articles.get(quote["article"], _NO_ARTICLE)
        quote |= {key: article[key] for key in _NO_ARTICLE}
    page = Safe(f"{link}/alerts/{alert.subject}") if link else ""
    return found | {"id": alert.id, "time": str(alert.time), "page": page}


_NO_ARTICLE: dict[str, Any] = {
    "publisher": "", "link": "", "published_at": "", "fetched_at": "", "title": "", "lang": "",
}  # fmt: skip
_ARTICLE = _NO_ARTICLE | {"id": "a", "url": "https://news.example/1", "link": "https://news.example/1", "wire": None}
_STORY = {
    "id": "s", "first_published": "", "last_fetched": "", "articles": 1, "copies": 0, "publishers": 1,
    "languages": ["en"],
}  # fmt: skip
_QUOTE = _NO_ARTICLE | {"article": "a", "field": "text", "start": 0, "end": 1, "quote": "A quote", "terms": []}
SAMPLE: dict[str, Any] = {
    "alert_id": "a" * 26, "revision": 1, "state": "opened", "mode": "test", "changes": [], "severity": "high",
    "severity_was": None, "headline": "A headline", "headline_lang": "en", "summary": "A summary", "root": "r" * 26,
    "rule": {"id": "rule", "title": "Rule", "labels": {"desk": "mideast"}}, "story": _STORY,
    "publishers": [{"family": "news.example", "kind": None, "rating": None}],
    "entities": [{"id": "patriot", "kind": "system", "name": "Patriot", "mentions": 1}],
    "articles": [_ARTICLE], "articles_left_out": 0, "evidence": [_QUOTE], "evidence_left_out": 0,
    "policy": [], "judgement": 1, "watchlist": "w", "id": "a.1", "time": "", "page": "",
}  # fmt: skip
"""An alert with every field, on which a template is tried when it is read."""

"""The page that a link in a message leads to: an alert, and buttons, because scanners follow links."""

from __future__ import annotations

from html import escape

from agents.records import Alert
from connectors.sinks import inert
from connectors.sinks.people import VERDICTS

STYLE = """\
body { font: 16px/1.5 system-ui, sans-serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem }
body { color: #1a1a1a; background: #fff }
h1 { font-size: 1.4rem; line-height: 1.3 }
h2 { font-size: 1.1rem; margin-bottom: 0 }
blockquote { margin: 1rem 0; padding-left: 1rem; border-left: 3px solid #888 }
blockquote[dir=rtl] { padding: 0 1rem 0 0; border: 0; border-right: 3px solid #888 }
form { margin: 1rem 0 }
label { display: block; margin: .5rem 0 }
input, select { font: inherit; padding: .3rem; max-width: 100% }
button { font: inherit; padding: .4rem 1rem; margin: .3rem .3rem .3rem 0; cursor: pointer }
.severity { font-weight: bold }
.told { background: #e8f3e8; padding: .6rem 1rem }
mark { background: #ffe58a }
@media (prefers-color-scheme: dark) {
  body { color: #eee; background: #16181c }
  a { color: #9cf }
  .told { background: #1d3a22 }
  mark { background: #6b5600; color: #fff }
}
"""


def of_alert(alert: Alert, told: str = "") -> str:
    """An alert with its evidence, and what can be said of it."""
    data = alert.data
    articles = {article.id: article for article in data.articles}
    quotes = "".join(
        f'<blockquote dir="auto">{_marked(quote.quote, [(term.start, term.end) for term in quote.terms])}</blockquote>'
        f"<p>{_source(articles.get(quote.article))}</p>"
        for quote in data.evidence[:5]
    )
    said = f'<p class="told" role="status">{escape(told)}</p>' if told else ""
    return _page(
        inert.plain(data.headline),
        f'{said}<p><span class="severity">{escape(data.severity.upper())}</span> {inert.html(data.rule.title)}, '
        f"{data.state}, revision {data.revision}, {alert.time}</p>"
        f'<h1 dir="auto" lang="{inert.attribute(data.headline_lang)}">{inert.html(data.headline)}</h1>'
        f'<p dir="auto">{inert.html(data.summary)}</p>{quotes}{_verdict(alert.subject)}{_mute(alert)}',
    )


def login(told: str = "") -> str:
    """Who comes from elsewhere shows the token once."""
    said = f'<p class="told" role="alert">{escape(told)}</p>' if told else ""
    return _page(
        "Vedette",
        f'{said}<h1>Vedette</h1><form method="post" action="/login"><label>Token '
        '<input type="password" name="token" autocomplete="current-password" required></label>'
        "<button>Enter</button></form>",
    )


def _page(title: str, body: str) -> str:
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{escape(title)}</title>'
        '<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">'
        f'<link rel="stylesheet" href="/style.css"></head><body><main>{body}</main></body></html>\n'
    )


def _verdict(alert: str) -> str:
    buttons = "".join(f'<button name="verdict" value="{one}">{one.capitalize()}</button>' for one in VERDICTS)
    return (
        f'<form method="post" action="/alerts/{escape(alert)}/verdict"><h2>Was this alert worth it?</h2>'
        '<label>Your name <input name="who" required maxlength="80" autocomplete="name"></label>'
        f'<label>Note <input name="note" maxlength="500"></label>{buttons}</form>'
    )


def _mute(alert: Alert) -> str:
    data = alert.data
    things = [("rule", data.rule.id, data.rule.title), ("story", data.story.id, "this story")]
    options = "".join(
        f'<option value="{what}/{inert.attribute(id)}">{what}: {inert.html(name)}</option>' for what, id, name in things
    )
    hours = "".join(
        f'<option value="{count}">{label}</option>' for count, label in ((8, "8 hours"), (24, "a day"), (168, "a week"))
    )
    return (
        f'<form method="post" action="/alerts/{escape(alert.subject)}/mute"><h2>Mute</h2>'
        f'<label>What <select name="what">{options}</select></label>'
        f'<label>For <select name="hours">{hours}</select></label>'
        '<label>Your name <input name="who" required maxlength="80" autocomplete="name"></label>'
        '<label>Note <input name="note" maxlength="500"></label><button>Mute</button></form>'
    )


def _source(article: object) -> str:
    url = inert.link(getattr(article, "url", ""))
    name = inert.html(getattr(article, "publisher", "")) or "article"
    return f'<a rel="noreferrer noopener" href="{inert.attribute(url)}">{name}</a>' if url else name


def _marked(quote: str, spans: list[tuple[int, int]]) -> str:
    made, at = "", 0
    for start, end in sorted(spans):
        if start >= at:
            made += f"{inert.html(quote[at:start])}<mark>{inert.html(quote[start:end])}</mark>"
            at = end
    return made + inert.html(quote[at:])

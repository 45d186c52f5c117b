"""Alerts in a terminal: a line each, or everything of one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.text import Text

from agents.records import Alert
from connectors.looking.standing import Row
from connectors.show import SEVERITY, marked, safe

LEAST = 30  # characters of a headline, however narrow the terminal
WIDE = 240  # where there is no terminal
STATE = {"opened": "bold green", "escalated": "bold red", "corrected": "magenta", "closed": "dim"}


def lines(rows: Sequence[Row], room: int) -> Iterator[Text]:
    """A line for each alert: when, how grave, what became of it, how many tell it, its id, what; the rule last."""
    for row in rows:
        data = row.alert.data
        line = Text(f"{row.alert.time!s:.16}Z".replace("T", " "), style="dim")
        line.append(f" {safe(data.severity):8}", style=SEVERITY.get(data.severity, ""))
        line.append(f" {data.state:9}", style=STATE.get(data.state, ""))
        line.append(f" {data.story.publishers:3}", style="bold").append(f"  {row.alert.subject[:8]}  ", style="dim")
        rule = f"  {safe(data.rule.id)}"
        space = max(LEAST, room - len(line) - len(rule))
        headline = safe(data.headline)
        line.append(headline if len(headline) <= space else headline[: space - 1] + "…")
        yield line.append(rule, style="dim")


def everything(rows: Sequence[Row], colours: bool) -> Iterator[Text]:
    """All of an alert: its revisions, articles, publishers, entities, steps, and every passage."""
    alert = rows[-1].alert
    data = alert.data
    yield Text(f" {safe(data.severity).upper()} ", style=SEVERITY.get(data.severity, "bold")).append(
        f" {safe(data.rule.title)} ({safe(data.rule.id)})", style="bold"
    )
    yield Text(safe(data.headline), style="bold")
    yield Text(safe(data.summary))
    yield Text(f"alert {alert.subject}, watchlist {data.watchlist}, judgement {data.judgement}", style="dim")
    yield Text("\nrevisions", style="bold")
    for row in rows:
        yield _revision(row.alert)
    yield Text(f"\narticles ({data.story.articles}, {data.story.copies} of them copies)", style="bold")
    yield from _articles(alert)
    yield Text(f"\nindependent publishers ({data.story.publishers})", style="bold")
    for one in data.publishers:
        told = ", ".join(filter(None, (one.kind, one.rating and f"rating {one.rating}")))
        yield Text(f"  {safe(one.family)}" + (f" ({safe(told)})" if told else ""))
    yield Text("\nentities", style="bold")
    yield Text("  " + ", ".join(f"{safe(one.name)} ({one.mentions})" for one in data.entities))
    yield Text("\nevidence", style="bold")
    yield from _evidence(alert, colours)


def _revision(alert: Alert) -> Text:
    data = alert.data
    line = Text(f"  {data.revision}  {alert.time}  ").append(data.state, style=STATE.get(data.state, ""))
    told = [*data.changes, *(f"{step.step}: {step.result} {step.detail}".rstrip() for step in data.policy)]
    return line.append(f"  {safe(data.severity)}  {safe('; '.join(told))}", style="dim")


def _articles(alert: Alert) -> Iterator[Text]:
    for one in alert.data.articles:
        wire = f", credits {safe(one.wire)}" if one.wire else ""
        yield Text(f"  {safe(one.title) or '(without a title)'}")
        yield Text(f"    {safe(one.publisher)}{wire}, {one.published_at or 'undated'}, {safe(one.url)}", style="dim")
        yield Text(f"    {one.id}", style="dim")
    if alert.data.articles_left_out:
        yield Text(f"  and {alert.data.articles_left_out} more", style="dim")


def _evidence(alert: Alert, colours: bool) -> Iterator[Text]:
    names = {one.id: one.publisher for one in alert.data.articles}
    for quote in alert.data.evidence:
        where = safe(names.get(quote.article, quote.article))
        yield Text(f"  {where}, {quote.field} {quote.start}-{quote.end}:", style="dim")
        yield Text("    ").append_text(marked(quote, colours))
    if alert.data.evidence_left_out:
        yield Text(f"  and {alert.data.evidence_left_out} more passages", style="dim")

"""How alerts are shown to people in a terminal: the story, and its evidence with the passages marked.

Text from articles is shown, never obeyed: control characters, escape sequences, direction
overrides and invisible format characters become U+FFFD, one for one, so that offsets hold.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from typing import IO, Any

from rich.console import Console
from rich.text import Text

from agents.records import Alert, AlertData, AlertEvidence

JOINERS = "\u200c\u200d"  # part of how Persian and many Indic words are written
HIDDEN = {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}
MOST_ENTITIES = 8
MOST_EVIDENCE = 4  # passages shown of one alert; the rest is counted

SEVERITY = {"critical": "bold white on red", "high": "bold red", "medium": "bold yellow", "low": "bold cyan"}
MARK = "bold reverse"


def safe(text: str) -> str:
    """The text with everything that could steer a terminal made visible; as long as before, on one line."""
    return "".join(map(_safe, text))


def _safe(char: str) -> str:
    if char in "\n\r\t\u2028\u2029\x85":
        return " "
    return "\ufffd" if unicodedata.category(char) in HIDDEN and char not in JOINERS else char


def console(to: IO[str]) -> Console:
    """A console on a stream; colours only where it is a terminal that has them."""
    return Console(file=to, highlight=False, markup=False, emoji=False, soft_wrap=True)


def alert(record: Alert, colours: bool = True) -> Text:
    """One alert as lines of text."""
    return Text("\n").join(_lines(record, colours))


def _lines(record: Alert, colours: bool) -> Iterator[Text]:
    data = record.data
    yield _first(record)
    yield Text(f"  {safe(data.headline)}", style="bold")
    if data.state == "closed":
        return  # its evidence was shown when it opened
    yield Text(f"  {safe(data.summary)}")
    yield Text(f"  {_story(data)}", style="dim")
    articles = {article.id: article for article in data.articles}
    for quote in data.evidence[:MOST_EVIDENCE]:
        article = articles.get(quote.article)
        publisher = safe(article.publisher or article.url) if article else quote.article
        yield Text(f"  {publisher}, {quote.field} {quote.start}-{quote.end}:", style="dim")
        yield Text("    ").append_text(marked(quote, colours))
    more = len(data.evidence) - MOST_EVIDENCE + data.evidence_left_out
    if more > 0:
        yield Text(f"  and {more} more passages", style="dim")


def _first(record: Alert) -> Text:
    data = record.data
    line = Text()
    line.append(f" {safe(data.severity).upper()} ", style=SEVERITY.get(data.severity, "bold"))
    line.append(f" {safe(data.rule.title)}", style="bold")
    line.append(f"  {data.state}, revision {data.revision}, {record.time}  ", style="dim")
    return line.append(safe(record.subject), style="dim")


def _story(data: AlertData) -> str:
    named = ", ".join(f"{safe(entity.name)} ({entity.mentions})" for entity in data.entities[:MOST_ENTITIES])
    if (more := len(data.entities) - MOST_ENTITIES) > 0:
        named += f" and {more} more"
    return f"{_count(data.story.articles, 'article')}, {_count(data.story.publishers, 'publisher')}" + (
        f"; {named}" if named else ""
    )


def _count(number: int, what: str) -> str:
    return f"{number} {what}{'s' * (number != 1)}"


def marked(quote: AlertEvidence, colours: bool) -> Text:
    """The quote with each term of the rule marked: in reverse, or between guillemets where there are no colours."""
    shown, at = Text(), 0
    for start, end in _spans(quote):
        shown.append(safe(quote.quote[at:start]))
        term = safe(quote.quote[start:end])
        shown.append(term if colours else f"«{term}»", style=MARK if colours else None)
        at = end
    return shown.append(safe(quote.quote[at:]))


def _spans(quote: AlertEvidence) -> list[tuple[int, int]]:
    """The terms' places in order, those that overlap joined."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted((term.start, term.end) for term in quote.terms):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def table(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Aligned columns with a heading line; every cell made safe."""
    cells = [[safe(str(cell)) for cell in row] for row in (columns, *rows)]
    widths = [max(len(row[i]) for row in cells) for i in range(len(columns))]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in cells
    )


MOST_BYTES = 4_000  # of a dead letter's value that are shown


def dead_letter(letter: Any) -> list[str]:
    """A dead letter's headers, its key, and its bytes as far as they are text."""
    value = letter.value or b""
    headers = [f"{name:10} {safe(told.decode(errors='replace'))}" for name, told in letter.headers]
    more = f" (the first {MOST_BYTES} of {len(value)} bytes; --bytes gives all)" if len(value) > MOST_BYTES else ""
    key = safe((letter.key or b"").decode(errors="replace"))
    return [f"id         {letter.offset}", f"key        {key}", *headers, f"value{more}:", shown(value[:MOST_BYTES])]


def shown(value: bytes) -> str:
    """Bytes for people: as text where they are, what is not UTF-8 as `\\xNN`."""
    return safe(value.decode(errors="backslashreplace"))

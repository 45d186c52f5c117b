"""How a watchlist's findings are shown to people in a terminal: what matched, what almost did, and what lint found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from rich.text import Text

from connectors.show import MARK, SEVERITY, safe, table

LEVEL = {"error": "bold red", "warning": "bold yellow", "note": "dim"}
MATCHES = ("text", "alias", "lang", "channel", "conditions")


def explained(told: Mapping[str, Any], texts: Mapping[str, str], colours: bool) -> Iterator[Text]:
    """What was found in a text, what almost was, which rules hold, and the clause for which others do not."""
    yield Text(f"language: {told['lang'] or 'not known'}", style="dim")
    for field, text in texts.items():
        if text:
            yield _text(field, text, [m for m in told["mentions"] if m["field"] == field], colours)
    for mention in told["mentions"]:
        yield _mention(mention, texts)
    if told["misses"]:
        yield Text("almost:", style="bold")
    for miss in told["misses"]:
        yield _miss(miss)
    for hit in told["hits"]:
        yield from _hit(hit)
    if not told["hits"]:
        yield Text("no rule holds", style="bold")
    for rule in told["silent"]:
        yield _silent(rule)
    if told["silent_left_out"]:
        yield Text(f"{told['silent_left_out']} more rules need what is not in this text", style="dim")


def _text(field: str, text: str, mentions: Iterable[Mapping[str, Any]], colours: bool) -> Text:
    """The text itself with its mentions marked."""
    line, at = Text().append(f"{field}: ", style="dim"), 0
    for mention in sorted(mentions, key=lambda m: (m["start"], -m["end"])):
        if mention["start"] < at:
            continue
        line.append(safe(text[at : mention["start"]]))
        marked = safe(text[mention["start"] : mention["end"]])
        line.append(marked if colours else f"«{marked}»", style=MARK if colours else None)
        at = mention["end"]
    return line.append(safe(text[at:]))


def _place(row: Mapping[str, Any]) -> str:
    return f"{row['field']} {row['start']}-{row['end']}"


def _mention(mention: Mapping[str, Any], texts: Mapping[str, str]) -> Text:
    line = Text().append("+ ", style="green")
    line.append(safe(mention["entity"]), style="bold")
    line.append(f": {safe(repr(mention['surface']))} at {_place(mention)}, ")
    factors = ", ".join(f"{name} {value:g}" for name, value in mention["factors"].items())
    line.append(f"confidence {mention['confidence']:g} ({factors})", style="dim")
    text = texts.get(mention["field"], "")
    if support := [repr(text[row["start"] : row["end"]]) for row in mention["support"]]:
        line.append(f", supported by {safe(', '.join(support))}", style="dim")
    if mention["decoys"]:
        line.append(f", won over the decoy {safe(', '.join(mention['decoys']))}", style="dim")
    return line


def _miss(miss: Mapping[str, Any]) -> Text:
    line = Text().append("- ", style="yellow")
    line.append(safe(miss["entity"]), style="bold")
    line.append(f": {safe(repr(miss['surface']))} at {_place(miss)}, ")
    line.append(safe(miss["check"]), style="yellow")
    line.append(f": {safe(miss['detail'])}")
    if miss["helps"]:
        line.append(f"; one of these would have helped: {safe(', '.join(miss['helps']))}", style="dim")
    return line


def _hit(hit: Mapping[str, Any]) -> Iterator[Text]:
    line = Text().append(f" {safe(hit['severity']).upper()} ", style=SEVERITY.get(hit["severity"], "bold"))
    yield line.append(f" rule {safe(hit['rule'])} holds: {safe(hit['title'])}")
    for quote in hit["evidence"]:
        terms = ", ".join(f"{term['ref']} {term['surface']!r}" for term in quote["terms"])
        yield Text(f"    {_place(quote)}: {safe(terms)}", style="dim")


def _silent(rule: Mapping[str, Any]) -> Text:
    line = Text().append("x ", style="red")
    line.append(f"rule {safe(rule['rule'])}", style="bold")
    line.append(f" does not hold: {safe(rule['clause'])}: {safe(rule['reason'])}")
    if rule["found"]:
        line.append(f" (found: {safe(', '.join(rule['found']))})", style="dim")
    return line


def linted(findings: Iterable[Any], every: bool) -> Iterator[Text]:
    """What lint found, errors first; notes only where every finding is asked for."""
    for one in findings:
        if every or one.level != "note":
            yield (
                Text()
                .append(f"{one.level:8}", style=LEVEL[one.level])
                .append(f"{one.check}: {safe(str(one.fault))}", style="not bold default")
            )


_APART = {"matches", "names", "tests", "file", "line", "text"}


def _field(value: Any) -> str:
    """A field's value in words: lists with commas, contexts and policies by their own fields."""
    if isinstance(value, list | tuple | frozenset):
        return ", ".join(map(_field, value))
    if hasattr(value, "__struct_fields__"):
        held = {name: getattr(value, name) for name in value.__struct_fields__ if name not in {"atoms", "of"}}
        return "; ".join(f"{name}: {_field(inner)}" for name, inner in held.items() if inner not in ("", (), None))
    if isinstance(value, dict):
        return ", ".join(f"{name}: {_field(inner)}" for name, inner in value.items())
    return str(value)


def thing(told: Mapping[str, Any]) -> Iterator[str]:
    """An entity, rule or cue: its fields, then what it matches."""
    for name, value in told.items():
        if name not in _APART and value not in ("", (), [], None, {}, frozenset()):
            yield f"{name:12} {safe(_field(value))}"
    if tests := told.get("tests"):
        yield f"{'tests':12} {len(tests.hit)} that must hit, {len(tests.miss)} that must miss"
    if told.get("file"):
        yield f"{'defined':12} {safe(told['file'])}:{told['line']}"
    if matches := told.get("matches"):
        yield f"matches {len(matches)}:"
        rows = [[", ".join(row[key]) if key == "conditions" else row[key] for key in MATCHES] for row in matches]
        yield table(MATCHES, rows)

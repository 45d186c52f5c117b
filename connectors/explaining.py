"""How a watchlist's findings are shown to people in a terminal: what matched, what almost did, and what lint found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from rich.text import Text

from connectors.show import MARK, SEVERITY, safe, table

LEVEL = {"error": "bold red", "warning": "bold yellow", "note": "dim"}
MOST_SILENT = 5  # rules that do not hold, the nearest; --json has more
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
    for same in _alike(told["misses"]):
        yield _miss(same[0], len(same) - 1)
    for hit in told["hits"]:
        yield from _hit(hit)
    if not told["hits"]:
        yield Text("no rule holds", style="bold")
    for rule in told["silent"][:MOST_SILENT]:
        yield _silent(rule)
    if more := told["silent_left_out"] + len(told["silent"][MOST_SILENT:]):
        yield Text(f"{more} more {_many(more, 'rule')} not hold; --rule ID says why", style="dim")


def _many(number: int, what: str) -> str:
    return f"{what} does" if number == 1 else f"{what}s do"


def _alike(misses: Iterable[Mapping[str, Any]]) -> list[list[Mapping[str, Any]]]:
    """Misses of one name that failed in the same way, at one place or at many."""
    groups: dict[tuple[str, ...], list[Mapping[str, Any]]] = {}
    for miss in misses:
        told = miss["check"] if miss["check"] == "overlap" else miss["check"] + miss["detail"]
        groups.setdefault((miss["entity"], miss["surface"], told), []).append(miss)
    return list(groups.values())


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
    if support := dict.fromkeys(repr(text[row["start"] : row["end"]]) for row in mention["support"]):
        line.append(f", supported by {safe(', '.join(support))}", style="dim")
    if mention["decoys"]:
        line.append(f", won over the decoy {safe(', '.join(mention['decoys']))}", style="dim")
    return line


def _miss(miss: Mapping[str, Any], more: int) -> Text:
    line = Text().append("- ", style="yellow")
    line.append(safe(miss["entity"]), style="bold")
    places = f"{_place(miss)} and {more} more {'place' if more == 1 else 'places'}" if more else _place(miss)
    line.append(f": {safe(repr(miss['surface']))} at {places}, ")
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


_AS_WRITTEN = {"cls": "class"}
_APART = {"matches", "names", "tests", "file", "line", "text"}


def _field(value: Any) -> str:
    """A field's value in words: lists with commas, contexts and policies by their own fields."""
    if isinstance(value, list | tuple | frozenset):
        return ", ".join(map(_field, value))
    if hasattr(value, "__struct_fields__"):
        held = {name: getattr(value, name) for name in value.__struct_fields__ if name not in {"atoms", "of"}}
        if "terms" in held and (only := held.pop("only")):  # a context, some of whose words are tied to languages
            told = zip(held["terms"], only, strict=True)
            held["terms"] = [f"{word} in {langs}" if langs else word for word, langs in told]
        return "; ".join(f"{name}: {_field(inner)}" for name, inner in held.items() if inner not in ("", (), None))
    if isinstance(value, dict):
        return ", ".join(f"{name}: {_field(inner)}" for name, inner in value.items())
    return str(value)


def _spelt(matches: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The spellings, without the pattern of endings of a name that stands there itself."""
    exact = {(row["alias"], row["lang"]) for row in matches if row["channel"] == "exact"}
    return [row for row in matches if row["channel"] != "affix" or (row["alias"], row["lang"]) not in exact]


def _policy(policy: Any) -> str:
    """A rule's policy as its author would write it."""
    told = {"window": _time(policy.window), "cooldown": _time(policy.cooldown), "max_age": _time(policy.max_age)}
    told |= {"anniversary": policy.anniversary} | ({"storm": f"{policy.storm}/h"} if policy.storm else {})
    if policy.hold_publishers:
        told["for"] = f"{policy.hold_publishers} publishers within {_time(policy.hold_within)}"
    if policy.escalate:
        told["escalate"] = ", ".join(_escalation(one) for one in policy.escalate)
    return "; ".join(f"{name}: {value}" for name, value in told.items())


def _escalation(one: Any) -> str:
    return f"{f'#{one.cue}' if one.cue else f'{one.publishers} publishers'} to {one.to}"


def _time(seconds: int) -> str:
    return f"{seconds // 3600}h" if seconds % 3600 == 0 else f"{seconds // 60}m"


def thing(told: Mapping[str, Any]) -> Iterator[str]:
    """An entity, rule or cue: its fields, then what it matches."""
    for name, value in told.items():
        if name not in _APART and value not in ("", (), [], None, {}, frozenset()):
            yield f"{_AS_WRITTEN.get(name, name):12} {safe(_policy(value) if name == 'policy' else _field(value))}"
    if tests := told.get("tests"):
        stories = f", {len(tests.alerts)} of alerts" if tests.alerts else ""
        yield f"{'tests':12} {len(tests.hit)} that must hit, {len(tests.miss)} that must miss{stories}"
    if told.get("file"):
        yield f"{'defined':12} {safe(told['file'])}:{told['line']}"
    if matches := _spelt(told.get("matches") or []):
        yield f"matches {len(matches)}:"
        rows = [[", ".join(row[key]) if key == "conditions" else row[key] for key in MATCHES] for row in matches]
        yield table(MATCHES, rows)

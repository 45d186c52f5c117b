"""Everything that can be said of a text: what matched, what almost did, which rules hold, and why others do not."""

from __future__ import annotations

from typing import Any

import msgspec

from agents.flag.compile import Compiled
from agents.flag.finding import Finder, undoing
from agents.flag.hits import hits
from agents.flag.mention import FLAG
from agents.flag.misses import misses
from agents.flag.scan import scan
from agents.flag.stage import fields
from agents.flag.watchlist import Rule
from agents.records import Judged
from agents.rules.tree import NOWHERE, Apart, Atom, Node, Not, children, written
from agents.rules.why import why_not

MOST_RULES = 20


def explain(compiled: Compiled, judged: Judged, lang: str, asked: str = "") -> dict[str, Any]:
    """What a watchlist finds in an article and why; of the silent rules the nearest, or the one `asked` for."""
    scanned = scan(compiled, fields(judged), lang)
    held = hits(compiled, judged, scanned, lang)
    find = Finder(compiled, judged, scanned, lang)
    silent = [
        _silent(rule, find)
        for rule in compiled.watchlist.rules.values()
        if rule.id not in {hit.rule.id for hit in held} and (not asked or rule.id == asked)
    ]
    near = sorted((row for row in silent if asked or row["found"]), key=lambda row: (-len(row["found"]), row["rule"]))
    return {
        "lang": lang,
        "mentions": [msgspec.to_builtins(m) for m in scanned.mentions if m.confidence >= FLAG],
        "misses": [msgspec.to_builtins(miss) for miss in misses(compiled, scanned, lang)],
        "hits": [_held(hit) for hit in held if not asked or hit.rule.id == asked],
        "silent": near[:MOST_RULES],
        "silent_left_out": len(silent) - len(near[:MOST_RULES]),
    }


def _held(hit: Any) -> dict[str, Any]:
    told = {"rule": hit.rule.id, "title": hit.rule.title, "severity": hit.rule.severity}
    return told | {"evidence": [msgspec.to_builtins(quote) for quote in hit.evidence]}


def _silent(rule: Rule, find: Finder) -> dict[str, Any]:
    """A rule that does not hold: its first clause for which that is so, and what of it was found all the same."""
    seen = sorted({written(atom) for atom in _positive(rule.when) if atom.kind not in NOWHERE and find(atom)})
    clause, reason = why_not(rule.when, find)
    if not clause and rule.unless:
        keep = undoing(rule.unless, find)
        clause, reason = why_not(rule.when, find, keep)
        near = [found.surface for row in rule.unless for atom in row.atoms for found in find(atom)]
        reason = f"taken back by `unless`: {', '.join(map(repr, dict.fromkeys(near)))} near it"
    if not clause:
        clause, reason = "expires", f"expired on {rule.expires}"
    return {"rule": rule.id, "title": rule.title, "clause": clause, "reason": reason, "found": seen}


def _positive(node: Node) -> list[Atom]:
    """The atoms that can make a tree hold."""
    if isinstance(node, Atom):
        return [node]
    if isinstance(node, Not):
        return []
    inner = (node.operand,) if isinstance(node, Apart) else children(node)
    return [atom for child in inner for atom in _positive(child)]

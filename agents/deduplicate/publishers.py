"""What is known of outlets: owner, kind, rating, by registrable domain. Text in, a table out."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import msgspec

from agents.errors import Fault, Refused

SHIPPED = Path(__file__).parents[2] / "seeds" / "publishers.tsv"

KINDS = ("agency", "state", "public", "national", "regional", "defence", "analysis", "aggregator", "official", "local")
RATINGS = ("a", "b", "c")  # a: edited by itself; b: passes on others' reports; c: an organ of a state or a party


class Publisher(msgspec.Struct, frozen=True, kw_only=True):
    """An outlet: who owns it (outlets of one family are one source), what it is, how it is to be taken."""

    family: str
    kind: str
    rating: str


def parse(text: str, file: str = "publishers.tsv") -> Mapping[str, Publisher]:
    """Read `domain TAB family TAB kind TAB rating` lines; `#` begins a comment. Raises Refused with all faults."""
    found: dict[str, Publisher] = {}
    faults: list[Fault] = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        fields = line.split("\t")
        if len(fields) != 4:
            faults.append(Fault(file, number, f"{len(fields)} fields, not 4", "domain, family, kind, rating, by tabs"))
        elif wrong := _wrong(found, *fields):
            faults.append(Fault(file, number, wrong))
        else:
            domain, family, kind, rating = fields
            found[domain] = Publisher(family=family, kind=kind, rating=rating)
    if faults:
        raise Refused("publishers", faults)
    return found


def _wrong(found: Mapping[str, Publisher], domain: str, family: str, kind: str, rating: str) -> str:
    if domain in found:
        return f"{domain} stands here twice"
    if kind not in KINDS:
        return f"kind {kind!r} is none of {', '.join(KINDS)}"
    if rating not in RATINGS:
        return f"rating {rating!r} is none of {', '.join(RATINGS)}"
    return "" if family else "no family"


def shipped() -> Mapping[str, Publisher]:
    """The shipped table; read once, at the edge."""
    return parse(SHIPPED.read_text(encoding="utf-8"))

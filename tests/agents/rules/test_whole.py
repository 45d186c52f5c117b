"""Rules on whole articles: what the stage sends, index and all, is what the slow reference says of each rule."""

from __future__ import annotations

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from agents.flag.compile import compile_watchlist
from agents.flag.finding import Finder, undoing
from agents.flag.hits import hits
from agents.flag.reading import parse
from agents.flag.samples import sample
from agents.flag.scan import scan
from agents.flag.stage import fields
from agents.rules.reference import holds
from agents.rules.tree import Node, written
from tests.agents.rules.articles import NODES

NAMES = {"a": "Alfonia", "b": "Bravonia", "c": "Carlonia", "d": "Deltonia"}
WORDS = [*NAMES.values(), "Alfonia", "quiet", "quiet", "of", "the.", "The", "museum", "\n", "Bravonia,"]
TEXTS = st.lists(st.sampled_from(WORDS), max_size=24).map(" ".join)
ENTITIES = "entities:\n" + "".join(
    f"  - {{id: {id}, kind: place, part_of: [{'a' if id == 'd' else ''}], names: {{en: [{name}]}}}}\n"
    for id, name in NAMES.items()
)


@given(st.lists(st.tuples(NODES, st.booleans()), min_size=1, max_size=5), TEXTS, TEXTS)
@settings(max_examples=150, deadline=None)
def test_what_is_sent_is_what_the_reference_says(rules: list[tuple[Node, bool]], title: str, text: str) -> None:
    rows = [
        f"  - {{id: r{row}, when: {msgspec.json.encode(written(node)).decode()}"
        + (", unless: [{near: [museum], within: 2}]}" if undone else "}")
        for row, (node, undone) in enumerate(rules)
    ]
    compiled = compile_watchlist(parse({"list.yaml": ENTITIES + "rules:\n" + "\n".join(rows) + "\n"}))
    judged = sample(text, "en", title)
    scanned = scan(compiled, fields(judged), "en")
    find = Finder(compiled, judged, scanned, "en")
    expected = [
        rule.id
        for rule in sorted(compiled.watchlist.rules.values(), key=lambda rule: rule.id)
        if holds(rule.when, find, undoing(rule.unless, find))
    ]
    assert [hit.rule.id for hit in hits(compiled, judged, scanned, "en")] == expected

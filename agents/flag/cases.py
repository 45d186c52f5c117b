"""A file of tests for a watchlist: texts, and what must and must not be found in them.

    tests:
      - text: Two Patriot batteries were moved to Iraq.
        finds: [patriot, iraq, patriot-to-iraq]     # entities and rules
        not: [houthis]

or JSON lines with the same keys. `lang` and `title` may be given; `only: true` allows nothing else to be found.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from agents.errors import Fault, Refused
from agents.flag.compile import Compiled
from agents.flag.samples import found_in
from agents.flag.telling import Faults, close
from agents.flag.watchlist import Sample, Watchlist
from agents.lined import Lined, Place, Rows
from agents.loading import load

_KEYS = {"text", "title", "lang", "finds", "not", "only", "id", "note"}


class Case(msgspec.Struct, frozen=True):
    """One text and what must, and must not, be found in it; `only`: nothing else may."""

    sample: Sample
    finds: tuple[str, ...]
    absent: tuple[str, ...]
    only: bool = False


def read_cases(file: str, text: str, watchlist: Watchlist) -> list[Case]:
    """The tests of a file. Raises Refused with every fault at its line."""
    faults = Faults()
    made = []
    known = {*watchlist.entities, *watchlist.rules}
    for row, place in _rows(file, text, faults):
        faults.unknown(row, _KEYS, "a test")
        words = {key: faults.words(row.get(key), row.place_of(key), f"`{key}`") for key in ("finds", "not")}
        for id, at in (*words["finds"], *words["not"]):
            if id not in known:
                faults.tell(at, f"`{id}` is neither an entity nor a rule", close(id, known))
        told, title = str(row.get("text") or ""), str(row.get("title") or "")
        if not (told.strip() or title.strip()):
            faults.tell(place, "a test without a text", "write text: ...")
        sample = Sample(told, str(row.get("lang") or ""), title, *place)
        only = faults.flag(row, "only", False, "a test")
        ids = {key: tuple(id for id, _ in held) for key, held in words.items()}
        made.append(Case(sample, ids["finds"], ids["not"], only))
    if faults.errors:
        raise Refused("tests", faults.sorted())
    return made


def _rows(file: str, text: str, faults: Faults) -> Iterator[tuple[Lined, Place]]:
    if file.endswith((".jsonl", ".ndjson")):
        for number, line in enumerate(text.splitlines(), 1):
            if line.strip():
                yield from _line(file, number, line, faults)
        return
    content, wrong = load(file, text)
    faults.errors += wrong
    rows = content.get("tests") if content is not None else None
    if content is not None and not isinstance(rows, Rows):
        faults.tell((file, 1), "holds no tests", "begin with tests: and a list of {text: ..., finds: [...]}")
    for row, place in zip(rows or (), getattr(rows, "places", ()), strict=True):
        if isinstance(row, Lined):
            yield row, place
        else:
            faults.tell(place, "a test is no mapping", "write {text: ..., finds: [...]}")


def _line(file: str, number: int, line: str, faults: Faults) -> Iterator[tuple[Lined, Place]]:
    """A line of JSON is YAML too, but for its escapes: read as JSON, told with its line."""
    try:
        value = msgspec.json.decode(line)
    except msgspec.DecodeError as error:
        faults.tell((file, number), f"not JSON: {error}")
        return
    if not isinstance(value, dict):
        faults.tell((file, number), "a test is no object", 'write {"text": ..., "finds": [...]}')
        return
    row = Lined(number, file)
    for key, held in value.items():
        row[key] = Rows(held, [(file, number)] * len(held)) if isinstance(held, list) else held
    yield row, (file, number)


def run_cases(compiled: Compiled, cases: list[Case]) -> Iterator[Fault]:
    """A fault for each test that fails, with what is missing and what is too much."""
    for case in cases:
        found = found_in(compiled, case.sample)
        missing = [id for id in case.finds if id not in found]
        extra = sorted(found - set(case.finds)) if case.only else [id for id in case.absent if id in found]
        if missing or extra:
            told = [f"not found: {', '.join(missing)}"] * bool(missing) + [f"found: {', '.join(extra)}"] * bool(extra)
            text = case.sample.text or case.sample.title
            yield Fault(case.sample.file, case.sample.line, f"{'; '.join(told)} in {text[:120]!r}")

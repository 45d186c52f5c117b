"""How well names are found: suites of sentences in many languages, and sentences in which a name means something else.

`python -m tests.seeds.names [--misses]` prints precision and recall of each language, and every decoy that was flagged;
`--ships` the table of what ships.
The suites were written before the watchlist's aliases; all their sentences are invented.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import msgspec

from agents.flag.compile import Compiled
from agents.flag.samples import found_in
from agents.flag.watchlist import Entity, Sample
from tests.golden import ROOT, shipped

SUITES = ROOT / "tests" / "data" / "names"


class Score(msgspec.Struct):
    """What was found of what there is, and what was found that is not there."""

    right: int = 0
    missed: int = 0
    wrong: int = 0

    @property
    def precision(self) -> float:
        """Share of what was found that is there."""
        return self.right / max(1, self.right + self.wrong)

    @property
    def recall(self) -> float:
        """Share of what is there that was found."""
        return self.right / max(1, self.right + self.missed)

    def add(self, wanted: set[str], found: set[str]) -> None:
        """One sentence more."""
        self.right += len(wanted & found)
        self.missed += len(wanted - found)
        self.wrong += len(found - wanted)


def sentences() -> Iterator[tuple[str, str, set[str]]]:
    """Language, sentence, and the ids of the promised names in it."""
    for path in sorted(SUITES.glob("multilingual-*.json")):
        for lang, rows in json.loads(path.read_text()).items():
            for text, ids in rows:
                yield lang, text, set(ids.split())


def decoys() -> Iterator[tuple[str, str]]:
    """An id, and a sentence in which its name means something else."""
    for path in sorted(SUITES.glob("decoys*.json")):
        for id, texts in json.loads(path.read_text()).items():
            for text in texts:
                yield id, text


def found(compiled: Compiled, text: str) -> set[str]:
    """The ids found in a sentence whose language is not told."""
    return found_in(compiled, Sample(text))


def judge(compiled: Compiled, counted: set[str]) -> tuple[dict[str, Score], list[str]]:
    """The score of each language, of the ids that count, and a line for each name missed or wrongly found."""
    scores: dict[str, Score] = defaultdict(Score)
    told = []
    for lang, text, wanted in sentences():
        got = found(compiled, text) & (counted | wanted)
        scores[lang].add(wanted, got)
        if got != wanted:
            told.append(f"{lang}: -{sorted(wanted - got)} +{sorted(got - wanted)} {text}")
    return scores, told


def flagged(compiled: Compiled) -> list[str]:
    """The decoys whose name was found after all."""
    return [f"{id}: {text}" for id, text in decoys() if id in found(compiled, text)]


def total(scores: dict[str, Score]) -> Score:
    """All languages together."""
    return Score(*(sum(getattr(score, key) for score in scores.values()) for key in ("right", "missed", "wrong")))


def ships(compiled: Compiled) -> str:
    """The table of what ships, as docs/watchlist.md has it."""
    rows: dict[str, list[Entity]] = defaultdict(list)
    for entity in compiled.watchlist.entities.values():
        rows[Path(entity.file).stem].append(entity)
    lines = ["| file | entries | names | with ambiguous names |", "|---|---|---|---|"]
    for theme, entities in sorted(rows.items()):
        names = sum(len(entity.names) for entity in entities)
        weak = sum(any(name.ambiguous for name in entity.names) for entity in entities)
        lines.append(f"| {theme} | {len(entities)} | {names:,} | {weak} |")
    return "\n".join(lines) + "\n"


def main() -> None:
    """Print the table."""
    from tests.seeds.test_watchlist import NAMED

    compiled = shipped()
    if "--ships" in sys.argv:
        print(ships(compiled), end="")
        return
    scores, told = judge(compiled, set(NAMED.split()))
    rows = {**scores, "not en": total({k: v for k, v in scores.items() if k != "en"}), "all": total(scores)}
    for lang, score in rows.items():
        print(f"{lang:7} P {score.precision:.3f} R {score.recall:.3f}  {score.right} {score.missed} {score.wrong}")
    wrong = flagged(compiled)
    print(f"decoys flagged: {len(wrong)} of {len(list(decoys()))}")
    if "--misses" in sys.argv:
        print("\n".join([*told, *wrong]))


if __name__ == "__main__":
    main()

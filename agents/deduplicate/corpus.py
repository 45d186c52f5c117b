"""A file of articles judged in its order: one line each, with every earlier article it matches.

What `vedette copies` prints. Lines in, lines out: the files are the caller's.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import timedelta
from typing import Any, cast

from agents.deduplicate.lines import Id, Line, read
from agents.deduplicate.publishers import Publisher
from agents.deduplicate.ruling import Confirmed, Prepared, confirmed
from agents.deduplicate.stage import NEAR, Deduplicate
from agents.deduplicate.window import Window
from agents.errors import Undecodable
from agents.records import Judged
from agents.stage import Fold, Stage

FIGURES = ("c5", "u", "j3", "lead")


def judge_corpus(
    lines: Iterable[bytes],
    publishers: Mapping[str, Publisher] | None = None,
    near: timedelta = NEAR,
    place: Callable[[], str] | None = None,
) -> Iterator[tuple[bytes, dict[str, Any]]]:
    """Each line with its judgement: {"id", "verdict", "original", "root", "matches", "wire", ...}.

    Ids are those of the file. Blank lines are passed over; a line that is no article is given back as
    {"line", "error"}. Time is the largest `published_at` so far; `near` is how far back copies are looked for;
    `place` says where the line stands, which is the id of one without.
    """
    judge = _Judge(Deduplicate(publishers, near=near))
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            told = read(line, place() if place else f"line-{number}", judge.fold.at)
        except Undecodable as error:
            yield line, {"line": number, "error": str(error)}
            continue
        yield line, judge.row(told)


class _Judge:
    """The stage over a file, and which ids of the file stand for its own."""

    def __init__(self, stage: Deduplicate) -> None:
        self.stage = stage
        self.fold = Fold(cast(Stage, stage))
        self.first: dict[str, Id] = {}  # our id -> the file's, of an article's first version, and of a group's
        self.last: dict[str, Id] = {}  # the same of its last version

    def row(self, line: Line) -> dict[str, Any]:
        """Judge an article, remember it, say what was found."""
        article, state = line.article, cast(Window, self.fold.state)
        prepared, at = cast(Prepared, self.stage.prepare(article)), max(self.fold.at, article.fetched_at)
        step = self.stage.step(prepared, state, at)
        matches = [self._match(found) for found in confirmed(prepared, state, self.stage.since(at))]
        judged = cast(Judged, step.outputs[0].record)
        original = self.last.get(judged.original or "")
        self.fold.remember(step, at)
        self.first.setdefault(article.id, line.id)
        self.first.setdefault(judged.root, line.id)  # a URL's further text opens a group that has no article's id
        self.last[article.id] = line.id
        return _row(judged, line, original, self.first.get(judged.root, line.id), matches)

    def _match(self, found: Confirmed) -> dict[str, Any]:
        match = found.match
        relation = match.relation if match.relation == "contained" else _relation(match.form)
        figures = {name: getattr(match.evidence, name) for name in FIGURES}
        return {"id": self.last[found.known.id], "relation": relation, **figures}


def _relation(form: str) -> str:
    return form if form in {"cut", "extended"} else "copy"


def _row(judged: Judged, line: Line, original: Id | None, root: Id, matches: list[dict[str, Any]]) -> dict[str, Any]:
    evidence = judged.evidence
    row = {
        "id": line.id,
        "verdict": judged.verdict,
        "original": original,
        "root": root,
        "version": judged.version,
        "derived": judged.derived,
        "matches": matches,
        "wire": judged.wire,
        "family": judged.family,
        "kind": judged.kind,
        "rating": judged.rating,
        "form": evidence.form,
        **{name: getattr(evidence, name) for name in FIGURES},
        "passages": [
            {name: getattr(passage, name) for name in passage.__struct_fields__} for passage in evidence.passages
        ],
        "differs": list(evidence.differs),
    }
    return row | ({"warning": line.warning} if line.warning else {})

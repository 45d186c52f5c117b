"""A file of articles judged in its order: one line each, with every earlier article it matches.

What `vedette copies` prints. Lines in, lines out: the files are the caller's.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from typing import Any, cast

import orjson

from agents.deduplicate.publishers import Publisher
from agents.deduplicate.ruling import Confirmed, Prepared, confirmed
from agents.deduplicate.stage import Deduplicate, since
from agents.deduplicate.window import Window
from agents.errors import Undecodable
from agents.records import TEXT_LIMIT, Article, Judged, Time
from agents.stage import Fold, Stage
from agents.url import canonical
from agents.wire import article_id

TEXTS = ("title", "url", "publisher", "summary")


def judge_corpus(
    lines: Iterable[bytes], publishers: Mapping[str, Publisher] | None = None
) -> Iterator[tuple[bytes, dict[str, Any]]]:
    """Each line with its judgement: {"id", "verdict", "original", "root", "matches", "wire", ...}.

    Ids are those of the file. Blank lines are passed over; a line that is no article is given back as
    {"line", "error"}. Time is the largest `published_at` so far.
    """
    stage = Deduplicate(publishers)
    fold = Fold(cast(Stage, stage))
    first: dict[str, str] = {}  # our id -> the file's, of an article's first version
    last: dict[str, str] = {}  # the same of its last version
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            told, article = _article(line, number, fold.at)
        except Undecodable as error:
            yield line, {"line": number, "error": str(error)}
            continue
        prepared = cast(Prepared, stage.prepare(article))
        at = max(fold.at, article.fetched_at)
        matches = [_match(found, last) for found in confirmed(prepared, cast(Window, fold.state), since(at))]
        judged = cast(Judged, fold.take(article).outputs[0].record)
        original = last.get(judged.original or "")
        first.setdefault(article.id, told)
        last[article.id] = told
        yield line, _line(judged, told, original, first.get(judged.root, told), matches)


def _article(line: bytes, number: int, at: Time) -> tuple[str, Article]:
    try:
        fields = orjson.loads(line)
    except orjson.JSONDecodeError as error:
        raise Undecodable("not-json", str(error)) from None
    if not isinstance(fields, dict) or not isinstance(fields.get("text"), str):
        raise Undecodable("wrong-type", "an article is an object with `text`")
    texts = {name: fields.get(name) or "" for name in TEXTS}
    if wrong := [name for name, value in texts.items() if not isinstance(value, str)]:
        raise Undecodable("wrong-type", f"{', '.join(wrong)}: not text")
    told = str(fields.get("id") or f"line-{number}")
    published = _time(fields.get("published_at"))
    article = Article(
        id=article_id(canonical(texts["url"]), "corpus", told, "", "", ""),
        source="corpus",
        source_id=told,
        canonical_url=canonical(texts["url"]),
        text=fields["text"][:TEXT_LIMIT],
        published_at=published,
        fetched_at=max(published or at, at),
        title=texts["title"],
        url=texts["url"],
        publisher=texts["publisher"],
        summary=texts["summary"],
    )
    return told, article


def _time(value: Any) -> Time | None:
    if not value:
        return None
    try:
        moment = datetime.fromisoformat(str(value))
        return Time.of(moment if moment.tzinfo else moment.replace(tzinfo=UTC))
    except ValueError as error:
        raise Undecodable("wrong-type", f"published_at: {error}") from None


def _match(found: Confirmed, names: Mapping[str, str]) -> dict[str, Any]:
    match = found.match
    relation = "contained" if match.relation == "contained" else _relation(match.form)
    figures = {name: getattr(match.evidence, name) for name in ("c5", "u", "j3", "lead")}
    return {"id": names[found.known.id], "relation": relation, **figures}


def _relation(form: str) -> str:
    return form if form in {"cut", "extended"} else "copy"


def _line(judged: Judged, told: str, original: str | None, root: str, matches: list[dict[str, Any]]) -> dict[str, Any]:
    evidence = judged.evidence
    return {
        "id": told,
        "verdict": judged.verdict,
        "original": original,
        "root": root,
        "version": judged.version,
        "matches": matches,
        "wire": judged.wire,
        "family": judged.family,
        "form": evidence.form,
        "passages": [
            {name: getattr(passage, name) for name in passage.__struct_fields__} for passage in evidence.passages
        ],
        "differs": list(evidence.differs),
    }

"""The stages tried on texts by hand, in memory: what a watchlist finds in a text, and who copied whom in a corpus."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from agents.deduplicate.stage import Deduplicate
from agents.errors import Undecodable
from agents.flag.compile import Compiled
from agents.flag.hits import hits
from agents.flag.scan import POSSIBLE, scan
from agents.flag.stage import fields
from agents.records import EPOCH, Article, Judged
from agents.stage import JUDGEMENT, Fold
from agents.text import language
from agents.wire import digest, encode


class Text(msgspec.Struct, kw_only=True):
    """A text to be tried: a line of a file."""

    id: str = ""
    text: str = ""
    title: str = ""
    summary: str = ""
    lang: str = ""


_text = msgspec.json.Decoder(Text)


def text_of(raw: bytes) -> Text:
    """A line of a file. Raises Undecodable with the reason."""
    try:
        return _text.decode(raw)
    except UnicodeDecodeError as error:
        raise Undecodable("not-utf8", f"byte {error.start}") from None
    except RecursionError:
        raise Undecodable("too-deep", "nested too deeply") from None
    except msgspec.ValidationError as error:
        raise Undecodable("wrong-type", str(error)) from None
    except msgspec.DecodeError as error:
        raise Undecodable("not-json", str(error)) from None


def flagged(compiled: Compiled, text: Text) -> dict[str, Any]:
    """What a watchlist finds: mentions with offsets in code points of their field, and the rules that hold."""
    judged = _judged(text)
    scanned = scan(compiled, fields(judged))
    lang = language(text.text or text.title, text.lang)
    mentions = [mention for mention in scanned.mentions if mention.confidence >= POSSIBLE]
    return {
        "id": text.id,
        "lang": lang,
        "mentions": [_plain(mention) for mention in mentions],
        "hits": [
            {"rule": hit.rule.id, "title": hit.rule.title, "severity": hit.rule.severity}
            | {"evidence": [_plain(quote) for quote in hit.evidence]}
            for hit in hits(compiled, judged, scanned, lang)
        ],
    }


def _judged(text: Text) -> Judged:
    """A text as the flagging stage would get it."""
    id = digest("trial", text.id, text.title, text.text)
    article = Article(
        id=id,
        source="trial",
        title=text.title,
        summary=text.summary,
        text=text.text,
        lang=text.lang,
        fetched_at=EPOCH,
    )
    return Judged(article=article, verdict="original", version=1, root=id, family="trial", judgement=JUDGEMENT)


def _plain(record: Any) -> Any:
    return msgspec.json.decode(encode(record))


def copies(articles: Iterable[tuple[str, Article]]) -> Iterator[dict[str, Any]]:
    """The de-duplicating judgement on articles in their order, each with the name that its owner gave it."""
    stage: Any = Deduplicate()
    fold = Fold(stage)
    names: dict[str, str] = {}
    for name, article in articles:
        names.setdefault(article.id, name)
        for output in fold.take(article).outputs:
            assert isinstance(output.record, Judged)  # noqa: S101 -- an article gives nothing else
            yield _verdict(name, output.record, names)


def _verdict(name: str, judged: Judged, names: dict[str, str]) -> dict[str, Any]:
    evidence = judged.evidence
    original = names.get(judged.original or "", judged.original)
    scores = {"c5": evidence.c5, "u": evidence.u, "j3": evidence.j3, "lead": evidence.lead}
    relation = judged.verdict if judged.verdict == "contained" else evidence.form
    return {
        "id": name,
        "verdict": judged.verdict,
        "original": original,
        "root": names.get(judged.root, judged.root),
        "version": judged.version,
        "matches": [{"id": original, "relation": relation, **scores}] if judged.original else [],
        "wire": judged.wire,
        "family": judged.family,
        "differs": list(evidence.differs),
    }

"""A watchlist tried on texts by hand, in memory: what it finds in them."""

from __future__ import annotations

from typing import Any

import msgspec

from agents.errors import Undecodable
from agents.flag.compile import Compiled
from agents.flag.hits import hits
from agents.flag.scan import FLAG, scan
from agents.flag.stage import fields
from agents.language import language
from agents.records import EPOCH, Article, Judged
from agents.stage import JUDGEMENT
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


def flagged(compiled: Compiled, text: Text, least: float = FLAG) -> dict[str, Any]:
    """What a watchlist finds: mentions with offsets in code points of their field, and the rules that hold.

    `least` is the confidence from which a mention is told: `FLAG`, from which it counts, or `POSSIBLE`.
    """
    judged = _judged(text)
    lang = language(text.text or text.title, text.lang)
    scanned = scan(compiled, fields(judged), lang)
    mentions = [mention for mention in scanned.mentions if mention.confidence >= least]
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

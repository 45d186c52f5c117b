"""From what a reader found of an item to an Article: its key, its links, its dates, its texts, its flags."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from datetime import timedelta
from urllib.parse import urljoin, urlsplit

import msgspec

from agents.records import TEXT_LIMIT, Article, Fetch, Time
from agents.url import CANON, LONGEST, canonical, publisher_of
from agents.wire import MIB, article_id, digest, encode
from connectors.sources.feeds import clean, dates
from connectors.sources.feeds.document import MOST_ITEMS, PARSER, Dropped

AHEAD = timedelta(minutes=15)  # R88
LARGEST_RECORD = MIB - 4096  # what articles.raw takes, less room for key and headers
MOST_AUTHORS = 50
LONGEST_NAME = 200
LONGEST_GUID = 2048
_LANG = re.compile(r"[a-z]{2,3}(-[a-z0-9]{1,8})*")


class Told(msgspec.Struct, frozen=True):
    """A text as the feed has it. `kind`: plain, html, or unknown where the format leaves it to guess."""

    value: str = ""
    kind: str = "unknown"

    def text(self) -> str:
        """As plain text."""
        html = self.kind == "html" or (self.kind == "unknown" and clean.is_html(self.value))
        return clean.plain(self.value) if html else clean.tidy(self.value)


NOTHING = Told()


class Raw(msgspec.Struct, kw_only=True):
    """An item as a reader found it, nothing judged yet. `link` may be relative; `base` is what it is relative to."""

    guid: str = ""
    link: str = ""
    fallback_link: str = ""  # an id that is a URL: the link where no other is
    base: str = ""
    title: Told = NOTHING
    summary: Told = NOTHING
    content: Told = NOTHING
    authors: tuple[str, ...] = ()
    published: str = ""
    updated: str = ""
    lang: str = ""
    told: bool = True  # the feed says anything of it at all
    dated_by_update: bool = False  # the format has one date, and it is the publication's (dc:date, lastmod)


class Frame(msgspec.Struct, frozen=True, kw_only=True):
    """What all items of a document share."""

    source: str
    base: str = ""  # the channel's link, else the final URL
    url: str = ""
    lang: str = ""
    authors: tuple[str, ...] = ()
    fetched_at: Time
    status: int = 0


class Made(msgspec.Struct, kw_only=True):
    """Articles of a document in its order, their keys, and what became of the rest."""

    items: list[Article] = []
    keys: list[str] = []
    dropped: list[Dropped] = []
    counts: Counter[str] = msgspec.field(default_factory=Counter)


class _Read(msgspec.Struct, kw_only=True):
    """An item with its texts and links made plain, before identities are given."""

    raw: Raw
    position: int
    guid: str
    url: str
    address: str
    title: str
    summary: str
    text: str
    authors: tuple[str, ...]
    flags: set[str]


def articles(raws: Iterable[Raw], frame: Frame) -> Made:
    """All items as articles. A bad item is dropped with its reason, never the feed (R100)."""
    made = Made()
    read: list[_Read] = []
    for position, raw in enumerate(raws):
        if position >= MOST_ITEMS:
            break
        try:
            one = _read(raw, position, frame, made.counts)
        except (ValueError, TypeError, AttributeError, OverflowError) as error:
            name = f"{_name(raw)} ({type(error).__name__})"
            made.dropped.append(Dropped(reason="bad_item", position=position, name=name))
            continue
        if one is None:
            made.dropped.append(Dropped(reason="empty", position=position, name=_name(raw)))
        else:
            read.append(one)
    _identify(read, frame, made)
    return made


def key(guid: str, address: str, title: str, date: str, summary: str) -> str:
    """What an item is known by within its feed: guid, else canonical link, else a hash (R76, R78, R80).

    A guid that is a URL counts without scheme, `www.` and trailing slash.
    """
    if guid := guid.strip():
        return re.sub(r"^https?://(?:www\.)?", "//", guid, count=1, flags=re.IGNORECASE).rstrip("/") or guid
    return address or digest("item", title, date, summary)


def _name(raw: Raw) -> str:
    return clean.line(raw.guid or raw.link or raw.title.value)[:LONGEST_NAME]


def _read(raw: Raw, position: int, frame: Frame, counts: Counter[str]) -> _Read | None:
    url, address = _link(raw, frame, counts)
    flags: set[str] = set()
    texts = {}
    for name, told, most in (
        ("title", raw.title, clean.LONGEST_TITLE),
        ("summary", raw.summary, clean.LONGEST_SUMMARY),
        ("text", raw.content, clean.LONGEST_TEXT),
    ):
        texts[name], was_cut = clean.cut(told.text() if told.value else "", most)
        if was_cut:
            flags.add("text_cut")
    texts["title"] = " ".join(texts["title"].split())
    texts["text"] = texts["text"][:TEXT_LIMIT]
    authors = _authors(raw.authors or frame.authors)
    guid = clean.line(raw.guid)[:LONGEST_GUID]
    if not raw.told:
        return None
    return _Read(raw=raw, position=position, guid=guid, url=url, address=address, authors=authors, flags=flags, **texts)


def _link(raw: Raw, frame: Frame, counts: Counter[str]) -> tuple[str, str]:
    """The item's link, absolute, and its canonical form; both empty where it is no web page's (R91, R92)."""
    for told in (raw.link, raw.fallback_link):
        if not told:
            continue
        url = resolve(told, raw.base or frame.base)
        address = canonical(url) if len(url) <= LONGEST else ""
        if address:
            # A site's root is no article's identity, but still where to look.
            root = urlsplit(address)
            return url, "" if root.path in {"", "/"} and not root.query else address
        counts["link_dropped"] += 1
    return "", ""


def resolve(link: str, base: str) -> str:
    """A link made absolute; `//host/x` takes the base's scheme, https where there is none."""
    link = "".join(link.split()) if "\n" in link or "\t" in link else link.strip().replace(" ", "%20")
    try:
        joined = urljoin(base, link)
    except ValueError:
        return ""
    return f"https:{joined}" if joined.startswith("//") else joined


def _authors(told: Iterable[str]) -> tuple[str, ...]:
    names = (clean.line(clean.plain(name) if clean.is_html(name) else name)[:LONGEST_NAME] for name in told if name)
    return tuple(dict.fromkeys(filter(None, names)))[:MOST_AUTHORS]


def _identify(read: list[_Read], frame: Frame, made: Made) -> None:
    """Keys and ids. The same guid, or the same link under several guids, identifies nothing by itself (R77)."""
    by_address = Counter(address for address, _ in {(one.address, one.guid) for one in read if one.address})
    taken: dict[str, _Read] = {}
    for one in read:
        own = key(one.guid, one.address, one.title, one.raw.published or one.raw.updated, one.summary)
        first = taken.get(own)
        if first is not None and not _same(first, one):
            made.counts["guid_twice"] += 1
            own = _another(own, one, taken)
        taken.setdefault(own, one)
        shared = by_address[one.address] > 1
        made.counts["link_shared"] += shared
        made.items.append(_article(one, own, "" if shared else one.address, frame, made.counts))
        made.keys.append(own)


def _same(first: _Read, one: _Read) -> bool:
    return (first.address, first.title, first.text, first.summary) == (one.address, one.title, one.text, one.summary)


def _another(own: str, one: _Read, taken: dict[str, _Read]) -> str:
    """A key of its own for a guid that stands there already: with the link, else with its contents."""
    with_link = digest("item", own, one.address) if one.address else ""
    if with_link and (with_link not in taken or _same(taken[with_link], one)):
        return with_link
    return digest("item", own, one.address, one.title, one.text or one.summary)


def _article(one: _Read, own: str, identity: str, frame: Frame, counts: Counter[str]) -> Article:
    published, updated, flags = _dates(one.raw, frame.fetched_at, counts)
    text = one.text or one.summary
    told = "" if one.guid == "" and not identity and not one.address else own
    article = Article(
        id=article_id(identity, frame.source, told, one.title, one.raw.published or one.raw.updated, text),
        canon=CANON,
        source=frame.source,
        source_id=one.guid,
        url=one.url,
        canonical_url=one.address,
        title=one.title,
        summary=one.summary,
        text=one.text,
        lang=_language(one.raw.lang) or frame.lang,
        authors=one.authors,
        publisher=publisher_of(one.address or one.url) or publisher_of(frame.url),
        published_at=published,
        updated_at=updated,
        fetched_at=frame.fetched_at,
        content_hash=digest("content", one.title, one.summary, one.text, one.url, *one.authors),
        flags=tuple(sorted(one.flags | flags)),
        fetch=Fetch(
            status=frame.status,
            raw_published=clean.line(one.raw.published)[:LONGEST_NAME],
            raw_updated=clean.line(one.raw.updated)[:LONGEST_NAME],
            parser=PARSER,
        ),
    )
    return _fitted(article)


def _fitted(article: Article) -> Article:
    """Within what articles.raw takes: JSON may write six bytes for one character."""
    while len(article.text) > 100_000 and len(encode(article)) > LARGEST_RECORD:
        flags = tuple(sorted({*article.flags, "text_cut"}))
        article = msgspec.structs.replace(article, text=article.text[: len(article.text) // 2], flags=flags)
    return article


def _dates(raw: Raw, fetched: Time, counts: Counter[str]) -> tuple[Time | None, Time | None, set[str]]:
    flags: set[str] = set()
    published, updated = (_date(text, fetched, flags, counts) for text in (raw.published, raw.updated))
    if published is None and updated is not None:
        published = updated
        if not raw.dated_by_update:
            flags.add("date_from_update")
    elif published is None:
        flags.add("date_inferred")
    return published, updated, flags


def _date(text: str, fetched: Time, flags: set[str], counts: Counter[str]) -> Time | None:
    if not text:
        return None
    read = dates.read(text)
    if read is None:
        counts["date_unread"] += 1
        return None
    if read.zone_guessed:
        flags.add("date_zone_guessed")
    if read.at <= fetched + AHEAD:
        return read.at
    flags.add("future_date")
    counts["future_date"] += 1
    return fetched


def _language(told: str) -> str:
    name = told.strip().lower().replace("_", "-")
    return name if _LANG.fullmatch(name) else ""


def language(told: str) -> str:
    """A language tag in small letters, or "" for what is none."""
    return _language(told)

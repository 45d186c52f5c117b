"""The words of the house: the records that travel on the topics.

Frozen, keyword-only, validated when they are decoded. JSON keeps the order of
the fields here and writes their defaults; new fields get defaults. The shapes
and their meaning for consumers: docs/schemas, docs/alerts.md.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Annotated, Any, Literal

import msgspec

TEXT_LIMIT = 262_144  # characters of an article's text; R96 of the feeds cuts above it

Id = Annotated[str, msgspec.Meta(pattern="^[a-z2-7]{26}$")]
Score = Annotated[float, msgspec.Meta(ge=0, le=1)]


class Time(datetime):
    """A UTC instant cut to milliseconds, on the wire `2026-11-22T14:05:31.000Z`."""

    @classmethod
    def parse(cls, text: str) -> Time:
        """Read RFC 3339 with an offset. Raises ValueError when it is not, or has no offset."""
        moment = cls.fromisoformat(text)
        if moment.tzinfo is None:
            raise ValueError(f"time without an offset: {text!r}")
        try:
            moment = moment.astimezone(UTC)
        except OverflowError as error:
            raise ValueError(f"time out of range: {text!r}") from error
        return moment.replace(microsecond=moment.microsecond // 1000 * 1000)

    @classmethod
    def of(cls, moment: datetime) -> Time:
        """The same instant as a Time; `moment` must know its offset."""
        return cls.parse(moment.isoformat())

    @classmethod
    def from_ms(cls, ms: int) -> Time:
        """From milliseconds since 1970, Kafka's unit."""
        return EPOCH + timedelta(milliseconds=ms)

    def ms(self) -> int:
        """Milliseconds since 1970."""
        return round(self.timestamp() * 1000)

    def __str__(self) -> str:
        return self.isoformat(timespec="milliseconds")[:-6] + "Z"


EPOCH = Time(1970, 1, 1, tzinfo=UTC)


class Fetch(msgspec.Struct, frozen=True, kw_only=True):
    """How the article was got: HTTP status, the dates as they stood, the parser's name and version."""

    status: int = 0
    raw_published: str = ""
    raw_updated: str = ""
    parser: str = ""


class Article(msgspec.Struct, frozen=True, kw_only=True):
    """One article as a connector got it. `id` is minted there and recomputed by nobody.

    `canon` is the version of the canonicaliser behind `canonical_url`; `source` names the
    connector's source (a feed's URL, `corpus:NAME`), `source_id` is the item's guid in it.
    Flags: backfill, date_inferred, date_from_update, date_zone_guessed, future_date, fetched_inferred,
    text_cut, full_text, canary.
    """

    id: Id
    canon: int = 1
    source: str
    source_id: str = ""
    url: str = ""
    canonical_url: str = ""
    title: str = ""
    summary: str = ""
    text: Annotated[str, msgspec.Meta(max_length=TEXT_LIMIT)] = ""
    lang: str = ""
    authors: tuple[str, ...] = ()
    publisher: str = ""
    published_at: Time | None = None
    updated_at: Time | None = None
    fetched_at: Time
    content_hash: str = ""
    flags: tuple[str, ...] = ()
    fetch: Fetch = Fetch()


Verdict = Literal["original", "update", "refetch", "copy", "contained"]


class Passage(msgspec.Struct, frozen=True, kw_only=True):
    """A stretch of text that two articles share; offsets are code points in each one's text."""

    start: int
    end: int
    original_start: int
    original_end: int
    quote: str


class Evidence(msgspec.Struct, frozen=True, kw_only=True):
    """Why a verdict is what it is. C5, U, J3 and lead as in docs/deduplication.md, 3 decimals."""

    form: str = ""  # of a copy: exact, cut, extended, edited; of an update: text, body
    c5: Score | None = None
    u: Score | None = None
    j3: Score | None = None
    lead: Score | None = None
    passages: tuple[Passage, ...] = ()
    differs: tuple[str, ...] = ()  # the numbers and names that differ


class Judged(msgspec.Struct, frozen=True, kw_only=True):
    """An article with its verdict: which version it is, whose copy, and in which group.

    `original` is the article it copies (or the one it contains, or its own id for an update),
    `root` the first of the group, its own id when it opens one. `derived`: an update whose new
    text is a copy of another article, or holds one; then `original` is that one, and the evidence
    of it. `family` is the publisher's
    owner or registrable domain, `wire` the agency credited in the text; `kind` and `rating` are
    the publisher's, where it is known (seeds/publishers.tsv).
    """

    article: Article
    verdict: Verdict
    version: int
    original: str | None = None
    root: str
    family: str
    wire: str | None = None
    kind: str | None = None
    rating: str | None = None
    late: bool = False
    evidence: Evidence = Evidence()
    derived: Literal["", "copy", "contained"] = ""
    judgement: int


Field = Literal["title", "summary", "text"]


class Support(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A word or mention near an ambiguous name that supported it."""

    term: str
    start: int
    end: int


class Mention(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One name found: `article[field][start:end] == surface`, offsets in code points."""

    entity: str
    kind: str
    alias: str
    field: Field
    start: int
    end: int
    surface: str
    sentence: int = 0
    paragraph: int = 0
    token: int = 0
    channel: str = "exact"  # exact, affix, variant, acronym, surname, fuzzy
    confidence: Score = 1.0
    factors: dict[str, float] = {}
    support: tuple[Support, ...] = ()
    decoys: tuple[str, ...] = ()  # what it beat


class Mentions(msgspec.Struct, frozen=True, kw_only=True):
    """All names found in one version of an article, under one watchlist version."""

    article_id: str
    version: int
    watchlist: str
    lang: str
    mentions: tuple[Mention, ...]


class Escalation(msgspec.Struct, frozen=True, kw_only=True):
    """A condition that raises an alert's severity: so many publishers, or a cue in the text."""

    to: str
    publishers: int = 0
    cue: str = ""


class Policy(msgspec.Struct, frozen=True, kw_only=True):
    """How a rule's hits become alerts; times in seconds. Defaults as in docs/alerts.md."""

    window: int = 48 * 3600
    cooldown: int = 6 * 3600
    max_age: int = 24 * 3600
    hold_publishers: int = 0  # `for: {publishers: n, within: t}`
    hold_within: int = 0
    escalate: tuple[Escalation, ...] = ()
    anniversary: str = "lower"
    storm: int = 0  # alerts an hour; 0: no limit


class HitRule(msgspec.Struct, frozen=True, kw_only=True):
    """The rule as it stood when it held, so that the alert stage reads no watchlist."""

    id: str
    title: str
    severity: str = "medium"
    labels: dict[str, str] = {}
    policy: Policy = Policy()
    owner: str = ""
    status: str = "stable"  # or experimental


class HitArticle(msgspec.Struct, frozen=True, kw_only=True):
    """What the alert stage needs of an article; `lead` is the beginning of its text."""

    id: str
    version: int
    url: str
    title: str
    lead: str
    lang: str
    publisher: str
    family: str
    wire: str | None = None
    kind: str | None = None
    rating: str | None = None
    source: str
    published_at: Time | None = None
    fetched_at: Time
    flags: tuple[str, ...] = ()


class HitEntity(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """An entity that the article names, and how often. `ruled`: the rule itself rests on it.

    `part_of`: the entities it is a part of, theirs included (erbil: iraq).
    """

    id: str
    kind: str
    name: str
    mentions: int
    ruled: bool = False
    part_of: tuple[str, ...] = ()


class Named(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Where an entity is named in a hit's title or lead; offsets are code points of `HitArticle`'s field."""

    entity: str
    field: Literal["title", "lead"]
    start: int
    end: int


class Term(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One atom of a rule inside a quote; offsets are code points within that quote."""

    ref: str
    start: int
    end: int
    surface: str


class Quote(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A passage that made a rule hold: `article[field][start:end] == quote`."""

    field: Field
    start: int
    end: int
    quote: str
    terms: tuple[Term, ...]


class Hit(msgspec.Struct, frozen=True, kw_only=True):
    """One rule that holds for one version of an article.

    `named` are the entities of title and lead, what a story is told apart by. `holds`: the article
    that stands inside this one (a round-up) and gave it the passages that made the rule hold.
    """

    id: Id
    rule: HitRule
    watchlist: str
    article: HitArticle
    verdict: Verdict
    copy_of: str | None = None
    root: str
    entities: tuple[HitEntity, ...] = ()
    evidence: tuple[Quote, ...] = ()
    numbers: tuple[str, ...] = ()  # of title and lead, folded; what a story is told apart by
    cues: tuple[str, ...] = ()  # cue ids seen, for `escalate: {cue: ...}`
    named: tuple[Named, ...] = ()
    holds: str | None = None
    judgement: int


class Revised(msgspec.Struct, frozen=True, kw_only=True):
    """An article was materially changed: the rules that hold for it now. On every partition of hits.

    So the alert stage sees that a rule holds no longer; no rule holds for what was withdrawn.
    """

    article_id: str
    version: int
    rules: tuple[str, ...]
    at: Time


State = Literal["opened", "updated", "escalated", "corrected", "closed"]
Mode = Literal["live", "test", "canary", "digest"]


class AlertRule(msgspec.Struct, frozen=True, kw_only=True):
    """The rule behind an alert."""

    id: str
    title: str
    labels: dict[str, str] = {}


class AlertStory(msgspec.Struct, frozen=True, kw_only=True):
    """The developing story: how many articles, copies, independent publishers, languages."""

    id: str
    first_published: Time | None
    last_fetched: Time
    articles: int
    copies: int
    publishers: int
    languages: tuple[str, ...]


class AlertPublisher(msgspec.Struct, frozen=True, kw_only=True):
    """An independent publisher: its family, kind and rating where they are known."""

    family: str
    kind: str | None = None
    rating: str | None = None


class AlertEntity(msgspec.Struct, frozen=True, kw_only=True):
    """An entity of the story and how often it is named."""

    id: str
    kind: str
    name: str
    mentions: int


class AlertArticle(msgspec.Struct, frozen=True, kw_only=True):
    """An article of the story."""

    id: str
    url: str
    title: str
    lang: str
    publisher: str
    wire: str | None
    published_at: Time | None
    fetched_at: Time


class AlertEvidence(msgspec.Struct, frozen=True, kw_only=True):
    """A passage with the article it stands in; offsets in code points of that field."""

    article: str
    field: Field
    start: int
    end: int
    quote: str
    terms: tuple[Term, ...]


class PolicyStep(msgspec.Struct, frozen=True, kw_only=True):
    """One step of the policy and how it went."""

    step: str
    result: str
    detail: str = ""


class AlertData(msgspec.Struct, frozen=True, kw_only=True):
    """One rule on one developing story, as of one revision."""

    alert_id: str
    revision: int
    state: State
    mode: Mode
    changes: tuple[str, ...]
    severity: str
    severity_was: str | None
    headline: str
    headline_lang: str
    summary: str
    root: str
    rule: AlertRule
    story: AlertStory
    publishers: tuple[AlertPublisher, ...]
    entities: tuple[AlertEntity, ...]
    articles: tuple[AlertArticle, ...]
    articles_left_out: int
    evidence: tuple[AlertEvidence, ...]
    evidence_left_out: int = 0
    policy: tuple[PolicyStep, ...]
    hit: str | None = None  # whose decision this revision is; none where the time or an edit caused it
    judgement: int
    watchlist: str


class Alert(msgspec.Struct, frozen=True, kw_only=True):
    """An alert's revision in its CloudEvents 1.0 envelope; the Kafka key is `subject`."""

    specversion: Literal["1.0"] = "1.0"
    type: str  # vedette.alert.<state>
    source: str = "/vedette"
    id: str  # <alert_id>.<revision>
    subject: str  # <alert_id>
    time: Time
    dataschema: str = "urn:vedette:schemas:alert-1.json"
    data: AlertData


class Decision(msgspec.Struct, frozen=True, kw_only=True):
    """Why a hit became no alert of its own: the first reason that stopped it."""

    hit: str
    rule: str
    article_id: str
    version: int
    reason: str
    detail: str = ""
    alert_id: str | None = None
    joined: str = ""  # what made the hit one of its story: article, root, contained, text, cross-language
    at: Time
    judgement: int


class Tick(msgspec.Struct, frozen=True, kw_only=True):
    """Nothing but the time: keeps holds, closings and expiry going in a quiet stream."""

    at: Time


class Parked(msgspec.Struct, frozen=True, kw_only=True):
    """A revision that a sink has not got yet, and where it stands on `alerts`."""

    revision: int
    partition: int
    offset: int


DeliveryState = Literal[
    "waiting", "delivered", "muted", "refused", "given-up", "skipped",  # of an alert
    "running", "paused", "disabled",  # of a sink
]  # fmt: skip


class Delivery(msgspec.Struct, frozen=True, kw_only=True):
    """What became of an alert at a sink; the key is `sink/alert`. With the alert `*`: how the sink itself stands.

    `hold`: waits for the end of quiet hours or for a digest. `revision` is the newest that is settled (delivered,
    muted, refused ...), `partition` and `offset` are its place on `alerts`; `waiting` are those behind it, oldest
    first. `receipt` is what the sink needs to find its own message again. `request` is what a person asks of a
    running `vedette deliver`.
    """

    sink: str
    alert: str
    state: DeliveryState
    revision: int = 0
    partition: int = -1
    offset: int = -1
    root: str = ""
    closed: bool = False
    waiting: tuple[Parked, ...] = ()
    attempts: int = 0
    since: Time | None = None
    next_try: Time | None = None
    reason: str = ""
    hold: Literal["", "quiet", "digest"] = ""
    receipt: dict[str, str] = {}
    request: str = ""
    at: Time


class AnalystVerdict(msgspec.Struct, frozen=True, kw_only=True):
    """What a person thinks of an alert; the key is `alert/who`, so that a second thought replaces the first."""

    alert: str
    revision: int = 0
    rule: str = ""
    verdict: Literal["useful", "noise", "wrong"]
    who: str
    note: str = ""
    at: Time


class Mute(msgspec.Struct, frozen=True, kw_only=True):
    """A silence of delivery with an end; the key is `what/id`. The log of alerts stays complete."""

    what: Literal["rule", "story", "source", "entity"]
    id: str
    until: Time
    who: str
    note: str = ""
    at: Time


class Activated(msgspec.Struct, frozen=True, kw_only=True):
    """From here on a partition of articles.judged is flagged with this watchlist version.

    Stands on every partition of hits before the first record flagged so; its `origin` header names that record.
    """

    version: str
    at: Time


class WatchlistVersion(msgspec.Struct, frozen=True, kw_only=True):
    """A watchlist as it was published: its files by name, the lowest layer first."""

    version: str
    files: tuple[tuple[str, str], ...]


class WatchlistActive(msgspec.Struct, frozen=True, kw_only=True):
    """Which published version is the live one."""

    version: str


class WatchlistRefused(msgspec.Struct, frozen=True, kw_only=True):
    """What is wrong with the watchlist as it stands in its folder; nothing where the last one read is live."""

    faults: tuple[str, ...]


Record = (
    Article
    | Judged
    | Mentions
    | Hit
    | Revised
    | Activated
    | Alert
    | Decision
    | Tick
    | Delivery
    | AnalystVerdict
    | Mute
    | WatchlistVersion
    | WatchlistActive
    | WatchlistRefused
)


def encode_hook(value: Any) -> Any:
    """Write a Time; anything else is a programming error."""
    if isinstance(value, Time):
        return str(value)
    raise TypeError(f"not a field of a record: {type(value).__name__}")


def decode_hook(kind: type, value: Any) -> Any:
    """Read a Time; msgspec turns a ValueError into one that names the field."""
    if kind is Time:
        if not isinstance(value, str):
            raise ValueError("a time is an RFC 3339 string")
        return Time.parse(value)
    raise TypeError(f"not a field of a record: {kind.__name__}")

"""What the complaints are about, as a log: one scene after the other, far enough apart that none meets another.

Everything in it is invented: outlets, villages, officers, events.
"""

from __future__ import annotations

from datetime import timedelta

from agents import wire
from agents.flag.compile import Compiled, compile_watchlist
from agents.flag.folder import read
from agents.flag.reading import parse
from agents.records import Article, Record, Tick, Time
from agents.url import canonical

START = Time.parse("2026-02-01T06:00:00Z")

WATCHLIST = """\
extends: shipped
rules:
- id: held-for-two
  title: A rule that waits for a second publisher
  when: '@thaad W/S #deploy'
  for: {publishers: 2, within: 3 hours}
"""


def article(scene: int, minutes: float, outlet: str, text: str, **fields) -> Article:
    """An article of a scene, each scene ten days after the last, fetched a minute after it was published."""
    published = Time.of(START + timedelta(days=10 * scene, minutes=minutes))
    url = fields.pop("url", f"https://{outlet}.example/{scene}/story")
    return Article(
        id=wire.article_id(canonical(url), "", "", "", "", ""),
        source=fields.pop("source", f"https://{outlet}.example/feed"),
        url=url,
        canonical_url=canonical(url),
        title=fields.pop("title", ""),
        text=text,
        lang=fields.pop("lang", "en"),
        publisher=outlet.replace("-", " ").title(),
        published_at=fields.pop("published_at", published),
        fetched_at=Time.of(published + timedelta(minutes=1)),
        **fields,
    )


WIRE = (
    "Two Patriot missile batteries were delivered to Romania on Monday, the harbour office at Kordun said. They left"
    " the barge before noon and were driven to a meadow behind the brickworks, where a tent camp had been put up. A"
    " clerk of the office said that nothing had been damaged on the way and that a third barge was expected.\n\n"
    "The fishermen of Kordun were told to keep their boats on the western bank until the end of the week.\n\n"
    "Source: Lowland Press Agency"
)
TEN = [article(1, 3 * n, f"paper-{n}", WIRE, title=f"Barge brings batteries to Kordun, edition {n}") for n in range(10)]

GUID = [
    article(
        2,
        minutes,
        "meadow-post",
        "A Patriot missile battery was delivered to Poland and parked in the old tannery at Brelow, the mayor said.",
        title="Battery in the tannery",
        url=f"{scheme}://meadow-post.example/tannery",
        source_id=f"{scheme}://meadow-post.example/?p=17",
    )
    for minutes, scheme in ((0, "http"), (90, "https"))
]

_EDITED = "A Patriot missile battery was delivered to Jordan by rail and stood at Qasr siding all night, guards said."
DATES = [
    article(3, 0, "siding-news", _EDITED, title="Overnight at Qasr siding"),
    article(3, 60, "siding-news", _EDITED, title="Overnight at Qasr siding"),  # the date bumped, nothing else
    article(
        3, 480, "siding-news", _EDITED + " By the morning it had been joined by an S-400 system.",
        title="Overnight at Qasr siding",
    ),
]  # fmt: skip

_FOUR = (
    (
        "ridge-wire",
        "Three Patriot missile batteries were delivered to Kuwait at Doha pier on Friday, a pilot said.",
    ),
    ("quay-times", "At the Doha pier three Patriot missile batteries were delivered to Kuwait, pilots said on Friday."),
    (
        "dune-mail",
        "Pilots at the Doha pier: three Patriot missile batteries delivered to Kuwait on Friday, all unharmed.",
    ),
    (
        "gulf-slate",
        "Three Patriot missile batteries, delivered to Kuwait on Friday, were counted at the Doha pier by pilots."
        " Patriot missile launchers were delivered to Kuwait with them, a stevedore added.",
    ),
)
FOUR = [
    article(5, 0.25 * n, outlet, text, title=f"Doha pier, Friday: {outlet}") for n, (outlet, text) in enumerate(_FOUR)
]

THREE_NAMES = [
    article(
        6, 0, "valley-sheet",
        "Patriot missile batteries and an S-400 system were delivered to Iraq side by side, a customs officer said.",
        title="Side by side at the customs yard",
    )
]  # fmt: skip

HELD = [
    article(
        13, 0, "lonely-post",
        "A THAAD launcher was delivered to a quarry above Selm, a surveyor wrote; nobody else has reported it.",
        title="Launcher in the quarry",
    )
]  # fmt: skip

STRIKE = [
    article(
        14, 0, "red-shore",
        "The Houthis claimed a strike with 6 ballistic missiles on a depot in Saudi Arabia on Tuesday.",
        title="Houthis claim strike with 6 ballistic missiles",
    ),
    article(
        14, 50, "sahil-akhbar",
        "أعلن الحوثيون أنهم قصفوا مستودعا في السعودية بـ 6 صواريخ باليستية يوم الثلاثاء وتبنى المتحدث الهجوم.",
        title="الحوثيون يتبنون قصف مستودع بـ 6 صواريخ باليستية",
        lang="ar",
    ),
]  # fmt: skip

_SUMMARY = "A Patriot missile battery was delivered to Romania and stands in the vineyard of Orlat."
SUMMARY = [
    article(18, 0, "vine-courier", "", summary=_SUMMARY, title="Battery among the vines"),
    article(
        18, 4, "vine-courier",
        _SUMMARY + " Its crew came with an S-400 specialist from Turkey, the vintner said, and asked for water."
        " The harvest will begin ten days late.",
        summary=_SUMMARY, title="Battery among the vines", flags=("full_text",),
    ),
]  # fmt: skip

SCENES = {1: TEN, 2: GUID, 3: DATES, 5: FOUR, 6: THREE_NAMES, 13: HELD, 14: STRIKE, 18: SUMMARY}


def log() -> list[Record]:
    """All scenes in the order of their times, a Tick at the end."""
    articles = [one for scene in SCENES.values() for one in scene]
    return [*articles, Tick(at=Time.of(articles[-1].fetched_at + timedelta(days=4)))]


def compiled(folder) -> Compiled:
    """The shipped watchlist with the rule that waits."""
    return compile_watchlist(parse(read(folder)))

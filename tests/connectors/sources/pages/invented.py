"""Pages of invented outlets in the layouts that real ones have, each with the body that a reader would read."""

from __future__ import annotations

import random
from collections.abc import Callable

PLACES = ("Harbour", "Northgate", "Karden", "Velm", "Orsk Bay", "Tannery Row", "the western district", "Mirovo")
ACTORS = ("the invented ministry", "a spokesperson", "the coast guard", "dockers", "the regional council", "engineers")
DEEDS = (
    "said that two convoys had passed the checkpoint before dawn",
    "confirmed that repairs on the radar station would last until spring",
    "denied reports of a second shipment and asked for patience",
    "published figures that differ from those of last week by a third",
    "told reporters that the exercise had ended without incident",
    "promised an inquiry into how the papers had left the building",
)
ENDS = (
    "Nobody was hurt, according to the same account.",
    "The statement did not say who had given the order.",
    "Further talks are planned for the coming week in the capital.",
    "Residents described a long night with little sleep and much noise.",
    "It was the fourth such event since the start of the year.",
)


def paragraphs(seed: int, count: int = 9) -> list[str]:
    """An invented report."""
    dice = random.Random(seed)
    return [
        f"In {dice.choice(PLACES)}, {dice.choice(ACTORS)} {dice.choice(DEEDS)}. {dice.choice(ENDS)} "
        f"About {dice.randint(12, 980)} people watched from the quay, {dice.choice(ACTORS)} {dice.choice(DEEDS)}."
        for _ in range(count)
    ]


NAV = '<nav><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li><li><a href="/sport">Sport</a></li></ul></nav>'
BANNER = (
    '<div class="cookie-banner">We use cookies to improve your experience. <button>Accept all</button>'
    "<button>Manage preferences</button></div>"
)
SHARE = '<div class="share-buttons"><a href="#">Share on Blab</a> <a href="#">Tweet</a> <a href="#">Print</a></div>'
RELATED = (
    '<aside class="related"><h3>Read more</h3><ul><li><a href="/a">Ten invented recipes for winter</a></li>'
    '<li><a href="/b">Why the invented cup final was moved</a></li></ul></aside>'
)
NEWSLETTER = (
    '<div class="newsletter-signup"><p>Get our invented newsletter every morning.</p><input type="email"></div>'
)
COMMENTS = (
    '<section id="comments"><h3>2 comments</h3><div class="comment"><p>First!</p></div>'
    '<div class="comment"><p>I do not believe a word of this.</p></div></section>'
)
FOOTER = '<footer><p>Copyright 2026 Invented Outlet. All rights reserved.</p><a href="/imprint">Imprint</a></footer>'


def page(title: str, body: str, head: str = "", before: str = "", after: str = "", lang: str = "en") -> str:
    """A whole page round a body."""
    return (
        f'<!doctype html><html lang="{lang}"><head><meta charset="utf-8"><title>{title} - Invented Outlet</title>{head}</head>'
        f"<body>{before}{body}{after}</body></html>"
    )


def tagged(parts: list[str]) -> str:
    return "".join(f"<p>{part}</p>" for part in parts)


def plain(title: str, parts: list[str]) -> str:
    return page(title, f"<main><article><h1>{title}</h1>{tagged(parts)}</article></main>", before=NAV, after=FOOTER)


def tabloid(title: str, parts: list[str]) -> str:
    inside = tagged(parts[:3]) + RELATED + SHARE + tagged(parts[3:6]) + NEWSLETTER + tagged(parts[6:])
    return page(
        title, f'<div class="article-body"><h1>{title}</h1>{inside}</div>', before=BANNER + NAV, after=COMMENTS + FOOTER
    )


def divided(title: str, parts: list[str]) -> str:
    inside = "".join(f'<div class="paragraph">{part}</div>' for part in parts)
    body = f'<div id="wrapper"><div id="content"><h2>{title}</h2><div class="story">{inside}</div></div>{RELATED}</div>'
    return page(title, body, before=NAV, after=FOOTER)


def agency(title: str, parts: list[str]) -> str:
    byline = '<div class="byline">By <a href="/staff">An Invented Reporter</a>, 24 November 2026</div>'
    body = f'<article itemscope itemtype="https://schema.org/NewsArticle"><header><h1>{title}</h1>{byline}</header>'
    return page(
        title,
        f'{body}<div itemprop="articleBody">{tagged(parts)}</div>{SHARE}</article>',
        before=NAV,
        after=RELATED + FOOTER,
    )


def old(title: str, parts: list[str]) -> str:
    left = '<td width="150"><a href="/">Home</a><br><a href="/map">Map</a></td>'
    body = f'<table width="100%"><tr>{left}<td><font size="5">{title}</font>{tagged(parts)}</td></tr></table>'
    return page(title, body, after="<hr><small>Invented Ministry, all rights reserved</small>")


def listed(title: str, parts: list[str]) -> str:
    figures = "<ul>" + "".join(f"<li>{part}</li>" for part in parts[2:5]) + "</ul>"
    inside = (
        tagged(parts[:2])
        + "<h2>The points</h2>"
        + figures
        + f"<blockquote><p>{parts[5]}</p></blockquote>"
        + tagged(parts[6:])
    )
    return page(
        title,
        f'<main><article class="post"><h1>{title}</h1>{inside}</article></main>',
        before=BANNER + NAV,
        after=COMMENTS,
    )


LAYOUTS: dict[str, Callable[[str, list[str]], str]] = {
    one.__name__: one for one in (plain, tabloid, divided, agency, old, listed)
}

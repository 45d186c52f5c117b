"""What every contender does in `base`: decode an article, drop exact repeats, match 1,000 names, encode an output."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Iterator

import ahocorasick_rs

from agents import wire
from agents.records import Article, Mention, Mentions, Time

START = Time.parse("2026-01-01T00:00:00Z")
REPEATED = 20  # one article in so many repeats an earlier text
LETTERS = 3000


def words(rng: random.Random, count: int) -> list[str]:
    """Invented words with the lengths of English ones."""
    return ["".join(rng.choices("etaoinshrdlucmfwypvbgkjq", k=rng.choice((2, 3, 4, 5, 6, 7, 9)))) for _ in range(count)]


def names() -> list[str]:
    """1,000 invented names of two words; about one article in two holds one."""
    rng = random.Random(5)
    return [f"{one} {two}" for one, two in zip(words(rng, 1000), words(rng, 1000), strict=True)]


def articles(count: int) -> Iterator[Article]:
    """Articles of 3,000 letters; the same for the same count."""
    rng = random.Random(7)
    vocabulary, known = words(rng, 5000), names()
    texts: list[str] = []
    for number in range(count):
        if number % REPEATED == REPEATED - 1:
            text = texts[rng.randrange(len(texts))]
        else:
            text = " ".join(rng.choices(vocabulary, k=620))[:LETTERS]
            if rng.random() < 0.5:
                text = text[:1500] + " " + known[rng.randrange(len(known))] + text[1500:]
            texts = [*texts[-500:], text]
        yield Article(
            id=wire.digest("article", number),
            source="benchmark",
            title=f"Article {number}",
            text=text,
            fetched_at=Time.from_ms(START.ms() + number),
        )


class Matcher:
    """The judgement: the same object of the same class for everybody."""

    def __init__(self) -> None:
        self.names = names()
        self.automaton = ahocorasick_rs.AhoCorasick(self.names)

    def text_key(self, article: Article) -> str:
        """What makes two articles exact repeats."""
        return hashlib.blake2b(article.text.encode(), digest_size=16).hexdigest()

    def output(self, article: Article) -> Mentions:
        """The record that goes out for an article seen first."""
        found = self.automaton.find_matches_as_indexes(article.text)
        mentions = tuple(
            Mention(
                entity=f"n{pattern}",
                kind="system",
                alias=self.names[pattern],
                field="text",
                start=start,
                end=end,
                surface=article.text[start:end],
            )
            for pattern, start, end in found
        )
        return Mentions(article_id=article.id, version=1, watchlist="benchmark", lang="en", mentions=mentions)


def expected(count: int) -> dict[bytes, bytes]:
    """What must come out: key -> value, for each article that is no repeat."""
    matcher, seen, outputs = Matcher(), set(), {}
    for article in articles(count):
        key = matcher.text_key(article)
        if key not in seen:
            seen.add(key)
            outputs[article.id.encode()] = wire.encode(matcher.output(article))
    return outputs

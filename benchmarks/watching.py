"""What `mentions` works on: invented watchlists of any size and articles of 3 kB in six languages, the same each time.

The words of the articles are the common ones of their language by frequency (wordfreq),
so that letters, word lengths and repetition are those of real news; the names are invented.
"""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterator

from agents.records import Article, Judged, Time
from agents.stage import JUDGEMENT
from agents.wire import digest

BYTES = 3_000  # of an article's text in UTF-8
VOCABULARY = 8_000
START = Time.parse("2026-01-01T00:00:00Z")

SYLLABLES = {
    "en": "ka ro vel mir sto dan gor lin tay bru nes pol zar qui hem fost",
    "ar": "كا رو فل مير ستو دان غور لين تاي برو نس بول زار قي هم فست",
    "fa": "کا رو ول میر ستو دان گور لین تای برو نس پول زار چی هم فست",
    "he": "קא רו ול מיר סטו דן גור לין תי ברו נס פול זר קי הם פסט",
    "ru": "ка ро вел мир сто дан гор лин тай бру нес пол зар кви хем фост",
    "zh": "卡 罗 维 米 斯 丹 戈 林 泰 布 内 波 扎 奎 赫 福",
}
CUES = {
    "strike": {"en": "strike* struck attack*", "ar": "قصف", "fa": "حمله", "he": "תקיפה", "ru": "удар*", "zh": "袭击"},
    "deploy": {
        "en": "deploy* deliver* station*",
        "ar": "نشر",
        "fa": "استقرار",
        "he": "פריסה",
        "ru": "размещ*",
        "zh": "部署",
    },
}
QUOTES = {"en": "“”", "ar": "«»", "fa": "«»", "he": '""', "ru": "«»", "zh": "“”"}


def names(lang: str, count: int) -> list[str]:
    """Invented names: two in three of two words, one of a word with a number."""
    rng = random.Random(count * 31 + len(lang))
    syllables = SYLLABLES[lang].split()
    made: dict[str, None] = {}
    while len(made) < count:
        one, other = ("".join(rng.choices(syllables, k=3)).capitalize() for _ in range(2))
        made[f"{one} {other}" if rng.random() < 2 / 3 else f"{one}-{rng.randrange(1, 999)}"] = None
    return list(made)


def watchlist(lang: str, aliases: int, rules: int) -> dict[str, str]:
    """A watchlist's files: two aliases an entity, as many rules; a text of its own in each."""
    found = names(lang, aliases)
    entities = [
        f"  - id: e{n}\n    kind: {('system', 'actor', 'place')[n % 3]}\n    name: Entity {n}\n"
        f"    class: class-{n % 40}.sub\n    groups: [g{n % 25}]\n    names: {{{lang}: [{one!r}, {other!r}]}}\n"
        for n, (one, other) in enumerate(zip(found[::2], found[1::2], strict=True))
    ]
    cues = [f"  {id}: [{', '.join(map(repr, _cues(words)))}]\n" for id, words in CUES.items()]
    made = {"entities.yaml": "entities:\n" + "".join(entities), "cues.yaml": "cues:\n" + "".join(cues)}
    made["rules.yaml"] = "rules:\n" + "".join(_rules(rules, len(entities)))
    return made


def _cues(words: dict[str, str]) -> list[str]:
    """A cue has the words of all languages."""
    return [word for some in words.values() for word in some.split()]


def _rules(count: int, entities: int) -> Iterator[str]:
    rng = random.Random(count)
    shapes = (
        "@e{a} W/S #strike",
        "(@e{a} OR @e{b}) W/S #deploy",
        "(@e{a} NEAR/10 @e{b})",
        "(@e{a} W/P #deploy) AND @class:class-{c}.*",
        "(@e{a} AND @e{b}) AND NOT #strike",
    )
    for n in range(count):
        shape = shapes[n % len(shapes)]
        when = shape.format(a=rng.randrange(entities), b=rng.randrange(entities), c=rng.randrange(40))
        yield f"  - id: r{n}\n    title: Rule {n}\n    severity: high\n    when: '{when}'\n"


def articles(lang: str, found: list[str], count: int, mentions: int) -> list[Judged]:
    """Articles of 3 kB with so many of the names in each, a cue of the language in every fifth sentence, and quotes."""
    from wordfreq import top_n_list  # noqa: PLC0415 -- 0.2 s

    rng = random.Random(len(found) + count)
    vocabulary = [word for word in top_n_list(lang, VOCABULARY) if word.isalpha()]
    weights = list(itertools.accumulate(1 / (rank + 3) for rank in range(len(vocabulary))))
    cues = [word.rstrip("*") for words in CUES.values() for word in words[lang].split()]
    made = []
    for number in range(count):
        text = _text(rng, lang, vocabulary, weights, [rng.choice(found) for _ in range(mentions)], cues)
        made.append(judged(lang, number, f"{rng.choice(vocabulary)} {rng.choice(vocabulary)}", text))
    return made


def judged(lang: str, number: int, title: str, text: str) -> Judged:
    """An original of the benchmark's own source, fetched a second after the one before."""
    article = Article(
        id=digest("article", lang, number, text),
        source="benchmark",
        title=title,
        text=text,
        lang=lang,
        published_at=START,
        fetched_at=Time.from_ms(START.ms() + number * 1000),
    )
    return Judged(
        article=article, verdict="original", version=1, root=article.id, family="benchmark", judgement=JUDGEMENT
    )


def _text(
    rng: random.Random, lang: str, words: list[str], weights: list[float], names: list[str], cues: list[str]
) -> str:
    blank, stop = ("", "。") if lang == "zh" else (" ", ". ")
    sentences: list[str] = []
    size = 0
    while size < BYTES:
        chosen = rng.choices(words, cum_weights=weights, k=rng.randrange(12, 28))
        if len(sentences) % 5 == 0:
            chosen[rng.randrange(len(chosen))] = rng.choice(cues)
        sentence = blank.join(chosen).capitalize()
        if len(sentences) % 6 == 1:
            sentence = sentence.join(QUOTES[lang])
        size += len((sentence + stop).encode())
        sentences.append(sentence)
    for name in names:
        place = rng.randrange(len(sentences))
        sentences[place] = f"{sentences[place]}{blank}{name}"
    paragraphs = [sentences[at : at + 3] for at in range(0, len(sentences), 3)]
    return "\n\n".join(stop.join(paragraph) + stop for paragraph in paragraphs)

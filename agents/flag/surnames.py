"""A person named in full is called by the surname from then on: "Gary Volesky ... Volesky said".

Only for surnames in letters that have capitals. Who else's given name, or a longer name, touches the surname is not
meant ("Asma al-Assad", "Carter Center"), and where two watched persons bear it nobody is. A surname that the
watchlist has by itself counts as the list says.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping

from agents.flag.containment import contained
from agents.flag.titles import TITLES
from agents.language import commonest
from agents.records import Mention
from agents.text import fold, words_like

_SURNAME = re.compile(r"(?:[A-Za-z]{1,3}['’ -])?([A-Z\u00c0-\u024f\u0400-\u04ff][^\W\d_]{3,})$")
_BEFORE = re.compile(
    r"([^\W\d_]+)\.?[ \u00a0](?:[A-Z]\.[ \u00a0])?(?:(?:[Aa]l|[Ee]l|[Bb]in|[Vv]an|[Vv]on|[Dd]e)[ -])?$"
)
_LOOKED_BACK = 40  # characters
_ENDINGS = tuple(title for title in TITLES if len(title) > 4)  # Bundeskanzler, Außenminister


def called(mentions: Iterable[Mention], least: float, listed: Callable[[str], bool]) -> dict[str, Mention]:
    """Surname -> the mention in full of the one person who bears it, of confidence `least` and more.

    `listed`: whether the watchlist has a folded word by itself.
    """
    found: dict[str, Mention] = {}
    several: set[str] = set()
    for mention in mentions:
        if mention.kind == "person" and " " in mention.surface and mention.confidence >= least:
            surname = _surname(mention.surface)
            if surname and not listed(fold(surname)) and found.setdefault(surname, mention).entity != mention.entity:
                several.add(surname)
    return {surname: mention for surname, mention in found.items() if surname not in several}


def _surname(name: str) -> str:
    last = _SURNAME.search(name)
    if last is None or not last.group(1)[1:].islower() or fold(last.group(1)) in commonest("en") | TITLES:
        return ""
    return last.group(1)


def places(texts: Mapping[str, str], persons: Mapping[str, Mention]) -> Iterator[tuple[str, str, int, int]]:
    """Where surnames stand alone: surname, field, start, end."""
    for surname, whole in persons.items():
        own = frozenset(fold(whole.surface).replace("-", " ").split())
        for field, text in texts.items():
            for start, end in words_like(text, surname):
                if not _another(text, start, own) and not contained(text, start, end, _nobody):
                    yield surname, field, start, end


def _another(text: str, start: int, own: frozenset[str]) -> bool:
    """Whether a name that is not the person's stands right before: not a title, nor a word that begins a sentence."""
    before = _BEFORE.search(text[max(0, start - _LOOKED_BACK) : start])
    if before is None or not before.group(1)[0].isupper():
        return False
    word = fold(before.group(1))
    known = word in own or word in TITLES or word in commonest("en")
    return not known and not word.endswith(_ENDINGS)


def _nobody(start: int, end: int) -> bool:
    return False

"""Reading what a name's surroundings must have or must not: the words of `require`, `forbid` and `unless`."""

from __future__ import annotations

import re
from functools import lru_cache

import msgspec

from agents.flag.telling import Faults
from agents.flag.watchlist import Context
from agents.folding import fold
from agents.lined import Lined, Place
from agents.rules.grammar import RuleError, term
from agents.rules.tree import Atom

_LANG = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]+)*|mul|und")
_KEYS = {"any", "topic", "spare", "within"}
SPARE = 20  # words within which one of `spare` saves a name from a topic
_EVERYWHERE = {"any", "topic", "spare"}
TOPIC = 30  # words within which a word counts that tells what a whole passage is about

Row = tuple[str, Atom, str, int]
"""A word of a context: as it is written, as a rule has it, its language ("": any), and its own distance (0: none)."""


@lru_cache(maxsize=256)
def is_language(lang: str) -> bool:
    """Whether a key of names or of a context is a language: two or three letters, perhaps with more behind a hyphen."""
    return _LANG.fullmatch(lang) is not None


def read_context(entry: Lined, key: str, faults: Faults, of: str = "") -> Context | None:
    """What an entity or a name (`of` tells which) asks for or forbids; one with faults asks for nothing.

    Words under `any` count in every article, those under a language in its articles only, those under `topic` within
    more words: they tell by themselves what a whole passage is about. A word of `spare` near a name outweighs those.
    """
    value = entry.get(key)
    if value is None:
        return None
    where = f"`{key}`{of}"
    if not isinstance(value, Lined):
        fix = f"write {key}: {{any: [...], within: 12 words}}"
        faults.tell(entry.place_of(key), f"{where} is not a mapping", fix)
        return Context()
    faults.unknown(value, _KEYS.union(filter(is_language, value)), where)
    terms = [
        row
        for lang in value
        if lang in ("any", "topic") or is_language(lang)
        for row in _terms(value, lang, faults, where)
    ]
    if not terms:
        faults.tell(value.place_of("any"), f"{where} names nothing", f"write {key}: {{any: [missile*]}}")
    made = joined(terms, distance(value, 12, faults))
    spare = _terms(value, "spare", faults, where) if "spare" in value else []
    return msgspec.structs.replace(made, spare=joined(spare, SPARE)) if spare else made


def _terms(value: Lined, lang: str, faults: Faults, where: str) -> list[Row]:
    """The words under one key."""
    told = faults.words(value.get(lang), value.place_of(lang), f"`{lang}` of {where}")
    only = "" if lang in _EVERYWHERE else lang.partition("-")[0]
    reach = TOPIC if lang == "topic" else 0
    read = [(word, read_term(word, place, where, faults)) for word, place in told]
    return [(word, atom, only, reach) for word, atom in read if atom is not None]


def joined(rows: list[Row], within: int) -> Context:
    """A context of words with their languages, each word once: in all its languages, or in every article."""
    atoms = {word: atom for word, atom, _, _ in rows}
    langs: dict[str, dict[str, None]] = {word: {} for word in atoms}
    reach = dict.fromkeys(atoms, within)
    for word, _, lang, far in rows:
        langs[word][lang] = None
        reach[word] = max(reach[word], far)
    only = tuple("" if "" in told else " ".join(told) for told in langs.values())
    reaches = tuple(reach.values()) if any(row[3] for row in rows) else ()
    return Context(tuple(atoms), within, tuple(atoms.values()), only if any(only) else (), reaches)


def parted(context: Context) -> list[Row]:
    """The words of a context with their languages and distances, as `joined` takes them."""
    only = context.only or ("",) * len(context.terms)
    reach = context.reach or (0,) * len(context.terms)
    rows = zip(context.terms, context.atoms, only, reach, strict=True)
    return [(word, atom, lang, far) for word, atom, langs, far in rows for lang in langs.split() or [""]]


def read_term(word: str, place: Place, where: str, faults: Faults) -> Atom | None:
    """A word of a context as a rule would have it."""
    try:
        atom = term(word)
    except RuleError as error:
        faults.tell(place, f"{where}: {word!r}: {error}")
        return None
    if atom.kind == "literal":
        searched(atom.value, place, where, faults)
    return atom


def searched(word: str, place: Place, where: str, faults: Faults) -> None:
    """A word that is looked for in every article must not stand in every article."""
    plain = fold(word.replace("*", "")).strip()
    stars = word.count("*")
    if not any(map(str.isalnum, plain)):
        faults.tell(place, f"{where}: {word!r} holds no letter or digit")
    elif stars and len(plain) < 2:
        faults.tell(place, f"{where}: {word!r} finds almost every word", "write at least two letters before *")
    elif word.lstrip().startswith("*"):
        faults.tell(place, f"{where}: {word!r} begins with *", "a * stands at the end of a word")


def distance(entry: Lined, default: int, faults: Faults) -> int:
    """The words of `within`."""
    found = re.fullmatch(r"(\d{1,4})(?:\s*words?)?", str(entry.get("within", default)))
    if not found or not 1 <= int(found.group(1)) <= 1_000:
        faults.tell(entry.place_of("within"), f"`within: {entry['within']}` is no distance", "write 12 words")
        return default
    return int(found.group(1))

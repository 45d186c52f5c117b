"""From names, decoys, cues and words to the patterns that are looked for, each with the term that it stands for."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from unicodedata import normalize

import msgspec

from agents.flag import bengali, devanagari
from agents.flag.bearers import NO_PERSON, UNSURE, given
from agents.flag.chinese import traditional
from agents.flag.devanagari import nasals
from agents.flag.inflect import forms
from agents.flag.kana import long_vowels
from agents.flag.rests import Pattern
from agents.flag.term import CASED, Term
from agents.flag.titles import untitled
from agents.flag.variants import spellings
from agents.flag.watchlist import Context, Entity, Name, Watchlist
from agents.folding import fold, script
from agents.language import commonest
from agents.rules.index import plain
from agents.rules.tree import Atom, atoms

_TOLD_APART = {"us"}  # a headline in capitals means the country
_MARKED = 3  # letters of the longest name that is told by its marks: Şam is not Sam
_UNSPACED = {"Hani", "Kana"}
_BARE = 5  # characters: a Chinese or Japanese name of more says what it is of
KANA = re.compile("[\u3041-\u30fa\u30fc]")
_MAY_BE_KANA = re.compile("[\u3041-\u33ff\uff00-\uffef\U0001f200-\U0001f2ff]")  # and after normalization is
SHORT = 5  # letters up to which an all-capital name is matched in its capitals


def patterns_of(watchlist: Watchlist) -> Iterable[tuple[str, Term]]:
    """All patterns of a watchlist."""
    for entity in watchlist.entities.values():
        yield from entity_terms(entity)
    for id, words in watchlist.cues.items():
        yield from cue_terms(id, words)
    for atom in sorted(_literals(watchlist), key=literal):
        yield from (_exactly if atom.alone else _word_terms)("literal", literal(atom), atom.value)


def entity_terms(entity: Entity) -> Iterable[tuple[str, Term]]:
    """The patterns of an entity's names and decoys."""
    own = Own(entity)
    for name in entity.names:
        yield from name_terms(entity, name, own)
    known = {_letters(name.text) for name in entity.names} if entity.decoys else set()
    for decoy in entity.decoys:
        same = decoy if _letters(decoy) in known else ""
        term = Term(kind="decoy", ref=entity.id, script=script(decoy), text=decoy, same=same)
        for form in _characters(fold(decoy), term.script):
            yield form, term


def cue_terms(id: str, words: Iterable[str]) -> Iterable[tuple[str, Term]]:
    """The patterns of a cue's words."""
    for word in words:
        yield from (_exactly if word.startswith("=") else _word_terms)("cue", id, word)


def literal(atom: Atom) -> str:
    """What a word's occurrences are kept under: `=Word` apart from `word`."""
    return "=" + atom.value if atom.alone else atom.value


def _letters(name: str) -> str:
    return "".join(filter(str.isalnum, fold(name)))


def _literals(watchlist: Watchlist) -> set[Atom]:
    """The words of rules and contexts, wherever they stand."""
    found = {atom for rule in watchlist.rules.values() for atom in atoms(rule.when)}
    found |= {
        atom for rule in watchlist.rules.values() for unless in rule.unless for atom in (*unless.atoms, *unless.of)
    }
    for entity in watchlist.entities.values():
        things: tuple[Entity | Name, ...] = (entity, *entity.names)
        for thing in things:
            if thing.require is not None:
                found.update(thing.require.atoms)
            if thing.forbid is not None:
                found.update(thing.forbid.words)
    return {plain(atom) for atom in found if atom.kind == "literal"}


def name_terms(entity: Entity, name: Name, own: Own) -> Iterable[tuple[str, Term]]:
    """The patterns of a name: itself, its variants, and its inflected forms."""
    text = name.text
    kind, base = script(text), own.folded[text].strip()
    cased = kind in CASED
    exact, marked = _exact(text, entity.case) if cased else ("", False)
    acronyms = _acronyms(text)
    term = Term(
        kind="name",
        ref=entity.id,
        script=kind,
        text=text,
        name=name,
        entity=entity,
        ambiguous=name.ambiguous,
        require=name.require or entity.require if name.ambiguous or own.doubtful(name) else None,
        forbid=own.forbid(name) if own.forbids or name.forbid else (),
        only=name.lang.partition("-")[0] if name.only else "",
        exact_case=exact,
        acronyms=acronyms if cased and entity.case != "any" else (),
        capital=cased and text[:1].isupper() and _begins_high(entity, name, base),
        inflected=entity.plural,
        own=own.of(name) if own.borne(name, cased) else None,
        lent=cased and (entity.kind != "place" or " " not in text or name.lang == "en"),
        thing=entity.kind == "system" and text.count(" ") <= 1 and text.replace(" ", "").isalpha(),
        word=bool(exact or acronyms) and _said_as_word((exact, *acronyms), name.lang),
        kana="" if text.isascii() or not _MAY_BE_KANA.search(text) else "".join(KANA.findall(normalize("NFKC", text))),
    )
    if kind == "Deva":
        yield from _devanagari(text, term)
        return
    if kind == "Beng":
        yield from _bengali(text, term)
        return
    yield base, term
    if marked and not exact.isupper():
        yield base, msgspec.structs.replace(term, exact_case=_upper(exact, name.lang))
    if entity.kind == "person" and kind == "Latn" and (bare := untitled(text)):
        yield fold(bare), msgspec.structs.replace(term, channel="variant", acronyms=_acronyms(bare))
    if others := spellings(text, base, kind) - {base}:
        variant = msgspec.structs.replace(term, channel="variant")
        for spelling in sorted(others):
            yield spelling, variant
    if entity.kind == "person" and kind == "Kana":
        yield from _long_vowels(text, term)
    if entity.plural and (found := forms(text, base, name.lang)):
        inflected = msgspec.structs.replace(term, channel="affix", rest=found.rest)
        for head in found.heads:
            yield head, inflected


def _exact(text: str, case: str) -> tuple[str, bool]:
    """The letters of a name that must stand as they are, if any, and whether that is for their marks.

    It is so for an acronym, for a short name with marks, and where the entity says it of all its names.
    """
    if case == "any" or (case != "exact" and _NO_ACRONYM.fullmatch(text)):
        return "", False
    letters = "".join(filter(str.isalnum, text))
    short = _acronym(letters) and sum(map(str.isalpha, letters)) <= SHORT
    marked = len(letters) <= _MARKED and not letters.isascii() and fold(letters) != letters.casefold()
    told = case == "exact" or short or marked
    return (letters, marked) if told else ("", False)


def _devanagari(name: str, term: Term) -> Iterable[tuple[str, Term]]:
    """The patterns of a Hindi name: its vowel signs are no letters to Python, so that a pattern tells its edges."""
    base = fold(name)
    for spelling in sorted(nasals(name)):
        channel = "exact" if spelling == base else "variant"
        yield spelling, msgspec.structs.replace(term, channel=channel, rest=Pattern(devanagari.whole(spelling)))
        if term.inflected:
            stem, pattern = devanagari.inflected(spelling)
            yield stem, msgspec.structs.replace(term, channel="affix", rest=Pattern(pattern))


def _bengali(name: str, term: Term) -> Iterable[tuple[str, Term]]:
    """The patterns of a Bengali name, which tell its edges as those of a Hindi name do."""
    base = fold(name)
    for spelling in sorted({base, re.sub(r"(?<=[^\d\s]) (?=\d)", "", base)}):
        yield spelling, msgspec.structs.replace(term, rest=Pattern(bengali.whole(spelling)))
        if term.inflected:
            yield spelling, msgspec.structs.replace(term, channel="affix", rest=Pattern(bengali.inflected(spelling)))


def _long_vowels(name: str, term: Term) -> Iterable[tuple[str, Term]]:
    for spelling in sorted(long_vowels(name)):
        written = msgspec.structs.replace(term, channel="variant", kana="".join(KANA.findall(spelling)))
        for one in sorted(spellings(spelling, fold(spelling), "Kana")):
            yield one, written


def _upper(letters: str, lang: str) -> str:
    return (letters.replace("i", "İ") if lang == "tr" else letters).upper()


def _acronym(letters: str) -> bool:
    """Whether the letters of a short name say that it is one: all are capitals, or several and the last (DoD, MbS)."""
    return letters.isupper() or (letters[-1:].isupper() and sum(map(str.isupper, letters)) > 1)


def _acronyms(name: str) -> tuple[str, ...]:
    if not _CAPITALS.search(name) if name.isascii() else name == name.lower():
        return ()
    parts = _PARTED.split(name)
    if not any(map(str.isupper, parts)):
        return ()
    words = ["".join(filter(str.isalnum, part)) for part in parts]
    return tuple(word for word in words if 1 < len(word) <= SHORT and word.isalpha() and word.isupper())[
        : len(words) - 1
    ]


_NO_ACRONYM = re.compile(r"[ -~]*[a-z][ -@\[-`{-~]*")  # ASCII, and the last letter is a small one
_PARTED = re.compile(r"[\s\-/]+")
_CAPITALS = re.compile(r"[A-Z][^A-Za-z0-9\s/-]*[A-Z]")  # two next to each other


def _said_as_word(acronyms: tuple[str, ...], lang: str) -> bool:
    """Whether an acronym of a name, or the name itself, is a common word that capitals do not tell from it: IS led."""
    common = commonest(lang)
    return any(word in common and word not in _TOLD_APART for word in map(fold, acronyms))


def _begins_high(entity: Entity, name: Name, base: str) -> bool:
    """Whether a capitalised name must be capitalised in the text: persons, places, short and ambiguous names."""
    if entity.case in {"any", "capital"}:
        return entity.case == "capital"
    return name.ambiguous or entity.kind in {"person", "place"} or len(base) <= SHORT


class Own:
    """What all names of an entity have in common: the words of them, whether it is no person, what it forbids."""

    __slots__ = ("_choosy", "_entity", "_person", "_told", "_unknown", "folded", "forbids")

    def __init__(self, entity: Entity) -> None:
        self._entity = entity
        self._person = entity.kind == "person"
        # A list that knows a person by the surname alone means whoever bears it.
        self._unknown = self._person and not any(" " in name.text for name in entity.names)
        self.folded = {name.text: fold(name.text) for name in entity.names}
        self._told: dict[bool, frozenset[str]] = {}
        self.forbids = entity.forbid is not None
        self._choosy = self.forbids and any(name.ambiguous or name.guarded for name in entity.names)

    def forbid(self, name: Name) -> tuple[Context, ...]:
        """What must not stand near a name: the entity's words, which touch ambiguous, guarded and doubtful names and
        all where it has neither, and its own."""
        touched = name.ambiguous or name.guarded or not self._choosy or self.doubtful(name)
        return tuple(one for one in (self._entity.forbid if touched else None, name.forbid) if one is not None)

    def doubtful(self, name: Name) -> bool:
        """Whether a name needs no context, but is one word that a girl or a shop may bear, or several that are guarded:
        what is forbidden near the ambiguous names touches it, unless a word of `require` stands there."""
        if name.guarded or name.ambiguous or not self._choosy or not name.text.isalpha():
            return name.guarded and " " in name.text and not self._person
        return script(name.text) not in _UNSPACED or len(name.text) <= _BARE

    def borne(self, name: Name, cased: bool) -> bool:
        """Whether others may bear a name: one of one word, and no acronym."""
        if self._unknown or (cased and not self._person and " " in name.text):
            return False
        surname = self._person and not given(name.text)
        if not (cased or surname or name.ambiguous) or (" " in name.text and not surname and cased):
            return False
        return not (cased and _acronym(name.text))

    def of(self, name: Name) -> frozenset[str]:
        """All of them for one of the names."""
        if name.ambiguous not in self._told:
            marks = () if self._person else (NO_PERSON, UNSURE)[: 1 + name.ambiguous]
            words = " ".join(self.folded.values()).split()
            self._told[name.ambiguous] = frozenset((*words, *marks))
        return self._told[name.ambiguous]


def name_words(entity: Entity) -> frozenset[str]:
    """The words of all names of an entity, folded."""
    return _words(tuple([name.text for name in entity.names]))


@lru_cache(maxsize=4)
def _words(names: tuple[str, ...]) -> frozenset[str]:
    return frozenset([word for name in names for word in fold(name).split()])


def _exactly(kind: str, ref: str, word: str) -> Iterable[tuple[str, Term]]:
    """`=Word`: this very spelling, no endings."""
    text = word.removeprefix("=")
    letters = "".join(filter(str.isalnum, text))
    term = Term(kind=kind, ref=ref, script=script(text), text=text, exact_case=letters, inflected=False)
    yield fold(text), term


def _characters(word: str, kind: str) -> list[str]:
    """A folded word, and where it is Chinese the same in traditional characters."""
    return sorted({word, traditional(word)}) if kind == "Hani" else [word]


def _word_terms(kind: str, ref: str, word: str) -> Iterable[tuple[str, Term]]:
    """A word or phrase of a cue or rule; `*` stands for any letters to the word's end."""
    head, star, _ = word.partition("*")
    term = Term(kind=kind, ref=ref, script=script(word), text=word)
    if not star:
        for form in _characters(fold(word), term.script):
            yield form, term
        return
    pattern = r"[^\W_]*".join(re.escape(fold(part)) for part in word.split("*"))
    yield (
        fold(head).rstrip() if head.endswith(" ") else fold(head),
        msgspec.structs.replace(term, rest=Pattern(pattern)),
    )

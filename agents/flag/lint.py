"""What is doubtful in a watchlist that can be read: errors that its author must decide, warnings, and notes.

An alias of two entities is decided by `shared: [other]` on one of the names, by `ambiguous` on all of them (context
decides), or by `only` with different languages. A dictionary word is decided by context (`ambiguous: true`, `guarded:
true`), or by `sure: true`: its author knows.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import combinations, permutations

import msgspec

from agents.errors import Fault
from agents.flag.compile import Compiled, shared_patterns
from agents.flag.forbidding import contradictions, silencing
from agents.flag.scan import scan
from agents.flag.term import Term
from agents.flag.watchlist import Entity, Name, Rule
from agents.language import commonest
from agents.rules.grammar import written
from agents.rules.tree import atoms
from agents.text import fold, script

ERROR, WARNING, NOTE = "error", "warning", "note"
SHORT = 4  # letters below which an alias is doubtful
COMMON = 4.5  # words in a billion as a power of ten: 1 of 32,000 words
COMMON_ELSEWHERE = 5.0  # in languages whose inflection does not tell a word from a name
KNOWN = 3.0  # a word with a plural: 1 of a million
PLURAL = 2.2  # how much rarer the plural of a word may be; that of a name is rarer still
SHARE = 0.01  # of background articles above which an alias is frequent
FEWEST = 3  # articles of the background
_DEMONYMS = ("an", "ian", "ish", "ese", "i", "ch")

Frequency = Callable[[str, str], float]
"""How common a word is in a language: the power of ten of its number in a billion words (Zipf), 0 where it is rare."""


class Finding(msgspec.Struct, frozen=True):
    """Something doubtful. `check` is the name of what found it."""

    level: str
    check: str
    fault: Fault


def lint(compiled: Compiled, frequency: Frequency, tests: Iterable[Fault], today: str) -> list[Finding]:
    """All findings, errors first; `tests` are the tests that fail, `today` is an ISO date."""
    watchlist = compiled.watchlist
    found = [Finding(ERROR, "tests", fault) for fault in tests]
    found += [Finding(ERROR, "shared-alias", fault) for fault in _shared(compiled)]
    found += [Finding(WARNING, "reading", fault) for fault in watchlist.warnings]
    found += _undone(compiled)
    found += [Finding(WARNING, "forbid", fault) for fault in contradictions(compiled)]
    found += [Finding(NOTE, "forbid", fault) for fault in silencing(compiled)]
    for entity in watchlist.entities.values():
        found += _entity(entity, compiled, frequency)
    for rule in watchlist.rules.values():
        found += _rule(rule, compiled, today)
    order = {ERROR: 0, WARNING: 1, NOTE: 2}
    return sorted(found, key=lambda one: (order[one.level], one.fault.file, one.fault.line))


def background(counts: Mapping[tuple[str, str], tuple[int, int]], articles: int, compiled: Compiled) -> list[Finding]:
    """Aliases found in too many neutral articles; `counts`: (entity, alias) to (times, articles)."""
    found = []
    for (id, alias), (times, held) in sorted(counts.items(), key=lambda row: (-row[1][1], row[0])):
        if held >= FEWEST and held > SHARE * articles:
            entity = compiled.watchlist.entities[id]
            name = next((name for name in entity.names if name.text == alias), None)
            what = f"`{id}`: {alias!r} hits {times} times in {held} of {articles} articles"
            place = (name.file, name.line) if name else (entity.file, entity.line)
            found.append(
                Finding(WARNING, "background", Fault(*place, what, "add context: ambiguous: true and require"))
            )
    return found


def _shared(compiled: Compiled) -> Iterator[Fault]:
    """One fault for each pair of entities, with all spellings that they share undecided."""
    pairs: dict[tuple[str, str], list[tuple[Name, Name]]] = {}
    for terms in shared_patterns(compiled).values():
        names = {term.ref: term for term in terms if term.rest is None}
        for one, other in combinations(sorted(names), 2):
            if not _decided(names[one], names[other]) and (a := names[one].name) and (b := names[other].name):
                pairs.setdefault((one, other), []).append((a, b))
    for (one, other), clashes in sorted(pairs.items()):
        first, second = clashes[0]
        words = ", ".join(dict.fromkeys(repr(a.text) for a, _ in clashes))
        what = f"{words} is a name of `{one}` and of `{other}` ({second.file}:{second.line})"
        fix = f"decide: {{text: {first.text}, shared: [{other}]}} for both, `ambiguous: true` on both, or take one away"
        yield Fault(first.file, first.line, what, fix)


def _undone(compiled: Compiled) -> Iterator[Finding]:
    """Names that need no context although the same spelling of the same thing does: that one is never asked for its."""
    told: dict[tuple[str, str, str], Finding] = {}
    for terms in compiled.terms:
        names = [term for term in terms if term.kind == "name" and term.rest is None and not term.only]
        for weak, strong in permutations(names, 2):
            a, b = weak.name, strong.name
            if (
                a is None
                or b is None
                or weak.ref != strong.ref
                or a.ambiguous <= b.ambiguous
                or _told_apart(weak, strong)
            ):
                continue
            what = (
                f"`{weak.ref}`: {b.text!r} ({b.lang}) is the same spelling as {a.text!r} ({a.lang}), which is ambiguous"
            )
            fix = f"{{text: {b.text}, ambiguous: true}}, or only: true"
            fault = Fault(b.file, b.line, f"{what}, and counts without its context", fix)
            told.setdefault((weak.ref, a.text, b.text), Finding(WARNING, "undone", fault))
    yield from told.values()


def _told_apart(one: Term, other: Term) -> bool:
    """Whether case tells two spellings apart: Nato and NATO."""
    return bool(other.exact_case) and one.exact_case != other.exact_case


def _decided(one: Term, other: Term) -> bool:
    a, b = one.name, other.name
    if a is None or b is None or other.ref in a.shared or one.ref in b.shared:
        return True
    if a.ambiguous and b.ambiguous:
        return True
    if one.exact_case and other.exact_case and one.exact_case != other.exact_case:
        return True
    return bool(one.only and other.only and one.only != other.only)


def _entity(entity: Entity, compiled: Compiled, frequency: Frequency) -> Iterator[Finding]:
    for text, number in Counter((name.text, name.lang) for name in entity.names).items():
        if number > 1:
            yield _of(entity, NOTE, "repeated", f"{text[0]!r} stands {number} times among its {text[1]} names")
    for name in entity.names:
        yield from _name(entity, name, frequency)
    spellings = {name.text for name in entity.names}
    for decoy in entity.decoys:
        if not _stands_over(decoy, entity, compiled):
            yield _of(entity, WARNING, "decoy", f"the decoy {decoy!r} holds none of its names, and never wins")
        elif decoy in spellings:
            yield _of(entity, WARNING, "decoy", f"the decoy {decoy!r} is one of its names")
    if not entity.tests.hit:
        yield _of(entity, NOTE, "untested", "has no tests.hit", "write a text in which it must be found")


def _stands_over(decoy: str, entity: Entity, compiled: Compiled) -> bool:
    """Whether a decoy holds a name of its entity, in any form and case, or begins with the last words of one."""
    words = fold(decoy).split()
    for name in entity.names:
        own = fold(name.text).split()
        if fold(name.text) in fold(decoy) or any(own[-k:] == words[:k] for k in range(1, len(own))):
            return True
    langs = {name.lang for name in entity.names if name.only} | {""}
    texts = (decoy, decoy.title(), decoy.upper())
    spots = [spot for lang in langs for text in texts for spot in scan(compiled, {"text": text}, lang).spots]
    return any(spot.term.kind == "name" and spot.term.ref == entity.id for spot in spots)


def _of(thing: Entity | Rule, level: str, check: str, what: str, fix: str = "") -> Finding:
    return Finding(level, check, Fault(thing.file, thing.line, f"`{thing.id}`: {what}", fix))


def _name(entity: Entity, name: Name, frequency: Frequency) -> Iterator[Finding]:
    if name.sure or name.ambiguous or name.guarded or name.forbid is not None:
        return
    place = name.file, name.line
    fix = "{text: NAME, ambiguous: true} with require, or sure: true"
    letters = [letter for letter in name.text if letter.isalnum() or unicodedata.category(letter) in {"Mn", "Mc"}]
    unspaced = script(name.text) in {"Hani", "Kana", "Hang"}
    if len(letters) < SHORT and not unspaced:
        level = NOTE if len(letters) == SHORT - 1 and (_capitals(entity, name) or not _cased(name)) else WARNING
        what = f"`{entity.id}`: {name.text!r} is shorter than {SHORT} letters"
        yield Finding(level, "short", Fault(*place, what, fix))
    if not any(map(str.isalpha, letters)):
        yield Finding(WARNING, "number", Fault(*place, f"`{entity.id}`: {name.text!r} is only a number", fix))
    elif (told := _common(entity, name, frequency)) is not None:
        yield Finding(WARNING, "dictionary", Fault(*place, f"`{entity.id}`: {told}", fix))


def _cased(name: Name) -> bool:
    return script(name.text) in {"Latn", "Cyrl"}


def _capitals(entity: Entity, name: Name) -> bool:
    """Whether a name is held in its capitals."""
    return entity.case != "any" and name.text.isupper() and len(name.text) <= SHORT + 1


def _common(entity: Entity, name: Name, frequency: Frequency) -> str | None:
    """What makes an alias a word of the dictionary, or nothing; countries are common by nature."""
    word, lang = name.text.casefold(), name.lang.partition("-")[0]
    country = entity.cls.startswith("country")
    if not word.replace("'", "").isalpha() or _capitals(entity, name):
        return None
    zipf = frequency(word, lang)
    if lang == "en" and zipf >= KNOWN and not (country and word.endswith(_DEMONYMS)):
        plural = max(frequency(word + ending, lang) for ending in ("s", "es", "ed", "ing"))
        if plural > max(zipf - PLURAL, 1.0):
            return f"{name.text!r} is a word of the dictionary{_rate(zipf, lang)}"
    if not country and entity.kind != "place" and zipf >= (COMMON if lang == "en" else COMMON_ELSEWHERE):
        return f"{name.text!r} is a common word{_rate(zipf, lang)}"
    return None


def _rate(zipf: float, lang: str) -> str:
    return f", 1 of {round(10 ** (9 - zipf), -2):,.0f} words of '{lang}'"


def _rule(rule: Rule, compiled: Compiled, today: str) -> Iterator[Finding]:
    if rule.expires and rule.expires <= today:
        yield _of(rule, WARNING, "expired", f"expired on {rule.expires}: it holds no more")
    if compiled.index.needs_nothing(rule.id):
        yield _of(
            rule, WARNING, "always", "needs nothing that could be found: it is asked for every article", "add an @id"
        )
    for atom in atoms(rule.when):
        if atom.kind == "literal" and fold(atom.value) in commonest("en"):
            yield _of(rule, WARNING, "common", f"{written(atom)} stands in almost every article")
        if atom.kind == "source" and atom.value.strip("*?") == "":
            yield _of(rule, WARNING, "source", "source:* holds for every article")
    if not rule.tests.hit and not rule.tests.alerts:
        yield _of(rule, NOTE, "untested", "has no tests.hit", "write a text for which it must hold")

"""Names in Devanagari: where they end, their plurals, and the two ways in which a nasal is written.

A vowel sign is a part of its word, but neither a letter to Python nor a mark that folding drops: हॉक stands in हॉकी.
The postpositions of Hindi are words of their own; a noun bends for its plural and makes an adjective with ी or ई.
"""

from __future__ import annotations

import re

from agents.folding import fold

_SIGNS = "\u0900-\u0903\u093a-\u094f\u0955-\u0957\u0962\u0963"
_BEFORE = rf"(?<![\w{_SIGNS}])"
_AFTER = rf"(?![^\W_]|[{_SIGNS}])"
_PLURALS = "ों ें ो े ओं एं एँ यों यां याँ ओ"
_OF_LONG_I = "ियों ियां ियाँ ियो"
_ADJECTIVE = 3  # letters of the shortest name of which ी makes an adjective: ईरानी, but not हॉकी
# Homorganic nasals: before each row of consonants its own letter, or the dot ं for all.
_ROWS = {"ङ": "कखगघ", "ञ": "चछजझ", "ण": "टठडढ", "न": "तथदध", "म": "पफबभ"}


def whole(name: str) -> str:
    """A pattern of a folded name as it stands."""
    return _BEFORE + re.escape(name) + _AFTER


def inflected(name: str) -> tuple[str, str]:
    """The stem of a folded name, and a pattern of its plurals and its adjective."""
    if name.endswith("ी"):
        return name[:-1], _pattern(name[:-1], _OF_LONG_I)
    adjective = " ई" if name.endswith("ा") else " ी" if sum(map(str.isalpha, name)) >= _ADJECTIVE else ""
    return name, _pattern(name, _PLURALS + adjective)


def _pattern(stem: str, endings: str) -> str:
    return f"{_BEFORE}{re.escape(stem)}(?:{'|'.join(map(fold, endings.split()))}){_AFTER}"


def nasals(name: str) -> set[str]:
    """The folded spellings of a name: ट्रम्प and ट्रंप, अन्तर and अंतर, with ँ and with ं, with and without a blank."""
    dotted = name.replace("ँ", "ं")
    for nasal, row in _ROWS.items():
        dotted = re.sub(f"{nasal}\u094d(?=[{row}])", "ं", dotted)
    written = dotted
    for nasal, row in _ROWS.items():
        written = re.sub(f"ं(?=[{row}])", f"{nasal}\u094d", written)
    made = {fold(one) for one in (name, dotted, written)}
    made |= {re.sub(r"(?<=[^\W\d]) (?=\d)", "", one) for one in made}
    return made | {re.sub("^अल ", "अल", one) for one in made}

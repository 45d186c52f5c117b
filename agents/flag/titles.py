"""Ranks and offices before a person's name, in Latin letters: a list's General Gary Volesky is Gary Volesky too."""

from __future__ import annotations

from itertools import dropwhile

from agents.folding import fold

_TITLES = """
Adm Admiral Airman Ambassador Archbishop Ayatollah Baroness Baron Bishop Brig Brigadier Capt Captain Cardinal Chairman
Chancellor Chief Col Colonel Commander Commodore Congressman Congresswoman Corporal Cpl Dame Deputy Director Dr Emir
Envoy General Gen Governor Imam Inspector Judge King Lady Lieutenant Lord Lt Maj Major Marshal Mayor MEP Minister MP Mr
Mrs Ms Officer Pastor Pope Premier President Prince Princess Prof Professor Queen Rabbi Rep Representative Rev
Secretary Sen Senator Sergeant Sgt Shaikh Sheik Sheikh Sir Spokesman Spokeswoman Sultan Teniente Vice
Général Colonel Ministre Président Presidente General Ministro Präsident Minister Generale Kanzler Kanzlerin
"""
TITLES = frozenset(fold(title) for title in _TITLES.split())
_OFFICES = frozenset("state defense defence war treasury foreign affairs interior staff".split())  # noqa: SIM905
_JOINTS = frozenset("of for to and the".split())  # noqa: SIM905
_MOST = 8  # words looked at


def untitled(name: str) -> str:
    """A person's name without what stands before its last title, where two capitalised words are left; else ""."""
    words = name.split()
    last = max((row for row, word in enumerate(words[:_MOST]) if fold(word).strip(".,") in TITLES), default=-1)
    rest = words[last + 1 :]
    if len(rest) > 1 and rest[0] == "of" and rest[1].casefold() in _OFFICES:
        rest = list(dropwhile(lambda word: word.casefold() in _OFFICES | _JOINTS, rest))
    named = len(rest) > 1 and rest[0][:1].isupper() and rest[-1][:1].isupper() and not _JOINTS & set(rest)
    return " ".join(rest) if last >= 0 and named and "," not in name else ""

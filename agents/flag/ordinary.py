"""Whether a word is an ordinary one of some language, or a title: it is no rare given name then.

The words are those that [wordfreq](https://github.com/rspeer/wordfreq) finds at least once in a million, kept as
sorted check sums (3 MB) and read when the first rare word is asked for.
"""

from __future__ import annotations

import zlib
from functools import cache, lru_cache

import numpy as np
from numpy.typing import NDArray

from agents.flag.given import HIGH_TITLES, TITLES
from agents.flag.given_world import HONOURS
from agents.flag.titles import TITLES as RANKS
from agents.text import fold

_LANGUAGES = {
    "Latn": (
        "en",
        "de",
        "fr",
        "es",
        "it",
        "pt",
        "nl",
        "pl",
        "tr",
        "sv",
        "nb",
        "da",
        "cs",
        "ro",
        "hu",
        "fi",
        "sh",
    ),
    "Cyrl": ("ru", "uk", "bg", "mk"),
}
_RANKS = frozenset(fold(word) for word in HONOURS | TITLES | HIGH_TITLES | RANKS)
_HEADS = """
stadt metropole provinz region enklave hochburg halbinsel insel gebiet hafen staden provinsen byen provins streifen
küste meer basis stützpunkt chef chefen chefs boss minister ministern ministeren präsident präsidenten president
presidenten kanzler führer führers leiter herr herrn haber habers inhaber general generalen generals major marschall
admiral kommandeur kommandant könig fürst zar kollege kollegen partner gegner vorgänger nachfolger sprecher kandidat
kandidaten kämpfer verbrecher milliardär unternehmer politiker offizier diktator leider leidster generaal collega
genoot voorganger opvolger woordvoerder ledaren sekreterare sekreteraren kollegan diktatorn johtaja ministeri
presidentti elnök miniszter vezér sekretär sekretärs diplomat diplomaten freund freundes feind rivale rivalen
herausforderer gründer geistliche
"""
_ENDS = tuple(map(fold, _HEADS.split()))
_SURNAMED = """
enko ow ov ew ev ski sky skij skyj berg stein mann son sen ic oglu zade zadeh yan ian escu idis opoulos owicz ewicz
ovich evich ovitch evitch ovics owitsch ewitsch енко ов ев ин ский ская ова ева ович евич овича евича овичу евичу ого
ому ым им ой ую ые ых ими ією
"""
_SURNAMES = tuple(map(fold, _SURNAMED.split()))


@lru_cache(maxsize=20_000)
def ordinary(word: str, script: str) -> bool:
    """Whether a word that stands before a surname is no given name for sure: a word, a title, a surname itself."""
    folded = fold(word)
    if folded in _RANKS or folded.endswith(_ENDS) or folded.endswith(_SURNAMES):
        return True
    sums = _sums(script)
    place = int(np.searchsorted(sums, _sum(word.lower())))
    return place < len(sums) and int(sums[place]) == _sum(word.lower())


def _sum(word: str) -> int:
    return zlib.crc32(word.encode())


@cache
def _sums(script: str) -> NDArray[np.uint32]:
    """The check sums of the words of a script's languages."""
    import wordfreq  # noqa: PLC0415 -- takes half a second

    tables = wordfreq.available_languages("small")
    words = {
        word
        for lang in _LANGUAGES.get(script, ())
        for words in wordfreq.read_cBpack(tables[lang])
        for word in words
        if word.isalpha()
    }
    return np.unique(np.fromiter(map(_sum, words), dtype=np.uint32, count=len(words)))

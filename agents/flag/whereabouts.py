"""Whether a word before a place's name says that something is there, or goes there: a place is meant then.

"Mosul, a chestnut colt, won" against "a bakery in Mosul". Facts, written down by us: prepositions of place.
"""

from __future__ import annotations

import re

from agents.text import fold

_WORDS = """
in at to from near of around across outside inside over beyond via towards toward into through between and or for north
south east west northern southern eastern western central downtown greater rural occupied besieged city town district
province capital port region battle siege fall liberation recapture old visit visited left reach reached
à a au aux en de d' du vers dans depuis près sur par pour entre et ville province région nord sud est ouest bataille
desde hasta hacia para por entre y e o ciudad provincia región norte sur este oeste batalla
em no na do da dos das até cidade província região norte sul leste oeste batalha
da di del della dei a ad al alla allo verso per tra fra città provincia regione nella nel nei sulla sul
in aus nach bei von vom um vor über auf zwischen nahe und oder stadt provinz region der die den dem westlich östlich
nördlich südlich im am ans ins zum zur
naar bij uit van tot tussen op stad en
genom mot över under kring norr söder öster väster gennem mod gjennom
i på från till nära mellan vid och ur av
w we z ze do od nad pod koło pod między miasto miasta mieście i na o
в во на из с со к ко от до под над у около возле через между и о об при город города городе районе провинции области
у в до з із зі від під над біля через між і та про місто міста місті районі
في من إلى الى على عن قرب نحو بين شمال جنوب شرق غرب مدينة محافظة قضاء معركة و وسط داخل خارج حول
در از به تا بر برای شهر استان و شمال جنوب شرق غرب نزدیک سوی
את על אל מן בין ליד עד מול העיר של
ve ile şehri ili kenti
"""
_ARTICLES = frozenset("the der die das den dem la le les el los il lo o a de het".split())  # noqa: SIM905
_PLACING = frozenset(fold(word) for word in _WORDS.split())
_BEFORE = re.compile(r"(?:([^\s]+) )?([^\s]+) $")
_PLACED_BEHIND = re.compile(
    r"['’]s\b| (?:province|city|governorate|district|airport|strait|peninsula|strip|island|port)\b"
)
_LOOKED_BACK = 24  # characters


def whereabouts(folded: str, start: int, end: int) -> bool:
    """Whether the words that touch a name at a folded place say that a place is meant."""
    if _PLACED_BEHIND.match(folded, end):
        return True
    before = _BEFORE.search(folded, max(0, start - _LOOKED_BACK), start)
    if before is None:
        return False
    further, word = before.group(1) or "", before.group(2).lstrip("(\"'")
    return word in _PLACING or (word in _ARTICLES and further in _PLACING)

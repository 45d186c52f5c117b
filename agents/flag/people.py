"""What only somebody does or is: verbs of speech beside a name, and what he is called behind a comma.

"заявил Байрактар", "Hawk said", "قال شهاب", "Emad, a refugee": no weapon speaks. Facts, written down by us.
"""

from __future__ import annotations

import re

from agents.text import Folded, fold

_BEHIND = """
said says told adds added tweeted recalls recalled explains explained argued argues wrote writes smiled laughed shrugged
nodded married resigned studied sings sang grinned insisted admits admitted testified
sagte sagt schrieb erzählt erzählte lachte dijo dice declaró escribió cuenta disse afirmou declarou escreveu
powiedział powiedziała mówi dodał dodała řekl řekla spuse zei zegt vertelde sade säger berättar sier fortæller
сказал сказала заявил заявила отметил отметила добавил добавила написал написала рассказал рассказала подчеркнул
подчеркнула пояснил пояснила считает родился родилась женился улыбнулся ответил ответила
сказав сказала заявив заявила зазначив зазначила додав додала написав написала розповів розповіла народився народилася
אמר אמרה סיפר סיפרה הוסיף הוסיפה כתב כתבה הסביר הסבירה
"""
_BEFORE = """
dijo declaró añadió explicó escribió afirmó señaló recordó sagte sagt erklärte erzählte schrieb disse afirmou declarou
explicou contou escreveu ricorda spiega racconta aggiunge conclude dichiara zei zegt vertelde sade säger sier sa
powiedział powiedziała mówi dodał dodała wyjaśnił wspomina řekl řekla uvedl dodal
сказал сказала заявил заявила отметил отметила добавил добавила сообщил рассказал рассказала подчеркнул подчеркнула
пояснил пояснила считает уверен вспоминает
сказав заявив заявила зазначив зазначила додав додала розповів розповіла пояснив каже згадує
قال قالت وقال وقالت أضاف أضافت وأضاف وأضافت أوضح وأوضح أكد وأكد تابع وتابع صرح وصرح يقول تقول ويقول
"""
_CALLED = """
activist aunt boy brother daughter farmer father girl grandmother grandfather husband mother neighbour neighbor
refugee resident schoolboy schoolgirl sister son student pupil teacher uncle widow wife widower volunteer rebel migrant
villager pensioner waiter shopkeeper lawyer nurse medic paramedic cook driver engineer journalist reporter
"""
_APPOSED = re.compile(r", (?:an?|une?|eine?|una|um|uma|the|her|his|their) ((?:[^\W\d_]+[ -]?){1,4})")
_WORD = re.compile(r"[^\W\d_]+")
_SPOKE_BEHIND = frozenset(fold(word) for word in _BEHIND.split())
_SPOKE_BEFORE = frozenset(fold(word) for word in _BEFORE.split())
_PEOPLE = frozenset(fold(word) for word in _CALLED.split())


def somebody(text: Folded, start: int, end: int) -> bool:
    """Whether the words beside a name at a folded place say that it is somebody's."""
    folded = text.text
    if folded[end : end + 1] == " ":
        behind = _WORD.match(folded, end + 1)
        if behind is not None and behind.group() in _SPOKE_BEHIND:
            return True
    elif folded.startswith(", ", end):
        said = _APPOSED.match(folded, end)
        return said is not None and not _PEOPLE.isdisjoint(said.group(1).split())
    return (
        start > 1
        and folded[start - 1] == " "
        and folded[folded.rfind(" ", 0, start - 1) + 1 : start - 1] in _SPOKE_BEFORE
    )

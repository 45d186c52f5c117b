"""Whose words an article carries: the agency that its text credits."""

from __future__ import annotations

import re

_AGENCIES = {
    "reuters": r"Reuters|REUTERS|رويترز|рейтер|Рейтерс",
    "ap": r"AP|Associated Press|أسوشيتد برس",
    "afp": r"AFP|Agence France[- ]Presse|فرانس برس|أ ف ب|АФП",
    "dpa": r"dpa",
    "upi": r"UPI",
    "tass": r"TASS|ТАСС|تاس",
    "ria": r"RIA Novosti|РИА Новости",
    "interfax": r"Interfax|Интерфакс",
    "xinhua": r"Xinhua|شينخوا|新华社",
    "anadolu": r"Anadolu(?: Agency| Ajansı)?|AA|الأناضول",
    "efe": r"EFE",
    "ansa": r"ANSA",
    "irna": r"IRNA|ایرنا|إرنا",
    "spa": r"SPA|واس",
    "wam": r"WAM|وام",
    "kyodo": r"Kyodo(?: News)?",
    "yonhap": r"Yonhap",
    "pti": r"PTI",
}
_BODY = "|".join(f"(?P<{name}>{names})" for name, names in _AGENCIES.items())
# A dateline's bracket, a byline before a dash, or a credit at the very end.
_DATELINE = re.compile(rf"^.{{0,80}}?[(\[]\s*(?:{_BODY})\s*[)\]]\s*[-–—:.]?", re.DOTALL)
_ENDING = re.compile(rf"(?:[(\[–—-]\s*|\bSource\s*[»:]\s*|\bИсточник:\s*|\bالمصدر:\s*)(?:{_BODY})\s*[)\].]?\s*$")
_SOURCE = re.compile(
    r"^\s*(?:Source|Via|Источник|Fuente|Quelle|المصدر|منبع)\s*[»:]\s*(?P<name>[^\n]{2,60}?)\s*$", re.MULTILINE
)


def wire(text: str) -> str | None:
    """The agency or outlet credited at the text's head or foot, as a short lower-case name; None without one."""
    for pattern, part in ((_DATELINE, text[:300]), (_ENDING, text[-300:])):
        if found := pattern.search(part):
            return next(name for name, value in found.groupdict().items() if value)
    lines = _SOURCE.findall(text[-300:])
    return re.sub(r"\W+", "", lines[-1]).casefold() or None if lines else None

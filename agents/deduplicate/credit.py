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
    "tasnim": r"Tasnim|تسنیم|تسنيم",
    "fars": r"Fars News|خبرگزاری فارس",
    "sana": r"SANA|سانا",
    "ukrinform": r"Ukrinform|Укринформ|Укрінформ",
    "sputnik": r"Sputnik|سبوتنيك",
    "kuna": r"KUNA|كونا",
    "wafa": r"WAFA|وفا",
}
SAID = 1000  # characters in which "Reuters reported" credits the text; further down it credits a detail
_BODY = "|".join(f"(?P<{name}>{names})" for name, names in _AGENCIES.items())
# A dateline's bracket, a byline before a dash, or a credit at the very end.
_DATELINE = re.compile(rf"^.{{0,80}}?[(\[]\s*(?:{_BODY})\s*[)\]]\s*[-–—:.]?", re.DOTALL)
_FOOT = r"\b(?:Source|Fuente|Quelle|Avec|Con)\s*[»:]?\s*|\bИсточник:\s*|\bالمصدر:\s*"
_ENDING = re.compile(rf"(?:[(\[–—/-]\s*|{_FOOT}|[.!?”\"»]\s+|\n\s*)(?:{_BODY})\s*[)\].]?\s*$")
# Said in a sentence of the first lines: "Reuters reported", "according to", "selon", "según", "сообщает", "ذكرت وكالة".
_SAID = re.compile(
    rf"\b(?:{_BODY})\s+(?:news agency\s+)?"
    r"(?:reported|reports|said|rapporte|informó|сообщил[ао]?|сообщает|передает|передаёт)\b"
)
_BY = re.compile(
    r"(?:\b(?:according to|reported by|told|selon|d'après|según|laut|сообщает|передает|передаёт|по данным"
    r"|ذكرت|نقلت|وفقا ل|به گزارش)\s?(?:the |l'|l’|la |agence |agencia |агентство |وكالة |وكالة أنباء |خبرگزاری )*)"
    rf"(?:{_BODY})(?!\w)"
)
_SOURCE = re.compile(
    r"^\s*(?:Source|Via|Источник|Fuente|Quelle|المصدر|منبع)\s*[»:]\s*(?P<name>[^\n]{2,60}?)\s*$", re.MULTILINE
)


def wire(text: str) -> str | None:
    """The agency or outlet credited at the text's head or foot, as a short lower-case name; None without one."""
    if named := _named(_DATELINE, text[:300]) or _named(_ENDING, text[-300:]):
        return named
    if lines := _SOURCE.findall(text[-300:]):
        return re.sub(r"\W+", "", lines[-1]).casefold() or None
    return _named(_SAID, text[:SAID]) or _named(_BY, text[:SAID])


def _named(pattern: re.Pattern[str], part: str) -> str | None:
    found = pattern.search(part)
    return next((name for name, value in found.groupdict().items() if value), None) if found else None

"""Whose words an article carries: the agency that its text credits.

Looked for where papers credit: the dateline and byline, the foot, and a sentence of the first lines that says
"Reuters reported". "He told Reuters" credits one statement, not the text, and a picture's credit is not the text's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from agents.deduplicate.agencies import TOO_SHORT, Named, named, stands_alone

HEAD = 140  # characters of a dateline or byline
SAID = 1000  # characters in which "Reuters reported" credits the text; further down it credits a detail
FOOT = 400

_PICTURE = re.compile(
    r"(?:\b(?:photo(?:graph)?s?|pictured?s?|images?|video|foto|file)\b|фото|صورة|تصویر|תמונה|צילום|图|摄|写真)"
    r"(?:\s+(?:by|credit|courtesy of|de|von|di))?\W{0,4}(?:\w+\W{1,2}){0,3}$",
    re.IGNORECASE,
)
_OPENED = re.compile(r"[(\[（【/]\s*(?:[^()\[\]（）【】\n]{0,25}[\s/,=-])?$")
_CLOSED = re.compile(r"^\s*(?:[/,+&-]\s*[\w .]{2,20})?[)\]）】/]\s*(?P<dash>[-–—:.|])?")
_DASHED = re.compile(r"(?:[-–—|]|\d\.|[а-я]\.)\s*$")
_DASH = re.compile(r"^(?:\.RU)?\s*[-–—:.|]")
_BEGUN = re.compile(r"^(?:\s*[-–—:|]|,\s*\d|[^\n]{0,12}\d+日)")
_BYLINE = re.compile(
    r"(?:^|\n)\s*(?:By|Par|Por|Von|Da|Di|De|От|Від)\s"
    r"(?:[^\n.]{0,60}(?:[,|/]|\bfor|\band|\bof)\s*)?(?:the\s|l['’]|la\s|die\s)?$"
)
_LINE_END = re.compile(r"^\s*(?:\n|$|[|])")

_ENDED = re.compile(r"^[^\S\n]*(?:/[\w.-]{1,12})?[)\]）】./]{0,2}\s*$")
_FOOTED = re.compile(r"(?:[(\[（【–—/|-]|--|[.!?。؟”\"»’]\s|\n|^)\s*(?:[A-Za-z]{2,12}\s*[/,-]\s*)?$")
_THANKED = re.compile(
    r"(?:(?:with|con|com|mit)\s(?:additional\s)?(?:inputs?|files?|material|agenturmaterial|reporting|information|reports?|wires?"
    r"|información|aportes|informação|informazioni)\s(?:from|by|de|di|da|von|der|aus|des)?\s*"
    r"(?:the\s|l['’]|la\s|der\s|agency\s)?"
    r"|(?:^|[(\n.]\s*)avec (?:l['’])?|\bavec (?:des )?informations? de (?:l['’])?"
    r"|(?:sources?|fuentes?|quellen?|fontes?|источники?|джерел[оа]|kaynak|المصدر|منبع|מקור|来源|來源)\s*[»:：]\s*"
    r"|(?:©|\(c\)|copyright)\s*(?:\d{4}\s*)?(?:by\s)?)$",
    re.IGNORECASE,
)
_WRITERS = re.compile(
    r"^\s(?:writers?|reporters?|journalists?|correspondents?)\b[^\n]{0,160}\bcontributed\b|^\scontributed\b"
)
_REPORTERS = re.compile(
    r"\b(?:Additional r|R)eporting by\b[^\n]{3,240}?\b(?:Editing|Writing|Additional reporting) by\b"
    r"|\bReporting by Reuters\b"
    r"|\bReportage (?:de|par)\b[^\n]{3,160}\b[ÉEé]dité par\b|\bReporte de\b[^\n]{3,160}\bEditado (?:en|por)\b"
)

_KINDS = (
    r"(?:the |l['’]|la |die |der |el |dem |[Aa]gence |[Aa]gencia |[Aa]genzia |Nachrichtenagentur "
    r"|агентств[оау] |агенці[яюї] "
    r"|(?:official |state |semi-official |Russian |Iranian |Turkish |Chinese |Syrian |state-run )*(?:news agency )?"
    r"|وكالة أنباء |وكالة الأنباء |وكالة |خبرگزاری |סוכנות הידיעות |סוכנות )*$"
)
_BY_ENGLISH = re.compile(
    r"\b(?:[Aa]ccording to|(?:[Aa]s )?[Rr]eported by|[Cc]iting|[Qq]uoting|(?:as )?quoted by|[Vv]ia|in a report by"
    r"|carried by)\s" + _KINDS
)
_BY = re.compile(
    r"(?:\b(?:[Ss]elon|[Dd]['’]après|[Cc]ité par|rapporté par|rapporte|a rapporté|annonce"
    r"|[Ss]egún|[Dd]e acuerdo con|informó|informa|reportó|citado por|recoge|[Ss]egundo|[Ss]econdo|riferisce|riporta"
    r"|[Ll]aut|[Uu]nter Berufung auf|berichtet(?:e)?|meldet(?:e)?"
    r"|[Сс]ообщ(?:ает|ил|ила|ило|ают|или)|[Пп]ереда(?:ет|ёт|ют|ло|л)|[Пп]ишет|[Пп]о данным|[Сс]о ссылкой на|[Цц]итирует"
    r"|[Пп]о информации|[Пп]овідомля(?:є|ють)|[Пп]овідоми(?:в|ла|ло)|[Пп]ередає|[Пп]ише|[Зз]а даними|[Зз] посиланням на"
    r"|ذكرت|نقلت|أفادت|وذكرت|ونقلت|وأفادت|بحسب|حسب|نقلا عن|نقلاً عن|قالت|وفقا ل|وفقًا ل|وفقاً ل|وفق"
    r"|به گزارش|به نقل از|بنا به گزارش|לפי|על פי|דיווחה|דווח ב|מדווחת|מסרה)\s?|[据據]|引述|援引|[据據]外媒)" + _KINDS
)
_NO_NOUN = re.compile(
    r"^(?:\s(?:news )?[Aa]gency)?\s*(?:$|[,.;:)\]\n—–\"”’-]|(?:and|that|which|on|in|as|citing|quoting)\b)"
)
_VERB = re.compile(
    r"^(?:['’](?:n?[ıiuü]n|a|e|ya|ye)\s(?:haberine\s|aktardığına\s)?göre"
    r"|\s(?:(?:news|press) )?(?:[Aa]gency |agency, )?(?:has |had )?(?:reported|reports|said|says|wrote|writes"
    r"|quoted|cited"
    r"|rapporte|a rapporté|informó|informa|berichtet|berichtete|meldet|meldete|ha riferito|riferisce|noticiou"
    r"|сообщ(?:ил|ила|ило|ает|или)|переда(?:ет|ёт|ло)|повідомля(?:є|в)|повідомив|bildirdi|duyurdu|aktardı|haberine göre"
    r"|گزارش داد|گزارش کرد|نوشت|דיווחה|מדווחת)\b|(?:\d+日)?(?:电|讯|报道|報道|消息|記者|记者))"
)
_SOURCE = re.compile(
    r"^\s*(?:Source|Via|Источник|Fuente|Quelle|Fonte|Kaynak|المصدر|منبع|מקור)\s*[»:]\s*(?P<name>(?![^\n]*[Pp]hoto)[^\n]{2,40}?)\s*$",
    re.MULTILINE,
)


def wire(text: str) -> str | None:
    """The agency or outlet credited at the text's head or foot, as a short lower-case name; None without one."""
    head = list(_credited(text[: SAID + 60]))
    for found in head:
        if _in_head(text, found):
            return found.family
    foot = text[-FOOT:]
    if last := [found.family for found in _credited(foot) if _in_foot(foot, found)]:
        return last[-1]
    if _REPORTERS.search(text[-600:]):
        return "reuters"
    if lines := _SOURCE.findall(text[-300:]):
        return re.sub(r"\W+", "", lines[-1]).casefold() or None
    return next((found.family for found in head if _in_sentence(text, found)), None)


def _credited(part: str) -> Iterator[Named]:
    """The names that are no picture's credit."""
    return (found for found in named(part) if not _PICTURE.search(part[max(0, found.start - 50) : found.start]))


def _in_head(text: str, found: Named) -> bool:
    """A dateline's bracket or dashes, the first word, a byline."""
    before, after = text[: found.start], text[found.end : found.end + 200]
    if len(before) > HEAD or not stands_alone(found, text):
        return False
    if not before.strip(' \n«“"(【[（'):
        return bool(_BEGUN.match(after) or _CLOSED.match(after))
    if _OPENED.search(before) and (closed := _CLOSED.match(after)):
        return closed["dash"] is not None or _is_place(before)
    if len(before) <= 60 and _DASHED.search(before) and _DASH.match(after):
        return True
    return bool(_BYLINE.search(before) and _LINE_END.match(after))


def _is_place(before: str) -> bool:
    """LOWER HARBOUR, March 3: in capitals, or a few words of a script without them."""
    letters = [letter for letter in before if letter.isalpha()]
    if not any(letter.islower() or letter.isupper() for letter in letters):
        return len(before) <= 30
    return sum(letter.isupper() for letter in letters) >= 0.6 * len(letters)


def _in_foot(text: str, found: Named) -> bool:
    """The last words, thanks, a copyright line."""
    if not stands_alone(found, text):
        return False
    before, after = text[: found.start], text[found.end :]
    if _ENDED.match(after) and _FOOTED.search(before[-40:]):
        return True
    return bool(_THANKED.search(before[-80:]) or _WRITERS.match(after))


def _in_sentence(text: str, found: Named) -> bool:
    """Reported by it, or it reported; not what somebody told it, and not its poll or photographer."""
    if found.start > SAID or found.name in TOO_SHORT:
        return False
    near, after = text[max(0, found.start - 80) : found.start], text[found.end : found.end + 80]
    if _BY_ENGLISH.search(near) and _NO_NOUN.match(after):
        return True
    if _BY.search(near) and not (after[:1].isalnum() and after.isascii()):
        return True
    return stands_alone(found, text) and bool(_VERB.match(after))

"""The names under which news agencies are credited, in the languages of those who credit them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

AGENCIES: dict[str, str] = {
    "reuters": (
        "Thomson Reuters|Reuters|REUTERS|رويترز|رویترز|Рейтер|Рейтерс|Рейтера|רויטרס|路透社|路透|ロイター|로이터"
        "|Ρόιτερς"
    ),
    "ap": (
        "The Associated Press|Associated Press|AP|أسوشييتد برس|أسوشيتد برس|اسوشیتدپرس|آسوشیتدپرس"
        "|Ассошиэйтед Пресс|איי-פי|איי פי|אי-פי|סוכנות AP|美联社|AP通信"
    ),
    "afp": (
        "Agence France-Presse|Agence France Presse|AFP|فرانس برس|أ ف ب|أ.ف.ب|أ. ف. ب|خبرگزاری فرانسه"
        "|АФП|Франс Пресс|סוכנות הידיעות הצרפתית|法新社|AFP通信"
    ),
    "dpa": "Deutsche Presse-Agentur|dpa|DPA|د ب أ|德新社",
    "upi": "United Press International|UPI|合众国际社",
    "tass": "TASS|ТАСС|تاس|טאס|塔斯社|タス通信",
    "ria": "RIA Novosti|RIA|РИА Новости|РИА «Новости»|ريا نوفوستي|ریانووستی|俄新社",
    "interfax-ukraine": "Interfax-Ukraine|Интерфакс-Украина|Інтерфакс-Україна",
    "interfax": "Interfax|INTERFAX|Интерфакс|إنترفاكس|אינטרפקס|国际文传电讯社",
    "xinhua": "Xinhua|XINHUA|شينخوا|شینهوا|Синьхуа|שינחואה|新华社|新华网|新華社",
    "china-news-service": "China News Service|中新社|中新网",
    "cna": "中央社",
    "anadolu": "Anadolu Agency|Anadolu Ajansı|Anadolu|AA|الأناضول|آناتولی|Анадолу|אנאדולו|阿纳多卢通讯社",
    "dha": "Demirören Haber Ajansı|DHA",
    "iha": "İhlas Haber Ajansı|İHA",
    "efe": "Agencia EFE|EFE|Efe|إفي|ЭФЭ|埃菲社",
    "europa-press": "Europa Press",
    "ansa": "ANSA|Ansa|安莎社",
    "adnkronos": "Adnkronos",
    "irna": "IRNA|ایرنا|إيرنا|إرنا|ИРНА|伊通社",
    "isna": "ISNA|ایسنا|إيسنا",
    "mehr": "Mehr News|MNA|خبرگزاری مهر|مهر نیوز|وكالة مهر",
    "tasnim": "Tasnim|تسنیم|تسنيم|Тасним|טסנים|תסנים",
    "fars": "Fars News|Fars|FNA|خبرگزاری فارس|وكالة فارس|فارس نيوز|Фарс",
    "ina": "Iraqi News Agency|وكالة الأنباء العراقية|واع",
    "spa": "Saudi Press Agency|SPA|وكالة الأنباء السعودية|واس",
    "wam": "Emirates News Agency|WAM|وام",
    "qna": "Qatar News Agency|QNA|قنا",
    "kuna": "Kuwait News Agency|KUNA|كونا",
    "petra": "Petra News Agency|Petra|بترا",
    "mena": "Middle East News Agency|MENA|أ ش أ|أ.ش.أ|وكالة أنباء الشرق الأوسط",
    "wafa": "WAFA|وفا",
    "sana": "SANA|سانا",
    "nna": "National News Agency|NNA|الوكالة الوطنية للإعلام",
    "saba": "Saba News Agency|سبأ",
    "kyodo": "Kyodo News|Kyodo|KYODO|共同通信|共同社|共同",
    "jiji": "Jiji Press|Jiji|時事通信|時事",
    "yonhap": "Yonhap|YONHAP|연합뉴스|韩联社|聯合ニュース",
    "kcna": "Korean Central News Agency|KCNA|조선중앙통신|朝中社",
    "pti": "Press Trust of India|PTI",
    "ani": "Asian News International|ANI",
    "ians": "IANS",
    "app-pakistan": "Associated Press of Pakistan",
    "bernama": "Bernama",
    "antara": "Antara",
    "sputnik": "Sputnik|سبوتنيك|اسپوتنیک|Спутник",
    "ukrinform": "Ukrinform|Укринформ|Укрінформ",
    "unian": "UNIAN|УНИАН|УНІАН",
    "belta": "BelTA|БЕЛТА|БелТА",
    "pap": "Polska Agencja Prasowa|PAP",
    "ctk": "ČTK",
    "apa-austria": "Austria Presse Agentur|APA",
    "keystone-sda": "Keystone-SDA|Keystone-ATS",
    "ritzau": "Ritzau",
    "ntb": "NTB",
    "tt": "TT Nyhetsbyrån",
    "lusa": "Lusa",
    "belga": "Belga",
    "anp": "ANP",
    "pa": "Press Association|PA Media",
    "canadian-press": "The Canadian Press|Canadian Press|La Presse Canadienne",
    "aap": "Australian Associated Press|AAP",
    "azertac": "AZERTAC|AZƏRTAC|АЗЕРТАДЖ",
    "kazinform": "Kazinform|Казинформ",
    "prensa-latina": "Prensa Latina",
}
"""Family (as in seeds/publishers.tsv) -> its names, between strokes."""

_TOO_SHORT = (
    "AA RIA SPA WAM MENA QNA PAP APA ANP TT PA MNA FNA NNA ANI Fars Antara DPA Sputnik Efe Petra "
    "وام واس قنا واع وفا سبأ مهر إفي Фарс Спутник 共同 時事"
)
TOO_SHORT = frozenset(_TOO_SHORT.split())
"""Names that mean something else too: they count in brackets, datelines and feet, not in a sentence."""


_CJK = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_WORD = re.compile(r"[^\W\d_]+")
_BY_WORD: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)  # the first word of a name -> name, family
_UNSPACED: dict[str, str] = {}
for _family, _names in AGENCIES.items():
    for _name in _names.split("|"):
        if _CJK.search(_name):
            _UNSPACED[_name] = _family
        else:
            _BY_WORD[(_WORD.match(_name) or [_name])[0]].append((_name, _family))
for _known in _BY_WORD.values():
    _known.sort(key=lambda known: -len(known[0]))
_ANY_UNSPACED = re.compile("|".join(sorted(_UNSPACED, key=len, reverse=True)))


class Named(NamedTuple):
    """An agency's name in a text: where, and whose."""

    start: int
    end: int
    name: str
    family: str


def named(text: str) -> Iterator[Named]:
    """Every agency's name, in order. In scripts without blanks anywhere; else as words of their own."""
    words = () if _BY_WORD.keys().isdisjoint(_WORD.findall(text)) and "ل" not in text else _WORD.finditer(text)
    for word in words:
        for name, family in _BY_WORD.get(word[0], ()):
            end = word.start() + len(name)
            if text.startswith(name, word.start()) and not text[end : end + 1].isalpha():
                yield Named(word.start(), end, name, family)
                break
        else:
            if word[0][0] == "ل" and (known := _BY_WORD.get(word[0][1:])):  # Arabic writes "to" before the name
                yield Named(word.start() + 1, word.end(), *known[-1])
    if _CJK.search(text):
        for found in _ANY_UNSPACED.finditer(text):
            yield Named(found.start(), found.end(), found[0], _UNSPACED[found[0]])


def stands_alone(found: Named, text: str) -> bool:
    """Is the name a word of its own, no address and no handle?"""
    if _CJK.search(found.name):
        return True
    before, after = text[: found.start][-1:], text[found.end :][:1]
    return not (before.isalnum() or after.isalnum() or after == "@" or before == "@")

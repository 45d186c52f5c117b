"""Word edges, and what may stand at them: inflection is handled here instead of in thousands of aliases.

The tables hold endings and clitics by language, as they are written, and are folded once. A text in Latin or
Cyrillic letters does not say for certain which language it is in, and a name is used in all of them: an ending
of any language of the script counts.
"""

from __future__ import annotations

import re

from agents.folding import fold

_NEAR = 14  # letters looked at behind a name: the longest ending
_BEFORE = 6

# Behind names of four letters and more; behind shorter ones only what `SHORT` has.
_SHORT = "s"
_MIDDLE = {
    "en": "s es",
    "tr": "i ı u ü e a ın in un ün da de ta te dan den tan ten la le lar ler lı li lu lü "
    "ları leri lara lere larda lerde lardan lerden larını lerini larına lerine larının lerinin larıyla leriyle",
    "az": "ə lər ləri lərin lərə lərdə lərdən lərini lərinə lərinin lərlə nın nin nun nün ya yə dən",
    "ku": "ê ya yê",
    "pl": "a u y i ie em om owi ów ami ach",
    "cs": "a u y i e em ům ů ech ovi ové",
    "hu": "t ban ra ot ok ba ig",
    "fi": "n in ia sta ssa lla lle lta on",
    "ro": "ul ului",
    "hr": "a u om e ima",
}
# Behind names of five letters and more.
_LONG = {
    "de": "n en er e ern ens em",
    "nl": "en e er",
    "sv": "en et er ar s ens erna arna ernas arnas are",
    "no": "en et er ene enes erne ernes ane",
    "fr": "s es e ien",
    "it": "i",
    "pt": "s es",
    "ro": "ul ului ii iile ilor ele elor lui uri urile urilor i ei",
    "pl": "a u y i ie ą ę e em om owi ów ami ach o ej ego emu ich im imi ze mi",
    "cs": "a u y i e em ou ům ů ech ovi ové ami ách ích mi ého ému",
    "hr": "a u om em e i ima ama ov ova ovi ove ovu ovom og oj",
    "hu": "t ot et at nak nek ban ben ba be val vel ok ek ak bol ból ből tól től hoz hez ra re n on en ért ig i "
    "oknak eknek okat eket okkal ekkel okra ekre okban ekben ja je ról ről nál nél ként k kat ket kal kel knak knek "
    "ját jét jának jének jai jei jait jeit é ék éknak éknek ékkal ékkel sal sel gal gel pal pel",
    "fi": "n in ia iin ista lla llä ssa ssä sta stä lle lta ltä an a ä t ien eja en et eista issa illa ilta ille isiin",
    "tr": "i ı u ü yi yı yu yü in ın un ün nin nın nun nün ının inin unun ünün e a ye "
    "ya ne na de da te ta den dan ten tan nde nda nden ndan "
    "le la yle yla li lı lu lü ci cı cu cü ler lar leri ları "
    "lere lara lerin ların lerle larla lerde larda lerden lardan "
    "lerini larını lerine larına lerinin larının leriyle larıyla lerinde larında lerinden larından si sı sini sına",
    "az": "ə yə nə də dən nda ndə ndan ndən lə ylə lər ləri lərin lərə lərdə lərdən lərlə lərini lərinə lərinin "
    "lərində lərindən dakı dəki ndakı ndəki lərilə sını sinə dır dir dur dür çı çi çu çü çılar çilər",
    "ku": "ê ya yê an yan ên yên î ek ekî eke ekê",
    "id": "nya",
    "lt": "o ui ą ai ų ams us uose",
    "sq": "it in ut ve",
}
# Germanic languages write compounds in one word: Natoländer, Hamasledaren.
_COMPOUNDS = re.compile(
    r"s?(?:ledar|leder|chef|sjef|land|länd|lander|raket|rakett|missil|milis|rebell|krigar|kriger|terror|attack|angrep|"
    r"styrk|soldat|medlem|batteri|system|topp|flyg|robot|robott|dron|drön|führer|kämpfer|strijder|leider|"
    r"angriff|abwehr|einsatz|einsätz|flug|flüge|krieg|pilot|herstell|produktion|schwarm|schwärm|alarm|abschuss|abschüss|"
    r"anschlag|anhänger|aanval|aanvall|oorlog|oprør|opprør|anfall|kapinalli|johtaj|taistelij|isku|hyökkä|sota|ohju|järjestelm|patter|tykk|yksik|joukko|joukoi|hallin)\w*".translate(
        str.maketrans("äöü", "aou")
    )
)
_CYRILLIC = {
    "ru": "а у ом е ы и ов ам ами ах ой ою ю я ем ей ям ями ях ев ого ому ым им ых их ые ый ая ую ёв ям ь ью",
    "uk": "а у ом е и і ів ам ами ах ою ові еві ем єм ею єю я ю ї їв їх ого ому им их ий ій ями ях ям ів ці",
    "bg": "а ът ят та то те и ът ове овете ите ия ски ска ско",
    "sr": "а у ом е и има ов ова ови ове ама",
}
_GREEK = "ς ν υ ου ο ων οι ους α ας η ης ες"
# Armenian: the articles, cases, plurals, and the adjective. Georgian: behind a name that ends in a vowel.
_ARMENIAN = (
    "ը ն ի ին ից ով ում ու ուն յի յին յից յով յում ս սի սին սը "
    "ներ ները ների ներին ներից ներով ներում ներն եր երը երի երին երից երով երն "
    "ական ականը ականի ականներ ականները ականների ցի ցիներ ցիները ցիների յան ցին"
)
_GEORGIAN = (
    "ს მ თ თი თან სთან სთვის ში ზე დან დანაც ც სგან მდე სკენ სა სი სმა სს სის ის ით ად მა იც ისა "
    "სთანაც შიც ზეც სთვისაც მაც "
    "ები ების ებს ებმა ებთან ებზე ებში ებისთვის ებიდან ებით ებისგან ელი ელები ელებმა ელების ელებს ური ული"
)
# Korean writes particles on the word, one or two of them, and nouns that go with a name often too: 후티반군과의.
_KOREAN_NOUNS = (
    "측 군 산 제 형 급 식 계 발 행 전 내 씨 등 기 함 호 용 당 파 권 식의 대 반군 대원 조직원 정권 정부 전쟁 사태 "
    "공격 배치 체계 시스템 미사일 로켓 포대 부대 기지 공항 해협 지역 드론 무인기 전투기 발사대 레이더 방공망 "
    "포탄 총리 대통령 장관 사령관 의장 왕세자 총장 사무총장 지도자 수장 대변인 무장대원 무장조직 행정부 지도부 "
    "사령부 본부 당국 당국자 관계자 회원국 동맹국 정상회의 세력 병력 본사 유전 시설 측근 연합 협상 국장 국방장관 "
    "망 단 시 주 어 판 사 교 팀 위원회 소속 출신 주도 대사 대사관 외무장관 국방부 기지들"
)
_KOREAN_PARTICLES = (
    "은 는 이 가 을 를 의 에 도 만 와 과 로 으로 나 이나 다 이다 인 란 이란 며 이며 고 이고 라고 이라고 라는 "
    "이라는 라며 이라며 라면 이라면 라도 이라도 든 이든 였다 이었다 였던 이었던 지만 이지만 인데 입니다 이랑 랑 "
    "하고 뿐 뿐만 대로 만큼 마다 조차 마저 밖에 에선 에겐 에게 에서 한테 께서 까지 부터 처럼 보다 으로부터 "
    "로부터 로서 으로서 로써 으로써 에의"
)
# A second particle behind one of place, direction, company or extent.
_KOREAN_FIRST = (
    "에서 에게 에게서 에 로 으로 와 과 까지 부터 만 한테 께서 처럼 보다 조차 마저 뿐 만큼 로부터 으로부터 로서 으로서"
)
_KOREAN_SECOND = "는 은 도 만 의 나 부터 까지 라도 서 이라도 이나 을 를 이 이다"
# No s of the future: it stands before verbs, and made تاد (THAAD) of ستاد, the Persian headquarters.
_ARABIC_BEFORE = re.compile(r"(?:أ?[وف])?(?:[بلك]|ال|لل|[بك]ال)?".replace("أ", "ا"))
_ARABIC = {
    "ar fa": "ه ي ا يه ين ون ات ان ها هاي هايي هايش هايشان هم يين يون اي اش شان وي مان ند ست اند هست را",
    "ckb": "هكه هكهي هكان هكاني هكانيان هكهدا هكاندا هدا هي هيه يك يكي يش ش دا يدا هوه يهوه وه يان تان يي انه "
    "انيان يهكان يهكاني يهكه يهكهي ييهكان ييهكاني ييهكه كان كاني كه كهي",
    "ur": "ز",
}
_HEBREW_BEFORE = re.compile(r"(?:[ומ]?ש|ו?כש|ו?לכש|ו)?[הבלמכ]{0,2}")
_HEBREW_AFTER = re.compile(r"|ים|ות|י|ה|ית|ת|יים|יות|ניק|ניקים")
_ARABIC_AFTER = re.compile("|" + "|".join(" ".join(_ARABIC.values()).split()))  # folded as they stand
_CLITICS = {"Arab": (_ARABIC_BEFORE, _ARABIC_AFTER), "Hebr": (_HEBREW_BEFORE, _HEBREW_AFTER)}
_MODEL = re.compile(r"[a-zа-я]{1,4}\d{0,2}")  # S-300PMU2, F-35A, MQ-9B, С-300ПМУ
_APOSTROPHE = re.compile(r"s?'(?:[a-zçğıöşüə]{1,9})?")
_UNSPACED = {"Hani", "Thai"}
# Thai vowel signs: those of the letter before, and those written before the letter that they follow when spoken.
_THAI_BEHIND, _THAI_BEFORE = re.compile("[\u0e30-\u0e3a\u0e45\u0e47-\u0e4e]"), "เแโใไ"
_COUNTED = re.compile(
    r"\d|[.,]\d|[个個颗顆次名位只隻头頭岁歲年月日天人元倍层層環环支箭星]"
)  # 流星3颗, 一箭3星: no model
# Characters that write a foreign name and begin few words, behind another such: 特朗普顿 is not 特朗普.
_LONGER = re.compile(r"(?<=[尔爾普尼克斯班胡德拉])(?:[娜妮莎蒂廷逊遜弗茨]|森(?!林)|[顿頓](?![时時感悟觉覺]))")
_KATAKANA = re.compile("[\u30a1-\u30fa\u30fc]")


def _any(*tables: dict[str, str] | str) -> re.Pattern[str]:
    """A pattern of any ending of tables, folded."""
    words = " ".join(table if isinstance(table, str) else " ".join(table.values()) for table in tables).split()
    return re.compile("|".join(sorted(sorted({re.escape(fold(word)) for word in words}), key=len, reverse=True)))


_LATIN = {3: _any(_SHORT), 4: _any(_SHORT, _MIDDLE), 5: _any(_SHORT, _MIDDLE, _LONG, _GREEK)}
_CYRILLIC_AFTER = _any(_CYRILLIC)
_ARMENIAN_AFTER, _GEORGIAN_AFTER = _any(_ARMENIAN), _any(_GEORGIAN)
_KOREAN_PARTICLE = (
    f"(?:{_any(_KOREAN_PARTICLES).pattern}|(?:{_any(_KOREAN_FIRST).pattern})(?:{_any(_KOREAN_SECOND).pattern}))"
)
_KOREAN_AFTER = re.compile(f"(?:{_any(_KOREAN_NOUNS).pattern})?들?{_KOREAN_PARTICLE}?")
_KOREAN_BEFORE = frozenset({"", "친", "반", "대", "주", "탈"})  # for, against, towards, ambassador in, away from


def edges(text: str, start: int, end: int, script: str, inflected: bool) -> str:
    """How a match stands in its word: `exact`, `affix`, or "" where it is only a part of another word."""
    if script in _UNSPACED:
        inside = _inside_syllable if script == "Thai" else _inside_chinese
        return "" if inside(text, start, end) else "exact"
    if _alone(text, start, end):
        return "exact"
    if script == "Kana":
        return _katakana(text, start, end)
    if _inside(text, start, end, script):
        return ""
    before, after = _before(text, start, script), _after(text, end, script)
    if not before and not after.strip("'"):
        return "exact"
    return "affix" if inflected and _allowed(text[start:end], before, after, script) else ""


def _inside_syllable(text: str, start: int, end: int) -> bool:
    """Whether a Thai match ends before a vowel of its last letter, or begins behind one of its first: จีน is not จีนี."""
    return bool(_THAI_BEHIND.match(text, end)) or (start > 0 and text[start - 1] in _THAI_BEFORE)


def _inside_chinese(text: str, start: int, end: int) -> bool:
    """Whether a Chinese match is the beginning of a longer name, or its number of a longer number or a count."""
    return bool((_COUNTED if text[end - 1].isdigit() else _LONGER).match(text, end))


def _alone(text: str, start: int, end: int) -> bool:
    """Whether no letter, digit or apostrophe touches a match: the common case, told at once."""
    if start and text[start - 1].isalnum():
        return False
    return end == len(text) or not (text[end] == "'" or text[end].isalnum())


def _inside(text: str, start: int, end: int, script: str) -> bool:
    """Whether a match is clearly a part of another word: the common case, told at once."""
    if script not in _CASED:
        return False
    if start and text[start - 1] < CASED_END and text[start - 1].isalnum():
        return True
    if script != "Latn" or end - start >= SHORTEST or text[end - 1].isdigit():
        return False
    return text[end : end + 1].isalpha() and text[end] != "s" and text[end] < CASED_END


_CASED = {"Latn", "Cyrl"}
CASED_END = "\u0590"  # the scripts from here on know no capitals
SHORTEST = 4  # letters from which a Latin name takes more endings than s


def _katakana(text: str, start: int, end: int) -> str:
    """Japanese has no blanks, but a name in katakana ends where other letters begin."""
    inside = (start and _KATAKANA.match(text, start - 1) and _KATAKANA.match(text, start)) or (
        end < len(text) and _KATAKANA.match(text, end - 1) and _KATAKANA.match(text, end)
    )
    return "" if inside else "exact"


def _of_word(character: str, script: str) -> bool:
    """Whether a character goes on with a word of a script; `F-35战机` and `בF-35` are two words each."""
    if not character.isalnum():
        return False
    if script in _CASED:
        return character < CASED_END
    if script == "Hang" and "\u4e00" <= character <= "\u9fff":
        return False  # headlines: 美국방부, 北탄도미사일
    return character >= CASED_END or character.isdigit()


def _before(text: str, start: int, script: str) -> str:
    first = start
    while first > 0 and start - first < _BEFORE and _of_word(text[first - 1], script):
        first -= 1
    return text[first:start]


def _after(text: str, end: int, script: str) -> str:
    last = end
    while last < len(text) and last - end < _NEAR and (_of_word(text[last], script) or _apostrophe(text, last)):
        last += 1
    return text[end:last]


def _apostrophe(text: str, at: int) -> bool:
    return text[at] == "'" and at + 1 < len(text) and text[at + 1].isalpha()


def _allowed(name: str, before: str, after: str, script: str) -> bool:
    if script in _CLITICS:
        first, last = _CLITICS[script]
        return bool(first.fullmatch(before) and last.fullmatch(after))
    if script == "Hang":
        return before in _KOREAN_BEFORE and bool(_KOREAN_AFTER.fullmatch(after.removeprefix("'")))  # '후티'는
    if before:
        return False
    if name[-1].isdigit() and _MODEL.fullmatch(after):
        return True
    if script == "Geor":
        return bool(_GEORGIAN_AFTER.fullmatch(after))
    return bool(len(name) > 2 and _CYRILLIC_AFTER.fullmatch(after)) if script == "Cyrl" else _latin(name, after)


def _latin(name: str, after: str) -> bool:
    if _APOSTROPHE.fullmatch(after):
        return True
    if "\u0531" <= after[:1] < CASED_END:
        return len(name) > 2 and bool(_ARMENIAN_AFTER.fullmatch(after))
    size = min(5, max(3, len(name)))
    return bool(_LATIN[size].fullmatch(after) or (size > 3 and len(after) > 3 and _COMPOUNDS.fullmatch(after)))

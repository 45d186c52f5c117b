"""Numbers and ordinals as words: a pinned table. A word stands for a value where it hardly means anything else."""

from __future__ import annotations

from agents.text import fold

# Of each language a row per value: its forms. 1 is left out: in most languages it is an article.
_CARDINALS = {
    "en": "2 two|3 three|4 four|5 five|6 six|7 seven|8 eight|9 nine|10 ten|11 eleven|12 twelve dozen|13 thirteen"
    "|14 fourteen|15 fifteen|16 sixteen|17 seventeen|18 eighteen|19 nineteen|20 twenty|30 thirty|40 forty|50 fifty"
    "|60 sixty|70 seventy|80 eighty|90 ninety|100 hundred",
    "fr": "2 deux|3 trois|4 quatre|5 cinq|6 six|7 sept|8 huit|9 neuf|10 dix|11 onze|12 douze douzaine|13 treize"
    "|14 quatorze|15 quinze|16 seize|20 vingt|30 trente|40 quarante|50 cinquante|60 soixante|100 cent",
    "es": "2 dos|3 tres|4 cuatro|5 cinco|6 seis|7 siete|8 ocho|9 nueve|10 diez|11 once|12 doce docena|13 trece"
    "|14 catorce|15 quince|16 dieciséis|17 diecisiete|18 dieciocho|19 diecinueve|20 veinte|30 treinta|40 cuarenta"
    "|50 cincuenta|60 sesenta|70 setenta|80 ochenta|90 noventa|100 cien ciento",
    "de": "2 zwei|3 drei|4 vier|5 fünf|6 sechs|7 sieben|8 acht|9 neun|10 zehn|11 elf|12 zwölf Dutzend|13 dreizehn"
    "|14 vierzehn|15 fünfzehn|16 sechzehn|17 siebzehn|18 achtzehn|19 neunzehn|20 zwanzig|30 dreißig|40 vierzig"
    "|50 fünfzig|60 sechzig|70 siebzig|80 achtzig|90 neunzig|100 hundert",
    "ru": "2 два две двух двум двумя двое|3 три трёх трём тремя трое|4 четыре четырёх четырём четверо|5 пять пяти пятью"
    "|6 шесть шести|7 семь семи|8 восемь восьми|9 девять девяти|10 десять десяти|11 одиннадцать одиннадцати"
    "|12 двенадцать двенадцати|13 тринадцать тринадцати|14 четырнадцать четырнадцати|15 пятнадцать пятнадцати"
    "|16 шестнадцать|17 семнадцать|18 восемнадцать|19 девятнадцать|20 двадцать двадцати|30 тридцать тридцати|40 сорок"
    "|50 пятьдесят|60 шестьдесят|70 семьдесят|80 восемьдесят|90 девяносто|100 сто",
    "uk": "2 два дві двох двом|3 три трьох трьом|4 чотири чотирьох|5 п'ять п'яти|6 шість шести|7 сім семи|8 вісім восьми"
    "|9 дев'ять дев'яти|10 десять десяти|11 одинадцять|12 дванадцять|20 двадцять|30 тридцять|40 сорок|100 сто",
    "ar": "2 اثنان اثنين اثنتين اثنتان|3 ثلاث ثلاثة|4 أربع أربعة|5 خمس خمسة|6 ست ستة|7 سبع سبعة|8 ثماني ثمانية ثمان"
    "|9 تسع تسعة|10 عشر عشرة|20 عشرون عشرين|30 ثلاثون ثلاثين|40 أربعون أربعين|50 خمسون خمسين|60 ستون ستين"
    "|70 سبعون سبعين|80 ثمانون ثمانين|90 تسعون تسعين|100 مئة مائة",
    "fa": "2 دو|3 سه|4 چهار|5 پنج|6 شش|7 هفت|8 هشت|10 ده|11 یازده|12 دوازده|20 بیست|30 سی|40 چهل|50 پنجاه|100 صد",
    "he": "2 שתי שני שניים|3 שלוש שלושה|4 ארבע ארבעה|5 חמש חמישה|6 שש שישה|7 שבע שבעה|8 שמונה|9 תשע תשעה|10 עשר עשרה"
    "|20 עשרים|30 שלושים|40 ארבעים|50 חמישים|100 מאה",
    "tr": "2 iki|3 üç|4 dört|5 beş|6 altı|7 yedi|8 sekiz|9 dokuz|20 yirmi|30 otuz|40 kırk|50 elli|100 yüz",
}
_ORDINALS = {
    "en": "1 first|2 second|3 third|4 fourth|5 fifth|6 sixth|7 seventh|8 eighth|9 ninth|10 tenth|11 eleventh|12 twelfth"
    "|13 thirteenth|14 fourteenth|15 fifteenth|16 sixteenth|17 seventeenth|18 eighteenth|19 nineteenth|20 twentieth",
    "fr": "1 premier première|2 deuxième second seconde|3 troisième|4 quatrième|5 cinquième|6 sixième|7 septième"
    "|8 huitième|9 neuvième|10 dixième|11 onzième|12 douzième|13 treizième|14 quatorzième|15 quinzième|20 vingtième",
    "es": "1 primer primero primera|2 segundo segunda|3 tercer tercero tercera|4 cuarta cuarto|5 quinto quinta"
    "|6 sexto sexta|7 séptimo séptima|8 octavo octava|9 noveno novena|10 décimo décima|11 undécimo undécima"
    "|12 duodécimo duodécima|13 decimotercero decimotercera decimotercer|14 decimocuarto decimocuarta|20 vigésimo vigésima",
}
# Stems that take the endings of adjectives.
_STEMS = {
    "de": (
        "1 erst|2 zweit|3 dritt|4 viert|5 fünft|6 sechst|7 siebt|8 acht|9 neunt|10 zehnt|11 elft|12 zwölft|13 dreizehnt"
        "|14 vierzehnt|15 fünfzehnt|16 sechzehnt|17 siebzehnt|18 achtzehnt|19 neunzehnt|20 zwanzigst",
        "e en er es em",
    ),
    "ru": (
        "1 перв|2 втор|3 трет|4 четверт|5 пят|6 шест|7 седьм|8 восьм|9 девят|10 десят|11 одиннадцат|12 двенадцат"
        "|13 тринадцат|14 четырнадцат|15 пятнадцат|20 двадцат",
        "ый ой ий ая ья ое ье ую ью ого ьего ому ьему ым ьим ом ьем ые ьи ых",
    ),
    "uk": (
        "1 перш|2 друг|3 трет|4 четверт|5 п'ят|6 шост|7 сьом|8 восьм|9 дев'ят|10 десят|11 одинадцят|12 дванадцят",
        "ий а я е є у ю ого ої ому ій",
    ),
    "ar": (
        "1 أول أولى|2 ثاني ثانية|3 ثالث ثالثة|4 رابع رابعة|5 خامس خامسة|6 سادس سادسة|7 سابع سابعة|8 ثامن ثامنة"
        "|9 تاسع تاسعة|10 عاشر عاشرة",
        "",
    ),
    "fa": ("2 دوم دومین|3 سوم سومین|4 چهارم چهارمین|5 پنجم پنجمین|6 ششم ششمین|7 هفتم|8 هشتم|9 نهم|10 دهم", ""),
    "tr": (
        "1 birinci|2 ikinci|3 üçüncü|4 dördüncü|5 beşinci|6 altıncı|7 yedinci|8 sekizinci|9 dokuzuncu|10 onuncu",
        "",
    ),
}


def _table(row: str, endings: str = "") -> dict[str, int]:
    """Folded form -> value."""
    found: dict[str, int] = {}
    for entry in row.split("|"):
        value, *forms = entry.split()
        found |= {fold(form + ending): int(value) for form in forms for ending in (endings.split() or [""])}
    return found


CARDINALS = {lang: _table(row) for lang, row in _CARDINALS.items()}
ORDINALS = {lang: _table(row) for lang, row in _ORDINALS.items()} | {
    lang: _table(row, endings) for lang, (row, endings) in _STEMS.items()
}
NONE: dict[str, int] = {}
TEN = fold("عشر"), fold("عشرة")
"""After an Arabic unit: ten more."""
ONE = frozenset(map(fold, ("one", "un", "uno", "una", "один", "одна", "одну", "bir", "یک")))
"""After tens alone: twenty-one."""

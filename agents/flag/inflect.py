"""Names of several words, or whose last letter changes: a pattern of their forms, word by word.

`Исламское государство` stands in texts as `Исламского государства`, `Хезболла` as `Хезболлу`, `missile balistique` as
`missiles balistiques`. Of each word the ending is taken off by the table of the name's language, and any ending of
that table may stand there instead. Acronyms, numbers and short words stay as they are.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

import msgspec

from agents.flag.rests import STILL, Bent, Endings
from agents.folding import fold

LEAST = 3  # letters of a stem
_ACRONYM = 5

# language: (endings taken off, endings that may stand instead), as written
_TABLES = {
    "ru": (
        "ый ий ой ая яя ое ее ые ие а я о е ы и ь й",
        "ый ий ой ая яя ое ее ые ие а я о е ы и ь й у ю ом ем ёй "
        "ей ою ею ам ям ами ями ах ях ов ев ого его ому ему ым им "
        "ых их ыми ими ую юю ием ии ию ия ий иях иям",
    ),
    "uk": (
        "ий ій а я о е є і и ї ь й",
        "ий ій а я о е є і и ї ь й у ю ом ем єм ою ею єю ої ам ям "
        "ами ями ах ях ів їв ого ому им их ими ую ії ію ією ові еві ці",
    ),
    "bg": ("ски ска ско а я о е и", "ски ска ско ския ските ската ското а я о е и ят та то те ите ата ето ът"),
    "sr": (
        "ски ска ско ија а о е и",
        "ски ска ско ског ском скоме ским ских скима ској ске ску ија ије ију ијом ији ијама ијин а о е и у ем ом ама "
        "има ој ог их им ов ова ове ови",
    ),
    "pl": (
        "ski ska skie owy owa owe y i a e o ia ie ja",
        "ski ska skie skiego skiemu skiej ską skim skich skimi scy owy owa owe owej ową owych owym owymi owego y i "
        "a e o ia ie ja ę ą u em om ami ach ów ej ego emu ich im imi ych ym ymi ię ią ji ję ją owi om iego iej ce "
        "ii iom iami iach",
    ),
    "cs": (
        "ský ská ské ý í á é a e o y ie",
        "ský ská ské ského skému ském ským skou ských skými ští ý í á é a e o y ie u ou em ím ým ého ému ích ých "
        "ými ími am ám ami ách ech ů ům i ovi ové ii iím",
    ),
    "hr": (
        "ski ska sko i a o e ija",
        "ski ska sko skog skom skome skoj skih skim skima ske sku i a o e u om em ama ima og oj ih im ija ije iji "
        "iju ijom ijin ov ova ove ovi",
    ),
    "de": ("es er en em e", "es er en em e n s ern"),
    "nl": ("e en", "e en s er"),
    "sv": ("a e", "a e t n s en et er ar or as ens ets erna arna orna erna ernas arnas arnas"),
    "no": ("e a", "e a t n s en et er ens ets ene enes ne"),
    "da": ("e a", "e a t n s en et er ens ets ene enes ne"),
    "fi": (  # -us bends to -uksen, -nen to -sen, and stops weaken: ilmatorjunnan, kaartin, lennokin
        "nta us ys os ot öt et nen ki ti ä a i e o u",
        "nta nnan ntaa nnassa nnasta nnalla nnat ntojen us uksen usta ukset uksia usten uksessa uksesta uksella "
        "uksilla uksista uksiin ukseen uksille ys yksen yksiä os oksen nen sen set sia sten sta seen sella sessa "
        "selle siä stä ki kia kien keja kit in it ti tia din tien dit teja diin tiin dilla ä a i e o u än an ät "
        "at n t ja jä ia iä en ien eja ejä ssa ssä lla llä lle lta ltä on oa ot un ut een iin aan ään illa illä "
        "ille issa issä ista istä eihin eissa eista eilla jen oiden öiden oita öitä öt et kojen koja koihin oille "
        "oilla oissa oista oineen kkojen kköjä köjen köihin öille öissä öistä",
    ),
    "fr": ("s x es e aux al", "s x es e aux al"),
    "es": ("os as es o a e", "os as es o a e"),
    "pt": ("os as es o a e il is eis ão ões", "os as es o a e il is eis ão ões"),
    "it": ("hi he o a e i", "hi he o a e i"),
    "ro": ("ă a e i u", "ă a e i u ul ului ii iei ei ilor ele elor le lor iile ilor ile uri urile urilor iul iului"),
    "el": (
        "ος ο η α ης ας οι ες ους ων ου ι ια ικο ικη ικος",
        "ος ο η α ης ας οι ες ους ων ου ι ια ικο ικη ικος ικου ικης ικα ικους ικων ικοι ε εις εων υ ιων ιας ιους",
    ),
    "tr": (
        "",
        "sı si su sü ı i u ü nın nin nun nün sının sinin ının inin "
        "unun ünün na ne sına sine ına ine unu ünü ını ini sını sini "
        "nda nde ında inde unda ünde sında sinde ından inden "
        "undan ünden sından sinden yla yle ıyla iyle uyla üyle sıyla "
        "siyle ları leri larının lerinin larına lerine larını "
        "lerini larında lerinde larından lerinden larıyla leriyle "
        "lar ler lara lere larda lerde lardan lerden ların lerin ya ye",
    ),
    "hu": ("", "t ot et at nak nek ban ben val vel ok ek ak ra re n on en ig i"),
    "az": (
        "",
        "sı si su sü ı i u ü nın nin nun nün sının sinin sunun sünün ının inin unun ünün na nə sına sinə suna sünə ına "
        "inə una ünə ını ini unu ünü sını sini sunu sünü nda ndə ında ində unda ündə sında sində sunda sündə ından "
        "indən undan ündən sından sindən sundan sündən ları ləri larının lərinin larına lərinə larını lərini larında "
        "lərində larından lərindən larla lərlə lar lər lara lərə larda lərdə lardan lərdən ların lərin ya yə",
    ),
    "ku": ("", "a ê ya yê an yan ên yên î ek ekê ekî eke"),
    "fa": ("", "ی ها های هایی ان"),
    "ckb": ("", "ی یی ە ەکە ەکەی ەکان ەکانی ێک ێکی یە یەکان یەکانی ییەکان ییەکانی ان انی انە دا یدا ش یش ەوە یەوە یان"),
    "ur": ("", "وں یں ات ے ی ز"),
    "ar": ("ة", "ة ا ي ان ين ون ات تان تين تا تي"),
    "he": ("", "ים ות י ה ית"),
    "hy": ("", "ը ն ի ին ից ով ում ներ ները ների ներին ներից ներով ներն եր երը երի երին երից երով"),
    "ka": (
        "ი ა",
        "ი ა ას ამ ათი ათან აში აზე ადან ამდე აც ისთვის მა ს ის ისა ით ად ში ზე თან იდან მდე ისკენ ისგან იც "
        "ების ები ებს ებმა ებთან ებზე ებში ებისთვის ებიდან ებით ებისგან ული ულ ულმა ულის ულს ური ურ ურმა ურის "
        "ელი ელები ელებმა ელების ელებს",
    ),
}
LANGUAGES = tuple(_TABLES)
_BARE = {"es": {"es"}, "pt": {"es"}, "it": {""}, "fi": {""}, "ar": {""}}  # the endings without which a word can stand
_LAST_ONLY = {"tr", "az", "hu", "hy"}  # the words before the last stand still
_ZERO = {"ru", "uk", "bg", "sr", "pl", "cs", "hr"}  # whose plurals may have no ending: Sił Obrony Izraela
_JOINED = {"ar", "fa", "ckb", "ur"}  # the half-blank of Persian is dropped, and many write none: a blank may be missing
_BEFORE = {"ar": "(?:ال)?", "fa": "", "ckb": "", "ur": "", "he": "ה?"}  # the article, before words but the first
_POSSESSIVE = re.compile(r"(?:(?<=[aeiouə])s)?[iu]$")  # folded: füze-si, but kompleks-i
_POSSESSED = {"tr", "az"}
_QUOTES_NAMES = {"az"}  # "Qüds" qüvvələri
# Where a capitalised word is a proper name, and stands still.
_UPRIGHT = {"fr", "es", "pt", "it", "nl", "sv", "no", "da", "fi"}


_BETWEEN = re.compile(r"[\s\-/«»]+")


class Forms(msgspec.Struct, frozen=True):
    """The forms of a name: the letters that each begins with one of, and what the whole is from there (all folded)."""

    heads: tuple[str, ...]
    rest: Bent


def forms(name: str, base: str, lang: str) -> Forms | None:
    """The forms of a name of a language (`base`: folded); None where endings at its edge say it all."""
    if lang not in _TABLES or not (words := base.split()):
        return None
    capitals = name != name.lower()
    written = {_folded(word): word for word in reversed(_BETWEEN.split(name))} if capitals else {}
    shapes = [_shape(word, lang, written.get(word, ""), word is not words[-1]) for word in words]
    if lang in _LAST_ONLY:
        shapes = [(word, STILL) for word in words[:-1]] + shapes[-1:]
    if (len(words) == 1 and shapes[0][0] == words[0]) or all(ending is STILL for _, ending in shapes):
        return None
    between = '"? ?"?' if lang in _JOINED else '"? "?'  # ЗРК «Оса», "Qüds" qüvvələri
    return Forms(_heads(shapes, lang), Bent(tuple(shapes), between, _BEFORE.get(lang, "")))


def _heads(shapes: list[tuple[str, Endings]], lang: str) -> tuple[str, ...]:
    """What a search looks for: the first stem; where its word stands still (IS, al, F) with the next one."""
    (first, ending), *others = shapes
    if ending is not STILL or not others or lang in _BEFORE:
        return (first,)
    heads = f"{first} {others[0][0]}", f'{first} "{others[0][0]}'
    return (*heads, f'{first}" {others[0][0]}') if lang in _QUOTES_NAMES else heads


_folded = lru_cache(maxsize=16_384)(fold)  # words of names come again and again


@lru_cache(maxsize=16_384)
def _shape(word: str, lang: str, written: str, led: bool) -> tuple[str, Endings]:
    """The stem of a word and its endings; `STILL` where it has none. `led`: other words of the name follow."""
    if _still(word, lang, written):
        return word, STILL
    stem = _stem(word, lang)
    bare = _BARE.get(lang)  # hutíes bends to hutí, and hutis never to hut, nor Сулеймани to Сулейман, طائرة to طائر
    named = (written[:1].isupper() or len(stem) == LEAST) and not (led and lang in _ZERO)
    needed = stem != word and (named or (bare is not None and word[len(stem) :] not in bare))
    return stem, endings_of(lang, needed)


def _still(word: str, lang: str, written: str) -> bool:
    """Whether a word has one form: it is very short, a number, an acronym, or a proper name of some languages."""
    if lang in _BEFORE:
        return word.isascii()
    if len(word) < LEAST or any(map(str.isdigit, word)) or (written.isupper() and len(written) <= _ACRONYM):
        return True
    return lang in _UPRIGHT and written[:1].isupper()


def _stem(word: str, lang: str) -> str:
    """A word without the longest ending that is taken off in a language, where a stem is left."""
    if lang in _POSSESSED:
        found = _POSSESSIVE.search(word)
        size = len(word) - found.start() if found else 0
    else:
        size = next((size for size, taken in _taken(lang) if word[-size:] in taken), 0)
    return word[:-size] if size and len(word) - size >= LEAST else word


@cache
def _taken(lang: str) -> list[tuple[int, frozenset[str]]]:
    """What is taken off, by its length, the longest first."""
    endings = _longest_first(_TABLES[lang][0])
    sizes = dict.fromkeys(map(len, endings))
    return [(size, frozenset(ending for ending in endings if len(ending) == size)) for size in sizes]


@cache
def endings_of(lang: str, needed: bool) -> Endings:
    """What may stand instead of what is taken off. Of languages with the same endings, the same."""
    return _shared_endings(tuple(_longest_first(_TABLES[lang][1])), needed)


@cache
def _shared_endings(endings: tuple[str, ...], needed: bool) -> Endings:
    return Endings(endings, needed)


def _longest_first(row: str) -> list[str]:
    return sorted(sorted({fold(ending) for ending in row.split()}), key=len, reverse=True)

"""What stands right before the name of a house, a firm, a club, a book or a song: hotel, restaurant, кинотеатр, فندق.

Facts, written down by us. In languages that say what a thing is before its name: "отель «Искандер»", "hotel Patriot".
"""

from __future__ import annotations

from agents.flag.bearers import word_before
from agents.text import Folded, fold

_WORDS = """
hotel hôtel hotelu hotelul otel restaurant restaurante ristorante restauracja restauracji restaurace restauraci
restoran restoranı restaurantul café cafe kafe kavárna pub pubie bar taberna trattoria pizzeria pizzería cinéma
cinema cine kino kině kinie teatro théâtre teatr divadlo film filmi filmie filmu película peliculă chanson canción
canção canzone piosenka piosenkę pieśń pieśni píseň písní şarkı şarkısı pesma pesmu pjesma roman romanzo romans
romanul novela romance powieść powieści album albumu albümü zespół zespołu kapela chorale coro choeur chœur chór
chóru discothèque discoteca dyskoteka koncern revue revista rivista jornal periódico diario gazeta gazety časopis
dergisi gazetesi brasserie boulangerie panadería panetteria piekarnia pastelería librería librairie libreria
livraria księgarnia colegio collège liceo lycée liceum gimnasio gimnazjum yate yacht voilier velero jacht caballo
cheval cavallo koń perro chien cane telenovela juego jeu gioco jogo gra hra joc jeux barrio rua calle calles rue via
viale piazza plaza place avenida avenue ulica ulicy ulicę ulice ulici strada colonia quartiere osiedle osiedlu
restauranten rederij фильм фильме фильма фильму фильмом песня песню песне песни пісня пісню пісні отель отеле отеля
готель готелі готелю гостиница гостинице гостиницу гостиницы ресторан ресторане ресторана ресторані кафе кинотеатр
кинотеатре кинотеатра кінотеатр кінотеатрі ансамбль ансамбля ансамблю хор хора хоре роман романа романе роману
рассказ рассказа повесть повести сериал сериала сериале серіал серіалу журнал журнала журналі журналу газета газете
газеты газеті клуб клуба клубе клубу стадион стадионе стадиона стадіон стадіоні магазин магазине магазина магазині
завод завода заводе заводі заводу заводом фабрика фабрике фабрики фирма фирмы санаторий санатории санатория
пансионат лагерь лагере табір таборі теплоход теплохода яхта яхте яхты поезд поезда поезде потяг бренда альбом
альбома телеканал издательство издательства поэма поэме балет балета балете опера опере оперы спектакль спектакля
спектакле вистава велокоманда фк хк жк тц трц трк бц стихотворение стихотворении вірш мультфильм мультфильме игра
игре конфеты пиво коньяк водка пылесос бензопила газонокосилка велосипед уаз джип киа лада сигнализация
автосигнализация мотоблок
триммер генератор внедорожник хотел ресторант песен песента филм филма филмът хотелу ресторану песма песму село селе
села فندق مطعم مقهى فيلم الفيلم فلم أغنية اغنية مسلسل مجلة صحيفة نادي نادى جامعة مدرسة مسجد جامع رواية ديوان قصيدة
حديقة مستشفى ميدان شارع حي قرية بلدة كتاب سباق قناة هتل رستوران کافه ترانه آهنگ سریال دانشگاه بیمارستان باشگاه
روزنامه مجله رمان داستان خیابان پارک میدان کوچه روستای شهرک محله מלון מסעדת מסעדה סרט הסרט השיר שיר קבוצת להקת הלהקה
רחוב שכונת כפר קיבוץ מושב ספר הספר סדרת הסדרה קוקטייל
"""
_COMPLEX = frozenset(
    {"комплекс", "комплекса", "комплексе", "комплексі", "комплексу", "центр", "центре", "центра", "центрі"}
)
_OF_HOUSES = (
    "жил",
    "житлов",
    "торгов",
    "торгівельн",
    "гостинич",
    "готельн",
    "развлекательн",
    "спортивн",
    "оздоровительн",
    "фитнес",
)
_CLITICS = frozenset("وبلفכובלהמש")
_OPENING = "(\"'["
_HOUSES = frozenset(fold(word) for word in _WORDS.split())


def houses(word: str) -> bool:
    """Whether a folded word is what a house, a song or the like is called; where not, `housed` finds none behind it."""
    bare = word.lstrip(_OPENING)
    return bare in _HOUSES or bare in _COMPLEX or bare[1:] in _HOUSES


def housed(text: Folded, start: int) -> bool:
    """Whether the name that begins at a folded place is what a hotel or a song right before it is called by."""
    folded = text.text
    end = start - 1 if folded[start - 1 : start] in {'"', "'"} else start
    if end < 2 or folded[end - 1] != " ":
        return False
    word, first = word_before(folded, end - 1)
    word = word.lstrip(_OPENING)
    if word in _COMPLEX:
        return word_before(folded, first - 1)[0].lstrip(_OPENING).startswith(_OF_HOUSES)
    return word in _HOUSES or (word[:1] in _CLITICS and word[1:] in _HOUSES)

"""What only somebody does or is: verbs of speech beside a name, and what he is called behind a comma.

"заявил Байрактар", "Hawk said", "قال شهاب", "Emad, a refugee": no weapon speaks; and what other things are called
right behind their names: "the Stinger cocktail", "Kalibr is a brand". Facts, written down by us.
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
dog cat horse mare puppy kitten parrot pony turtle tortoise goat donkey rabbit
"""
_THINGS = """
restaurant restaurante ristorante café cafe pub hotel hôtel brand marca marque label festival band song movie novel
cocktail steak steaks steakhouse pepper chilli plugin browser navegador perfume parfum whisky beer rum SUV sedan
hatchback bicycle scooter motorbike horse filly mare colt gelding dog cat parrot turtle boutique bakery salon rapper
singer wrestler footballer dancer DJ actress poet mascot videogame comic
ресторан кафе бренд песня роман коктейль стейк собака кот конь кобыла певец певица актриса
бренд пісня коктейль собака кіт кінь гурт співак співачка
مطعم فندق مقهى ماركة أغنية هتل رستوران ترانه מסעדה מלון מותג סרט שיר להקה זמר זמרת כלב חתול
"""
_HEADS = """
餐厅 餐廳 饭店 酒店 健身房 乐队 樂隊 咖啡 公园 小区 影城 书店 自行车 汽车 手游 游戏 遊戲 漫画 电影 球队 网站 牛排
球団 レストラン ホテル カフェ バンド という馬 という犬 ゲーム ステーキ 自転車 という名の競走馬 という競走馬
게임단 레스토랑 호텔 카페 자전거 스테이크 밴드 자산운용 브라우저
"""
_APPOSED = re.compile(r", (?:an?|une?|eine?|una|um|uma|the|her|his|their) ((?:[^\W\d_]+[ -]?){1,4})")
_ARTICLE = r"(?:the |an? |une? |una |uma? |eine? |der |die |das |le |la |el |il |lo )"
_BEING = "is|was|are|est|es|era|ist|war|e|jest|to|heisst|это|це"
_IS = re.compile(
    rf"(?:, {_ARTICLE}|,? (?:{_BEING}) {_ARTICLE}?)"
    r"((?:[^\W\d_]+ ){0,2}[^\W\d_]+)"
)
_WORD = re.compile(r"[^\W\d_]+")
_SPOKE_BEHIND = frozenset(fold(word) for word in _BEHIND.split())
_SPOKE_BEFORE = frozenset(fold(word) for word in _BEFORE.split())
_PEOPLE = frozenset(fold(word) for word in _CALLED.split())
_THING = frozenset(fold(word) for word in _THINGS.split())
_GOES_ON = _SPOKE_BEHIND | _THING | frozenset(_BEING.split("|"))
_BEHIND_IT = tuple(fold(word) for word in _HEADS.split())


def speaks(word: str) -> bool:
    """Whether a folded word before a name says that somebody spoke."""
    return word in _SPOKE_BEFORE


def goes_on(word: str) -> bool:
    """Whether a folded word right behind a name may begin to say whose it is; else `somebody` finds none there."""
    return word in _GOES_ON


def somebody(text: Folded, start: int, end: int) -> bool:
    """Whether the words beside a name at a folded place say whose it is, or what other thing."""
    folded = text.text
    after = folded[end : end + 1]
    if after in {" ", ","}:
        behind = _WORD.match(folded, end + 1)
        if behind is not None and (behind.group() in _SPOKE_BEHIND or behind.group() in _THING):
            return True
        called = _APPOSED.match(folded, end) if after == "," else None
        if called is not None and not _PEOPLE.isdisjoint(called.group(1).split()):
            return True
        told = _IS.match(folded, end)
        if told is not None and not _THING.isdisjoint(told.group(1).split()):
            return True
    elif folded.startswith(_BEHIND_IT, end):
        return True
    before = folded[folded.rfind(" ", 0, max(start - 1, 0)) + 1 : start]
    return before.endswith(" ") and before[:-1] in _SPOKE_BEFORE

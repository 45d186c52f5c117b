"""Words that tell one story from another hardly or not at all: a pinned table, by language.

Function words count nothing, the commonplaces of news a third of another word. Written by hand, so that
a judgement rests on nothing that a library or a corpus could change.
"""

from __future__ import annotations

from agents.text import fold

_FUNCTION = {
    "en": "the a an and or of to in on at by for from with as is are was were be been has have had it its that this these"
    " those he she they them his her their who which what when where while after before about into over under out up off"
    " not no but if than then so also will would can could may might must should there here we our you your i one some any"
    " all more most other another such only just very again once during against between through until near around per",
    "fr": "le la les un une des du de d l et ou a à au aux en dans par pour sur avec sans sous est sont été était a ont avait"
    " il elle ils elles ce cette ces cet son sa ses leur leurs qui que qu quoi dont où quand après avant pendant depuis"
    " entre vers chez ne pas plus moins mais si comme aussi tout tous toute toutes y se s n c selon près jusqu être avoir",
    "es": "el la los las un una unos unas de del y o a al en por para con sin sobre es son fue fueron era ha han había ser"
    " su sus que quien cual cuando donde como más menos pero si no se lo le les este esta estos estas ese esa tras desde"
    " hasta entre hacia según también muy ya todo todos toda cerca junto durante antes después mientras",
    "de": "der die das den dem des ein eine einen einem einer eines und oder in im an am auf bei beim zu zum zur mit nach vor"
    " von vom aus für um über unter durch bis gegen ohne ist sind war waren wurde wurden wird werden hat haben hatte sich"
    " nicht kein keine auch nur noch schon so wie als dass weil wenn wo was wer er sie es ihr ihre sein seine nun dafür man",
    "ru": "и в во на с со у к ко по из за от до о об для при под над без через между не ни но а или же ли бы что чтобы как"
    " когда где который которая которое которые это этот эта эти он она они его её их был была было были есть будет уже ещё"
    " также только после перед пока если так все всё всю весь",
    "uk": "і й та в у на з із зі до по від за о об для при під над без через між не ні але а або же чи що щоб як коли де"
    " який яка яке які це цей ця ці він вона вони його її їх був була було були є буде вже ще також тільки після перед",
    "ar": "في من إلى على عن مع أن إن ان ما لا لم لن هذا هذه ذلك تلك التي الذي الذين قد كان كانت يكون هو هي هم بعد قبل حتى"
    " عند بين كل غير أو ثم كما فيما حيث لدى منذ خلال ضد تم بأن وأن فيه فيها منها عليه",
    "fa": "در از به با که را این آن و یا برای تا بر هم نیز شد شده است بود کرد کرده می خود پس پیش بین هر نه اما",
    "he": "של על את עם אל מן כי לא גם או אם הוא היא הם זה זו אשר כל אחרי לפני בין היה היתה היו יש אין רק עוד כדי",
    "tr": "ve veya bir bu şu o da de ki ile için gibi kadar sonra önce göre ise değil mi çok daha en her olan olarak",
}
_COMMONPLACE = {
    "en": "said say says told tell report reported reports according official officials spokesman spokeswoman statement"
    " government ministry minister army military force forces soldier soldiers troops people year years day days week month"
    " today yesterday morning evening night new first last country state city region district local news source sources"
    " announced confirmed added asked called made people person system systems missile missiles battery batteries air"
    " defence defense launcher launchers drone drones rocket rockets attack strike deployed delivered claimed failed",
    "fr": "dit déclaré annoncé indiqué affirmé selon porte parole ministère ministre gouvernement armée militaire militaires"
    " forces soldats ans an jour jours semaine mois matin soir nuit nouveau nouvelle pays ville région source sources"
    " missile missiles système batterie batteries défense aérienne antiaérienne déployé livré livrée livraison drone drones",
    "es": "dijo dijeron informó anunció afirmó confirmó según portavoz ministerio ministro gobierno ejército militar"
    " militares fuerzas soldados años año día días semana mes mañana tarde noche nuevo nueva país ciudad región fuente"
    " fuentes misil misiles sistema sistemas batería baterías defensa aérea antiaéreo desplegado entregado dron drones",
    "de": "sagte sagten teilte mit mitteilte bestätigte erklärte meldete Sprecher Angaben Ministerium Minister Regierung"
    " Armee Militär Truppen Soldaten Jahre Jahr Tag Tage Woche Monat Morgen Abend Nacht neue neuer Land Stadt Region"
    " Rakete Raketen System Batterie Luftabwehr Flugabwehr Flugabwehrsystem verlegt stationiert geliefert Drohne Drohnen",
    "ru": "сообщил сообщила сообщили заявил сказал сказали рассказал подтвердил по данным словам пресс служба министерство"
    " министр правительство армия военные войска силы солдат год года лет день дня утро утром вечер вечером ночь ночью новый"
    " страна город области район района ракета ракеты система системы комплекс комплекса батарея батарею развернули доставили",
    "uk": "повідомив повідомила сказав заявив підтвердив міністерство уряд армія війська військові рік року день ранок вечір",
    "ar": "قال قالت أعلن أعلنت ذكر ذكرت أكد أكدت أضاف بحسب وفق متحدث مصدر مصادر مسؤول بيان وزارة وزير حكومة جيش قوات جنود"
    " عسكري عسكرية يوم أيام عام سنة شهر صباح مساء اليوم أمس جديد جديدة دولة مدينة منطقة صاروخ صواريخ منظومة بطارية"
    " دفاع الجوي نشر تسليم طائرة طائرات مسيرة هجوم قصف",
    "fa": "گفت گفتند اعلام گزارش منبع سخنگو وزارت وزیر دولت ارتش نیروهای نظامی سال روز شب صبح کشور شهر موشک سامانه",
    "he": "אמר אמרה נמסר הודיע דובר צבא משרד שר ממשלה חיילים שנה יום לילה בוקר ערב מדינה עיר טיל מערכת",
    "tr": "dedi söyledi açıkladı bildirdi göre sözcü bakanlık bakan hükümet ordu asker yıl gün gece sabah ülke şehir füze sistem",
}


def _folded(rows: dict[str, str]) -> dict[str, frozenset[str]]:
    return {lang: frozenset(fold(row).split()) for lang, row in rows.items()}


FUNCTION = _folded(_FUNCTION)
COMMONPLACE = _folded(_COMMONPLACE)
NOTHING: frozenset[str] = frozenset()


def guess(words: list[str]) -> str:
    """The language of Latin script by its function words; "" where fewer than three speak for one."""
    counts = {lang: sum(word in FUNCTION[lang] for word in words) for lang in ("en", "fr", "es", "de", "tr")}
    best = max(counts, key=lambda lang: counts[lang])
    return best if counts[best] >= 3 else ""

"""The countries of the shipped watchlist, from CLDR and the tables below: `python -m tests.seeds.countries` writes them.

CLDR (through babel, Unicode licence) gives a country's name in 23 languages. By hand: what news calls it besides,
its people and adjectives, and which of its names mean other things too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from babel import Locale

from agents.flag.chinese import written as written_chinese
from agents.text import fold
from tests.seeds import demonyms, further
from tests.seeds.things import THINGS

FILE = Path(__file__).parents[2] / "seeds" / "watchlist" / "countries.yaml"

LANGUAGES = "en ar fa he ru uk pl tr fr es de zh it pt nl sv cs ro el ja ko hi id".split()  # noqa: SIM905

FURTHER = "zh_Hant vi th bn hy ka bg sr mk hr hu az fi da ku".split()  # noqa: SIM905
"""CLDR has their names too; those of the smallest states are left out."""

_FURTHER = {lang.partition("_")[0] for lang in FURTHER}

SMALL = frozenset(
    "AD AG BB BS BT BZ CF CV DM DO EH FJ FM GD GL GQ GW GY HK HT KI KM KN LC LI LS MH MU MW NR PG PW SB SC SM SR ST SZ TL TO TT TV VC VU WS".split()  # noqa: SIM905
)

STATES = """
AD AE AF AG AL AM AO AR AT AU AZ BA BB BD BE BF BG BH BI BJ BN BO BR BS BT BW BY BZ CA CD CF CG CH CI CL CM CN CO CR CU
CV CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FM FR GA GB GD GE GH GL GM GN GQ GR GT GW GY HK HN HR HT HU ID IE
IL IN IQ IR IS IT JM JO JP KE KG KH KI KM KN KP KR KW KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MG MH MK ML MM MN
MR MT MU MV MW MX MY MZ NA NE NG NI NL NO NP NR NZ OM PA PE PG PH PK PL PS PT PW PY QA RO RS RU RW SA SB SC SD SE SG SI
SK SL SM SN SO SR SS ST SV SY SZ TD TG TH TJ TL TM TN TO TR TT TV TW TZ UA UG US UY UZ VA VC VE VN VU WS XK YE ZA ZM ZW
"""
"""ISO 3166: the members of the United Nations, and what news treats as a country besides."""

IDS = {
    "AE": "uae", "CD": "dr-congo", "CG": "congo", "CI": "ivory-coast", "HK": "hong-kong", "MM": "myanmar",
    "PS": "palestine", "TR": "turkey", "ST": "sao-tome", "BA": "bosnia", "VA": "vatican",
}  # fmt: skip
"""Where the id is not the English name."""

NAMES = {
    "AE": "United Arab Emirates", "CD": "Democratic Republic of the Congo", "CG": "Republic of the Congo",
    "CI": "Ivory Coast", "HK": "Hong Kong", "MM": "Myanmar", "PS": "Palestine", "TR": "Türkiye", "BA": "Bosnia",
    "VA": "Vatican", "ST": "São Tomé and Príncipe",
}  # fmt: skip

# What news calls them besides CLDR's name. `!` before a name: it means other things too and needs context; `=`: it
# holds in articles of its language alone.
BESIDES = {
    "AE": "hi:यूएई id:=UEA en:UAE,Emirates ar:الإمارات,الامارات fa:امارات he:איחוד האמירויות ru:ОАЭ,Эмираты uk:ОАЕ pl:=ZEA,Zjednoczone Emiraty Arabskie "
    "tr:=BAE fr:Émirats es:=EAU,Emiratos de:=VAE,Emirate it:Emirati pt:=EAU,Emirados nl:=VAE zh:阿联酋 ja:UAE ko:UAE,아랍에미리트",
    "AM": "en:Yerevan", "AZ": "en:Baku", "AF": "hi:काबुल,अफगान en:Kabul ar:كابول", "AU": "en:Canberra", "BA": "en:Bosnia,Bosnia-Herzegovina ru:Босния uk:Боснія pl:Bośnia "
    "fr:Bosnie es:Bosnia de:Bosnien it:Bosnia zh:波黑 tr:Bosna", "BY": "ru:Беларусь,Белоруссия en:Minsk uk:Білорусь de:Weißrussland",
    "CD": "hi:कांगो en:DR Congo,DRC,Congo-Kinshasa,Democratic Republic of Congo,!Congo ar:الكونغو fr:RDC,République démocratique du Congo,RD Congo "
    "es:República Democrática del Congo de:Demokratische Republik Kongo,DR Kongo ru:ДР Конго,ДРК,Демократическая Республика Конго "
    "uk:ДР Конго pl:Demokratyczna Republika Konga zh:刚果民主共和国 pt:República Democrática do Congo it:Repubblica Democratica del Congo",
    "CG": "en:Congo-Brazzaville,Republic of Congo fr:République du Congo",
    "CI": "en:Ivory Coast es:Costa de Marfil de:Elfenbeinküste pl:Wybrzeże Kości Słoniowej ru:Кот-д'Ивуар tr:Fildişi Sahili",
    "CN": "hi:चीनी,बीजिंग id:=Cina en:Beijing,PRC ar:بكين ru:Пекин,КНР uk:Пекін,КНР fr:Pékin de:Peking es:Pekín zh:北京,中方 pl:Pekin it:Pechino he:בייג'ינג tr:Pekin ja:北京",
    "CZ": "en:Czech Republic fa:جمهوری چک fr:République tchèque es:República Checa pt:República Checa,Tchéquia it:Repubblica Ceca de:Tschechische Republik",
    "DE": "hi:जर्मन,बर्लिन en:Berlin ru:ФРГ,Берлин", "EG": "hi:काहिरा en:Cairo ar:القاهرة ru:Каир", "ET": "en:Addis Ababa", "FR": "hi:फ्रांसीसी,पेरिस en:Paris ru:Париж",
    "GB": "hi:ब्रिटेन,ब्रिटिश,इंग्लैंड,लंदन id:Inggris en:UK,Britain,Great Britain,London ar:بريطانيا fa:انگلیس,انگلستان he:אנגליה ru:Британия,Соединённое Королевство,Лондон "
    "uk:Британія pl:Brytania,Londyn tr:İngiltere,Britanya fr:Grande-Bretagne,Londres es:Gran Bretaña,Londres "
    "de:Großbritannien it:Gran Bretagna,Londra pt:Grã-Bretanha,Londres nl:Groot-Brittannië cs:Británie,Velká Británie ro:Marea Britanie "
    "el:Βρετανία ja:英国 zh:英方",
    "IL": "hi:इजरायल,इसराइल,इस्राइल en:Tel Aviv,Jerusalem", "IN": "hi:भारतीय,नई दिल्ली en:New Delhi", "IR": "hi:तेहरान,इरान en:Tehran,Teheran ar:طهران ru:Тегеран uk:Тегеран fr:Téhéran de:Teheran es:Teherán pt:Irão,Teerã it:Teheran pl:Teheran "
    "he:טהרן tr:Tahran fa:تهران zh:德黑兰 ko:테헤란 ja:テヘラン,イラン",
    "JO": "en:Amman", "JP": "en:Tokyo ru:Токио", "KP": "hi:उत्तर कोरियाई,प्योंगयांग en:Pyongyang,DPRK,N. Korea ar:بيونغ يانغ ru:КНДР,Пхеньян,Северная Корея uk:КНДР,Пхеньян,Північна Корея fr:Corée du Nord,Pyongyang "
    "de:Pjöngjang es:Corea del Norte,Pyongyang it:Pyongyang pl:Korea Północna,Pjongjang zh:朝鲜 ko:북한 ja:北朝鮮 tr:Kuzey Kore",
    "KR": "hi:दक्षिण कोरियाई,सियोल en:Seoul,Republic of Korea ar:كوريا الجنوبية,سيول ru:Южная Корея,Республика Корея,Сеул fr:Corée du Sud es:Corea del Sur zh:韩国 ko:한국 ja:韓国",
    "LB": "hi:बेरूत en:Beirut ar:بيروت ru:Бейрут fr:Beyrouth", "LY": "en:Tripoli ar:طرابلس",
    "MD": "ru:Молдавия,Молдова", "MK": "en:Macedonia", "MM": "en:Burma fr:Birmanie,Myanmar es:Birmania,Myanmar de:Burma it:Birmania ru:Мьянма,Бирма",
    "NL": "en:Holland,The Hague fr:Hollande es:Holanda it:Olanda ru:Голландия tr:Hollanda",
    "PK": "hi:इस्लामाबाद en:Islamabad ar:إسلام آباد", "PL": "en:Warsaw ru:Варшава",
    "PS": "hi:फिलिस्तीन,फलस्तीन,फिलस्तीन,फलीस्तीन en:Palestine,Palestinian Authority,West Bank ar:فلسطين fa:فلسطین he:הרשות הפלסטינית,הרש\"פ ru:Палестина uk:Палестина pl:Palestyna,Autonomia Palestyńska tr:Filistin "
    "fr:Palestine es:Palestina de:Palästina it:Palestina pt:Palestina nl:Palestina zh:巴勒斯坦 ja:パレスチナ ko:팔레스타인 el:Παλαιστίνη cs:Palestina sv:Palestina ro:Palestina",
    "QA": "hi:दोहा en:Doha ar:الدوحة ru:Доха", "RU": "hi:रूसी,मॉस्को,मास्को,क्रेमलिन id:Moskow en:Moscow,Kremlin,Russian Federation ar:موسكو,الكرملين fa:مسکو he:מוסקבה,הקרמלין ru:РФ,Москва,Кремль,Российская Федерация uk:РФ,Москва,Кремль pl:Moskwa,Kreml "
    "tr:Moskova,Kremlin fr:Moscou,Kremlin es:Moscú,Kremlin de:Moskau,Kreml it:Mosca,Cremlino pt:Moscou,Moscovo,Kremlin zh:莫斯科,俄方 nl:Moskou ja:モスクワ,ロシア ko:모스크바",
    "SA": "hi:सऊदी,सउदी अरब,सउदी,रियाद en:Riyadh,KSA ar:السعودية,الرياض fa:عربستان,=ریاض he:סעודיה,ריאד ru:Саудовская Аравия,Эр-Рияд uk:Саудівська Аравія,Ер-Ріяд zh:沙特 fr:Riyad de:Riad es:Riad it:Riad tr:Riyad "
    "pl:Rijad ja:サウジ ko:사우디",
    "SD": "en:Khartoum ar:الخرطوم", "SY": "en:Damascus ar:دمشق fa:دمشق he:דמשק ru:Дамаск uk:Дамаск fr:=Damas de:Damaskus es:Damasco pl:Damaszek tr:=Şam zh:大马士革",
    "SO": "en:Mogadishu ar:مقديشو", "TR": "hi:तुर्की,तुर्किए,अंकारा en:Türkiye,Turkiye,Ankara,!Turkey ar:تركيا,أنقرة fa:ترکیه,آنکارا he:טורקיה,תורכיה,אנקרה ru:Турция,Анкара fr:Turquie,Ankara de:Türkei zh:土耳其",
    "TW": "en:Taipei zh:台湾,台灣,台北 ru:Тайбэй", "UA": "hi:कीव en:Kyiv,Kiev ru:Киев uk:Київ fr:Kiev,Kyiv de:Kiew,Kyjiw pl:Kijów es:Kiev,Kyiv it:Kiev he:קייב ar:كييف zh:基辅,乌克兰 tr:Kiev ja:キエフ,キーウ",
    "US": "hi:अमेरिका,अमरीका,अमेरिकी,अमरीकी,वाशिंगटन,वॉशिंगटन id:Amerika,=AS en:US,U.S.,USA,America,Washington ar:أمريكا,أميركا,امريكا,واشنطن fa:آمریکا,امریکا,واشنگتن he:ארה\"ב,ארה״ב,וושינגטון "
    "ru:США,Америка,Вашингтон,Соединённые Штаты uk:США,Америка,Вашингтон pl:USA,Ameryka,Waszyngton tr:ABD,Amerika,Washington,Vaşington "
    "fr:États-Unis,Etats-Unis,Amérique,Washington es:EE.UU.,EEUU,EE. UU.,Washington de:USA,Amerika,Washington "
    "it:USA,Stati Uniti,America,Washington pt:EUA,Estados Unidos,Washington nl:=VS,Amerika zh:美国,美方,华盛顿,美國 ja:アメリカ,米国 "
    "ko:미국 cs:USA,Spojené státy ro:=SUA,Statele Unite el:ΗΠΑ sv:USA",
    "VA": "en:Vatican,Holy See ru:Ватикан fr:Vatican es:Vaticano de:Vatikan it:Vaticano pt:Vaticano pl:Watykan zh:梵蒂冈",
    "VE": "en:Caracas", "YE": "en:Sanaa,Sana'a ar:صنعاء fa:صنعا he:צנעא ru:Сана fr:Sanaa de:Sanaa",
    "ZA": "en:Pretoria",
    "IQ": "hi:ईराक",
}  # fmt: skip

# Names with what stands before them, that are no words any more: "in Mali" in Arabic is not "financial".
STANDING = {
    "ML": "ar:في مالي,إلى مالي,شمال مالي,وسط مالي,جنوب مالي,جمهورية مالي,دولة مالي,حكومة مالي,من مالي uk:у Малі,в Малі",
    "IN": "he:בהודו,מהודו,להודו,ממשלת הודו,צבא הודו",
    "CN": "he:בסין,מסין,לסין,ממשלת סין,נשיא סין,צבא סין",
    "MU": "fr:île Maurice,l'île Maurice,l’île Maurice,République de Maurice,à Maurice",
    "DM": "fr:la Dominique,île de la Dominique",
    "BJ": "ar:في بنين,شمال بنين,جمهورية بنين,حكومة بنين",
}  # fmt: skip

# Names that are left out: they are words, other places or persons far more often.
LEFT_OUT = {
    "BJ": "he:בנין", "AE": "ru:Сана", "YE": "ru:Сана", "TG": "ru:Того uk:Того bg:Того sr:Того mk:Того th:โตโก", "GD": "es:Granada it:Grenada fr:Grenade pt:Granada", "CU": "pl:Kuba", "MC": "it:Monaco",    "TO": "sv:Tonga",    "US": "fr:Amérique es:América", "FR": "en:Paris", "GB": "en:London", "IL": "en:Jerusalem", "LY": "ar:طرابلس",
    "CG": "zh:刚果,剛果 bg:Конго mk:Конго sr:Конго - Бразавил th:คองโก - บราซซาวิล es:Congo pl:Kongo pt:Congo it:Congo fr:Congo sv:Kongo nl:Congo", "CD": "zh:刚果,剛果 bg:Конго mk:Конго",
    "ML": "hi:माली th:มาลี bn:মালি ka:მალი hu:Mali",
    "CL": "hi:चिली bn:চিলি sr:Чиле mk:Чиле ku:Şîle",
    "GN": "hi:गिनी th:กินี",
    "TD": "th:ชาด ka:ჩადი bn:চাদ hy:Չադ",
    "GH": "th:กานา", "LA": "th:ลาว", "BE": "vi:Bỉ", "AT": "vi:Áo",
    "HK": "id:Hong Kong DAK Tiongkok",
}  # fmt: skip

# Names that hold in articles of their own language alone.
ONLY = {
    "IS": "sv de cs", "IN": "cs pl", "TD": "cs tr it ro", "CN": "it sv cs tr", "IR": "pt", "OM": "pt cs", "MA": "tr fa he",
    "EG": "tr", "LY": "he fa", "PE": "he", "GR": "he", "TG": "he ar", "GA": "he ar fa", "GN": "he ar fa", "JO": "tr",
    "HU": "ar tr", "HR": "he", "ML": "he", "CL": "he ar fa", "CU": "he ar fa", "NG": "he", "DK": "pl", "PT": "tr",
    "AT": "ar fa", "BJ": "ar fa he", "FJ": "he ar fa", "TO": "ar fa he tr", "SO": "he", "QA": "he", "MT": "he ar fa",
    "NE": "he ar fa", "NP": "he ar fa", "LA": "he ar fa", "CY": "he", "TN": "he", "PW": "es pt it ar fa he", "AD": "he",
    "RO": "it", "CZ": "he", "BO": "he", "PL": "he", "GH": "fa",
}  # fmt: skip

ADJECTIVES_AT_HOME = frozenset("fr es it pt de nl pl tr".split())  # noqa: SIM905
"""Languages whose adjectives are names and words elsewhere: Russo, Greco, Alman."""

NAMES_AT_HOME = frozenset("pl cs ro tr id vi hr hu az fi da ku sr mk".split())  # noqa: SIM905
"""Languages whose names change their endings: Rose is a form of Rosja."""

# English (and some other) names that need context: persons, other places, things.
AMBIGUOUS = {
    "TD": "Chad Чад", "DK": "Dane", "SE": "Swede", "NL": "Holland Hollande", "CZ": "چک", "JO": "Jordan Jordania", "GE": "Georgia Géorgie Geórgia Gruzja Georgien جورجيا גאורגיה", "TR": "Turkey",
    "GB": "Anh", "GN": "Guinea Guinée Guiné", "ML": "Mali Malí Мали Малі مالي مالی מאלי", "OM": "عمان עומאן", "DM": "Dominica Dominique", "GD": "Grenada Grenade",
    "BJ": "بنين بنین", "MC": "Monaco", "PW": "Palau", "TG": "Togo", "NE": "Niger", "CU": "Kuba", "MA": "Fas", "PE": "פרו Peru", "IN": "הודו",
    "CN": "סין", "GR": "יוון", "CD": "Congo", "MU": "Maurice", "SM": "San Marino", "TO": "Tonga", "LU": "Luxembourg",
    "LC": "Saint Lucia", "GA": "גבון غابون گابن", "CL": "Chile",
}  # fmt: skip

# Words of a dictionary, or two or three letters long, that are the country all the same wherever they stand so.
SURE = {
    "AR": "Argentine", "CM": "Cameroon", "CN": "Çin Çîn", "CY": "Síp", "CZ": "Séc", "DE": "Đức", "ES": "Spaniard", "FR": "France", "GB": "UK", "GR": "Greek",
    "IR": "Irã", "OM": "Omã", "PH": "Filipino Philippine", "RS": "Serb", "RU": "РФ Rus rus Nga ՌԴ", "UA": "Կիև", "AM": "ՀՀ", "LA": "Lào", "SK": "Slovak", "SY": "Şam",
    "TD": "Çad Čad", "US": "AS US U.S. America VS Mỹ", "WS": "Samoa",
}  # fmt: skip

DECOYS = {
    "TD": "Chad Smith,Chad Kelly,hanging chad,Lake Chad", "JO": "माइकल जॉर्डन,Michael Jordan,Air Jordan,Jordan River,River Jordan,Jordan Valley,Jordan Peele,Jordan Henderson,Jordan Pickford,Jordan Peterson,Jim Jordan,Jordan Spieth,Vernon Jordan",
    "GE": "Georgia Tech,Georgia Bulldogs,South Georgia,Georgia State,\"Atlanta, Georgia\",\"Savannah, Georgia\",Georgia governor,Georgia Republican,University of Georgia,Georgia Meloni",
    "GN": "guinea pig,guinea fowl,New Guinea,Papua New Guinea,Gulf of Guinea,Equatorial Guinea,Guinea-Bissau,Guinea Bissau",
    "TR": "Turkey Day,turkey sandwich,Thanksgiving turkey,roast turkey,Turkey Creek", "CU": "Cuba Gooding,Cuba libre,Cuba Libre,Mark Cuban",
    "US": "लैटिन अमेरिका,दक्षिण अमेरिका,उत्तरी अमेरिका,दक्षिण अमेरिकी,Amerika Latin,Amerika Selatan,Latin America,South America,North America,Central America,Bank of America,American Airlines,American Samoa,Miss America,American Idol,Captain America,Latin American,South American,North American,Central American,African American,American football,Washington Post,Denzel Washington,George Washington,Washington Nationals,Washington Commanders,Washington Redskins,Washington Capitals,American League,US Open,Washington state,Washington State",
    "GB": "New Britain,Britain's Got Talent,British Columbia,British Airways,British Museum,British Virgin Islands,British Open",
    "FR": "French fries,French toast,French Open,French bulldog,French Polynesia,New France", "CN": "चीनी मिल,चीनी मिलों,चीनी उत्पादन,चीनी निर्यात,चीनी के दाम,चीनी उद्योग,चीनी और,चीनी का,China Miéville,fine china,South China Sea,bone china,China Airlines",
    "IN": "भारती,India Pale Ale,West Indian,East India Company,American Indian,Indian Ocean,Indian Wells,Cleveland Indians,Indian summer,French India,India Knight",
    "IE": "Northern Ireland,Northern Irish", "CH": "Swiss cheese,Credit Suisse,Swiss Re,Swiss Army knife", "NL": "Dutch oven,Dutch auction,Tom Holland,Jools Holland,Holland Park,Holland Tunnel",
    "MX": "New Mexico,Gulf of Mexico", "JP": "Sea of Japan", "OM": "Gulf of Oman,Sea of Oman", "SD": "South Sudan,South Sudanese", "PA": "Panama hat,Panama City,Panama Papers", "IT": "Italian dressing", "DK": "Danish pastry,Great Dane,Great Danes", "PL": "nail polish", "BE": "Belgian waffle",
    "MC": "AS Monaco,Monaco di Baviera,Monaco Grand Prix", "LB": "\"Lebanon, Ohio\",Lebanon County,New Lebanon,Mount Lebanon", "AE": "BAE Systems,Emirates Stadium,Emirates Cup,Emirates airline", "GR": "Greek yogurt,Greek salad,Greek mythology",
    "RU": "Kyivan Rus,Kievan Rus,Russian roulette,Little Russia,Russian dressing,Belarusian", "SY": "Syrian hamster,Şam fıstığı", "EG": "Egyptian cotton",    "CL": "Chile pepper,chile relleno", "SG": "Singapore Airlines,Singapore Sling", "LU": "Rosa Luxembourg",
    "ES": "Spanish Harlem,Spanish flu,Port of Spain,New Spain", "DE": "German Shepherd,German shepherd", "TH": "Thai curry", "AU": "Australian Open", "QA": "Qatar Airways",
}  # fmt: skip

# Ordinary words and names that an ending of another language makes forms of a country: Самой (the most), Indiana.
LOOKALIKES = {
    "IN": "Indiana,West Indies,East Indies,Indies,Indes,Inden,Indiana Jones,Indy,Indy 500,להודות,הודות", "WS": "Самой,Самою,Самое,Σάμου",
    "PL": "Pole position,Pole Position,Pôle emploi,Pôle,Pôles,North Pole,South Pole,Pole vault,Pole dancing,Polenta,Pols,Poler,pola,polu,polach,polem,polowa,polowe,polowy,polo,połowa,połowy,połowę,półce",
    "GH": "Ganas,Ganan,Ganaba,Ganara,Ganada,Ganaban,غنائي,الغنائي,غنای", "BY": "Minska", "AU": "Australis", "BT": "Butane,Butano",
    "CL": "Chili's,Çileden,Çile,Chili con carne,Chili peppers,הצילה,Χίλια", "DK": "Даний,Dane wskazują,Dane pokazują,Dane są,Dane dotyczące,Dane z,Dane o,Dane te,Danych,Dana,Dany,Danego,Danej,Danym,Danymi,Daną,Dance,Даних,Дано,Дана,Дане,Дану", "KM": "Комора", "MM": "Burman",
    "CU": "Cubas,Cube,Cubi,Cubul,Cuburi,Cuburile", "BE": "Belgin", "LR": "Libero", "ES": "Spanie", "BJ": "Benino",
    "JO": "Ammann,أردنا", "AT": "Austro", "AF": "Kabulü", "RU": "Moscas,Russ,Russet,Русе,Rose,Rosa", "GE": "Georgiana", "IL": "Israelite",
    "GR": "כיוון,מכיוון,בכיוון,לכיוון,הכיוון,שכיוון,וכיוון,כיווני,כיוונים", "QA": "Katara,قطره,قطرات,قطرة,القطرات,قطرها", "AZ": "Bakunin,Bakut", "JP": "بیابانی", "MU": "موريسون,موریسون",
    "SA": "رياضة,رياضية,رياضي,الرياضي,الرياضة,الرياضية,الرياضيين", "YE": "राग यमन,فيمن", "PE": "بی‌رویه,پروانه,پروین,پروا,پروان,הפרו,הפרות,פרות,Περί,Πέρα,Πέρι,Perut", "OM": "Omana",
    "IR": "Irány,Iránya",
    "TR": "تركيز,التركيز",
    "KR": "السيول",
    "CY": "قبرستان",
    "CN": "בסיני,מסיני,לסיני,חצי האי סיני,چینش,Činí,Činu,Činy,Činem,Činů",
    "ML": "שמאלי,שמאלית,שמאליה,مالیات,مالیه,کمالی,Мало,Мала,Малый,Малых,Малого,Малой,Малым,Малий,Малої,Малих,Málo,Malé,Malá,Malý,Malého,Malých,Malou,Málem,Malém,Malým,Malými,Małe,Mało,Mały,Mała,Małych,Małego,Małej,Małym,Małą,Malul,Maliye",
    "CZ": "چکش",
    "RO": "romanul,romanului,romanele",
    "DE": "Герман,Германа",
    "HT": "Αιτία,Αίτια,Αιτίας",
    "TD": "Τσάντα,Τσάντες",
    "PW": "Παλαιά,Παλαιών,Παλαιάς",
    "SY": "Σύρου,Σύρο,Sýrem,Sýry,Sýra,Sýrů",
    "LY": "Либо",
    "FI": "Фини,Фина",
    "RS": "Serbu",
}  # fmt: skip

# Towns that tell which of its bearers a name means, beside the words that all countries have.
TOWNS = {
    "BJ": "Cotonou", "CD": "Kinshasa, Goma, Kisangani", "CL": "Santiago, Valparaíso, Antofagasta", "CU": "Hawana, Hawanie, Hawany", "CZ": "پراگ",
    "DK": "Copenhagen, Aarhus", "GA": "Libreville", "GD": "\"St George's\"", "GE": "Tbilisi, Batumi, Abkhazia, Tbilissi, Tiflis, טביליסי", "GN": "Conakry",
    "JO": "Amman, Aqaba, Irbid, Zarqa, Hashemite", "LU": "Esch", "MA": "Rabat, Kazablanka", "ML": "Bamako, Timbuktu, Kidal, Gao, Azawad, Бамако, باماكو, במקו",
    "NE": "Niamey, Agadez", "NL": "Amsterdam, Rotterdam, Utrecht", "OM": "Muscat, Salalah, مسقط, מוסקט", "PE": "Lima, Cusco, Arequipa, Callao, לימה",
    "SE": "Stockholm, Gothenburg, Malmö", "TD": "N'Djamena, Нджамена, Нджамене", "TG": "Lomé", "TR": "Istanbul, Izmir, Antalya",
}  # fmt: skip

# Names that are everyday words or given names: "مالي" is financial, "Maurice" a man, "הודו" also "they thanked". What all
# countries have for context (a government, a president) stands beside those too.
OWN = {
    ("ML", "ar", "مالي"): 'باماكو, الساحل, تمبكتو, غاو, كيدال, أزواد, الطوارق, بوركينا*, النيجر, فاغنر, "@niger", "@burkina-faso", "@mauritania", "@senegal", "@al-qaeda", انقلابيين',
    ("ML", "uk", "Малі"): 'Бамако, Сахел*, Африк*, Буркін*, Нігер*, вагнерівц*, найман*, туарег*, джихадист*, хунт*, "@niger", "@burkina-faso", "@wagner", "@africa-corps"',
    ("ML", "tr", "Mali"): 'Bamako, Sahel, Afrika*, Burkina*, Nijer, Timbuktu, Gao, Kidal, Tuareg*, cunta*, darbe*, cihatçı*, Wagner*, ordu*, asker*, barış gücü, "@niger", "@burkina-faso", "@senegal"',
    ("TD", "en", "Chad"): '"@class:country", "@class:armed-force.*", "#strike", N\'Djamena, Sahel, Boko Haram, Déby, Deby, Darfur, army, troop*, military, capital, border*, junta, coup, rebel*, refugee*, militant*, republic, African*, Chadian*, government*, embass*, ambassador*, sanction*, peacekeep*',
    ("MU", "fr", "Maurice"): 'Port Louis, Chagos, "@diego-garcia", Rodrigues, mauricien*, île, îles, océan Indien, Seychelles, Madagascar, Comores, archipel',
    ("DM", "fr", "Dominique"): "Roseau, Caraïbe*, caribéen*, Antilles, Caricom, île, îles, Guadeloupe, Martinique, ouragan",
    ("IN", "he", "הודו"): 'דלהי, ניו דלהי, מומבאי, מודי, הודי, הודים, הודית, ההודי, ההודים, ההודית, קשמיר, פקיסטן, "@pakistan", "@bangladesh", "@sri-lanka", "@china", "@russia", "@iran"',
    ("CZ", "fa", "چک"): 'پراگ, اسلواکی, لهستان, مجارستان, اتریش, ناتو, "@slovakia", "@poland", "@hungary", "@austria", "@germany", "@ukraine", "@nato"',
    ("BJ", "ar", "بنين"): 'كوتونو, أفريقيا*, إفريقيا*, الأفريقي*, نيجيريا, النيجر, توغو, بوركينا*, الساحل, "@niger", "@nigeria", "@togo", "@burkina-faso", کوتونو, آفریقا*, نیجریه',
    ("BJ", "fa", "بنین"): 'کوتونو, آفریقا*, نیجریه, نیجر, توگو, "@niger", "@nigeria", "@togo", "@burkina-faso"',
}  # fmt: skip

CONTEXT = (
    '"@class:country", "@class:armed-force.*", "@class:government.*", "@class:air-defence.*", "@class:ballistic-missile.*", "@class:city.*", "#deploy", "#strike", '
    "government*, official*, minist*, president*, parliament*, army, armed, troop*, military, capital, border*, embass*, "
    "ambassador*, republic*, kingdom, king, republic, junta, coup, militant*, rebel*, refugee*, foreign, diplomat*, "
    "sanction*, gouvernement, président*, armée, Regierung, Präsident*, gobierno, presidente, ejército, governo, rząd*, "
    "hükümet*, правительств*, президент*, арми*, граница, уряд*, الحكومة, الجيش, الرئيس, دولت, ارتش, وزیر, جمهوری, רייס, ממשלת, צבא, נשיא"
)


def entities() -> Iterator[str]:
    """Each country as YAML."""
    locales = {lang: Locale.parse(lang).territories for lang in (*LANGUAGES, *FURTHER)}
    for code in sorted(STATES.split(), key=lambda code: _id(code, locales["en"][code])):
        yield _entity(code, {lang: names[code] for lang, names in locales.items() if code in names})


def _id(code: str, name: str) -> str:
    return IDS.get(code) or re.sub(r"[^a-z]+", "-", fold(name).replace("&", "and")).strip("-")


def _entity(code: str, cldr: dict[str, str]) -> str:
    english = NAMES.get(code, cldr["en"].replace("&", "and"))
    names = _names(code, cldr, english)
    needed = _needed(code)
    asked = ((lang, name) for lang, rows in names.items() for name in rows if _fold(name) in needed)
    ambiguous = any((code, *one) not in OWN for one in asked) or _asked(code)
    lines = [f"  - id: {_id(code, cldr['en'])}", "    kind: place", f"    name: {english}", "    class: country"]
    rows = (
        f"{lang}: [{', '.join(_written(code, lang, n, needed) for n in some)}]" for lang, some in names.items() if some
    )
    lines.append("    names: {" + ", ".join(rows).replace("no: [", '"no": [') + "}")
    if ambiguous:
        towns = f", {TOWNS[code]}" if code in TOWNS else ""
        lines.append(f"    require: {{any: [{CONTEXT}{towns}], within: 14 words}}")
    told = ",".join(filter(None, (DECOYS.get(code, ""), LOOKALIKES.get(code, ""), THINGS.get(code, ""))))
    if decoys := re.findall(r'"[^"]+"|[^,]+', told):
        lines.append("    decoys: [" + ", ".join(_quoted(one.strip('" ')) for one in decoys) + "]")
    hits = _hits(demonyms.of(code).get("en", []), english)
    lines.append(f"    tests: {{hit: [{', '.join(map(_quoted, hits))}], miss: [a far country]}}")
    return "\n".join(lines) + "\n"


def _names(code: str, cldr: dict[str, str], english: str) -> dict[str, list[str]]:
    left_out = _table(LEFT_OUT.get(code, ""))
    told = {lang: [_short(cldr[lang])] for lang in LANGUAGES if lang in cldr}
    for lang in FURTHER if code not in SMALL else ():
        told.setdefault(lang.partition("_")[0], []).append(_short(cldr[lang]).removeprefix("САР "))
    told["en"] = [english] if english != _short(cldr["en"]) else told["en"]
    for table in (
        _table(BESIDES.get(code, "")),
        demonyms.of(code),
        _table(further.BESIDES.get(code, "")),
        _table(STANDING.get(code, "")),
    ):
        for lang, words in table.items():
            told.setdefault(lang, []).extend(word.lstrip("!=") for word in words)
    made: dict[str, list[str]] = {}
    seen: set[tuple[str, str]] = set()
    for lang, words in told.items():
        for word in words:
            mark = lang if _only(code, lang, word) else "", _fold(word)
            if word in left_out.get(lang, ()) or mark in seen or len(word) < 2:
                continue
            if lang not in _FURTHER or not _made(lang, word, made, seen):
                seen.add(mark)
                made.setdefault(lang, []).append(word)
    return made


def _made(lang: str, word: str, made: dict[str, list[str]], seen: set[tuple[str, str]]) -> bool:
    """Whether another language's name finds it: traditional characters are made of the simplified; Oman needs no endings."""
    if lang == "zh":
        return any(word in written_chinese(_fold(other)) for other in made.get("zh", ()))
    return ("", _fold(word)) in seen and not (word[-1] in "aeiəê" and lang in {"hr", "hu", "az", "fi", "ku"})


def _short(name: str) -> str:
    """CLDR's name without what it adds to tell two apart."""
    return re.sub(r"\s*[(（].*?[)）]|（.*", "", name).replace(" & ", " and ").replace("’", "'").strip()


def _needed(code: str) -> set[str]:
    bare = AMBIGUOUS.get(code, "")
    words = [bare] if bare in {"San Marino", "Saint Lucia"} else bare.split()
    return {_fold(word) for word in words}


def _asked(code: str) -> bool:
    return "!" in BESIDES.get(code, "")


def _written(code: str, lang: str, name: str, needed: set[str]) -> str:
    flags = []
    if _fold(name) in needed:
        flags.append("ambiguous: true")
    if own := OWN.get((code, lang, name)):
        flags.append(f"require: {{any: [{own}], within: 12 words}}")
    if _only(code, lang, name):
        flags.append("only: true")
    if name in SURE.get(code, "").split():
        flags.append("sure: true")
    return f"{{text: {_quoted(name)}, {', '.join(flags)}}}" if flags else _quoted(name)


def _only(code: str, lang: str, name: str) -> bool:
    """Whether a name holds in its own language alone."""
    told = demonyms.of(code).get(lang, [])
    if name in told and lang in ADJECTIVES_AT_HOME:
        return True
    if any("=" + name in _table(table.get(code, "")).get(lang, []) for table in (BESIDES, further.BESIDES)):
        return True
    if lang in NAMES_AT_HOME and " " not in name and not name.isupper():
        return True
    if lang in {"bg", "sr"} and len(name) < 6 and not _OWN_LETTERS.search(name):
        return True
    return lang in ONLY.get(code, "").split() and name == _short(Locale.parse(lang).territories[code])


_OWN_LETTERS = re.compile("[јљњџђћѓќ]|САЩ", re.IGNORECASE)


def _hits(people: list[str], english: str) -> list[str]:
    made = [f"the government of {english} said in the capital"]
    if adjective := next(iter(people), ""):
        made.append(f"the {adjective} government said")
    return made


def _table(text: str) -> dict[str, list[str]]:
    parts = re.split(r"(?:^| )([a-z]{2}):", text)
    return {
        lang: [word.strip() for word in words.split(",")] for lang, words in zip(parts[1::2], parts[2::2], strict=True)
    }


def _fold(name: str) -> str:
    return fold(name).strip()


def _quoted(text: str) -> str:
    if re.fullmatch(r"[^\W\d_][\w .'’()-]*", text) and text.lower() not in {"no", "yes", "on", "off", "true", "null"}:
        return text
    return "'" + text.replace("'", "''") + "'"


def written() -> str:
    """The whole file."""
    head = "# Countries, as news names them and their people. Written by `python -m tests.seeds.countries`: change its tables.\nentities:\n"
    return head + "".join(entities())


if __name__ == "__main__":
    FILE.write_text(written(), encoding="utf-8")

"""People and adjectives of countries: CLDR has none. English for all, other languages for those that news of defence names."""

from __future__ import annotations

ENGLISH = {
    "AD": "Andorran", "AE": "Emirati", "AF": "Afghan", "AG": "Antiguan", "AL": "Albanian", "AM": "Armenian", "AO": "Angolan",
    "AR": "Argentine,Argentinian", "AT": "Austrian", "AU": "Australian", "AZ": "Azerbaijani,Azeri", "BA": "Bosnian", "BB": "Barbadian",
    "BD": "Bangladeshi", "BE": "Belgian", "BF": "Burkinabe", "BG": "Bulgarian", "BH": "Bahraini", "BI": "Burundian", "BJ": "Beninese",
    "BN": "Bruneian", "BO": "Bolivian", "BR": "Brazilian", "BS": "Bahamian", "BT": "Bhutanese", "BW": "Botswanan", "BY": "Belarusian",
    "BZ": "Belizean", "CA": "Canadian", "CD": "Congolese", "CF": "Central African", "CH": "Swiss", "CI": "Ivorian", "CL": "Chilean",
    "CM": "Cameroonian", "CN": "Chinese", "CO": "Colombian", "CR": "Costa Rican", "CU": "Cuban", "CV": "Cape Verdean", "CY": "Cypriot",
    "CZ": "Czech", "DE": "German", "DJ": "Djiboutian", "DK": "Danish,Dane", "DO": "Dominican", "DZ": "Algerian", "EC": "Ecuadorian",
    "EE": "Estonian", "EG": "Egyptian", "EH": "Sahrawi", "ER": "Eritrean", "ES": "Spanish,Spaniard", "ET": "Ethiopian", "FI": "Finnish",
    "FJ": "Fijian", "FR": "French", "GA": "Gabonese", "GB": "British,Briton", "GE": "Georgian", "GH": "Ghanaian", "GM": "Gambian",
    "GN": "Guinean", "GQ": "Equatoguinean", "GR": "Greek", "GT": "Guatemalan", "GY": "Guyanese", "HN": "Honduran", "HR": "Croatian,Croat",
    "HT": "Haitian", "HU": "Hungarian", "ID": "Indonesian", "IE": "Irish", "IL": "Israeli", "IN": "Indian", "IQ": "Iraqi", "IR": "Iranian",
    "IS": "Icelandic", "IT": "Italian", "JM": "Jamaican", "JO": "Jordanian", "JP": "Japanese", "KE": "Kenyan", "KG": "Kyrgyz",
    "KH": "Cambodian", "KP": "North Korean", "KR": "South Korean", "KW": "Kuwaiti", "KZ": "Kazakh", "LA": "Laotian", "LB": "Lebanese",
    "LK": "Sri Lankan", "LR": "Liberian", "LT": "Lithuanian", "LV": "Latvian", "LY": "Libyan", "MA": "Moroccan", "MC": "Monegasque",
    "MD": "Moldovan", "ME": "Montenegrin", "MG": "Malagasy", "MK": "North Macedonian", "ML": "Malian", "MM": "Burmese", "MN": "Mongolian",
    "MR": "Mauritanian", "MT": "Maltese", "MU": "Mauritian", "MV": "Maldivian", "MW": "Malawian", "MX": "Mexican", "MY": "Malaysian",
    "MZ": "Mozambican", "NA": "Namibian", "NE": "Nigerien", "NG": "Nigerian", "NI": "Nicaraguan", "NL": "Dutch", "NO": "Norwegian",
    "NP": "Nepalese,Nepali", "NR": "Nauruan", "NZ": "New Zealander", "OM": "Omani", "PA": "Panamanian", "PE": "Peruvian",
    "PG": "Papua New Guinean", "PH": "Filipino,Philippine", "PK": "Pakistani", "PL": "Polish", "PS": "Palestinian", "PT": "Portuguese",
    "PW": "Palauan", "PY": "Paraguayan", "QA": "Qatari", "RO": "Romanian", "RS": "Serbian,Serb", "RU": "Russian", "RW": "Rwandan",
    "SA": "Saudi,Saudi Arabian", "SB": "Solomon Islander", "SD": "Sudanese", "SE": "Swedish,Swede", "SG": "Singaporean", "SI": "Slovenian",
    "SK": "Slovak", "SL": "Sierra Leonean", "SN": "Senegalese", "SO": "Somali", "SR": "Surinamese", "SS": "South Sudanese", "SV": "Salvadoran",
    "SY": "Syrian", "TD": "Chadian", "TG": "Togolese", "TH": "Thai", "TJ": "Tajik", "TL": "Timorese", "TM": "Turkmen", "TN": "Tunisian",
    "TO": "Tongan", "TR": "Turkish", "TT": "Trinidadian", "TW": "Taiwanese", "TZ": "Tanzanian", "UA": "Ukrainian", "UG": "Ugandan",
    "US": "American", "UY": "Uruguayan", "UZ": "Uzbek", "VE": "Venezuelan", "VN": "Vietnamese", "WS": "Samoan", "XK": "Kosovar,Kosovan",
    "YE": "Yemeni", "ZA": "South African", "ZM": "Zambian", "ZW": "Zimbabwean",
}  # fmt: skip

# ar (masculine, the rest by endings), he, ru, uk, pl, de, fr, es, it, pt, tr, fa: a blank between, - where there is none.
COLUMNS = ("ar", "he", "ru", "uk", "pl", "de", "fr", "es", "it", "pt", "tr", "fa")
OTHERS = """
IQ عراقي עיראקי иракский іракський iracki irakisch irakien,irakienne iraquí iracheno iraquiano Iraklı عراقی
IR إيراني איראני иранский,иранец іранський irański,Irańczyk iranisch iranien,iranienne iraní iraniano iraniano İranlı ایرانی
IL إسرائيلي ישראלי израильский ізраїльський izraelski israelisch israélien,israélienne israelí israeliano israelense İsrailli اسرائیلی
SY سوري סורי сирийский сирійський syryjski syrisch syrien,syrienne sirio siriano sírio Suriyeli سوری
LB لبناني לבנוני ливанский ліванський libański libanesisch libanais,libanaise libanés libanese libanês Lübnanlı لبنانی
YE يمني תימני йеменский єменський jemeński jemenitisch yéménite yemení yemenita iemenita Yemenli یمنی
SA سعودي סעודי саудовский саудівський saudyjski saudisch,saudi-arabisch saoudien,saoudienne saudí saudita saudita Suudi سعودی
AE إماراتي אמירתי эмиратский еміратський - emiratisch émirati emiratí emiratino - - اماراتی
QA قطري קטארי катарский катарський katarski katarisch qatari,qatarien catarí qatariota catariano Katarlı قطری
KW كويتي כוויתי кувейтский кувейтський kuwejcki kuwaitisch koweïtien,koweïtienne kuwaití kuwaitiano kuwaitiano Kuveytli کویتی
BH بحريني בחרייני бахрейнский бахрейнський - bahrainisch bahreïni bahreiní - - Bahreynli بحرینی
OM - עומאני оманский оманський - omanisch omanais,omanaise omaní omanita omanita Ummanlı عمانی
JO أردني ירדני иорданский йорданський jordański jordanisch jordanien,jordanienne jordano giordano jordaniano Ürdünlü اردنی
EG مصري מצרי египетский єгипетський egipski ägyptisch égyptien,égyptienne egipcio egiziano egípcio Mısırlı مصری
TR تركي טורקי,תורכי турецкий турецький turecki türkisch turc,turque turco turco turco - ترکیه‌ای
RU روسي רוסי российский російський rosyjski russisch russe ruso russo russo Rus روسی
UA أوكراني אוקראיני украинский український ukraiński ukrainisch ukrainien,ukrainienne ucraniano ucraino ucraniano Ukraynalı اوکراینی
PL بولندي פולני польский польський polski polnisch polonais,polonaise polaco polacco polonês Polonyalı لهستانی
DE ألماني גרמני немецкий,германский німецький niemiecki deutsch allemand,allemande alemán,alemana tedesco alemão Alman آلمانی
FR فرنسي צרפתי французский французький francuski französisch français,française francés,francesa francese francês Fransız فرانسوی
GB بريطاني בריטי британский британський brytyjski britisch britannique británico britannico britânico İngiliz انگلیسی
US أمريكي,أميركي אמריקאי,אמריקני американский американський amerykański amerikanisch,US-amerikanisch américain,américaine estadounidense,norteamericano statunitense,americano americano,norte-americano Amerikan,ABD'li آمریکایی
CN صيني סיני китайский китайський chiński chinesisch chinois,chinoise - cinese chinês Çinli چینی
TW تايواني טאיוואני тайваньский тайванський tajwański taiwanisch taïwanais,taïwanaise taiwanés taiwanese taiwanês Tayvanlı تایوانی
JP ياباني יפני японский японський japoński japanisch japonais,japonaise japonés giapponese japonês Japon ژاپنی
KP - - северокорейский північнокорейський północnokoreański nordkoreanisch nord-coréen,nord-coréenne norcoreano nordcoreano norte-coreano - -
KR - - южнокорейский південнокорейський południowokoreański südkoreanisch sud-coréen,sud-coréenne surcoreano sudcoreano sul-coreano - -
IN هندي הודי индийский індійський indyjski indisch - - - - Hintli هندی
PK باكستاني פקיסטני пакистанский пакистанський pakistański pakistanisch pakistanais,pakistanaise pakistaní pakistano paquistanês Pakistanlı پاکستانی
AF أفغاني אפגני афганский,афганец афганський afgański afghanisch afghan,afghane afgano afghano afegão Afgan افغان
AM أرمني ארמני армянский вірменський ormiański armenisch arménien,arménienne armenio armeno armênio Ermeni ارمنی
AZ أذربيجاني אזרי азербайджанский азербайджанський azerbejdżański aserbaidschanisch azerbaïdjanais,azéri azerbaiyano azero azeri Azeri آذربایجانی
GE - - грузинский грузинський gruziński georgisch géorgien,géorgienne georgiano georgiano georgiano Gürcü گرجی
LY ليبي לובי ливийский лівійський libijski libysch libyen,libyenne libio libico líbio Libyalı -
SD سوداني סודני суданский суданський sudański sudanesisch soudanais,soudanaise sudanés sudanese sudanês Sudanlı سودانی
SO صومالي סומלי сомалийский сомалійський somalijski somalisch somalien,somalienne somalí somalo somali Somalili سومالیایی
ET إثيوبي אתיופי эфиопский ефіопський etiopski äthiopisch éthiopien,éthiopienne etíope etiope etíope Etiyopyalı اتیوپیایی
TN تونسي תוניסאי тунисский туніський tunezyjski tunesisch tunisien,tunisienne tunecino tunisino tunisiano Tunuslu تونسی
DZ جزائري אלג'ירי алжирский алжирський algierski algerisch algérien,algérienne argelino algerino argelino Cezayirli الجزایری
MA مغربي מרוקאי марокканский марокканський marokański marokkanisch marocain,marocaine marroquí marocchino marroquino Faslı مراکشی
ML - - малийский малійський malijski malisch malien,malienne maliense maliano malinês - -
NE - - нигерский нігерський - nigrisch nigérien,nigérienne nigerino nigerino - - -
NG نيجيري ניגרי нигерийский нігерійський nigeryjski nigerianisch nigérian,nigériane nigeriano nigeriano nigeriano Nijeryalı نیجریه‌ای
VE فنزويلي ונצואלי венесуэльский венесуельський wenezuelski venezolanisch vénézuélien,vénézuélienne venezolano venezuelano venezuelano Venezuelalı ونزوئلایی
GR يوناني יווני греческий грецький grecki griechisch grec,grecque griego greco grego Yunan یونانی
PS فلسطيني פלסטיני,פלשתיני палестинский,палестинец палестинський palestyński palästinensisch palestinien,palestinienne palestino palestinese palestino Filistinli فلسطینی
BY بيلاروسي בלארוסי белорусский білоруський białoruski belarussisch biélorusse bielorruso bielorusso bielorrusso Belaruslu بلاروسی
RO روماني רומני румынский румунський rumuński rumänisch roumain,roumaine rumano rumeno romeno Rumen رومانیایی
ES إسباني ספרדי испанский іспанський hiszpański spanisch espagnol,espagnole español,española spagnolo espanhol İspanyol اسپانیایی
IT إيطالي איטלקי итальянский італійський włoski italienisch italien,italienne italiano - - İtalyan ایتالیایی
TD تشادي צ'אדי чадский чадський czadyjski tschadisch tchadien,tchadienne chadiano ciadiano chadiano Çadlı چادی
VN فيتنامي וייטנאמי вьетнамский в'єтнамський wietnamski vietnamesisch vietnamien,vietnamienne vietnamita vietnamita vietnamita Vietnamlı ویتنامی
PH فلبيني פיליפיני филиппинский філіппінський filipiński philippinisch philippin,philippine filipino filippino filipino Filipinli فیلیپینی
AU أسترالي אוסטרלי австралийский австралійський australijski australisch australien,australienne australiano australiano australiano Avustralyalı استرالیایی
CA كندي קנדי канадский канадський kanadyjski kanadisch canadien,canadienne canadiense canadese canadense Kanadalı کانادایی
"""


def of(code: str) -> dict[str, list[str]]:
    """Language -> the people and adjectives of a country."""
    made = {"en": ENGLISH[code].split(",")} if code in ENGLISH else {}
    for line in OTHERS.strip().splitlines():
        told, *words = line.split()
        if told == code:
            made |= {lang: word.split(",") for lang, word in zip(COLUMNS, words, strict=True) if word != "-"}
    return made

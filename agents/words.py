"""Words, letters and endings by which languages are told apart, written by hand; a word a language cannot do without."""

# ruff: noqa: E501 -- tables

from __future__ import annotations

_LISTS = {
    "en": "the of and to in that is was for with on as by at from his her it its he she they their have has had been be are were "
    "not this which who will would said says after an or but about into over more than when there against before between during "
    "we our you your up out if no all one two new also could its near says were what how why off down under another due some any such may can those these only",
    "de": "der die das und in zu den von mit ist im für auf dem nicht ein eine des sich auch als es an bei nach wie aus wurde hat "
    "sind werden über einen oder vor sie er wird haben durch zum zur noch gegen nur kann war sei unter worden seien mehr bis seit "
    "einer eines einem vom beim dass diese dieser dieses ihre seine zwei laut wegen während gab sagte hatte wurden keine am ihm",
    "fr": "le la les des et en du une un que est pour dans par sur au avec qui pas plus sont ce cette ces aux ont été a il elle ils "
    "ou se son sa ses leur leurs mais après selon contre entre avant comme fait était être avait deux sans sous vers dont où nous "
    "vous même depuis lors ainsi aussi dit tout tous l d qu s n c j",
    "es": "el la los las de y en del que un una por con para se al es su sus como más no lo fue ha han sobre entre pero tras según "
    "contra desde hasta este esta estos estas son también era muy donde cuando dos sin ante hoy dijo había está sido fueron durante "
    "cerca hacia e nuevo otro otra otros parte tiene ser",
    "pt": "o a os as de e em do da dos das no na nos nas que um uma por com para se ao aos à é são foi não mais como seu sua seus suas "
    "pelo pela pelos mas após segundo contra entre sobre também foram até está já depois dois duas ele ela isso esta este sem disse "
    "havia sido num numa perto ainda",
    "it": "il lo la i gli le di e in del della dei delle degli dello che un una uno per con al alla ai alle da dal dalla dalle nel nella "
    "nei nelle sul sulla non è sono ha hanno stato stata stati come più anche si su tra fra contro dopo secondo ma era questo questa "
    "due essere suo sua loro nell dell all dall sull l presso ieri detto",
    "nl": "de het een en van in is dat op te met voor zijn aan niet door er om als bij naar uit heeft ook werd tot maar nog wordt na "
    "over hun hebben was deze dit die werden volgens tegen tussen onder meer geen kan zou zei toen waren hij zij ze tijdens twee al "
    "worden sinds omdat vanuit",
    "pl": "i w z na do się nie że jest to o przez po od za dla oraz jak był była było są ze a lub przed pod nad ich jego jej który która "
    "które tym tego także tylko już może przy roku został została zostały według podczas między przeciwko po poinformował dwa dwie "
    "co czy ale gdy wobec ten ta te ma by we tej którzy jako",
    "tr": "ve bir bu için ile de da olarak olan daha çok sonra gibi kadar en göre ne ya değil var yok olduğunu etti edildi oldu ise "
    "karşı ancak iki üzerine tarafından önce arasında nedeniyle şekilde dedi ki o her ama hem bölgesinde üzerinde ettiği eden yapılan "
    "olduğu edilen yeni büyük söyledi belirtti sistemi sistemleri füze füzesi saldırı saldırısı",
    "ro": "și în de la cu pe a al ale că din nu un o pentru este sunt fost mai prin după care sau au dar către între împotriva sub până "
    "lor lui fi fiind acest această aceste unor unui unei două ce s-a potrivit asupra a fost când fără cele cel cea",
    "cs": "a v na se je že z do s o pro i po za k by byl byla bylo jsou ale jako od při podle také však před mezi proti které který která "
    "jeho jejich už ve ze není po tom dva dvě nebo může než aby pod kde své své byly u",
    "sk": "a v na sa je že z do s o pre i po za k by bol bola bolo sú ale ako od pri podľa tiež však pred medzi proti ktoré ktorý ktorá "
    "jeho ich už vo zo nie dva alebo môže než aby pod kde boli",
    "hr": "i u je na se da su za od s iz do koji koja koje kao ali bio bila bilo što nakon protiv te ili prema među pri kako nije dva biti "
    "rekao izjavio jedan ove ovaj o po će samo još kod bi",
    "sv": "och i att det som en på är av för med till den har inte om ett från var sig men så efter vid eller hade än mot över under "
    "kan också de blev mellan enligt sedan där när två har sin sina skulle vara blivit ska man ut upp in utan",
    "da": "og i at det som en på er af for med til den har ikke om et fra var sig men så efter ved eller havde end mod over under kan "
    "også de blev mellem ifølge siden hvor når to sin sine skulle være blevet skal man ud op ind uden",
    "no": "og i at det som en på er av for med til den har ikke om et fra var seg men så etter ved eller hadde enn mot over under kan "
    "også de ble mellom ifølge siden hvor når to sin sine skulle være blitt skal man ut opp inn uten",
    "fi": "ja on ei se että oli hän mutta myös sekä kun kuin joka jossa ovat mukaan olla tai sen niin jo vain ovat jälkeen vastaan "
    "ollut kanssa ennen sitä tämä voi olisi eivät kaksi hänen mitä nyt vuonna",
    "hu": "a az és hogy nem is egy volt van meg de ez azt csak szerint után ellen már még mint vagy ha fel ki el lesz majd között "
    "ezt amely aki két pedig lehet minden így által miatt illetve során akik",
    "id": "yang dan di dari ini itu untuk dengan tidak pada dalam akan ke oleh adalah telah juga atau karena sebagai mereka bahwa "
    "kepada ada dia kata setelah terhadap lebih dua tersebut bisa para saat sudah serta antara menjadi seorang sebuah",
    "vi": "và của là có cho các được trong với không một những này đã để từ khi về người tại vào ra đến theo như sau trên cũng đó bị "
    "nhiều hai rằng sẽ do",
    "az": "və bu bir ilə üçün də da ki olan edib olub olaraq daha sonra kimi görə idi edir isə qarşı həmin onun onların etdi bildirib "
    "tərəfindən əleyhinə haqqında iki",
    "sq": "e të në i me për nga një që është dhe si se u më nuk ka janë kanë do ishte por edhe duke pas kundër midis sipas",
    "ca": "el la els les de i en del que un una per amb al es és dels no ha han com més seu seva entre contra després segons però també "
    "aquest aquesta aquests van va ser dos sense sobre fins",
    "ru": "и в на с по не что для из от за это как к его был была было были о также но а при до или их после он она они который "
    "которые уже со во над под между против году сообщил заявил же бы том этом",
    "uk": "і в на з по не що для із від за це як до його був була було були про також але а при або їх після він вона вони який "
    "які вже зі у та над під між проти році повідомив заявив його ж би цьому й",
    "bg": "и в на с по не че за от е са да се като това който която които но до след при беше бяха също или между срещу със към "
    "през още той тя те",
    "sr": "и у је на се да су за од са из до који која које као али био била било што након против те или према међу при како није",
    "be": "і ў на з па не што для ад за гэта як да яго быў была было былі пра таксама але пры або пасля ён яна яны які якія",
    "ar": "في من على إلى أن عن التي الذي مع هذا هذه ما لا بعد قبل بين كان كانت قد لم ذلك وقال قال أو إن حيث كما خلال ضد عند منذ",
    "fa": "در از به که این را با است و برای آن یک تا بر خود هم شد شده کرد کرده می های بود اند نیز گفت پس دو ما ها علیه روز",
    "ur": "کے کی میں سے کا ہے اور کو نے پر کہ یہ ہیں نہیں تھا اس کر بھی ایک جو ہو گیا تھے کہا",
    "ps": "د په او چې له کې ته دي یې دا کړي سره هم شوي وي نه پر",
    "ckb": "لە و بە کە بۆ لەگەڵ ئەو ئەم کرد دەکات بوو",
}
WORDS: dict[str, frozenset[str]] = {lang: frozenset(words.split()) for lang, words in _LISTS.items()}

LETTERS = {
    "de": "ßäöü", "fr": "çèêàùœëïî", "es": "ñ¿¡óíú", "pt": "ãõçêâ", "it": "òùìè", "pl": "łąęśżźćń", "tr": "ığşöüç", "ro": "ăâîșțşţ",
    "cs": "ěřůťď", "sk": "ľĺŕôäť", "hr": "đčćšž", "sv": "åäö", "da": "æøå", "no": "æøå", "fi": "äö", "hu": "őű", "vi": "ơưđạảấầếềệộợ",
    "az": "əığşöüç", "sq": "ëç", "ca": "çòèàï·",
    "uk": "іїєґ'", "be": "ўіё", "ru": "ыэъё", "bg": "ъщ", "sr": "јљњћђџ",
    "fa": "پچژگی", "ur": "ٹڈڑںےہ", "ps": "ښډړټځڅې", "ckb": "ەێۆڕڵڤ", "ar": "ةىأإؤئ",
}  # fmt: skip
ENDINGS = {
    "en": "ing tion ed ly ers", "de": "ung ungen lich ischen keit chen", "fr": "tion eux aire ement ées", "es": "ción ado ada mente idad iones",
    "pt": "ção ções ado mente dade", "it": "zione zioni ato ata mente ità", "nl": "ing en lijk heid", "pl": "ego ych ami ość owych ski ska skie",
    "tr": "lar ler ları leri ının nin dan den ında inde", "ro": "ului ilor are ul ii", "fi": "ssa ssä sta stä lla en in", "hu": "nak nek ban ben ság ség",
    "id": "kan nya an", "sv": "en ar na ade", "cs": "ých ého ovat ské ská", "az": "lar lər nin ında",
    "ru": "ого ется ился ения ами ских ость", "uk": "ого ться ення ами ських ість ися ували ській", "bg": "ите ата ят ва", "sr": "ије ских ања",
}  # fmt: skip

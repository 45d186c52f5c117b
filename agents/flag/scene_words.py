"""The words that scenes of everyday life are told in, and those of news of war and politics, in many languages.

Written down by us; a `*` stands for any ending. Words of a language's script without blanks stand apart.
"""

from __future__ import annotations

EVERYDAY = """
album albums singer singers songwriter* song songs guitar* drummer* bassist* orchestra* symphon* choir* soprano* tenor
overture* idol idols kpop rapper* discograph* soundtrack* vinyl playlist* novelist* painter* sculptor* actress*
sitcom* telenovela* cinema cinemas comedy comedies ballet* dancer* choreograph* musical musicals boyband* fandom*
anime cosplay* goalkeeper* midfielder* winger* quarterback* touchdown* footballer* soccer basketball baseball hockey
cricket* tennis golf golfer* rugby volleyball* handball playoff* tournament* coach coaches stadium* marathon* swimmer*
cyclist* jockey* gelding filly colt racehorse* racecourse* wicket* innings dribbl* NBA NFL NHL MLB UFC FIFA UEFA
restaurant* bakery bakeries baker bakers pizzeria* chef chefs recipe* dessert* oven ovens menu menus café cafés cafe
brewery breweries pub pubs vineyard* nightclub* soup cheese* pastry pastries chocolate* cocktail* sandwich* bread cake
cakes kebab* diner delicatessen lobster* tomato* vegetarian dogs puppy puppies cats kitten* horse horses pony ponies
terrier* labrador* spaniel* hamster* parrot* breeder* pupil pupils kindergarten* homework classroom* schoolbook*
alphabet* crossword* spelling polygon* hexagon* vertices geometr* dodecahedr* trigonometr* equilateral diagonals
compiler* compile compiled compiles algorithm* dataset* software router* cabling spreadsheet* molecul* protein*
enzyme* binomial probabilit* theorem* shader* texture* laptop* smartphone* plugin* javascript python firmware toolbar*
mouseclick* sketch sketches extrude wifi broadband semiconduct* chromatograph* biolog* botan* genes diabet* insulin
dentist* dental melanoma* dermatolog* physiotherap* orthodont* veterinar* showroom* florist* boutique* supermarket*
salon salons furniture tailor tailors barber* hairdress* perfume* fashion handbag* sneaker* jewel* cosmetic* shopping
shopper* bookshop* bookstore* toyshop* garden gardens gardener* gardening kitchen* bathroom* sofa sofas wallpaper*
carpet* rugs carpenter* chess puzzle* videogame* yoga knitting pottery quilt* origami camping picnic* bingo goddess*
deity deities pharaoh* mytholog* astrolog* horoscope* zodiac toddler* bridesmaid* wedding* birthday* chanteu* chanson*
orchestre* batteur batteuse choriste* buteur* footballeu* championnat* tournoi* entraîneur* boulanger* pâtissi*
cuisinier* chien chiens chienne chiot* chaton* cheval chevaux jument écolier* élèves collégien* lycéen* géométri*
polygone* logiciel* coiffeu* fleuriste* jardin jardins tilleul* fromage* déesse* cinéma comédie comédien* romancier*
peintre* danseu* théâtre* bistrot* brasserie* guitariste* bibliothèque* plage* vélo vélos randonn* álbum cantante*
canción canciones concierto* orquesta* actriz delantero* centrocampista* portero goles gol entrenador* fútbol
futbolista* campeonato* torneo* estadio* restaurante* panader* receta recetas cocina cocinero* perro perros perra
perrita gato gatos caballo caballos yegua alumno* polígono polígonos peluquer* tienda tiendas jardín jardines queso
quesos diosa* comedia* pintor* bailar* teatro* inmobiliari* zapater* bodega* playa* boxeador* ciclista* guitarrist*
Sänger* Konzert* Orchester* Dirigent* Schauspieler* Torwart* Stürmer* Mittelfeld* Fußball* Fussball* Bundesliga*
Turnier* Stadion* Spielfeld* Bäcker* Konditor* Rezept Rezepte* Küche* Katze* Pferd* Schüler Schülerin* Vieleck*
Fünfeck* Friseur* Blumen* Garten* Wein Weingut* Göttin* Komödie* Maler Malerin Theater* Sprachkurs* Yoga* Schwimm*
Handball* Eishockey* Kabarett* Musiker* Gitarr* Brötchen* Gasthaus* Wirtshaus* Bibliothek* Schlagzeug*
Einkaufszentrum* Möbel* Kleingarten* cantanti canzon* concerti orchestr* romanzo romanzi attrice* portiere
centrocampist* allenator* calciator* campionato* stadio ristorante* ristoranti panettier* fornaio ricetta ricette
cucina gatto gatti cavallo cavalli alunn* liceo parrucchier* fioraio giardin* formaggi* pittore pittric* commedia*
palestra* pasticceri* tenore libreria* nuoto cantora cantores canção canções atriz goleiro* zagueiro* golo golos gols
treinador* futebol* campeonato torneio* estádio* padaria* receita cozinh* cachorro* cadela gatinh* cavalo* égua aluno*
geometria cabeleireir* florista* jardim vinho* queijo* deusa* bandas cantautor* violão pastelaria* zanger* zangeres*
concert* orkest* voetbal* eredivisie* stadion bakkerij* bakker recept* keuken* honden katten paard* leerling*
veelhoek* kapper* bloemist* kaas godin* bioscoop* schilder* wijn kroeg* fietser* piosenkar* piosenk* koncert*
orkiestr* aktork* bramkarz* piłkarz* trener* mistrzostw* turniej* stadion* restauracj* piekar* kuchni* psa psy
uczniow* uczni* wielokąt* fryzjer* kwiaciarn* ogród ogrod* wino bogini* komedi* malarz* siatkar* okna perkusist*
gitarzyst* sångare* sångerska* konsert* orkester* fotboll* målvakt* anfallare* tränare* bageri* kök katt elever
blommor trädgård* gudinna* biograf* målare* şarkı* albüm* orkestra* oyuncu* futbol* kaleci* forvet* ligde turnuva*
stadyum* antrenör* restoran* lokanta* fırın* fırıncı* aşçı* mutfak* köpek* öğrenci* geometri* çokgen* kuaför* çiçek*
bahçe* peynir* tanrıça* sinema* ressam* tiyatro* müzisyen* gitar* sahneye sahnede marangoz* kitapçı* певец певица
певц* певиц* песн* концерт* оркестр* дириж* симфон* барабан* гитарист* альбом* актрис* футбол* хоккей* хоккеист*
баскетбол* вратар* нападающ* полузащит* тренер* чемпионат* турнир* стадион* болельщик* гонщик* болид* ресторан* кафе
пекар* повар* рецепт* кухн* собак* кошк* щен* лошад* школьни* учени* учитель* геометр* многоугольник* треугольник*
окружност* парикмахер* садов* вино богин* кинотеатр* комеди* художни* театр* музыкант* певческ* клуб клубе клубы
вечеринк* шахмат* дзюдо боксёр* боксер* лагере пляж* библиотек* співак* співачк* пісн* опери актор* футболіст*
воротар* нападник* чемпіонат* турнір* вболівальник* кав'ярн* пекарн* кухар* кішк* кінь школяр* учн* вчител* геометрі*
багатокутник* перукар* художник* музикант* вечірк* шах* бібліотек* варени* бандурист* أغنية أغاني مغن* مطرب* ألبوم*
حفلة أوركسترا أوبرا موسيق* ممثل ممثلة فيلم مسرحية مسرح لاعب لاعبين لاعبي مهاجم مدرب مباراة مباريات هدفين ملعب منتخب
جماهير مشجع* بطولة مطعم مخبز فرن طباخ وصفة مطبخ كباب كلب قطة حصان تلميذ تلاميذ هندسي مثلث مضلع أضلاع حلاق حديقة زهور
إلهة آلهة سينما كوميدي رسام رسامة شاطئ نكهة شاعر قصيدة رواية خواننده* ترانه* آلبوم* کنسرت* ارکستر* اپرا* موسیق*
بازیگر* فیلم* تئاتر بازیکن* دروازه‌بان مربی فوتبال* ورزشگاه تماشاگران رستوران* نانوایی آشپز* سگ گربه اسب دانش‌آموز*
آرایشگر* گل‌های الهه سینما* شاعر* رمان* کوهنورد* جشنواره* זמר זמרת שיר שירים אלבום קונצרט תזמורת אופרה הופעה שחקן
שחקנית סרט תיאטרון כדורגל כדורסל שוער חלוץ מאמן אצטדיון אוהדים מסעדה מאפייה שף מתכון מטבח כלב כלבה חתול סוס תלמידים
תלמיד גאומטריה מצולע צלעות ספרית פרחים גינה יין גבינה קולנוע קומדיה צייר ציירת מוזיקאי חמאה להקת להקה penyanyi konser
orkestra pemain gawang turnamen restoran resep dapur anjing siswa bioskop pelukis mencetak concert concerts concerten
operatic theatregoer* theatergoer* film films movie movies filmmaker* football konserde konseri konsere konserler*
kedi kedisi цветы цветов цветочн* لیگ‌برتر نقاشی Oper Opern Opernhaus* operahouse opéras óperas операх kino wine wines
vineyards theatre theatres vino Köche tarifi Hunde basketbal* motorrac* racing racecar* pitstop* entertainment*
commuter* penalty penalties penalti* penálti* Elfmeter* rigore plural synonym* etymolog* noun nouns adjective* hotel*
SNCF RATP Navigo métro tramway* RER iscrizion* startup* retailer* navettes piéton* hairdresser* nursery toy toys doll
dolls sunglasses t-shirt* sweater* knitwear handmade souvenir* crochet lyrics lyricist* ticket tickets fan fans
fanclub* merch backstage karaoke podcast* sequel* prequel* sitcoms remix* disco discos DJ DJs jazz blues ranking
rankings retrieval logarithm* corpus tokens tokenizer vectorizer stemming keyword keywords query queries browser* app
apps PCB schematic* datasheet* resistor* oscilloscope* ionosphere rainfall hydrolog* infarction aspirin patient
patients surgery surgeon* clinic* symptom* syndrome* chromosom* fungus fungi bacteri* membrane mitochondri*
stereochem* polymer* crystal* thermodynam* superconduct* statistic* probabilistic variance regression routers packets
bootloader* linker debugger* kernel kernels readme github pip npm docker student students curriculum lecture lectures
syllabus thesis scholarship* campus freshman alumni graduation librar* librarian* museum* exhibit exhibits exhibition*
gallery galleries artist artists artwork* watercolour* sculpture* ceramic* antique* auction* shop shops stores
storefront shopfront discount* voucher* bargain* label labels wholesaler* franchise* startups venture investor
investors brewers roaster* barista* barbecue* grill brisket sausage* pickle* biscuit* cookie* cupcake* vegan falafel
hummus* noodles curry gym gyms fitness pilates jogging skiing skier* snowboard* surfing surfer* sailing yacht yachts
canoe* rowing rower rowers regatta* archery badminton squash skate skateboard* netball lacrosse bowling billiard*
darts hiking hiker* climber* florists nurseries tulips roses orchids hedge lawn lawns compost allotment* seedlings
beekeep* honey orchard* sheep cow cows goat goats hens chickens poultry plumber* electrician* joiner* locksmith*
hairdressers roofing roofer* decorator* upholster* seamstress* cobbler* blacksmith* potter* weaver* yarn sewing
embroider* lottery raffle* jackpot crosswords sudoku quiz quizzes charades toddlers babysitter* daycare crèche
grandmother grandma grandpa godfather bride groom newlyweds commuters timetable* tram trams bicycle* bikes cyclists
pedestrian* sunbath* beachgoer* holidaymaker* tourist tourists campsite* hostel* spa spas sauna* nickname* nicknamed
pseudonym* anagram* acrostic* proverb* grammar grammatical vocabulary dictionary dictionaries glossary etymology prism
ruler knitters stitch stitches leather strap straps wristwatch* bracelet* necklace* earrings sunny drizzle showers
umbrella* playmaker* full-back fullback* free-kick equaliser* equalizer* hat-trick relegat* playoffs drew novella*
bestseller* poet poets poem poems poetry fairytale* folktale* storybook* illustrator* cartoonist* comic comics
astronomer* telescope* comet comets asteroid* volcano* lava geolog* fossil* dinosaur* billets disquaire jazzman musée
musées exposition* peintures aquarelle* sculptures bouquiniste* magasin magasins soldes étudiant* étudiante* lycée
collège université* doctorant* bibliothécaire* maternelle scolaire* cantine* patiente* clinique* loyer loyers
logement* appartement* météo pluie averses orages siamois perroquet* lapin* poule poules vache vaches mouton* abeille*
miel plombier* électricien* menuisier* cordonnier* couturi* mécanicien* campings gîte* vacances vacancier* touriste*
patinoire* natation pétanque grammaire dictionnaire surnom surnomm* prénom prénoms régulier entradas taquilla* gira
letra letras museo museos exposición acuarela* escultura* librería* biblioteca* estudiante* universidad* facultad*
beca becas química física asignatura* alquiler* piso pisos vivienda* lluvia lluvias tormenta* copas discoteca* rebajas
fontanero* electricista* carpinter* costurer* mecánico* zapatero* gluten dieta dietas azúcar cocinar vegano* conejo*
gallina* vaca vacas oveja* abeja* gramática diccionario apodo* lotería crucigrama* biglietti tifosi tournée musei
acquerell* scultur* student* studentess* alliev* università facoltà iscrizioni olimpiadi robotica affitto appartament*
pioggia temporale negozio negozi saldi sconto sconti marchio marchi caseific* idraulic* elettricist* falegnam* sarta
sarto farmacist* oroscopo edicola coniglio gallina mucca pecora ape miele vitell* pecore grammatica dizionario
soprannome lotteria cruciverba ingressos bilhetes digressão turnê exposição museu museus aquarela* estudante*
universidade* faculdade* colégio colégios vestibular aluguel apartamento* chuva chuvas boate* loja lojas desconto*
encanador* eletricista* carpinteir* costureir* mecânic* farmacêutic* carteiro pastéis pastel coelho galinha* ovelha*
abelha* mel dicionário apelido* régua loteria ciclovia* vereador* Tickets Eintritt Tournee Ausstellung* Museum Museen
Aquarell* Skulptur* Bücherei* Buchhandlung* Student* Studierende* Universität* Hochschule* Vorlesung* Abitur*
Gymnasium* Klassenzimmer* Miete* Wohnung* Schauer Disco Diskothek* Kneipe* Laden Läden Rabatt* Klempner* Elektriker*
Tischler* Schreiner* Schneider* Schuster* Mechaniker* Apotheke* Zahnarzt* Zahnärzt* Patient* Kaninchen* Huhn Hühner
Kuh Kühe Schaf Schafe Honig Wörter Grammatik* Wörterbuch* Spitzname* Zirkel Lineal Lotto* Kreuzworträtsel*
Logarithmus* Dodekaeder* Bürgerkanal* Hobbyfilm* Kegel* Wanderung* Radweg* Urlaub* Urlauber* Neutronen* Detektor*
Insekten* Ski Slalom Biathlon* Akkordeon* Insolvenz* Sparkasse* kaartjes tentoonstelling* museum musea bibliotheek*
universiteit* kleuter* huur woning* regen sneeuw winkel winkels korting* loodgieter* timmerman* apotheek* konijn* kip
kippen koeien schaap schapen bijen honing woordenboek* bijnaam* zeilschip* zoekresultat* notaris* bilety trasa wystaw*
muzeum biblioteka bibliotek* uniwersytet* przedszkol* czynsz* deszcz* dyskotek* sklep* wyprzedaż* rabat* marka marki
hydraulik* elektryk* stolarz* krawc* aptek* królik* kura kury krowa krowy owca owce pszczoł* miód gramatyk* słownik*
przezwisk* cyrkiel* linijk* dietetyczk* płytek drukowan* biljetter utställning* universitet* hyra lägenhet* butik*
rabatt* rörmokare* snickare* apotek* kanin* honung derbyt bilet bileti turne sergi sergisi müze müzesi kütüphane*
üniversite* yağmur yağmurlu mağaza* indirim* avm tesisatçı* elektrikçi* terzi* eczane* tavşan tavuk* inek koyun arı
kelime kelimesi sözlük lakap* pergel cetvel horoz köfte* asfalt* trafik* билет* гастрол* выставк* музе* библиотекар*
студент* университет* детсад* аренд* квартир* дожд* дискотек* магазин* торговый скидк* распродаж* сантехник* электрик*
столяр* портн* аптек* кролик* куриц* корова коровы овц* пчел* мёд грамматик* словар* прозвищ* циркул* линейк* йогурт*
ансамбл* частушк* колбас* зубы зубн* снималась снимался киноактр* купальн* курорт* отдыхающ* планет* ферма ферму
фермер* настольн* лотере* кроссворд* квитк* виставк* університет* дитсадк* оренд* дощ сніг крамниц* знижк* сантехнік*
електрик* курк* вівц* бджол* мед граматик* словник* прізвиськ* гурт гурту гурти дієт* хліба хліб базарі відпочив*
купал* تذكرة تذاكر متحف مكتبة طالبة حضانة معلم معلمة إيجار شقة شقق مطر أمطار متجر متاجر تخفيضات خصم سباك كهربائي نجار
خياط صيدلية أرنب دجاج بقرة خروف نحل عسل كلمات قاموس لقب مسطرة فرجار حمية رجيم خريجين خريجات تسوق ديوان غزل سياح سائح
سباحة روبوت روايته بلیت نمایشگاه موزه کتابخانه* دانشجو* دانشگاه* مدرسه* مهدکودک اجاره* آپارتمان* باران مغازه* فروشگاه*
تخفیف* لوله‌کش برقکار خیاط داروخانه خرگوش مرغ گاو گوسفند زنبور واژه دستور‌زبان فرهنگ‌لغت پرگار خط‌کش حماسه ادبیات
فردوسی وام مسکن تور کیش پیشاهنگ* باشگاه* כרטיסים תערוכה מוזיאון ספריה ספרייה סטודנט* אוניברסיט* מכללה ביתספר דירה
דירות שכירות גשם חנות חנויות הנחה מותג שרברב חשמלאי נגר תופרת רוקח ארנב תרנגול* פרה כבשה דבורים דבש מילה מילים דקדוק
מילון כינוי מחוגה סרגל מחומש חומוסיה קולינרי* אולפן אחיות גריאטרי* נישואים נישואין ניקיון קלפים tiket pameran
perpustakaan mahasiswa universitas sewa apartemen hujan toko diskon merek kelinci ayam sapi domba lebah madu kamus
penggaris segi genome genomes genomic diety dietę diecie квіти квітів muzea nalbant كرة‌القدم للقدم fußballfan*
calciatori Biene Bienen idioms Käse mieszkanie mieszkania piłka piłki piłkę şarabı cines cineasta* Dönerladen
conciertos hebrew Imbiss* trout fisheries
"""
EVERYDAY_EAST = """
门票 粉丝 巡演 展览 博物馆 图书馆 学生 同学 大学 小学 中学 幼儿园 老师 房租 公寓 商店 折扣 品牌 水管工 裁缝 药店
酸奶 兔子 公鸡 奶牛 绵羊 蜜蜂 词典 语法 绰号 戏称
圆规 直尺 内角 关键词 单词 数据集 算法 路由 协议 编译 电路 电阻 光盘 男团 女团 见面会 烹饪 火锅店 苹果 种植 乒乓
羽毛球 三分球 魔术队
チケット ファン 展覧会 博物館 美術館 図書館 学生 大学 小学校 幼稚園 先生 家賃 マンション 商店 割引 ブランド 薬局
うさぎ ニワトリ 牛乳 羊 蜂蜜 辞書 文法 綽名 あだ名
定規 単語 データセット アルゴリズム ファイル プロトコル 受講 編集学校 資格 試験 獲得へ 移籍 クラブ
티켓 팬 전시 박물관 미술관 도서관 학생 대학교 초등학교 유치원 선생님 월세 아파트 가게 할인 브랜드 약국 토끼 닭
우유 양털 꿀 사전 문법 별명 단어 데이터 알고리즘 파일 음악방송 뮤지컬 출연
专辑 歌手 演唱会 歌剧 交响 乐团 乐队 作曲 演员 电影 球员 进球 足球 篮球 联赛 教练 餐厅 火锅 面包 厨师 食谱 咖啡
民宿 小狗 猫咪 几何 多边形 软件
理发 花园 女神 话剧 画家 偶像 歌曲 剪刀 蛋糕 酒店 商场 动漫 游戏 球鞋 球衣 钢琴
アルバム 歌手 コンサート 歌劇 オペラ 交響 楽団 バンド 作曲 俳優 女優 映画 選手 ゴール サッカー 野球 バスケ
レストラン パン屋 料理 レシピ 喫茶 カフェ
子犬 猫 図形 多角形 ソフトウェア 美容院 庭園 女神 画家 アイドル 武道館 ライブ 楽曲 新作 発売 漫画 アニメ ゲーム 競馬
앨범 가수 콘서트 오페라 교향 악단 밴드 작곡 배우 영화 선수 축구 농구 야구 식당 빵집 요리 레시피 카페 강아지
고양이 도형 다각형 소프트웨어
미용실 정원 여신 화가 아이돌 멤버 컴백 노래 데뷔 팬미팅 예능 드라마 게임
"""
MATTER = """
army armies armed military militar* militia* soldier* troop troops wartime warfare warplane* warship* warhead* wars
attack* airstrike* strike strikes bomb bombs bomber* bombing* bombard* blast* explo* killed killing* kill kills dead
death* deadly wounded injured casualt* massacre* assassin* execut* hostage* captive* captur* kidnap* abduct* prisoner*
detain* arrest* jailed ceasefire* truce* negotiat* talks treaty treaties summit* sanction* weapon* missile* rocket*
drone* ammunition artillery tank tanks grenade* gunmen gunfire shell shelling shelled rifle* terror* extremis* jihadi*
islamist* militant* insurgen* rebel* fighter* guerrilla* mercenar* paramilit* commander* command generals colonel
lieutenant minister* ministry government* regime* president* parliament* congress senator* lawmaker* diplomat* embassy
ambassador* foreign officials spokes* secretary administration veto resolution alliance* allies nuclear uranium
enrich* inspect* centrifuge* intelligence spy spies espionage agent agents covert invasion invade* occupied occupation
offensive siege border frontline refugee* displaced humanitarian aid genocide famine blockade* settler* liberat*
resistance caliphate* ideolog* emir sharia burqa banned bans decree* policy policies budget* contractor* spending
defence defense security oil crude barrel* output opec gulf refinery refineries exports drill* deploy* intercept*
withdraw* evacu* retaliat* threat* warned accuse* condemn* claimed responsib* denied Gaza* Israel* Palestin* Iran*
Tehran* Iraq* Baghdad Syria* Damascus Leban* Beirut Yemen* Sanaa Afghan* Kabul Ukrain* Kyiv Kremlin Putin Taliban
Hamas Hezbollah Houthi* Pakistan* Saudi* Mosul Raqqa Netanyahu Trump Biden Khamenei armée* militaire* soldat* troupes
milice* attaque* frappe* bombe* explosion* tué tués tuée mort morts blessé* otage* enlevé* prisonnier* arrêté* cessez
négoci* pourparlers traité sommet armes roquette* terroris* djihad* combattant* rebelle* insurgé* mercenaire*
commandant* ministre* ministère* gouvernement* président* parlement alliés nucléaire* renseignement* espion* invasion*
offensive* frontière* réfugié* humanitaire* sécurité défense guerre* talibans Israël* israél* Syrie* syrien* Irak*
irakien* Liban* libanais* Yémen* Kaboul pétrole* ejército* militares soldado* tropas milici* ataque* ataques bombarde*
bomba bombas explosi* muerto* muertos muerte heridos rehén rehenes secuestr* prisionero* detenid* tregua* negocia*
conversaciones tratado cumbre* sanciones armas misil* cohete* yihad* combatiente* rebelde* insurgent* mercenari*
comandante* ministro* ministra* ministerio* gobierno* presidente* parlamento* alianza* aliados inteligencia espía*
invasión ofensiva frontera* refugiad* humanitari* guerra* seguridad defensa petróleo* palestin* israel* iraní* Irán
Siria sirio* Líbano libanés* talibán* Armee* Militär* Soldat* Truppe* Miliz* Angriff* Anschl* Bombe* Explosion*
getötet* Tote Toten verletzt* Geisel* entführ* Gefangen* festgenommen* Waffenruhe* Waffenstill* Verhandl* Gespräche*
Gipfel* Sanktion* Waffe* Rakete* Terror* Dschihad* Islamist* Kämpfer* Rebell* Aufständ* Söldner* Kommand* Minister*
Regierung* Präsident* Parlament* Bündnis* Verbündet* Atom* Geheimdienst* Spion* Invasion* Offensive* Grenze*
Flüchtling* humanitär* Krieg* Sicherheit* Verteidig* palästin* israelisch* iranisch* Syrien syrisch* Libanon
libanesisch* Jemen* afghanisch* Verbot* verboten esercito* militari soldati truppe milizi* attacc* raid bomb* esplos*
ucciso uccisi uccis* morti feriti ostagg* rapit* prigionier* arrestat* tregua negoziat* colloqui trattato vertice
sanzion* armi missil* razzi jihadist* combattent* ribell* comandant* ministr* governo* parlament* alleanza alleati
nuclear* spia* offensiva confin* profugh* umanitari* guerr* sicurezza difesa petroli* siria* liban* yemen* afghan*
exército* milícia* bombardeio* mortos mortes feridos refém reféns sequestr* prisioneir* detid* trégua negociaç* cessar
cimeira* cúpula sanções mísseis míssil foguete* combatente* rebeldes comandante ministro presidente aliança
inteligência espião fronteira humanitári* segurança defesa petróleo síri* líban* iran* leger* militair* soldaten
troepen militie* aanval* bommen explosie* gedood* doden gewond* gijzel* ontvoer* gevangen* gearresteerd* wapens raket*
strijder* rebell* huurling* regering* bondgenoot* inlichtingen* grens* vluchteling* oorlog* veiligheid* defensie*
bondgenoten terreur* armia armii wojsk* żołnierz* milicj* atak* eksploz* zabit* zginę* rann* porwan* jeniec jeńc*
aresztow* rozejm* negocjac* rozmow* szczyt* sankcj* broń broni rakiet* pocisk* terroryst* dżihad* bojownik* rebeliant*
najemnik* dowód* minist* rząd* prezydent* sojusz* wywiad* szpieg* inwazj* ofensyw* granic* uchodźc* wojn* wojen*
bezpieczeńst* obron* ropy izrael* palesty* irań* irack* Iranu Syri* syryjsk* libań* Libanu arméen* militär* soldater
trupper milis* dödad* dödats skadad* gisslan* fånga* vapen* legosoldat* allians* allierad* underrättelse* gräns*
flykting* krig* säkerhet* försvar* ordu* asker* saldır* bomba* patla* yaralı* rehin* tutuklan* gözaltı* ateşkes*
müzakere* görüşme* zirve* yaptırım* silah* füze* roket* terör* cihat* militan* savaşçı* isyan* paralı komutan* bakan
bakanı* bakanlığı* hükümet* cumhurbaşkan* başkan* meclis* ittifak* nükleer* istihbarat* casus* işgal* sınır* mülteci*
savaş* güvenlik* savunma* petrol* İsrail* Filistin* İran* Suriye* Lübnan* Gazze* Afgan* örgüt* арми* воен* солдат*
войск* ополчен* атак* удар* бомб* взрыв* убит* погиб* смерт* ранен* заложник* похи* плен* арест* задержа* перемири*
переговор* саммит* санкци* оруж* ракет* беспилотник* террор* джихад* исламист* боевик* повстан* наёмник* наемник*
министр* министерств* минобороны правительств* президент* парламент* альянс* союзник* ядерн* уран* разведк* шпион*
вторжен* наступлен* границ* беженц* гуманитар* войн* безопасност* оборон* нефт* израил* палестин* иран* ирак* сири*
ливан* йемен* газе газа газы сектор* украин* кремл* группировк* операци* ЧВК официальн* армі* військ* військов* вибух*
вбит* загин* поранен* заручник* викрад* полон* арешт* затрима* перемир* саміт* санкці* збро* безпілотник* бойовик*
найман* міністр* міністерств* уряд* розвідк* шпигун* вторгнен* кордон* біженц* війн* безпек* нафт* ізраїл* ірак* сирі*
ліван* угрупован* جيش عسكري* جنود جندي قوات ميليشي* مليشي* هجوم هجمات قصف غارة غارات قنبلة انفجار قتل قتلى مقتل قتيل
جرحى رهائن أسرى أسير معتقل* اعتقال هدنة مفاوضات محادثات قمة عقوبات سلاح أسلحة صاروخ صواريخ مسيرة طائرات إرهاب* جهادي*
مسلح* مقاتل* مسلحين متمرد* مرتزقة قائد قيادي وزير وزارة حكومة رئيس برلمان تحالف حلفاء نووي* استخبارات جاسوس غزو هجومي
لاجئ* إنساني* حرب أمن أمني* دفاع نفط إسرائيل* اسرائيل* فلسطين* عراق* سوري* لبنان* يمن* غزة أفغان* مقاومة احتلال فصائل
تنظيم بيان استهدف* اشتباك* معارك جبهة شهيد شهداء مجازر ارتش نظامی* سرباز* نیروها* شبه‌نظامی* حمله حملات بمب* کشته*
زخمی* گروگان* اسیر* بازداشت* آتش‌بس مذاکر* تحریم* سلاح* موشک* پهپاد* تروریست* تروریسم* جهادی* شورشی* مزدور* فرمانده*
وزیر* وزارت دولت رئیس‌جمهور* مجلس ائتلاف متحد* هسته‌ای اورانیوم اطلاعات جاسوس* مرز* پناهند* جنگ* امنیت* نفت* اسرائیل*
فلسطین* سوریه لبنان یمن غزه افغان* مقاومت اشغال* کابل رژیم جنبش سپاه צבא צבאי צה"ל חייל* חיילים כוחות מיליצי* תקיפ*
תקפ* פיגוע* פצצ* פיצוץ נהרג* הרוג* הרוגים פצוע* פצועים חטופ* חטופים שבוי* אסיר* נעצר* מעצר* הפסקת מחבל* מחבלים טרור
טרוריסט* טיל* טילים רקט* רקטות כטב"מ מל"ט נשק לוחמ* מורד* שכיר* מפקד* שר שרת משרד ממשל* נשיא* כנסת ברית גרעין*
מודיעין* ריגול מרגל* גבול* פליט* מלחמ* ביטחון בטחון נפט עזה איראן* עיראק סוריה לבנון תימן אפגניסטן רצועת ארגון עסק*
עסקה משא מו"מ ישראל* מתקפ* חיזבאללה tentara militer pasukan milisi serangan ledakan tewas korban sandera gencatan
perundingan senjata rudal roket teror* jihad militan pemberontak komandan menteri pemerintah presiden parlemen sekutu
nuklir intelijen perang keamanan pertahanan leader* chief chiefs arms CEO exiled envoy* deputy statement ultimatum
ideology ban faction factions front dirigeant* chef chefs líder líderes cabecilla* Anführer* Chef Chefs lider*
przywódc* лидер* главар* ватажк* лідер* زعيم* قيادة رهبر* سخنگو* متحدث ناطق מנהיג* דובר* pemimpin sprecher* portavoz
portavoce rzecznik* представител* sözcü* woordvoerder* talsperson* siyasi politbüro* büro sözcüsü hücum hərbi ordusu
əsgər* müharibə nazir* hökumət* prezident* qrup* armád* voják* vojsk* útok* výbuch* mrtv* rukojmí jednán* zbran*
terorist* bojovn* velitel* vlád* bezpečnost* obran* hranic* uprchlík* írán* sýri* libanon* armata armatei soldaț*
atac* bombe explozi* uciș* morți răniți ostatic* armistiți* negocier* arme rachet* luptător* guvern* președint*
război* securit* apărar* hadsereg* katon* támadás* robban* halott* túsz* fegyver* rakét* harcos* parancsnok*
miniszter* kormány* elnök* háború* biztonság* palesztin* iráni στρατ* επίθεσ* επιθέσ* βόμβ* νεκρ* τραυματ* όμηρ*
εκεχειρ* διαπραγματ* όπλ* πύραυλ* ρουκέτ* τρομοκρατ* μαχητ* διοικητ* υπουργ* κυβέρνησ* πρόεδρ* πόλεμ* ασφάλει* άμυν*
Ισραήλ* ισραηλιν* παλαιστιν* ιρανικ* Ιράν Συρία* Λίβαν* Γάζα* војск* војн* напад* експлоз* убиј* мртв* рањен* таоц*
примирј* преговор* оружј* терорист* борац борци командант* министар* председник* рат рата безбедност* одбран* израел*
иранск* Сирија Сирије Газа Гази армия* войниц* нападени* взрив* убити загина* ранени заложни* примирие* оръжи* боец
бойци командир* правителств* война* сигурност* отбран* vojn* napad* ubije* ranjen* talac talaca primirj* pregovor*
oružj* borac borci zapovjedni* komandant* ministar* predsjedni* sigurnost* odbran* hær hæren hærens angreb* angrep*
dræbt* drept* såret gidsel* gissel* våben* våpen* sikkerhed* sikkerhet* forsvar* styrker regjering* grænse* grense*
talsmand talsmann flygtning* flyktning* armeija* sotila* hyökkäy* pommi* kuoli kuollut haavoit* panttivan* aselepo*
neuvottelu* ase aseet ohjus* ohjuks* taistelija* komentaja* hallitus* presidentti* sota sodan turvallisuu* puolustus*
israeli* सेना सैन्य सैनिक* हमला हमले बम विस्फोट मौत घायल बंधक* युद्धविराम वार्ता हथियार* मिसाइल* आतंक* लड़ाके कमांडर
मंत्री सरकार राष्ट्रपति युद्ध सुरक्षा रक्षा इज़रायल* इजरायल* फिलिस्तीन* ईरान* सीरिया गाज़ा गाजा فوج فوجی حملے حملوں
حملہ دھماکہ ہلاک زخمی یرغمال* جنگ بندی مذاکرات ہتھیار* میزائل* ڈرون دہشت* عسکری* جنگجو* کمانڈر وزیر حکومت صدر شام غزہ
ترجمان پۆلیس هێرش* چەکدار* سوپا* شەڕ* تیرۆر* فەرماندە* وەزیر* حکومەت* êrîş* artêş* çek leşker* serok* penyerangan
sekretaris juru pejabat kelompok democrat* republican* politic* press voter* voters election* campaign* protest* riot*
police court courts judge* lawsuit* immigra* congress* hearing* investigat* whistleblow* élection* électeur* elección
elecciones Wahl Wahlen elezion* eleiç* verkiezing* wybor* выбор* вибор* انتخابات seçim* kurd* kürt* koerd* curd* курд*
کورد* Kobane Kobani Rojava behead* décapit* ransom* supporters propaganda gunman reservist* réserviste* revendiqu*
reivindic* centrifug* Zentrifug* enrichi* Qassem Soleimani djihad yihad intifad* martyr* cleric clerics mullah* Islam
Islamic islamique islámic* islamisch* islamico islamica islámico barred forbade forbid* women burka* hijab* femmes
mujeres mulheres Frauen kvinnor vrouwen kobiet* женщин* жінк* نساء زنان نשים kadın* Ölpreis* Ölmarkt* Ölfeld*
Ölkonzern* Erdöl* öldürül* öldürdü* příměří dood tote أكراد الأكراد کردها کردستان كردستان рату válka války válku
командующ* командован* влада владе vláda vlády vládní zakładnik* zakładnicy دختران
buried burial proyectil* projectile* proiettil* projét* مووشەک* piracy
tanker* seizure* vigil* mourn* ביירות struck raided
raids targeted Rafah* Jenin Younis Nablus Hebron Kherson* Donetsk* Donbas* Idlib* Aleppo* Tikrit*
vuruldu uderzył* uderzyl* ostrzel* beschoss* bombardeó bombardearon bombardea* ضربت ضربة شنت רפיח שיגר* תקפ* פשט*
رفح جنين نابلس خانيونس Рафах* Дженин* Херсон* Донбас* обстрел* обстріл*
"""
MATTER_EAST = """
国务卿 外长 防长 国務長官 外相 국무장관 외무장관
军 战 袭击 空袭 轰炸 爆炸 死亡 打死 受伤 人质 停火 谈判 制裁 武器 导弹 火箭弹 无人机 恐怖 武装 激进 指挥官 部长
政府 总统 议会 盟国 核 情报 间谍 入侵
边境 难民 安全 国防 石油 以色列 巴勒斯坦 加沙 伊朗 伊拉克 叙利亚 黎巴嫩 也门 阿富汗 乌克兰 俄罗斯 美国 发言人
声明 官员 组织
軍 戦 攻撃 空爆 爆撃 爆発 死亡 殺害 負傷 人質 停戦 交渉 制裁 ミサイル ロケット弾 無人機 テロ 武装 過激 司令 大臣
長官 政府 大統領 議会 同盟 情報機関 スパイ
侵攻 国境 難民 安全保障 国防 防衛 原油 石油 イスラエル パレスチナ ガザ イラン イラク シリア レバノン イエメン
アフガ ウクライナ ロシア 報道官 声明 当局 兵士 戦闘
군 전쟁 공격 공습 폭격 폭발 사망 살해 부상 인질 휴전 협상 제재 무기 미사일 로켓 드론 테러 무장 사령 장관 정부
대통령 의회 동맹 핵 정보기관 간첩
침공 국경 난민 안보 국방 방위 석유 원유 이스라엘 팔레스타인 가자 이란 이라크 시리아 레바논 예멘 아프가니스탄
우크라이나 러시아 대변인 성명 당국 병사 전투
"""

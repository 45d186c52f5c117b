"""The words that scenes of everyday life are told in, and those of news of war and politics, in many languages.

Written down by us; a `*` stands for any ending. Words of a language's script without blanks stand apart.
"""

from __future__ import annotations

EVERYDAY = """
album albums singer singers songwriter* song songs guitar* drummer* bassist* orchestra* symphon* choir* soprano* tenor
overture* idol idols kpop rapper* discograph* soundtrack* vinyl playlist* novelist* painter* sculptor* actress*
sitcom* telenovela* comedy comedies ballet* dancer* choreograph* musical musicals boyband* fandom* anime cosplay*
goalkeeper* midfielder* winger* quarterback* touchdown* basketball baseball hockey cricket* tennis golf golfer* rugby
volleyball* handball playoff* tournament* marathon* swimmer* cyclist* jockey* gelding filly racehorse* racecourse*
wicket* innings dribbl* NBA NFL NHL MLB UFC FIFA UEFA bakery bakeries baker bakers pizzeria* chef chefs recipe*
dessert* oven ovens menu menus brewery breweries pub pubs vineyard* nightclub* soup cheese* pastry pastries chocolate*
cocktail* sandwich* bread cake cakes kebab* diner delicatessen lobster* tomato* vegetarian puppy puppies cats kitten*
pony ponies terrier* labrador* spaniel* hamster* parrot* breeder* kindergarten* homework classroom* schoolbook*
alphabet* crossword* spelling polygon* hexagon* vertices geometr* dodecahedr* trigonometr* equilateral diagonals
compiler* compile compiled compiles algorithm* dataset* cabling spreadsheet* molecul* protein* enzyme* binomial
probabilit* theorem* shader* texture* plugin* javascript python firmware toolbar* mouseclick* sketch sketches extrude
chromatograph* biolog* botan* genes diabet* insulin dentist* dental melanoma* dermatolog* physiotherap* orthodont*
veterinar* showroom* florist* boutique* tailor tailors perfume* handbag* sneaker* jewel* cosmetic* bookshop*
bookstore* kitchen* bathroom* sofa sofas wallpaper* carpet* rugs carpenter* chess puzzle* yoga knitting pottery quilt*
origami camping picnic* bingo goddess* deity deities pharaoh* mytholog* astrolog* horoscope* zodiac toddler*
bridesmaid* chanteu* chanson* orchestre* batteur batteuse choriste* buteur* championnat* tournoi* entraîneur*
boulanger* pâtissi* cuisinier* chien chiens chienne chiot* chaton* jument écolier* collégien* géométri* polygone*
logiciel* fleuriste* jardin jardins tilleul* fromage* déesse* comédie comédien* romancier* peintre* danseu* bistrot*
brasserie* guitariste* vélo vélos randonn* álbum cantante* canción canciones orquesta* actriz delantero*
centrocampista* portero goles gol entrenador* campeonato* torneo* panader* receta recetas cocina cocinero* perro
perros perra perrita gato gatos yegua polígono polígonos jardín jardines queso quesos diosa* comedia* pintor* bailar*
inmobiliari* zapater* bodega* boxeador* ciclista* guitarrist* Sänger* Orchester* Dirigent* Schauspieler* Torwart*
Stürmer* Mittelfeld* Bundesliga* Turnier* Spielfeld* Bäcker* Konditor* Rezept Rezepte* Küche* Katze* Vieleck* Fünfeck*
Blumen* Garten* Wein Weingut* Komödie* Maler Malerin Sprachkurs* Yoga* Schwimm* Handball* Eishockey* Kabarett*
Musiker* Gitarr* Brötchen* Gasthaus* Wirtshaus* Schlagzeug* Einkaufszentrum* Möbel* Kleingarten* cantanti canzon*
orchestr* romanzo romanzi attrice* portiere centrocampist* allenator* calciator* campionato* panettier* fornaio
ricetta ricette cucina gatto gatti cavalli alunn* fioraio giardin* formaggi* pittore pittric* commedia* palestra*
pasticceri* tenore libreria* nuoto cantora cantores canção canções atriz goleiro* zagueiro* golo golos gols treinador*
campeonato torneio* padaria* receita cozinh* cachorro* cadela gatinh* égua aluno* geometria florista* jardim vinho*
queijo* deusa* cantautor* violão pastelaria* zanger* zangeres* orkest* eredivisie* bakkerij* bakker keuken* honden
katten paard* veelhoek* bloemist* kaas godin* bioscoop* schilder* wijn kroeg* fietser* piosenkar* piosenk* orkiestr*
aktork* bramkarz* piłkarz* mistrzostw* turniej* piekar* kuchni* psa psy wielokąt* kwiaciarn* ogród ogrod* wino bogini*
komedi* malarz* siatkar* okna perkusist* gitarzyst* sångare* sångerska* orkester* målvakt* anfallare* tränare* bageri*
kök katt blommor trädgård* gudinna* biograf* målare* şarkı* albüm* orkestra* oyuncu* kaleci* forvet* ligde turnuva*
stadyum* antrenör* fırın* fırıncı* aşçı* mutfak* köpek* geometri* çokgen* çiçek* bahçe* peynir* tanrıça* ressam*
müzisyen* gitar* sahneye sahnede marangoz* kitapçı* певец певица певц* певиц* песн* оркестр* дириж* симфон* барабан*
гитарист* альбом* актрис* хоккей* хоккеист* баскетбол* вратар* нападающ* полузащит* чемпионат* турнир* болельщик*
гонщик* болид* пекар* повар* рецепт* кухн* кошк* щен* лошад* учитель* геометр* многоугольник* треугольник* окружност*
садов* вино богин* кинотеатр* комеди* художни* музыкант* певческ* клуб клубе клубы вечеринк* шахмат* дзюдо боксёр*
боксер* лагере співак* співачк* пісн* опери актор* воротар* нападник* чемпіонат* турнір* вболівальник* кав'ярн*
пекарн* кухар* кішк* кінь вчител* геометрі* багатокутник* художник* музикант* вечірк* шах* варени* бандурист* أغنية
أغاني مغن* مطرب* ألبوم* أوركسترا أوبرا موسيق* ممثل ممثلة لاعب لاعبين لاعبي مهاجم مدرب مباراة مباريات هدفين منتخب
جماهير بطولة مخبز فرن طباخ وصفة مطبخ كباب كلب قطة حصان هندسي مثلث مضلع أضلاع حديقة زهور إلهة آلهة كوميدي رسام رسامة
نكهة شاعر قصيدة رواية خواننده* ترانه* آلبوم* کنسرت* ارکستر* اپرا* موسیق* بازیگر* بازیکن* دروازه‌بان مربی نانوایی آشپز*
سگ گربه اسب گل‌های الهه شاعر* رمان* کوهنورد* جشنواره* זמר זמרת שיר שירים אלבום תזמורת אופרה שחקן שחקנית כדורסל שוער
חלוץ מאמן מאפייה שף מתכון מטבח כלב כלבה חתול סוס גאומטריה מצולע צלעות פרחים גינה יין גבינה קומדיה צייר ציירת מוזיקאי
חמאה להקת להקה penyanyi orkestra pemain gawang turnamen resep dapur anjing pelukis mencetak operatic kedi kedisi цветы
цветов цветочн* لیگ‌برتر نقاشی Oper Opern Opernhaus* operahouse opéras óperas операх wine wines vineyards vino Köche
tarifi basketbal* motorrac* racing racecar* pitstop* entertainment* penalty penalties penalti* penálti* Elfmeter*
rigore plural synonym* etymolog* noun nouns adjective* SNCF RATP Navigo métro RER iscrizion* navettes piéton* nursery
doll dolls sunglasses t-shirt* sweater* knitwear handmade souvenir* crochet lyrics lyricist* fan fans fanclub* merch
backstage karaoke podcast* sequel* prequel* sitcoms remix* disco discos DJ DJs jazz blues ranking rankings retrieval
logarithm* corpus tokens tokenizer vectorizer keyword keywords query queries PCB schematic* datasheet* resistor*
oscilloscope* ionosphere rainfall hydrolog* infarction aspirin symptom* syndrome* chromosom* fungus fungi bacteri*
membrane mitochondri* stereochem* polymer* thermodynam* superconduct* probabilistic variance regression packets
bootloader* linker debugger* kernel kernels readme github pip npm docker curriculum syllabus thesis freshman
watercolour* sculpture* ceramic* antique* auction* discount* voucher* bargain* franchise* brewers roaster* barista*
barbecue* grill brisket sausage* pickle* biscuit* cookie* cupcake* vegan falafel hummus* noodles curry gym gyms
fitness pilates jogging skiing skier* snowboard* surfing surfer* sailing yacht yachts canoe* rowing rower rowers
regatta* archery badminton squash skate skateboard* netball lacrosse bowling billiard* darts hiking hiker* climber*
florists nurseries tulips roses orchids hedge lawn lawns compost allotment* seedlings beekeep* honey orchard* hens
plumber* electrician* joiner* locksmith* roofing roofer* decorator* upholster* seamstress* cobbler* blacksmith*
potter* weaver* yarn sewing embroider* lottery raffle* jackpot crosswords sudoku quiz quizzes charades toddlers
babysitter* daycare crèche grandmother grandma grandpa godfather bride groom newlyweds timetable* bikes cyclists
sunbath* campsite* spa spas sauna* nickname* nicknamed pseudonym* anagram* acrostic* proverb* grammar grammatical
vocabulary dictionary dictionaries glossary etymology prism ruler knitters stitch stitches leather strap straps
wristwatch* bracelet* necklace* earrings sunny drizzle showers umbrella* playmaker* full-back fullback* free-kick
equaliser* equalizer* hat-trick relegat* playoffs novella* bestseller* poet poets poem poems poetry fairytale*
folktale* storybook* illustrator* cartoonist* comic comics astronomer* telescope* comet comets asteroid* volcano* lava
geolog* fossil* dinosaur* disquaire jazzman peintures aquarelle* sculptures bouquiniste* soldes doctorant*
bibliothécaire* maternelle scolaire* cantine* loyer loyers logement* appartement* météo pluie averses orages siamois
perroquet* lapin* poule poules vache vaches mouton* abeille* miel plombier* électricien* menuisier* cordonnier*
couturi* mécanicien* campings gîte* vacances vacancier* patinoire* natation pétanque grammaire dictionnaire surnom
surnomm* prénom prénoms régulier taquilla* gira letra letras acuarela* escultura* librería* beca becas química física
asignatura* alquiler* piso pisos vivienda* lluvia lluvias tormenta* copas discoteca* rebajas fontanero* electricista*
carpinter* costurer* mecánico* zapatero* gluten dieta dietas azúcar cocinar vegano* conejo* gallina* vaca vacas oveja*
abeja* gramática diccionario apodo* lotería crucigrama* tifosi tournée musei acquerell* scultur* alliev* iscrizioni
olimpiadi robotica affitto appartament* pioggia temporale saldi sconto sconti marchio marchi caseific* idraulic*
elettricist* falegnam* sarta sarto oroscopo edicola coniglio gallina mucca pecora ape miele vitell* pecore grammatica
dizionario soprannome lotteria cruciverba digressão turnê aquarela* estudante* vestibular aluguel apartamento* chuva
chuvas boate* desconto* encanador* eletricista* carpinteir* costureir* mecânic* carteiro pastéis pastel coelho
galinha* ovelha* abelha* mel dicionário apelido* régua loteria ciclovia* vereador* Tournee Aquarell* Skulptur*
Bücherei* Buchhandlung* Vorlesung* Abitur* Klassenzimmer* Miete* Wohnung* Schauer Disco Diskothek* Kneipe* Rabatt*
Klempner* Elektriker* Tischler* Schreiner* Schuster* Mechaniker* Apotheke* Zahnarzt* Zahnärzt* Kaninchen* Huhn Hühner
Kuh Kühe Schaf Schafe Honig Wörter Grammatik* Wörterbuch* Spitzname* Zirkel Lineal Lotto* Kreuzworträtsel*
Logarithmus* Dodekaeder* Bürgerkanal* Hobbyfilm* Kegel* Wanderung* Radweg* Urlaub* Urlauber* Neutronen* Detektor*
Insekten* Ski Slalom Biathlon* Akkordeon* Insolvenz* Sparkasse* musea kleuter* huur woning* regen sneeuw korting*
loodgieter* timmerman* apotheek* konijn* kip kippen koeien schaap schapen bijen honing woordenboek* bijnaam*
zeilschip* zoekresultat* notaris* trasa przedszkol* czynsz* deszcz* dyskotek* wyprzedaż* marka marki hydraulik*
elektryk* stolarz* krawc* aptek* królik* kura kury krowa krowy owca owce pszczoł* miód gramatyk* słownik* przezwisk*
cyrkiel* linijk* dietetyczk* płytek drukowan* hyra lägenhet* rabatt* rörmokare* snickare* apotek* kanin* honung derbyt
turne yağmur yağmurlu indirim* avm tesisatçı* elektrikçi* terzi* eczane* tavşan tavuk* inek koyun arı kelime kelimesi
sözlük lakap* pergel cetvel horoz köfte* asfalt* trafik* гастрол* студент* детсад* аренд* квартир* дожд* дискотек*
торговый скидк* распродаж* сантехник* электрик* столяр* портн* аптек* кролик* куриц* корова коровы овц* пчел* мёд
грамматик* словар* прозвищ* циркул* линейк* йогурт* ансамбл* частушк* колбас* зубы зубн* снималась снимался киноактр*
купальн* курорт* отдыхающ* планет* настольн* лотере* кроссворд* дитсадк* оренд* дощ сніг знижк* сантехнік* електрик*
курк* вівц* бджол* мед граматик* словник* прізвиськ* гурт гурту гурти дієт* хліба хліб базарі відпочив* купал* حضانة
إيجار شقة شقق مطر أمطار تخفيضات خصم سباك كهربائي نجار خياط صيدلية أرنب دجاج بقرة خروف نحل عسل قاموس لقب مسطرة فرجار
حمية رجيم خريجين خريجات تسوق ديوان غزل سباحة روبوت روايته مدرسه* مهدکودک اجاره* آپارتمان* باران تخفیف* لوله‌کش برقکار
خیاط داروخانه خرگوش مرغ گاو گوسفند زنبور واژه دستور‌زبان فرهنگ‌لغت پرگار خط‌کش حماسه ادبیات فردوسی وام مسکن تور کیش
پیشاهنگ* باشگاه* ביתספר דירה דירות שכירות גשם הנחה מותג שרברב חשמלאי נגר תופרת רוקח ארנב תרנגול* פרה כבשה דבורים דבש
מילה מילים דקדוק מילון כינוי מחוגה סרגל מחומש חומוסיה קולינרי* אולפן אחיות גריאטרי* נישואים נישואין ניקיון קלפים sewa
apartemen hujan diskon merek kelinci ayam sapi domba lebah madu kamus penggaris segi genome genomes genomic diety
dietę diecie квіти квітів nalbant كرة‌القدم للقدم calciatori Biene Bienen idioms Käse mieszkanie mieszkania piłka
piłki piłkę şarabı Dönerladen hebrew Imbiss* trout fisheries surname* spelt cameras lens lenses tripod* softball
karate judo wrestling bronze-medal gymnast* sculler* linen cotton wool silk denim spinning weave woven aquarium*
goldfish salmon tuna anchov* shrimp oyster* mussel* clam clams seaweed soy tofu miso sushi spaghetti lasagn* risotto
pancake* waffle* omelette* porridge muesli yoghurt* yogurt* butter cream vanilla cinnamon ginger garlic onion onions
carrot* cabbage* lettuce spinach cucumber* aubergine* pumpkin* potato potatoes pears apples plum plums cherry cherries
strawberr* raspberr* blueberr* grape grapes lemon lemons banana bananas pineapple* peach peaches walnut* almond*
hazelnut* peanut* pistachio* tooth teeth toothbrush* toothache braces dandruff acne eczema allerg* asthma migraine*
insomnia menopaus* pregnan* midwife midwives vitamins pillow* mattress* lampshade* cupboard* wardrobe* drawer*
bookshelf bookshelves kettle* teapot* saucepan* dishwasher* fridge* freezer* microwave* vacuum hoover* detergent*
shampoo* soap soaps lipstick* mascara hairspray* scarf scarves mittens sock socks skirt skirts blouse* jacket*
trousers pyjamas slippers sandals butterfl* beetle* ladybird* caterpillar* sparrow* pigeon* parrots owl owls swans
duck ducks goose geese squirrel* hedgehog* badger* deer otter* beaver* dolphin* whale whales turtle* tortoise* lizard*
frog frogs toads hamsters oak oaks maple* birch* willow* daffodil* lavender* lilac* sunflower* moss cactus bonsai
paddle* skateboards trampolin* frisbee* hopscotch dominoes scrabble solitaire mahjong checkers violin* viola clarinet*
trumpet* trombone* saxophone* tuba oboe* harp harpist* accordion* banjo* ukulele* mandolin* sitar recital* sonata*
concerto* prelude* waltz* polka tango* flamenco rumba cosine derivative* algebra* arithmetic calculus decimal*
quadratic permutation* combinatoric* cube cubes cylinder* rhombus* trapez* parallelogram* pentagonal octagon* symmetr*
bisector* raytrac* rasteri* voxel* GPU GPUs CPU CPUs bitmap* pixel* glyph* Unicode regex parser* tokeniser* SQL HTML
CSS JSON XML endpoint* backend frontend SDK conformer* ligand* solvent* catalyst* polymeras* enzymat* ribosom*
genotyp* phenotyp* mitosis meiosis photosynth* chlorophyl* plankton nematod* taxonom* genus escalade grimpe* fêtes
kermesse* brocante* vide-grenier tricot* couture jardinage poterie* recette gâteau* tarte tartes crêpe* soupe* salade*
beurre farine levure oignon* carotte* poire* pommes cerise* fraise* framboise* citron* noisette* confiture* saumon
truite* huître* canard* oie oies écureuil* hérisson* papillon* chenille* abeilles hirondelle* rossignol* chêne*
érable* tilleuls lavande* jonquille* rosier* tulipe* dents allergie* grossesse* accouche* accordéon* violon*
violoncell* clarinette* trompette* tuba* chorale* valse* tango joueuse* joueur* handballeur* cycliste* nageu* escrime
judoka* vainqueur* médaillé* divorce* gendre belle-mère mariage* mariés baptême* vaisselle* couverture* oreiller*
rideau* écharpe* chaussette* jupe jupes pantalon* gants pastelería* pasteler* tarta tartas bizcocho* sopa sopas
ensalada* mantequilla harina levadura cebolla* zanahoria* pera peras manzana* cereza* fresa fresas limón limones nuez
nueces avellana* mermelada* galleta* salmón trucha* atún mejillon* pato patos ganso* paloma* ardilla* erizo* mariposa*
oruga* golondrina* roble* arce arces lavanda rosal* tulipán* diente dientes alergia* embaraz* acordeón violín*
violonchel* clarinete* trompeta* flauta* jugador* ciclismo nadar natación nadador* esgrima medallist* divorcio* boda
bodas bautizo* vajilla* manta mantas almohada* cortina* bufanda* calcetín calcetines falda faldas pantalón pantalones
guantes tejado jubilad* cuento cuentos séptimo torta torte biscotti zuppa zuppe insalata burro farina lievito cipolla
cipolle carota carote mela ciliegia ciliegie fragola fragole limone limoni noce nocciol* marmellata salmone trota
tonno ostrica ostriche cozze anatra oca oche piccione scoiattolo riccio farfalla farfalle bruco rondine quercia
tulipano tulipani dente denti allergia* gravidanza fisarmonica violino violoncello clarinetto tromba flauto valzer
giocator* ciclista nuotator* scherma medagli* divorzio matrimonio battesimo coperta cuscino sciarpa calzini pantaloni
guanti bagnino contadin* vacanza pittrice salada* manteiga farinha fermento cebola* cenoura* maçã maçãs cereja*
morango* limão limões noz nozes avelã* geleia* bolacha* salmão truta atum mexilhão pombo* esquilo* ouriço* borboleta*
lagarta* andorinha* tulipa* dentes gravidez acordeão violino* violoncelo clarinete trompete flauta valsa jogadora*
medalha* divórcio casamento batizado cobertor* almofada* cachecol calças luvas padeiro* lotaria infantil Kuchen Torte
Torten Suppe* Salat* Butter Mehl Hefe Zwiebel* Karotte* Möhre* Birne* Apfel Äpfel Kirsche* Erdbeer* Himbeer* Zitrone*
Walnuss Nüsse Haselnuss* Marmelade* Keks Kekse Lachs Forelle* Thunfisch Auster* Muschel* Taube Tauben Eichhörnchen
Igel Schmetterling* Raupe* Schwalbe* Eiche* Ahorn* Lavendel* Tulpe* Zahn Zähne Allergie* Schwanger* Geige* Cello*
Klarinette* Trompete* Chor Chöre Walzer* Tango Spielerin Radfahrer* Schwimmer* Fechten Judo Medaille* Scheidung*
Hochzeit* Taufe* Kissen* Vorhang Vorhänge Schal Schals Socke* Röcke Hose Hosen Handschuh* Hündin Zuhause Fladenbrot*
bäckt backt Spielplatz Spielplätze Grundstück* Zufallsvariable* Obdachlos* taart taarten koek koekjes soep boter bloem
wortel* peer peren kers kersen aardbei* citroen* walnoot noten zalm forel tonijn oester* mossel* eend eenden duif
duiven eekhoorn* egel egels vlinder* rups zwaluw* eiken esdoorn* lavendel tulp tulpen tand tanden zwanger* viool cello
klarinet* trompet* fluit koor wals wielrenner* zwemmer* schermen medaille* scheiding bruiloft* deken* kussen* gordijn*
sjaal* sokken broek handschoen* informatica hoeken ballet ciasto ciasta zupa zupy sałatk* masło mąka drożdże cebul*
marchew* gruszk* jabłk* wiśni* truskawk* malin* cytryn* orzech* dżem* ciastk* łosoś pstrąg* tuńczyk* ostryg* kaczk*
gołąb gołębi* wiewiórk* motyl* gąsienic* jaskółk* dąb lawend* tulipan* alergi* ciąż* akordeon* skrzypc* wiolonczel*
klarnet* trąbk* chór walc zawodniczk* kolarz* pływak* szermierk* medal* rozwód* ślub* chrzcin* koce poduszk* zasłon*
szalik* skarpet* spódnic* spodnie rękawiczk* kotka spadku symetri* торт* пирог* пирож* суп супы салат* масло мука
дрожж* лук морков* груш* яблок* вишн* клубник* малин* лимон* орех* варень* печень* лосос* форел* тунец камбал* устриц*
утка утки гусь гуси голуб* белка белки ёжик* ежик* бабочк* гусениц* ласточк* дуб дубы клён клен лаванд* тюльпан*
аллерги* беременн* аккордеон* скрипк* скрипач* виолончел* кларнет* флейт* хор хора вальс* танго спортсменк*
велосипедист* пловец пловц* фехтова* медаль медали развод* свадьб* крестин* одеял* подушк* занавес* шарф* носок носки
юбк* брюки перчатк* кондитерск* наследств* порода приз призы обыграл* вничью голами термин термина пиріг супи борошно
дріжджі цибул* моркв* яблук* полуниц* горіх* варення печиво лосось форель качк* білка їжак* метелик* гусен* ластівк*
алергі* вагітн* акордеон* віолончел* плавець фехтуван* розлученн* весілл* хрестин* ковдр* фіранк* шкарпетк* спідниц*
штани рукавичк* п'ятикутник* бичк* kek kekler çorba* salata* tereyağı soğan* havuç armut elma elmalar çilek* ahududu
limon* ceviz* fındık* reçel* kurabiye* somon alabalık istiridye* ördek* kaz güvercin* sincap* kirpi kelebek* tırtıl*
kırlangıç* meşe akçaağaç lavanta* lale laleler alerji* hamile* viyolonsel* flüt* koro sporcu* bisikletçi* yüzücü*
eskrim madalya* boşanma* düğün* vaftiz* battaniye* yastık* atkı çorap* etek pantolon* eldiven* havuz* ilkokul*
öğretmeni sözcüğü sözcüğünün çoğulu çoğuludur kayboldu كعكة كعك حساء زبدة خميرة بصل كمثرى تفاح كرز فراولة ليمون جوز
بندق مربى بسكويت سلمون محار بطة بط إوز حمام سنجاب قنفذ فراشة فراشات يرقة سنونو بلوط خزامى توليب أسنان أسنانه حساسية
حامل أكورديون كمان تشيلو كلارينيت مزمار جوقة فالس تانغو رياضية دراج سباح جودو ميدالية طلاق زفاف عرس وسادة ستارة وشاح
جوارب تنورة قفازات هواتف فول رخام تمثال نشيد ثانوية تنس بثلاثية طبخة کیک شیرینی سوپ سالاد کره‌بادام آرد خمیرمایه پیاز
هویج گلابی سیب گیلاس توت‌فرنگی لیمو گردو فندق مربا بیسکویت قزل‌آلا صدف اردک غاز کبوتر جوجه‌تیغی پروانه پرستو لاله
دندان حساسیت باردار آکاردئون ویولن ویولا فلوت گروه‌کر والس ورزشکار دوچرخه‌سوار شناگر شمشیربازی عروسی پتو بالش پرده شال
جوراب دامن شلوار دستکش خوراک* نهال تیم‌ملی منظومه شاهنامه עוגה עוגות מרק סלט קמח שמרים גזר אגס תפוח דובדבן תות לימון
אגוז ריבה עוגיה סלמון טרוטה ברווז אווז סנאי קיפוד פרפר פרפרים סנונית צבעוני שן שיניים אלרגיה הריון אקורדיון כינור צ'לו
קלרינט חליל מקהלה ואלס טנגו רוכב שחיין סיף ג'ודו מדליה גירושים חתונה שמיכה וילון צעיף גרביים חצאית מכנסיים כפפות
משוכלל פאה סויה דוגמנות מחוננים sup salad mentega tepung bawang wortel pir ceri stroberi kenari angsa merpati tupai
kupu alergi hamil akordeon biola seruling paduan renang medali cerai nikah selimut bantal syal recept recepten Göttin
Göttinnen flute flutes flutist* flûte Flöte Flöten cardboard papercraft* Karton karton* cartulina cartoncino cartolina
cartone cartón картон* картону картона coffee chemist chemists hydrogen exam exams vidange veganism* vegan* granatapf*
pomegranate* guavas mango mangos mangoes persimmon* хурм* гранаты сосиск* шашлык* скачк* кобыл* gelding* mare mares
foal Stute Stuten Fohlen giumenta klacz vidéotheque سرود کودکان ترنيمة برامز موزارت بيتهوفن Brahms Mozart Beethoven
Puccini Schubert Schumann Mahler Брамс* Моцарт* Бетховен* ברהמס מוצרט בטהובן شوبرت مقطوعة عازف عازفة saddle saddles
saddled lap laps overtook podium pitlane topolog* grading timetable billes cucinare بورسیه بورسية parasol*
regenschirm* deštník* umbrellas honeymoon
"""
ALSO_IN_NEWS = """
cinema cinemas footballer* soccer coach coaches stadium* restaurant* café cafés cafe dogs horse horses pupil pupils
software router* laptop* smartphone* wifi broadband semiconduct* supermarket* salon salons furniture barber*
hairdress* fashion shopping shopper* toyshop* garden gardens gardener* gardening videogame* wedding* birthday*
footballeu* cheval chevaux élèves lycéen* coiffeu* cinéma théâtre* bibliothèque* plage* concierto* fútbol futbolista*
estadio* restaurante* caballo caballos alumno* peluquer* tienda tiendas teatro* playa* Konzert* Fußball* Fussball*
Stadion* Pferd* Schüler Schülerin* Friseur* Theater* Bibliothek* concerti stadio ristorante* ristoranti cavallo liceo
parrucchier* futebol* estádio* cavalo* cabeleireir* concert* voetbal* stadion leerling* kapper* koncert* trener*
stadion* restauracj* uczniow* uczni* fryzjer* konsert* fotboll* elever futbol* restoran* lokanta* öğrenci* kuaför*
sinema* tiyatro* концерт* футбол* тренер* стадион* ресторан* кафе собак* школьни* учени* парикмахер* театр* пляж*
библиотек* футболіст* школяр* учн* перукар* бібліотек* حفلة فيلم مسرحية مسرح ملعب مشجع* مطعم تلميذ تلاميذ حلاق سينما
شاطئ فیلم* تئاتر فوتبال* ورزشگاه تماشاگران رستوران* دانش‌آموز* آرایشگر* سینما* קונצרט הופעה סרט תיאטרון כדורגל אצטדיון
אוהדים מסעדה תלמידים תלמיד ספרית קולנוע konser restoran siswa bioskop concert concerts concerten theatregoer*
theatergoer* film films movie movies filmmaker* football konserde konseri konsere konserler* kino theatre theatres
Hunde commuter* hotel* tramway* startup* retailer* hairdresser* toy toys ticket tickets browser* app apps patient
patients surgery surgeon* clinic* routers student students lecture lectures scholarship* campus alumni graduation
librar* librarian* museum* exhibit exhibits exhibition* gallery galleries artist artists artwork* shop shops stores
storefront shopfront wholesaler* startups venture investor investors sheep cow cows goat goats chickens poultry
hairdressers commuters tram trams bicycle* pedestrian* beachgoer* holidaymaker* tourist tourists hostel* billets musée
musées exposition* magasin magasins étudiant* étudiante* lycée collège université* patiente* clinique* touriste*
entradas museo museos exposición biblioteca* estudiante* universidad* facultad* biglietti student* studentess*
università facoltà negozio negozi farmacist* ingressos bilhetes exposição museu museus universidade* faculdade*
colégio colégios loja lojas farmacêutic* Tickets Eintritt Ausstellung* Museum Museen Student* Studierende*
Universität* Hochschule* Gymnasium* Laden Läden Patient* kaartjes tentoonstelling* museum bibliotheek* universiteit*
winkel winkels bilety wystaw* muzeum biblioteka bibliotek* uniwersytet* sklep* biljetter utställning* universitet*
butik* bilet bileti sergi sergisi müze müzesi kütüphane* üniversite* mağaza* билет* выставк* музе* библиотекар*
университет* магазин* ферма ферму фермер* квитк* виставк* університет* крамниц* تذكرة تذاكر متحف مكتبة طالبة معلم
معلمة متجر متاجر سياح سائح بلیت نمایشگاه موزه کتابخانه* دانشجو* دانشگاه* مغازه* فروشگاه* כרטיסים תערוכה מוזיאון ספריה
ספרייה סטודנט* אוניברסיט* מכללה חנות חנויות tiket pameran perpustakaan mahasiswa universitas toko muzea fußballfan*
cines cineasta* conciertos coreograf* koreograf* figurinos palcos sceneggiat* muslin blouse* teacher teachers
"""
EVERYDAY_EAST = """
新曲 作詞 作词 チャート 振付 데뷔 안무
纸板 勃拉姆斯 莫扎特 贝多芬 厚紙 折り紙 ブラームス モーツァルト ベートーヴェン 종이로 색종이 브람스 모차르트 베토벤
蛋挞 汤圆 沙拉 黄油 面粉 酵母 洋葱 胡萝卜 苹果 樱桃 草莓 柠檬 核桃 果酱 饼干 三文鱼 牡蛎 鸭子 鹅 鸽子 松鼠 刺猬
蝴蝶 燕子 橡树 薰衣草 郁金香 牙齿 过敏 怀孕 手风琴 小提琴 大提琴 单簧管 长笛 合唱 华尔兹 探戈 游泳 击剑 柔道
奖牌 离婚 婚礼 枕头 窗帘 围巾 袜子 裙子 手套 夏令营 字体 渲染 词语 分店
ケーキ サラダ バター 小麦粉 玉ねぎ にんじん りんご いちご レモン くるみ ジャム クッキー 牡蠣 あひる つばめ
ラベンダー チューリップ 歯科 アレルギー 妊娠 アコーディオン バイオリン チェロ クラリネット フルート 合唱 ワルツ
タンゴ 水泳 フェンシング 柔道 メダル 離婚 結婚式 カーテン マフラー 靴下 スカート 手袋 水槽 熱帯魚 納豆 朝食
重要語 抽出 スタートアップ 豊穣 楽劇
케이크 샐러드 버터 밀가루 양파 당근 딸기 레몬 호두 쿠키 비둘기 다람쥐 라벤더 튤립 치과 알레르기 임신 아코디언
바이올린 첼로 클라리넷 플루트 합창 왈츠 탱고 수영 펜싱 메달 이혼 결혼식 베개 커튼 목도리 양말 치마 장갑 서곡
핵심어 스타트업 벽화
巡演 幼儿园 房租 公寓 折扣 水管工 裁缝 药店 酸奶 兔子 公鸡 奶牛 绵羊 蜜蜂 词典 语法 绰号 戏称 圆规 直尺 内角
关键词 单词 数据集 算法 路由 协议 编译 电路 电阻 光盘 男团 女团 见面会 烹饪 火锅店 苹果 种植 乒乓 羽毛球 三分球
魔术队 ファン 幼稚園 家賃 マンション 割引 ブランド 薬局 うさぎ ニワトリ 牛乳 羊 蜂蜜 辞書 文法 綽名 あだ名 定規
単語 データセット アルゴリズム プロトコル 受講 編集学校 獲得へ 移籍 팬 유치원 월세 아파트 할인 브랜드 약국 토끼
닭 우유 양털 꿀 사전 문법 별명 단어 데이터 알고리즘 음악방송  专辑 歌手 演唱会 歌剧 交响 乐团 乐队 作曲
球员 进球 火锅 面包 厨师 食谱 咖啡 民宿 小狗 猫咪 几何 多边形 理发 女神 画家 偶像 歌曲 剪刀 蛋糕 动漫 球鞋 球衣
钢琴 アルバム コンサート 歌劇 オペラ 交響 楽団 バンド 俳優 女優 ゴール バスケ パン屋 料理 レシピ 喫茶 子犬 猫
図形 多角形 アイドル 武道館 ライブ 楽曲 新作 発売 漫画 アニメ 競馬 앨범 가수 콘서트 오페라 교향 악단 밴드 작곡
배우 빵집 요리 레시피 강아지 고양이 도형 다각형 여신 화가 아이돌 멤버 컴백 노래 데뷔 팬미팅 예능
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
командующ* командован* влада владе vláda vlády vládní zakładnik* zakładnicy دختران buried burial proyectil*
projectile* proiettil* projét* مووشەک* piracy tanker* seizure* vigil* mourn* ביירות struck raided raids targeted
Rafah* Jenin Younis Nablus Hebron Kherson* Donetsk* Donbas* Idlib* Aleppo* Tikrit* vuruldu uderzył* uderzyl* ostrzel*
beschoss* bombardeó bombardearon bombardea* ضربت ضربة شنت רפיח שיגר* פשט* رفح جنين نابلس خانيونس Рафах* Дженин*
Херсон* Донбас* обстрел* обстріл* seized seizes stormed burned burnt smash* destroy* detonat* blew shut secret*
secretly Herat Kandahar Rafah Mogadishu Bangui Bamako Palmyra Palmyre Palmira Erbil Arbil Basra Kirkuk Nabatiye
Tripoli Aleppo Homs Idlib Hodeidah Chibok Maiduguri Centrafri* Sahel détrui* détrut* saisi* interdi* incendi* prohib*
destruy* clausur* vietat* distrutt* distrugg* proib* destru* sprengt* gesprengt* zerstör* beschlagnahm* verbrannt*
verwoest* verbood verboden opgeblazen запрет* запрещ* уничтож* взорва* захват* заборон* знищ* підірва* захоп* zakaz*
zniszcz* wysadz* spal* yasakla* yasak yıktı منع* حظر* دمر* تدمير فجر* أحرق* استولى أغلقت كابل تدمر صنعاء منفجر ممنوع*
تعطیل ویران آتش سوزاند ברצועה אסר אסרו פוצץ הרס שרף קאבול סוכנים شورای checkpoint* quota quotas Tombouctou Timbuktu
Tombuctú Kidal Ménaka Bakhmut Bachmut Soledar Junis Yunis Manbij Sinjar cautivo* cuerpos Leichname salme corpos
lichamen ciała тела тіла cenaze* جثت* جثث גופות
"""
MATTER_EAST = """
遗体 遺体 시신
国务卿 外长 防长 国務長官 外相 국무장관 외무장관
喀布尔 摧毁 禁止 关闭 ガザ カブール 禁止 閉鎖 破壊 命じ 카불 가자 금지 폐쇄 파괴 명령
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
ALSO_IN_NEWS_EAST = """
门票 粉丝 展览 博物馆 图书馆 学生 同学 大学 小学 中学 老师 商店 品牌 チケット 展覧会 博物館 美術館 図書館 小学校
先生 ファイル 資格 試験 クラブ 티켓 전시 박물관 미술관 도서관 학생 대학교 초등학교 선생님 가게 파일 출연 演员
电影 足球 篮球 联赛 教练 餐厅 软件 花园 话剧 酒店 商场 游戏 映画 選手 サッカー 野球 レストラン カフェ
ソフトウェア 美容院 庭園 ゲーム 영화 선수 축구 농구 야구 식당 카페 소프트웨어 미용실 정원 드라마 게임
"""

"""What news calls countries and their people in languages beside the main ones, where CLDR's name is not all."""

from __future__ import annotations

BESIDES = {
    "US": "vi:Mỹ th:สหรัฐ,อเมริกา,อเมริกัน,วอชิงตัน bn:যুক্তরাষ্ট্র,মার্কিন,আমেরিকা,আমেরিকান,ওয়াশিংটন hy:ԱՄՆ,Ամերիկա,ամերիկյան,ամերիկացի,Վաշինգտոն "
    "ka:აშშ,ამერიკა,ამერიკული,ამერიკელი,ვაშინგტონი bg:САЩ,Америка,американски sr:САД,амерички,Американац hr:=SAD,Amerika,Sjedinjene Države,američki hu:USA,Egyesült Államok,amerikai "
    "az:ABŞ,Amerika,Vaşinqton fi:Yhdysvallat,USA da:USA,De Forenede Stater,amerikansk ku:Amerîka,DYA,Dewletên Yekbûyî yên Amerîkayê zh:美利坚 ro:american",
    "RU": "vi:Moscow,Moskva,Điện Kremlin,Liên bang Nga th:มอสโก,มอสโคว์,เครมลิน bn:মস্কো,রুশ,ক্রেমলিন hy:ՌԴ,Մոսկվա,Կրեմլ,ռուսական,ռուս ka:მოსკოვი,კრემლი,რუსული,რუსი "
    "bg:Кремъл sr:Кремљ hr:Moskva,Kremlj hu:Moszkva,Kreml,orosz az:Moskva,Kreml fi:Moskova,Kreml,Venäjän da:Moskva,Kreml,russisk ku:Moskow,Mosko zh:俄国,克里姆林宫,克宫 ro:rus",
    "IR": "vi:Tehran th:เตหะราน bn:তেহরান,ইরানি,ইরানী hy:Թեհրան,իրանական,իրանցի ka:თეირანი,ირანული,ირანელი bg:Техеран,ирански sr:Техеран,ирански hr:Teheran,iranski "
    "hu:Teherán,iráni az:Tehran fi:Teheran da:Teheran,iransk ku:Tehran,Îran ro:iranian",
    "IL": "vi:Tel Aviv th:เทลอาวีฟ bn:ইসরায়েল,ইসরাইল,ইসরায়েলি,ইসরাইলি,ইজরায়েলি,ইজরাইল,তেল আবিব,তেলআবিব hy:իսրայելական,Թել Ավիվ,Թել-Ավիվ ka:ისრაელი,თელ-ავივი "
    "bg:израелски,Тел Авив sr:израелски,Тел Авив hr:izraelski hu:izraeli fi:Israel da:israelsk ku:Îsraîl,Tel Aviv ja:テルアビブ ro:israelian",
    "UA": "vi:Ukraine,Kiev,Kyiv th:เคียฟ,กรุงเคียฟ bn:কিয়েভ,কিভ,ইউক্রেনীয়,ইউক্রেনিয়ান hy:Կիև,ուկրաինական ka:კიევი,უკრაინული bg:Киев,украински sr:Кијев,украјински hr:Kijev,ukrajinski "
    "hu:Kijev,ukrán az:Kiyev fi:Kiova da:ukrainsk ro:ucrainean",
    "GB": "vi:Anh,nước Anh,Vương quốc Anh th:อังกฤษ,ลอนดอน bn:ব্রিটেন,ব্রিটিশ,লন্ডন hy:Մեծ Բրիտանիա,Բրիտանիա,բրիտանական,Լոնդոն ka:ბრიტანეთი,დიდი ბრიტანეთი,ბრიტანული,ლონდონი "
    "bg:Великобритания,британски sr:Велика Британија,Британија,британски hr:Velika Britanija,Britanija,britanski hu:Nagy-Britannia,brit az:Böyük Britaniya,Britaniya fi:Britannia,Iso-Britannia da:Storbritannien,britisk ku:Brîtanya",
    "FR": "vi:Pháp bn:ফরাসি,ফ্রান্স hy:ֆրանսիական ka:ფრანგული bg:френски sr:француски hr:francuski hu:francia da:fransk",
    "DE": "vi:Đức,Berlin th:เยอรมัน,เบอร์ลิน bn:জার্মান,বার্লিন hy:գերմանական,Բեռլին ka:გერმანული,ბერლინი bg:германски,Берлин sr:немачки hr:Njemačka,Nemačka,njemački hu:német az:Berlin da:tysk zh:柏林",
    "CN": "vi:Bắc Kinh th:ปักกิ่ง bn:চীনা,বেইজিং,চিন hy:Պեկին,չինական ka:პეკინი,ჩინური bg:Пекин,китайски sr:Пекинг,кинески hr:Kina,Peking,kineski hu:Peking,kínai az:Pekin fi:Peking da:kinesisk ku:Çîn",
    "SA": "vi:Saudi Arabia,Ả Rập Saudi,Ả Rập Xê Út,Ả-rập Xê-út,Arab Saudi,Riyadh th:ซาอุดิอาระเบีย,ซาอุดีอาระเบีย,ซาอุฯ,ริยาด bn:সৌদি,রিয়াদ hy:Սաուդյան Արաբիա,Էր Ռիադ ka:საუდის არაბეთი,რიადი,საუდი bg:Рияд,саудитски "
    "sr:Саудијска Арабија,Ријад,саудијски hr:Saudijska Arabija,Rijad az:Səudiyyə,Ər-Riyad ku:Siûdî,Erebistana Siûdî,Siûdiyê",
    "TR": "vi:Ankara th:ตุรกี,ตุรเคีย,อังการา bn:তুরস্ক,তুর্কি,আঙ্কারা hy:Թուրքիա,թուրքական,Անկարա ka:თურქეთი,თურქული,ანკარა bg:Анкара sr:Турска hr:Turska hu:török fi:Turkki,Turkin da:tyrkisk",
    "SY": "vi:Damascus th:ดามัสกัส bn:সিরীয়,দামেস্ক hy:սիրիական,Դամասկոս ka:სირიული,დამასკო bg:сирийски sr:сиријски hr:sirijski hu:szíriai az:Dəməşq ku:Sûrî,Sûriye,Şam ro:sirian",
    "IQ": "vi:Iraq th:อิรัก bn:ইরাকি,ইরাকী hy:իրաքյան ka:ერაყი,ერაყული bg:иракски sr:ирачки,Ирак hr:irački hu:iraki ku:Iraq,Îraq ro:irakian",
    "YE": "vi:Sanaa th:กรุงซานา,เยเมน bn:ইয়েমেনি,সানা,ইয়েমেনী hy:եմենական,Սանա ka:იემენი,სანა bg:йеменски sr:јеменски hr:Jemen,jemenski hu:jemeni az:Yəmən ku:Yemen ro:yemenit",
    "LB": "vi:Liban,Lebanon,Beirut th:เลบานอน,เบรุต bn:লেবানন,বৈরুত,লেবানিজ hy:լիբանանյան,Բեյրութ ka:ლიბანი,ბეირუთი bg:Бейрут,ливански sr:Бејрут,либански hr:Bejrut,libanski,Libanon hu:libanoni,Bejrút az:Livan,Beyrut ku:Lubnan,Libnan,Beyrût ro:libanez",
    "PS": "vi:Palestine th:ปาเลสไตน์ bn:ফিলিস্তিন,ফিলিস্তিনি,ফিলিস্তিনী,প্যালেস্টাইন hy:Պաղեստին,պաղեստինյան,պաղեստինցի ka:პალესტინა,პალესტინელი,პალესტინური bg:Палестина,палестински,палестинец "
    "sr:Палестина,палестински hr:Palestina,palestinski hu:Palesztina,palesztin az:Fələstin fi:Palestiina da:Palæstina,palæstinensisk ku:Filistîn,Felestîn ro:palestinian zh:巴勒斯坦",
    "KP": "vi:Triều Tiên,CHDCND Triều Tiên,Bình Nhưỡng,Bắc Triều Tiên th:เกาหลีเหนือ,เปียงยาง bn:উত্তর কোরিয়া,পিয়ংইয়ং hy:Հյուսիսային Կորեա,ԿԺԴՀ,Փհենյան ka:ჩრდილოეთი კორეა,ჩრდილოეთ კორეა,ფხენიანი bg:Северна Корея,Пхенян sr:Северна Кореја,Пјонгјанг hr:Sjeverna Koreja,Severna Koreja hu:Észak-Korea,Phenjan az:Şimali Koreya,KXDR,Pxenyan",
    "KR": "vi:Hàn Quốc,Seoul th:เกาหลีใต้,กรุงโซล bn:দক্ষিণ কোরিয়া,সিউল hy:Հարավային Կորեա,Սեուլ ka:სამხრეთი კორეა,სამხრეთ კორეა,სეული bg:Южна Корея,Сеул sr:Јужна Кореја,Сеул hr:Južna Koreja hu:Dél-Korea,Szöul az:Cənubi Koreya",
    "AE": "vi:UAE,Dubai,Các Tiểu vương quốc Arab Thống nhất th:สหรัฐอาหรับเอมิเรตส์,ยูเออี,ดูไบ,อาบูดาบี bn:আমিরাত,সংযুক্ত আরব আমিরাত,আরব আমিরাত,ইউএই,দুবাই hy:ԱՄԷ,Արաբական Միացյալ Էմիրություններ,Դուբայ ka:არაბთა გაერთიანებული საამიროები,არაბთა გაერთიანებული ემირატები,დუბაი "
    "bg:ОАЕ,Обединените арабски емирства sr:УАЕ,Уједињени Арапски Емирати hr:UAE,Ujedinjeni Arapski Emirati hu:Emirátusok az:BƏƏ ku:Îmarat,Îmaratê ja:ドバイ",
    "QA": "vi:Qatar,Doha th:กาตาร์,โดฮา bn:কাতার,দোহা hy:Քաթար,Դոհա ka:კატარი,ყატარი,დოჰა hr:Katar az:Qətər,Doha ku:Qeter,Qatar",
    "EG": "vi:Ai Cập,Cairo th:อียิปต์,ไคโร bn:মিসর,মিশর,কায়রো,মিসরীয় hy:եգիպտական,Կահիրե ka:ეგვიპტე,კაირო bg:Египет,Кайро sr:Египат,Каиро hr:Egipat az:Misir ku:Misir",
    "JO": "vi:Jordan bn:জর্ডান,আম্মান hy:Հորդանան ka:იორდანია sr:Јордан hr:Jordan ku:Urdun",
    "AF": "vi:Afghanistan,Kabul th:อัฟกานิสถาน,อัฟกัน,คาบูล bn:আফগান,আফগানিস্তান,কাবুল hy:Աֆղանստան,աֆղանական,Քաբուլ ka:ავღანეთი,ავღანური,ქაბული bg:афганистански,Кабул sr:Авганистан,авганистански hr:Avganistan,Afganistan hu:afgán az:Əfqanıstan,Kabil ku:Efxanistan,Afganistan,Kabil",
    "PK": "vi:Pakistan,Islamabad th:ปากีสถาน bn:পাকিস্তান,পাকিস্তানি,ইসলামাবাদ hy:պակիստանյան",
    "IN": "vi:Ấn Độ,New Delhi th:อินเดีย,นิวเดลี bn:ভারত,ভারতীয়,নয়াদিল্লি,দিল্লি hy:հնդկական bg:индийски sr:Индија az:Hindistan fi:Intia",
    "JP": "vi:Nhật,Nhật Bản,Tokyo th:ญี่ปุ่น,โตเกียว bn:জাপানি,টোকিও hy:ճապոնական,Տոկիո ka:იაპონური,ტოკიო bg:японски sr:јапански",
    "HK": "vi:Hồng Kông,Hong Kong,Hồng Công th:ฮ่องกง bn:হংকং hy:Հոնկոնգ ka:ჰონგკონგი,ჰონკონგი bg:Хонконг sr:Хонгконг az:Honkonq zh:香港",
    "TW": "vi:Đài Loan,Đài Bắc th:ไต้หวัน,ไทเป bn:তাইওয়ান,তাইপে hy:Թայվան ka:ტაივანი bg:Тайван sr:Тајван az:Tayvan",
    "PL": "vi:Ba Lan,Warsaw th:โปแลนด์ bn:পোল্যান্ড hy:Լեհաստան,լեհական ka:პოლონეთი,პოლონური bg:Полша sr:Пољска hu:Lengyelország,lengyel az:Polşa fi:Puola",
    "BY": "vi:Belarus th:เบลารุส bn:বেলারুশ hy:Բելառուս,Մինսկ ka:ბელარუსი,ბელორუსია bg:Беларус sr:Белорусија,Белорусијом hr:Bjelorusija,Belorusija hu:Fehéroroszország,Belarusz",
    "AM": "hy:հայկական,Երևան,ՀՀ ka:სომხეთი,სომხური,ერევანი az:Ermənistan,İrəvan,erməni bg:арменски", "AZ": "hy:Ադրբեջան,ադրբեջանական,ադրբեջանցի,Բաքու ka:აზერბაიჯანი,ბაქო az:Azərbaycan,Bakı",
    "GE": "hy:Վրաստան,Թբիլիսի,վրացական ka:საქართველო,ქართული,თბილისი az:Gürcüstan,Tiflis", "NL": "vi:Hà Lan th:เนเธอร์แลนด์,ฮอลแลนด์ bn:নেদারল্যান্ডস hy:Նիդերլանդներ,Հոլանդիա ka:ნიდერლანდები,ჰოლანდია bg:Нидерландия,Холандия sr:Холандија hr:Nizozemska,Holandija hu:Hollandia az:Niderland,Hollandiya fi:Alankomaat,Hollanti da:Nederlandene,Holland",
    "CD": "vi:CHDC Congo,Cộng hòa Dân chủ Congo th:สาธารณรัฐประชาธิปไตยคองโก,ดีอาร์คองโก bn:ডিআর কঙ্গো,কঙ্গো hy:Կոնգոյի Դեմոկրատական Հանրապետություն ka:კონგოს დემოკრატიული რესპუბლიკა bg:ДР Конго sr:ДР Конго hr:DR Kongo hu:Kongói Demokratikus Köztársaság az:Konqo Demokratik Respublikası",
    "VA": "vi:Vatican,Tòa Thánh th:วาติกัน bn:ভ্যাটিকান hy:Վատիկան ka:ვატიკანი sr:Ватикан hr:Vatikan",
    "LA": "th:สปป.ลาว", "OM": "ku:Oman,Uman bn:ওমান,মাস্কাট vi:Oman", "KW": "vi:Kuwait th:คูเวต bn:কুয়েত", "BH": "vi:Bahrain th:บาห์เรน bn:বাহরাইন",
    "VN": "vi:Việt Nam,Hà Nội th:เวียดนาม bn:ভিয়েতনাম", "TH": "vi:Thái Lan,Bangkok th:ไทย bn:থাইল্যান্ড,থাই", "BD": "bn:বাংলাদেশ,ঢাকা,বাংলাদেশি", "KH": "vi:Campuchia th:กัมพูชา",
    "RO": "vi:Romania,Rumani ro:România,român,București ka:რუმინეთი", "GR": "el:Ελλάδα,Αθήνα vi:Hy Lạp", "RS": "sr:Србија,Београд hr:Srbija,Beograd bg:Сърбия",
    "BG": "bg:България,български,София sr:Бугарска", "HU": "hu:Magyarország,magyar sr:Мађарска", "CZ": "cs:Česko,Česká republika,český vi:Cộng hòa Séc,Séc bn:চেক প্রজাতন্ত্র",
}  # fmt: skip

"""Names of months and weekdays in the languages that feeds are written in, folded; a name of two meanings has none."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping

# One line a language, months in order, spellings of one month joined by `/`. Genitives and abbreviations
# stand where they are used. `listopad(a)` is November in Polish and October in Croatian: left out.
_MONTHS = """
en january/jan february/feb march/mar april/apr may june/jun july/jul august/aug september/sep/sept october/oct november/nov december/dec
fr janvier/janv/jan fevrier/fevr/fev mars avril/avr mai juin juillet/juil/jul aout septembre/sept octobre/oct novembre/nov decembre/dec
de januar/jan/janner februar/feb/feber marz/mar/maerz april/apr mai juni/jun juli/jul august/aug september/sep/sept oktober/okt november/nov dezember/dez
es enero/ene febrero/feb marzo/mar abril/abr mayo/may junio/jun julio/jul agosto/ago septiembre/setiembre/sep/sept octubre/oct noviembre/nov diciembre/dic
pt janeiro/jan fevereiro/fev marco/mar abril/abr maio/mai junho/jun julho/jul agosto/ago setembro/set outubro/out novembro/nov dezembro/dez
it gennaio/gen febbraio/feb marzo/mar aprile/apr maggio/mag giugno/giu luglio/lug agosto/ago settembre/set/sett ottobre/ott novembre/nov dicembre/dic
ca gener/gen febrer/feb marc/mar abril/abr maig/mai juny/jun juliol/jul agost/ago setembre/set octubre/oct novembre/nov desembre/des
nl januari/jan februari/feb maart/mrt april/apr mei juni/jun juli/jul augustus/aug september/sep oktober/okt november/nov december/dec
da januar/jan februar/feb marts/mar april/apr maj juni/jun juli/jul august/aug september/sep oktober/okt november/nov december/dec
sv januari/jan februari/feb mars/mar april/apr maj juni/jun juli/jul augusti/aug september/sep oktober/okt november/nov december/dec
no januar/jan februar/feb mars/mar april/apr mai juni/jun juli/jul august/aug september/sep oktober/okt november/nov desember/des
fi tammikuuta/tammikuu helmikuuta/helmikuu maaliskuuta/maaliskuu huhtikuuta/huhtikuu toukokuuta/toukokuu kesakuuta/kesakuu heinakuuta/heinakuu elokuuta/elokuu syyskuuta/syyskuu lokakuuta/lokakuu marraskuuta/marraskuu joulukuuta/joulukuu
pl stycznia/styczen/sty lutego/luty/lut marca/marzec/mar kwietnia/kwiecien/kwi maja/maj czerwca/czerwiec/cze lipca/lipiec sierpnia/sierpien/sie wrzesnia/wrzesien/wrz pazdziernika/pazdziernik/paz _ grudnia/grudzien/gru
cs ledna/leden unora/unor brezna/brezen dubna/duben kvetna/kveten cervna/cerven cervence/cervenec srpna/srpen zari rijna/rijen listopadu prosince/prosinec
sk januara/januar februara/februar marca/marec aprila/april maja/maj juna/jun jula/jul augusta/august septembra/september oktobra/oktober novembra/november decembra/december
hu januar/jan februar/feb/febr marcius/marc aprilis/apr majus/maj junius/jun julius/jul augusztus/aug szeptember/szept oktober/okt november/nov december/dec
ro ianuarie/ian februarie/feb martie/mar aprilie/apr mai iunie/iun iulie/iul august/aug septembrie/sep/sept octombrie/oct noiembrie/noi/nov decembrie/dec
sr januar/jan februar/feb mart/mar april/apr maj jun/juni jul/juli avgust/avg septembar/sep/sept oktobar/okt novembar/nov decembar/dec
sr јануар/јан фебруар/феб март/мар април/апр мај јун/јуни јул/јули август/авг септембар/сеп октобар/окт новембар/нов децембар/дец
bg януари/яну февруари/фев март/мар април/апр маи юни юли август/авг септември/сеп/септ октомври/окт ноември/ное декември/дек
ru январь/января/янв февраль/февраля/фев/февр март/марта/мар апрель/апреля/апр маи/мая июнь/июня/июн июль/июля/июл август/августа/авг сентябрь/сентября/сен/сент октябрь/октября/окт ноябрь/ноября/ноя/нояб декабрь/декабря/дек
uk січень/січня/січ лютии/лютого/лют березень/березня/бер квітень/квітня/кві/квіт травень/травня/тра/трав червень/червня/чер/черв липень/липня/лип серпень/серпня/сер/серп вересень/вересня/вер жовтень/жовтня/жов/жовт листопад/листопада/лис/лист грудень/грудня/гру/груд
be студзень/студзеня люты/лютага сакавік/сакавіка красавік/красавіка травень/мая чэрвень/чэрвеня ліпень/ліпеня жнівень/жніўня верасень/верасня кастрычнік/кастрычніка лістапад/лістапада снежань/снежня
el ιανουαριος/ιανουαριου/ιαν φεβρουαριος/φεβρουαριου/φεβ/φεβρ μαρτιος/μαρτιου/μαρ/μαρτ απριλιος/απριλιου/απρ μαιος/μαιου/μαι ιουνιος/ιουνιου/ιουν ιουλιος/ιουλιου/ιουλ αυγουστος/αυγουστου/αυγ σεπτεμβριος/σεπτεμβριου/σεπ/σεπτ οκτωβριος/οκτωβριου/οκτ νοεμβριος/νοεμβριου/νοε δεκεμβριος/δεκεμβριου/δεκ
tr ocak/oca subat/sub mart/mar nisan/nis mayis/may haziran/haz temmuz/tem agustos/agu eylul/eyl ekim/eki kasim/kas aralik/ara
id januari/jan februari/feb/peb maret/mar april/apr mei juni/jun juli/jul agustus/agu/agt september/sep oktober/okt november/nov/nop desember/des
ar يناير/كانون_الثاني/جانفي فبراير/شباط/فيفري مارس/اذار ابريل/نيسان/افريل مايو/ايار/ماي يونيو/حزيران/جوان يوليو/تموز/جويلية اغسطس/اب/اوت سبتمبر/ايلول اكتوبر/تشرين_الاول نوفمبر/تشرين_الثاني ديسمبر/كانون_الاول
fa ژانویه فوریه مارس اوریل مه/می ژوین/ژوءن ژوییه/جولای/ژوءیه اوت/اگوست سپتامبر اکتبر نوامبر دسامبر
he ינואר/בינואר/ינו פברואר/בפברואר/פבר מרץ/במרץ/מרס אפריל/באפריל/אפר מאי/במאי יוני/ביוני יולי/ביולי אוגוסט/באוגוסט/אוג ספטמבר/בספטמבר/ספט אוקטובר/באוקטובר/אוק נובמבר/בנובמבר/נוב דצמבר/בדצמבר/דצמ
hi जनवरी फरवरी मारच अपरल मई जन जलाई अगसत सतबर/सतमबर अकटबर/अकतबर नवबर/नवमबर दसबर/दसमबर
"""
_DAYS = """
en monday/mon tuesday/tue/tues wednesday/wed/weds thursday/thu/thur/thurs friday/fri saturday/sat sunday/sun
fr lundi/lun mardi/mar mercredi/mer jeudi/jeu vendredi/ven samedi/sam dimanche/dim
de montag/mo dienstag/di mittwoch/mi donnerstag/do freitag/fr samstag/sa/sonnabend sonntag/so
es lunes/lun martes/mar miercoles/mie jueves/jue viernes/vie sabado/sab domingo/dom
pt segunda/seg terca/ter quarta/qua quinta/qui sexta/sex sabado/sab domingo/dom
it lunedi/lun martedi/mar mercoledi/mer giovedi/gio venerdi/ven sabato/sab domenica/dom
nl maandag/maa dinsdag/din woensdag/woe donderdag/don vrijdag/vri zaterdag/zat zondag/zon
da mandag/man tirsdag/tir onsdag/ons torsdag/tor fredag/fre lordag/lor/lørdag/lør sondag/son/søndag/søn
sv mandag/man tisdag/tis onsdag/ons torsdag/tors/tor fredag/fre lordag/lor sondag/son
pl poniedziałek/pon wtorek/wto/wt sroda/sro/sr czwartek/czw piatek/pia/pt sobota/sob niedziela/nie/niedz
cs pondeli/po utery/ut streda/st ctvrtek/ct patek/pa sobota/so nedele/ne
hu hetfo kedd szerda csutortok pentek szombat vasarnap
ru понедельник/пн вторник/вт среда/ср четверг/чт пятница/пт суббота/сб воскресенье/вс
uk понеділок/пн вівторок/вт середа/ср четвер/чт пятниця/пт субота/сб неділя/нд
el δευτερα/δευ τριτη/τρι τεταρτη/τετ πεμπτη/πεμ παρασκευη/παρ σαββατο/σαβ κυριακη/κυρ
tr pazartesi/pzt sali/sal carsamba/car persembe/per cuma/cum cumartesi/cmt pazar/paz
ar الاثنين/الاتنين الثلاثاء الاربعاء/الأربعاء الخميس الجمعة السبت الاحد/الأحد
ko 월/월요일 화/화요일 수/수요일 목/목요일 금/금요일 토/토요일 일요일
ja 月曜日 火曜日 水曜日 木曜日 金曜日 土曜日 日曜日
zh 星期一/周一 星期二/周二 星期三/周三 星期四/周四 星期五/周五 星期六/周六 星期日/周日/星期天
"""


def fold(text: str) -> str:
    """Small letters without marks, one form of alef, yeh and dotless i."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(c for c in plain if not unicodedata.category(c).startswith("M"))
    return unicodedata.normalize("NFC", plain).translate(_SAME)


_SAME = {ord("ı"): "i", ord("ى"): "ي", ord("ك"): "ك", ord("'"): "", ord("’"): ""}


def _table(lines: str) -> Mapping[str, int]:
    """Name -> number from 1; 0 for a name that several languages use differently."""
    found: dict[str, int] = {}
    for line in lines.strip().splitlines():
        for number, names in enumerate(line.split()[1:], 1):
            for name in names.split("/"):
                own = fold(name)
                found[own] = number if found.get(own, number) == number else 0
    found.pop("_", None)
    return found


MONTHS = _table(_MONTHS)
WEEKDAYS = _table(_DAYS)
"""Monday is 1."""

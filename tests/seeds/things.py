"""Things, towns and people that are called by a country, in the decoys of which they stand: a nut, a hat, a spring."""

from __future__ import annotations

_TABLE = """
BR Brazil nut,Brazil nuts,Brazil Nut,Brazil Nuts,Brazil wood,
NO Norway maple,Norway maples,Norway spruce,Norway spruces,Norway lobster,Norway lobsters,Norway rat,
NO Norway rats,Norwegian Wood,
PL Poland Spring,Poland Springs,
JP the band Japan,Japanese knotweed,Japanese maple,Japanese beetle,
JM Jamaica Center,Jamaica Plain,Jamaica Bay,Jamaica Inn,Jamaica Kincaid,Jamaica station,Jamaica Avenue,
JM Jamaica Hospital,Flor de Jamaica,agua de Jamaica,agua de jamaica,flor de jamaica,
FR Cécile de France,Anatole France,Île-de-France,Ile-de-France,Tour de France,French horn,French press,
FR French kiss,French bulldogs,French braid,French window,French windows,French polish,
CY Cyprus Avenue,
JO نهر الأردن,נהר הירדן,ים ירדן,Jordan Bardella,Jordan almonds,Michael B. Jordan,Jordan Pefok,
JO Jordan Ayew,נהר ירדן,עמק הירדן,מייקל ירדן,
CN porcelana da China,tinta da China,tinta china,barrio china,China Anne,china cabinet,China cabinet,
CN Bone China,چین و چروک,چین‌وچروک,چین خوردگی,چین‌خوردگی,چین‌های پوست,
OM عمان عاصمة الأردن,العاصمة الأردنية عمان,العاصمة عمان,عمان الأهلية,
TD Tchad Blake,Chad Kroeger,Chad Johnson,
LB Cedars of Lebanon,
EG Prince of Egypt,
DK Denmark Hill,Denmark Street,Danish pastries,
TR Turkey Trot,Turkey sandwich,Turkey sandwiches,
PA panama hat,Panama hats,Panama City Beach,
NL Dutch courage,Double Dutch,Dutch door,
GR Greek yoghurt,Greek life,
CH Swiss chard,Swiss roll,
ES Spanish Fork,Spanish Town,Spanish omelette,Spanish moss,
BE Belgian waffles,
CA Canada goose,Canada Goose,Canada geese,Canada Geese,
IE Kathy Ireland,Irish setter,Irish stew,Irish coffee,Ireland Baldwin,
RO المسرح الروماني,الإمبراطورية الرومانية,العصر الروماني,المدرج الروماني,الحمام الروماني,
RU Russian doll,Russian dolls,
"""

THINGS: dict[str, str] = {}
for _line in _TABLE.split("\n"):
    _code, _, _told = _line.partition(" ")
    if _code:
        THINGS[_code] = THINGS.get(_code, "") + _told

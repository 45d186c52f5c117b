"""Towns that bear the name of a far place: "Lebanon, Tennessee", and the village of Hamas.

Facts, written down by us: the states of the United States and the provinces of Canada and Australia.
"""

from __future__ import annotations

import re

_STATES = """
Alabama Alaska Arizona Arkansas California Colorado Connecticut Delaware Florida Georgia Hawaii Idaho Illinois Indiana
Iowa Kansas Kentucky Louisiana Maine Maryland Massachusetts Michigan Minnesota Mississippi Missouri Montana Nebraska
Nevada New_Hampshire New_Jersey New_Mexico New_York North_Carolina North_Dakota Ohio Oklahoma Oregon Pennsylvania
Rhode_Island South_Carolina South_Dakota Tennessee Texas Utah Vermont Virginia Washington_State West_Virginia Wisconsin
Wyoming Ontario Quebec Alberta Saskatchewan Manitoba Nova_Scotia New_Brunswick British_Columbia Queensland Tasmania
Victoria New_South_Wales
Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Ky La Md Mass Mich Minn Miss Mo Mont Neb Nev N.H N.J N.M N.Y N.C
N.D Okla Ore Pa R.I S.C S.D Tenn Tex Vt Va Wash W.Va Wis Wyo Ont Que
"""
_STATE = "|".join(re.escape(state.replace("_", " ")) for state in sorted(_STATES.split(), key=len, reverse=True))
_IN_A_STATE = re.compile(rf", (?:{_STATE})\b\.?(?!,? (?:and|or|und|et|y|e|o)\b)")
_KINDS = """
village of;hamlet of;town of;parish of;river;river of;valley of;village de;hameau de;hameau d';aldea de;pueblo de;río;
aldeia de;rio;villaggio di;borgo di;frazione di;fiume;Dorf;Dörfchen;Weiler;Fluss;dorp;gehucht;wieś;wioska;wsi;rzeka;
деревня;деревне;деревни;село;селе;села;посёлок;поселок;посёлке;река;реке;реки;річка;річці;قرية;بلدة;وادي;نهر;روستای;رود;
כפר;הכפר;נחל;köyü;村
"""
_KIND = "|".join(re.escape(kind.strip()) for kind in _KINDS.split(";") if kind.strip())
_CALLED = re.compile(rf"(?:^|[^\w])(?:{_KIND})\s?[\"'«“„]?$", re.IGNORECASE)
_BACK = 16  # characters of the longest, and what stands before


def in_a_state(text: str, end: int) -> bool:
    """Whether the state of a small namesake stands behind a place's name that ends at `end`: "Peru, Indiana"."""
    return text.startswith(", ", end) and _IN_A_STATE.match(text, end) is not None


def of_land(text: str, start: int) -> str:
    """What a name at `start` is said to be called by: "village of" before Hamas; "" for nothing."""
    found = _CALLED.search(text, max(0, start - _BACK), start)
    return found.group().strip() if found else ""

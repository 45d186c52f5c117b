"""How well names are found on labelled texts: re3d, MUC-4, and spelling variants of one actor.

The texts are third-party and read where they lie (`$VEDETTE_DATA`, else `../shared/data`);
without them the rows say so.
"""

from __future__ import annotations

import os
import re
from collections import defaultdict
from collections.abc import Iterable
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

import orjson

from agents import trial
from agents.flag.compile import Compiled, compile_watchlist
from agents.flag.mention import FLAG
from agents.flag.reading import parse
from agents.flag.scan import scan
from agents.text import fold

DATA = Path(os.environ.get("VEDETTE_DATA", Path(__file__).parents[2] / "shared" / "data"))
TYPES = {
    "Organisation": "actor",
    "Person": "person",
    "Location": "place",
    "Weapon": "system",
    "MilitaryPlatform": "system",
}
_ARTICLE = re.compile(r"^(?:the|a|an|their|its|his|our) ", re.IGNORECASE)
_PRONOUNS = {"he", "she", "her", "his", "it", "its", "we", "our", "they", "i", "him", "you", "who", "today"}


def compiled(names: Iterable[tuple[str, str, list[str]]], rest: str = "") -> Compiled:
    """A watchlist of (id, kind, aliases), with cues and rules as YAML in `rest`."""
    rows = [{"id": id, "kind": kind, "name": aliases[0], "names": {"en": aliases}} for id, kind, aliases in names]
    files = {"names.yaml": orjson.dumps({"entities": rows}).decode()} | ({"rest.yaml": rest} if rest else {})
    return compile_watchlist(parse(files))


def prf(right_told: int, told: int, found: int, wanted: int) -> tuple[float, float, float]:
    """Precision over what was told, recall over what was wanted, and their harmonic mean."""
    p, r = right_told / max(1, told), found / max(1, wanted)
    return p, r, 2 * p * r / max(1e-9, p + r)


# re3d: aliases made from the other documents


def re3d() -> tuple[float, float, float] | None:
    """P, R, F1 over named mentions; a document's aliases are the names that the other documents label.

    Named: begins with a capital or digit behind its article, labelled with confidence .5 and more. A name is one
    thing, also where it is labelled as several kinds (Syria: a place, a party); a flagged mention is right where it
    overlaps a labelled one of any of them, whatever its confidence.
    """
    if not (DATA / "matching" / "re3d").exists():
        return None
    documents = [orjson.loads(file.read_bytes()) for file in sorted((DATA / "matching" / "re3d").glob("*.json"))]
    told = right = wanted = found = 0
    for number, document in enumerate(documents):
        flagged = _flagged(_known(documents[:number] + documents[number + 1 :]), document["text"])
        labelled = [(e["begin"], e["end"], {TYPES[e["type"]]}, e) for e in document["entities"] if e["type"] in TYPES]
        named = [row for row in labelled if _name(row[3])]
        told += len(flagged)
        right += sum(any(_overlap(one, row) for row in labelled) for one in flagged)
        wanted += len(named)
        found += sum(any(_overlap(row, one) for one in flagged) for row in named)
    return prf(right, told, found, wanted)


Span = tuple[int, int, set[str]]


def _flagged(known: dict[str, tuple[set[str], list[str]]], text: str) -> list[Span]:
    names = {f"n{number}": row for number, row in enumerate(known.values())}
    watchlist = compiled((id, min(kinds), aliases) for id, (kinds, aliases) in names.items())
    mentions = scan(watchlist, {"text": text}).mentions
    return [(m.start, m.end, names[m.entity][0]) for m in mentions if m.confidence >= FLAG]


def _overlap(one: tuple[Any, ...], other: tuple[Any, ...]) -> bool:
    return bool(one[0] < other[1] and other[0] < one[1] and one[2] & other[2])


def _name(entity: dict[str, Any]) -> str:
    name = _ARTICLE.sub("", " ".join(entity["value"].split()))
    named = name[:1].isupper() or name[:1].isdigit()
    return name if named and len(name) > 1 and name.lower() not in _PRONOUNS and entity["confidence"] >= 0.5 else ""


def _known(documents: list[dict[str, Any]]) -> dict[str, tuple[set[str], list[str]]]:
    """Name, small letters -> the kinds it is labelled as, and its spellings."""
    kinds: defaultdict[str, set[str]] = defaultdict(set)
    spellings: defaultdict[str, set[str]] = defaultdict(set)
    for document in documents:
        for entity in document["entities"]:
            if entity["type"] in TYPES and (name := _name(entity)):
                for alias in {name, name.partition(", ")[0]}:  # Brussels, Belgium: a list has Brussels
                    kinds[alias.lower()].add(TYPES[entity["type"]])
                    spellings[alias.lower()].add(alias)
    return {name: (kinds[name], sorted(spellings[name])) for name in sorted(kinds)}


# MUC-4: who did it

ARMED_GROUPS = {
    "fmln": ["FMLN", "Farabundo Marti National Liberation Front", "Farabundo Marti Front", "Farabundo Marti"],
    "eln": ["ELN", "Army of National Liberation", "National Liberation Army", "Camilist Union", "UC-ELN"],
    "farc": ["FARC", "Revolutionary Armed Forces of Colombia"],
    "m-19": ["M-19", "19 April Movement", "April 19 Movement"],
    "epl": ["EPL", "People's Liberation Army", "Popular Liberation Army"],
    "shining-path": ["Shining Path", "Sendero Luminoso"],
    "mrta": ["MRTA", "Tupac Amaru Revolutionary Movement", "Tupac Amaru"],
    "extraditables": ["Extraditables", "The Extraditables"],
    "medellin-cartel": ["Medellin Cartel", "Medellin drug cartel"],
    "cali-cartel": ["Cali Cartel"],
    "fpmr": ["FPMR", "Manuel Rodriguez Patriotic Front", "Manuel Rodriguez Front"],
    "mir": ["MIR", "Movement of the Revolutionary Left"],
    "lautaro": ["Lautaro", "MAPU-Lautaro", "Lautaro Youth Movement"],
    "urng": ["URNG", "Guatemalan National Revolutionary Unity"],
    "fpl": ["FPL", "People's Liberation Forces", "Popular Liberation Forces"],
    "erp": ["ERP", "People's Revolutionary Army"],
    "morazanist-front": ["Morazanist", "Morazanist Patriotic Front"],
    "cinchoneros": ["Cinchoneros", "Cinchonero"],
    "contras": ["Contras", "Nicaraguan Resistance"],
    "anticommunist-alliance": ["Anticommunist Action Alliance"],
    "death-squads": ["death squads", "death squad"],
    "arena": ["ARENA"],
    "ricardo-franco": ["Ricardo Franco"],
    "zarate-willka": ["Zarate Willka", "Zarate Wilca"],
    "simon-bolivar": ["Simon Bolivar Guerrilla Coordinating Board", "Simon Bolivar"],
    "salvadoran-army": ["Salvadoran Army", "Salvadoran Armed Forces"],
    "salvadoran-air-force": ["Salvadoran Air Force"],
    "atlacatl": ["Atlacatl Battalion", "Atlacatl"],
    "sandinist-army": ["Sandinist People's Army", "EPS"],
    "honduran-army": ["Honduran Army"],
}
"""Armed groups of Latin America around 1989, as a watcher would have listed them; not made from the answers."""

WHO_DID_IT = """
cues:
  attack: [attack*, kill*, murder*, assassinat*, kidnap*, bomb*, explo*, dynamit*, ambush*, machinegun*, shot, wound*,
    abduct*, blew, "blow up", "blown up", terrorist*, sabotage*, destroy*, burn*, set fire, massacre*, claimed,
    responsib*]
rules:
  - id: did-it
    title: An organisation with an attack in the sentence
    severity: high
    when: '@kind:actor W/S #attack'
    unless: [{near: [condemn*, denied, deny, denies, denying], within: 6 words}]
"""
_MESSAGE = re.compile(r"^(DEV-MUC3-\d+) \(.*?\)\s*$", re.MULTILINE)
_ID = re.compile(r"DEV-MUC3-\d+")
_INCIDENT = re.compile(r"^4\.  INCIDENT: TYPE +[^*\-\s]", re.MULTILINE)
_ORGANISATION = re.compile(r"^10\. PERP: ORGANIZATION ID(.*(?:\n {10,}.*)*)", re.MULTILINE)


def muc4() -> tuple[float, float, float] | None:
    """P, R, F1 over (message, armed group): those of the answer keys against those with an attack in their sentence.

    Counted: the development messages that report an incident, and of their answers those that name a group above.
    """
    if not (DATA / "matching" / "muc4").exists():
        return None
    watchlist = compiled(((id, "actor", names) for id, names in ARMED_GROUPS.items()), WHO_DID_IT)
    texts, answers = _messages()
    told = right = wanted = 0
    for id, names in answers.items():
        truth = {mention["entity"] for name in names for mention in _found(watchlist, name)["mentions"]}
        quotes = [quote for hit in _found(watchlist, texts[id])["hits"] for quote in hit["evidence"]]
        got = {term["ref"][1:] for quote in quotes for term in quote["terms"] if term["ref"].startswith("@")}
        told, right, wanted = told + len(got), right + len(got & truth), wanted + len(truth)
    return prf(right, told, right, wanted)


def _found(watchlist: Compiled, text: str) -> dict[str, Any]:
    return trial.flagged(watchlist, trial.Text(text=text, lang="en"))


def _messages() -> tuple[dict[str, str], dict[str, list[str]]]:
    """Message -> its text; and, where it reports an incident, the names of perpetrator organisations in its key."""
    texts: dict[str, str] = {}
    answers: dict[str, list[str]] = {}
    for file in sorted((DATA / "matching" / "muc4" / "dev").iterdir()):
        raw = file.read_text(encoding="latin-1")
        if file.name.startswith("dev-"):
            parts = _MESSAGE.split(raw)
            texts |= {id: _paragraphs(text) for id, text in zip(parts[1::2], parts[2::2], strict=True)}
        for template in re.split(r"(?=^0\.  MESSAGE: ID)", raw, flags=re.MULTILINE)[1:]:
            id, slot = _ID.search(template), _ORGANISATION.search(template)
            if id and slot and _INCIDENT.search(template):
                answers.setdefault(id.group(), []).extend(re.findall(r'"([^"]+)"', slot.group(1)))
    return texts, {id: names for id, names in answers.items() if id in texts}


def _paragraphs(text: str) -> str:
    """The lines of a paragraph joined, as they were before they were cut to a width."""
    return "\n\n".join(" ".join(part.split()) for part in re.split(r"\n\s*\n", text) if part.strip())


# PETRARCH: spelling variants of one actor

VARIANT_FILES = ("Phoenix.International.actors.txt", "Phoenix.MilNonState.actors.txt", "Phoenix.Countries.actors.txt")
_ALIKE = 0.6  # of each word with its counterpart (difflib's ratio): below it, it is another name


def petrarch() -> tuple[float, float, float] | None:
    """P, R, F1 of finding an actor by a spelling that its watchlist entry does not have.

    All pairs of an actor's first spelling and another (some 1,150) that have two words and more, agree word by word
    (ratio >= .6) and are not the same when folded. The watchlist has the first spelling of all actors, with
    `fuzzy: true`; the other stands in a sentence. Right: this actor is found; wrong: another one.
    """
    if not (DATA / "matching" / "petrarch").exists():
        return None
    actors = _actors()
    pairs = _variants(actors)
    rows = [
        {"id": f"a{number}", "kind": "actor", "name": names[0], "names": {"en": [names[0]]}, "match": {"fuzzy": True}}
        for number, names in enumerate(actors)
    ]
    watchlist = compile_watchlist(parse({"actors.yaml": orjson.dumps({"entities": rows}).decode()}))
    right = wrong = 0
    for number, name in pairs:
        mentions = scan(
            watchlist, {"text": f"Officials said on Monday that {name} had been named in the report."}
        ).mentions
        found = {mention.entity for mention in mentions if mention.confidence >= FLAG}
        right += f"a{number}" in found
        wrong += len(found - {f"a{number}"})
    return prf(right, right + wrong, right, len(pairs))


def _actors() -> list[list[str]]:
    """The names of each actor, the first is its main one; as people write them."""
    actors: list[list[str]] = []
    for file in VARIANT_FILES:
        for line in (DATA / "matching" / "petrarch" / file).read_text(encoding="utf-8", errors="replace").splitlines():
            name = re.sub(r"\[.*?\]|\(.*?\)|#.*", "", line.lstrip("+")).replace("_", " ").strip().title()
            if len(re.sub(r"\W", "", name)) < 7 or re.search(r"[$*?\t]", name) or line.lstrip().startswith(("[", "(")):
                continue
            if not line.startswith("+"):
                actors.append([name])
            elif actors:
                actors[-1].append(name)
    firsts: dict[str, list[str]] = {}
    for names in actors:
        firsts.setdefault(fold(names[0]), names)
    return list(firsts.values())


def _variants(actors: list[list[str]]) -> list[tuple[int, str]]:
    made = []
    for number, names in enumerate(actors):
        one = fold(names[0]).split()
        made += [(number, name) for name in names[1:] if len(one) > 1 and _spelt_alike(one, fold(name).split())]
    return made


def _spelt_alike(one: list[str], other: list[str]) -> bool:
    if len(one) != len(other) or "".join(one) == "".join(other):
        return False
    return all(a == b or SequenceMatcher(None, a, b).ratio() >= _ALIKE for a, b in zip(one, other, strict=True))

"""Other spellings of a name, made once when a watchlist is compiled: S-400 is S400 and S 400 too."""

from __future__ import annotations

import re

from agents.flag.chinese import written

_ACRONYM = 6  # letters of the longest that is also written with points
_LONG = 4  # letters of an Arabic name before whose article `ل` is looked for
_MOST = 24  # spellings of one name

_VARIED = re.compile(r"['.&\d]|^the | and |  |^ | $")  # names without any of it have one spelling
_NUMBERED = re.compile(r"([a-z]+) ?(\d+)")  # Kavel 12: nothing but the joint is written in two ways
_PARTED = re.compile(r"(?<=[^\W\d]) (?=\d)")
_JOINED = re.compile(r"(?<=[^\W\d])(?=\d)")
_POINTED = re.compile(r"(?:\w\.)+\w?")
_LATIN = re.compile(rf"{_VARIED.pattern}|\b(?:al|el|ul) ")  # what gives a Latin name, but an acronym, other spellings
_ONE_SPELLING = frozenset({"Latn", "Cyrl", "Hebr", "Hang"})  # scripts in which a plain name has no other
_GAP = re.compile(r"(?<=[^\W\d]) (?=\d)")
_ARTICLE = re.compile(r"\b(?:al|el|ul) (?=[a-z])")


def _plain(base: str) -> bool:
    """Whether a folded name is words of letters with nothing that is written in two ways: most are, told at once."""
    return (
        base.replace(" ", "").isalpha()
        and not ("  " in base or " and " in base or "l " in base or base.startswith("the "))
        and " " not in {base[0], base[-1]}
    )


def variants(base: str) -> set[str]:
    """Other spellings of a folded name, and itself: letters and digits joined or parted, apostrophes kept, dropped
    or blank, `&` and `and`, with and without points and a leading "the"."""
    if not _VARIED.search(base):
        return {base} if sum(map(str.isalnum, base)) > 1 else set()
    made = {base, _PARTED.sub("", base), _JOINED.sub(" ", base)}
    made |= {name.replace("'", "") for name in made} | {name.replace("'", " ") for name in made}
    made |= {name.replace(" & ", " and ") for name in made} | {name.replace(" and ", " & ") for name in made}
    made |= {name.replace(".", "") for name in made if _POINTED.fullmatch(name)}
    made |= {name.removeprefix("the ") for name in made if len(name) > len("the ") + 4 and " " in name[4:]}
    whole = {" ".join(name.split()) for name in made}
    return {name for name in sorted(whole)[:_MOST] if sum(map(str.isalnum, name)) > 1}


def dotted(name: str) -> set[str]:
    """An acronym with points, i.r.g.c; for capitals alone."""
    if not (name.isupper() and name.isalpha() and 2 < len(name) <= _ACRONYM):
        return set()
    return {".".join(name.casefold())}


def spellings(name: str, base: str, kind: str) -> set[str]:
    """All spellings of a name (`base` folded, of the script `kind`) that are made when the list is compiled."""
    if _plain(base) and kind in _ONE_SPELLING and len(base) > 1 and not name.isupper():
        return {base}
    if kind == "Latn" and not _LATIN.search(base) and not name.isupper():
        return {base}
    if kind == "Latn" and (numbered := _NUMBERED.fullmatch(base)):
        return {"".join(numbered.groups()), " ".join(numbered.groups())}
    made = variants(base)
    if kind == "Latn":
        articled = [one for one in made if _ARTICLE.search(one)]
        made |= {_ARTICLE.sub(f"{article} ", one) for one in articled for article in ("al", "el", "ul")}
        made |= dotted(name)
    elif kind == "Arab":
        made |= _arabic(made)
        made |= {_GAP.sub("  ", one) for one in made if _GAP.search(one)}  # a dash between blanks: إس ـ 400, إس -400
    elif kind == "Hani":
        made |= {form for one in made for form in written(one)}
    if _DOT.search(base):
        made |= _dotted_words(made)
    return made


_DOT = re.compile("[\u00b7\u30fb\u2022\u2027]")  # · ・ • ‧
_ARABIC_ARTICLE = re.compile("(アル|アッ|アン|アス|エル|ル)[\u30fb]")


def _dotted_words(names: set[str]) -> set[str]:
    """Chinese and Japanese put a dot between the words of a foreign name, a double hyphen, or nothing."""
    made = {_DOT.sub(mark, name) for name in names for mark in ("\u00b7", "\u30fb", "\u2022", "\u2027", "=", " ", "")}
    return made | {_ARABIC_ARTICLE.sub(rf"\1{mark}", name) for name in names for mark in ("=", "")}


def _arabic(names: set[str]) -> set[str]:
    """A blank left out (Persian's half-blank is dropped), `ل` before the article, two spellings of America."""
    made = {name.replace(" ", "") for name in names} | names
    made |= {one.replace("امريك", "اميرك") for one in made} | {one.replace("اميرك", "امريك") for one in made}
    return made | {"لل" + one[2:].removeprefix("ل") for one in made if one.startswith("ال") and len(one) > _LONG}

"""Word edges, and what may stand at them: inflection is handled here instead of in thousands of aliases."""

from __future__ import annotations

import re

_NEAR = 6  # letters looked at on either side

_LATIN = re.compile(r"'?s|es|s'|'|'(?:[a-zçğıöşü]{1,5})")
_LATIN_LONG = re.compile(r"'?s|es|s'|'|'(?:[a-zçğıöşü]{1,5})|n|en|er|e|nin|de|da|den|dan|u|owi|em|a|y|ow|ami|ach")
_CYRILLIC = re.compile(
    r"а|у|ом|е|ы|и|ов|ам|ами|ах|ой|ою|ю|я|ем|ей|ям|ями|ях|ев|ого|ому|ым|им|ых|их|ые|ый|ая|ую|і|ів|ові|ею|єю|ї|ям"
)
_ARABIC_BEFORE = re.compile(r"[وف]?(?:[بلك]|ال|لل|[بك]ال)?")
_ARABIC_AFTER = re.compile(r"|[ههاي]|يه|ين|ون|ات|ان|ها|هاي|هم|يين|يون|اي")
_HEBREW_BEFORE = re.compile(r"[והבלמשכ]{0,3}")
_HEBREW_AFTER = re.compile(r"|ים|ות|י|ה|ית|ת")
_MODEL = re.compile(r"[a-z]{1,4}\d{0,2}")  # S-300PMU2, F-35A, MQ-9B
_UNSPACED = {"Hani", "Kana", "Hang", "Thai"}
_LONG = 6


def edges(text: str, start: int, end: int, script: str, inflected: bool) -> str:
    """How a match stands in its word: `exact`, `affix`, or "" where it is only a part of another word."""
    if script in _UNSPACED:
        return "exact"
    before, after = _before(text, start), _after(text, end)
    if not before and not after.strip("'"):
        return "exact"
    return "affix" if inflected and _allowed(text[start:end], before, after, script) else ""


def _before(text: str, start: int) -> str:
    first = start
    while first > 0 and start - first < _NEAR and text[first - 1].isalnum():
        first -= 1
    return text[first:start]


def _after(text: str, end: int) -> str:
    last = end
    while last < len(text) and last - end < _NEAR + 2 and (text[last].isalnum() or _apostrophe(text, last)):
        last += 1
    return text[end:last]


def _apostrophe(text: str, at: int) -> bool:
    return text[at] == "'" and at + 1 < len(text) and text[at + 1].isalpha()


def _allowed(name: str, before: str, after: str, script: str) -> bool:
    if script == "Arab":
        return bool(_ARABIC_BEFORE.fullmatch(before) and _ARABIC_AFTER.fullmatch(after))
    if script == "Hebr":
        return bool(_HEBREW_BEFORE.fullmatch(before) and _HEBREW_AFTER.fullmatch(after))
    if before:
        return False
    if script == "Cyrl":
        return len(name) > 3 and bool(_CYRILLIC.fullmatch(after))
    if name[-1].isdigit() and _MODEL.fullmatch(after):
        return True
    return bool((_LATIN_LONG if len(name) >= _LONG else _LATIN).fullmatch(after))
